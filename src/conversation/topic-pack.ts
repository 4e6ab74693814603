/** Topics as the YAML that an editor writes in config/topics.yaml: taken out here, they can be taken in anywhere. Pure. */
import { stringify } from 'yaml';
import type { Keyword, Topic } from '../domain/topic.ts';

/** Reads the same form; the first mistake with its line and field. */
export type PackReader = (
	yaml: string,
) =>
	| { readonly kind: 'ok'; readonly topics: readonly Topic[] }
	| { readonly kind: 'problems'; readonly line: number; readonly field: string };

export function packOf(topics: readonly Topic[]): string {
	return stringify({ topics: topics.map(entryOf) }, { lineWidth: 120 });
}

/** Without what belongs to this house alone: whose topic it is, and how often it changed. */
function entryOf({ scope: _scope, revision: _revision, keywords, groups, exclude, ...rest }: Topic) {
	return {
		...rest,
		...(keywords.length > 0 && { keywords: keywords.map(wordOf) }),
		...(groups && { groups: groups.map((group) => group.map(wordOf)) }),
		...(exclude && { exclude: exclude.map(wordOf) }),
	};
}

function wordOf(keyword: Keyword): string | Keyword {
	return Object.keys(keyword).length === 1 ? keyword.text : keyword;
}

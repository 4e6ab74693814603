/** Reads the list of feeds an editor wrote: Feeds, or every mistake with file, line, field and remedy. */
import * as v from 'valibot';
import type { Feed } from '../src/domain/feed.ts';
import { idOf } from '../src/domain/id.ts';
import type { Problem } from './problem.ts';
import { checkYaml } from './yaml-file.ts';

export type FeedsResult =
	| { readonly kind: 'ok'; readonly feeds: readonly Feed[] }
	| { readonly kind: 'problems'; readonly problems: readonly Problem[] };

const address = v.pipe(
	v.string(),
	v.check(
		(text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''),
		'no http(s) address | Write the full address, beginning with https://',
	),
);

const FeedEntry = v.strictObject({
	url: address,
	title: v.pipe(v.string(), v.minLength(1, "empty | Write the publisher's name as readers know it")),
	site: v.optional(address),
	language: v.optional(
		v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'no language tag | Write one such as ar or en')),
	),
	country: v.optional(
		v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'no country code | Write two capital letters, such as SA')),
	),
	full_text: v.optional(v.boolean()),
	announce_newest: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50))),
});

const FeedsFile = v.strictObject({
	feeds: v.pipe(v.array(FeedEntry), v.minLength(1, 'empty | List at least one feed')),
});

/** `text` is the file's content; `allowLoopback` comes from the operator alone. */
export function readFeeds(file: string, text: string, options: { readonly allowLoopback: boolean }): FeedsResult {
	const checked = checkYaml(file, text, FeedsFile);
	if (checked.kind === 'problems') return checked;
	const problems: Problem[] = [];
	const feeds = new Map<string, Feed>();
	for (const [at, entry] of checked.value.feeds.entries()) {
		const feed = feedOf(entry, options.allowLoopback);
		if (feeds.has(feed.id)) {
			problems.push({
				file,
				line: checked.lineOf(['feeds', at, 'url']),
				field: `feeds[${at + 1}].url`,
				message: 'listed twice',
				remedy: 'Remove one of the two',
			});
		}
		feeds.set(feed.id, feed);
	}
	return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'ok', feeds: [...feeds.values()] };
}

function feedOf(entry: v.InferOutput<typeof FeedEntry>, allowLoopback: boolean): Feed {
	return {
		id: feedIdOf(entry.url),
		feedUrl: entry.url,
		siteUrl: entry.site,
		title: entry.title,
		language: entry.language ?? 'ar',
		country: entry.country,
		fullText: entry.full_text,
		announceNewest: entry.announce_newest,
		allowLoopback: allowLoopback || undefined,
	};
}

/** A feed is its address: the same one listed again, or added by command, is the same feed. */
export function feedIdOf(feedUrl: string): string {
	return idOf('f', new URL(feedUrl).href);
}

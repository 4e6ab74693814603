/** A YAML file checked against a schema: its value, or every mistake with file, line and field. Pure. */
import * as v from 'valibot';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { masked, type Problem } from './problem.ts';

export type YamlResult<T> =
	| {
			readonly kind: 'ok';
			readonly value: T;
			readonly lineOf: (path: readonly (string | number)[]) => number | undefined;
	  }
	| { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Parses `text` (YAML 1.2, so JSON too) and checks it; `file` only names the place. */
export function checkYaml<Schema extends v.GenericSchema>(
	file: string,
	text: string,
	schema: Schema,
): YamlResult<v.InferOutput<Schema>> {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines });
	const syntax = (message: string, line?: number) => ({
		file,
		line,
		field: 'syntax',
		message: message.split('\n')[0]!.replace(/ at line .*/, ''),
		remedy: 'Mend the YAML there',
	});
	if (document.errors.length > 0)
		return {
			kind: 'problems',
			problems: document.errors.map((error) => syntax(error.message, error.linePos?.[0].line)),
		};
	const parsed = made(document);
	if ('fault' in parsed) return { kind: 'problems', problems: [syntax(parsed.fault)] };
	function lineOf(path: readonly (string | number)[]): number | undefined {
		for (let length = path.length; length >= 0; length -= 1) {
			const node: unknown = document.getIn(path.slice(0, length), true);
			const range = (node as { range?: [number, number, number] } | undefined)?.range;
			if (range) return lines.linePos(range[0]).line;
		}
		return undefined;
	}
	const checked = v.safeParse(schema, parsed.value);
	if (checked.success) return { kind: 'ok', value: checked.output, lineOf };
	const problems = checked.issues.map((issue) => {
		const path = (issue.path ?? []).map((step) => step.key as string | number);
		return { file, line: lineOf(path), field: fieldName(path), message: messageOf(issue), remedy: remedyOf(issue) };
	});
	return { kind: 'problems', problems };
}

/** An alias without its anchor, and aliases of aliases without end, come to light only when the value is made. */
function made(document: Document): { readonly value: unknown } | { readonly fault: string } {
	try {
		return { value: document.toJS() };
	} catch {
		return { fault: 'an alias that leads nowhere, or too many of them' };
	}
}

/** "feeds[3].url" as people read it. */
function fieldName(path: readonly (string | number)[]): string {
	return (
		path.map((step, at) => (typeof step === 'number' ? `[${step + 1}]` : at === 0 ? step : `.${step}`)).join('') ||
		'file'
	);
}

function messageOf(issue: v.BaseIssue<unknown>): string {
	if (issue.type === 'strict_object') return issue.expected === 'never' ? 'unknown field' : 'missing';
	if (issue.received === 'undefined') return 'missing';
	return issue.kind === 'schema'
		? `${quoted(issue.received)} where ${issue.expected} is expected`
		: issue.message.split('|')[0]!.trim();
}

/** valibot writes a text as its own quotation; other kinds of values are named. */
function quoted(received: string): string {
	return received.startsWith('"') ? masked(received.slice(1, -1)) : received;
}

/** A schema's own message may carry its remedy after "|". */
function remedyOf(issue: v.BaseIssue<unknown>): string {
	const own = issue.message.split('|')[1];
	if (own) return own.trim();
	if (issue.expected === 'never') return 'Remove it, or mend its spelling';
	return `Write ${issue.expected ?? 'a valid value'}`;
}

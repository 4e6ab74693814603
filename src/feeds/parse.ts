/** The XML parser's door: canonical XML through rss-parser to plain fields. */
import Parser from 'rss-parser';
import type { Canonical } from './canonical-xml.ts';

/** One element: its text, its attributes, and its children by name. */
export type Element = {
	readonly text: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: Fields;
};
/** Elements by name (see vocabulary.ts), in document order. */
export type Fields = ReadonlyMap<string, readonly Element[]>;
export type Parsed = { readonly feed: Fields; readonly entries: readonly Fields[] };

/** Under this prefix, rss-parser interprets nothing. */
const RAW = 'raw:';
const FRAME = new Set(['rss', 'channel', 'item']);

/**
 * rss-parser 3.13 makes a snippet of every `description` and `content:encoded` in quadratic time, throws on a date it
 * cannot read, and keeps the first of several links: so each element but the frame is renamed while it parses
 * (xml2js's tagNameProcessors) and comes to us as a custom field. A parser that failed once stays broken: one for each feed.
 * undefined when the parser refuses the document all the same.
 */
export async function parse(canonical: Canonical): Promise<Parsed | undefined> {
	const fields = [...canonical.names].map((name) => [RAW + name, RAW + name, { keepArray: true }]);
	const parser = new Parser({
		xml2js: { tagNameProcessors: [(name: string) => (FRAME.has(name) ? name : RAW + name)] },
		customFields: { feed: fields, item: fields },
	} as unknown as Parser.ParserOptions<Record<string, unknown>, Record<string, unknown>>);
	const items = canonical.entries.map(({ xml }) => `<item>${xml}</item>`).join('');
	const document = `<rss version="2.0"><channel>${canonical.feed}${items}</channel></rss>`;
	const output = await parser.parseString(document).catch(() => undefined);
	return output && { feed: fieldsOf(output), entries: output.items.map(fieldsOf) };
}

/** rss-parser's object: our fields are arrays of xml2js nodes under prefixed names. */
function fieldsOf(source: object): Fields {
	const fields = new Map<string, readonly Element[]>();
	for (const [name, nodes] of Object.entries(source)) {
		if (!name.startsWith(RAW) || !Array.isArray(nodes)) continue;
		fields.set(name.slice(RAW.length), nodes.map(elementOf));
	}
	return fields;
}

/** An xml2js node: a string, or an object with "_" for its text, "$" for its attributes, and its children beside them. */
function elementOf(node: unknown): Element {
	if (typeof node !== 'object' || node === null)
		return { text: String(node ?? ''), attributes: {}, children: new Map() };
	const { _: text = '', $: attributes = {} } = node as { _?: string; $?: Record<string, string> };
	return { text, attributes, children: fieldsOf(node) };
}

/** Walks HTML or XML as a flat run of tags and texts: linear in the input, no tree, never throws. Pure. */
import { Tokenizer } from 'htmlparser2';

/** `value` is as written, its entities undecoded; `start` and `end` are its offsets in the source. */
export type Attribute = { readonly name: string; readonly value: string; readonly start: number; readonly end: number };

/** `start` is the offset of "<", `end` that behind ">". */
export type OpenTag = {
	readonly name: string;
	readonly attributes: readonly Attribute[];
	readonly selfClosed: boolean;
	readonly start: number;
	readonly end: number;
};

export type MarkupHandler = {
	open?(tag: OpenTag): void;
	close?(name: string): void;
	/** A stretch of text as written: entities undecoded. One text may come in several stretches. */
	text?(raw: string): void;
	/** The inside of a CDATA section (XML only). */
	cdata?(text: string): void;
};

/** A tag with more attributes is an attack; the rest of them are passed over. */
const MAX_ATTRIBUTES = 256;

/** Tells `handler` of every tag and text in order. What is broken is told as it stands: pairing tags is the handler's business. */
export function walkMarkup(source: string, language: 'html' | 'xml', handler: MarkupHandler): void {
	let name = '';
	let tagStart = 0;
	let attributes: Attribute[] = [];
	let attributeName = '';
	let value = { start: 0, end: 0 };

	function opened(end: number, selfClosed: boolean): void {
		handler.open?.({ name, attributes, selfClosed, start: tagStart, end: end + 1 });
	}
	const tokenizer = new Tokenizer(
		// Feeds write XHTML in HTML: `<script/>` must not swallow what follows it.
		{ xmlMode: language === 'xml', decodeEntities: false, recognizeSelfClosing: true },
		{
			onopentagname(start, end) {
				name = source.slice(start, end);
				tagStart = start - 1;
				attributes = [];
			},
			onattribname(start, end) {
				attributeName = source.slice(start, end);
				value = { start: end, end };
			},
			onattribdata(start, end) {
				value = { start, end };
			},
			onattribend() {
				if (attributes.length >= MAX_ATTRIBUTES) return;
				attributes.push({ name: attributeName, value: source.slice(value.start, value.end), ...value });
			},
			onopentagend: (end) => opened(end, false),
			onselfclosingtag: (end) => opened(end, true),
			onclosetag: (start, end) => handler.close?.(source.slice(start, end)),
			ontext: (start, end) => handler.text?.(source.slice(start, end)),
			oncdata: (start, end, tail) => handler.cdata?.(source.slice(start, end - tail)),
			// Never called while entities stay undecoded.
			onattribentity() {},
			ontextentity() {},
			oncomment() {},
			ondeclaration() {},
			onprocessinginstruction() {},
			onend() {},
		},
	);
	tokenizer.write(language === 'html' ? withoutCutTag(maskRawText(source)) : source);
	tokenizer.end();
}

const RAW_TEXT = /(<\/?)(iframe|title|textarea|xmp|noembed|noframes|plaintext)(?=[\s/>])/gi;

/**
 * In a document these elements take all that follows as their text; in the fragments of feeds they are often not closed.
 * Only script and style stay special. The mask has the same length, so that names are still read from the source.
 */
function maskRawText(html: string): string {
	return html.replace(RAW_TEXT, (_, start: string, name: string) => start + 'a'.repeat(name.length));
}

/** Teasers are cut anywhere, also within a tag ("… <p"), of which nothing should be seen. */
function withoutCutTag(html: string): string {
	const start = html.lastIndexOf('<');
	return start > html.lastIndexOf('>') && /[a-z/]/i.test(html[start + 1] ?? '') ? html.slice(0, start) : html;
}

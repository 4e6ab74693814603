/** HTML to plain text and back: rendered lines, entities, absolute addresses. Linear in the input, never throws. Pure. */
import { decodeHTMLStrict } from 'entities';
import { walkMarkup } from './markup.ts';

/** Elements whose content no reader sees; each comes as one text up to its end tag. */
const UNSEEN = new Set(['script', 'style']);
const LINES = new Set(
	(
		'address article aside blockquote br caption dd details dialog div dl dt fieldset figcaption figure footer form ' +
		'h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody tfoot thead tr ul'
	).split(' '),
);
const CELLS = new Set(['td', 'th']);

/** The text as a reader sees it, one paragraph (or line) each; white space is folded, empty ones are left out. */
export function paragraphs(html: string): string[] {
	const lines: string[] = [];
	let line = '';
	let unseen = '';
	function breakLine(): void {
		const text = collapse(line);
		if (text) lines.push(text);
		line = '';
	}
	function edge(name: string): void {
		if (LINES.has(name)) breakLine();
		else if (CELLS.has(name)) line += ' ';
	}
	walkMarkup(html, 'html', {
		open(tag) {
			const name = tag.name.toLowerCase();
			if (UNSEEN.has(name) && !tag.selfClosed) unseen = name;
			edge(name);
		},
		close(name) {
			if (name.toLowerCase() === unseen) unseen = '';
			edge(name.toLowerCase());
		},
		text(raw) {
			if (!unseen) line += decodeEntities(raw);
		},
	});
	breakLine();
	return lines;
}

/** The text on one line. */
export function plainText(html: string): string {
	if (!/[<&]/.test(html)) return collapse(html);
	return paragraphs(html).join(' ');
}

/** Entities to characters; only those closed by ";", since "?a=1&copy=2" is a common address and no copyright sign. */
export function decodeEntities(text: string): string {
	return text.includes('&') ? decodeHTMLStrict(text) : text;
}

/** Text to HTML (or XML) that says the same, also inside a quoted attribute. */
export function escapeHtml(text: string): string {
	return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!) : text;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** White space folded to single spaces, none at the ends. */
export function collapse(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

const ADDRESSES = new Set(['href', 'src', 'cite', 'poster', 'data', 'longdesc']);

/** Makes every address in `html` absolute by `resolve` (undefined: leave it); every other character stays as it was. */
export function mapAddresses(html: string, resolve: (address: string) => string | undefined): string {
	let result = '';
	let copied = 0;
	walkMarkup(html, 'html', {
		open(tag) {
			for (const { name, value, start, end } of tag.attributes) {
				if (!ADDRESSES.has(name.toLowerCase()) || start < copied) continue;
				const address = resolve(decodeEntities(value.trim()));
				if (address === undefined) continue;
				result += html.slice(copied, start) + escapeHtml(address);
				copied = end;
			}
		},
	});
	return result + html.slice(copied);
}

/** Bytes to text in the right charset: byte order mark, HTTP header, XML declaration, and what the bytes themselves show. Pure. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { RepairName } from './repair.ts';

/** Header names in any case. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;
export type Decoded = { readonly text: string; readonly charset: string; readonly warnings: readonly RepairName[] };

/** An XML declaration stands within the first bytes (XML 1.0 §2.8); stray white space may come before it. */
const DECLARATION_BYTES = 400;

/**
 * The charset is the first of these that the bytes do not refute: a byte order mark, UTF-16 seen by its zero bytes, the
 * HTTP header (RFC 7303), the XML declaration, UTF-8, windows-1256 or windows-1252. Bytes above 127 that mostly
 * form whole UTF-8 sequences are UTF-8 whatever the labels say: chance does not make those. Never throws.
 */
export function decode(bytes: Uint8Array, headers: Headers = {}): Decoded {
	const marked = byteOrderMark(bytes) ?? zeroBytes(bytes);
	if (marked) return { text: decodeAs(marked, bytes), charset: marked, warnings: [] };
	const labels = [headerCharset(headers), declaredCharset(bytes)].filter((label) => label !== undefined);
	const charset = trueCharset(
		bytes,
		labels.map(knownCharset).filter((label) => label !== undefined),
	);
	const warnings: RepairName[] = [];
	if (labels.length > 0 && knownCharset(labels[0]!) !== charset) warnings.push('charset-label-wrong');
	if (labels.length === 0 && charset !== 'utf-8') warnings.push('charset-unlabelled');
	const text = decodeAs(charset, bytes);
	if (text.includes('\uFFFD')) warnings.push('bytes-undecodable');
	return { text, charset, warnings };
}

/** ISO-8859-1, which the Encoding Standard reads as this, is what servers say who know nothing of the file. */
const SERVER_DEFAULT = 'windows-1252';

function trueCharset(bytes: Uint8Array, labels: readonly string[]): string {
	const shape = utf8Shape(bytes);
	if (shape.sequences > 0 && shape.broken * 2 <= shape.sequences) return 'utf-8';
	const plausible = labels.filter((label) => !label.startsWith('utf-16') && (label !== 'utf-8' || shape.broken === 0));
	const telling = plausible.find((label) => label !== SERVER_DEFAULT);
	return telling ?? (shape.broken === 0 ? (plausible[0] ?? 'utf-8') : singleByteCharset(bytes));
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
	const [a, b, c, d] = bytes;
	if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
	if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
	if (a === 0xfe && b === 0xff) return 'utf-16be';
	return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32be' : undefined;
}

/** "<" and what follows it, two bytes each (XML 1.0 appendix F). */
function zeroBytes(bytes: Uint8Array): string | undefined {
	const [a, b, c, d] = bytes;
	if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le';
	return a === 0 && b === 0x3c && c === 0 && d !== 0 ? 'utf-16be' : undefined;
}

function decodeAs(charset: string, bytes: Uint8Array): string {
	if (charset.startsWith('utf-32')) return decodeUtf32(bytes, charset === 'utf-32le');
	return new TextDecoder(charset).decode(bytes);
}

/** The Encoding Standard, and so TextDecoder, leaves UTF-32 out. */
function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const text: string[] = [];
	for (let at = 4; at + 4 <= bytes.length; at += 4) {
		const point = view.getUint32(at, isLittle);
		text.push(String.fromCodePoint(point <= 0x10ffff ? point : 0xfffd));
	}
	return text.join('');
}

function headerCharset(headers: Headers): string | undefined {
	const entry = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type');
	const type = String(entry?.[1] ?? '').slice(0, 200);
	return /charset\s*=\s*["']?([\w.:-]+)/i.exec(type)?.[1];
}

function declaredCharset(bytes: Uint8Array): string | undefined {
	const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARATION_BYTES));
	return /<\?xml\s[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(start)?.[1];
}

/** The Encoding Standard's name of a label; undefined for one it does not know. US-ASCII says nothing of the bytes above 127. */
function knownCharset(label: string): string | undefined {
	if (/^(us-)?ascii$/i.test(label)) return undefined;
	try {
		return new TextDecoder(label).encoding;
	} catch {
		return /^cp\d+$/i.test(label) ? knownCharset(`windows-${label.slice(2)}`) : undefined;
	}
}

/** Whole multi-byte sequences (RFC 3629), counted only beside broken ones, and bytes above 127 that belong to none. */
function utf8Shape(bytes: Uint8Array): { readonly sequences: number; readonly broken: number } {
	if (isUtf8(bytes)) return { sequences: isAscii(bytes) ? 0 : 1, broken: 0 };
	let sequences = 0;
	let broken = 0;
	for (let at = 0; at < bytes.length; at += 1) {
		const lead = bytes[at]!;
		if (lead < 0x80) continue;
		const length =
			lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;
		let seen = 1;
		while (seen < length && (bytes[at + seen]! & 0xc0) === 0x80) seen += 1;
		if (length > 0 && seen === length) sequences += 1;
		else broken += 1;
		if (length > 0 && seen === length) at += length - 1;
	}
	return { sequences, broken };
}

/**
 * No label, and no UTF-8. Arabic words are runs of bytes above 127 (windows-1256), while Western text has an accent here
 * and there (windows-1252): the share of such bytes that stand in runs of three or more decides.
 */
function singleByteCharset(bytes: Uint8Array): string {
	let high = 0;
	let inRuns = 0;
	let run = 0;
	for (const byte of bytes) {
		run = byte >= 0x80 ? run + 1 : 0;
		if (run > 0) high += 1;
		if (run === 3) inRuns += 3;
		if (run > 3) inRuns += 1;
	}
	return inRuns * 2 > high ? 'windows-1256' : 'windows-1252';
}

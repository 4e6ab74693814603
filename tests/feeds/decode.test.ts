import { describe, expect, test } from 'vitest';
import { decode } from '../../src/feeds/decode.ts';

const TEXT = '<title>أخبار المرفأ: وصول سفينة القمح</title>';
const utf8 = (text: string) => new TextEncoder().encode(text);

/** The single-byte encoder that the platform lacks: its own decoder, turned round. */
function encodeAs(charset: string, text: string): Uint8Array {
	const letters = new TextDecoder(charset).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
	return Uint8Array.from([...text].map((letter) => letters.indexOf(letter)));
}

function utf16(text: string, isBig: boolean, mark: string): Uint8Array {
	const bytes = Buffer.from(mark + text, 'utf16le');
	return isBig ? bytes.swap16() : bytes;
}

const declared = (charset: string) => `<?xml version="1.0" encoding="${charset}"?>${TEXT}`;
const served = (charset: string) => ({ 'Content-Type': `text/xml; charset=${charset}` });

describe('charsets', () => {
	test.each([
		['UTF-8 without any label', utf8(TEXT), {}],
		['UTF-8 with a byte order mark', utf8(`\uFEFF${TEXT}`), {}],
		['UTF-8 declared as windows-1256', utf8(declared('windows-1256')), {}],
		['UTF-8 declared as UTF-16', utf8(declared('utf-16')), {}],
		['UTF-8 served as ISO-8859-1', utf8(declared('utf-8')), served('iso-8859-1')],
		['windows-1256, declared', encodeAs('windows-1256', declared('windows-1256')), {}],
		['windows-1256, declared as cp1256', encodeAs('windows-1256', declared('cp1256')), {}],
		['windows-1256, served', encodeAs('windows-1256', TEXT), served('"windows-1256"')],
		['windows-1256, served as UTF-8', encodeAs('windows-1256', declared('windows-1256')), served('utf-8')],
		['windows-1256, served as ISO-8859-1', encodeAs('windows-1256', TEXT), served('iso-8859-1')],
		['windows-1256, declared as UTF-8', encodeAs('windows-1256', declared('utf-8')), {}],
		['windows-1256 without any label', encodeAs('windows-1256', TEXT), {}],
		['ISO-8859-6, declared', encodeAs('iso-8859-6', declared('iso-8859-6')), {}],
		['ISO-8859-6, served', encodeAs('iso-8859-6', TEXT), served('ISO-8859-6')],
		['UTF-16LE with a mark', utf16(TEXT, false, '\uFEFF'), {}],
		['UTF-16BE with a mark', utf16(TEXT, true, '\uFEFF'), {}],
		['UTF-16LE without a mark', utf16(TEXT, false, ''), {}],
		['UTF-16BE without a mark', utf16(TEXT, true, ''), {}],
	])('%s', (_, bytes, headers) => {
		expect(decode(bytes, headers).text.endsWith(TEXT)).toBe(true);
	});

	test('Western text without a label is not taken for Arabic', () => {
		const text = '<title>Élections à Genève : l’été déjà décidé</title>';
		expect(decode(encodeAs('windows-1252', text)).text).toBe(text);
	});

	test('one bad byte does not spoil UTF-8', () => {
		const bytes = Buffer.concat([utf8('<title>أخبار '), Buffer.from([0xd8]), utf8('المرفأ</title>')]);
		expect(decode(bytes).text).toBe('<title>أخبار \uFFFDالمرفأ</title>');
	});
});

/** Both languages say everything, and Arabic counts as Arabic counts. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ago, dateTime } from '../../src/i18n/dates.ts';
import { createSay } from '../../src/i18n/translate.ts';

const say = createSay();
const read = (language: string) => readFileSync(new URL(`../../src/i18n/${language}.ftl`, import.meta.url), 'utf8');
const keys = (language: string) => [...read(language).matchAll(/^([a-z][a-z-]*) =/gm)].map((match) => match[1]);
const words = (language: string) =>
	new Map(
		read(language)
			.split(/^(?=[a-z][a-z-]* =)/m)
			.map((part) => [
				part.split(' =')[0]!,
				[...new Set([...part.matchAll(/\$(\w+)/g)].map((match) => match[1]))].sort(),
			]),
	);

test('the two languages have the same messages, and these the same words to fill in', () => {
	expect(keys('ar')).toEqual(keys('en'));
	const [ar, en] = [words('ar'), words('en')];
	for (const key of keys('ar')) expect(ar.get(key!), key).toEqual(en.get(key!));
});

describe('Arabic counts', () => {
	test.each([
		[0, 'لا أخبار'],
		[1, 'خبر واحد'],
		[2, 'خبران'],
		[3, '٣ أخبار'],
		[10, '١٠ أخبار'],
		[11, '١١ خبرًا'],
		[99, '٩٩ خبرًا'],
		[100, '١٠٠ خبر'],
		[103, '١٠٣ أخبار'],
	])('%i', (count, text) => {
		expect(say({ language: 'ar' }, 'stories', { count })).toBe(text);
	});
	test('in the digits the reader chose', () => {
		expect(say({ language: 'ar', digits: 'latin' }, 'alert-sources', { count: 12 })).toBe('12 مصدرًا');
	});
	test('wire copies are told apart', () => {
		expect(say({ language: 'ar' }, 'alert-sources-independent', { count: 12, independent: 2 })).toBe(
			'١٢ مصدرًا، منها اثنان مستقلان',
		);
	});
});

test('times are said in the reader’s zone and digits', () => {
	expect(dateTime({ language: 'ar' }, '2026-11-25T09:05:00Z', 'Asia/Riyadh')).toContain('١٢:٠٥');
	expect(dateTime({ language: 'en' }, '2026-11-25T09:05:00Z', 'Africa/Cairo')).toContain('11:05');
	expect(ago({ language: 'ar' }, '2026-11-25T09:00:00Z', Date.parse('2026-11-25T09:02:30Z'))).toBe('قبل دقيقتين');
});

test('a message that does not exist is a bug, not an empty line', () => {
	expect(() => say({ language: 'ar' }, 'no-such-key')).toThrow('no-such-key');
	expect(() => say({ language: 'ar' }, 'stories', {})).toThrow('stories');
});

import { describe, expect, test } from 'vitest';
import { scanWords } from '../../src/stories/scan-words.ts';
import { termOf } from '../../src/stories/terms.ts';
import { Vocabulary } from '../../src/stories/vocabulary.ts';

function terms(text: string): string[] {
	const vocabulary = new Vocabulary();
	return vocabulary.tokensOf(text, scanWords(text, 100), 100).map((token) => vocabulary.termOf(token));
}

describe('terms', () => {
	test.each<[string, string, string]>([
		['a country by its capital and its people', 'واشنطن', 'الأميركيين'],
		['a country in two words, with a clitic', 'للولايات المتحدة', 'أمريكا'],
		['a country in another language', 'طوكيو', 'Japanese'],
		['two words for one kind of event', 'مصرع', 'مقتل'],
		['an event in another language', 'زلزال', 'earthquake'],
		['spellings of a foreign name', 'قندوز', 'قندز'],
		['a name spelt with g or j', 'إنجرليك', 'إنغرليك'],
		['Arabic-Indic digits', '٣٩٠', '390'],
		['thousands with a point between', '1,500', '١٬٥٠٠'],
		['a number as a word', 'ثلاثة', '3'],
		['diacritics and tatweel', 'العِـــراق', 'العراق'],
		['a presentation form', 'ﻻجئون', 'لاجئون'],
		['a clitic before a number', 'بـ11 طنا', 'ب 11 طنا'],
	])('%s: "%s" and "%s"', (_, one, other) => {
		expect(terms(one)).not.toEqual([]);
		expect(terms(one)).toEqual(terms(other));
	});

	test.each([
		['الهند', 'النهر'],
		['أستراليا', 'النمسا'],
		['قتيل', 'جريح'],
		['15', '51'],
		['أقال', 'أكل'],
	])('"%s" and "%s" differ', (one, other) => {
		expect(terms(one)).not.toEqual(terms(other));
	});

	test('particles, verbs of saying and forms of address say nothing', () => {
		expect(terms('وقال معالي الدكتور في بيان أمس إن الذي')).toEqual([]);
	});

	test('a word met twice is the same term as when met once', () => {
		expect(terms('تفجير تفجير')).toEqual([termOf('تفجير'), termOf('تفجير')]);
	});
});

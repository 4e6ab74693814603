/** Folding: one spelling for all that newspapers print, and the way back to the source. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldText } from '../../src/text/arabic.ts';

test.each([
	['diacritics', 'المُتَّحِدَةُ', 'المتحده'],
	['tatweel', 'النـــاتو', 'الناتو'],
	['hamza on and under alef, madda, wasla', 'أسد إسلام آسيا ٱلأمم', 'اسد اسلام اسيا الامم'],
	['hamza on its seats', 'مسؤول رئيس', 'مسوول رييس'],
	['hamza as a combining mark', 'أحمد ؤ', 'احمد و'],
	['final ya and ta marbuta', 'مستشفى مدرسة', 'مستشفي مدرسه'],
	['presentation forms', 'ﺍﻟﻨﺎﺗﻮ', 'الناتو'],
	['ligatures', 'ﻻ ﷲ', 'لا الله'],
	['Persian, Urdu and Kurdish letters', 'کوریا گەل ہند پاکستان', 'كوريا كهل هند باكستان'],
	['Arabic-Indic and Persian digits', '٢٠٢٤ ۲۰۲۵', '2024 2025'],
	['invisible characters', 'ال\u200cنا\u200fت\u00adو\ufeff', 'الناتو'],
	['Latin case and accents', 'CORÉE du Nord', 'coree du nord'],
	['no-break space', 'بحر\u00a0الصين', 'بحر الصين'],
	['what is no letter stays', '«نعم»، 😀!', '«نعم»، 😀!'],
])('%s', (_, source, folded) => {
	expect(foldText(source)).toBe(folded);
	expect(fold(source).text).toBe(folded);
});

test('each folded letter knows the unit it came from', () => {
	const source = 'قـالَ ﷲ: أُوكُوس';
	const { text, offsets } = fold(source);
	expect(text).toBe('قال الله: اوكوس');
	expect([...text].map((_, at) => source[offsets[at]!])).toEqual([...'قالﷲﷲﷲﷲ: أوكوس'].toSpliced(3, 0, ' '));
	expect(offsets.at(-1)).toBe(source.length);
});

test('any text: as many offsets as letters and one more, never going back, short and long alike', () => {
	const unit = fc.constantFrom(...'أإآٱاىيةهؤئءكگپ ـَُّ\u200f\u0654ﻻﷺ٣éÉ…\u00a0😀ab.');
	fc.assert(
		fc.property(fc.array(unit, { maxLength: 150 }), (units) => {
			const source = units.join('');
			const { text, offsets } = fold(source);
			expect(offsets).toHaveLength(text.length + 1);
			expect(offsets.every((offset, at) => at === 0 || offset >= offsets[at - 1]!)).toBe(true);
			expect(foldText(source)).toBe(text);
			expect(foldText(text)).toBe(text);
		}),
	);
});

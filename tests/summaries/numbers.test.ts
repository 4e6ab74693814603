import { describe, expect, test } from 'vitest';
import { numbersOf, statedNumbers } from '../../src/summaries/numbers.ts';

describe('statedNumbers', () => {
	test.each<[string, string[][]]>([
		['٢٣ جريحا', [['23']]],
		['ثلاثة وعشرون جريحا', [['23']]],
		['خمسة عشر يوما', [['15']]],
		['3 ملايين دينار', [['3000000']]],
		['ثلاثة ملايين دينار', [['3000000']]],
		['3,5 مليون', [['3500000']]],
		['٣٫٥ مليون', [['3500000']]],
		['1,500 طن', [['1500']]],
		['1.500 طن', [['1500', '1.5']]],
		['ألف وخمسمئة طن', [['1500']]],
		['خمسة وعشرين ألفا', [['25000']]],
		['مليون ونصف المليون', [['1500000']]],
		['ألفا ومئتي متر', [['1200']]],
		['50 في المئة', [['50']]],
		['بنسبة خمسين بالمائة', [['50']]],
		['two thousand five hundred people', [['2500']]],
		['الساعة 14:30', [['14'], ['30']]],
		['بلا أرقام هنا', []],
	])('%s', (text, expected) => {
		expect(statedNumbers(text)).toEqual(expected);
	});

	test('a figure of two readings is known by both', () => {
		expect(numbersOf('1.500')).toEqual(new Set(['1500', '1.5']));
	});
});

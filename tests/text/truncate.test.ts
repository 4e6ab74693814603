import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBalanced } from '../../src/text/quotation.ts';
import { elide, truncate, truncateHard } from '../../src/text/truncate.ts';
import { wordCount } from '../../src/text/word-count.ts';

const SENTENCE =
	'أعلنت بلدية الميناء خطة لتوسيع الرصيف الشرقي، تشمل بناء «مستودعات، ومرافق خدمة» للصيادين، على أن تبدأ الأشغال في الربيع المقبل.';

describe('truncate', () => {
	test('what fits comes back as it is', () => {
		expect(truncate(SENTENCE, { words: 60, characters: 500 })).toBe(SENTENCE);
	});

	test('cuts at the last clause that fits, and says so', () => {
		expect(truncate(SENTENCE, { words: 16, characters: 500 })).toBe(
			'أعلنت بلدية الميناء خطة لتوسيع الرصيف الشرقي، تشمل بناء «مستودعات، ومرافق خدمة» للصيادين…',
		);
	});

	test('never inside a quotation', () => {
		expect(truncate(SENTENCE, { words: 11, characters: 500 }, 5)).toBe('أعلنت بلدية الميناء خطة لتوسيع الرصيف الشرقي…');
	});

	test('gives up rather than leave a stump', () => {
		expect(truncate(SENTENCE, { words: 5, characters: 500 })).toBeUndefined();
	});
});

describe('elide', () => {
	const mentions = (clause: string) => clause.includes('الربيع');

	test('keeps the first clause and the one that is wanted', () => {
		expect(elide(SENTENCE, { words: 20, characters: 500 }, mentions)).toBe(
			'أعلنت بلدية الميناء خطة لتوسيع الرصيف الشرقي… على أن تبدأ الأشغال في الربيع المقبل.',
		);
	});

	test('not when no clause is wanted or both do not fit', () => {
		expect(elide(SENTENCE, { words: 20, characters: 500 }, () => false)).toBeUndefined();
		expect(elide(SENTENCE, { words: 10, characters: 500 }, mentions)).toBeUndefined();
	});
});

describe('truncateHard', () => {
	test('cuts at a word when no clause ends in time', () => {
		expect(truncateHard('أعلنت بلدية الميناء خطة لتوسيع الرصيف', { words: 4, characters: 500 })).toBe(
			'أعلنت بلدية الميناء خطة…',
		);
	});

	test('fits whatever comes, with its marks in pairs', () => {
		const word = fc.constantFrom('قال', '«نعم', 'لا»', '(هنا)', '"سوق', 'كبير،', 'F-35', '3.5', '؛', '👩‍👩‍👧', 'ﷺ');
		fc.assert(
			fc.property(fc.array(word, { maxLength: 40 }), fc.integer({ min: 1, max: 20 }), (list, words) => {
				const text = list.join(' ');
				const short = truncateHard(text, { words, characters: 60 });
				if (short === text) return;
				expect(wordCount(short)).toBeLessThanOrEqual(words);
				expect(short.length).toBeLessThanOrEqual(60);
				expect(isBalanced(short)).toBe(true);
			}),
		);
	});
});

/** Words and their places in the source. */
import { expect, test } from 'vitest';
import { words } from '../../src/text/words.ts';

function printed(source: string): string[] {
	return words(source).map(({ start, end }) => source.slice(start, end));
}

test('punctuation parts words, marks belong to them', () => {
	expect(printed('قالَتْ: «الناتو» و"AUKUS"، ٣٥ دولة.')).toEqual(['قالَتْ', 'الناتو', 'و', 'AUKUS', '٣٥', 'دولة']);
});

test('a word is folded, its place is the source’s', () => {
	expect(words(' الـنَّاتُو')).toEqual([{ text: 'الناتو', start: 1, end: 11 }]);
});

test('invisible characters neither part words nor end them', () => {
	expect(printed('\u200fنا\u200cتو\u200f.')).toEqual(['نا\u200cتو']);
});

/** A headline without the outlet's name behind it. Pure. */
import { foldText } from '../text/arabic.ts';
import { plainLine } from '../text/plain-line.ts';
import { truncateHard } from '../text/truncate.ts';
import { wordCount } from '../text/word-count.ts';

/** Discord's embed title holds 256 UTF-16 units; a headline of more is none. */
const LONGEST = 250;
const SUFFIX = /^(.{10,})\s(?:[–—|•»-]|::)\s+(\S+(?:\s\S+){0,4})$/u;
const OUTLET =
	/(?:^|\s)(?:news|tv|times|post|press|online|agency|arabic|نيوز|صحيفة|جريدة|قناة|وكالة|موقع|نت|أونلاين|اون لاين|عربي)(?:\s|$)|\.(?:com|net|org|tv)$/iu;

/** `publisher` is the outlet's own name: whatever repeats it at the end goes. */
export function cleanTitle(title: string, publisher: string): string {
	const plain = plainLine(title);
	const [, head, tail] = SUFFIX.exec(plain) ?? [];
	const isOutlet = head !== undefined && tail !== undefined && namesOutlet(tail, publisher) && wordCount(head) >= 3;
	return truncateHard(isOutlet ? head.trim() : plain, { words: Number.POSITIVE_INFINITY, characters: LONGEST });
}

function namesOutlet(tail: string, publisher: string): boolean {
	const [said, own] = [letters(tail), letters(publisher)];
	return OUTLET.test(tail) || (said.length >= 2 && own.length >= 2 && (own.includes(said) || said.includes(own)));
}

function letters(text: string): string {
	return foldText(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Shortens a sentence where it can bear it. Pure. */
import { isBalanced, withoutStrayMarks } from './quotation.ts';
import { wordCount } from './word-count.ts';

export type Room = { readonly words: number; readonly characters: number };

const ELLIPSIS = '…';
/** Where a clause ends: a comma, a semicolon, a spaced dash. */
const CLAUSE_END = /\s*[،؛,;](?=\s)|\s+[–—-](?=\s)/gu;
/** Words that cannot end a clause: what follows would be missed. */
const HANGING = /(?:^|\s)(?:و|في|من|إلى|على|عن|أن|إن|أو|بين|مع|التي|الذي|الذين|ثم|حيث)$/u;

/**
 * The longest beginning of a sentence that ends with a clause, fits, and leaves no quotation open; "…" marks the cut.
 * Undefined if there is none of at least `least` words. A sentence that fits comes back as it is.
 */
export function truncate(sentence: string, room: Room, least = 8): string | undefined {
	if (fits(sentence, room)) return sentence;
	let best: string | undefined;
	for (const end of sentence.matchAll(CLAUSE_END)) {
		const head = sentence.slice(0, end.index);
		if (!fits(`${head}${ELLIPSIS}`, room)) break;
		if (isBalanced(head) && !HANGING.test(head)) best = head;
	}
	return best && wordCount(best) >= least ? `${best}${ELLIPSIS}` : undefined;
}

/**
 * The first clause of a sentence and the first later one that `wanted` takes, with "…" for what was between them.
 * Undefined if there is no such clause, it does not fit, or a quotation would be cut.
 */
export function elide(sentence: string, room: Room, wanted: (clause: string) => boolean): string | undefined {
	const clauses = sentence.split(CLAUSE_END);
	const at = clauses.findIndex((clause, index) => index > 1 && wanted(clause));
	if (at === -1) return undefined;
	const [head, found] = [clauses[0]!, clauses[at]!.trim()];
	const isWhole = isBalanced(head) && isBalanced(found) && !HANGING.test(head) && !HANGING.test(found);
	const text = `${head}${ELLIPSIS} ${found}${at === clauses.length - 1 ? '' : ELLIPSIS}`;
	return isWhole && fits(text, room) ? text : undefined;
}

/** The same as `truncate`, but at a word when no clause ends in time; quotation marks that would stay open are taken off. */
export function truncateHard(text: string, room: Room): string {
	const soft = truncate(text, room, 1);
	if (soft) return soft;
	let head = '';
	for (const word of text.split(' ')) {
		const longer = head ? `${head} ${word}` : word;
		if (!fits(`${longer}${ELLIPSIS}`, room)) break;
		head = longer;
	}
	head = head.replace(HANGING, '').replace(/[\s،؛,;:–—-]+$/u, '');
	const plain = withoutStrayMarks(head);
	return plain && `${plain}${ELLIPSIS}`;
}

function fits(text: string, room: Room): boolean {
	return text.length <= room.characters && wordCount(text) <= room.words;
}

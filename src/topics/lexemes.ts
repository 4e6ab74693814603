/** The words of all keywords: each distinct one is a lexeme, whose printed forms stand in the form table while it is used. */
import { eachForm } from './form.ts';
import { createFormTable, type FormArrays } from './form-table.ts';
import { formsOf, type Role } from './morphology.ts';

export type Lexemes = {
	/** The lexeme of a keyword's word in its own letters. Each `take` is answered by one `release`. */
	take(word: string, role: Role): number;
	release(lexeme: number): void;
	arrays(): FormArrays;
	size(): number;
};

/** Words with the same printed forms are one lexeme: "المصري", "مصرية" and "المصريين" meet in the text as one. */
export function createLexemes(): Lexemes {
	const table = createFormTable();
	const idOf = new Map<string, number>();
	/** By lexeme: what it was made from, and how often it is used. */
	const made: ({ readonly key: string; readonly word: string; readonly role: Role } | undefined)[] = [undefined];
	const users: number[] = [0];
	const free: number[] = [];

	function take(word: string, role: Role): number {
		const key = `${role}:${word}`;
		const known = idOf.get(key);
		if (known !== undefined) {
			users[known]! += 1;
			return known;
		}
		const lexeme = free.pop() ?? made.length;
		made[lexeme] = { key, word, role };
		users[lexeme] = 1;
		idOf.set(key, lexeme);
		for (const [spelling, flags] of eachForm(formsOf(word, role))) table.add(spelling, lexeme, flags);
		return lexeme;
	}

	function release(lexeme: number): void {
		users[lexeme]! -= 1;
		const gone = made[lexeme];
		if (!gone || users[lexeme] !== 0) return;
		for (const [spelling] of eachForm(formsOf(gone.word, gone.role))) table.remove(spelling, lexeme);
		idOf.delete(gone.key);
		made[lexeme] = undefined;
		free.push(lexeme);
	}

	return { take, release, arrays: table.arrays, size: () => idOf.size };
}

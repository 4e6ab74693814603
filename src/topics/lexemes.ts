/** The words of all keywords: each distinct one is a lexeme, whose printed forms stand in the form table while it is used. */
import { type Forms, looseForms } from './form.ts';
import { createFormTable, type FormArrays } from './form-table.ts';
import { exactForms, formsOf, lemmaOf } from './morphology.ts';

export type Lexemes = {
	/** The lexeme of a keyword's word in its own letters. Each `take` is answered by one `release`. */
	take(word: string, role: Role): number;
	release(lexeme: number): void;
	arrays(): FormArrays;
};

/** `alone`: a keyword of one word. `phrase`: a word of a longer one. `exact`: this spelling only. */
export type Role = 'alone' | 'phrase' | 'exact';

/** Loose forms are added once the word is used in a phrase, and stay as long as the lexeme. */
type Lexeme = {
	readonly key: string;
	readonly word: string;
	readonly isExact: boolean;
	users: number;
	isLoose: boolean;
};

/** `newId` and `freeId` give and take the lexemes' numbers: positive, and reused. */
export function createLexemes(newId: () => number, freeId: (id: number) => void): Lexemes {
	const table = createFormTable();
	const idOf = new Map<string, number>();
	const made = new Map<number, Lexeme>();

	function take(word: string, role: Role): number {
		const isExact = role === 'exact';
		const key = keyOf(word, isExact);
		let id = idOf.get(key);
		if (id === undefined) {
			id = newId();
			idOf.set(key, id);
			made.set(id, { key, word, isExact, users: 0, isLoose: false });
			for (const [spelling, flags] of formsFor(word, isExact).sure) table.add(spelling, id, flags);
		}
		const lexeme = made.get(id)!;
		lexeme.users += 1;
		if (role === 'phrase' && !lexeme.isLoose) {
			lexeme.isLoose = true;
			for (const [spelling, flags] of looseForms(formsFor(word, isExact))) table.add(spelling, id, flags);
		}
		return id;
	}

	function release(id: number): void {
		const lexeme = made.get(id)!;
		lexeme.users -= 1;
		if (lexeme.users > 0) return;
		const forms = formsFor(lexeme.word, lexeme.isExact);
		for (const spelling of forms.sure.keys()) table.remove(spelling, id);
		if (lexeme.isLoose) for (const [spelling] of looseForms(forms)) table.remove(spelling, id);
		idOf.delete(lexeme.key);
		made.delete(id);
		freeId(id);
	}

	return { take, release, arrays: table.arrays };
}

function formsFor(word: string, isExact: boolean): Forms {
	return isExact ? exactForms(word) : formsOf(lemmaOf(word));
}

function keyOf(word: string, isExact: boolean): string {
	if (isExact) return `=${word}`;
	const { base, isCommon } = lemmaOf(word);
	return isCommon ? `+${base}` : base;
}

/** One pass over a raw text: fold, cut into words, hash, look up, follow phrases. Makes no string. */
import { EXPANDS, EXPANSIONS, FIRST_LETTER, HARD_BREAK, INVISIBLE, LETTERS, MARK } from '../text/letters.ts';
import * as form from './form.ts';
import { FIRST_FACTOR, FLAG_BITS, FLAG_MASK, type FormArrays, SECOND_FACTOR, SLOT } from './form-table.ts';
import { edgeHash, NODE, type PhraseArrays } from './phrase-trie.ts';

/** Longer words are cut: no keyword is that long. */
const LONGEST_WORD = 64;
/** و + ب + ا + ل: the deepest place where a form can begin. */
const DEEPEST = 4;
const WAW = 0x0648;
const FA = 0x0641;
const BA = 0x0628;
const KAF = 0x0643;
const LAM = 0x0644;
const SIN = 0x0633;
const ALEF = 0x0627;
const TA_MARBUTA = 0x0629;
const STOP = 0x2e;

/** Hits are triples [node of the phrase, first word, last word]; `starts` and `ends` are the words' offsets in the source. */
export type Scanner = {
	/** Reads a source; its words are numbered from `firstWord`. Answers the number after its last word. */
	scan(source: string, firstWord: number, forms: FormArrays, phrases: PhraseArrays): number;
	/** Forgets all hits. */
	clear(): void;
	hits: Int32Array;
	hitsEnd: number;
	starts: Int32Array;
	ends: Int32Array;
};

export function createScanner(): Scanner {
	return new WordScanner();
}

class WordScanner implements Scanner {
	hits: Int32Array = new Int32Array(3 * 256);
	hitsEnd = 0;
	starts: Int32Array = new Int32Array(1024);
	ends: Int32Array = new Int32Array(1024);

	#forms!: FormArrays;
	#phrases!: PhraseArrays;
	/** The word being read: folded letters, and the source's units they came from. */
	readonly #letters = new Uint16Array(LONGEST_WORD);
	readonly #units = new Uint16Array(LONGEST_WORD);
	/** Hashes of the word's tails that begin at 0…DEEPEST. */
	readonly #first = new Int32Array(DEEPEST + 1);
	readonly #second = new Int32Array(DEEPEST + 1);
	#length = 0;
	#word = 0;
	/** Phrases begun and not finished: pairs [node, first word]. */
	#active = new Int32Array(512);
	#activeEnd = 0;
	#next = new Int32Array(512);
	#nextEnd = 0;

	clear(): void {
		this.hitsEnd = 0;
	}

	scan(source: string, firstWord: number, forms: FormArrays, phrases: PhraseArrays): number {
		this.#forms = forms;
		this.#phrases = phrases;
		this.#word = firstWord;
		this.#activeEnd = 0;
		this.#length = 0;
		const letters = this.#letters;
		const units = this.#units;
		const size = source.length;
		let length = 0;
		let start = 0;
		let end = 0;
		for (let at = 0; at < size; at += 1) {
			const unit = source.charCodeAt(at);
			const letter = LETTERS[unit]!;
			if (letter >= FIRST_LETTER) {
				if (length === 0) start = at;
				if (length < LONGEST_WORD) {
					letters[length] = letter;
					units[length] = unit;
					length += 1;
				}
				end = at + 1;
			} else if (letter < INVISIBLE) {
				if (length > 0) {
					this.#length = length;
					this.#endWord(start, end);
					length = 0;
				}
				if (letter === HARD_BREAK && !(unit === STOP && isJoined(source, at))) this.#activeEnd = 0;
			} else if (letter === MARK) {
				if (length > 0 && end === at) end = at + 1;
			} else if (letter === EXPANDS) {
				for (const part of EXPANSIONS.get(unit)!) {
					const folded = LETTERS[part.charCodeAt(0)]!;
					if (folded >= FIRST_LETTER) {
						if (length === 0) start = at;
						if (length < LONGEST_WORD) {
							letters[length] = folded;
							units[length] = folded;
							length += 1;
						}
						end = at + 1;
					} else if (length > 0) {
						this.#length = length;
						this.#endWord(start, end);
						length = 0;
					}
				}
			}
		}
		if (length > 0) {
			this.#length = length;
			this.#endWord(start, end);
		}
		return this.#word;
	}

	#endWord(start: number, end: number): void {
		const word = this.#word;
		if (word >= this.starts.length) {
			this.starts = doubled(this.starts);
			this.ends = doubled(this.ends);
		}
		this.starts[word] = start;
		this.ends[word] = end;
		this.#nextEnd = 0;
		this.#hash();
		this.#probeTails();
		const finished = this.#active;
		this.#active = this.#next;
		this.#activeEnd = this.#nextEnd;
		this.#next = finished;
		this.#word = word + 1;
	}

	#hash(): void {
		const letters = this.#letters;
		let first = 0;
		let second = 0;
		for (let at = this.#length - 1; at >= 0; at -= 1) {
			const letter = letters[at]!;
			first = Math.imul(first ^ letter, FIRST_FACTOR);
			first ^= first >>> 15;
			second = Math.imul(second + letter, SECOND_FACTOR);
			second ^= second >>> 13;
			if (at <= DEEPEST) {
				this.#first[at] = first;
				this.#second[at] = second;
			}
		}
	}

	/** Looks the word up whole, and after each string of letters before it that may be particles. */
	#probeTails(): void {
		const letters = this.#letters;
		const length = this.#length;
		this.#probe(0, form.BARE);
		if (length < 3) return;
		let at = 0;
		if (letters[0] === WAW || letters[0] === FA) {
			this.#probe(1, letters[0] === WAW ? form.AFTER_WAW : form.AFTER_FA);
			at = 1;
		}
		const letter = letters[at]!;
		if (at + 2 >= length) return;
		if (letter === ALEF) {
			if (letters[at + 1] === LAM) this.#probe(at + 2, form.AFTER_ARTICLE);
		} else if (letter === LAM) {
			this.#probe(at + 1, form.AFTER_LAM);
			if (letters[at + 1] === LAM) this.#probe(at + 2, form.AFTER_LIL);
		} else if (letter === BA || letter === KAF) {
			this.#probe(at + 1, letter === BA ? form.AFTER_BA : form.AFTER_KAF);
			if (letters[at + 1] === ALEF && letters[at + 2] === LAM && at + 4 < length) {
				this.#probe(at + 3, form.AFTER_ARTICLE);
			}
		} else if (letter === SIN) {
			this.#probe(at + 1, form.AFTER_SIN);
		}
	}

	#probe(tail: number, place: number): void {
		const { slots, mask, overflow, flags } = this.#forms;
		const first = this.#first[tail]!;
		const second = this.#second[tail]!;
		for (let slot = first & mask; ; slot = (slot + 1) & mask) {
			const at = slot * SLOT;
			if (slots[at] === first && slots[at + 1] === second) {
				let posting = slots[at + 2]!;
				let next = slots[at + 3]!;
				while (posting) {
					this.#meet(posting >>> FLAG_BITS, flags[posting & FLAG_MASK]!, tail, place);
					posting = next ? overflow[next * 2]! : 0;
					next = next ? overflow[next * 2 + 1]! : 0;
				}
				return;
			}
			if (slots[at] === 0 && slots[at + 1] === 0) return;
		}
	}

	/** A form of a lexeme stands in the text: does it count here, and which phrases begin, go on or end with it? */
	#meet(lexeme: number, flags: number, tail: number, place: number): void {
		if (!(flags & place)) return;
		if (flags & form.NOT_TA_MARBUTA && this.#units[this.#length - 1] === TA_MARBUTA) return;
		const wanted = flags & form.ANY_HAMZA;
		if (wanted) {
			const printed = form.hamzaOf(this.#units[tail]!);
			if (printed && !(printed & wanted)) return;
		}
		const { roots, nodes } = this.#phrases;
		const word = this.#word;
		const root = lexeme < roots.length ? roots[lexeme]! : 0;
		if (root) {
			if (nodes[root * NODE + 1] && !(flags & form.LOOSE)) this.#emit(root, word);
			if (nodes[root * NODE]) this.#begin(root, word);
		}
		const active = this.#active;
		const bit = 1 << (lexeme & 31);
		for (let at = 0; at < this.#activeEnd; at += 2) {
			if (nodes[active[at]! * NODE]! & bit) this.#follow(active[at]!, lexeme, active[at + 1]!);
		}
	}

	#follow(parent: number, lexeme: number, firstWord: number): void {
		const { nodes, edges, edgeMask } = this.#phrases;
		for (let slot = edgeHash(parent, lexeme) & edgeMask; ; slot = (slot + 1) & edgeMask) {
			const at = slot * 3;
			const child = edges[at + 2]!;
			if (child === 0) return;
			if (child < 0 || edges[at] !== parent || edges[at + 1] !== lexeme) continue;
			if (nodes[child * NODE + 1]) this.#emit(child, firstWord);
			if (nodes[child * NODE]) this.#begin(child, firstWord);
			return;
		}
	}

	#begin(node: number, firstWord: number): void {
		if (this.#nextEnd + 2 > this.#next.length) this.#next = doubled(this.#next);
		this.#next[this.#nextEnd] = node;
		this.#next[this.#nextEnd + 1] = firstWord;
		this.#nextEnd += 2;
	}

	#emit(node: number, firstWord: number): void {
		if (this.hitsEnd + 3 > this.hits.length) this.hits = doubled(this.hits);
		this.hits[this.hitsEnd] = node;
		this.hits[this.hitsEnd + 1] = firstWord;
		this.hits[this.hitsEnd + 2] = this.#word;
		this.hitsEnd += 3;
	}
}

/** A stop between letters or digits ("U.S.", "2.5") is none. */
function isJoined(source: string, at: number): boolean {
	const after = source.charCodeAt(at + 1);
	return (after >= 0x30 && after <= 0x39) || (after >= 0x41 && after <= 0x5a) || (after >= 0x61 && after <= 0x7a);
}

function doubled(old: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(old.length * 2);
	larger.set(old);
	return larger;
}

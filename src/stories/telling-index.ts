/** Finds, among all tellings of the open stories, those that share rare terms with a new one, and compares with them. */
import { AskedTerms } from './asked-terms.ts';
import { compareWith } from './compare.ts';
import type { Evidence } from './likeness.ts';
import { Postings } from './postings.ts';
import { rarestTerms } from './rarest-terms.ts';
import { createRarityTable, type Rarity, rarityIn } from './rarity.ts';
import { type Reading, readArticle, recall, termIn } from './reading.ts';
import { Tally } from './tally.ts';
import type { Tellable, Telling } from './telling.ts';
import { twice } from './twice.ts';
import { Vocabulary } from './vocabulary.ts';
import { wordsInBoth } from './words-in-both.ts';

/** `owner` is what a reading was added under. */
type Entry<Owner> = { readonly owner: Owner; readonly reading: Reading; readonly opens: boolean };
export type Found<Owner> = { readonly owner: Owner; readonly reading: Reading; readonly evidence: Evidence };

/** How many of the rarest terms are looked up, how many of a term's latest tellings, how many of the best are compared. */
const MOST_TERMS = 16;
const MOST_POSTINGS = 8;
const MOST_COMPARED = 6;
/** Of those terms' rarity, the share that another telling must have to be worth a comparison. */
const LEAST_SHARED = 0.1;
/** Bins of the sketch by which copies are found: with half the wording in common, all eight differ once in 250 times. */
const SKETCH_KEYS = 8;
/** A shared hash weighs as much as so many of the rarest terms. */
const COPY_SCORE = 4;
/** More than a sketch's hashes. */
const MOST_HASHES = 2 ** 27;

/**
 * An inverted index that learns from what it holds how rare a term is: one story, one vote, by its first telling.
 * What it answers depends on what it holds and in what order that came, not on what was removed: a restart changes nothing.
 */
export class TellingIndex<Owner> {
	readonly #vocabulary = new Vocabulary();
	/** Slots of the entries with a term; those of removed entries stay until a rebuild. */
	readonly #postings = new Postings();
	/** The latest slot with this hash in a bin of its sketch: copies are found however common their words are. */
	readonly #copies = new Map<number, number>();
	readonly #entries: (Entry<Owner> | undefined)[] = [];
	readonly #rarityAt = createRarityTable();
	#stories = 0;
	readonly #asked = new AskedTerms();
	readonly #tally = new Tally();
	/** 1 where an entry is. */
	#alive = new Uint8Array(1024);

	/** Slots in use and not: what removals have left behind. */
	get slots(): number {
		return this.#entries.length;
	}

	read(article: Tellable, atMs: number): Reading {
		return readArticle(article, atMs, this.#vocabulary);
	}

	recall(telling: Telling): Reading {
		return recall(telling, this.#vocabulary);
	}

	wordsInBoth(title: string, other: Reading): string[] {
		return wordsInBoth(title, other, this.#vocabulary);
	}

	/** Gives the slot by which to remove it. `opens`: it is the first telling of its story. */
	add(reading: Reading, owner: Owner, opens: boolean): number {
		const slot = this.#entries.push({ owner, reading, opens }) - 1;
		if (slot >= this.#alive.length) this.#alive = twice(this.#alive);
		this.#alive[slot] = 1;
		for (const word of reading.terms) {
			this.#postings.add(termIn(word), slot);
			if (opens) this.#vocabulary.add(termIn(word), 1);
		}
		for (const key of sketchKeys(reading)) this.#copies.set(key, slot);
		if (opens) this.#stories += 1;
		return slot;
	}

	remove(slot: number): void {
		const entry = this.#entries[slot];
		if (!entry) return;
		this.#entries[slot] = undefined;
		this.#alive[slot] = 0;
		if (!entry.opens) return;
		for (const word of entry.reading.terms) this.#vocabulary.add(termIn(word), -1);
		this.#stories -= 1;
	}

	/** The tellings that may tell the same as this one, with what speaks for and against; best guess first. */
	like(reading: Reading): Found<Owner>[] {
		const rarity = this.#rarityAt(this.#stories);
		const entries = this.#candidates(reading, rarity).map((slot) => this.#entries[slot]!);
		const readings = entries.map((entry) => entry.reading);
		const evidence = compareWith(reading, readings, this.#vocabulary.frequencies, rarity, this.#asked);
		const found: Found<Owner>[] = [];
		for (const [at, { owner, reading }] of entries.entries())
			if (evidence[at]) found.push({ owner, reading, evidence: evidence[at] });
		return found;
	}

	/** Slots of the entries that share the most rarity with the reading. */
	#candidates(reading: Reading, rarity: Rarity): number[] {
		const { frequencies } = this.#vocabulary;
		const { known, unknown } = rarestTerms(reading, MOST_TERMS, frequencies, this.#postings);
		let all = Math.min(unknown, MOST_TERMS) * rarity[0]!;
		for (let at = 0; at < known.length; at += 1) {
			const rare = rarityIn(rarity, frequencies[known[at]!]!);
			if (unknown + at < MOST_TERMS) all += rare;
			this.#creditLatest(known[at]!, rare);
		}
		for (const key of sketchKeys(reading)) {
			const slot = this.#copies.get(key);
			if (slot !== undefined && this.#alive[slot]) this.#tally.credit(slot, COPY_SCORE * rarity[0]!);
		}
		return this.#tally.takeBest(MOST_COMPARED, LEAST_SHARED * all);
	}

	#creditLatest(term: number, rare: number): void {
		let left = MOST_POSTINGS;
		for (let place = this.#postings.latest(term); place > 0 && left > 0; place = this.#postings.before(place)) {
			const slot = this.#postings.slotAt(place);
			if (!this.#alive[slot]) continue;
			this.#tally.credit(slot, rare);
			left -= 1;
		}
	}
}

/** Bin and hash in one number. */
function sketchKeys({ sketch }: Reading): number[] {
	const keys: number[] = [];
	for (let bin = 0; bin < SKETCH_KEYS; bin += 1)
		if (sketch.bins[bin] !== 0) keys.push(bin * MOST_HASHES + sketch.bins[bin]!);
	return keys;
}

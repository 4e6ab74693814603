import { describe, expect, test } from 'vitest';
import { Postings } from '../../src/stories/postings.ts';
import { Tally } from '../../src/stories/tally.ts';
import { WordTable } from '../../src/stories/word-table.ts';

function slotsOf(postings: Postings, term: number): number[] {
	const slots: number[] = [];
	for (let place = postings.latest(term); place > 0; place = postings.before(place)) slots.push(postings.slotAt(place));
	return slots;
}

describe('postings', () => {
	test('each term has its own slots, latest first, over many blocks and after growing', () => {
		const postings = new Postings();
		const terms = [1, 7, 90_000];
		for (let slot = 0; slot < 9000; slot += 1) postings.add(terms[slot % 3]!, slot);
		for (const [at, term] of terms.entries())
			expect(slotsOf(postings, term)).toEqual(Array.from({ length: 3000 }, (_, count) => 8997 + at - count * 3));
		expect(slotsOf(postings, 2)).toEqual([]);
		expect(slotsOf(postings, 500_000)).toEqual([]);
	});
});

describe('word table', () => {
	test('gives back what was set for each word, also where hashes collide, and nothing for others', () => {
		const table = new WordTable();
		for (let word = 1; word <= 20_000; word += 1) table.add(word >> 1, word, word << 8);
		for (let word = 1; word <= 20_000; word += 1) expect(table.get(word >> 1, word)).toBe(word << 8);
		expect(table.get(5, 99)).toBe(0);
		expect(table.get(-7, 3)).toBe(0);
	});
});

describe('tally', () => {
	test('names the best first, the latest among equals, and starts from zero again', () => {
		const tally = new Tally();
		for (const [slot, by] of [
			[3, 2],
			[5000, 1],
			[8, 2],
			[3, 1],
			[9, 0.4],
			[1, 1],
		] as const)
			tally.credit(slot, by);
		expect(tally.takeBest(3, 0.5)).toEqual([3, 8, 5000]);
		tally.credit(1, 1);
		expect(tally.takeBest(3, 0.5)).toEqual([1]);
	});
});

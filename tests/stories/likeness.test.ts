import { describe, expect, test } from 'vitest';
import { type Evidence, JOINS, likeness } from '../../src/stories/likeness.ts';

const NOTHING: Evidence = {
	cosine: 0,
	coveredMost: 0,
	coveredLeast: 0,
	rare: 0,
	common: 0,
	otherScript: false,
	copied: 0,
	gapDays: 0,
	samePublisher: false,
	otherPlaces: 0,
	sameNumbers: 0,
	otherNumbers: false,
	sameWeekday: false,
};
const ALIKE: Evidence = { ...NOTHING, cosine: 0.6, coveredMost: 0.9, coveredLeast: 0.6, rare: 1 };

describe('likeness', () => {
	test('nothing in common is no story, much in common is one', () => {
		expect(likeness(NOTHING)).toBeLessThan(JOINS - 5);
		expect(likeness(ALIKE)).toBeGreaterThan(JOINS);
	});

	test.each<[string, Partial<Evidence>]>([
		['copied wording', { copied: 0.5 }],
		['the same numbers', { sameNumbers: 1 }],
		['the same weekday', { sameWeekday: true }],
		['another rare term', { rare: 1.5 }],
	])('%s speaks for it', (_, more) => {
		expect(likeness({ ...ALIKE, ...more })).toBeGreaterThan(likeness(ALIKE));
	});

	test.each<[string, Partial<Evidence>]>([
		['a day between', { gapDays: 1 }],
		['other countries', { otherPlaces: 2 }],
		['one publisher', { samePublisher: true }],
	])('%s speaks against it', (_, more) => {
		expect(likeness({ ...ALIKE, ...more })).toBeLessThan(likeness(ALIKE));
	});

	test('other numbers part only what one outlet says, and surely a day later', () => {
		expect(likeness({ ...ALIKE, otherNumbers: true })).toBe(likeness(ALIKE));
		const series = { ...ALIKE, copied: 1, otherNumbers: true, samePublisher: true, gapDays: 1 };
		expect(likeness(series)).toBeLessThan(JOINS);
	});

	test('across scripts only common ground counts', () => {
		expect(likeness({ ...NOTHING, otherScript: true, common: 3 })).toBeLessThan(JOINS);
		expect(likeness({ ...NOTHING, otherScript: true, common: 5 })).toBeGreaterThan(JOINS);
	});
});

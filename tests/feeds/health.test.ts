/** What a feed's record becomes after a look, and what its people are told. */
import { describe, expect, test } from 'vitest';
import type { FeedFault, FeedState, ParsedFeed } from '../../src/domain/feed.ts';
import { afterCheck, type Checked, feedHealth, isToBeTold, shownFault } from '../../src/feeds/health.ts';
import { unseen } from '../../src/feeds/unseen.ts';

const NOON_MS = Date.parse('2026-03-01T12:00:00Z');
const NOON = '2026-03-01T12:00:00.000Z';
const HOUR_MS = 3_600_000;
const freshness = { freshForMs: 0, lifetimeMs: 0 };

const parsed: ParsedFeed = {
	ttlMinutes: 30,
	warnings: [],
	entries: [{ id: 'a', title: 'خبر', link: 'https://news.example/a', authors: [], categories: [], enclosures: [] }],
};

function changed(validators = {}, feed = parsed): Checked {
	return { kind: 'changed', feed, validators, freshness, seen: unseen(feed, undefined, { nowMs: NOON_MS }) };
}

function failed(kind: FeedFault['kind'], retryAfterMs?: number): Checked {
	return { kind: 'failed', fault: { kind, message: '', ...(retryAfterMs !== undefined && { retryAfterMs }) } };
}

const unchanged: Checked = { kind: 'unchanged', freshness };
const well = afterCheck(
	'f',
	undefined,
	changed({ etag: '"1"', contentHash: 'x', movedTo: 'https://new.example/' }),
	NOON_MS,
);

describe('after a look', () => {
	test('a first document is remembered: entries, validators, wishes, priming', () => {
		expect(well).toMatchObject({
			feedId: 'f',
			etag: '"1"',
			movedTo: 'https://new.example/',
			ttlMinutes: 30,
			primedAt: NOON,
			errorCount: 0,
		});
		expect(well.seenIds).toHaveLength(1);
		expect(feedHealth(well)).toBe('healthy');
	});

	test('unchanged and well: the very same record, nothing to write', () => {
		expect(afterCheck('f', well, unchanged, NOON_MS + HOUR_MS)).toBe(well);
	});

	test('validators and wishes that the publisher took back are gone', () => {
		const { ttlMinutes, ...without } = parsed;
		const later = afterCheck('f', well, changed({ contentHash: 'y' }, without), NOON_MS + HOUR_MS);
		expect(later).toMatchObject({ contentHash: 'y', primedAt: NOON });
		for (const name of ['etag', 'movedTo', 'ttlMinutes']) expect(later).not.toHaveProperty(name);
	});

	test('a hub is remembered with the name it knows the feed by, and forgotten when it is announced no more', () => {
		const hub = { hubUrl: 'https://hub.example/', selfUrl: 'https://news.example/rss' };
		const pushed = afterCheck('f', well, changed({}, { ...parsed, ...hub }), NOON_MS);
		expect(pushed).toMatchObject(hub);
		expect(afterCheck('f', pushed, changed(), NOON_MS)).not.toHaveProperty('hubUrl');
		expect(afterCheck('f', well, changed({}, { ...parsed, hubUrl: hub.hubUrl }), NOON_MS)).not.toHaveProperty('hubUrl');
	});

	test('that nothing in a document was known stays on the record', () => {
		const gap = changed();
		if (gap.kind !== 'changed') throw new Error();
		const rolled = afterCheck('f', well, { ...gap, seen: { ...gap.seen, rolledOver: true } }, NOON_MS + HOUR_MS);
		expect(rolled.rolledOverAt).toBe('2026-03-01T13:00:00.000Z');
		expect(afterCheck('f', rolled, changed(), NOON_MS + 2 * HOUR_MS).rolledOverAt).toBe(rolled.rolledOverAt);
	});

	test('faults are counted, and keep everything that was known', () => {
		const once = afterCheck('f', well, failed('network'), NOON_MS);
		const twice = afterCheck('f', once, failed('http'), NOON_MS + HOUR_MS);
		expect(twice).toMatchObject({
			errorCount: 2,
			failingSince: NOON,
			lastError: { kind: 'http' },
			etag: '"1"',
			seenIds: well.seenIds,
		});
		expect(twice.nextCheckAt).toBe('2026-03-01T13:04:00.000Z');
		expect(twice.checkedAt).toBe(well.checkedAt);
		expect(feedHealth(twice)).toBe('failing');
	});

	test.each([
		['unchanged', unchanged],
		['changed', changed()],
	] as const)('one good answer (%s) makes it well again', (_, result) => {
		const sick: FeedState = { ...afterCheck('f', well, failed('gone'), NOON_MS), toldAt: NOON };
		const again = afterCheck('f', sick, result, NOON_MS + HOUR_MS);
		expect(again.errorCount).toBe(0);
		for (const name of ['failingSince', 'lastError', 'toldAt', 'nextCheckAt']) expect(again).not.toHaveProperty(name);
		expect(feedHealth(again)).toBe('healthy');
	});

	test('a feed that never answered is primed by its first answer', () => {
		const never = afterCheck('f', undefined, failed('timeout'), NOON_MS);
		expect(never.primedAt).toBeUndefined();
		expect(afterCheck('f', never, changed(), NOON_MS + HOUR_MS).primedAt).toBe('2026-03-01T13:00:00.000Z');
	});
});

describe('telling', () => {
	const sick = afterCheck('f', well, failed('http'), NOON_MS);
	test('once, when it has failed for a day', () => {
		expect(isToBeTold(sick, NOON_MS + 23 * HOUR_MS)).toBe(false);
		expect(isToBeTold(sick, NOON_MS + 24 * HOUR_MS)).toBe(true);
		expect(isToBeTold({ ...sick, toldAt: NOON }, NOON_MS + 48 * HOUR_MS)).toBe(false);
		expect(isToBeTold(well, NOON_MS + 48 * HOUR_MS)).toBe(false);
	});

	test('a feed that fails is looked at once more when its first day is over, unless its site asks for longer peace', () => {
		let state = sick;
		while (Date.parse(state.nextCheckAt!) < NOON_MS + 24 * HOUR_MS)
			state = afterCheck('f', state, failed('http'), Date.parse(state.nextCheckAt!));
		expect(state.nextCheckAt).toBe('2026-03-02T12:00:00.000Z');
		const asked = afterCheck('f', sick, failed('busy', 20 * HOUR_MS), NOON_MS + 10 * HOUR_MS);
		expect(asked.nextCheckAt).toBe('2026-03-02T18:00:00.000Z');
	});

	test('a feed that its publisher took down has a name of its own, and the same patience', () => {
		const gone = afterCheck('f', well, failed('gone'), NOON_MS);
		expect(feedHealth(gone)).toBe('gone');
		expect(gone.nextCheckAt).toBe('2026-03-02T12:00:00.000Z');
		expect([isToBeTold(gone, NOON_MS), isToBeTold(gone, NOON_MS + 24 * HOUR_MS)]).toEqual([false, true]);
	});

	test('nobody learns from us what listens where', () => {
		const kinds = (['address', 'network', 'timeout', 'gone', 'challenge'] as const).map((kind) =>
			shownFault({ kind, message: '' }),
		);
		expect(kinds).toEqual(['unreachable', 'unreachable', 'unreachable', 'gone', 'challenge']);
	});
});

/** Who goes next among waiting alerts: the heap answers as a walk over all channels would, whatever has happened before. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBacklog } from '../../src/alerts/backlog.ts';
import type { Alert } from '../../src/domain/alert.ts';
import { isoAt, msOf } from '../../src/domain/clock.ts';
import { alert } from './samples.ts';

type ReadyAt = (channelId: string) => number;

/** The policy in its plainest form: every channel is looked at in each turn. */
function plainBacklog() {
	const lines = new Map<string, readonly Alert[]>();

	function remove({ id, channelId }: Alert): void {
		const left = (lines.get(channelId) ?? []).filter((other) => other.id !== id);
		if (left.length === 0) lines.delete(channelId);
		else lines.set(channelId, left);
	}

	function put(added: Alert): void {
		remove(added);
		const line = lines.get(added.channelId) ?? [];
		lines.set(added.channelId, [...line, added].sort(inLine));
	}

	const instant = ([channelId, line]: [string, readonly Alert[]], readyAt: ReadyAt) =>
		Math.max(msOf(line[0]!.notBefore), readyAt(channelId));

	return {
		put,
		remove,
		next(nowMs: number, readyAt: ReadyAt): Alert | undefined {
			const ready = [...lines].filter((line) => instant(line, readyAt) <= nowMs).map(([, line]) => line);
			const urgent = ready.filter(([head]) => head!.urgent);
			return (urgent.length > 0 ? urgent : ready).sort((a, b) => b.length - a.length)[0]?.[0];
		},
		nextAt(readyAt: ReadyAt): number | undefined {
			const soonest = Math.min(...[...lines].map((line) => instant(line, readyAt)));
			return soonest === Number.POSITIVE_INFINITY ? undefined : soonest;
		},
		hurry(nowMs: number): void {
			for (const [channelId, line] of lines)
				lines.set(
					channelId,
					line.map((one) => (one.lastError ? { ...one, notBefore: isoAt(nowMs) } : one)),
				);
		},
	};
}

function inLine(a: Alert, b: Alert): number {
	if (Boolean(a.urgent) !== Boolean(b.urgent)) return a.urgent ? -1 : 1;
	return msOf(a.createdAt) - msOf(b.createdAt);
}

const CHANNELS = 6;
const FAILED = { kind: 'not-sent', message: 'away', at: isoAt(0) };

const step = fc.oneof(
	fc.record({
		kind: fc.constant('put' as const),
		id: fc.nat(40),
		createdMs: fc.nat(20),
		inMs: fc.nat(60),
		urgent: fc.boolean(),
		failed: fc.boolean(),
	}),
	fc.record({ kind: fc.constant('remove' as const), id: fc.nat(40) }),
	fc.record({ kind: fc.constant('hold' as const), channel: fc.nat(CHANNELS - 1), forMs: fc.nat(60) }),
	fc.record({ kind: fc.constant('hold-all' as const), forMs: fc.nat(60) }),
	fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(30) }),
	fc.record({ kind: fc.constant('hurry' as const) }),
	fc.record({ kind: fc.constant('send' as const) }),
	fc.record({ kind: fc.constant('land' as const), channel: fc.nat(CHANNELS - 1) }),
);

test.each([
	['told when all are held', true],
	['not told', false],
])('as the plain walk over all channels, %s', (_, isTold) => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (steps) => {
			const [heap, plain] = [createBacklog(), plainBacklog()];
			const busy = new Set<string>();
			const heldUntil = new Map<string, number>();
			let [now, allReadyAt] = [1000, 0];
			const readyAt = (channelId: string) =>
				busy.has(channelId) ? Number.POSITIVE_INFINITY : Math.max(allReadyAt, heldUntil.get(channelId) ?? 0);
			const channelOf = (id: number) => `c${id % CHANNELS}`;
			const later = (before: number | undefined, ms: number) => Math.max(before ?? 0, now + ms);
			for (const one of steps) {
				if (one.kind === 'put') {
					const at = { createdAt: isoAt(one.createdMs), notBefore: isoAt(now + one.inMs) };
					const lastError = one.failed ? { lastError: FAILED } : {};
					const added = alert(`m${one.id}`, {
						channelId: channelOf(one.id),
						urgent: one.urgent,
						...at,
						...lastError,
					});
					for (const backlog of [heap, plain]) backlog.put(added);
				}
				if (one.kind === 'remove')
					for (const backlog of [heap, plain]) backlog.remove(alert(`m${one.id}`, { channelId: channelOf(one.id) }));
				if (one.kind === 'hold') heldUntil.set(`c${one.channel}`, later(heldUntil.get(`c${one.channel}`), one.forMs));
				if (one.kind === 'hold-all') allReadyAt = later(allReadyAt, one.forMs);
				if (one.kind === 'pass') now += one.ms;
				if (one.kind === 'hurry') for (const backlog of [heap, plain]) backlog.hurry(now);
				if (one.kind === 'land') busy.delete(`c${one.channel}`);
				const told = isTold ? allReadyAt : undefined;
				const next = heap.next(now, readyAt, told);
				expect(next).toEqual(plain.next(now, readyAt));
				if (!next) expect(heap.nextAt(readyAt, told)).toBe(plain.nextAt(readyAt));
				if (!next || one.kind !== 'send') continue;
				busy.add(next.channelId);
				for (const backlog of [heap, plain]) backlog.remove(next);
			}
		}),
		{ numRuns: 200 },
	);
});

test('a turn asks a few channels, not all ten thousand, whether they are ready', () => {
	const channels = 10_000;
	const backlog = createBacklog();
	for (let at = 0; at < channels; at += 1)
		backlog.put(alert(`m${at}`, { channelId: `c${at}`, notBefore: isoAt(0), createdAt: isoAt(at) }));
	let asked = 0;
	let allReadyAt = 0;
	const readyAt = () => {
		asked += 1;
		return allReadyAt;
	};
	for (let now = 1; now <= channels; now += 1) {
		const alertNow = backlog.next(now, readyAt, allReadyAt)!;
		backlog.remove(alertNow);
		allReadyAt = now + 1;
		backlog.next(now, readyAt, allReadyAt);
		backlog.nextAt(readyAt, allReadyAt);
	}
	expect(backlog.size).toBe(0);
	expect(asked).toBeLessThan(4 * channels);
});

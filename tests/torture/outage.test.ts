/** A platform is away for hours: the other notices nothing, and what waited is out as fast as the limits allow. */
import { describe, expect, test } from 'vitest';
import { drained, type Load, liveThrough, type Name, p95 } from './outage-world.ts';
import type { Outage } from './simulated-chat.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const KINDS: readonly Outage['kind'][] = ['refused', 'silent', 'failing'];

describe.each([4, 24])('one platform is away for %i hours', (hours) => {
	const load: Load = { channels: { discord: 12, telegram: 6 }, everyMs: 20 * MINUTE_MS, rounds: 3 * hours + 4 };
	const away = (name: Name, kind: Outage['kind']) => ({ name, kind, ms: hours * HOUR_MS });

	test.each(KINDS)('%s: the other’s 95th percentile is within 5 %', async (kind) => {
		const calm = await liveThrough(load);
		for (const [gone, other] of [
			['discord', 'telegram'],
			['telegram', 'discord'],
		] as const) {
			const ran = await liveThrough(load, away(gone, kind));
			expect(p95(ran[other].delays)).toBeLessThanOrEqual(1.05 * p95(calm[other].delays));
			expect(ran[gone].alerts.size).toBe(load.channels[gone] * load.rounds);
		}
	});
});

describe('the return after four hours', () => {
	// 4 an hour to each: 16 wait in every channel, no flood, and the platform’s limit on all sets the floor.
	const load: Load = { channels: { discord: 120, telegram: 100 }, everyMs: 15 * MINUTE_MS, rounds: 18 };

	test.each([
		['discord', 'refused'],
		['discord', 'silent'],
		['telegram', 'refused'],
	] as const)('%s %s: seen within 30 s, the backlog out within 1.15 times of the floor', async (name, kind) => {
		const away = { name, kind, ms: 4 * HOUR_MS };
		const told = (await liveThrough(load, away))[name];
		const { messages, seenAfterMs, tookMs, floorMs } = drained(load, away, told);
		console.info(
			`${name} ${kind}: seen after ${seenAfterMs / 1000} s; ${messages} messages in ${tookMs / 1000} s, floor ${floorMs / 1000} s`,
		);
		expect(seenAfterMs).toBeLessThanOrEqual(31_000);
		expect(tookMs).toBeLessThanOrEqual(1.15 * floorMs);
		expect(told.chat.refusedByLimit).toBe(0);
	});

	test('telegram silent: every channel’s first is in doubt and waits long; once one is answered the others follow', async () => {
		const away = { name: 'telegram', kind: 'silent', ms: 4 * HOUR_MS } as const;
		const { tookMs, floorMs } = drained(load, away, (await liveThrough(load, away)).telegram);
		expect(tookMs).toBeLessThanOrEqual(1.15 * floorMs);
	});

	test.each(['discord', 'telegram'] as const)('%s: 48 in every channel become one and five digests', async (name) => {
		const flood: Load = { channels: { discord: 12, telegram: 6 }, everyMs: 5 * MINUTE_MS, rounds: 50 };
		const told = (await liveThrough(flood, { name, kind: 'refused', ms: 4 * HOUR_MS }))[name];
		expect(told.alerts.size).toBe(flood.channels[name] * flood.rounds);
		expect(told.chat.posts.length / flood.channels[name]).toBeLessThanOrEqual(2 + 1 + 5);
	});
});

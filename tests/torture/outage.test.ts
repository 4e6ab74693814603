/** A platform is away for hours: the other notices nothing, and what waited is out as fast as the limits allow. */
import { describe, expect, test } from 'vitest';
import { createOutbox } from '../../src/alerts/outbox.ts';
import { createPace, DISCORD_LIMITS, TELEGRAM_LIMITS } from '../../src/alerts/pace.ts';
import { createSubscriptions } from '../../src/alerts/subscriptions.ts';
import { recordsOf } from '../../src/app/records.ts';
import { isoAt } from '../../src/domain/clock.ts';
import { createSay } from '../../src/i18n/translate.ts';
import { createSender } from '../../src/pipeline/deliver-alerts.ts';
import type { House } from '../../src/pipeline/house.ts';
import { alert, channel } from '../alerts/samples.ts';
import { handQueue } from '../fakes/hand-queue.ts';
import { keptLog } from '../fakes/silent-log.ts';
import { chanceOf } from './chance.ts';
import { createLife } from './life.ts';
import { mapStore } from './map-store.ts';
import { createSimulatedChat, type Outage, type SimulatedChat } from './simulated-chat.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

type Kind = Outage['kind'];
type Name = 'discord' | 'telegram';
type Load = { readonly channels: Readonly<Record<Name, number>>; readonly everyMs: number; readonly rounds: number };
type Ran = Readonly<Record<Name, { readonly chat: SimulatedChat; readonly delays: readonly number[] }>>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = '2026-11-25T00:00:00.000Z';
const FROM = Date.parse(START) + 10 * MINUTE_MS;

/** One life without crashes: every so often an alert for each channel; ends when all are delivered. */
async function run(
	{ channels, everyMs, rounds }: Load,
	away?: { readonly name: Name; readonly kind: Kind; readonly ms: number },
): Promise<Ran> {
	const time = createVirtualTime(START);
	const chats = (['discord', 'telegram'] as const).map((name) =>
		createSimulatedChat({ name, now: time.now, chance: chanceOf(name), roundTripMs: () => 20, trouble: () => 0 }),
	);
	if (away)
		chats.find(({ name }) => name === away.name)!.outages.push({ from: FROM, to: FROM + away.ms, kind: away.kind });
	const { outbox, senders, ids } = await settle(time, chats, channels);
	const born = new Map<string, number>();
	for (let round = 0; round < rounds; round += 1) {
		await time.runUntil(Date.parse(START) + round * everyMs);
		const at = isoAt(time.now());
		const alerts = ids.map(({ id, platform }) =>
			alert(`${id}-${round}`, { channelId: id, platform, createdAt: at, notBefore: at }),
		);
		for (const one of alerts) born.set(one.id, time.now());
		void outbox.add(alerts).then((added) => {
			for (const one of added) for (const sender of senders) sender.put(one);
		});
	}
	for (let hours = 0; hours < 40 && (hours === 0 || outbox.live().length > 0); hours += 1)
		await time.runUntil(time.now() + HOUR_MS);
	expect(outbox.live()).toEqual([]);
	const delaysOf = (chat: SimulatedChat) =>
		chat.posts.map((post) => post.at - born.get(post.alertId)!).sort((a, b) => a - b);
	const [discord, telegram] = chats.map((chat) => ({ chat, delays: delaysOf(chat) }));
	return { discord: discord!, telegram: telegram! };
}

async function settle(time: VirtualTime, chats: readonly SimulatedChat[], channels: Load['channels']) {
	const life = createLife({
		number: 1,
		time,
		chance: chanceOf('life'),
		steps: Number.POSITIVE_INFINITY,
		onDeath() {},
		onCrash() {},
		diskMs: () => 1,
		diskFails: () => false,
	});
	const records = recordsOf(mapStore(new Map(), life, time.now));
	const subscriptions = createSubscriptions(records);
	const outbox = createOutbox(records.alerts);
	const house: House = {
		clock: time,
		log: keptLog(),
		records,
		queue: handQueue(),
		say: createSay(),
		subscriptions,
		outbox,
		feed: () => undefined,
		isFor: () => true,
		topic: () => undefined,
	};
	const ids = chats.flatMap(({ name }) =>
		Array.from({ length: channels[name] }, (_, at) => channel(`${name}-${at}`, { platform: name })),
	);
	const saved = Promise.all(ids.map((one) => subscriptions.saveChannel(one)));
	await time.runUntil(time.now() + 1000);
	await saved;
	const senders = chats.map((chat) =>
		createSender(
			chat.seenBy(life),
			createPace(chat.name === 'discord' ? DISCORD_LIMITS : TELEGRAM_LIMITS),
			house,
			life.timer,
		),
	);
	for (const sender of senders) void sender.run(new AbortController().signal);
	return { outbox, senders, ids };
}

const p95 = (sorted: readonly number[]) => sorted[Math.floor(sorted.length * 0.95)]!;
const KINDS: readonly Kind[] = ['refused', 'silent', 'failing'];

describe.each([4, 24])('one platform is away for %i hours', (hours) => {
	const load: Load = { channels: { discord: 12, telegram: 6 }, everyMs: 20 * MINUTE_MS, rounds: 3 * hours + 4 };
	const away = (name: Name, kind: Kind) => ({ name, kind, ms: hours * HOUR_MS });

	test.each(KINDS)('%s: the other’s 95th percentile is within 5 %', async (kind) => {
		const calm = await run(load);
		for (const [gone, other] of [
			['discord', 'telegram'],
			['telegram', 'discord'],
		] as const) {
			const ran = await run(load, away(gone, kind));
			expect(p95(ran[other].delays)).toBeLessThanOrEqual(1.05 * p95(calm[other].delays));
			expect(new Set(ran[gone].chat.posts.map((post) => post.alertId)).size).toBe(load.channels[gone] * load.rounds);
		}
	});
});

describe('the return after four hours', () => {
	// 12 an hour to each: 48 wait in every channel, so that the platform’s limit on all sets the floor.
	const load: Load = { channels: { discord: 120, telegram: 100 }, everyMs: 5 * MINUTE_MS, rounds: 50 };

	test.each([
		['discord', 'refused', 50],
		['discord', 'silent', 50],
		['telegram', 'refused', 30],
	] as const)(
		'%s %s: seen within 30 s, the backlog out within 1.15 times of the floor',
		async (name, kind, perSecond) => {
			const { chat } = (await run(load, { name, kind, ms: 4 * HOUR_MS }))[name];
			const back = FROM + 4 * HOUR_MS;
			const late = chat.posts.filter((post) => post.at >= back);
			const backlog = late.filter(
				(post) => Number(post.alertId.split('-')[2]) * load.everyMs + Date.parse(START) < back,
			);
			const first = Math.min(...backlog.map((post) => post.at));
			const last = Math.max(...backlog.map((post) => post.at));
			const perChannel = name === 'discord' ? 1 : 3;
			const floor = Math.max(backlog.length / perSecond, (backlog.length / load.channels[name]) * perChannel);
			console.info(
				`${name} ${kind}: seen after ${(first - back) / 1000} s; ${backlog.length} alerts in ${(last - first) / 1000} s, floor ${floor} s`,
			);
			expect(first - back).toBeLessThanOrEqual(31_000);
			expect(last - first).toBeLessThanOrEqual(1.15 * floor * 1000);
			expect(chat.refusedByLimit).toBe(0);
		},
	);
});

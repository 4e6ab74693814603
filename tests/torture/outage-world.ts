/** Two platforms under the load of an outage: one life without crashes, an alert for each channel every so often, until all is told. */
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

export type Name = 'discord' | 'telegram';
export type Load = {
	readonly channels: Readonly<Record<Name, number>>;
	readonly everyMs: number;
	readonly rounds: number;
	/** The weather's seed: what one platform does draws nothing from the other's. */
	readonly seed?: number;
	readonly roundTripMs?: number;
};
/** Begins ten minutes after the first alerts. */
export type Away = { readonly name: Name; readonly kind: Outage['kind']; readonly ms: number };
export type Ran = Readonly<Record<Name, Told>>;
type Told = {
	readonly chat: SimulatedChat;
	/** From the birth of each alert that was told as itself to its message, sorted. */
	readonly delays: readonly number[];
	/** Of a digest: of the oldest alert that it tells. */
	readonly bornAt: (id: string) => number;
	/** Told as themselves or in a digest. */
	readonly alerts: ReadonlySet<string>;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = '2026-11-25T00:00:00.000Z';
const FROM = Date.parse(START) + 10 * MINUTE_MS;
const SAY = createSay();
/** The platforms' own limits: so many a second in all; in one channel so many in a window, and a gap between two. */
const LIMITS: Readonly<Record<Name, { perSecond: number; count: number; windowMs: number; gapMs: number }>> = {
	discord: { perSecond: 50, count: 5, windowMs: 5000, gapMs: 0 },
	telegram: { perSecond: 30, count: 20, windowMs: MINUTE_MS, gapMs: 1000 },
};

/** Rejects if an alert is still to be told a day and a half after the last was born. */
export async function liveThrough(
	{ channels, everyMs, rounds, seed = 0, roundTripMs = 20 }: Load,
	away?: Away,
): Promise<Ran> {
	const time = createVirtualTime(START);
	const chats = (['discord', 'telegram'] as const).map((name) =>
		createSimulatedChat({
			name,
			now: time.now,
			chance: chanceOf(seed, name),
			roundTripMs: () => roundTripMs,
			trouble: () => 0,
		}),
	);
	if (away)
		chats.find(({ name }) => name === away.name)!.outages.push({ from: FROM, to: FROM + away.ms, kind: away.kind });
	const { outbox, senders, ids } = await settle(time, chats, channels);
	const born = new Map<string, number>();
	const digests = new Map<string, readonly string[]>();
	outbox.listen(({ id, covers }) => covers && digests.set(id, covers));
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
	for (let hours = 0; hours < 36 && (hours === 0 || outbox.live().length > 0); hours += 1)
		await time.runUntil(time.now() + HOUR_MS);
	if (outbox.live().length > 0) throw new Error(`${outbox.live().length} alerts are still to be told`);
	function told(chat: SimulatedChat): Told {
		const alone = chat.posts.filter(({ alertId }) => born.has(alertId));
		const delays = alone.map((post) => post.at - born.get(post.alertId)!).sort((a, b) => a - b);
		const covered = chat.posts.flatMap(({ alertId }) => digests.get(alertId) ?? []);
		const bornAt = (id: string) => Math.min(...(digests.get(id) ?? [id]).map((one) => born.get(one)!));
		return { chat, delays, bornAt, alerts: new Set([...alone.map(({ alertId }) => alertId), ...covered]) };
	}
	const [discord, telegram] = [told(chats[0]!), told(chats[1]!)];
	return { discord, telegram };
}

export type Drained = {
	/** Messages, digests among them. */
	readonly messages: number;
	readonly seenAfterMs: number;
	readonly tookMs: number;
	/** What the platform's limits allow at best. */
	readonly floorMs: number;
};

/** How what had waited for a platform came out once it was back. */
export function drained({ channels }: Load, { name, ms }: Away, { chat, bornAt }: Told): Drained {
	const back = FROM + ms;
	const backlog = chat.posts.filter(({ at, alertId }) => at >= back && bornAt(alertId) < back);
	const first = backlog[0]!.at;
	const last = backlog.at(-1)!.at;
	return {
		messages: backlog.length,
		seenAfterMs: first - back,
		tookMs: last - first,
		floorMs: floorMs(name, backlog.length, backlog.length / channels[name]),
	};
}

function floorMs(name: Name, all: number, inEach: number): number {
	const { perSecond, count, windowMs, gapMs } = LIMITS[name];
	const [windows, rest] = [Math.floor((inEach - 1) / count), (inEach - 1) % count];
	return Math.max((1000 * all) / perSecond, windows * windowMs + rest * gapMs);
}

export function p95(sorted: readonly number[]): number {
	return sorted[Math.floor(sorted.length * 0.95)]!;
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
		say: SAY,
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

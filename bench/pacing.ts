/**
 * The real pace, backlog and sender against strict limiters with 20–80 ms of latency: how much of a platform's limit is used,
 * how often it says "too many", what is lost. In made-up time, whose timers ring up to 2 ms late: any machine measures the same.
 * node bench/pacing.ts
 */
import { createPace, DISCORD_LIMITS, type Limits, TELEGRAM_LIMITS } from '../src/alerts/pace.ts';
import type { Alert } from '../src/domain/alert.ts';
import type { PlatformName } from '../src/domain/channel.ts';
import type { Delivery, DeliveryOutcome, Platform, Timer } from '../src/domain/ports.ts';
import { createSender } from '../src/pipeline/deliver-alerts.ts';
import { talkingHouse } from '../tests/conversation/house.ts';
import { createVirtualTime } from '../tests/torture/virtual-time.ts';

type Strict = { readonly perSecond: number; readonly channel: (address: string) => readonly Window[] };
type Window = { readonly count: number; readonly ms: number };
type Load = {
	readonly name: string;
	readonly platform: PlatformName;
	readonly limits: Limits;
	/** Address → how many messages. */
	readonly lines: readonly (readonly [address: string, count: number])[];
};

const TELEGRAM: Strict = {
	perSecond: 30,
	channel: (address) =>
		address.startsWith('-')
			? [
					{ count: 1, ms: 1000 },
					{ count: 20, ms: 60_000 },
				]
			: [{ count: 1, ms: 1000 }],
};
const DISCORD: Strict = { perSecond: 50, channel: () => [{ count: 5, ms: 5000 }] };
const one = (count: number, sign = '') => Array.from({ length: count }, (_, at) => [`${sign}${at + 1}`, 1] as const);
const telegram = (name: string, lines: Load['lines'], inFlight = TELEGRAM_LIMITS.inFlight): Load => ({
	name: `Telegram ${name}, ${inFlight} in flight`,
	platform: 'telegram',
	limits: { ...TELEGRAM_LIMITS, inFlight },
	lines,
});
const discord = (name: string, lines: Load['lines']): Load => ({
	name: `Discord ${name}`,
	platform: 'discord',
	limits: DISCORD_LIMITS,
	lines,
});
const UNIFORM = one(600);
const HOT = [['-7', 12] as const, ...one(588)];
const LOADS: readonly Load[] = [
	...[1, 2, 3, 4].map((inFlight) => telegram('600 private chats', UNIFORM, inFlight)),
	...[1, 3].map((inFlight) => telegram('a hot group of 12 and 588 chats', HOT, inFlight)),
	...[1, 3].map((inFlight) =>
		telegram(
			'60 groups of 10',
			one(60, '-').map(([address]) => [address, 10] as const),
			inFlight,
		),
	),
	...[1, 3].map((inFlight) => telegram('90 channels by @name', one(90, '@channel'), inFlight)),
	discord('1,000 channels of 1', one(1000)),
	discord(
		'50 channels of 10',
		one(50).map(([address]) => [address, 10] as const),
	),
];

/** Counts arrivals in sliding windows, as the strictest reading of the limits would. */
function limiter(strict: Strict, clock: { now(): number }) {
	const all: number[] = [];
	const byChannel = new Map<string, number[]>();
	const isFull = (times: readonly number[], { count, ms }: Window, now: number) =>
		times.length >= count && times[times.length - count]! > now - ms;
	return (address: string): boolean => {
		const now = clock.now();
		const own = byChannel.get(address) ?? [];
		byChannel.set(address, own);
		if (isFull(all, { count: strict.perSecond, ms: 1000 }, now)) return false;
		if (strict.channel(address).some((window) => isFull(own, window, now))) return false;
		all.push(now);
		own.push(now);
		return true;
	};
}

/** Latencies from one seed: 20 to 80 ms, half of it on the way there. */
function latencies(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return 20 + (state / 2 ** 32) * 60;
	};
}

async function run(load: Load): Promise<Record<string, string | number>> {
	const { house, subscriptions, outbox } = await talkingHouse();
	const time = createVirtualTime('2026-11-25T09:00:00Z');
	const late = latencies(7);
	/** Rings at the next whole millisecond, and up to 2 ms after it, as Node's timers do. */
	const timer: Timer = {
		sleep: (ms, signal) =>
			new Promise((resolve) => {
				time.at(time.now() + Math.ceil(ms) + (late() - 20) / 30, resolve);
				signal?.addEventListener('abort', () => resolve(), { once: true });
			}),
	};
	const total = load.lines.reduce((sum, [, count]) => sum + count, 0);
	const strict = load.platform === 'discord' ? DISCORD : TELEGRAM;
	const admits = limiter(strict, time);
	const latency = latencies(20_261_125);
	const arrived = new Set<string>();
	let refusals = 0;
	let endedAt = 0;
	const done = new AbortController();

	async function send({ alertId, channel }: Delivery): Promise<DeliveryOutcome> {
		const way = latency();
		await timer.sleep(way / 2);
		const isIn = admits(channel.address);
		if (!isIn) refusals += 1;
		else arrived.add(alertId);
		if (arrived.size === total) {
			endedAt = time.now();
			time.at(endedAt + 200, () => done.abort());
		}
		await timer.sleep(way / 2);
		return isIn ? { kind: 'sent', messageId: alertId } : { kind: 'busy', retryAfterMs: 1000, scope: 'channel' };
	}

	const platform: Platform = {
		name: load.platform,
		start: async () => undefined,
		stop: async () => undefined,
		send,
		edit: send,
		trouble: () => undefined,
	};
	const sender = createSender(platform, createPace(load.limits), { ...house, clock: time }, timer);
	const alerts: Alert[] = [];
	for (const [address, count] of load.lines) {
		const id = `c${address}`;
		await subscriptions.saveChannel({
			id: id.replace('@', 'a'),
			platform: load.platform,
			address,
			scope: id,
			kind: 'group',
			title: '',
			language: 'ar',
			timeZone: 'Asia/Riyadh',
			status: 'active',
		});
		for (let at = 0; at < count; at += 1)
			alerts.push(alertOf(`m${load.platform}${alerts.length}`, id.replace('@', 'a'), load.platform));
	}
	await outbox.add(alerts);
	const startedAt = time.now();
	for (const alert of alerts) sender.put(alert);
	const running = sender.run(done.signal);
	for (let ms = 0; ms < 120_000 && !done.signal.aborted; ms += 1) {
		// The store answers within some turns of the event loop, which are no time here.
		for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
		await time.runUntil(startedAt + ms);
	}
	done.abort();
	await time.runUntil(time.now() + 1000);
	await running;
	const seconds = ((endedAt || time.now()) - startedAt) / 1000;
	const ideal = idealSeconds(load, strict, total);
	return {
		load: load.name,
		messages: total,
		seconds: Number(seconds.toFixed(1)),
		utilisation: Number((ideal / seconds).toFixed(3)),
		'429s': refusals,
		lost: total - arrived.size,
	};
}

/** What the limits themselves allow: all in all, or the longest line of one channel. */
function idealSeconds({ lines }: Load, strict: Strict, total: number): number {
	const perChannel = lines.map(([address, count]) =>
		Math.max(...strict.channel(address).map((window) => (Math.ceil(count / window.count) - 1) * (window.ms / 1000))),
	);
	return Math.max(total / strict.perSecond, ...perChannel);
}

function alertOf(id: string, channelId: string, platform: string): Alert {
	const at = '2026-11-25T09:00:00.000Z';
	const message = { language: 'ar' as const, title: 'خبر', paragraphs: [], links: [] };
	return {
		id,
		kind: 'new',
		revision: 1,
		channelId,
		platform,
		topicIds: [],
		message,
		status: 'pending',
		createdAt: at,
		notBefore: at,
		attempts: 0,
	};
}

const results: Record<string, string | number>[] = [];
for (const load of LOADS) results.push(await run(load));
console.table(results);
process.exit(0);

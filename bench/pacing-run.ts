/** One run of the bench of pacing: the real sender against a strict limiter in made-up time, or against the stand-in in real time. */
import { createPace, type Limits } from '../src/alerts/pace.ts';
import type { Alert } from '../src/domain/alert.ts';
import type { PlatformName } from '../src/domain/channel.ts';
import { isoAt, systemClock, systemTimer } from '../src/domain/clock.ts';
import type { Clock, Delivery, DeliveryOutcome, Platform, Timer } from '../src/domain/ports.ts';
import { createSender } from '../src/pipeline/deliver-alerts.ts';
import { createTelegram } from '../src/platforms/telegram/telegram.ts';
import { talkingHouse } from '../tests/conversation/house.ts';
import { startTelegram } from '../tests/stand-ins/telegram.ts';
import { createVirtualTime } from '../tests/torture/virtual-time.ts';

type Window = { readonly count: number; readonly ms: number };
export type Strict = { readonly perSecond: number; readonly channel: (address: string) => readonly Window[] };
export type Load = {
	readonly name: string;
	readonly platform: PlatformName;
	readonly limits: Limits;
	readonly strict: Strict;
	/** Address → how many messages. */
	readonly lines: readonly (readonly [address: string, count: number])[];
};
export type Network = {
	readonly name: string;
	readonly fromMs: number;
	readonly toMs: number;
	readonly lateMs: number;
};
export type Run = {
	readonly messages: number;
	readonly seconds: number;
	/** What the limits themselves need, by what it took. */
	readonly utilisation: number;
	readonly refusals: number;
	readonly lost: number;
	/** The most at once. */
	readonly inFlight: number;
	/** From a send to its answer, on average. */
	readonly answerMs: number;
};

const SETTINGS = { kind: 'group', language: 'ar', timeZone: 'Asia/Riyadh', status: 'active' } as const;

export async function runInMadeUpTime(load: Load, network: Network, seed: number): Promise<Run> {
	const time = createVirtualTime('2026-11-25T09:00:00Z');
	const chance = numbers(seed);
	/** Rings at the next whole millisecond, and a little after it, as Node's timers do. */
	const timer: Timer = {
		sleep: (ms, signal) =>
			new Promise((resolve) => {
				time.at(time.now() + Math.ceil(ms) + chance() * network.lateMs, resolve);
				signal?.addEventListener('abort', () => resolve(), { once: true });
			}),
	};
	const admits = limiter(load.strict, time);
	async function send({ alertId, channel }: Delivery): Promise<DeliveryOutcome> {
		const way = latency(network, chance);
		await new Promise<void>((resolve) => time.at(time.now() + way / 2, resolve));
		const isIn = admits(channel.address);
		await new Promise<void>((resolve) => time.at(time.now() + way / 2, resolve));
		return isIn ? { kind: 'sent', messageId: alertId } : { kind: 'busy', retryAfterMs: 1000, scope: 'channel' };
	}
	const platform = platformOf(load.platform, send);
	async function pass(until: AbortSignal): Promise<void> {
		const startedAt = time.now();
		for (let ms = 0; ms < 300_000 && !until.aborted; ms += 1) {
			// The store answers within some turns of the event loop, which are no time here.
			for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
			await time.runUntil(startedAt + ms);
		}
		await time.runUntil(time.now() + 1000);
	}
	return measured(load, platform, time, timer, pass);
}

/** Telegram's own client over loopback, with the latency of a network before and after each call. */
export async function runInRealTime(load: Load, network: Network): Promise<Run> {
	const ids = [FIRST.channel.address, ...load.lines.map(([address]) => address)].map(Number);
	const chats = ids.map((id) => ({ id, type: 'private' as const, title: 'قارئ' }));
	const server = await startTelegram({ chats, flood: {} });
	const { conversation, log, records } = await talkingHouse();
	const inbox = { waiting: records.telegramWaiting, handled: records.telegramHandled };
	const { token, apiRoot } = server;
	const world = { log, clock: systemClock, timer: systemTimer };
	const telegram = createTelegram({ token, apiRoot, conversation, records: inbox, ...world });
	await telegram.send(FIRST, new AbortController().signal); // the stand-in reads its contract now, not in the run
	const chance = numbers(1);
	async function send(delivery: Delivery, signal: AbortSignal): Promise<DeliveryOutcome> {
		const way = latency(network, chance);
		await systemTimer.sleep(way / 2);
		const outcome = await telegram.send(delivery, signal);
		await systemTimer.sleep(way / 2);
		return outcome;
	}
	const pass = (until: AbortSignal) =>
		new Promise<void>((resolve) => until.addEventListener('abort', () => resolve(), { once: true }));
	const run = await measured(load, platformOf('telegram', send), systemClock, systemTimer, pass);
	await server.stop();
	return run;
}

async function measured(
	load: Load,
	platform: Platform,
	clock: Clock,
	timer: Timer,
	pass: (until: AbortSignal) => Promise<void>,
): Promise<Run> {
	const { house, subscriptions, outbox } = await talkingHouse();
	const messages = load.lines.reduce((sum, [, count]) => sum + count, 0);
	const arrived = new Set<string>();
	const done = new AbortController();
	let [refusals, flying, inFlight, endedAt, waitedMs, asked] = [0, 0, 0, 0, 0, 0];
	async function send(delivery: Delivery, signal: AbortSignal): Promise<DeliveryOutcome> {
		inFlight = Math.max(inFlight, ++flying);
		const sentAt = clock.now();
		const outcome = await platform.send(delivery, signal);
		waitedMs += clock.now() - sentAt;
		asked += 1;
		flying -= 1;
		if (outcome.kind === 'busy') refusals += 1;
		if (outcome.kind === 'sent') arrived.add(delivery.alertId);
		if (arrived.size === messages && endedAt === 0) {
			endedAt = clock.now();
			done.abort();
		}
		return outcome;
	}
	const sender = createSender({ ...platform, send }, createPace(load.limits), { ...house, clock }, timer);
	const alerts: Alert[] = [];
	for (const [address, count] of load.lines) {
		const id = `c${address.replace('@', 'a')}`;
		const names = { id, address, scope: id, title: '', platform: load.platform } as const;
		await subscriptions.saveChannel({ ...names, ...SETTINGS });
		for (let at = 0; at < count; at += 1) alerts.push(alertOf(`m${alerts.length}`, id, load.platform, clock.now()));
	}
	await outbox.add(alerts);
	const startedAt = clock.now();
	for (const alert of alerts) sender.put(alert);
	const running = sender.run(done.signal);
	await pass(done.signal);
	done.abort();
	await running;
	const seconds = ((endedAt || clock.now()) - startedAt) / 1000;
	return {
		messages,
		seconds: Number(seconds.toFixed(1)),
		utilisation: Number((idealSeconds(load, messages) / seconds).toFixed(3)),
		refusals,
		lost: messages - arrived.size,
		inFlight,
		answerMs: Math.round(waitedMs / asked),
	};
}

/** Counts arrivals in sliding windows, as the strictest reading of the limits would. */
function limiter(strict: Strict, clock: Clock): (address: string) => boolean {
	const all: number[] = [];
	const byChannel = new Map<string, number[]>();
	const isFull = (times: readonly number[], { count, ms }: Window, now: number) =>
		times.length >= count && times[times.length - count]! > now - ms;
	return (address) => {
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

/** What the limits themselves need: all in all, or for the longest line of one channel. */
function idealSeconds({ lines, strict }: Load, total: number): number {
	const perChannel = lines.map(([address, count]) =>
		Math.max(...strict.channel(address).map((window) => (Math.ceil(count / window.count) - 1) * (window.ms / 1000))),
	);
	return Math.max(total / strict.perSecond, ...perChannel);
}

/** Numbers from 0 to 1, the same for the same seed (a linear congruential generator). */
function numbers(seed: number): () => number {
	let state = Math.imul(seed, 2_654_435_761) >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

function latency({ fromMs, toMs }: Network, chance: () => number): number {
	return fromMs + chance() * (toMs - fromMs);
}

function platformOf(name: PlatformName, send: Platform['send']): Platform {
	const nothing = async () => undefined;
	return { name, start: nothing, stop: nothing, send, edit: send, trouble: () => undefined };
}

const FIRST: Delivery = {
	alertId: 'm0',
	channel: { ...SETTINGS, id: 'c0', address: '999999', scope: 'c0', title: '', platform: 'telegram' },
	message: { language: 'ar', title: 'خبر', paragraphs: [], links: [] },
};

function alertOf(id: string, channelId: string, platform: PlatformName, nowMs: number): Alert {
	const message = { language: 'ar', title: 'خبر', paragraphs: [], links: [] } as const;
	const named = { id, channelId, platform, kind: 'new', revision: 1, topicIds: [], message } as const;
	return { ...named, status: 'pending', createdAt: isoAt(nowMs), notBefore: isoAt(nowMs), attempts: 0 };
}

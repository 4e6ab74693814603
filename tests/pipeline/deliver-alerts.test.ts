/** Delivery under the platforms' rules: what each fault does to the alert, its channel and everybody else. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOutbox, type Outbox } from '../../src/alerts/outbox.ts';
import { createPace, DISCORD_LIMITS, TELEGRAM_LIMITS } from '../../src/alerts/pace.ts';
import { createSubscriptions, type Subscriptions } from '../../src/alerts/subscriptions.ts';
import { recordsOf } from '../../src/app/records.ts';
import type { Alert } from '../../src/domain/alert.ts';
import type { DeliveryOutcome, Store } from '../../src/domain/ports.ts';
import { createSay } from '../../src/i18n/translate.ts';
import { createSender, type Sender } from '../../src/pipeline/deliver-alerts.ts';
import type { House } from '../../src/pipeline/house.ts';
import { sendDigests } from '../../src/pipeline/send-digests.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { alert, channel } from '../alerts/samples.ts';
import { type FakeChat, fakeChat } from '../fakes/chat.ts';
import { type HandClock, handClock } from '../fakes/clock.ts';
import { dyingStore } from '../fakes/dying-store.ts';
import { handQueue } from '../fakes/hand-queue.ts';
import { keptLog } from '../fakes/silent-log.ts';

let store: Store;
let house: House;
let outbox: Outbox;
let subscriptions: Subscriptions;
let clock: HandClock;
let discord: FakeChat;
let telegram: FakeChat;
let senders: readonly Sender[];
let stop: AbortController;
let running: Promise<unknown>;

beforeEach(async () => {
	clock = handClock();
	store = await openStore('memory:', { clock });
	const records = recordsOf(store);
	subscriptions = createSubscriptions(records);
	outbox = createOutbox(records.alerts);
	house = {
		clock,
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
	for (const id of ['c1', 'c2']) await subscriptions.saveChannel(channel(id));
	await subscriptions.saveChannel(
		channel('t1', { platform: 'telegram', address: '-5', scope: 'telegram--5', kind: 'group' }),
	);
	discord = fakeChat('discord', { nonce: true });
	telegram = fakeChat('telegram', { nonce: false });
	senders = [
		createSender(discord, createPace(DISCORD_LIMITS), house, clock),
		createSender(telegram, createPace(TELEGRAM_LIMITS), house, clock),
	];
	stop = new AbortController();
	running = Promise.all(senders.map((sender) => sender.run(stop.signal)));
});

afterEach(async () => {
	stop.abort();
	await running;
	await store.close();
});

async function put(...alerts: readonly Alert[]): Promise<void> {
	for (const one of await outbox.add(alerts)) for (const sender of senders) sender.put(one);
	await settle();
}

/** Lets everything that can happen now happen. */
async function settle(): Promise<void> {
	for (let turns = 0; turns < 40; turns += 1) await new Promise(setImmediate);
}

async function pass(ms: number): Promise<void> {
	for (let left = ms; left > 0; left -= 1000) {
		clock.advance(Math.min(1000, left));
		await settle();
	}
}

const statusOf = async (id: string) => (await outbox.get(id))?.status;
const once = (outcome: DeliveryOutcome) => {
	let used = false;
	return () => {
		if (used) return undefined;
		used = true;
		return outcome;
	};
};
const toTelegram = (id: string, more: Partial<Alert> = {}) =>
	alert(id, { channelId: 't1', platform: 'telegram', ...more });

describe('faults', () => {
	test('a platform that asks for patience gets it, and the alert arrives afterwards', async () => {
		discord.answer = once({ kind: 'busy', retryAfterMs: 65_000, scope: 'platform' });
		await put(alert('m1'), alert('m2', { channelId: 'c2' }));
		await pass(60_000);
		expect(discord.said).toHaveLength(0);
		await pass(6_000);
		expect(discord.said.map((one) => one.alertId).sort()).toEqual(['m1', 'm2']);
	});

	test('one platform’s outage delays the other by nothing', async () => {
		telegram.answer = () => ({ kind: 'not-sent', reason: 'ECONNREFUSED' });
		await put(toTelegram('t-1'), alert('m1'));
		expect(await statusOf('m1')).toBe('sent');
		await pass(4 * 60_000);
		telegram.answer = undefined;
		await pass(10 * 60_000);
		expect(telegram.said.map((one) => one.alertId)).toEqual(['t-1']);
	});

	test('rights lost pause the channel; it comes back by itself and its alerts with it', async () => {
		discord.answer = () => ({ kind: 'refused', reason: 'Missing Permissions' });
		await put(alert('m1'), alert('m2', { createdAt: '2026-11-25T09:00:01.000Z' }));
		expect(subscriptions.channel('c1')).toMatchObject({ status: 'paused', statusReason: 'Missing Permissions' });
		discord.answer = undefined;
		await pass(16 * 60_000);
		expect(discord.said.map((one) => one.alertId)).toEqual(['m1', 'm2']);
		expect(subscriptions.channel('c1')!.status).toBe('active');
	});

	test('a channel that is gone takes its alerts to the list of failures, with the reason', async () => {
		discord.answer = once({ kind: 'gone', reason: 'Unknown Channel' });
		await put(alert('m1'), alert('m2', { createdAt: '2026-11-25T09:00:01.000Z' }), alert('m3', { channelId: 'c2' }));
		await pass(6_000);
		expect(outbox.failures().map((one) => [one.id, one.lastError!.message])).toEqual([
			['m1', 'Unknown Channel'],
			['m2', 'Unknown Channel'],
		]);
		expect(discord.said.map((one) => one.alertId)).toEqual(['m3']);
	});

	test('a group that became a supergroup is followed and told at its new address', async () => {
		const scopeBefore = subscriptions.channel('t1')!.scope;
		telegram.answer = once({ kind: 'migrated', address: '-1005' });
		await put(toTelegram('t-1'));
		await pass(2_000);
		// The scope stays: its topics and feeds bear its name.
		expect(subscriptions.channel('t1')).toMatchObject({ address: '-1005', scope: scopeBefore });
		expect(telegram.said.map((one) => one.alertId)).toEqual(['t-1']);
	});

	test('an unknown outcome is a state that is seen, and said so when it is tried again', async () => {
		telegram.answer = once({ kind: 'unknown', reason: 'timeout' });
		await put(toTelegram('t-1'));
		expect(await statusOf('t-1')).toBe('unknown');
		expect(outbox.counts().unknown).toBe(1);
		await pass(10_000);
		expect(await statusOf('t-1')).toBe('sent');
	});

	test('a platform that throws leaves a doubt, not a stopped sender, and tells no secret', async () => {
		discord.answer = once({
			kind: 'refused',
			reason: 'Bot MTAwMDAwMDAwMDAwMDAwMDAx.GCanar.canary-canary-canary-canary-canary-001',
		});
		await put(alert('m1', { channelId: 'c2' }));
		expect(JSON.stringify(await outbox.get('m1'))).not.toContain('canary');
		let throws = true;
		discord.answer = () => {
			if (throws) throw new TypeError('a bug in rendering');
			return undefined;
		};
		await put(alert('m2'));
		await pass(1000);
		expect(await statusOf('m2')).toBe('unknown');
		throws = false;
		await pass(10_000);
		expect(await statusOf('m2')).toBe('sent');
	});

	test('a message that the platform rejects is given up visibly and holds nobody up', async () => {
		discord.answer = once({ kind: 'invalid', reason: 'Invalid Form Body' });
		await put(alert('m1'), alert('m2', { createdAt: '2026-11-25T09:00:01.000Z' }));
		await pass(6_000);
		expect([await statusOf('m1'), await statusOf('m2')]).toEqual(['failed', 'sent']);
	});
});

describe('edits', () => {
	const edit = (revision: number) =>
		alert(`e${revision}`, { kind: 'edit', baseId: 'm1', revision, createdAt: `2026-11-25T09:00:0${revision}.000Z` });

	test('change the message that is there', async () => {
		await put(alert('m1'));
		await put({ ...edit(2), message: { ...alert('x').message, title: 'العنوان الجديد' } });
		await pass(6_000);
		expect(discord.said.map((one) => one.message.title)).toEqual(['العنوان الجديد']);
	});

	test('wait for a message that is still to be sent, and only the newest is made', async () => {
		discord.answer = once({ kind: 'not-sent', reason: 'DNS' });
		await put(alert('m1'), edit(2), edit(3));
		await pass(60_000);
		expect([await statusOf('m1'), await statusOf('e2'), await statusOf('e3')]).toEqual(['sent', 'superseded', 'sent']);
		expect(discord.said).toHaveLength(1);
	});

	test('that seem older than their message, for the clock was set back between the two, do not keep it waiting', async () => {
		await put({ ...edit(2), createdAt: '2026-11-25T06:00:00.000Z' }, alert('m1'));
		await pass(60_000);
		expect([await statusOf('m1'), await statusOf('e2')]).toEqual(['sent', 'sent']);
	});

	test('of a message that will never be are void', async () => {
		discord.answer = once({ kind: 'invalid', reason: 'x' });
		await put(alert('m1'), edit(2));
		await pass(60_000);
		expect(await statusOf('e2')).toBe('superseded');
	});

	test('of a message that somebody deleted end quietly', async () => {
		await put(alert('m1'));
		(discord.said as unknown[]).length = 0;
		await put(edit(2));
		await pass(6_000);
		expect(await statusOf('e2')).toBe('superseded');
	});

	test('a reply answers the message it belongs to', async () => {
		await put(alert('m1'));
		await put(alert('r2', { kind: 'reply', baseId: 'm1', revision: 2 }));
		await pass(6_000);
		expect(discord.said[1]).toMatchObject({ alertId: 'r2', replyTo: discord.said[0]!.messageId });
	});
});

describe('digests', () => {
	const held = (id: string, at: string) =>
		alert(id, { status: 'held', notBefore: '2026-11-25T09:30:00.000Z', createdAt: at });

	test('gather what was held into one message when its hour has come, and not before', async () => {
		await put(
			held('h1', '2026-11-25T08:00:00.000Z'),
			held('h2', '2026-11-25T08:10:00.000Z'),
			held('h3', '2026-11-25T08:20:00.000Z'),
		);
		expect(await sendDigests(house)).toEqual([]);
		clock.set('2026-11-25T09:30:01.000Z');
		const due = await sendDigests(house);
		for (const one of due) for (const sender of senders) sender.put(one);
		await settle();
		expect(discord.said).toHaveLength(1);
		expect(discord.said[0]!.message).toMatchObject({ title: 'موجز: ٣ أخبار' });
		expect(await Promise.all(['h1', 'h2', 'h3'].map(statusOf))).toEqual(['superseded', 'superseded', 'superseded']);
		expect(await sendDigests(house)).toEqual([]);
	});

	test('one alone goes out as itself', async () => {
		await put(held('h1', '2026-11-25T08:00:00.000Z'));
		clock.set('2026-11-25T09:30:01.000Z');
		expect(await sendDigests(house)).toMatchObject([{ id: 'h1', kind: 'new', status: 'pending' }]);
	});

	test.each([
		[1, 'before'],
		[1, 'after'],
		[2, 'before'],
		[2, 'after'],
		[3, 'before'],
	] as const)(
		'death at write %i, %s it, and news since then: nothing is told in two digests',
		async (atWrite, side) => {
			await put(held('h1', '2026-11-25T08:00:00.000Z'), held('h2', '2026-11-25T08:10:00.000Z'));
			clock.set('2026-11-25T09:30:01.000Z');
			const dying = createOutbox(recordsOf(dyingStore(store, atWrite, side)).alerts);
			await dying.restore();
			await sendDigests({ ...house, outbox: dying }).catch(() => undefined);
			await outbox.restore();
			await put(held('h3', '2026-11-25T08:20:00.000Z'), held('h4', '2026-11-25T08:30:00.000Z'));
			await sendDigests(house);
			const digests = outbox.live().filter(({ kind }) => kind === 'digest');
			expect(digests.flatMap(({ covers }) => covers).sort()).toEqual(['h1', 'h2', 'h3', 'h4']);
		},
	);
});

describe('a flood for one channel', () => {
	const second = (at: number) => `2026-11-25T08:00:${String(at).padStart(2, '0')}.000Z`;
	const stories = (count: number) =>
		Array.from({ length: count }, (_, at) =>
			alert(`m${at + 1}`, { createdAt: second(at), message: { ...alert('x').message, title: `الخبر ${at + 1}` } }),
		);
	const text = (message: Alert['message']) => [message.title, ...message.paragraphs].join('\n');

	test('of twenty stories is none', async () => {
		await put(...stories(20));
		await pass(60_000);
		expect(discord.said).toHaveLength(20);
	});

	test('becomes digests: the urgent one goes first and alone, every other is told once, as its newest edit tells it', async () => {
		const edit = alert('e2', { kind: 'edit', baseId: 'm2', revision: 2, createdAt: second(50) });
		await put(
			...stories(24),
			alert('u', { urgent: true, createdAt: second(40) }),
			{ ...edit, message: { ...edit.message, title: 'الخبر 2 بعد تعديله' } },
			alert('c2-1', { channelId: 'c2' }),
		);
		await pass(60_000);
		const here = discord.said.filter((one) => one.channelId === 'c1');
		expect(here[0]!.alertId).toBe('u');
		expect(here.slice(1).map((one) => one.message.title)).toEqual(Array(3).fill('موجز: ٢٤ خبرًا'));
		const told = here.slice(1).flatMap((one) => text(one.message).match(/الخبر \d+( بعد تعديله)?/g));
		expect(told).toEqual(stories(24).map(({ message }, at) => (at === 1 ? 'الخبر 2 بعد تعديله' : message.title)));
		expect(discord.said.map((one) => one.alertId)).toContain('c2-1');
		expect(await statusOf('e2')).toBe('superseded');
		expect(outbox.live()).toEqual([]);
	});

	test('whose digests cannot be stored yet is told once all the same', async () => {
		let failures = 2;
		const flaky: Outbox = {
			...outbox,
			putAll: (some) => (failures-- > 0 ? Promise.reject(new Error('disk full')) : outbox.putAll(some)),
		};
		const sender = createSender(telegram, createPace(TELEGRAM_LIMITS), { ...house, outbox: flaky }, clock);
		const ended = new AbortController();
		const alerts = stories(21).map((one): Alert => ({ ...one, channelId: 't1', platform: 'telegram' }));
		await outbox.add(alerts);
		const run = sender.run(ended.signal);
		await settle();
		for (const one of outbox.live()) sender.put(one); // the round that hands everything over again
		await pass(60_000);
		ended.abort();
		await run;
		expect(telegram.said.map((one) => one.message.title)).toEqual(Array(3).fill('موجز: ٢١ خبرًا'));
	});
});

test('one message at a time to a channel: a slow one is not overtaken, and holds up no other channel', async () => {
	const slow = Promise.withResolvers<void>();
	const send = discord.send;
	const asked: string[] = [];
	const hesitant = {
		...discord,
		send: async (...[delivery, signal]: Parameters<typeof send>) => {
			asked.push(delivery.alertId);
			if (delivery.alertId === 'm1') await slow.promise;
			return send(delivery, signal);
		},
	};
	const sender = createSender(hesitant, createPace(DISCORD_LIMITS), house, clock);
	const ended = new AbortController();
	const run = sender.run(ended.signal);
	const alerts = [
		alert('m1'),
		alert('m2', { createdAt: '2026-11-25T09:00:01.000Z' }),
		alert('m3', { channelId: 'c2' }),
	];
	for (const one of await outbox.add(alerts)) sender.put(one);
	await pass(2000);
	expect(asked.sort()).toEqual(['m1', 'm3']);
	slow.resolve();
	await pass(2000);
	expect(asked).toContain('m2');
	ended.abort();
	await run;
});

test.each([
	['within seconds lands, and is in no doubt', 2000, 'sent'],
	['never is broken off in the end, and is in doubt', 60_000, 'unknown'],
] as const)('a stop in mid-send: what is answered %s', async (_name, answeredAfterMs, status) => {
	const slow = {
		...telegram,
		async send(...[delivery, signal]: Parameters<typeof telegram.send>): Promise<DeliveryOutcome> {
			await clock.sleep(answeredAfterMs, signal);
			return signal.aborted ? { kind: 'unknown', reason: 'broken off' } : telegram.send(delivery, signal);
		},
	};
	const sender = createSender(slow, createPace(TELEGRAM_LIMITS), house, clock);
	const ended = new AbortController();
	const run = sender.run(ended.signal);
	await outbox.add([toTelegram('t-1'), toTelegram('t-2')]);
	for (const id of ['t-1', 't-2']) sender.put(toTelegram(id));
	await settle();
	ended.abort();
	await pass(10_000);
	await run;
	expect([await statusOf('t-1'), await statusOf('t-2')]).toEqual([status, 'pending']);
});

test('a store that fails in mid-delivery marks nothing sent that was not, and the alert arrives once it is well', async () => {
	const put1 = outbox.put;
	let failures = 2;
	const flaky: Outbox = {
		...outbox,
		put: (one) => (failures-- > 0 ? Promise.reject(new Error('disk full')) : put1(one)),
		putAll: (some) => (failures-- > 0 ? Promise.reject(new Error('disk full')) : outbox.putAll(some)),
	};
	const sender = createSender(discord, createPace(DISCORD_LIMITS), { ...house, outbox: flaky }, clock);
	const ended = new AbortController();
	const run = sender.run(ended.signal);
	await outbox.add([alert('m1')]);
	sender.put(alert('m1'));
	await pass(60_000);
	ended.abort();
	await run;
	expect(await statusOf('m1')).toBe('sent');
	expect(discord.said).toHaveLength(1);
});

test.each([1, 2, 3])(
	'the outcome that could not be stored %i times is stored in the end, and the message sent once',
	async (times) => {
		let failures = times;
		const flaky: Outbox = {
			...outbox,
			putAll: (some) => (failures-- > 0 ? Promise.reject(new Error('disk full')) : outbox.putAll(some)),
		};
		const sender = createSender(telegram, createPace(TELEGRAM_LIMITS), { ...house, outbox: flaky }, clock);
		const ended = new AbortController();
		const run = sender.run(ended.signal);
		await outbox.add([toTelegram('t-1')]);
		sender.put(toTelegram('t-1'));
		await pass(60_000);
		ended.abort();
		await run;
		expect(await statusOf('t-1')).toBe('sent');
		expect(telegram.said).toHaveLength(1);
	},
);

test('a channel whose new state cannot be stored does not make its message be sent again', async () => {
	await subscriptions.changeChannel('t1', (old) => ({ ...old, status: 'paused' }));
	const failing: Subscriptions = { ...subscriptions, changeChannel: () => Promise.reject(new Error('disk full')) };
	const sender = createSender(telegram, createPace(TELEGRAM_LIMITS), { ...house, subscriptions: failing }, clock);
	const ended = new AbortController();
	const run = sender.run(ended.signal);
	await outbox.add([toTelegram('t-1')]);
	sender.put(toTelegram('t-1'));
	await pass(60_000);
	ended.abort();
	await run;
	expect(telegram.said).toHaveLength(1);
	expect(await statusOf('t-1')).toBe('sent');
});

test('an edit that was overtaken while it waited is not made', async () => {
	const edit = (revision: number, title: string) =>
		alert(`e${revision}`, { kind: 'edit', baseId: 'm1', revision, message: { ...alert('x').message, title } });
	await put(alert('m1'));
	discord.answer = once({ kind: 'busy', retryAfterMs: 9000, scope: 'channel' });
	await put(edit(3, 'الثالث'), edit(2, 'الثاني'));
	await pass(30_000);
	expect(discord.said.map((one) => one.message.title)).toEqual(['الثالث']);
});

/** Floods over the strict stand-in: what is in doubt when the process dies, and people who ask in the middle of one. */
import { expect, onTestFinished, test } from 'vitest';
import { createOutbox } from '../../src/alerts/outbox.ts';
import { createPace, TELEGRAM_LIMITS } from '../../src/alerts/pace.ts';
import { createReplyTurns } from '../../src/alerts/reply-turns.ts';
import { createSubscriptions } from '../../src/alerts/subscriptions.ts';
import { recordsOf } from '../../src/app/records.ts';
import { systemClock, systemTimer } from '../../src/domain/clock.ts';
import type { Store } from '../../src/domain/ports.ts';
import { createSender } from '../../src/pipeline/deliver-alerts.ts';
import { createTelegram } from '../../src/platforms/telegram/telegram.ts';
import { alert, channel } from '../alerts/samples.ts';
import { talkingHouse } from '../conversation/house.ts';
import type { FloodOptions } from '../stand-ins/telegram/flood.ts';
import { startTelegram, type TelegramStandIn } from '../stand-ins/telegram.ts';

/** A life of the delivering process on the store: ends at the test's end, or is simply forgotten, as the dead are. */
async function deliverOn(store: Store, { token, apiRoot }: TelegramStandIn) {
	const { house: rooms, conversation, log } = await talkingHouse();
	const records = recordsOf(store);
	const outbox = createOutbox(records.alerts);
	const subscriptions = createSubscriptions(records);
	await outbox.restore();
	await subscriptions.restore();
	const found = outbox.counts();
	const house = { ...rooms, clock: systemClock, outbox, subscriptions };
	const inbox = { waiting: records.telegramWaiting, handled: records.telegramHandled };
	const world = { log, clock: systemClock, timer: systemTimer };
	const pace = createPace(TELEGRAM_LIMITS);
	const turns = createReplyTurns(pace, systemClock, systemTimer);
	const telegram = createTelegram({ token, apiRoot, conversation, records: inbox, pace: turns, ...world });
	const stop = new AbortController();
	void createSender(telegram, pace, house, systemTimer).run(stop.signal);
	onTestFinished(() => stop.abort());
	return { outbox, found, telegram };
}

/** So many private chats with one alert waiting for each. */
async function waitingFor(count: number, flood: FloodOptions = {}) {
	const chats = Array.from({ length: count }, (_, at) => ({ id: at + 1, type: 'private' as const, title: 'قارئ' }));
	const server = await startTelegram({ chats, flood });
	onTestFinished(() => server.stop());
	const { store } = await talkingHouse();
	const [records, ids] = [recordsOf(store), chats.map(({ id }) => String(id))];
	for (const id of ids) {
		const address = { platform: 'telegram', address: id, scope: `telegram-${id}`, kind: 'private' } as const;
		await records.channels.set(`c${id}`, channel(`c${id}`, address));
		await records.alerts.set(`m${id}`, alert(`m${id}`, { channelId: `c${id}`, platform: 'telegram' }));
	}
	return { server, store, ids };
}

test.each([
	['a flood', 40, 3],
	['a few messages', 10, 1],
])('killed in %s of %i: %i in doubt, the others arrive once, none is lost', async (_, count, inDoubt) => {
	const { server, store, ids } = await waitingFor(count);
	const sentTo = (id: string) => server.messages(Number(id)).length;
	const arrived = () => ids.filter((id) => sentTo(id) > 0).length;

	server.faults.add({ method: 'sendMessage', when: 'after', what: 'hang', times: count });
	await deliverOn(store, server);
	await server.waitFor('the last sends', () => arrived() === inDoubt);

	server.faults.clear();
	const { outbox, found } = await deliverOn(store, server);
	expect(found).toMatchObject({ sending: inDoubt, pending: count - inDoubt });
	await server.waitFor('the rest', () => outbox.counts().sent === count);
	expect(arrived()).toBe(count);
	expect(ids.filter((id) => sentTo(id) > 1).length).toBeLessThanOrEqual(inDoubt);
	expect(outbox.counts()).toMatchObject({ sent: count, failed: 0, unknown: 0 });
});

test('who asks just after an alert, in a chat that Telegram slows down, is answered all the same', async () => {
	const { server, store, ids } = await waitingFor(5, { secondMs: 3_000 });
	const { outbox, telegram } = await deliverOn(store, server);
	await server.waitFor('the alerts', () => outbox.counts().sent === 5);
	await telegram.start(new AbortController().signal);
	onTestFinished(() => telegram.stop());
	await Promise.all(ids.map((id) => server.say(Number(id), Number(id), '/help')));
	const isAnswered = (id: string) => server.messages(Number(id)).some(({ text }) => text?.includes('/follow'));
	await server.waitFor('all answers', () => ids.every(isAnswered));
	expect(ids.map((id) => server.messages(Number(id)).length)).toEqual(ids.map(() => 2));
});

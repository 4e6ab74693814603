/** A process that dies while it sends to Telegram: how many messages are in doubt, over the strict stand-in. */
import { expect, onTestFinished, test } from 'vitest';
import { createOutbox } from '../../src/alerts/outbox.ts';
import { createPace, TELEGRAM_LIMITS } from '../../src/alerts/pace.ts';
import { createSubscriptions } from '../../src/alerts/subscriptions.ts';
import { recordsOf } from '../../src/app/records.ts';
import { systemClock, systemTimer } from '../../src/domain/clock.ts';
import type { Store } from '../../src/domain/ports.ts';
import { createSender } from '../../src/pipeline/deliver-alerts.ts';
import { createTelegram } from '../../src/platforms/telegram/telegram.ts';
import { alert, channel } from '../alerts/samples.ts';
import { talkingHouse } from '../conversation/house.ts';
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
	const telegram = createTelegram({ token, apiRoot, conversation, records: inbox, ...world });
	const stop = new AbortController();
	void createSender(telegram, createPace(TELEGRAM_LIMITS), house, systemTimer).run(stop.signal);
	onTestFinished(() => stop.abort());
	return { outbox, found };
}

test.each([
	['a flood', 40, 3],
	['a few messages', 10, 1],
])('killed in %s of %i: %i in doubt, the others arrive once, none is lost', async (_, count, inDoubt) => {
	const chats = Array.from({ length: count }, (_, at) => ({ id: at + 1, type: 'private' as const, title: 'قارئ' }));
	const server = await startTelegram({ chats, flood: {} });
	onTestFinished(() => server.stop());
	const { store } = await talkingHouse();
	const [records, ids] = [recordsOf(store), chats.map(({ id }) => String(id))];
	for (const id of ids) {
		const address = { platform: 'telegram', address: id, scope: `telegram-${id}`, kind: 'private' } as const;
		await records.channels.set(`c${id}`, channel(`c${id}`, address));
		await records.alerts.set(`m${id}`, alert(`m${id}`, { channelId: `c${id}`, platform: 'telegram' }));
	}
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

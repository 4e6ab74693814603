/** A Telegram group that takes the bot's right to write: it is paused, its admin told once, and it comes back by itself. */
import { expect, onTestFinished, test } from 'vitest';
import { createPace, TELEGRAM_LIMITS } from '../../src/alerts/pace.ts';
import { systemTimer } from '../../src/domain/clock.ts';
import { createSender } from '../../src/pipeline/deliver-alerts.ts';
import { createTelegram } from '../../src/platforms/telegram/telegram.ts';
import { alert, channel } from '../alerts/samples.ts';
import { talkingHouse } from '../conversation/house.ts';
import { startTelegram } from '../stand-ins/telegram.ts';

const GROUP = -1001;
const ADMIN = 8;

test.each(['no-rights', 'write-forbidden'] as const)(
	'%s: paused, told once, back by itself with all that waited',
	async (state) => {
		const server = await startTelegram({
			chats: [
				{ id: GROUP, type: 'supergroup', title: 'غرفة الأخبار', state },
				{ id: ADMIN, type: 'private', title: 'مشرفة' },
			],
		});
		onTestFinished(() => server.stop());
		const { house, clock, subscriptions, outbox, conversation, log, records } = await talkingHouse();
		const inbox = { waiting: records.telegramWaiting, handled: records.telegramHandled };
		const { token, apiRoot } = server;
		const telegram = createTelegram({ token, apiRoot, conversation, records: inbox, log, clock, timer: systemTimer });
		const place = (address: number) =>
			({ platform: 'telegram', address: String(address), scope: `telegram-${address}` }) as const;
		await subscriptions.saveChannel(channel('group', { ...place(GROUP), kind: 'group', title: 'غرفة الأخبار' }));
		await subscriptions.saveChannel(channel('admin', { ...place(ADMIN), kind: 'private' }));
		await subscriptions.follow('group', 'aukus', String(ADMIN), '2026-11-25T09:00:00.000Z');
		const sender = createSender(telegram, createPace(TELEGRAM_LIMITS), house, clock);
		outbox.listen(sender.put);
		const stop = new AbortController();
		const running = sender.run(stop.signal);
		onTestFinished(async () => {
			stop.abort();
			await running;
		});

		const news = ['m1', 'm2'].map((id, at) =>
			alert(id, { channelId: 'group', platform: 'telegram', createdAt: `2026-11-25T09:00:0${at}.000Z` }),
		);
		await outbox.add(news);
		const told = () => server.messages(ADMIN).map(({ text }) => text);
		/** Time passes until it is so. */
		async function pass(what: string, isSo: () => boolean): Promise<void> {
			const turning = setInterval(() => clock.advance(20_000), 5);
			await server.waitFor(what, isSo).finally(() => clearInterval(turning));
		}
		await pass('the word to the admin', () => told().length === 1);
		expect(told()[0]).toContain('«غرفة الأخبار»');
		expect(subscriptions.channel('group')).toMatchObject({ status: 'paused' });
		const tries = () => server.requests.filter(({ payload }) => payload['chat_id'] === GROUP).length;
		await pass('two more tries', () => tries() >= 3);
		expect(told()).toHaveLength(1);

		server.world.chats.get(GROUP)!.state = 'well';
		await pass('all that waited', () => server.messages(GROUP).length === 2);
		await pass('the channel to be well', () => subscriptions.channel('group')!.status === 'active');
		expect(told()).toHaveLength(1);
		expect(outbox.failures()).toEqual([]);
		server.assertClean();
	},
);

/** Too much at once, of people or of news: everybody is served, and nothing is lost without a word. */
import { createPace, TELEGRAM_LIMITS } from '../../src/alerts/pace.ts';
import { readFeed } from '../../src/feeds/read-feed.ts';
import { createSender } from '../../src/pipeline/deliver-alerts.ts';
import { alert, channel } from '../alerts/samples.ts';
import { fakeChat } from '../fakes/chat.ts';
import type { Case } from './cases.ts';
import { type Stage, said } from './stage.ts';

/** As many as one look at a feed takes over. */
const ENTRIES_AT_ONCE = 500;

/** Each comes by itself from the network, in a turn of its own. */
async function thousandCommands(at: Stage): Promise<boolean> {
	const commands = ['help', 'topics', 'settings', 'audience', 'latest'] as const;
	const asked: Promise<string>[] = [];
	for (let number = 0; number < 1000; number += 1) {
		const where = { guild: '1', channel: '11', user: String(1000 + (number % 200)) };
		asked.push(at.discord(where, commands[number % commands.length]!).then(said));
		await new Promise(setImmediate);
	}
	return (await Promise.all(asked)).every((text) => text !== '' && !text.includes('طلبات كثيرة'));
}

/** Five hundred alerts for one group of Telegram, which takes twenty messages a minute. */
async function flood(at: Stage): Promise<boolean> {
	await at.subscriptions.saveChannel(channel('t1', { platform: 'telegram', address: '-5', kind: 'group' }));
	const chat = fakeChat('telegram', { nonce: false });
	const sender = createSender(chat, createPace(TELEGRAM_LIMITS), at.house, at.clock);
	const stop = new AbortController();
	const running = sender.run(stop.signal);
	const alerts = Array.from({ length: ENTRIES_AT_ONCE }, (_, number) => {
		const createdAt = new Date(at.clock.now()).toISOString();
		const story = { storyId: `s${number}`, channelId: 't1', platform: 'telegram' as const };
		return alert(`m${number}`, { ...story, createdAt, notBefore: createdAt });
	});
	for (const one of await at.outbox.add(alerts)) sender.put(one);
	for (let turns = 0; turns < 400 && at.outbox.live().length > 0; turns += 1) {
		for (let ticks = 0; ticks < 5; ticks += 1) await new Promise(setImmediate);
		at.clock.advance(1000);
	}
	stop.abort();
	await running;
	const told = await at.outbox.getMany(alerts.map(({ id }) => id));
	const isTold = told.every((one) => one?.status === 'sent' || one?.status === 'superseded');
	return isTold && at.outbox.live().length === 0 && chat.said.length < 100;
}

export const CROWD: readonly Case[] = [
	{
		area: 'limits',
		does: 'a thousand commands of two hundred people within a minute are all answered',
		row: /30 commands in 60 s/,
		holds: thousandCommands,
	},
	{
		area: 'limits',
		does: 'of five thousand entries at once the newest five hundred are taken, and the rest is told of as left out',
		row: /5,000 items at once/,
		async holds() {
			const items = Array.from({ length: 5000 }, (_, number) => {
				const when = new Date(Date.UTC(2026, 10, 25) + number * 1000).toUTCString();
				return `<item><title>خبر ${number}</title><guid>g${number}</guid><pubDate>${when}</pubDate></item>`;
			});
			const xml = `<?xml version="1.0"?><rss version="2.0"><channel><title>المرفأ</title>${items.join('')}</channel></rss>`;
			const read = await readFeed(Buffer.from(xml), { url: 'https://almarfa.example/rss' });
			if (read.kind !== 'feed') return false;
			const { entries, warnings } = read.feed;
			const hasNewest = entries.some(({ id }) => id === 'g4999') && !entries.some(({ id }) => id === 'g4499');
			return entries.length === ENTRIES_AT_ONCE && hasNewest && warnings.includes('entries-capped');
		},
	},
	{
		area: 'limits',
		does: 'five hundred alerts for one group come as digests that tell them all, in fewer than a hundred messages',
		row: /5,000 items at once/,
		holds: flood,
	},
];

/** What one place does has no effect in another, and no place can ask for more than its share. */
import type { Case } from './cases.ts';
import { A, B } from './cases.ts';
import { delayOfOthers } from './slow-feeds.ts';
import { said } from './stage.ts';

const FEED = { url: 'https://nabaa.example/rss?token=s3cret', title: 'نبأ الشرق', entries: 3 };
const words = (count: number) => Array.from({ length: count }, (_, at) => `كلمة ${at}`).join('،');

export const PLACES: readonly Case[] = [
	{
		area: 'isolation',
		does: 'a topic’s name is a name, whatever stands in it',
		row: /topic name of guild A/,
		async holds(at) {
			const names = ['../B', 'B:topic', '%', '_', 'discord-2'];
			for (const name of names) await at.discord(A, 'topic', { action: 'create', topic: name, text: 'سد النهضة' });
			await at.discord(B, 'topic', { action: 'create', topic: 'B', text: 'نهر النيل' });
			await at.discord(A, 'forget');
			await at.discordPress(A, 'forget-yes:');
			return at.own('discord-1').length === 0 && at.own('discord-2').join() === 'B';
		},
	},
	{
		area: 'isolation',
		does: 'what goes out of a server holds nothing of another',
		row: /export\/backup/,
		async holds(at) {
			at.web.set('https://nabaa.example/', [FEED]);
			await at.discord(B, 'topic', { action: 'create', topic: 'سر', text: 'سر الجيران' });
			await at.discord(B, 'feeds', { action: 'add', feed: 'nabaa.example' });
			await at.discord(A, 'topic', { action: 'create', topic: 'السد', text: 'سد النهضة' });
			const files = [
				await at.discord(A, 'topic', { action: 'export' }),
				await at.discord(A, 'feeds', { action: 'export' }),
			];
			const text = files.map((reply) => reply!.file!.content).join();
			return text.includes('السد') && !/سر|discord-|nabaa/.test(text);
		},
	},
	{
		area: 'isolation',
		does: 'an added feed is polled once, and its address is shown to nobody who has not added it',
		row: /feed URL with token/,
		async holds(at) {
			at.web.set('https://nabaa.example/', [FEED]);
			for (const where of [A, B]) await at.discord(where, 'feeds', { action: 'add', feed: 'nabaa.example' });
			const C = { guild: '3', channel: '33' };
			const seen = [
				await at.discord(C, 'feeds', { action: 'list' }),
				await at.discord(C, 'feeds', { action: 'export' }),
			];
			return (
				at.polled.length === 1 && !seen.some((reply) => /s3cret|نبأ/.test(said(reply) + (reply!.file?.content ?? '')))
			);
		},
	},
	{
		area: 'isolation',
		does: 'muting is for the place that mutes',
		row: /mutes a source globally/,
		async holds(at) {
			for (const where of [A, B]) await at.discord(where, 'follow', { topic: 'أوكوس' });
			await at.discord(A, 'mute', { for: 'week' });
			return (
				at.subscriptions
					.channels()
					.filter((channel) => channel.mutedUntil)
					.map(({ scope }) => scope)
					.join() === 'discord-1'
			);
		},
	},
	{
		area: 'isolation',
		does: 'what is kept of a server is deleted when it asks, to the last record',
		row: /delete guild data on request/,
		async holds(at) {
			at.web.set('https://nabaa.example/', [FEED]);
			await at.discord(A, 'topic', { action: 'create', topic: 'السد', text: 'سد النهضة' });
			await at.discord(A, 'feeds', { action: 'add', feed: 'nabaa.example' });
			await at.discord(A, 'follow', { topic: 'السد' });
			await at.discord(A, 'test', { action: 'add', topic: 'السد', text: 'النيل' });
			await at.discordPress(A, 'forget-yes:');
			for (const records of Object.values(at.records))
				for await (const [id, record] of records.entries())
					if (/discord-1|s3cret|السد/.test(id + JSON.stringify(record))) return false;
			return true;
		},
	},
	{
		area: 'limits',
		does: 'topics, keywords, feeds and their lengths end where they must, with words that say so',
		row: /26th topic/,
		async holds(at) {
			const create = async (name: string, text: string) => {
				at.clock.advance(3000);
				return said(await at.discord(A, 'topic', { action: 'create', topic: name, text }));
			};
			const refused = [
				(await create('طويلة', 'س'.repeat(101))).includes('أطول من 100'),
				(await create('قصيرة', 'س')).includes('أقصر من حرفين'),
				(await create('أداة', 'ال')).includes('كل خبر'),
				(await create('كثيرة', words(201))).includes('200'),
			];
			for (let number = 0; number < 25; number += 1) await create(`سد ${number}`, 'سد النهضة');
			refused.push((await create('السادس والعشرون', 'نيل')).includes('(25)'), at.own('discord-1').length === 25);
			const opml = Array.from({ length: 51 }, (_, number) => `<outline xmlUrl="https://f${number}.example/"/>`).join(
				'',
			);
			refused.push(
				said(await at.discord(A, 'feeds', { action: 'import', feed: `<opml><body>${opml}</body></opml>` })).includes(
					'٥٠',
				),
			);
			return refused.every(Boolean) && at.feeds.ownOf('discord-1').length === 50;
		},
	},
	{
		area: 'limits',
		does: 'who asks thirty times a minute is asked for patience, and others are not kept waiting',
		row: /30 commands in 60 s/,
		async holds(at) {
			for (let number = 0; number < 30; number += 1) await at.discord(A, 'help');
			const [same, other] = [await at.discord(A, 'help'), await at.discord({ ...A, user: '8' }, 'help')];
			return said(same).includes('طلبات كثيرة') && said(other).includes('ما الذي يستطيعه راصد');
		},
	},
	{
		area: 'limits',
		does: 'a hundred servers that add one feed make one that is polled',
		row: /100 guilds add the same feed/,
		async holds(at) {
			at.web.set('https://nabaa.example/', [FEED]);
			for (let guild = 1; guild <= 100; guild += 1)
				await at.discord({ guild: `${guild}`, channel: `${guild}1`, user: `${guild}` }, 'feeds', {
					action: 'add',
					feed: 'nabaa.example',
				});
			return at.polled.length === 1 && at.feeds.addersOf(at.feeds.all()[1]!.id).length === 100;
		},
	},
	{
		area: 'limits',
		does: 'fifty feeds of one server that never answer delay nobody else’s',
		row: /50 slow feeds/,
		holds: async () => delayOfOthers(50) <= delayOfOthers(0) * 1.1,
	},
	{
		area: 'limits',
		does: 'a pattern is taken letter for letter: none reaches the engine of regular expressions',
		row: /regex topic/,
		async holds(at) {
			const before = performance.now();
			await at.discord(A, 'topic', { action: 'create', topic: 'نمط', text: '(a+)+$' });
			await at.discord(A, 'topic', { action: 'create', topic: 'نمط ٢', text: '^(([a-z])+.)+[A-Z]([a-z])+$' });
			at.topics.match({ id: 'x', title: 'a'.repeat(5000), text: `${'a'.repeat(50_000)}!` });
			return performance.now() - before < 1000;
		},
	},
	{
		area: 'owner',
		does: 'a server’s admin is not the bot’s owner',
		row: /bot-owner-only command/,
		holds: async (at) => said(await at.discord(A, 'status')).includes('لصاحب البوت وحده'),
	},
];

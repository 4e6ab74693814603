/** The shipped program on Discord: a slash command subscribes a channel, feeds publish, one alert arrives and grows. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { redisIsMissing, startRedis } from '../redis.ts';
import { MANAGE_GUILD } from '../stand-ins/discord/interactions.ts';
import { type StandInDiscord, startDiscord } from '../stand-ins/discord.ts';
import { type Newspaper, startNewspaper } from './newspaper.ts';
import { homeWith, type LogLine, type Program, startProgram } from './program.ts';
import { FIRST, OTHER, SECOND } from './tellings.ts';

const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAx.GStand.in-token-of-the-discord-stand-in-000001';
const CHANNEL = '300000000000000001';
const GUILD = { id: '200000000000000001', name: 'خادم الأخبار', channels: [{ id: CHANNEL, name: 'أخبار' }] };

const SQLITE = { name: 'SQLite', place: async () => ({ url: 'sqlite:rasid.db', stop: async () => undefined }) };
const REDIS = { name: 'Redis', place: () => startRedis() };

describe.each(redisIsMissing() ? [SQLITE] : [SQLITE, REDIS])('the shipped program on $name', ({ place }) => {
	let discord: StandInDiscord;
	let paper: Newspaper;
	let home: string;
	let store: { readonly url: string; stop(): Promise<void> };
	let program: Program;

	const environment = () => ({ DISCORD_TOKEN: TOKEN, DISCORD_API_BASE: discord.apiBase, RASID_STORE: store.url });

	beforeEach(async () => {
		store = await place();
		discord = await startDiscord({ token: TOKEN, guilds: [GUILD] });
		paper = await startNewspaper();
		home = homeWith([
			{ url: paper.address('madar'), title: 'صحيفة المدار', announceNewest: 5 },
			{ url: paper.address('nabaa'), title: 'وكالة نبأ الشرق', announceNewest: 5 },
		]);
		program = startProgram(home, environment());
	});

	afterEach(async () => {
		await program.kill();
		await paper.stop();
		await discord.stop();
		await store.stop();
	});

	const follow = () =>
		discord.interact({
			command: 'follow',
			options: { topic: 'الناتو الآسيوي' },
			channelId: CHANNEL,
			permissions: MANAGE_GUILD,
		});

	test('one alert, read back letter for letter, edited when a second outlet tells the story, explained at a press', async () => {
		const reply = await follow();
		expect(textOf(reply)).toContain('صرتَ تتابع «الناتو الآسيوي» هنا. سيصلك تنبيه واحد عن كل خبر.');
		paper.publish('madar', [OTHER, FIRST]);
		const [alert] = await discord.waitFor(() => discord.messages(CHANNEL).length > 0 && discord.messages(CHANNEL));
		const text = textOf(alert);
		expect(text).toContain(FIRST.title);
		expect(text).toContain(
			'رفضت الولايات المتحدة يوم الثلاثاء اقتراحًا يابانيًا بتأسيس «الناتو الآسيوي»، ووصف الدبلوماسي الأمريكي دانيال كروفورد الفكرة بأنها سابقة لأوانها.',
		);
		expect(text).toContain('صحيفة المدار');
		expect(text).toContain('#الناتو_الآسيوي');
		paper.publish('nabaa', [SECOND]);
		await discord.waitFor(
			() => textOf(discord.messages(CHANNEL)[0]).includes('وكالة نبأ الشرق'),
			'the second source in the first message',
		);
		expect(textOf(discord.messages(CHANNEL)[0])).toContain('مصدران');
		expect(discord.messages(CHANNEL)).toHaveLength(1);
		expect(await program.stop()).toBe(0);
		discord.assertClean();
	});

	test('an admin makes a topic, tries a change, saves it by its button, and a reader who presses follow gets it in private', async () => {
		const admin = { channelId: CHANNEL, permissions: MANAGE_GUILD, userId: '77' };
		const made = await discord.interact({
			...admin,
			command: 'topic',
			options: { action: 'create', topic: 'كروفورد', text: 'سد النهضة' },
		});
		expect(textOf(made)).toContain('حُفظ الموضوع «كروفورد»');
		await discord.press({ ...admin, message: made.message!, customId: buttonOf(made.message!, 'تابعه هنا') });
		const tried = await discord.interact({
			...admin,
			command: 'test',
			options: { action: 'add', topic: 'كروفورد', text: 'دانيال كروفورد' },
		});
		expect(textOf(tried)).toContain('تجربة على الأرشيف: «كروفورد»');
		const saved = await discord.press({
			...admin,
			message: tried.message!,
			customId: buttonOf(tried.message!, 'احفظ'),
		});
		expect(textOf(saved)).toContain('سد النهضة، دانيال كروفورد');
		const refused = await discord.interact({
			...admin,
			command: 'feeds',
			options: { action: 'add', feed: paper.address('madar').replace('127.0.0.1', 'localhost.localdomain') },
		});
		expect(textOf(refused)).toContain('لم أستطع قراءة هذا العنوان: الموقع لا يجيب');
		paper.publish('madar', [FIRST]);
		const [alert] = await discord.waitFor(() => discord.messages(CHANNEL).length > 0 && discord.messages(CHANNEL));
		expect(textOf(alert)).toContain('#كروفورد');
		const pressed = await discord.press({
			channelId: CHANNEL,
			userId: '88',
			message: alert!,
			customId: buttonOf(alert!, 'تابع هذا الموضوع'),
		});
		expect(textOf(pressed)).toContain('ستصلك أخباره في محادثتنا الخاصة');
		paper.publish('nabaa', [{ ...OTHER, text: `<p>وصل دانيال كروفورد أمس.</p>${OTHER.text}` }]);
		const reader = discord.openPrivate('88');
		await discord.waitFor(() => discord.messages(reader).length > 0, 'the alert in private');
		expect(textOf(discord.messages(reader)[0])).toContain(OTHER.title);
		discord.assertClean();
	});

	test('killed with -9 as the message arrives, started again: the alert is there once, and the program knows it', async () => {
		await follow();
		paper.publish('madar', [FIRST]);
		await discord.waitFor(() => discord.messages(CHANNEL).length > 0);
		await program.kill();
		program = startProgram(home, environment());
		// The dead instance's lease runs out first: 15 seconds.
		for (const role of ['place', 'announce', 'deliver', 'bot']) await program.logged(role, took(role));
		paper.publish('nabaa', [SECOND]);
		await discord.waitFor(
			() => textOf(discord.messages(CHANNEL)[0]).includes('وكالة نبأ الشرق'),
			'the edit after the restart',
		);
		expect(discord.messages(CHANNEL)).toHaveLength(1);
		discord.assertClean();
	});

	test('the token is in no byte of the log', async () => {
		await follow();
		paper.publish('madar', [FIRST]);
		await program.logged('the delivery', (line) => line.msg === 'alert delivered');
		await program.stop();
		expect(JSON.stringify(program.lines) + program.output.join('')).not.toContain(TOKEN);
	});
});

const took =
	(role: string) =>
	({ msg, roles }: LogLine) =>
		msg === 'role taken' && (roles as string[]).includes(role);

function buttonOf(message: { readonly components: readonly unknown[] }, label: string): string {
	const buttons = message.components.flatMap(
		(row) => (row as { components: { label: string; custom_id: string }[] }).components,
	);
	return buttons.find((button) => button.label.startsWith(label))!.custom_id;
}

/** All that a reader sees of a message, direction marks taken out. */
function textOf(message: unknown): string {
	const parts: string[] = [];
	JSON.stringify(message ?? '', (_key, value) => {
		if (typeof value === 'string') parts.push(value);
		return value;
	});
	return parts
		.join('\n')
		.replace(/[\u200e\u200f\u2066-\u2069]/g, '')
		.replace(/\\(.)/g, '$1');
}

/** The alert that the shipped program sends to both platforms, in Arabic and English, and each of its buttons. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StandInDiscord, startDiscord } from '../../stand-ins/discord.ts';
import { startTelegram, TOKEN as TELEGRAM_TOKEN, type TelegramStandIn } from '../../stand-ins/telegram.ts';
import { type Newspaper, startNewspaper } from '../newspaper.ts';
import { homeWith, type Program, startProgram } from '../program.ts';
import { FIRST } from '../tellings.ts';
import { discordReader, type Language, type Reader, telegramReader } from './reader.ts';

/** Seconds of Discord in a second: whether its three are kept is measured elsewhere, not on a machine that runs all tests. */
const SLOWLY = 0.2;
const DISCORD_TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAx.GStand.in-token-of-the-discord-stand-in-000001';
const CHANNELS = { ar: '300000000000000001', en: '300000000000000002' } as const;
const PEOPLE = { ar: 4242, en: 4343 } as const;

let discord: StandInDiscord;
let telegram: TelegramStandIn;
let paper: Newspaper;
let program: Program;

beforeAll(async () => {
	const guilds = Object.values(CHANNELS).map((id) => ({
		id: `2${id.slice(1)}`,
		name: 'خادم',
		channels: [{ id, name: 'أخبار' }],
	}));
	const chats = Object.values(PEOPLE).map((id) => ({ id, type: 'private', title: 'قارئة' }) as const);
	[discord, telegram, paper] = await Promise.all([
		startDiscord({ token: DISCORD_TOKEN, guilds, speed: SLOWLY }),
		startTelegram({ chats }),
		startNewspaper(),
	]);
	program = startProgram(homeWith([{ url: paper.address('madar'), title: 'صحيفة المدار', announceNewest: 5 }]), {
		DISCORD_TOKEN,
		DISCORD_API_BASE: discord.apiBase,
		TELEGRAM_TOKEN,
		TELEGRAM_API_ROOT: telegram.apiRoot,
	});
	for (const platform of ['Discord', 'Telegram'] as const)
		for (const language of ['ar', 'en'] as const) {
			const reader = readerOf(platform, language);
			await reader.say({ command: 'language', options: { language } });
			await reader.say({ command: 'follow', options: { topic: 'AUKUS' } });
			await reader.say({ command: 'follow', options: { topic: 'Asian NATO' } });
		}
	paper.publish('madar', [FIRST]);
});

afterAll(async () => {
	await program.kill();
	await Promise.all([discord.stop(), telegram.stop(), paper.stop()]);
});

function readerOf(platform: 'Discord' | 'Telegram', language: Language, rank: 'admin' | 'member' = 'admin'): Reader {
	return platform === 'Discord'
		? discordReader(discord, CHANNELS[language], `${rank === 'admin' ? 7 : 8}${PEOPLE[language]}`, rank)
		: telegramReader(telegram, PEOPLE[language], PEOPLE[language]);
}

const WORDS = {
	ar: {
		tag: '#الناتو_الآسيوي',
		buttons: ['لماذا وصلني؟', 'غير مناسب 👎', 'اكتم', 'تابع هذا الموضوع'],
		why: 'وهي من كلمات موضوع «الناتو الآسيوي»',
		thanks: 'شكرًا. حُسبت هذه على الكلمة التي جلبت الخبر: «',
		again: 'سجّلتُ رأيك من قبل.',
		which: 'ماذا أكتم؟',
		story: ['هذا الخبر', 'لن تصلك تحديثات هذا الخبر.'],
		topic: ['هذا الموضوع، يومًا', 'كتمتُ موضوع «الناتو الآسيوي» هنا حتى'],
		follows: 'ستصلك أخباره في محادثتنا الخاصة',
		followed: 'تتابع «الناتو الآسيوي» في محادثتنا الخاصة من قبل.',
		refused: 'هذا الأمر لمشرفي هذا المكان وحدهم',
	},
	en: {
		tag: '#Asian_NATO',
		buttons: ['Why did I get this?', 'Not relevant 👎', 'Mute', 'Follow this topic'],
		why: 'a keyword of the topic “Asian NATO”',
		thanks: 'Thank you. This counts against the keyword that brought the story: “',
		again: 'I have your opinion already.',
		which: 'Mute what?',
		story: ['This story', 'You will get no updates of this story.'],
		topic: ['This topic, for a day', 'The topic “Asian NATO” is muted here until'],
		follows: 'its stories will come to our private chat',
		followed: 'You already follow “Asian NATO” in our private chat.',
		refused: 'This command is for the admins of this place',
	},
} as const;

describe.each(['Discord', 'Telegram'] as const)('%s', (platform) => {
	test.each(['ar', 'en'] as const)('in %s', { timeout: 120_000 }, async (language) => {
		const words = WORDS[language];
		const reader = readerOf(platform, language);
		const alert = await reader.alert(FIRST.title);
		for (const part of [FIRST.title, 'رفضت الولايات المتحدة', 'كينجي مورياما', words.tag])
			expect(alert.text).toContain(part);
		expect(alert.labels).toEqual(words.buttons);
		const [why, noise, mute, follow] = words.buttons;
		expect((await alert.press(why)).text).toContain(words.why);
		expect((await reader.say({ command: 'why', options: {} })).text).toContain(words.why);
		expect((await alert.press(noise)).text).toContain(words.thanks);
		expect((await alert.press(noise)).text).toContain(words.again);
		for (const [label, done] of [words.story, words.topic]) {
			const menu = await alert.press(mute);
			expect(menu.text).toContain(words.which);
			expect((await menu.press(label)).text).toContain(done);
		}
		const isAtHome = platform === 'Telegram';
		expect((await alert.press(follow)).text).toContain(isAtHome ? words.followed : words.follows);
		if (isAtHome) return;
		const member = await readerOf(platform, language, 'member').alert(FIRST.title);
		expect((await member.press(mute)).text).toContain(words.refused);
		expect((await member.press(follow)).text).toContain(words.follows);
	});
});

test('nothing that was sent broke a rule of the platforms', () => {
	discord.assertClean();
	telegram.assertClean();
});

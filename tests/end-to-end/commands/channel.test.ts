/** The shipped program and what only Telegram has: channels connected and set from private chat, and nameless admins. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANONYMOUS_ADMIN } from '../../stand-ins/telegram/people.ts';
import { startTelegram, type TelegramStandIn, TOKEN } from '../../stand-ins/telegram.ts';
import { type Newspaper, startNewspaper } from '../newspaper.ts';
import { homeWith, type Program, startProgram } from '../program.ts';
import { FIRST } from '../tellings.ts';
import { telegramReader } from './reader.ts';

const PERSON = 4242;
const STRANGER = 4343;
const CHANNEL = -1_001_234_567_890;
const GROUP = -1_009_876_543_210;

let telegram: TelegramStandIn;
let paper: Newspaper;
let program: Program;

beforeAll(async () => {
	[telegram, paper] = await Promise.all([
		startTelegram({
			chats: [
				{ id: PERSON, type: 'private', title: 'قارئة' },
				{ id: STRANGER, type: 'private', title: 'غريب' },
				{ id: CHANNEL, type: 'channel', title: 'عاجل آسيا', members: { [PERSON]: 'administrator' } },
				{ id: GROUP, type: 'supergroup', title: 'غرفة', members: { [PERSON]: 'administrator' } },
			],
		}),
		startNewspaper(),
	]);
	program = startProgram(homeWith([{ url: paper.address('madar'), title: 'صحيفة المدار', announceNewest: 5 }]), {
		TELEGRAM_TOKEN: TOKEN,
		TELEGRAM_API_ROOT: telegram.apiRoot,
	});
});

afterAll(async () => {
	await program.kill();
	await Promise.all([telegram.stop(), paper.stop()]);
});

/** The person chooses the channel in Telegram's own list, which the last keyboard opened. */
async function picks(): Promise<string> {
	const { payload } = telegram.requests.findLast((request) => JSON.stringify(request).includes('request_chat'))!;
	const request_id = Number(/"request_id":(\d+)/.exec(JSON.stringify(payload))![1]);
	const chat_shared = { request_id, chat_id: CHANNEL, title: 'عاجل آسيا' };
	const replies = await telegram.say(PERSON, PERSON, '', { chat_shared, text: undefined as never });
	return replies.map(({ text }) => text).join('\n');
}

test('a channel is connected by the platform’s list, set in English by buttons, and gets its alert in English', {
	timeout: 120_000,
}, async () => {
	const reader = telegramReader(telegram, PERSON, PERSON);
	const say = (command: string, options: Record<string, string> = {}) => reader.say({ command, options });
	await say('connect', { topic: 'الناتو الآسيوي' });
	expect(await picks()).toContain('صرتَ تتابع');
	const settings = await (await say('connect')).press('إعدادات «عاجل آسيا»');
	expect(settings.text).toContain('الحديث عن قناة «عاجل آسيا»');
	const english = await (await settings.press('اللغة')).press('الإنجليزية');
	expect(english.text).toContain('I will speak English here.');
	// Before the look that has waited for it since the start gives up.
	paper.publish('madar', [FIRST]);
	const alert = await telegramReader(telegram, CHANNEL, PERSON).alert(FIRST.title);
	expect(alert.text).toContain('#Asian_NATO');
	expect(alert.labels).toContain('Why did I get this?');
	expect((await (await settings.press('الموجز')).press('hourly')).text).toContain('as an hourly digest');
	expect((await (await settings.press('الموجز')).press('at once')).text).toContain('as soon as they are seen');
	await say('connect', { topic: 'مورياما' });
	expect(await picks()).toContain('so I made you one from the phrase');
	expect((await (await settings.press('الموضوعات')).press('✓ مورياما')).text).toContain('You no longer follow');
	expect((await say('topics')).text).toContain('لا تتابع شيئًا هنا بعد');
});

test('a stranger’s press with the channel’s address in it is refused', async () => {
	await telegram.say(STRANGER, STRANGER, '/settings');
	const message = telegram.messages(STRANGER).at(-1)!;
	const { answer, messages } = await telegram.press(
		STRANGER,
		STRANGER,
		message.message_id,
		`at:${CHANNEL}:open:topics`,
	);
	expect(JSON.stringify(answer)).toContain('settings are for those of its administrators');
	expect(messages).toEqual([]);
});

test('who writes as the group is obeyed once an administrator has allowed it, and is named nowhere', async () => {
	const nameless = telegramReader(telegram, GROUP, ANONYMOUS_ADMIN);
	const admin = telegramReader(telegram, GROUP, PERSON);
	const follow = { command: 'follow', options: { topic: 'سد النهضة' } };
	expect((await nameless.say(follow)).text).toContain('لا أعرف من يكتب باسم المجموعة');
	const settings = await admin.say({ command: 'settings', options: {} });
	expect((await settings.press('اسمح للمشرفين المجهولين')).text).toContain('سأنفّذ من الآن أوامر');
	expect((await nameless.say(follow)).text).toContain('فأنشأتُ لك موضوعًا خاصًا');
	const history = await admin.say({ command: 'topic', options: { action: 'history' } });
	expect(history.text).toContain('• إضافة «سد النهضة»: مشرف مجهول');
});

test('nothing that was sent broke a rule of the platform', () => {
	telegram.assertClean();
});

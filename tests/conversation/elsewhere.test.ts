/** A channel's settings from its administrator's private chat, by buttons; and chats that let anonymous admins act. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Stage, stage } from '../authorisation/stage.ts';

const CHANNEL = -1_001_234_567_890;
const GROUP = -100;
const PERSON = { chat: 7, type: 'private' } as const;

let at: Stage;
beforeEach(async () => {
	at = await stage();
	at.members.set(`${CHANNEL} 7`, { status: 'administrator', can_post_messages: true } as never);
});

/** The action of the button that the last answer shows under this label. */
function actionOf(label: string): string {
	const button = at
		.last()!
		.message.buttons!.flat()
		.find((one) => one.label.includes(label));
	if (!button || !('action' in button)) throw new Error(`no button "${label}"`);
	return button.action;
}
const press = (label: string) => at.telegramPress(PERSON, actionOf(label));
const channel = () => at.subscriptions.at('telegram', String(CHANNEL))!;

async function connected(): Promise<void> {
	await at.telegram(PERSON, '/connect أوكوس');
	const place = { platform: 'telegram', scope: 'telegram-7', address: '7', kind: 'private', title: '' } as const;
	const keyboard = JSON.stringify(at.picks.keyboardFor(place, at.last()!.pick!));
	const request_id = Number(/"request_id":(\d+)/.exec(keyboard)![1]);
	const chat_shared = { request_id, chat_id: CHANNEL, title: 'عاجل آسيا' };
	await at.telegram({ ...PERSON, more: { chat_shared } }, '');
}

describe('a connected channel', () => {
	test('is set by buttons in private chat: language, digest, quiet hours, zone, topics; the person’s own chat stays as it is', async () => {
		await connected();
		await at.telegram(PERSON, '/connect');
		expect(await press('إعدادات «عاجل آسيا»')).toContain('الوصول: فور الرصد');
		expect(at.last()!.message.footer).toBe('الحديث عن قناة «عاجل آسيا»');
		const settings = at.last();
		const again = () => at.telegramPress(PERSON, `at:${CHANNEL}:open:settings`);
		await press('الموجز');
		await press('كل يوم');
		expect(await press('١٨:٠٠')).toContain('كل يوم الساعة ١٨:٠٠');
		await again();
		await press('ساعات الهدوء');
		await press('من ٢٢:٠٠ إلى ٠٦:٠٠');
		await again();
		await press('المنطقة الزمنية');
		await press('Africa/Cairo');
		await again();
		await press('الموضوعات');
		await press('+ الناتو الآسيوي');
		await again();
		await press('الموضوعات');
		await press('✓ أوكوس');
		await again();
		await press('اللغة');
		await press('الإنجليزية');
		expect(channel()).toMatchObject({
			language: 'en',
			timeZone: 'Africa/Cairo',
			quietHours: { from: '22:00', to: '06:00' },
			title: 'عاجل آسيا',
		});
		expect(at.follows()).toEqual([`telegram-${CHANNEL} asian-nato`]);
		expect(at.subscriptions.follows(channel().id).items[0]!.cadence).toEqual({ kind: 'daily', at: '18:00' });
		expect(at.subscriptions.at('telegram', '7')).toBeUndefined();
		for (const row of settings!.message.buttons!)
			for (const button of row)
				expect(new TextEncoder().encode('action' in button ? button.action : '').length).toBeLessThanOrEqual(64);
	});

	test('asks for the right at every press: who lost it changes nothing, and sees nothing', async () => {
		await connected();
		await at.telegram(PERSON, '/connect');
		const settings = actionOf('إعدادات');
		at.members.set(`${CHANNEL} 7`, { status: 'administrator', can_post_messages: false } as never);
		for (const action of [settings, `at:${CHANNEL}:open:topics`, `at:${CHANNEL}:unfollow-topic:aukus`])
			expect(await at.telegramPress(PERSON, action)).toContain('يضبطها من يستطيع النشر فيها');
		expect(at.follows()).toEqual([`telegram-${CHANNEL} aukus`]);
	});

	test('is not reached by a stranger, by a forged button in a group, or through a second address', async () => {
		await connected();
		const stranger = { chat: 8, type: 'private', user: 8 } as const;
		expect(await at.telegramPress(stranger, `at:${CHANNEL}:open:topics`)).toContain('يضبطها من يستطيع النشر فيها');
		at.members.set(`${GROUP} 7`, 'creator');
		expect(await at.telegramPress({}, `at:${CHANNEL}:open:topics`)).toContain('هذا الزر قديم');
		at.members.set('-1 7', 'creator');
		expect(await at.telegramPress(PERSON, `at:-1:at:${CHANNEL}:open:topics`)).toContain('هذا الزر قديم');
		expect(at.follows()).toEqual([`telegram-${CHANNEL} aukus`]);
	});

	test('follows a phrase too: a topic of its own', async () => {
		await connected();
		await at.telegram(PERSON, '/connect سد النهضة');
		const { command, options } = at.last()!.pick!;
		const there = { platform: 'telegram', scope: `telegram-${CHANNEL}`, address: String(CHANNEL) } as const;
		await at.talk.run(command, { ...options }, { ...there, kind: 'channel', title: 'عاجل آسيا' });
		expect(at.own(`telegram-${CHANNEL}`)).toEqual(['سد النهضة']);
	});
});

describe('administrators who hide their names', () => {
	const asChat = {
		more: {
			from: { id: 1087968824, is_bot: true, first_name: 'Group' },
			sender_chat: { id: GROUP, type: 'supergroup' },
		},
	};

	test('are told how a chat lets them act; the button under it does', async () => {
		at.members.set(`${GROUP} 55`, { status: 'administrator', is_anonymous: true } as never);
		expect(await at.telegram(asChat, '/follow أوكوس')).toContain('فليضغط أحد المشرفين الزر');
		expect(await at.telegramPress({ user: 55 }, actionOf('اسمح للمشرفين المجهولين'))).toContain('سأنفّذ من الآن');
		await at.telegram(asChat, '/follow أوكوس');
		expect(at.follows()).toEqual([`telegram-${GROUP} aukus`]);
		expect(await at.telegram(asChat, '/settings')).toContain('المشرفون المجهولون: مسموح لهم');
		await at.telegramPress({ user: 55 }, actionOf('امنع المشرفين المجهولين'));
		expect(await at.telegram(asChat, '/unfollow أوكوس')).toContain('لا أعرف من يكتب باسم المجموعة');
	});

	test('may see what everybody may', async () => {
		expect(await at.telegram(asChat, '/help')).toContain('ما الذي يستطيعه راصد');
	});

	test('save by a button what they tried as the chat; no list of changes names them', async () => {
		at.members.set(`${GROUP} 55`, { status: 'administrator', is_anonymous: true } as never);
		await at.telegramPress({ user: 55 }, 'anonymous:on');
		await at.telegram(asChat, '/topic create السد سد النهضة');
		await at.telegram(asChat, '/test add السد مفاوضات');
		expect(await at.telegramPress({ user: 55 }, actionOf('احفظ'))).toContain('سد النهضة، مفاوضات');
		const { changes } = (await at.records.history.get(`telegram-${GROUP}`))!;
		expect(changes.map(({ by, byName }) => `${by} ${byName}`)).toEqual(Array(2).fill(`${GROUP} مشرف مجهول`));
	});
});

/** What people type, press and change on Telegram, and what they get to see for it. */
import { describe, expect, test } from 'vitest';
import { ANONYMOUS_ADMIN, dataOf } from '../../stand-ins/telegram/people.ts';
import { note, scriptedHouse } from './conversation.ts';
import { ADMIN, delivery, FORUM, GROUP, NEWS_CHANNEL, READER, setUp } from './set-up.ts';

describe('at the start', () => {
	test('commands are registered in Arabic for everyone and in English for English apps', async () => {
		const about = { ar: 'راصد ينبهك إلى الأخبار.', en: 'Rasid alerts you to news.' };
		const { server } = await setUp({ platform: { about } });
		expect(server.profile.get('commands default')).toEqual([
			{ command: 'follow', description: 'متابعة موضوع (تابع)' },
			{ command: 'start', description: 'البداية' },
			{ command: 'help', description: 'مساعدة (مساعدة)' },
		]);
		expect(server.profile.get('commands default en')).toContainEqual({
			command: 'follow',
			description: 'Follow a topic',
		});
		expect(server.profile.get('description default')).toBe(about.ar);
		expect(server.profile.get('description default en')).toBe(about.en);
	});

	test('administrators’ commands are shown to administrators and in private chats only', async () => {
		const { server } = await setUp();
		const keyword = { command: 'keyword', description: 'كلمات موضوع (كلمة)' };
		expect(server.profile.get('commands default')).not.toContainEqual(keyword);
		expect(server.profile.get('commands all_chat_administrators')).toContainEqual(keyword);
		expect(server.profile.get('commands all_private_chats')).toContainEqual(keyword);
	});

	test('a webhook that stands in the way is taken down, and what waited is not dropped', async () => {
		const { server, telegram, house } = await setUp({ start: false });
		await fetch(`${server.apiRoot}/bot${server.token}/setWebhook?url=https://old.example/hook`);
		const said = server.say(READER, READER, '/help');
		await telegram.start(new AbortController().signal);
		await said;
		expect(house.invocations.map(({ command }) => command)).toEqual(['help']);
	});

	test('a rejected token is the one thing that start refuses', async () => {
		const { telegram } = await setUp({ start: false, platform: { token: '123456789:AAWrong' } });
		await expect(telegram.start(new AbortController().signal)).rejects.toThrow('TELEGRAM_TOKEN');
	});

	test('an unreachable Telegram is waited for', async () => {
		const { server, telegram, house } = await setUp({ start: false });
		server.faults.add({ method: 'getMe', when: 'before', what: 'drop', times: 2 });
		await telegram.start(new AbortController().signal);
		expect(telegram.trouble()).toMatch(/no answer/);
		await server.say(READER, READER, '/help');
		expect(house.invocations).toHaveLength(1);
		expect(telegram.trouble()).toBeUndefined();
	});
});

describe('a command', () => {
	test('that answers with a file sends it after its words', async () => {
		const file = { name: 'topics.yaml', content: 'topics:\n  - id: سد' };
		const house = scriptedHouse(() => ({ message: note('هذه موضوعاتك.'), file }));
		const { server } = await setUp({ house });
		await server.say(READER, READER, '/help');
		const sent = await server.waitFor('the file', () =>
			server.requests.find(({ method }) => method === 'sendDocument'),
		);
		expect(sent!.payload).toMatchObject({ chat_id: READER, document: `topics.yaml\n${file.content}` });
	});

	test('that asks for a channel opens Telegram’s own list of them', async () => {
		const pick = { label: 'اختر القناة', command: 'follow', options: { topic: 'aukus' } };
		const house = scriptedHouse(() => ({ message: note('اختر.'), pick }));
		const { server } = await setUp({ house });
		await server.say(READER, READER, '/help');
		const markup = server.requests.find(({ method }) => method === 'sendMessage')!.payload['reply_markup'];
		expect(markup).toMatchObject({
			keyboard: [
				[
					{
						text: 'اختر القناة',
						request_chat: { chat_is_channel: true, bot_administrator_rights: { can_post_messages: true } },
					},
				],
			],
		});
	});

	test('is answered in its chat, letter for letter', async () => {
		const house = scriptedHouse(({ options }) => ({
			message: note(`تتابع الآن «${options['topic']}» و AUKUS اليوم.`),
		}));
		const { server } = await setUp({ house });
		const replies = await server.say(READER, READER, '/follow الناتو الآسيوي');
		expect(replies.map(({ text }) => text)).toEqual(['تتابع الآن «الناتو الآسيوي» و \u2068AUKUS\u2069 اليوم.']);
		expect(house.invocations[0]).toMatchObject({
			command: 'follow',
			options: { topic: 'الناتو الآسيوي' },
			actor: { id: '7', name: 'قارئ' },
			place: { platform: 'telegram', scope: 'telegram-7', address: '7', kind: 'private' },
			clientLanguage: 'ar',
		});
	});

	test('may be said in Arabic words', async () => {
		const { server, house } = await setUp();
		await server.say(READER, READER, 'تابع الناتو الآسيوي');
		await server.say(READER, READER, '/تابع أوكوس');
		expect(house.invocations.map(({ options }) => options)).toEqual([{ topic: 'الناتو الآسيوي' }, { topic: 'أوكوس' }]);
	});

	test('in a group is answered as a reply; talk that means nothing to us is left alone', async () => {
		const { server, house } = await setUp();
		const [reply] = await server.say(GROUP, READER, '/follow@rasid_bot غزة');
		expect(reply?.reply_to_message?.text).toBe('/follow@rasid_bot غزة');
		for (const text of ['/follow@other_bot غزة', 'صباح الخير', '/unheard_of']) {
			expect(await server.say(GROUP, READER, text)).toEqual([]);
		}
		expect(house.invocations).toHaveLength(1);
	});

	test('that nobody understands gets help in a private chat', async () => {
		const { server, house } = await setUp();
		await server.say(READER, READER, 'صباح الخير');
		await server.say(READER, READER, '/unheard_of');
		expect(house.invocations.map(({ command }) => command)).toEqual(['help', 'help']);
	});

	test('in a forum is answered in its topic', async () => {
		const { server, house } = await setUp();
		const topic = { message_thread_id: 40, is_topic_message: true as const };
		const [reply] = await server.say(FORUM, READER, '/help', topic);
		expect(reply?.message_thread_id).toBe(40);
		expect(house.invocations[0]?.place.threadId).toBe('40');
	});

	test('in a thread of replies is answered without a topic', async () => {
		const { server, house } = await setUp();
		const [reply] = await server.say(GROUP, READER, '/help', { message_thread_id: 12 });
		expect(reply?.message_thread_id).toBeUndefined();
		expect(house.invocations[0]?.place.threadId).toBeUndefined();
	});

	test('carries a deep link’s payload', async () => {
		const { server, house } = await setUp();
		await server.say(READER, READER, '/start join-x7f');
		expect(house.invocations[0]).toMatchObject({ command: 'start', options: { payload: 'join-x7f' } });
	});

	test('from a forward, an edit, a channel post or a channel’s mask is none', async () => {
		const { server, house } = await setUp();
		const chat = { id: GROUP, type: 'supergroup' as const, title: 'غرفة الأخبار' };
		const from = { id: READER, is_bot: false, first_name: 'قارئ' };
		const origin = { type: 'hidden_user' as const, sender_user_name: 'آخر', date: 1 };
		await server.say(GROUP, READER, '/help', { forward_origin: origin });
		const edited = { message_id: 5, date: 1, edit_date: 2, chat, from, text: '/help' };
		await server.update({ edited_message: edited } as never);
		const post = { message_id: 6, date: 1, chat: { id: NEWS_CHANNEL, type: 'channel', title: 'قناة' }, text: '/help' };
		await server.update({ channel_post: post } as never);
		const mask = { id: NEWS_CHANNEL, type: 'channel' as const, title: 'قناة' };
		await server.say(GROUP, 136817688, '/help', { sender_chat: mask });
		await server.say(GROUP, 777000, '/help', { sender_chat: mask });
		await server.say(GROUP, ANONYMOUS_ADMIN, '/help', { sender_chat: mask });
		expect(house.invocations).toEqual([]);
	});

	test('that fails in the house is logged and does not stop the next', async () => {
		const house = scriptedHouse(({ options }) => {
			if (options['topic'] === 'عطل') throw new Error('the disk is full');
			return { message: note('حسنا') };
		});
		const { server, log } = await setUp({ house });
		expect(await server.say(READER, READER, '/follow عطل')).toEqual([]);
		expect(await server.say(READER, READER, '/follow غزة')).toHaveLength(1);
		expect(log.lines.filter((line) => line.includes('was not handled'))).toHaveLength(1);
	});
});

describe('a press', () => {
	const BUTTON = { ...note('اختر'), buttons: [[{ label: 'نعم', action: 'yes:1' }]] };

	async function asked(answer: Parameters<typeof scriptedHouse>[1]) {
		const house = scriptedHouse(() => ({ message: BUTTON }), answer);
		const one = await setUp({ house });
		const [question] = await one.server.say(GROUP, READER, '/help');
		return { ...one, question: question! };
	}

	test('replaces the message it hangs on', async () => {
		const { server, house, question } = await asked(() => ({ message: note('اخترت نعم'), replace: true }));
		const pressed = await server.press(GROUP, ADMIN, question.message_id, dataOf(question, 'نعم'));
		expect(pressed.answer).toBeDefined();
		expect(pressed.messages.map(({ message_id, text }) => [message_id, text])).toEqual([
			[question.message_id, 'اخترت نعم'],
		]);
		expect(house.presses[0]).toMatchObject({
			action: 'yes:1',
			actor: { id: '8' },
			place: { scope: `telegram-${GROUP}` },
			messageId: String(question.message_id),
		});
	});

	test('with a private word of a few lines shows it to the presser alone', async () => {
		const { server, question } = await asked(() => ({ message: note('لأنك تتابع غزة'), private: true }));
		const pressed = await server.press(GROUP, READER, question.message_id, 'yes:1');
		expect(pressed.answer).toMatchObject({ text: 'لأنك تتابع غزة', show_alert: true });
		expect(pressed.messages).toEqual([]);
	});

	test('on a message that is gone brings a new one', async () => {
		const { server, question } = await asked(() => ({ message: note('تم'), replace: true }));
		server.faults.add({
			method: 'editMessageText',
			when: 'before',
			what: {
				status: 400,
				body: { ok: false, error_code: 400, description: 'Bad Request: message to edit not found' },
			},
		});
		const pressed = await server.press(GROUP, READER, question.message_id, 'yes:1');
		expect(pressed.messages.map(({ text }) => text)).toEqual(['تم']);
	});

	test('never makes the bot post to a channel’s readers', async () => {
		const long = 'سبب '.repeat(200);
		const house = scriptedHouse(undefined, () => ({ message: { ...BUTTON, paragraphs: [long] } }));
		const { server, telegram } = await setUp({ house });
		const sent = await telegram.send(delivery(NEWS_CHANNEL, BUTTON), new AbortController().signal);
		const pressed = await server.press(NEWS_CHANNEL, READER, Number(sent.kind === 'sent' && sent.messageId), 'yes:1');
		expect(pressed.messages).toEqual([]);
		expect(pressed.answer?.['text']).toMatch(/^سبب سبب .*…$/u);
	});

	test('that fails in the house is answered all the same', async () => {
		const { server, question, log } = await asked(() => {
			throw new Error('the disk is full');
		});
		const pressed = await server.press(GROUP, READER, question.message_id, 'yes:1');
		expect(pressed.answer).toEqual({ callback_query_id: expect.any(String) });
		expect(log.lines.join()).toContain('was not handled');
	});

	test('on a forward, on nobody’s message or on one out of reach does nothing', async () => {
		const { server, house, question } = await asked(() => ({ message: note('تم') }));
		const from = { id: READER, is_bot: false, first_name: 'قارئ' };
		const query = { id: '1', from, chat_instance: '1', data: 'yes:1' };
		const origin = { type: 'hidden_user' as const, sender_user_name: 'آخر', date: 1 };
		const forwarded = { ...question, forward_origin: origin };
		const channel = { id: NEWS_CHANNEL, type: 'channel' as const, title: 'قناة' };
		const outOfReach = { chat: channel, message_id: 3, date: 0 as const };
		const somebodys = { ...question, from };
		await server.update({ callback_query: { ...query, message: forwarded } } as never);
		await server.update({ callback_query: { ...query, message: outOfReach } } as never);
		await server.update({ callback_query: { ...query, message: somebodys } } as never);
		await server.update({ callback_query: { ...query, inline_message_id: 'x' } } as never);
		expect(house.presses).toEqual([]);
	});
});

describe('who may manage a place', () => {
	/** What isAdmin says for a command of each. */
	async function verdict(chatId: number, fromId: number, options: Parameters<typeof setUp>[0] = {}) {
		const { server, house } = await setUp(options);
		await server.say(chatId, fromId, '/help');
		return house.invocations[0]?.actor.isAdmin();
	}

	test.each([
		['a person, their own chat', READER, READER, true],
		['a member, the group', GROUP, READER, false],
		['an administrator, the group', GROUP, ADMIN, true],
		['an administrator who hides their name, the group', GROUP, ANONYMOUS_ADMIN, true],
		['somebody who has left, the group', GROUP, 99, false],
	])('%s', async (_, chatId, fromId, expected) => {
		expect(await verdict(chatId, fromId)).toBe(expected);
	});

	test('those who hide their names speak as the chat, and none of them is a person', async () => {
		const { server, house } = await setUp();
		await server.say(GROUP, ANONYMOUS_ADMIN, '/help');
		expect(house.invocations[0]?.actor).toMatchObject({ id: String(GROUP), isPlace: true });
	});

	test('in a channel only those who may post', async () => {
		const { server, telegram, house } = await setUp();
		const alert = { ...note('خبر'), buttons: [[{ label: 'كتم', action: 'mute:1' }]] };
		const sent = await telegram.send(delivery(NEWS_CHANNEL, alert), new AbortController().signal);
		const messageId = Number(sent.kind === 'sent' && sent.messageId);
		await server.press(NEWS_CHANNEL, READER, messageId, 'mute:1');
		await server.press(NEWS_CHANNEL, ADMIN, messageId, 'mute:1');
		expect(await Promise.all(house.presses.map(({ actor }) => actor.isAdmin()))).toEqual([false, true]);
	});

	test('a failed question is a no', async () => {
		const { server, house } = await setUp();
		await server.say(GROUP, ADMIN, '/help');
		server.faults.add({ method: 'getChatMember', when: 'before', what: 'drop' });
		expect(await house.invocations[0]?.actor.isAdmin()).toBe(false);
		expect(await house.invocations[0]?.actor.isAdmin()).toBe(true);
	});

	test('an answer is believed for a minute, unless it must be fresh', async () => {
		let now = 0;
		const { server, house } = await setUp({ platform: { clock: { now: () => now } } });
		await server.say(GROUP, ADMIN, '/help');
		const actor = house.invocations[0]!.actor;
		const group = { id: GROUP, type: 'supergroup' as const, title: 'غرفة الأخبار' };
		expect(await actor.isAdmin()).toBe(true);
		server.world.chats.set(GROUP, { ...group, members: { [ADMIN]: 'member' } });
		now = 59_999;
		expect(await actor.isAdmin()).toBe(true);
		now = 60_000;
		expect(await actor.isAdmin()).toBe(false);
		server.world.chats.set(GROUP, { ...group, members: { [ADMIN]: 'administrator' } });
		expect(await actor.isAdmin()).toBe(false);
		expect(await actor.isAdmin(true)).toBe(true);
	});
});

describe('what happens to a place', () => {
	test.each([
		['added to a group', GROUP, 'left', 'member', 'joined'],
		['removed from a group', GROUP, 'member', 'kicked', 'left'],
		['blocked by a person', READER, 'member', 'kicked', 'left'],
		['unblocked by a person', READER, 'kicked', 'member', 'restored'],
		['made to speak again', GROUP, 'silenced', 'member', 'restored'],
		['allowed to post in a channel', NEWS_CHANNEL, 'editor', 'administrator', 'restored'],
	] as const)('%s', async (_, chatId, before, after, kind) => {
		const { server, house } = await setUp();
		await server.membership(chatId, before, after);
		expect(house.events).toMatchObject([{ kind, place: { scope: `telegram-${chatId}` } }]);
	});

	test('who added us is told', async () => {
		const { server, house } = await setUp();
		await server.membership(GROUP, 'left', 'member');
		expect(house.events).toMatchObject([{ kind: 'joined', by: '1' }]);
	});

	test('a change that changes nothing for us is no event', async () => {
		const { server, house } = await setUp();
		await server.membership(GROUP, 'member', 'administrator');
		expect(house.events).toEqual([]);
	});

	test('a group becomes a supergroup', async () => {
		const group = { id: -55, type: 'group' as const, title: 'قديمة' };
		const { server, house } = await setUp({ standIn: { chats: [group] } });
		await server.upgrade(-55, -1009);
		expect(house.events).toMatchObject([{ kind: 'migrated', place: { address: '-55' }, toAddress: '-1009' }]);
	});
});

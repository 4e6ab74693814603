/** A channel connected from private chat by Telegram's own list: who may, once, within ten minutes, and for oneself. */
import { beforeEach, expect, test } from 'vitest';
import { type Stage, stage } from '../../authorisation/stage.ts';

const CHANNEL = -1007;
let at: Stage;
beforeEach(async () => {
	at = await stage();
});

const PERSON = { chat: 7, type: 'private' } as const;
const pickOf = async () => {
	const reply = await at.talk.run(
		'connect',
		{ topic: 'أوكوس' },
		{ platform: 'telegram', scope: 'telegram-7', address: '7', kind: 'private', title: '' },
	);
	return reply.pick!;
};
/** The number that the keyboard bears. */
async function asked(): Promise<number> {
	const place = { platform: 'telegram', scope: 'telegram-7', address: '7', kind: 'private', title: '' } as const;
	const keyboard = at.picks.keyboardFor(place, await pickOf()) as {
		keyboard: { request_chat: { request_id: number } }[][];
	};
	return keyboard.keyboard[0]![0]!.request_chat.request_id;
}
const picked = (request_id: number, who: object = PERSON) =>
	at.telegram(
		{
			...who,
			more: {
				chat_shared: { request_id, chat_id: CHANNEL, title: 'قناة الأخبار' },
				...('more' in who ? (who.more as object) : {}),
			},
		},
		'',
	);
const manager = (rights: object) => at.members.set(`${CHANNEL} 7`, { status: 'administrator', ...rights } as never);

test('an administrator who may post there connects it, once', async () => {
	manager({ can_post_messages: true });
	const number = await asked();
	expect(await picked(number)).toContain('صرتَ تتابع «أوكوس» هنا');
	expect(at.follows()).toEqual([`telegram-${CHANNEL} aukus`]);
	expect(await picked(number)).toBeUndefined();
});
test('one who may not post there, or is no administrator, does not', async () => {
	manager({ can_post_messages: false });
	expect(await picked(await asked())).toContain('يضبطها من يستطيع النشر فيها');
	at.members.set(`${CHANNEL} 7`, 'member');
	at.clock.advance(61_000);
	expect(await picked(await asked())).toContain('يضبطها من يستطيع النشر فيها');
	expect(at.follows()).toEqual([]);
});
test('another person’s number, an old one, and one out of a group mean nothing', async () => {
	manager({ can_post_messages: true });
	at.members.set(`${CHANNEL} 8`, 'creator');
	const number = await asked();
	expect(await picked(number, { chat: 8, type: 'private', user: 8 })).toBeUndefined();
	expect(await picked(number, { chat: -100, type: 'supergroup' })).toBeUndefined();
	const late = await asked();
	at.clock.advance(10 * 60_000 + 1);
	expect(await picked(late)).toBeUndefined();
	expect(at.follows()).toEqual([]);
});
test('elsewhere than in private chat the way is said; a topic of one’s own becomes one of the channel’s', async () => {
	expect(await at.telegram({}, '/connect أوكوس')).toContain('نكمل هذا في محادثتنا الخاصة');
	await at.telegram(PERSON, '/follow سد النهضة');
	await at.telegram(PERSON, '/connect سد النهضة');
	expect(at.last()!.pick!.options).toEqual({ topic: 'سد النهضة' });
});

/** Who may do what, case by case: each answers true when the house decided as it must. */
import { ownersOf } from './owners.ts';
import { MANAGER, MEMBER, type Stage, said, stage } from './stage.ts';

export type Case = {
	readonly area: 'discord' | 'telegram' | 'isolation' | 'limits' | 'web' | 'owner';
	readonly does: string;
	/** Words by which a list of hostile cases (bench/hostile-authz.ts) names it. */
	readonly row: RegExp;
	readonly holds: (at: Stage) => Promise<boolean>;
};

const REFUSED = 'هذا الأمر لمشرفي هذا المكان وحدهم';
const OLD = 'هذا الزر قديم';
const NOT_THERE = 'يضبطها من يستطيع النشر فيها';
const A = { guild: '1', channel: '11' };
const B = { guild: '2', channel: '22' };
const member = { ...A, rights: MEMBER };
const follow = { topic: 'أوكوس' };
const GROUP = -100;
const ANONYMOUS = { from: { id: 1087968824, is_bot: true, first_name: 'Group' } };

/** Nobody follows anything and no place has a topic. */
const untouched = (at: Stage) => at.follows().length === 0;
/** No command takes a channel, a role or a person: there is nothing to forge or to confuse the bot with. */
const takesPlainOptions = async (at: Stage) =>
	at.conversation.commands.every((command) =>
		Object.values(command.options).every((option) => ['text', 'choice', 'integer'].includes(option.kind)),
	);

async function draftIn(at: Stage, where = A): Promise<string> {
	await at.discord(where, 'topic', { action: 'create', topic: 'السد', text: 'سد النهضة' });
	const reply = await at.discord(where, 'test', { action: 'add', topic: 'السد', text: 'مفاوضات' });
	const button = reply!.message.buttons![0]![0]!;
	return 'action' in button ? button.action : '';
}

/** Somebody asks for the list of channels in private chat, and picks one there. */
async function pick(at: Stage, channel: number): Promise<string | undefined> {
	const home = { chat: 7, type: 'private' } as const;
	await at.telegram(home, '/connect أوكوس');
	const place = { platform: 'telegram', scope: 'telegram-7', address: '7', kind: 'private', title: '' } as const;
	const keyboard = JSON.stringify(at.picks.keyboardFor(place, at.last()!.pick!));
	const request_id = Number(/"request_id":(\d+)/.exec(keyboard)![1]);
	return at.telegram({ ...home, more: { chat_shared: { request_id, chat_id: channel, title: 'قناة' } } }, '');
}

const keywords = (at: Stage, scope: string) =>
	at.topics.visibleTo(scope).find((topic) => topic.scope === scope)?.keywords.length;

export const DISCORD: readonly Case[] = [
	{
		area: 'discord',
		does: 'a member to whom a server shows an admin’s command is refused at run time, and that is logged',
		row: /without ManageGuild calls/,
		async holds(at) {
			const reply = await at.discord(member, 'feeds', { action: 'add', feed: 'nabaa.example' });
			return said(reply).includes(REFUSED) && at.log.lines.some((line) => line.text === 'a command was refused');
		},
	},
	{
		area: 'discord',
		does: 'nobody can name a channel to post to: alerts come where the command was given',
		row: /no SendMessages\/ViewChannel in the target channel|private channel: user cannot view/,
		async holds(at) {
			await at.discord(A, 'follow', { ...follow, channel: '22' });
			const [only, ...others] = at.subscriptions.channels();
			return (await takesPlainOptions(at)) && only!.address === '11' && others.length === 0;
		},
	},
	{
		area: 'discord',
		does: 'alerts come to text, announcement and voice chats and to threads; to a group chat nothing comes',
		row: /channel option is a thread/,
		async holds(at) {
			for (const [channel, type] of [
				[11, 0],
				[12, 5],
				[13, 2],
			] as const)
				await at.discord({ ...A, channel: String(channel), type }, 'follow', follow);
			await at.discord({ ...A, channel: '14', type: 11, parent: '11' }, 'follow', follow);
			const groupChat = await at.discord({ type: 3 }, 'follow', follow);
			const places = at.subscriptions
				.channels()
				.map(({ address, threadId }) => [address, threadId].filter(Boolean).join('/'));
			return places.sort().join() === '11,11/14,12,13' && groupChat === undefined;
		},
	},
	{
		area: 'discord',
		does: 'a channel of another server in forged data is not looked at',
		row: /channel of another guild/,
		async holds(at) {
			const forged = { resolved: { channels: { 22: { id: '22', guild_id: '2' } } } };
			await at.discord({ ...A, forged }, 'follow', { ...follow, channel: '22' });
			return at.follows().join() === 'discord-1 aukus';
		},
	},
	{
		area: 'discord',
		does: 'a channel where the bot may not send is refused at once, with the right that is missing',
		row: /bot lacks SendMessages/,
		async holds(at) {
			const reply = await at.discord({ ...A, app: MEMBER }, 'follow', follow);
			return said(reply).includes('تضمين الروابط') && !said(reply).includes('إرسال الرسائل') && untouched(at);
		},
	},
	{
		area: 'discord',
		does: 'a private chat is a place of its own, from which nothing of a server is reached; a group chat is none',
		row: /command used in DM/,
		async holds(at) {
			await at.discord(A, 'topic', { action: 'create', topic: 'السد', text: 'سد النهضة' });
			const reply = await at.discord({}, 'topic', { action: 'show', topic: 'السد' });
			return said(reply).includes('لا أجد هنا') && (await at.discord({ type: 3 }, 'help')) === undefined;
		},
	},
	{
		area: 'discord',
		does: 'an id inside a button opens nothing of another place',
		row: /guild_id in custom_id/,
		async holds(at) {
			const save = await draftIn(at);
			return said(await at.discordPress({}, save)).includes(OLD) && keywords(at, 'discord-1') === 1;
		},
	},
	{
		area: 'discord',
		does: 'another member’s press changes nothing',
		row: /button pressed by another member/,
		async holds(at) {
			const save = await draftIn(at);
			const [other, manager] = [
				await at.discordPress({ ...member, user: '8' }, save),
				await at.discordPress({ ...A, user: '9' }, save),
			];
			return (
				said(other).includes(REFUSED) &&
				other!.private === true &&
				said(manager).includes(OLD) &&
				keywords(at, 'discord-1') === 1
			);
		},
	},
	{
		area: 'discord',
		does: 'who lost the right between command and press is refused at the press',
		row: /presser lost ManageGuild/,
		async holds(at) {
			const save = await draftIn(at);
			return said(await at.discordPress(member, save)).includes(REFUSED) && keywords(at, 'discord-1') === 1;
		},
	},
	{
		area: 'discord',
		does: 'a button of one server does nothing in another',
		row: /button of guild A/,
		async holds(at) {
			const save = await draftIn(at);
			return said(await at.discordPress(B, save)).includes(OLD) && keywords(at, 'discord-1') === 1;
		},
	},
	{
		area: 'discord',
		does: 'buttons that nobody made are old buttons',
		row: /custom_id tampered/,
		async holds(at) {
			const actions = [
				'x'.repeat(100),
				'احفظ:١',
				'v0|save|1',
				'draft-save:',
				'draft-save:b00',
				'topic-gone:../../x',
				':',
				'',
				'try-out:add..',
				'choose:topic.action.x',
				'feeds-page:NaN',
			];
			for (const action of actions) if (said(await at.discordPress(A, action)) === '') return false;
			return untouched(at) && at.log.lines.every((line) => line.level !== 'error');
		},
	},
	{
		area: 'discord',
		does: 'a press that comes after its topic was deleted says so',
		row: /modal submitted 2 h later/,
		async holds(at) {
			await at.discord(A, 'topic', { action: 'create', topic: 'السد', text: 'سد النهضة' });
			const id = at.topics.find('السد', 'discord-1')!.id;
			await at.discordPress(A, `topic-gone:${id}`);
			at.clock.advance(2 * 3_600_000);
			return said(await at.discordPress(A, `topic-delete:${id}`)).includes(OLD);
		},
	},
	{
		area: 'discord',
		does: 'suggestions hold this server’s topics only, and nothing for those who may not choose',
		row: /autocomplete asked by unprivileged/,
		async holds(at) {
			await at.discord(B, 'topic', { action: 'create', topic: 'سر الجيران', text: 'سر' });
			const place = { platform: 'discord', scope: 'discord-1', address: '11', kind: 'server', title: '' } as const;
			const ask = (isAdmin: boolean) =>
				at.conversation.complete(
					{ id: 'x', command: 'topic', options: {}, place, actor: { id: '7', name: '', isAdmin: async () => isAdmin } },
					'topic',
					'',
				);
			return (await ask(false)).length === 0 && !(await ask(true)).some(({ name }) => name.includes('سر'));
		},
	},
	{
		area: 'discord',
		does: 'one interaction delivered twice has one effect',
		row: /same interaction id delivered twice/,
		async holds(at) {
			const once = { ...A, id: 'same' };
			await at.discord(once, 'topic', { action: 'create', topic: 'السد', text: 'سد النهضة' });
			await at.discord(once, 'topic', { action: 'create', topic: 'السد', text: 'سد النهضة' });
			return (await at.records.history.get('discord-1'))!.changes.length === 1;
		},
	},
	{
		area: 'discord',
		does: 'a manager who is timed out may nothing',
		row: /member timed out/,
		async holds(at) {
			const timedOut = { ...A, timedOutUntil: '2026-12-01T00:00:00Z' };
			const reply = await at.discord(timedOut, 'follow', follow);
			const save = await draftIn(at);
			const pressed = await at.discordPress(timedOut, save);
			const isRefused = said(reply).includes(REFUSED) && said(pressed).includes(REFUSED);
			return isRefused && untouched(at) && keywords(at, 'discord-1') === 1;
		},
	},
	{
		area: 'discord',
		does: 'a server that removed the bot keeps its settings, marked gone',
		row: /GUILD_DELETE.*queued/,
		async holds(at) {
			await at.discord(A, 'follow', follow);
			const place = { platform: 'discord', scope: 'discord-1', address: '', kind: 'server', title: '' } as const;
			await at.conversation.happened({ kind: 'left', place });
			return at.subscriptions.channels().every((channel) => channel.status === 'gone') && at.follows().length === 1;
		},
	},
	{
		area: 'discord',
		does: 'nobody’s role is mentioned: there is nothing to name one with',
		row: /role option for mention|role mention of a role/,
		holds: takesPlainOptions,
	},
	{
		area: 'discord',
		does: 'without a person behind it an interaction means nothing',
		row: /webhook-type bot/,
		holds: async (at) =>
			(await at.discord({ ...A, type: 4, guild: '' }, 'follow', follow)) === undefined && untouched(at),
	},
];

export const TELEGRAM: readonly Case[] = [
	{
		area: 'telegram',
		does: 'a channel that is named in private is a phrase, not a place to post to',
		row: /subscribe @some_channel/,
		async holds(at) {
			await at.telegram({ chat: 7, type: 'private' }, '/follow @some_channel');
			const isPhrase = at.subscriptions.channels().every(({ address }) => address === '7');
			at.members.set('-200 7', 'member');
			const picked = await pick(at, -200);
			return isPhrase && picked!.includes(NOT_THERE) && at.asked() === 1 && at.follows().length === 1;
		},
	},
	...(['left', 'kicked', 'restricted', 'member'] as const).map(
		(status): Case => ({
			area: 'telegram',
			does: `somebody whose status is “${status}” may change nothing`,
			row: /user status 'left'/,
			async holds(at) {
				at.members.set(`${GROUP} 7`, status);
				return (await at.telegram({}, '/follow أوكوس'))!.includes(REFUSED) && untouched(at);
			},
		}),
	),
	{
		area: 'telegram',
		does: 'a channel’s administrator who may not post there may not have it posted to',
		row: /lacks can_post_messages/,
		async holds(at) {
			at.members.set('-200 7', { status: 'administrator', can_post_messages: false } as never);
			const picked = await pick(at, -200);
			if (!picked!.includes(NOT_THERE)) return false;
			const answer = await at.telegramPress({ chat: -200, type: 'channel' }, 'follow-topic:aukus', { from: undefined });
			return answer!.includes(REFUSED) && untouched(at);
		},
	},
	{
		area: 'telegram',
		does: 'a channel where the bot may not post is not connected, and what it lacks is said',
		row: /bot not admin in the channel/,
		async holds(at) {
			at.members.set('-200 7', 'creator');
			for (const status of ['member', 'left', 'unreachable', { status: 'administrator', can_post_messages: false }]) {
				at.members.set(`-200 ${BOT_ID}`, status as never);
				const picked = await pick(at, -200);
				if (!picked!.includes('تنقصني هنا صلاحيات') || !untouched(at)) return false;
			}
			at.members.set(`-200 ${BOT_ID}`, { status: 'administrator', can_post_messages: true } as never);
			await pick(at, -200);
			return at.follows().join() === 'telegram--200 aukus';
		},
	},
	{
		area: 'telegram',
		does: 'an administrator who hides his name manages the chat that lets him, and is never its owner or a person',
		row: /GroupAnonymousBot/,
		async holds(at) {
			const here = { more: { ...ANONYMOUS, sender_chat: { id: GROUP, type: 'supergroup' } } };
			const before = await at.telegram(here, '/follow سد النهضة');
			if (!before!.includes('لا أعرف من يكتب باسم المجموعة') || !untouched(at)) return false;
			at.members.set(`${GROUP} 8`, 'member');
			at.members.set(`${GROUP} 7`, 'administrator');
			const member = await at.telegramPress({ user: 8 }, 'anonymous:on');
			await at.telegramPress({}, 'anonymous:on');
			await at.telegram(here, '/follow سد النهضة');
			const status = await at.telegram(here, '/status');
			const [change] = (await at.records.history.get('telegram--100'))!.changes;
			return (
				member!.includes(REFUSED) &&
				at.follows().length === 1 &&
				status!.includes('لصاحب البوت وحده') &&
				change!.by === String(GROUP) &&
				change!.byName === 'مشرف مجهول'
			);
		},
	},
	{
		area: 'telegram',
		does: 'who speaks as another channel is nobody',
		row: /sender_chat is another channel/,
		async holds(at) {
			const more = {
				from: { id: 136817688, is_bot: true, first_name: 'Channel' },
				sender_chat: { id: -300, type: 'channel' },
			};
			const other = { ...ANONYMOUS, sender_chat: { id: -300, type: 'channel' } };
			return (
				(await at.telegram({ more }, '/follow أوكوس')) === undefined &&
				(await at.telegram({ more: other }, '/follow أوكوس')) === undefined
			);
		},
	},
	{
		area: 'telegram',
		does: 'what a linked channel forwards is no command',
		row: /777000 \(linked/,
		holds: async (at) =>
			(await at.telegram(
				{ more: { from: { id: 777000, is_bot: false, first_name: 'Telegram' } } },
				'/follow أوكوس',
			)) === undefined &&
			(await at.telegram({ more: { forward_origin: { type: 'channel' } } }, '/follow أوكوس')) === undefined,
	},
	{
		area: 'telegram',
		does: 'posts of a channel and edited messages give no commands',
		row: /channel_post with|edited_message re-triggers/,
		async holds(at) {
			at.members.set(`${GROUP} 7`, 'creator');
			const message = {
				message_id: 1,
				date: 1,
				text: '/follow أوكوس',
				chat: { id: GROUP, type: 'channel', title: 'قناة' },
			};
			const from = { id: 7, is_bot: false, first_name: 'قارئة' };
			const answers = [
				await at.update({ channel_post: message } as never),
				await at.update({ edited_message: { ...message, from } } as never),
			];
			return answers.every((answer) => answer === undefined) && untouched(at);
		},
	},
	{
		area: 'telegram',
		does: 'who presses is asked for at the press, even if never seen before',
		row: /anonymous admin presses/,
		async holds(at) {
			at.members.set(`${GROUP} 55`, 'administrator');
			await at.telegramPress({ user: 55 }, 'follow-topic:aukus');
			return at.asked() === 1 && at.follows().join() === 'telegram--100 aukus';
		},
	},
	{
		area: 'telegram',
		does: 'a button on a forwarded or forgotten message, or on another’s, does nothing',
		row: /callback_query from a forwarded/,
		async holds(at) {
			at.members.set(`${GROUP} 7`, 'creator');
			const ours = { from: { id: BOT_ID, is_bot: true } };
			for (const on of [{ ...ours, forward_origin: { type: 'user' } }, { ...ours, date: 0 }, {}])
				await at.telegramPress({}, 'follow-topic:aukus', on);
			return untouched(at);
		},
	},
	{
		area: 'telegram',
		does: 'tampered data, or another chat’s, is an old button',
		row: /callback_data tampered/,
		async holds(at) {
			at.members.set(`${GROUP} 7`, 'creator');
			at.members.set('-200 7', 'creator');
			await at.telegram({}, '/topic create السد سد النهضة');
			const [topic] = at.topics.visibleTo('telegram--100').filter(({ scope }) => scope !== 'global');
			const answers = [
				await at.telegramPress({ chat: -200 }, `topic-gone:${topic!.id}`),
				await at.telegramPress({}, 'س'.repeat(70)),
			];
			return answers.every((answer) => answer!.includes(OLD)) && at.own('telegram--100').length === 1;
		},
	},
	{
		area: 'telegram',
		does: 'another bot’s command is not ours',
		row: /command@other_bot/,
		holds: async (at) => (await at.telegram({}, '/follow@other_bot أوكوس')) === undefined,
	},
	{
		area: 'telegram',
		does: 'a link’s code opens nothing to a second person, in a group, twice, late, or to who is no admin there',
		row: /deep link \/start payload|startgroup payload/,
		async holds(at) {
			const place = { platform: 'telegram', scope: `telegram-${GROUP}`, address: `${GROUP}`, kind: 'group' } as const;
			const errand = { command: 'desk', options: {}, place: { ...place, title: 'غرفة' } };
			const made = () => at.links.create({ by: '7', byName: 'قارئة', opens: 'chat', errand });
			const inPrivate = (code: string, user = 7) =>
				at.telegram({ chat: user, user, type: 'private' }, `/start ${code}`).then(String);
			const [code, late, refused] = [await made(), await made(), await made()];
			const inGroup = String(await at.telegram({}, `/start ${code}`));
			const second = await inPrivate(code, 8);
			const noAdmin = await inPrivate(refused);
			at.admins.add(`${place.scope} 7`);
			const [first, again] = [await inPrivate(code), await inPrivate(code)];
			at.clock.advance(10 * 60_000);
			return (
				inGroup.includes('لا هنا') &&
				second.includes('لمن طلبه وحده') &&
				noAdmin.includes('لستَ من مشرفي') &&
				first.includes('مكتب «غرفة»') &&
				again.includes('من قبل') &&
				(await inPrivate(late)).includes('انتهت') &&
				untouched(at)
			);
		},
	},
	{
		area: 'telegram',
		does: 'an owner’s id that can be nobody’s is refused at the start',
		row: /owner id set to/,
		holds: async () =>
			['1087968824', '777000', '-5', '0', 'NaN'].every((id) => ownersOf(`telegram:${id}`) === 'refused') &&
			ownersOf('telegram:90001') === 'taken',
	},
	{
		area: 'telegram',
		does: 'when Telegram cannot be asked, nobody is an administrator',
		row: /getChatMember fails/,
		async holds(at) {
			at.members.set(`${GROUP} 7`, 'unreachable');
			return (await at.telegram({}, '/follow أوكوس'))!.includes(REFUSED) && untouched(at);
		},
	},
	{
		area: 'telegram',
		does: 'a demotion holds within a minute, and at once for what others rely on',
		row: /cached admin status/,
		async holds(at) {
			at.members.set(`${GROUP} 7`, 'administrator');
			await at.telegram({}, '/follow أوكوس');
			at.members.set(`${GROUP} 7`, 'member');
			at.clock.advance(1000);
			const grave = await at.telegram({}, '/topic create السد سد النهضة');
			at.clock.advance(60_000);
			const plain = await at.telegram({}, '/unfollow أوكوس');
			return grave!.includes(REFUSED) && plain!.includes(REFUSED) && at.follows().length === 1;
		},
	},
	{
		area: 'telegram',
		does: 'a group that became a supergroup keeps what it follows and its own topics',
		row: /upgraded to supergroup/,
		async holds(at) {
			at.members.set('-5 7', 'creator');
			at.members.set('-1005 7', 'creator');
			await at.telegram({ chat: -5, type: 'group' }, '/follow سد النهضة');
			await at.telegram({ chat: -5, type: 'group', more: { migrate_to_chat_id: -1005 } }, '');
			const topics = await at.telegram({ chat: -1005 }, '/topics');
			return topics!.includes('• سد النهضة') && at.subscriptions.channels().length === 1;
		},
	},
	{
		area: 'telegram',
		does: 'kicked and added again, it rests until an administrator’s command',
		row: /kicked, then re-added/,
		async holds(at) {
			at.members.set(`${GROUP} 7`, 'creator');
			await at.telegram({}, '/follow أوكوس');
			const status = () => at.subscriptions.channels()[0]!.status;
			const chat = { id: GROUP, type: 'supergroup', title: 'غرفة' };
			const me = { id: BOT_ID, is_bot: true, first_name: 'راصد' };
			const was = (before: string, after: string) =>
				({
					my_chat_member: {
						chat,
						old_chat_member: { user: me, status: before },
						new_chat_member: { user: me, status: after },
					},
				}) as never;
			await at.update(was('member', 'kicked'));
			const rests = status() === 'gone';
			await at.telegram({}, '/follow الحوار الرباعي');
			return rests && status() === 'active';
		},
	},
	{
		area: 'telegram',
		does: 'one update delivered twice has one effect',
		row: /same update_id delivered twice/,
		async holds(at) {
			at.members.set(`${GROUP} 7`, 'creator');
			const once = { id: 99 };
			await at.telegram(once, '/topic create السد سد النهضة');
			await at.telegram(once, '/topic create السد سد النهضة');
			return (await at.records.history.get('telegram--100'))!.changes.length === 1;
		},
	},
	{
		area: 'telegram',
		does: 'two groups of one title are two places',
		row: /two groups with the same title/,
		async holds(at) {
			for (const chat of [-1, -2]) at.members.set(`${chat} 7`, 'creator');
			await at.telegram({ chat: -1 }, '/follow أوكوس');
			return (
				at.follows().join() === 'telegram--1 aukus' &&
				(await at.telegram({ chat: -2 }, '/topics'))!.includes('لا تتابع شيئًا')
			);
		},
	},
];

const BOT_ID = 4242;

export { A, B, GROUP, MANAGER, OLD, REFUSED, stage };

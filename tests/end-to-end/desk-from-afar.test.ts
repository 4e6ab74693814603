/** The shipped program, from a group to its desk: a button into the private chat, a link, the page, a change in one's name. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { MANAGE_GUILD } from '../stand-ins/discord/interactions.ts';
import { startDiscord } from '../stand-ins/discord.ts';
import { startTelegram, type TelegramStandIn, TOKEN } from '../stand-ins/telegram.ts';
import { ask } from '../web/ask.ts';
import { homeWith, type Program, startProgram } from './program.ts';

const LAILA = 4242;
const OMAR = 4343;
const GROUP = -1009;

let telegram: TelegramStandIn;
let program: Program;
let port: number;
/** Who may manage the group; the stand-in reads it at every question. */
let members: Record<number, 'administrator' | 'member'>;

const settings = () => ({ RASID_DESK_URL: 'https://desk.example', RASID_DESK_PORT: String(port) });

beforeEach(async () => {
	members = { [LAILA]: 'administrator', [OMAR]: 'member' };
	telegram = await startTelegram({
		chats: [
			{ id: LAILA, type: 'private', title: 'ليلى' },
			{ id: OMAR, type: 'private', title: 'عمر' },
			{ id: GROUP, type: 'supergroup', title: 'غرفة الأخبار', members },
		],
	});
	port = await freePort();
	program = startProgram(homeWith([{ url: 'http://127.0.0.1:9/rss', title: 'صحيفة المدار' }]), {
		TELEGRAM_TOKEN: TOKEN,
		TELEGRAM_API_ROOT: telegram.apiRoot,
		...settings(),
	});
});
afterEach(async () => {
	await program.kill();
	await telegram.stop();
});

const plain = (text: string | undefined) => (text ?? '').replace(/[\u200e\u200f\u2066-\u2069]/g, '');

/** Says it, and answers with the text and the addresses on its buttons. */
async function say(chat: number, person: number, text: string): Promise<{ text: string; url: string }> {
	const [reply] = await telegram.say(chat, person, text);
	const buttons = reply?.reply_markup?.inline_keyboard.flat() ?? [];
	return { text: plain(reply?.text), url: buttons.flatMap((one) => ('url' in one ? [one.url] : []))[0] ?? '' };
}

function web(path: string, form?: Record<string, string>, cookie = '') {
	const headers = { host: 'desk.example', origin: 'https://desk.example', cookie };
	return ask(`http://127.0.0.1:${port}${path}`, { headers, ...(form && { form }) });
}

test('Telegram: the admin gets there, others do not, and the right is asked for at every write', async () => {
	await say(GROUP, LAILA, '/topic create «سد النهضة» سد النهضة، مفاوضات السد');
	expect((await say(GROUP, OMAR, '/desk')).text).toContain('لمشرفي هذا المكان وحدهم');
	const { url } = await say(GROUP, LAILA, '/desk');
	const code = new URL(url).searchParams.get('start')!;
	expect(url).toMatch(/^https:\/\/t\.me\/\w+\?start=[\w-]{32}$/);
	expect((await say(OMAR, OMAR, `/start ${code}`)).text).toContain('لمن طلبه وحده');
	const link = await say(LAILA, LAILA, `/start ${code}`);
	expect(link.text).toContain('مكتب «غرفة الأخبار»');
	const path = link.url.replace('https://desk.example', '');

	const [preview, opened] = [await web(path), await web(path, {})];
	expect([preview.status, opened.status]).toEqual([200, 303]);
	const cookie = String((opened.headers['set-cookie'] as string[])[0]).split(';')[0]!;
	const desk = (await web('/desk', undefined, cookie)).body;
	const topic = /href="(\/desk\/t\w+)"/.exec(desk)![1]!;
	expect(desk).toContain('سد النهضة');
	const form = { revision: '1', k0: 'سد النهضة', x0: 'كرة القدم' };
	expect((await web(topic, form, cookie)).headers['location']).toBe(`${topic}?saved`);
	expect((await say(GROUP, LAILA, '/topic history')).text).toContain('تعديل «سد النهضة»');

	// Their own topics, from their own chat: the same way, another desk.
	const own = await say(LAILA, LAILA, 'المكتب');
	expect(own.text).toContain('مكتب «ليلى»');
	const mine = String(
		((await web(own.url.replace('https://desk.example', ''), {})).headers['set-cookie'] as string[])[0],
	);
	expect((await web('/desk', undefined, mine.split(';')[0])).body).not.toContain('سد النهضة');

	members[LAILA] = 'member';
	expect((await web(topic, { ...form, revision: '2', x0: '' }, cookie)).status).toBe(401);
	members[LAILA] = 'administrator';
	expect((await web(topic, undefined, cookie)).status).toBe(401);
	expect(plain((await telegram.say(GROUP, LAILA, '/topic show سد النهضة'))[0]?.text)).toContain('المستبعَد: كرة القدم');

	expect(await program.stop()).toBe(0);
	const said = JSON.stringify(program.lines) + program.output.join('');
	for (const secret of [code, path.split('/')[2]!, cookie.split('=')[1]!]) expect(said).not.toContain(secret);
	telegram.assertClean();
});

test('Discord: the link is seen by the admin alone, and what they may is asked of Discord', async () => {
	const CHANNEL = '300000000000000001';
	const managers = new Set(['200000000000000007']);
	const guild = { id: '200000000000000001', name: 'خادم', channels: [{ id: CHANNEL, name: 'أخبار' }], managers };
	const token = 'MTAwMDAwMDAwMDAwMDAwMDAx.GStand.in-token-of-the-discord-stand-in-000001';
	const discord = await startDiscord({ token, guilds: [guild] });
	await program.kill();
	program = startProgram(homeWith([{ url: 'http://127.0.0.1:9/rss', title: 'صحيفة المدار' }]), {
		DISCORD_TOKEN: token,
		DISCORD_API_BASE: discord.apiBase,
		...settings(),
	});
	try {
		const asked = { command: 'desk', channelId: CHANNEL, permissions: MANAGE_GUILD };
		const refused = await discord.interact({ ...asked, userId: '200000000000000008' });
		expect(JSON.stringify(refused)).not.toContain('desk.example');
		const reply = await discord.interact({ ...asked, userId: '200000000000000007' });
		expect(reply.ephemeral).toBe(true);
		const path = /https:\/\/desk\.example(\/open\/[\w-]{32})/.exec(JSON.stringify(reply.message))![1]!;
		const cookie = String(((await web(path, {})).headers['set-cookie'] as string[])[0]).split(';')[0]!;
		expect((await web('/desk', undefined, cookie)).status).toBe(200);
		const copied = await web('/desk/aukus/copy', {}, cookie);
		expect(copied.status).toBe(303);
		managers.clear();
		expect((await web('/desk/aukus/copy', {}, cookie)).status).toBe(401);
		expect((await web('/desk', undefined, cookie)).status).toBe(401);
		discord.assertClean();
	} finally {
		await discord.stop();
	}
});

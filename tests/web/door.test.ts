/** The desk from afar over real HTTP and a real house: one place's page, for one person, for as long as they may. */
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { place } from '../conversation/house.ts';
import { AT, afarStage, LAILA, PUBLIC } from './afar-stage.ts';
import { type Answer, ask } from './ask.ts';

let stage: Awaited<ReturnType<typeof afarStage>>;
let house: typeof stage.house;

beforeEach(async () => {
	stage = await afarStage();
	house = stage.house;
});
afterEach(async () => {
	await stage.stop();
	expect(stage.errors).toEqual([]);
});

const OURS = { host: 'desk.example', origin: PUBLIC };

function get(path: string, cookie = ''): Promise<Answer> {
	return ask(stage.local + path, { headers: { host: OURS.host, cookie } });
}

function send(path: string, form: Record<string, string>, cookie = '', headers = {}): Promise<Answer> {
	return ask(stage.local + path, { headers: { ...OURS, cookie, ...headers }, form });
}

const setCookieOf = ({ headers }: Answer) => String((headers['set-cookie'] as string[] | undefined)?.[0] ?? '');

/** The cookie of a visit that was just opened. */
async function visit(): Promise<string> {
	return setCookieOf(await send(await stage.link(), {})).split(';')[0]!;
}

const FORM = { revision: '1', k0: 'كلمة madar', x0: 'كرة القدم' };
const topicOf = (id: string) => house.topics.get(id);
const historyOf = async (scope: string) => (await house.records.history.get(scope))?.changes ?? [];

describe('the link', () => {
	test('looked at by machines that draw previews, is still good; then once; its cookie is the browser’s alone', async () => {
		const address = await stage.link();
		for (const again of [1, 2]) {
			const shown = await get(address);
			expect([again, shown.status, shown.headers['set-cookie']]).toEqual([again, 200, undefined]);
			expect(shown.body).toContain('<form class="card" method="post">');
			expect(shown.headers).toMatchObject({ 'referrer-policy': 'strict-origin', 'cache-control': 'no-store' });
		}
		const opened = await send(address, {});
		expect([opened.status, opened.headers['location']]).toEqual([303, '/']);
		expect(setCookieOf(opened)).toMatch(
			/^__Host-visit=[\w-]{32}; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
		);
		const second = await send(address, {});
		expect([second.status, setCookieOf(second)]).toEqual([401, '']);
		expect(second.body).toContain('استُعمل هذا الرابط من قبل');
	});
	test('late, made up, or of one who lost the right, opens nothing', async () => {
		const late = await stage.link();
		house.clock.advance(10 * 60_000);
		expect((await send(late, {})).body).toContain('انتهت الدقائق العشر');
		expect((await send(`/open/${'A'.repeat(32)}`, {})).body).toContain('لا أعرف هذا الرابط');
		const lost = await stage.link();
		house.admins.clear();
		const refused = await send(lost, {});
		expect([refused.status, setCookieOf(refused)]).toEqual([401, '']);
	});
	test('is used up by no form of another site, and no token is in the log or in a page', async () => {
		const address = await stage.link();
		for (const origin of ['https://evil.example', 'null', 'https://desk.example.evil.example'])
			expect((await send(address, {}, '', { origin })).status).toBe(403);
		expect((await ask(stage.local + address, { headers: { host: '127.0.0.1:8741' } })).status).toBe(403);
		const page = (await get(address)).body;
		const cookie = setCookieOf(await send(address, {})).split(';')[0]!;
		const inside = (await get('/', cookie)).body;
		for (const secret of [address.split('/')[2]!, cookie.split('=')[1]!])
			expect(JSON.stringify([house.log.lines, page, inside])).not.toContain(secret);
	});
});

const READ = [
	'/',
	'/alerts/m-madar',
	'/stories',
	'/feeds',
	'/feeds.opml',
	'/desk',
	'/desk/t-madar',
	'/desk/t-madar?suggest',
];
const WRITE = [
	'/desk/t-madar',
	'/desk/t-madar/undo',
	'/desk/aukus/copy',
	'/feeds/add',
	'/feeds/remove',
	'/feeds/import',
];
const OWNERS = ['/state', '/metrics', '/healthz', '/readyz', '/state/retry', '/stories/split', '/stories/merge'];

describe('the page', () => {
	test('without a visit, or with a made-up one, shows nothing and does nothing', async () => {
		for (const cookie of ['', `__Host-visit=${'A'.repeat(32)}`])
			for (const path of [...READ, ...OWNERS, '/events', '/desk/t-madar/trial']) {
				const answers = [await get(path, cookie), await send(path, FORM, cookie)];
				expect([path, ...answers.map(({ status }) => status)]).toEqual([path, 401, 401]);
				expect(answers.map(({ body }) => body).join()).not.toContain('madar');
			}
	});
	test('shows the place’s own and nothing of another’s', async () => {
		const cookie = await visit();
		const bodies = await Promise.all(READ.map(async (path) => (await get(path, cookie)).body));
		for (const [at, body] of bodies.entries()) {
			expect([READ[at], body.includes('madar')]).toEqual([READ[at], true]);
			expect([READ[at], body.includes('secret')]).toEqual([READ[at], false]);
		}
		for (const path of ['/alerts/m-secret', '/desk/t-secret', '/desk/t-secret?suggest', '/desk/aukus'])
			expect([path, (await get(path, cookie)).status]).toEqual([path, 404]);
	});
	test('changes nothing of another place, and of everyone’s', async () => {
		const cookie = await visit();
		const before = [topicOf('t-secret'), topicOf('aukus')];
		for (const id of ['t-secret', 'aukus'])
			for (const step of ['', '/trial', '/undo'])
				expect((await send(`/desk/${id}${step}`, { ...FORM, at: AT }, cookie)).status).toBe(404);
		expect((await send('/desk/t-secret/copy', {}, cookie)).status).toBe(404);
		await send('/feeds/remove', { feed: 'f-secret' }, cookie);
		expect([topicOf('t-secret'), topicOf('aukus')]).toEqual(before);
		expect(house.feeds.ownOf('discord-2')).toHaveLength(1);
		expect(await historyOf('discord-2')).toEqual([]);
	});
	test('has none of the owner’s pages', async () => {
		const cookie = await visit();
		for (const path of OWNERS) {
			const statuses = [(await get(path, cookie)).status, (await send(path, { alert: 'm-madar' }, cookie)).status];
			expect([path, ...statuses]).toEqual([path, 404, 404]);
		}
		expect((await get('/', cookie)).body).not.toMatch(/href="\/state"/);
		expect((await get('/stories', cookie)).body).not.toContain('<form method="post" action="/stories');
	});
	test('writes in the person’s name: a topic changed, copied and taken back, a feed added', async () => {
		const cookie = await visit();
		expect((await send('/desk/t-madar', FORM, cookie)).headers['location']).toBe('/desk/t-madar?saved');
		expect(topicOf('t-madar')?.exclude).toEqual([{ text: 'كرة القدم' }]);
		const [change] = await historyOf('discord-1');
		expect(change).toMatchObject({ by: '7', byName: 'قارئة', id: 't-madar' });
		expect((await get('/desk/t-madar', cookie)).body).toContain('استُبعد «كرة القدم»');
		await send('/desk/t-madar/undo', { at: change!.at }, cookie);
		expect(topicOf('t-madar')?.exclude).toBeUndefined();
		const copied = String((await send('/desk/aukus/copy', {}, cookie)).headers['location']);
		expect(topicOf(copied.replace(/^\/desk\/|\?.*$/g, ''))).toMatchObject({ scope: 'discord-1' });
		house.web.set('https://nabaa.example/', [{ url: 'https://nabaa.example/rss', title: 'نبأ', entries: 3 }]);
		expect((await send('/feeds/add', { address: 'nabaa.example' }, cookie)).body).toContain('صار «نبأ» تحت الرصد');
		expect(house.feeds.ownOf('discord-1').map(({ title }) => title)).toContain('نبأ');
		expect((await historyOf('discord-1')).map(({ by }) => by)).toEqual(['7', '7', '7', '7']);
	});
	test.each(WRITE)('who lost the right meanwhile does nothing at %s, and has lost the visit', async (path) => {
		const cookie = await visit();
		expect((await get('/', cookie)).status).toBe(200);
		house.admins.clear();
		const form = { ...FORM, feed: 'f-madar', address: 'nabaa.example' };
		expect((await send(path, form, cookie)).status).toBe(401);
		expect(topicOf('t-madar')?.revision).toBe(1);
		expect(await historyOf('discord-1')).toEqual([]);
		house.admins.add('discord-1 7');
		expect((await get('/', cookie)).status).toBe(401);
	});
	test('of forms of other sites does nothing', async () => {
		const cookie = await visit();
		for (const origin of ['https://evil.example', 'null'])
			expect((await send('/desk/t-madar', FORM, cookie, { origin })).status).toBe(403);
		expect(topicOf('t-madar')?.revision).toBe(1);
	});
	test('is left for good', async () => {
		const cookie = await visit();
		expect((await send('/leave', {}, cookie)).body).toContain('أُنهيت الزيارة');
		expect((await get('/', cookie)).status).toBe(401);
	});
	test('answers with patience who asks too much', async () => {
		const cookie = await visit();
		const statuses = new Set<number>();
		for (let at = 0; at < 245; at += 1) statuses.add((await get('/alerts/none', cookie)).status);
		expect([...statuses]).toEqual([404, 429]);
		house.clock.advance(60_000);
		const trials = await Promise.all(Array.from({ length: 61 }, () => send('/desk/t-madar/trial?part', FORM, cookie)));
		expect(trials.filter(({ status }) => status === 429)).toHaveLength(1);
	});
	test('tells of the place’s alerts as they go out, and of no other’s', async () => {
		const headers = { cookie: await visit(), host: OURS.host };
		const heard = new Promise<string>((resolve, reject) => {
			request(`${stage.local}/events`, { headers }, (answer) => {
				answer.on('data', (chunk) => resolve(String(chunk)));
				answer.on('error', () => undefined);
			})
				.on('error', reject)
				.end();
		});
		await stage.listening;
		for (const word of ['secret', 'madar']) stage.ring((await house.outbox.get(`m-${word}`))!);
		expect(await heard).toMatch(/data: m-madar\n/);
		expect(await heard).not.toContain('secret');
	});
	test('speaks as the person set it in their private chat', async () => {
		await house.talk.run(
			'language',
			{ language: 'en' },
			place('user:7', { platform: 'discord', scope: 'discord-dm-7' }),
			LAILA,
		);
		const { body } = await get('/desk', await visit());
		expect(body).toContain('<html lang="en" dir="ltr">');
		expect(body).toContain('You tune “خادم ليلى” in your name: قارئة');
	});
});

/** The local page over real HTTP: who may read it, what it shows, and that text from outside stays text. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Story } from '../../src/domain/story.ts';
import { createPage, type Page } from '../../src/web/page.ts';
import { alert } from '../alerts/samples.ts';
import { handClock } from '../fakes/clock.ts';
import { ask } from './ask.ts';
import { type FakeHouse, fakeHouse, say } from './fake-view.ts';

const HOSTILE = '<script>alert(1)</script> "onload=x <img src=x onerror=alert(2)>';

let page: Page;
let origin: string;
let house: FakeHouse;

beforeEach(async () => {
	house = fakeHouse();
	page = createPage({ host: '127.0.0.1', port: 0, view: house.view, say, clock: handClock() });
	origin = (await page.start()).replace(/\/$/, '');
});

afterEach(() => page.stop());

describe('who may read', () => {
	test('a page of another name that leads to this machine (DNS rebinding) is refused', async () => {
		expect((await ask(origin, { headers: { host: 'evil.example' } })).status).toBe(403);
		const host = `evil.example:${new URL(origin).port}`;
		expect((await ask(origin, { headers: { host } })).status).toBe(403);
	});
	test.each([
		'/state/retry',
		'/feeds/add',
		'/feeds/choose',
		'/feeds/remove',
		'/feeds/import',
		'/stories/split',
		'/stories/merge',
		'/desk/asian-nato',
		'/desk/asian-nato/trial',
		'/desk/asian-nato/undo',
	])('a form of another site does nothing at %s', async (path) => {
		const form = { alert: 'm1', address: 'a.example', k0: 'كلمة', revision: '3', at: '' };
		for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}])
			expect((await ask(origin + path, { headers: headers as Record<string, string>, form })).status).toBe(403);
		expect([...house.retried, ...house.ownFeeds]).toEqual([]);
		expect(house.topic.revision).toBe(3);
	});
	test.each([
		'/../../.env',
		'/assets/..%2f..%2f.env',
		'/assets/style.css%00',
		'/%2e%2e/package.json',
		'/desk/none',
		'/alerts/none',
		`/${'a'.repeat(8000)}`,
	])('%s leads nowhere', async (path) => {
		expect((await ask(origin + path)).status).toBe(404);
	});
	test('another site may link here, but not have a visitor’s browser ask behind their back', async () => {
		const asked = (mode: string) =>
			ask(`${origin}/desk/asian-nato?suggest`, { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': mode } });
		expect((await asked('no-cors')).status).toBe(403);
		expect((await asked('navigate')).status).toBe(200);
	});
	test('a body beyond any form is refused', async () => {
		const form = { alert: 'x'.repeat(300_000) };
		expect((await ask(`${origin}/state/retry`, { headers: { origin }, form })).status).toBe(413);
	});
});

describe('what it shows', () => {
	test('each alert as both platforms would, with its state and delay, right to left', async () => {
		const { body, headers } = await ask(origin);
		expect(body).toContain('<html lang="ar" dir="rtl">');
		expect(body.match(/واشنطن ترفض «الناتو الآسيوي»/g)!.length).toBeGreaterThanOrEqual(3);
		expect(body).toContain('وصل');
		expect(body).toContain('أخبار آسيا');
		expect(body).toContain('٣٠ ثانية');
		expect(headers['content-security-policy']).toContain("default-src 'none'");
		expect(body).not.toMatch(/<script(?![^>]*src=)|<style|style="| on[a-z]+=|javascript:/);
	});
	test.each([
		['', 3],
		['?topic=aukus', 1],
		['?platform=telegram', 1],
		['?since=hour', 2],
		['?since=hour&platform=discord', 1],
		['?since=forever&page=-7', 3],
	])('alerts by topic, platform and time: %s', async (query, count) => {
		house.alerts = [
			alert('m1', { createdAt: '2026-11-25T08:30:00.000Z' }),
			alert('m2', { createdAt: '2026-11-25T08:30:00.000Z', platform: 'telegram' }),
			alert('m3', { createdAt: '2026-11-24T08:30:00.000Z', topicIds: ['aukus'] }),
		];
		expect((await ask(`${origin}/${query}`)).body.match(/<section class="alert/g)).toHaveLength(count);
	});
	test('a card that the filter leaves out does not come in live', async () => {
		expect((await ask(`${origin}/alerts/m1?topic=asian-nato`)).status).toBe(200);
		expect(await ask(`${origin}/alerts/m1?topic=aukus`)).toMatchObject({ status: 204, body: '' });
	});
	test('many alerts page by page', async () => {
		house.alerts = Array.from({ length: 30 }, (_, at) => alert(`m${at}`));
		const { body } = await ask(`${origin}/?topic=asian-nato&page=2`);
		expect(body).toContain('id="m12"');
		expect(body).toContain('صفحة ٢ من ٣');
		expect(body).toContain('href="/?topic=asian-nato&amp;page=3"');
		expect(Buffer.byteLength(body)).toBeLessThan(100_000);
	});
	test('text from outside as text', async () => {
		house.alerts = [
			alert('m1', {
				status: 'failed',
				message: {
					...house.alerts[0]!.message,
					title: HOSTILE,
					paragraphs: [HOSTILE],
					links: [{ label: HOSTILE, url: 'https://x.example/?q="><script>' }],
					tags: [HOSTILE],
					buttons: [[{ label: HOSTILE, action: 'why:m1' }]],
				},
				lastError: { kind: 'x', message: HOSTILE, at: '' },
			}),
		];
		for (const path of ['/', '/alerts/m1', '/state']) {
			const { body } = await ask(origin + path);
			expect(body).toContain('alert(1)');
			expect(body.replaceAll('<script type="module" src="/assets/live.js"></script>', '')).not.toMatch(
				/<script|<img src=x/,
			);
		}
	});
	test('an outlet’s picture is named, not loaded', async () => {
		house.alerts = [
			alert('m1', { message: { ...house.alerts[0]!.message, image: { url: 'https://cdn.example/1.jpg' } } }),
		];
		const { body, headers } = await ask(origin);
		expect(body).not.toContain('<img');
		expect(body).toContain('cdn.example');
		expect(headers['content-security-policy']).toContain("img-src 'self';");
	});
	test('feeds with their trouble in plain words and their rhythm in the reader’s zone', async () => {
		const { body } = await ask(`${origin}/feeds`);
		expect(body).toContain('ربما فاتته أخبار');
		expect(body).toContain('مواد تعذرت علينا قراءتها');
		expect(body).toContain('مقال كسر القراءة');
		expect(body).toContain('الموقع يجيب بخطأ (٥٠٠)');
		expect(body).toContain('جُرّب ٣ مرات');
		expect(body).toContain('أكثره عند الساعة ٩'); // 6 UTC
	});
	test('a feed is added by its site’s address, chosen where there are several, and taken out again', async () => {
		const send = async (path: string, form: Record<string, string>) =>
			(await ask(origin + path, { headers: { origin }, form })).body;
		expect((await ask(`${origin}/feeds`)).body).not.toContain('/feeds/remove');
		expect(await send('/feeds/add', { address: 'المدار' })).toMatch(/role="alert">هذا ليس عنوانًا/);
		const several = await send('/feeds/add', { address: 'many.example' });
		expect(several).toContain('<button name="draft" value="b1"><bdi>سياسة &lt;b&gt;</bdi></button>');
		expect(await send('/feeds/choose', { draft: 'b2' })).toContain('اختير b2');
		const added = await send('/feeds/add', { address: 'almadar.example' });
		expect(added).toContain('صار «المدار» تحت الرصد.');
		expect(added).toContain('<button name="feed" value="f1">أزله</button>');
		expect(await send('/feeds/remove', { feed: 'f1' })).toContain('أُزيل f1');
	});
	test('a story by outlet and reason; two are made one, and one of an article, by hand', async () => {
		const at = '2026-11-25T08:00:00.000Z';
		const told = {
			role: 'repeats',
			publisher: 'المدار',
			url: 'https://almadar.example/1',
			title: 'قمة',
			at,
			revision: 1,
		} as const;
		const story = (id: string): Story => ({
			id,
			headline: `خبر ${id}`,
			members: [
				{ ...told, articleId: 'a1' },
				{ ...told, articleId: 'a2', publisher: 'نبأ', copies: 'a1', why: { likeness: 0.9, shared: ['قمة طوكيو'] } },
			],
			topicIds: [],
			fingerprint: undefined,
			firstSeenAt: at,
			lastSeenAt: at,
			revision: 2,
			pins: [{ kind: 'merge', storyId: 's9', at }],
		});
		house.stories = [story('s1'), story('s2')];
		const { body } = await ask(`${origin}/stories`);
		expect(body).toContain('<span>مقالتان</span> <span>منبران</span>');
		expect(body).toMatch(/<mark>قمة طوكيو<\/mark> \(تشابه ٩٠٪\u061c?\)/);
		expect(body).toContain('نصّه منقول عن <bdi>المدار</bdi>');
		expect(body).toContain('ضُمّ إليه خبر يدويًّا');
		expect(body.indexOf('<button')).toBe(body.indexOf('<button>اجمعهما')); // what Enter presses
		expect(body).toContain('value="s1 a2">هذا خبر آخر');
		const send = (path: string, form: string) =>
			fetch(origin + path, {
				method: 'POST',
				body: new URLSearchParams(form),
				headers: { origin },
				redirect: 'manual',
			});
		await send('/stories/split', 'member=s1 a2');
		await send('/stories/merge', 'story=s1&story=s2');
		await send('/stories/merge', 'story=s1');
		expect(house.pinned).toEqual([
			['s1', 'a2'],
			['s1', 's2'],
		]);
	});
	test('a list of feeds is read from a file', async () => {
		const body = new FormData();
		body.set('opml', new File(['<opml>قائمة</opml>'], 'feeds.opml'));
		const answer = await fetch(`${origin}/feeds/import`, { method: 'POST', body, headers: { origin } });
		expect(await answer.text()).toContain('قُرئ &lt;opml&gt;قائمة&lt;/opml&gt;');
	});
	test('the state with its units; what failed says why and can be sent again', async () => {
		const { body: state } = await ask(`${origin}/state`);
		expect(state).toContain('١٬٢٣٤ تنبيهًا');
		expect(state.replace(/<[^>]*>/g, ' ')).toMatch(/من النشر إلى القارئ\s+الوسيط ٧٥ ثانية، و٩٥٪.? في حدود ٤ دقائق/);
		house.alerts = [alert('m9', { status: 'failed', lastError: { kind: 'gone', message: 'Unknown Channel', at: '' } })];
		const { body } = await ask(`${origin}/state`);
		expect(body).toContain('القناة لم تعد موجودة');
		expect(body).toContain('<button name="alert" value="m9">');
		const sent = await ask(`${origin}/state/retry`, { headers: { origin }, form: { alert: 'm9' } });
		expect(sent).toMatchObject({ status: 303, headers: { location: '/state?retried' } });
		expect(house.retried).toEqual(['m9']);
	});
	test('health: alive, and ready or why not', async () => {
		expect(await ask(`${origin}/healthz`)).toMatchObject({ status: 200, body: 'live' });
		expect((await ask(`${origin}/readyz`)).status).toBe(200);
		house.alerts = [];
		expect(await ask(`${origin}/readyz`)).toMatchObject({ status: 503, body: 'store: disk full' });
		expect((await ask(`${origin}/metrics`)).body).toContain('rasid_alerts');
	});
});

test.each([
	['a new alert', alert('m1'), 'm1'],
	['an edit, as news of what it edits', alert('m5', { kind: 'edit', baseId: 'm1' }), 'm1'],
])('%s is announced to the open page as it happens', async (_, news, id) => {
	const stop = new AbortController();
	const answer = await fetch(`${origin}/events`, { signal: stop.signal });
	while (!house.ring) await new Promise(setImmediate);
	house.ring(news);
	const { value } = await answer.body!.getReader().read();
	expect(new TextDecoder().decode(value)).toContain(`data: ${id}`);
	stop.abort();
});

/** The local page over real HTTP: who may read it, what it shows, and that text from outside stays text. */
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Alert } from '../../src/domain/alert.ts';
import { createPage, type Page } from '../../src/web/page.ts';
import type { View } from '../../src/web/view.ts';
import { alert, channel } from '../alerts/samples.ts';
import { handClock } from '../fakes/clock.ts';

const HOSTILE = '<script>alert(1)</script> "onload=x <img src=x onerror=alert(2)>';

let page: Page;
let origin: string;
let alerts: Alert[];
let ring: ((alert: Alert) => void) | undefined;

function view(): View {
	return {
		alerts: () => alerts,
		alert: async (id) => alerts.find((one) => one.id === id),
		channel: () => channel('c1', { title: 'أخبار آسيا' }),
		topics: () => [],
		reason: async () => undefined,
		feeds: async () => [
			{
				feed: { id: 'f1', feedUrl: 'https://almadar.example/rss', title: 'المدار', language: 'ar' },
				health: 'failing',
				state: {
					feedId: 'f1',
					seenIds: [],
					appearedAt: [],
					errorCount: 3,
					lastError: { kind: 'http', message: 'HTTP 500', status: 500 },
				},
			},
		],
		stories: async () => [],
		failures: () => alerts.filter((one) => one.status === 'failed'),
		state: async () => ({ وصلت: 1234 }),
		ready: async () => (alerts.length === 0 ? ['store: disk full'] : []),
		metrics: async () => 'rasid_alerts{status="sent"} 1\n',
		listen: (handler) => {
			ring = handler;
			return () => {
				ring = undefined;
			};
		},
	};
}

beforeEach(async () => {
	alerts = [
		alert('m1', { status: 'sent', sentAt: '2026-11-25T09:00:30.000Z', publishedAt: '2026-11-25T09:00:00.000Z' }),
	];
	page = createPage({ host: '127.0.0.1', port: 0, view: view(), clock: handClock() });
	origin = (await page.start()).replace(/\/$/, '');
});

afterEach(() => page.stop());

/** fetch hides the Host header; node:http does not. */
function ask(
	path: string,
	headers: Record<string, string> = {},
	method = 'GET',
): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
	return new Promise((resolve, reject) => {
		const sent = request(`${origin}${path}`, { method, headers }, (answer) => {
			const chunks: Buffer[] = [];
			answer.on('data', (chunk) => chunks.push(chunk));
			answer.on('end', () =>
				resolve({ status: answer.statusCode!, body: Buffer.concat(chunks).toString(), headers: answer.headers }),
			);
		});
		sent.on('error', reject);
		sent.end();
	});
}

describe('who may read', () => {
	test('a page of another name that leads to this machine (DNS rebinding) is refused', async () => {
		expect((await ask('/', { host: 'evil.example' })).status).toBe(403);
		expect((await ask('/', { host: `evil.example:${new URL(origin).port}` })).status).toBe(403);
	});
	test('a form of another site is refused', async () => {
		expect((await ask('/state', { origin: 'https://evil.example' }, 'POST')).status).toBe(403);
		expect((await ask('/state', { origin: 'null' }, 'POST')).status).toBe(403);
		expect((await ask('/state', {}, 'POST')).status).toBe(403);
	});
	test.each([
		'/../../.env',
		'/assets/..%2f..%2f.env',
		'/assets/style.css%00',
		'/%2e%2e/package.json',
		`/${'a'.repeat(8000)}`,
	])('%s leads nowhere', async (path) => {
		expect((await ask(path)).status).toBe(404);
	});
});

describe('what it shows', () => {
	test('each alert as both platforms would, with its state and delay, right to left', async () => {
		const { body, headers } = await ask('/');
		expect(body).toContain('<html lang="ar" dir="rtl">');
		expect(body.match(/واشنطن ترفض «الناتو الآسيوي»/g)!.length).toBeGreaterThanOrEqual(2);
		expect(body).toContain('وصل');
		expect(body).toContain('٣٠ ثانية');
		expect(headers['content-security-policy']).toContain("default-src 'none'");
		expect(body).not.toMatch(/<script(?![^>]*src=)|<style|style="|onload=|javascript:/);
	});
	test('text from outside as text', async () => {
		alerts = [
			alert('m1', {
				message: {
					...alerts[0]!.message,
					title: HOSTILE,
					paragraphs: [HOSTILE],
					links: [{ label: HOSTILE, url: 'https://x.example/?q="><script>' }],
					tags: [HOSTILE],
				},
				lastError: { kind: 'x', message: HOSTILE, at: '' },
			}),
		];
		for (const path of ['/', '/alerts/m1', '/state']) {
			const { body } = await ask(path);
			expect(body.replaceAll('<script type="module" src="/assets/live.js"></script>', '')).not.toMatch(
				/<script|<img src=x/,
			);
		}
	});
	test('feeds with their trouble, numbers in Arabic digits, failures', async () => {
		expect((await ask('/feeds')).body).toContain('متعثر');
		expect((await ask('/state')).body).toContain('١٬٢٣٤');
		alerts = [alert('m9', { status: 'failed', lastError: { kind: 'gone', message: 'Unknown Channel', at: '' } })];
		expect((await ask('/state')).body).toContain('Unknown Channel');
	});
	test('health: alive, and ready or why not', async () => {
		expect(await ask('/healthz')).toMatchObject({ status: 200, body: 'live' });
		expect((await ask('/readyz')).status).toBe(200);
		alerts = [];
		expect(await ask('/readyz')).toMatchObject({ status: 503, body: 'store: disk full' });
		expect((await ask('/metrics')).body).toContain('rasid_alerts');
	});
});

test('a new alert is announced to the open page as it happens', async () => {
	const stop = new AbortController();
	const answer = await fetch(`${origin}/events`, { signal: stop.signal });
	while (!ring) await new Promise(setImmediate);
	ring(alerts[0]!);
	const { value } = await answer.body!.getReader().read();
	expect(new TextDecoder().decode(value)).toContain('data: m1');
	stop.abort();
});

/** The reader's threads: hostile feeds are answered or killed, the next feed is read as if nothing had been. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createParserPool, type ParserPool } from '../../src/feeds/parser-pool.ts';
import { HOSTILE_FEEDS } from './hostile-feeds.ts';

const GREEDY = new URL('./workers/greedy.ts', import.meta.url);
const GOOD = Buffer.from(
	'<rss version="2.0"><channel><title>أخبار</title><item><title>افتتاح المعرض</title><guid>1</guid></item></channel></rss>',
);
const GOOD_TITLES = { kind: 'feed', feed: { title: 'أخبار', entries: [{ title: 'افتتاح المعرض' }] } };

describe('the pool', () => {
	let pool: ParserPool;
	const read = (url: string, signal?: AbortSignal) => pool.read(new Uint8Array(1), { url }, signal);
	const answered = (url: string) => ({ kind: 'fault', fault: { kind: 'not-a-feed', message: url } });
	const killed = { kind: 'fault', fault: { kind: 'killed' } };

	beforeEach(() => {
		pool = createParserPool({ size: 1, timeoutMs: 700, memoryMb: 16, script: GREEDY });
	});
	afterEach(() => pool.close());

	test.each(['hang', 'memory', 'exit', 'throw'])(
		'a job that ends its thread (%s) is killed, and the next is served',
		async (way) => {
			expect(await read(way)).toMatchObject(killed);
			expect(await read('next')).toEqual(answered('next'));
		},
	);

	test('a thread that hangs is stopped, not abandoned', async () => {
		const pulse = new Uint8Array(new SharedArrayBuffer(1));
		expect(await pool.read(pulse, { url: 'hang' })).toMatchObject(killed);
		const beats = pulse[0];
		await read('meanwhile');
		expect(pulse[0]).toBe(beats);
	});

	test('a thread reads on and on, but one with nothing to read ends', async () => {
		const busy = await read('who');
		expect(await read('who')).toEqual(busy);
		await pool.close();
		pool = createParserPool({ size: 1, script: GREEDY, idleMs: 0 });
		const first = await read('who');
		await vi.waitFor(async () => expect(await read('who')).not.toEqual(first));
	});

	test('many wait for few threads, and each gets its own answer', async () => {
		const urls = Array.from({ length: 20 }, (_, index) => `job ${index}`);
		expect(await Promise.all(urls.map((url) => read(url)))).toEqual(urls.map(answered));
	});

	test('waiting ends with the signal', async () => {
		const stop = new AbortController();
		const first = read('hang');
		const second = read('never begun', stop.signal);
		stop.abort(new Error('shutting down'));
		await expect(second).rejects.toThrow('shutting down');
		expect(await first).toMatchObject(killed);
	});

	test('closing gives up what is in hand, waiting or too late', async () => {
		const starting = read('hang');
		await pool.close();
		expect(await starting).toMatchObject(killed);
		pool = createParserPool({ size: 1, script: GREEDY });
		await read('a thread is up');
		const [running, waiting] = [read('hang'), read('waits')];
		await pool.close();
		expect(await running).toMatchObject(killed);
		expect(await waiting).toMatchObject(killed);
		expect(await read('too late')).toMatchObject(killed);
	});
});

describe('the reader in the pool', () => {
	let pool: ParserPool;
	beforeAll(() => {
		pool = createParserPool({ size: 1 });
	});
	afterAll(() => pool.close());

	test('a feed comes through whole', async () => {
		expect(await pool.read(GOOD, { url: 'https://news.example/rss', headers: {} })).toMatchObject(GOOD_TITLES);
	});

	/** At full size: bench/hostile-feeds.ts. */
	test.each(Object.entries(HOSTILE_FEEDS))('%s: answered or killed, and the next feed is read', async (_, make) => {
		const made = make(0.05);
		const outcome = await pool.read(typeof made === 'string' ? Buffer.from(made) : made, {});
		expect(['feed', 'fault']).toContain(outcome.kind);
		if (outcome.kind === 'feed') {
			expect(JSON.stringify(outcome.feed)).not.toMatch(/root:|\\u0000/);
			expect(outcome.feed.entries.length).toBeLessThanOrEqual(500);
		}
		expect(Object.prototype).not.toHaveProperty('polluted');
		expect(await pool.read(GOOD, {})).toMatchObject(GOOD_TITLES);
	});
});

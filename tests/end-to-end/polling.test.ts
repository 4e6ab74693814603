/** Polling as the program does it: the whole house on a disk, feeds over real HTTP, and a clock turned by hand. */
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { feedIdOf } from '../../config/catalogue.ts';
import { type Environment, readEnvironment } from '../../config/environment.ts';
import { type App, buildApp } from '../../src/app.ts';
import type { Feed, FeedState } from '../../src/domain/feed.ts';
import type { Log } from '../../src/domain/ports.ts';
import { feedHealth } from '../../src/feeds/health.ts';
import { handClock } from '../fakes/clock.ts';
import { startHub } from '../stand-ins/hub.ts';
import { type Answer, type Asked, type Outlet, rss, startOutlet } from './outlet.ts';

const MINUTE_MS = 60_000;
const FIRST = 'افتتاح جسر جديد يربط ضفتي النهر';
const SECOND = 'ارتفاع أسعار القمح للشهر الثالث';

let home: string;
let clock: ReturnType<typeof handClock>;
let app: App | undefined;
let outlets: Outlet[];
/** What the program said, and who waits to hear it. */
let said: { readonly text: string; readonly fields: Record<string, unknown> }[];
let listeners: (() => void)[];

beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'rasid-polling-'));
	clock = handClock();
	outlets = [];
	said = [];
	listeners = [];
});

afterEach(async () => {
	await app?.stop();
	for (const outlet of outlets) await outlet.stop();
});

async function outletOf(answer: (asked: Asked) => Answer): Promise<Outlet> {
	const outlet = await startOutlet(answer);
	outlets.push(outlet);
	return outlet;
}

function feedAt({ origin }: Outlet, path = '/rss'): Feed {
	const feedUrl = origin + path;
	return { id: feedIdOf(feedUrl), feedUrl, title: feedUrl, language: 'ar', announceNewest: 5, allowLoopback: true };
}

/** Starts the program over what the last one left. */
async function start(feeds: readonly Feed[], changes: Partial<Environment> = {}): Promise<App> {
	await app?.stop();
	const read = readEnvironment(join(home, '.env'), { RASID_STORE: `sqlite:${join(home, 'rasid.db')}` });
	if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
	app = await buildApp({
		environment: { ...read.environment, ...changes },
		feeds,
		topics: [],
		roles: ['poll', 'place', 'announce', 'deliver', 'bot'],
		clock,
		timer: clock,
		log: heardLog(),
		print: new PassThrough() as unknown as NodeJS.WriteStream,
		version: 'test',
		onLost: () => undefined,
	});
	await app.start(new AbortController().signal);
	return app;
}

function heardLog(): Log {
	const hear = (text: string, fields: Record<string, unknown> = {}) => {
		said.push({ text, fields });
		for (const listener of listeners) listener();
	};
	return { debug: hear, info: hear, warn: hear, error: hear };
}

function heard(text: string, fields: Record<string, unknown> = {}): Promise<void> {
	return new Promise((done) => {
		const listener = () => {
			const isIt = (line: (typeof said)[number]) =>
				line.text === text && Object.entries(fields).every(([name, value]) => line.fields[name] === value);
			if (said.some(isIt)) done();
		};
		listeners.push(listener);
		listener();
	});
}

const stateOf = async (feed: Feed): Promise<FeedState> => (await app!.house.records.feedStates.get(feed.id))!;

async function titles(): Promise<string[]> {
	const found: string[] = [];
	for await (const [, article] of app!.house.records.articles.entries()) found.push(article.title);
	return found.sort();
}

/** Time passes, and the rounds have their turn. */
async function pass(ms: number): Promise<void> {
	clock.advance(ms);
	for (let turns = 0; turns < 20; turns += 1) await new Promise(setImmediate);
}

/** Rejects, with the store's word, if anything is written meanwhile. */
async function withoutWriting<T>(act: () => Promise<T>): Promise<T> {
	const other = new DatabaseSync(join(home, 'rasid.db'));
	other.exec('BEGIN IMMEDIATE');
	try {
		return await act();
	} finally {
		other.exec('ROLLBACK');
		other.close();
	}
}

test('validators outlive a restart: what is unchanged is neither read again nor written', async () => {
	const headers = { etag: '"v1"', 'last-modified': 'Wed, 25 Nov 2026 08:00:00 GMT' };
	const outlet = await outletOf(() => ({ headers, body: rss([FIRST]) }));
	const feed = feedAt(outlet);
	await start([feed]);
	await heard('feed seen for the first time', { feedId: feed.id });
	expect(outlet.asked[0]!.headers).not.toHaveProperty('if-none-match');
	outlet.answer = () => ({ status: 304, headers });
	await start([feed]);
	await outlet.askedTimes(2);
	const { result } = await withoutWriting(() => app!.look(feed));
	expect(result.kind).toBe('unchanged');
	for (const { headers: sent } of outlet.asked.slice(1))
		expect([sent['if-none-match'], sent['if-modified-since']]).toEqual([headers.etag, headers['last-modified']]);
	expect(await titles()).toEqual([FIRST]);
});

test('the same bytes from a site without validators are not written either', async () => {
	const outlet = await outletOf(() => ({ body: rss([FIRST]) }));
	const feed = feedAt(outlet);
	await start([feed]);
	await heard('feed seen for the first time', { feedId: feed.id });
	await start([feed]);
	await outlet.askedTimes(2);
	const { result } = await withoutWriting(() => app!.look(feed));
	expect(result.kind).toBe('unchanged');
});

test('a feed that moved for good is asked at its new address from then on, after a restart too', async () => {
	const outlet = await outletOf(({ path }) =>
		path === '/rss' ? { status: 301, headers: { location: '/feed' } } : { body: rss([FIRST]) },
	);
	const feed = feedAt(outlet);
	await start([feed]);
	await heard('feed seen for the first time', { feedId: feed.id });
	await start([feed]);
	await outlet.askedTimes(3);
	expect(outlet.asked.map(({ path }) => path)).toEqual(['/rss', '/feed', '/feed']);
});

test('a feed that was taken down is called so, probed once a day, and comes back by itself', async () => {
	const outlet = await outletOf(() => ({ status: 410 }));
	const feed = feedAt(outlet);
	await start([feed]);
	await heard('feed not read', { feedId: feed.id, fault: 'gone' });
	await start([feed]);
	expect(feedHealth(await stateOf(feed))).toBe('gone');
	await pass(23 * 60 * MINUTE_MS);
	expect(outlet.asked).toHaveLength(1);
	outlet.answer = () => ({ body: rss([FIRST]) });
	await pass(60 * MINUTE_MS);
	await heard('feed seen for the first time', { feedId: feed.id });
	expect(feedHealth((await app!.look(feed)).state)).toBe('healthy');
	expect(await titles()).toEqual([FIRST]);
});

test('a site that asks for patience is left alone for as long as it says', async () => {
	const busy = await outletOf(() => ({ status: 429, headers: { 'retry-after': '1200' } }));
	const well = await outletOf(() => ({ body: rss([FIRST]) }));
	const feeds = [feedAt(busy), feedAt(well)];
	await start(feeds);
	await heard('feed not read', { fault: 'busy' });
	await heard('feed seen for the first time');
	await well.askedTimes(1);
	for (let minute = 1; minute < 20; minute += 1) await pass(MINUTE_MS);
	await well.askedTimes(2);
	expect(busy.asked).toHaveLength(1);
	await pass(MINUTE_MS);
	await busy.askedTimes(2);
});

test('hostile feeds in between hold up nobody: an endless one, a bomb, and a page of another charset', async () => {
	const drip = await outletOf(() => ({ write: (response) => void response.write('<?xml version="1.0"?><rss>') }));
	const bomb = await outletOf(() => ({
		body: `<!DOCTYPE a [<!ENTITY a "${'b'.repeat(1_000)}">]>${'<a>'.repeat(400_000)}`,
	}));
	const flood = await outletOf(() => ({ body: rss([]).padEnd(5_000_001) }));
	const arabic = await outletOf(() => ({
		headers: { 'content-type': 'application/rss+xml' },
		body: windows1256(rss([SECOND], { head: '<?xml version="1.0" encoding="windows-1256"?>' })),
	}));
	const clean = await outletOf(() => ({ body: rss([FIRST]) }));
	const feeds = [drip, bomb, flood, arabic, clean].map((outlet) => feedAt(outlet));
	await start(feeds);
	await heard('feed seen for the first time', { feedId: feeds[3]!.id });
	await heard('feed seen for the first time', { feedId: feeds[4]!.id });
	await heard('feed not read', { feedId: feeds[2]!.id, fault: 'too-large' });
	expect(said.filter(({ fields }) => fields['feedId'] === feeds[0]!.id)).toEqual([]);
	await app!.look(feeds[4]!);
	expect(await titles()).toEqual([SECOND, FIRST].sort());
});

test('a feed with a hub is subscribed, and a push brings its news before any poll would', async () => {
	const hub = await startHub();
	const port = await freePort();
	const channel = `<atom:link rel="hub" href="${hub.url}"/><atom:link rel="self" href="https://almarfa.example/rss"/>`;
	const outlet = await outletOf(() => ({ body: rss([FIRST], { channel }) }));
	const feed = feedAt(outlet);
	await start([feed], { hooks: { publicUrl: `http://127.0.0.1:${port}`, port } });
	await heard('feed seen for the first time', { feedId: feed.id });
	await app!.look(feed);
	await pass(MINUTE_MS);
	await heard('hub asked for pushes', { feedId: feed.id });
	expect(hub.echoes).toEqual([{ status: 200, isEcho: true }]);
	outlet.answer = () => ({ body: rss([SECOND, FIRST], { channel }) });
	expect(await hub.push('<rss/>')).toBe(202);
	const count = outlet.asked.length;
	await pass(1_000);
	await outlet.askedTimes(count + 1);
	await app!.look(feed); // whoever of the two looks is first
	await hub.stop();
	expect(await titles()).toEqual([SECOND, FIRST].sort());
});

/** Arabic letters as the bytes of windows-1256, the inverse of what TextDecoder knows. */
function windows1256(text: string): Uint8Array {
	const letters = new TextDecoder('windows-1256').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
	return Uint8Array.from([...text], (letter) => letters.indexOf(letter));
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	await new Promise((done) => server.close(done));
	return port;
}

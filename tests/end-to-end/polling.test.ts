/** Polling as the program does it: the whole house on a disk, feeds over real HTTP, and a clock turned by hand. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { feedIdOf } from '../../config/catalogue.ts';
import type { Feed } from '../../src/domain/feed.ts';
import { feedHealth } from '../../src/feeds/health.ts';
import { channel } from '../alerts/samples.ts';
import { startHub } from '../stand-ins/hub.ts';
import { type HouseByHand, houseByHand } from './house-by-hand.ts';
import { type Answer, type Asked, type Outlet, rss, startOutlet } from './outlet.ts';

const MINUTE_MS = 60_000;
const FIRST = 'افتتاح جسر جديد يربط ضفتي النهر';
const SECOND = 'ارتفاع أسعار القمح للشهر الثالث';

let house: HouseByHand;
let outlets: Outlet[];

beforeEach(() => {
	house = houseByHand();
	outlets = [];
});

afterEach(async () => {
	await house.stop();
	for (const outlet of outlets) await outlet.stop();
});

async function outletOf(answer: (asked: Asked) => Answer): Promise<Outlet> {
	const outlet = await startOutlet(answer);
	outlets.push(outlet);
	return outlet;
}

function feedAt({ origin }: Outlet): Feed {
	const feedUrl = `${origin}/rss`;
	return { id: feedIdOf(feedUrl), feedUrl, title: feedUrl, language: 'ar', announceNewest: 5, allowLoopback: true };
}

test('validators outlive a restart: what is unchanged is neither read again nor written', async () => {
	const headers = { etag: '"v1"', 'last-modified': 'Wed, 25 Nov 2026 08:00:00 GMT' };
	const outlet = await outletOf(() => ({ headers, body: rss([FIRST]) }));
	const feed = feedAt(outlet);
	await house.start([feed]);
	await house.heard('feed seen for the first time', { feedId: feed.id });
	expect(outlet.asked[0]!.headers).not.toHaveProperty('if-none-match');
	outlet.answer = () => ({ status: 304, headers });
	await house.start([feed]);
	await outlet.askedTimes(2);
	const { result } = await house.withoutWriting(() => house.look(feed));
	expect(result.kind).toBe('unchanged');
	for (const { headers: sent } of outlet.asked.slice(1))
		expect([sent['if-none-match'], sent['if-modified-since']]).toEqual([headers.etag, headers['last-modified']]);
	expect(await house.titles()).toEqual([FIRST]);
});

test('the same bytes from a site without validators are not written either', async () => {
	const outlet = await outletOf(() => ({ body: rss([FIRST]) }));
	const feed = feedAt(outlet);
	await house.start([feed]);
	await house.heard('feed seen for the first time', { feedId: feed.id });
	await house.start([feed]);
	await outlet.askedTimes(2);
	const { result } = await house.withoutWriting(() => house.look(feed));
	expect(result.kind).toBe('unchanged');
});

test('a feed that moved for good is asked at its new address from then on, after a restart too', async () => {
	const outlet = await outletOf(({ path }) =>
		path === '/rss' ? { status: 301, headers: { location: '/feed' } } : { body: rss([FIRST]) },
	);
	const feed = feedAt(outlet);
	await house.start([feed]);
	await house.heard('feed seen for the first time', { feedId: feed.id });
	await house.start([feed]);
	await outlet.askedTimes(3);
	expect(outlet.asked.map(({ path }) => path)).toEqual(['/rss', '/feed', '/feed']);
});

test('a feed that was taken down is called so, probed once a day, and comes back by itself', async () => {
	const outlet = await outletOf(() => ({ status: 410 }));
	const feed = feedAt(outlet);
	await house.start([feed]);
	await house.heard('feed not read', { feedId: feed.id, fault: 'gone' });
	await house.start([feed]);
	expect(feedHealth(await house.stateOf(feed))).toBe('gone');
	await house.pass(23 * 60 * MINUTE_MS);
	expect(outlet.asked).toHaveLength(1);
	outlet.answer = () => ({ body: rss([FIRST]) });
	await house.pass(60 * MINUTE_MS);
	await house.heard('feed seen for the first time', { feedId: feed.id });
	expect(feedHealth((await house.look(feed)).state)).toBe('healthy');
	expect(await house.titles()).toEqual([FIRST]);
});

test('a feed that fails for a day is told of in the channel that added it, once, and is probed on', async () => {
	const outlet = await outletOf(() => ({ status: 500 }));
	const feed = feedAt(outlet);
	const here = channel('c-desk');
	await house.seed(async (records) => {
		const adder = { scope: here.scope, channelId: here.id, by: '1', at: '2026-11-25T00:00:00.000Z' };
		await records.channels.set(here.id, here);
		await records.addedFeeds.set(feed.id, { feed, adders: [adder] });
	});
	await house.start([]);
	await house.heard('feed not read', { feedId: feed.id, fault: 'http' });
	for (let hour = 0; hour < 48; hour += 1) await house.look(feed).then(() => house.pass(60 * MINUTE_MS));
	const notices = house
		.outbox()
		.recent(10)
		.filter(({ kind }) => kind === 'notice');
	expect(notices.map(({ channelId }) => channelId)).toEqual([here.id]);
	expect((await house.stateOf(feed)).toldAt).toBe('2026-11-26T09:00:00.000Z');
});

test('a site that asks for patience is left alone for as long as it says', async () => {
	const busy = await outletOf(() => ({ status: 429, headers: { 'retry-after': '1200' } }));
	const well = await outletOf(() => ({ body: rss([FIRST]) }));
	const feeds = [feedAt(busy), feedAt(well)];
	await house.start(feeds);
	await house.heard('feed not read', { fault: 'busy' });
	await house.heard('feed seen for the first time');
	await well.askedTimes(1);
	for (let minute = 1; minute < 20; minute += 1) await house.pass(MINUTE_MS);
	await well.askedTimes(2);
	expect(busy.asked).toHaveLength(1);
	await house.pass(MINUTE_MS);
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
	await house.start(feeds);
	await house.heard('feed seen for the first time', { feedId: feeds[3]!.id });
	await house.heard('feed seen for the first time', { feedId: feeds[4]!.id });
	await house.heard('feed not read', { feedId: feeds[2]!.id, fault: 'too-large' });
	expect(house.said.filter(({ fields }) => fields['feedId'] === feeds[0]!.id)).toEqual([]);
	await house.look(feeds[4]!);
	expect(await house.titles()).toEqual([SECOND, FIRST].sort());
});

test('a feed with a hub is subscribed, and a push brings its news before any poll would', async () => {
	const hub = await startHub();
	const port = await freePort();
	const channel = `<atom:link rel="hub" href="${hub.url}"/><atom:link rel="self" href="https://almarfa.example/rss"/>`;
	const outlet = await outletOf(() => ({ body: rss([FIRST], { channel }) }));
	const feed = feedAt(outlet);
	await house.start([feed], { hooks: { publicUrl: `http://127.0.0.1:${port}`, port } });
	await house.heard('feed seen for the first time', { feedId: feed.id });
	await house.look(feed);
	await house.pass(MINUTE_MS);
	await house.heard('hub asked for pushes', { feedId: feed.id });
	expect(hub.echoes).toEqual([{ status: 200, isEcho: true }]);
	outlet.answer = () => ({ body: rss([SECOND, FIRST], { channel }) });
	expect(await hub.push('<rss/>')).toBe(202);
	const count = outlet.asked.length;
	await house.pass(1_000);
	await outlet.askedTimes(count + 1);
	await house.look(feed); // whoever of the two looks is first
	await hub.stop();
	expect(await house.titles()).toEqual([SECOND, FIRST].sort());
});

test('where hubs cannot reach us, for the port is another’s, feeds are polled as ever', async () => {
	const outlet = await outletOf(() => ({ body: rss([FIRST]) }));
	const port = Number(new URL(outlet.origin).port);
	const feed = feedAt(outlet);
	await house.start([feed], { hooks: { publicUrl: 'https://bot.example', port } });
	await house.heard('hubs cannot reach us: see RASID_HOOK_PORT');
	await house.heard('feed seen for the first time', { feedId: feed.id });
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

/**
 * What a look at a feed costs in processor time, by how it ends, and what 5,000 feeds take of one core.
 * node bench/poll-cost.ts [ROUNDS, 400 by default]
 * The publisher is a process of its own that closes each connection, as is usual at polling intervals; plain HTTP on loopback.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Feed, FeedState } from '../src/domain/feed.ts';
import { fetchFeed } from '../src/feeds/fetch-feed.ts';
import { afterCheck } from '../src/feeds/health.ts';
import { createParserPool } from '../src/feeds/parser-pool.ts';
import { readFeed } from '../src/feeds/read-feed.ts';
import { createScheduler } from '../src/feeds/scheduler.ts';
import { unseen } from '../src/feeds/unseen.ts';
import { createFetcher } from '../src/http/fetcher.ts';
import { row as tell } from './row.ts';

const FEEDS = 5_000;
const POLLS_PER_SECOND = (FEEDS * 6) / 3_600;
/** One look in six finds a new document: a feed of the median rate, asked six times an hour. */
const CHANGED_SHARE = 1 / 6;
const ROUNDS = Number(process.argv[2] ?? 400);

/** A usual feed: 30 entries with a teaser, some 35 kB. */
function document(version: number): Buffer {
	const teaser = 'قالت الوكالة إن الاجتماع بحث بنود الخطة الجديدة واتفق المشاركون على موعد التنفيذ. '.repeat(5);
	const items = Array.from({ length: 30 }, (_, index) => {
		const n = version * 3 + 30 - index;
		const date = new Date(Date.UTC(2026, 2, 1, 0, n)).toUTCString();
		return `<item><title>الخبر رقم ${n} من أخبار اليوم</title><link>https://news.example/${n}</link><guid>https://news.example/?p=${n}</guid><pubDate>${date}</pubDate><description><![CDATA[<p>${teaser}</p>]]></description></item>`;
	});
	return Buffer.from(`<rss version="2.0"><channel><title>أخبار</title>${items.join('')}</channel></rss>`);
}

/** /304 is never modified, /same gives the same bytes without validators, /new a new document each time. */
function publisher(): void {
	const same = document(0);
	let version = 0;
	const server = http.createServer((request, response) => {
		response.setHeader('connection', 'close');
		if (request.url === '/304') response.writeHead(request.headers['if-none-match'] ? 304 : 200, { etag: '"1"' });
		if (request.url === '/304' && request.headers['if-none-match']) return void response.end();
		version += 1;
		response.end(request.url === '/new' ? document(version) : same);
	});
	server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

/** Processor time of this process, all threads, per round in microseconds. */
async function cpuUs(rounds: number, work: (round: number) => Promise<unknown> | unknown): Promise<number> {
	const before = process.cpuUsage();
	for (let round = 0; round < rounds; round += 1) await work(round);
	const { user, system } = process.cpuUsage(before);
	return (user + system) / rounds;
}

async function measure(child: ChildProcess, port: number): Promise<void> {
	const now = Date.now;
	const fetcher = createFetcher({ userAgent: 'Rasid/bench', now });
	const pool = createParserPool({ size: 1 });
	const looks: Record<string, number> = {};
	for (const path of ['304', 'same', 'new']) {
		const feed: Feed = {
			id: path,
			feedUrl: `http://127.0.0.1:${port}/${path}`,
			title: '',
			language: 'ar',
			allowLoopback: true,
		};
		let state: FeedState | undefined;
		const look = async () => {
			const result = await fetchFeed(feed, state, { fetcher, pool, now });
			const checked =
				result.kind === 'changed' ? { ...result, seen: unseen(result.feed, state, { nowMs: now() }) } : result;
			state = afterCheck(feed.id, state, checked, now());
			return result.kind;
		};
		await cpuUs(50, look);
		looks[path] = await cpuUs(ROUNDS, look);
	}
	await cpuUs(50, () => bare304(port));
	const bare = await cpuUs(ROUNDS, () => bare304(port));
	await fetcher.close();
	await pool.close();
	child.kill();

	const bytes = document(0);
	const read = await readFeed(bytes);
	if (read.kind === 'fault') throw new Error(read.fault.message);
	const first = unseen(read.feed, undefined, { nowMs: now() });
	const state: FeedState = { feedId: 'f', errorCount: 0, primedAt: '2026-03-01T00:00:00.000Z', ...first };
	await cpuUs(200, () => readFeed(bytes));
	const parse = await cpuUs(ROUNDS, () => readFeed(bytes));
	const hash = await cpuUs(ROUNDS * 10, () => createHash('sha256').update(bytes).digest('hex'));
	const compare = await cpuUs(ROUNDS * 2, () => unseen(read.feed, state, { nowMs: now() }));
	const schedule = await scheduling();

	const row = (name: string, us: number, note = '') =>
		console.log(`${name.padEnd(44)} ${us.toFixed(0).padStart(6)} µs  ${note}`);
	console.log(`a feed of 30 entries, ${bytes.length} bytes; processor time, fresh TCP connection each`);
	row('bare node:http: 304', bare);
	row('look: 304', looks['304']!, `${(looks['304']! / bare).toFixed(2)} of the bare request`);
	row('look: the same bytes', looks['same']!);
	row('look: a new document (read in a thread)', looks['new']!);
	row('  of it: parsing', parse);
	row('  of it: comparing with what was seen', compare);
	row('hash of the bytes', hash, `${(hash / parse).toFixed(3)} of a parse`);
	row(`scheduler, ${FEEDS} feeds: take and give back one`, schedule);
	const perPoll = looks['304']! * (1 - CHANGED_SHARE) + looks['new']! * CHANGED_SHARE + schedule;
	console.log(
		`\n${FEEDS} feeds, six looks an hour, one in six changed: ${POLLS_PER_SECOND.toFixed(1)} looks a second,`,
	);
	const percent = (perPoll * POLLS_PER_SECOND) / 10_000;
	tell({
		what: `${FEEDS} feeds, six looks an hour, one in six changed`,
		measured: `${percent.toFixed(1)} % of a core`,
		beside: `a 304 is ${(looks['304']! / bare).toFixed(2)}× of the bare request`,
	});
	console.log(
		`${((perPoll * POLLS_PER_SECOND) / 10_000).toFixed(1)} % of a core, and some ${((1_400 * POLLS_PER_SECOND) / 10_000).toFixed(1)} % more for TLS (1.4 ms a handshake)`,
	);
}

/** The least that asking can cost in Node: no guard, no deadline, no record. */
async function bare304(port: number): Promise<void> {
	const options = { host: '127.0.0.1', port, path: '/304', agent: false, headers: { 'if-none-match': '"1"' } };
	const [response] = (await once(http.get(options), 'response')) as [http.IncomingMessage];
	response.resume();
	await once(response, 'close');
}

async function scheduling(): Promise<number> {
	let nowMs = Date.UTC(2026, 2, 1);
	const scheduler = createScheduler({ clock: { now: () => nowMs } });
	for (let n = 0; n < FEEDS; n += 1) {
		scheduler.put({ id: `f${n}`, feedUrl: `https://h${n}.example/rss`, title: '', language: 'ar' }, undefined);
	}
	const state: FeedState = { feedId: '', seenIds: [], appearedAt: [], errorCount: 0 };
	let looks = 0;
	const turn = () => {
		for (const { id } of scheduler.take(50)) {
			looks += 1;
			scheduler.done(id, { kind: 'unchanged', freshness: { freshForMs: 0, lifetimeMs: 0 } }, state);
		}
		nowMs += 1_000;
		scheduler.wakeAt();
	};
	await cpuUs(600, turn);
	looks = 0;
	const perTurn = await cpuUs(1_200, turn);
	return (perTurn * 1_200) / looks;
}

if (process.argv[2] === 'publisher') publisher();
else {
	const child = fork(import.meta.filename, ['publisher']);
	const [port] = (await once(child, 'message')) as [number];
	await measure(child, port);
}

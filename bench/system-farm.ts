/**
 * The world around the house, in a process of its own (forked by bench/system.ts): 2,000 feeds on as many hosts of 127/8,
 * and the sending side of Discord and Telegram with their limits in all. It answers, counts and keeps time; nothing else.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BURST, words } from './system-texts.ts';

/** How many requests a platform takes in any second. */
const PER_SECOND = { discord: 50, telegram: 30 } as const;
type Name = keyof typeof PER_SECOND;

const ENTRIES = 20;
const sends = {
	discord: { accepted: 0, refused: 0, firstAt: 0, lastAt: 0, recent: [] as number[] },
	telegram: { accepted: 0, refused: 0, firstAt: 0, lastAt: 0, recent: [] as number[] },
};
let isBursting = false;
/** With it, every look finds entries that are new. */
const isFresh = process.argv[2] === 'fresh';
/** How long a publisher takes to answer. */
const ANSWER_MS = Number(process.argv[3] ?? 0);
let looks = 0;

const server = createServer((request, response) => {
	const path = request.url ?? '/';
	const number = Number(path.slice('/feed/'.length));
	if (path.startsWith('/feed/')) return void setTimeout(feed, ANSWER_MS, number, request, response);
	if (path.includes('/channels/')) return void send('discord', request, response);
	return void send('telegram', request, response);
});

function feed(number: number, request: IncomingMessage, response: ServerResponse): void {
	looks += 1;
	const story = isBursting ? BURST[number] : undefined;
	const etag = `"${number}-${story ? 'burst' : 'calm'}"`;
	if (!isFresh && request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
	const edition = isFresh ? looks : 0;
	const items = Array.from({ length: ENTRIES }, (_, at) =>
		item(
			`${number}-${edition}-${at}`,
			words(number * 1000 + edition * 31 + at, 9),
			words(number + edition + at * 7, 60),
		),
	);
	if (story) items.unshift(item(`${number}-burst`, story.title, story.text));
	response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', etag, connection: 'close' });
	response.end(
		`<?xml version="1.0"?><rss version="2.0"><channel><title>صحيفة ${number}</title><link>https://paper-${number}.example/</link><description/><language>ar</language>${items.join('')}</channel></rss>`,
	);
}

function item(id: string, title: string, text: string): string {
	const link = `https://paper.example/${id}`;
	return `<item><title>${title}</title><link>${link}</link><guid>${link}</guid><pubDate>${new Date().toUTCString()}</pubDate><description>${text}</description></item>`;
}

async function send(name: Name, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const body: Buffer[] = [];
	for await (const part of request) body.push(part);
	const count = sends[name];
	const now = Date.now();
	count.recent = count.recent.filter((at) => at > now - 1000);
	if (count.recent.length >= PER_SECOND[name]) {
		count.refused += 1;
		return answer(response, 429, {
			ok: false,
			error_code: 429,
			retry_after: 1,
			parameters: { retry_after: 1 },
			global: true,
		});
	}
	count.recent.push(now);
	count.accepted += 1;
	count.firstAt ||= now;
	count.lastAt = now;
	const id = count.accepted;
	const told = name === 'discord' ? {} : (JSON.parse(Buffer.concat(body).toString()) as { chat_id: number });
	const message =
		name === 'discord'
			? { id: String(id), channel_id: request.url!.split('/')[5] }
			: {
					ok: true,
					result: {
						message_id: id,
						date: 0,
						chat: { id: (told as { chat_id: number }).chat_id, type: 'private' },
						text: '',
					},
				};
	answer(response, 200, message);
}

function answer(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

server.listen(0, '0.0.0.0', () => process.send!({ port: (server.address() as AddressInfo).port }));
process.on('message', (asked) => {
	if (asked === 'burst') isBursting = true;
	if (asked === 'count') {
		const { discord, telegram } = sends;
		process.send!({ discord: { ...discord, recent: [] }, telegram: { ...telegram, recent: [] }, looks });
	}
});
process.on('disconnect', () => process.exit());

/** The demo's newsroom as a web server on loopback: feeds with ETag, pages and pictures; articles appear wave by wave. */
import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { feedIdOf } from '../../config/catalogue.ts';
import type { Feed } from '../domain/feed.ts';
import type { NewsroomData, Outlet } from './newsroom-data.ts';
import { type Published, publish } from './publish.ts';

export type Newsroom = {
	readonly origin: string;
	readonly feeds: readonly Feed[];
	/** Publishes the articles of one wave, as if just written at `nowMs`. */
	release(wave: number, nowMs: number): readonly Published[];
	stop(): Promise<void>;
};

/** Starts the newsroom on a loopback port, any free one by default; wave 0 is published an hour before `nowMs`. */
export async function startNewsroom(data: NewsroomData, nowMs: number, port = 0): Promise<Newsroom> {
	const published: Published[] = [];
	let origin = '';

	const server = createServer((request, response) => {
		const [, outletId, page] = request.url!.split(/[/?]/);
		const outlet = data.outlets.find((one) => one.id === outletId);
		if (outletId === 'images') return reply(response, 200, 'image/svg+xml', Buffer.from(PICTURE));
		if (!outlet) return reply(response, 404, 'text/plain', Buffer.from('no such outlet'));
		if (page !== 'feed')
			return reply(response, 200, 'text/html; charset=utf-8', Buffer.from(pageOf(outlet, Number(page))));
		const { bytes, contentType } = publish(
			outlet,
			published.filter(({ piece }) => piece.outlet === outlet.id),
			origin,
		);
		const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
		if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
		reply(response, 200, contentType, bytes, { etag });
	});

	function pageOf(outlet: Outlet, number: number): string {
		const found = published.find((one) => one.piece.outlet === outlet.id && one.number === number);
		return `<!doctype html><html lang="ar" dir="rtl"><title>${found?.piece.title ?? outlet.title}</title><article><h1>${found?.piece.title ?? outlet.title}</h1>${(
			found?.piece.text ?? ''
		)
			.split('\n')
			.map((line) => `<p>${line}</p>`)
			.join('')}</article></html>`;
	}

	function release(wave: number, atMs: number): readonly Published[] {
		const fresh = data.articles.flatMap((piece, number) =>
			piece.wave === wave ? [{ piece, number, publishedMs: atMs }] : [],
		);
		published.push(...fresh);
		return fresh;
	}

	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	release(0, nowMs - 3_600_000);
	return {
		origin,
		feeds: data.outlets.map((outlet) => feedOf(outlet, `${origin}/${outlet.id}/feed`)),
		release,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function feedOf(outlet: Outlet, feedUrl: string): Feed {
	return {
		id: feedIdOf(feedUrl),
		feedUrl,
		title: outlet.title,
		language: outlet.language ?? 'ar',
		allowLoopback: true,
	};
}

function reply(
	response: ServerResponse,
	status: number,
	contentType: string,
	body: Buffer,
	headers: Record<string, string> = {},
): void {
	response.writeHead(status, { 'content-type': contentType, 'content-length': body.length, ...headers }).end(body);
}

const PICTURE =
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 320"><rect width="640" height="320" fill="#0b3d5c"/><path d="M120 190h360q50 0 70-40 10 60-60 70H150q-40 0-30-30z" fill="#9db8c7"/><rect x="270" y="140" width="90" height="50" rx="12" fill="#9db8c7"/><path d="M0 250q80-30 160 0t160 0 160 0 160 0v70H0z" fill="#06263a"/></svg>';

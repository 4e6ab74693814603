/** A newspaper on loopback whose feeds answer when the test lets them. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Told = { readonly title: string; readonly text: string };

export type Newspaper = {
	address(name: string): string;
	/** What the feed holds from now on; lets waiting requests go. */
	publish(name: string, articles: readonly Told[]): void;
	stop(): Promise<void>;
};

export async function startNewspaper(): Promise<Newspaper> {
	const feeds = new Map<string, string>();
	const waiting = new Map<string, ServerResponse[]>();
	const server = createServer((request, response) => {
		const name = request.url!.slice(1);
		const feed = feeds.get(name);
		if (feed !== undefined) return answer(response, feed);
		waiting.set(name, [...(waiting.get(name) ?? []), response]);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		address: (name) => `${origin}/${name}`,
		publish(name, articles) {
			const feed = rss(`${origin}/${name}`, articles);
			feeds.set(name, feed);
			for (const response of waiting.get(name) ?? []) answer(response, feed);
			waiting.delete(name);
		},
		stop: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
}

function rss(address: string, articles: readonly Told[]): string {
	const items = articles.map(
		({ title, text }, at) =>
			`<item><title>${title}</title><link>${address}/${at + 1}</link><guid>${address}/${at + 1}</guid><pubDate>${new Date().toUTCString()}</pubDate><description><![CDATA[${text}]]></description></item>`,
	);
	return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>صحيفة</title><link>${address}</link><description/><language>ar</language>${items.join('')}</channel></rss>`;
}

function answer(response: ServerResponse, feed: string): void {
	response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' }).end(feed);
}

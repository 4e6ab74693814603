/** A news site on loopback, each a host of its own, that answers as the test says. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = { readonly path: string; readonly headers: IncomingHttpHeaders };
export type Answer = {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Uint8Array;
	/** Writes the body itself, and may never end. */
	readonly write?: (response: ServerResponse) => void;
};

export type Outlet = {
	readonly origin: string;
	/** What it was asked, in order. */
	readonly asked: readonly Asked[];
	/** How it answers from now on. */
	answer: (asked: Asked) => Answer;
	/** Resolves once it has been asked so often. */
	askedTimes(count: number): Promise<void>;
	stop(): Promise<void>;
};

export async function startOutlet(answer: (asked: Asked) => Answer): Promise<Outlet> {
	const asked: Asked[] = [];
	const waiting: { readonly count: number; readonly done: () => void }[] = [];
	const server = createServer((request, response) => {
		const one = { path: request.url ?? '', headers: request.headers };
		asked.push(one);
		const { status = 200, headers = {}, body, write } = outlet.answer(one);
		response.writeHead(status, headers);
		if (write) write(response);
		else response.end(body);
		for (const { count, done } of waiting) if (asked.length >= count) done();
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const outlet: Outlet = {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked,
		answer,
		askedTimes: (count) =>
			new Promise((done) => {
				if (asked.length >= count) done();
				else waiting.push({ count, done });
			}),
		stop: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
	return outlet;
}

/** A feed with one item for each title. */
export function rss(titles: readonly string[], { channel = '', head = '<?xml version="1.0" encoding="UTF-8"?>' } = {}) {
	const items = titles.map(
		(title) => `<item><title>${title}</title><link>https://almarfa.example/${encodeURIComponent(title)}</link></item>`,
	);
	return `${head}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>صحيفة المرفأ</title>${channel}${items.join('')}</channel></rss>`;
}

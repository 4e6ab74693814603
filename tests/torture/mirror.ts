/** A server that gives back all it was sent, as the wording of an error: the worst that may stand between us and a platform. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Way = {
	readonly name: string;
	readonly status: number;
	readonly form: 'json' | 'html' | 'drop' | 'half';
};

export type Mirror = { readonly origin: string; answer: Way; readonly asked: () => number; stop(): Promise<void> };

const STATUSES = [200, 201, 302, 400, 401, 403, 404, 409, 413, 429, 500, 502, 503, 504];

export const WAYS: readonly Way[] = [
	...STATUSES.flatMap((status) => [
		{ name: `${status} as the platform words it`, status, form: 'json' as const },
		{ name: `${status} as a proxy words it`, status, form: 'html' as const },
	]),
	{ name: 'a connection that breaks', status: 200, form: 'drop' },
	{ name: 'half of an answer', status: 200, form: 'half' },
];

export async function startMirror(): Promise<Mirror> {
	let asked = 0;
	const server = createServer((request, response) => {
		asked += 1;
		void reflect(request, response, mirror.answer);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const mirror: Mirror = {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		answer: WAYS[0]!,
		asked: () => asked,
		stop: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
	return mirror;
}

async function reflect(request: IncomingMessage, response: ServerResponse, { status, form }: Way): Promise<void> {
	if (form === 'drop') return void request.socket.destroy();
	let body = '';
	for await (const chunk of request) body += chunk;
	const seen = `${request.method} ${request.url} ${JSON.stringify(request.headers)} ${body}`;
	const json = JSON.stringify({
		ok: false,
		error_code: status,
		description: seen,
		message: seen,
		code: 50035,
		retry_after: 1,
	});
	const text = form === 'html' ? `<html><h1>${seen}</h1></html>` : json;
	response.writeHead(status, {
		'content-type': form === 'html' ? 'text/html' : 'application/json',
		...(status === 302 && { location: `/elsewhere?seen=${encodeURIComponent(seen.slice(0, 400))}` }),
	});
	if (form !== 'half') return void response.end(text);
	response.write(text.slice(0, text.length / 2));
	response.destroy();
}

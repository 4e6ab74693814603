/** A model's endpoint on loopback that answers what it is told to. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ModelStandIn = {
	readonly baseUrl: string;
	/** The bodies it was sent. */
	readonly asked: string[];
	/** Decides the next answers. */
	reply(how: (response: ServerResponse) => void): void;
	close(): Promise<void>;
};

export async function startModelStandIn(): Promise<ModelStandIn> {
	let how: (response: ServerResponse) => void = says('');
	const asked: string[] = [];
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += chunk;
		asked.push(body);
		how(response);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		asked,
		reply(next) {
			how = next;
		},
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

/** A well-formed answer with this summary. */
export function says(summary: unknown): (response: ServerResponse) => void {
	return raw(JSON.stringify({ choices: [{ message: { content: JSON.stringify({ summary }) } }] }));
}

export function raw(body: string, status = 200): (response: ServerResponse) => void {
	return (response) => {
		response.writeHead(status, { 'content-type': 'application/json' });
		response.end(body);
	};
}

/** Takes the question and never answers. */
export function hangs(): void {
	// the caller's deadline is what is tested
}

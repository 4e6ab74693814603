/** What listeners share that a reverse proxy leads to: a port of this machine alone, and bodies up to a limit. */
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Resolves with the port (`port` 0: any free one); rejects when it is taken. */
export async function listenOnLoopback(server: Server, port: number): Promise<number> {
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	server.once('error', reject).listen(port, '127.0.0.1', resolve);
	await promise;
	return (server.address() as AddressInfo).port;
}

/** Undefined for more than `most` bytes; rejects when the connection breaks in the middle. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of request) {
		length += chunk.length;
		if (length > most) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, length);
}

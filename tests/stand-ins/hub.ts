/** A WebSub hub on loopback: takes subscriptions, asks back, pushes under the subscriber's secret. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Subscribed = { readonly topic: string; readonly callback: string; readonly secret: string };

export type HubStandIn = {
	readonly url: string;
	/** What it was asked for, in order. */
	readonly asked: readonly Subscribed[];
	/** What subscribers echoed of its questions, in order. */
	readonly echoes: readonly { readonly status: number; readonly isEcho: boolean }[];
	/** The status with which it takes a subscription; below 300 it asks back, before it answers. */
	status: number;
	leaseSeconds: number;
	/** Asks a callback anything, as anybody could. */
	question(callback: string, query: Readonly<Record<string, string>>): Promise<{ status: number; text: string }>;
	/** Pushes to the last subscriber; resolves with its status. */
	push(body: string, options?: { readonly secret?: string; readonly callback?: string }): Promise<number>;
	stop(): Promise<void>;
};

export async function startHub(): Promise<HubStandIn> {
	const asked: Subscribed[] = [];
	const echoes: { status: number; isEcho: boolean }[] = [];

	const server = createServer(async (request, response) => {
		const form = new URLSearchParams(await textOf(request));
		const subscribed = {
			topic: form.get('hub.topic')!,
			callback: form.get('hub.callback')!,
			secret: form.get('hub.secret')!,
		};
		asked.push(subscribed);
		if (hub.status < 300) {
			const challenge = `تحدٍّ ${asked.length}`;
			const echo = await hub.question(subscribed.callback, {
				'hub.mode': form.get('hub.mode')!,
				'hub.topic': subscribed.topic,
				'hub.challenge': challenge,
				'hub.lease_seconds': String(hub.leaseSeconds),
			});
			echoes.push({ status: echo.status, isEcho: echo.text === challenge });
		}
		response.writeHead(hub.status).end();
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

	const hub: HubStandIn = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		asked,
		echoes,
		status: 202,
		leaseSeconds: 864_000,
		async question(callback, query) {
			const answer = await fetch(`${callback}?${new URLSearchParams(query)}`);
			return { status: answer.status, text: await answer.text() };
		},
		async push(body, options = {}) {
			const { callback, secret } = { ...asked.at(-1)!, ...options };
			const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
			const answer = await fetch(callback, { method: 'POST', headers: { 'x-hub-signature': signature }, body });
			return answer.status;
		},
		stop: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
	return hub;
}

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks).toString();
}

/**
 * A stand-in for Telegram's Bot API on loopback. It answers as the real one does, checks every request, result and update
 * against the official description, reads texts with TDLib's own parser, and records all of it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Update } from 'grammy/types';
import type { Answer } from './telegram/answer.ts';
import { contract } from './telegram/contract.ts';
import { createFaults, type Fault, type Faults } from './telegram/faults.ts';
import { createFlood, type FloodOptions } from './telegram/flood.ts';
import { createMethods, type Payload, type Query } from './telegram/methods.ts';
import { createPeople, type People } from './telegram/people.ts';
import { createUpdates } from './telegram/updates.ts';
import { createWatch, type Watch } from './telegram/watch.ts';
import { createWorld, type StandInChat, type Stored, type World } from './telegram/world.ts';

export type TelegramStandInOptions = {
	readonly token?: string;
	readonly username?: string;
	readonly chats?: readonly StandInChat[];
	/** Off by default: tests of anything else should not wait. */
	readonly flood?: FloodOptions;
	readonly now?: () => number;
	/** How old a press may be when it is answered: 15 s by default. */
	readonly queryAgeMs?: number;
	/** How long `say`, `press` and `waitFor` wait before they fail: 20 s by default. */
	readonly patienceMs?: number;
	readonly webhookTarget?: (url: string) => string;
};

export type Recorded = { readonly method: string; readonly payload: Payload; readonly at: number; status?: number };

export type TelegramStandIn = People &
	Watch & {
		readonly apiRoot: string;
		readonly token: string;
		readonly world: World;
		readonly faults: Faults;
		/** Every request, oldest first; `status` is absent where no answer was given. */
		readonly requests: readonly Recorded[];
		/** Commands and descriptions as registered: `profile.get('commands default')`, `'commands default en'`. */
		readonly profile: ReadonlyMap<string, unknown>;
		/** The bot's messages in a chat, oldest first, as they stand now. */
		messages(chatId: number): readonly Stored[];
		/** How many sends the flood limits refused. */
		refusedByFlood(): number;
		/** What the description rejects, and empties the list: for a test that means to provoke it. */
		takeRejects(): readonly string[];
		/** Throws if any request was rejected by the description, or if the stand-in itself broke it. */
		assertClean(): void;
		stop(): Promise<void>;
	};

export const TOKEN = '123456789:AAStandInStandInStandInStandInStandI';

export async function startTelegram(options: TelegramStandInOptions = {}): Promise<TelegramStandIn> {
	const { token = TOKEN, username = 'rasid_bot', chats = [], now = Date.now, queryAgeMs = 15_000 } = options;
	const world = createWorld(username, chats, now);
	const faults = createFaults();
	const flood = options.flood === undefined ? undefined : createFlood(options.flood, now);
	const queries = new Map<string, Query>();
	const profile = new Map<string, unknown>();
	const requests: Recorded[] = [];
	const rejects: string[] = [];
	const ownFaults: string[] = [];
	const watch = createWatch(options.patienceMs ?? 20_000);
	const { webhookTarget } = options;
	const updates = createUpdates({
		check: (update: Update) => note(ownFaults, 'update', contract.update(update)),
		...(webhookTarget === undefined ? {} : { webhookTarget }),
	});
	const methods = createMethods({ world, updates, flood, queries, profile, now, queryAgeMs });
	const people = createPeople({ world, updates, queries, now, watch });

	function note(list: string[], what: string, faults: readonly string[]): void {
		for (const fault of faults) list.push(`${what}: ${fault}`);
	}

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const [, given, name, query] = /^\/bot([^/]+)\/(\w+)(?:\?(.*))?$/.exec(request.url ?? '') ?? [];
		if (given === undefined || name === undefined) return reply(response, 404, notOk(404, 'Not Found'));
		if (given !== token) return reply(response, 401, notOk(401, 'Unauthorized'));
		const payload = await payloadOf(request, query);
		const method = contract.methodOf(name);
		if (method === undefined) return reply(response, 404, notOk(404, 'Not Found: method not found'));
		const recorded: Recorded = { method, payload, at: now() };
		requests.push(recorded);
		const before = faults.take(method, payload['chat_id'], 'before');
		if (before !== undefined) return strike(before, response, '', recorded);
		const wrong = contract.request(method, payload);
		note(rejects, method, wrong);
		const closed = new AbortController();
		response.on('close', () => closed.abort());
		const answer: Answer =
			wrong.length > 0
				? { code: 400, description: `Bad Request: ${wrong[0]}` }
				: ((await methods[method]?.(payload, closed.signal)) ?? MISSING);
		const [status, body] = bodyOf(method, answer);
		const after = faults.take(method, payload['chat_id'], 'after');
		if (after === undefined) {
			recorded.status = status;
			const seconds = 'code' in answer ? answer.parameters?.retry_after : undefined;
			reply(response, status, body, seconds === undefined ? {} : { 'retry-after': String(seconds) });
		} else strike(after, response, JSON.stringify(body), recorded);
		watch.changed();
	}

	function bodyOf(method: string, answer: Answer): [number, object] {
		if ('code' in answer) return [answer.code, notOk(answer.code, answer.description, answer.parameters)];
		note(ownFaults, `result of ${method}`, contract.result(method, answer.result));
		return [200, { ok: true, result: answer.result }];
	}

	const server = createServer((request, response) => {
		handle(request, response).catch((error: unknown) => {
			ownFaults.push(`the stand-in failed: ${String(error)}`);
			response.destroy();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

	return {
		...people,
		waitFor: watch.waitFor,
		apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		token,
		world,
		faults,
		requests,
		profile,
		messages: (chatId) => world.messages(chatId).filter((message) => message.from?.is_bot !== false),
		refusedByFlood: () => flood?.refused ?? 0,
		takeRejects: () => rejects.splice(0),
		assertClean() {
			if (rejects.length + ownFaults.length === 0) return;
			throw new Error(`not clean by ${contract.source}:\n${[...rejects, ...ownFaults].join('\n')}`);
		},
		async stop() {
			updates.stop();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

const MISSING: Answer = { code: 404, description: 'Not Found: the stand-in does not know this method' };

function notOk(code: number, description: string, parameters?: object): object {
	return { ok: false, error_code: code, description, ...(parameters === undefined ? {} : { parameters }) };
}

async function payloadOf(request: IncomingMessage, query: string | undefined): Promise<Payload> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const type = request.headers['content-type'] ?? '';
	if (type.startsWith('multipart/')) return formOf(Buffer.concat(chunks), type);
	const body = Buffer.concat(chunks).toString('utf8');
	if (body !== '') return JSON.parse(body) as Payload;
	return Object.fromEntries([...new URLSearchParams(query ?? '')].map(([name, value]) => [name, plainValue(value)]));
}

/** Form data with a file, which another field names as "attach://part": the file's name and text take the field's place. */
async function formOf(body: Buffer, type: string): Promise<Payload> {
	const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
	const payload: Record<string, unknown> = {};
	for (const [name, value] of form) if (typeof value === 'string') payload[name] = plainValue(value);
	for (const [name, value] of Object.entries(payload)) {
		const part = typeof value === 'string' && value.startsWith('attach://') ? form.get(value.slice(9)) : null;
		if (part instanceof File) payload[name] = `${part.name}\n${await part.text()}`;
	}
	return payload;
}

/** In a query string numbers, booleans and lists are written as JSON, strings as they are. */
function plainValue(value: string): unknown {
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
}

function reply(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(JSON.stringify(body));
}

/** `body` is the answer that the fault spoils. */
function strike(what: Fault['what'], response: ServerResponse, body: string, recorded: Recorded): void {
	if (what === 'hang') return;
	if (what === 'drop') response.destroy();
	else if (what === 'truncate')
		response.writeHead(200, { 'content-type': 'application/json' }).end(body.slice(0, body.length / 2));
	else {
		recorded.status = what.status;
		const text = typeof what.body === 'string' || Buffer.isBuffer(what.body) ? what.body : JSON.stringify(what.body);
		response.writeHead(what.status, { 'content-type': 'application/json', ...what.headers }).end(text);
	}
}

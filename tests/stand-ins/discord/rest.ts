/** The REST side of the stand-in: one request's way through token, faults, contract and rate limits to its effect. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import { loadContract } from './contract.ts';
import type { Fault, Faults } from './faults.ts';
import { brokenLimits } from './limits.ts';
import { createRateLimits, type Limits } from './rate-limits.ts';
import { createRoutes } from './routes.ts';
import type { Json, World } from './world.ts';

export type Recorded = {
	readonly method: string;
	readonly path: string;
	readonly body: unknown;
	/** What was sent along, as text. */
	readonly files: readonly { readonly name: string; readonly content: string }[];
	readonly at: number;
	/** Undefined while no answer was given (hang, drop). */
	status?: number;
};

export type Rest = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export function createRest(parts: {
	readonly world: World;
	readonly faults: Faults;
	readonly requests: Recorded[];
	readonly problems: string[];
	readonly limits: Limits;
	readonly gatewayUrl: () => string;
}): Rest {
	const { world, faults, requests, problems } = parts;
	const contract = loadContract();
	const rateLimits = createRateLimits(world.clock, parts.limits);
	const routes = createRoutes(world, parts.gatewayUrl);

	return async (request, response) => {
		const { text, files } = await readBody(request);
		const url = new URL(request.url ?? '/', 'http://stand-in');
		const method = request.method ?? 'GET';
		// discord.js asks for "/messages/%40original".
		const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
		const body = text ? (JSON.parse(text) as Json) : undefined;
		const recorded: Recorded = { method, path, body, files, at: world.clock.now() };
		requests.push(recorded);
		let injected: Fault | undefined;

		function answer(status: number, value?: unknown, headers: Record<string, string> = {}): void {
			recorded.status = status;
			for (const complaint of injected ? [] : contract.answer(method, path, status, value)) {
				problems.push(`own answer to ${method} ${path}: ${complaint}`);
			}
			response.writeHead(status, {
				...(value === undefined ? {} : { 'content-type': 'application/json' }),
				...headers,
			});
			response.end(value === undefined || typeof value === 'string' ? value : JSON.stringify(value));
		}

		const needsToken = !/^\/(interactions|webhooks)\//.test(path);
		if (needsToken && request.headers.authorization !== `Bot ${world.token}`) {
			return answer(401, { message: '401: Unauthorized', code: 0 });
		}
		injected = faults.take(method, path);
		if (injected && !injected.applied) return inject(injected, request, answer);
		const complaints = [...contract.request(method, path, body), ...brokenLimits(method, path, body)];
		if (complaints.length > 0) {
			problems.push(`${method} ${path} ${JSON.stringify(body)}: ${complaints.join('; ')}`);
			const isEmpty = complaints.some((complaint) => complaint.startsWith('50006'));
			return answer(400, { code: isEmpty ? 50006 : 50035, message: 'Invalid Form Body', errors: {} });
		}
		const { headers, refusal } = rateLimits.check(method, path);
		if (refusal) return answer(429, refusal, headers);
		const result = route(routes, method, path, body, url.searchParams);
		if (!result) problems.push(`the stand-in has no ${method} ${path}`);
		if (injected) return inject(injected, request, answer);
		answer(result?.status ?? 404, result?.body, headers);
	};
}

function route(
	routes: ReturnType<typeof createRoutes>,
	method: string,
	path: string,
	body: Json | undefined,
	query: URLSearchParams,
): Answer | undefined {
	for (const [on, handle] of routes) {
		const match = on.exec(`${method} ${path}`);
		if (match) return handle(match.slice(1), body ?? {}, query);
	}
	return undefined;
}

function inject(
	fault: Fault,
	request: IncomingMessage,
	answer: (status: number, body?: unknown, headers?: Record<string, string>) => void,
): void {
	if (fault.kind === 'drop') request.socket.destroy();
	if (fault.kind !== 'answer') return;
	const type = typeof fault.body === 'string' ? 'text/html' : 'application/json';
	answer(fault.status, fault.body, { 'content-type': type, ...fault.headers });
}

/** JSON alone, or as one part beside files. */
async function readBody(request: IncomingMessage): Promise<{ text: string; files: Recorded['files'] }> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const type = request.headers['content-type'] ?? '';
	if (!type.startsWith('multipart/')) return { text: Buffer.concat(chunks).toString(), files: [] };
	const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData();
	const parts = [...form.values()].filter((part) => typeof part !== 'string');
	const files = await Promise.all(parts.map(async (part) => ({ name: part.name, content: await part.text() })));
	return { text: String(form.get('payload_json') ?? ''), files };
}

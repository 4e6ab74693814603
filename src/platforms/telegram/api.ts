/** Opens Telegram's Bot API: grammY's typed calls over the runtime's own fetch, without any retry. */
import { Api } from 'grammy';

export type TelegramApi = Api['raw'];

/** A full answer of getUpdates is 100 updates of a few kB; more than this is no answer of Telegram's. */
const MOST_BYTES = 8_000_000;

/**
 * `timeoutMs` bounds a whole call; grammY's own default of 500 s would hold an alert for minutes.
 * grammY brings node-fetch, which hides whether a failure came before or after the request left; the runtime's fetch
 * tells (`cause.syscall`), and errors.ts needs to know. Redirects are refused: the address carries the token.
 */
export function openApi(
	token: string,
	options: { readonly apiRoot?: string; readonly timeoutMs: number },
): TelegramApi {
	const { apiRoot = 'https://api.telegram.org', timeoutMs } = options;
	return new Api(token, { apiRoot, timeoutSeconds: timeoutMs / 1000, fetch: boundedFetch as never }).raw;
}

type GrammyRequest = {
	readonly method: string;
	readonly headers: Record<string, string>;
	/** A file is sent as a stream of form data. */
	readonly body: string | AsyncIterable<Uint8Array>;
	/** From a polyfill, which the runtime's fetch does not accept. */
	readonly signal: { readonly aborted: boolean; addEventListener(type: 'abort', listener: () => void): void };
};

/** All that grammY asks of an answer is `json`. */
async function boundedFetch(url: string, { method, headers, body, signal }: GrammyRequest) {
	const controller = new AbortController();
	if (signal.aborted) controller.abort();
	signal.addEventListener('abort', () => controller.abort());
	const request = {
		method,
		headers,
		body,
		duplex: 'half',
		signal: controller.signal,
		redirect: 'error',
	} as RequestInit;
	const response = await fetch(url, request);
	return { json: async () => JSON.parse(await bounded(response)) as unknown };
}

async function bounded(response: Response): Promise<string> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of response.body ?? []) {
		bytes += chunk.byteLength;
		if (bytes > MOST_BYTES) throw new Error('the answer is too large');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

/** A native signal has all that grammY uses of one; only the types differ. */
export function asGrammySignal(signal: AbortSignal | undefined): Parameters<TelegramApi['getMe']>[0] {
	return signal as unknown as Parameters<TelegramApi['getMe']>[0];
}

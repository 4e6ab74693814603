/** Opens Telegram's Bot API: grammY's typed calls over the runtime's own fetch, without any retry. */
import { Api } from 'grammy';

export type TelegramApi = Api['raw'];

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
	return new Api(token, { apiRoot, timeoutSeconds: timeoutMs / 1000, fetch: nativeFetch as never }).raw;
}

async function nativeFetch(
	url: string,
	init: { method: string; headers: Record<string, string>; body: string; signal: ForeignSignal },
) {
	const { method, headers, body, signal } = init;
	return fetch(url, { method, headers, body, signal: ownSignal(signal), redirect: 'error' });
}

/** grammY's signals come from a polyfill, which the runtime's fetch does not accept. */
type ForeignSignal = { readonly aborted: boolean; addEventListener(type: 'abort', listener: () => void): void };

function ownSignal(foreign: ForeignSignal): AbortSignal {
	if (foreign.aborted) return AbortSignal.abort();
	const controller = new AbortController();
	foreign.addEventListener('abort', () => controller.abort());
	return controller.signal;
}

/** The same bridge the other way, for the types only: a native signal has all that grammY uses of one. */
export function asGrammySignal(signal: AbortSignal | undefined): Parameters<TelegramApi['getMe']>[0] {
	return signal as unknown as Parameters<TelegramApi['getMe']>[0];
}

/** Faults to inject into the next matching requests, each as the real platform or the network would show it. */

export type Fault = {
	/** Matched against "METHOD /path". */
	readonly on: RegExp;
	/** How many requests it hits; 1 by default. */
	readonly times?: number;
	/** Does the request take effect, although its answer is lost or wrong? */
	readonly applied?: boolean;
} & (
	| { readonly kind: 'hang' } // no answer until the client gives up
	| { readonly kind: 'drop' } // the connection breaks
	| {
			readonly kind: 'answer';
			readonly status: number;
			readonly body: unknown;
			readonly headers?: Record<string, string>;
	  }
);

export type Faults = {
	add(fault: Fault): void;
	/** The fault that hits this request, counted down. */
	take(method: string, path: string): Fault | undefined;
	clear(): void;
};

export function createFaults(): Faults {
	let waiting: { readonly fault: Fault; left: number }[] = [];
	return {
		add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
		take(method, path) {
			const hit = waiting.find(({ fault, left }) => left > 0 && fault.on.test(`${method} ${path}`));
			if (hit) hit.left--;
			return hit?.fault;
		},
		clear: () => {
			waiting = [];
		},
	};
}

/** "POST /channels/<id>/messages": where alerts go. */
export const SENDING = /^POST \/channels\/\d+\/messages$/;

type Where = { readonly on?: RegExp; readonly times?: number; readonly applied?: boolean };

export function hang(where: Where = {}): Fault {
	return { on: SENDING, ...where, kind: 'hang' };
}

export function drop(where: Where = {}): Fault {
	return { on: SENDING, ...where, kind: 'drop' };
}

/** 5xx, as a proxy in front of Discord says it: without JSON. */
export function outage(status: 500 | 502 | 503 | 504, where: Where = {}): Fault {
	return { on: SENDING, ...where, kind: 'answer', status, body: '<html>bad gateway</html>' };
}

export function refusal(status: number, code: number, where: Where = {}): Fault {
	return { on: SENDING, ...where, kind: 'answer', status, body: { message: 'injected', code } };
}

/** 429 of the given scope; `retryAfterS` may be a fraction, as in Discord's JSON. */
export function tooMany(scope: 'user' | 'shared' | 'global', retryAfterS: number, where: Where = {}): Fault {
	const headers = {
		'retry-after': String(Math.ceil(retryAfterS)),
		'x-ratelimit-scope': scope,
		...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
	};
	const body = { message: 'You are being rate limited.', retry_after: retryAfterS, global: scope === 'global' };
	return { on: SENDING, ...where, kind: 'answer', status: 429, body, headers };
}

/** What Cloudflare answers after 10,000 invalid requests in 10 minutes: HTML and a long Retry-After. */
export function cloudflareBan(retryAfterS: number, where: Where = {}): Fault {
	const headers = { 'retry-after': String(retryAfterS), 'content-type': 'text/html' };
	return { on: /./, ...where, kind: 'answer', status: 429, body: '<html>error 1015</html>', headers };
}

/** Discord's rate limits, strict: a bucket for each channel's messages, and one for all requests of the bot. */
import { createHash } from 'node:crypto';
import type { StandInClock } from './clock.ts';

export type Limits = {
	/** Messages to one channel; Discord shows about 5 in 5 s. */
	readonly channel: { readonly limit: number; readonly perMs: number };
	/** Requests of the bot in any second; interactions are not counted. */
	readonly globalPerSecond: number;
	/** Crossposts of one channel; 10 an hour. */
	readonly crosspost: { readonly limit: number; readonly perMs: number };
};

export const DISCORD_LIMITS: Limits = {
	channel: { limit: 5, perMs: 5000 },
	globalPerSecond: 50,
	crosspost: { limit: 10, perMs: 3_600_000 },
};

export type Verdict = {
	readonly headers: Record<string, string>;
	/** Set when the request is over a limit: the body of the 429. */
	readonly refusal?: { readonly message: string; readonly retry_after: number; readonly global: boolean };
};

export type RateLimits = { check(method: string, path: string): Verdict };

export function createRateLimits(clock: StandInClock, limits: Limits): RateLimits {
	const windows = new Map<string, { used: number; resetAt: number }>();
	/** Instants of the requests of the last second: a sliding window, which no fixed one can cheat. */
	let recent: number[] = [];

	function checkGlobal(path: string): Verdict | undefined {
		if (/^\/(interactions|webhooks)\//.test(path)) return;
		recent = recent.filter((at) => at > clock.now() - 1000);
		if (recent.length < limits.globalPerSecond) return void recent.push(clock.now());
		const retryAfterS = (recent[0]! + 1000 - clock.now()) / 1000;
		const headers = {
			'retry-after': String(Math.ceil(retryAfterS)),
			'x-ratelimit-global': 'true',
			'x-ratelimit-scope': 'global',
		};
		return { headers, refusal: { message: 'You are being rate limited.', retry_after: retryAfterS, global: true } };
	}

	function checkBucket(bucket: string, channelId: string, { limit, perMs }: Limits['channel']): Verdict {
		const key = `${bucket}:${channelId}`;
		const open = windows.get(key);
		const window = open && open.resetAt > clock.now() ? open : { used: 0, resetAt: clock.now() + perMs };
		window.used++;
		windows.set(key, window);
		const afterS = (window.resetAt - clock.now()) / 1000;
		const headers = {
			'x-ratelimit-limit': String(limit),
			'x-ratelimit-remaining': String(Math.max(0, limit - window.used)),
			'x-ratelimit-reset': (window.resetAt / 1000).toFixed(3),
			'x-ratelimit-reset-after': afterS.toFixed(3),
			'x-ratelimit-bucket': createHash('md5').update(bucket).digest('hex'),
		};
		if (window.used <= limit) return { headers };
		return {
			headers: { ...headers, 'retry-after': String(Math.ceil(afterS)), 'x-ratelimit-scope': 'user' },
			refusal: { message: 'You are being rate limited.', retry_after: afterS, global: false },
		};
	}

	return {
		check(method, path) {
			const overall = checkGlobal(path);
			if (overall) return overall;
			const [, channelId = '', what] =
				/^\/channels\/(\d+)\/(messages$|threads$|messages\/\d+\/crosspost$)/.exec(path) ?? [];
			if (method !== 'POST' || !what) return { headers: {} };
			if (what.endsWith('crosspost')) return checkBucket('crosspost', channelId, limits.crosspost);
			return checkBucket(what, channelId, limits.channel);
		},
	};
}

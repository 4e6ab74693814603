/** Which feeds are due: each by its own rhythm, all together within a budget of requests, few at once on one host. */
import { isoAt, msOf } from '../domain/clock.ts';
import type { Feed, FeedFault, FeedState } from '../domain/feed.ts';
import type { Clock } from '../domain/ports.ts';
import type { Freshness } from '../http/freshness.ts';
import { fitPrice, MAX_INTERVAL_MS, nextDelayMs } from './interval.ts';
import { learnRhythm, type Rhythm } from './rhythm.ts';

/** How a look ended, as far as the next one is concerned: any CheckResult will do. */
export type LookEnd =
	| { readonly kind: 'changed' | 'unchanged'; readonly freshness: Freshness }
	| { readonly kind: 'failed'; readonly fault: FeedFault };

export type Scheduler = {
	/** Adds a feed, or takes its new description; a known feed keeps its place in time. */
	put(feed: Feed, state: FeedState | undefined): void;
	remove(feedId: string): void;
	/** The feeds to look at now, longest due first. Each is to be given back by `done`; if it is not, it is due again later. */
	take(limit: number): Feed[];
	/** A look has ended; `state` is what `afterCheck` made of it. Decides when the next is due. */
	done(feedId: string, result: LookEnd, state: FeedState): void;
	/**
	 * The feed's hub says that there is news: makes it due now. `leaseUntilMs`: as long as the hub is to push. Once a push
	 * has led to news the hub is relied on, and the feed is polled at the longest interval; news found without a push, or a
	 * push without news, and it is polled by its rhythm again. A failing feed keeps to its next probe.
	 */
	hurry(feedId: string, leaseUntilMs: number): void;
	/** When there is something to take, in milliseconds since 1970; Infinity without feeds. */
	wakeAt(): number;
	/** What only we know of a feed: when it last answered and when it is due, ISO. */
	timesOf(feedId: string): { readonly lookedAt?: string; readonly nextAt: string } | undefined;
	/** All feeds, each with what was last heard of it. */
	known(): readonly { readonly feed: Feed; readonly state: FeedState | undefined }[];
};

export type SchedulerOptions = {
	readonly clock: Clock;
	/** Mean over a day, for each feed. 6 is what polling every ten minutes costs. */
	readonly requestsPerFeedHour?: number;
	/** For all feeds together: with more feeds, each is asked less often. */
	readonly requestsPerHour?: number;
	/** At once, on one host. */
	readonly perHost?: number;
	/** Between two requests to one host. */
	readonly hostGapMs?: number;
};

type Host = { readonly busy: Set<string>; freeMs: number };

type Plan = {
	feed: Feed;
	state: FeedState | undefined;
	host: Host;
	rhythm: Rhythm;
	learntMs: number;
	dueMs: number;
	lookedMs?: number;
	/** A push that no look has followed yet, and the one that the look under way follows: until when its hub pushes, or 0. */
	pushed: number;
	followed: number;
	/** Until when the hub is relied on. */
	reliedUntilMs: number;
};

const HOUR_MS = 3_600_000;
/** A feed taken and never given back: whoever took it has failed. */
const LEASE_MS = 2 * 60_000;
/** Rates drift slowly: how often the price is found anew, and a silent feed's rhythm. */
const REFIT_MS = 10 * 60_000;
const RELEARN_MS = HOUR_MS;
/** A hub that pushes without end costs no more than this. */
const PUSH_GAP_MS = 15_000;
/** A site's Retry-After for one feed holds back its others, but not for longer than this. */
const HOST_HOLD_MAX_MS = HOUR_MS;

/** Creates a scheduler; nothing runs in it: the caller takes, looks and gives back. */
export function createScheduler(options: SchedulerOptions): Scheduler {
	const { clock, requestsPerFeedHour = 6, requestsPerHour = 30_000, perHost = 2, hostGapMs = 1_000 } = options;
	const plans = new Map<string, Plan>();
	const hosts = new Map<string, Host>();
	let price = 1;
	let refitAtMs = 0;

	function refit(nowMs: number): void {
		if (nowMs < refitAtMs) return;
		const rhythms = [...plans.values()].map(({ rhythm }) => rhythm);
		price = fitPrice(rhythms, Math.min(rhythms.length * requestsPerFeedHour, requestsPerHour), price);
		refitAtMs = nowMs + REFIT_MS;
	}

	function hostOf(feed: Feed, state: FeedState | undefined): Host {
		const name = URL.parse(state?.movedTo ?? feed.feedUrl)?.host ?? '';
		const host = hosts.get(name) ?? { busy: new Set<string>(), freeMs: 0 };
		hosts.set(name, host);
		return host;
	}

	/** When a feed can be taken: it is due, and its host is neither asked too much nor too soon after the last time. */
	function readyMs({ dueMs, host }: Plan, nowMs: number): number {
		const hostMs = host.busy.size < perHost ? host.freeMs : nowMs + hostGapMs;
		return Math.max(dueMs, hostMs);
	}

	return {
		put(feed, state) {
			const nowMs = clock.now();
			const plan = plans.get(feed.id);
			if (plan) {
				plan.feed = feed;
				return;
			}
			const rhythm = learnRhythm(state?.hourCounts, nowMs);
			const dueMs = msOf(state?.nextCheckAt ?? '') || nowMs; // only of a failing feed: the others are due at once
			const hub = { pushed: 0, followed: 0, reliedUntilMs: 0 };
			plans.set(feed.id, {
				feed,
				state: state && lightened(state),
				host: hostOf(feed, state),
				rhythm,
				learntMs: nowMs,
				dueMs,
				...hub,
			});
			refitAtMs = 0;
		},

		remove(feedId) {
			plans.get(feedId)?.host.busy.delete(feedId);
			plans.delete(feedId);
			refitAtMs = 0;
		},

		take(limit) {
			const nowMs = clock.now();
			const taken: Feed[] = [];
			const due = [...plans.values()].filter(({ dueMs }) => dueMs <= nowMs).sort((a, b) => a.dueMs - b.dueMs);
			for (const plan of due) {
				if (taken.length >= limit) break;
				plan.host.busy.delete(plan.feed.id); // of a lease that ran out
				if (readyMs(plan, nowMs) > nowMs) continue;
				plan.host.busy.add(plan.feed.id);
				plan.host.freeMs = nowMs + hostGapMs;
				plan.dueMs = nowMs + LEASE_MS;
				plan.followed = plan.pushed;
				plan.pushed = 0;
				taken.push(plan.feed);
			}
			return taken;
		},

		done(feedId, result, state) {
			const nowMs = clock.now();
			const plan = plans.get(feedId);
			if (!plan) return;
			plan.host.busy.delete(feedId);
			const hasNews = state.appearedAt.at(-1) !== plan.state?.appearedAt.at(-1);
			plan.state = lightened(state);
			if (result.kind === 'failed') {
				plan.dueMs = msOf(state.nextCheckAt ?? '') || nowMs + LEASE_MS;
				const holdMs = result.fault.kind === 'busy' ? (result.fault.retryAfterMs ?? 0) : 0;
				plan.host.freeMs = Math.max(plan.host.freeMs, nowMs + Math.min(holdMs, HOST_HOLD_MAX_MS));
				return;
			}
			plan.host = hostOf(plan.feed, state);
			plan.lookedMs = nowMs;
			if (result.kind === 'changed' || nowMs - plan.learntMs > RELEARN_MS) {
				plan.rhythm = learnRhythm(state.hourCounts, nowMs);
				plan.learntMs = nowMs;
			}
			refit(nowMs);
			judgeHub(plan, hasNews);
			const delayMs = nextDelayMs(plan.rhythm, price, nowMs, result.freshness, state);
			plan.dueMs = nowMs + (nowMs < plan.reliedUntilMs ? MAX_INTERVAL_MS : delayMs);
			if (plan.pushed > 0) plan.dueMs = nowMs + PUSH_GAP_MS;
		},

		hurry(feedId, leaseUntilMs) {
			const plan = plans.get(feedId);
			if (!plan) return;
			plan.pushed = leaseUntilMs;
			if (plan.host.busy.has(feedId) || plan.state?.errorCount) return;
			plan.dueMs = Math.min(plan.dueMs, Math.max(clock.now(), (plan.lookedMs ?? 0) + PUSH_GAP_MS));
		},

		wakeAt() {
			const nowMs = clock.now();
			let soonestMs = Number.POSITIVE_INFINITY;
			for (const plan of plans.values()) soonestMs = Math.min(soonestMs, readyMs(plan, nowMs));
			return soonestMs;
		},

		timesOf(feedId) {
			const plan = plans.get(feedId);
			if (!plan) return undefined;
			const lookedAt = plan.lookedMs === undefined ? plan.state?.checkedAt : isoAt(plan.lookedMs);
			return { nextAt: isoAt(plan.dueMs), ...(lookedAt !== undefined && { lookedAt }) };
		},

		known: () => [...plans.values()],
	};
}

/** News after a push: the hub can be relied on. One without the other: not any more. Neither says anything. */
function judgeHub(plan: Plan, hasNews: boolean): void {
	const wasPushed = plan.followed > 0;
	if (hasNews !== wasPushed) plan.reliedUntilMs = 0;
	else if (wasPushed) plan.reliedUntilMs = plan.followed;
	plan.followed = 0;
}

/** Without what no schedule needs: the identities and lines of thousands of feeds are most of their records. */
function lightened(state: FeedState): FeedState {
	const { lineCounts, ...light } = state;
	return { ...light, seenIds: [] };
}

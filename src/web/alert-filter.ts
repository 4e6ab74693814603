/** Which alerts the reader asks for, as the address says it: "?topic=aukus&since=day&page=2". Pure. */
import type { Alert } from '../domain/alert.ts';
import type { AlertQuery } from './view.ts';

const HOUR_MS = 3_600_000;
/** How far back, ms. */
export const SINCE: Readonly<Record<string, number>> = {
	hour: HOUR_MS,
	day: 24 * HOUR_MS,
	week: 7 * 24 * HOUR_MS,
};

export type AlertFilter = {
	readonly topicId?: string;
	readonly platform?: string;
	/** A key of SINCE. */
	readonly since?: string;
	/** Counts from 1. */
	readonly page: number;
};

/** Whatever is written in the address; what means nothing is left out. */
export function filterOf(asked: Readonly<Record<string, string>>): AlertFilter {
	const { topic, platform, since, page } = asked;
	return {
		...(topic && { topicId: topic }),
		...(platform && { platform }),
		...(since && Object.hasOwn(SINCE, since) && { since }),
		page: Math.max(1, Math.min(1000, Math.trunc(Number(page)) || 1)),
	};
}

/** The filter as part of an address. */
export function queryOf({ topicId, platform, since, page }: AlertFilter): string {
	const query = new URLSearchParams();
	if (topicId) query.set('topic', topicId);
	if (platform) query.set('platform', platform);
	if (since) query.set('since', since);
	if (page > 1) query.set('page', String(page));
	return query.toString();
}

export function asQuery({ topicId, platform, since }: AlertFilter, nowMs: number): AlertQuery {
	return { topicId, platform, ...(since && { sinceMs: nowMs - SINCE[since]! }) };
}

export function passes(alert: Alert, { topicId, platform, sinceMs }: AlertQuery): boolean {
	if (topicId && !alert.topicIds.includes(topicId)) return false;
	if (platform && alert.platform !== platform) return false;
	return sinceMs === undefined || Date.parse(alert.createdAt) >= sinceMs;
}

/**
 * What a turn of the sender costs in the backlog (which alert goes next, taking it out, when the next may go) while many
 * channels wait, beside a walk over all of them. node bench/backlog.ts
 */
import { createBacklog } from '../src/alerts/backlog.ts';
import { createPace, DISCORD_LIMITS } from '../src/alerts/pace.ts';
import type { Alert } from '../src/domain/alert.ts';
import { isoAt } from '../src/domain/clock.ts';
import { median, row } from './row.ts';

const TURNS = 500;
const ROUNDS = 5;

function alertOf(at: number, channels: number): Alert {
	const message = { language: 'ar' as const, title: 'خبر', paragraphs: [], links: [] };
	const state = { status: 'pending', createdAt: isoAt(at), notBefore: isoAt(0), attempts: 0 } as const;
	const whose = { channelId: `c${at % channels}`, platform: 'discord', topicIds: [] };
	return { id: `m${at}`, kind: 'new', revision: 1, message, ...whose, ...state };
}

/** As many channels, each with one alert, and every tenth with three. */
function alertsOf(channels: number): readonly Alert[] {
	const all = Array.from({ length: channels }, (_, at) => alertOf(at, channels));
	for (let at = 0; at < channels; at += 10)
		all.push(alertOf(channels + at, channels), alertOf(2 * channels + at, channels));
	return all;
}

/** Microseconds of processor time a turn. */
function turns(
	next: (now: number) => Alert | undefined,
	taken: (alert: Alert, now: number) => number | undefined,
): number {
	const before = process.cpuUsage();
	let now = 1;
	for (let turn = 0; turn < TURNS; turn += 1) {
		const alert = next(now);
		if (!alert) throw new Error('nothing to send');
		now = Math.max(now, taken(alert, now) ?? now);
	}
	const { user, system } = process.cpuUsage(before);
	return (user + system) / TURNS;
}

function ours(channels: number): number {
	const [backlog, pace] = [createBacklog(), createPace(DISCORD_LIMITS)];
	for (const alert of alertsOf(channels)) backlog.put(alert);
	return turns(
		(now) => backlog.next(now, pace.readyAt, pace.readyAtAll()),
		(alert, now) => {
			backlog.remove(alert);
			pace.took(alert.channelId, now);
			return backlog.nextAt(pace.readyAt, pace.readyAtAll());
		},
	);
}

/** The same policy by looking at every line in every turn. */
function walk(channels: number): number {
	const pace = createPace(DISCORD_LIMITS);
	const lines = Map.groupBy(alertsOf(channels), ({ channelId }) => channelId);
	const taken = (alert: Alert, now: number) => {
		const line = lines.get(alert.channelId)!;
		line.shift();
		if (line.length === 0) lines.delete(alert.channelId);
		pace.took(alert.channelId, now);
		let soonest: number | undefined;
		for (const channelId of lines.keys()) soonest = Math.min(soonest ?? Infinity, pace.readyAt(channelId));
		return soonest;
	};
	return turns((now) => {
		let best: readonly Alert[] = [];
		for (const [channelId, line] of lines) if (line.length > best.length && pace.readyAt(channelId) <= now) best = line;
		return best[0];
	}, taken);
}

function middle(measure: () => number): number {
	return median(Array.from({ length: ROUNDS }, measure));
}

let few = 0;
for (const channels of [2_500, 10_000, 40_000]) {
	const [own, peer] = [middle(() => ours(channels)), middle(() => walk(channels))];
	few ||= own;
	row({
		what: `which alert goes next, ${channels} channels waiting`,
		measured: `${own.toFixed(1)} µs CPU a turn`,
		beside: `${(own / few).toFixed(2)}× of ${2_500} channels; a walk over all: ${peer.toFixed(0)} µs`,
		...(channels === 10_000 && { goal: '≤ 2× (a logarithm)', met: own <= 2 * few }),
	});
}

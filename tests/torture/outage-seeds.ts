/** Outages drawn from seeds: how far the other platform is disturbed, and how long what waited takes to come out. */
import { chanceOf } from './chance.ts';
import { type Away, drained, type Load, liveThrough, p95 } from './outage-world.ts';

export type OutageFigures = {
	readonly worlds: number;
	/** Messages that waited for a platform's return. */
	readonly waited: number;
	/** The other platform's 95th percentile, with the outage to without, at worst; the promise is 1.05. */
	readonly otherRatio: number;
	/** From the first message after the return to the last that had waited, to the limits' floor, at worst; the promise is 1.15. */
	readonly drainRatio: number;
	readonly seenAfterMs: number;
	readonly broken: readonly (readonly [seed: number, problems: readonly string[]])[];
};

export const NO_OUTAGES: OutageFigures = {
	worlds: 0,
	waited: 0,
	otherRatio: 0,
	drainRatio: 0,
	seenAfterMs: 0,
	broken: [],
};
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Of a backlog that is out so soon anyway, the first retry, or a line one longer than the rest, is a good part: it has some seconds instead of a ratio. */
const SHORT_MS = 20_000;
const SLACK_MS = 6_000;

export async function runOutages(from: number, count: number): Promise<OutageFigures> {
	let sum = NO_OUTAGES;
	for (let seed = from; seed < from + count; seed += 1) sum = worse(sum, await runOutage(seed));
	return sum;
}

export function worse(a: OutageFigures, b: OutageFigures): OutageFigures {
	return {
		worlds: a.worlds + b.worlds,
		waited: a.waited + b.waited,
		otherRatio: Math.max(a.otherRatio, b.otherRatio),
		drainRatio: Math.max(a.drainRatio, b.drainRatio),
		seenAfterMs: Math.max(a.seenAfterMs, b.seenAfterMs),
		broken: [...a.broken, ...b.broken],
	};
}

async function runOutage(seed: number): Promise<OutageFigures> {
	const chance = chanceOf('outage', seed);
	const hours = chance.pick([4, 24]);
	const everyMs = chance.whole(hours, 30) * MINUTE_MS;
	const load: Load = {
		channels: { discord: chance.whole(4, 120), telegram: chance.whole(3, 80) },
		everyMs,
		rounds: Math.ceil((hours * HOUR_MS) / everyMs) + 4,
		seed,
	};
	const away: Away = {
		name: chance.pick(['discord', 'telegram']),
		kind: chance.pick(['refused', 'silent', 'failing']),
		ms: hours * HOUR_MS,
	};
	const other = away.name === 'discord' ? 'telegram' : 'discord';
	const [calm, ran] = [await liveThrough(load), await liveThrough(load, away)];
	const { messages, seenAfterMs, tookMs, floorMs } = drained(load, away, ran[away.name]);
	const otherRatio = p95(ran[other].delays) / p95(calm[other].delays);
	const drainRatio = floorMs < SHORT_MS ? 0 : tookMs / floorMs;
	const isLate = floorMs < SHORT_MS ? tookMs > floorMs + SLACK_MS : drainRatio > 1.15;
	const told = ran[away.name].alerts.size;
	const problems = [
		...(told < load.channels[away.name] * load.rounds ? [`only ${told} alerts told`] : []),
		...(otherRatio > 1.05 ? [`the other’s p95 is ${otherRatio.toFixed(3)} times the calm one`] : []),
		...(isLate ? [`the backlog took ${tookMs} ms, the floor is ${floorMs} ms`] : []),
	];
	const broken = problems.length > 0 ? [[seed, [...problems, JSON.stringify({ load, away })]] as const] : [];
	return { worlds: 1, waited: messages, otherRatio, drainRatio, seenAfterMs, broken };
}

/** Two instances by mistake: the second waits, takes over when the first ends or dies, and nothing is told twice. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Told } from '../../end-to-end/newspaper.ts';
import type { Program } from '../../end-to-end/program.ts';
import { type Chance, chanceOf } from '../chance.ts';
import { buildStage, isTold, type Stage, startOn } from './stage.ts';
import { SERIALS, story } from './stories.ts';
import { judge } from './verdict.ts';

/** Relays at once: those who wait for a lease need no processor. */
const AT_ONCE = 4;
/** A story is read, announced and sent within half of it. */
const LONGEST_ROUND_MS = 800;
const PATIENCE_MS = 300_000;
const COMPILED = mkdtempSync(join(tmpdir(), 'rasid-compiled-'));

/** On a busy machine the last one needs its time. */
async function standing(stage: Stage, { title }: Told): Promise<void> {
	const patience = AbortSignal.timeout(PATIENCE_MS);
	while (!isTold(stage, [title])) {
		patience.throwIfAborted();
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

const taken = (program: Program) => program.logged('its turn', (line) => line.msg === 'role taken');

async function timed(act: () => Promise<unknown>): Promise<number> {
	const from = performance.now();
	await act();
	return performance.now() - from;
}

describe('instances in relay: one works, two wait; the one that works is ended at any moment, and another takes over', () => {
	test.each([
		['stop', 200, 15_000],
		['kill', 50, 1_000],
	] as const)('%s, %i times', async (way, times, longestEndMs) => {
		const relays = Array.from({ length: Math.ceil(times / SERIALS) }, (_, at) =>
			Math.min(SERIALS, times - at * SERIALS),
		);
		const ran: Relayed[] = [];
		async function work(): Promise<void> {
			for (let rounds = relays.shift(); rounds; rounds = relays.shift())
				ran.push(await relay(way, rounds, chanceOf('twins', way, relays.length)));
		}
		await Promise.all(Array.from({ length: AT_ONCE }, work));
		const ends = ran.flatMap((one) => one.endsMs);
		const takeOvers = ran.flatMap((one) => one.takeOversMs);
		const twice = ran.reduce((sum, one) => sum + one.twice, 0);
		console.info(
			`${ends.length} times ${way}: over within ${worst(ends)} s, followed within ${worst(takeOvers)} s; ${twice} seen twice on Telegram`,
		);
		expect(ran.flatMap(({ problems }) => problems)).toEqual([]);
		expect(ends).toHaveLength(times);
		expect(Math.max(...takeOvers)).toBeLessThan(20_000);
		expect(Math.max(...ends)).toBeLessThan(longestEndMs);
	});
});

type Relayed = {
	readonly endsMs: readonly number[];
	readonly takeOversMs: readonly number[];
	readonly twice: number;
	readonly problems: readonly string[];
};

/** A story for each round; the end comes while it is read, announced or sent, or when all is quiet. */
async function relay(way: 'stop' | 'kill', rounds: number, chance: Chance): Promise<Relayed> {
	const stage = await buildStage();
	const told: Told[] = [];
	const endsMs: number[] = [];
	const takeOversMs: number[] = [];
	const start = () => startOn(stage, { NODE_COMPILE_CACHE: COMPILED });
	let worker = start();
	await taken(worker);
	const waiting = [start(), start()];
	await Promise.all(waiting.map((one) => one.logged('the wait', ({ msg }) => msg.startsWith('waiting'))));
	for (let round = 0; round < rounds; round += 1) {
		told.push(story(round));
		stage.outlets[0].paper.publish('feed', told);
		endsMs.push(await timed(() => worker[way]() as Promise<unknown>));
		const from = performance.now();
		worker = await Promise.race(waiting.map((one) => taken(one).then(() => one)));
		takeOversMs.push(performance.now() - from);
		waiting.splice(waiting.indexOf(worker), 1, start());
		await new Promise((resolve) => setTimeout(resolve, chance.between(0, LONGEST_ROUND_MS)));
	}
	for (const one of told) await standing(stage, one);
	for (const one of [...waiting, worker]) await one.stop();
	const { problems, twice } = await judge(stage, told, way === 'kill' ? rounds : 0);
	await stage.strike();
	return { endsMs, takeOversMs, twice, problems };
}

function worst(times: readonly number[]): string {
	return (Math.max(...times) / 1000).toFixed(1);
}

test('a stop amid sends that hang is over within 15 s, and the next life tells what was not told', async () => {
	const stage = await buildStage();
	const told = [story(0)];
	stage.outlets[0].paper.publish('feed', told);
	stage.telegram.faults.add({ method: 'sendMessage', when: 'before', what: 'hang' });
	const first = startOn(stage);
	await stage.discord.waitFor(() => stage.telegram.requests.some(({ method }) => method === 'sendMessage'), 'a send');
	const ms = await timed(() => first.stop());
	const second = startOn(stage);
	await standing(stage, told[0]!);
	await second.stop();
	const { problems } = await judge(stage, told, 1);
	await stage.strike();
	console.info(`stopped amid a hanging send within ${(ms / 1000).toFixed(1)} s`);
	expect(problems).toEqual([]);
	expect(ms).toBeLessThan(15_000);
});

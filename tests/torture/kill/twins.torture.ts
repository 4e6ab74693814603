/** Two instances by mistake: the second waits, takes over when the first ends or dies, and nothing is told twice. */
import { describe, expect, test } from 'vitest';
import type { Told } from '../../end-to-end/newspaper.ts';
import type { Program } from '../../end-to-end/program.ts';
import { buildStage, isTold, type Stage, startOn } from './stage.ts';
import { story } from './stories.ts';
import { judge } from './verdict.ts';

const ROUNDS = 10;

async function standing(stage: Stage, { title }: Told): Promise<void> {
	await stage.discord.waitFor(() => isTold(stage, [title]), title);
}

const taken = (program: Program) => program.logged('its turn', (line) => line.msg === 'role taken');

async function timed(act: () => Promise<unknown>): Promise<number> {
	const from = performance.now();
	await act();
	return performance.now() - from;
}

describe('a second instance', () => {
	test.each(['stop', 'kill'] as const)('follows one that ends by %s within 20 s, ten times over', async (way) => {
		const stage = await buildStage();
		const told: Told[] = [];
		const ends: number[] = [];
		const takeOvers: number[] = [];
		let first = startOn(stage);
		await taken(first);
		for (let round = 0; round < ROUNDS; round += 1) {
			const second = startOn(stage);
			await second.logged('the wait', (line) => line.msg.startsWith('waiting'));
			told.push(story(round));
			stage.outlets[0].paper.publish('feed', told);
			ends.push(await timed(() => first[way]() as Promise<unknown>));
			takeOvers.push(await timed(() => taken(second)));
			await standing(stage, told.at(-1)!);
			first = second;
		}
		const code = await first.stop();
		const { problems, twice } = await judge(stage, told, way === 'kill' ? ROUNDS : 0);
		await stage.strike();
		const worst = (times: readonly number[]) => (Math.max(...times) / 1000).toFixed(1);
		console.info(
			`${way}: ended within ${worst(ends)} s, followed within ${worst(takeOvers)} s; ${twice} seen twice on Telegram`,
		);
		expect(problems).toEqual([]);
		expect(code).toBe(0);
		expect(Math.max(...takeOvers)).toBeLessThan(20_000);
		expect(Math.max(...ends)).toBeLessThan(5_000);
	});
});

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

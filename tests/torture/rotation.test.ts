/** Tokens are revoked and replaced: what the old ones could not send waits in the outbox, and goes out under the new ones, once. */
import { expect, test } from 'vitest';
import { buildStage, isTold, standingOn, startOn } from './kill/stage.ts';
import { story } from './kill/stories.ts';
import { judge } from './kill/verdict.ts';

test('revoked tokens, then new ones', { timeout: 120_000 }, async () => {
	const stage = await buildStage();
	const told = [story(0), story(1)];
	const body = { ok: false, error_code: 401, description: 'Unauthorized' };
	stage.telegram.faults.add({ method: 'sendMessage', when: 'before', what: { status: 401, body }, times: 9 });
	const refusal = { message: '401: Unauthorized', code: 0 };
	stage.discord.faults.add({ on: /^POST .*messages/, kind: 'answer', status: 401, body: refusal, times: 9 });
	stage.outlets[0].paper.publish('feed', told);
	const first = startOn(stage);
	for (const name of ['discord', 'telegram'])
		await first.logged(`a refusal on ${name}`, ({ outcome, platform }) =>
			Boolean(outcome === 'unauthorised' && platform === name),
		);
	expect(await first.stop()).toBe(0);
	expect(Object.values(standingOn(stage)).flat()).toEqual([]);
	stage.telegram.faults.clear();
	stage.discord.faults.clear();
	const second = startOn(stage);
	await stage.discord.waitFor(() => told.every(({ title }) => isTold(stage, [title])), 'both stories');
	await second.stop();
	const { problems, twice } = await judge(stage, told, 0);
	await stage.strike();
	expect(problems).toEqual([]);
	expect(twice).toBe(0);
});

/** Discord as it may be found at a start: with our token revoked, or dumb. */
const REVOKED = { kind: 'answer', status: 401, body: { message: '401: Unauthorized', code: 0 } } as const;
const DUMB = { kind: 'hang' } as const;

test.each([
	['refuses the token', REVOKED],
	['answers nothing', DUMB],
])('where Discord %s at the start, Telegram has the news at once', { timeout: 60_000 }, async (_, answer) => {
	const stage = await buildStage();
	stage.discord.faults.add({ on: /gateway/, ...answer, times: 99 });
	stage.outlets[0].paper.publish('feed', [story(0)]);
	const program = startOn(stage);
	const isToldOnTelegram = () => standingOn(stage).telegram.some((text) => text.includes(story(0).title));
	await stage.telegram.waitFor('the story', isToldOnTelegram);
	expect(await program.stop()).toBe(0);
	await stage.strike();
});

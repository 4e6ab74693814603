/** The shipped program, killed or robbed of its disk at steps of its I/O, then started again. All steps: *.torture.ts. */
import { beforeAll, describe, expect, test } from 'vitest';
import { redisIsMissing } from '../../redis.ts';
import { inOrder, pointsOf, strike } from './points.ts';
import { buildShim, type Shim, shimIsMissing } from './shim.ts';
import { type Backend, buildStage, isTold, startOn } from './stage.ts';
import { story } from './stories.ts';
import { inDoubt, judge } from './verdict.ts';

const TIMEOUT_MS = 180_000;
/** The first step that is struck: from there on news is at hand. */
const STARTS: readonly (readonly [Backend, number])[] = redisIsMissing()
	? [['SQLite', 90]]
	: [
			['SQLite', 90],
			['Redis', 140],
		];
const OWNER = '400000000000000001';

describe.skipIf(shimIsMissing())('at a sample of steps', () => {
	let shim: Shim;
	beforeAll(() => {
		shim = buildShim();
	});

	test.concurrent.for(STARTS)(
		'kill -9 before, after and in the middle, on %s: nothing lost, nothing twice on Discord',
		{
			timeout: TIMEOUT_MS,
		},
		async ([backend, first]) => {
			const points = pointsOf(['before', 'after', 'torn'], first + 30, 30, first);
			const { killed, problems, doubts, twice } = await strike(inOrder(points, 0), shim, backend);
			expect(problems).toEqual([]);
			expect(killed).toBeGreaterThan(3);
			expect(twice).toBeLessThanOrEqual(doubts);
		},
	);

	test.concurrent('a full disk, a failing disk: nothing lost, nothing twice', { timeout: TIMEOUT_MS }, async () => {
		const points = [...pointsOf(['enospc'], 40, 20, 15, 6), ...pointsOf(['eio'], 40, 20, 20)];
		const { problems, twice } = await strike(points, shim);
		expect(problems).toEqual([]);
		expect(twice).toBe(0);
	});

	test.concurrent('a message that arrived and was not recorded is in doubt, is shown so, and is told again: no other', {
		timeout: TIMEOUT_MS,
	}, async () => {
		const stage = await buildStage('SQLite', shim, [4242, 4343]);
		const unharmed = { at: 0, mode: 'none' } as const;
		const live = () => startOn(stage, { ...shim.environment(stage.home, unharmed), RASID_OWNERS: `discord:${OWNER}` });
		stage.outlets[0].paper.publish('feed', [story(0)]);
		stage.outlets[1].paper.publish('feed', []);

		stage.telegram.faults.add({ method: 'sendMessage', when: 'after', what: 'hang' });
		const first = live();
		await stage.discord.waitFor(() => isTold(stage, [story(0).title]), 'the message on both platforms');
		await first.kill();
		const [sent, ...others] = stage.telegram.requests.filter(({ method }) => method === 'sendMessage');
		expect(others).toEqual([]);
		expect(await inDoubt(stage)).toBe(1);

		const chatId = Number(sent!.payload['chat_id']);
		stage.telegram.faults.add({ method: 'sendMessage', chatId, when: 'before', what: 'drop' });
		shim.passTime(stage.home, 20);
		const second = live();
		await second.logged('the doubt', ({ msg, status }) => msg === 'alert not delivered' && status === 'unknown');
		await second.logged('the other', ({ msg, platform }) => msg === 'alert delivered' && platform === 'telegram');
		const channelId = stage.channels[0]!.address;
		const reply = await stage.discord.interact({ command: 'status', channelId, userId: OWNER });
		expect(JSON.stringify(reply)).toContain('لا يُعرف أوصل أم لا: تنبيه واحد');
		await second.stop();

		shim.passTime(stage.home, 3_600);
		const third = live();
		await third.logged('the second telling', ({ msg }) => msg === 'alert delivered');
		await third.stop();
		const verdict = await judge(stage, [story(0)], 1);
		await stage.strike();
		expect(verdict).toEqual({ twice: 1, problems: [] });
	});
});

/**
 * A chain of lives of the shipped program in one home: before each a story is published and the one before is told again
 * by another outlet, in each a point is set at which it dies or its disk fails. So every life but the first is also the
 * recovery of the one before. The last is in health; then all is read back.
 */
import { rmSync } from 'node:fs';
import type { GatewayKind } from '../../../src/platforms/discord/gateway.ts';
import type { Told } from '../../end-to-end/newspaper.ts';
import type { Program } from '../../end-to-end/program.ts';
import type { Point, Shim } from './shim.ts';
import { type Backend, buildStage, isTold, type Stage, startOn } from './stage.ts';
import { retold, story } from './stories.ts';
import { inDoubt, judge } from './verdict.ts';

export type Chained = {
	/** Lives that ended by SIGKILL. */
	readonly killed: number;
	/** Those of them that began after another such end: killed again while they recovered. */
	readonly again: number;
	/** Lives that were done before their point came. */
	readonly missed: number;
	/** Lives that ended by themselves because the disk failed. */
	readonly gaveUp: number;
	/** Lives that were stopped while they waited to try again what the disk had spoilt. */
	readonly waited: number;
	/** Steps that each life took, in order. */
	readonly steps: readonly number[];
	/** Messages to Telegram that were in flight at a death, or whose outcome a failing disk did not take: at most one at each. */
	readonly doubts: number;
	/** Messages that stand twice on Telegram. */
	readonly twice: number;
	readonly problems: readonly string[];
};

export type ChainOptions = {
	readonly backend?: Backend;
	readonly gateway?: GatewayKind;
	/** Whether each story is told again by the other outlet, which makes an edit of its message. */
	readonly isRetold?: boolean;
	/** Sees the home before and after each life. */
	readonly watch?: (home: string, when: 'before' | 'after', life: number) => void;
};

type End = 'killed' | 'missed' | 'gaveUp' | 'waited' | 'stuck';

/** Longer than a dead instance's lease, and than BullMQ leaves a job with a dead worker. */
const BETWEEN_LIVES_S = 20;
/** Longer than a feed is left alone that could not be read: on a starved machine its parser may be taken for hung. */
const BEFORE_THE_LAST_S = 900;
const PATIENCE_MS = 120_000;
/** A look that the disk spoilt comes again after two minutes: the next life need not wait for it. */
const PATIENCE_WITH_ERRORS_MS = 6_000;

export async function runChain(
	points: readonly Point[],
	shim: Shim,
	{ backend = 'SQLite', gateway = 'client', isRetold = true, watch = () => undefined }: ChainOptions = {},
): Promise<Chained> {
	const stage = await buildStage(backend, shim);
	const pages: readonly Told[][] = stage.outlets.map(() => []);
	const told = publisher(stage, pages, isRetold);
	const counts = { killed: 0, again: 0, missed: 0, gaveUp: 0, waited: 0 };
	let doubts = 0;
	const steps: number[] = [];
	const problems: string[] = [];
	let before: End | undefined;
	try {
		for (const [life, point] of [...points, { at: 0, mode: 'none' } as const].entries()) {
			const expected = told(life);
			rmSync(`${stage.home}/steps`, { force: true });
			const isLast = life === points.length;
			if (life > 0) shim.passTime(stage.home, isLast ? BEFORE_THE_LAST_S : BETWEEN_LIVES_S);
			watch(stage.home, 'before', life);
			const withErrors = (point.mode === 'enospc' || point.mode === 'eio') && point.times !== 0;
			const program = startOn(stage, { ...shim.environment(stage.home, point), RASID_DISCORD_GATEWAY: gateway });
			const end = await live(program, () => expected(isLast), withErrors);
			watch(stage.home, 'after', life);
			steps.push(shim.steps(stage.home));
			if (end === 'stuck' || (end === 'gaveUp' && !withErrors))
				problems.push(`life ${life} (${point.mode} ${point.at}) ${end}: ${logOf(program)}`);
			else if (point.mode !== 'none') counts[end] += 1;
			if (end === 'killed' && before === 'killed') counts.again += 1;
			if (end === 'killed' || end === 'gaveUp' || end === 'waited') {
				const doubt = await inDoubt(stage);
				if (doubt > 1) problems.push(`life ${life} (${point.mode} ${point.at}) left ${doubt} messages in doubt`);
				doubts += doubt;
			}
			before = end;
		}
		const verdict = await judge(stage, pages.flat(), doubts);
		return { ...counts, doubts, steps, twice: verdict.twice, problems: [...problems, ...verdict.problems] };
	} finally {
		await stage.strike();
	}
}

/** Publishes the news of a life; answers how to see whether it, or all news so far, stands on both platforms. */
function publisher(
	stage: Stage,
	pages: readonly Told[][],
	isRetold: boolean,
): (life: number) => (isLast: boolean) => boolean {
	for (const { paper } of stage.outlets) paper.publish('feed', []);
	const names = stage.outlets.map(({ title }) => title);
	const told: (readonly string[])[] = [];
	return (life) => {
		const at = life % 2;
		const outlet = stage.outlets[at]!;
		const page = pages[at]!;
		if (isRetold && life > 0) {
			page.push(retold(life - 1));
			told[life - 1] = [story(life - 1).title, ...names];
		}
		page.push(story(life));
		told.push([story(life).title]);
		outlet.paper.publish('feed', page);
		return (isLast) => (isLast ? told : told.slice(-2)).every((words) => isTold(stage, words));
	};
}

/** Until it dies, or what it is to tell stands on both platforms and it is stopped. */
async function live(program: Program, isDone: () => boolean, withErrors: boolean): Promise<End> {
	const patience = AbortSignal.timeout(withErrors ? PATIENCE_WITH_ERRORS_MS : PATIENCE_MS);
	let code: number | null | undefined;
	void program.ended.then((ended) => {
		code = ended;
	});
	while (code === undefined && !patience.aborted && !isDone()) await new Promise((resolve) => setTimeout(resolve, 20));
	const isWaiting = code === undefined && patience.aborted;
	if (isWaiting && !withErrors) {
		await program.kill();
		return 'stuck';
	}
	const ended = code === undefined ? await program.stop() : code;
	if (isWaiting && ended === 0) return 'waited';
	if (ended === null) return 'killed';
	return ended === 0 ? 'missed' : 'gaveUp';
}

function logOf(program: Program): string {
	return program.lines
		.slice(-12)
		.map((line) => JSON.stringify(line))
		.join('\n');
}

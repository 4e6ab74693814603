/** An hour of news through the real corridor on the real store, of which one step fails; then all is read back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Alert } from '../../src/domain/alert.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { chanceOf } from './chance.ts';
import { type Failure, openFailingStore } from './failing-store.ts';
import { isQuiet, judge } from './judge.ts';
import { createLife } from './life.ts';
import { type Disk, recordsOn } from './map-store.ts';
import { createSimulatedChat, type SimulatedChat } from './simulated-chat.ts';
import { printPapers } from './simulated-press.ts';
import { beginLife, settleReaders, type World } from './simulation.ts';
import { createVirtualTime } from './virtual-time.ts';

export type Erred = {
	/** Steps that can fail in this way, until all was told. */
	readonly steps: number;
	/** The program could not begin, and was started again. */
	readonly restarts: number;
	readonly problems: readonly string[];
};

/** Before the quiet hours of some readers end: what they hold is told within the run. */
const START = '2026-11-25T03:30:00Z';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Turns of the event loop that a step on SQLite takes, through Keyv and the group's commit. */
const TURNS = 4;

/** `at` is the step that fails, from 1; with 0 none does, and `steps` says how many there are. */
export async function runWithError(failure: Failure, at: number): Promise<Erred> {
	const folder = mkdtempSync(join(tmpdir(), 'rasid-errors-'));
	const path = join(folder, 'rasid.db');
	const chance = chanceOf('errors');
	const time = createVirtualTime(START, TURNS);
	const from = time.now();
	const papers = printPapers(chance, from + MINUTE_MS, from + 50 * MINUTE_MS);
	const chats = (['discord', 'telegram'] as const).map((name) =>
		createSimulatedChat({ name, now: time.now, chance, roundTripMs: () => 50, trouble: () => 0 }),
	);
	const world: World = { time, wall: time.now, chance, papers, chats };
	const well = openFailingStore(path, time, failure, 0);
	const channels = await settleReaders(chance, well.store);
	const ill = openFailingStore(path, time, failure, at);
	let restarts = 0;
	let broke: unknown;
	const life = immortal(time);
	/** A start that fails is followed by another, as its supervisor would have it; the disk is well by then. */
	async function live(): Promise<void> {
		try {
			await beginLife(world, life, ill.store);
		} catch (error) {
			if (!(error instanceof StorageError)) throw error;
			restarts += 1;
			await beginLife(world, immortal(time), well.store);
		}
	}
	void live().catch((error: unknown) => {
		broke = error;
	});
	for (let hours = 0; hours < 30 && !(hours > 0 && isQuiet(well.disk(), papers)); hours += 1)
		await time.runUntil(time.now() + HOUR_MS);
	const disk = well.disk();
	const { found, twice } = judge({ disk, chats, channels, papers });
	life.die();
	await ill.close();
	await well.close();
	rmSync(folder, { recursive: true });
	const problems = [
		...found,
		...falselySent(disk, chats),
		...(twice > 0 ? [`${twice} seen twice`] : []),
		...(ill.hasFailed() === at > 0 ? [] : [`step ${at} did not fail`]),
		...(broke ? [`ended with ${(broke as Error).stack}`] : []),
	];
	return { steps: ill.steps(), restarts, problems };
}

function falselySent(disk: Disk, chats: readonly SimulatedChat[]): string[] {
	const sent = [...recordsOn<Alert>(disk, 'alerts').values()].filter(
		({ status, kind }) => status === 'sent' && kind !== 'edit',
	);
	return sent
		.filter(({ id, platform, platformMessageId }) => {
			const chat = chats.find(({ name }) => name === platform)!;
			return chat.posts[Number(platformMessageId) - 1]?.alertId !== id;
		})
		.map(({ id }) => `${id} is marked sent and was not`);
}

function immortal(time: World['time']) {
	return createLife({
		number: 1,
		time,
		chance: chanceOf('life'),
		steps: Number.POSITIVE_INFINITY,
		onDeath() {},
		onCrash() {},
		diskMs: () => 0,
		diskFails: () => false,
	});
}

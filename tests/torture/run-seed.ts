/** One seed: hours of news, crashes, outages and failing disks; then calm, and the judge. */
import type { Channel } from '../../src/domain/channel.ts';
import type { Log } from '../../src/domain/ports.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { type Chance, chanceOf } from './chance.ts';
import { isQuiet, judge } from './judge.ts';
import { createLife, type Life } from './life.ts';
import { type Disk, mapStore } from './map-store.ts';
import { createSimulatedChat, type Outage, type SimulatedChat } from './simulated-chat.ts';
import { printPapers } from './simulated-press.ts';
import { beginLife, settleReaders, type World } from './simulation.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

export type Ran = {
	readonly crashes: number;
	readonly stops: number;
	readonly posts: number;
	/** Outcomes of which nothing was known. */
	readonly unknown: number;
	/** Messages that Telegram's readers saw twice. */
	readonly twice: number;
	readonly refusedByLimit: number;
	readonly simulatedMs: number;
	/** What was promised and not kept; empty when all is well. */
	readonly problems: readonly string[];
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const STARTS = ['2026-02-14T18:00:00Z', '2026-04-23T12:00:00Z', '2026-10-29T09:00:00Z', '2026-11-25T09:00:00Z'];

/** `log` hears everything that the program says in this world. */
export async function runSeed(seed: number, log?: Log): Promise<Ran> {
	const chance = chanceOf(seed);
	const time = createVirtualTime(chance.pick(STARTS));
	const from = time.now();
	const isLong = chance.happens(0.15);
	const end = from + (isLong ? chance.between(26, 30) : chance.between(1, 6)) * HOUR_MS;
	const papers = printPapers(chance, from + MINUTE_MS, end - 10 * MINUTE_MS);
	const roundTripMs = () => chance.between(20, 400);
	const trouble = () => (time.now() < end ? chance.pick([0, 0.02, 0.1]) : 0);
	const chats = (['discord', 'telegram'] as const).map((name) =>
		createSimulatedChat({ name, now: time.now, chance, roundTripMs, trouble }),
	);
	const wall = wallOf(chanceOf(seed, 'clock'), time, from, end);
	const world: World = { time, wall, chance, papers, chats, ...(log && { log }) };
	const disk: Disk = new Map();
	const problems: string[] = [];
	const channels = await readers(chance, disk, world, problems);
	for (const chat of chats) fate(chat, channels, chance, from, end, isLong);
	const diskTrouble = windows(chance, from, end, chance.whole(0, 3), 5 * MINUTE_MS);

	let crashes = 0;
	let stops = 0;
	let lives = 0;
	const mortals = chance.whole(1, 8);

	const diskFails = () => {
		if (time.now() >= end) return false;
		return chance.happens(diskTrouble.some((one) => time.now() >= one.from && time.now() < one.to) ? 0.6 : 0.002);
	};

	function bear(): void {
		lives += 1;
		log?.debug('a life begins', { life: lives, at: new Date(time.now()).toISOString() });
		const isMortal = crashes < mortals && time.now() < end;
		const life = createLife({
			number: lives,
			time,
			chance,
			steps: isMortal ? chance.whole(1, chance.pick([20, 300, 1500])) : Number.POSITIVE_INFINITY,
			onDeath: () => time.at(time.now() + chance.pick([1, 20, 20, 3000]) * 1000, bear),
			onCrash: () => {
				crashes += 1;
			},
			diskMs: () => chance.between(0, 4),
			diskFails,
		});
		void live(life);
	}

	async function live(life: Life): Promise<void> {
		try {
			const corridor = await beginLife(world, life, mapStore(disk, life, time.now, witness(chats, problems)));
			if (!chance.happens(0.2) || time.now() >= end) return;
			await life.timer.sleep(chance.between(1, 60) * MINUTE_MS);
			time.at(time.now() + 2 * MINUTE_MS, () => {
				if (!life.isDead()) problems.push('a stop never ended');
			});
			await corridor.stop();
			stops += 1;
		} catch (error) {
			if (!(error instanceof StorageError)) problems.push(`a life ended with ${String((error as Error).stack)}`);
		}
		life.die();
	}

	bear();
	await time.runUntil(end);
	while (time.now() < end + 40 * HOUR_MS && !isQuiet(disk, papers)) await time.runUntil(time.now() + 10 * MINUTE_MS);
	const { twice, found } = judge({ disk, chats, channels, papers });
	return {
		crashes,
		stops,
		posts: sum(chats.map((chat) => chat.posts.length)),
		unknown: sum(chats.map((chat) => chat.unknown)),
		twice,
		refusedByLimit: sum(chats.map((chat) => chat.refusedByLimit)),
		simulatedMs: time.now() - from,
		problems: [...problems, ...found],
	};
}

/** The readers' own records are written before the trouble begins. */
async function readers(chance: Chance, disk: Disk, { time }: World, problems: string[]): Promise<readonly Channel[]> {
	const options = { number: 0, time, chance, steps: Number.POSITIVE_INFINITY, onDeath() {}, onCrash() {} };
	const life = createLife({ ...options, diskMs: () => 0, diskFails: () => false });
	const settled = settleReaders(chance, mapStore(disk, life, time.now));
	settled.catch((error) => problems.push(String(error)));
	await time.runUntil(time.now());
	return settled;
}

function windows(chance: Chance, from: number, end: number, count: number, longestMs: number): Outage[] {
	return Array.from({ length: count }, () => {
		const at = chance.between(from, end);
		const kind = chance.pick(['refused', 'silent', 'failing'] as const);
		return { from: at, to: Math.min(end, at + chance.between(1000, longestMs)), kind };
	});
}

/** What a platform and its channels will go through. */
function fate(
	chat: SimulatedChat,
	channels: readonly Channel[],
	chance: Chance,
	from: number,
	end: number,
	isLong: boolean,
): void {
	chat.storms.push(...windows(chance, from, end, chance.whole(0, 3), HOUR_MS));
	chat.outages.push(...windows(chance, from, end, chance.whole(0, 2), 10 * MINUTE_MS));
	if (isLong && chance.happens(0.6)) {
		const at = from + chance.between(0, 2) * HOUR_MS;
		const kind = chance.pick(['refused', 'silent', 'failing'] as const);
		chat.outages.push({ from: at, to: at + chance.pick([4, 24]) * HOUR_MS, kind });
	}
	for (const { id, platform } of channels) {
		const at = chance.between(from, end);
		if (platform !== chat.name || chance.happens(0.6)) continue;
		const lots = [{ closed: [at, Math.min(end, at + 4 * HOUR_MS)] as const }, { goneAt: at }];
		chat.lots.set(id, chance.pick(platform === 'telegram' ? [...lots, { movesAt: at }] : lots));
	}
}

/** In one world of five the machine's clock is wrong by up to three hours, until it is set right: back, or forward. */
function wallOf(chance: Chance, time: VirtualTime, from: number, end: number): () => number {
	if (!chance.happens(0.2)) return time.now;
	const wrongByMs = chance.between(-3, 3) * HOUR_MS;
	const rightAt = chance.between(from, end);
	return () => time.now() + (time.now() < rightAt ? wrongByMs : 0);
}

/** Watches what is written: nothing may be marked sent that does not stand in the chat. */
function witness(chats: readonly SimulatedChat[], problems: string[]) {
	return (collection: string, id: string, value: unknown): void => {
		if (collection !== 'alerts') return;
		const { status, kind, platform, platformMessageId } = value as Record<string, string>;
		if (status !== 'sent' || kind === 'edit') return;
		const post = chats.find((chat) => chat.name === platform)?.posts[Number(platformMessageId) - 1];
		if (post?.alertId !== id) problems.push(`${id} is marked sent and was not`);
	};
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, one) => total + one, 0);
}

/**
 * For a Redis that keeps snapshots only: what this process has written since the last one, to be written again if Redis comes
 * back as it was then. So of what was acknowledged nothing is lost while Redis and its writers do not die together.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { RedisClientType } from '@keyv/redis';
import type { Clock, Log } from '../domain/ports.ts';
import type { KEYV_OPTIONS } from './engine.ts';
import { infoField } from './redis-safety.ts';

export type Recall = {
	/** Resolves when what the others wrote is there again too; rejects while that cannot be. Awaited before every command. */
	ready(): Promise<void>;
	/** Of the next write: later than every write that this process has made or read. */
	stamp(): number;
	/** A value was read that bears this stamp. */
	saw(stamp: number): void;
	/** Redis has acknowledged: `text` is the value, none after a deletion. */
	wrote(key: string, text: string | undefined, ttlMs?: number): void;
	/** This key is another's now. */
	forget(key: string): void;
	/** The connection is there, for the first time or again: writes what Redis has forgotten. */
	connected(): Promise<void>;
};

type Written = { readonly number: number; readonly stamp: number; readonly text: string; readonly until: string };

/**
 * After a start of Redis everybody is back, and has begun to write, within this time (connections are tried again after two
 * seconds at most): nobody reads or writes before, or he would take for missing what another is about to write again.
 */
const EVERYBODY_BACK_MS = 3_000;
/** A Redis that answers, but still reads its file, is asked again after this. */
const READING_MS = 500;
/** Records written again at once. */
const BATCH = 200;
/** How often Redis is asked for its last snapshot, in writes. */
const ASK_EVERY = 1_000;

/** A value begins with its stamp; of two writers the later one stands. What bears none is older. */
const WRITE_AGAIN = `
	local stored = redis.call('GET', KEYS[1])
	local stamp = stored and string.match(stored, '^{"s":(%d+)')
	if stamp and tonumber(stamp) >= tonumber(ARGV[1]) then return 0 end
	if ARGV[2] == '' then redis.call('DEL', KEYS[1])
	elseif ARGV[3] == '' then redis.call('SET', KEYS[1], ARGV[2])
	else redis.call('SET', KEYS[1], ARGV[2], 'PXAT', ARGV[3]) end
	return 1`;

export function createRecall(client: RedisClientType, clock: Clock, log?: Log): Recall {
	const written = new Map<string, Written>();
	let ready: Promise<void> = Promise.resolve();
	let runId: string | undefined;
	let last = 0;
	let count = 0;
	/** No snapshot was being made when so much had been written: one that ends later holds it. */
	let mark: { readonly number: number; readonly savedAt: string | undefined } | undefined;

	function stamp(): number {
		last = Math.max(last + 1, clock.now());
		return last;
	}

	async function forgetWhatIsSaved(): Promise<void> {
		const number = count;
		const info = await client.info('persistence');
		const savedAt = infoField(info, 'rdb_last_save_time');
		if (mark && savedAt !== mark.savedAt) {
			for (const [key, one] of written) {
				if (one.number > mark.number) break; // in the order of their writing
				written.delete(key);
			}
			mark = undefined;
		}
		if (infoField(info, 'rdb_bgsave_in_progress') === '0') mark ??= { number, savedAt };
	}

	async function writeAgain(): Promise<number> {
		let changed = 0;
		const nowMs = clock.now();
		const all = [...written].filter(([, { until }]) => until === '' || Number(until) > nowMs);
		for (let from = 0; from < all.length; from += BATCH) {
			const answers = all
				.slice(from, from + BATCH)
				.map(([key, one]) =>
					client.eval(WRITE_AGAIN, { keys: [key], arguments: [String(one.stamp), one.text, one.until] }),
				);
			for (const answer of await Promise.all(answers)) changed += Number(answer);
		}
		return changed;
	}

	async function heal(): Promise<void> {
		const found = infoField(await client.info('server'), 'run_id');
		if (found === runId) return;
		await client.ping(); // rejects while it reads its file
		mark = undefined;
		const changed = await writeAgain();
		if (runId !== undefined) log?.warn('redis came back as of its last snapshot', { writtenAgain: changed });
		await delay(EVERYBODY_BACK_MS);
		runId = found;
	}

	/** Rejects when the connection is lost again: the next one begins anew. */
	async function healed(): Promise<void> {
		for (;;) {
			try {
				return await heal();
			} catch (error) {
				if (!client.isReady) throw error;
			}
			await delay(READING_MS);
		}
	}

	return {
		ready: () => ready,
		stamp,
		saw(stamp) {
			last = Math.max(last, stamp);
		},
		wrote(key, text, ttlMs) {
			count += 1;
			const until = ttlMs ? String(clock.now() + ttlMs) : '';
			written.delete(key);
			written.set(key, { number: count, stamp: stampOf(text) ?? stamp(), text: text ?? '', until });
			if (count % ASK_EVERY === 0) forgetWhatIsSaved().catch(() => {}); // is asked again
		},
		forget: (key) => void written.delete(key),
		connected() {
			ready = healed();
			ready.catch(() => {}); // whoever waits hears of it
			return ready;
		},
	};
}

/** The form of values with their stamp in front. */
export function stamped({ deserialize, ...options }: typeof KEYV_OPTIONS, recall: Recall): typeof KEYV_OPTIONS {
	return {
		...options,
		serialize: (data) => JSON.stringify({ s: recall.stamp(), ...(data.value as object) }),
		deserialize(text) {
			recall.saw(stampOf(text) ?? 0);
			return deserialize(text);
		},
	};
}

function stampOf(text: string | undefined): number | undefined {
	const found = text && /^\{"s":(\d+)/.exec(text);
	return found ? Number(found[1]) : undefined;
}

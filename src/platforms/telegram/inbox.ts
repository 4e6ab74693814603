/** Updates in hand: each handled once, in order within its chat; what takes long is stored, so that Telegram may forget it. */
import type { Update } from 'grammy/types';
import type { Collection, Timer } from '../../domain/ports.ts';

export type Inbox = {
	/** True once the update need not be told again: it was handled, or is stored to be. Rejects when the store fails. */
	take(update: Update): Promise<boolean>;
	/** Takes up again what an earlier life, here or in another process, had stored. */
	restore(): Promise<void>;
	/** Resolves when nothing is in hand. */
	idle(): Promise<void>;
};

/** What the processes of one bot know together. */
export type InboxRecords = {
	/** Updates that took long, while they do. */
	readonly waiting: Collection<Update>;
	/** Ids of updates that were handled, for as long as Telegram may tell them again. */
	readonly handled: Collection<true>;
};

export type InboxOptions = {
	readonly records: InboxRecords;
	/** Update ids are the bot's own: another bot's begin anew. */
	readonly botId: number;
	/** False when it was given up unfinished, for we are stopping. Must not reject. */
	readonly handle: (update: Update) => Promise<boolean>;
	/** Whose turn an update belongs to: those of one key are handled in order, different keys at the same time. */
	readonly turnOf: (update: Update) => string;
	readonly timer: Timer;
	/** Told of a failure that repeats at worst: an update may be handled again after a restart. */
	readonly failed: (error: unknown) => void;
};

/** Others' updates need not wait longer for one that is handled slowly: an answer may have to wait for its group's limit. */
const GRACE_MS = 5_000;
const AGAIN_MS = 30_000;
/** Telegram keeps updates for a day. */
const KEEP_MS = 25 * 3_600_000;

export function createInbox({ records, botId, handle, turnOf, timer, failed }: InboxOptions): Inbox {
	const { waiting, handled } = records;
	const inHand = new Map<string, Promise<boolean>>();
	const turns = new Map<string, Promise<unknown>>();

	async function work(id: string, update: Update): Promise<boolean> {
		if (await handled.has(id)) return true;
		if (!(await handle(update))) return false;
		await handled.set(id, true, KEEP_MS).catch(failed);
		return true;
	}

	/** An update that is told again while it is in hand is the same one. */
	function begin(id: string, update: Update): Promise<boolean> {
		const known = inHand.get(id);
		if (known !== undefined) return known;
		const turn = turnOf(update);
		const done = (turns.get(turn) ?? Promise.resolve()).then(() => work(id, update));
		const over = done
			.catch(() => undefined)
			.then(() => {
				inHand.delete(id);
				if (turns.get(turn) === over) turns.delete(turn);
			});
		inHand.set(id, done);
		turns.set(turn, over);
		return done;
	}

	/** Whether the work ended within the time that others wait for it. */
	async function endsSoon(done: Promise<boolean>): Promise<boolean> {
		const over = new AbortController();
		const isOver = done.then(() => true);
		try {
			return await Promise.race([isOver, timer.sleep(GRACE_MS, over.signal).then(() => false)]);
		} finally {
			over.abort();
		}
	}

	/** Telegram does not tell it again: a store that fails now is asked until it answers. */
	async function seeThrough(id: string, update: Update): Promise<void> {
		try {
			if (await begin(id, update)) await waiting.delete(id);
		} catch (error) {
			failed(error);
			await timer.sleep(AGAIN_MS);
			await seeThrough(id, update);
		}
	}

	return {
		async take(update) {
			const id = `${botId}.${update.update_id}`;
			const done = begin(id, update);
			if (await endsSoon(done)) return done;
			await waiting.set(id, update);
			void seeThrough(id, update);
			return true;
		},
		async restore() {
			const found: Update[] = [];
			for await (const [id, update] of waiting.entries()) if (id.startsWith(`${botId}.`)) found.push(update);
			for (const update of found.sort((a, b) => a.update_id - b.update_id))
				void seeThrough(`${botId}.${update.update_id}`, update);
		},
		async idle() {
			while (turns.size > 0) await Promise.all(turns.values());
		},
	};
}

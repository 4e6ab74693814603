/** A flood for one channel becomes digests: more stories than its readers, and its limit, bear one by one. Pure. */
import type { Alert } from '../domain/alert.ts';
import type { House } from './house.ts';
import { digestsOf } from './send-digests.ts';

/** What a Telegram group may get in a minute: as many stories go out as themselves. */
const MOST = 20;

export type Fold = {
	/** To be sent instead. */
	readonly digests: readonly Alert[];
	/** Told by the digests; to be stored together with them. */
	readonly told: readonly Alert[];
};

/**
 * Of all that waits for a channel: urgent stories stay as they are, and so does whatever may have arrived. The others are told
 * as their newest edits tell them. Undefined where it is no flood.
 */
export function foldFlood(line: readonly Alert[], channelId: string, house: House): Fold | undefined {
	const stories = line.filter(
		({ kind, status, urgent, mayHaveArrived }) =>
			kind === 'new' && status === 'pending' && urgent !== true && mayHaveArrived !== true,
	);
	if (stories.length <= MOST) return undefined;
	const ids = new Set(stories.map(({ id }) => id));
	const edits = line.filter(({ kind, baseId }) => kind === 'edit' && ids.has(baseId!));
	const newest = new Map(edits.toSorted((a, b) => a.revision - b.revision).map((edit) => [edit.baseId, edit.message]));
	const asTold = stories
		.map((alert) => ({ ...alert, message: newest.get(alert.id) ?? alert.message }))
		.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
	const told = [...stories, ...edits].map((alert): Alert => ({ ...alert, status: 'superseded' }));
	return { digests: digestsOf(asTold, channelId, house), told };
}

/** A house whose records change only while a lease is ours: a process that slept through its loss writes nothing more. */
import type { Clock, Collection } from '../domain/ports.ts';
import type { House, Records } from '../pipeline/house.ts';
import type { Tenure } from '../storage/lease.ts';

/** A lease lives for 15 s from its last renewal: this long after it was confirmed it is ours beyond doubt. */
const SURE_MS = 5_000;

export class LeaseLost extends Error {}

/** Writes of the corridor's records and of the outbox reject with LeaseLost once another holds the lease. */
export function fenced(house: House, tenure: Tenure, clock: Clock): House {
	let sureUntilMs = clock.now() + SURE_MS;

	/** A stall of this process shows on the clock at once, on the tenure's signal only when its timer gets its turn. */
	async function mustBeOurs(): Promise<void> {
		const nowMs = clock.now();
		if (!tenure.signal.aborted && nowMs < sureUntilMs) return;
		if (!(await tenure.confirm())) throw new LeaseLost('another process has this role now');
		sureUntilMs = nowMs + SURE_MS;
	}

	function guarded<Args extends unknown[], Result>(
		write: (...args: Args) => Promise<Result>,
	): (...args: Args) => Promise<Result> {
		return async (...args) => {
			await mustBeOurs();
			return write(...args);
		};
	}

	function guard<T>(records: Collection<T>): Collection<T> {
		const { set, setMany, update } = records;
		const remove = records.delete;
		return {
			...records,
			set: guarded(set),
			setMany: guarded(setMany),
			update: guarded(update),
			delete: guarded(remove),
		};
	}

	const { outbox, records } = house;
	const kept: Records = {
		feedStates: guard(records.feedStates),
		articles: guard(records.articles),
		matches: guard(records.matches),
		toPlace: guard(records.toPlace),
		toPin: guard(records.toPin),
		stories: guard(records.stories),
		toAnnounce: guard(records.toAnnounce),
	};
	const fencedOutbox = {
		...outbox,
		add: guarded(outbox.add),
		put: guarded(outbox.put),
		putAll: guarded(outbox.putAll),
	};
	return { ...house, records: kept, outbox: fencedOutbox };
}

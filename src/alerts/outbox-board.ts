/** What the delivering process tells the others of its outbox: counts, the newest alerts and the failures, by way of the store. */
import type { Alert, AlertStatus } from '../domain/alert.ts';
import type { Collection } from '../domain/ports.ts';
import type { Outbox } from './outbox.ts';

/** An alert's id, and what changes whenever its record does. */
type Mark = readonly [id: string, state: string];

export type Board = {
	readonly counts: Readonly<Record<AlertStatus, number>>;
	readonly recent: readonly Mark[];
	readonly failures: readonly Mark[];
};

/** As many of each as a page shows. */
const SHOWN = 500;
const ID = 'outbox';

export type BoardKeeper = {
	/** Writes the board where this process delivers, reads it where it does not; answers the alerts that are new or changed. */
	look(): Promise<readonly Alert[]>;
};

export function createBoardKeeper(outbox: Outbox, boards: Collection<Board>): BoardKeeper {
	let last = '';
	const known = new Map<string, { readonly state: string; readonly alert: Alert }>();

	async function write(board: Board): Promise<void> {
		const text = JSON.stringify(board);
		if (text === last) return;
		await boards.set(ID, board);
		last = text;
	}

	async function read(): Promise<readonly Alert[]> {
		const board = await boards.get(ID);
		if (!board || JSON.stringify(board) === last) return [];
		const marks = new Map([...board.recent, ...board.failures]);
		const stale = [...marks].filter(([id, state]) => known.get(id)?.state !== state).map(([id]) => id);
		const alerts = (await outbox.getMany(stale)).filter((alert) => alert !== undefined);
		for (const alert of alerts) known.set(alert.id, { state: marks.get(alert.id)!, alert });
		for (const id of known.keys()) if (!marks.has(id)) known.delete(id);
		const shown = (some: readonly Mark[]) => some.flatMap(([id]) => known.get(id)?.alert ?? []);
		outbox.show({ counts: board.counts, recent: shown(board.recent), failures: shown(board.failures) });
		last = JSON.stringify(board);
		return alerts;
	}

	return {
		async look() {
			if (!outbox.isOurs()) return read();
			await write(boardOf(outbox));
			return [];
		},
	};
}

function boardOf(outbox: Outbox): Board {
	const marks = (alerts: readonly Alert[]) => alerts.slice(0, SHOWN).map((alert): Mark => [alert.id, stateOf(alert)]);
	return {
		counts: outbox.counts(),
		recent: marks(outbox.recent(SHOWN)),
		failures: marks(outbox.failures().toReversed()).toReversed(),
	};
}

function stateOf({ status, attempts, shows, notBefore }: Alert): string {
	return `${status} ${attempts} ${shows ?? ''} ${notBefore}`;
}

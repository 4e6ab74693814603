/** The lease table on SQLite: each step is one compare-and-set statement. */
import type { LeaseTable } from './lease.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** Expiry is read from the wall clock: all processes on one file are on one machine. */
export function sqliteLeases({ db, write, clock }: SqliteDatabase): LeaseTable {
	const take = db.prepare(`
		INSERT INTO leases (name, holder, fence, until) VALUES (?, ?, 1, ?)
		ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, fence = fence + 1, until = excluded.until
		WHERE until <= ? RETURNING fence`);
	const renew = db.prepare('UPDATE leases SET until = ? WHERE name = ? AND holder = ? AND fence = ?');
	return {
		take: (name, holder, ttlMs) =>
			write(() => take.get(name, holder, clock.now() + ttlMs, clock.now())?.['fence'] as number | undefined),
		renew: (name, holder, fence, ttlMs) =>
			write(() => renew.run(clock.now() + ttlMs, name, holder, fence).changes === 1),
		// the row stays, so that the next fence is higher
		release: (name, holder, fence) => write(() => void renew.run(0, name, holder, fence)),
	};
}

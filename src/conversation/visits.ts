/** Admins at the page from afar: a link's token becomes a visit, which lasts for hours at most and only as long as the right does. */
import type { Place } from '../../commands/command.ts';
import type { LinkRefusal } from '../../commands/desk.ts';
import { isoAt } from '../domain/clock.ts';
import type { Clock, Collection } from '../domain/ports.ts';
import { type SingleUseLinks, tokenHash } from './single-use-links.ts';

export type Visit = {
	readonly personId: string;
	readonly name: string;
	readonly place: Place;
	readonly until: string;
};

/** Whether a person may manage a place now, asked of the platform past any cache; fails closed. */
export type MayManage = (place: Place, personId: string) => Promise<boolean>;

export type Visits = {
	/** Uses the link up; `session` is the visit's own token, of which only the hash is stored. */
	open(token: string): Promise<{ readonly session: string } | { readonly refused: LinkRefusal | 'not-admin' }>;
	/** The visit, if it is not over and the person may still manage the place: `fresh` at every write, else as of this minute. */
	of(session: string, fresh: boolean): Promise<Visit | undefined>;
	end(session: string): Promise<void>;
	/** Ends those of this scope. */
	forget(scope: string): Promise<void>;
};

export const VISIT_MS = 8 * 3_600_000;
/** As long as the commands' own authoriser remembers who is an admin. */
const TRUSTED_MS = 60_000;
const MOST_TRUSTED = 1000;

export function createVisits(parts: {
	readonly stored: Collection<Visit>;
	readonly links: SingleUseLinks;
	readonly clock: Clock;
	readonly newToken: () => string;
	readonly mayManage: MayManage;
}): Visits {
	const { stored, links, clock, newToken, mayManage } = parts;
	/** When each visit's right was last confirmed. */
	const confirmed = new Map<string, number>();

	async function isAllowed(id: string, { place, personId }: Visit, fresh: boolean): Promise<boolean> {
		const ageMs = clock.now() - (confirmed.get(id) ?? Number.NEGATIVE_INFINITY);
		if (!fresh && ageMs >= 0 && ageMs < TRUSTED_MS) return true;
		confirmed.delete(id);
		if (!(await mayManage(place, personId))) return false;
		if (confirmed.size >= MOST_TRUSTED) confirmed.clear();
		confirmed.set(id, clock.now());
		return true;
	}

	return {
		async open(token) {
			const link = await links.consume(token, 'page');
			if ('refused' in link) return link;
			const { place } = link.errand;
			const visit = { personId: link.by, name: link.byName, place, until: isoAt(clock.now() + VISIT_MS) };
			const session = newToken();
			const id = tokenHash(session);
			if (!(await isAllowed(id, visit, true))) return { refused: 'not-admin' };
			await stored.set(id, visit, VISIT_MS);
			return { session };
		},
		async of(session, fresh) {
			const id = tokenHash(session);
			const visit = await stored.get(id);
			if (!visit || visit.until <= isoAt(clock.now())) return undefined;
			if (await isAllowed(id, visit, fresh)) return visit;
			await stored.delete(id);
			return undefined;
		},
		end: (session) => stored.delete(tokenHash(session)),
		async forget(scope) {
			for await (const [id, { place }] of stored.entries()) if (place.scope === scope) await stored.delete(id);
		},
	};
}

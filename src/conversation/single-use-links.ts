/** Links that are good once, for one person, for ten minutes: to go on in a private chat, or to open the page from afar. */
import { createHash } from 'node:crypto';
import type { Errand, LinkRefusal } from '../../commands/desk.ts';
import type { PlatformName } from '../domain/channel.ts';
import { isoAt } from '../domain/clock.ts';
import type { Clock, Collection } from '../domain/ports.ts';

export type Link = {
	/** Whose it is, on the platform of the errand's place. */
	readonly by: string;
	readonly byName: string;
	/** A link to a chat is there for all to see; it must never open the page. */
	readonly opens: 'chat' | 'page';
	readonly errand: Errand;
	readonly until: string;
};

export type SingleUseLinks = {
	/** Resolves with the token: only its hash is stored, and it is to be in no log. */
	create(link: Omit<Link, 'until'>): Promise<string>;
	/**
	 * The link, once: of two who use it at the same moment, in whatever process, one gets it. `user` is who uses it; another
	 * person's try leaves it unused. Where nobody can be asked who they are (the page), having the token is the proof.
	 */
	consume(
		token: string,
		opens: Link['opens'],
		user?: { readonly platform: PlatformName; readonly id: string },
	): Promise<Link | { readonly refused: LinkRefusal }>;
	/** Deletes those that lead to this scope. */
	forget(scope: string): Promise<void>;
};

const LIFE_MS = 10 * 60_000;
/** People press old links: for this long they hear what is wrong with them. */
const REMEMBER_MS = 6 * LIFE_MS;

export function createSingleUseLinks(parts: {
	readonly stored: Collection<Link>;
	readonly clock: Clock;
	readonly newToken: () => string;
}): SingleUseLinks {
	const { stored, clock, newToken } = parts;
	return {
		async create(link) {
			const token = newToken();
			await stored.set(tokenHash(token), { ...link, until: isoAt(clock.now() + LIFE_MS) }, REMEMBER_MS);
			return token;
		},
		async consume(token, opens, user) {
			const id = tokenHash(token);
			const used = `${id}.used`;
			const link = (await stored.get(id)) ?? (await stored.get(used));
			if (link?.opens !== opens) return { refused: 'unknown' };
			const isTheirs = !user || (link.by === user.id && link.errand.place.platform === user.platform);
			if (!isTheirs) return { refused: 'foreign' };
			if (link.until <= isoAt(clock.now())) return { refused: 'expired' };
			const taken = await stored.take(id);
			if (!taken) return { refused: 'used' };
			await stored.set(used, taken, REMEMBER_MS);
			return taken;
		},
		async forget(scope) {
			for await (const [id, { errand }] of stored.entries()) if (errand.place.scope === scope) await stored.delete(id);
		},
	};
}

/** What is stored instead of a token: who reads the store can use nothing of it. Pure. */
export function tokenHash(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

/** What an engine (SQLite, Redis) lends the store: a Keyv for each collection, a table of leases, notices. */
import type { Keyv } from 'keyv';
import type { LeaseTable } from './lease.ts';
import type { Notices } from './notices.ts';

export type Engine = {
	/** A Keyv of its own for one collection: adapters carry the namespace, so sharing one would mix collections up. */
	keyv(collection: string): Keyv;
	readonly leases: LeaseTable;
	readonly notices: Notices;
	close(): Promise<void>;
};

/**
 * The options every Keyv of ours has. Plain JSON instead of Keyv's own wrapping: expiry is the engine's alone (a column,
 * Redis's PX), and text that starts with ":base64:" stays text. What is not JSON comes out as the bare text, which is no
 * envelope: the collection names the record and refuses it.
 */
export const KEYV_OPTIONS = {
	throwOnErrors: true,
	serialize: (data: { value?: unknown }): string => JSON.stringify(data.value),
	deserialize: (text: string) => ({ value: parsed(text) as never }), // of whatever type the caller of Keyv names
};

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

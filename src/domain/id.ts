/** Stable ids derived from content: one letter for the kind and 24 hex digits. Pure. */
import { createHash } from 'node:crypto';

/** f feed · e entry · a article · t topic · s story · n announcement · m alert (message) · c channel · u subscription · b button. */
export type IdKind = 'f' | 'e' | 'a' | 't' | 's' | 'n' | 'm' | 'c' | 'u' | 'b';

/**
 * Derives an id from the parts that make a thing what it is.
 * 25 characters: fits Discord's nonce (at most 25), BullMQ's job ids (no ":") and any store's key.
 * Parts are length-prefixed, so that ('ab', 'c') and ('a', 'bc') differ.
 */
export function idOf(kind: IdKind, ...parts: readonly string[]): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(`${part.length}:${part}`);
	return kind + hash.digest('hex').slice(0, 24);
}

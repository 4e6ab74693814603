/** Bodies that are compressed without the header that says so, as static "feed.xml.gz" files are served. Pure. */
import { gunzipSync } from 'node:zlib';
import type { Warn } from './repair.ts';

/** As much as the fetch allows of a body that says what it is. */
const MAX_BYTES = 5_000_000;

/** The bytes inside a gzip file (RFC 1952); other bytes, and what cannot be unpacked within 5 MB, stay as they are. */
export function unpack(bytes: Uint8Array, warn: Warn): Uint8Array {
	if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
	try {
		const unpacked = gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
		warn('compression-unlabelled');
		return unpacked;
	} catch {
		return bytes;
	}
}

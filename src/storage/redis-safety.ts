/** Refuses a Redis that is set up so that it would lose alerts, and says what to change. */
import type { RedisClientType } from '@keyv/redis';
import type { Log } from '../domain/ports.ts';
import { StorageError } from './storage-error.ts';

/**
 * Eviction drops records when memory is short; without the append-only file a restart forgets what was acknowledged since the
 * last snapshot: 896 of 3,000 in our trials. Snapshots are taken only at the operator's word (see redis-recall.ts). Both are
 * read from INFO, which managed services allow more often than CONFIG. Throws StorageError unsafe.
 */
export async function refuseUnsafeRedis(
	client: RedisClientType,
	snapshotsAccepted: boolean,
	log?: Log,
): Promise<'log' | 'snapshots'> {
	const policy = infoField(await client.info('memory'), 'maxmemory_policy');
	if (policy !== 'noeviction') {
		throw unsafe(`it may evict records (maxmemory-policy ${policy})`, 'maxmemory-policy noeviction');
	}
	// CONFIG may be forbidden: then nobody can tell
	const setting = (name: string) => client.configGet(name).catch((): Record<string, string> => ({}));
	if (infoField(await client.info('persistence'), 'aof_enabled') === '1') {
		const sync = await setting('appendfsync');
		if ('appendfsync' in sync && sync.appendfsync !== 'always') {
			log?.warn(
				'a power cut, or a kill while the disk is busy, may lose the last seconds; "appendfsync always" prevents it',
				sync,
			);
		}
		return 'log';
	}
	if (!snapshotsAccepted) throw unsafe('it forgets acknowledged records when it restarts', 'appendonly yes');
	const { save } = await setting('save');
	if (save === '') throw unsafe('it keeps neither a log nor snapshots', 'save 60 1');
	log?.warn(
		'this Redis keeps snapshots only: what it forgets is written again by those who wrote it, if they still live',
		{
			save,
		},
	);
	return 'snapshots';
}

/** A field of Redis's answer to INFO. */
export function infoField(info: string, field: string): string | undefined {
	return info.match(new RegExp(`^${field}:(.*?)\\r?$`, 'm'))?.[1];
}

function unsafe(fault: string, setting: string): StorageError {
	const [name, ...values] = setting.split(' ');
	const command = `redis-cli CONFIG SET ${name} "${values.join(' ')}" && redis-cli CONFIG REWRITE`;
	const remedy = `set "${setting}" in redis.conf, or run: ${command}`;
	return new StorageError('unsafe', `this Redis would lose alerts: ${fault}; ${remedy}`);
}

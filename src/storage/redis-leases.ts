/** The lease table on Redis: SET NX PX and compare-and-set in Lua; Redis's clock judges expiry. */
import type { RedisClientType } from '@keyv/redis';
import type { LeaseTable } from './lease.ts';
import type { Recall } from './redis-recall.ts';

const TAKE = `
	if redis.call('EXISTS', KEYS[1]) == 1 then return false end
	local fence = redis.call('INCR', KEYS[2])
	redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. fence, 'NX', 'PX', ARGV[2])
	return fence`;
const RENEW = `
	if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
	return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;
const RELEASE = `
	if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
	return 1`;

/**
 * The braces keep a lease and its fence in one slot of a cluster. With `recall` a lease outlives a Redis that has forgotten it:
 * its holder writes it again before anybody may take it.
 */
export function redisLeases(client: RedisClientType, recall?: Recall): LeaseTable {
	const keyOf = (name: string): string => `rasid:{lease:${name}}`;
	return {
		async take(name, holder, ttlMs) {
			await recall?.ready();
			const keys = [keyOf(name), `${keyOf(name)}:fence`];
			const fence = await client.eval(TAKE, { keys, arguments: [holder, String(ttlMs)] });
			if (fence === null) return undefined;
			recall?.wrote(keyOf(name), `${holder} ${fence}`, ttlMs);
			return Number(fence);
		},
		async renew(name, holder, fence, ttlMs) {
			await recall?.ready();
			const own = `${holder} ${fence}`;
			const isOurs = (await client.eval(RENEW, { keys: [keyOf(name)], arguments: [own, String(ttlMs)] })) === 1;
			if (isOurs) recall?.wrote(keyOf(name), own, ttlMs);
			return isOurs;
		},
		async release(name, holder, fence) {
			await recall?.ready();
			await client.eval(RELEASE, { keys: [keyOf(name)], arguments: [`${holder} ${fence}`] });
			recall?.forget(keyOf(name));
		},
	};
}

/** The lease table on Redis: SET NX PX and compare-and-set in Lua; Redis's clock judges expiry. */
import type { RedisClientType } from '@keyv/redis';
import type { LeaseTable } from './lease.ts';

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

/** The braces keep a lease and its fence in one slot of a cluster. */
export function redisLeases(client: RedisClientType): LeaseTable {
	const keyOf = (name: string): string => `rasid:{lease:${name}}`;
	return {
		async take(name, holder, ttlMs) {
			const keys = [keyOf(name), `${keyOf(name)}:fence`];
			const fence = await client.eval(TAKE, { keys, arguments: [holder, String(ttlMs)] });
			return fence === null ? undefined : Number(fence);
		},
		async renew(name, holder, fence, ttlMs) {
			const own = `${holder} ${fence}`;
			return (await client.eval(RENEW, { keys: [keyOf(name)], arguments: [own, String(ttlMs)] })) === 1;
		},
		async release(name, holder, fence) {
			await client.eval(RELEASE, { keys: [keyOf(name)], arguments: [`${holder} ${fence}`] });
		},
	};
}

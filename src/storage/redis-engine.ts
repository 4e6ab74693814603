/** The engine for many machines: Keyv on Redis, keys "rasid:collection::id". */
import KeyvRedis, { createClient, type RedisClientType } from '@keyv/redis';
import { Keyv } from 'keyv';
import type { Clock, Log } from '../domain/ports.ts';
import { type Engine, KEYV_OPTIONS } from './engine.ts';
import { redisLeases } from './redis-leases.ts';
import { openRedisNotices } from './redis-notices.ts';
import { createRecall, type Recall, stamped } from './redis-recall.ts';
import { refuseUnsafeRedis } from './redis-safety.ts';
import { storageError } from './storage-error.ts';

/** Keys that Redis looks at in one step of SCAN. */
const SCAN_COUNT = 1_000;
/** Records read at once while walking through a collection. */
const PAGE = 200;

/** The operator's word in the store's URL that snapshots are enough: see redis-recall.ts for what that means. */
const SNAPSHOTS = /[?&]persistence=snapshots\b/;

/** Throws StorageError unreachable or unsafe. Later losses of the connection are healed in the background. */
export async function openRedisEngine(url: string, clock: Clock, log?: Log): Promise<Engine> {
	const client = createRedisClient(url, log);
	try {
		await client.connect();
		const persistence = await refuseUnsafeRedis(client, SNAPSHOTS.test(url), log);
		const recall = persistence === 'snapshots' ? createRecall(client, clock, log) : undefined;
		await recall?.connected();
		if (recall) client.on('ready', () => void recall.connected());
		const { notices, close } = await openRedisNotices(client);
		return {
			keyv: (collection) => keyvOn(client, collection, recall),
			leases: redisLeases(client, recall),
			notices,
			async close() {
				if (!client.isOpen) return;
				await close();
				await client.close();
			},
		};
	} catch (error) {
		if (client.isOpen) client.destroy();
		throw storageError(error, 'use the Redis store');
	}
}

/**
 * While Redis is away every command fails at once instead of waiting in a queue of unknown length: the caller's record
 * stays where it was and the next sweep tries again.
 */
function createRedisClient(url: string, log?: Log): RedisClientType {
	let state: 'starting' | 'up' | 'away' = 'starting';
	const client = createClient({
		url,
		disableOfflineQueue: true,
		pingInterval: 5_000,
		socket: {
			connectTimeout: 5_000,
			socketTimeout: 20_000, // a peer that vanished without a word: four pings unanswered
			reconnectStrategy: (tries: number) => state !== 'starting' && Math.min(2_000, 50 * 2 ** tries),
		},
	}) as RedisClientType;
	client.setMaxListeners(0); // each collection's adapter listens
	client.on('error', (error: Error) => {
		if (state !== 'up') return; // each attempt to connect again fails in its turn
		state = 'away';
		log?.warn('redis connection lost', { error });
	});
	client.on('ready', () => {
		if (state === 'away') log?.info('redis connection is back');
		state = 'up';
	});
	return client;
}

function keyvOn(client: RedisClientType, collection: string, recall?: Recall): Keyv {
	const store = new OrderedKeyvRedis(client, recall);
	const form = recall ? stamped(KEYV_OPTIONS, recall) : KEYV_OPTIONS;
	return new Keyv({ ...form, store, namespace: `rasid:${collection}`, useKeyPrefix: false });
}

/** KeyvRedis, but walking in order of key, each key once, and over no record that vanished meanwhile. */
class OrderedKeyvRedis extends KeyvRedis<string> {
	readonly #recall: Recall | undefined;

	constructor(client: RedisClientType, recall?: Recall) {
		super(client, { throwOnErrors: true });
		this.#recall = recall;
	}

	/** The original opens a closed client again, behind the back of whoever closed it. Every command asks for it first. */
	override async getClient(): Promise<typeof this.client> {
		await this.#recall?.ready();
		return this.client;
	}

	override async set(key: string, text: string, ttlMs?: number): Promise<void> {
		await super.set(key, text, ttlMs);
		this.#recall?.wrote(this.createKeyPrefix(key, this.namespace), text, ttlMs);
	}

	override async setMany(entries: Parameters<KeyvRedis<string>['setMany']>[0]): Promise<void> {
		await super.setMany(entries);
		for (const { key, value, ttl } of entries)
			this.#recall?.wrote(this.createKeyPrefix(key, this.namespace), value, ttl);
	}

	override async delete(key: string): Promise<boolean> {
		const wasThere = await super.delete(key);
		this.#recall?.wrote(this.createKeyPrefix(key, this.namespace), undefined);
		return wasThere;
	}

	override async *iterator<Value>(namespace?: string): AsyncGenerator<[string, Value | undefined], void, unknown> {
		const client = (await this.getClient()) as RedisClientType;
		const prefix = this.createKeyPrefix('', namespace);
		const found = new Set<string>(); // SCAN may tell a key twice
		for await (const keys of client.scanIterator({ MATCH: `${prefix}*`, COUNT: SCAN_COUNT })) {
			for (const key of keys) found.add(key);
		}
		const keys = [...found].sort();
		for (let from = 0; from < keys.length; from += PAGE) {
			const page = keys.slice(from, from + PAGE);
			const values = await client.mGet(page);
			for (const [at, key] of page.entries()) {
				const value = values[at];
				if (value !== null) yield [key.slice(prefix.length), value as Value];
			}
		}
	}
}

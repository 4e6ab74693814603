/** What Keyv hides is loud: a write that was not done, told by a mere `false`. */
import type { Keyv } from 'keyv';
import { expect, test } from 'vitest';
import { createCollection } from '../../src/storage/collection.ts';
import { createKeyedTurns } from '../../src/storage/keyed-turns.ts';

const deaf = { set: async () => false, setMany: async () => [true, false] } as unknown as Keyv;
const collection = createCollection<number>('alerts', deaf, createKeyedTurns());

test('a write that answers false is an error that names the record', async () => {
	await expect(collection.set('m1', 1)).rejects.toMatchObject({ kind: 'failed', collection: 'alerts', id: 'm1' });
});

test('of many writes one that answers false is an error', async () => {
	const records = [
		{ id: 'm1', value: 1 },
		{ id: 'm2', value: 2 },
	];
	await expect(collection.setMany(records)).rejects.toMatchObject({ kind: 'failed', collection: 'alerts' });
});

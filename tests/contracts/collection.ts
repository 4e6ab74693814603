/** What every Collection promises, whatever engine is below. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Collection, CollectionOptions, Store } from '../../src/domain/ports.ts';

type Note = { readonly text: string; readonly count?: number };

export type StoreUnderTest = {
	readonly store: Store;
	/** Lets time pass for the engine: a fake clock, or really. */
	pass(ms: number): Promise<void>;
};

let serial = 0;

export function collectionContract(open: () => Promise<StoreUnderTest>): void {
	let subject: StoreUnderTest;
	beforeAll(async () => {
		subject = await open();
	});

	/** A collection that no other test uses. */
	const fresh = (options?: CollectionOptions<Note>): Collection<Note> =>
		subject.store.collection<Note>(`notes_${++serial}`, options);

	describe('records', () => {
		test('come back as they went in', async () => {
			const notes = fresh();
			const text = 'قال الوزير: «لن نوقّع» — ‏AUKUS\u0000 \u2028 😀 :base64:YQ== "\\';
			await notes.set('a1', { text, count: 3 });
			expect(await notes.get('a1')).toEqual({ text, count: 3 });
			expect(await notes.has('a1')).toBe(true);
		});

		test('that are not there are undefined', async () => {
			const notes = fresh();
			expect(await notes.get('none')).toBeUndefined();
			expect(await notes.has('none')).toBe(false);
		});

		test('are replaced by a second set, and lose the lifetime of the first', async () => {
			const notes = fresh();
			await notes.set('a', { text: 'مؤقت' }, 40);
			await notes.set('a', { text: 'دائم' });
			await subject.pass(60);
			expect(await notes.get('a')).toEqual({ text: 'دائم' });
		});

		test('are gone after delete; deleting what is not there is no error', async () => {
			const notes = fresh();
			await notes.set('a', { text: 'خبر' });
			await notes.delete('a');
			await notes.delete('a');
			expect(await notes.get('a')).toBeUndefined();
			expect(await notes.has('a')).toBe(false);
		});

		test('are taken once, however many take', async () => {
			const notes = fresh();
			await notes.set('a', { text: 'خبر' });
			const taken = await Promise.all([notes.take('a'), notes.take('a'), notes.take('a')]);
			expect(taken.filter((note) => note !== undefined)).toEqual([{ text: 'خبر' }]);
			expect(await notes.take('a')).toBeUndefined();
			expect(await notes.has('a')).toBe(false);
		});

		test('are copies: changing what was read changes nothing stored', async () => {
			const notes = fresh();
			await notes.set('a', { text: 'أصل' });
			Object.assign((await notes.get('a'))!, { text: 'عبث' });
			expect(await notes.get('a')).toEqual({ text: 'أصل' });
		});

		test('of 1 MB are no trouble', async () => {
			const notes = fresh();
			const text = 'نصّ '.repeat(150_000);
			await notes.set('long', { text });
			expect((await notes.get('long'))?.text.length).toBe(text.length);
		});
	});

	describe('ids', () => {
		test.each(['', 'a:b', 'a/b', 'خبر', 'a b', 'a*', 'x'.repeat(81)])('%j is refused everywhere', async (id) => {
			const notes = fresh();
			const refused = { kind: 'bad-name' };
			await expect(notes.get(id)).rejects.toMatchObject(refused);
			await expect(notes.has(id)).rejects.toMatchObject(refused);
			await expect(notes.set(id, { text: '' })).rejects.toMatchObject(refused);
			await expect(notes.delete(id)).rejects.toMatchObject(refused);
			await expect(notes.getMany(['ok', id])).rejects.toMatchObject(refused);
			await expect(notes.setMany([{ id, value: { text: '' } }])).rejects.toMatchObject(refused);
			await expect(notes.update(id, () => ({ text: '' }))).rejects.toMatchObject(refused);
		});

		test.each(['a', 'A-b_c.d', '__proto__', 'constructor', '-', 'x'.repeat(80)])('%j is allowed', async (id) => {
			const notes = fresh();
			expect(await notes.get(id)).toBeUndefined();
			await notes.set(id, { text: id });
			expect(await notes.get(id)).toEqual({ text: id });
			expect(await notes.getMany([id])).toEqual([{ text: id }]);
		});
	});

	describe('many at once', () => {
		test('getMany keeps the order asked for, with gaps and repeats', async () => {
			const notes = fresh();
			await notes.setMany([
				{ id: 'b', value: { text: 'ب' } },
				{ id: 'a', value: { text: 'أ' } },
			]);
			expect(await notes.getMany(['a', 'none', 'b', 'a'])).toEqual([
				{ text: 'أ' },
				undefined,
				{ text: 'ب' },
				{ text: 'أ' },
			]);
		});

		test('nothing asked, nothing done', async () => {
			const notes = fresh();
			await notes.setMany([]);
			expect(await notes.getMany([])).toEqual([]);
		});

		test('setMany with one bad id writes none', async () => {
			const notes = fresh();
			const records = [
				{ id: 'good', value: { text: 'سليم' } },
				{ id: 'b:d', value: { text: 'معيب' } },
			];
			await expect(notes.setMany(records)).rejects.toMatchObject({ kind: 'bad-name' });
			expect(await notes.has('good')).toBe(false);
		});

		test('500 sets side by side are all there', async () => {
			const notes = fresh();
			const ids = Array.from({ length: 500 }, (_, at) => `n${at}`);
			await Promise.all(ids.map((id, count) => notes.set(id, { text: id, count })));
			expect((await notes.getMany(ids)).map((note) => note?.count)).toEqual(ids.map((_, at) => at));
		});
	});

	describe('lifetimes', () => {
		test('end for every way of reading', async () => {
			const notes = fresh();
			await notes.set('short', { text: 'عابر' }, 40);
			await notes.setMany([{ id: 'short2', value: { text: 'عابر' }, ttlMs: 39.5 }]);
			await notes.set('long', { text: 'باق' }, 3_600_000);
			await subject.pass(60);
			expect(await notes.get('short')).toBeUndefined();
			expect(await notes.has('short2')).toBe(false);
			expect(await notes.getMany(['short', 'short2', 'long'])).toEqual([undefined, undefined, { text: 'باق' }]);
			expect(await idsOf(notes)).toEqual(['long']);
		});

		test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('of %d ms are a bug, not "for ever"', async (ttlMs) => {
			const notes = fresh();
			await expect(notes.set('a', { text: '' }, ttlMs)).rejects.toThrow(RangeError);
			await expect(notes.setMany([{ id: 'a', value: { text: '' }, ttlMs }])).rejects.toThrow(RangeError);
			expect(await notes.has('a')).toBe(false);
		});
	});

	describe('update', () => {
		test('100 increments side by side make 100', async () => {
			const notes = fresh();
			const add = (old: Note | undefined): Note => ({ text: 'عدّاد', count: (old?.count ?? 0) + 1 });
			await Promise.all(Array.from({ length: 100 }, () => notes.update('n', add)));
			expect((await notes.get('n'))?.count).toBe(100);
		});

		test('holds between two handles of one collection', async () => {
			const name = `notes_${++serial}`;
			const handles = [subject.store.collection<Note>(name), subject.store.collection<Note>(name)];
			const add = (old: Note | undefined): Note => ({ text: '', count: (old?.count ?? 0) + 1 });
			await Promise.all(Array.from({ length: 20 }, (_, at) => handles[at % 2]!.update('n', add)));
			expect((await handles[0]!.get('n'))?.count).toBe(20);
		});

		test('undefined leaves the record as it is and gives it back', async () => {
			const notes = fresh();
			await notes.set('a', { text: 'كما هو' });
			expect(await notes.update('a', () => undefined)).toEqual({ text: 'كما هو' });
			expect(await notes.update('none', () => undefined)).toBeUndefined();
			expect(await notes.has('none')).toBe(false);
		});

		test('a change that throws rejects, writes nothing and does not hold up the next', async () => {
			const notes = fresh();
			const failing = notes.update('a', () => {
				throw new Error('no');
			});
			const next = notes.update('a', () => ({ text: 'بعده' }));
			await expect(failing).rejects.toThrow('no');
			expect(await next).toEqual({ text: 'بعده' });
		});
	});

	describe('entries', () => {
		test('come in order of id, more than a page of them', async () => {
			const notes = fresh();
			const ids = Array.from({ length: 450 }, (_, at) => `n${String(at * 7919).padStart(8, '0')}`);
			await notes.setMany(ids.map((id) => ({ id, value: { text: id } })));
			expect(await idsOf(notes)).toEqual([...ids].sort());
		});

		test('survive writes and deletes on the way', async () => {
			const notes = fresh();
			const ids = Array.from({ length: 450 }, (_, at) => `n${String(at).padStart(4, '0')}`);
			await notes.setMany(ids.map((id) => ({ id, value: { text: id } })));
			const seen: string[] = [];
			for await (const [id] of notes.entries()) {
				seen.push(id);
				if (id === 'n0100') await Promise.all([notes.delete('n0300'), notes.set('n0000x', { text: 'جديد' })]);
			}
			expect(seen).toEqual([...new Set(seen)].sort());
			expect(seen.filter((id) => id !== 'n0300')).toEqual(ids.filter((id) => id !== 'n0300'));
		});
	});

	describe('neighbours', () => {
		// to LIKE, "_" is any letter; to SCAN, "*" and "?" are; a bare prefix has no end
		test.each([
			['g_1', 'gx1'],
			['g', 'g-1'],
			['note', 'notes'],
		])('%s and %s cannot touch each other', async (left, right) => {
			const a = subject.store.collection<Note>(left);
			const b = subject.store.collection<Note>(right);
			await a.set('same', { text: 'يمين' });
			await b.set('same', { text: 'يسار' });
			expect([await a.get('same'), await b.get('same')]).toEqual([{ text: 'يمين' }, { text: 'يسار' }]);
			expect([await idsOf(a), await idsOf(b)]).toEqual([['same'], ['same']]);
			await a.delete('same');
			expect(await b.has('same')).toBe(true);
		});

		test.each(['', 'a:b', 'a*', 'a?', 'x'.repeat(41)])('a collection cannot be called %j', (name) => {
			expect(() => subject.store.collection(name)).toThrow(expect.objectContaining({ kind: 'bad-name' }));
		});
	});

	describe('versions', () => {
		test('an older record is lifted when read, and stored in the new form when written', async () => {
			const name = `notes_${++serial}`;
			await subject.store.collection<string>(name).set('a', 'نص قديم');
			const migrate = (value: unknown, from: number): Note => ({ text: String(value), count: from });
			const lifted = subject.store.collection<Note>(name, { version: 3, migrate });
			const expected = { text: 'نص قديم', count: 1 };
			expect(await lifted.get('a')).toEqual(expected);
			expect(await lifted.getMany(['a'])).toEqual([expected]);
			expect(await Array.fromAsync(lifted.entries())).toEqual([['a', expected]]);
			await lifted.update('a', (old) => ({ text: old!.text }));
			expect(await lifted.get('a')).toEqual({ text: 'نص قديم' });
		});

		test('a newer record is refused, not guessed at', async () => {
			const name = `notes_${++serial}`;
			await subject.store.collection<Note>(name, { version: 2 }).set('a', { text: 'من المستقبل' });
			const old = subject.store.collection<Note>(name);
			const refused = { kind: 'too-new', collection: name, id: 'a', message: expect.stringContaining('version 2') };
			await expect(old.get('a')).rejects.toMatchObject(refused);
			await expect(old.getMany(['a'])).rejects.toMatchObject(refused);
			await expect(Array.fromAsync(old.entries())).rejects.toMatchObject(refused);
			await expect(old.update('a', (note) => note)).rejects.toMatchObject(refused);
		});

		test('an older record without a migration is refused', async () => {
			const name = `notes_${++serial}`;
			await subject.store.collection<Note>(name).set('a', { text: 'قديم' });
			const later = subject.store.collection<Note>(name, { version: 2 });
			await expect(later.get('a')).rejects.toMatchObject({ kind: 'unreadable', id: 'a' });
		});
	});
}

async function idsOf(collection: Collection<unknown>): Promise<string[]> {
	const ids: string[] = [];
	for await (const [id] of collection.entries()) ids.push(id);
	return ids;
}

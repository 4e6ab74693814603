/** The outbox over several processes: who knows of an alert, and whose word counts. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOutbox, type Outbox } from '../../src/alerts/outbox.ts';
import { type Board, createBoardKeeper } from '../../src/alerts/outbox-board.ts';
import type { Alert } from '../../src/domain/alert.ts';
import type { Collection, Store } from '../../src/domain/ports.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { alert } from './samples.ts';

let store: Store;
let alerts: Collection<Alert>;
let announcing: Outbox;
let delivering: Outbox;

beforeEach(async () => {
	store = await openStore('memory:');
	alerts = store.collection<Alert>('alerts');
	announcing = createOutbox(alerts);
	announcing.forget();
	delivering = createOutbox(alerts);
	await delivering.restore();
});

afterEach(() => store.close());

test('a process that does not deliver keeps nothing of what it adds', async () => {
	await announcing.add([alert('m1')]);
	expect([announcing.live(), announcing.recent(10), announcing.counts().pending]).toEqual([[], [], 0]);
	expect(await announcing.get('m1')).toMatchObject({ status: 'pending' });
});

test('the one that delivers learns of it, once', async () => {
	await announcing.add([alert('m1')]);
	await Promise.all([delivering.learn('m1'), delivering.learn('m1')]);
	expect(delivering.live().map(({ id }) => id)).toEqual(['m1']);
	expect(delivering.counts().pending).toBe(1);
});

test('one that was given up and taken up again elsewhere is live again', async () => {
	await delivering.add([alert('m1')]);
	await delivering.put(alert('m1', { status: 'failed' }));
	await announcing.put(alert('m1', { status: 'pending' }));
	expect(await delivering.learn('m1')).toMatchObject({ status: 'pending' });
	expect([delivering.live().length, delivering.failures().length]).toEqual([1, 0]);
});

test('a reading that was overtaken by the delivery is not believed', async () => {
	const slow = Promise.withResolvers<void>();
	const late = createOutbox({
		...alerts,
		async get(id) {
			const found = await alerts.get(id);
			await slow.promise;
			return found;
		},
	});
	await announcing.add([alert('m1')]);
	const learning = late.learn('m1');
	await late.put(alert('m1', { status: 'sent' }));
	slow.resolve();
	expect(await learning).toMatchObject({ status: 'sent' });
	expect(late.live()).toEqual([]);
});

test('begun anew, it counts each alert once', async () => {
	await delivering.add([alert('m1'), alert('m2', { status: 'held' })]);
	await delivering.restore();
	expect(delivering.counts()).toMatchObject({ pending: 1, held: 1 });
});

test('the others see on the board what the delivering one knows, each change once', async () => {
	const boards = store.collection<Board>('board');
	const [teller, reader] = [createBoardKeeper(delivering, boards), createBoardKeeper(announcing, boards)];
	const ids = (some: readonly Alert[]) => some.map(({ id }) => id);
	await delivering.add([alert('m1'), alert('m2', { createdAt: '2026-11-25T09:00:01.000Z' })]);
	await teller.look();
	expect(ids(await reader.look())).toEqual(['m2', 'm1']);
	expect(announcing.counts()).toEqual(delivering.counts());
	await delivering.put(alert('m1', { status: 'failed' }));
	await teller.look();
	expect(ids(await reader.look())).toEqual(['m1']);
	expect(ids(announcing.failures())).toEqual(['m1']);
	expect(ids(announcing.recent(10))).toEqual(['m2', 'm1']);
	expect(announcing.recent(10)[1]!.status).toBe('failed');
	expect(await reader.look()).toEqual([]);
	expect(announcing.live()).toEqual([]);
});

test('who takes the delivering over believes the store, not the board', async () => {
	const boards = store.collection<Board>('board');
	await delivering.add([alert('m1')]);
	await createBoardKeeper(delivering, boards).look();
	await createBoardKeeper(announcing, boards).look();
	await delivering.put(alert('m1', { status: 'sent' }));
	await announcing.restore();
	expect(announcing.counts()).toMatchObject({ pending: 0, sent: 1 });
	expect(await createBoardKeeper(announcing, boards).look()).toEqual([]);
	expect((await boards.get('outbox'))!.counts.sent).toBe(1);
});

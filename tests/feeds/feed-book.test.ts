import { expect, test } from 'vitest';
import type { Feed } from '../../src/domain/feed.ts';
import { type AddedFeed, createFeedBook } from '../../src/feeds/feed-book.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { handClock } from '../fakes/clock.ts';

const feed = (id: string): Feed => ({ id, feedUrl: `https://${id}.example/rss`, title: id, language: 'ar' });
const adder = (scope: string) => ({ scope, channelId: `c-${scope}`, by: '1', at: '2026-11-25T09:00:00.000Z' });

async function book(stored?: Awaited<ReturnType<typeof collection>>) {
	const heard: string[] = [];
	const records = stored ?? (await collection());
	const feeds = createFeedBook({
		edited: [feed('f0')],
		stored: records,
		changed: async (change) => void heard.push(`${change.kind} ${change.feed.id}`),
	});
	return { feeds, heard, records };
}

async function collection() {
	const store = await openStore('memory:', { clock: handClock() });
	return store.collection<AddedFeed>('feeds-added');
}

test('a hundred places that add one feed make one that is polled', async () => {
	const { feeds, heard } = await book();
	await Promise.all(Array.from({ length: 100 }, (_, at) => feeds.add(feed('f1'), adder(`s${at}`))));
	expect(heard).toEqual(['new f1']);
	expect(feeds.addersOf('f1')).toHaveLength(100);
	expect(feeds.all().map(({ id }) => id)).toEqual(['f0', 'f1']);
});

test('the editor’s feed and the owner’s are everyone’s; an added one belongs to those who added it, even after the last one left', async () => {
	const { feeds, heard } = await book();
	await feeds.add(feed('f1'), adder('a'));
	expect([feeds.isFor('f0', 'b'), feeds.isFor('f1', 'a'), feeds.isFor('f1', 'b')]).toEqual([true, true, false]);
	await feeds.add(feed('f2'), adder('global'));
	expect([feeds.isFor('f2', 'a'), feeds.isFor('f2', 'b')]).toEqual([true, true]);
	await feeds.forget('global');
	expect(await feeds.remove('f1', 'b')).toBe(false);
	await feeds.forget('a');
	expect(heard).toEqual(['new f1', 'new f2', 'gone f2', 'gone f1']);
	expect([feeds.get('f1'), feeds.isFor('f1', 'a'), feeds.isFor('f1', 'b')]).toEqual([undefined, false, false]);
});

test('after a restart it is all there, and another process hears of it', async () => {
	const { feeds, records } = await book();
	await feeds.add(feed('f1'), adder('a'));
	const other = await book(records);
	await other.feeds.restore();
	expect(other.heard).toEqual(['new f1']);
	await feeds.remove('f1', 'a');
	await other.feeds.reread('f1');
	expect(other.heard).toEqual(['new f1', 'gone f1']);
	for await (const [, record] of records.entries()) expect(JSON.stringify(record)).not.toContain('example');
});

test('the 51st of one place is refused, and nobody else is', async () => {
	const { feeds } = await book();
	for (let at = 1; at <= 50; at += 1) expect(await feeds.add(feed(`f${at}`), adder('a'))).toBe('added');
	expect(await feeds.add(feed('f51'), adder('a'))).toBe('too-many');
	expect(await feeds.add(feed('f51'), adder('b'))).toBe('added');
});

/** The program's whole wiring in the test's own process: a store on the disk that outlives it, and a clock turned by hand. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PassThrough } from 'node:stream';
import { type Environment, readEnvironment } from '../../config/environment.ts';
import type { Outbox } from '../../src/alerts/outbox.ts';
import { type AllRecords, recordsOf } from '../../src/app/records.ts';
import { type App, buildApp } from '../../src/app.ts';
import type { Feed, FeedState } from '../../src/domain/feed.ts';
import type { Log } from '../../src/domain/ports.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { handClock } from '../fakes/clock.ts';

export type Said = { readonly text: string; readonly fields: Record<string, unknown> };

export type HouseByHand = {
	/** What it logged, over all its lives. */
	readonly said: readonly Said[];
	/** Writes into the store before the first start. */
	seed(write: (records: AllRecords) => Promise<void>): Promise<void>;
	/** Starts the program over what the last one left; stops that one first. */
	start(feeds: readonly Feed[], changes?: Partial<Environment>): Promise<void>;
	stop(): Promise<void>;
	readonly look: App['look'];
	outbox(): Outbox;
	stateOf(feed: Feed): Promise<FeedState>;
	/** Of all articles stored, in order of the alphabet. */
	titles(): Promise<string[]>;
	/** Resolves when it has logged this, in the past or to come. */
	heard(text: string, fields?: Record<string, unknown>): Promise<void>;
	/** Time passes, and the rounds have their turn. */
	pass(ms: number): Promise<void>;
	/** Nothing can be written meanwhile: a look that tried would reject. */
	withoutWriting<T>(act: () => Promise<T>): Promise<T>;
};

export function houseByHand(): HouseByHand {
	const file = join(mkdtempSync(join(tmpdir(), 'rasid-house-')), 'rasid.db');
	const storeUrl = `sqlite:${file}`;
	const clock = handClock();
	const said: Said[] = [];
	const listeners: (() => void)[] = [];
	let app: App | undefined;

	function hear(text: string, fields: Record<string, unknown> = {}): void {
		said.push({ text, fields });
		for (const listener of listeners) listener();
	}
	const log: Log = { debug: hear, info: hear, warn: hear, error: hear };

	function running(): App {
		if (!app) throw new Error('the house has not started');
		return app;
	}

	async function stop(): Promise<void> {
		await app?.stop();
		app = undefined;
	}

	return {
		said,
		stop,
		look: (feed, signal) => running().look(feed, signal),
		outbox: () => running().house.outbox,
		async seed(write) {
			const store = await openStore(storeUrl, { clock });
			await write(recordsOf(store));
			await store.close();
		},
		async start(feeds, changes = {}) {
			await stop();
			const read = readEnvironment(join(file, '../.env'), { RASID_STORE: storeUrl });
			if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
			app = await buildApp({
				environment: { ...read.environment, ...changes },
				feeds,
				topics: [],
				roles: ['poll', 'place', 'announce', 'deliver', 'bot'],
				clock,
				timer: clock,
				log,
				print: new PassThrough() as unknown as NodeJS.WriteStream,
				version: 'test',
				onLost: () => undefined,
			});
			await app.start(new AbortController().signal);
		},
		stateOf: async (feed) => (await running().house.records.feedStates.get(feed.id))!,
		async titles() {
			const found: string[] = [];
			for await (const [, article] of running().house.records.articles.entries()) found.push(article.title);
			return found.sort();
		},
		heard: (text, fields = {}) =>
			new Promise((done) => {
				const isIt = (line: Said) =>
					line.text === text && Object.entries(fields).every(([name, value]) => line.fields[name] === value);
				const listen = () => {
					if (said.some(isIt)) done();
				};
				listeners.push(listen);
				listen();
			}),
		async pass(ms) {
			clock.advance(ms);
			for (let turns = 0; turns < 20; turns += 1) await new Promise(setImmediate);
		},
		async withoutWriting(act) {
			const other = new DatabaseSync(file);
			other.exec('BEGIN IMMEDIATE');
			try {
				return await act();
			} finally {
				other.exec('ROLLBACK');
				other.close();
			}
		},
	};
}

/**
 * The page as its reader meets it: bytes and first paint of every page of the demo in a browser on loopback; then a change of
 * a topic tried over 10,000 articles stored in SQLite: seconds, and how late the event loop was meanwhile.
 *
 *   node bench/page.ts [articles.jsonl]
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pageDeskOf } from '../src/app/page-desk.ts';
import { recordsOf } from '../src/app/records.ts';
import type { Article } from '../src/domain/article.ts';
import { systemClock } from '../src/domain/clock.ts';
import type { Topic } from '../src/domain/topic.ts';
import { createLog } from '../src/observability/log.ts';
import { openStore } from '../src/storage/open-store.ts';
import { createTopicBook } from '../src/topics/topic-book.ts';
import { createTopicIndex } from '../src/topics/topic-index.ts';
import { BROWSER, openBrowser, startDemo } from '../tests/browser/stage.ts';
import { median, row } from './row.ts';

const PATHS = ['/', '/stories', '/feeds', '/desk', '/desk/asian-nato', '/state'];
const LOOKS = 7;
const ARTICLES = 10_000;
const TRIALS = 5;
/** Waits for it: the load event may come before. */
const FIRST_PAINT = `new Promise((resolve) => {
	new PerformanceObserver((list, observer) => {
		const paint = list.getEntriesByName('first-contentful-paint')[0];
		if (paint) { observer.disconnect(); resolve(paint.startTime); }
	}).observe({ type: 'paint', buffered: true });
})`;

if (BROWSER) await measurePages();
else console.error('no Chromium in /usr/bin: first paint is not measured');
await measureTrial(process.argv[2] ?? '../shared/data/performance/articles.jsonl');

async function measurePages(): Promise<void> {
	const [browser, demo] = await Promise.all([openBrowser(), startDemo()]);
	const page = await browser.newPage();
	for (const path of PATHS) {
		const paints: number[] = [];
		let bytes = 0;
		for (let look = 0; look < LOOKS; look += 1) {
			const answer = await page.goto(demo.url + path);
			bytes = (await answer!.body()).length;
			paints.push(Number(await page.evaluate(FIRST_PAINT)));
		}
		const middle = median(paints);
		row({
			what: `${path} in a browser, first contentful paint`,
			measured: `${middle.toFixed(0)} ms`,
			beside: `${(bytes / 1000).toFixed(1)} kB; worst of ${LOOKS}: ${Math.max(...paints).toFixed(0)} ms`,
			goal: '≤ 200 ms',
			met: middle <= 200,
		});
	}
	await browser.close();
	await demo.stop();
}

async function measureTrial(path: string): Promise<void> {
	if (!existsSync(path)) {
		console.error(`${path}: no such file; give the path of an articles.jsonl ({id, title, text} a line)`);
		process.exit(1);
	}
	const folder = mkdtempSync(join(tmpdir(), 'rasid-'));
	const log = createLog({ level: 'error', secrets: [] });
	const store = await openStore(`sqlite:${join(folder, 'rasid.db')}`, { clock: systemClock, log });
	const records = recordsOf(store);
	const lines = readFileSync(path, 'utf8').trim().split('\n');
	for (let at = 0; at < ARTICLES; at += 500)
		await records.articles.setMany(
			Array.from({ length: 500 }, (_, more) => articleOf(lines[(at + more) % lines.length]!, at + more)).map(
				(value) => ({ id: value.id, value }),
			),
		);
	const before: Topic = {
		id: 'yemen',
		scope: 'global',
		names: { ar: 'اليمن' },
		keywords: [{ text: 'اليمن' }, { text: 'صنعاء' }],
		revision: 1,
	};
	const after: Topic = { ...before, keywords: [...before.keywords, { text: 'عدن' }] };
	const index = createTopicIndex();
	const topics = createTopicBook({ global: [before], stored: records.topics, index, check: () => undefined });
	// What the desk asks of the house, no more.
	const outbox = { getMany: async () => [] };
	const house = { records, clock: systemClock, outbox, isFor: () => true } as unknown as Parameters<
		typeof pageDeskOf
	>[1]['house'];
	const desk = pageDeskOf(
		{ scope: 'global', id: 'page', name: '' },
		{ house, topics, opinions: records.opinions, history: records.history, inTurn: (act) => act() },
	);
	await desk.trial(before, after, new AbortController().signal);
	for (let trial = 0; trial < TRIALS; trial += 1) {
		const delay = monitorEventLoopDelay({ resolution: 1 });
		delay.enable();
		const from = performance.now();
		const processor = process.cpuUsage();
		const result = await desk.trial(before, after, new AbortController().signal);
		const seconds = (performance.now() - from) / 1000;
		delay.disable();
		const { user, system } = process.cpuUsage(processor);
		console.log(
			`a change over ${result.articles} stored articles: ${seconds.toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of processor), loop at most ${(delay.max / 1e6).toFixed(1)} ms late; before ${result.before}, after ${result.after}`,
		);
	}
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	const from = performance.now();
	const { keywords } = await desk.suggest(before);
	delay.disable();
	console.log(
		`suggestions from as many: ${((performance.now() - from) / 1000).toFixed(2)} s, loop at most ${(delay.max / 1e6).toFixed(1)} ms late: ${keywords.join(', ')}`,
	);
	await store.close();
	rmSync(folder, { recursive: true });
}

function articleOf(line: string, at: number): Article {
	const { id, title, text } = JSON.parse(line);
	return {
		id: `a${at}`,
		feedId: 'f1',
		publisher: 'المدار',
		url: `https://almadar.example/${id}`,
		title,
		contentText: text,
		authors: [],
		categories: [],
		language: 'ar',
		fetchedAt: `2024-09-${10 + (at % 20)}T00:00:00.000Z`,
	};
}

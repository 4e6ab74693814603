/**
 * A changed topic tried over 10,000 stored articles: seconds, and how late the event loop was meanwhile.
 *
 *   node bench/backtest.ts [articles.jsonl]
 */
import { existsSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Topic } from '../src/domain/topic.ts';
import { backtest, type Storied } from '../src/topics/backtest.ts';
import { row } from './row.ts';

const ARTICLES = 10_000;
const path = process.argv[2] ?? '../shared/data/performance/articles.jsonl';
if (!existsSync(path)) {
	console.error(`${path}: no such file; give the path of an articles.jsonl ({id, title, text} a line)`);
	process.exit(1);
}
const lines = readFileSync(path, 'utf8').trim().split('\n');
const articles: Storied[] = Array.from({ length: ARTICLES }, (_, at) => {
	const { id, title, text } = JSON.parse(lines[at % lines.length]!);
	return { id: `${id}-${at}`, title, contentText: text, fetchedAt: `2024-09-${10 + (at % 20)}T00:00:00Z` };
});
const before: Topic = {
	id: 'yemen',
	scope: 'global',
	names: { ar: 'اليمن' },
	keywords: [{ text: 'اليمن' }, { text: 'صنعاء' }],
	revision: 1,
};
const after: Topic = {
	...before,
	keywords: [...before.keywords, { text: 'عدن' }],
	near: [{ terms: ['التحالف', 'اليمن'], within: 8 }],
};

// The bot that runs a trial has matched before: its word lists are read.
await backtest(before, after, articles.slice(0, 500));
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const from = performance.now();
const processor = process.cpuUsage();
const result = await backtest(before, after, articles);
const seconds = (performance.now() - from) / 1000;
delay.disable();
const { user, system } = process.cpuUsage(processor);
const lateMs = delay.max / 1e6;
row({
	what: `a changed topic tried over ${result.articles} articles`,
	measured: `${seconds.toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of processor)`,
	beside: `loop at most ${lateMs.toFixed(1)} ms late; added ${result.added.count}, lost ${result.lost.count}`,
	goal: '≤ 2 s',
	met: seconds <= 2,
});

/** How fast feeds are read, in one run beside rss-parser alone: `node bench/feed-reading.ts`. */
import Parser from 'rss-parser';
import { readFeed } from '../src/feeds/read-feed.ts';
import { median, row } from './row.ts';

const SENTENCE = 'أعلنت وزارة النقل صباح اليوم افتتاح الجسر الجديد أمام حركة السير بعد ثلاثة أعوام من العمل المتواصل. ';
const SIZES = [
	{ name: '30 entries with teasers', entries: 30, sentences: 4 },
	{ name: '500 entries with teasers', entries: 500, sentences: 4 },
	{ name: '500 entries with full text', entries: 500, sentences: 60 },
];
/** Rounds in all, and how many of them only warm the engine up. */
const ROUNDS = 60;
const WARM_UP = 30;

function feedOf(entries: number, sentences: number): string {
	const items = Array.from({ length: entries }, (_, at) => {
		const text = `&lt;p&gt;${SENTENCE.repeat(sentences)}&lt;/p&gt;`;
		const date = `<pubDate>Mon, 12 May 2025 10:${String(at % 60).padStart(2, '0')}:00 +0300</pubDate>`;
		const link = `https://example.org/news/${at}`;
		return `<item><title>خبر رقم ${at}</title><link>${link}</link><guid>${link}</guid>${date}<description>${text}</description></item>`;
	});
	return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>أخبار</title>${items.join('')}</channel></rss>`;
}

/** Processor time, so that other work on the machine counts for nothing. */
async function cpuMs(work: () => Promise<unknown>): Promise<number> {
	const start = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}

for (const { name, entries, sentences } of SIZES) {
	const text = feedOf(entries, sentences);
	const bytes = new TextEncoder().encode(text);
	const times = { ours: [] as number[], bare: [] as number[] };
	for (let round = 0; round < ROUNDS; round += 1) {
		times.ours.push(await cpuMs(() => readFeed(bytes, { url: 'https://example.org/feed' })));
		times.bare.push(await cpuMs(() => new Parser().parseString(text)));
	}
	const [ours, bare] = [times.ours, times.bare].map((all) => median(all.slice(WARM_UP))) as [number, number];
	const speed = (bytes.length / 1e6 / (ours / 1000)).toFixed(1);
	row({
		what: `reading a feed of ${name}, ${(bytes.length / 1000).toFixed(0)} kB`,
		measured: `${ours.toFixed(1)} ms (${speed} MB/s)`,
		beside: `${(ours / bare).toFixed(2)}× of rss-parser alone, ${bare.toFixed(1)} ms`,
	});
}

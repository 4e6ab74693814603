import { describe, expect, test } from 'vitest';
import { articleFromEntry, linesOfEntry } from '../../src/articles/article-from-entry.ts';
import { countLines, type LineCounts } from '../../src/articles/line-counts.ts';
import type { Entry, Feed } from '../../src/domain/feed.ts';

const FEED: Feed = { id: 'f1', feedUrl: 'https://coast.example/rss', title: 'صوت الساحل', language: 'ar' };
const FETCHED = { fetchedAt: '2031-03-02T08:00:00.000Z', languageOf: (_: string, declared = 'und') => declared };

function entry(change: Partial<Entry> = {}): Entry {
	return {
		id: 'guid-1',
		title: 'المدينة توسع ميناءها القديم – صوت الساحل',
		link: 'https://coast.example/harbour?id=7&utm_source=rss#top',
		summary: '<p>بدأ العمل في الميناء القديم صباح الأحد.</p>',
		content:
			'<p>المدينة توسع ميناءها القديم</p><p>بدأ العمل في توسيع الميناء&nbsp;القديم صباح الأحد بعد انتظار طويل.</p>' +
			'<p>وقالت رئيسة البلدية إن العمل سينتهي بعد ثلاث سنوات.</p>' +
			'<p>اقرأ أيضا:</p><ul><li>أسعار السمك ترتفع في الشتاء</li></ul>' +
			'<p>ظهرت المقالة المدينة توسع ميناءها أولاً على صوت الساحل.</p>',
		authors: [' منى\u200F خليل ', 'منى خليل', ''],
		categories: ['اقتصاد'],
		enclosures: [{ url: 'https://coast.example/harbour.jpg', type: 'image/jpeg' }],
		publishedAt: '2031-03-02T07:00:00.000Z',
		...change,
	};
}

describe('articleFromEntry', () => {
	test('an entry as WordPress gives it', async () => {
		expect(await articleFromEntry(entry(), FEED, FETCHED)).toMatchObject({
			feedId: 'f1',
			publisher: 'صوت الساحل',
			guid: 'guid-1',
			url: 'https://coast.example/harbour?id=7',
			title: 'المدينة توسع ميناءها القديم',
			teaser: 'بدأ العمل في الميناء القديم صباح الأحد.',
			contentText:
				'بدأ العمل في توسيع الميناء القديم صباح الأحد بعد انتظار طويل.\nوقالت رئيسة البلدية إن العمل سينتهي بعد ثلاث سنوات.',
			authors: ['منى خليل'],
			categories: ['اقتصاد'],
			imageUrl: 'https://coast.example/harbour.jpg',
			language: 'ar',
			publishedAt: '2031-03-02T07:00:00.000Z',
			fetchedAt: FETCHED.fetchedAt,
		});
	});

	test('the same address is the same article, whichever way a reader came', async () => {
		const [one, two] = await Promise.all(
			['https://coast.example/harbour?id=7', 'https://coast.example/harbour?id=7&fbclid=q'].map((link) =>
				articleFromEntry(entry({ link }), FEED, FETCHED),
			),
		);
		expect(one?.id).toBe(two?.id);
		expect(one?.id).not.toBe(
			(await articleFromEntry(entry({ link: 'https://coast.example/harbour?id=8' }), FEED, FETCHED)).id,
		);
	});

	test('an entry with nothing but a text is told by its first line', async () => {
		const bare = entry({ title: undefined, link: undefined, id: undefined, content: undefined, enclosures: [] });
		const found = await articleFromEntry(bare, FEED, FETCHED);
		expect(found).toMatchObject({ title: 'بدأ العمل في الميناء القديم صباح الأحد.', url: '' });
		expect(found.id).toMatch(/^a[0-9a-f]{24}$/);
	});

	test('a short notice is kept though it looks like a label', async () => {
		const found = await articleFromEntry(
			entry({ title: 'تنويه', content: '<p>اشترك الآن مجانا</p>', summary: '' }),
			FEED,
			FETCHED,
		);
		expect(found.contentText).toBe('اشترك الآن مجانا');
	});

	test('an aggregator’s entry names the outlet it is from', async () => {
		const found = await articleFromEntry(entry({ source: { title: 'نشرة الميناء' } }), FEED, FETCHED);
		expect(found.publisher).toBe('نشرة الميناء');
	});

	test('an image that is no web address is none', async () => {
		const found = await articleFromEntry(entry({ imageUrl: 'javascript:alert(1)', enclosures: [] }), FEED, FETCHED);
		expect(found.imageUrl).toBeUndefined();
	});

	test('a label that a feed repeats is learnt', async () => {
		const days = ['الأول', 'الثاني', 'الثالث'].map((day) =>
			entry({ content: `<p>انتهى اليوم ${day} من المهرجان البحري بلا حوادث.</p><p>ركن القارئ البحري</p>` }),
		);
		let lineCounts: LineCounts = {};
		for (const day of days) lineCounts = countLines(lineCounts, linesOfEntry(day));
		const found = await articleFromEntry(days[2]!, FEED, { ...FETCHED, lineCounts });
		expect(found.contentText).toBe('انتهى اليوم الثالث من المهرجان البحري بلا حوادث.');
	});

	test('a sentence told again in three updates is no label', async () => {
		const update = entry({ content: '<p>غرق قارب صيد قبالة الساحل وأنقذ ركابه الأربعة.</p>' });
		let lineCounts: LineCounts = {};
		for (let at = 0; at < 4; at += 1) lineCounts = countLines(lineCounts, linesOfEntry(update));
		const found = await articleFromEntry(update, FEED, { ...FETCHED, lineCounts });
		expect(found.contentText).toBe('غرق قارب صيد قبالة الساحل وأنقذ ركابه الأربعة.');
	});
});

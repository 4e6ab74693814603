import { expect, test } from 'vitest';
import { countLines, type LineCounts, timesSeen } from '../../src/articles/line-counts.ts';

test('a line counts once for an article, however it is typed', () => {
	let counts: LineCounts = {};
	counts = countLines(counts, ['صوت الساحل دائمًا معكم', 'صوت الساحل دائما معكم', 'خبر اليوم الأول عن الميناء']);
	counts = countLines(counts, ['صوت الساحل دائما معكم']);
	expect(timesSeen(counts, 'صوت الساحل دائما معكم')).toBe(2);
	expect(timesSeen(counts, 'خبر اليوم الأول عن الميناء')).toBe(1);
	expect(timesSeen(counts, 'سطر لم يره أحد')).toBe(0);
});

test('the record stays small, and what repeats stays in it', () => {
	let counts: LineCounts = {};
	for (let at = 0; at < 300; at += 1) {
		counts = countLines(counts, [
			'سطر يتكرر في كل خبر',
			...Array.from({ length: 5 }, (_, line) => `خبر رقم ${at} سطر ${line}`),
		]);
	}
	expect(Object.keys(counts).length).toBeLessThanOrEqual(400);
	expect(timesSeen(counts, 'سطر يتكرر في كل خبر')).toBe(300);
});

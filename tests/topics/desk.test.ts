/** The desk: limits, backtest, suggestions. */
import { describe, expect, test } from 'vitest';
import type { Topic } from '../../src/domain/topic.ts';
import { backtest } from '../../src/topics/backtest.ts';
import { LIMITS, phraseProblem, topicFaults } from '../../src/topics/limits.ts';
import { nearNames, spellingVariants, suggestTerms } from '../../src/topics/suggest.ts';
import { transliterations } from '../../src/topics/transliterate.ts';

const NATO: Topic = {
	id: 'nato',
	scope: 'global',
	names: { ar: 'الناتو' },
	keywords: [{ text: 'الناتو' }],
	revision: 1,
};

describe('limits', () => {
	test.each([
		['ال', /كل خبر/],
		['في', /كل خبر/],
		['ا', /أقصر/],
		['«»', /لا حرف/],
		['ناتو '.repeat(30), /أطول/],
	])('«%s» is no keyword', (phrase, message) => {
		expect(phraseProblem(phrase, 'telegram-1', 0)?.ar).toMatch(message);
	});

	test('a place with as many topics as it may have gets no other', () => {
		expect(phraseProblem('الناتو', 'telegram-1', LIMITS.topicsPerScope - 1)).toBeUndefined();
		expect(phraseProblem('الناتو', 'telegram-1', LIMITS.topicsPerScope)?.en).toContain(String(LIMITS.topicsPerScope));
	});

	test('a topic’s faults come all at once, each with its field', () => {
		const faults = topicFaults({
			...NATO,
			keywords: [{ text: 'الناتو', weight: 0 }, { text: 'من' }],
			groups: [[{ text: '!' }]],
			near: [{ terms: ['الناتو'], within: 900 }],
			query: 'a OR',
		});
		expect(faults.map(({ kind, field, at }) => [kind, field, at])).toEqual([
			['bad-weight', 'keywords[1]', undefined],
			['too-common', 'keywords[2]', undefined],
			['no-letter', 'groups[1][1]', undefined],
			['bad-distance', 'near[1]', undefined],
			['query', 'query', 4],
		]);
	});

	test('what can never match is said to be so', () => {
		expect(topicFaults({ ...NATO, threshold: 3 }).map(({ kind }) => kind)).toEqual(['unreachable']);
		expect(topicFaults({ ...NATO, keywords: [] }).map(({ kind }) => kind)).toEqual(['no-keyword']);
		expect(topicFaults(NATO)).toEqual([]);
	});
});

describe('backtest', () => {
	const story = (id: string, day: string, title: string) => ({
		id,
		title,
		contentText: '',
		fetchedAt: `${day}T10:00:00Z`,
	});
	const archive = [
		story('1', '2024-09-17', 'الناتو يجتمع'),
		story('2', '2024-09-17', 'حلف شمال الأطلسي يرد'),
		story('3', '2024-09-18', 'أسعار القمح ترتفع'),
		story('4', '2024-09-18', 'الناتو والأطلسي'),
	];
	const changed: Topic = { ...NATO, keywords: [{ text: 'الأطلسي' }] };

	test('what a change adds and loses, by day, with samples', async () => {
		const result = await backtest(NATO, changed, archive);
		expect(result).toMatchObject({ articles: 4, before: 2, after: 2, added: { count: 1 }, lost: { count: 1 } });
		expect(result.added.samples.map(({ article, match }) => [article.id, match.evidence[0]!.quote])).toEqual([
			['2', 'الأطلسي'],
		]);
		expect(result.lost.samples.map(({ article, match }) => [article.id, match.evidence[0]!.quote])).toEqual([
			['1', 'الناتو'],
		]);
		expect([...result.perDay]).toEqual([
			['2024-09-17', { before: 1, after: 1 }],
			['2024-09-18', { before: 1, after: 1 }],
		]);
	});

	test('others get their turn while it works, and it can be stopped', async () => {
		const long = Array.from({ length: 400 }, (_, at) => ({ ...archive[at % 4]!, contentText: 'خبر '.repeat(500) }));
		let turns = 0;
		const other = setInterval(() => (turns += 1), 0);
		await backtest(undefined, NATO, long);
		clearInterval(other);
		expect(turns).toBeGreaterThan(1);
		await expect(backtest(undefined, NATO, long, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
			'enough',
		);
	});
});

describe('suggestions', () => {
	test('terms of the confirmed, not of all', () => {
		const inside = Array.from({ length: 6 }, (_, at) => ({
			title: `مناورات ${at}`,
			text: 'قال رئيس الأركان إن الغواصات النووية جاهزة',
		}));
		const outside = Array.from({ length: 30 }, () => ({ title: 'خبر', text: 'قال رئيس البلدية إن الطريق جاهزة' }));
		const terms = suggestTerms(inside, outside, 20).map(({ text }) => text);
		expect(terms).toContain('الغواصات النووية');
		expect(terms).not.toContain('رئيس');
		expect(terms).not.toContain('قال');
	});

	test('spellings of a foreign name, without those that folding already knows', () => {
		expect(spellingVariants('أوكوس')).toContain('أوكيوس');
		expect(spellingVariants('أوكوس')).not.toContain('اوكوس');
		expect(spellingVariants('غوتيريش', (word) => word === 'جوتيريش')).toEqual(['جوتيريش']);
	});

	test('names near to a typing error', () => {
		const names = ['أوكوس', 'الناتو الآسيوي', 'مضيق تايوان'];
		expect(nearNames('اوكسو', names)).toEqual(['أوكوس']);
		expect(nearNames('مضيق تيوان', names)).toEqual(['مضيق تايوان']);
		expect(nearNames('القمح', names)).toEqual([]);
	});

	test.each([
		['AUKUS', 'أوكوس'],
		['Quad', 'كواد'],
		['NATO', 'ناتو'],
		['Shinzo', 'شينزو'],
		['Biden', 'بيدن'],
	])('%s in Arabic letters', (name, spelling) => {
		expect(transliterations(name)).toContain(spelling);
	});

	test('what is not Latin is not transliterated', () => {
		expect(transliterations('الناتو')).toEqual([]);
		expect(transliterations('F-35')).toEqual([]);
	});
});

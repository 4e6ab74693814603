/** The index of topics: rules, evidence, change. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Topic } from '../../src/domain/topic.ts';
import { createTopicIndex } from '../../src/topics/topic-index.ts';

function topic(parts: Partial<Topic> & { id?: string }): Topic {
	return { id: 't', scope: 'global', names: { ar: 't' }, keywords: [], revision: 1, ...parts };
}

function matches(parts: Partial<Topic>, text: string, title = ''): boolean {
	return createTopicIndex([topic(parts)]).match({ id: 'a', title, text }).length > 0;
}

describe('rules', () => {
	test('weights of distinct keywords add up to the threshold', () => {
		const rule = {
			threshold: 1,
			keywords: [
				{ text: 'الناتو', weight: 0.5 },
				{ text: 'آسيا', weight: 0.5 },
			],
		};
		expect(matches(rule, 'الناتو في آسيا')).toBe(true);
		expect(matches(rule, 'الناتو ثم الناتو ثم الناتو')).toBe(false);
	});

	test('each group must be present; a group is not a keyword', () => {
		const rule = {
			keywords: [{ text: 'غواصات' }],
			groups: [[{ text: 'أستراليا' }, { text: 'كانبرا' }], [{ text: 'بريطانيا' }]],
		};
		expect(matches(rule, 'غواصات لكانبرا من بريطانيا')).toBe(true);
		expect(matches(rule, 'غواصات من بريطانيا')).toBe(false);
		expect(matches(rule, 'أستراليا وبريطانيا')).toBe(false);
		expect(matches({ groups: rule.groups }, 'أستراليا وبريطانيا')).toBe(true);
	});

	test('an exclusion silences the topic', () => {
		const rule = { keywords: [{ text: 'آسيا' }], exclude: [{ text: 'كرة القدم' }] };
		expect(matches(rule, 'أمن آسيا')).toBe(true);
		expect(matches(rule, 'كرة القدم في آسيا')).toBe(false);
	});

	test.each([
		[{ within: 3 }, 'الناتو يتمدد نحو آسيا', true],
		[{ within: 2 }, 'الناتو يتمدد نحو آسيا', false],
		[{ within: 3 }, 'في آسيا يتمدد الناتو', true],
		[{ within: 3, ordered: true }, 'في آسيا يتمدد الناتو', false],
		[{ within: 3, ordered: true }, 'الناتو في آسيا', true],
	])('nearness %o in «%s»', (rule, text, expected) => {
		expect(matches({ near: [{ terms: ['الناتو', 'آسيا'], ...rule }] }, text)).toBe(expected);
	});

	test('nothing is near across title and text', () => {
		const rule = { near: [{ terms: ['الناتو', 'آسيا'], within: 50 }] };
		expect(matches(rule, 'آسيا', 'الناتو')).toBe(false);
		expect(matches({ keywords: [{ text: 'الناتو الآسيوي' }] }, 'الآسيوي', 'الناتو')).toBe(false);
	});

	test.each([
		['title', ['الناتو', 'خبر\nخبر'], ['خبر', 'الناتو\nالناتو']],
		['lead', ['خبر', 'الناتو\nخبر'], ['الناتو', 'خبر\nالناتو']],
		['body', ['خبر', 'خبر\nالناتو'], ['الناتو', 'خبر']],
	] as const)('a keyword of the %s', (field, [title, text], [otherTitle, otherText]) => {
		const rule = { keywords: [{ text: 'الناتو', field }] };
		expect(matches(rule, text, title)).toBe(true);
		expect(matches(rule, otherText, otherTitle)).toBe(false);
	});

	test('a text without paragraphs is not all lead', () => {
		const rule = { keywords: [{ text: 'الناتو', field: 'lead' as const }] };
		expect(matches(rule, `${'قال الوزير '.repeat(20)} عن الناتو`)).toBe(true);
		expect(matches(rule, `${'قال الوزير '.repeat(100)} عن الناتو`)).toBe(false);
	});

	test.each([
		['اجتماع الناتو الآسيوي', true],
		['AUKUS pact', true],
		['الناتو يراقب ما يجري في آسيا', true],
		['الناتو اليوم', false],
		['AUKUS وكرة القدم', false],
	])('the one-line form on «%s»', (text, expected) => {
		const query = '"الناتو الآسيوي" OR AUKUS OR (ناتو NEAR/6 آسيا) -كرة';
		expect(matches({ query }, text)).toBe(expected);
	});
});

describe('evidence', () => {
	test('offsets are of the source, quotes in its own letters, title before text', () => {
		const article = { id: 'a', title: 'قـمّة الـنـاتو', text: 'قال: إنَّ النَّاتُو «باقٍ».' };
		const [match] = createTopicIndex([topic({ keywords: [{ text: 'الناتو' }] })]).match(article);
		expect(match).toMatchObject({ topicId: 't', articleId: 'a', score: 1 });
		expect(match!.evidence.map(({ field, quote }) => [field, quote])).toEqual([
			['title', 'الـنـاتو'],
			['text', 'النَّاتُو'],
		]);
		for (const { field, start, end, quote } of match!.evidence) expect(article[field].slice(start, end)).toBe(quote);
	});

	test.each([
		['صلى الله', 'النبي محمد ﷺ', 'ﷺ'],
		['محمد', 'النبي محمد\u00A0ﷺ', 'محمد'],
		['الناتو', '\u200Fالناتو\u200F اليوم', 'الناتو'],
		['الناتو', 'قمة ـالنـاتوُ\u200C.', 'النـاتوُ'],
		['الإسلام', 'حديث عن ﺍﻹﺳﻼﻡ هنا', 'ﺍﻹﺳﻼﻡ'],
	])('of «%s» in «%s» is «%s»: signs for several letters, marks, controls', (keyword, text, quote) => {
		const [match] = createTopicIndex([topic({ keywords: [{ text: keyword }] })]).match({ id: 'a', title: '', text });
		expect(match!.evidence.map((evidence) => evidence.quote)).toEqual([quote]);
	});

	test('the topics alone are those of the matches', () => {
		const index = createTopicIndex([
			topic({ id: 'plain', keywords: [{ text: 'الناتو' }] }),
			topic({ id: 'ruled', keywords: [{ text: 'الناتو' }], exclude: [{ text: 'كرة القدم' }] }),
			topic({ id: 'other', keywords: [{ text: 'آسيا' }] }),
		]);
		expect(index.topicsIn({ id: 'a', title: 'الناتو', text: '' }).sort()).toEqual(['plain', 'ruled']);
		expect(index.topicsIn({ id: 'a', title: 'الناتو', text: 'كرة القدم' })).toEqual(['plain']);
	});

	test('of a nearness, only the words that are near', () => {
		const index = createTopicIndex([topic({ near: [{ terms: ['الناتو', 'آسيا'], within: 2 }] })]);
		const text = `آسيا بعيدة. ${'كلمة '.repeat(9)} الناتو في آسيا`;
		expect(index.match({ id: 'a', title: '', text })[0]!.evidence.map(({ start }) => start)).toEqual([
			text.indexOf('الناتو'),
			text.lastIndexOf('آسيا'),
		]);
	});
});

describe('explain', () => {
	const index = createTopicIndex([
		topic({
			keywords: [
				{ text: 'الناتو', weight: 0.6 },
				{ text: 'آسيا', weight: 0.6 },
			],
			groups: [[{ text: 'طوكيو' }, { text: 'اليابان' }]],
			exclude: [{ text: 'كرة القدم' }],
			threshold: 1,
		}),
	]);

	test('why not: the score against the threshold, what is missing, what excluded', () => {
		expect(index.explain('t', { id: 'a', title: 'الناتو', text: 'مباراة في كرة القدم' })).toMatchObject({
			matched: false,
			score: 0.6,
			threshold: 1,
			missingGroups: [['طوكيو', 'اليابان']],
			excludedBy: ['كرة القدم'],
		});
	});

	test('why: each term with its words', () => {
		const explained = index.explain('t', { id: 'a', title: '', text: 'بطوكيو: الناتو وآسيا' })!;
		expect(explained).toMatchObject({ matched: true, score: 1.2, missingGroups: [], excludedBy: [] });
		expect(explained.terms.filter(({ counted }) => counted).map(({ evidence }) => evidence[0]!.quote)).toEqual([
			'الناتو',
			'وآسيا',
			'بطوكيو',
		]);
	});

	test('a topic it does not have', () => {
		expect(index.explain('other', { id: 'a', title: '', text: '' })).toBeUndefined();
	});
});

test('an index changed many times answers as a new one does', () => {
	const phrase = fc.constantFrom(
		'الناتو',
		'ناتو آسيوي',
		'الدول',
		'دولة',
		'حلف شمال الأطلسي',
		'حلف',
		'AUKUS',
		'وزير الدفاع',
	);
	const change = fc.record({
		id: fc.constantFrom('a', 'b', 'c', 'd'),
		phrases: fc.array(phrase, { maxLength: 3 }),
		removes: fc.boolean(),
	});
	const text = 'وزراء دفاع حلف شمال الأطلسي ودوله، و«الناتو الآسيوي» مع AUKUS في دولتين.';
	fc.assert(
		fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
			const changed = createTopicIndex();
			const current = new Map<string, Topic>();
			for (const { id, phrases, removes } of changes) {
				const next = topic({ id, keywords: phrases.map((text) => ({ text })) });
				if (removes) changed.remove(id);
				else changed.set(next);
				if (removes) current.delete(id);
				else current.set(id, next);
			}
			const byTopic = (index: typeof changed) =>
				index
					.match({ id: 'x', title: '', text })
					.map(
						(match) =>
							`${match.topicId} ${match.score} ${match.evidence.map((one) => `${one.start} ${one.keyword}`).sort()}`,
					)
					.sort();
			expect(byTopic(changed)).toEqual(byTopic(createTopicIndex([...current.values()])));
		}),
	);
});

test('topics that hold the same phrase do not disturb each other', () => {
	const index = createTopicIndex([
		topic({ id: 'a', keywords: [{ text: 'الناتو' }] }),
		topic({ id: 'b', keywords: [{ text: 'الناتو' }] }),
	]);
	index.remove('a');
	expect(index.match({ id: 'x', title: 'الناتو', text: '' }).map(({ topicId }) => topicId)).toEqual(['b']);
});

test('a text made to be slow is read as quickly as any other', () => {
	const phrase = Array(16).fill('طاقة').join(' ');
	const index = createTopicIndex([
		topic({ id: 'a', keywords: [{ text: phrase }, { text: 'طاقة' }] }),
		topic({ id: 'b', near: [{ terms: ['طاقة', 'طاقات', 'شمس'], within: 40 }] }),
	]);
	const found = index.match({ id: 'x', title: '', text: `${'الطاقة '.repeat(5000)} شمس` });
	expect(found.map(({ topicId }) => topicId).sort()).toEqual(['a', 'b']);
});

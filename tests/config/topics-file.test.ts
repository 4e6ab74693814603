/** The topics file: its forms, and every mistake at once with line, field and remedy. */
import { expect, test } from 'vitest';
import { readTopics } from '../../config/topics-file.ts';
import { topicFaults } from '../../src/topics/limits.ts';

test('the simplest file is a list of ids and keywords', () => {
	expect(readTopics('t.json', '[{"id": "nato", "keywords": ["الناتو", "NATO"]}]')).toEqual({
		kind: 'ok',
		topics: [
			{
				id: 'nato',
				scope: 'global',
				names: { ar: 'الناتو' },
				keywords: [{ text: 'الناتو' }, { text: 'NATO' }],
				revision: 1,
			},
		],
	});
});

test('the whole form', () => {
	const file = `
topics:
  - id: aukus
    names: { ar: أوكوس, en: AUKUS }
    keywords: [أوكوس, { text: AUKUS, weight: 2, transliterate: true, field: title }]
    groups: [[أستراليا, { text: كانبرا, exact: true }]]
    exclude: [كرة]
    near: [{ terms: [غواصات, أستراليا], within: 6, ordered: true }]
    query: أوكوس OR AUKUS
    threshold: 1.5
    urgent: true
    samples: { match: [أوكوس], ignore: [] }
`;
	expect(readTopics('t.yaml', file, (topic) => topicFaults(topic))).toMatchObject({
		kind: 'ok',
		topics: [
			{
				keywords: [{ text: 'أوكوس' }, { text: 'AUKUS', weight: 2, transliterate: true, field: 'title' }],
				groups: [[{ text: 'أستراليا' }, { text: 'كانبرا', exact: true }]],
				exclude: [{ text: 'كرة' }],
				near: [{ terms: ['غواصات', 'أستراليا'], within: 6, ordered: true }],
				query: 'أوكوس OR AUKUS',
				threshold: 1.5,
				urgent: true,
			},
		],
	});
});

test('mistakes of form, all at once', () => {
	const file = `topics:
  - id: بلا لاتينية
    keywords: [الناتو]
  - id: two
    keywords: [{ txt: الناتو }]
  - id: three
    keywords: [x]
    treshold: 2
`;
	const read = readTopics('t.yaml', file);
	expect(read.kind === 'problems' && read.problems.map(({ line, field }) => `${line} ${field}`)).toEqual([
		'2 topics[1].id',
		expect.stringMatching(/^5 topics\[2\]\.keywords\[1\]/),
		expect.stringMatching(/^5 topics\[2\]\.keywords\[1\]/),
		expect.stringMatching(/topics\[3\]\.treshold$/),
	]);
});

test('mistakes of meaning, with the place of the character in a query', () => {
	const file = `topics:
  - id: one
    keywords: [الناتو, في]
  - id: one
    keywords:
      - آسيا
    query: آسيا OR
`;
	const read = readTopics('t.yaml', file, (topic) => topicFaults(topic));
	expect(read.kind === 'problems' && read.problems).toEqual([
		{
			file: 't.yaml',
			line: 3,
			field: 'topics[1].keywords[2]',
			message: '“في” is in nearly every story',
			remedy: 'Add a word that narrows it.',
		},
		{
			file: 't.yaml',
			line: 4,
			field: 'topics[2].id',
			message: '"one" is also the id of topic 1',
			remedy: 'Give each topic an id of its own',
		},
		{
			file: 't.yaml',
			line: 7,
			field: 'topics[2].query',
			message: 'A word or phrase is missing here (at character 8)',
			remedy: 'Change it or take it out',
		},
	]);
});

test.each(['[]', 'topics: []', 'topics: nonsense', 'a: [b', ''])('«%s» is refused', (text) => {
	expect(readTopics('t.yaml', text).kind).toBe('problems');
});

test.each([
	['an alias without an anchor', 'topics: *nowhere\n'],
	[
		'aliases of aliases',
		`a: &a [x, x, x]\n${[...'bcdefgh'].map((one, at) => `${one}: &${one} [${`*${'abcdefgh'[at]},`.repeat(9)}]\n`).join('')}`,
	],
])('%s is a mistake of the file, not of ours', (_name, text) => {
	const read = readTopics('t.yaml', text);
	expect(read.kind === 'problems' && read.problems).toMatchObject([
		{ file: 't.yaml', field: 'syntax', message: 'an alias that leads nowhere, or too many of them' },
	]);
});

test('no complaint repeats a whole value: a secret may stand in the wrong line', () => {
	const file =
		'topics:\n  - { id: one, threshold: key-canary-canary, near: key-canary-canary, keywords: key-canary-canary }\n';
	const read = readTopics('t.yaml', file);
	expect(read.kind === 'problems' && read.problems).toHaveLength(3);
	expect(JSON.stringify(read)).not.toContain('canary');
});

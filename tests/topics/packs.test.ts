/** The topics we ship, each by its own sample sentences. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readTopics } from '../../config/topics-file.ts';
import { topicFaults } from '../../src/topics/limits.ts';
import { createTopicIndex } from '../../src/topics/topic-index.ts';

const FILE = new URL('../../config/topics.yaml', import.meta.url);
const read = readTopics('topics.yaml', readFileSync(FILE, 'utf8'), (topic) => topicFaults(topic));
if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
const index = createTopicIndex(read.topics);

test('every topic has names in three languages and sentences on both sides', () => {
	for (const { names, samples } of read.topics) {
		expect(names).toEqual({ ar: expect.any(String), en: expect.any(String), fr: expect.any(String) });
		expect(samples!.match.length).toBeGreaterThan(2);
		expect(samples!.ignore.length).toBeGreaterThan(1);
	}
});

describe.each(read.topics.map((topic) => ({ id: topic.id, samples: topic.samples! })))('$id', ({ id, samples }) => {
	test.each(samples.match)('hears of: %s', (text) => {
		expect(index.explain(id, { id: 'sample', title: '', text })).toMatchObject({ matched: true });
	});
	test.each(samples.ignore)('leaves alone: %s', (text) => {
		expect(index.explain(id, { id: 'sample', title: '', text })).toMatchObject({ matched: false });
	});
});

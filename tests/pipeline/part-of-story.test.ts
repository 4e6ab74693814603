/** What one server's own feed reports is told there, and changes nothing anywhere else. */
import { expect, test } from 'vitest';
import type { Member, Role, Story } from '../../src/domain/story.ts';
import type { Match } from '../../src/domain/topic.ts';
import type { ToAnnounce } from '../../src/pipeline/house.ts';
import { partOfStory } from '../../src/pipeline/part-of-story.ts';

const member = (articleId: string, role: Role, revision: number): Member => ({
	articleId,
	role,
	revision,
	publisher: articleId,
	url: `https://${articleId}.example/`,
	title: `عنوان ${articleId}`,
	at: `2026-11-25T0${revision}:00:00.000Z`,
});
const STORY: Story = {
	id: 's1',
	headline: 'عنوان own',
	members: [member('own', 'opens', 1), member('first', 'repeats', 2), member('second', 'repeats', 3)],
	topicIds: ['dam', 'nile'],
	fingerprint: {},
	firstSeenAt: '2026-11-25T01:00:00.000Z',
	lastSeenAt: '2026-11-25T03:00:00.000Z',
	revision: 3,
};
const match = (articleId: string, topicId: string): Match => ({ articleId, topicId, score: 1, evidence: [] });
const MATCHES = new Map([
	['own', [match('own', 'dam'), match('own', 'nile')]],
	['first', [match('first', 'dam')]],
	['second', [match('second', 'dam')]],
]);
const todo = (revision: number): ToAnnounce => ({
	id: `n${revision}`,
	storyId: 's1',
	revision,
	articleId: STORY.members[revision - 1]!.articleId,
	role: STORY.members[revision - 1]!.role,
	topicIds: STORY.topicIds,
	newTopicIds: [],
	scores: { dam: 1 },
});
const elsewhere = (articleId: string) => articleId !== 'own';

test('where everything may be seen, the story is as it is', () => {
	expect(partOfStory(STORY, todo(2), MATCHES, () => true)).toEqual({ story: STORY, todo: todo(2) });
});
test('what the hidden feed reports is not announced elsewhere', () => {
	expect(partOfStory(STORY, todo(1), MATCHES, elsewhere)).toBeUndefined();
});
test('the first report that is visible opens the story there, with its own title, hour and topics', () => {
	const part = partOfStory(STORY, todo(2), MATCHES, elsewhere)!;
	expect(part.todo).toMatchObject({ role: 'opens', newTopicIds: ['dam'], topicIds: ['dam'] });
	expect(part.story).toMatchObject({ headline: 'عنوان first', firstSeenAt: '2026-11-25T02:00:00.000Z' });
	expect(JSON.stringify(part)).not.toContain('own');
});
test('the next one repeats it', () => {
	expect(partOfStory(STORY, todo(3), MATCHES, elsewhere)!.todo).toMatchObject({ role: 'repeats', newTopicIds: [] });
});

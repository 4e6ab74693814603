/** How sources are told: the sure ones counted, the likely ones named as such. */
import { expect, test } from 'vitest';
import { composeAlert } from '../../src/alerts/compose.ts';
import type { Member } from '../../src/domain/story.ts';
import { createSay } from '../../src/i18n/translate.ts';
import { channel } from './samples.ts';

const AT = '2026-11-25T09:00:00.000Z';

function member(publisher: string, more: Partial<Member> = {}): Member {
	const url = `https://${publisher}.example/1`;
	return { articleId: publisher, role: 'repeats', publisher, url, title: 'واشنطن ترفض', at: AT, revision: 1, ...more };
}

function composed(...members: readonly Member[]) {
	const story = {
		id: 's1',
		headline: 'واشنطن ترفض «الناتو الآسيوي»',
		members,
		topicIds: [],
		fingerprint: {},
		firstSeenAt: AT,
		lastSeenAt: AT,
		revision: members.length,
	};
	const summary = { storyId: 's1', revision: 1, language: 'ar', text: 'رفضت واشنطن الاقتراح.', sources: [] };
	const told = { story, summary: { ...summary, method: 'extract', check: 'not-needed' } as const };
	return composeAlert(told, channel('c1'), [], 'edit', 'm1', createSay());
}

test('a weak likeness is named as such and not counted among the sources', () => {
	const message = composed(member('madar'), member('ufuq', { weak: true }), member('nabaa'));
	expect(message.linksTitle).toBe('مصدران');
	expect(message.paragraphs).toEqual(['رفضت واشنطن الاقتراح.', 'ورد أيضًا في ufuq']);
	expect(message.links.map((link) => link.label)).toEqual(['madar', 'nabaa', 'ufuq']);
});

test('an outlet that told it surely once is a source', () => {
	const message = composed(member('madar'), member('ufuq', { weak: true }), member('ufuq'));
	expect(message.linksTitle).toBe('مصدران');
	expect(message.paragraphs).toHaveLength(1);
});

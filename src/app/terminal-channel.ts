/** The terminal as a channel that follows every topic: what a newcomer without tokens sees. */
import type { Environment } from '../../config/environment.ts';
import { isoAt } from '../domain/clock.ts';
import { idOf } from '../domain/id.ts';
import type { House } from '../pipeline/house.ts';
import type { TopicBook } from '../topics/topic-book.ts';

export async function followAllInTerminal(
	house: House,
	topics: TopicBook,
	environment: Environment,
	only?: readonly string[],
): Promise<void> {
	const id = idOf('c', 'terminal');
	await house.subscriptions.saveChannel({
		id,
		platform: 'terminal',
		address: 'terminal',
		scope: 'terminal',
		kind: 'terminal',
		title: 'الطرفية',
		language: environment.language,
		timeZone: environment.timeZone,
		status: 'active',
	});
	const followed = new Set(house.subscriptions.follows(id).items.map((item) => item.topicId));
	for (const topic of topics.visibleTo('terminal')) {
		if (followed.has(topic.id) || (only && !only.includes(topic.id))) continue;
		await house.subscriptions.follow(id, topic.id, 'terminal', isoAt(house.clock.now()));
	}
}

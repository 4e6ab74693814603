/** Wires what people say to the rooms that answer. */

import type { Conversation } from '../../commands/command.ts';
import { COMMANDS, PRESSES } from '../../commands/index.ts';
import type { Environment } from '../../config/environment.ts';
import { countNoise, latestStories, reasonOf, searchStories } from '../conversation/archive.ts';
import { contextOf, type Desk } from '../conversation/context.ts';
import { createConversation } from '../conversation/conversation.ts';
import { createPlaceKeeper } from '../conversation/places.ts';
import type { Article } from '../domain/article.ts';
import type { Feed } from '../domain/feed.ts';
import { feedHealth } from '../feeds/health.ts';
import type { House } from '../pipeline/house.ts';
import type { TopicBook } from '../topics/topic-book.ts';
import { createTopicIndex } from '../topics/topic-index.ts';
import type { AllRecords } from './records.ts';

export type ConversationWiring = {
	readonly environment: Environment;
	readonly house: House;
	readonly records: AllRecords;
	readonly topics: TopicBook;
	readonly feeds: readonly Feed[];
};

export function conversationOf({ environment, house, records, topics, feeds }: ConversationWiring): Conversation {
	const desk: Desk = {
		house,
		topics,
		defaults: { language: environment.language, timeZone: environment.timeZone },
		commands: COMMANDS,
		latest: (topicId, limit) => latestStories(house, topicId, limit),
		search: (phrase, limit) => searchStories(house, holdsPhrase, phrase, limit),
		reason: (alert, visible) => reasonOf(house, alert, visible),
		noise: (alert, person) => countNoise(house, records.opinions, alert, person, topics.all()),
		async state() {
			const counts = house.outbox.counts();
			const states = await records.feedStates.getMany(feeds.map((feed) => feed.id));
			const failing = states.filter((state) => feedHealth(state) === 'failing' || feedHealth(state) === 'gone').length;
			return {
				waiting: counts.pending + counts.held + counts.sending,
				failed: counts.failed + counts.expired,
				unknown: counts.unknown,
				feeds: feeds.length,
				failing,
			};
		},
	};
	return createConversation({
		commands: COMMANDS,
		presses: PRESSES,
		owners: environment.owners,
		contextOf: ({ actor, place }) => contextOf(actor, place, desk),
		happened: createPlaceKeeper(house.subscriptions, house.clock, house.log),
		clock: house.clock,
		log: house.log,
	});
}

/** The matcher itself, over one throw-away topic: a search finds every form that an alert would. */
function holdsPhrase(phrase: string): (article: Article) => boolean {
	const index = createTopicIndex([
		{ id: 'search', scope: 'global', names: { ar: phrase }, keywords: [{ text: phrase }], revision: 1 },
	]);
	return (article) => index.match({ id: article.id, title: article.title, text: article.contentText }).length > 0;
}

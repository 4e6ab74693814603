/** A house in memory for tests of what people say: real store, real topics, a clock turned by hand. */

import type { Actor, Conversation, Place, Reply } from '../../commands/command.ts';
import { COMMANDS, PRESSES } from '../../commands/index.ts';
import { createOutbox } from '../../src/alerts/outbox.ts';
import { createSubscriptions } from '../../src/alerts/subscriptions.ts';
import { recordsOf } from '../../src/app/records.ts';
import { countNoise, latestStories, reasonOf, searchStories } from '../../src/conversation/archive.ts';
import { contextOf } from '../../src/conversation/context.ts';
import { createConversation } from '../../src/conversation/conversation.ts';
import { createPlaceKeeper } from '../../src/conversation/places.ts';
import type { Topic } from '../../src/domain/topic.ts';
import { createSay } from '../../src/i18n/translate.ts';
import type { House } from '../../src/pipeline/house.ts';
import { createLocalQueue } from '../../src/queue/local.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { createTopicBook } from '../../src/topics/topic-book.ts';
import { createTopicIndex } from '../../src/topics/topic-index.ts';
import { handClock } from '../fakes/clock.ts';
import { keptLog } from '../fakes/silent-log.ts';

export const TOPICS: readonly Topic[] = [
	{
		id: 'asian-nato',
		scope: 'global',
		names: { ar: 'الناتو الآسيوي', en: 'Asian NATO' },
		keywords: [{ text: 'الناتو الآسيوي' }],
		revision: 1,
	},
	{
		id: 'aukus',
		scope: 'global',
		names: { ar: 'أوكوس', en: 'AUKUS' },
		keywords: [{ text: 'أوكوس' }, { text: 'AUKUS' }],
		revision: 1,
	},
	{
		id: 'quad',
		scope: 'global',
		names: { ar: 'الحوار الرباعي', en: 'The Quad' },
		keywords: [{ text: 'الحوار الأمني الرباعي' }],
		revision: 1,
	},
];

export const OWNER = '900';

export async function talkingHouse() {
	const clock = handClock();
	const log = keptLog();
	const store = await openStore('memory:', { clock });
	const records = recordsOf(store);
	const check = (phrase: string) =>
		phrase.length < 2 ? { ar: 'العبارة أقصر من حرفين', en: 'The phrase is shorter than two letters' } : undefined;
	const topics = createTopicBook({ global: TOPICS, stored: records.topics, index: createTopicIndex(), check });
	const subscriptions = createSubscriptions(records);
	const outbox = createOutbox(records.alerts);
	const house: House = {
		clock,
		log,
		records,
		queue: createLocalQueue(clock),
		say: createSay(),
		subscriptions,
		outbox,
		feed: () => undefined,
		topic: topics.get,
	};
	const desk = {
		house,
		topics,
		defaults: { language: 'ar' as const, timeZone: 'Asia/Riyadh' },
		commands: COMMANDS,
		latest: (topicId: string, limit: number) => latestStories(house, topicId, limit),
		search: (phrase: string, limit: number) => {
			const holds =
				(text: string) => (article: { readonly id: string; readonly title: string; readonly contentText: string }) =>
					createTopicIndex([
						{ id: 'q', scope: 'global', names: { ar: text }, keywords: [{ text }], revision: 1 },
					]).match({ id: article.id, title: article.title, text: article.contentText }).length > 0;
			return searchStories(house, holds, phrase, limit);
		},
		reason: (alert: Parameters<typeof reasonOf>[1], visible: readonly Topic[]) => reasonOf(house, alert, visible),
		noise: (alert: Parameters<typeof reasonOf>[1], person: string) =>
			countNoise(house, records.opinions, alert, person, topics.all()),
		state: async () => ({ waiting: 3, failed: 0, unknown: 0, feeds: 11, failing: 1 }),
	};
	const conversation = createConversation({
		commands: COMMANDS,
		presses: PRESSES,
		owners: [`telegram:${OWNER}`],
		contextOf: ({ actor, place }) => contextOf(actor, place, desk),
		happened: createPlaceKeeper(subscriptions, clock, log),
		clock,
		log,
	});
	return { clock, log, store, records, topics, subscriptions, outbox, house, conversation, talk: talker(conversation) };
}

export function place(address: string, more: Partial<Place> = {}): Place {
	return { platform: 'telegram', scope: `telegram-${address}`, address, kind: 'private', title: 'قارئة', ...more };
}

export function actor(id: string, isAdmin = true): Actor {
	return { id, name: 'قارئة', isAdmin: async () => isAdmin };
}

/** Says and presses with fresh ids; answers the reply's text as people read it. */
function talker(conversation: Conversation) {
	let number = 0;
	const id = () => {
		number += 1;
		return `u${number}`;
	};
	return {
		run: (command: string, options: Record<string, string> = {}, here: Place = place('42'), who: Actor = actor('7')) =>
			conversation.run({ id: id(), command, options, actor: who, place: here }),
		press: (action: string, here: Place = place('42'), who: Actor = actor('7')) =>
			conversation.press({ id: id(), action, actor: who, place: here }),
	};
}

export function textOf(reply: Reply): string {
	return [reply.message.title, ...reply.message.paragraphs].filter(Boolean).join('\n');
}

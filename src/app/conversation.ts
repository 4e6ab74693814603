/** Wires what people say to the rooms that answer. */
import { randomBytes } from 'node:crypto';
import type { Conversation } from '../../commands/command.ts';
import { COMMANDS, PRESSES } from '../../commands/index.ts';
import { feedIdOf } from '../../config/catalogue.ts';
import type { Environment } from '../../config/environment.ts';
import { readTopics } from '../../config/topics-file.ts';
import { contextOf, type Desk } from '../conversation/context.ts';
import { createConversation } from '../conversation/conversation.ts';
import { createDesk } from '../conversation/desk.ts';
import { createPlaceKeeper } from '../conversation/places.ts';
import { createSingleUseLinks } from '../conversation/single-use-links.ts';
import type { PackReader } from '../conversation/topic-pack.ts';
import { createVisits, type MayManage } from '../conversation/visits.ts';
import { decode } from '../feeds/decode.ts';
import type { FeedBook } from '../feeds/feed-book.ts';
import { findFeeds } from '../feeds/find-feeds.ts';
import type { Scheduler } from '../feeds/scheduler.ts';
import type { House } from '../pipeline/house.ts';
import type { TopicBook } from '../topics/topic-book.ts';
import type { Readers } from './readers.ts';
import type { AllRecords } from './records.ts';

export type ConversationWiring = {
	readonly environment: Environment;
	readonly house: House;
	readonly records: AllRecords;
	readonly topics: TopicBook;
	readonly feeds: FeedBook;
	readonly scheduler: Scheduler;
	readonly readers: Readers;
	readonly mayManage: MayManage;
	/** Why platforms are not well, one line each. */
	readonly troubles: () => readonly string[];
};

/** What commands, and the page, may do to topics and feeds. */
export function deskOf(wiring: ConversationWiring): Desk {
	const { environment, house, records, topics, feeds, scheduler, readers } = wiring;
	/** 192 bits: nobody guesses one. */
	const afar = { clock: house.clock, newToken: () => randomBytes(24).toString('base64url') };
	const links = createSingleUseLinks({ ...afar, stored: records.links });
	return createDesk({
		house,
		records,
		topics,
		feeds,
		defaults: { language: environment.language, timeZone: environment.timeZone },
		commands: COMMANDS,
		feedId: feedIdOf,
		find: (address) => findFeeds(address, readers),
		async load(address) {
			const answer = await readers.fetcher.fetch(address);
			return answer.kind === 'ok' ? decode(answer.bytes, answer.headers).text : undefined;
		},
		lookedAt: (feedId) => scheduler.timesOf(feedId)?.lookedAt,
		readPack,
		links: { links, mayManage: wiring.mayManage, pageUrl: environment.desk?.publicUrl },
		visits: createVisits({ ...afar, links, stored: records.visits, mayManage: wiring.mayManage }),
		troubles: wiring.troubles,
	});
}

export function conversationOf(desk: Desk, { environment, house }: ConversationWiring): Conversation {
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

/** The reader of config/topics.yaml; people are told where the first mistake is. */
export const readPack: PackReader = (yaml) => {
	const read = readTopics('topics', yaml);
	if (read.kind === 'ok') return read;
	const [first] = read.problems;
	return { kind: 'problems', line: first?.line ?? 1, field: first?.field ?? '' };
};

/** A house in memory for tests of what people say: real store, real topics, a clock turned by hand. */
import { randomBytes } from 'node:crypto';
import type { Actor, Conversation, Place, Reply } from '../../commands/command.ts';
import { COMMANDS, PRESSES } from '../../commands/index.ts';
import { feedIdOf } from '../../config/catalogue.ts';
import { createOutbox } from '../../src/alerts/outbox.ts';
import { createSubscriptions } from '../../src/alerts/subscriptions.ts';
import { readPack } from '../../src/app/conversation.ts';
import { recordsOf } from '../../src/app/records.ts';
import { contextOf } from '../../src/conversation/context.ts';
import { createConversation } from '../../src/conversation/conversation.ts';
import { createDesk } from '../../src/conversation/desk.ts';
import { createPlaceKeeper } from '../../src/conversation/places.ts';
import { createSingleUseLinks } from '../../src/conversation/single-use-links.ts';
import { createVisits, type MayManage } from '../../src/conversation/visits.ts';
import type { Feed } from '../../src/domain/feed.ts';
import type { Topic } from '../../src/domain/topic.ts';
import { createFeedBook } from '../../src/feeds/feed-book.ts';
import type { FindOutcome, FoundFeed } from '../../src/feeds/find-feeds.ts';
import { createSay } from '../../src/i18n/translate.ts';
import type { House } from '../../src/pipeline/house.ts';
import { createLocalQueue } from '../../src/queue/local.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { phraseProblem } from '../../src/topics/limits.ts';
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

/** The editor's feed: everyone's. */
export const FEEDS: readonly Feed[] = [
	{
		id: feedIdOf('https://almadar.example/rss'),
		feedUrl: 'https://almadar.example/rss',
		title: 'المدار',
		language: 'ar',
	},
];

export async function talkingHouse() {
	const clock = handClock();
	const log = keptLog();
	const store = await openStore('memory:', { clock });
	const records = recordsOf(store);
	const topics = createTopicBook({
		global: TOPICS,
		stored: records.topics,
		index: createTopicIndex(),
		check: phraseProblem,
	});
	const subscriptions = createSubscriptions(records);
	const outbox = createOutbox(records.alerts);
	const polled: string[] = [];
	const feeds = createFeedBook({
		edited: FEEDS,
		stored: records.addedFeeds,
		changed: async ({ kind, feed }) => void polled.push(`${kind} ${feed.feedUrl}`),
	});
	const house: House = {
		clock,
		log,
		records,
		queue: createLocalQueue(clock),
		say: createSay(),
		subscriptions,
		outbox,
		feed: feeds.get,
		isFor: feeds.isFor,
		topic: topics.get,
	};
	/** What the web answers at each address; anything else cannot be reached. */
	const web = new Map<string, readonly FoundFeed[] | string>();
	/** Who manages what, as the platform would say: "scope person". */
	const admins = new Set<string>();
	const mayManage: MayManage = async (there, personId) =>
		there.kind === 'private' || admins.has(`${there.scope} ${personId}`);
	const afar = { clock, newToken: () => randomBytes(24).toString('base64url') };
	const links = createSingleUseLinks({ ...afar, stored: records.links });
	const visits = createVisits({ ...afar, links, stored: records.visits, mayManage });
	const desk = createDesk({
		house,
		records,
		topics,
		feeds,
		defaults: { language: 'ar', timeZone: 'Asia/Riyadh' },
		commands: COMMANDS,
		feedId: feedIdOf,
		async find(address): Promise<FindOutcome> {
			const found = web.get(address);
			if (found === undefined) return { kind: 'none', fault: { kind: 'network', message: 'ECONNREFUSED' } };
			return typeof found === 'string' ? { kind: 'none' } : { kind: 'found', feeds: found };
		},
		async load(address) {
			const found = web.get(address);
			return typeof found === 'string' ? found : undefined;
		},
		lookedAt: () => undefined,
		readPack,
		links: { links, mayManage, pageUrl: 'https://desk.example' },
		visits,
		troubles: () => [],
	});
	const conversation = createConversation({
		commands: COMMANDS,
		presses: PRESSES,
		owners: [`telegram:${OWNER}`],
		contextOf: ({ actor, place }) => contextOf(actor, place, desk),
		happened: createPlaceKeeper(subscriptions, clock, log),
		clock,
		log,
	});
	const talk = talker(conversation);
	return {
		clock,
		log,
		store,
		records,
		topics,
		feeds,
		polled,
		web,
		subscriptions,
		outbox,
		house,
		desk,
		admins,
		links,
		visits,
		conversation,
		talk,
	};
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

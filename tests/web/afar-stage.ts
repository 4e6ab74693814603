/** A real house in memory with two furnished places, and the door to it: what tests of the desk from afar stand on. */
import { visitorsOf } from '../../src/app/pages.ts';
import { type ViewParts, viewOf } from '../../src/app/view.ts';
import { createScheduler } from '../../src/feeds/scheduler.ts';
import { createDoor } from '../../src/web/door.ts';
import { alert, channel, message } from '../alerts/samples.ts';
import { actor, place, talkingHouse } from '../conversation/house.ts';
import { SPEECH } from './fake-view.ts';

export const SERVER = place('11', { platform: 'discord', scope: 'discord-1', kind: 'server', title: 'خادم ليلى' });
/** She manages SERVER. */
export const LAILA = actor('7');
/** Where the house says that its page is. */
export const PUBLIC = 'https://desk.example';
export const AT = '2026-11-25T08:00:00.000Z';

type TalkingHouse = Awaited<ReturnType<typeof talkingHouse>>;

export async function afarStage({ publicUrl = PUBLIC, port = 0 } = {}) {
	const house = await talkingHouse();
	house.admins.add('discord-1 7');
	await furnish(house, 'discord-1', 'madar');
	await furnish(house, 'discord-2', 'secret');
	const parts: ViewParts = {
		house: house.house,
		store: house.store,
		topics: house.topics,
		get feeds() {
			return house.feeds.all();
		},
		scheduler: createScheduler({ clock: house.clock }),
		platforms: [],
		opinions: house.records.opinions,
		history: house.records.history,
		feedDesk: house.desk.feedDesk,
		meter: {} as never,
		speech: SPEECH,
		version: 'test',
	};
	const { view, ring } = viewOf(parts);
	const { promise: listening, resolve: heard } = Promise.withResolvers<void>();
	const visitors = visitorsOf(parts, house.desk, (handler) => {
		heard();
		return view.listen(handler);
	});
	const { clock } = house;
	const { say } = house.house;
	/** What broke on our side: nothing should. */
	const errors: unknown[] = [];
	const failed = (error: unknown) => void errors.push(error);
	const door = createDoor({ publicUrl, port, visitors, speech: SPEECH, say, clock, failed });
	const local = (await door.start()).replace(/\/$/, '');

	/** The path of a fresh link, as her command answers it. */
	async function link(): Promise<string> {
		const { message } = await house.talk.run('desk', {}, SERVER, LAILA);
		const [button] = message.buttons!.flat();
		return 'url' in button! ? button.url.slice(PUBLIC.length) : '';
	}

	return {
		house,
		/** Where the proxy would lead. */
		local,
		link,
		/** Resolves when somebody listens for alerts. */
		listening,
		ring,
		errors,
		stop: door.stop,
	};
}

/** What a place has of its own; every piece of it bears the word. */
async function furnish(house: TalkingHouse, scope: string, word: string): Promise<void> {
	const topic = {
		id: `t-${word}`,
		scope,
		names: { ar: `موضوع ${word}` },
		keywords: [{ text: `كلمة ${word}` }],
		revision: 1,
	};
	await house.topics.save(topic);
	const feed = {
		id: `f-${word}`,
		feedUrl: `https://${word}.example/rss?key=${word}`,
		title: `مصدر ${word}`,
		language: 'ar',
	};
	await house.feeds.add(feed, { scope, channelId: `c-${word}`, by: '9', at: AT });
	await house.subscriptions.saveChannel(channel(`c-${word}`, { scope, address: word, title: `قناة ${word}` }));
	const told = message(`عنوان ${word}`);
	await house.outbox.add([
		alert(`m-${word}`, { channelId: `c-${word}`, topicIds: [topic.id], storyId: `s-${word}`, message: told }),
	]);
	const member = {
		role: 'opens',
		publisher: feed.title,
		url: `https://${word}.example/1`,
		at: AT,
		revision: 1,
	} as const;
	await house.records.articles.set(`a-${word}`, {
		...{ id: `a-${word}`, feedId: feed.id, publisher: feed.title, url: member.url, title: `خبر ${word}` },
		...{ contentText: `نص فيه كلمة ${word}.`, authors: [], categories: [], language: 'ar', fetchedAt: AT },
	});
	const evidence = [{ field: 'text' as const, keyword: `كلمة ${word}`, start: 7, end: 12, quote: `كلمة ${word}` }];
	await house.records.matches.set(`a-${word}`, [{ topicId: topic.id, articleId: `a-${word}`, score: 1, evidence }]);
	await house.records.stories.set(`s-${word}`, {
		...{ id: `s-${word}`, headline: `خبر ${word}`, topicIds: [topic.id], fingerprint: undefined, revision: 1 },
		...{ firstSeenAt: AT, lastSeenAt: AT },
		members: [{ ...member, articleId: `a-${word}`, title: `خبر ${word}` }],
	});
}

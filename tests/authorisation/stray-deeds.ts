/** A model of many servers: random deeds in one must leave every other server's records as they were, to the letter. */
import { stage } from './stage.ts';

const WORDS = [
	'سد النهضة',
	'أوكوس',
	'الناتو',
	'مضيق هرمز',
	'تايوان',
	'بحر الصين',
	'النيل',
	'القمح',
	'../2',
	'discord-3',
	'%',
	'_',
];
const ANYTHING = [
	'show',
	'create',
	'edit',
	'rename',
	'urgent',
	'copy',
	'delete',
	'undo',
	'import',
	'export',
	'history',
];

/** Deterministic: the same seed does the same deeds (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}

/** Answers which deeds changed anything that another server can see. */
export async function strayDeeds({
	deeds,
	servers,
	seed,
}: {
	readonly deeds: number;
	readonly servers: number;
	readonly seed: number;
}) {
	const at = await stage();
	const random = randomFrom(seed);
	const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
	const buttons: string[] = [];
	const strays: string[] = [];
	const scopes = Array.from({ length: servers }, (_, number) => `discord-${number + 1}`);
	for (const word of WORDS)
		at.web.set(`https://${WORDS.indexOf(word)}.example/`, [
			{ url: `https://${WORDS.indexOf(word)}.example/rss`, title: word, entries: 1 },
		]);
	/** All that a server can see or lose: its topics, feeds, channels and what they follow. */
	const faceOf = (scope: string) =>
		JSON.stringify([
			at.topics.visibleTo(scope).filter((topic) => topic.scope === scope),
			at.feeds.ownOf(scope).map(({ id }) => id),
			at.subscriptions
				.channels()
				.filter((channel) => channel.scope === scope)
				.map((channel) => [channel, at.subscriptions.follows(channel.id)]),
		]);
	const faces = new Map(scopes.map((scope) => [scope, faceOf(scope)]));

	async function deed(where: { readonly guild: string; readonly channel: string; readonly user: string }) {
		const topic = pick(WORDS);
		switch (random(9)) {
			case 0:
				return at.discord(where, 'follow', { topic });
			case 1:
				return at.discord(where, 'unfollow', { topic });
			case 2:
				return at.discord(where, 'topic', { action: pick(ANYTHING), topic, text: pick(WORDS) });
			case 3:
				return at.discord(where, 'keyword', {
					action: pick(['add', 'remove', 'exclude', 'stats']),
					topic,
					text: pick(WORDS),
				});
			case 4:
				return at.discord(where, 'test', { action: pick(['add', 'exclude', 'create']), topic, text: pick(WORDS) });
			case 5:
				return at.discord(where, 'feeds', {
					action: pick(['add', 'remove', 'list']),
					feed: `${random(WORDS.length)}.example`,
				});
			case 6:
				return at.discord(where, pick(['mute', 'digest', 'quiet', 'settings', 'audience', 'topics']), {
					for: 'day',
					when: 'daily',
					hours: '23-7',
				});
			case 7:
				return random(20) === 0 ? at.discordPress(where, 'forget-yes:') : at.discord(where, 'latest', { topic });
			default:
				// Any button of any server, pressed here.
				return at.discordPress(where, buttons.length > 0 ? pick(buttons) : 'forget-no:');
		}
	}

	for (let number = 0; number < deeds; number += 1) {
		const server = random(servers) + 1;
		const where = { guild: String(server), channel: `${server}${random(3)}`, user: String(1000 + random(3)) };
		at.clock.advance(7_000);
		const reply = await deed(where);
		for (const button of reply?.message.buttons?.flat() ?? [])
			if ('action' in button && buttons.length < 3000) buttons.push(button.action);
		// Every server is looked at after every deed by turns, and all of them now and then.
		const looked = number % 100 === 0 ? scopes : [pick(scopes), pick(scopes)];
		for (const scope of looked) {
			if (scope === `discord-${server}`) continue;
			if (faceOf(scope) !== faces.get(scope)) strays.push(`deed ${number} in discord-${server} changed ${scope}`);
		}
		faces.set(`discord-${server}`, faceOf(`discord-${server}`));
	}
	return { deeds, strays };
}

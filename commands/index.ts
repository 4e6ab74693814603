/** The commands in the order /help shows them, and what the buttons do. */
import { AUDIENCE_PRESSES, audience } from './audience.ts';
import { connect } from './connect.ts';
import type { PressHandler, RasidCommand } from './context.ts';
import { DIGEST_PRESSES, digest } from './digest.ts';
import { FEED_PRESSES, feeds } from './feeds.ts';
import { follow } from './follow.ts';
import { forget } from './forget.ts';
import { help } from './help.ts';
import { KEYWORD_PRESSES, keyword } from './keyword.ts';
import { language } from './language.ts';
import { LATEST_PRESSES, latest } from './latest.ts';
import { mute, muteHere, muteMenu, muteStory, muteTopic } from './mute.ts';
import { desk } from './open-desk.ts';
import { quiet } from './quiet.ts';
import { message, say } from './reply.ts';
import { SEARCH_PRESSES, search } from './search.ts';
import { SETTINGS_PRESSES, settings } from './settings.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { TOPIC_PRESSES, topic } from './topic.ts';
import { TOPIC_CHOICE_PRESSES } from './topic-choice.ts';
import { topics, topicsPage } from './topics.ts';
import { TEST_PRESSES, test } from './try-out.ts';
import { unfollow } from './unfollow.ts';
import { explain, why } from './why.ts';

export const COMMANDS: readonly RasidCommand[] = [
	start,
	follow,
	unfollow,
	topics,
	latest,
	search,
	why,
	mute,
	quiet,
	digest,
	language,
	settings,
	connect,
	topic,
	keyword,
	test,
	feeds,
	audience,
	desk,
	help,
	forget,
	status,
];

export const PRESSES: readonly PressHandler[] = [
	{
		verb: 'why',
		permission: 'everyone',
		run: async (alertId, context) => explain(await context.alert(alertId), context),
	},
	{
		verb: 'noise',
		permission: 'everyone',
		async run(alertId, context) {
			const alert = await context.alert(alertId);
			if (!alert) return say(context, 'error-old-button');
			const keyword = await context.noise(alert);
			return keyword === undefined ? say(context, 'noise-already') : say(context, 'noise-thanks', { keyword });
		},
	},
	{
		verb: 'follow',
		permission: 'everyone',
		async run(alertId, context) {
			const alert = await context.alert(alertId);
			const topic = alert?.topicIds[0] === undefined ? undefined : context.findTopic(alert.topicIds[0]);
			if (!topic) return say(context, 'error-old-button');
			const followed = await context.followPrivately(topic);
			if (typeof followed === 'object') return message(context, { paragraphs: [followed.problem] });
			return say(context, followed ? 'follow-done-private' : 'follow-already-private', {
				topic: context.topicName(topic),
			});
		},
	},
	{ verb: 'follow-topic', permission: 'admin', run: (topicId, context) => follow.run({ topic: topicId }, context) },
	{ verb: 'unfollow-topic', permission: 'admin', run: (topicId, context) => unfollow.run({ topic: topicId }, context) },
	{
		verb: 'connect-topic',
		permission: 'everyone',
		run: (topicId, context) => connect.run({ topic: topicId }, context),
	},
	{
		verb: 'topics-page',
		permission: 'everyone',
		run: async (page, context) => ({ ...topicsPage(context, Number(page)), replace: true }),
	},
	{ verb: 'mute', permission: 'admin', run: async (alertId, context) => muteMenu(alertId, context) },
	{ verb: 'mute-hour', permission: 'admin', run: (_alertId, context) => muteHere('hour', context) },
	{ verb: 'mute-day', permission: 'admin', run: (_alertId, context) => muteHere('day', context) },
	{ verb: 'mute-story', permission: 'admin', run: muteStory },
	{ verb: 'mute-topic', permission: 'admin', run: muteTopic },
	{
		verb: 'forget-yes',
		permission: 'admin',
		grave: true,
		async run(_argument, context) {
			await context.forget();
			return say(context, 'forget-done');
		},
	},
	{ verb: 'forget-no', permission: 'everyone', run: async (_argument, context) => say(context, 'forget-kept') },
	...TOPIC_PRESSES,
	...KEYWORD_PRESSES,
	...TEST_PRESSES,
	...FEED_PRESSES,
	...AUDIENCE_PRESSES,
	...TOPIC_CHOICE_PRESSES,
	...LATEST_PRESSES,
	...SEARCH_PRESSES,
	...DIGEST_PRESSES,
	...SETTINGS_PRESSES,
];

/** Sends and edits alerts over REST: one request a try, the alert's id as nonce, a look back where it may be there already. */
import { DiscordAPIError, type REST } from '@discordjs/rest';
import {
	type APIEmbed,
	type APIGuildForumChannel,
	type APIMessage,
	type APIThreadChannel,
	ChannelFlags,
	ChannelType,
	Routes,
} from 'discord-api-types/v10';
import type { Message } from '../../domain/message.ts';
import type { Delivery, DeliveryOutcome, Log, Platform } from '../../domain/ports.ts';
import { outcomeOf, UNKNOWN_MESSAGE } from './errors.ts';
import { plainLine } from './markdown.ts';
import { createPrivateChannels } from './private-channels.ts';
import { renderMessage, renderPostName } from './render.ts';

type Sent = Extract<DeliveryOutcome, { kind: 'sent' }>;

/** How many messages back an alert that may have arrived is looked for; the API's largest page. */
const LOOK_BACK = 100;
/** A snowflake that no message has: to edit it answers "unknown message". */
const NO_MESSAGE = '0';
const FORUMS: ReadonlySet<unknown> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);
const MOST_TAGS = 5;

/**
 * @param parts.rest must not try again by itself: two layers of retries hide from the outer one what may have arrived.
 * @param parts.typeOf what the gateway knows of a channel; undefined is treated as a text channel.
 * @param parts.crosspost publish what is sent to announcement channels, so that following servers get it.
 */
export function createDelivery(parts: {
	readonly rest: REST;
	readonly typeOf: (channelId: string) => ChannelType | undefined;
	readonly crosspost: boolean;
	readonly log: Log;
}): Pick<Platform, 'send' | 'edit'> {
	const { rest, typeOf, log } = parts;
	const privateChannels = createPrivateChannels(rest);
	let botId: string | undefined;

	return {
		send: (delivery, signal) => attempt(signal, async () => sendTo(await targetOf(delivery, signal), delivery, signal)),
		edit: (delivery, signal) => attempt(signal, () => edit(delivery, signal)),
	};

	async function targetOf({ channel }: Delivery, signal: AbortSignal): Promise<string> {
		return channel.threadId ?? privateChannels.channelIdOf(channel.address, signal);
	}

	async function sendTo(channelId: string, delivery: Delivery, signal: AbortSignal): Promise<Sent> {
		if (FORUMS.has(typeOf(channelId))) return sendPost(channelId, delivery, signal);
		const arrived = delivery.mayHaveArrived && (await lookedUp(findArrived(channelId, delivery, signal)));
		if (arrived) return { kind: 'sent', messageId: arrived, alreadyThere: true };
		const body = {
			...bodyOf(delivery.message),
			nonce: delivery.alertId,
			enforce_nonce: true,
			...(delivery.replyTo ? { message_reference: { message_id: delivery.replyTo, fail_if_not_exists: false } } : {}),
		};
		try {
			const sent = (await rest.post(Routes.channelMessages(channelId), { body, signal })) as Partial<APIMessage>;
			// 200 with something else in it: what stands in the channel is not known.
			if (!sent.id) throw new SyntaxError('no message in the answer');
			await publish(channelId, sent.id, signal);
			return { kind: 'sent', messageId: sent.id };
		} catch (error) {
			// The message of this nonce was there and was deleted by somebody since.
			const wasDeleted = error instanceof DiscordAPIError && error.code === UNKNOWN_MESSAGE;
			if (wasDeleted) return { kind: 'sent', messageId: NO_MESSAGE, alreadyThere: true };
			throw error;
		}
	}

	async function edit(delivery: Delivery & { readonly messageId: string }, signal: AbortSignal): Promise<Sent> {
		const target = await targetOf(delivery, signal);
		// A forum post is a thread whose first message bears the thread's id.
		const channelId = FORUMS.has(typeOf(target)) ? delivery.messageId : target;
		const path = Routes.channelMessage(channelId, delivery.messageId);
		await rest.patch(path, { body: bodyOf(delivery.message), signal });
		return { kind: 'sent', messageId: delivery.messageId };
	}

	/** Forums take no nonce, so a post that may be there is looked for by its name among the open threads. */
	async function sendPost(forumId: string, delivery: Delivery, signal: AbortSignal): Promise<Sent> {
		const name = renderPostName(delivery.message);
		const arrived = delivery.mayHaveArrived && (await lookedUp(findPost(forumId, name, delivery, signal)));
		if (arrived) return { kind: 'sent', messageId: arrived, alreadyThere: true };
		const forum = (await rest.get(Routes.channel(forumId), { signal })) as APIGuildForumChannel;
		const body = { name, message: bodyOf(delivery.message), applied_tags: tagsOf(forum, delivery.message) };
		const thread = (await rest.post(Routes.threads(forumId), { body, signal })) as APIThreadChannel;
		return { kind: 'sent', messageId: thread.id };
	}

	async function findPost(
		forumId: string,
		name: string,
		delivery: Delivery,
		signal: AbortSignal,
	): Promise<string | undefined> {
		const guildId = delivery.channel.scope.replace(/^discord-/, '');
		const active = await rest.get(Routes.guildActiveThreads(guildId), { signal });
		const { threads } = active as { threads: APIThreadChannel[] };
		const own = threads.filter(({ parent_id, name: title }) => parent_id === forumId && title === name);
		for (const { id } of own) {
			if (await findArrived(id, delivery, signal)) return id;
		}
	}

	/** Nothing is found where the history may not be read; then the nonce alone guards, for some minutes. */
	async function findArrived(
		channelId: string,
		{ alertId, message }: Delivery,
		signal: AbortSignal,
	): Promise<string | undefined> {
		const query = new URLSearchParams({ limit: String(LOOK_BACK) });
		botId ??= ((await rest.get(Routes.user(), { signal })) as { id: string }).id;
		const history = (await rest.get(Routes.channelMessages(channelId), { query, signal })) as APIMessage[] | string;
		if (!Array.isArray(history)) throw new SyntaxError('no list of messages in the answer');
		const [wanted] = renderMessage(message).embeds;
		const isIt = (past: APIMessage) =>
			past.author.id === botId && (past.nonce === alertId || isSame(past.embeds[0], wanted));
		return history.find(isIt)?.id;
	}

	/** The alert is out whether or not this works: ten an hour are allowed, and the right to it may be missing. */
	async function publish(channelId: string, messageId: string, signal: AbortSignal): Promise<void> {
		if (!parts.crosspost || typeOf(channelId) !== ChannelType.GuildAnnouncement) return;
		try {
			await rest.post(Routes.channelMessageCrosspost(channelId, messageId), { signal });
		} catch (error) {
			log.warn('an announcement was not published to followers', { channelId, ...outcomeOf(error) });
		}
	}
}

async function attempt(signal: AbortSignal, act: () => Promise<Sent>): Promise<DeliveryOutcome> {
	if (signal.aborted) return { kind: 'not-sent', reason: 'stopped' };
	try {
		return await act();
	} catch (error) {
		if (!(error instanceof LookUpFailed)) return outcomeOf(error);
		const outcome = outcomeOf(error.cause);
		return outcome.kind === 'unknown' ? { ...outcome, kind: 'not-sent' } : outcome;
	}
}

/** A look at what stands there sends nothing: without an answer the doubt is the old one, and it may be tried again soon. */
class LookUpFailed extends Error {}

function lookedUp<T>(found: Promise<T>): Promise<T> {
	return found.catch((cause: unknown) => {
		throw new LookUpFailed('the look-up failed', { cause });
	});
}

function bodyOf(message: Message) {
	return { ...renderMessage(message), allowed_mentions: { parse: [] } };
}

/** Tags of the forum that the message names; the first one if the forum insists on one. */
function tagsOf(forum: APIGuildForumChannel, message: Message): string[] {
	const names = new Set((message.tags ?? []).map((tag) => plainLine(tag)));
	const available = forum.available_tags.filter((tag) => !tag.moderated);
	const named = available.filter(({ name }) => names.has(name)).map(({ id }) => id);
	const mustHaveOne = ((forum.flags ?? 0) & ChannelFlags.RequireTag) !== 0;
	return named.length > 0 || !mustHaveOne ? named.slice(0, MOST_TAGS) : available.slice(0, 1).map(({ id }) => id);
}

/** History does not promise to keep the nonce, so the words and the instant they speak of decide. */
function isSame(past: APIEmbed | undefined, wanted: APIEmbed): boolean {
	const instant = (embed: APIEmbed) => Date.parse(embed.timestamp ?? '') || 0;
	const text = (embed: APIEmbed) => JSON.stringify([embed.title?.trim(), embed.description?.trim(), embed.url]);
	return past !== undefined && text(past) === text(wanted) && instant(past) === instant(wanted);
}

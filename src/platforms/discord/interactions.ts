/** Answers interactions: hands them to the house, and keeps Discord's three seconds whatever the house takes. */
import { setTimeout as wait } from 'node:timers/promises';
import type { REST } from '@discordjs/rest';
import {
	type APIApplicationCommandAutocompleteInteraction,
	type APIChatInputApplicationCommandInteraction,
	type APIInteraction,
	type APIMessageComponentButtonInteraction,
	ApplicationCommandType,
	ComponentType,
	InteractionResponseType,
	InteractionType,
	MessageFlags,
	type RESTPostAPIInteractionCallbackJSONBody,
	Routes,
} from 'discord-api-types/v10';
import type { Conversation, Invocation, Press, Reply } from '../../../commands/command.ts';
import type { Clock, Log } from '../../domain/ports.ts';
import { ALREADY_ACKNOWLEDGED, nameOf, UNKNOWN_INTERACTION } from './errors.ts';
import { plainLine } from './markdown.ts';
import { actorOf, placeOf } from './places.ts';
import { renderMessage } from './render.ts';

type Asked = APIChatInputApplicationCommandInteraction | APIMessageComponentButtonInteraction;

/** Discord wants the first answer within 3 s; then the token is good for 15 min. */
const DEFER_AFTER_MS = 1500;
/** Suggestions cannot be deferred: later than this the list stays empty. */
const SUGGEST_WITHIN_MS = 2200;
const MOST_SUGGESTIONS = 25;
const LONGEST_SUGGESTION = 100;
/** Interactions remembered, so that one delivered twice has one effect. */
const REMEMBERED = 1000;

const FAILURE: Reply = {
	private: true,
	message: { language: 'ar', paragraphs: ['تعذّر تنفيذ طلبك لخللٍ عندنا. أعد المحاولة بعد قليل.'], links: [] },
};

/** Group chats, and servers that somebody carries the bot into without its having been invited. */
const NO_PLACE: Reply = {
	private: true,
	message: { language: 'ar', paragraphs: ['أعمل في الخوادم التي دُعيت إليها وفي المحادثات الخاصة، لا هنا.'], links: [] },
};

/** Never rejects: what goes wrong is logged. */
export function createInteractions(parts: {
	readonly conversation: Conversation;
	readonly rest: REST;
	readonly log: Log;
	readonly clock: Clock;
	readonly deferAfterMs?: number | undefined;
}): (interaction: APIInteraction) => Promise<void> {
	const { conversation, rest, log, clock } = parts;
	const seen = new Set<string>();

	return async (interaction) => {
		if (seen.has(interaction.id)) return;
		seen.add(interaction.id);
		if (seen.size > REMEMBERED) seen.delete(seen.values().next().value!);
		try {
			await answer(interaction);
		} catch (error) {
			logFailure(error);
		}
	};

	async function answer(interaction: APIInteraction): Promise<void> {
		const isOfPeople = isCommand(interaction) || isButton(interaction);
		if (isOfPeople && !placeOf(interaction)) return reply(interaction, async () => NO_PLACE);
		if (isCommand(interaction)) return reply(interaction, () => conversation.run(invocationOf(interaction)));
		if (isButton(interaction)) return reply(interaction, () => conversation.press(pressOf(interaction)));
		if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return suggest(interaction);
	}

	async function reply(interaction: Asked, ask: () => Promise<Reply>): Promise<void> {
		const asked = protect(ask);
		const quick = await within(parts.deferAfterMs ?? DEFER_AFTER_MS, asked);
		await respond(interaction, quick ? quickAnswer(interaction, quick) : deferral(interaction), quick?.file);
		if (quick) return;
		await answerLate(interaction, await asked);
	}

	/** The house promises not to throw; if it does, the person still gets a word. */
	async function protect(ask: () => Promise<Reply>): Promise<Reply> {
		try {
			return await ask();
		} catch (error) {
			log.error('a command failed', { error: nameOf(error) });
			return FAILURE;
		}
	}

	/** A press that waits leaves its message as it is; only then is it known whether to edit it or to add one. */
	function answerLate(interaction: Asked, late: Reply): Promise<unknown> {
		const { application_id, token } = interaction;
		const edits = interaction.type === InteractionType.ApplicationCommand || late.replace;
		if (edits) {
			const body = { ...renderMessage(late.message), allowed_mentions: { parse: [] } };
			return post('patch', Routes.webhookMessage(application_id, token), body, late.file);
		}
		return post('post', Routes.webhook(application_id, token), messageOf(late), late.file);
	}

	async function suggest(interaction: APIApplicationCommandAutocompleteInteraction): Promise<void> {
		const focused = interaction.data.options.find((option) => 'focused' in option && option.focused);
		const typed = focused && 'value' in focused ? String(focused.value) : '';
		const found = conversation.complete(invocationOf(interaction), focused?.name ?? '', typed);
		const choices = ((await within(SUGGEST_WITHIN_MS, found)) ?? [])
			.map(({ name, value }) => ({ name: shortened(plainLine(name)), value }))
			.filter(({ name, value }) => name && value && value.length <= LONGEST_SUGGESTION)
			.slice(0, MOST_SUGGESTIONS);
		await respond(interaction, {
			type: InteractionResponseType.ApplicationCommandAutocompleteResult,
			data: { choices },
		});
	}

	/**
	 * A file makes the body multipart here: REST would give FormData to whichever version of undici was loaded first in
	 * the process, and a newer one than its own takes none.
	 */
	async function post(
		method: 'post' | 'patch',
		path: `/${string}`,
		body: object,
		file: Reply['file'],
	): Promise<unknown> {
		if (!file) return rest[method](path, { auth: false, body });
		const form = new FormData();
		form.set('payload_json', JSON.stringify(body));
		form.set('files[0]', new File([file.content], file.name, { type: 'text/plain; charset=utf-8' }));
		const multipart = new Response(form);
		const headers = { 'content-type': multipart.headers.get('content-type')! };
		const bytes = Buffer.from(await multipart.arrayBuffer());
		return rest[method](path, { auth: false, body: bytes, headers, passThroughBody: true });
	}

	function respond(
		interaction: APIInteraction,
		body: RESTPostAPIInteractionCallbackJSONBody,
		file?: Reply['file'],
	): Promise<unknown> {
		return post('post', Routes.interactionCallback(interaction.id, interaction.token), body, file);
	}

	function invocationOf(
		interaction: APIChatInputApplicationCommandInteraction | APIApplicationCommandAutocompleteInteraction,
	): Invocation {
		const options: Record<string, string> = {};
		for (const option of interaction.data.options ?? []) {
			if ('value' in option) options[option.name] = String(option.value);
		}
		return { ...sourceOf(interaction), command: interaction.data.name, options };
	}

	function pressOf(interaction: APIMessageComponentButtonInteraction): Press {
		return { ...sourceOf(interaction), action: interaction.data.custom_id, messageId: interaction.message.id };
	}

	function sourceOf(interaction: APIInteraction): Omit<Press, 'action' | 'messageId'> {
		const place = placeOf(interaction);
		const actor = actorOf(interaction, clock);
		if (!place || !actor) throw new TypeError('an interaction from a place that commands are not registered for');
		return {
			id: interaction.id,
			actor,
			place,
			...('locale' in interaction ? { clientLanguage: interaction.locale } : {}),
		};
	}

	function logFailure(error: unknown): void {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		// A retried callback whose first try had arrived.
		if (code === ALREADY_ACKNOWLEDGED) return;
		if (code === UNKNOWN_INTERACTION) log.warn('an interaction was answered too late');
		else log.error('an interaction could not be answered', { error: nameOf(error), code });
	}
}

function isCommand(interaction: APIInteraction): interaction is APIChatInputApplicationCommandInteraction {
	return (
		interaction.type === InteractionType.ApplicationCommand &&
		interaction.data.type === ApplicationCommandType.ChatInput
	);
}

function isButton(interaction: APIInteraction): interaction is APIMessageComponentButtonInteraction {
	return (
		interaction.type === InteractionType.MessageComponent && interaction.data.component_type === ComponentType.Button
	);
}

function quickAnswer(interaction: Asked, reply: Reply): RESTPostAPIInteractionCallbackJSONBody {
	const replaces = reply.replace && interaction.type === InteractionType.MessageComponent;
	const { flags, ...data } = messageOf(reply);
	if (replaces) return { type: InteractionResponseType.UpdateMessage, data };
	return { type: InteractionResponseType.ChannelMessageWithSource, data: { ...data, flags } };
}

/** Who may see the answer must be said before it is known: a slow one is for the person who asked. */
function deferral(interaction: Asked): RESTPostAPIInteractionCallbackJSONBody {
	if (interaction.type === InteractionType.MessageComponent) {
		return { type: InteractionResponseType.DeferredMessageUpdate };
	}
	return {
		type: InteractionResponseType.DeferredChannelMessageWithSource,
		data: { flags: MessageFlags.Ephemeral },
	};
}

function messageOf(reply: Reply) {
	const flags: MessageFlags | undefined = reply.private ? MessageFlags.Ephemeral : undefined;
	const { embeds, components } = renderMessage(reply.message);
	return { embeds: [...embeds], components: [...components], allowed_mentions: { parse: [] }, flags };
}

/** Undefined if `promise` takes longer. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
	const timer = new AbortController();
	const late = wait(ms, undefined, { signal: timer.signal }).catch(() => undefined);
	try {
		return await Promise.race([promise, late]);
	} finally {
		timer.abort();
	}
}

function shortened(name: string): string {
	return name.length <= LONGEST_SUGGESTION ? name : `${name.slice(0, LONGEST_SUGGESTION - 1).toWellFormed()}…`;
}

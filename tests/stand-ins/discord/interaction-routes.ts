/** Answers to interactions: the callback within 3 s, edits and follow-ups with the token for 15 minutes. */
import { type Answer, type Route, refuse } from './answer.ts';
import { applyEdit, messageOf } from './nouns.ts';
import { type Interaction, type Json, type Message, messagesOf, type World } from './world.ts';

export const DEADLINE_MS = 3000;
export const TOKEN_LIFE_MS = 15 * 60_000;

const MESSAGE = 4;
const DEFERRED_MESSAGE = 5;
const DEFERRED_UPDATE = 6;
const UPDATE = 7;
const CHOICES = 8;
const EPHEMERAL = 1 << 6;

const ALLOWED: Readonly<Record<Interaction['kind'], readonly number[]>> = {
	command: [MESSAGE, DEFERRED_MESSAGE],
	component: [MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE],
	autocomplete: [CHOICES],
};

export function interactionRoutes(world: World): Route[] {
	const webhook = `/webhooks/${world.appId}/([^/]+)`;
	const withToken = (token: string, act: (interaction: Interaction) => Answer): Answer => {
		const interaction = [...world.interactions.values()].find((open) => open.token === token);
		if (!interaction) return refuse(404, 10015, 'Unknown Webhook');
		if (world.clock.now() - interaction.createdAt > TOKEN_LIFE_MS) {
			return refuse(401, 50027, 'Invalid Webhook Token');
		}
		return interaction.callback ? act(interaction) : refuse(404, 10015, 'Unknown Webhook');
	};
	return [
		[
			/^POST \/interactions\/(\d+)\/([^/]+)\/callback$/,
			([id, token], body) => {
				const interaction = world.interactions.get(id!);
				const isLate = !interaction || world.clock.now() - interaction.createdAt > DEADLINE_MS;
				if (isLate || interaction.token !== token) return refuse(404, 10062, 'Unknown interaction');
				if (interaction.callback) return refuse(400, 40060, 'Interaction has already been acknowledged.');
				if (!ALLOWED[interaction.kind].includes(Number(body.type))) return refuse(400, 50035, 'Invalid Form Body');
				return acknowledge(world, interaction, body);
			},
		],
		[
			new RegExp(`^PATCH ${webhook}/messages/@original$`),
			([token], body) => withToken(token!, (interaction) => editOriginal(world, interaction, body)),
		],
		[
			new RegExp(`^GET ${webhook}/messages/@original$`),
			([token]) =>
				withToken(token!, ({ original }) =>
					original ? { status: 200, body: original } : refuse(404, 10008, 'Unknown Message'),
				),
		],
		[
			new RegExp(`^POST ${webhook}$`),
			([token], body) => withToken(token!, (interaction) => followUp(world, interaction, body)),
		],
	];
}

function acknowledge(world: World, interaction: Interaction, body: Json): Answer {
	const type = Number(body.type);
	const data = (body.data ?? {}) as Json;
	interaction.callback = { type, data };
	if (type === CHOICES) {
		const choices = (data.choices ?? []) as { name: string; value: string }[];
		interaction.settle({ type, choices, ephemeral: true, deferred: false, replaced: false });
	}
	if (type === MESSAGE) show(world, interaction, messageOf(world, interaction.channelId, data));
	if (type === UPDATE) replaceSource(world, interaction, data);
	return { status: 204 };
}

function editOriginal(world: World, interaction: Interaction, body: Json): Answer {
	const { type, data } = interaction.callback!;
	if (type === DEFERRED_UPDATE || type === UPDATE) return replaceSource(world, interaction, body);
	if (!interaction.original) {
		return show(world, interaction, messageOf(world, interaction.channelId, { ...body, flags: data.flags }));
	}
	applyEdit(world, interaction.original, body);
	return { status: 200, body: interaction.original };
}

/** After a deferred message the first follow-up takes its place, and its visibility. */
function followUp(world: World, interaction: Interaction, body: Json): Answer {
	const isPlaceholder = interaction.callback!.type === DEFERRED_MESSAGE && !interaction.original;
	const flags = isPlaceholder ? interaction.callback!.data.flags : body.flags;
	return show(world, interaction, messageOf(world, interaction.channelId, { ...body, flags }));
}

function show(world: World, interaction: Interaction, message: Message): Answer {
	const { type } = interaction.callback!;
	const ephemeral = (message.flags & EPHEMERAL) !== 0;
	const deferred = type === DEFERRED_MESSAGE || type === DEFERRED_UPDATE;
	interaction.original ??= message;
	if (!ephemeral) messagesOf(world, interaction.channelId).push(message);
	interaction.settle({ type, message, ephemeral, deferred, replaced: false });
	return { status: 200, body: message };
}

function replaceSource(world: World, interaction: Interaction, body: Json): Answer {
	const { type } = interaction.callback!;
	const message = interaction.source!;
	applyEdit(world, message, body);
	const ephemeral = (message.flags & EPHEMERAL) !== 0;
	interaction.settle({ type, message, ephemeral, deferred: type === DEFERRED_UPDATE, replaced: true });
	return { status: 200, body: message };
}

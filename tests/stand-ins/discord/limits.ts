/** Discord's documented limits that the official description leaves out. Pure. */

type Json = { readonly [key: string]: unknown };

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
const COMMAND_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const COMPONENTS_V2 = 1 << 15;
const BUTTON = 2;
const LINK_STYLE = 5;
const AUTOCOMPLETE_RESULT = 8;

/** What is wrong with a request's body. "50006" begins the complaint about an empty message. */
export function brokenLimits(method: string, path: string, body: unknown): string[] {
	if (!body || typeof body !== 'object') return [];
	if (/\/commands(\/\d+)?$/.test(path)) return commandFaults(Array.isArray(body) ? body : [body]);
	const json = body as Json;
	if (json.type === AUTOCOMPLETE_RESULT) return choiceFaults(json.data as Json);
	const isCallback = json.type !== undefined && Boolean(json.data);
	const message = (isCallback ? json.data : (json.message ?? json)) as Json;
	const creates = method === 'POST' && /\/channels\/\d+\/(messages|threads)$/.test(path);
	return [...messageFaults(message), ...(creates && isEmpty(message) ? ['50006 empty message'] : [])];
}

function messageFaults(message: Json): string[] {
	const faults: string[] = [];
	const embeds = list(message.embeds);
	const total = embeds.reduce((sum, embed) => sum + embedLength(embed), 0);
	if (total > 6000) faults.push(`embeds hold ${total} characters, more than 6000`);
	for (const embed of embeds) if (!embedSaysSomething(embed)) faults.push('50035 an embed with nothing in it');
	const rows = list(message.components);
	const isV2 = (Number(message.flags ?? 0) & COMPONENTS_V2) !== 0;
	if (!isV2 && rows.length > 5) faults.push(`${rows.length} action rows, more than 5`);
	if (isV2 && (message.content || embeds.length > 0)) faults.push('content or embeds beside components of version 2');
	const parts = rows.flatMap((row) => [row, ...list(row.components)]);
	if (isV2 && parts.length > 40) faults.push(`${parts.length} components, more than 40`);
	const ids = parts.map((part) => part.custom_id).filter((id) => id !== undefined);
	if (new Set(ids).size !== ids.length) faults.push('a custom_id appears twice');
	for (const part of parts) if (part.type === BUTTON) faults.push(...buttonFaults(part));
	return faults;
}

function buttonFaults(button: Json): string[] {
	const isLink = button.style === LINK_STYLE;
	if (isLink && (!button.url || button.custom_id)) return ['a link button needs a url and no custom_id'];
	if (!isLink && (!button.custom_id || button.url)) return ['a button needs a custom_id and no url'];
	if (!button.label && !button.emoji) return ['a button needs a label or an emoji'];
	return [];
}

function embedLength(embed: Json): number {
	const fields = list(embed.fields).reduce((sum, field) => sum + characters(field.name) + characters(field.value), 0);
	const footer = (embed.footer ?? {}) as Json;
	const author = (embed.author ?? {}) as Json;
	return (
		characters(embed.title) + characters(embed.description) + characters(footer.text) + characters(author.name) + fields
	);
}

function embedSaysSomething(embed: Json): boolean {
	return embedLength(embed) > 0 || Boolean(embed.image ?? embed.thumbnail);
}

function isEmpty(message: Json): boolean {
	const parts = [message.content, message.embeds, message.components, message.sticker_ids, message.attachments];
	return !message.poll && parts.every((part) => !part || (part as { length: number }).length === 0);
}

function choiceFaults(data: Json): string[] {
	const long = list(data.choices).filter((choice) => characters(choice.value) > 100);
	return long.map((choice) => `a choice's value has ${characters(choice.value)} characters, more than 100`);
}

function commandFaults(commands: readonly Json[]): string[] {
	const faults: string[] = [];
	const keys = commands.map((command) => `${command.type ?? 1} ${command.name}`);
	if (new Set(keys).size !== keys.length) faults.push('two commands with one name');
	for (const command of commands) {
		faults.push(...nameFaults(command));
		if ((command.type ?? 1) === 1 && !command.description) faults.push(`command ${command.name} has no description`);
		if (commandLength(command) > 8000) faults.push(`command ${command.name} holds more than 8000 characters`);
	}
	return faults;
}

function nameFaults(named: Json): string[] {
	const name = String(named.name);
	const options = list(named.options);
	const firstOptional = options.findIndex((option) => !option.required);
	const lateRequired = firstOptional >= 0 && options.slice(firstOptional).some((option) => option.required);
	return [
		...(COMMAND_NAME.test(name) ? [] : [`name "${name}" breaks the pattern`]),
		...(name === name.toLowerCase() ? [] : [`name "${name}" has capital letters`]),
		...(lateRequired ? [`"${name}": a required option after an optional one`] : []),
		...choiceFaults(named),
		...options.flatMap(nameFaults),
	];
}

/** The longest name and description of any locale count once; so do options and choices. */
function commandLength(part: Json): number {
	const longest = (key: string) =>
		Math.max(
			...[part[key], ...Object.values((part[`${key}_localizations`] ?? {}) as Json)].map((text) => characters(text)),
		);
	const choices = list(part.choices).reduce(
		(sum, choice) => sum + characters(choice.name) + characters(choice.value),
		0,
	);
	const options = list(part.options).reduce((sum, option) => sum + commandLength(option), 0);
	return longest('name') + longest('description') + choices + options;
}

/** Discord counts code points (its API is Python 3). */
function characters(value: unknown): number {
	return typeof value === 'string' ? [...value].length : 0;
}

function list(value: unknown): readonly Json[] {
	return Array.isArray(value) ? (value as Json[]) : [];
}

/** The Bot API's rules as we read them: those its machine-readable description leaves out, and the few for a checkout without it. */

/** Rules that the documentation states in prose only. */
export function beyondTheSchema(method: string, payload: unknown): string[] {
	const { commands } = (payload ?? {}) as { commands?: readonly { command: string }[] };
	if (method !== 'setMyCommands' || commands === undefined) return [];
	return new Set(commands.map(({ command }) => command)).size === commands.length ? [] : ['/commands: a name twice'];
}

/** What the stand-in answers. */
export const METHODS = [
	'getMe',
	'getUpdates',
	'setWebhook',
	'deleteWebhook',
	'getWebhookInfo',
	'setMyCommands',
	'getMyCommands',
	'setMyDescription',
	'setMyShortDescription',
	'setMyName',
	'sendMessage',
	'sendDocument',
	'sendRichMessage',
	'editMessageText',
	'deleteMessage',
	'answerCallbackQuery',
	'getChat',
	'getChatMember',
	'leaveChat',
	'sendChatAction',
];

/** What a request could break most easily, by the documentation. */
export function limitsOf(payload: unknown): string[] {
	const found: string[] = [];
	const {
		reply_markup: markup,
		commands = [],
		url = '',
	} = (payload ?? {}) as {
		url?: string;
		reply_markup?: { inline_keyboard?: readonly (readonly { text?: string; callback_data?: string }[])[] };
		commands?: readonly { command: string; description: string }[];
	};
	for (const button of markup?.inline_keyboard?.flat() ?? []) {
		const bytes = Buffer.byteLength(button.callback_data ?? 'x');
		if (!button.text) found.push('/reply_markup: a button without text');
		if (bytes < 1 || bytes > 64) found.push('/reply_markup: callback_data must have 1 to 64 bytes');
	}
	for (const { command, description } of commands) {
		if (!/^[a-z0-9_]{1,32}$/.test(command)) found.push('/commands: name');
		if (description.length < 1 || description.length > 256) found.push('/commands: description');
	}
	if (url !== '' && !url.startsWith('https://')) found.push('/url: must be https');
	if (commands.length > 100) found.push('/commands: more than 100');
	return found;
}

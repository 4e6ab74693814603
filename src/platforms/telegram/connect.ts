/** Says hello to Telegram: who we are, no webhook in the way, and our commands in both languages. */
import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types';
import type { Bilingual, CommandDefinition } from '../../../commands/command.ts';
import { asGrammySignal, type TelegramApi } from './api.ts';
import { cut } from './fit.ts';
import { LISTENED } from './updates.ts';

export type Me = { readonly id: number; readonly username: string };

/** What Telegram is told of a webhook. */
type Posted = { readonly publicUrl: string; readonly secret: string };

/** getMe, then the webhook put up or taken down: with one standing, getUpdates is refused (409). Throws what grammY throws. */
export async function introduce(api: TelegramApi, webhook: Posted | undefined, signal: AbortSignal): Promise<Me> {
	const { id, username } = await api.getMe(asGrammySignal(signal));
	if (webhook === undefined) await api.deleteWebhook({ drop_pending_updates: false }, asGrammySignal(signal));
	else await putUpWebhook(api, webhook, signal);
	return { id, username };
}

export async function putUpWebhook(
	api: TelegramApi,
	{ publicUrl, secret }: Posted,
	signal: AbortSignal,
): Promise<void> {
	await api.setWebhook({ url: publicUrl, secret_token: secret, allowed_updates: LISTENED }, asGrammySignal(signal));
}

/**
 * Arabic for everyone, English for those whose app speaks it. Command names stay Latin (Telegram allows [a-z0-9_] only).
 * People see what they may use: administrators' commands in private chats and for a group's administrators.
 */
export async function register(
	api: TelegramApi,
	commands: readonly CommandDefinition[],
	about: Bilingual | undefined,
	signal: AbortSignal,
): Promise<void> {
	for (const language of ['ar', 'en'] as const) {
		const code: { language_code?: LanguageCode } = language === 'ar' ? {} : { language_code: language };
		for (const { type, permissions } of SCOPES) {
			const listed = commands.filter(({ permission }) => permissions.includes(permission));
			const scope = { type } as BotCommandScope;
			const entries = listed.map((command) => entryOf(command, language));
			await api.setMyCommands({ commands: entries, scope, ...code }, asGrammySignal(signal));
		}
		if (about === undefined) continue;
		await api.setMyDescription({ description: cut(about[language], 512), ...code }, asGrammySignal(signal));
	}
}

const SCOPES: readonly { readonly type: BotCommandScope['type']; readonly permissions: readonly string[] }[] = [
	{ type: 'default', permissions: ['everyone'] },
	{ type: 'all_private_chats', permissions: ['everyone', 'admin'] },
	{ type: 'all_chat_administrators', permissions: ['everyone', 'admin'] },
];

/** The Arabic word that works as well is shown with the description: "متابعة موضوع (تابع)". */
function entryOf({ name, description, aliases }: CommandDefinition, language: 'ar' | 'en'): BotCommand {
	const word = language === 'ar' && aliases[0] !== undefined ? ` (${aliases[0]})` : '';
	return { command: name, description: cut(description[language], 256 - word.length) + word };
}

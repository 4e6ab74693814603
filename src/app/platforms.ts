/** The platforms that have a token, each loaded only then; the terminal where there is none. */
import type { Conversation } from '../../commands/command.ts';
import type { Environment } from '../../config/environment.ts';
import { DISCORD_LIMITS, type Limits, TELEGRAM_LIMITS, TERMINAL_LIMITS } from '../alerts/pace.ts';
import type { Clock, Log, Platform } from '../domain/ports.ts';
import { createTerminal } from '../platforms/terminal/terminal.ts';

export type Placed = { readonly platform: Platform; readonly limits: Limits };

export type PlatformParts = {
	readonly environment: Environment;
	readonly conversation: Conversation;
	readonly log: Log;
	readonly clock: Clock;
	/** Where the terminal writes. */
	readonly print: NodeJS.WriteStream;
};

const ABOUT = {
	ar: 'راصد يرصد الأخبار العربية ويرسل إليك تنبيهًا واحدًا عن كل خبر يخص موضوعاتك، ملخصًا وبروابط مصادره.',
	en: 'Rasid watches the news in Arabic and sends you one alert for each story about your topics, summarised and with its sources.',
};

export async function platformsOf(parts: PlatformParts): Promise<readonly Placed[]> {
	const { environment, conversation, log, clock } = parts;
	const placed: Placed[] = [];
	if (environment.discordToken) {
		const { createDiscord } = await import('../platforms/discord/discord.ts');
		const platform = createDiscord({
			token: environment.discordToken,
			apiBase: environment.discordApiBase,
			gateway: environment.discordGateway,
			conversation,
			log,
			clock,
		});
		placed.push({ platform, limits: DISCORD_LIMITS });
	}
	if (environment.telegramToken) {
		const { createTelegram } = await import('../platforms/telegram/telegram.ts');
		const platform = createTelegram({
			token: environment.telegramToken,
			apiRoot: environment.telegramApiRoot,
			conversation,
			log,
			clock,
			about: ABOUT,
		});
		placed.push({ platform, limits: TELEGRAM_LIMITS });
	}
	if (placed.length === 0) placed.push({ platform: createTerminal({ out: parts.print }), limits: TERMINAL_LIMITS });
	return placed;
}

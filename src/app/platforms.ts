/** The platforms that have a token, each loaded only then; the terminal where there is none. */
import type { Conversation } from '../../commands/command.ts';
import type { Environment } from '../../config/environment.ts';
import { createPace, DISCORD_LIMITS, type Pace, TELEGRAM_LIMITS, TERMINAL_LIMITS } from '../alerts/pace.ts';
import { createReplyTurns } from '../alerts/reply-turns.ts';
import type { Clock, Log, Platform, Timer } from '../domain/ports.ts';
import type { InboxRecords } from '../platforms/telegram/inbox.ts';

/** Whatever is sent to the platform from this process keeps the pace together. */
export type Placed = { readonly platform: Platform; readonly pace: Pace };

export type PlatformParts = {
	readonly environment: Environment;
	readonly conversation: Conversation;
	readonly log: Log;
	readonly clock: Clock;
	readonly timer: Timer;
	readonly telegramWaiting: InboxRecords['waiting'];
	readonly telegramHandled: InboxRecords['handled'];
	/** Where the terminal writes. */
	readonly print: NodeJS.WriteStream;
};

const ABOUT = {
	ar: 'راصد يرصد الأخبار العربية ويرسل إليك تنبيهًا واحدًا عن كل خبر يخص موضوعاتك، ملخصًا وبروابط مصادره.',
	en: 'Rasid watches the news in Arabic and sends you one alert for each story about your topics, summarised and with its sources.',
};

export async function platformsOf(parts: PlatformParts): Promise<readonly Placed[]> {
	const { environment, conversation, log, clock, timer } = parts;
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
		placed.push({ platform, pace: createPace(DISCORD_LIMITS) });
	}
	if (environment.telegramToken) {
		const { createTelegram } = await import('../platforms/telegram/telegram.ts');
		const pace = createPace(TELEGRAM_LIMITS);
		const platform = createTelegram({
			token: environment.telegramToken,
			apiRoot: environment.telegramApiRoot,
			webhook: environment.telegramWebhook,
			rich: environment.telegramRich,
			conversation,
			records: { waiting: parts.telegramWaiting, handled: parts.telegramHandled },
			log,
			clock,
			timer,
			about: ABOUT,
			pace: createReplyTurns(pace, clock, timer),
		});
		placed.push({ platform, pace });
	}
	if (placed.length > 0) return placed;
	const { createTerminal } = await import('../platforms/terminal/terminal.ts');
	return [{ platform: createTerminal({ out: parts.print }), pace: createPace(TERMINAL_LIMITS) }];
}

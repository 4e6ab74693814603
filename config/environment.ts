/** Reads the settings from .env and the process's environment: the only reader of process.env. All mistakes at once. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Language } from '../src/domain/channel.ts';
import type { Problem } from './problem.ts';
import {
	anyText,
	discordToken,
	httpAddress,
	httpsAddress,
	loopbackHost,
	oneOf,
	optional,
	owners,
	pageAddress,
	type Rule,
	required,
	storeUrl,
	telegramToken,
	timeZone,
	webhookAddress,
	wholeNumber,
	withDefault,
} from './setting-rules.ts';

export type Role = 'poll' | 'place' | 'announce' | 'deliver' | 'bot';
export const ROLES: readonly Role[] = ['poll', 'place', 'announce', 'deliver', 'bot'];

export type Environment = {
	readonly discordToken?: string;
	readonly discordApiBase?: string;
	/** What listens to Discord: discord.js's client, or one for thousands of servers that keeps ids only. */
	readonly discordGateway: 'client' | 'ids';
	readonly telegramToken?: string;
	readonly telegramApiRoot?: string;
	/** Digests as rich messages: laid out from right to left as a whole, but unseen in apps older than June 2026. */
	readonly telegramRich: boolean;
	/** Where Telegram posts updates to: the address that a proxy leads to this port of ours. It is polled without. */
	readonly telegramWebhook?: { readonly publicUrl: string; readonly port: number };
	readonly storeUrl: string;
	readonly feedsFile: string;
	readonly topicsFile: string;
	readonly webHost: string;
	/** 0: no page. */
	readonly webPort: number;
	/** Where hubs push to (WebSub): the address that a proxy leads to this port of ours. Without it feeds are only polled. */
	readonly hooks?: { readonly publicUrl: string; readonly port: number };
	/** Where admins of a place tune from afar: the address that a proxy leads to this port of ours. Without it, not at all. */
	readonly desk?: { readonly publicUrl: string; readonly port: number };
	readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
	readonly language: Language;
	readonly timeZone: string;
	/** "discord:ID" or "telegram:ID". */
	readonly owners: readonly string[];
	readonly model?: {
		readonly url: string;
		readonly key?: string;
		readonly name: string;
		readonly dailyCalls: number;
		/** Also summarise in Arabic what no outlet told in Arabic: checked less strictly, so a choice. */
		readonly translates: boolean;
	};
	readonly allowLoopbackFeeds: boolean;
	/** Looks at all feeds together. */
	readonly requestsPerHour: number;
};

export type EnvironmentResult =
	| { readonly kind: 'ok'; readonly environment: Environment }
	| { readonly kind: 'problems'; readonly problems: readonly Problem[] };

type Source = {
	readonly values: Readonly<Record<string, string | undefined>>;
	readonly lineOf: (name: string) => number | undefined;
	readonly file: string;
};

/**
 * Reads the settings. `file` is the .env file (need not exist); variables of the process win over it.
 * A .env that others can read is refused, for it holds tokens.
 */
export function readEnvironment(
	file = '.env',
	variables: Readonly<Record<string, string | undefined>> = process.env,
): EnvironmentResult {
	const source = sourceOf(file, variables);
	const problems: Problem[] = [...permissionProblems(file)];
	function read<T>(name: string, rule: Rule<T>): T {
		const text = source.values[name]?.trim() || undefined;
		const result = rule(text);
		if ('value' in result) return result.value;
		problems.push({
			file: source.file,
			line: source.lineOf(name),
			field: name,
			message: result.message,
			remedy: result.remedy,
		});
		return undefined as T;
	}
	const publicUrl = read('RASID_PUBLIC_URL', optional(httpsAddress));
	const telegramUrl = read('RASID_TELEGRAM_WEBHOOK', optional(webhookAddress));
	const deskUrl = read('RASID_DESK_URL', optional(pageAddress));
	const modelUrl = read('RASID_MODEL_URL', optional(httpAddress));
	const environment: Environment = {
		discordToken: read('DISCORD_TOKEN', optional(discordToken)),
		discordApiBase: read('DISCORD_API_BASE', optional(httpAddress)),
		discordGateway: read('RASID_DISCORD_GATEWAY', withDefault('client', oneOf('client', 'ids'))),
		telegramToken: read('TELEGRAM_TOKEN', optional(telegramToken)),
		telegramApiRoot: read('TELEGRAM_API_ROOT', optional(httpAddress)),
		telegramRich: read('RASID_TELEGRAM_RICH', withDefault('no', oneOf('yes', 'no'))) === 'yes',
		telegramWebhook: telegramUrl
			? {
					publicUrl: telegramUrl,
					port: read('RASID_TELEGRAM_WEBHOOK_PORT', withDefault('8744', wholeNumber(1, 65_535))),
				}
			: undefined,
		storeUrl: read('RASID_STORE', withDefault('sqlite:data/rasid.db', storeUrl)),
		feedsFile: read('RASID_FEEDS', withDefault('config/feeds.yaml', anyText)),
		topicsFile: read('RASID_TOPICS', withDefault('config/topics.yaml', anyText)),
		webHost: read('RASID_WEB_HOST', withDefault('127.0.0.1', loopbackHost)),
		webPort: read('RASID_WEB_PORT', withDefault('8741', wholeNumber(0, 65_535))),
		hooks: publicUrl
			? { publicUrl, port: read('RASID_HOOK_PORT', withDefault('8742', wholeNumber(1, 65_535))) }
			: undefined,
		desk: deskUrl
			? { publicUrl: deskUrl, port: read('RASID_DESK_PORT', withDefault('8743', wholeNumber(1, 65_535))) }
			: undefined,
		logLevel: read('RASID_LOG', withDefault('info', oneOf('debug', 'info', 'warn', 'error'))),
		language: read('RASID_LANGUAGE', withDefault('ar', oneOf('ar', 'en'))),
		timeZone: read('RASID_TIME_ZONE', withDefault('Asia/Riyadh', timeZone)),
		owners: read('RASID_OWNERS', withDefault('', owners)),
		requestsPerHour: read('RASID_REQUESTS_PER_HOUR', withDefault('30000', wholeNumber(60, 1_000_000))),
		allowLoopbackFeeds: read('RASID_ALLOW_LOOPBACK_FEEDS', withDefault('no', oneOf('yes', 'no'))) === 'yes',
		model: modelUrl
			? {
					url: modelUrl,
					key: read('RASID_MODEL_KEY', optional(anyText)),
					translates: read('RASID_MODEL_TRANSLATE', withDefault('no', oneOf('yes', 'no'))) === 'yes',
					name: read('RASID_MODEL_NAME', required('the model to ask, as the endpoint names it')),
					dailyCalls: read('RASID_MODEL_DAILY_CALLS', withDefault('500', wholeNumber(0, 1_000_000))),
				}
			: undefined,
	};
	return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'ok', environment };
}

function sourceOf(file: string, variables: Readonly<Record<string, string | undefined>>): Source {
	if (!existsSync(file)) return { values: variables, lineOf: () => undefined, file: 'environment' };
	const text = readFileSync(file, 'utf8');
	const lines = text.split('\n');
	return {
		values: { ...parseEnv(text), ...variables },
		lineOf: (name) => {
			const index = lines.findIndex((line) => new RegExp(`^\\s*(export\\s+)?${name}\\s*=`).test(line));
			return index < 0 || variables[name] !== undefined ? undefined : index + 1;
		},
		file,
	};
}

function permissionProblems(file: string): Problem[] {
	if (!existsSync(file) || process.platform === 'win32' || (statSync(file).mode & 0o077) === 0) return [];
	return [
		{
			file,
			field: 'mode',
			message: 'other users of this machine can read the file, and it holds tokens',
			remedy: `Run: chmod 600 ${file}`,
		},
	];
}

/** Takes the secrets out of the process's environment once they are read: Node's diagnostic reports and children would show it. */
export function forgetSecrets(variables: Record<string, string | undefined> = process.env): void {
	for (const name of ['DISCORD_TOKEN', 'TELEGRAM_TOKEN', 'RASID_MODEL_KEY', 'RASID_STORE']) delete variables[name];
}

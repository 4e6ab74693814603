/** Reads the settings from .env and the process's environment: the only reader of process.env. All mistakes at once. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Language } from '../src/domain/channel.ts';
import { masked, type Problem } from './problem.ts';

export type Role = 'poll' | 'place' | 'announce' | 'deliver' | 'bot';
export const ROLES: readonly Role[] = ['poll', 'place', 'announce', 'deliver', 'bot'];

export type Environment = {
	readonly discordToken?: string;
	readonly discordApiBase?: string;
	readonly telegramToken?: string;
	readonly telegramApiRoot?: string;
	readonly storeUrl: string;
	readonly feedsFile: string;
	readonly topicsFile: string;
	readonly webHost: string;
	/** 0: no page. */
	readonly webPort: number;
	/** Where hubs push to (WebSub): the address that a proxy leads to this port of ours. Without it feeds are only polled. */
	readonly hooks?: { readonly publicUrl: string; readonly port: number };
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

/** A setting's rule: gives the value, or says what is wrong and what mends it. */
type Rule<T> = (
	text: string | undefined,
) => { readonly value: T } | { readonly message: string; readonly remedy: string };

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
	const modelUrl = read('RASID_MODEL_URL', optional(httpAddress));
	const environment: Environment = {
		discordToken: read('DISCORD_TOKEN', optional(discordToken)),
		discordApiBase: read('DISCORD_API_BASE', optional(httpAddress)),
		telegramToken: read('TELEGRAM_TOKEN', optional(telegramToken)),
		telegramApiRoot: read('TELEGRAM_API_ROOT', optional(httpAddress)),
		storeUrl: read('RASID_STORE', withDefault('sqlite:data/rasid.db', storeUrl)),
		feedsFile: read('RASID_FEEDS', withDefault('config/feeds.yaml', anyText)),
		topicsFile: read('RASID_TOPICS', withDefault('config/topics.yaml', anyText)),
		webHost: read('RASID_WEB_HOST', withDefault('127.0.0.1', loopbackHost)),
		webPort: read('RASID_WEB_PORT', withDefault('8741', wholeNumber(0, 65_535))),
		hooks: publicUrl
			? { publicUrl, port: read('RASID_HOOK_PORT', withDefault('8742', wholeNumber(1, 65_535))) }
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

function optional<T>(rule: Rule<T>): Rule<T | undefined> {
	return (text) => (text === undefined ? { value: undefined } : rule(text));
}

function withDefault<T>(fallback: string, rule: Rule<T>): Rule<T> {
	return (text) => rule(text ?? fallback);
}

function required(meaning: string): Rule<string> {
	return (text) => (text ? { value: text } : { message: 'missing', remedy: `Write ${meaning}` });
}

function anyText(text: string | undefined): { value: string } {
	return { value: text! };
}

function oneOf<T extends string>(...choices: readonly T[]): Rule<T> {
	return (text) => {
		const value = choices.find((choice) => choice === text);
		return value
			? { value }
			: { message: `${masked(text!)} is none of the choices`, remedy: `Write one of: ${choices.join(', ')}` };
	};
}

function wholeNumber(min: number, max: number): Rule<number> {
	return (text) => {
		const value = Number(text);
		if (Number.isInteger(value) && value >= min && value <= max) return { value };
		return {
			message: `${masked(text!)} is no whole number from ${min} to ${max}`,
			remedy: `Write a whole number from ${min} to ${max}`,
		};
	};
}

function httpAddress(text: string | undefined): ReturnType<Rule<string>> {
	const url = URL.parse(text!);
	if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password)
		return { value: text!.replace(/\/+$/, '') };
	return {
		message: 'no http(s) address',
		remedy: 'Write an address such as https://example.org/api, without user name or password',
	};
}

function httpsAddress(text: string | undefined): ReturnType<Rule<string>> {
	const read = httpAddress(text);
	if (!('value' in read) || URL.parse(read.value)?.protocol === 'https:') return read;
	return { message: 'the address is not https', remedy: 'Write the https address under which the world reaches you' };
}

function storeUrl(text: string | undefined): ReturnType<Rule<string>> {
	if (/^(sqlite:.+|rediss?:\/\/.+|memory:)$/.test(text!)) return { value: text! };
	return { message: `${masked(text!)} names no store`, remedy: 'Write sqlite:PATH or redis://HOST:PORT' };
}

function loopbackHost(text: string | undefined): ReturnType<Rule<string>> {
	if (['127.0.0.1', '::1', 'localhost'].includes(text!)) return { value: text! };
	return {
		message: `the page would be open to the network on ${masked(text!)}`,
		remedy: 'Write 127.0.0.1 and put a proxy with its own login in front of it',
	};
}

function timeZone(text: string | undefined): ReturnType<Rule<string>> {
	try {
		new Intl.DateTimeFormat('en', { timeZone: text });
		return { value: text! };
	} catch {
		return {
			message: `${masked(text!)} is no IANA time zone`,
			remedy: 'Write one such as Asia/Riyadh or Africa/Cairo',
		};
	}
}

/** The value itself never goes into a message. */
function discordToken(text: string | undefined): ReturnType<Rule<string>> {
	if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text!)) return { value: text! };
	return {
		message: 'does not look like a bot token (three parts joined by dots)',
		remedy: 'Copy it again from the Bot page of the Discord developer portal',
	};
}

function telegramToken(text: string | undefined): ReturnType<Rule<string>> {
	if (/^\d{5,}:[\w-]{20,}$/.test(text!)) return { value: text! };
	return {
		message: 'does not look like a bot token (digits, a colon, letters)',
		remedy: 'Copy it again from @BotFather',
	};
}

/** Telegram's service accounts can be nobody's owner: 1087968824 stands for any anonymous admin, 777000 for Telegram, 136817688 for channels. */
function owners(text: string | undefined): ReturnType<Rule<readonly string[]>> {
	const list = text!.split(/[\s,]+/).filter(Boolean);
	const bad = list.find(
		(owner) =>
			!/^(discord|telegram):[1-9]\d{4,19}$/.test(owner) || /^telegram:(1087968824|777000|136817688)$/.test(owner),
	);
	if (bad === undefined) return { value: list };
	return {
		message: `${masked(bad)} is no person`,
		remedy: 'Write discord:ID or telegram:ID, with the number of your own account, separated by commas',
	};
}

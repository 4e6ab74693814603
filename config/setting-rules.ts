/** The rules that settings are read by: each gives the value, or says what is wrong and what mends it. Pure. */
import { masked } from './problem.ts';

/** `text` is what was written, trimmed; undefined when nothing was. */
export type Rule<T> = (
	text: string | undefined,
) => { readonly value: T } | { readonly message: string; readonly remedy: string };

export function optional<T>(rule: Rule<T>): Rule<T | undefined> {
	return (text) => (text === undefined ? { value: undefined } : rule(text));
}

export function withDefault<T>(fallback: string, rule: Rule<T>): Rule<T> {
	return (text) => rule(text ?? fallback);
}

export function required(meaning: string): Rule<string> {
	return (text) => (text ? { value: text } : { message: 'missing', remedy: `Write ${meaning}` });
}

export function anyText(text: string | undefined): { value: string } {
	return { value: text! };
}

export function oneOf<T extends string>(...choices: readonly T[]): Rule<T> {
	return (text) => {
		const value = choices.find((choice) => choice === text);
		return value
			? { value }
			: { message: `${masked(text!)} is none of the choices`, remedy: `Write one of: ${choices.join(', ')}` };
	};
}

export function wholeNumber(min: number, max: number): Rule<number> {
	return (text) => {
		const value = Number(text);
		if (Number.isInteger(value) && value >= min && value <= max) return { value };
		return {
			message: `${masked(text!)} is no whole number from ${min} to ${max}`,
			remedy: `Write a whole number from ${min} to ${max}`,
		};
	};
}

export function httpAddress(text: string | undefined): ReturnType<Rule<string>> {
	const url = URL.parse(text!);
	if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password)
		return { value: text!.replace(/\/+$/, '') };
	return {
		message: 'no http(s) address',
		remedy: 'Write an address such as https://example.org/api, without user name or password',
	};
}

export function httpsAddress(text: string | undefined): ReturnType<Rule<string>> {
	const read = httpAddress(text);
	if (!('value' in read) || URL.parse(read.value)?.protocol === 'https:') return read;
	return { message: 'the address is not https', remedy: 'Write the https address under which the world reaches you' };
}

/** Telegram posts to these ports only (Bot API, setWebhook). */
export function webhookAddress(text: string | undefined): ReturnType<Rule<string>> {
	const read = httpsAddress(text);
	if (!('value' in read) || ['', '80', '88', '8443'].includes(URL.parse(read.value)!.port)) return read;
	return { message: 'Telegram posts to no such port', remedy: 'Write an https address on port 443, 80, 88 or 8443' };
}

export function storeUrl(text: string | undefined): ReturnType<Rule<string>> {
	if (/^(sqlite:.+|rediss?:\/\/.+|memory:)$/.test(text!)) return { value: text! };
	return { message: `${masked(text!)} names no store`, remedy: 'Write sqlite:PATH or redis://HOST:PORT' };
}

export function loopbackHost(text: string | undefined): ReturnType<Rule<string>> {
	if (['127.0.0.1', '::1', 'localhost'].includes(text!)) return { value: text! };
	return {
		message: `the page would be open to the network on ${masked(text!)}`,
		remedy: 'Write 127.0.0.1 and put a proxy with its own login in front of it',
	};
}

export function timeZone(text: string | undefined): ReturnType<Rule<string>> {
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
export function discordToken(text: string | undefined): ReturnType<Rule<string>> {
	if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text!)) return { value: text! };
	return {
		message: 'does not look like a bot token (three parts joined by dots)',
		remedy: 'Copy it again from the Bot page of the Discord developer portal',
	};
}

export function telegramToken(text: string | undefined): ReturnType<Rule<string>> {
	if (/^\d{5,}:[\w-]{20,}$/.test(text!)) return { value: text! };
	return {
		message: 'does not look like a bot token (digits, a colon, letters)',
		remedy: 'Copy it again from @BotFather',
	};
}

/** Telegram's service accounts can be nobody's owner: 1087968824 stands for any anonymous admin, 777000 for Telegram, 136817688 for channels. */
export function owners(text: string | undefined): ReturnType<Rule<readonly string[]>> {
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

/** An address of its own for the page: https, or a proxy on this machine; no path, for the page's links begin at the root. */
export function pageAddress(text: string | undefined): ReturnType<Rule<string>> {
	const url = URL.parse(text!);
	const isHere = url?.protocol === 'http:' && /^(127\.0\.0\.1|\[::1\]|localhost)$/.test(url.hostname);
	if (url && (url.protocol === 'https:' || isHere) && url.href === `${url.origin}/`) return { value: url.origin };
	return {
		message: 'no https address without a path',
		remedy: 'Write the https address under which admins reach the page, such as https://rasid.example.org',
	};
}

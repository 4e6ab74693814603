/** Whom a page is written for: language, digits and time zone, as they set them; and sentences with markup in them. Pure. */
import { html } from 'hono/html';
import type { Topic } from '../domain/topic.ts';
import type { Say, Tongue, Words } from '../i18n/translate.ts';
import type { Markup } from './layout.ts';

export type Speech = {
	readonly tongue: Tongue;
	/** IANA zone. */
	readonly timeZone: string;
};

export type Reader = Speech & { say(key: string, words?: Words): string };

/** The languages and digits to choose from, each named in itself. */
export const TONGUES: readonly { readonly value: string; readonly name: string; readonly tongue: Tongue }[] = [
	{ value: 'ar', name: 'العربية (١٢٣)', tongue: { language: 'ar', digits: 'arabic' } },
	{ value: 'ar-latin', name: 'العربية (123)', tongue: { language: 'ar', digits: 'latin' } },
	{ value: 'en', name: 'English', tongue: { language: 'en' } },
];

export function readerOf(say: Say, { tongue, timeZone }: Speech): Reader {
	return { tongue, timeZone, say: (key, words) => say(tongue, key, words) };
}

/** The entry of TONGUES that says how somebody reads. */
export function tongueName({ language, digits = 'arabic' }: Tongue): string {
	if (language === 'en') return 'en';
	return digits === 'latin' ? 'ar-latin' : 'ar';
}

/** What the browser remembers: "ar-latin/Asia/Riyadh". */
export function speechCookie({ tongue, timeZone }: Speech): string {
	return `${tongueName(tongue)}/${timeZone}`;
}

/** What a reader chose, as far as it means anything; else as it was. */
export function speechOf(chosen: string, before: Speech): Speech {
	const [, name, zone = ''] = /^([a-z-]+)\/(.*)$/s.exec(chosen) ?? [];
	return {
		tongue: TONGUES.find(({ value }) => value === name)?.tongue ?? before.tongue,
		timeZone: isZone(zone) ? zone : before.timeZone,
	};
}

export function topicName({ tongue }: Reader, { names }: Topic): string {
	return tongue.language === 'en' ? (names.en ?? names.ar) : names.ar;
}

/** A sentence with markup where its message names a part. */
export function woven(reader: Reader, key: string, parts: Readonly<Record<string, Markup>>, words: Words = {}): Markup {
	const names = Object.keys(parts);
	const holes = Object.fromEntries(names.map((name, at) => [name, `\uE000${at}\uE001`]));
	const pieces = reader.say(key, { ...words, ...holes }).split(/\uE000(\d)\uE001/);
	return html`${pieces.map((piece, at) => (at % 2 === 0 ? piece : parts[names[Number(piece)]!]!))}`;
}

/** Things in a row, as the language separates them. */
export function listed(reader: Reader, items: readonly Markup[]): Markup {
	const comma = reader.say('list-comma');
	return html`${items.map((item, at) => html`${at > 0 ? comma : ''}${item}`)}`;
}

function isZone(zone: string): boolean {
	try {
		return zone !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
	} catch {
		return false;
	}
}

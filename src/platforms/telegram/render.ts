/** Renders a Message as Telegram text with entities: no parse mode, so foreign text has no markup to break. Pure. */
import type { InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity } from 'grammy/types';
import type { Button, Link, Message } from '../../domain/message.ts';
import { isolate } from '../../text/bidi.ts';
import { dressed } from './dress.ts';
import { cut, fitted } from './fit.ts';
import { cleaned, neutralised, webAddress } from './foreign-text.ts';

export type Rendered = {
	readonly text: string;
	readonly entities: MessageEntity[];
	readonly link_preview_options: LinkPreviewOptions;
	readonly reply_markup?: InlineKeyboardMarkup;
};

export type RenderOptions = {
	/** Names of our commands that may be tapped in this text. Only for replies: an alert is foreign text throughout. */
	readonly commands?: ReadonlySet<string>;
	/** `message.at` in people's words; shown with a date_time entity, which clients turn into their own zone. */
	readonly time?: string;
};

/**
 * The Bot API counts 4096 after parsing; TDLib counts code points, we count UTF-16 units, which is never less.
 * Each part has its own share, the body has what is left: the whole fits by construction.
 */
const LIMIT = 4096;
const SHARE = { title: 512, linksTitle: 120, links: 1024, label: 80, tags: 400, footer: 300, time: 80 } as const;
const GAP = '\n\n';
const DOT = ' · ';
const RLM = '\u200F';

/** One part of the text: its own text, and entities with offsets into it. */
type Part = { readonly text: string; readonly entities: readonly MessageEntity[] };
const NOTHING: Part = { text: '', entities: [] };

/** Never empty, never over a limit of the Bot API, and nothing in it tappable but what the message's own fields say. */
export function render(message: Message, options: RenderOptions = {}): Rendered {
	const title = titleOf(message);
	const tail = [linksOf(message), tagsOf(message), footerOf(message, options)];
	const taken = [title, ...tail].reduce((sum, part) => sum + part.text.length + GAP.length, 0);
	const { text, entities } = joined([title, ...bodyOf(message, options, LIMIT - taken), ...tail], GAP);
	const keyboard = keyboardOf(message.buttons ?? []);
	return {
		text: text === '' ? '…' : text,
		entities: [...entities],
		link_preview_options: previewOf(message),
		...(keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard } }),
	};
}

function titleOf(message: Message): Part {
	const raw = oneLine(message.title);
	if (raw === '') return NOTHING;
	const text = fitted(raw, SHARE.title, (line) => dressed(line, message.language));
	const whole = { offset: 0, length: text.length };
	const url = webAddress(message.titleUrl ?? '');
	const bold: MessageEntity = { type: 'bold', ...whole };
	return { text, entities: url === undefined ? [bold] : [bold, { type: 'text_link', url, ...whole }] };
}

function bodyOf(message: Message, options: RenderOptions, room: number): Part[] {
	const parts: Part[] = [];
	let left = room;
	for (const paragraph of message.paragraphs) {
		const raw = cleaned(paragraph);
		if (raw === '') continue;
		const dress = (text: string) => dressed(text, message.language, options.commands);
		const text = fitted(raw, left - GAP.length, dress);
		parts.push(plain(text));
		left -= text.length + GAP.length;
		if (text !== dress(raw)) break;
	}
	return parts;
}

/** The sources on one line: publishers' names, each a link if its address is fit to be one; "+3" for those left out. */
function linksOf(message: Message): Part {
	const names = message.links.map(sourceOf).filter((part) => part.text !== '');
	if (names.length === 0) return NOTHING;
	let used = 0;
	const shown = names.filter((part) => {
		used += part.text.length + DOT.length;
		return used <= SHARE.links;
	});
	const more = names.length > shown.length ? plain(`+${names.length - shown.length}`) : NOTHING;
	const line = joined([...shown, more], DOT);
	const heading = fitted(oneLine(message.linksTitle), SHARE.linksTitle, (text) => dressed(text, message.language));
	return joined([plain(heading), joined([plain(startOf(message)), line], '')], '\n');
}

function sourceOf({ label, url }: Link): Part {
	const href = webAddress(url);
	const raw = oneLine(label) || (href === undefined ? '' : new URL(href).hostname);
	const text = raw === '' ? '' : fitted(raw, SHARE.label, (name) => isolate(neutralised(name)));
	return {
		text,
		entities: href === undefined ? [] : [{ type: 'text_link', url: href, offset: 0, length: text.length }],
	};
}

/** Telegram finds hashtags itself: letters, digits and "_" make one, marks and hyphens end it, digits alone are none. */
function tagsOf(message: Message): Part {
	const words = (message.tags ?? []).map((tag) =>
		cleaned(tag)
			.replace(/\p{M}/gu, '')
			.replace(/[^\p{L}\p{N}]+/gu, '_')
			.replace(/^_|_$/g, ''),
	);
	let text = '';
	for (const word of new Set(words)) {
		if (!/\p{L}/u.test(word)) continue;
		const tag = /\p{Script=Arabic}/u.test(word) ? `#${word}` : isolate(`#${word}`);
		if (tag.length > 100 || text.length + tag.length + 2 > SHARE.tags) continue;
		text += (text === '' ? '' : ' ') + tag;
	}
	return text === '' ? NOTHING : plain(startOf(message) + text);
}

function footerOf(message: Message, { time }: RenderOptions): Part {
	const dress = (text: string) => dressed(text, message.language);
	const footer = fitted(cleaned(message.footer ?? ''), SHARE.footer, dress);
	const clock = fitted(oneLine(time), SHARE.time, dress);
	const unix_time = Math.floor(Date.parse(message.at ?? '') / 1000);
	const entity: MessageEntity = { type: 'date_time', offset: 0, length: clock.length, unix_time, date_time_format: '' };
	return joined([plain(footer), { text: clock, entities: clock !== '' && unix_time > 0 ? [entity] : [] }], DOT);
}

/** A line made of isolates and signs has no direction of its own: ours has the message's. */
function startOf(message: Message): string {
	return message.language === 'ar' ? RLM : '';
}

function oneLine(text = ''): string {
	return cleaned(text).replaceAll('\n', ' ');
}

function plain(text: string): Part {
	return { text, entities: [] };
}

/** Empty parts leave no gap. */
function joined(parts: readonly Part[], between: string): Part {
	let text = '';
	const entities: MessageEntity[] = [];
	for (const part of parts) {
		if (part.text === '') continue;
		if (text !== '') text += between;
		for (const entity of part.entities) entities.push({ ...entity, offset: entity.offset + text.length });
		text += part.text;
	}
	return { text, entities };
}

/** The picture as a large preview above the text: one message, still editable, which a photo's caption of 1024 is not. */
function previewOf(message: Message): LinkPreviewOptions {
	const url = webAddress(message.image?.url ?? '');
	if (url === undefined) return { is_disabled: true };
	return { url, prefer_large_media: true, show_above_text: true };
}

/** At most 8 in a row and 100 in all; a button that Telegram would refuse (data of 0 or over 64 bytes) is left out. */
function keyboardOf(rows: readonly (readonly Button[])[]): InlineKeyboardButton[][] {
	return rows
		.map((row) => row.flatMap(buttonOf).slice(0, 8))
		.filter((row) => row.length > 0)
		.slice(0, 12);
}

function buttonOf(button: Button): InlineKeyboardButton[] {
	const text = cut(oneLine(button.label), 64);
	if (text === '') return [];
	if ('url' in button) {
		const url = webAddress(button.url);
		return url === undefined ? [] : [{ text, url }];
	}
	const bytes = Buffer.byteLength(button.action);
	if (bytes < 1 || bytes > 64) return [];
	return [{ text, callback_data: button.action, ...(button.style === undefined ? {} : { style: button.style }) }];
}

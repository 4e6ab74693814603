/** A message as one Discord embed with buttons, within every limit by construction. Pure. */
import {
	type APIActionRowComponent,
	type APIButtonComponent,
	type APIEmbed,
	ButtonStyle,
	ComponentType,
} from 'discord-api-types/v10';
import type { Button, Message } from '../../domain/message.ts';
import { hashtag, literalLine, maskedLink, plainLine, rightToLeft, visibleLines, webAddress } from './markdown.ts';

export type Rendered = {
	readonly embeds: readonly [APIEmbed];
	readonly components: readonly APIActionRowComponent<APIButtonComponent>[];
};

/**
 * https://discord.com/developers/docs/resources/message#embed-object-embed-limits and …/components/reference.
 * Discord counts code points; we count UTF-16 units, which are never fewer. Title, description and footer
 * together stay under the 6000 of a message.
 */
const TITLE = 256;
const DESCRIPTION = 4096;
const FOOTER = 1024;
const ADDRESS = 2048;
const ROWS = 5;
const BUTTONS_IN_ROW = 5;
const LABEL = 80;
const CUSTOM_ID = 100;
const BUTTON_ADDRESS = 512;
/** Shares of the description that the sources and the tags may take; paragraphs have the rest. */
const SOURCES = 1600;
const TAGS = 400;

const CALM = 0x0f_76_6e;
const URGENT = 0xdc_26_26;
const ELLIPSIS = '…';

export function renderMessage(message: Message): Rendered {
	const title = fitted(plainLine(message.title ?? ''), TITLE, directed(message));
	const titleUrl = title && message.titleUrl ? webAddress(message.titleUrl, ADDRESS) : undefined;
	const description = describe(message);
	const footer = fitted(plainLine(message.footer ?? ''), FOOTER, (line) => line);
	const image = message.image && webAddress(message.image.url, ADDRESS);
	const timestamp = message.at && instant(message.at);
	const embed: APIEmbed = {
		color: message.urgent ? URGENT : CALM,
		...(title ? { title } : {}),
		...(titleUrl ? { url: titleUrl } : {}),
		// Discord refuses an embed that says nothing.
		...(description || !title ? { description: description || ELLIPSIS } : {}),
		...(footer ? { footer: { text: footer } } : {}),
		...(image ? { image: { url: image } } : {}),
		...(timestamp ? { timestamp } : {}),
	};
	return { embeds: [embed], components: renderButtons(message.buttons ?? []) };
}

/** The name of a forum post. Pure. */
export function renderPostName(message: Message): string {
	const name = plainLine(message.title ?? message.paragraphs[0] ?? '');
	return fitted(name, 100, (line) => line) || ELLIPSIS;
}

function describe(message: Message): string {
	const sources = describeSources(message);
	const tags = describeTags(message);
	const room = DESCRIPTION - sources.length - tags.length - 4;
	return [describeParagraphs(message, room), sources, tags].filter(Boolean).join('\n\n');
}

function describeParagraphs(message: Message, room: number): string {
	const shape = eachLine(directed(message));
	const paragraphs = message.paragraphs.map((text) => visibleLines(text).join('\n')).filter(Boolean);
	let text = '';
	for (const paragraph of paragraphs) {
		const gap = text ? '\n\n' : '';
		const whole = gap + shape(paragraph);
		if (text.length + whole.length > room)
			return text + gap + fitted(paragraph, room - text.length - gap.length, shape);
		text += whole;
	}
	return text;
}

function describeSources(message: Message): string {
	const start = message.language === 'ar' ? rightToLeft('') : '';
	const heading = fitted(plainLine(message.linksTitle ?? ''), 200, directed(message));
	let line = '';
	for (const { label, url } of message.links) {
		const address = webAddress(url, SOURCES / 2);
		if (!address) continue;
		const link = (line ? ' · ' : start) + maskedLink(cut(plainLine(label), LABEL), address);
		if (heading.length + line.length + link.length > SOURCES) return [heading, line + ELLIPSIS].join('\n');
		line += link;
	}
	return line && [heading, line].filter(Boolean).join('\n');
}

function describeTags(message: Message): string {
	let line = '';
	for (const tag of message.tags ?? []) {
		const next = hashtag(cut(plainLine(tag), 100));
		if (next && line.length + next.length < TAGS) line += (line ? ' ' : '') + next;
	}
	return line && message.language === 'ar' ? rightToLeft(line) : line;
}

function renderButtons(rows: readonly (readonly Button[])[]): APIActionRowComponent<APIButtonComponent>[] {
	const taken = new Set<string>();
	const rendered: APIActionRowComponent<APIButtonComponent>[] = [];
	for (const row of rows) {
		const buttons = row.map((button) => renderButton(button, taken)).filter((button) => button !== undefined);
		for (let at = 0; at < buttons.length; at += BUTTONS_IN_ROW) {
			rendered.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + BUTTONS_IN_ROW) });
		}
	}
	return rendered.slice(0, ROWS);
}

/** Undefined for what Discord would refuse: no label, no usable address, an action twice. */
function renderButton(button: Button, taken: Set<string>): APIButtonComponent | undefined {
	const label = cut(plainLine(button.label), LABEL);
	if (!label) return undefined;
	if ('url' in button) {
		const url = webAddress(button.url, BUTTON_ADDRESS);
		return url ? { type: ComponentType.Button, style: ButtonStyle.Link, label, url } : undefined;
	}
	const { action } = button;
	if (!action || action.length > CUSTOM_ID || taken.has(action)) return undefined;
	taken.add(action);
	const style =
		button.style === 'danger'
			? ButtonStyle.Danger
			: button.style === 'primary'
				? ButtonStyle.Primary
				: ButtonStyle.Secondary;
	return { type: ComponentType.Button, style, label, custom_id: action };
}

/** In an Arabic message a line with Arabic in it runs from right to left, even if it begins with a Latin name. */
function directed({ language }: Message): (line: string) => string {
	return (line) => {
		const literal = literalLine(line, language);
		const beginsOtherwise = !/^[^\p{L}]*\p{Script=Arabic}/u.test(line) && /\p{Script=Arabic}/u.test(line);
		return language === 'ar' && beginsOtherwise ? rightToLeft(literal) : literal;
	};
}

function eachLine(shape: (line: string) => string): (text: string) => string {
	return (text) => text.split('\n').map(shape).join('\n');
}

/** The text as `shape` writes it, if need be shortened until that fits: whole graphemes, at a word where one is near. */
function fitted(text: string, room: number, shape: (text: string) => string): string {
	const whole = shape(text);
	if (whole.length <= room) return whole;
	let low = 0;
	const ends = graphemeEnds(text, room);
	let high = ends.length;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		const isShort = shape(shorten(text, ends[middle - 1]!)).length <= room;
		if (isShort) low = middle;
		else high = middle - 1;
	}
	return low > 0 ? shape(shorten(text, ends[low - 1]!)) : '';
}

function cut(text: string, room: number): string {
	return fitted(text, room, (line) => line);
}

function shorten(text: string, end: number): string {
	const head = text.slice(0, end);
	const word = head.lastIndexOf(' ');
	return (word > end * 0.8 ? head.slice(0, word) : head).trimEnd() + ELLIPSIS;
}

/** Where a text may be cut, up to `room`; a little beyond it is read, so that a grapheme at the edge is seen whole. */
function graphemeEnds(text: string, room: number): number[] {
	const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' }).segment(text.slice(0, room + 64));
	return [...graphemes].map(({ index, segment }) => index + segment.length).filter((end) => end <= room);
}

function instant(at: string): string | undefined {
	const ms = Date.parse(at);
	if (Number.isNaN(ms)) return undefined;
	const iso = new Date(ms).toISOString();
	// Years beyond 9999 carry a sign, which the API refuses.
	return iso.length === '2026-01-01T00:00:00.000Z'.length ? iso : undefined;
}

/** Draws a bubble as Telegram shows it, from the very text and entities that Telegram is sent. Pure. */
import { html } from 'hono/html';
import type { Markup } from '../layout.ts';
import { bareLink } from '../link-to.ts';
import type { Reader } from '../reader.ts';
import type { TelegramDrawing } from './drawing.ts';
import { buttonRows, pictureOf } from './pieces.ts';

export function telegramPreview(drawing: TelegramDrawing, origins: readonly string[], reader: Reader): Markup {
	const rows = drawing.reply_markup?.inline_keyboard ?? [];
	return html`<article aria-label="${reader.say('page-as-telegram')}"><p class="caption">${reader.say('page-in-telegram')}</p><div class="telegram">
<div class="bubble">
${pictureOf(drawing.link_preview_options.url, origins, reader)}
<p class="text">${shownText(drawing)}</p>
</div>
${buttonRows(rows.map((row) => row.map(({ text }) => text)))}
</div></article>`;
}

/** The text cut where entities begin and end; each piece wears what covers it. */
function shownText({ text, entities }: TelegramDrawing): (Markup | string)[] {
	const ends = entities.flatMap(({ offset, length }) => [offset, offset + length]);
	const cuts = [...new Set([0, ...ends, text.length])].sort((a, b) => a - b);
	return cuts.slice(1).map((end, at) => {
		const start = cuts[at]!;
		const over = entities.filter(({ offset, length }) => offset <= start && end <= offset + length);
		const piece = text.slice(start, end);
		const url = over.find(({ type }) => type === 'text_link')?.url;
		const worn = url === undefined ? html`${withTags(piece)}` : bareLink(url, piece);
		return over.some(({ type }) => type === 'bold') ? html`<b>${worn}</b>` : worn;
	});
}

/** Telegram colours hashtags by itself. */
function withTags(text: string): (Markup | string)[] {
	return text
		.split(/(#[\p{L}\p{N}_]+)/u)
		.map((part, at) => (at % 2 === 1 ? html`<span class="tag">${part}</span>` : part));
}

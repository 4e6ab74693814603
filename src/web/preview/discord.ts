/** Draws an embed as Discord shows it, from the very payload that Discord is sent. Pure. */
import { html } from 'hono/html';
import type { Markup } from '../layout.ts';
import { bareLink } from '../link-to.ts';
import type { Reader } from '../reader.ts';
import { dayAndTime } from '../words.ts';
import type { DiscordDrawing } from './drawing.ts';
import { buttonRows, pictureOf } from './pieces.ts';

const URGENT = 0xdc_26_26;

export function discordPreview(drawing: DiscordDrawing, origins: readonly string[], reader: Reader): Markup {
	const [embed] = drawing.embeds;
	const footer = [embed.footer?.text, embed.timestamp && dayAndTime(reader, embed.timestamp)].filter(Boolean);
	const rows = drawing.components.map((row) => row.components.map((button) => button.label ?? ''));
	return html`<article aria-label="${reader.say('page-as-discord')}"><p class="caption">${reader.say('page-in-discord')}</p><div class="discord">
<p class="sender"><span class="face" aria-hidden="true">ر</span><b>راصد</b> <span class="badge">APP</span></p>
<div class="embed${embed.color === URGENT ? ' urgent' : ''}">
${embed.title ? html`<p class="title">${bareLink(embed.url, embed.title)}</p>` : ''}
${embed.description ? html`<p class="text">${shownMarkdown(embed.description)}</p>` : ''}
${pictureOf(embed.image?.url, origins, reader)}
${footer.length > 0 ? html`<p class="footer">${footer.join(' • ')}</p>` : ''}
</div>
${buttonRows(rows)}
</div></article>`;
}

/** The Markdown that our renderer writes and no other: escaped signs and masked links; the rest is text. */
function shownMarkdown(markdown: string): (Markup | string)[] {
	const shown: (Markup | string)[] = [];
	let done = 0;
	for (const found of markdown.matchAll(/\\([^\p{L}\p{N}\s])|\[([^\]\n]*)\]\((https?:[^)\s]*)\)/gu)) {
		shown.push(markdown.slice(done, found.index));
		shown.push(found[1] ?? bareLink(found[3], found[2]!));
		done = found.index + found[0].length;
	}
	shown.push(markdown.slice(done));
	return shown;
}

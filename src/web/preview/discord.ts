/** Draws a message as Discord shows it: an embed with its limits and cut-offs. Pure. */
import { html } from 'hono/html';
import type { Message } from '../../domain/message.ts';
import type { Markup } from '../layout.ts';
import { linkTo } from '../link-to.ts';
import { buttonsOf, tagged } from './pieces.ts';

/** discord.com/developers/docs/resources/message#embed-object-embed-limits */
const TITLE_MAX = 256;
const DESCRIPTION_MAX = 4096;

export function discordPreview(message: Message): Markup {
	return html`<article class="discord" dir="auto" aria-label="كما يظهر في ديسكورد">
<p class="sender"><span class="face" aria-hidden="true">ر</span><b>راصد</b> <span class="badge">APP</span></p>
<div class="embed">
${message.title ? html`<h3>${linkTo(message.titleUrl, cut(message.title, TITLE_MAX))}</h3>` : ''}
${message.paragraphs.map((text) => html`<p dir="auto">${cut(text, DESCRIPTION_MAX)}</p>`)}
${tagged(message)}
${message.links.length > 0 ? html`<p class="sources"><b>${message.linksTitle ?? ''}</b> ${message.links.map((link, at) => html`${at > 0 ? ' · ' : ''}${linkTo(link.url, link.label)}`)}</p>` : ''}
${message.image ? html`<img src="${message.image.url}" alt="" loading="lazy">` : ''}
${message.footer ? html`<p class="footer">${message.footer}</p>` : ''}
</div>
${buttonsOf(message)}
</article>`;
}

function cut(text: string, most: number): string {
	return [...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text;
}

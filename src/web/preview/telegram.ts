/** Draws a message as Telegram shows it: a bubble of text with its links. Pure. */
import { html } from 'hono/html';
import type { Message } from '../../domain/message.ts';
import type { Markup } from '../layout.ts';
import { linkTo } from '../link-to.ts';
import { buttonsOf, tagged } from './pieces.ts';

export function telegramPreview(message: Message): Markup {
	return html`<article class="telegram" dir="auto" aria-label="كما يظهر في تيليغرام">
<div class="bubble">
${message.image ? html`<img src="${message.image.url}" alt="" loading="lazy">` : ''}
${message.title ? html`<h3>${linkTo(message.titleUrl, message.title)}</h3>` : ''}
${message.paragraphs.map((text) => html`<p dir="auto">${text}</p>`)}
${message.links.length > 0 ? html`<p class="sources">${message.linksTitle ? `${message.linksTitle}: ` : ''}${message.links.map((link, at) => html`${at > 0 ? ' · ' : ''}${linkTo(link.url, link.label)}`)}</p>` : ''}
${tagged(message)}
${message.footer ? html`<p class="footer">${message.footer}</p>` : ''}
</div>
${buttonsOf(message)}
</article>`;
}

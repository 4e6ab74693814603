/** Pieces that both previews draw: tags and buttons. Pure. */
import { html } from 'hono/html';
import type { Message } from '../../domain/message.ts';
import type { Markup } from '../layout.ts';

export function tagged(message: Message): Markup | '' {
	if (!message.tags || message.tags.length === 0) return '';
	return html`<p class="tags">${message.tags.map((tag) => html`<bdi>#${tag.replace(/\s+/g, '_')}</bdi> `)}</p>`;
}

/** Buttons as pictures of themselves: they act in the chat, not here. */
export function buttonsOf(message: Message): Markup | '' {
	if (!message.buttons || message.buttons.length === 0) return '';
	return html`<div class="buttons" aria-hidden="true">${message.buttons.map((row) => html`<div>${row.map((button) => html`<span>${button.label}</span>`)}</div>`)}</div>`;
}

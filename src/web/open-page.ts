/** What stands before the door: the button that opens a visit, or why none is open. Pure. */
import { html } from 'hono/html';
import type { Markup } from './layout.ts';
import type { Reader } from './reader.ts';

/** The form goes to the address it stands at: the link's token is in no page. */
export function openPage({ say }: Reader): Markup {
	return html`<form class="card" method="post"><p>${say('page-open-how')}</p><button class="main">${say('page-open-button')}</button></form>`;
}

/** `why` names a message. */
export function messagePage({ say }: Reader, why?: string): Markup {
	return html`<p class="card" role="alert">${say(why ?? 'page-closed-how')}</p>`;
}

/** A link to an address from outside: only http(s) becomes one, nothing that runs. Pure. */
import { html } from 'hono/html';
import type { Markup } from './layout.ts';

/** Isolated: foreign text does not disturb the line around it. */
export function linkTo(url: string | undefined, label: string): Markup {
	return bareLink(url, html`<bdi>${label}</bdi>`);
}

/** Not isolated: its letters count for the direction of its paragraph, as they do in a chat. */
export function bareLink(url: string | undefined, label: string | Markup): Markup {
	return url && /^https?:/i.test(url) ? html`<a href="${url}" rel="noreferrer">${label}</a>` : html`${label}`;
}

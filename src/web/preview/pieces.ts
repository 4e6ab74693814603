/** What both pictures of a message share: its photo, if this machine has it, and its buttons. Pure. */
import { html } from 'hono/html';
import type { Markup } from '../layout.ts';
import { linkTo } from '../link-to.ts';
import { type Reader, woven } from '../reader.ts';

/** Outlets' own pictures are named, not loaded: no request leaves this machine because somebody reads the page. */
export function pictureOf(url: string | undefined, origins: readonly string[], reader: Reader): Markup | '' {
	const address = url === undefined ? null : URL.parse(url);
	if (!address || !url) return '';
	if (origins.includes(address.origin)) return html`<img src="${url}" alt="" width="640" height="320" loading="lazy">`;
	return html`<p class="picture">${woven(reader, 'page-picture', { host: linkTo(url, address.host) })}</p>`;
}

/** Buttons as pictures of themselves: they act in the chat, not here. */
export function buttonRows(rows: readonly (readonly string[])[]): Markup | '' {
	if (rows.length === 0) return '';
	return html`<div class="buttons" aria-hidden="true">${rows.map((row) => html`<div>${row.map((label) => html`<span>${label}</span>`)}</div>`)}</div>`;
}

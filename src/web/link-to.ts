/** A link to an address from outside: only http(s) becomes one, nothing that runs. Pure. */
import { html } from 'hono/html';
import type { Markup } from './layout.ts';

export function linkTo(url: string | undefined, label: string): Markup | string {
	return url && /^https?:/i.test(url) ? html`<a href="${url}" rel="noreferrer"><bdi>${label}</bdi></a>` : label;
}

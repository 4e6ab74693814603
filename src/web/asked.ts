/** What a request brings along: what its sender may see, and how they read. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type Frame, layout, type Markup } from './layout.ts';
import { type Reader, type Speech, speechCookie, speechOf } from './reader.ts';
import type { OwnerView, View } from './view.ts';

export type Asked = {
	Variables: {
		readonly view: View;
		/** Only at this machine. */
		readonly owner: OwnerView | undefined;
		readonly reader: Reader;
	};
};

const COOKIE = 'speech';
const YEAR_S = 365 * 24 * 3600;

/** As the browser remembers it, or as the place or this house speaks. */
export function speechAsked(context: Context, fallback: Speech): Speech {
	return speechOf(getCookie(context, COOKIE) ?? '', fallback);
}

export function rememberSpeech(context: Context, speech: Speech): void {
	setCookie(context, COOKIE, speechCookie(speech), { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: YEAR_S });
}

/** A whole page for who asks. */
export function show(
	context: Context<Asked>,
	frame: Omit<Frame, 'reader' | 'visitor'>,
	body: Markup,
): Response | Promise<Response> {
	const { reader, view } = context.var;
	return context.html(layout({ ...frame, reader, ...(view.visitor && { visitor: view.visitor }) }, body));
}

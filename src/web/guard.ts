/** Who may talk to a page of ours: a browser that came by the page's own address (DNS rebinding, cross-site forms). */
import type { Context, Next } from 'hono';

/** `hosts` are the Host headers that are ours, e.g. "127.0.0.1:8741"; `pictureOrigins` the only other places pictures come from. */
export function guard(
	hosts: () => readonly string[],
	pictureOrigins: readonly string[],
): (context: Context, next: Next) => Promise<Response | undefined> {
	// No inline code, nothing from elsewhere.
	const pictures = ["'self'", ...pictureOrigins].join(' ');
	const policy = `default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src ${pictures}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
	return async (context, next) => {
		if (!hosts().includes(context.req.header('host') ?? ''))
			return context.text('403: this page has another address', 403);
		// A link from elsewhere may lead here; a picture or a script of another site may not ask anything of us.
		const isForeign = context.req.header('sec-fetch-site') === 'cross-site';
		if (isForeign && context.req.header('sec-fetch-mode') !== 'navigate')
			return context.text('403: not from this page', 403);
		const origin = context.req.header('origin');
		const writes = !['GET', 'HEAD'].includes(context.req.method);
		if (writes && (origin === undefined || !hosts().includes(origin.replace(/^https?:\/\//, ''))))
			return context.text('403: not from this page', 403);
		await next();
		context.header('content-security-policy', policy);
		context.header('x-content-type-options', 'nosniff');
		// Never a path: a link's secret may be in it. Under "no-referrer" browsers send "Origin: null" with our own forms too
		// (Fetch standard, "append a request Origin header"); links to elsewhere say rel=noreferrer.
		context.header('referrer-policy', 'strict-origin');
		context.header('cache-control', context.req.path.startsWith('/assets/') ? 'no-cache' : 'no-store');
		return undefined;
	};
}

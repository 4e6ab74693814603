/** Who may talk to the local page: only this machine's browser, by this page's own address (DNS rebinding, cross-site forms). */
import type { Context, Next } from 'hono';

/** No inline code, nothing from elsewhere; pictures may come from the outlets. */
const POLICY =
	"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' https: http://127.0.0.1:*; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** `hosts` are the Host headers that are ours, e.g. "127.0.0.1:8741". */
export function guard(hosts: () => readonly string[]): (context: Context, next: Next) => Promise<Response | undefined> {
	return async (context, next) => {
		if (!hosts().includes(context.req.header('host') ?? ''))
			return context.text('403: this page has another address', 403);
		const origin = context.req.header('origin');
		const writes = !['GET', 'HEAD'].includes(context.req.method);
		if (writes && (origin === undefined || !hosts().includes(origin.replace(/^https?:\/\//, ''))))
			return context.text('403: not from this page', 403);
		await next();
		context.header('content-security-policy', POLICY);
		context.header('x-content-type-options', 'nosniff');
		context.header('referrer-policy', 'no-referrer');
		context.header('cache-control', context.req.path.startsWith('/assets/') ? 'max-age=3600' : 'no-store');
		return undefined;
	};
}

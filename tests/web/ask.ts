/** Asks the page over real HTTP. fetch hides the Host header and sends an Origin of its own; node:http does neither. */
import { request } from 'node:http';

export type Answer = { readonly status: number; readonly body: string; readonly headers: Record<string, unknown> };

export function ask(
	url: string,
	{ headers = {}, form }: { readonly headers?: Record<string, string>; readonly form?: Record<string, string> } = {},
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const method = form === undefined ? 'GET' : 'POST';
		const type = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
		const sent = request(url, { method, headers: { ...type, ...headers } }, (answer) => {
			const chunks: Buffer[] = [];
			answer.on('data', (chunk) => chunks.push(chunk));
			answer.on('end', () =>
				resolve({ status: answer.statusCode!, body: Buffer.concat(chunks).toString(), headers: answer.headers }),
			);
		});
		sent.on('error', reject);
		sent.end(form === undefined ? undefined : new URLSearchParams(form).toString());
	});
}

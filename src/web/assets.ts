/** The page's own files: styles, scripts and the icon, read once and kept. */
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';

const TYPES = {
	'style.css': 'text/css; charset=utf-8',
	'live.js': 'text/javascript; charset=utf-8',
	'desk.js': 'text/javascript; charset=utf-8',
	'icon.svg': 'image/svg+xml',
} as const;

export function assetRoutes(): Hono {
	const files = new Map(
		Object.entries(TYPES).map(([name, type]) => [
			name,
			{ type, text: readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8') },
		]),
	);
	return new Hono().get('/:name', (context) => {
		const file = files.get(context.req.param('name'));
		return file ? context.body(file.text, 200, { 'content-type': file.type }) : context.notFound();
	});
}

/** Who may ask the page for what: over real HTTP, with headers that browsers and others send. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '../../config/environment.ts';
import { createPage } from '../../src/web/page.ts';
import { handClock } from '../fakes/clock.ts';
import { ask } from '../web/ask.ts';
import { type FakeHouse, fakeHouse, say } from '../web/fake-view.ts';
import type { Case } from './cases.ts';

const HOSTILE = [
	'<script>alert(1)</script>',
	'<svg onload=alert(1)>',
	'"><img src=x onerror=alert(1)>',
	'<a href="javascript:alert(1)">x</a>',
	'x" style="background:url(javascript:alert(1))',
	'</title><style>*{background:url(https://evil.example)}</style>',
];

async function withPage(act: (origin: string, house: FakeHouse) => Promise<boolean>): Promise<boolean> {
	const house = fakeHouse();
	const page = createPage({ host: '127.0.0.1', port: 0, view: house.view, say, clock: handClock() });
	const origin = (await page.start()).replace(/\/$/, '');
	try {
		return await act(origin, house);
	} finally {
		await page.stop();
	}
}

function problemOf(setting: string): string {
	const file = join(mkdtempSync(join(tmpdir(), 'rasid-page-')), '.env');
	writeFileSync(file, `${setting}\n`, { mode: 0o600 });
	const read = readEnvironment(file, {});
	return read.kind === 'ok' ? '' : read.problems.map(({ field }) => field).join();
}

export const PAGE: readonly Case[] = [
	{
		area: 'web',
		does: 'asked under another name than its own, the page refuses',
		row: /Host: evil/,
		holds: () =>
			withPage(async (origin) => {
				const { port } = new URL(origin);
				for (const host of ['evil.example', `evil.example:${port}`, `127.0.0.1.evil.example:${port}`])
					for (const form of [undefined, { alert: 'm1' }])
						if (
							(await ask(`${origin}/state/retry`, { headers: { host, origin }, ...(form && { form }) })).status !== 403
						)
							return false;
				return (await ask(origin)).status === 200;
			}),
	},
	{
		area: 'web',
		does: 'a form that is not the page’s own changes nothing',
		row: /CSRF/,
		holds: () =>
			withPage(async (origin, house) => {
				for (const path of ['/state/retry', '/feeds/add', '/desk/asian-nato'])
					for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}])
						if ((await ask(origin + path, { headers: headers as never, form: { alert: 'm1' } })).status !== 403)
							return false;
				return house.retried.length === 0;
			}),
	},
	{
		area: 'web',
		does: 'a page open to the network is refused at the start',
		row: /0\.0\.0\.0/,
		holds: async () =>
			['0.0.0.0', '::', '192.168.1.5', 'rasid.example'].every(
				(host) => problemOf(`RASID_WEB_HOST=${host}`) === 'RASID_WEB_HOST',
			) && problemOf('RASID_WEB_HOST=127.0.0.1') === '',
	},
	{
		area: 'web',
		does: 'text from outside stays text, and nothing inline or foreign may run',
		row: /<script>/,
		holds: () =>
			withPage(async (origin, house) => {
				const [first] = house.alerts;
				house.alerts = HOSTILE.map((title, at) => ({
					...first!,
					id: `m${at}`,
					message: {
						...first!.message,
						title,
						paragraphs: [title],
						links: [{ label: title, url: 'javascript:alert(1)' }],
					},
				}));
				const { body, headers } = await ask(origin);
				const scripts = body.replace(/<script type="module" src="\/assets\/[\w.-]+"><\/script>/g, '');
				const tags = scripts.match(/<[^>]*>/g) ?? [];
				const isSafe = tags.every((tag) => !/^<(script|style|svg)|\son\w+\s*=|javascript:|\sstyle\s*=/i.test(tag));
				return (
					isSafe &&
					body.includes('alert(1)') &&
					String(headers['content-security-policy']).includes("default-src 'none'")
				);
			}),
	},
	{
		area: 'web',
		does: 'paths that climb, hide a byte or go on for ever lead nowhere',
		row: /\.\.\/\.\.\/\.env/,
		holds: () =>
			withPage(async (origin) => {
				const paths = [
					'/../../.env',
					'/%2e%2e/%2e%2e/.env',
					'/assets/..%2f..%2f.env',
					'/assets/style.css%00',
					`/${'a'.repeat(8000)}`,
				];
				for (const path of paths) if ((await ask(origin + path)).status !== 404) return false;
				return true;
			}),
	},
];

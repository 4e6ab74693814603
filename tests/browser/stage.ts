/** A real browser before the real demo: both started as a person would start them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const ROOT = resolve(import.meta.dirname, '../..');
const PLACES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) =>
	join('/usr/bin', name),
);
const QUIET = [
	'disable-gpu',
	'disable-quic',
	'no-first-run',
	'disable-background-networking',
	'disable-component-update',
];

/** The installed browser, or undefined. */
export const BROWSER = PLACES.find(existsSync);

/** Where there is none, tests in it are left out with a word; never on the build machine. */
export const isMissing = BROWSER === undefined && process.env['CI'] !== 'true';
if (isMissing) console.warn('skipped: the page in a browser. No Chromium in /usr/bin (apt-get install chromium).');

/** With an empty profile, and nothing that talks to its maker. */
export function openBrowser(): Promise<Browser> {
	const args = ['no-sandbox', 'disable-sync', ...QUIET].map((flag) => `--${flag}`);
	return chromium.launch({ executablePath: BROWSER!, args });
}

export type Demo = { readonly url: string; stop(): Promise<void> };

/** `npm run demo -- --keep` at a reader's pace turned up; resolves when all its waves are told. */
export async function startDemo(): Promise<Demo> {
	const args = ['src/cli/rasid.ts', 'demo', '--keep', '--port', '0', '--pause', '50'];
	const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
	let url = '';
	for await (const line of createInterface(child.stdout!)) {
		url = /page: (http\S+)/.exec(line)?.[1]?.replace(/\/$/, '') ?? url;
		if (line.includes('stays up')) break;
	}
	if (url === '') throw new Error('the demo ended before its page was there');
	child.stdout!.resume();
	return { url, stop: () => ended(child) };
}

async function ended(child: ChildProcess): Promise<void> {
	const exit = new Promise((done) => child.once('exit', done));
	child.kill('SIGTERM');
	await exit;
}

export type Watched = {
	readonly context: BrowserContext;
	readonly page: Page;
	/** Requests to anywhere but this machine, and complaints of the browser (a policy broken, a script that failed). */
	readonly faults: string[];
};

export async function watchedPage(
	browser: Browser,
	options: Parameters<Browser['newContext']>[0] = {},
): Promise<Watched> {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	const faults: string[] = [];
	page.on('request', (request) => {
		if (!request.url().startsWith('http://127.0.0.1:')) faults.push(`asked ${request.url()}`);
	});
	page.on('console', (message) => {
		if (message.type() === 'error') faults.push(message.text());
	});
	page.on('pageerror', (error) => faults.push(String(error)));
	return { context, page, faults };
}

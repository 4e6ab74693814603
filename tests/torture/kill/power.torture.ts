/** The power goes at any step of the program's I/O: the file is sound, nothing is between two stools, no message left unannounced. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { recordsOf } from '../../../src/app/records.ts';
import type { Alert } from '../../../src/domain/alert.ts';
import type { Store } from '../../../src/domain/ports.ts';
import { openStore } from '../../../src/storage/open-store.ts';
import { chanceOf } from '../chance.ts';
import { runChain } from './chain.ts';
import { imageAfter, layOut, readTrace, type Step } from './power.ts';
import { buildShim, shimIsMissing } from './shim.ts';

type Life = { readonly start: ReadonlyMap<string, Buffer>; readonly steps: readonly Step[] };

const LIVES = 5;

/** Each recorded from its first step to its last. */
async function recordLives(): Promise<readonly Life[]> {
	const lives: Life[] = [];
	let start = new Map<string, Buffer>();
	const point = { at: 0, mode: 'trace' } as const;
	function watch(home: string, when: 'before' | 'after', life: number): void {
		if (when === 'before') start = new Map(databaseFiles(home).map((name) => [name, readFileSync(join(home, name))]));
		else if (life < LIVES) lives.push({ start, steps: readTrace(join(home, 'trace')) });
		rmSync(join(home, 'trace'), { force: true });
	}
	const points = Array.from({ length: LIVES }, () => point);
	const { problems } = await runChain(points, buildShim(), { isRetold: false, watch });
	expect(problems).toEqual([]);
	return lives;
}

function databaseFiles(home: string): string[] {
	return readdirSync(home).filter((name) => name === 'rasid.db' || name === 'rasid.db-wal');
}

describe.skipIf(shimIsMissing())('images of a power loss', () => {
	test('at every step: none, all or some of what was not synced', async () => {
		const lives = await recordLives();
		const folder = mkdtempSync(join(tmpdir(), 'rasid-power-'));
		const wrong: string[] = [];
		let images = 0;
		for (const [life, { start, steps }] of lives.entries()) {
			for (let cut = 0; cut <= steps.length; cut += 1) {
				for (const fate of ['none', 'all', 'torn', 'torn', 'torn'] as const) {
					const home = join(folder, String(images));
					layOut(imageAfter(start, steps.slice(0, cut), fate, chanceOf(life, cut, images)), home);
					const fault = await faultOf(home, steps.slice(0, cut), life);
					if (fault) wrong.push(`life ${life}, step ${cut}, ${fate}: ${fault}`);
					rmSync(home, { recursive: true });
					images += 1;
				}
			}
		}
		rmSync(folder, { recursive: true });
		console.info(`${images} images of ${lives.length} lives: ${images - wrong.length} sound and with nothing lost`);
		expect(wrong).toEqual([]);
		expect(images).toBeGreaterThan(1500);
	});
});

/** What is wrong with an image; `steps` are those before the power went. */
async function faultOf(home: string, steps: readonly Step[], earlierLives: number): Promise<string | undefined> {
	const path = join(home, 'rasid.db');
	const store = await openStore(`sqlite:${path}`);
	const gap = await gapIn(store);
	const alerts = await alertsIn(store);
	await store.close();
	const db = new DatabaseSync(path);
	const { integrity_check } = db.prepare('PRAGMA integrity_check').get() as { integrity_check: string };
	db.close();
	if (integrity_check !== 'ok') return integrity_check;
	if (gap) return gap;
	const left = steps.filter(({ kind }) => kind === 'send').length;
	const intended = alerts.filter(({ status }) => status !== 'pending').length - 2 * earlierLives;
	return left > intended ? `${left} messages left, and only ${intended} are known to have been tried` : undefined;
}

async function alertsIn(store: Store): Promise<Alert[]> {
	const alerts: Alert[] = [];
	for await (const [, alert] of recordsOf(store).alerts.entries()) alerts.push(alert);
	return alerts;
}

/** Something that one step has let go and the next has not got. */
async function gapIn(store: Store): Promise<string | undefined> {
	const { feedStates, articles, toPlace, stories, toAnnounce, alerts } = recordsOf(store);
	const placed = new Set<string>();
	for await (const [, story] of stories.entries()) {
		for (const member of story.members) placed.add(member.articleId);
		let isAsked = false;
		for await (const [, request] of toAnnounce.entries()) isAsked ||= request.storyId === story.id;
		for await (const [id] of toPlace.entries()) isAsked ||= story.members.some((member) => member.articleId === id);
		let told = 0;
		for await (const [, alert] of alerts.entries()) if (alert.storyId === story.id) told += 1;
		if (!isAsked && told < 2) return `story ${story.id} is neither asked for nor told`;
	}
	let seen = 0;
	for await (const [, state] of feedStates.entries()) seen += state.seenIds.length;
	let kept = 0;
	for await (const [id] of articles.entries()) if (placed.has(id) || (await toPlace.has(id))) kept += 1;
	return seen > kept ? `${seen} entries are remembered, ${kept} of them are placed or to be placed` : undefined;
}

/**
 * The whole house on a farm of loopback feeds and platforms: a burst of ten stories to everybody (4 minutes).
 *   node bench/system.ts burst [FEEDS 2000] [DISCORD 1000] [TELEGRAM 300]
 * The floor of a burst is what the platforms let through: 50 messages a second on Discord, 30 on Telegram.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { FLAGS, MALLOC } from './launcher.ts';
import { BURST } from './system-texts.ts';
import { settle } from './system-world.ts';

type Sends = { readonly accepted: number; readonly refused: number; readonly firstAt: number; readonly lastAt: number };
type Count = { readonly discord: Sends; readonly telegram: Sends; readonly looks: number };
type Figures = {
	readonly peakRss: number;
	readonly rss: number;
	readonly lagP99Ms: number;
	readonly lagMaxMs: number;
	readonly cpuMs: number;
};

const [FEEDS = 2_000, DISCORD = 1_000, TELEGRAM = 300] = process.argv
	.slice(2)
	.filter((word) => word !== 'burst')
	.map(Number);
const FLOOR_S = { discord: (DISCORD * BURST.length) / 50, telegram: (TELEGRAM * BURST.length) / 30 };

await measureBurst();

async function measureBurst(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'rasid-system-'));
	const storeUrl = `sqlite:${join(folder, 'rasid.db')}`;
	const farm = await startFarm();
	await settle(storeUrl, DISCORD, TELEGRAM);
	const house = await startHouse(storeUrl, farm.port, ['poll', 'place', 'announce', 'deliver']);
	while ((await farm.count()).looks < FEEDS) await delay(500);
	await delay(2_000);
	const calm = await house.ask<Figures>({ measure: true });
	row('idle with all feeds seen: resident memory', `${mb(calm.rss)} MB`, '', '');
	row(
		'first looks at all feeds: loop lag p99 / max',
		`${calm.lagP99Ms.toFixed(0)} / ${calm.lagMaxMs.toFixed(0)} ms`,
		'',
		'≤ 50 ms p99',
	);

	farm.child.send('burst');
	const startAt = Date.now();
	const stored = await house.ask<{ storedMs: number }>({ burst: [BURST.length, (DISCORD + TELEGRAM) * BURST.length] });
	const storing = await house.ask<Figures>({ measure: true });
	for (;;) {
		const { discord, telegram } = await farm.count();
		if (discord.accepted + telegram.accepted >= (DISCORD + TELEGRAM) * BURST.length) break;
		if (Date.now() - startAt > 1500 * Math.max(FLOOR_S.discord, FLOOR_S.telegram) + 20_000) break;
		await delay(1_000);
	}
	const sent = await farm.count();
	const sending = await house.ask<Figures>({ measure: true });
	row(
		`${BURST.length} stories to ${DISCORD} + ${TELEGRAM}: alerts stored`,
		`${(stored.storedMs / 1000).toFixed(2)} s`,
		'',
		'≤ 2 s',
	);
	const cpu = (from: Figures, to: Figures) => `${((to.cpuMs - from.cpuMs) / 1000).toFixed(1)} s`;
	row('processor time of storing them / of sending them', `${cpu(calm, storing)} / ${cpu(storing, sending)}`, '', '');
	for (const name of ['discord', 'telegram'] as const) {
		const tookS = (sent[name].lastAt - startAt) / 1000;
		const ratio = (tookS / FLOOR_S[name]).toFixed(2);
		row(
			`last of ${sent[name].accepted} messages on ${name}, ${sent[name].refused} refused`,
			`${tookS.toFixed(1)} s`,
			`${ratio}× floor`,
			'≤ 1.15×',
		);
	}
	row(
		'loop lag p99 / max while storing',
		`${storing.lagP99Ms.toFixed(0)} / ${storing.lagMaxMs.toFixed(0)} ms`,
		'',
		'≤ 50 ms p99',
	);
	row(
		'loop lag p99 / max while sending',
		`${sending.lagP99Ms.toFixed(0)} / ${sending.lagMaxMs.toFixed(0)} ms`,
		'',
		'≤ 50 ms p99',
	);
	row('peak resident memory', `${mb(sending.peakRss)} MB`, '', '≤ 300 MB');
	await house.stop();
	farm.child.disconnect();
	rmSync(folder, { recursive: true, force: true });
}

async function startFarm(): Promise<{ readonly child: ChildProcess; readonly port: number; count(): Promise<Count> }> {
	const child = fork(join(import.meta.dirname, 'system-farm.ts'), ['steady']);
	const [{ port }] = (await once(child, 'message')) as [{ port: number }];
	return { child, port, count: () => ask<Count>(child, 'count') };
}

async function startHouse(storeUrl: string, port: number, roles: readonly string[]) {
	const settings = JSON.stringify({ storeUrl, port, feeds: FEEDS, roles });
	const child = fork(join(import.meta.dirname, 'system-house.ts'), [settings], {
		execArgv: FLAGS,
		env: { ...process.env, ...MALLOC },
	});
	await once(child, 'message');
	return {
		ask: <T>(question: object) => ask<T>(child, question),
		async stop() {
			const ended = once(child, 'exit');
			child.send({ stop: true });
			await ended;
		},
	};
}

async function ask<T>(child: ChildProcess, question: string | object): Promise<T> {
	child.send(question);
	const [reply] = await once(child, 'message');
	return reply as T;
}

function mb(bytes: number): string {
	return (bytes / 1e6).toFixed(0);
}

function row(what: string, measured: string, beside: string, goal: string): void {
	console.log(`| ${what} | ${measured} | ${beside} | ${goal} |`);
}

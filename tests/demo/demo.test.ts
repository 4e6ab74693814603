/** The demo as a newcomer runs it, and as nobody should: killed in its midst and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const HEADLINES = [
	/(الناتو الآسيوي|ناتو آسيوي)/,
	/غواصات/,
	/الحوار الأمني الرباعي يتفقون/,
	/تعبر مضيق تايوان/,
	/بحر الصين الجنوبي/,
];
const RULE = '─'.repeat(80);

type Run = { readonly child: ChildProcess; readonly printed: () => string; readonly ended: Promise<number | null> };

function demo(...args: string[]): Run {
	const child = spawn(process.execPath, [join(ROOT, 'src/cli/rasid.ts'), 'demo', ...args], { cwd: tmpdir() });
	let printed = '';
	child.stdout.on('data', (chunk) => {
		printed += chunk;
	});
	return { child, printed: () => printed, ended: new Promise((done) => child.on('close', done)) };
}

/** The first lines of the messages that opened a story; updates are called so. */
function opened(printed: string): string[] {
	const messages = printed.split('── ما الذي حدث')[0]!.split(RULE).slice(1);
	return messages.map((message) => message.trim().split('\n')[0]!).filter((line) => line !== 'تحديث');
}

test('five alerts, one a story, with their sources and no boilerplate; every decoy silent; an account at the end', async () => {
	const run = demo('--pause', '0');
	expect(await run.ended).toBe(0);
	const printed = run.printed();
	const headlines = opened(printed);
	expect(headlines).toHaveLength(5);
	for (const headline of HEADLINES)
		expect(
			headlines.filter((line) => headline.test(line)),
			String(headline),
		).toHaveLength(1);
	for (const leftover of [
		'بريدك الإلكتروني',
		'the creation of',
		'اقرأ المزيد',
		'ظهرت المقالة',
		'شارك هذا',
		'اكتشاف المزيد',
	]) {
		expect(printed).not.toContain(leftover);
	}
	expect(printed).toMatch(/٣ مصادر: (?=.*صحيفة المدار)(?=.*وكالة نبأ الشرق)(?=.*بوابة الضفاف)/);
	expect(printed).toMatch(/٣ مصادر: (?=.*شبكة الأفق)(?=.*الميزان الدولي)(?=.*Pacific Courier)/);
	expect(printed).toContain('قُرئ: ٢٢ مقالةً');
	expect(printed.match(/ {2}✓ /g)).toHaveLength(6);
	expect(printed).not.toContain('✗');
});

test('killed with -9 in its midst and started again: every story told, and none twice but the one that was being printed', async () => {
	const store = `sqlite:${join(mkdtempSync(join(tmpdir(), 'rasid-demo-')), 'rasid.db')}`;
	const args = ['--store', store, '--newsroom', String(await freePort()), '--pause', '300'];
	const first = demo(...args);
	await new Promise<void>((done) =>
		first.child.stdout!.on('data', () => opened(first.printed()).length >= 2 && done()),
	);
	first.child.kill('SIGKILL');
	await first.ended;
	const second = demo(...args);
	expect(await second.ended).toBe(0);
	const headlines = [...opened(first.printed()), ...opened(second.printed())];
	for (const headline of HEADLINES)
		expect(
			headlines.some((line) => headline.test(line)),
			String(headline),
		).toBe(true);
	expect(headlines.length).toBeLessThanOrEqual(6);
	expect(second.printed()).toContain('خرج: ٥ تنبيهات');
}, 60_000);

function freePort(): Promise<number> {
	return new Promise((done) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => done(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

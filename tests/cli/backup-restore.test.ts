/** The verbs `backup` and `restore` as a person calls them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/storage/open-store.ts';

const RASID = join(import.meta.dirname, '../../src/cli/rasid.ts');
const folder = mkdtempSync(join(tmpdir(), 'rasid-verbs-'));
const live = `sqlite:${join(folder, 'live.db')}`;
const copy = join(folder, 'copy.db');

beforeAll(async () => {
	const store = await openStore(live);
	await store.collection<string>('topics').set('t1', 'الناتو الآسيوي');
	await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

function rasid(...args: string[]): { status: number | null; out: string; errors: string } {
	const { status, stdout, stderr } = spawnSync(process.execPath, [RASID, ...args], { encoding: 'utf8' });
	return { status, out: stdout, errors: stderr };
}

test('what was backed up is restored elsewhere', async () => {
	const backup = rasid('backup', copy, '--store', live);
	expect(backup).toMatchObject({ status: 0, errors: '' });
	expect(JSON.parse(backup.out)).toMatchObject({ file: copy, records: 1 });
	const other = `sqlite:${join(folder, 'other.db')}`;
	expect(rasid('restore', copy, '--store', other)).toMatchObject({ status: 0, errors: '' });
	const store = await openStore(other);
	expect(await store.collection<string>('topics').get('t1')).toBe('الناتو الآسيوي');
	await store.close();
});

test('a store with records is not overwritten unless asked', () => {
	rasid('backup', copy, '--store', live);
	expect(rasid('restore', copy, '--store', live)).toMatchObject({
		status: 1,
		errors: expect.stringContaining('--replace'),
	});
	expect(rasid('restore', copy, '--store', live, '--replace')).toMatchObject({ status: 0, errors: '' });
});

test('a store that another process has open is not overwritten, however often that one opened it', async () => {
	rasid('backup', copy, '--store', live);
	const first = await openStore(live);
	await first.probe();
	const second = await openStore(live);
	await second.close();
	expect(rasid('restore', copy, '--store', live, '--replace')).toMatchObject({
		status: 1,
		errors: expect.stringContaining('in use'),
	});
	await first.close();
});

test('a fault is one line and exit 1, misuse shows the usage and is exit 2', () => {
	const missing = rasid('restore', join(folder, 'missing.db'), '--store', live);
	expect(missing).toMatchObject({ status: 1, errors: expect.stringMatching(/^[^\n]+missing\.db[^\n]*\n$/) });
	expect(rasid('backup', copy, '--store', 'redis://127.0.0.1')).toMatchObject({ status: 1 });
	for (const misuse of [['backup'], ['backup', 'a', 'b'], ['backup', 'a', '--replace'], ['restore', 'a', '--what']]) {
		expect(rasid(...misuse)).toMatchObject({ status: 2, errors: expect.stringContaining('usage: rasid') });
	}
});

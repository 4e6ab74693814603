/** `rasid cluster` as a person calls it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ASIAN_NATO, JAPAN_TRADE } from '../stories/newsroom.ts';

const RASID = join(import.meta.dirname, '../../src/cli/rasid.ts');

function cluster(input: string, ...args: string[]): { status: number | null; lines: unknown[]; errors: string } {
	const { status, stdout, stderr } = spawnSync(process.execPath, [RASID, 'cluster', ...args], {
		input,
		encoding: 'utf8',
	});
	const lines = stdout.split('\n').filter(Boolean);
	return { status, lines: lines.map((line) => JSON.parse(line)), errors: stderr };
}

const STREAM = [ASIAN_NATO[0]!, JAPAN_TRADE, ASIAN_NATO[1]!].map((draft, at) =>
	JSON.stringify({ id: `d${at}`, ...draft, publisher: `p${at}`, publishedAt: `2024-10-01T0${at}:00:00Z` }),
);

test('a line for each article with its story and role; a bad line is named and passed over', () => {
	const { status, lines, errors } = cluster(
		[STREAM[0], '{"id":"x","title":"بلا نص"}', ...STREAM.slice(1)].join('\n'),
		'-',
	);
	expect(status).toBe(0);
	expect(lines).toEqual([
		{ id: 'd0', story: 'd0', role: 'opens' },
		{ id: 'd1', story: 'd1', role: 'opens' },
		{ id: 'd2', story: 'd0', role: 'repeats' },
	]);
	expect(errors).toBe('-:2: needs "id", "title", "text" and "publishedAt" (an ISO date)\n');
});

test('--strict stops at a bad line with exit 1; misuse is exit 2', () => {
	expect(cluster('nonsense', '--strict', '-').status).toBe(1);
	expect(cluster('').status).toBe(2);
	expect(cluster('', '--nonsense', '-').status).toBe(2);
});

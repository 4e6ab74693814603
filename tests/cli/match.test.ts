/** `rasid match` as a person calls it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const RASID = join(import.meta.dirname, '../../src/cli/rasid.ts');
const folder = mkdtempSync(join(tmpdir(), 'rasid-match-'));
const topics = join(folder, 'topics.json');
writeFileSync(
	topics,
	JSON.stringify([
		{ id: 'nato', keywords: ['الناتو'] },
		{ id: 'asia', keywords: ['آسيا'] },
	]),
);
afterAll(() => rmSync(folder, { recursive: true }));

function match(input: string, ...args: string[]): { status: number | null; lines: unknown[]; errors: string } {
	const { status, stdout, stderr } = spawnSync(process.execPath, [RASID, 'match', ...args], {
		input,
		encoding: 'utf8',
	});
	return {
		status,
		lines: stdout
			.split('\n')
			.filter(Boolean)
			.map((line) => JSON.parse(line)),
		errors: stderr,
	};
}

test('a line for each document with a match; a bad line is named and passed over', () => {
	const input = [
		'{"id":"1","title":"قمّة النَّاتو","text":"في آسيا"}',
		'nonsense',
		'{"id":"2","text":"القمح"}',
		'{"id":"3"}',
	].join('\n');
	const { status, lines, errors } = match(input, '--topics', topics, '-');
	expect(status).toBe(0);
	expect(lines).toEqual([
		{
			id: '1',
			matches: [
				{
					topic: 'nato',
					score: 1,
					evidence: [{ field: 'title', keyword: 'الناتو', start: 5, end: 13, quote: 'النَّاتو' }],
				},
				{ topic: 'asia', score: 1, evidence: [{ field: 'text', keyword: 'آسيا', start: 3, end: 7, quote: 'آسيا' }] },
			],
		},
	]);
	expect(errors).toMatch(/-:2: not a JSON object\n-:4: needs "id" and "text"/);
});

test('a fault in the topics is one line and exit 1, misuse is exit 2', () => {
	const bad = join(folder, 'bad.yaml');
	writeFileSync(bad, '- id: x\n  query: "a OR"\n');
	expect(match('', '--topics', bad, '-')).toMatchObject({
		status: 1,
		errors: `${bad}:2: [1].query: A word or phrase is missing here (at character 5). Change it or take it out\n`,
	});
	expect(match('', '--topics', join(folder, 'none.yaml'), '-').status).toBe(1);
	for (const misuse of [['-'], ['--topics', topics], ['--topics', topics, 'a', 'b'], ['--what', '-']]) {
		expect(match('', ...misuse).status).toBe(2);
	}
});

/** The verb `summarise` as a script calls it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const RASID = join(import.meta.dirname, '../../src/cli/rasid.ts');
const DOC = {
	id: 'd1',
	title: 'الميناء القديم',
	text: 'صوت الساحل – خاص\nبدأت البلدية توسيع الميناء القديم صباح الأحد. ويمول المشروع بنك التنمية الإقليمي. وتابع الصيادون العمل من بعيد.',
	keywords: ['بنك التنمية'],
};

function summarise(input: string, ...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [RASID, 'summarise', '-', ...args], {
		encoding: 'utf8',
		input,
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

test('a line for each document, with the indexes of its sentences', () => {
	expect(summarise(JSON.stringify(DOC), '--sentences', '2')).toEqual({
		status: 0,
		errors: '',
		lines: [
			{
				id: 'd1',
				summary: 'بدأت البلدية توسيع الميناء القديم صباح الأحد. ويمول المشروع بنك التنمية الإقليمي.',
				sentences: [1, 2],
				method: 'extract',
			},
		],
	});
});

test('a bad line is told by its number and passed over, or ends the run', () => {
	const input = `{"id":"x"}\n${JSON.stringify(DOC)}`;
	expect(summarise(input)).toMatchObject({ status: 0, lines: [{ id: 'd1' }], errors: expect.stringMatching(/^-:1: /) });
	expect(summarise(input, '--strict')).toMatchObject({ status: 1, lines: [] });
});

test.each([[['--words', '0']], [['--words', 'many']], [['--what']], [['another.jsonl']]])(
	'misuse is exit 2: %s',
	(args) => {
		expect(summarise('', ...args)).toMatchObject({
			status: 2,
			lines: [],
			errors: expect.stringContaining('usage: rasid'),
		});
	},
);

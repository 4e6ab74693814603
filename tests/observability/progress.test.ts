/** Progress is for eyes: a line in a terminal that goes again, and not one byte in a log. */
import { expect, test } from 'vitest';
import { showFirstLooks } from '../../src/app/first-looks.ts';
import { createLog } from '../../src/observability/log.ts';
import { createProgress } from '../../src/observability/progress.ts';
import { handClock } from '../fakes/clock.ts';

const WIPE = '\r\u001b[K';

function screen(isTTY: boolean) {
	const written: string[] = [];
	return { isTTY, columns: 60, written, write: (text: string) => written.push(text) };
}

/** What one sees in the end, each wiped line gone. */
function seen(written: readonly string[]): string {
	return written
		.join('')
		.split('\n')
		.map((line) => line.split(WIPE).at(-1))
		.join('\n');
}

test('in a terminal: one line, drawn anew, and gone at the end', () => {
	const [clock, out] = [handClock(), screen(true)];
	const progress = createProgress(out, clock);
	progress.show('first look at all feeds', 840, 2000);
	expect(seen(out.written)).toBe('first look at all feeds  42 %  840 of 2,000');
	clock.advance(50);
	progress.show('first look at all feeds', 841, 2000); // too soon to be drawn
	clock.advance(100);
	progress.show('first look at all feeds', 2000, 2000);
	expect(out.written).toHaveLength(2);
	expect(seen(out.written)).toBe('first look at all feeds  100 %  2,000 of 2,000');
	progress.end();
	expect(seen(out.written)).toBe('');
});

test('a log on the same terminal keeps whole lines, the progress stays below', () => {
	const [clock, out] = [handClock(), screen(true)];
	const progress = createProgress(out, clock);
	const log = createLog({ level: 'info', secrets: [], write: progress.above });
	progress.show('reading', 3);
	log.info('started');
	const [line, below] = seen(out.written).split('\n');
	expect(JSON.parse(line!)).toMatchObject({ msg: 'started' });
	expect(below).toBe('reading  3');
});

test('in a log, a file or a pipe: nothing but what is logged', async () => {
	const [clock, out] = [handClock(), screen(false)];
	const progress = createProgress(out, clock);
	progress.show('reading', 1, 10);
	progress.above('{"msg":"started"}\n');
	const followed = showFirstLooks(20, { looks: () => 20 }, progress, clock, new AbortController().signal);
	clock.advance(250);
	await followed;
	progress.end();
	expect(out.written).toEqual(['{"msg":"started"}\n']);
});

test('the first looks are followed until each feed has been looked at, or nothing moves any more', async () => {
	const [clock, out] = [handClock(), screen(true)];
	let looks = 0;
	const done = showFirstLooks(
		2000,
		{ looks: () => looks },
		createProgress(out, clock),
		clock,
		new AbortController().signal,
	);
	for (const now of [500, 1500, 1990]) {
		looks = now;
		clock.advance(250);
		await new Promise(setImmediate);
	}
	expect(seen(out.written)).toContain('99 %  1,990 of 2,000');
	for (let ms = 0; ms < 16_000; ms += 250) {
		clock.advance(250);
		await new Promise(setImmediate);
	}
	await done;
	expect(seen(out.written)).toBe('');
});

/**
 * Power losses, after the fact: a life's trace of writes and syncs on its files is cut at a point, what was synced by then
 * stands, and of what was not none, all or some sectors made it to the disk.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Chance } from '../chance.ts';

export type Step =
	| { readonly kind: 'write'; readonly file: string; readonly offset: number; readonly bytes: Buffer }
	| { readonly kind: 'truncate'; readonly file: string; readonly size: number }
	| { readonly kind: 'sync' | 'unlink' | 'send'; readonly file: string };

/** What became of writes that were not synced. Removals and truncations are kept in order by the file system's journal. */
export type Fate = 'none' | 'all' | 'torn';

const SECTOR = 512;

export function readTrace(path: string): Step[] {
	const trace = readFileSync(path);
	const steps: Step[] = [];
	for (let at = 0; at < trace.length; ) {
		const end = trace.indexOf(10, at);
		const [kind, file, offset, size] = trace.toString('utf8', at, end).split('\t') as [string, string, string, string];
		at = end + 1;
		const name = basename(file);
		if (kind === 'write') {
			steps.push({ kind, file: name, offset: Number(offset), bytes: trace.subarray(at, at + Number(size)) });
			at += Number(size);
		} else if (kind === 'truncate') steps.push({ kind, file: name, size: Number(offset) });
		else steps.push({ kind: kind as 'sync' | 'unlink' | 'send', file: name });
	}
	return steps;
}

/** The files as they are found after the power came back. `start` holds them as they were before the first step. */
export function imageAfter(
	start: ReadonlyMap<string, Buffer>,
	steps: readonly Step[],
	fate: Fate,
	chance: Chance,
): ReadonlyMap<string, Buffer> {
	const files = new Map(start);
	steps.forEach((step, index) => {
		const { file } = step;
		const content = files.get(file) ?? Buffer.alloc(0);
		if (step.kind === 'unlink') files.delete(file);
		else if (step.kind === 'truncate') files.set(file, resized(content, step.size));
		else if (step.kind === 'write') {
			const isSynced = steps.some((later, at) => at > index && later.kind === 'sync' && later.file === file);
			files.set(
				file,
				isSynced || fate === 'all' ? written(content, step.offset, step.bytes) : torn(content, step, fate, chance),
			);
		}
	});
	return files;
}

export function layOut(image: ReadonlyMap<string, Buffer>, folder: string): void {
	mkdirSync(folder, { recursive: true });
	for (const [name, content] of image) writeFileSync(join(folder, name), content);
}

function torn(
	content: Buffer,
	{ offset, bytes }: Extract<Step, { kind: 'write' }>,
	fate: Fate,
	chance: Chance,
): Buffer {
	if (fate === 'none') return content;
	let result = content;
	for (let from = 0; from < bytes.length; from += SECTOR) {
		if (chance.happens(0.5)) result = written(result, offset + from, bytes.subarray(from, from + SECTOR));
	}
	return result;
}

function written(content: Buffer, offset: number, bytes: Buffer): Buffer {
	const result = Buffer.alloc(Math.max(content.length, offset + bytes.length));
	content.copy(result);
	bytes.copy(result, offset);
	return result;
}

function resized(content: Buffer, size: number): Buffer {
	const result = Buffer.alloc(size);
	content.copy(result, 0, 0, Math.min(size, content.length));
	return result;
}

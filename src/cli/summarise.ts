/** `rasid summarise`: an extract for each document, as JSON Lines. */
import { parseArgs } from 'node:util';
import { extract } from '../summaries/extract.ts';
import { WrongUsage } from './faults.ts';
import { readJsonLines, reject, writeJsonLine } from './json-lines.ts';

const OPTIONS = {
	sentences: { type: 'string', default: '3' },
	words: { type: 'string', default: '60' },
	strict: { type: 'boolean', default: false },
} as const;

/** Reads `{id, title?, text, keywords?}`, writes `{id, summary, sentences, method}`. */
export async function summarise(args: readonly string[]): Promise<number> {
	const { path, limits, strict } = parsed(args);
	for await (const { number, value } of readJsonLines(path, { strict })) {
		const { id, title, text, keywords } = value;
		if (typeof id !== 'string' || typeof text !== 'string') {
			reject(`${path}:${number}: needs "id" and "text", both strings`, strict);
			continue;
		}
		const summary = extract(text, {
			...limits,
			title: typeof title === 'string' ? title : '',
			keywords: Array.isArray(keywords) ? keywords.filter((keyword) => typeof keyword === 'string') : [],
		});
		await writeJsonLine({ id, summary: summary.text, sentences: summary.sentences, method: summary.method });
	}
	return 0;
}

function parsed(args: readonly string[]) {
	try {
		const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
		if (positionals.length !== 1) throw new WrongUsage('summarise needs one file, or "-"');
		const limits = { sentences: positive(values.sentences, '--sentences'), words: positive(values.words, '--words') };
		return { path: positionals[0]!, limits, strict: values.strict };
	} catch (error) {
		if (error instanceof TypeError) throw new WrongUsage(error.message);
		throw error;
	}
}

function positive(text: string, name: string): number {
	const value = Number(text);
	if (!Number.isInteger(value) || value < 1) throw new WrongUsage(`${name} needs a whole number above 0`);
	return value;
}

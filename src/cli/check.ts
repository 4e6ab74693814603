/** `rasid check`: reads the whole configuration and says every mistake; nothing is contacted. */
import { problemLine } from '../../config/problem.ts';
import { readSettings } from '../app/settings.ts';
import { BadInput } from './faults.ts';
import { writeJsonLine } from './json-lines.ts';

export async function check(): Promise<number> {
	const result = readSettings();
	if (result.kind === 'problems') throw new BadInput(result.problems.map(problemLine).join('\n'));
	const { environment, feeds, topics } = result.settings;
	await writeJsonLine({
		feeds: feeds.length,
		topics: topics.length,
		store: environment.storeUrl.replace(/\/\/[^@/]*@/, '//'),
		discord: environment.discordToken !== undefined,
		telegram: environment.telegramToken !== undefined,
		model: environment.model?.name,
	});
	return 0;
}

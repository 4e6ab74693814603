/** What a death left in doubt; and in the end, whether every story reached both platforms, and what stands there twice. */
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { baseAlertId } from '../../../src/alerts/audience.ts';
import { recordsOf } from '../../../src/app/records.ts';
import type { Alert } from '../../../src/domain/alert.ts';
import type { Story } from '../../../src/domain/story.ts';
import { openStore } from '../../../src/storage/open-store.ts';
import type { Told } from '../../end-to-end/newspaper.ts';
import { type Stage, standingOn } from './stage.ts';

export type Verdict = {
	/** Messages that stand twice on Telegram. */
	readonly twice: number;
	readonly problems: readonly string[];
};

/** `doubts`: how many messages were in doubt at all deaths together; each may stand twice on Telegram. */
export async function judge(stage: Stage, told: readonly Told[], doubts: number): Promise<Verdict> {
	const { stories, alerts } = await readStore(stage.storeUrl);
	const standing = standingOn(stage);
	const problems: string[] = [];
	const placed = new Set(stories.flatMap(({ members }) => members.map(({ title }) => title)));
	for (const { title } of told) if (!placed.has(title)) problems.push(`lost before it was placed: ${title}`);
	for (const { id, headline, members } of stories) {
		const tellers = stage.outlets.filter(({ paper }) => members.some(({ url }) => url.startsWith(paper.address(''))));
		const words = [headline, ...tellers.map(({ title }) => title)];
		for (const here of stage.channels) {
			const platform = here.platform as 'discord' | 'telegram';
			const status = alerts.get(baseAlertId(id, here.id))?.status;
			if (status !== 'sent') problems.push(`${headline} is ${status} on ${platform}`);
			if (!standing[platform].some((text) => words.every((word) => text.includes(word))))
				problems.push(`not on ${platform}: ${words.join(', ')}`);
		}
	}
	const surplus = (platform: 'discord' | 'telegram') =>
		standing[platform].length - messagesOf(alerts, platform).filter(({ status }) => status === 'sent').length;
	if (surplus('discord') !== 0) problems.push(`Discord shows ${surplus('discord')} more than were sent`);
	if (surplus('telegram') < 0) problems.push(`Telegram shows ${-surplus('telegram')} fewer than were sent`);
	if (surplus('telegram') > doubts) problems.push(`Telegram shows ${surplus('telegram')} twice after ${doubts} doubts`);
	stage.discord.takeProblems();
	return { twice: surplus('telegram'), problems };
}

/** Messages to Telegram that were in flight when the program died. Reads a copy: the next life finds the files untouched. */
export async function inDoubt({ home, storeUrl }: Stage): Promise<number> {
	const files = readdirSync(home).filter((name) => name === 'rasid.db' || name === 'rasid.db-wal');
	for (const name of files) cpSync(join(home, name), join(home, 'copy', name));
	const { alerts } = await readStore(files.length > 0 ? `sqlite:${join(home, 'copy/rasid.db')}` : storeUrl);
	rmSync(join(home, 'copy'), { recursive: true, force: true });
	return messagesOf(alerts, 'telegram').filter(({ status }) => status === 'sending').length;
}

function messagesOf(alerts: ReadonlyMap<string, Alert>, name: string): readonly Alert[] {
	return [...alerts.values()].filter(({ platform, kind }) => platform === name && kind !== 'edit');
}

async function readStore(
	storeUrl: string,
): Promise<{ readonly stories: readonly Story[]; readonly alerts: ReadonlyMap<string, Alert> }> {
	const store = await openStore(storeUrl);
	const records = recordsOf(store);
	const stories: Story[] = [];
	for await (const [, one] of records.stories.entries()) stories.push(one);
	const alerts = new Map<string, Alert>();
	for await (const [id, one] of records.alerts.entries()) alerts.set(id, one);
	await store.close();
	return { stories, alerts };
}

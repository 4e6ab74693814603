/** What a person decided about stories, done in the placing's turn: one article is another story, or two stories are one. */
import type { Article } from '../domain/article.ts';
import type { Story } from '../domain/story.ts';
import { ARCHIVE_MS, type House, type Records } from './house.ts';

/** The stories room, as this step uses it; undefined for what cannot be done, or is done already. */
export type PinInStories = {
	split(storyId: string, article: Article, atMs: number): { readonly apart: Story; readonly rest: Story } | undefined;
	merge(into: string, from: string, atMs: number): Story | undefined;
};

/** Nothing is announced and nothing is learnt from it: the stories bear a pin. May run twice. */
export async function pinStories(
	pinId: string,
	{ records, clock, log }: Pick<House, 'records' | 'clock' | 'log'>,
	{ split, merge }: PinInStories,
): Promise<void> {
	const pin = await records.toPin.get(pinId);
	if (!pin) return;
	const { kind, storyId } = pin;
	if (kind === 'split') {
		const article = await records.articles.get(pin.articleId);
		const stories = article && split(storyId, article, clock.now());
		// In this order: a crash in between leaves the article in both, which the stories room mends.
		for (const story of stories ? [stories.apart, stories.rest] : []) await keep(story);
	} else {
		// What the other story has still to say is said first: the sweep asks again.
		if (await isToBeAnnounced(pin.fromId, records)) return;
		const story = merge(storyId, pin.fromId, clock.now());
		if (story) {
			await keep(story);
			await records.stories.delete(pin.fromId);
		}
	}
	await records.toPin.delete(pinId);
	log.info('stories pinned', { kind, storyId });

	function keep(story: Story): Promise<void> {
		return records.stories.set(story.id, story, ARCHIVE_MS);
	}
}

async function isToBeAnnounced(storyId: string, records: Records): Promise<boolean> {
	for await (const [, announcement] of records.toAnnounce.entries()) if (announcement.storyId === storyId) return true;
	return false;
}

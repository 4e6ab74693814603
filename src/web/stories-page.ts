/** The stories: each with its timeline over outlets, what was merged and why. Pure. */
import { html } from 'hono/html';
import type { Member, Story } from '../domain/story.ts';
import { ago } from '../i18n/dates.ts';
import type { Markup } from './layout.ts';
import { linkTo } from './link-to.ts';
import { listed, type Reader, woven } from './reader.ts';
import { dayAndTime, percent } from './words.ts';

export type StoriesPage = {
	readonly stories: readonly Story[];
	readonly nowMs: number;
	/** How long after its latest article a story may still be split or merged here; 0 where it may not. */
	readonly windowMs: number;
	readonly said?: string;
	readonly reader: Reader;
};

export function storiesPage({ stories, nowMs, windowMs, said, reader }: StoriesPage): Markup {
	const { say } = reader;
	if (stories.length === 0) return html`<p class="empty">${say('page-stories-none')}</p>`;
	const cards = stories.map((story) =>
		storyCard(story, nowMs - Date.parse(story.lastSeenAt) < windowMs, nowMs, reader),
	);
	if (windowMs === 0) return html`${cards}`;
	// The first button is the one that Enter presses: the harmless one.
	return html`${said ? html`<p class="said" role="status">${said}</p>` : ''}<form method="post" action="/stories/merge">
<p class="summary">${say('page-stories-merge-how')} <button>${say('page-stories-merge')}</button></p>
${cards}</form>`;
}

function storyCard(story: Story, isOpen: boolean, nowMs: number, reader: Reader): Markup {
	const { say } = reader;
	const outlets = new Set(story.members.map((member) => member.publisher)).size;
	const when = ago(reader.tongue, story.lastSeenAt, nowMs);
	const label = say('page-stories-pick', { headline: story.headline });
	return html`<section class="card" id="${story.id}"><h2>${isOpen ? html`<input type="checkbox" name="story" value="${story.id}" aria-label="${label}"> ` : ''}<bdi>${story.headline}</bdi></h2>
<p class="meta"><span>${say('articles', { count: story.members.length })}</span> <span>${say('page-outlets', { count: outlets })}</span> <span>${say('page-story-last', { when })}</span></p>
<ol class="timeline">${story.members.map((member) => memberLine(member, story, isOpen, reader))}</ol>${pinned(story, reader)}</section>`;
}

function memberLine(member: Member, story: Story, isOpen: boolean, reader: Reader): Markup {
	const canLeave = isOpen && story.members.length > 1;
	return html`<li class="${member.role}"><p><time datetime="${member.at}">${dayAndTime(reader, member.at)}</time> <b><bdi>${member.publisher}</bdi></b> <span class="pill">${reader.say(`page-role-${member.role}`)}</span></p>
<p>${linkTo(member.url, member.title)}</p>${whyJoined(member, story, reader)}${canLeave ? html`<button class="quiet" formaction="/stories/split" name="member" value="${story.id} ${member.articleId}">${reader.say('page-story-split')}</button>` : ''}</li>`;
}

function whyJoined({ why, copies, weak }: Member, { members }: Story, reader: Reader): Markup | '' {
	const copied = copies && members.find((other) => other.articleId === copies);
	const parts = [
		why && why.shared.length > 0 ? shared(why, reader) : undefined,
		copied ? woven(reader, 'page-story-copied', { publisher: html`<bdi>${copied.publisher}</bdi>` }) : undefined,
		weak ? html`${reader.say('page-story-weak')}` : undefined,
	].filter((part) => part !== undefined);
	return parts.length === 0 ? '' : html`<p class="why">${parts.map((part) => html`${part} `)}</p>`;
}

function shared({ shared, likeness }: NonNullable<Member['why']>, reader: Reader): Markup {
	const marks = shared.map((word) => html`<mark>${word}</mark>`);
	const key = likeness > 0 ? 'page-story-shared-alike' : 'page-story-shared';
	return woven(reader, key, { words: listed(reader, marks) }, { likeness: percent(reader, likeness) });
}

function pinned({ pins = [] }: Story, { say }: Reader): Markup | '' {
	if (pins.length === 0) return '';
	return html`<p class="why">${pins.map(({ kind }) => `${say(kind === 'split' ? 'page-story-was-split' : 'page-story-was-merged')} `)}</p>`;
}

/** The stories: each with its timeline over outlets, what was merged and why. Pure. */
import { html } from 'hono/html';
import type { Member, Story } from '../domain/story.ts';
import { ago } from '../i18n/dates.ts';
import type { Markup } from './layout.ts';
import { linkTo } from './link-to.ts';
import { counted, dayAndTime, num } from './words.ts';

const ARABIC = { language: 'ar' } as const;
const ROLES = { opens: 'فتح الخبر', develops: 'أضاف جديدًا', repeats: 'رواه أيضًا' } as const;

export type StoriesPage = {
	readonly stories: readonly Story[];
	readonly nowMs: number;
	readonly timeZone: string;
	/** How long after its latest article a story may still be split or merged. */
	readonly windowMs: number;
	readonly said?: string;
};

export function storiesPage({ stories, nowMs, timeZone, windowMs, said }: StoriesPage): Markup {
	if (stories.length === 0) return html`<p class="empty">لا أخبار بعد.</p>`;
	// The first button is the one that Enter presses: the harmless one.
	return html`${said ? html`<p class="said" role="status">${said}</p>` : ''}<form method="post" action="/stories/merge">
<p class="summary">إن كان خبران خبرًا واحدًا فاخترهما ثم: <button>اجمعهما في خبر واحد</button></p>
${stories.map((story) => storyCard(story, nowMs - Date.parse(story.lastSeenAt) < windowMs, nowMs, timeZone))}</form>`;
}

function storyCard(story: Story, isOpen: boolean, nowMs: number, timeZone: string): Markup {
	const outlets = new Set(story.members.map((member) => member.publisher)).size;
	return html`<section class="card" id="${story.id}"><h2>${isOpen ? html`<input type="checkbox" name="story" value="${story.id}" aria-label="اختر: ${story.headline}"> ` : ''}<bdi>${story.headline}</bdi></h2>
<p class="meta"><span>${counted('article', story.members.length)}</span> <span>${counted('outlet', outlets)}</span> <span>آخرها ${ago(ARABIC, story.lastSeenAt, nowMs)}</span></p>
<ol class="timeline">${story.members.map((member) => memberLine(member, story, isOpen, timeZone))}</ol>${pinned(story)}</section>`;
}

function memberLine(member: Member, story: Story, isOpen: boolean, timeZone: string): Markup {
	const canLeave = isOpen && story.members.length > 1;
	return html`<li class="${member.role}"><p><time datetime="${member.at}">${dayAndTime(member.at, timeZone)}</time> <b><bdi>${member.publisher}</bdi></b> <span class="pill">${ROLES[member.role]}</span></p>
<p>${linkTo(member.url, member.title)}</p>${whyJoined(member, story)}${canLeave ? html`<button class="quiet" formaction="/stories/split" name="member" value="${story.id} ${member.articleId}">هذا خبر آخر</button>` : ''}</li>`;
}

function whyJoined({ why, copies, weak }: Member, { members }: Story): Markup | '' {
	const copied = copies && members.find((other) => other.articleId === copies);
	const parts = [
		why && why.shared.length > 0
			? html`ضُمّ لاشتراكه في: ${why.shared.map((word, at) => html`${at > 0 ? '، ' : ''}<mark>${word}</mark>`)}${why.likeness > 0 ? html` (تشابه ${num(Math.round(why.likeness * 100))}٪)` : ''}. `
			: '',
		copied ? html`نصّه منقول عن <bdi>${copied.publisher}</bdi>. ` : '',
		weak ? html`التشابه ضعيف، فذُكر على أنه «رواه أيضًا». ` : '',
	];
	return parts.every((part) => part === '') ? '' : html`<p class="why">${parts}</p>`;
}

function pinned({ pins = [] }: Story): Markup | '' {
	if (pins.length === 0) return '';
	return html`<p class="why">${pins.map(({ kind }) => (kind === 'split' ? 'فُصل يدويًّا عن خبر آخر. ' : 'ضُمّ إليه خبر يدويًّا. '))}</p>`;
}

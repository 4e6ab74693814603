/** The stories: each with its timeline over outlets, what was merged and why. Pure. */
import { html } from 'hono/html';
import type { Member, Story } from '../domain/story.ts';
import { ago } from '../i18n/dates.ts';
import type { Markup } from './layout.ts';
import { linkTo } from './link-to.ts';
import { counted, dayAndTime, num } from './words.ts';

const ARABIC = { language: 'ar' } as const;
const ROLES = { opens: 'فتح الخبر', develops: 'أضاف جديدًا', repeats: 'رواه أيضًا' } as const;

export function storiesPage(stories: readonly Story[], nowMs: number, timeZone: string): Markup {
	if (stories.length === 0) return html`<p class="empty">لا أخبار بعد.</p>`;
	return html`${stories.map(
		(story) => html`<section class="card" id="${story.id}"><h2><bdi>${story.headline}</bdi></h2>
<p class="meta"><span>${counted('article', story.members.length)}</span> <span>${counted('outlet', new Set(story.members.map((member) => member.publisher)).size)}</span> <span>آخرها ${ago(ARABIC, story.lastSeenAt, nowMs)}</span></p>
<ol class="timeline">${story.members.map((member) => memberLine(member, story, timeZone))}</ol></section>`,
	)}`;
}

function memberLine(member: Member, story: Story, timeZone: string): Markup {
	return html`<li class="${member.role}"><p><time datetime="${member.at}">${dayAndTime(member.at, timeZone)}</time> <b><bdi>${member.publisher}</bdi></b> <span class="pill">${ROLES[member.role]}</span></p>
<p>${linkTo(member.url, member.title)}</p>${whyJoined(member, story)}</li>`;
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

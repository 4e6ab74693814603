/** The pages that list: stories, feeds, and the state of the house. Pure. */
import { html } from 'hono/html';
import type { Alert } from '../domain/alert.ts';
import type { Story } from '../domain/story.ts';
import { ago, number } from '../i18n/dates.ts';
import type { Markup } from './layout.ts';
import { linkTo } from './link-to.ts';
import type { FeedLine } from './view.ts';

const ARABIC = { language: 'ar' } as const;
const HEALTH = { new: 'جديد', healthy: 'سليم', failing: 'متعثر', gone: 'أُزيل' } as const;
const ROLES = { opens: 'فتح الخبر', develops: 'أضاف جديدًا', repeats: 'رواه أيضًا' } as const;

export function storiesPage(stories: readonly Story[], nowMs: number): Markup {
	if (stories.length === 0) return html`<p class="empty">لا أخبار بعد.</p>`;
	return html`${stories.map((story) => html`<section class="card"><h2>${story.headline}</h2><ol class="timeline">${story.members.map((member) => html`<li><time datetime="${member.at}">${ago(ARABIC, member.at, nowMs)}</time> <b><bdi>${member.publisher}</bdi></b> <span class="role">${ROLES[member.role]}</span> ${linkTo(member.url, member.title)}${member.why && member.why.shared.length > 0 ? html`<br><small>اجتمعا على: ${member.why.shared.join('، ')}</small>` : ''}</li>`)}</ol></section>`)}`;
}

export function feedsPage(lines: readonly FeedLine[], nowMs: number): Markup {
	return html`<div class="scroll"><table><thead><tr><th scope="col">المصدر</th><th scope="col">حاله</th><th scope="col">آخر زيارة</th><th scope="col">الزيارة القادمة</th><th scope="col">آخر عطل</th></tr></thead><tbody>${lines.map(({ feed, state, health }) => html`<tr><th scope="row">${linkTo(feed.siteUrl ?? feed.feedUrl, feed.title)}</th><td><span class="state ${health}">${HEALTH[health]}</span></td><td>${state?.checkedAt ? ago(ARABIC, state.checkedAt, nowMs) : '—'}</td><td>${state?.nextCheckAt ? ago(ARABIC, state.nextCheckAt, nowMs) : '—'}</td><td dir="auto">${state?.lastError?.message ?? ''}</td></tr>`)}</tbody></table></div>`;
}

export function statePage(state: Readonly<Record<string, string | number>>, failures: readonly Alert[]): Markup {
	return html`<dl class="card">${Object.entries(state).map(([name, value]) => html`<dt>${name}</dt><dd>${typeof value === 'number' ? number(ARABIC, value) : html`<bdi>${value}</bdi>`}</dd>`)}</dl>
<h2>ما لم يصل</h2>${failures.length === 0 ? html`<p class="empty">لا شيء: كل ما رُصد وصل أو ما زال في طريقه.</p>` : html`<ul class="card">${failures.map((alert) => html`<li>${alert.message.title ?? ''} <span class="error" dir="auto">${alert.lastError?.message ?? ''}</span></li>`)}</ul>`}`;
}

/** The feeds: health, rhythm, last trouble in plain words, last and next look. Pure. */
import { html } from 'hono/html';
import type { FeedState } from '../domain/feed.ts';
import { ago } from '../i18n/dates.ts';
import { hoursChart, offsetHours } from './charts.ts';
import type { Markup } from './layout.ts';
import { linkTo } from './link-to.ts';
import type { FeedLine, FeedWork, Told } from './view.ts';
import { counted, feedFaultWords, num } from './words.ts';

const ARABIC = { language: 'ar' } as const;
const HEALTH = { new: 'جديد', healthy: 'سليم', failing: 'متعثر', gone: 'أُزيل' } as const;

/** What came of what was asked for just now. */
export type Outcome = Awaited<ReturnType<FeedWork['add']>>;

export type FeedsPage = {
	readonly lines: readonly FeedLine[];
	/** Ids of those that can be taken out here. */
	readonly own: readonly string[];
	readonly nowMs: number;
	readonly timeZone: string;
	readonly outcome?: Outcome;
};

export function feedsPage({ lines, own, nowMs, timeZone, outcome }: FeedsPage): Markup {
	return html`${outcome ? outcomeOf(outcome) : ''}${adding()}${listed(lines, own, nowMs, timeZone)}`;
}

function outcomeOf(outcome: Outcome): Markup {
	if (!('kind' in outcome)) return tell(outcome);
	return html`<section class="card" role="status"><p>في هذه الصفحة أكثر من خلاصة. أيها أضيف؟</p><form method="post" action="/feeds/choose">${outcome.feeds.map(({ title, draftId }) => html`<button name="draft" value="${draftId}"><bdi>${title}</bdi></button> `)}</form></section>`;
}

function tell(told: Told): Markup {
	if ('problem' in told) return html`<p class="said error" role="alert">${told.problem}</p>`;
	return html`<p class="said" role="status">${told.said}</p>`;
}

function adding(): Markup {
	return html`<form class="filter" method="post" action="/feeds/add"><label>أضف مصدرًا <input name="address" inputmode="url" dir="ltr" required placeholder="example.com"></label> <button>ابحث عن خلاصته وأضفها</button></form>
<details class="import"><summary>استورد قائمة OPML</summary><form class="filter" method="post" action="/feeds/import" enctype="multipart/form-data"><label>الملف <input type="file" name="opml" accept=".opml,.xml" required></label> <button>استورد</button></form></details>`;
}

function listed(lines: readonly FeedLine[], own: readonly string[], nowMs: number, timeZone: string): Markup {
	if (lines.length === 0) return html`<p class="empty">لا مصادر بعد. تُكتب في config/feeds.yaml.</p>`;
	const failing = lines.filter(({ health }) => health === 'failing' || health === 'gone').length;
	const offset = offsetHours(timeZone, nowMs);
	return html`<p class="summary">${counted('feed', lines.length)}${failing > 0 ? html`، منها <span class="error">${num(failing)} لا يجيب</span>` : '، لا متعثر بينها'}. <a href="/feeds.opml" download>نزّلها بصيغة OPML</a></p>
<div class="grid">${lines.map((line) => feedCard(line, own.includes(line.feed.id), nowMs, offset))}</div>`;
}

function feedCard({ feed, state, health }: FeedLine, isOwn: boolean, nowMs: number, offset: number): Markup {
	return html`<section class="card feed"><h2>${linkTo(feed.siteUrl ?? feed.feedUrl, feed.title)} <span class="state ${health}">${HEALTH[health]}</span></h2>
${state?.lastError && health !== 'healthy' ? html`<p class="error">${feedFaultWords(state.lastError)}${state.failingSince ? html`، بدأ ${ago(ARABIC, state.failingSince, nowMs)}` : ''}، وجُرّب ${counted('time', state.errorCount)}</p>` : ''}
${state?.rolledOverAt ? html`<p class="summary">ربما فاتته أخبار: كان كل ما في الخلاصة جديدًا حين قُرئت ${ago(ARABIC, state.rolledOverAt, nowMs)}</p>` : ''}
${unreadEntries(state?.unread ?? [], nowMs)}<dl><dt>آخر زيارة</dt><dd>${when(state?.checkedAt, nowMs)}</dd><dt>الزيارة القادمة</dt><dd>${when(state?.nextCheckAt, nowMs)}</dd><dt>لغته</dt><dd>${languageName(feed.language)}</dd></dl>
${state?.hourCounts?.counts.some((count) => count > 0) ? html`<figure>${hoursChart(state.hourCounts.counts, offset)}<figcaption>متى ينشر، على ساعات اليوم</figcaption></figure>` : html`<p class="empty">لم يُعرف إيقاعه بعد</p>`}${isOwn ? html`<form method="post" action="/feeds/remove"><button name="feed" value="${feed.id}">أزله</button></form>` : ''}
</section>`;
}

/** What our reading broke on: nobody was told of it. */
function unreadEntries(unread: NonNullable<FeedState['unread']>, nowMs: number): Markup | string {
	if (unread.length === 0) return '';
	return html`<p class="error">مواد تعذرت علينا قراءتها:</p><ul>${unread.map(({ entry, title, link, isGivenUp, at }) => html`<li>${linkTo(link, title ?? entry)}، ${ago(ARABIC, at, nowMs)}${isGivenUp ? '' : '، وستُجرب ثانية'}</li>`)}</ul>
`;
}

function when(at: string | undefined, nowMs: number): Markup | string {
	if (at === undefined) return '—';
	return html`<time datetime="${at}">${ago(ARABIC, at, nowMs)}</time>`;
}

const languages = new Intl.DisplayNames('ar', { type: 'language' });

function languageName(code: string): string {
	try {
		return languages.of(code) ?? code;
	} catch {
		return code;
	}
}

/** The alerts as they go out: each drawn as both platforms show it, with its state, its readers, its delay and why. Pure. */
import { html, raw } from 'hono/html';
import type { Reason } from '../../commands/context.ts';
import type { Alert } from '../domain/alert.ts';
import type { Topic } from '../domain/topic.ts';
import { ago } from '../i18n/dates.ts';
import { type AlertFilter, queryOf, SINCE } from './alert-filter.ts';
import type { Markup } from './layout.ts';
import { discordPreview } from './preview/discord.ts';
import { telegramPreview } from './preview/telegram.ts';
import type { AlertLine, View } from './view.ts';
import { counted, dayAndTime, failureWords, KINDS, num, PLATFORMS, STATES, span } from './words.ts';

const ARABIC = { language: 'ar' } as const;
const MOST_EVIDENCE = 6;

export type AlertsPage = {
	readonly lines: readonly AlertLine[];
	readonly total: number;
	readonly pages: number;
	readonly filter: AlertFilter;
	readonly topics: readonly Topic[];
	readonly nowMs: number;
	readonly view: Pick<View, 'pictureOrigins' | 'timeZone'>;
};

export function alertsPage(page: AlertsPage): Markup {
	const { lines, total, filter } = page;
	const none = isFiltered(filter) ? 'لا تنبيه بهذه الشروط.' : 'لا تنبيهات بعد. تظهر هنا فور خروجها.';
	return html`<p class="hint">كل تنبيه كما يراه قراؤه في ديسكورد وفي تيليغرام. «لماذا أُرسل؟» تحته تقول ما الذي طابقه.</p>
${filterForm(filter, page.topics)}
<p class="summary" role="status" id="news">${total === 0 ? none : counted('alert', total)}</p>
<div id="alerts">${lines.map((line) => alertCard(line, page.nowMs, page.view))}</div>
${turning(filter, page.pages)}`;
}

export function alertCard(line: AlertLine, nowMs: number, view: AlertsPage['view']): Markup {
	const { alert, channel, reason, drawing, edits } = line;
	const heading = alert.message.title ?? KINDS[alert.kind] ?? 'تنبيه';
	return html`<section class="alert card" id="${alert.id}" aria-labelledby="h-${alert.id}">
<h2 class="visually-hidden" id="h-${alert.id}">${heading}</h2>
<p class="meta"><span class="state ${alert.status}">${STATES[alert.status]}</span>${KINDS[alert.kind] ? html` <span class="pill">${KINDS[alert.kind]}</span>` : ''}
<span>إلى <bdi>${channel?.title ?? 'قناة مُحيت'}</bdi>${channel?.title === PLATFORMS[alert.platform] ? '' : html` على ${PLATFORMS[alert.platform] ?? alert.platform}`}</span>
<time datetime="${alert.createdAt}" title="${dayAndTime(alert.createdAt, view.timeZone)}">${ago(ARABIC, alert.createdAt, nowMs)}</time>${delay(alert)}${edits > 0 ? html` <span>عُدّل ${counted('time', edits)}</span>` : ''}</p>
${alert.lastError && alert.status !== 'sent' ? html`<p class="error">${failureWords(alert.lastError.kind)}${alert.attempts > 0 ? html` (جُرّب ${counted('time', alert.attempts)})` : ''}</p>` : ''}
<div class="previews">${discordPreview(drawing.discord, view.pictureOrigins, view.timeZone)}${telegramPreview(drawing.telegram, view.pictureOrigins)}</div>
${reason ? why(reason) : ''}
</section>`;
}

function delay(alert: Alert): Markup | '' {
	if (!alert.sentAt || !alert.publishedAt) return '';
	const ms = Math.max(0, Date.parse(alert.sentAt) - Date.parse(alert.publishedAt));
	return html` <span>وصل بعد النشر ${ms < 1000 ? 'بأقل من ثانية' : html`بـ<bdi>${span(ms)}</bdi>`}</span>`;
}

function why(reason: Reason): Markup {
	return html`<details><summary>لماذا أُرسل؟</summary><ul>${reason.topics.map(
		({ topic, score, threshold, evidence }) =>
			html`<li><a href="/desk/${topic.id}"><b>${topic.names.ar}</b></a>: وُجد ${[...new Set(evidence.map(({ quote }) => quote))].slice(0, MOST_EVIDENCE).map((quote, at) => html`${at > 0 ? '، ' : ''}<mark>${quote}</mark>`)}. الدرجة ${num(score)} والمطلوب ${num(threshold)}.</li>`,
	)}</ul></details>`;
}

function filterForm(filter: AlertFilter, topics: readonly Topic[]): Markup {
	return html`<form class="filter" method="get" action="/" role="search" aria-label="تصفية التنبيهات">
<label>الموضوع <select name="topic">${option('', 'كلها', filter.topicId ?? '')}${topics.map((topic) => option(topic.id, topic.names.ar, filter.topicId ?? ''))}</select></label>
<label>المنصة <select name="platform">${option('', 'كلها', filter.platform ?? '')}${Object.entries(PLATFORMS).map(([name, title]) => option(name, title, filter.platform ?? ''))}</select></label>
<label>الوقت <select name="since">${option('', 'كله', filter.since ?? '')}${Object.entries(SINCE).map(([name, { title }]) => option(name, title, filter.since ?? ''))}</select></label>
<button>اعرض</button>${isFiltered(filter) ? html` <a href="/">بلا تصفية</a>` : ''}
</form>`;
}

function option(value: string, title: string, chosen: string): Markup {
	return html`<option value="${value}"${value === chosen ? raw(' selected') : ''}>${title}</option>`;
}

function isFiltered({ topicId, platform, since }: AlertFilter): boolean {
	return Boolean(topicId ?? platform ?? since);
}

function turning(filter: AlertFilter, pages: number): Markup | '' {
	if (pages < 2) return '';
	const { page } = filter;
	return html`<nav class="turning" aria-label="صفحات التنبيهات">${page > 1 ? html`<a href="/?${queryOf({ ...filter, page: page - 1 })}" rel="prev">الأحدث</a>` : ''}<span>صفحة ${num(page)} من ${num(pages)}</span>${page < pages ? html`<a href="/?${queryOf({ ...filter, page: page + 1 })}" rel="next">الأقدم</a>` : ''}</nav>`;
}

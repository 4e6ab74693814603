/** The state of the house: outbox, queue, what did not arrive and why, limits in use, versions. Pure. */
import { html } from 'hono/html';
import type { Alert, AlertStatus } from '../domain/alert.ts';
import { ago } from '../i18n/dates.ts';
import type { Markup } from './layout.ts';
import type { HouseState } from './view.ts';
import { counted, failureWords, JOBS, PLATFORMS, percent, STAGES, STATES, span } from './words.ts';

const ARABIC = { language: 'ar' } as const;
const SHOWN_STATES: readonly AlertStatus[] = ['pending', 'sending', 'held', 'sent', 'unknown', 'failed', 'expired'];
const MOST_FAILURES = 100;

export function statePage(state: HouseState, failures: readonly Alert[], nowMs: number, said?: string): Markup {
	const waiting = Object.entries(state.queue).filter(([, count]) => count > 0);
	return html`${said ? html`<p class="said" role="status">${said}</p>` : ''}
${state.troubles.length > 0 ? html`<section class="card"><h2>أعطال قائمة</h2><ul>${state.troubles.map((trouble) => html`<li class="error"><bdi>${trouble}</bdi></li>`)}</ul></section>` : ''}
<section class="card" id="failures"><h2>ما لم يصل</h2>${failures.length === 0 ? html`<p class="empty">لا شيء: كل ما رُصد وصل أو ما زال في طريقه.</p>` : html`<ul class="rows">${failures.slice(0, MOST_FAILURES).map((alert) => failure(alert, nowMs))}</ul>`}</section>
<div class="grid">
<section class="card"><h2>صندوق الصادر</h2><dl>${SHOWN_STATES.map((status) => html`<dt>${STATES[status]}</dt><dd>${counted('alert', state.outbox[status])}</dd>`)}</dl></section>
<section class="card"><h2>الطابور</h2>${waiting.length === 0 ? html`<p class="empty">لا مهمة تنتظر.</p>` : html`<dl>${waiting.map(([name, count]) => html`<dt>${JOBS[name] ?? name}</dt><dd>${counted('task', count)}</dd>`)}</dl>`}</section>
<section class="card"><h2>زمن الوصول</h2>${state.delays.length === 0 ? html`<p class="empty">لم يصل شيء بعد.</p>` : html`<dl>${state.delays.map(({ stage, p50Ms, p95Ms }) => html`<dt>${STAGES[stage]}</dt><dd>الوسيط ${span(p50Ms)}، و${percent(0.95)} في حدود ${span(p95Ms)}</dd>`)}</dl>`}</section>
<section class="card"><h2>ما يُرصد</h2><dl><dt>القنوات</dt><dd>${counted('channel', state.channels)}</dd><dt>الموضوعات</dt><dd>${counted('topic', state.topics)}</dd><dt>المصادر</dt><dd>${counted('feed', state.feeds)}</dd></dl></section>
<section class="card"><h2>الحدود المعمول بها</h2><dl><dt>لكل مكان</dt><dd>${counted('topic', state.limits.topicsPerScope)} على الأكثر</dd><dt>لكل موضوع</dt><dd>${counted('keyword', state.limits.keywordsPerTopic)} على الأكثر</dd>${state.limits.pace.map(({ platform, gapMs, channelGapMs }) => html`<dt>${PLATFORMS[platform] ?? platform}</dt><dd>رسالة كل ${span(gapMs)}${channelGapMs > 0 ? html`، وكل ${span(channelGapMs)} للمحادثة الواحدة` : ''}</dd>`)}</dl></section>
<section class="card"><h2>الإصدارات</h2><dl>${Object.entries(state.versions).map(([name, version]) => html`<dt><bdi>${name}</bdi></dt><dd><bdi>${version}</bdi></dd>`)}</dl></section>
</div>`;
}

function failure(alert: Alert, nowMs: number): Markup {
	const { lastError } = alert;
	return html`<li><b><bdi>${alert.message.title ?? 'تنبيه بلا عنوان'}</bdi></b>
<p>${STATES[alert.status]} ${PLATFORMS[alert.platform] ?? alert.platform}، ${ago(ARABIC, lastError?.at || alert.createdAt, nowMs)}. <span class="error">${lastError ? failureWords(lastError.kind) : ''}</span>${lastError?.message ? html` <small dir="ltr" lang="en">${lastError.message}</small>` : ''}</p>
<form method="post" action="/state/retry"><button name="alert" value="${alert.id}">أعد إرساله</button></form></li>`;
}

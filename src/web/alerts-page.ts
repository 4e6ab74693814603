/** The alerts as they go out: each drawn as both platforms show it, with its state and why it was sent. Pure. */
import { html } from 'hono/html';
import type { Reason } from '../../commands/context.ts';
import type { Alert, AlertStatus } from '../domain/alert.ts';
import type { Channel } from '../domain/channel.ts';
import { ago } from '../i18n/dates.ts';
import type { Markup } from './layout.ts';
import { discordPreview } from './preview/discord.ts';
import { telegramPreview } from './preview/telegram.ts';

export type AlertLine = { readonly alert: Alert; readonly channel?: Channel; readonly reason?: Reason };

const STATES: Readonly<Record<AlertStatus, string>> = {
	pending: 'في الانتظار',
	held: 'محفوظ للموجز',
	sending: 'يُرسل الآن',
	unknown: 'لا يُعرف أوصل أم لا',
	sent: 'وصل',
	superseded: 'أغنى عنه ما بعده',
	failed: 'لم يصل',
	expired: 'فات أوانه',
};

export function alertsPage(lines: readonly AlertLine[], nowMs: number): Markup {
	if (lines.length === 0) return html`<p class="empty" id="alerts">لا تنبيهات بعد. تظهر هنا فور خروجها.</p>`;
	return html`<div id="alerts" aria-live="polite">${lines.map((line) => alertCard(line, nowMs))}</div>`;
}

export function alertCard({ alert, channel, reason }: AlertLine, nowMs: number): Markup {
	const platform = { discord: 'ديسكورد', telegram: 'تيليغرام', terminal: 'الطرفية' }[alert.platform] ?? alert.platform;
	return html`<section class="alert" id="${alert.id}">
<h2 class="visually-hidden">${alert.message.title ?? 'تنبيه'}</h2>
<p class="meta"><span class="state ${alert.status}">${STATES[alert.status]}</span> <bdi>${channel?.title ?? ''}</bdi> (${platform}) <time datetime="${alert.createdAt}">${ago({ language: 'ar' }, alert.createdAt, nowMs)}</time>${delay(alert)}</p>
${alert.lastError ? html`<p class="error" dir="auto">${alert.lastError.message}</p>` : ''}
<div class="previews">${discordPreview(alert.message)}${telegramPreview(alert.message)}</div>
${reason ? why(reason) : ''}
</section>`;
}

function delay(alert: Alert): Markup | '' {
	if (!alert.sentAt || !alert.publishedAt) return '';
	const seconds = Math.max(0, Math.round((Date.parse(alert.sentAt) - Date.parse(alert.publishedAt)) / 1000));
	return html` <span>بعد النشر بـ<bdi>${new Intl.NumberFormat('ar-u-nu-arab', { style: 'unit', unit: seconds < 120 ? 'second' : 'minute', unitDisplay: 'long' }).format(seconds < 120 ? seconds : Math.round(seconds / 60))}</bdi></span>`;
}

function why(reason: Reason): Markup {
	return html`<details><summary>لماذا أُرسل؟</summary><ul>${reason.topics.map(({ topic, score, threshold, evidence }) => html`<li><b>${topic.names.ar}</b>: ${evidence.slice(0, 6).map((found, at) => html`${at > 0 ? '، ' : ''}<mark>${found.quote}</mark>`)} (الدرجة ${score}، والمطلوب ${threshold})</li>`)}</ul></details>`;
}

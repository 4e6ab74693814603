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
import { listed, type Reader, topicName, woven } from './reader.ts';
import type { AlertLine, View } from './view.ts';
import { dayAndTime, failureWords, kindName, PLATFORMS, platformName, span } from './words.ts';

const MOST_EVIDENCE = 6;

export type AlertsPage = {
	readonly lines: readonly AlertLine[];
	readonly total: number;
	readonly pages: number;
	readonly filter: AlertFilter;
	readonly topics: readonly Topic[];
	readonly nowMs: number;
	readonly view: Pick<View, 'pictureOrigins' | 'desk'>;
	readonly reader: Reader;
};

export function alertsPage(page: AlertsPage): Markup {
	const { lines, total, filter, nowMs, view, reader } = page;
	const none = reader.say(isFiltered(filter) ? 'page-alerts-none-so' : 'page-alerts-none');
	return html`<p class="hint">${reader.say('page-alerts-hint')}</p>
${filterForm(filter, page.topics, reader)}
<p class="summary" role="status" id="news" data-fresh="${reader.say('page-alerts-fresh')}">${total === 0 ? none : reader.say('alerts', { count: total })}</p>
<div id="alerts">${lines.map((line) => alertCard(line, nowMs, view, reader))}</div>
${turning(filter, page.pages, reader)}`;
}

export function alertCard(line: AlertLine, nowMs: number, view: AlertsPage['view'], reader: Reader): Markup {
	const { alert, reason, drawing, edits } = line;
	const kind = kindName(reader, alert.kind);
	const heading = alert.message.title ?? kind ?? reader.say('page-alert');
	const times = (count: number) => reader.say('page-times', { count });
	return html`<section class="alert card" id="${alert.id}" aria-labelledby="h-${alert.id}">
<h2 class="visually-hidden" id="h-${alert.id}">${heading}</h2>
<p class="meta"><span class="state ${alert.status}">${reader.say(`page-status-${alert.status}`)}</span>${kind ? html` <span class="pill">${kind}</span>` : ''}
<span>${whereTo(line, reader)}</span>
<time datetime="${alert.createdAt}" title="${dayAndTime(reader, alert.createdAt)}">${ago(reader.tongue, alert.createdAt, nowMs)}</time>${delay(alert, reader)}${edits > 0 ? html` <span>${reader.say('page-edited', { times: times(edits) })}</span>` : ''}</p>
${alert.lastError && alert.status !== 'sent' ? html`<p class="error">${failureWords(reader, alert.lastError.kind)}${alert.attempts > 0 ? ` ${reader.say('page-tried', { times: times(alert.attempts) })}` : ''}</p>` : ''}
<div class="previews">${discordPreview(drawing.discord, view.pictureOrigins, reader)}${telegramPreview(drawing.telegram, view.pictureOrigins, reader)}</div>
${reason ? why(reason, view, reader) : ''}
</section>`;
}

function whereTo({ alert, channel }: AlertLine, reader: Reader): Markup {
	const platform = platformName(reader, alert.platform);
	const title = html`<bdi>${channel?.title ?? reader.say('page-channel-gone')}</bdi>`;
	if (alert.platform === 'terminal') return woven(reader, 'page-to', { channel: html`${platform}` });
	return woven(reader, 'page-to-on', { channel: title }, { platform });
}

function delay(alert: Alert, reader: Reader): Markup | '' {
	if (!alert.sentAt || !alert.publishedAt) return '';
	const ms = Math.max(0, Date.parse(alert.sentAt) - Date.parse(alert.publishedAt));
	if (ms < 1000) return html` <span>${reader.say('page-delay-least')}</span>`;
	return html` <span>${woven(reader, 'page-delay', { span: html`<bdi>${span(reader, ms)}</bdi>` })}</span>`;
}

function why({ topics }: Reason, view: AlertsPage['view'], reader: Reader): Markup {
	return html`<details><summary>${reader.say('page-why')}</summary><ul>${topics.map(
		({ topic, score, threshold, evidence }) => {
			const quotes = [...new Set(evidence.map(({ quote }) => quote))].slice(0, MOST_EVIDENCE);
			const name = html`<b>${topicName(reader, topic)}</b>`;
			const parts = {
				topic: view.desk.topic(topic.id) ? html`<a href="/desk/${topic.id}">${name}</a>` : name,
				words: listed(
					reader,
					quotes.map((quote) => html`<mark>${quote}</mark>`),
				),
			};
			return html`<li>${woven(reader, 'page-why-line', parts, { score, threshold })}</li>`;
		},
	)}</ul></details>`;
}

function filterForm(filter: AlertFilter, topics: readonly Topic[], reader: Reader): Markup {
	const { say } = reader;
	const all = say('page-filter-all');
	return html`<form class="filter" method="get" action="/" role="search" aria-label="${say('page-filter')}">
<label>${say('page-filter-topic')} <select name="topic">${option('', all, filter.topicId ?? '')}${topics.map((topic) => option(topic.id, topicName(reader, topic), filter.topicId ?? ''))}</select></label>
<label>${say('page-filter-platform')} <select name="platform">${option('', all, filter.platform ?? '')}${PLATFORMS.map((name) => option(name, platformName(reader, name), filter.platform ?? ''))}</select></label>
<label>${say('page-filter-time')} <select name="since">${option('', say('page-filter-ever'), filter.since ?? '')}${Object.keys(SINCE).map((name) => option(name, say(`page-since-${name}`), filter.since ?? ''))}</select></label>
<button>${say('page-filter-show')}</button>${isFiltered(filter) ? html` <a href="/">${say('page-filter-none')}</a>` : ''}
</form>`;
}

function option(value: string, title: string, chosen: string): Markup {
	return html`<option value="${value}"${value === chosen ? raw(' selected') : ''}>${title}</option>`;
}

function isFiltered({ topicId, platform, since }: AlertFilter): boolean {
	return Boolean(topicId ?? platform ?? since);
}

function turning(filter: AlertFilter, pages: number, { say }: Reader): Markup | '' {
	if (pages < 2) return '';
	const { page } = filter;
	const link = (to: number, rel: string, key: string) =>
		html`<a href="/?${queryOf({ ...filter, page: to })}" rel="${rel}">${say(key)}</a>`;
	return html`<nav class="turning" aria-label="${say('page-turning')}">${page > 1 ? link(page - 1, 'prev', 'page-newer') : ''}<span>${say('topics-page', { page, pages })}</span>${page < pages ? link(page + 1, 'next', 'page-older') : ''}</nav>`;
}

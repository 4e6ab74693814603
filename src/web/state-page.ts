/** The state of the house: outbox, queue, what did not arrive and why, limits in use, versions. Pure. */
import { html } from 'hono/html';
import type { Alert, AlertStatus } from '../domain/alert.ts';
import { ago } from '../i18n/dates.ts';
import type { Markup } from './layout.ts';
import type { Reader } from './reader.ts';
import type { HouseState } from './view.ts';
import { failureWords, jobName, percent, platformName, span } from './words.ts';

const SHOWN_STATES: readonly AlertStatus[] = ['pending', 'sending', 'held', 'sent', 'unknown', 'failed', 'expired'];
const MOST_FAILURES = 100;

export type StatePage = {
	readonly state: HouseState;
	readonly failures: readonly Alert[];
	readonly nowMs: number;
	readonly said?: string;
	readonly reader: Reader;
};

export function statePage({ state, failures, nowMs, said, reader }: StatePage): Markup {
	const { say } = reader;
	const { limits, outbox } = state;
	const waiting = Object.entries(state.queue).filter(([, count]) => count > 0);
	const most = (key: string, count: number) => say('page-state-at-most', { count: say(key, { count }) });
	return html`${said ? html`<p class="said" role="status">${said}</p>` : ''}
${state.troubles.length > 0 ? html`<section class="card"><h2>${say('page-state-troubles')}</h2><ul>${state.troubles.map((trouble) => html`<li class="error"><bdi>${trouble}</bdi></li>`)}</ul></section>` : ''}
<section class="card" id="failures"><h2>${say('page-state-failures')}</h2>${failures.length === 0 ? html`<p class="empty">${say('page-state-failures-none')}</p>` : html`<ul class="rows">${failures.slice(0, MOST_FAILURES).map((alert) => failure(alert, nowMs, reader))}</ul>`}</section>
<div class="grid">
${facts(
	say('page-state-outbox'),
	SHOWN_STATES.map((status) => [say(`page-status-${status}`), say('alerts', { count: outbox[status] })]),
)}
${facts(
	say('page-state-queue'),
	waiting.map(([name, count]) => [jobName(reader, name), say('page-tasks', { count })]),
	say('page-state-queue-none'),
)}
${facts(
	say('page-state-delays'),
	state.delays.map(({ stage, p50Ms, p95Ms }) => [say(`page-stage-${stage}`), delay(p50Ms, p95Ms, reader)]),
	say('page-state-delays-none'),
)}
${facts(say('page-state-watched'), [
	[say('page-state-channels'), say('channels', { count: state.channels })],
	[say('page-topics'), say('topics', { count: state.topics })],
	[say('page-feeds'), say('feeds', { count: state.feeds })],
])}
${facts(say('page-state-limits'), [
	[say('page-state-per-place'), most('topics', limits.topicsPerScope)],
	[say('page-state-per-topic'), most('page-keywords', limits.keywordsPerTopic)],
	...limits.pace.map(({ platform, gapMs, channelGapMs }): Fact => {
		const words = { gap: span(reader, gapMs), own: span(reader, channelGapMs) };
		const key = channelGapMs > 0 ? 'page-state-pace-channel' : 'page-state-pace';
		return [platformName(reader, platform), say(key, words)];
	}),
])}
${facts(say('page-state-versions'), Object.entries(state.versions))}
</div>`;
}

type Fact = readonly [name: string, value: string];

function facts(title: string, list: readonly Fact[], none = '—'): Markup {
	if (list.length === 0) return html`<section class="card"><h2>${title}</h2><p class="empty">${none}</p></section>`;
	return html`<section class="card"><h2>${title}</h2><dl>${list.map(([name, value]) => html`<dt><bdi>${name}</bdi></dt><dd><bdi>${value}</bdi></dd>`)}</dl></section>`;
}

function delay(halfMs: number, mostMs: number, reader: Reader): string {
	const words = { half: span(reader, halfMs), share: percent(reader, 0.95), most: span(reader, mostMs) };
	return reader.say('page-state-delay', words);
}

function failure(alert: Alert, nowMs: number, reader: Reader): Markup {
	const { say, tongue } = reader;
	const { lastError } = alert;
	const words = {
		status: say(`page-status-${alert.status}`),
		platform: platformName(reader, alert.platform),
		when: ago(tongue, lastError?.at || alert.createdAt, nowMs),
	};
	return html`<li><b><bdi>${alert.message.title ?? say('page-state-untitled')}</bdi></b>
<p>${say('page-state-failure', words)} <span class="error">${lastError ? failureWords(reader, lastError.kind) : ''}</span>${lastError?.message ? html` <small dir="ltr" lang="en">${lastError.message}</small>` : ''}</p>
<form method="post" action="/state/retry"><button name="alert" value="${alert.id}">${say('page-state-retry')}</button></form></li>`;
}

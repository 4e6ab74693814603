/** The feeds: health, rhythm, last trouble in plain words, last and next look. Pure. */
import { html } from 'hono/html';
import type { FeedState } from '../domain/feed.ts';
import { ago } from '../i18n/dates.ts';
import { hoursChart, offsetHours } from './charts.ts';
import type { Markup } from './layout.ts';
import { linkTo } from './link-to.ts';
import { type Reader, woven } from './reader.ts';
import type { FeedLine, FeedWork, Told } from './view.ts';
import { feedFaultWords, languageName, num } from './words.ts';

/** What came of what was asked for just now. */
export type Outcome = Awaited<ReturnType<FeedWork['add']>>;

export type FeedsPage = {
	readonly lines: readonly FeedLine[];
	/** Ids of those that can be taken out here. */
	readonly own: readonly string[];
	readonly nowMs: number;
	readonly outcome?: Outcome;
	readonly reader: Reader;
};

export function feedsPage(page: FeedsPage): Markup {
	const { outcome, reader } = page;
	return html`${outcome ? outcomeOf(outcome, reader) : ''}${adding(reader)}${list(page)}`;
}

function outcomeOf(outcome: Outcome, { say }: Reader): Markup {
	if (!('kind' in outcome)) return tell(outcome);
	const question = say('feeds-several', { feeds: say('feeds', { count: outcome.feeds.length }) });
	return html`<section class="card" role="status"><p>${question}</p><form method="post" action="/feeds/choose">${outcome.feeds.map(({ title, draftId }) => html`<button name="draft" value="${draftId}"><bdi>${title}</bdi></button> `)}</form></section>`;
}

function tell(told: Told): Markup {
	if ('problem' in told) return html`<p class="said error" role="alert">${told.problem}</p>`;
	return html`<p class="said" role="status">${told.said}</p>`;
}

function adding({ say }: Reader): Markup {
	return html`<form class="filter" method="post" action="/feeds/add"><label>${say('page-feeds-add')} <input name="address" inputmode="url" dir="ltr" required placeholder="example.com"></label> <button>${say('page-feeds-find')}</button></form>
<details class="import"><summary>${say('page-feeds-import')}</summary><form class="filter" method="post" action="/feeds/import" enctype="multipart/form-data"><label>${say('page-feeds-file')} <input type="file" name="opml" accept=".opml,.xml" required></label> <button>${say('page-feeds-import-do')}</button></form></details>`;
}

function list({ lines, own, nowMs, reader }: FeedsPage): Markup {
	const { say } = reader;
	if (lines.length === 0) return html`<p class="empty">${say('page-feeds-none')}</p>`;
	const failing = lines.filter(({ health }) => health === 'failing' || health === 'gone').length;
	const feeds = say('feeds', { count: lines.length });
	const ill = html`<span class="error">${num(reader, failing)}</span>`;
	const sum = failing > 0 ? woven(reader, 'page-feeds-ill', { ill }, { feeds }) : say('page-feeds-well', { feeds });
	const offset = offsetHours(reader.timeZone, nowMs);
	return html`<p class="summary">${sum} <a href="/feeds.opml" download>${say('page-feeds-opml')}</a></p>
<div class="grid">${lines.map((line) => feedCard(line, own.includes(line.feed.id), nowMs, offset, reader))}</div>`;
}

function feedCard(line: FeedLine, isOwn: boolean, nowMs: number, offset: number, reader: Reader): Markup {
	const { feed, state, health } = line;
	const { say, tongue } = reader;
	const isKnown = state?.hourCounts?.counts.some((count) => count > 0);
	return html`<section class="card feed"><h2>${linkTo(feed.siteUrl ?? feed.feedUrl, feed.title)} <span class="state ${health}">${say(`page-health-${health}`)}</span></h2>
${health === 'healthy' ? '' : trouble(line, nowMs, reader)}
${state?.rolledOverAt ? html`<p class="summary">${say('page-feed-rolled-over', { when: ago(tongue, state.rolledOverAt, nowMs) })}</p>` : ''}
${unreadEntries(state?.unread ?? [], nowMs, reader)}<dl><dt>${say('page-feed-last')}</dt><dd>${when(state?.checkedAt, nowMs, reader)}</dd><dt>${say('page-feed-next')}</dt><dd>${when(state?.nextCheckAt, nowMs, reader)}</dd><dt>${say('page-feed-language')}</dt><dd>${languageName(reader, feed.language)}</dd></dl>
${isKnown ? html`<figure>${hoursChart(state!.hourCounts!.counts, offset, reader)}<figcaption>${say('page-feed-rhythm')}</figcaption></figure>` : html`<p class="empty">${say('page-feed-rhythm-none')}</p>`}${isOwn ? html`<form method="post" action="/feeds/remove"><button name="feed" value="${feed.id}">${say('button-remove')}</button></form>` : ''}
</section>`;
}

function trouble({ state }: FeedLine, nowMs: number, reader: Reader): Markup | '' {
	if (!state?.lastError) return '';
	const why = feedFaultWords(reader, state.lastError);
	const times = reader.say('page-times', { count: state.errorCount });
	if (!state.failingSince) return html`<p class="error">${reader.say('page-feed-trouble', { why, times })}</p>`;
	const since = ago(reader.tongue, state.failingSince, nowMs);
	return html`<p class="error">${reader.say('page-feed-trouble-since', { why, times, when: since })}</p>`;
}

/** What our reading broke on: nobody was told of it. */
function unreadEntries(unread: NonNullable<FeedState['unread']>, nowMs: number, reader: Reader): Markup | '' {
	if (unread.length === 0) return '';
	return html`<p class="error">${reader.say('page-feed-unread')}</p><ul>${unread.map(
		({ entry, title, link, isGivenUp, at }) => {
			const key = isGivenUp ? 'page-feed-unread-line' : 'page-feed-unread-again';
			return html`<li>${woven(reader, key, { entry: linkTo(link, title ?? entry) }, { when: ago(reader.tongue, at, nowMs) })}</li>`;
		},
	)}</ul>
`;
}

function when(at: string | undefined, nowMs: number, { tongue }: Reader): Markup | string {
	if (at === undefined) return '—';
	return html`<time datetime="${at}">${ago(tongue, at, nowMs)}</time>`;
}

/** The tuning desk: the list of topics; one topic's form with what a change does beside it, and its history. Pure. */
import { html } from 'hono/html';
import type { Topic } from '../domain/topic.ts';
import type { Markup } from './layout.ts';
import { listed, type Reader, topicName, woven } from './reader.ts';
import { ADDED_ROW, topicFields } from './topic-form.ts';
import { type Change, type Desk, type KeywordHits, PAGE_OWNER } from './view.ts';
import { dayAndTime, num } from './words.ts';

export type Hits = ReadonlyMap<string, ReadonlyMap<string, KeywordHits>>;
const NO_HITS: ReadonlyMap<string, KeywordHits> = new Map();

export type DeskPage = {
	/** Those that can be changed here. */
	readonly own: readonly Topic[];
	/** Everyone's, to be copied; empty at the desk where they are made. */
	readonly shared: readonly Topic[];
	readonly hits: Hits;
	readonly isVisitor: boolean;
	/** Why what was asked for just now was not done. */
	readonly problem?: string;
	readonly reader: Reader;
};

export function deskPage({ own, shared, hits, isVisitor, problem, reader }: DeskPage): Markup {
	const { say } = reader;
	const none = html`<p class="empty">${say(isVisitor ? 'page-topics-none-own' : 'page-topics-none')}</p>`;
	const cards = html`<p class="summary">${say('page-topics-sum', { topics: say('topics', { count: own.length }) })}</p>
<div class="grid">${own.map((topic) => topicCard(topic, hits.get(topic.id) ?? NO_HITS, reader))}</div>`;
	return html`${problem ? html`<p class="said error" role="alert">${problem}</p>` : ''}${own.length === 0 ? none : cards}${shared.length === 0 ? '' : sharedList(shared, reader)}`;
}

function topicCard(topic: Topic, hits: ReadonlyMap<string, KeywordHits>, reader: Reader): Markup {
	const { say } = reader;
	const ranked = [...hits].sort(([, a], [, b]) => b.found - a.found);
	const noise = ranked.reduce((sum, [, hit]) => sum + hit.noise, 0);
	const words = ranked
		.slice(0, 3)
		.map(([word, { found }]) => html`<bdi>${word}</bdi> (${say('articles', { count: found })})`);
	return html`<section class="card"><h2><a href="/desk/${topic.id}"><bdi>${topicName(reader, topic)}</bdi></a></h2>
<p class="meta">${say('page-keywords', { count: topic.keywords.length })}${topic.urgent ? html` <span class="pill">${say('page-topic-urgent')}</span>` : ''}${noise > 0 ? html` <span class="error">👎 ${say('page-times', { count: noise })}</span>` : ''}</p>
${ranked.length === 0 ? html`<p class="empty">${say('page-topic-quiet')}</p>` : html`<p>${woven(reader, 'page-topic-most', { words: listed(reader, words) })}</p>`}</section>`;
}

function sharedList(topics: readonly Topic[], reader: Reader): Markup {
	const { say } = reader;
	return html`<section class="card" id="shared"><h2>${say('page-topics-shared')}</h2><p class="hint">${say('page-topics-shared-how')}</p>
<ul class="rows">${topics.map((topic) => html`<li><form class="filter" method="post" action="/desk/${topic.id}/copy"><bdi>${topicName(reader, topic)}</bdi> <button class="quiet">${say('page-topic-copy')}</button></form></li>`)}</ul></section>`;
}

export type TopicPage = {
	/** As it stands, or as the form was sent. */
	readonly topic: Topic;
	readonly hits: ReadonlyMap<string, KeywordHits>;
	readonly history: readonly Change[];
	/** What the change would do. */
	readonly trial: Markup;
	readonly said?: string;
	/** What could be added or excluded, if it was asked for. */
	readonly suggestions?: Suggestions;
	readonly reader: Reader;
};

export type Suggestions = Awaited<ReturnType<Desk['suggest']>>;

export function topicPage({ topic, hits, history, trial, said, suggestions, reader }: TopicPage): Markup {
	const { say } = reader;
	const address = `/desk/${topic.id}`;
	return html`${said ? html`<p class="said" role="status">${said}</p>` : ''}
<div class="desk">
<form class="card tuning" id="tuning" method="post" action="${address}" data-trial="${address}/trial">
${topicFields(topic, hits, reader)}
<p class="actions"><output id="brief"></output><button formaction="${address}/trial">${say('page-topic-try')}</button> <button class="main">${say('page-topic-save')}</button></p>
</form>
<section class="card trial" id="trial" aria-label="${say('page-trial')}">${trial}</section>
</div>
<section class="card" id="suggestions"><h2>${say('page-suggest')}</h2>${suggestions ? suggestionLists(suggestions, address, reader) : html`<p><a href="${address}?suggest#suggestions">${say('page-suggest-ask')}</a></p>`}</section>
<section class="card" id="history"><h2>${say('page-history')}</h2>${history.length === 0 ? html`<p class="empty">${say('page-history-none')}</p>` : html`<ul class="rows">${history.map((change) => changeLine(change, topic, reader))}</ul>`}</section>`;
}

/** Each word is a button that adds it to the form as it stands, and tries that. */
function suggestionLists({ keywords, exclusions }: Suggestions, address: string, reader: Reader): Markup {
	if (keywords.length + exclusions.length === 0) return html`<p class="empty">${reader.say('page-suggest-none')}</p>`;
	const line = (key: string, list: string, words: readonly string[]) => {
		const buttons = words.map(
			(word) =>
				html`<button class="quiet" form="tuning" formaction="${address}/trial" name="${list}${ADDED_ROW}" value="${word}"><bdi>${word}</bdi></button>`,
		);
		return words.length === 0 ? '' : html`<p>${woven(reader, key, { words: html`${buttons}` })}</p>`;
	};
	return html`${line('page-suggest-add', 'k', keywords)}${line('page-suggest-exclude', 'x', exclusions)}`;
}

export function faultList(faults: readonly string[], { say }: Reader): Markup {
	return html`<h2>${say('page-topic-faults')}</h2><ul>${faults.map((fault) => html`<li class="error">${fault}</li>`)}</ul>`;
}

function changeLine({ at, by, byName, before, after }: Change, topic: Topic, reader: Reader): Markup {
	const { say } = reader;
	const parts = differences(before, after, reader).map((part) => html`<bdi>${part}</bdi>`);
	const who = by === PAGE_OWNER ? say('page-history-owner') : byName;
	return html`<li><p><time datetime="${at}">${dayAndTime(reader, at)}</time> <bdi>${who}</bdi>: ${parts.length === 0 ? say('page-change-detail') : listed(reader, parts)}</p>
${before ? html`<form method="post" action="/desk/${topic.id}/undo"><button name="at" value="${at}">${say('page-history-undo')}</button></form>` : ''}</li>`;
}

/** What changed, each as a short phrase. */
function differences(before: Topic | undefined, after: Topic | undefined, reader: Reader): string[] {
	const { say } = reader;
	if (!before) return [say('page-change-made')];
	if (!after) return [say('page-change-removed')];
	const threshold = after.threshold ?? 1;
	const [old, fresh] = [saidOf(before, reader), saidOf(after, reader)];
	const [wasOut, isOut] = [excludedOf(before), excludedOf(after)];
	const each = (key: string, texts: readonly string[], others: readonly string[]) =>
		texts.filter((text) => !others.includes(text)).map((text) => say(key, { text }));
	return [
		...each('page-change-added', fresh, old),
		...each('page-change-dropped', old, fresh),
		...each('page-change-excluded', isOut, wasOut),
		...each('page-change-readmitted', wasOut, isOut),
		...((before.threshold ?? 1) === threshold ? [] : [say('page-change-threshold', { threshold })]),
	];
}

/** All that a topic listens for, weights with it. */
function saidOf({ keywords, groups = [], near = [], query }: Topic, reader: Reader): string[] {
	const between = ` ${reader.say('page-change-near')} `;
	return [
		...[...keywords, ...groups.flat()].map(({ text, weight = 1 }) =>
			weight === 1 ? text : `${text} × ${num(reader, weight)}`,
		),
		...near.map(({ terms, within }) => `${terms.join(between)} (${num(reader, within)})`),
		...(query ? [query] : []),
	];
}

function excludedOf({ exclude = [] }: Topic): string[] {
	return exclude.map(({ text }) => text);
}

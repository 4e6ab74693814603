/** The tuning desk: the list of topics; one topic's form with what a change does beside it, and its history. Pure. */
import { html } from 'hono/html';
import type { Topic } from '../domain/topic.ts';
import type { Markup } from './layout.ts';
import { topicFields } from './topic-form.ts';
import type { Change, Desk, KeywordHits, TopicFault } from './view.ts';
import { counted, dayAndTime, num } from './words.ts';

export type Hits = ReadonlyMap<string, ReadonlyMap<string, KeywordHits>>;
const NO_HITS: ReadonlyMap<string, KeywordHits> = new Map();

export function deskPage(topics: readonly Topic[], hits: Hits): Markup {
	if (topics.length === 0) return html`<p class="empty">لا موضوعات بعد. تُكتب في config/topics.yaml.</p>`;
	return html`<p class="summary">${counted('topic', topics.length)}. اختر موضوعًا لترى ما تجلبه كلماته وتضبطه.</p>
<div class="grid">${topics.map((topic) => topicCard(topic, hits.get(topic.id) ?? NO_HITS))}</div>`;
}

function topicCard(topic: Topic, hits: ReadonlyMap<string, KeywordHits>): Markup {
	const ranked = [...hits].sort(([, a], [, b]) => b.found - a.found);
	const noise = ranked.reduce((sum, [, hit]) => sum + hit.noise, 0);
	return html`<section class="card"><h2><a href="/desk/${topic.id}"><bdi>${topic.names.ar}</bdi></a></h2>
<p class="meta">${counted('keyword', topic.keywords.length)}${topic.urgent ? html` <span class="pill">عاجل</span>` : ''}${noise > 0 ? html` <span class="error">👎 ${counted('time', noise)}</span>` : ''}</p>
${ranked.length === 0 ? html`<p class="empty">لم تُلتقط كلمة منه بعد.</p>` : html`<p>أكثر ما يُلتقط: ${ranked.slice(0, 3).map(([word, { found }], at) => html`${at > 0 ? '، ' : ''}<bdi>${word}</bdi> (${num(found)})`)}</p>`}</section>`;
}

export type TopicPage = {
	/** As it stands, or as the form was sent. */
	readonly topic: Topic;
	readonly hits: ReadonlyMap<string, KeywordHits>;
	readonly history: readonly Change[];
	readonly timeZone: string;
	/** What the change would do. */
	readonly trial: Markup;
	readonly said?: string;
	/** What could be added or excluded, if it was asked for. */
	readonly suggestions?: Suggestions;
};

export type Suggestions = Awaited<ReturnType<Desk['suggest']>>;

export function topicPage({ topic, hits, history, timeZone, trial, said, suggestions }: TopicPage): Markup {
	const address = `/desk/${topic.id}`;
	return html`${said ? html`<p class="said" role="status">${said}</p>` : ''}
<div class="desk">
<form class="card tuning" method="post" action="${address}" data-trial="${address}/trial">
${topicFields(topic, hits)}
<p class="actions"><output id="brief"></output><button formaction="${address}/trial">جرّب</button> <button class="main">احفظ</button></p>
</form>
<section class="card trial" id="trial" aria-label="أثر التغيير">${trial}</section>
</div>
<section class="card" id="suggestions"><h2>اقتراحات من الأرشيف</h2>${suggestions ? suggestionLists(suggestions) : html`<p><a href="${address}?suggest#suggestions">ابحث في الأرشيف عن كلمات تناسب الموضوع، وعمّا ينبغي استبعاده</a></p>`}</section>
<section class="card" id="history"><h2>سجل التغييرات</h2>${history.length === 0 ? html`<p class="empty">لم يتغير منذ كُتب.</p>` : html`<ul class="rows">${history.map((change) => changeLine(change, topic, timeZone))}</ul>`}</section>`;
}

function suggestionLists({ keywords, exclusions }: Suggestions): Markup {
	if (keywords.length + exclusions.length === 0)
		return html`<p class="empty">لا شيء بعد: يحتاج الاقتراح إلى عدد من المقالات المطابقة.</p>`;
	const list = (words: readonly string[]) => words.map((word, at) => html`${at > 0 ? '، ' : ''}<bdi>${word}</bdi>`);
	return html`${keywords.length > 0 ? html`<p>قد تناسب الموضوع: ${list(keywords)}</p>` : ''}${exclusions.length > 0 ? html`<p>ترد في ما لم يُرده القراء: ${list(exclusions)}</p>` : ''}`;
}

export function faultList(faults: readonly TopicFault[]): Markup {
	return html`<h2>لا يُحفظ هكذا</h2><ul>${faults.map(({ message }) => html`<li class="error">${message}</li>`)}</ul>`;
}

function changeLine({ at, byName, before, after }: Change, topic: Topic, timeZone: string): Markup {
	const parts = differences(before, after);
	return html`<li><p><time datetime="${at}">${dayAndTime(at, timeZone)}</time> <bdi>${byName}</bdi>: ${parts.length === 0 ? 'تغيّر تفصيل في الكلمات أو في جمل الاختبار' : parts.map((part, index) => html`${index > 0 ? '، ' : ''}<bdi>${part}</bdi>`)}</p>
${before ? html`<form method="post" action="/desk/${topic.id}/undo"><button name="at" value="${at}">أعد ما كان قبله</button></form>` : ''}</li>`;
}

/** What changed, each as a short phrase. */
function differences(before: Topic | undefined, after: Topic | undefined): string[] {
	if (!before) return ['أُنشئ'];
	if (!after) return ['أُزيل'];
	const threshold = (before.threshold ?? 1) === (after.threshold ?? 1) ? [] : [`المطلوب ${num(after.threshold ?? 1)}`];
	return [
		...between(saidOf(before), saidOf(after), 'أُضيف', 'حُذف'),
		...between(excludedOf(before), excludedOf(after), 'استُبعد', 'عاد'),
		...threshold,
	];
}

function between(old: readonly string[], fresh: readonly string[], added: string, removed: string): string[] {
	return [
		...fresh.filter((text) => !old.includes(text)).map((text) => `${added} «${text}»`),
		...old.filter((text) => !fresh.includes(text)).map((text) => `${removed} «${text}»`),
	];
}

/** All that a topic listens for, weights with it. */
function saidOf({ keywords, groups = [], near = [], query }: Topic): string[] {
	return [
		...[...keywords, ...groups.flat()].map(({ text, weight = 1 }) =>
			weight === 1 ? text : `${text} × ${num(weight)}`,
		),
		...near.map(({ terms, within }) => `${terms.join(' قرب ')} (${num(within)})`),
		...(query ? [query] : []),
	];
}

function excludedOf({ exclude = [] }: Topic): string[] {
	return exclude.map(({ text }) => text);
}

/** A topic as a form that works without scripts, and the form's fields as a topic again. Pure. */
import { html, raw } from 'hono/html';
import type { Field, Keyword, Near, Topic } from '../domain/topic.ts';
import type { Markup } from './layout.ts';
import type { Reader } from './reader.ts';
import type { KeywordHits } from './view.ts';
import { num } from './words.ts';

/** Empty rows at the end of each list, to write in. */
const SPARE = 2;
/** A form with more rows than this is not one of ours. */
const MOST_ROWS = 600;
/** The row of a word that a button adds to a list: behind all others. */
export const ADDED_ROW = MOST_ROWS - 1;
const FIELDS: readonly (readonly [Field | '', string])[] = [
	['', 'page-form-anywhere'],
	['title', 'page-form-title'],
	['lead', 'page-form-lead'],
	['body', 'page-form-body'],
];

export type FormFields = Readonly<Record<string, unknown>>;

/** What the form's fields say; what the form does not show is kept from `old`. */
export function topicFromForm(form: FormFields, old: Topic): Topic {
	const keywords = rowsOf(form, 'k').map(({ text, at }) => keywordOf(form, text, at, old.keywords));
	const exclude = rowsOf(form, 'x').map(({ text, at }) => ({
		...withoutExact(known(old.exclude, text)),
		...(form[`xe${at}`] !== undefined && { exact: true }),
	}));
	const groups = rowsOf(form, 'g').map(({ text }) => listOf(text).map((word) => known(old.groups?.flat(), word)));
	const near = rowsOf(form, 'n').map(({ text, at }) => nearOf(form, text, at));
	const threshold = numberOf(form['threshold']);
	const samples = { match: linesOf(form['wanted']), ignore: linesOf(form['unwanted']) };
	const { exclude: _e, groups: _g, near: _n, query: _q, threshold: _t, samples: _s, urgent: _u, ...kept } = old;
	return {
		...kept,
		keywords,
		...(exclude.length > 0 && { exclude }),
		...(groups.length > 0 && { groups }),
		...(near.length > 0 && { near }),
		...(textOf(form['query']) && { query: textOf(form['query']) }),
		...(threshold !== undefined && threshold !== 1 && { threshold }),
		...(samples.match.length + samples.ignore.length > 0 && { samples }),
		...(form['urgent'] !== undefined && { urgent: true }),
		revision: Number(form['revision']),
	};
}

/** `hits` is what each keyword brought. */
export function topicFields(topic: Topic, hits: ReadonlyMap<string, KeywordHits>, reader: Reader): Markup {
	const { say } = reader;
	const most = Math.max(1, ...[...hits.values()].map(({ found }) => found));
	const excluded = (keyword: Keyword | undefined, at: number) =>
		html`<div class="row">${textInput(`x${at}`, keyword?.text, say('page-form-excluded', { number: at + 1 }))}${exactBox(`xe${at}`, keyword?.exact, reader)}</div>`;
	return html`<input type="hidden" name="revision" value="${topic.revision}">
<fieldset><legend>${say('page-form-keywords')}</legend>
<p class="hint">${say('page-form-keywords-how')}</p>
<div class="rowlist">${spared(topic.keywords).map((keyword, at) => keywordRow(keyword, at, hits, most, reader))}</div>
<label class="short">${say('page-form-threshold')} <input type="number" name="threshold" min="0.1" max="1000" step="any" value="${topic.threshold ?? 1}"></label></fieldset>
<fieldset><legend>${say('page-form-exclude')}</legend>
<p class="hint">${say('page-form-exclude-how')}</p>
<div class="rowlist">${spared(topic.exclude ?? []).map(excluded)}</div></fieldset>
${rarer(topic, reader)}
<fieldset><legend>${say('page-form-samples')}</legend>
<label>${say('page-form-wanted')} <textarea name="wanted" dir="auto" rows="4">${(topic.samples?.match ?? []).join('\n')}</textarea></label>
<label>${say('page-form-unwanted')} <textarea name="unwanted" dir="auto" rows="4">${(topic.samples?.ignore ?? []).join('\n')}</textarea></label></fieldset>`;
}

/** What few topics need: open where it is used. */
function rarer(topic: Topic, reader: Reader): Markup {
	const { say } = reader;
	const comma = say('list-comma');
	const groupRow = (group: readonly Keyword[] | undefined, at: number) =>
		html`<div class="row">${textInput(`g${at}`, group?.map(({ text }) => text).join(comma), say('page-form-group', { number: at + 1 }))}</div>`;
	return html`<details${topic.near || topic.groups || topic.query || topic.urgent ? raw(' open') : ''}><summary>${say('page-form-more')}</summary>
<fieldset><legend>${say('page-form-near')}</legend>
<p class="hint">${say('page-form-near-how')}</p>
<div class="rowlist">${spared(topic.near ?? []).map((near, at) => nearRow(near, at, reader))}</div></fieldset>
<fieldset><legend>${say('page-form-groups')}</legend>
<p class="hint">${say('page-form-groups-how')}</p>
<div class="rowlist">${spared(topic.groups ?? []).map(groupRow)}</div></fieldset>
<label>${say('page-form-query')} <input name="query" dir="auto" value="${topic.query ?? ''}"></label>
<label class="check"><input type="checkbox" name="urgent"${topic.urgent ? raw(' checked') : ''}> ${say('page-form-urgent')}</label></details>`;
}

function keywordRow(
	keyword: Keyword | undefined,
	at: number,
	hits: ReadonlyMap<string, KeywordHits>,
	most: number,
	reader: Reader,
): Markup {
	const { say } = reader;
	const hit = keyword && hits.get(keyword.text);
	const number = at + 1;
	return html`<div class="row">${textInput(`k${at}`, keyword?.text, say('page-form-keyword', { number }))}
<label class="short"><span aria-hidden="true">×</span> <input type="number" name="kw${at}" min="0.1" max="100" step="any" value="${keyword?.weight ?? 1}" aria-label="${say('page-form-weight', { number })}"></label>
<select name="kf${at}" aria-label="${say('page-form-where', { number })}">${FIELDS.map(([name, key]) => html`<option value="${name}"${name === (keyword?.field ?? '') ? raw(' selected') : ''}>${say(key)}</option>`)}</select>
${exactBox(`ke${at}`, keyword?.exact, reader)}${hit ? broughtBy(hit, most, reader) : ''}</div>`;
}

/** For the eye a bar and two numbers, for the ear a sentence. */
function broughtBy({ found, noise }: KeywordHits, most: number, reader: Reader): Markup {
	const { say } = reader;
	const words = `${say('articles', { count: found })}${noise > 0 ? say('stats-noise', { count: noise }) : ''}`;
	return html`<span class="hits" title="${words}"><span aria-hidden="true"><meter min="0" max="${most}" value="${found}"></meter> ${num(reader, found)}${noise > 0 ? html` <span class="error">👎 ${num(reader, noise)}</span>` : ''}</span><span class="visually-hidden">${words}</span></span>`;
}

function nearRow(near: Near | undefined, at: number, reader: Reader): Markup {
	const { say } = reader;
	const number = at + 1;
	return html`<div class="row">${textInput(`n${at}`, near?.terms.join(say('list-comma')), say('page-form-near-words', { number }))}
<label class="short">${say('page-form-distance')} <input type="number" name="nw${at}" min="1" max="50" value="${near?.within ?? 8}"></label>
<label class="short"><span aria-hidden="true">×</span> <input type="number" name="nv${at}" min="0.1" max="100" step="any" value="${near?.weight ?? 1}" aria-label="${say('page-form-near-weight', { number })}"></label>
<label class="check"><input type="checkbox" name="no${at}"${near?.ordered ? raw(' checked') : ''}> ${say('page-form-ordered')}</label></div>`;
}

function textInput(name: string, value: string | undefined, label: string): Markup {
	return html`<input name="${name}" dir="auto" maxlength="500" value="${value ?? ''}" aria-label="${label}">`;
}

function exactBox(name: string, exact: boolean | undefined, { say }: Reader): Markup {
	return html`<label class="check"><input type="checkbox" name="${name}"${exact ? raw(' checked') : ''}> ${say('page-form-exact')}</label>`;
}

function spared<T>(items: readonly T[]): (T | undefined)[] {
	return [...items, ...new Array<undefined>(SPARE).fill(undefined)];
}

/** The rows of a list that have text, in order: "k0", "k1", … */
function rowsOf(form: FormFields, prefix: string): { readonly text: string; readonly at: number }[] {
	return Object.keys(form)
		.flatMap((name) => (name.startsWith(prefix) ? [Number(name.slice(prefix.length) || 'no')] : []))
		.filter((at) => Number.isInteger(at) && at >= 0 && at < MOST_ROWS)
		.sort((a, b) => a - b)
		.map((at) => ({ text: textOf(form[`${prefix}${at}`]), at }))
		.filter(({ text }) => text !== '');
}

function keywordOf(form: FormFields, text: string, at: number, old: readonly Keyword[]): Keyword {
	const { weight: _w, field: _f, ...kept } = withoutExact(known(old, text));
	const weight = numberOf(form[`kw${at}`]) ?? 1;
	const field = FIELDS.find(([name]) => name !== '' && name === form[`kf${at}`])?.[0];
	return {
		...kept,
		...(weight !== 1 && { weight }),
		...(form[`ke${at}`] !== undefined && { exact: true }),
		...(field && { field }),
	};
}

function nearOf(form: FormFields, text: string, at: number): Near {
	const weight = numberOf(form[`nv${at}`]) ?? 1;
	return {
		terms: listOf(text),
		within: numberOf(form[`nw${at}`]) ?? 0,
		...(form[`no${at}`] !== undefined && { ordered: true }),
		...(weight !== 1 && { weight }),
	};
}

/** A keyword as it stood, with all that the form does not show of it; or a new one. */
function known(old: readonly Keyword[] | undefined, text: string): Keyword {
	return old?.find((keyword) => keyword.text === text) ?? { text };
}

function withoutExact({ exact: _, ...keyword }: Keyword): Keyword {
	return keyword;
}

function listOf(text: string): string[] {
	return text.split(/[،,]/).flatMap((word) => word.trim() || []);
}

function linesOf(value: unknown): string[] {
	return textOf(value)
		.split('\n')
		.flatMap((line) => line.trim() || []);
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** Undefined for an empty field; NaN, which the checks refuse, for what is no number. */
function numberOf(value: unknown): number | undefined {
	const text = textOf(value);
	return text === '' ? undefined : Number(text);
}

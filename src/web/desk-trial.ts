/** What a change of a topic would do: test sentences, a chart by day, what is added and lost with the words marked. Pure. */
import { html } from 'hono/html';
import type { Evidence } from '../domain/topic.ts';
import { daysChart } from './charts.ts';
import type { Markup } from './layout.ts';
import { linkTo } from './link-to.ts';
import { type Reader, woven } from './reader.ts';
import type { TestedSentence, Trial, TrialSample } from './view.ts';
import { num } from './words.ts';

/** How much of a text is shown around the first word found in it, UTF-16 units. */
const AROUND = 110;

export function trialResult(trial: Trial, tested: readonly TestedSentence[], reader: Reader): Markup {
	const { articles, before, after, added, lost, perDay } = trial;
	const { say } = reader;
	const counts = { before: html`<b>${num(reader, before)}</b>`, after: html`<b>${num(reader, after)}</b>` };
	return html`<h2>${say('page-trial')}</h2>
<p class="brief">${woven(reader, 'page-trial-brief', counts, { articles: say('articles', { count: articles }) })}</p>
${perDay.size > 0 ? html`<figure>${daysChart(perDay, reader)}<figcaption><span class="key before"></span> ${say('page-trial-before')} <span class="key after"></span> ${say('page-trial-after')}</figcaption></figure>` : ''}
<h3>${say('page-trial-added', { articles: say('articles', { count: added.count }) })}</h3>${samples(added.samples)}
<h3>${say('page-trial-lost', { articles: say('articles', { count: lost.count }) })}</h3>${samples(lost.samples)}
${sentences(tested, reader)}`;
}

/** Before anything is changed: how the test sentences stand. */
export function untried(tested: readonly TestedSentence[], reader: Reader): Markup {
	return html`<h2>${reader.say('page-trial')}</h2><p class="empty">${reader.say('page-trial-none')}</p>${sentences(tested, reader)}`;
}

function sentences(tested: readonly TestedSentence[], { say }: Reader): Markup | '' {
	if (tested.length === 0) return '';
	const right = tested.filter(({ wanted, matched }) => wanted === matched).length;
	return html`<h3>${say('page-trial-tests', { right, all: tested.length })}</h3><ul class="tests">${tested.map(({ text, wanted, matched }) => html`<li class="${wanted === matched ? 'pass' : 'fail'}"><span class="verdict">${wanted === matched ? '✓' : '✗'} ${say(matched ? 'page-trial-matches' : 'page-trial-misses')}</span> <span dir="auto">${text}</span></li>`)}</ul>`;
}

function samples(list: readonly TrialSample[]): Markup | '' {
	if (list.length === 0) return '';
	return html`<ul class="samples">${list.map(
		({ title, text, url, publisher, match }) => html`<li dir="auto"><p><b>${marked(
			title,
			match.evidence.filter(({ field }) => field === 'title'),
		)}</b></p>
<p>${excerpt(
			text,
			match.evidence.filter(({ field }) => field === 'text'),
		)}</p><p class="meta">${linkTo(url, publisher)}</p></li>`,
	)}</ul>`;
}

function excerpt(text: string, evidence: readonly Evidence[]): (Markup | string)[] {
	const first = evidence[0]?.start ?? 0;
	const start = first > AROUND ? text.indexOf(' ', first - AROUND) + 1 : 0;
	const longest = Math.max(start, evidence[0]?.end ?? 0) + 2 * AROUND;
	const cut = text.length > longest ? text.lastIndexOf(' ', longest) : text.length;
	const end = cut > start ? cut : Math.min(longest, text.length);
	const inside = evidence.filter((found) => found.start >= start && found.end <= end);
	const shifted = inside.map((found) => ({ ...found, start: found.start - start, end: found.end - start }));
	return [start > 0 ? '… ' : '', ...marked(text.slice(start, end), shifted), end < text.length ? ' …' : ''];
}

/** The text with each place of the evidence marked; places that overlap are marked once. */
function marked(text: string, evidence: readonly Evidence[]): (Markup | string)[] {
	const shown: (Markup | string)[] = [];
	let done = 0;
	for (const { start, end } of [...evidence].sort((a, b) => a.start - b.start)) {
		if (start < done) continue;
		shown.push(text.slice(done, start), html`<mark>${text.slice(start, end)}</mark>`);
		done = end;
	}
	return [...shown, text.slice(done)];
}

/** The page's frame: in the reader's direction, one navigation, styles and scripts from our own address. Pure. */
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { type Reader, TONGUES, tongueName } from './reader.ts';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export type Frame = {
	readonly title: string;
	/** Which entry of the navigation this belongs to; none where nobody is let in yet. */
	readonly path?: string;
	/** The script that makes this page live; it reads without. */
	readonly script?: 'live.js' | 'desk.js';
	readonly reader: Reader;
	/** An admin from afar: sees what is theirs, and is told in whose name they act. */
	readonly visitor?: { readonly name: string; readonly place: string };
};

const PAGES: readonly (readonly [path: string, key: string])[] = [
	['/', 'page-alerts'],
	['/stories', 'page-stories'],
	['/feeds', 'page-feeds'],
	['/desk', 'page-topics'],
	['/state', 'page-state'],
];

export function layout(frame: Frame, body: Markup): Markup {
	const { title, script, reader } = frame;
	const { language } = reader.tongue;
	return html`<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${reader.say('page-name')}</title>
<link rel="icon" href="/assets/icon.svg">
<link rel="stylesheet" href="/assets/style.css">
${script ? html`<script type="module" src="/assets/${script}"></script>` : ''}
</head>
<body>
<a class="skip" href="#main">${reader.say('page-skip')}</a>
<header class="top">
<a class="name" href="/">${reader.say('page-name')}</a>
${navigation(frame)}${visitorLine(frame)}
</header>
<main id="main"><h1>${title}</h1>
${body}</main>
${frame.path === undefined ? '' : footer(frame)}
</body>
</html>`;
}

function navigation({ path, reader, visitor }: Frame): Markup | '' {
	if (path === undefined) return '';
	const pages = visitor ? PAGES.filter(([target]) => target !== '/state') : PAGES;
	return html`<nav aria-label="${reader.say('page-pages')}">${pages.map(([target, key]) => html`<a class="tab" href="${target}"${target === path ? raw(' aria-current="page"') : ''}>${reader.say(key)}</a>`)}</nav>`;
}

/** In whose name, and for which place. */
function visitorLine({ reader, visitor }: Frame): Markup | '' {
	if (!visitor) return '';
	return html`<form class="visitor" method="post" action="/leave"><span>${reader.say('page-visitor', { ...visitor })}</span> <button class="quiet">${reader.say('page-leave')}</button></form>`;
}

function footer({ path, reader }: Frame): Markup {
	const chosen = tongueName(reader.tongue);
	return html`<footer class="bottom"><details><summary>${reader.say('page-speech')}</summary><form class="filter" method="post" action="/speech"><input type="hidden" name="back" value="${path}">
<label>${reader.say('page-speech-language')} <select name="tongue">${TONGUES.map(({ value, name }) => html`<option value="${value}"${value === chosen ? raw(' selected') : ''}>${name}</option>`)}</select></label>
<label>${reader.say('page-speech-zone')} <input name="zone" dir="ltr" value="${reader.timeZone}" size="18" maxlength="60"></label> <button>${reader.say('page-speech-set')}</button></form></details></footer>`;
}

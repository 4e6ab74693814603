/** The page's frame: right-to-left, one navigation, styles and scripts from our own address. Pure. */
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export type Frame = {
	readonly title: string;
	/** Which entry of the navigation this belongs to. */
	readonly path: string;
	/** The script that makes this page live; it reads without. */
	readonly script?: 'live.js' | 'desk.js';
};

const PAGES: readonly (readonly [path: string, name: string])[] = [
	['/', 'التنبيهات'],
	['/stories', 'الأخبار'],
	['/feeds', 'المصادر'],
	['/desk', 'الموضوعات'],
	['/state', 'الحال'],
];

export function layout({ title, path, script }: Frame, body: Markup): Markup {
	return html`<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · راصد</title>
<link rel="icon" href="/assets/icon.svg">
<link rel="stylesheet" href="/assets/style.css">
${script ? html`<script type="module" src="/assets/${script}"></script>` : ''}
</head>
<body>
<a class="skip" href="#main">إلى المحتوى</a>
<header class="top">
<a class="name" href="/">راصد</a>
<nav aria-label="الصفحات">${PAGES.map(([target, name]) => html`<a class="tab" href="${target}"${target === path ? raw(' aria-current="page"') : ''}>${name}</a>`)}</nav>
</header>
<main id="main"><h1>${title}</h1>
${body}</main>
</body>
</html>`;
}

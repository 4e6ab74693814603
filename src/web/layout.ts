/** The page's frame: right-to-left, one navigation, styles and the live script from our own address. Pure. */
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

const PAGES: readonly (readonly [path: string, name: string])[] = [
	['/', 'التنبيهات'],
	['/stories', 'الأخبار'],
	['/feeds', 'المصادر'],
	['/state', 'الحال'],
];

export function layout(title: string, path: string, body: Markup): Markup {
	return html`<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · راصد</title>
<link rel="icon" href="/assets/icon.svg">
<link rel="stylesheet" href="/assets/style.css">
<script type="module" src="/assets/live.js"></script>
</head>
<body>
<a class="skip" href="#main">إلى المحتوى</a>
<header class="top">
<a class="name" href="/">راصد</a>
<nav aria-label="الصفحات">${PAGES.map(([target, name]) => html`<a href="${target}"${target === path ? raw(' aria-current="page"') : ''}>${name}</a>`)}</nav>
</header>
<main id="main"><h1>${title}</h1>${body}</main>
</body>
</html>`;
}

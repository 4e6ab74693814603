/** What a body is, by its own look and not by its label. Pure. */

export type Sniffed = 'json' | 'markup' | 'empty' | 'other';

export function sniff(text: string): Sniffed {
	const start = text.slice(0, 4096).trimStart();
	if (start === '') return 'empty';
	if (start[0] === '{' || start[0] === '[') return 'json';
	return text.includes('<') ? 'markup' : 'other';
}

/** Words that bot walls put into the page they send instead of what was asked for. */
const WALLS = [
	'challenge-platform',
	'cf-browser-verification',
	'cf_chl_opt',
	'just a moment...',
	'attention required! | cloudflare',
	'_incapsula_resource',
	'ddos-guard',
	'sucuri_cloudproxy',
	'datadome',
	'captcha-delivery',
	'awswaf',
	'anubis_challenge',
	'perimeterx',
];

/** Whether an HTML page is a bot wall's. Looks at the beginning only. */
export function isChallengePage(html: string): boolean {
	const start = html.slice(0, 32_768).toLowerCase();
	return WALLS.some((words) => start.includes(words));
}

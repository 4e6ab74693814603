/** How a page speaks: the reader's language, digits and zone; a word for everything that can be; markup inside sentences. */
import { html } from 'hono/html';
import { describe, expect, test } from 'vitest';
import type { AlertStatus } from '../../src/domain/alert.ts';
import type { FeedFault } from '../../src/domain/feed.ts';
import type { Role } from '../../src/domain/story.ts';
import type { Stage } from '../../src/observability/meter.ts';
import { readerOf, type Speech, speechCookie, speechOf, TONGUES, woven } from '../../src/web/reader.ts';
import type { FeedLine } from '../../src/web/view.ts';
import { dayAndTime, failureWords, feedFaultWords, languageName, num, span } from '../../src/web/words.ts';
import { SPEECH, say } from './fake-view.ts';

const LATIN: Speech = { tongue: { language: 'ar', digits: 'latin' }, timeZone: 'Pacific/Auckland' };
const ENGLISH: Speech = { tongue: { language: 'en' }, timeZone: 'Africa/Cairo' };
const AT = '2026-11-25T09:05:00Z';

test.each([
	[SPEECH, '١٬٢٣٤٫٥', '٩٠ ثانية', /^٢٥ نوفمبر.*١٢:٠٥ م$/, 'الفرنسية'],
	[LATIN, '1,234.5', '90 ثانية', /^25 نوفمبر.*10:05 م$/, 'الفرنسية'],
	[ENGLISH, '1,234.5', '90 seconds', /^25 November at 11:05$/, 'French'],
])('numbers, spans, instants and names as %o takes them', (speech, number, spanned, instant, french) => {
	const reader = readerOf(say, speech);
	expect(num(reader, 1234.5)).toBe(number);
	expect(span(reader, 90_000)).toBe(spanned);
	expect(dayAndTime(reader, AT)).toMatch(instant);
	expect(languageName(reader, 'fr')).toBe(french);
});

describe('what the browser remembers', () => {
	test.each(TONGUES)('comes back as it was chosen: $name', ({ tongue }) => {
		const chosen = { tongue, timeZone: 'America/Argentina/Buenos_Aires' };
		expect(speechOf(speechCookie(chosen), SPEECH)).toEqual(chosen);
	});
	test.each(['', 'xx/Mars/Base', 'ar', '/', 'en', '__proto__/constructor', `en"><script>/${'x'.repeat(5000)}`])(
		'means nothing: %s',
		(cookie) => {
			expect(speechOf(cookie, LATIN)).toEqual(LATIN);
		},
	);
	test('counts as far as it means something', () => {
		expect(speechOf('en/Mars/Base', LATIN)).toEqual({ tongue: { language: 'en' }, timeZone: 'Pacific/Auckland' });
	});
});

test('markup stands where the sentence names it, and text from outside stays text', async () => {
	const reader = readerOf(say, ENGLISH);
	const parts = { topic: html`<b>${'<i>NATO'}</b>`, words: html`<mark>NATO</mark>` };
	expect(String(await woven(reader, 'page-why-line', parts, { score: 3, threshold: 1 }))).toBe(
		'<b>&lt;i&gt;NATO</b>: found <mark>NATO</mark>. Score 3, needed 1.',
	);
});

/** All there are: the compiler asks for those that are missing. */
const named = <T extends string>(names: Readonly<Record<T, true>>) => Object.keys(names) as T[];
const STATUSES = named<AlertStatus>({
	...{ pending: true, held: true, sending: true, unknown: true },
	...{ sent: true, superseded: true, failed: true, expired: true },
});
const ROLES = named<Role>({ opens: true, develops: true, repeats: true });
const STAGES = named<Stage>({ found: true, announced: true, sent: true, whole: true });
const HEALTHS = named<FeedLine['health']>({ new: true, healthy: true, failing: true, gone: true });
const FAULTS = named<FeedFault['kind']>({
	...{ address: true, network: true, timeout: true, 'too-large': true, http: true, gone: true },
	...{ busy: true, challenge: true, 'not-a-feed': true, malformed: true, killed: true },
});
const FAILURES = ['gone', 'refused', 'invalid', 'missing', 'busy', 'unauthorised', 'unknown', 'not-sent', 'migrated'];

test.each([SPEECH, ENGLISH])('there is a word of its own for everything that can be: %o', (speech) => {
	const reader = readerOf(say, speech);
	const families = [
		STATUSES.map((name) => reader.say(`page-status-${name}`)),
		ROLES.map((name) => reader.say(`page-role-${name}`)),
		STAGES.map((name) => reader.say(`page-stage-${name}`)),
		HEALTHS.map((name) => reader.say(`page-health-${name}`)),
		FAULTS.map((kind) => feedFaultWords(reader, { kind, message: '' })),
		[...FAILURES, 'never seen'].map((kind) => failureWords(reader, kind)),
	];
	for (const words of families) expect(new Set(words).size).toBe(words.length);
});

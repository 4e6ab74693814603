/** Whatever a story holds, its alert and its digest fit both platforms, and no story of a digest is cut away. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeAlert } from '../../src/alerts/compose.ts';
import { composeDigest, digestParts } from '../../src/alerts/digest.ts';
import type { Alert } from '../../src/domain/alert.ts';
import type { Story } from '../../src/domain/story.ts';
import type { Summary } from '../../src/domain/summary.ts';
import { createSay } from '../../src/i18n/translate.ts';
import { renderMessage } from '../../src/platforms/discord/render.ts';
import { render } from '../../src/platforms/telegram/render.ts';
import { expectHarmless } from '../platforms/telegram/verdict.ts';
import { loadContract } from '../stand-ins/discord/contract.ts';
import { brokenLimits } from '../stand-ins/discord/limits.ts';
import { readMarkdown } from '../stand-ins/discord/reading.ts';
import { alert, channel } from './samples.ts';

const say = createSay();
const AT = '2026-11-25T09:00:00.000Z';
const words = fc.constantFrom(
	'واشنطن',
	'ترفض',
	'«الناتو الآسيوي»',
	'AUKUS',
	'@everyone',
	'**',
	'[x](http://y.example)',
	'\u202E',
	'غواصات',
	'٣٫٥',
	'😀',
	'و',
);
const text = (most: number) =>
	fc.array(words, { minLength: 1, maxLength: most, size: 'max' }).map((list) => list.join(' '));
const address = fc
	.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 900 }))
	.map(([site, tail]) => `https://outlet${site}.example/${'أخبار-'.repeat(tail).slice(0, tail)}`);
const member = fc.record({
	publisher: text(6),
	url: address,
	title: text(60),
	copies: fc.option(fc.constant('a0'), { nil: undefined }),
});
const story = fc
	.record({ headline: text(120), members: fc.array(member, { minLength: 1, maxLength: 40, size: 'max' }) })
	.map(({ headline, members }): Story => {
		const placed = members.map((one, at) => ({
			...one,
			articleId: `a${at}`,
			role: 'repeats' as const,
			at: AT,
			revision: at + 1,
		}));
		return {
			id: 's1',
			headline,
			members: placed,
			topicIds: [],
			fingerprint: {},
			firstSeenAt: AT,
			lastSeenAt: AT,
			revision: members.length,
		};
	});
const summary = fc.record({
	text: text(900),
	method: fc.constantFrom('extract', 'model', 'original'),
	language: fc.constantFrom('ar', 'en', 'und', 'ckb'),
});
const place = fc.record({
	language: fc.constantFrom('ar', 'en'),
	platform: fc.constantFrom('discord', 'telegram'),
	digits: fc.constantFrom('arabic', 'latin'),
});

function expectFits(message: Parameters<typeof render>[0]): void {
	const body = { ...renderMessage(message), allowed_mentions: { parse: [] } };
	expect(brokenLimits('POST', '/channels/1/messages', body as never)).toEqual([]);
	expect(loadContract().request('POST', '/channels/1/messages', body as never)).toEqual([]);
	expectHarmless(render(message), message);
}

test('any story’s alert, edit and reply fit', () => {
	fc.assert(
		fc.property(
			story,
			summary,
			place,
			fc.array(text(8), { maxLength: 12 }),
			fc.constantFrom('new', 'edit', 'reply'),
			(told, said, where, tags, kind) => {
				const full: Summary = {
					storyId: 's1',
					revision: 1,
					sources: [],
					check: 'passed',
					...(said as Pick<Summary, 'text' | 'method' | 'language'>),
				};
				const here = channel('c1', where as never);
				expectFits(
					composeAlert(
						{ story: told, summary: full, newestTitle: told.headline },
						here,
						tags,
						kind as 'new',
						'm0123456789abcdef01234567',
						say,
					),
				);
			},
		),
		{ numRuns: 40, endOnFailure: true },
	);
});

test('of any held alerts, every story’s title and source are in a digest, whole', () => {
	const held = fc.array(fc.tuple(text(40), text(200), member), { minLength: 2, maxLength: 40, size: 'max' });
	fc.assert(
		fc.property(held, place, (stories, where) => {
			const alerts = stories.map(([title, paragraph, { publisher, url }], at): Alert => {
				const message = {
					language: 'ar' as const,
					title: `خبر${at} ${title}`,
					paragraphs: [paragraph],
					links: [{ label: publisher, url }],
				};
				return alert(`m${at}`, { message });
			});
			const parts = digestParts(alerts);
			expect(parts.flat()).toEqual(alerts);
			for (const [at, part] of parts.entries()) {
				const message = composeDigest(
					part,
					{ at: at + 1, of: parts.length, stories: alerts.length },
					channel('c1', where as never),
					say,
				);
				expectFits(message);
				const shown = readMarkdown(String(renderMessage(message).embeds[0].description));
				expect(shown.links.length).toBe(message.links.length);
				for (const one of part) {
					const name = one.message.title!.split(' ')[0]!;
					expect(shown.text).toContain(name);
					expect(render(message).text).toContain(name);
				}
				expect(render(message).entities.filter(({ type }) => type === 'text_link').length).toBe(message.links.length);
			}
		}),
		{ numRuns: 40, endOnFailure: true },
	);
});

/** What readers see of a message, and that nothing in it can exceed a limit, ping, format or link by itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Button, Message } from '../../../src/domain/message.ts';
import { visibleLines } from '../../../src/platforms/discord/markdown.ts';
import { renderMessage, renderPostName } from '../../../src/platforms/discord/render.ts';
import { loadContract } from '../../stand-ins/discord/contract.ts';
import { brokenLimits } from '../../stand-ins/discord/limits.ts';
import { readMarkdown } from '../../stand-ins/discord/reading.ts';
import { ALERT, words } from './stage.ts';

const FSI = '\u2068';
const PDI = '\u2069';
const RLM = '\u200F';

describe('an alert', () => {
	const [embed] = renderMessage(ALERT).embeds;

	test('has title, text, sources by name, tags, time and button', () => {
		expect(embed.title).toBe('روسيا تحذّر من «ناتو آسيوي» قرب حدودها');
		expect(embed.url).toBe('https://news.example/asia/42');
		expect(readMarkdown(embed.description!)).toEqual({
			text: [
				'قال المتحدث إن توسيع AUKUS يهدد توازن المنطقة، ودعا إلى حوار مباشر بين الأطراف.',
				'',
				'مصدران',
				'الأفق · RT World News',
				'',
				'#الناتو_الآسيوي #AUKUS',
			].join('\n'),
			links: [
				{ label: 'الأفق', url: 'https://news.example/asia/42' },
				{ label: 'RT World News', url: 'https://other.example/7' },
			],
			markup: [],
		});
		expect(embed.timestamp).toBe('2026-03-01T09:30:00.000Z');
		expect(renderMessage(ALERT).components).toEqual([
			{ type: 1, components: [{ type: 2, style: 2, label: 'لماذا وصلني؟', custom_id: 'why:m1' }] },
		]);
	});

	test('isolates every Latin run, and its lines run from right to left', () => {
		const lines = embed.description!.split('\n');
		expect(lines[0]).toContain(`توسيع ${FSI}AUKUS${PDI} يهدد`);
		expect(lines[3]!.startsWith(RLM + FSI)).toBe(true);
		const title = renderMessage({ ...ALERT, title: 'AUKUS تتوسع شرقًا' }).embeds[0].title;
		expect(title).toBe(`${RLM}${FSI}AUKUS${PDI} تتوسع شرقًا`);
	});

	test('in English has no marks of direction', () => {
		const message: Message = { ...words('NATO widens its reach in Asia.'), language: 'en', title: 'NATO in Asia' };
		expect(renderMessage(message).embeds[0]).toMatchObject({
			title: 'NATO in Asia',
			description: 'NATO widens its reach in Asia.',
		});
	});

	test('says something even if it is empty', () => {
		expect(renderMessage(words()).embeds[0].description).toBe('…');
		expect(renderMessage(words('\u200B', ' ', '\u202E')).embeds[0].description).toBe('…');
	});
});

describe('foreign text', () => {
	/** What a feed may send, and the letters that a reader must see of it. */
	const HOSTILE: readonly [text: string, shown: string][] = [
		['@everyone', '@everyone'],
		['@\u200Beveryone', '@everyone'],
		['@HERE عاجل', '@HERE عاجل'],
		['<@123456789012345678>', '<@123456789012345678>'],
		['<@&123456789012345678>', '<@&123456789012345678>'],
		['<#123456789012345678>', '<#123456789012345678>'],
		['</ban:123456789012345678>', '</ban:123456789012345678>'],
		['<id:customize>', '<id:customize>'],
		['<t:1700000000:R>', '<t:1700000000:R>'],
		['<a:wave:123456789012345678>', '<a:wave:123456789012345678>'],
		['# خبر كبير', '# خبر كبير'],
		['-# خبر صغير', '-# خبر صغير'],
		['> اقتباس', '> اقتباس'],
		['>>> اقتباس', '>>> اقتباس'],
		['- بند', '- بند'],
		['1. بند', '1. بند'],
		['**ثقيل** و_مائل_ و~~مشطوب~~', '**ثقيل** و_مائل_ و~~مشطوب~~'],
		['||مخفي||', '||مخفي||'],
		['`رمز` و```ansi\nأحمر\n```', '`رمز` و```ansi\nأحمر\n```'],
		['\\*نجمة\\*', '\\*نجمة\\*'],
		['نهاية بشرطة \\', 'نهاية بشرطة \\'],
		['[اضغط هنا](https://evil.example/)', '[اضغط هنا](https://evil.example/)'],
		['[x](<https://evil.example>)', '[x](<https://evil.example>)'],
		['[x\\](https://evil.example\\)', '[x\\](https://evil.example\\)'],
		['![صورة](https://evil.example/p.png)', '![صورة](https://evil.example/p.png)'],
		['<https://evil.example>', '<https://evil.example>'],
		['انظر https://evil.example/a_b_c و HTTP://EVIL.EXAMPLE', 'انظر https://evil.example/a_b_c و HTTP://EVIL.EXAMPLE'],
		['discord://-/invite/x', 'discord://-/invite/x'],
		['\u202Egpj.exe', 'gpj.exe'],
		['سطر أول\r\n\u2028سطر ثانٍ\n\n\n', 'سطر أول\nسطر ثانٍ'],
		['ع\u200Bا\u00ADج\u2060ل\u0000', 'عاجل'],
		['مى\u200Cخواهم', 'مى\u200Cخواهم'],
		['👨‍👩‍👧 عائلة', '👨‍👩‍👧 عائلة'],
		['\u{E0001}\u{E0041}وسم خفي', 'وسم خفي'],
		['نصف \uD800 رمز', 'نصف \uFFFD رمز'],
	];

	test.each(HOSTILE)('%j is shown as its letters and does nothing', (text, shown) => {
		const [embed] = renderMessage({ ...words(text), title: text, footer: text }).embeds;
		expect(readMarkdown(embed.description!)).toEqual({ text: shown, links: [], markup: [] });
		expect(readMarkdown(embed.title!)).toEqual({ text: shown.replaceAll('\n', ' '), links: [], markup: [] });
		expect(`${embed.title} ${embed.description} ${embed.footer!.text}`).not.toMatch(/@(everyone|here)/i);
	});

	test.each(HOSTILE)('%j as a publisher cannot break out of its link, nor as a tag', (text) => {
		const links = [{ label: text, url: 'https://news.example/1' }];
		const [embed] = renderMessage({ ...words('نص'), links, linksTitle: text, tags: [text] }).embeds;
		const reading = readMarkdown(embed.description!);
		expect(reading.links.map(({ url }) => url)).toEqual(['https://news.example/1']);
		expect(reading.markup).toEqual([]);
	});

	test.each([
		['https://news.example/a(b)_c*d|e', 'https://news.example/a%28b%29_c%2Ad%7Ce'],
		['https://bbc.com@evil.example/x', 'https://evil.example/x'],
		['https://news.example/خبر', 'https://news.example/%D8%AE%D8%A8%D8%B1'],
	])('the address %s becomes %s', (url, expected) => {
		const [embed] = renderMessage({
			...words('نص'),
			links: [{ label: 'مصدر', url }],
			titleUrl: url,
			title: 'ع',
		}).embeds;
		expect(embed.url).toBe(expected);
		expect(readMarkdown(embed.description!).links).toEqual([{ label: 'مصدر', url: expected }]);
	});

	test.each(['javascript:alert(1)', 'discord://-/invite', 'not an address', `https://news.example/${'ا'.repeat(900)}`])(
		'%s is no link of ours',
		(url) => {
			const buttons = [[{ label: 'افتح', url }]];
			const rendered = renderMessage({ ...words('نص'), title: 'ع', links: [{ label: 'مصدر', url }], buttons });
			expect(readMarkdown(rendered.embeds[0].description!)).toEqual({ text: 'نص', links: [], markup: [] });
			expect(rendered.components).toEqual([]);
		},
	);
});

describe('limits', () => {
	test('a long text is cut at a word, a link and its tags are kept whole', () => {
		const [embed] = renderMessage({
			...ALERT,
			paragraphs: ['كلمة طويلة '.repeat(900)],
			title: 'عنوان طويل '.repeat(40),
		}).embeds;
		expect(embed.description!.length).toBeLessThanOrEqual(4096);
		expect(embed.description).toMatch(/(كلمة|طويلة)…\n\nمصدران/);
		expect(readMarkdown(embed.description!).links).toHaveLength(2);
		expect(embed.title).toMatch(/(عنوان|طويل)…$/);
	});

	test('an emoji is never cut in half', () => {
		const name = renderPostName({ ...words(), title: '👨‍👩‍👧'.repeat(40) });
		expect(name).toBe(`${'👨‍👩‍👧'.repeat(12)}…`);
	});

	test('buttons: six in a row are wrapped, one that Discord would refuse is left out', () => {
		const row = ['1', '2', '3', '4', '5', '6', '6', ''].map((action) => ({ label: `زر ${action}`, action }));
		const { components } = renderMessage({ ...words('نص'), buttons: [row, [{ label: '\u200B', action: '7' }]] });
		const actions = components.map(({ components }) =>
			components.map((button) => 'custom_id' in button && button.custom_id),
		);
		expect(actions).toEqual([['1', '2', '3', '4', '5'], ['6']]);
	});

	const text = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 300 }),
		fc.string({ unit: 'grapheme', maxLength: 6000 }),
		fc
			.array(
				fc.constantFrom('**', '[', '](https://e.example)', '@everyone', '\n# ', 'خبر ', '\uD800', '||', '\\', '`'),
				{
					maxLength: 2000,
				},
			)
			.map((parts) => parts.join('')),
	);
	const url = fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), text);
	const button: fc.Arbitrary<Button> = fc.oneof(
		fc.record({ label: text, action: fc.string({ maxLength: 120 }) }),
		fc.record({ label: text, url }),
	);
	const message: fc.Arbitrary<Message> = fc.record(
		{
			language: fc.constantFrom('ar' as const, 'en' as const),
			title: text,
			titleUrl: url,
			paragraphs: fc.array(text, { maxLength: 6 }),
			links: fc.array(fc.record({ label: text, url }), { maxLength: 30 }),
			linksTitle: text,
			tags: fc.array(text, { maxLength: 30 }),
			image: fc.record({ url }),
			buttons: fc.array(fc.array(button, { maxLength: 8 }), { maxLength: 8 }),
			footer: text,
			at: fc.oneof(
				text,
				fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
			),
			urgent: fc.boolean(),
		},
		{ requiredKeys: ['language', 'paragraphs', 'links'] },
	);

	test('no message can break the contract, whatever is in it', () => {
		const contract = loadContract();
		fc.assert(
			fc.property(message, (any) => {
				const path = '/channels/1/messages';
				const body = { ...renderMessage(any), allowed_mentions: { parse: [] } };
				expect(contract.request('POST', path, body)).toEqual([]);
				expect(brokenLimits('POST', path, body)).toEqual([]);
				expect([...renderPostName(any)].length).toBeLessThanOrEqual(100);
			}),
			{ numRuns: 150 },
		);
	});

	test('no text can make markup or a link of its own, whatever is in it', () => {
		fc.assert(
			fc.property(message, (any) => {
				const [embed] = renderMessage(any).embeds;
				const readings = [readMarkdown(embed.title ?? ''), readMarkdown(embed.description ?? '')];
				expect(readings.flatMap(({ markup }) => markup)).toEqual([]);
				expect(readings.flatMap(({ links }) => links).every(({ url }) => /^https?:\/\//.test(url))).toBe(true);
				expect(readings[1]!.links.length).toBeLessThanOrEqual(any.links.length);
			}),
			{ numRuns: 150 },
		);
	});

	test('every visible letter is shown, and no other', () => {
		const marks = /[\u200E\u200F\u2060\u2066-\u2069]/g;
		const part = fc.oneof(
			fc.constantFrom(
				'\\',
				'*',
				'_',
				'~~',
				'||',
				'`',
				'<@1>',
				'[a](',
				'://',
				')',
				'#',
				'-',
				'> ',
				'1.',
				'\n',
				' ',
				'خبر',
				'NATO',
			),
			fc.string({ unit: 'grapheme', maxLength: 3 }),
		);
		const short = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''));
		fc.assert(
			fc.property(short, (any) => {
				const { description } = renderMessage(words(any)).embeds[0];
				const expected = visibleLines(any).join('\n').replace(marks, '') || '…';
				expect(readMarkdown(description!).text).toBe(expected);
			}),
			{ numRuns: 500 },
		);
	});
});

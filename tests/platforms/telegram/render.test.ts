/** The words that leave for Telegram: what an alert looks like, and that no text from outside can make it anything else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/domain/message.ts';
import { render } from '../../../src/platforms/telegram/render.ts';
import { tdlib } from '../../stand-ins/telegram/tdlib.ts';
import { expectHarmless } from './verdict.ts';

const ALERT: Message = {
	language: 'ar',
	title: 'AUKUS توسّع تعاونها في الغواصات',
	titleUrl: 'https://khabar.example/asia/aukus-2026',
	paragraphs: ['قال وزراء الدفاع إن حلف AUKUS سيضم شركاء جددا.', 'ويبدأ العمل في سيدني مطلع العام المقبل.'],
	linksTitle: 'مصدران:',
	links: [
		{ label: 'صحيفة الميناء', url: 'https://mina.example/1' },
		{ label: 'Harbour Post', url: 'https://harbour.example/2' },
	],
	tags: ['الناتو الآسيوي', 'AUKUS', '٢٠٢٦'],
	footer: 'راصد',
	at: '2026-05-03T10:00:00.000Z',
	image: { url: 'https://khabar.example/picture.jpg' },
	buttons: [[{ label: 'لماذا وصلني؟', action: 'why:m0123456789abcdef01234567' }]],
};

describe('an alert', () => {
	test('reads from right to left, with Latin names isolated and sources linked', () => {
		const rendered = render(ALERT, { time: '٣ مايو، ١:٠٠ م' });
		expect(rendered.text).toBe(
			[
				'\u200F\u2068AUKUS\u2069 توسّع تعاونها في الغواصات',
				'',
				'قال وزراء الدفاع إن حلف \u2068AUKUS\u2069 سيضم شركاء جددا.',
				'',
				'ويبدأ العمل في سيدني مطلع العام المقبل.',
				'',
				'مصدران:',
				'\u200F\u2068صحيفة الميناء\u2069 · \u2068Harbour Post\u2069',
				'',
				'\u200F#الناتو_الآسيوي \u2068#AUKUS\u2069',
				'',
				'راصد · ٣ مايو، ١:٠٠ م',
			].join('\n'),
		);
		expectHarmless(rendered, ALERT);
		const marked = rendered.entities.map(({ type, offset, length }) => [
			type,
			rendered.text.slice(offset, offset + length),
		]);
		expect(marked).toEqual([
			['bold', '\u200F\u2068AUKUS\u2069 توسّع تعاونها في الغواصات'],
			['text_link', '\u200F\u2068AUKUS\u2069 توسّع تعاونها في الغواصات'],
			['text_link', '\u2068صحيفة الميناء\u2069'],
			['text_link', '\u2068Harbour Post\u2069'],
			['date_time', '٣ مايو، ١:٠٠ م'],
		]);
	});

	test.runIf(!('missing' in tdlib))('has tags that Telegram makes tappable', () => {
		const { text, entities } = expectHarmless(render(ALERT), ALERT);
		const tags = entities.filter(({ type }) => type === 'hashtag');
		expect(tags.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([
			'#الناتو_الآسيوي',
			'#AUKUS',
		]);
	});

	test('shows its picture above the text, and no preview without one', () => {
		const { image, ...withoutImage } = ALERT;
		expect(render(ALERT).link_preview_options).toEqual({
			url: image?.url,
			prefer_large_media: true,
			show_above_text: true,
		});
		expect(render(withoutImage).link_preview_options).toEqual({ is_disabled: true });
	});

	test('keeps an English text from the left', () => {
		const english: Message = { language: 'en', title: 'Ports reopen', paragraphs: ['All is calm.'], links: [] };
		expect(render(english).text).toBe('Ports reopen\n\nAll is calm.');
	});
});

describe('commands in a text', () => {
	const help: Message = { language: 'ar', paragraphs: ['/follow — متابعة موضوع', '/forget — محو بياناتي'], links: [] };

	test('ours can be tapped in a reply, nobody else’s', () => {
		const rendered = render(help, { commands: new Set(['follow']) });
		expect(rendered.text).toContain('\u2068/follow\u2069');
		expect(rendered.text).not.toContain('/forget');
	});

	test('none can be tapped in an alert', () => {
		expectHarmless(render(help), help);
	});
});

/** The shapes of text that Telegram makes something of, or that hide or turn what people read. */
const HOSTILE = [
	'@channel_name انضموا الآن',
	'/start@evil_bot و /stop',
	'#وسم و #tag و $USD',
	't.me/joinchat/abc',
	'https://bbc.example@evil.example/',
	'اقرأ على evil.com/خبر أو موقع.مصر أو http://1.2.3.4:80/a',
	'tg://resolve?domain=x و tg://-x و ton://y و tonsite://foo.ton',
	'name@example.com',
	'<b>عريض</b> <a href="tg://user?id=1">اضغط</a> &amp;',
	'[اضغط](https://evil.example) **عريض** __مائل__ ||مخفي|| `رمز`',
	'\u202Eمعكوس\u202C و \u2066معزول و \u2069\u2069 زائد',
	'خ\u00ADب\u200Bر\u2060 \u{E0041}\u{E0042}',
	'سطر\r\nسطر\u2028سطر\u0085سطر',
	'\u0000\u0007\u001B[31mأحمر',
	'a\uD800 نصف حرف \uDC00b',
	'a\u0333\u033F\u030A e\u0301\u0301\u0301',
	'😀'.repeat(3000),
	'👨‍👩‍👧‍👦'.repeat(900),
	'ﷺ'.repeat(5000),
	`ع${'\u0651\u064B'.repeat(4000)}`,
	'كلمة '.repeat(2000),
	'\n'.repeat(5000),
	'\u3164\u115F',
	'.com .مصر x.y.z.co 1.2.3.4',
	'a/b //c ///d :// ://x.com http:/x.com',
	'@'.repeat(5000),
	'x.com '.repeat(1000),
];

describe('text from outside', () => {
	test.each(HOSTILE.map((text) => [text.slice(0, 40), text]))('is harmless in every field: %s', (_, text) => {
		const everywhere: Message = {
			language: 'ar',
			title: text,
			titleUrl: text,
			paragraphs: [text, text],
			linksTitle: text,
			links: [
				{ label: text, url: 'https://source.example/1' },
				{ label: text, url: text },
			],
			tags: [text],
			footer: text,
			image: { url: text },
			buttons: [
				[
					{ label: text, action: text },
					{ label: text, url: text },
				],
			],
		};
		const stored = expectHarmless(render(everywhere, { time: text }), everywhere);
		const targets = stored.entities.flatMap((entity) => (entity.type === 'text_link' ? [entity.url] : []));
		expect(targets.filter((url) => !url.startsWith('https://source.example/1') && !URL.canParse(text))).toEqual([]);
	});

	test('a link leads to the web by a plain name, or nowhere', () => {
		const urls = [
			'javascript:alert(1)',
			'tg://user?id=1',
			'https://bbc.example@evil.example/',
			'http://localhost/x',
			'خبر',
		];
		for (const titleUrl of urls) {
			const message: Message = { language: 'ar', title: 'خبر', titleUrl, paragraphs: [], links: [] };
			expect(render(message).entities.map(({ type }) => type)).toEqual(['bold']);
		}
	});

	test('whatever it is, Telegram takes the message and finds nothing to tap but ours', () => {
		const piece = fc.oneof(
			fc.constantFrom(...HOSTILE.map((text) => text.slice(0, 60))),
			fc.constantFrom(
				'@',
				'/',
				'#',
				'$',
				'.',
				':',
				'//',
				'com',
				'مصر',
				'كلمة',
				' ',
				'\n',
				'A',
				'_',
				'\u200C',
				'\u0651',
				'٣',
				'-',
				'(',
			),
			fc.string({ unit: 'binary', maxLength: 8 }),
		);
		const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));
		const long = fc.oneof(
			text,
			fc.tuple(text, fc.integer({ min: 1, max: 400 })).map(([one, times]) => one.repeat(times)),
		);
		const message: fc.Arbitrary<Message> = fc.record(
			{
				language: fc.constantFrom('ar', 'en'),
				title: long,
				titleUrl: fc.webUrl(),
				paragraphs: fc.array(long, { maxLength: 4 }),
				linksTitle: text,
				links: fc.array(fc.record({ label: text, url: fc.webUrl() }), { maxLength: 20 }),
				tags: fc.array(text, { maxLength: 5 }),
				footer: long,
			},
			{ requiredKeys: ['language', 'paragraphs', 'links'] },
		);
		fc.assert(
			fc.property(message, (one) => {
				expectHarmless(render(one), one);
			}),
			{ numRuns: 300 },
		);
	});
});

describe('buttons', () => {
	test('data over 64 bytes never leaves, and a row of none is no row', () => {
		const buttons = [
			[{ label: 'طويل', action: 'ع'.repeat(33) }],
			[
				{ label: 'حسن', action: 'ع'.repeat(32) },
				{ label: 'رابط', url: 'ftp://example.org/' },
			],
		];
		const rendered = render({ language: 'ar', paragraphs: ['نص'], links: [], buttons });
		expect(rendered.reply_markup?.inline_keyboard).toEqual([[{ text: 'حسن', callback_data: 'ع'.repeat(32) }]]);
	});
});

describe('length', () => {
	test('a long body is cut at a word, and what names its sources stays', () => {
		const paragraphs = ['خبر طويل جدا '.repeat(500), 'أ'];
		const message: Message = { ...ALERT, paragraphs };
		const { text } = render(message);
		expect(text.length).toBeLessThanOrEqual(4096);
		expect(text.length).toBeGreaterThan(3900);
		expect(text).toMatch(/(خبر|طويل|جدا)…\n\nمصدران:/u);
		expect(text).toContain('Harbour Post');
	});

	test('nothing follows what was cut, even where it would fit', () => {
		const { text } = render({ language: 'ar', paragraphs: ['👨‍👩‍👧‍👦'.repeat(900), 'أ'], links: [] });
		expect(text).toMatch(/^(👨‍👩‍👧‍👦)+…$/u);
	});

	test('sources beyond the line are counted', () => {
		const links = Array.from({ length: 60 }, (_, i) => ({
			label: `صحيفة المدينة الكبرى ${i}`,
			url: `https://a.example/${i}`,
		}));
		const { text, entities } = render({ language: 'ar', paragraphs: [], links });
		const shown = entities.filter(({ type }) => type === 'text_link').length;
		expect(text).toMatch(new RegExp(`\\+${60 - shown}$`));
	});

	test('nothing at all is still a message', () => {
		expect(render({ language: 'ar', paragraphs: ['\u200B'], links: [] }).text).toBe('…');
	});
});

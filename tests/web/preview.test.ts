/** The pictures of messages: drawn from what the platforms are sent, letter for letter, whatever the text holds. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/domain/message.ts';
import { renderMessage } from '../../src/platforms/discord/render.ts';
import { render } from '../../src/platforms/telegram/render.ts';
import { discordPreview } from '../../src/web/preview/discord.ts';
import { telegramPreview } from '../../src/web/preview/telegram.ts';
import { READER } from './fake-view.ts';

const LOCAL = 'http://127.0.0.1:5000';

async function discord(message: Message): Promise<string> {
	return String(await discordPreview(renderMessage(message), [LOCAL], READER));
}

async function telegram(message: Message): Promise<string> {
	return String(await telegramPreview(render(message), [LOCAL], READER));
}

const DRAWN = [
	['Discord', discord],
	['Telegram', telegram],
] as const;

const MESSAGE: Message = {
	language: 'ar',
	title: 'AUKUS: أستراليا تتسلم الغواصات',
	titleUrl: 'https://almadar.example/1',
	paragraphs: ['تسلّمت أستراليا [أولى] الغواصات.\nThe first parts arrived.'],
	links: [
		{ label: 'المدار', url: 'https://almadar.example/1' },
		{ label: 'Courier', url: 'https://courier.example/(2)' },
	],
	linksTitle: 'مصدران',
	tags: ['بحر الصين الجنوبي'],
	image: { url: `${LOCAL}/images/1.svg` },
	buttons: [
		[
			{ label: 'لماذا وصلني؟', action: 'why:m1' },
			{ label: 'اكتم', action: 'mute:m1' },
		],
	],
	at: '2026-11-25T09:00:00.000Z',
};

/** What a reader sees: tags off, references and the platforms' invisible signs resolved. */
function seen(markup: string): string {
	return markup
		.replace(/<(?:\/p|\/article|br)>/g, '\n')
		.replace(/<[^>]*>/g, '')
		.replace(
			/&(lt|gt|quot|#39|amp);/g,
			(_, name) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name as 'lt'],
		)
		.replace(/\p{Cf}/gu, '');
}

describe.each(DRAWN)('%s', (name, drawn) => {
	test('everything in its place', async () => {
		const markup = await drawn(MESSAGE);
		for (const text of [MESSAGE.title!, 'تسلّمت أستراليا [أولى] الغواصات.', 'مصدران', '#بحر_الصين_الجنوبي', 'اكتم'])
			expect(seen(markup)).toContain(text);
		expect(markup).toMatch(/<a href="https:\/\/almadar\.example\/1"[^>]*>[^<]*المدار/);
		expect(markup).toMatch(/<a href="https:\/\/courier\.example\/[^"]*2[^"]*"/);
		expect(markup).toContain(`<img src="${LOCAL}/images/1.svg"`);
	});

	test('a line of Arabic that begins with a Latin name still runs from the right', async () => {
		// The browser takes each line's direction from its first strong character, as the chats do.
		const [before = ''] = (await drawn(MESSAGE)).split('AUKUS');
		expect(before.slice(-2)).toContain('\u200F');
	});

	test('any text shows exactly its own letters and becomes no markup', async () => {
		const signs = fc.constantFrom(...'*_~|`<>[]()\\#-+.:/!@&"\'1a ب', 'https://x.example', '](', '<b>', '**', '\n');
		const text = fc.array(signs, { maxLength: 40 }).map((parts) => parts.join(''));
		await fc.assert(
			fc.asyncProperty(text, async (paragraph) => {
				const plain = await drawn({ ...MESSAGE, paragraphs: [`بداية ${paragraph} نهاية`] });
				const line = /بداية[\s\S]*نهاية/.exec(seen(plain))?.[0];
				expect(line?.replace(/\s+/g, ' ')).toBe(`بداية ${paragraph} نهاية`.replace(/\s+/g, ' '));
				expect(plain.match(/<[a-z]+/g)).toEqual((await drawn(MESSAGE)).match(/<[a-z]+/g));
			}),
			{ numRuns: 200 },
		);
	});

	test(`what is too long is cut where ${name} would cut it`, async () => {
		const long = await drawn({ ...MESSAGE, title: 'خبر '.repeat(400), paragraphs: ['كلمة '.repeat(3000)] });
		expect([...seen(long)].length).toBeLessThan(4800);
		expect(seen(long)).toContain('كلمة…');
		expect(seen(long)).toContain('المدار');
	});

	test('another host’s picture is named, not loaded', async () => {
		const markup = await drawn({ ...MESSAGE, image: { url: 'https://cdn.example/1.jpg' } });
		expect(markup).not.toContain('<img');
		expect(seen(markup)).toContain('صورة الخبر من cdn.example');
	});
});

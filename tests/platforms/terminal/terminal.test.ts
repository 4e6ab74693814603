/** What the terminal shows. */
import { expect, test } from 'vitest';
import type { Channel } from '../../../src/domain/channel.ts';
import type { Message } from '../../../src/domain/message.ts';
import { createTerminal } from '../../../src/platforms/terminal/terminal.ts';
import { widthOf, wrapped } from '../../../src/platforms/terminal/width.ts';

const ALERT: Message = {
	language: 'ar',
	title: 'حلف AUKUS يضم شركاء جددا',
	paragraphs: ['قال وزراء الدفاع في ختام اجتماعهم إن العمل يبدأ مطلع العام.'],
	linksTitle: 'مصدر واحد:',
	links: [{ label: 'صحيفة الميناء', url: 'https://mina.example/1' }],
	tags: ['الناتو الآسيوي'],
	footer: 'راصد',
	at: '2026-05-03T10:00:00.000Z',
};
const CHANNEL = { id: 'c1', platform: 'terminal', language: 'ar' } as Channel;
const signal = new AbortController().signal;

async function shown(message: Message, out: { isTTY?: boolean; columns?: number } = {}, again = false) {
	let text = '';
	const write = (part: string) => {
		text += part;
	};
	const terminal = createTerminal({ out: { write, ...out }, timeText: () => 'العاشرة' });
	const outcome = await terminal.send({ alertId: 'm1', channel: CHANNEL, message }, signal);
	if (again && outcome.kind === 'sent') {
		const { messageId } = outcome;
		await terminal.edit({ alertId: 'm1', channel: CHANNEL, message, messageId }, signal);
	}
	return text;
}

test('a pipe gets the bare letters', async () => {
	expect(await shown(ALERT, { columns: 40 })).toBe(
		[
			'─'.repeat(40),
			'حلف AUKUS يضم شركاء جددا',
			'',
			'قال وزراء الدفاع في ختام اجتماعهم إن',
			'العمل يبدأ مطلع العام.',
			'',
			'مصدر واحد:',
			'  • صحيفة الميناء  https://mina.example/1',
			'',
			'#الناتو_الآسيوي',
			'',
			'راصد · العاشرة',
			'',
		].join('\n'),
	);
});

test('a person gets colours, and Latin names that stay in place', async () => {
	const text = await shown(ALERT, { isTTY: true });
	expect(text).toContain('\u001B[1mحلف \u2068AUKUS\u2069 يضم');
});

test('an edit says that it is one', async () => {
	expect((await shown(ALERT, {}, true)).match(/تحديث/g)).toHaveLength(1);
});

test('no escape sequence of a feed reaches the terminal', async () => {
	const hostile = '\u001B]0;عنوان\u0007\u001B[31mأحمر\u009B2J\u202E';
	const text = await shown({ ...ALERT, title: hostile, paragraphs: [hostile], footer: hostile, tags: [hostile] });
	expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
});

test.each([
	['مُحَمَّد', 4],
	['AUKUS', 5],
	['日本', 4],
	['👍🏽 نعم', 6],
	['\u2068x\u2069', 1],
])('%s takes %i columns', (text, columns) => {
	expect(widthOf(text)).toBe(columns);
});

test('an address is never broken', () => {
	expect(wrapped('اقرأ https://mina.example/a-very-long-path هنا', 12)).toEqual([
		'اقرأ',
		'https://mina.example/a-very-long-path',
		'هنا',
	]);
});

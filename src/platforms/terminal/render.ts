/** Renders a Message as lines of plain text for a terminal. Pure. */
import { styleText } from 'node:util';
import type { Message } from '../../domain/message.ts';
import { isolateForeign, withoutControls } from '../../text/bidi.ts';
import { wrapped } from './width.ts';

export type TerminalStyle = {
	readonly columns: number;
	/** A person looks: colours, and isolates that keep Latin names in place. Files and pipes get the bare letters. */
	readonly forEyes: boolean;
	/** `message.at` in people's words. */
	readonly time?: string;
	/** A word above the title, such as "تحديث". */
	readonly mark?: string;
};

const WIDEST = 100;

/** Ends with a newline. No control character of the message reaches the terminal. */
export function printed(message: Message, style: TerminalStyle): string {
	const columns = Math.max(20, Math.min(style.columns, WIDEST));
	const paint = (format: Parameters<typeof styleText>[0], text: string) =>
		style.forEyes ? styleText(format, text, { validateStream: false }) : text;
	const placed = (line: string) => (style.forEyes ? isolateForeign(line, message.language) : line);
	const lay = (text: string) => wrapped(bare(text), columns).map(placed);
	const lines = [paint('dim', '─'.repeat(columns))];
	if (style.mark !== undefined) lines.push(paint('dim', bare(style.mark)));
	const titleFormat: Parameters<typeof styleText>[0] = message.urgent === true ? ['bold', 'red'] : 'bold';
	if (message.title !== undefined) lines.push(...lay(message.title).map((line) => paint(titleFormat, line)));
	for (const paragraph of message.paragraphs) lines.push('', ...lay(paragraph));
	if (message.links.length > 0) lines.push('', ...lay(message.linksTitle ?? ''));
	for (const { label, url } of message.links) lines.push(`  • ${lay(label).join(' ')}  ${paint('cyan', bare(url))}`);
	const tags = (message.tags ?? []).map((tag) => `#${bare(tag).trim().replace(/\s+/g, '_')}`);
	if (tags.length > 0) lines.push('', ...lay(tags.join(' ')).map((line) => paint('green', line)));
	const last = [message.footer, style.time].filter((part) => part !== undefined && part !== '').join(' · ');
	if (last !== '') lines.push('', ...lay(last).map((line) => paint('dim', line)));
	return `${lines.join('\n')}\n`;
}

/** Escape sequences from a feed could repaint the screen or set the window's title: controls become spaces. */
function bare(text: string): string {
	return withoutControls(text.toWellFormed())
		.replace(/\r\n?|[\u2028\u2029]/g, '\n')
		.replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]+/g, ' ');
}

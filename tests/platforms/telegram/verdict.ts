/** Telegram's verdict on a rendered message: by the official description and TDLib's own parser. */
import { expect } from 'vitest';
import type { Message } from '../../../src/domain/message.ts';
import type { Rendered } from '../../../src/platforms/telegram/render.ts';
import { contract } from '../../stand-ins/telegram/contract.ts';
import { storedText } from '../../stand-ins/telegram/text.ts';

/** What may be tapped in a message: its own links, its own tags, its own time. */
const OURS = new Set(['bold', 'text_link', 'hashtag', 'date_time']);

/** Stored as sent, within the limits, and with nothing tappable that is not ours. Returns what Telegram stores. */
export function expectHarmless(rendered: Rendered, message: Message) {
	expect(contract.request('sendMessage', { chat_id: 1, ...rendered })).toEqual([]);
	const stored = storedText(rendered.text, undefined, rendered.entities);
	if ('description' in stored) throw new Error(`${stored.description}: ${JSON.stringify(rendered.text)}`);
	expect(stored.text).toBe(rendered.text);
	expect(rendered.text.length).toBeLessThanOrEqual(4096);
	expect(rendered.text).not.toMatch(/[\u202A-\u202E\u2066\u2067]/u);
	for (const line of rendered.text.split('\n')) expectBalanced(line);
	expect(stored.entities.filter(({ type }) => !OURS.has(type))).toEqual([]);
	const tags = stored.entities.filter(({ type }) => type === 'hashtag');
	expect(tags.length).toBeLessThanOrEqual(message.tags?.length ?? 0);
	return stored;
}

function expectBalanced(line: string): void {
	let depth = 0;
	for (const sign of line) {
		if (sign === '\u2068') depth += 1;
		if (sign === '\u2069') depth -= 1;
		if (depth < 0) break;
	}
	expect({ line, depth }).toEqual({ line, depth: 0 });
}

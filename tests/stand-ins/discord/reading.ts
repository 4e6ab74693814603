/** What a reader sees of a message, by a Discord Markdown parser that is not ours. Pure. */
import { parse } from 'discord-markdown-parser';
import type { Json, Message } from './world.ts';

export type Reading = {
	/** The letters shown, without direction marks. */
	readonly text: string;
	readonly links: readonly { readonly label: string; readonly url: string }[];
	/** Everything that is neither text nor a masked link: mentions, bold, code, bare links, headings … */
	readonly markup: readonly string[];
};

type Node = {
	readonly type: string;
	readonly content?: string | Node[];
	readonly target?: string;
	readonly name?: string;
};

const DIRECTION_MARKS = /[\u200E\u200F\u2060\u2066-\u2069]/g;
/** An emoji as a character is text. */
const PLAIN = new Set(['text', 'newline', 'br', 'escape', 'link', 'twemoji']);

export function readMarkdown(markdown: string): Reading {
	const links: { label: string; url: string }[] = [];
	const markup: string[] = [];
	const text = (parse(markdown, 'extended') as Node[]).map(read).join('');
	return { text, links, markup };

	function read(node: Node): string {
		const inside = Array.isArray(node.content) ? node.content.map(read).join('') : (node.content ?? node.name ?? '');
		const shown = ['newline', 'br'].includes(node.type) ? '\n' : inside.replace(DIRECTION_MARKS, '');
		if (node.type === 'link') links.push({ label: shown, url: node.target ?? '' });
		if (!PLAIN.has(node.type)) markup.push(node.type);
		return shown;
	}
}

/** A whole message as its reader sees it: content, then title, text and footer of each embed. */
export function textOf(message: Pick<Message, 'content' | 'embeds'>): string {
	const embeds = message.embeds.flatMap((embed) => [
		readMarkdown(String(embed.title ?? '')).text,
		readMarkdown(String(embed.description ?? '')).text,
		String((embed.footer as Json | undefined)?.text ?? '').replace(DIRECTION_MARKS, ''),
	]);
	return [readMarkdown(message.content).text, ...embeds].filter(Boolean).join('\n');
}

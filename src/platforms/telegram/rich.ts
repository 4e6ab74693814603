/** The same words as a rich message, which Telegram lays out from right to left as a whole (Bot API 10.1). Pure. */
import type { InputRichMessage, MessageEntity } from 'grammy/types';
import type { Rendered } from './render.ts';

/** Paragraphs, bold words and links: all that a digest has. Its length stays below what plain text may have, 4096 of 32768. */
export function richOf({ text, entities }: Rendered): InputRichMessage {
	const tags = entities.flatMap((entity) => {
		const pair = tagsOf(entity);
		const end = entity.offset + entity.length;
		return pair === undefined
			? []
			: [
					{ at: entity.offset, tag: pair[0] },
					{ at: end, tag: pair[1] },
				];
	});
	// Of two that span the same words the first to open is the last to close.
	const opening = tags.filter((_, nth) => nth % 2 === 0).sort((a, b) => a.at - b.at);
	const closing = tags
		.filter((_, nth) => nth % 2 === 1)
		.toReversed()
		.sort((a, b) => a.at - b.at);
	let html = '';
	let done = 0;
	for (const { at, tag } of [...closing, ...opening].sort((a, b) => a.at - b.at)) {
		html += escaped(text.slice(done, at)) + tag;
		done = at;
	}
	html += escaped(text.slice(done));
	const paragraphs = html.split('\n\n').map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`);
	return { html: paragraphs.join(''), is_rtl: true };
}

function tagsOf(entity: MessageEntity): readonly [open: string, close: string] | undefined {
	if (entity.type === 'bold') return ['<b>', '</b>'];
	return entity.type === 'text_link' ? [`<a href="${escaped(entity.url)}">`, '</a>'] : undefined;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

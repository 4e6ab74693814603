/** What becomes of a text that is sent: parsed, cleaned, measured, and what Telegram makes tappable in it. */
import type { MessageEntity } from 'grammy/types';
import { type TdAnswer, type TdEntity, type TdText, tdlib } from './tdlib.ts';

export type StoredText = { readonly text: string; readonly entities: readonly MessageEntity[] };
export type TextFault = { readonly description: string };

if ('missing' in tdlib) console.info(`telegram stand-in: ${tdlib.missing}`);

const LIMIT = 4096;

/** Bot API's names of TDLib's kinds. Kinds that are missing here never leave the Bot API (card numbers, timestamps). */
const NAMES: Readonly<Record<string, MessageEntity['type']>> = {
	Mention: 'mention',
	Hashtag: 'hashtag',
	Cashtag: 'cashtag',
	BotCommand: 'bot_command',
	Url: 'url',
	EmailAddress: 'email',
	PhoneNumber: 'phone_number',
	Bold: 'bold',
	Italic: 'italic',
	Underline: 'underline',
	Strikethrough: 'strikethrough',
	Spoiler: 'spoiler',
	Code: 'code',
	Pre: 'pre',
	PreCode: 'pre',
	BlockQuote: 'blockquote',
	ExpandableBlockQuote: 'expandable_blockquote',
	TextUrl: 'text_link',
	DateTime: 'date_time',
};

/** `entities` are ignored when a parse mode is given, as by the Bot API. */
export function storedText(
	raw: string,
	mode: string | undefined,
	entities: readonly MessageEntity[] = [],
): StoredText | TextFault {
	const fixed = 'missing' in tdlib ? byHand(raw, mode, entities) : byTdlib(raw, mode, entities);
	if ('description' in fixed) return fixed;
	const { text, entities: kept } = trimmed(fixed);
	if (text === '') return { description: 'Bad Request: message text is empty' };
	// TDLib counts code points; the documentation's "characters" are kept to the letter here: UTF-16 units.
	if (text.length > LIMIT) return { description: 'Bad Request: message is too long' };
	return { text, entities: kept };
}

function byTdlib(raw: string, mode: string | undefined, entities: readonly MessageEntity[]): StoredText | TextFault {
	if ('missing' in tdlib) throw new Error(tdlib.missing);
	const parsed = mode === undefined ? undefined : tdlib.parse(raw, mode);
	if (parsed?._ === 'error') return faultOf(parsed);
	const fixed = tdlib.fix(parsed?.text ?? raw, parsed?.entities ?? entities.map(toTd));
	if (fixed._ === 'error') return faultOf(fixed);
	const links = fixed.entities.filter(({ type }) => type._ === 'textEntityTypeTextUrl');
	const found = tdlib.found(fixed.text).filter((one) => !links.some((link) => overlap(one, link)));
	return { text: fixed.text, entities: fromTd({ text: fixed.text, entities: [...fixed.entities, ...found] }) };
}

function faultOf({ message }: Extract<TdAnswer, { _: 'error' }>): TextFault {
	return { description: `Bad Request: ${message.charAt(0).toLowerCase()}${message.slice(1)}` };
}

/** Without TDLib: its removals (misc.cpp, clean_input_string), and entities that lie inside the text. */
function byHand(raw: string, mode: string | undefined, entities: readonly MessageEntity[]): StoredText | TextFault {
	if (mode !== undefined) return { description: 'Bad Request: this stand-in reads markup by TDLib only' };
	const text = raw.replace(/[\u2028-\u202E\r\u030A\u0333\u033F]/g, '').replace(/[\u0000-\u0009\u000B-\u001F]/g, ' ');
	const outside = entities.some(({ offset, length }) => offset < 0 || length < 1 || offset + length > raw.length);
	return outside ? { description: 'Bad Request: entity outside the text' } : { text, entities };
}

function trimmed({ text, entities }: StoredText): StoredText {
	const start = text.length - text.trimStart().length;
	const end = text.trimEnd().length;
	const moved = entities.map((entity) => {
		const from = Math.max(entity.offset - start, 0);
		return { ...entity, offset: from, length: Math.min(entity.offset + entity.length, end) - start - from };
	});
	return { text: text.trim(), entities: moved.filter(({ length }) => length > 0) };
}

function overlap(a: TdEntity, b: TdEntity): boolean {
	return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

function fromTd({ entities }: TdText): MessageEntity[] {
	const known = entities.flatMap(({ offset, length, type }) => {
		const name = NAMES[type._.replace('textEntityType', '')];
		if (name === undefined) return [];
		const url = type['url'] === undefined ? {} : { url: String(type['url']) };
		const unix = type['unix_time'] === undefined ? {} : { unix_time: Number(type['unix_time']) };
		return [{ type: name, offset, length, ...url, ...unix } as MessageEntity];
	});
	return known.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
}

function toTd(entity: MessageEntity): TdEntity {
	const { type, offset, length } = entity;
	const [kind] = Object.entries(NAMES).find(([, name]) => name === type) ?? ['Bold'];
	const url = entity.type === 'text_link' ? { url: entity.url } : {};
	const unix = entity.type === 'date_time' ? { unix_time: entity.unix_time } : {};
	return { _: 'textEntity', offset, length, type: { _: `textEntityType${kind}`, ...url, ...unix } };
}

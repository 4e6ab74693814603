/** Edits of a topic as people type them: "حلف آسيا", "title:=AUKUS", "ناتو قرب/6 آسيا", "AUKUS 0.5". Pure. */
import type { Field, Keyword, Near } from '../src/domain/topic.ts';
import type { Option } from './command.ts';

export type TopicEdit =
	/** Listens for these instead of what it listened for. */
	| { readonly kind: 'words'; readonly keywords: readonly Keyword[]; readonly query?: string }
	| { readonly kind: 'add' | 'exclude'; readonly keyword: Keyword }
	| { readonly kind: 'remove'; readonly text: string }
	| { readonly kind: 'weight'; readonly text: string; readonly weight: number }
	| { readonly kind: 'near'; readonly near: Near }
	| { readonly kind: 'rename'; readonly name: string }
	| { readonly kind: 'threshold'; readonly threshold: number }
	| { readonly kind: 'urgent'; readonly urgent: boolean };

/** What can be done with a word; `/test` tries the same before it is saved. */
export const WORD_EDITS: NonNullable<Option['choices']> = [
	{ value: 'add', name: { ar: 'أضف', en: 'add' } },
	{ value: 'remove', name: { ar: 'احذف', en: 'remove' } },
	{ value: 'weight', name: { ar: 'الوزن', en: 'weight' } },
	{ value: 'exclude', name: { ar: 'استبعد', en: 'exclude' } },
	{ value: 'near', name: { ar: 'القرب', en: 'near' } },
];

/** Signs of the one-line language of topics: quotes, parentheses, OR, NEAR/n, -x, =x, field:x. */
const QUERY_SIGNS = /["“«(|&]|(?:^|\s)(?:OR|AND|NOT|أو|ليس)(?:\s|$)|(?:NEAR|BEFORE|قرب|قبل)\/|(?:^|\s)-\S/;
const FIELDS: Readonly<Record<string, Field>> = {
	title: 'title',
	العنوان: 'title',
	lead: 'lead',
	المقدمة: 'lead',
	body: 'body',
	المتن: 'body',
};
const OFF = /^(?:off|no|لا|إلغاء|الغاء)$/i;

/** The edit that `action` means with this text, or undefined when the text does not fit it. */
export function readEdit(action: string, text: string): TopicEdit | undefined {
	const said = text.trim();
	if (action === 'urgent') return { kind: 'urgent', urgent: !OFF.test(said) };
	if (said === '') return undefined;
	switch (action) {
		case 'words':
			return readWords(said);
		case 'add':
		case 'exclude':
			return { kind: action, keyword: readKeyword(said) };
		case 'remove':
			return { kind: action, text: readKeyword(said).text };
		case 'rename':
			return { kind: action, name: said };
		case 'near':
			return readNear(said);
		case 'weight':
			return readWeight(said);
		case 'threshold': {
			const threshold = readNumber(said);
			return threshold === undefined ? undefined : { kind: action, threshold };
		}
		default:
			return undefined;
	}
}

/** Phrases with commas between them are keywords; a line with the signs of the query language is a query. */
function readWords(text: string): TopicEdit {
	const isOnePhrase = /^["“«][^"“”«»]+["”»]$/.test(text);
	if (QUERY_SIGNS.test(text) && !isOnePhrase) return { kind: 'words', keywords: [], query: text };
	const phrases = text.split(/[،,\n]/).map((phrase) => phrase.trim());
	return { kind: 'words', keywords: phrases.filter((phrase) => phrase !== '').map(readKeyword) };
}

function readKeyword(text: string): Keyword {
	const colon = text.indexOf(':');
	const label = text.slice(0, Math.max(0, colon));
	const field = Object.hasOwn(FIELDS, label) ? FIELDS[label] : undefined;
	const marked = field ? text.slice(colon + 1).trim() : text;
	const exact = marked.startsWith('=');
	const bare = (exact ? marked.slice(1) : marked).replace(/^["“«]|["”»]$/g, '').trim();
	return { text: bare, ...(exact && { exact }), ...(field && { field }) };
}

function readNear(text: string): TopicEdit | undefined {
	const sign = /\s(NEAR|BEFORE|قرب|قبل)\/([0-9٠-٩]{1,3})\s/i.exec(text);
	if (!sign) return undefined;
	const terms = [text.slice(0, sign.index), text.slice(sign.index + sign[0].length)].map(
		(term) => readKeyword(term.trim()).text,
	);
	const ordered = /^(?:BEFORE|قبل)$/i.test(sign[1]!);
	const near: Near = { terms, within: readNumber(sign[2]!)!, ...(ordered && { ordered }) };
	return { kind: 'near', near };
}

function readWeight(text: string): TopicEdit | undefined {
	const space = text.lastIndexOf(' ');
	const weight = readNumber(text.slice(space + 1));
	return space < 0 || weight === undefined
		? undefined
		: { kind: 'weight', text: readKeyword(text.slice(0, space)).text, weight };
}

/** "0.5", "٠٫٥", "٢"; undefined for anything else. */
function readNumber(text: string): number | undefined {
	const latin = text
		.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
		.replace('٫', '.')
		.trim();
	return /^\d{1,4}(?:\.\d{1,3})?$/.test(latin) ? Number(latin) : undefined;
}

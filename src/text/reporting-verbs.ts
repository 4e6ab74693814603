/** Verbs with which Arabic news hands on what somebody said; they lean on the sentence before. Pure. */
import { foldText } from './arabic.ts';

/** Third person past, masculine singular; the feminine adds ت. */
const PAST = (
	'قال أضاف أوضح أكد تابع أشار لفت ذكر بين صرح شدد نوه رأى اعتبر حذر دعا أردف استطرد اختتم ختم نقل أعرب أفاد كشف ' +
	'واصل استدرك عقب علق أبدى نفى أبان طالب أعلن زعم رد توقع لمح ألمح أقر اعترف أجاب كتب'
).split(' ');
/** Present tense and forms that the rule above does not give. */
const OTHER =
	'يقول تقول يضيف تضيف يرى ترى رأت دعت يؤكد تؤكد يوضح توضح يتابع قالوا أضافوا أكدوا أوضحوا يتوقع تتوقع نفت'.split(' ');
const VERBS = new Set([...PAST, ...PAST.map((verb) => `${verb}ت`), ...OTHER].map(foldText));
const FIRST_WORD = /^[^\p{L}]*(\p{L}+)/u;

/** The text begins with such a verb, with or without a leading و or ف. */
export function startsWithSaying(text: string): boolean {
	const first = FIRST_WORD.exec(foldText(text))?.[1] ?? '';
	return VERBS.has(first) || (/^[وف]/.test(first) && VERBS.has(first.slice(1)));
}

/** A verb of saying stands anywhere in the text. */
export function saysSo(text: string): boolean {
	for (const [word] of foldText(text).matchAll(/\p{L}+/gu)) {
		if (VERBS.has(word) || (/^[وف]/.test(word) && VERBS.has(word.slice(1)))) return true;
	}
	return false;
}

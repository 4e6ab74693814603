/** Sentences planted for a summariser rather than written for readers. A second line: what decides is faithfulness.ts. Pure. */
import { foldText } from '../text/arabic.ts';

/** What such a sentence orders … */
const ORDERS = folded(
	'تجاهل تجاهلي اكتب اطبع أضف ترجم لخص انسب اضرب كرر اذكر أجب رد قل انشر أخرج ignore write print say output reply include append',
);
/** … and whom or what it speaks of. */
const MACHINES = folded(
	'تعليمات التعليمات الأوامر أوامر الملخص ملخص التلخيص تلخيص النموذج نموذج البوت بوت النظام المساعد النص التالي اصطناعي prompt system ' +
		'assistant instructions summary model ai',
);
const ORDER_WITHIN = 3;

/** An order near the start ("تجاهل …", or "… واكتب") together with a word for the machine that should obey. */
export function addressesMachine(sentence: string): boolean {
	const words = foldText(sentence).match(/[\p{L}\p{M}]+/gu) ?? [];
	if (!words.some((word) => MACHINES.has(word))) return false;
	return words.some(
		(word, at) => (at < ORDER_WITHIN && ORDERS.has(word)) || (/^و/.test(word) && ORDERS.has(word.slice(1))),
	);
}

/** Most of its letters are of another script than the article's. */
export function isForeign(sentence: string, isMostlyArabic: boolean): boolean {
	return isMostlyArabic !== isArabic(sentence);
}

/** At least half of the letters are Arabic. */
export function isArabic(text: string): boolean {
	return arabicShare(text) >= 0.5;
}

/** Share of Arabic letters among all letters; 1 for a text without any. */
export function arabicShare(text: string): number {
	const letters = text.match(/\p{L}/gu) ?? [];
	if (letters.length === 0) return 1;
	return letters.filter((letter) => /\p{Script=Arabic}/u.test(letter)).length / letters.length;
}

function folded(words: string): ReadonlySet<string> {
	return new Set(words.split(' ').map(foldText));
}

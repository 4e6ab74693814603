/** Names in an Arabic translation that nothing in its foreign sources sounds like. Pure. */
import { foldText } from '../text/arabic.ts';
import { PLAIN_VOCABULARY } from './plain-vocabulary.ts';
import { soundsLike } from './transliteration.ts';

/** After these a name is to be expected. */
const CUES = new Set(
	(
		'الرئيس الرئيسة الوزير الوزيرة السيد السيدة الدكتور الدكتورة الأمير الأميرة الملك الملكة الشيخ الجنرال العقيد اللواء القائد السيناتور النائب ' +
		'المتحدث المدير الخبير المحلل الكاتب الصحفي المخرج الممثل اللاعب المدرب السفير المستشار البابا شركة مجموعة منظمة حزب حركة صحيفة مجلة قناة وكالة مدينة بلدة قرية جزيرة ' +
		'قال قالت أعلن أعلنت أكد أكدت صرح صرحت أضاف أضافت أوضح أوضحت ذكر ذكرت'
	)
		.split(' ')
		.map(foldText),
);

/**
 * A translation shares no word with its sources, so that only where a name is to be expected can one be told: such words,
 * unless they are plain vocabulary or adjectives, must sound like a word of the sources. Latin words must stand there.
 * This does not see a name in another place; the label, the sources and the original headline stay with the summary.
 */
export function unheardNames(summary: string, sources: string): string[] {
	const heard = new Set(latinWords(sources));
	const words = foldText(summary).match(/[\p{L}\p{M}]+/gu) ?? [];
	return words.filter((word, at) => {
		if (/^\p{Script=Latin}/u.test(word)) return !heard.has(word);
		const before = (words[at - 1] ?? '').replace(/^و/u, '');
		return CUES.has(before) && !isOrdinary(word) && !sounds(word, heard);
	});
}

function isOrdinary(word: string): boolean {
	return (
		word.length < 3 ||
		PLAIN_VOCABULARY.has(word) ||
		/^(?:و|ب|ل|ك)?ال/u.test(word) ||
		/^(?:ان|انه|انها|ل\S*|ب\S*)$/u.test(word)
	);
}

function sounds(word: string, heard: ReadonlySet<string>): boolean {
	for (const latin of heard) if (soundsLike(word, latin)) return true;
	return false;
}

function latinWords(text: string): string[] {
	const plain = foldText(text).normalize('NFD').replace(/\p{M}/gu, '');
	return plain.match(/\p{Script=Latin}+/gu) ?? [];
}

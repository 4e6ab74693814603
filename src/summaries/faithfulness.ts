/** Whether a model's summary may be posted: form, language, numbers, names and quotations, all against the sources. Pure. */
import { foldText } from '../text/arabic.ts';
import { plainLine } from '../text/plain-line.ts';
import { isBalanced, quotations } from '../text/quotation.ts';
import { sentences } from '../text/sentences.ts';
import { wordCount } from '../text/word-count.ts';
import { foundedShare, knownWords, strangers } from './names.ts';
import { numbersOf, statedNumbers } from './numbers.ts';
import { arabicShare } from './planted.ts';
import { unheardNames } from './translated-names.ts';

/** Why a text was refused. Counted; shown to no reader. */
export type Rejection =
	| 'empty'
	| 'markup' // a list, Markdown, HTML, code
	| 'address' // a URL, mention, handle, phone number or wallet
	| 'preamble' // speaks of itself or of its task
	| 'echo' // repeats the prompt
	| 'language'
	| 'length' // not two or three sentences, or over the words
	| 'unfinished'
	| 'number'
	| 'quotation'
	| 'name'
	| 'unfounded'; // a sentence most of whose words the sources do not have

export type Check =
	| { readonly kind: 'passed'; readonly text: string }
	| { readonly kind: 'rejected'; readonly reason: Rejection };

export type FaithfulnessOptions = {
	/** Titles and texts that the model was shown, joined. */
	readonly sources: string;
	/** The sources are in Arabic; else the summary is a translation, and its names are compared by sound. */
	readonly isArabic: boolean;
	/** What the model was told; no eight words of it may come back. */
	readonly instructions: string;
	readonly words?: number;
};

/** Characters; a summary of sixty words has some four hundred. */
const LONGEST = 600;
const LEAST_ARABIC = 0.7;
const ECHO_WORDS = 8;
const LEAST_FOUNDED = 0.5;
const MARKUP = /[*_`~#<>{}|\\[\]]|^\s*(?:[-–—•·▪]|\p{Nd}{1,2}[.)-])\s/u;
const ADDRESS =
	/https?:|www\.|\p{L}\.(?:com|net|org|io|me|ly|gg|info|example|app|xyz|ru|ir|sa|eg)\b|\S@\S|@\S|t\.me|(?:\+|\b00)\p{Nd}|(?:\p{Nd}[\s().-]{0,2}){9,}|\b(?=\w*\d)(?=\w*[a-z])\w{20,}\b/iu;
const PREAMBLE = foldAll(
	'إليك|إليكم|فيما يلي|الملخص|ملخص|تلخيص|خلاصة|بصفتي|كنموذج|نموذج لغوي|كمساعد|لا أستطيع|لا يمكنني|عذرا|آسف|بالتأكيد|حسنا|بكل سرور|يسعدني|سأقوم|تعليمات|التعليمات|المستخدم|الذكاء الاصطناعي|اضغط|اشترك|تابعونا|اتصل|بادر|سارع',
);
const END = /[.!؟?…]["»”’)]*$/;

/** `answer` is the model's text as it came. The text that passes is NFC, on one line, without invisible characters. */
export function faithful(answer: string, options: FaithfulnessOptions): Check {
	const reason = faultIn(answer, options);
	return reason ? { kind: 'rejected', reason } : { kind: 'passed', text: plainLine(answer) };
}

function faultIn(answer: string, options: FaithfulnessOptions): Rejection | undefined {
	const text = plainLine(answer.slice(0, LONGEST * 2));
	const { sources, words = 60 } = options;
	if (text === '') return 'empty';
	if (ADDRESS.test(text.normalize('NFKC'))) return 'address';
	if (/[\r\n]/.test(answer.trim()) || MARKUP.test(text) || hasStrangeSigns(text)) return 'markup';
	if (echoes(text, options.instructions, sources)) return 'echo';
	if (isPreamble(text, sources)) return 'preamble';
	if (arabicShare(text) < LEAST_ARABIC) return 'language';
	const count = sentences(text).length;
	if (answer.length > LONGEST || count < 2 || count > 3 || wordCount(text) > words) return 'length';
	if (!END.test(text) || !isBalanced(text)) return 'unfinished';
	if (inventsNumber(text, sources)) return 'number';
	if (inventsQuotation(text, sources)) return 'quotation';
	return options.isArabic ? faultInTelling(text, sources) : faultInTranslation(text, sources);
}

function faultInTelling(text: string, sources: string): Rejection | undefined {
	const known = knownWords(sources);
	if (strangers(text, known).length > 0) return 'name';
	return sentences(text).some((sentence) => foundedShare(sentence.text, known) < LEAST_FOUNDED)
		? 'unfounded'
		: undefined;
}

function faultInTranslation(text: string, sources: string): Rejection | undefined {
	return unheardNames(text, sources).length > 0 ? 'name' : undefined;
}

/** Arabic prose needs letters, figures and plain punctuation: no emoji, no other scripts, no look-alikes. */
function hasStrangeSigns(text: string): boolean {
	return /[^\u0640\p{Script=Arabic}\p{Script=Latin}\p{M}\p{Nd}\s.,،؛;:!؟?…«»“”"'’()%٪/–—+$€£&-]/u.test(text);
}

function isPreamble(text: string, sources: string): boolean {
	const [folded, source] = [foldText(text), foldText(sources)];
	return PREAMBLE.some((phrase) => holdsWord(folded, phrase) && !holdsWord(source, phrase));
}

function holdsWord(text: string, phrase: string): boolean {
	return new RegExp(`(?<!\\p{L})${phrase}(?!\\p{L})`, 'u').test(text);
}

/** Eight words in a row of the instructions that the sources do not have. */
function echoes(text: string, instructions: string, sources: string): boolean {
	const [told, given] = [spaced(instructions), spaced(sources)];
	const said = spaced(text).trim().split(' ');
	for (let at = 0; at + ECHO_WORDS <= said.length; at += 1) {
		const run = ` ${said.slice(at, at + ECHO_WORDS).join(' ')} `;
		if (told.includes(run) && !given.includes(run)) return true;
	}
	return false;
}

function inventsNumber(text: string, sources: string): boolean {
	const known = numbersOf(sources);
	return statedNumbers(text).some((readings) => !readings.some((value) => known.has(value)));
}

/** What stands between quotation marks must stand in the sources, word for word. */
function inventsQuotation(text: string, sources: string): boolean {
	const source = spaced(sources);
	return quotations(text).some((quotation) => !source.includes(spaced(quotation)));
}

/** Folded words between single spaces, one at each end. */
function spaced(text: string): string {
	return ` ${(foldText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `;
}

function foldAll(list: string): string[] {
	return list.split('|').map(foldText);
}

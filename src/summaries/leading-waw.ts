/** Drops the و that tied a sentence to the one before it, when it is a conjunction and no part of the word. Pure. */
import { foldText } from '../text/arabic.ts';
import { startsWithSaying } from '../text/reporting-verbs.ts';

/** Words that often follow the conjunction at the head of a sentence. */
const AFTER_WAW = new Set(
	'في من على إلى عن مع كان كانت يكون تكون لم لن لا ما أن إن إذا لو منذ خلال بعد قبل عند عندما حول ضمن بين تحت أمام هذا هذه ذلك تلك كل بعض أي كلا'
		.split(' ')
		.map(foldText),
);
/** Stems whose first letter is و; the article's own words decide for what is not here. */
const OWN_WAW =
	/^(?:واشنطن|واحد|واجه|واجب|واد[ي ]|وارد|وارس|واسع|واصل|واعد|وافق|واقع|واكب|والد|والي|وثاي?ق|وثيق|وتير|وتر|وسا[يء]ل|وسام|وسط|وسيط|وسيل|ويلز|ويكي|وباي?|وبال|وقود|وقت|وقع|وقف|وفد|وفاه|وفات|وفق|وفر|وفي[اه]|وفود|وليد|ولي|ولاد|ولاي|ولد|وكيل|وكال)/u;
const FIRST_WORD = /^([«“"(]*)(و\S+)(\s*)/u;

/** `known`: folded words of the article; a word met there without its و shows that the و is a conjunction. */
export function withoutLeadingWaw(sentence: string, known: ReadonlySet<string>): string {
	const match = FIRST_WORD.exec(sentence);
	if (!match) return sentence;
	const [head, marks = '', word = ''] = match;
	const folded = foldText(word).replace(/[^\p{L}\p{M}\p{N}]+$/u, '');
	if (folded === 'وقد') return marks + sentence.slice(head.length);
	if (!isConjunction(folded, known)) return sentence;
	return marks + sentence.slice(marks.length).replace(/^و[\u064B-\u0652]?/u, '');
}

function isConjunction(folded: string, known: ReadonlySet<string>): boolean {
	const bare = folded.slice(1);
	if (bare.length < 2) return false;
	if (AFTER_WAW.has(bare) || known.has(bare)) return true;
	if (OWN_WAW.test(folded)) return false;
	// The article, a verb of saying, a present or future tense, or a stem that begins with alif.
	return startsWithSaying(bare) || /^(?:ال\S{3}|[يتس]\S{3}|ا\S{3})/u.test(bare);
}

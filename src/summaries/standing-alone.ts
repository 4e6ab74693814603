/** Rewrites the head of a sentence that leans on the one before it so that it can stand alone, where that is honest. Pure. */
import { foldText } from '../text/arabic.ts';
import { startsWithSaying } from '../text/reporting-verbs.ts';
import { leanOf } from './leaning.ts';

/** "من جانبه،", "في المقابل،": a short phrase with its comma. */
const OPENING = /^(?:\S+\s+){0,4}?\S+\s*[،,]\s*/u;
const CONNECTIVE = /^و?(?:كما|لكن|كذلك|فيما|بينما|ثم)\s+(?=\S{3})/u;
/** After a verb of saying these show that the speaker is not named here. */
const NO_SPEAKER =
	/^(?:ان|انه|انها|انهم|اننا|اني|ان ما|في|الي|علي|عن|من|خلال|عبر|قائلا|قائله|قايلا|قايله|ذلك|هذا|هذه|كذلك|ايضا|بان|بانه|بانها|لها|له|ل\S*|ب\S*)$/u;

/**
 * "من جانبه، أكد الوزير …" → "أكد الوزير …"; "كما دعا الحزب …" → "دعا الحزب …"; "وأوضح الوزير …" → "أوضح الوزير …".
 * Undefined when the sentence would still want another ("وأضاف أن …", "هذا …").
 */
export function standingAlone(sentence: string): string | undefined {
	const lean = leanOf(sentence);
	if (lean === 'none') return sentence;
	if (lean === 'points' || lean === 'echoes') return undefined;
	if (lean === 'reports') return namesSpeaker(sentence) ? sentence.replace(/^و/u, '') : undefined;
	const bare = sentence.replace(CONNECTIVE.test(sentence) ? CONNECTIVE : OPENING, '');
	return bare !== sentence && leanOf(bare) === 'none' && !startsWithoutSpeaker(bare) ? bare : undefined;
}

function startsWithoutSpeaker(sentence: string): boolean {
	return startsWithSaying(sentence) && !namesSpeaker(sentence);
}

function namesSpeaker(sentence: string): boolean {
	const second = /^\p{L}+\s+(\p{L}+)\s/u.exec(foldText(sentence))?.[1];
	return second !== undefined && !NO_SPEAKER.test(second);
}

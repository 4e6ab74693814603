/** Whether an Arabic word can be the spelling of a Latin name: by its consonants. Pure. */

/** Each Arabic letter and the Latin letters it may stand for; long vowels and hamza stand for none. */
const LATIN: Readonly<Record<string, string>> = {
	ب: 'bpv',
	ت: 't',
	ث: 'ts',
	ج: 'jgc',
	ح: 'h',
	خ: 'kh',
	د: 'd',
	ذ: 'dzt',
	ر: 'r',
	ز: 'zs',
	س: 'scz',
	ش: 'scj',
	ص: 's',
	ض: 'd',
	ط: 't',
	ظ: 'z',
	غ: 'g',
	ف: 'fvp',
	ق: 'qkgc',
	ك: 'kcqgx',
	ل: 'l',
	م: 'm',
	ن: 'n',
	ه: 'h',
};
/** Latin letters that Arabic writes as vowels or not at all. */
const SILENT = /[aeiouyhw]/;

/** `arabic` is folded, without the article; `latin` is one word in lower case, without accents. */
export function soundsLike(arabic: string, latin: string): boolean {
	const sounds = [...arabic].filter((letter) => LATIN[letter] !== undefined);
	let at = 0;
	for (const [index, letter] of [...latin].entries()) {
		if (sounds[at] !== undefined && LATIN[sounds[at]!]!.includes(letter)) at += 1;
		else if (!SILENT.test(letter) && !isPartOf(letter, latin[index - 1])) return false;
	}
	return sounds.length >= 2 && at === sounds.length;
}

/** A doubled letter, or the second letter of a sound written with two (ck, sch, tz). */
function isPartOf(letter: string, before: string | undefined): boolean {
	return (
		letter === before ||
		['ck', 'sc', 'ch', 'tz', 'ts', 'ng', 'ph', 'gh', 'th', 'kh', 'sh', 'ks'].includes(`${before}${letter}`)
	);
}

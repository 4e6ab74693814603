/** A Latin name as Arabic newspapers might spell it: AUKUS → أوكوس, اوكوس is folded, أوكيوس is an alias to add by hand. Pure. */

const MOST = 8;

/** Longest first; several Arabic spellings are alternatives. Vowels at a word's beginning stand under "^". */
const SOUNDS: readonly (readonly [latin: string, arabic: readonly string[]])[] = [
	['^au', ['أو']],
	['^ou', ['أو']],
	['^ai', ['أي']],
	['^ei', ['أي']],
	['^eu', ['أو', 'يو']],
	['^a', ['أ', 'آ']],
	['^e', ['إ', 'أ']],
	['^i', ['إ', 'إي']],
	['^o', ['أو']],
	['^u', ['أو', 'يو']],
	['tsch', ['تش']],
	['sch', ['ش']],
	['sh', ['ش']],
	['ch', ['تش', 'ش']],
	['th', ['ث']],
	['kh', ['خ']],
	['gh', ['غ']],
	['ph', ['ف']],
	['dh', ['ذ']],
	['zh', ['ج']],
	['ck', ['ك']],
	['qu', ['كو']],
	['oo', ['و']],
	['ou', ['و']],
	['au', ['و', 'او']],
	['ee', ['ي']],
	['ea', ['ي']],
	['ai', ['اي', 'ي']],
	['ei', ['ي', 'اي']],
	['ia', ['يا']],
	['ce', ['س', 'سي']],
	['ci', ['سي']],
	['a', ['ا']],
	['b', ['ب']],
	['c', ['ك']],
	['d', ['د']],
	['e', ['ي', '']],
	['f', ['ف']],
	['g', ['غ', 'ج']],
	['h', ['ه']],
	['i', ['ي']],
	['j', ['ج']],
	['k', ['ك']],
	['l', ['ل']],
	['m', ['م']],
	['n', ['ن']],
	['o', ['و']],
	['p', ['ب']],
	['q', ['ك', 'ق']],
	['r', ['ر']],
	['s', ['س']],
	['t', ['ت']],
	['u', ['و']],
	['v', ['ف']],
	['w', ['و']],
	['x', ['كس']],
	['y', ['ي']],
	['z', ['ز']],
];

/** Up to eight spellings, the likeliest first; none for what is not Latin throughout. */
export function transliterations(name: string): string[] {
	const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	if (!/^[a-z][a-z' -]*$/.test(plain)) return [];
	let spellings = [''];
	for (const [at, word] of plain.split(/[ -]+/).entries()) {
		const own = spelledOut(`^${word.replaceAll("'", '')}`);
		spellings = spellings.flatMap((start) => own.map((rest) => (at === 0 ? rest : `${start} ${rest}`))).slice(0, MOST);
	}
	return spellings;
}

/** Doubled consonants are written once. */
function spelledOut(word: string): string[] {
	let rest = word;
	let spellings = [''];
	while (rest !== '') {
		const sound = SOUNDS.find(([latin]) => rest.startsWith(latin));
		const length = sound?.[0].length ?? 1;
		if (sound) spellings = spellings.flatMap((start) => sound[1].map((arabic) => start + arabic)).slice(0, MOST);
		const isDoubled = length === 1 && rest[1] === rest[0] && !'aeiou'.includes(rest[0]!);
		rest = rest.slice(isDoubled ? 2 : length);
	}
	return spellings;
}

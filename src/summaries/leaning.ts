/** Whether a sentence leans on one before it: a pronoun, a connective, a "وأضاف" whose speaker was named earlier. Pure. */
import { foldText } from '../text/arabic.ts';
import { saysSo, startsWithSaying } from '../text/reporting-verbs.ts';

const POINTERS = new Set(
	(
		'هذا هذه ذلك تلك هؤلاء أولئك هو هي هم هما هن هناك هنا بذلك لذلك لهذا لهذه بهذا بهذه كهذا منه منها منهم فيه فيها عنه عنها له لها لهم ' +
		'إليه إليها عليه عليها عليهم به بها بهم معه معها بدوره بدورها بدورهم بعدها عندها حينها وقتها حينئذ عندئذ آنذاك'
	)
		.split(' ')
		.map(foldText),
);
const CONNECTIVES = new Set(
	(
		'كما لكن ولكن لكنه لكنها بيد حيث إذ كذلك أيضا ثم بالتالي بالمقابل أما إلا غير فضلا علاوة إضافة بل وإلا ناهيك ليس ' +
		'مضيفا مضيفة مشيرا مشيرة موضحا مؤكدا مبينا لافتا منوها'
	)
		.split(' ')
		.map(foldText),
);
const PHRASES = (
	'من جانبه|من جانبها|من جانبهم|من جانب آخر|من جهته|من جهتها|من جهتهم|من جهة أخرى|من جهة ثانية|من ناحيته|من ناحيتها|من ناحية|في المقابل|في السياق|' +
	'في هذا|في هذه|في ذلك|في غضون ذلك|في الوقت|في الأثناء|في موازاة|على صعيد|على الصعيد|إلى ذلك|إلى جانب ذلك|إضافة إلى|يذكر أن|يشار إلى|تجدر الإشارة|' +
	'الجدير بالذكر|جدير بالذكر|جاء ذلك|جاء هذا|جاءت هذه|يأتي ذلك|يأتي هذا|تأتي هذه|على الرغم من ذلك|رغم ذلك|مع ذلك|بعد ذلك|قبل ذلك|عقب ذلك|نتيجة لذلك|' +
	'على ذلك|بناء على ذلك|بحسب ما|يأتي|تأتي'
)
	.split('|')
	.map(foldText);
const LEADING_WAW = /^و(?=\p{L}{2})/u;

/** How a sentence begins, as far as it matters to one who reads it alone. */
export type Lean =
	| 'none'
	| 'reports' // "وأضاف أن …": who?
	| 'connects' // "كما …", "في المقابل …"
	| 'points' // "هذه الخطوة …": which?
	| 'echoes'; // "هذا ما قاله …": the sentence says nothing itself

export function leanOf(sentence: string): Lean {
	const folded =
		foldText(sentence)
			.match(/[\p{L}\p{M}\p{N}]+/gu)
			?.slice(0, 4) ?? [];
	const first = folded[0] ?? '';
	const bare = first.replace(LEADING_WAW, '').replace(/^ف(?=\p{L}{3})/u, '');
	if (POINTERS.has(first) || POINTERS.has(bare)) return folded[1] === 'ما' ? 'echoes' : 'points';
	if (CONNECTIVES.has(first) || CONNECTIVES.has(bare)) return 'connects';
	const start = folded.join(' ');
	const bareStart = start.replace(LEADING_WAW, '');
	if (PHRASES.some((phrase) => start.startsWith(phrase) || bareStart.startsWith(phrase))) return 'connects';
	if (continuesWithQuotation(sentence)) return 'connects';
	if (/^[وف]/.test(first) && startsWithSaying(sentence)) return 'reports';
	return 'none';
}

/** "… إلى إنشاء كتلة. “حلف جديد” في المنطقة.": the quotation is the end of the sentence before it. */
function continuesWithQuotation(sentence: string): boolean {
	const opening = /^(?:“[^”]*”|«[^»]*»|"[^"]*")/u.exec(sentence);
	return opening !== null && !saysSo(sentence.slice(opening[0].length));
}

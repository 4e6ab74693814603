/** Tells what belongs to a page (labels, buttons, credits, appeals to the reader) from what belongs to an article. Pure. */
import { foldText } from './arabic.ts';
import { wordCount } from './word-count.ts';

/**
 * Kinds of words by which a page speaks for itself. One of them proves nothing: each is at home in news about the web or
 * the press. It is their company, and the shape of the line, that counts.
 */
const KINDS: readonly (readonly string[])[] = [
	// What a reader is told to do. Many are also past tenses ("تابع الوزير"), hence worth one point only.
	(
		'اقرأ اقرؤوا اقرا إقرأ شاهد شاهدوا تابع تابعنا تابعونا تابعوا اشترك اشتركوا شارك شاركوا شاركنا شاركونا اضغط اضغطوا إضغط ' +
		'انقر انقروا حمل حملوا نزل سجل سجلوا انضم انضموا احصل احصلوا اكتب اترك علق أرسل أرسلوا انشر اطلع اطلعوا تصفح تصفحوا استمع ' +
		'استمعوا تعرف زوروا زر ادعم ادعموا تبرع تبرعوا قيم فعل وافق أدخل ابحث انتقل عد انسخ اختر راسلنا راسلونا اتصل تواصل تواصلوا ' +
		'ساهم شاهدي تابعي اشتركي read subscribe follow share click download sign join watch listen continue'
	).split(' '),
	// Places where pages live.
	(
		'فيسبوك فيس بوك تويتر واتساب واتس تليجرام تلغرام تيليجرام تيليغرام تلجرام يوتيوب إنستغرام انستغرام انستجرام إنستجرام انستقرام سناب ' +
		'سنابشات تيك توك لينكد لينكدإن جوجل غوغل بلس ماسنجر فايبر ثريدز بودكاست facebook twitter whatsapp telegram youtube ' +
		'instagram tiktok linkedin google play store'
	).split(' '),
	// Parts of a page, and wares of a publisher.
	(
		'رابط الرابط روابط لينك تطبيق التطبيق تطبيقنا تطبيقات موقعنا قناتنا القناة قناة حسابنا حساباتنا صفحتنا صفحاتنا نشرتنا النشرة نشرة البريدية ' +
		'بريدية الإشعارات إشعارات تنبيهات كوكيز التعليقات تعليقات تعليق وسوم الوسوم سمات هاشتاغ تصنيفات التصنيف التدوينات التدوينة تدوينة ' +
		'المدونة المقال المقالة المقالات طباعة الرئيسية الاشتراك اشتراك نسختنا المتصفح متصفح البث المباشر بث الفيديو فيديو جروب مجموعتنا newsletter ' +
		'cookies comments tags post article email website'
	).split(' '),
	// The reader, addressed; the publisher, speaking.
	(
		'بريدك بريدكم رأيك رأيكم هاتفك هاتفكم جوالك جهازك حسابك تجربتك تجربتكم متصفحك أصدقائك صديقك أصدقاءك مشاركتك اشتراكك منطقتك بلدك ' +
		'اهتماماتك معنا عنا لدينا إلينا علينا لنا قراءنا قرائنا متابعينا خدماتنا شروطنا سياستنا فريقنا صحيفتنا لك لكم عليك عليكم بك إليك إليكم أنت يهمك يهمكم ' +
		'يعجبك فاتك يفوتك your you our us'
	).split(' '),
	// Rights, credits, dates of the page.
	(
		'حقوق الحقوق محفوظة الخصوصية الارتباط المصدر تصوير أرشيف أرشيفية ارشيفية عدسة إعداد تحرير ترجمة بقلم الكاتب كتب كتبت نشر نشرت تحديث ' +
		'الكلمات المفتاحية الدلالية مفتاحية دلالية القراءة الصورة صورة الصور صور غيتي إعلان إعلانات ممول الآراء النشر الشروط ' +
		'الأحكام إذن خطي المادة المحتوى rights reserved copyright photo getty images source editing reporting'
	).split(' '),
	// Ways to more of the same.
	(
		'المزيد للمزيد لمزيد مزيد أيضا التفاصيل لقراءة لمشاهدة لمتابعة للاشتراك للاطلاع للتواصل للإعلان صلة مواضيع موضوعات متعلقة مشابهة مرتبطة قراءة مشاهدة تداولا السابق التالي ' +
		'هنا الآن مجانا يهمك more here related latest now free'
	).split(' '),
].map((words) => words.map(foldText));

const KIND_OF = new Map(KINDS.flatMap((kind, at) => kind.map((word) => [word, at] as const)));
const ACTION = 0;
const PLATFORM = 1;
const PART = 2;

const ADDRESS = /https?:\/\/|www\.|\S@\S|(?:^|\s)[@#][\p{L}\p{N}_]{3,}|\[email|©|®|\bpic\.|\/\*/iu;
const ENDS = /[.!؟?…]["»”’)\]]*$/;
/** What somebody said is no page's voice. */
const QUOTED = /«[^»]*»|“[^”]*”|"[^"]*"/gu;
/** What WordPress signs its feeds with. */
const FOOTER =
	/^(?:ال)?(?:التدوينة|مقالة|مقال|ظهرت|ظهر)\s.*(?:أولاً|أولا|أولًا)\s+(?:على|في)\s|^The post .* (?:appeared first on|first appeared on) /u;
const LABEL = /^[^:：]{2,30}[:：](?:\s|$)/u;
/** Above this many words a text is prose, whatever it speaks of. */
const LONGEST = 28;
const SHORT = 12;
const ENOUGH = 2;
/** Points from which a line may also be kept from matching, where a wrong guess would lose an alert. */
const CERTAIN = 3;
const LEAST_BUTTONS = 4;

/** The line begins with words of the page and a colon, as "اقرأ أيضا: …", or the colon has nothing after it. */
function isLabel(line: string, kinds: readonly number[]): boolean {
	return /[:：]$/.test(line) || (LABEL.test(line) && kinds.length > 0);
}

/** Points against a line or sentence: two make it unfit for a summary. 0 for long prose. */
export function boilerplatePoints(line: string): number {
	if (opensWithLabel(line)) return CERTAIN;
	if (wordCount(line) > LONGEST) return 0;
	const words = foldText(line.replace(QUOTED, ' ')).match(/[\p{L}\p{M}]+/gu) ?? [];
	const kinds = words.map(kindOf).filter((kind) => kind !== undefined);
	const isFinished = ENDS.test(line);
	// A whole sentence about platforms and their parts is news about them, unless somebody is addressed.
	let points = new Set(kinds.map((kind) => (isFinished && kind === PART ? PLATFORM : kind))).size;
	if (ADDRESS.test(line)) points += ENOUGH;
	if (kinds[0] === ACTION && KIND_OF.get(words[0] ?? '') === ACTION) points += 0.5;
	if (isLabel(line, kinds)) points += 1;
	if (kinds.length > 0 && !isFinished && words.length <= SHORT) points += 1;
	// In a longer sentence single words of these kinds are chance.
	return words.length > SHORT ? points - (words.length - SHORT) / 8 : points;
}

/** Two words of the page and a colon, or a copyright sign, at the very start; whatever is run together with them. */
function opensWithLabel(line: string): boolean {
	if (/^.{0,40}©/u.test(line) || FOOTER.test(line)) return true;
	const label = /^([^:：]{4,40})[:：]/u.exec(line)?.[1] ?? '';
	const words = foldText(label.replace(QUOTED, ' ')).match(/\p{L}+/gu) ?? [];
	return words.length <= 4 && words.filter((word) => kindOf(word) !== undefined).length >= 2;
}

/** Takes off a row of buttons run together with the sentence after it: "شارك تويتر فيسبوك اكتب رأيك أعلن …". */
export function withoutButtons(line: string): string {
	let cut = 0;
	let hits = 0;
	let count = 0;
	for (const word of line.slice(0, 200).matchAll(/\S+/gu)) {
		count += 1;
		const kind = kindOf(foldText(word[0]).replace(/[^\p{L}\p{M}]/gu, ''));
		if (count === 1 && kind !== ACTION) return line;
		if (kind === undefined) continue;
		hits += 1;
		if (hits >= LEAST_BUTTONS && hits / count >= 0.6) cut = word.index + word[0].length;
	}
	return line.slice(cut).trim();
}

function kindOf(word: string): number | undefined {
	const kind = KIND_OF.get(word);
	if (kind !== undefined) return kind;
	const bare = KIND_OF.get(word.replace(/^[وف]/, ''));
	return bare === ACTION ? undefined : bare; // "وتابع الوزير" tells, it does not ask
}

/** Belongs to the page, not to the article. */
export function isBoilerplate(line: string): boolean {
	return boilerplatePoints(line) >= ENOUGH;
}

/** The same beyond doubt. */
export function isSurelyBoilerplate(line: string): boolean {
	return boilerplatePoints(line) >= CERTAIN;
}

/** Short and unfinished: a heading, a label, a caption. */
export function isHeading(line: string): boolean {
	return !ENDS.test(line) && wordCount(line) <= SHORT;
}

/** The page's own words: nouns counted in all six Arabic forms, spans with their unit, states and faults in plain words. Pure. */
import type { AlertStatus } from '../domain/alert.ts';
import type { FeedFault } from '../domain/feed.ts';
import type { Stage } from '../observability/meter.ts';

const LOCALE = 'ar-u-nu-arab';
const plural = new Intl.PluralRules('ar');
const numbers = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });

/** none, one, two, then the noun after 3–10, after 11–99, and after 100 and the like. */
type Forms = readonly [zero: string, one: string, two: string, few: string, many: string, other: string];
const NOUNS = {
	alert: ['لا تنبيهات', 'تنبيه واحد', 'تنبيهان', 'تنبيهات', 'تنبيهًا', 'تنبيه'],
	article: ['لا مقالات', 'مقالة واحدة', 'مقالتان', 'مقالات', 'مقالةً', 'مقالة'],
	channel: ['لا قنوات', 'قناة واحدة', 'قناتان', 'قنوات', 'قناةً', 'قناة'],
	topic: ['لا موضوعات', 'موضوع واحد', 'موضوعان', 'موضوعات', 'موضوعًا', 'موضوع'],
	feed: ['لا مصادر', 'مصدر واحد', 'مصدران', 'مصادر', 'مصدرًا', 'مصدر'],
	outlet: ['لا منابر', 'منبر واحد', 'منبران', 'منابر', 'منبرًا', 'منبر'],
	task: ['لا مهام', 'مهمة واحدة', 'مهمتان', 'مهام', 'مهمةً', 'مهمة'],
	keyword: [
		'لا كلمات مفتاحية',
		'كلمة مفتاحية واحدة',
		'كلمتان مفتاحيتان',
		'كلمات مفتاحية',
		'كلمةً مفتاحيةً',
		'كلمة مفتاحية',
	],
	time: ['ولا مرة', 'مرة واحدة', 'مرتين', 'مرات', 'مرةً', 'مرة'],
} satisfies Record<string, Forms>;
export type Noun = keyof typeof NOUNS;

export function num(value: number): string {
	return numbers.format(value);
}

/** "٣ تنبيهات", "تنبيهان", "١١ تنبيهًا". */
export function counted(noun: Noun, count: number): string {
	const [zero, one, two, few, many, other] = NOUNS[noun];
	switch (plural.select(count)) {
		case 'zero':
			return zero;
		case 'one':
			return one;
		case 'two':
			return two;
		case 'few':
			return `${num(count)} ${few}`;
		case 'many':
			return `${num(count)} ${many}`;
		default:
			return `${num(count)} ${other}`;
	}
}

/** A span in the largest unit that keeps it above two: "٣٠ ثانية", "٥ دقائق". */
export function span(ms: number): string {
	if (ms < 1000) return amount(Math.round(ms), 'millisecond');
	const seconds = ms / 1000;
	if (seconds < 120) return amount(Math.round(seconds * 10) / 10, 'second');
	if (seconds < 7200) return amount(Math.round(seconds / 60), 'minute');
	if (seconds < 172_800) return amount(Math.round(seconds / 3600), 'hour');
	return amount(Math.round(seconds / 86_400), 'day');
}

export function percent(share: number): string {
	return new Intl.NumberFormat(LOCALE, { style: 'percent' }).format(share);
}

function amount(value: number, unit: string): string {
	return new Intl.NumberFormat(LOCALE, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** "٢٥ نوفمبر، ٩:٤٠ م" in the page's zone. */
export function dayAndTime(at: string, timeZone: string): string {
	return new Intl.DateTimeFormat(LOCALE, {
		day: 'numeric',
		month: 'long',
		hour: 'numeric',
		minute: '2-digit',
		timeZone,
	}).format(new Date(at));
}

/** "٢٥ نوفمبر" of a UTC day "YYYY-MM-DD". */
export function dayName(day: string): string {
	return new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day));
}

export const PLATFORMS: Readonly<Record<string, string>> = {
	discord: 'ديسكورد',
	telegram: 'تيليغرام',
	terminal: 'الطرفية',
};

export const STAGES: Readonly<Record<Stage, string>> = {
	found: 'من النشر إلى الرصد',
	announced: 'من الرصد إلى التنبيه',
	sent: 'من التنبيه إلى الوصول',
	whole: 'من النشر إلى القارئ',
};

export const STATES: Readonly<Record<AlertStatus, string>> = {
	pending: 'في الانتظار',
	held: 'محفوظ للموجز',
	sending: 'يُرسل الآن',
	unknown: 'لا يُعرف أوصل أم لا',
	sent: 'وصل',
	superseded: 'أغنى عنه ما بعده',
	failed: 'لم يصل',
	expired: 'فات أوانه',
};

export const KINDS: Readonly<Record<string, string>> = {
	reply: 'مستجدات',
	digest: 'موجز',
	notice: 'إشعار',
};

/** Why an alert did not arrive, by the kind that the sender stored. */
const FAILURES: Readonly<Record<string, string>> = {
	gone: 'القناة لم تعد موجودة، أو أُخرج البوت منها',
	refused: 'القناة ترفض رسائل البوت: تنقصه صلاحية',
	invalid: 'رفضت المنصة الرسالة نفسها',
	missing: 'حُذفت الرسالة التي كان يعدّلها',
	busy: 'طلبت المنصة الانتظار',
	unauthorised: 'رمز البوت غير مقبول',
	unknown: 'انقطع الجواب في أثناء الإرسال',
	'not-sent': 'تعذّر الاتصال بالمنصة',
	migrated: 'انتقلت المحادثة إلى عنوان جديد',
};

export function failureWords(kind: string): string {
	return FAILURES[kind] ?? 'عطل لم نعرف نوعه';
}

const FEED_FAULTS: Readonly<Record<FeedFault['kind'], string>> = {
	address: 'العنوان مرفوض: ليس عنوانًا عامًّا على الوب',
	network: 'تعذّر الاتصال بالموقع',
	timeout: 'لم يجب الموقع في الوقت المتاح',
	'too-large': 'الملف أكبر مما يُقبل',
	http: 'أجاب الموقع بخطأ',
	gone: 'أُزيلت الخلاصة نهائيًّا',
	busy: 'طلب الموقع الانتظار قبل الزيارة التالية',
	challenge: 'الموقع يصدّ البرامج بصفحة تحقق',
	'not-a-feed': 'ما على هذا العنوان ليس خلاصة أخبار',
	malformed: 'الخلاصة مكسورة ولا تُقرأ',
	killed: 'استغرقت قراءة الخلاصة أكثر مما يُسمح به',
};

export function feedFaultWords({ kind, status }: FeedFault): string {
	const words = FEED_FAULTS[kind];
	return kind === 'http' && status !== undefined ? `${words} (${num(status)})` : words;
}

export const JOBS: Readonly<Record<string, string>> = {
	check: 'زيارة مصدر',
	place: 'ضمّ مقالة إلى خبرها',
	announce: 'إعداد تنبيه',
	deliver: 'إرسال تنبيه',
};

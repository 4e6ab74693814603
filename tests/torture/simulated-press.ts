/** The simulated newspapers: who publishes what, when; every article is about one of two topics. */
import type { Entry, Feed } from '../../src/domain/feed.ts';
import { idOf } from '../../src/domain/id.ts';
import type { Topic } from '../../src/domain/topic.ts';
import type { Chance } from './chance.ts';

export const TOPICS: readonly Topic[] = [
	{ id: 'ports', scope: 'global', names: { ar: 'الموانئ' }, keywords: [{ text: 'ميناء' }], revision: 1 },
	{ id: 'rail', scope: 'global', names: { ar: 'السكك الحديدية' }, keywords: [{ text: 'سكة حديد' }], revision: 1 },
];

export type Paper = { readonly feed: Feed; readonly entries: readonly Entry[] };

const WHO = [
	'وزارة النقل',
	'شركة المرافئ الوطنية',
	'المجلس البلدي',
	'هيئة الاستثمار',
	'نقابة العمال',
	'محكمة القضاء الإداري',
];
const DOES = ['تعلن افتتاح', 'تؤجل مشروع', 'تراجع عقود', 'تموّل توسعة', 'توقف العمل في', 'تبحث بيع'];
const WHAT = ['ميناء', 'سكة حديد'];
const WHERE = ['العقبة', 'طنجة', 'صحار', 'بورسعيد', 'اللاذقية', 'صفاقس', 'مصراتة', 'ينبع', 'البصرة', 'عدن'];
const WHY = [
	'بعد أشهر من تعطل الرافعات وتأخر السفن في المرسى',
	'استجابة لمطالب التجار الذين شكوا من غلاء الشحن',
	'رغم اعتراض سكان الحي المجاور على الضجيج والغبار',
	'في خطة تمتد خمس سنوات وتقترض لها الدولة من مصارف محلية',
	'بعد تقرير هندسي وصف أرصفته القديمة بأنها خطرة على العاملين',
];

/** A few feeds; some stories are told by several of them, in their own words or copied. */
export function printPapers(chance: Chance, from: number, to: number): readonly Paper[] {
	const names = ['almadar', 'nabaa', 'alsharq', 'alufuq'].slice(0, chance.whole(2, 4));
	const entries = new Map<string, Entry[]>(names.map((name) => [name, []]));
	for (let story = chance.whole(2, 10); story > 0; story -= 1) {
		const facts = {
			who: chance.pick(WHO),
			does: chance.pick(DOES),
			what: chance.pick(WHAT),
			where: chance.pick(WHERE),
			why: chance.pick(WHY),
		};
		const at = chance.between(from, to);
		for (const name of names) {
			if (entries.get(name)!.length > 0 && chance.happens(0.4)) continue;
			const own = entries.get(name)!;
			own.push(entryOf(name, own.length, facts, Math.min(to, at + chance.between(0, 3_600_000)), chance));
		}
	}
	return names.map((name) => ({ feed: feedOf(name), entries: entries.get(name)! }));
}

function feedOf(name: string): Feed {
	return {
		id: idOf('f', name),
		feedUrl: `https://${name}.example/rss`,
		title: name,
		language: 'ar',
		announceNewest: 50,
	};
}

function entryOf(
	name: string,
	serial: number,
	{ who, does, what, where, why }: Record<'who' | 'does' | 'what' | 'where' | 'why', string>,
	at: number,
	chance: Chance,
): Entry {
	const link = `https://${name}.example/${serial}`;
	const number = chance.whole(12, 980);
	const title = chance.happens(0.5) ? `${who} ${does} ${what} ${where}` : `${what} ${where}: ${who} ${does} المشروع`;
	const fact = chance.happens(0.5) ? ` وقالت إن الكلفة تبلغ ${number} مليون دولار.` : '';
	const summary = `${who} ${does} ${what} ${where} ${why}.${fact}`;
	const publishedAt = new Date(at).toISOString();
	return { id: link, link, title, summary, publishedAt, authors: [], categories: [], enclosures: [] };
}

/** Articles of a newsroom that does not exist, for the tests of this room. */
import type { Article } from '../../src/domain/article.ts';
import type { Story } from '../../src/domain/story.ts';

export const HARBOUR = [
	'مرسى النور – صوت الساحل',
	'أعلنت بلدية مرسى النور، صباح الأحد، بدء العمل في توسيع الميناء القديم بكلفة 48 مليون دينار، على أن ينتهي المشروع خلال ثلاث سنوات.',
	'وقالت رئيسة البلدية هناء الصفدي إن الرصيف الجديد سيستقبل 12 سفينة في وقت واحد، وإن الصيادين سيحتفظون بمراسيهم.',
	'وأضافت أن «البحر رزق المدينة. ولن نبيعه لأحد».',
	'كما رحبت نقابة الصيادين بالخطة، لكنها طلبت ضمانات مكتوبة قبل إخلاء السوق.',
	'هذا ما قاله نقيبهم في اجتماع مغلق.',
	'ويمول المشروع بنك التنمية الإقليمي بقرض مدته عشرون عاما.',
	'اقرأ أيضا: أسعار السمك ترتفع مع بداية الشتاء',
	'انضموا إلى قناتنا على واتساب لتصلكم الأخبار أولا بأول.',
].join('\n');

export const HARBOUR_TITLE = 'مرسى النور توسع ميناءها القديم';

export function article(change: Partial<Article> = {}): Article {
	return {
		id: 'a1',
		feedId: 'f1',
		publisher: 'صوت الساحل',
		url: 'https://coast.example/harbour',
		title: HARBOUR_TITLE,
		contentText: HARBOUR,
		authors: [],
		categories: [],
		language: 'ar',
		fetchedAt: '2031-03-02T08:00:00.000Z',
		...change,
	};
}

export function story(articles: readonly Article[]): Story {
	return {
		id: 's1',
		headline: articles[0]?.title ?? '',
		members: articles.map(({ id, publisher, url, title, fetchedAt }, at) => ({
			articleId: id,
			role: at === 0 ? 'opens' : 'repeats',
			publisher,
			url,
			title,
			at: fetchedAt,
			revision: at + 1,
		})),
		topicIds: [],
		fingerprint: undefined,
		firstSeenAt: '2031-03-02T08:00:00.000Z',
		lastSeenAt: '2031-03-02T08:00:00.000Z',
		revision: articles.length,
	};
}

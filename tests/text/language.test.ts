import { describe, expect, test } from 'vitest';
import { languageOf } from '../../src/text/language.ts';

const TITLES: Readonly<Record<string, readonly string[]>> = {
	ar: [
		'البرلمان يقر موازنة العام المقبل بعد نقاش طويل',
		'أمطار غزيرة تقطع الطريق بين العاصمة والساحل',
		'وزير الدفاع الياباني يدعو إلى حلف آسيوي جديد',
		'ارتفاع أسعار القمح عالميا للأسبوع الثالث على التوالي',
		'منتخب الناشئين يتأهل إلى نصف النهائي بركلات الترجيح',
		'المصرف المركزي يثبت سعر الفائدة ويحذر من التضخم',
		'قتيلان وسبعة جرحى في انهيار مبنى شرقي المدينة',
		'واشنطن وبكين تستأنفان محادثات التجارة الشهر القادم',
		'علماء يكتشفون نوعا نادرا من المرجان في البحر الأحمر',
		'إضراب المعلمين يدخل يومه العاشر دون اتفاق',
		'الشرطة تضبط شبكة لتهريب الآثار عبر الحدود',
		'غواصات أوكوس تصل إلى ميناء أديلايد الأسترالي',
	],
	fa: [
		'مجلس بودجه سال آینده را پس از بحثی طولانی تصویب کرد',
		'بارش شدید باران راه میان پایتخت و ساحل را بست',
		'وزیر دفاع ژاپن خواستار پیمانی تازه در آسیا شد',
		'قیمت جهانی گندم برای سومین هفته پیاپی بالا رفت',
		'دو کشته و هفت زخمی در فرو ریختن ساختمانی در شرق شهر',
		'بانک مرکزی نرخ بهره را ثابت نگه داشت',
		'دانشمندان گونه کمیابی از مرجان پیدا کردند',
		'اعتصاب معلمان وارد دهمین روز خود شد',
		'بانك مركزي نرخ بهره را ثابت نگه داشت و هشدار داد', // Persian typed with the Arabic letters ي and ك
	],
	ur: [
		'پارلیمان نے طویل بحث کے بعد آئندہ سال کا بجٹ منظور کر لیا',
		'شدید بارشوں سے دارالحکومت اور ساحل کے درمیان سڑک بند',
		'جاپان کے وزیر دفاع نے ایشیا میں نئے اتحاد کی تجویز دی',
		'عالمی منڈی میں گندم کی قیمت مسلسل تیسرے ہفتے بڑھ گئی',
		'شہر کے مشرق میں عمارت گرنے سے دو افراد ہلاک',
		'مرکزی بینک نے شرح سود برقرار رکھی',
		'اساتذہ کی ہڑتال دسویں روز میں داخل ہو گئی',
	],
	ckb: [
		'پەرلەمان بودجەی ساڵی داهاتووی پەسەند کرد',
		'بارانی زۆر ڕێگای نێوان پایتەخت و کەناری داخست',
		'وەزیری بەرگری ژاپۆن داوای هاوپەیمانییەکی نوێ دەکات',
		'نرخی گەنم بۆ سێیەم هەفتە بەرز بووەوە',
		'دوو کەس لە ڕووخانی باڵەخانەیەکدا گیانیان لەدەست دا',
		'مانگرتنی مامۆستایان چووە ڕۆژی دەیەم',
	],
	en: [
		'Parliament passes next year’s budget after a long debate',
		'Heavy rain cuts the road between the capital and the coast',
		'First AUKUS submarine parts reach Adelaide',
		'Central bank holds interest rate and warns of inflation',
	],
	fr: ['Le parlement adopte le budget de l’année prochaine après un long débat'],
	ru: ['Парламент принял бюджет на следующий год после долгих споров'],
};

describe('languageOf', () => {
	test.each(Object.entries(TITLES).flatMap(([language, titles]) => titles.map((title) => [language, title] as const)))(
		'%s: %s',
		async (language, title) => {
			expect(await languageOf(title)).toBe(language);
		},
	);

	test('six words are enough to keep other languages of the script out of the Arabic', async () => {
		const foreign = [...TITLES['fa']!, ...TITLES['ur']!, ...TITLES['ckb']!];
		const found = await Promise.all(foreign.map((title) => languageOf(title.split(' ').slice(0, 6).join(' '))));
		expect(found.filter((language) => language === 'ar')).toEqual([]);
	});

	test('a Latin name does not make an Arabic title English', async () => {
		expect(await languageOf('تأجيل إطلاق هاتف Samsung Galaxy الجديد في الأسواق العربية')).toBe('ar');
	});

	test('what the feed declares decides what one word leaves open', async () => {
		expect(await languageOf('جمهوري اسلامي')).toBe('fa');
		expect(await languageOf('جمهوري اسلامي', 'ar-EG')).toBe('ar');
	});

	test('what the feed declares does not stand against the script or a clear text', async () => {
		expect(await languageOf(TITLES['ar']![0]!, 'en-US')).toBe('ar');
		expect(await languageOf(TITLES['en']![0]!, 'ar')).toBe('en');
		expect(await languageOf(TITLES['ur']![0]!, 'ar')).toBe('ur');
	});

	test('a feed that calls itself Arabic does not make other languages of the script Arabic', async () => {
		const foreign = [
			...TITLES['fa']!,
			...TITLES['ur']!,
			...TITLES['ckb']!,
			'رييس بانك مركزي در باره نرخ بهره هشدار داد',
		];
		const found = await Promise.all(foreign.map((title) => languageOf(title, 'ar')));
		expect(found.filter((language) => language === 'ar')).toEqual([]);
	});

	test('nothing to tell from: the declaration, or "und"', async () => {
		expect(await languageOf('2024/05/01 — 12:30')).toBe('und');
		expect(await languageOf('', 'ar-SA')).toBe('ar');
	});
});

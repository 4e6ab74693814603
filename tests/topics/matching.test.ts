/** What a keyword finds in print, and what it leaves alone. Sentences are our own. */
import { describe, expect, test } from 'vitest';
import type { Keyword } from '../../src/domain/topic.ts';
import { createTopicIndex } from '../../src/topics/topic-index.ts';

/** The quotes that one keyword finds in a text. */
function found(keyword: Keyword | string, text: string): string[] {
	const keywords = [typeof keyword === 'string' ? { text: keyword } : keyword];
	const index = createTopicIndex([{ id: 't', scope: 'global', names: { ar: 't' }, keywords, revision: 1 }]);
	return index.match({ id: 'a', title: '', text }).flatMap(({ evidence }) => evidence.map(({ quote }) => quote));
}

describe('a keyword is found in the forms it takes in print', () => {
	test.each([
		['الناتو', 'انضمت فنلندا إلى ناتو، وبالناتو تحتمي، وللناتو كلمته', ['ناتو', 'وبالناتو', 'وللناتو']],
		['واشنطن', 'سافر من واشنطن ثم عاد، وواشنطن ترد بواشنطن', ['واشنطن', 'وواشنطن', 'بواشنطن']],
		['الدولة', 'دولتان ودولهم ودولتنا والدول', ['دولتان', 'ودولهم', 'ودولتنا', 'والدول']],
		['الرئيس', 'رؤساء ورئيسا ورئيسهم', ['رؤساء', 'ورئيسا', 'ورئيسهم']],
		['السياسي', 'سياسية والسياسيون وسياسيا', ['سياسية', 'والسياسيون', 'وسياسيا']],
		['الإجراء', 'إجراءات بإجرائها وإجراؤه', ['إجراءات', 'بإجرائها', 'وإجراؤه']],
		['المستوى', 'مستويات ومستواها', ['مستويات', 'ومستواها']],
		['اللجنة', 'أحيل الأمر للجنة، واللجان تدرسه', ['للجنة', 'واللجان']],
		['المسؤول', 'قال مسئول كبير', ['مسئول']],
		['الوثيقة', 'وثائق ووثيقتها', ['وثائق', 'ووثيقتها']],
		['التهديدات', 'تهديد وتهديداتها', ['تهديد', 'وتهديداتها']],
		['القاضي', 'حكم قاض في القضاة', ['قاض', 'القضاة']],
		['كرة', 'كأس وكرة وبكرته', ['وكرة', 'وبكرته']],
		['عدة', 'مرّ بعدة مدن', ['بعدة']],
		['ينضم', 'سينضم إلى الحلف', ['سينضم']],
	])('%s', (keyword, text, quotes) => {
		expect(found(keyword, text)).toEqual(quotes);
	});
});

describe('phrases', () => {
	test.each([
		['الناتو الآسيوي', 'فكرة ناتو آسيوى جديدة', ['ناتو آسيوى']],
		['الولايات المتحدة', 'للولايات المتحده وبالولايات المتّحدة', ['للولايات المتحده', 'وبالولايات المتّحدة']],
		['وزير الدفاع', 'اجتمع وزراء دفاع الحلف', ['وزراء دفاع']],
		['الحوار الأمني', 'الحوار (الأمني)', []],
		['حلف شمال الأطلسي', 'في الحلف. شمال الأطلسي بارد', []],
		['الناتو الآسيوي', '«الناتو» الآسيوي', ['الناتو» الآسيوي']],
		['الناتو الآسيوي', 'الآسيوي الناتو', []],
		['U.S. Navy', 'The U.S. Navy sailed', ['U.S. Navy']],
	])('%s in «%s»', (keyword, text, quotes) => {
		expect(found(keyword, text)).toEqual(quotes);
	});

	test('knowledge is looser inside a phrase than on a single word', () => {
		expect(found('شركة', 'كثر الشرك في الأرض')).toEqual([]);
		expect(found('مباني جديدة', 'افتتح مبنى جديدا')).toEqual(['مبنى جديدا']);
	});
});

describe('what only looks like the keyword is left alone', () => {
	test.each([
		['كين', 'زار بكين'],
		['ريق', 'فاز فريق العاصمة'],
		['الرقة', 'وقّع على ورقة العمل'],
		['البحرين', 'ماء البحر مالح'],
		['الإيطالي', 'وصل إلى إيطاليا'],
		['القوية', 'بقوة السلاح والقوات'],
		['الأعلام', 'قال وزير الإعلام'],
		['الأبعاد', 'وصل بعد الظهر'],
		['الكتاب', 'كتابة التاريخ'],
		['الجامعة', 'صلّى في الجامع'],
		['العمل', 'تراجعت العملات'],
		['الأسود', 'جيش السودان'],
		['المطالبة', 'عرض مطالبه على المجلس'],
		['AUKUS', 'Taukus and AUKUSX are brands'],
		['ناتو', 'سناتور ناتوي'],
		['كرة', 'دخل وكر اللصوص'],
	])('%s in «%s»', (keyword, text) => {
		expect(found(keyword, text)).toEqual([]);
	});
});

describe('spelling', () => {
	test.each([
		['أوكوس', 'تحالف ﺃﻭﻛﻮﺱ و اوكـــوس وأُوكُوس', ['ﺃﻭﻛﻮﺱ', 'اوكـــوس', 'وأُوكُوس']],
		['كوريا', 'کوریا', ['کوریا']],
		['aukus', 'اتفاق AUKUS وبـAukus', ['AUKUS', 'وبـAukus']],
		['Corée du Nord', 'la coree du NORD', ['coree du NORD']],
		['F-35', 'طائرات إف-35 وF-35', ['وF-35']],
		['٢٠٣٠', 'رؤية 2030', ['2030']],
	])('%s in «%s»', (keyword, text, quotes) => {
		expect(found(keyword, text)).toEqual(quotes);
	});

	test('exact: this spelling, with nothing before or after it', () => {
		expect(found({ text: 'الناتو', exact: true }, 'والناتو ناتو الناتو')).toEqual(['الناتو']);
	});

	test('transliterate: also in Arabic letters', () => {
		expect(found({ text: 'AUKUS', transliterate: true }, 'دول أوكوس الثلاث')).toEqual(['أوكوس']);
		expect(found('AUKUS', 'دول أوكوس الثلاث')).toEqual([]);
	});
});

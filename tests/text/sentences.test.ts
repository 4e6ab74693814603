import { describe, expect, test } from 'vitest';
import { passages, sentences } from '../../src/text/sentences.ts';

function texts(source: string): string[] {
	return sentences(source).map(({ text }) => text);
}

function joined(source: string): string[] {
	return passages(sentences(source)).map(({ text }) => text);
}

describe('sentences', () => {
	test.each<[string, string, string[]]>([
		[
			'stops, question and exclamation marks',
			'وصل القطار مساء. هل تأخر عن موعده؟ تأخر كثيرا جدا!',
			['وصل القطار مساء.', 'هل تأخر عن موعده؟', 'تأخر كثيرا جدا!'],
		],
		['a stump belongs to its neighbour', 'تأخر القطار عن موعده. كثيرا.', ['تأخر القطار عن موعده. كثيرا.']],
		[
			'a stop glued to the next word',
			'انتهت الجلسة مساء.وغادر الأعضاء القاعة.',
			['انتهت الجلسة مساء.', 'وغادر الأعضاء القاعة.'],
		],
		['decimals', 'بلغ النمو 3.5 في المئة هذا العام.', ['بلغ النمو 3.5 في المئة هذا العام.']],
		['abbreviations', 'حضر د. سامر الحلبي والسفير الجلسة كلها.', ['حضر د. سامر الحلبي والسفير الجلسة كلها.']],
		['Latin initials', 'زار الوفد مقر U.S. Steel في المدينة أمس.', ['زار الوفد مقر U.S. Steel في المدينة أمس.']],
		['lines', 'عنوان بلا نقطة\nأول الكلام هنا.', ['عنوان بلا نقطة', 'أول الكلام هنا.']],
		[
			'an end mark inside the closing quotation',
			'قال: «سنبدأ العمل غدا.» ثم غادر القاعة.',
			['قال: «سنبدأ العمل غدا.»', 'ثم غادر القاعة.'],
		],
		['a conjunction typed apart', 'عاد الوفد و انتهت الزيارة.', ['عاد الوفد وانتهت الزيارة.']],
		['nothing', ' \n ', []],
	])('%s', (_, source, expected) => {
		expect(texts(source)).toEqual(expected);
	});

	test('invisible characters and doubled spaces are no part of them', () => {
		expect(texts('\u200Fوصل  القطار\u00A0 اليوم\u202C متأخرا.\uFEFF')).toEqual(['وصل القطار اليوم متأخرا.']);
	});

	test('a Persian half-space stays', () => {
		expect(texts('او می\u200Cخواهد به خانه برود.')).toEqual(['او می\u200Cخواهد به خانه برود.']);
	});
});

describe('passages', () => {
	test.each(['«»', '“”', '""'])('a quotation of two sentences is not cut in two: %s', (marks) => {
		const [open, close] = [marks[0], marks[1]];
		const source = `قالت المديرة: ${open}أنجزنا نصف العمل. وسنكمل الباقي في الصيف.${close} وانصرف الحضور بعدها بهدوء.`;
		expect(joined(source)).toEqual([
			`قالت المديرة: ${open}أنجزنا نصف العمل. وسنكمل الباقي في الصيف.${close}`,
			'وانصرف الحضور بعدها بهدوء.',
		]);
	});

	test('who said it stays with the quotation before it', () => {
		const source = '“لن نغلق المكتبة قبل نهاية العام.” وقال العمدة، في لقاء مع الصحيفة. بدأ العمل في المبنى قبل عام.';
		expect(joined(source)).toEqual([
			'“لن نغلق المكتبة قبل نهاية العام.” وقال العمدة، في لقاء مع الصحيفة.',
			'بدأ العمل في المبنى قبل عام.',
		]);
	});

	test('a mark that never closes joins nothing and is told', () => {
		const found = passages(sentences('قال: «سنعود قريبا إلى المدينة. ثم غادر القاعة مسرعا. ولم يجب عن الأسئلة.'));
		expect(found.map(({ balanced }) => balanced)).toEqual([false, true, true]);
	});

	test('paragraphs inside a quotation are parts of it', () => {
		const source =
			'قال المدير: «بدأنا من لا شيء قبل عام.\nواليوم عندنا ثلاث ورشات تعمل.\nوسنفتح الرابعة في الصيف». وانتهى اللقاء بعد ذلك بقليل.';
		const found = passages(sentences(source));
		expect(found.map(({ balanced }) => balanced)).toEqual([false, false, false, true]);
	});

	test('marks typed the wrong way round are turned', () => {
		expect(joined('افتتحت »دار النخيل« معرضها الأول في المدينة.')).toEqual([
			'افتتحت «دار النخيل» معرضها الأول في المدينة.',
		]);
	});

	test('the indexes are those of the sentences', () => {
		const found = passages(
			sentences('وصل الوفد صباحا إلى المدينة. قال رئيسه: «نحن هنا للعمل. ولم نأت للنزهة.» ثم بدأت الجلسة الأولى.'),
		);
		expect(found.map(({ first, last }) => [first, last])).toEqual([
			[0, 0],
			[1, 2],
			[3, 3],
		]);
	});
});

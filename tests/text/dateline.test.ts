import { describe, expect, test } from 'vitest';
import { isDateline, withoutDateline } from '../../src/text/dateline.ts';

const NEWS = 'أعلنت وزارة النقل افتتاح خط جديد للقطار السريع.';

describe('withoutDateline', () => {
	test.each([
		`طرابلس – رويترز: ${NEWS}`,
		`واس - جدة: ${NEWS}`,
		`الدوحة ـ ${NEWS}`,
		`سامي الحداد – النهار – بيروت: ${NEWS}`,
		`الرباط (أ ف ب) – ${NEWS}`,
		`رويترز: ${NEWS}`,
	])('%s', (sentence) => {
		expect(withoutDateline(sentence)).toBe(NEWS);
	});

	test('an agency in brackets at the end goes too', () => {
		expect(withoutDateline('افتتح الوزير معرض الكتاب في العاصمة (واس).')).toBe('افتتح الوزير معرض الكتاب في العاصمة.');
	});

	test.each([
		'الوزير: لن نرفع أسعار الخبز هذا العام.',
		'وقال المتحدث: بدأنا العمل في الموقع منذ شهر كامل.',
		'رئيس النادي – وهو أصغر من تولى المنصب – أعلن استقالته مساء أمس.',
		'كشفت الشركة عن طائرة إف-35 معدلة خلال معرض الطيران.',
		NEWS,
	])('left alone: %s', (sentence) => {
		expect(withoutDateline(sentence)).toBe(sentence);
	});
});

describe('isDateline', () => {
	test.each<[string, boolean]>([
		['منى خليل – صوت البلد', true],
		['رويترز', true],
		['خلفية النزاع', false],
		['قال الوزير – أمس – إن العمل بدأ.', false],
	])('%s: %s', (line, expected) => {
		expect(isDateline(line)).toBe(expected);
	});
});

import { describe, expect, test } from 'vitest';
import { isBoilerplate, isHeading, withoutButtons } from '../../src/text/boilerplate-shape.ts';

describe('isBoilerplate', () => {
	test.each([
		'اقرأ أيضا: خمسة أسئلة عن الموازنة الجديدة',
		'حمّل تطبيقنا مجانا من متجر هاتفك.',
		'انضموا إلى قناتنا على واتساب لتصلكم الأخبار أولا بأول.',
		'© 2031 صوت الساحل',
		'نستخدم ملفات تعريف الارتباط لتحسين تجربتك.',
		'ظهرت المقالة موسم الزيتون يبدأ مبكرا أولاً على صوت الساحل.',
		'The post Olive season begins early appeared first on Coast Voice.',
		'للتواصل مع المحرر: desk@coast.example',
		'الكلمات المفتاحية: زيتون، زراعة، أسعار',
		'مصدر الصورة: أرشيف الصحيفة',
	])('of the page: %s', (line) => {
		expect(isBoilerplate(line)).toBe(true);
	});

	test.each([
		'وتابع المدير أن أعمال الصيانة ستنتهي قبل الصيف.',
		'شارك آلاف العمال في مسيرة صامتة وسط المدينة.',
		'حظرت المحكمة تطبيق تيك توك على هواتف الموظفين.',
		'قال المدرب: «شاهدنا المباراة هنا، وسنتابع أخباركم على قناتنا».',
		'سجلت قناة السويس أعلى إيراد شهري منذ افتتاحها.',
		'أغلقت السلطات الطريق الساحلي بعد سقوط صخور عليه.',
	])('of the article: %s', (line) => {
		expect(isBoilerplate(line)).toBe(false);
	});
});

test('a heading is short and has no end', () => {
	expect(isHeading('موسم مبكر')).toBe(true);
	expect(isHeading('بدأ الموسم مبكرا.')).toBe(false);
});

test('a row of buttons run together with the first sentence is taken off', () => {
	expect(withoutButtons('شارك فيسبوك تويتر واتساب تعليق أعلنت النقابة موعد الإضراب.')).toBe(
		'أعلنت النقابة موعد الإضراب.',
	);
	expect(withoutButtons('شارك الوزير في افتتاح المعرض.')).toBe('شارك الوزير في افتتاح المعرض.');
});

/** Latin names and addresses inside Arabic lines stay whole and do not move the words around them. */
import { expect, test } from 'vitest';
import { isolate, isolateForeign, withoutControls } from '../../src/text/bidi.ts';

test.each([
	['اتفاقية AUKUS الثلاثية', 'اتفاقية ⁨AUKUS⁩ الثلاثية'],
	['نقلت RT World News عن مسؤول', 'نقلت ⁨RT World News⁩ عن مسؤول'],
	['مقاتلات F-35 وصواريخ', 'مقاتلات ⁨F-35⁩ وصواريخ'],
	['المصدر https://almadar.example/a?b=1 اليوم', 'المصدر ⁨https://almadar.example/a?b=1⁩ اليوم'],
	['ضمن اتفاقية AUKUS.', 'ضمن اتفاقية ⁨AUKUS⁩.'],
	['انظر https://almadar.example/a.', 'انظر ⁨https://almadar.example/a⁩.'],
	['الهدوء 23:00-07:00 كل ليلة', 'الهدوء ⁨23:00-07:00⁩ كل ليلة'],
	['بين ١٠–١٢ نائبًا', 'بين ⁨١٠–١٢⁩ نائبًا'],
	['بلغ 5.25 في المئة', 'بلغ 5.25 في المئة'],
	['قال O’Neill إن', 'قال ⁨O’Neill⁩ إن'],
	['لا لاتيني هنا ٢٠٢٦', 'لا لاتيني هنا ٢٠٢٦'],
	['أعده بالأمر /topic import ثم الملف', 'أعده بالأمر ⁨/topic import⁩ ثم الملف'],
	['حلف الناتو/NATO وأوكوس/AUKUS', 'حلف الناتو/⁨NATO⁩ وأوكوس/⁨AUKUS⁩'],
	['First AUKUS parts arrive', 'First AUKUS parts arrive'],
])('%s', (line, isolated) => {
	expect(isolateForeign(line, 'ar')).toBe(isolated);
});

test.each([
	['You follow “سد النهضة” and AUKUS', 'en', 'You follow “⁨سد النهضة⁩” and AUKUS'],
	['/follow (تابع): Follow a topic', 'en', '/follow (⁨تابع⁩): Follow a topic'],
	['سد النهضة and AUKUS', 'en', 'سد النهضة ⁨and AUKUS⁩'],
	['AUKUS في آسيا', 'ar', '⁨AUKUS⁩ في آسيا'],
] as const)('in a message: %s', (line, language, isolated) => {
	expect(isolateForeign(line, language)).toBe(isolated);
});

test('text from outside brings no direction of its own', () => {
	expect(withoutControls('عنوان\u202e مقلوب\u2067')).toBe('عنوان مقلوب');
	expect(isolate('أخبار\u2069 \u202eAB')).toBe('⁨أخبار AB⁩');
});

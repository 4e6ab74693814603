import { expect, test } from 'vitest';
import { cleanTitle } from '../../src/articles/clean-title.ts';

test.each([
	['المدينة توسع ميناءها القديم – Coast World News', 'Coast', 'المدينة توسع ميناءها القديم'],
	['المدينة توسع ميناءها القديم | صوت الساحل', 'صوت الساحل', 'المدينة توسع ميناءها القديم'],
	['المدينة توسع ميناءها القديم - صحيفة النهار', 'أخرى', 'المدينة توسع ميناءها القديم'],
	['الاتفاق على الميناء – خطوة أولى', 'صوت الساحل', 'الاتفاق على الميناء – خطوة أولى'],
	['تأجيل اتفاق الغواصات – AUKUS', 'صوت الساحل', 'تأجيل اتفاق الغواصات – AUKUS'],
	['  \u202Bالميناء\u202C  القديم\u200F ', 'صوت الساحل', 'الميناء القديم'],
])('%s (%s)', (title, publisher, expected) => {
	expect(cleanTitle(title, publisher)).toBe(expected);
});

test('fits a Discord embed', () => {
	expect(cleanTitle('ميناء '.repeat(100), 'x').length).toBeLessThanOrEqual(250);
});

/** What a typed line means. */
import { expect, test } from 'vitest';
import { readTyped } from '../../../src/platforms/telegram/command-line.ts';
import { COMMANDS } from './conversation.ts';

function options(line: string) {
	const typed = readTyped(line, COMMANDS, 'rasid_bot');
	return typed.kind === 'command' ? typed.options : typed.kind;
}

test.each([
	['/follow', {}],
	['/follow الناتو الآسيوي', { topic: 'الناتو الآسيوي' }],
	['/Follow@Rasid_Bot   الناتو', { topic: 'الناتو' }],
	['/follow الناتو الآسيوي يوميا', { topic: 'الناتو الآسيوي', cadence: 'daily' }],
	['/follow الناتو daily', { topic: 'الناتو', cadence: 'daily' }],
	['/follow يوميا', { topic: 'يوميا' }],
	['/keyword أضف "الناتو الآسيوي" أوكوس الجديدة', { action: 'add', topic: 'الناتو الآسيوي', text: 'أوكوس الجديدة' }],
	['/keyword أضف «الناتو» ٣ أوكوس', { action: 'add', topic: 'الناتو', weight: '3', text: 'أوكوس' }],
	['/keyword add ناتو -2 "حلف الأطلسي"', { action: 'add', topic: 'ناتو', weight: '-2', text: '"حلف الأطلسي"' }],
	['/keyword احذف ناتو كلمة', { action: 'احذف', topic: 'ناتو', text: 'كلمة' }],
	['/start abc-1_2', { payload: 'abc-1_2' }],
	['/help\nسطر آخر', {}],
	['/follow@other_bot الناتو', 'foreign'],
	['/nothing', 'unknown'],
	['/تابع الناتو', 'words'],
	['تابع /follow', 'words'],
])('%s', (line, expected) => {
	expect(options(line)).toEqual(expected);
});

test('a command in Arabic letters is its words', () => {
	expect(readTyped('/تابع الناتو', COMMANDS, 'rasid_bot')).toEqual({ kind: 'words', text: 'تابع الناتو' });
});

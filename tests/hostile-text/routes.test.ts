/** Text from outside pings nobody, hides no link, breaks no message and no line of the log, whichever way it takes. */
import { expect, test } from 'vitest';
import { harmsOf } from './routes.ts';

/** One of each kind that we know of. */
const HOSTILE: Readonly<Record<string, string>> = {
	'a ping of everybody': 'خبر @everyone @here عاجل',
	'a ping in pieces': '@\u200Bhere @\u2060everyone',
	'a ping of a person': '<@300000000000000009> <@!300000000000000009> @rasid_friend',
	'a ping of a role and a channel': '<@&300000000000000009> <#300000000000000009> </mute:300000000000000009>',
	'a time and a guide': '<t:1764000000:R> <id:browse>',
	'a link in disguise': '[المدار](https://evil.example/login)',
	'a link that looks like ours': '[https://almadar.example](https://evil.example "المدار")',
	'bare addresses': 'evil.example https://evil.example/a?b=1 t.me/evil mail@evil.example tg://resolve?domain=evil',
	'a link in tags': '<a href="https://evil.example">المدار</a> <tg-spoiler>x</tg-spoiler> <b>',
	'an unclosed tag': '<b><i>خبر</b> & &lt; &#x3C;script&#x3E;',
	'Markdown of Discord': '**خبر** __x__ ~~y~~ ||سر|| `code` ```js\nx``` \n# عنوان\n> اقتباس\n- بند\n-# صغير',
	'Markdown of Telegram': '*خبر* _x_ [y](tg://user?id=1) `z` \\ - . ! ( ) { } # + = |',
	'commands and tags': '/forget /start@evil_bot #وسم $USD',
	'a turned direction': 'خبر \u202Eeliaf\u202C \u2067x\u2069 \u2066y',
	'isolates that are not closed': '\u2068\u2068\u2069\u2069\u2069 خبر \u061C',
	'nothing to see': '\u200B\u2060\uFEFF\u3164\u{E0041}\u00AD',
	'letters on letters': 'خ\u0651\u0651\u0651\u0651\u0651\u0651\u0651\u0651ب\u0300\u0301\u0302\u0303\u0333\u033F',
	'halves of letters': '\uD83D خبر \uDE00 \uFFFE',
	'a family, many times': '👨‍👩‍👧‍👦'.repeat(400),
	'no end': 'خبر طويل '.repeat(2000),
	'lines and controls': 'خبر\nERROR done\r\n\u0000\u0007\u001B[2J\u001B]8;;https://evil.example\u0007x\u009B31m',
	'ends of lines that are none': 'خبر\u2028ERROR\u2029{"level":"error"}\u0085x',
	'an end of a record': '"},{"msg":"forged"}\n{"level":"info',
	'what templates run': '#{7*7} {{7*7}} <%= 7 %> $(id) `id` %s%n',
	'a path': '../../etc/passwd\u0000.png C:\\x __proto__ constructor',
	'letters that look alike': 'аlmadar ＠everyone ﹫here @\u0435veryone',
	'Arabic forms': 'ﷺ ﻻ ـــ ٱلأخبار الأخبار\u200Cالعاجلة',
	'what has no word': '؟!… — «»',
	nothing: '   ',
};

test('no harm by any way on any platform', { timeout: 60_000 }, async () => {
	expect(await harmsOf(Object.values(HOSTILE))).toEqual([]);
});

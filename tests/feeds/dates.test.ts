import { afterEach, describe, expect, test } from 'vitest';
import { parseDate } from '../../src/feeds/dates.ts';

const TEN_IN_RIYADH = '2025-05-12T07:00:00.000Z';
const TEN_UTC = '2025-05-12T10:00:00.000Z';
const MIDNIGHT = '2025-05-12T00:00:00.000Z';

const READ: readonly (readonly [string, string])[] = [
	// RFC 822 and what is made of it
	['Mon, 12 May 2025 10:00:00 +0300', TEN_IN_RIYADH],
	['Mon, 12 May 2025 10:00:00 GMT', TEN_UTC],
	['12 May 25 10:00 UT', TEN_UTC],
	['Mon,12 May 2025 10:00:00 -0000', TEN_UTC],
	['Monday, 12 May 2025 at 10:00 am', TEN_UTC],
	['Mon, 12 May 2025 06:00:00 EDT', TEN_UTC],
	['Mon, 12 May 2025 12:00:00 Europe/Berlin', TEN_UTC],
	['May. 12, 2025, 10:00 a.m.', TEN_UTC],
	['Sun, 11 May 2025 24:00:00 GMT', MIDNIGHT],
	['Mon May 12 10:00:00 +0000 2025', TEN_UTC],
	['Mon May 12 03:00:00 -0700 2025', TEN_UTC],
	['Mon May 12 2025 13:00:00 GMT+0300 (Arabian Standard Time)', TEN_UTC],
	// ISO 8601
	['2025-05-12T10:00:00+03:00', TEN_IN_RIYADH],
	['2025-05-12T10:00:00.1234567+0300', TEN_IN_RIYADH],
	['2025-05-12 10:00', TEN_UTC],
	['2025-05-12T10:00Z', TEN_UTC],
	['20250512T100000Z', TEN_UTC],
	['2025-05-12', MIDNIGHT],
	['2025-05', '2025-05-01T00:00:00.000Z'],
	['1747044000', TEN_UTC],
	// Numbers
	['12/05/2025 10:00', TEN_UTC],
	['5/12/2025 10:00:00 AM', TEN_UTC],
	['12.5.2025', MIDNIGHT],
	['26/06/2020', '2020-06-26T00:00:00.000Z'],
	// Arabic
	['الإثنين، 12 مايو 2025 10:00:00 +0300', TEN_IN_RIYADH],
	['١٢ أيار ٢٠٢٥ الساعة ١٠:٠٠', TEN_UTC],
	['12 مايو، 2025 - 10:00 م', '2025-05-12T22:00:00.000Z'],
	['2025-05-12 10:00 صباحاً', TEN_UTC],
	['12 ماي 2025 10:00 بتوقيت غرينتش', TEN_UTC],
	['12 مايو 2025م، 10:00 بتوقيت مكة', TEN_IN_RIYADH],
	['5 كانون الثاني 2025', '2025-01-05T00:00:00.000Z'],
	['5 تشرين الأول/أكتوبر 2023', '2023-10-05T00:00:00.000Z'],
	['17 جويلية 2024', '2024-07-17T00:00:00.000Z'],
	['3 غشت 2024', '2024-08-03T00:00:00.000Z'],
	['٢٠٢٥/٠٥/١٢', MIDNIGHT],
	['\u200f12 ابريل 2025', '2025-04-12T00:00:00.000Z'],
	// Neighbours
	['mar., 01 déc. 2020 16:11:02 +0000', '2020-12-01T16:11:02.000Z'],
	['12. Mai 2025', MIDNIGHT],
];

const REFUSED = [
	'',
	'غير معروف',
	'اليوم',
	'10:00',
	'Mon, 31 Feb 2025 10:00:00 GMT',
	'2025-05-12T10:61:00Z',
	'2025-13-12',
	'0001-01-01T00:00:00',
	'1446/11/14',
	'14 ذو القعدة 1446',
];

describe('dates', () => {
	const zone = process.env['TZ'];
	afterEach(() => {
		if (zone === undefined) delete process.env['TZ'];
		else process.env['TZ'] = zone;
	});

	for (const host of ['UTC', 'Asia/Riyadh', 'America/New_York']) {
		test(`are the same on a host in ${host}`, () => {
			process.env['TZ'] = host;
			expect(READ.map(([written]) => [written, parseDate(written)])).toEqual(READ);
		});
	}

	test.each(REFUSED)('%j says no instant', (written) => {
		expect(parseDate(written)).toBeUndefined();
	});
});

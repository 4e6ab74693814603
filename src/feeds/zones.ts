/** Time zones as feeds name them, to minutes east of Greenwich. Pure; never the host's own zone. */

/** RFC 822 §5.1, the usual abbreviations since, and Arabic names; where an abbreviation has two meanings, RFC 822's. Hours. */
const HOURS: Readonly<Record<string, number>> = {
	z: 0,
	ut: 0,
	utc: 0,
	gmt: 0,
	wet: 0,
	west: 1,
	bst: 1,
	ist: 5.5,
	cet: 1,
	mez: 1,
	met: 1,
	cest: 2,
	mesz: 2,
	mest: 2,
	eet: 2,
	eest: 3,
	msk: 3,
	msd: 4,
	trt: 3,
	gst: 4,
	irst: 3.5,
	pkt: 5,
	est: -5,
	edt: -4,
	et: -5,
	cst: -6,
	cdt: -5,
	ct: -6,
	mst: -7,
	mdt: -6,
	mt: -7,
	pst: -8,
	pdt: -7,
	pt: -8,
	ast: -4,
	adt: -3,
	at: -4,
	akst: -9,
	akdt: -8,
	hst: -10,
	brt: -3,
	hkt: 8,
	sgt: 8,
	awst: 8,
	jst: 9,
	kst: 9,
	aest: 10,
	aedt: 11,
	nzst: 12,
	nzdt: 13,
	غرينتش: 0,
	جرينتش: 0,
	مكه: 3,
	مكة: 3,
	الرياض: 3,
	السعوديه: 3,
	السعودية: 3,
	بغداد: 3,
	دمشق: 3,
	الامارات: 4,
};

/**
 * Minutes east of Greenwich for what follows a time of day ("+0300", "GMT-1:30", "EST", "Europe/Paris", "بتوقيت مكة"),
 * in the text as folded by `foldName`. undefined when no zone is named. `localMs` is the wall time read as if it were UTC.
 */
export function findOffset(folded: string, localMs: number): number | undefined {
	const named = /(?<![\p{L}/])(?:\p{L}+\/\p{L}+(?:_\p{L}+)*)/u.exec(folded);
	if (named) return namedOffset(named[0], localMs);
	const numeric = /([+-])(\d{1,2})(?::?(\d{2}))?(?![\d:\p{L}])/u.exec(folded);
	if (numeric) {
		const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
		return minutes > 18 * 60 ? undefined : numeric[1] === '-' ? -minutes : minutes;
	}
	for (const [word] of folded.matchAll(/\p{L}+/gu)) {
		if (Object.hasOwn(HOURS, word)) return HOURS[word]! * 60;
	}
	return undefined;
}

function namedOffset(zone: string, localMs: number): number | undefined {
	try {
		const wall = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
		const part = wall.formatToParts(localMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
		const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(part) ?? [];
		return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
	} catch {
		return undefined; // no such zone
	}
}

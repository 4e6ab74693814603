/** Time zones by their IANA names: those that most readers live in, and any other by what is typed of it. Pure. */

/** Offered as buttons: one for each Arab state, then where many of their people live. */
export const USUAL_ZONES: readonly string[] = [
	'Asia/Riyadh',
	'Africa/Cairo',
	'Asia/Dubai',
	'Asia/Baghdad',
	'Asia/Amman',
	'Asia/Beirut',
	'Asia/Damascus',
	'Asia/Gaza',
	'Asia/Kuwait',
	'Asia/Qatar',
	'Asia/Bahrain',
	'Asia/Muscat',
	'Asia/Aden',
	'Africa/Khartoum',
	'Africa/Tripoli',
	'Africa/Tunis',
	'Africa/Algiers',
	'Africa/Casablanca',
	'Africa/Nouakchott',
	'Africa/Mogadishu',
	'Africa/Djibouti',
	'Indian/Comoro',
	'Europe/Istanbul',
	'Europe/London',
	'Europe/Paris',
	'Europe/Berlin',
	'Europe/Stockholm',
	'America/New_York',
	'America/Chicago',
	'America/Toronto',
	'America/Sao_Paulo',
	'Asia/Kuala_Lumpur',
];

export function isZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
	} catch {
		return false;
	}
}

/** Those whose name holds what was typed, the usual ones first. */
export function zonesLike(typed: string): readonly string[] {
	const key = typed.trim().toLowerCase().replace(/\s+/g, '_');
	const all = new Set([...USUAL_ZONES, ...Intl.supportedValuesOf('timeZone')]);
	return [...all].filter((zone) => zone.toLowerCase().includes(key));
}

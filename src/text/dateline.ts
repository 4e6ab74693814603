/** Takes datelines, bylines and agency credits off a sentence: "موسكو – رويترز:", "سبق – أبها:", "(أ ف ب)". Pure. */
import { saysSo } from './reporting-verbs.ts';
import { wordCount } from './word-count.ts';

/** Agencies whose name is also their signature. A closed class: they are known to every reader. */
const AGENCIES =
	'رويترز|وكالات|الوكالات|واس|وام|قنا|كونا|بنا|بترا|وفا|سانا|واع|سبأ|وال|وات|واج|ومع|أ ?\\.? ?ف ?\\.? ?ب\\.?|ا ?\\.? ?ف ?\\.? ?ب\\.?|د ?\\.? ?ب ?\\.? ?أ\\.?|أ ?\\.? ?ب\\.?|أ ?\\.? ?ش ?\\.? ?أ\\.?|فرانس برس|أسوشيتد برس|أسوشييتد برس|الأناضول|شينخوا|تاس|سبوتنيك|بلومبرغ|بلومبيرغ|الألمانية|الفرنسية|الأنباء الألمانية|AFP|AP|Reuters|DPA|WAM|SPA|TASS|Xinhua|Bloomberg';
const AGENCY = new RegExp(`^(?:${AGENCIES})$`, 'iu');
const CREDIT = new RegExp(`\\s*[([](?:${AGENCIES})(?:\\s*[،,/–—-]\\s*(?:${AGENCIES}))*[)\\]]`, 'giu');
const BARE_CREDIT = new RegExp(`(?:^|\\s)[-–—/]{1,2}\\s*(?:${AGENCIES})\\s*[-–—/]{0,2}\\s*[.:]?$`, 'iu');

/** What joins the parts of a dateline. Tatweel between spaces is typed for a dash. */
const JOINT = /\s*[–—]\s*|\s*-{1,2}\s+|\s+-{1,2}\s*|\s+ـ\s*|ـ\s+|\s*[:/|]\s*/gu;
const LONGEST_PART = 5;
const LONGEST = 9;
const MOST_PARTS = 4;
/** Fewer words than this left: it was no dateline. */
const LEAST_LEFT = 5;

/**
 * The sentence without the dateline that begins it and without agency credits in brackets.
 * A dateline is known by its shape: up to four short parts, none with a verb of saying, closed by a dash or colon;
 * a single part before a colon is a speaker ("الوزير: …") unless it names an agency.
 */
export function withoutDateline(sentence: string): string {
	const bare = sentence.replace(CREDIT, '').replace(/ {2,}/g, ' ').replace(BARE_CREDIT, '').trim();
	const start = bare.slice(0, 120);
	let cut = 0;
	let from = 0;
	let parts = 0;
	for (const joint of start.matchAll(JOINT)) {
		const part = start.slice(from, joint.index).trim();
		if (!isPart(part) || parts >= MOST_PARTS) break;
		parts += part ? 1 : 0;
		from = joint.index + joint[0].length;
		if (wordCount(start.slice(0, from)) > LONGEST) break;
		if (closes(joint[0], part, parts, start.slice(from))) cut = from;
	}
	const rest = bare.slice(cut).trim();
	return wordCount(rest) >= LEAST_LEFT ? rest : bare;
}

/** The whole line is a dateline or a byline ("إبراهيم سالم – عين اليوم"). */
export function isDateline(line: string): boolean {
	const parts = line
		.replace(/[()[\]«»"]/g, ' ')
		.split(JOINT)
		.map((part) => part.trim())
		.filter(Boolean);
	const isShort = wordCount(line) <= LONGEST && parts.every((part) => isPart(part));
	return isShort && !/[.!؟?]$/.test(line) && (parts.length > 1 || AGENCY.test(parts[0] ?? ''));
}

function isPart(part: string): boolean {
	return (
		wordCount(part) <= LONGEST_PART && !saysSo(part) && !/[.!؟?؛]/.test(part.replace(/\p{L}\.(?:\p{L}\.?)*/gu, ''))
	);
}

function closes(joint: string, part: string, parts: number, rest: string): boolean {
	const namesAgency = AGENCY.test(part.replace(/[()[\]«»"]/g, '').trim());
	if (/[:|/]/.test(joint)) return namesAgency || parts > 1;
	// A dash that has a second one soon after encloses an aside: "الوزير – وهو الأقدم – قال".
	return namesAgency || !/^[^–—-]{1,60}\s[–—-]\s/u.test(rest);
}

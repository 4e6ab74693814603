/** Authors of a feed or an entry, as readers should see them. Pure. */
import { collapse } from '../text/html.ts';
import { all, datum, distinct } from './fields.ts';
import type { Element, Fields } from './parse.ts';

/** Where an author may be named, best first. */
const ENTRY = ['author', 'dc:creator', 'dc:author', 'itunes:author', 'dc:contributor', 'contributor'];
const FEED = [
	'author',
	'managingeditor',
	'dc:creator',
	'dc:author',
	'itunes:author',
	'itunes:owner',
	'webmaster',
	'dc:publisher',
];

export function authorsOfEntry(fields: Fields): string[] {
	return firstNamed(fields, ENTRY);
}

export function authorsOfFeed(fields: Fields): string[] {
	return firstNamed(fields, FEED);
}

function firstNamed(fields: Fields, names: readonly string[]): string[] {
	for (const name of names) {
		const people = distinct(all(fields, name).map(person));
		if (people.length > 0) return people;
	}
	return [];
}

/** Atom and iTunes name in child elements; RSS writes "mail@host (Name)", "Name (mail@host)" or "Name <mail@host>". */
function person({ text, children }: Element): string | undefined {
	const named = datum(children, 'name', 'itunes:name', 'email', 'itunes:email', 'uri', 'url');
	return named ?? withoutEmail(collapse(text.slice(0, 1000)));
}

function withoutEmail(text: string): string {
	const [, before, inside] = /^([^(<]*)[(<]([^()<>]+)[)>]$/.exec(text) ?? [];
	if (before === undefined || inside === undefined) return text;
	if (isEmail(inside) && before.trim()) return before.trim();
	if (!isEmail(before)) return text;
	return inside.includes('://') ? before.trim() : inside.trim();
}

function isEmail(text: string): boolean {
	return /^[^\s@:]+@[^\s@]+$/.test(text.trim());
}

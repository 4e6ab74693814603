/** Held alerts as digests: so many stories in each that no platform has to cut one. Pure. */
import type { Alert } from '../domain/alert.ts';
import type { Channel } from '../domain/channel.ts';
import type { Message } from '../domain/message.ts';
import { number } from '../i18n/dates.ts';
import type { Say } from '../i18n/translate.ts';
import { truncateHard } from '../text/truncate.ts';
import { tongueOf } from './compose.ts';

/** What a phone shows in two screens. */
const STORIES = 10;
/** Both platforms hold 4096 in all; Discord's renderer gives the links 1600, addresses counted, Telegram's 1024 without. */
const TEXT = 2200;
const LINKS = 1300;
const TITLE = { words: 40, characters: 200 };
const SENTENCE = { words: 60, characters: 280 };
/** Discord's renderer shows no longer address. */
const ADDRESS = 700;

/** Which part of how many this is. */
export type Part = { readonly at: number; readonly of: number; readonly stories: number };

/** The alerts in order, parted so that each part fits into one message. */
export function digestParts(held: readonly Alert[]): readonly (readonly Alert[])[] {
	const parts: Alert[][] = [];
	let [text, links] = [0, 0];
	for (const alert of held) {
		const [ownText, ownLinks] = [storyText(alert).length + 10, linkCost(alert)];
		const part = parts.at(-1);
		const isFull = !part || part.length === STORIES || text + ownText > TEXT || links + ownLinks > LINKS;
		if (isFull) {
			parts.push([alert]);
			[text, links] = [0, 0];
		} else part.push(alert);
		text += ownText;
		links += ownLinks;
	}
	return parts;
}

/** One part as a message: each story's title and first sentence with a number, and the same number at its source. */
export function composeDigest(held: readonly Alert[], part: Part, channel: Channel, say: Say): Message {
	const tongue = tongueOf(channel);
	const stories = say(tongue, 'stories', { count: part.stories });
	return {
		isDigest: true,
		language: channel.language,
		title: say(tongue, 'digest-title', { stories }),
		paragraphs: held.map((alert, at) => `${number(tongue, at + 1)}. ${storyText(alert)}`),
		links: held.flatMap((alert, at) => {
			const link = linkOf(alert);
			return link ? [{ url: link.url, label: `${number(tongue, at + 1)}. ${link.label}` }] : [];
		}),
		tags: [...new Set(held.flatMap((alert) => alert.message.tags ?? []))],
		footer: part.of > 1 ? say(tongue, 'topics-page', { page: part.at, pages: part.of }) : undefined,
	};
}

function storyText({ message }: Alert): string {
	const lines = [
		truncateHard(message.title ?? '', TITLE),
		truncateHard(firstSentence(message.paragraphs[0] ?? ''), SENTENCE),
	];
	return lines.filter((line) => line !== '').join('\n');
}

/** The first source whose address every platform shows. */
function linkOf({ message }: Alert) {
	return message.links.find(({ url }) => sentLength(url) <= ADDRESS);
}

function linkCost(alert: Alert): number {
	const link = linkOf(alert);
	return link ? Math.min(link.label.length + 4, 80) + sentLength(link.url) + 12 : 0;
}

/** Arabic letters in an address go out as six characters each. */
function sentLength(url: string): number {
	return URL.parse(url)?.href.length ?? url.length;
}

function firstSentence(text: string): string {
	return /^.*?[.!؟?…](?=\s|$)/su.exec(text)?.[0] ?? text;
}

/** Puts a story into words for one channel: a Message in its language, zone and digits. Pure. */
import type { Channel } from '../domain/channel.ts';
import type { Button, Link, Message } from '../domain/message.ts';
import type { Member, Story } from '../domain/story.ts';
import type { Summary } from '../domain/summary.ts';
import { dateTime } from '../i18n/dates.ts';
import type { Say, Tongue } from '../i18n/translate.ts';

/** More are counted, not listed: the message stays one screen on a phone. */
const LINKS_SHOWN = 8;

export type Told = {
	readonly story: Story;
	readonly summary: Summary;
	readonly imageUrl?: string;
	/** What the newest member adds, for a reply. */
	readonly newestTitle?: string;
};

export function tongueOf(channel: Channel): Tongue {
	return { language: channel.language, digits: channel.digits };
}

/** The message about a story; `alertId` is what its buttons speak of. */
export function composeAlert(
	told: Told,
	channel: Channel,
	topicNames: readonly string[],
	kind: 'new' | 'edit' | 'reply',
	alertId: string,
	say: Say,
): Message {
	const tongue = tongueOf(channel);
	const { story, summary } = told;
	const surely = linksOf(story.members.filter((member) => !member.weak));
	const links = linksOf([...story.members].sort((a, b) => Number(a.weak ?? false) - Number(b.weak ?? false)));
	const perhaps = links.slice(surely.length).map((link) => link.label);
	const paragraphs = [summary.text];
	// A weak likeness is said as such: swallowed it would be a lost story, counted it would be a false source.
	if (perhaps.length > 0) paragraphs.push(say(tongue, 'alert-also', { publisher: listOf(tongue, perhaps) }));
	const more = links.length - LINKS_SHOWN;
	if (more > 0) paragraphs.push(say(tongue, 'alert-more-sources', { count: more }));
	if (summary.method === 'original')
		paragraphs.push(say(tongue, 'alert-language', { language: languageName(tongue, summary.language) }));
	const title =
		kind === 'reply' ? say(tongue, 'alert-development', { title: told.newestTitle ?? story.headline }) : story.headline;
	return {
		language: channel.language,
		title,
		titleUrl: links[0]?.url,
		paragraphs,
		links: links.slice(0, LINKS_SHOWN),
		linksTitle: sourcesLine(story, surely, tongue, say),
		tags: topicNames,
		image: told.imageUrl && kind !== 'reply' ? { url: told.imageUrl } : undefined,
		buttons: kind === 'reply' ? undefined : buttons(tongue, alertId, say),
		footer: footer(story, summary, channel, tongue, say),
		at: showsTime(channel) ? story.firstSeenAt : undefined,
	};
}

/** One link per publisher, in the order they reported. */
function linksOf(members: readonly Member[]): readonly Link[] {
	const links = new Map<string, Link>();
	for (const member of members) {
		if (!links.has(member.publisher)) links.set(member.publisher, { label: member.publisher, url: member.url });
	}
	return [...links.values()];
}

function sourcesLine(story: Story, links: readonly Link[], tongue: Tongue, say: Say): string {
	const independent = linksOf(story.members.filter((member) => !member.copies && !member.weak)).length;
	if (links.length > 2 && independent < links.length)
		return say(tongue, 'alert-sources-independent', { count: links.length, independent });
	return say(tongue, 'alert-sources', { count: links.length });
}

function footer(story: Story, summary: Summary, channel: Channel, tongue: Tongue, say: Say): string {
	const seen = showsTime(channel)
		? say(tongue, 'alert-first-seen-at')
		: say(tongue, 'alert-first-seen', { time: dateTime(tongue, story.firstSeenAt, channel.timeZone) });
	return summary.method === 'model' ? `${seen} · ${say(tongue, 'alert-machine')}` : seen;
}

/** "أ، ب وج": names as people enumerate them. */
function listOf(tongue: Tongue, names: readonly string[]): string {
	return new Intl.ListFormat(tongue.language, { type: 'conjunction' }).format(names);
}

/** Discord draws a message's instant itself, behind the footer, in the zone of whoever reads. */
function showsTime(channel: Channel): boolean {
	return channel.platform === 'discord';
}

function buttons(tongue: Tongue, alertId: string, say: Say): readonly (readonly Button[])[] {
	return [
		[
			{ label: say(tongue, 'alert-why'), action: `why:${alertId}` },
			{ label: say(tongue, 'alert-noise'), action: `noise:${alertId}` },
		],
		[
			{ label: say(tongue, 'alert-mute'), action: `mute:${alertId}` },
			{ label: say(tongue, 'alert-follow'), action: `follow:${alertId}` },
		],
	];
}

function languageName(tongue: Tongue, language: string): string {
	return (
		new Intl.DisplayNames(tongue.language, { type: 'language', fallback: 'code' }).of(
			language === 'und' ? 'mul' : language,
		) ?? language
	);
}

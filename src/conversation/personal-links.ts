/** What a command may do with single-use links, for the person who gave it. */
import type { Actor, Place } from '../../commands/command.ts';
import type { PersonalLinks } from '../../commands/desk.ts';
import type { SingleUseLinks } from './single-use-links.ts';
import type { MayManage } from './visits.ts';

export type LinkParts = {
	readonly links: SingleUseLinks;
	readonly mayManage: MayManage;
	/** Where the page stands for those who are not at this machine; undefined where nothing is configured. */
	readonly pageUrl?: string;
};

/** `place` is where the command was given, under the scope that holds there. */
export function personalLinksOf(actor: Actor, place: Place, { links, mayManage, pageUrl }: LinkParts): PersonalLinks {
	const whose = { by: actor.id, byName: actor.name };
	return {
		pageUrl,
		toChat: (command, options) => links.create({ ...whose, opens: 'chat', errand: { command, options, place } }),
		async follow(token) {
			const link = await links.consume(token, 'chat', { platform: place.platform, id: actor.id });
			return 'refused' in link ? link : link.errand;
		},
		async toPage(there) {
			if (pageUrl === undefined || !(await mayManage(there, actor.id))) return undefined;
			const errand = { command: 'desk', options: {}, place: there };
			return `${pageUrl}/open/${await links.create({ ...whose, opens: 'page', errand })}`;
		},
	};
}

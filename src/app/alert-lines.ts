/** Alerts as a page shows them: those of a scope, or all; each with its channel, its reason and how it looks now. */
import { reasonOf } from '../conversation/archive.ts';
import type { Alert } from '../domain/alert.ts';
import type { House } from '../pipeline/house.ts';
import { renderMessage } from '../platforms/discord/render.ts';
import { render } from '../platforms/telegram/render.ts';
import type { TopicBook } from '../topics/topic-book.ts';
import { passes } from '../web/alert-filter.ts';
import type { View } from '../web/view.ts';

/** As far back as a page looks. */
const RECENT = 500;

/** Without `scope` those of the whole house. */
export function alertLinesOf(
	house: House,
	topics: TopicBook,
	scope?: string,
): Pick<View, 'alerts' | 'alert' | 'line'> & { readonly isSeen: (alert: Alert) => boolean } {
	function isSeen({ channelId }: Alert): boolean {
		return scope === undefined || house.subscriptions.channel(channelId)?.scope === scope;
	}

	/** The edits of a message that arrived, the last one last. */
	function editsOf(alert: Alert): readonly Alert[] {
		return house.outbox
			.recent(RECENT)
			.filter(({ kind, baseId, status }) => kind === 'edit' && baseId === alert.id && status === 'sent')
			.sort((a, b) => a.revision - b.revision);
	}

	return {
		isSeen,
		alerts: (query) =>
			house.outbox.recent(RECENT).filter((alert) => alert.kind !== 'edit' && isSeen(alert) && passes(alert, query)),
		async alert(id) {
			const asked = await house.outbox.get(id);
			const alert = asked?.kind === 'edit' && asked.baseId ? await house.outbox.get(asked.baseId) : asked;
			return alert && isSeen(alert) ? alert : undefined;
		},
		async line(alert) {
			const edits = editsOf(alert);
			const { message } = edits.at(-1) ?? alert;
			const known = scope === undefined ? topics.all() : topics.visibleTo(scope);
			return {
				alert,
				channel: house.subscriptions.channel(alert.channelId),
				reason: await reasonOf(house, alert, known, scope),
				drawing: { discord: renderMessage(message), telegram: render(message) },
				edits: edits.length,
			};
		},
	};
}

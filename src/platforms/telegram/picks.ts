/** Channels to be picked from Telegram's own list: what is to happen there, for one person, once, within ten minutes. */
import type { Place, Reply } from '../../../commands/command.ts';
import type { Clock } from '../../domain/ports.ts';

type Pick = NonNullable<Reply['pick']>;

export type Picks = {
	/** The keyboard that opens the list. */
	keyboardFor(place: Place, pick: Pick): object;
	/** What was asked for under this number by this person; undefined if nothing, or too long ago. */
	take(person: string, requestId: number): Pick | undefined;
};

const LIFE_MS = 10 * 60_000;
const MOST = 1000;

export function createPicks(clock: Clock): Picks {
	const waiting = new Map<number, { readonly person: string; readonly pick: Pick; readonly at: number }>();
	let number = 0;
	return {
		keyboardFor(place, pick) {
			number = (number % 2_000_000_000) + 1;
			waiting.set(number, { person: place.address, pick, at: clock.now() });
			if (waiting.size > MOST) waiting.delete(waiting.keys().next().value!);
			// Only channels where the person may add administrators, and where we may post.
			const rights = { ...NO_RIGHTS, can_post_messages: true };
			const request_chat = {
				request_id: number,
				chat_is_channel: true,
				user_administrator_rights: { ...rights, can_promote_members: true },
				bot_administrator_rights: rights,
				request_title: true,
			};
			return { keyboard: [[{ text: pick.label, request_chat }]], one_time_keyboard: true, resize_keyboard: true };
		},
		take(person, requestId) {
			const found = waiting.get(requestId);
			if (found?.person !== person) return undefined;
			waiting.delete(requestId);
			return clock.now() - found.at <= LIFE_MS ? found.pick : undefined;
		},
	};
}

const NO_RIGHTS = {
	is_anonymous: false,
	can_manage_chat: true,
	can_delete_messages: false,
	can_manage_video_chats: false,
	can_restrict_members: false,
	can_promote_members: false,
	can_change_info: false,
	can_invite_users: false,
	can_post_stories: false,
	can_edit_stories: false,
	can_delete_stories: false,
};

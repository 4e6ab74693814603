/** Who wrote or pressed, and whether they may manage the place: asked of Telegram, failing closed. */
import type { ChatMember, Message, User } from 'grammy/types';
import type { Actor, Place } from '../../../commands/command.ts';
import type { Clock } from '../../domain/ports.ts';

/** Telegram's stand-ins for senders that are no person (Bot API, `sender_chat`). */
const ANONYMOUS_ADMIN = 1087968824;
const CHANNEL_BOT = 136817688;
const SERVICE = 777000;

/** A demoted administrator loses the house's rights after this long at most. */
const CACHE_MS = 60_000;
const CACHE_SIZE = 2_000;

export type Actors = {
	/** The author of a message, or undefined when nobody stands behind it whom we could answer to. */
	authorOf(message: Message, place: Place): Actor | undefined;
	/** A person, by what Telegram itself says of them. */
	person(user: User, place: Place): Actor;
	/** Past any cache. */
	mayManage(place: Where, userId: number): Promise<boolean>;
};

export type ActorOptions = {
	/** getChatMember; undefined when it fails. */
	readonly member: (address: string, userId: number) => Promise<ChatMember | undefined>;
	readonly clock: Clock;
};

type Where = Pick<Place, 'kind' | 'address'>;
type Standing = { readonly admin: boolean; readonly hidesName: boolean; readonly at: number };

export function createActors({ member, clock }: ActorOptions): Actors {
	const known = new Map<string, Standing>();

	async function isAdmin(user: Pick<User, 'id'>, place: Where, fresh = false): Promise<boolean> {
		if (place.kind === 'private') return place.address === String(user.id);
		const key = keyOf(user, place);
		const cached = known.get(key);
		const age = cached === undefined ? Number.POSITIVE_INFINITY : clock.now() - cached.at;
		if (!fresh && cached !== undefined && age >= 0 && age < CACHE_MS) return cached.admin;
		known.delete(key);
		const found = await member(place.address, user.id);
		if (found === undefined) return false;
		if (known.size >= CACHE_SIZE) known.clear();
		const admin = manages(found, place);
		known.set(key, { admin, hidesName: 'is_anonymous' in found && found.is_anonymous, at: clock.now() });
		return admin;
	}

	function person(user: User, place: Place): Actor {
		return {
			id: String(user.id),
			name: nameOf(user),
			isAdmin: (fresh) => isAdmin(user, place, fresh),
			hidesName: () => known.get(keyOf(user, place))?.hidesName ?? false,
			in: (other) => person(user, other),
		};
	}

	function authorOf(message: Message, place: Place): Actor | undefined {
		const { from, sender_chat: senderChat } = message;
		if (from === undefined || from.id === CHANNEL_BOT || from.id === SERVICE) return undefined;
		if (from.id !== ANONYMOUS_ADMIN) return from.is_bot || senderChat !== undefined ? undefined : person(from, place);
		if (senderChat?.id !== message.chat.id) return undefined;
		// Only administrators can speak as their chat. Its id is negative and can be nobody's: never a person, never an owner.
		return { id: place.address, name: place.title, isPlace: true, isAdmin: async () => true };
	}

	return { authorOf, person, mayManage: (place, id) => isAdmin({ id }, place, true) };
}

/** In a channel only those who may post there decide what is posted. */
function manages(member: ChatMember, place: Where): boolean {
	if (member.status === 'creator') return true;
	if (member.status !== 'administrator') return false;
	return place.kind !== 'channel' || member.can_post_messages === true;
}

function keyOf(user: Pick<User, 'id'>, place: Where): string {
	return `${place.address} ${user.id}`;
}

function nameOf(user: User): string {
	return [user.first_name, user.last_name].filter((name) => name !== undefined).join(' ');
}

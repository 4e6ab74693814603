/** A Telegram chat as the house's Place, and a change of the bot's membership as an event of it. Pure. */
import type { Chat, ChatMember, ChatMemberUpdated, Message } from 'grammy/types';
import type { Place, PlaceEvent } from '../../../commands/command.ts';

export function placeOf(chat: Chat, threadId?: string): Place {
	return {
		platform: 'telegram',
		scope: `telegram-${chat.id}`,
		address: String(chat.id),
		...(threadId === undefined ? {} : { threadId }),
		kind: chat.type === 'supergroup' ? 'group' : chat.type,
		title: titleOf(chat),
	};
}

function titleOf(chat: Chat): string {
	if (chat.type !== 'private') return chat.title ?? '';
	return [chat.first_name, chat.last_name].filter((name) => name !== undefined).join(' ');
}

/** The forum topic a message stands in. Replies outside forums carry a thread id too, which is no place to write to. */
export function threadOf(message: Message): string | undefined {
	return message.is_topic_message === true ? message.message_thread_id?.toString() : undefined;
}

/** What a change of the bot's own membership means for the place, or undefined when nothing of ours changes. */
export function membershipEvent(update: ChatMemberUpdated): PlaceEvent | undefined {
	const place = placeOf(update.chat);
	const [before, after] = [update.old_chat_member, update.new_chat_member];
	if (!isPresent(after)) return isPresent(before) ? { kind: 'left', place } : undefined;
	if (!isPresent(before) && place.kind === 'private') return { kind: 'restored', place };
	if (!isPresent(before)) return { kind: 'joined', place, by: String(update.from.id) };
	return maySpeak(after, place) && !maySpeak(before, place) ? { kind: 'restored', place } : undefined;
}

function isPresent(member: ChatMember): boolean {
	if (member.status === 'restricted') return member.is_member;
	return member.status !== 'left' && member.status !== 'kicked';
}

function maySpeak(member: ChatMember, place: Place): boolean {
	if (member.status === 'restricted') return member.can_send_messages;
	if (place.kind === 'channel') return member.status === 'administrator' && member.can_post_messages === true;
	return true;
}

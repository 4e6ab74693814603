/** Private chats by the person they are with: Discord's channel for one is opened when the first message goes there. */
import type { REST } from '@discordjs/rest';
import { type APIDMChannel, Routes } from 'discord-api-types/v10';

const PERSON = 'user:';

/** A private chat's address in the house, the same before and after it was ever opened. */
export function privateAddress(userId: string): string {
	return PERSON + userId;
}

export type PrivateChannels = {
	/** The channel id to post to. Opening twice opens once; rejects as the REST client does (50007: takes no messages). */
	channelIdOf(address: string, signal: AbortSignal): Promise<string>;
};

export function createPrivateChannels(rest: REST): PrivateChannels {
	const opened = new Map<string, string>();
	return {
		async channelIdOf(address, signal) {
			if (!address.startsWith(PERSON)) return address;
			const known = opened.get(address);
			if (known) return known;
			const body = { recipient_id: address.slice(PERSON.length) };
			const { id } = (await rest.post(Routes.userChannels(), { body, signal })) as APIDMChannel;
			opened.set(address, id);
			return id;
		},
	};
}

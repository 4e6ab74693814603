/** A channel managed from its administrator's private chat: buttons that carry the channel's address with them. Pure. */
import type { Place, Reply } from '../../commands/command.ts';
import type { Context } from '../../commands/context.ts';
import type { Button } from '../domain/message.ts';

const THERE = /^at:(-\d{1,20}):(.+)$/s;
/** Telegram's callback_data in bytes; channels to be managed from elsewhere are Telegram's. */
const LONGEST = 64;

/** What a button acts on and does there; undefined for one that acts where it stands. */
export function readElsewhere(action: string): { readonly place: Place; readonly action: string } | undefined {
	const [, address, there] = THERE.exec(action) ?? [];
	if (address === undefined || there === undefined) return undefined;
	const place: Place = { platform: 'telegram', scope: `telegram-${address}`, address, kind: 'channel', title: '' };
	return { place, action: there };
}

/** An action for the channel at this address, from elsewhere. */
export function elsewhere(address: string, action: string): string {
	return `at:${address}:${action}`;
}

/** The reply as it is read elsewhere: it says of which channel it speaks, and its buttons act on that one. */
export function boundTo(context: Context, reply: Reply): Reply {
	const { address, title } = context.channel;
	const said = context.say('elsewhere', { channel: title });
	const buttons = reply.message.buttons?.map((row) => row.flatMap((button) => boundButton(button, address)));
	const footer = [said, reply.message.footer].filter(Boolean).join(' · ');
	return { ...reply, message: { ...reply.message, footer, buttons } };
}

/** What does not fit is left out: none of the buttons of a channel's settings is that long. */
function boundButton(button: Button, address: string): readonly Button[] {
	if (!('action' in button)) return [button];
	const action = elsewhere(address, button.action);
	return new TextEncoder().encode(action).length <= LONGEST ? [{ ...button, action }] : [];
}

/** The terminal as a Platform: what is sent is printed, what is edited is printed again with a word that says so. */
import type { Channel } from '../../domain/channel.ts';
import type { Message } from '../../domain/message.ts';
import type { Delivery, DeliveryOutcome, Platform } from '../../domain/ports.ts';
import { printed } from './render.ts';

export type TerminalOptions = {
	/** `process.stdout`, or anything that takes text. */
	readonly out: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
	/** False to print without colour even to a person (NO_COLOR). */
	readonly colour?: boolean;
	/** `message.at` in people's words; times are not shown without it. */
	readonly timeText?: (at: string, message: Message, channel?: Channel) => string;
};

const PIPE_COLUMNS = 80;
const UPDATED = { ar: 'تحديث', en: 'Updated' } as const;

export function createTerminal({ out, colour = true, timeText }: TerminalOptions): Platform {
	let count = 0;

	function print({ message, channel }: Delivery, mark?: string): void {
		const at = message.at;
		const time = at === undefined || timeText === undefined ? {} : { time: timeText(at, message, channel) };
		const style = { columns: out.columns ?? PIPE_COLUMNS, forEyes: out.isTTY === true && colour };
		out.write(printed(message, { ...style, ...time, ...(mark === undefined ? {} : { mark }) }));
	}

	return {
		name: 'terminal',
		start: async () => undefined,
		stop: async () => undefined,
		async send(delivery): Promise<DeliveryOutcome> {
			print(delivery);
			count += 1;
			return { kind: 'sent', messageId: String(count) };
		},
		async edit(delivery): Promise<DeliveryOutcome> {
			print(delivery, UPDATED[delivery.message.language]);
			return { kind: 'sent', messageId: delivery.messageId };
		},
		trouble: () => undefined,
	};
}

/** A house of few words behind the platform under test: it records what it is told and answers as it is bidden. */
import type {
	CommandDefinition,
	Conversation,
	Invocation,
	PlaceEvent,
	Press,
	Reply,
} from '../../../commands/command.ts';
import type { Message } from '../../../src/domain/message.ts';
import type { Log } from '../../../src/domain/ports.ts';

export const COMMANDS: readonly CommandDefinition[] = [
	{
		name: 'follow',
		aliases: ['تابع'],
		description: { ar: 'متابعة موضوع', en: 'Follow a topic' },
		permission: 'everyone',
		options: {
			topic: { kind: 'text', description: { ar: 'الموضوع', en: 'Topic' }, required: true },
			cadence: {
				kind: 'choice',
				description: { ar: 'متى', en: 'When' },
				choices: [
					{ value: 'instant', name: { ar: 'فورا', en: 'at once' } },
					{ value: 'daily', name: { ar: 'يوميا', en: 'daily' } },
				],
			},
		},
	},
	{
		name: 'keyword',
		aliases: ['كلمة'],
		description: { ar: 'كلمات موضوع', en: 'Keywords of a topic' },
		permission: 'admin',
		options: {
			action: {
				kind: 'choice',
				required: true,
				description: { ar: 'الفعل', en: 'Action' },
				choices: [{ value: 'add', name: { ar: 'أضف', en: 'add' } }],
			},
			topic: { kind: 'text', description: { ar: 'الموضوع', en: 'Topic' }, required: true },
			weight: { kind: 'integer', description: { ar: 'الوزن', en: 'Weight' } },
			text: { kind: 'text', description: { ar: 'الكلمة', en: 'Keyword' }, required: true },
		},
	},
	{
		name: 'start',
		aliases: [],
		description: { ar: 'البداية', en: 'Begin' },
		permission: 'everyone',
		options: {},
	},
	{
		name: 'help',
		aliases: ['مساعدة'],
		description: { ar: 'مساعدة', en: 'Help' },
		permission: 'everyone',
		options: {},
	},
];

export type ScriptedHouse = Conversation & {
	readonly invocations: Invocation[];
	readonly presses: Press[];
	readonly events: PlaceEvent[];
};

export function note(...paragraphs: string[]): Message {
	return { language: 'ar', paragraphs, links: [] };
}

export function scriptedHouse(
	onRun: (invocation: Invocation) => Promise<Reply> | Reply = () => ({ message: note('حسنا') }),
	onPress: (press: Press) => Promise<Reply> | Reply = () => ({ message: note('تم') }),
): ScriptedHouse {
	const invocations: Invocation[] = [];
	const presses: Press[] = [];
	const events: PlaceEvent[] = [];
	return {
		commands: COMMANDS,
		invocations,
		presses,
		events,
		async run(invocation) {
			invocations.push(invocation);
			return onRun(invocation);
		},
		async press(press) {
			presses.push(press);
			return onPress(press);
		},
		complete: async () => [],
		understand: (text) =>
			text.startsWith('تابع ') ? { command: 'follow', options: { topic: text.slice(5) } } : undefined,
		async happened(event) {
			events.push(event);
		},
	};
}

/** A log whose every line can be searched for what must not be there. */
export function recordingLog(): Log & { readonly lines: string[] } {
	const lines: string[] = [];
	const write =
		(level: string) =>
		(text: string, fields: Record<string, unknown> = {}): void => {
			lines.push(`${level} ${text} ${JSON.stringify(fields)}`);
		};
	return { lines, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

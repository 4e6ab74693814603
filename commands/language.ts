/** /language: Arabic or English here, with the digits that go with it. */
import type { RasidCommand } from './context.ts';
import { message } from './reply.ts';

export const language: RasidCommand = {
	name: 'language',
	aliases: ['اللغة', 'لغة'],
	description: { ar: 'اللغة والأرقام هنا', en: 'Language and digits here' },
	permission: 'admin',
	options: {
		language: {
			kind: 'choice',
			required: true,
			description: { ar: 'بأي لغة أكلّمكم', en: 'Which language shall I speak' },
			choices: [
				{ value: 'ar', name: { ar: 'العربية (١٢٣)', en: 'Arabic (١٢٣)' } },
				{ value: 'ar-latin', name: { ar: 'العربية (123)', en: 'Arabic (123)' } },
				{ value: 'en', name: { ar: 'الإنجليزية', en: 'English' } },
			],
		},
	},
	async run(options, context) {
		const chosen = options['language'] === 'en' ? 'en' : 'ar';
		const digits = options['language'] === 'ar-latin' ? 'latin' : 'arabic';
		await context.changeSettings((old) => ({ ...old, language: chosen, digits }));
		// Said in the new language: the reader sees at once what was chosen.
		const text = chosen === 'en' ? 'I will speak English here.' : 'سأكلّمكم هنا بالعربية.';
		const reply = message(context, { paragraphs: [text] });
		return { ...reply, message: { ...reply.message, language: chosen } };
	},
};

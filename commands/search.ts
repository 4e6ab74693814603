/** /search: stories of the archive that mention a phrase, in any of its Arabic forms. */
import type { RasidCommand } from './context.ts';
import { say } from './reply.ts';
import { storyList } from './stories.ts';

export const search: RasidCommand = {
	name: 'search',
	aliases: ['ابحث', 'بحث'],
	description: { ar: 'ابحث في أرشيف الأخبار المرصودة', en: 'Search the archive of stories seen' },
	permission: 'everyone',
	options: { text: { kind: 'text', required: true, description: { ar: 'كلمة أو عبارة', en: 'A word or a phrase' } } },
	async run(options, context) {
		const text = options['text']!.trim();
		const stories = await context.search(text, 5);
		if (stories.length === 0) return say(context, 'search-none', { text });
		return storyList(context, context.say('search-title', { text }), stories);
	},
};

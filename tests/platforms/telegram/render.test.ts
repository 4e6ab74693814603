import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render } from '../../../src/platforms/telegram/render.ts';
import { storedText } from '../../stand-ins/telegram/text.ts';

test('x', () => {
	const r = render({
		language: 'ar', title: 'AUKUS توسّع تعاونها', titleUrl: 'https://example.com/a', paragraphs: ['أعلنت AUKUS أمس عن https://evil.example/x و @someone /start #tag t.me/x.', '/follow الناتو — تابع'],
		links: [{ label: 'الجزيرة', url: 'https://aljazeera.net/x' }, { label: 'Reuters', url: 'https://reuters.com/' }], linksTitle: 'مصدران', tags: ['الناتو الآسيوي', 'AUKUS', '٢٠٢٥'], footer: 'لديك', at: '2025-05-03T10:00:00Z',
	}, { time: '٣ مايو، ١:٠٠ م', commands: new Set(['follow']) });
	console.log(r.text, JSON.stringify(r.entities));
	const s = storedText(r.text, undefined, r.entities);
	console.log(JSON.stringify(s, null, 0));
	expect('text' in s && s.text).toBe(r.text);
});

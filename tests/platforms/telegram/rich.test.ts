/** Digests as rich messages: the same words, from right to left; plain where they are refused, and one request on a doubt. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/domain/message.ts';
import { render } from '../../../src/platforms/telegram/render.ts';
import { richOf } from '../../../src/platforms/telegram/rich.ts';
import { contract } from '../../stand-ins/telegram/contract.ts';
import type { Fault } from '../../stand-ins/telegram/faults.ts';
import { delivery, GROUP, setUp } from './set-up.ts';

const signal = new AbortController().signal;
const DIGEST: Message = {
	language: 'ar',
	isDigest: true,
	title: 'موجز: خبران',
	titleUrl: 'https://mina.example/?a=1&b="2"',
	paragraphs: ['١. AUKUS توسّع تعاونها\nقال الوزراء إن <b>العمل</b> يبدأ قريبًا.', '٢. Ports & harbours reopen'],
	links: [{ label: '١. الميناء', url: 'https://mina.example/1' }],
	tags: ['أوكوس'],
};

test('has the words, the links and the direction of the plain one', () => {
	const url = 'https://mina.example/?a=1&amp;b=%222%22';
	const { html = '', is_rtl } = richOf(render(DIGEST));
	expect(is_rtl).toBe(true);
	expect(html.replace(/[\u200F\u2060\u2068\u2069]/g, '')).toBe(
		[
			`<p><b><a href="${url}">موجز: خبران</a></b></p>`,
			'<p>١. AUKUS توسّع تعاونها<br>قال الوزراء إن &lt;b&gt;العمل&lt;/b&gt; يبدأ قريبًا.</p>',
			'<p>٢. Ports &amp; harbours reopen</p>',
			'<p><a href="https://mina.example/1">١. الميناء</a></p>',
			'<p>#أوكوس</p>',
		].join(''),
	);
});

test('whatever it says, its tags are balanced and its own, and its words those of the plain one', () => {
	const text = fc.string({
		unit: fc.constantFrom('ا', 'b', '<', '>', '&', '"', '\n', ' ', '</p>', '<i>', '😀', '&lt;'),
	});
	const link = fc.record({ label: text, url: text.map((tail) => `https://mina.example/${tail}`) });
	const message = fc.record({
		language: fc.constant('ar' as const),
		title: text,
		titleUrl: fc.constant('https://mina.example/<"&'),
		paragraphs: fc.array(text),
		links: fc.array(link),
	});
	fc.assert(
		fc.property(message, (said) => {
			const rendered = render(said);
			const rich_message = richOf(rendered);
			expect(contract.request('sendRichMessage', { chat_id: 1, rich_message })).toEqual([]);
			const html = rich_message.html ?? '';
			const open: string[] = [];
			for (const [, end, name] of html.matchAll(/<(\/?)(\w+)(?: href="[^"<>]*")?>/g)) {
				if (name === 'br') continue;
				if (end === '') open.push(name!);
				else expect(open.pop()).toBe(name);
			}
			expect(open).toEqual([]);
			const words = html
				.replaceAll('</p><p>', '\n\n')
				.replaceAll('<br>', '\n')
				.replace(/<[^>]*>/g, '')
				.replace(/&(lt|gt|quot|amp);/g, (_, name: 'lt') => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name]);
			expect(words).toBe(rendered.text);
		}),
	);
});

describe('a digest', () => {
	const sends = (requests: readonly { readonly method: string }[]) =>
		requests.map(({ method }) => method).filter((method) => method.startsWith('send'));

	test('goes out rich where that is asked for; what is no digest, or English, never', async () => {
		const { server, telegram } = await setUp({ platform: { rich: true } });
		expect(await telegram.send(delivery(GROUP, DIGEST), signal)).toMatchObject({ kind: 'sent' });
		await telegram.send(delivery(GROUP, { ...DIGEST, isDigest: undefined }), signal);
		await telegram.send(delivery(GROUP, { ...DIGEST, language: 'en' }), signal);
		expect(sends(server.requests)).toEqual(['sendRichMessage', 'sendMessage', 'sendMessage']);
		expect(server.messages(GROUP)[0]).toMatchObject({ rich_message: { is_rtl: true } });
		const plain = await setUp();
		await plain.telegram.send(delivery(GROUP, DIGEST), signal);
		expect(sends(plain.server.requests)).toEqual(['sendMessage']);
	});

	const refusal = (status: number, description: string): Fault['what'] => ({
		status,
		body: { ok: false, error_code: status, description },
	});

	test.each([
		['a chat that takes none', refusal(400, 'Bad Request: RICH_MESSAGE_INVALID')],
		['a server that knows none', refusal(404, 'Not Found: method not found')],
	])('is plain in %s, from then on at once', async (_, what) => {
		const { server, telegram } = await setUp({ platform: { rich: true } });
		server.faults.add({ method: 'sendRichMessage', when: 'before', what });
		expect(await telegram.send(delivery(GROUP, DIGEST), signal)).toMatchObject({ kind: 'sent' });
		await telegram.send(delivery(GROUP, DIGEST), signal);
		expect(sends(server.requests)).toEqual(['sendRichMessage', 'sendMessage', 'sendMessage']);
		expect(telegram.trouble()).toBeUndefined();
	});

	test.each<[string, Fault['what'], string]>([
		['in doubt', 'drop', 'unknown'],
		['too soon', refusal(429, 'Too Many Requests: retry after 3'), 'busy'],
		['without rights', refusal(400, 'Bad Request: not enough rights to send text messages to the chat'), 'refused'],
	])('that is %s is not sent a second time', async (_, what, kind) => {
		const { server, telegram } = await setUp({ platform: { rich: true } });
		server.faults.add({ method: 'sendRichMessage', when: 'after', what });
		expect(await telegram.send(delivery(GROUP, DIGEST), signal)).toMatchObject({ kind });
		expect(sends(server.requests)).toEqual(['sendRichMessage']);
	});
});

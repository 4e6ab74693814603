/** The log: one line an event, and no secret in any byte, whatever carries it. */
import { describe, expect, test } from 'vitest';
import { createLog } from '../../src/observability/log.ts';

const TELEGRAM = '123456789:AAF-canary-telegram-token-0123456789ab';
const DISCORD = 'MTAxMDEwMTAxMDEwMTAxMDEw.GabcdE.canary_discord_token_0123456789abcdef';
const KEY = 'sk-canary-model-key';

function lines(act: (log: ReturnType<typeof createLog>) => void): string[] {
	const written: string[] = [];
	act(createLog({ level: 'debug', secrets: [TELEGRAM, DISCORD, KEY], write: (line) => written.push(line) }));
	return written;
}

describe('no secret is written', () => {
	const carriers: [string, (log: ReturnType<typeof createLog>) => void][] = [
		['in a field', (log) => log.info('sent', { url: `https://api.telegram.org/bot${TELEGRAM}/sendMessage` })],
		['in a nested field', (log) => log.info('sent', { request: { headers: { authorization: `Bot ${DISCORD}` } } })],
		['in an error’s message', (log) => log.error('failed', { error: new Error(`fetch to bot${TELEGRAM} failed`) })],
		[
			'in an error’s own fields',
			(log) =>
				log.error('failed', {
					error: Object.assign(new Error('x'), { url: `https://h/bot${TELEGRAM}`, request: { token: DISCORD } }),
				}),
		],
		['in an error’s cause', (log) => log.error('failed', { error: new Error('outer', { cause: new Error(KEY) }) })],
		['in the text', (log) => log.warn(`key ${KEY}`)],
		['encoded in an address', (log) => log.warn('x', { url: `https://h/?t=${encodeURIComponent(TELEGRAM)}` })],
		[
			'of a shape we were not told of',
			(log) => log.warn('x', { t: '987654321:AAE_other-token_of-the-same-shape_0001' }),
		],
		[
			'of an interaction',
			(log) =>
				log.warn('x', {
					url: 'https://discord.com/api/v10/webhooks/1234567890/aW50ZXJhY3Rpb24tdG9rZW4tMDEyMw/messages/@original',
				}),
		],
	];
	test.each(carriers)('%s', (_name, act) => {
		const written = lines(act).join('');
		for (const part of [TELEGRAM, DISCORD, KEY, encodeURIComponent(TELEGRAM), 'AAE_other', 'aW50ZXJhY3Rpb24'])
			expect(written).not.toContain(part);
		expect(written).not.toBe('');
	});
});

test('an event is one JSON line, whatever the text from outside holds', () => {
	const hostile = 'عنوان\r\n{"level":"error"}\u2028\u0000\u001b[31m';
	const written = lines((log) => log.info('article placed', { title: hostile }));
	expect(written).toHaveLength(1);
	expect(written[0]!.trimEnd()).not.toMatch(/[\n\r\u0000\u001b]/);
	expect(JSON.parse(written[0]!)).toMatchObject({ level: 'info', msg: 'article placed', title: hostile });
});

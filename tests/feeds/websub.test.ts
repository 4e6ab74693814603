/** A hub is asked in its own words, asks back, and pushes under its signature. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isSigned, subscriptionForm, verificationOf } from '../../src/feeds/websub.ts';

const TOPIC = 'https://news.example/rss?lang=ar';

test('a subscription is asked for with topic, callback, lease and secret', () => {
	const form = new URLSearchParams(
		subscriptionForm({ topicUrl: TOPIC, callbackUrl: 'https://bot.example/hub/f1', secret: 'سر' }),
	);
	expect(Object.fromEntries(form)).toEqual({
		'hub.mode': 'subscribe',
		'hub.topic': TOPIC,
		'hub.callback': 'https://bot.example/hub/f1',
		'hub.lease_seconds': '604800',
		'hub.secret': 'سر',
	});
});

describe('the hub asks back', () => {
	const ask = (change: Record<string, string> = {}) =>
		verificationOf(
			new URLSearchParams({
				'hub.mode': 'subscribe',
				'hub.topic': TOPIC,
				'hub.challenge': 'c',
				'hub.lease_seconds': '864000',
				...change,
			}),
			TOPIC,
		);
	test.each([
		[{}, { kind: 'confirmed', challenge: 'c', leaseMs: 864_000_000 }],
		[
			{ 'hub.mode': 'denied', 'hub.reason': 'no' },
			{ kind: 'denied', reason: 'no' },
		],
		[{ 'hub.topic': 'https://other.example/' }, { kind: 'unknown' }],
		[{ 'hub.mode': 'unsubscribe' }, { kind: 'unknown' }],
		[{ 'hub.challenge': '' }, { kind: 'unknown' }],
		[{ 'hub.lease_seconds': 'long' }, { kind: 'unknown' }],
	])('%j: %j', (change, expected) => {
		expect(ask(change as Record<string, string>)).toEqual(expected);
	});
});

describe('a push', () => {
	const body = Buffer.from('<rss/>');
	const sign = (method: string, secret = 'secret') =>
		`${method}=${createHmac(method, secret).update(body).digest('hex')}`;
	test.each(['sha1', 'sha256', 'sha384', 'sha512'])("signed by %s is the hub's", (method) => {
		expect(isSigned(body, sign(method), 'secret')).toBe(true);
	});
	test.each([
		undefined,
		'',
		'sha256',
		'sha256=',
		'sha256=00',
		sign('md5'),
		sign('sha256', 'other'),
		`${sign('sha256')}00`,
	])('with %j is not', (signature) => {
		expect(isSigned(body, signature, 'secret')).toBe(false);
	});
	test('of other bytes is not', () => {
		expect(isSigned(Buffer.from('<rss />'), sign('sha256'), 'secret')).toBe(false);
	});
});

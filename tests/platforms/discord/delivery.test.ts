/** Alerts on their way through the real platform and every fault of the network and of Discord. */
import { describe, expect, test } from 'vitest';
import type { DeliveryOutcome } from '../../../src/domain/ports.ts';
import { cloudflareBan, drop, type Fault, hang, outage, refusal, tooMany } from '../../stand-ins/discord/faults.ts';
import { textOf } from '../../stand-ins/discord/reading.ts';
import {
	ALERT,
	ANNOUNCEMENTS,
	CHANNEL,
	channel,
	delivery,
	FORUM_CHANNEL,
	OTHER_CHANNEL,
	RUNNING,
	setStage,
	THREAD_CHANNEL,
	words,
} from './stage.ts';

describe('an alert', () => {
	test('arrives once, pings nobody, and is edited in place', async () => {
		const { discord, platform } = await setStage();
		const sent = await platform.send(delivery(), RUNNING);
		expect(sent).toEqual({ kind: 'sent', messageId: discord.messages(CHANNEL)[0]!.id });
		expect(discord.requests.at(-1)!.body).toMatchObject({
			nonce: 'm0123456789abcdef01234567',
			enforce_nonce: true,
			allowed_mentions: { parse: [] },
		});
		const messageId = discord.messages(CHANNEL)[0]!.id;
		const message = { ...ALERT, linksTitle: '٣ مصادر' };
		expect(await platform.edit({ ...delivery({ message }), messageId }, RUNNING)).toEqual({ kind: 'sent', messageId });
		expect(discord.messages(CHANNEL)).toHaveLength(1);
		expect(textOf(discord.messages(CHANNEL)[0]!)).toContain('٣ مصادر');
	});

	test('answers an earlier one, even if that one is no more', async () => {
		const { discord, platform } = await setStage();
		await platform.send(delivery(), RUNNING);
		const base = discord.messages(CHANNEL)[0]!.id;
		await platform.send(delivery({ alertId: 'm2', message: words('تطوّر جديد'), replyTo: base }), RUNNING);
		await platform.send(delivery({ alertId: 'm3', message: words('وآخر'), replyTo: '175928847299117999' }), RUNNING);
		expect(discord.messages(CHANNEL).map(({ type }) => type)).toEqual([0, 19, 0]);
	});

	test('goes into a thread', async () => {
		const { discord, platform } = await setStage();
		await platform.send(delivery({ channel: channel(CHANNEL, { threadId: THREAD_CHANNEL }) }), RUNNING);
		expect(discord.messages(THREAD_CHANNEL)).toHaveLength(1);
		expect(discord.messages(CHANNEL)).toHaveLength(0);
	});

	test.each([
		[true, 1],
		[false, 0],
	])('in an announcement channel is published to followers: %s', async (crosspost, flag) => {
		const { discord, platform, start } = await setStage({ crosspost });
		await start();
		await platform.send(delivery({ channel: channel(ANNOUNCEMENTS) }), RUNNING);
		expect(discord.messages(ANNOUNCEMENTS)[0]!.flags).toBe(flag);
	});

	test('is out even if it could not be published', async () => {
		const { discord, platform, logged, start } = await setStage({ crosspost: true });
		await start();
		discord.faults.add(refusal(403, 50013, { on: /crosspost$/ }));
		const outcome = await platform.send(delivery({ channel: channel(ANNOUNCEMENTS) }), RUNNING);
		expect(outcome.kind).toBe('sent');
		expect(logged.some(({ text }) => text.includes('not published'))).toBe(true);
	});

	test('becomes a post in a forum, with the tag the forum insists on, and is edited there', async () => {
		const { discord, platform, start } = await setStage();
		await start();
		const toForum = delivery({ channel: channel(FORUM_CHANNEL) });
		const outcome = (await platform.send(toForum, RUNNING)) as { messageId: string };
		expect(discord.requests.at(-1)!.body).toMatchObject({ name: ALERT.title, applied_tags: ['901'] });
		await platform.edit({ ...toForum, message: words('محدَّث'), messageId: outcome.messageId }, RUNNING);
		expect(discord.messages(outcome.messageId).map(textOf)).toEqual(['محدَّث']);
	});

	test('a post that may be in the forum already is found there', async () => {
		const { discord, platform, start } = await setStage();
		await start();
		const toForum = delivery({ channel: channel(FORUM_CHANNEL) });
		discord.faults.add(drop({ on: /^POST .*\/threads$/, applied: true }));
		expect((await platform.send(toForum, RUNNING)).kind).toBe('unknown');
		const again = await platform.send({ ...toForum, mayHaveArrived: true }, RUNNING);
		expect(again).toMatchObject({ kind: 'sent', alreadyThere: true });
		expect(discord.requests.filter(({ path }) => path.endsWith('/threads'))).toHaveLength(1);
	});
});

describe('a private chat', () => {
	const reader = channel('user:42', { scope: 'discord-dm-42', kind: 'private' });

	test('is opened with the first alert and kept; edits find it', async () => {
		const { discord, platform } = await setStage();
		const first = (await platform.send(delivery({ channel: reader }), RUNNING)) as { messageId: string };
		await platform.send(delivery({ alertId: 'm2', channel: reader }), RUNNING);
		const edited = { ...delivery({ channel: reader, message: words('محدَّث') }), messageId: first.messageId };
		expect(await platform.edit(edited, RUNNING)).toMatchObject({ kind: 'sent' });
		const privateChat = (discord.requests[1]!.path.match(/\d+(?=\/messages)/) ?? [])[0]!;
		expect(discord.messages(privateChat).map(textOf)[0]).toBe('محدَّث');
		expect(discord.messages(privateChat)).toHaveLength(2);
		expect(discord.requests.filter(({ path }) => path.endsWith('/users/@me/channels'))).toHaveLength(1);
	});

	test('with somebody who takes no messages is gone, whenever Discord says so', async () => {
		const { discord, platform } = await setStage();
		discord.faults.add(refusal(403, 50007, { on: /users\/@me\/channels$/ }));
		expect((await platform.send(delivery({ channel: reader }), RUNNING)).kind).toBe('gone');
		discord.faults.add(refusal(403, 50007));
		expect((await platform.send(delivery({ channel: reader }), RUNNING)).kind).toBe('gone');
	});
});

describe('a lost answer', () => {
	const lost: [string, Fault][] = [
		['hangs after it took effect', hang({ applied: true })],
		['hangs before it took effect', hang()],
		['breaks after it took effect', drop({ applied: true })],
		['breaks before it took effect', drop()],
		['is a gateway error after it took effect', outage(502, { applied: true })],
		['is a gateway error before it took effect', outage(503)],
		['is no message at all', { on: /messages$/, kind: 'answer', status: 200, body: '', applied: true }],
		['is HTML', { on: /messages$/, kind: 'answer', status: 200, body: '<html>', applied: true }],
	];

	test.each(lost)('%s: unknown, and exactly one message after the next try', async (_, fault) => {
		const { discord, platform } = await setStage({ requestTimeoutMs: 150 });
		discord.faults.add(fault);
		expect((await platform.send(delivery(), RUNNING)).kind).toBe('unknown');
		expect(await platform.send(delivery(), RUNNING)).toMatchObject({ kind: 'sent' });
		expect(discord.messages(CHANNEL)).toHaveLength(1);
	});

	test('long after the nonce is forgotten, history shows that it arrived', async () => {
		const { discord, platform } = await setStage();
		discord.faults.add(drop({ applied: true }));
		await platform.send(delivery(), RUNNING);
		discord.clock.advance(3_600_000);
		const again = await platform.send(delivery({ mayHaveArrived: true }), RUNNING);
		expect(again).toEqual({ kind: 'sent', messageId: discord.messages(CHANNEL)[0]!.id, alreadyThere: true });
		expect(discord.messages(CHANNEL)).toHaveLength(1);
	});

	test('a history that is no list adds no doubt, and nothing is sent beside it', async () => {
		const { discord, platform } = await setStage();
		discord.faults.add(drop({ applied: true }));
		await platform.send(delivery(), RUNNING);
		discord.faults.add({ on: /^GET .*messages/, kind: 'answer', status: 200, body: '<html>' });
		// Nothing was sent: the doubt that there is stays, and no new one comes.
		expect(await platform.send(delivery({ mayHaveArrived: true }), RUNNING)).toMatchObject({ kind: 'not-sent' });
		expect(discord.messages(CHANNEL)).toHaveLength(1);
	});

	test('an alert with other words, or of another hour, is not taken for it', async () => {
		const { discord, platform } = await setStage();
		await platform.send(delivery({ alertId: 'm1' }), RUNNING);
		await platform.send(
			delivery({ alertId: 'm2', message: { ...ALERT, title: 'غيره' }, mayHaveArrived: true }),
			RUNNING,
		);
		const later = { ...ALERT, at: '2026-03-02T09:30:00.000Z' };
		await platform.send(delivery({ alertId: 'm3', message: later, mayHaveArrived: true }), RUNNING);
		expect(discord.messages(CHANNEL)).toHaveLength(3);
	});

	test('where the history may not be read, the nonce still guards', async () => {
		const { discord, platform } = await setStage();
		discord.deny(CHANNEL, 'history');
		discord.faults.add(drop({ applied: true }));
		await platform.send(delivery(), RUNNING);
		expect((await platform.send(delivery({ mayHaveArrived: true }), RUNNING)).kind).toBe('sent');
		expect(discord.messages(CHANNEL)).toHaveLength(1);
	});

	test('a message that somebody deleted meanwhile is not sent again', async () => {
		const { discord, platform } = await setStage();
		discord.faults.add(drop({ applied: true }));
		await platform.send(delivery(), RUNNING);
		await fetch(`${discord.apiBase}/v10/channels/${CHANNEL}/messages/${discord.messages(CHANNEL)[0]!.id}`, {
			method: 'DELETE',
			headers: { authorization: `Bot ${discord.token}` },
		});
		const again = await platform.send(delivery({ mayHaveArrived: true }), RUNNING);
		expect(again).toMatchObject({ kind: 'sent', alreadyThere: true });
		expect(discord.messages(CHANNEL)).toHaveLength(0);
		const messageId = (again as { messageId: string }).messageId;
		expect(await platform.edit({ ...delivery(), messageId }, RUNNING)).toEqual({ kind: 'missing' });
	});
});

describe('a refusal', () => {
	const refusals: [string, Fault, DeliveryOutcome | Partial<DeliveryOutcome>][] = [
		['missing access', refusal(403, 50001), { kind: 'refused' }],
		['missing permissions', refusal(403, 50013), { kind: 'refused' }],
		['blocked by Cloudflare', refusal(403, 40333), { kind: 'refused' }],
		['archived thread', refusal(400, 50083), { kind: 'refused' }],
		['unknown channel', refusal(404, 10003), { kind: 'gone' }],
		['unknown server', refusal(404, 10004), { kind: 'gone' }],
		['person takes no messages', refusal(403, 50007), { kind: 'gone' }],
		['invalid form', refusal(400, 50035), { kind: 'invalid' }],
		['empty message', refusal(400, 50006), { kind: 'invalid' }],
		['automatic moderation', refusal(400, 200000), { kind: 'invalid' }],
		['slow mode', refusal(403, 20016), { kind: 'busy', scope: 'channel', retryAfterMs: 60_000 }],
		['write limit', refusal(403, 20028), { kind: 'busy', scope: 'channel', retryAfterMs: 60_000 }],
		['429 shared', tooMany('shared', 2), { kind: 'busy', scope: 'channel' }],
		['429 global', tooMany('global', 65), { kind: 'busy', scope: 'platform' }],
		['429 Cloudflare', cloudflareBan(3600), { kind: 'busy', scope: 'platform' }],
		[
			'429 with a senseless wait',
			{ on: /messages$/, kind: 'answer', status: 429, body: {}, headers: { 'retry-after': 'soon' } },
			{ kind: 'busy', retryAfterMs: 5000 },
		],
	];

	test.each(refusals)('%s', async (_, fault, expected) => {
		const { discord, platform } = await setStage();
		discord.faults.add(fault);
		expect(await platform.send(delivery(), RUNNING)).toMatchObject(expected);
		expect(discord.requests).toHaveLength(1);
	});

	test.each([
		['global', tooMany('global', 65), 65_000],
		['Cloudflare', cloudflareBan(3600), 3_600_000],
	])('%s: the wait is the one that was asked for', async (_, fault, waitMs) => {
		const { discord, platform } = await setStage();
		discord.faults.add(fault);
		const outcome = (await platform.send(delivery(), RUNNING)) as { retryAfterMs: number };
		expect(outcome.retryAfterMs).toBeGreaterThanOrEqual(waitMs);
		expect(outcome.retryAfterMs).toBeLessThan(waitMs + 1000);
	});

	test('a deleted message cannot be edited', async () => {
		const { platform } = await setStage();
		const outcome = await platform.edit({ ...delivery(), messageId: '175928847299117999' }, RUNNING);
		expect(outcome).toEqual({ kind: 'missing' });
	});

	test('after 401 not one request more', async () => {
		const { discord, platform } = await setStage({ token: 'another.bot.token' });
		expect((await platform.send(delivery(), RUNNING)).kind).toBe('unauthorised');
		expect((await platform.send(delivery(), RUNNING)).kind).toBe('unauthorised');
		expect(discord.requests).toHaveLength(1);
		expect(platform.trouble()).toContain('token');
	});

	test('a full bucket is told before Discord has to, and other channels go on', async () => {
		const { discord, platform } = await setStage();
		const outcomes: DeliveryOutcome[] = [];
		for (let number = 0; number < 7; number++) {
			outcomes.push(await platform.send(delivery({ alertId: `m${number}` }), RUNNING));
		}
		expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'busy', 'busy']);
		expect(outcomes[5]).toMatchObject({ scope: 'channel' });
		expect(discord.requests.filter(({ status }) => status === 429)).toEqual([]);
		expect((await platform.send(delivery({ channel: channel(OTHER_CHANNEL) }), RUNNING)).kind).toBe('sent');
	});

	test('nothing listens there: certainly not sent', async () => {
		const { platform } = await setStage({ apiBase: 'http://127.0.0.1:9/api' });
		expect(await platform.send(delivery(), RUNNING)).toEqual({ kind: 'not-sent', reason: 'ECONNREFUSED' });
	});

	test('stopped before it left: certainly not sent; stopped under way: unknown', async () => {
		const { discord, platform } = await setStage();
		expect((await platform.send(delivery(), AbortSignal.abort())).kind).toBe('not-sent');
		expect(discord.requests).toHaveLength(0);
		discord.faults.add(hang());
		const stop = new AbortController();
		const sending = platform.send(delivery(), stop.signal);
		await discord.waitFor(() => discord.requests.length === 1);
		stop.abort();
		expect((await sending).kind).toBe('unknown');
	});
});

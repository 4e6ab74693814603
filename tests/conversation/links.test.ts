/** Single-use links: for one person, once, for ten minutes, from a group into the private chat and from there to the page. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../commands/command.ts';
import { createSingleUseLinks } from '../../src/conversation/single-use-links.ts';
import { actor, place, talkingHouse, textOf } from './house.ts';

const GROUP = place('-100', { kind: 'group', title: 'غرفة الأخبار' });
const SERVER = place('11', { platform: 'discord', scope: 'discord-1', kind: 'server', title: 'أخبار' });
const HOME = place('7', { title: 'ليلى' });
const LAILA = actor('7');
const OMAR = actor('8');
const MINUTE_MS = 60_000;

let house: Awaited<ReturnType<typeof talkingHouse>>;
beforeEach(async () => {
	house = await talkingHouse();
	house.admins.add('telegram--100 7').add('discord-1 7');
});

const codeOf = (reply: Reply) => reply.goesOn?.token ?? '';
const addressOf = ({ message }: Reply) =>
	message.buttons?.flat().flatMap((button) => ('url' in button ? [button.url] : []))[0] ?? '';
const start = (payload: string, who = LAILA, here = HOME) => house.talk.run('start', { payload }, here, who);
const tokenOf = (reply: Reply) => addressOf(reply).split('/open/')[1] ?? '';

describe('from a group into the private chat', () => {
	test('the group sees a button and no address of the page; the person gets it in private', async () => {
		const reply = await house.talk.run('desk', {}, GROUP, LAILA);
		expect(codeOf(reply)).toMatch(/^[\w-]{32}$/);
		expect(JSON.stringify(reply)).not.toContain('desk.example');
		const there = await start(codeOf(reply));
		expect(textOf(there)).toContain('مكتب «غرفة الأخبار»');
		expect(addressOf(there)).toMatch(/^https:\/\/desk\.example\/open\/[\w-]{32}$/);
	});
	test('another person’s press opens nothing, and leaves the link to its owner, for whom it is good once', async () => {
		const code = codeOf(await house.talk.run('desk', {}, GROUP, LAILA));
		expect(textOf(await start(code, OMAR, place('8')))).toContain('لمن طلبه وحده');
		const onDiscord = place('user:7', { platform: 'discord', scope: 'discord-dm-7' });
		expect(textOf(await start(code, LAILA, onDiscord))).toContain('لمن طلبه وحده');
		expect(addressOf(await start(code))).toContain('/open/');
		const again = await start(code);
		expect(textOf(again)).toContain('استُعمل هذا الرابط من قبل');
		expect(addressOf(again)).toBe('');
	});
	test('after ten minutes it is over; much later it is forgotten; one that never was is unknown', async () => {
		const code = codeOf(await house.talk.run('connect', {}, GROUP, LAILA));
		house.clock.advance(10 * MINUTE_MS);
		expect(textOf(await start(code))).toContain('انتهت الدقائق العشر');
		house.clock.advance(60 * MINUTE_MS);
		expect(textOf(await start(code))).toContain('لا أعرف هذا الرابط');
		expect(textOf(await start('A'.repeat(32)))).toContain('لا أعرف هذا الرابط');
	});
	test('in a group the code does nothing and stays unused; a code that is none of ours is a plain start', async () => {
		const code = codeOf(await house.talk.run('connect', { topic: 'أوكوس' }, GROUP, LAILA));
		expect(textOf(await start(code, LAILA, GROUP))).toContain('يُفتح في محادثتنا الخاصة');
		expect((await start(code)).pick).toMatchObject({ command: 'follow', options: { topic: 'aukus' } });
		expect(textOf(await start('campaign-7'))).toContain('أهلًا بك في راصد');
	});
	test('who has lost the right meanwhile gets no address', async () => {
		const code = codeOf(await house.talk.run('desk', {}, GROUP, LAILA));
		house.admins.clear();
		const reply = await start(code);
		expect(textOf(reply)).toContain('لستَ من مشرفي «غرفة الأخبار» الآن');
		expect(addressOf(reply)).toBe('');
	});
	test('an administrator without a name is nobody whom a link could be bound to', async () => {
		const hidden = { ...actor('-100'), isPlace: true };
		expect(codeOf(await house.talk.run('desk', {}, GROUP, hidden))).toBe('');
		expect(codeOf(await house.talk.run('connect', {}, GROUP, hidden))).toBe('');
	});
});

describe('to the page', () => {
	test('a server’s admin gets the address where only they see it; a member gets none', async () => {
		const reply = await house.talk.run('desk', {}, SERVER, LAILA);
		expect(reply.private).toBe(true);
		expect(tokenOf(reply)).not.toBe('');
		expect(addressOf(await house.talk.run('desk', {}, SERVER, actor('9', false)))).toBe('');
	});
	test('a visit is that person’s, at that place, once a link', async () => {
		const token = tokenOf(await house.talk.run('desk', {}, SERVER, LAILA));
		const opened = await house.visits.open(token);
		const session = 'session' in opened ? opened.session : '';
		expect(await house.visits.of(session, true)).toMatchObject({ personId: '7', place: { scope: 'discord-1' } });
		expect(await house.visits.open(token)).toEqual({ refused: 'used' });
		await house.visits.end(session);
		expect(await house.visits.of(session, false)).toBeUndefined();
	});
	test('what everybody in a group can read never opens the page, nor the page’s link a chat', async () => {
		const code = codeOf(await house.talk.run('desk', {}, GROUP, LAILA));
		expect(await house.visits.open(code)).toEqual({ refused: 'unknown' });
		const token = tokenOf(await start(code));
		expect(textOf(await start(token))).toContain('لا أعرف هذا الرابط');
		expect(await house.visits.open(token)).toHaveProperty('session');
	});
	test('a visit ends with the right: at once at a write, within a minute at a reading; and after eight hours', async () => {
		async function visit(): Promise<string> {
			house.admins.add('discord-1 7');
			const opened = await house.visits.open(tokenOf(await house.talk.run('desk', {}, SERVER, LAILA)));
			return 'session' in opened ? opened.session : '';
		}
		const written = await visit();
		house.admins.clear();
		expect(await house.visits.of(written, true)).toBeUndefined();
		house.admins.add('discord-1 7');
		expect(await house.visits.of(written, false)).toBeUndefined();

		const read = await visit();
		house.admins.clear();
		house.clock.advance(MINUTE_MS);
		expect(await house.visits.of(read, false)).toBeUndefined();

		const old = await visit();
		house.clock.advance(8 * 60 * MINUTE_MS);
		expect(await house.visits.of(old, false)).toBeUndefined();
	});
	test('a link opens nothing once the right is gone', async () => {
		const token = tokenOf(await house.talk.run('desk', {}, SERVER, LAILA));
		house.admins.clear();
		expect(await house.visits.open(token)).toEqual({ refused: 'not-admin' });
	});
	test('nothing stored, and no line of the log, holds a token', async () => {
		const code = codeOf(await house.talk.run('desk', {}, GROUP, LAILA));
		const token = tokenOf(await start(code));
		const opened = await house.visits.open(token);
		const session = 'session' in opened ? opened.session : '';
		const kept: unknown[] = [house.log.lines];
		for (const stored of [house.records.links, house.records.visits])
			for await (const entry of stored.entries()) kept.push(entry);
		expect(kept.length).toBeGreaterThan(2);
		for (const secret of [code, token, session]) expect(JSON.stringify(kept)).not.toContain(secret);
	});
	test('a scope that is forgotten takes its links and visits along', async () => {
		const open = await house.visits.open(tokenOf(await house.talk.run('desk', {}, SERVER, LAILA)));
		expect(open).toHaveProperty('session');
		await house.desk.forgetScope('discord-1');
		for (const stored of [house.records.links, house.records.visits])
			for await (const [id] of stored.entries()) expect(id).toBe('none');
	});
});

test('of two processes that use a link at the same moment, one gets it', async () => {
	const parts = { stored: house.records.links, clock: house.clock, newToken: () => 'token' };
	const [one, other] = [createSingleUseLinks(parts), createSingleUseLinks(parts)];
	const errand = { command: 'connect', options: {}, place: GROUP };
	const token = await one.create({ by: '7', byName: 'ليلى', opens: 'chat', errand });
	const outcomes = await Promise.all(
		[one, other].map((links) => links.consume(token, 'chat', { platform: 'telegram', id: '7' })),
	);
	expect(outcomes.filter((outcome) => 'errand' in outcome)).toHaveLength(1);
	expect(outcomes.filter((outcome) => 'refused' in outcome)).toEqual([{ refused: 'used' }]);
});

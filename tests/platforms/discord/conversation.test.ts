/** People talk to the real platform through the stand-in: commands, suggestions, buttons, deadlines, rights. */
import { describe, expect, test } from 'vitest';
import type { Invocation, Press, Reply } from '../../../commands/command.ts';
import { ADMINISTRATOR, MANAGE_GUILD } from '../../stand-ins/discord/interactions.ts';
import { textOf } from '../../stand-ins/discord/reading.ts';
import { ALERT, CHANNEL, SERVER, setStage, THREAD_CHANNEL, words } from './stage.ts';

describe('commands', () => {
	test('a slash command is answered letter for letter', async () => {
		const { discord, house, start } = await setStage();
		const asked: Invocation[] = [];
		house.run = async (invocation) => {
			asked.push(invocation);
			return { message: ALERT };
		};
		await start();
		const reply = await discord.interact({
			command: 'follow',
			options: { topic: 'الناتو الآسيوي', count: 3, cadence: 'daily' },
			channelId: CHANNEL,
			userId: '42',
			userName: 'ليلى',
			locale: 'fr',
		});

		expect(asked).toMatchObject([
			{
				command: 'follow',
				options: { topic: 'الناتو الآسيوي', count: '3', cadence: 'daily' },
				place: { platform: 'discord', scope: `discord-${SERVER}`, address: CHANNEL, kind: 'server', title: 'تنبيهات' },
				actor: { id: '42', name: 'ليلى' },
				clientLanguage: 'fr',
			},
		]);
		expect(reply).toMatchObject({ ephemeral: false, deferred: false });
		expect(textOf(reply.message!)).toBe(
			[
				'روسيا تحذّر من «ناتو آسيوي» قرب حدودها',
				'قال المتحدث إن توسيع AUKUS يهدد توازن المنطقة، ودعا إلى حوار مباشر بين الأطراف.',
				'',
				'مصدران',
				'الأفق · RT World News',
				'',
				'#الناتو_الآسيوي #AUKUS',
			].join('\n'),
		);
		expect(discord.messages(CHANNEL)).toHaveLength(1);
	});

	test('a private reply is seen by nobody else', async () => {
		const { discord, house, start } = await setStage();
		house.run = async () => ({ message: words('هذا لك وحدك.'), private: true });
		await start();
		const reply = await discord.interact({ command: 'topic', channelId: CHANNEL });
		expect(reply.ephemeral).toBe(true);
		expect(discord.messages(CHANNEL)).toEqual([]);
	});

	test.each([
		['at once', 60_000],
		['late', 1],
	])('a file is sent along, %s', async (when, deferAfterMs) => {
		const { discord, house, start } = await setStage({ deferAfterMs });
		const file = { name: 'topics.yaml', content: 'topics:\n  - id: سد' };
		house.run = async () => {
			if (when === 'late') await discord.waitFor(() => discord.requests.some(({ body }) => isDeferral(body)));
			return { message: words('هذه موضوعاتك.'), file };
		};
		await start();
		const reply = await discord.interact({ command: 'topic', channelId: CHANNEL });
		expect(textOf(reply.message!)).toBe('هذه موضوعاتك.');
		expect(discord.requests.at(-1)!.files).toEqual([file]);
	});

	test.each([
		['at once', 60_000],
		['late', 1],
	])('a house that fails %s still answers, and tells the log no secret', async (when, deferAfterMs) => {
		const { discord, house, logged, start } = await setStage({ deferAfterMs });
		house.run = async () => {
			if (when === 'late') await discord.waitFor(() => discord.requests.some(({ body }) => isDeferral(body)));
			throw new Error('password=1234');
		};
		await start();
		const reply = await discord.interact({ command: 'topic', channelId: CHANNEL });
		expect(textOf(reply.message!)).toContain('أعد المحاولة');
		expect(reply.ephemeral).toBe(true);
		expect(JSON.stringify(logged)).not.toContain('1234');
	});

	test('a slow house: deferred within the three seconds, privately, then edited', async () => {
		const { discord, house, start } = await setStage({ deferAfterMs: 1 });
		house.run = async () => {
			await discord.waitFor(() => discord.requests.some(({ body }) => isDeferral(body)), 'the deferral');
			return { message: words('جاء الجواب بعد بحث.') };
		};
		await start();
		const reply = await discord.interact({ command: 'topic', channelId: CHANNEL });
		expect(reply).toMatchObject({ type: 5, deferred: true, ephemeral: true });
		expect(textOf(reply.message!)).toBe('جاء الجواب بعد بحث.');
	});

	test('the same interaction delivered twice has one effect', async () => {
		const { discord, house, start } = await setStage();
		const ran: string[] = [];
		house.run = async ({ id }) => {
			ran.push(id);
			return { message: words('تمّ.') };
		};
		await start();
		const once = { command: 'topic', channelId: CHANNEL, interactionId: '777' };
		const first = discord.interact(once);
		await first;
		discord.interact(once).catch(() => undefined);
		await discord.interact({ command: 'topic', channelId: CHANNEL });
		expect(ran.filter((id) => id === '777')).toHaveLength(1);
	});

	test('an answer that comes too late is logged and nothing more', async () => {
		const { discord, house, logged, start } = await setStage({ deferAfterMs: 60_000 });
		house.run = async () => {
			discord.clock.advance(3001);
			return { message: words('فات الأوان.') };
		};
		await start();
		await expect(discord.interact({ command: 'topic', channelId: CHANNEL })).rejects.toThrow('within 3 s');
		await discord.waitFor(() => logged.some(({ text }) => text.includes('too late')), 'the log');
		expect(discord.takeProblems()).toHaveLength(1);
	});
});

describe('suggestions', () => {
	test('at most 25, with names cut to what Discord takes and values never changed', async () => {
		const { discord, house, start } = await setStage();
		house.complete = async (invocation, option, typed) => [
			{ name: `${invocation.command} ${option} ${typed}`, value: 'first' },
			{ name: 'قيمة طويلة لا تُقصّ', value: 'x'.repeat(101) },
			{ name: 'ط'.repeat(150), value: 'long-name' },
			...Array.from({ length: 40 }, (_, index) => ({ name: `موضوع ${index}`, value: `t${index}` })),
		];
		await start();
		const choices = await discord.autocomplete({
			command: 'follow',
			options: { topic: 'نات' },
			focused: 'topic',
			channelId: CHANNEL,
		});
		expect(choices).toHaveLength(25);
		expect(choices[0]).toEqual({ name: 'follow topic نات', value: 'first' });
		expect(choices[1]!.value).toBe('long-name');
		expect(choices.some(({ value }) => value.length > 100)).toBe(false);
	});
});

describe('buttons', () => {
	const withButton: Reply = { message: { ...words('قائمة'), buttons: [[{ label: 'التالي', action: 'page:2' }]] } };

	test('a press reaches the house with its action and its message', async () => {
		const { discord, house, start } = await setStage();
		const pressed: Press[] = [];
		house.run = async () => withButton;
		house.press = async (press) => {
			pressed.push(press);
			return { message: words('الصفحة الثانية'), replace: true };
		};
		await start();
		const { message } = await discord.interact({ command: 'topic', channelId: CHANNEL });
		const reply = await discord.press({ message: message!, customId: 'page:2', channelId: CHANNEL });
		expect(pressed).toMatchObject([{ action: 'page:2', messageId: message!.id, place: { address: CHANNEL } }]);
		expect(reply).toMatchObject({ type: 7, replaced: true });
		expect(discord.messages(CHANNEL).map(textOf)).toEqual(['الصفحة الثانية']);
	});

	test.each([
		['replaces its message', true],
		['adds one that only the presser sees', false],
	])('a slow press %s', async (_, replace) => {
		const { discord, house, start } = await setStage({ deferAfterMs: 1 });
		house.run = async () => withButton;
		house.press = async () => {
			await discord.waitFor(() => discord.requests.some(({ body }) => isDeferral(body)), 'the deferral');
			return { message: words('النتيجة'), private: true, replace };
		};
		await start();
		const { message } = await discord.interact({ command: 'topic', channelId: CHANNEL });
		const reply = await discord.press({ message: message!, customId: 'page:2', channelId: CHANNEL });
		expect(reply).toMatchObject({ type: 6, deferred: true, replaced: replace, ephemeral: !replace });
		expect(discord.messages(CHANNEL).map(textOf)).toEqual([replace ? 'النتيجة' : 'قائمة']);
	});
});

describe('places and rights', () => {
	test.each([
		['an ordinary member', {}, false],
		['ManageGuild', { permissions: MANAGE_GUILD }, true],
		['Administrator', { permissions: ADMINISTRATOR }, true],
		['a timed-out manager', { permissions: MANAGE_GUILD, timedOutUntil: '2999-01-01T00:00:00.000Z' }, false],
		[
			'a manager whose time-out is over',
			{ permissions: MANAGE_GUILD, timedOutUntil: '2020-01-01T00:00:00.000Z' },
			true,
		],
	])('%s', async (_, who, expected) => {
		const { discord, house, start } = await setStage();
		let isAdmin: boolean | undefined;
		house.run = async ({ actor }) => {
			isAdmin = await actor.isAdmin(true);
			return { message: words('تمّ.') };
		};
		await start();
		await discord.interact({ command: 'topic', channelId: CHANNEL, ...who });
		expect(isAdmin).toBe(expected);
	});

	test('in a private chat everybody is at home, in a scope of their own', async () => {
		const { discord, house, start } = await setStage();
		const seen: unknown[] = [];
		house.run = async ({ place, actor }) => {
			seen.push({ ...place, isAdmin: await actor.isAdmin() });
			return { message: words('تمّ.') };
		};
		await start();
		const channelId = discord.openPrivate('42');
		await discord.interact({ command: 'topic', channelId, userName: 'ليلى' });
		expect(seen).toEqual([
			{
				platform: 'discord',
				scope: 'discord-dm-42',
				address: 'user:42',
				kind: 'private',
				title: 'ليلى',
				isAdmin: true,
			},
		]);
	});

	test('a thread is told with the channel it hangs on', async () => {
		const { discord, house, start } = await setStage();
		const seen: unknown[] = [];
		house.run = async ({ place }) => {
			seen.push(place);
			return { message: words('تمّ.') };
		};
		await start();
		await discord.interact({ command: 'topic', channelId: THREAD_CHANNEL });
		expect(seen).toMatchObject([{ address: CHANNEL, threadId: THREAD_CHANNEL, kind: 'server' }]);
	});
});

function isDeferral(body: unknown): boolean {
	const type = (body as { type?: number } | undefined)?.type;
	return type === 5 || type === 6;
}

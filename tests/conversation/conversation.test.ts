/** What people say and what they are answered: subscribers, members and admins, in Arabic and English. */
import { beforeEach, describe, expect, test } from 'vitest';
import { purgeRound } from '../../src/conversation/purge.ts';
import { idOf } from '../../src/domain/id.ts';
import { alert } from '../alerts/samples.ts';
import { actor, OWNER, place, talkingHouse, textOf } from './house.ts';

let house: Awaited<ReturnType<typeof talkingHouse>>;
beforeEach(async () => {
	house = await talkingHouse();
});

const followed = (address = '42') => {
	const channel = house.subscriptions.at('telegram', address);
	return channel ? house.subscriptions.follows(channel.id).items.map((item) => item.topicId) : [];
};

describe('following', () => {
	test('a topic by its name, as people spell it', async () => {
		expect(textOf(await house.talk.run('follow', { topic: 'ناتو اسيوي' }))).toBe(
			'صرتَ تتابع «الناتو الآسيوي» هنا. سيصلك تنبيه واحد عن كل خبر.',
		);
		expect(followed()).toEqual(['asian-nato']);
		expect(textOf(await house.talk.run('follow', { topic: 'Asian NATO' }))).toBe('تتابع «الناتو الآسيوي» هنا من قبل.');
	});

	test('a name a typing error away is suggested while typing', () => {
		const named = (typed: string) => house.topics.near(typed, 'telegram-42', 5).map((topic) => topic.id);
		expect(named('الناتو الاسوي')).toEqual(['asian-nato']);
		expect(named('AUKSU')).toEqual(['aukus']);
		expect(named('زلزال')).toEqual([]);
	});

	test('any phrase makes a topic of this place alone', async () => {
		expect(textOf(await house.talk.run('follow', { topic: 'سد النهضة' }))).toContain(
			'موضوعًا خاصًا من العبارة: «سد النهضة»',
		);
		const [id] = followed();
		expect(house.topics.visibleTo('telegram-42').map((topic) => topic.id)).toContain(id);
		expect(house.topics.visibleTo('telegram-43').map((topic) => topic.id)).not.toContain(id);
		expect(textOf(await house.talk.run('unfollow', { topic: id! }, place('43')))).toContain('لا تتابع شيئًا هنا بعد');
		expect(
			house.topics.match({ id: 'a1', title: 'جولة مفاوضات حول سدّ النهضة', text: '' }).map((match) => match.topicId),
		).toEqual([id]);
	});

	test('a phrase that cannot be a topic is refused with the reason', async () => {
		expect(textOf(await house.talk.run('follow', { topic: 'و' }))).toBe('الكلمة المفتاحية أقصر من حرفين.');
		expect(followed()).toEqual([]);
	});

	test('without a topic offers buttons that work', async () => {
		const reply = await house.talk.run('follow');
		const buttons = reply.message.buttons!.flat();
		expect(buttons.map((button) => button.label)).toEqual(['الناتو الآسيوي', 'أوكوس', 'الحوار الرباعي']);
		const second = buttons[1]!;
		await house.talk.press('action' in second ? second.action : '');
		expect(followed()).toEqual(['aukus']);
	});

	test('is undone, and says so when there was nothing to undo', async () => {
		await house.talk.run('follow', { topic: 'AUKUS' });
		expect(textOf(await house.talk.run('unfollow', { topic: 'الحوار الرباعي' }))).toContain(
			'لا تتابع «الحوار الرباعي» هنا',
		);
		expect(textOf(await house.talk.run('unfollow', { topic: 'أوكوس' }))).toBe('أوقفتُ متابعة «أوكوس» هنا.');
		expect(followed()).toEqual([]);
	});

	test('survives a restart', async () => {
		await house.talk.run('follow', { topic: 'AUKUS' });
		await house.talk.run('follow', { topic: 'سد النهضة' });
		await house.subscriptions.restore();
		await house.topics.restore();
		expect(followed()).toHaveLength(2);
		expect(house.topics.visibleTo('telegram-42')).toHaveLength(4);
	});
});

describe('who may', () => {
	test('a member of a group who is no admin changes nothing there, and is told whom to ask', async () => {
		const group = place('-100', { kind: 'group' });
		expect(textOf(await house.talk.run('follow', { topic: 'AUKUS' }, group, actor('8', false)))).toBe(
			'هذا الأمر لمشرفي هذا المكان وحدهم. اطلبه من أحدهم، أو استعمله لنفسك في محادثتنا الخاصة.',
		);
		await house.talk.press('follow-topic:aukus', group, actor('8', false));
		expect(followed('-100')).toEqual([]);
	});
	test('rights are asked again at each press', async () => {
		const group = place('-100', { kind: 'group' });
		let admin = true;
		const person = { id: '8', name: 'مشرفة', isAdmin: async () => admin };
		await house.talk.press('follow-topic:aukus', group, person);
		admin = false;
		await house.talk.press('unfollow-topic:aukus', group, person);
		expect(followed('-100')).toEqual(['aukus']);
	});
	test('the owner’s command is the owner’s', async () => {
		expect(textOf(await house.talk.run('status', {}, place('42'), actor('7')))).toBe('هذا الأمر لصاحب البوت وحده.');
		expect(textOf(await house.talk.run('status', {}, place(OWNER), actor(OWNER)))).toContain(
			'المصادر: مصدر واحد، والمتعثر منها: ٠',
		);
	});
	test('more than thirty commands a minute are answered with patience', async () => {
		for (let at = 0; at < 30; at += 1) await house.talk.run('help');
		expect(textOf(await house.talk.run('help'))).toContain('طلبات كثيرة');
		house.clock.advance(61_000);
		expect(textOf(await house.talk.run('help'))).toContain('راصد');
	});
});

describe('the same interaction twice', () => {
	test('has one effect and one answer', async () => {
		const said = { id: 'same', command: 'follow', options: { topic: 'AUKUS' }, actor: actor('7'), place: place('42') };
		const [first, second] = [await house.conversation.run(said), await house.conversation.run(said)];
		expect(second).toEqual(first);
		expect(textOf(second)).toContain('صرتَ تتابع');
	});
});

describe('settings', () => {
	test('quiet hours in either digits, and what is wrong with a bad one', async () => {
		expect(textOf(await house.talk.run('quiet', { hours: '٢٣-٧' }))).toContain('من ٢٣:٠٠ إلى ٠٧:٠٠ بتوقيت Asia/Riyadh');
		expect(textOf(await house.talk.run('quiet', { hours: 'الليل' }))).toContain('23:00-07:00');
		expect(textOf(await house.talk.run('settings'))).toContain('ساعات الهدوء: من ٢٣:٠٠ إلى ٠٧:٠٠');
		await house.talk.run('quiet', { hours: 'off' });
		expect(house.subscriptions.at('telegram', '42')!.quietHours).toBeUndefined();
	});
	test('English is a choice, said in English', async () => {
		expect(textOf(await house.talk.run('language', { language: 'en' }))).toBe('I will speak English here.');
		expect(textOf(await house.talk.run('topics'))).toContain('You follow nothing here yet');
	});
	test('a choice may be typed by its Arabic name; a missing one is asked for with buttons', async () => {
		await house.talk.run('follow', { topic: 'AUKUS' });
		expect(textOf(await house.talk.run('digest', { when: 'كل يوم', at: '٨' }))).toContain('كل يوم الساعة ٠٨:٠٠');
		expect(house.subscriptions.follows(house.subscriptions.at('telegram', '42')!.id).items[0]!.cadence).toEqual({
			kind: 'daily',
			at: '08:00',
		});
		const asked = await house.talk.run('mute');
		const hour = asked.message.buttons!.flat()[0]!;
		expect(textOf(await house.talk.press('action' in hour ? hour.action : ''))).toContain('كتمتُ التنبيهات هنا حتى');
		expect(textOf(await house.talk.run('mute', { for: 'قرنًا' }))).toContain('ليس من الخيارات');
	});
	test('an unknown zone is refused with an example', async () => {
		expect(textOf(await house.talk.run('settings', { zone: 'Riyadh' }))).toContain('مثل: Asia/Riyadh');
	});
});

test('forgetting asks first, then leaves nothing', async () => {
	await house.talk.run('follow', { topic: 'سد النهضة' });
	expect(textOf(await house.talk.run('forget'))).toContain('أأمحوها؟');
	expect(followed()).toHaveLength(1);
	await house.talk.press('forget-yes:');
	for (const records of [house.records.channels, house.records.follows, house.records.topics]) {
		for await (const [id] of records.entries()) expect.fail(`left: ${id}`);
	}
});

describe('an alert’s buttons', () => {
	const storyId = idOf('s', 'a1');
	beforeEach(async () => {
		await house.talk.run('follow', { topic: 'الناتو الآسيوي' });
		const channel = house.subscriptions.at('telegram', '42')!;
		const member = {
			articleId: 'a1',
			role: 'opens' as const,
			publisher: 'المدار',
			url: 'https://almadar.example/1',
			title: 'واشنطن ترفض',
			at: '2026-11-25T08:00:00.000Z',
			revision: 1,
		};
		await house.records.stories.set(storyId, {
			id: storyId,
			headline: 'واشنطن ترفض «ناتو آسيويًا»',
			members: [member],
			topicIds: ['asian-nato'],
			fingerprint: {},
			firstSeenAt: member.at,
			lastSeenAt: member.at,
			revision: 1,
		});
		await house.records.matches.set('a1', [
			{
				topicId: 'asian-nato',
				articleId: 'a1',
				score: 1,
				evidence: [{ field: 'title', keyword: 'الناتو الآسيوي', start: 13, end: 24, quote: 'ناتو آسيويًا' }],
			},
		]);
		await house.outbox.add([alert('m1', { storyId, channelId: channel.id, platform: 'telegram', status: 'sent' })]);
	});

	test('why: the words in the source’s own letters, the topic, the score', async () => {
		const text = textOf(await house.talk.press('why:m1'));
		expect(text).toContain('«ناتو آسيويًا» في العنوان، وهي من كلمات موضوع «الناتو الآسيوي»');
		expect(text).toContain('الدرجة ١ والمطلوب ١');
		expect(textOf(await house.talk.run('why'))).toBe(text);
	});
	test('not relevant: counted once a person, against the keyword', async () => {
		expect(textOf(await house.talk.press('noise:m1'))).toContain('«الناتو الآسيوي»');
		expect(textOf(await house.talk.press('noise:m1'))).toBe('سجّلتُ رأيك من قبل.');
		expect(textOf(await house.talk.press('noise:m1', place('42'), actor('8')))).toContain('شكرًا');
	});
	test('not relevant: no longer counted once the person is forgotten', async () => {
		await house.talk.press('noise:m1');
		await house.talk.press('noise:m1', place('42'), actor('8'));
		await house.talk.press('forget-yes:', place('8'), actor('8'));
		const counted = [];
		for await (const [, { people }] of house.records.opinions.entries()) counted.push(people.length);
		expect(counted).toEqual([1]);
		await house.talk.press('forget-yes:', place('7'), actor('7'));
		for await (const [id] of house.records.opinions.entries()) expect.fail(`left: ${id}`);
	});
	test('follow this topic: for the person who presses, in the private chat', async () => {
		await house.talk.press('follow:m1', place('42', { kind: 'group' }), actor('555', false));
		expect(followed('555')).toEqual(['asian-nato']);
	});
	test('mute this story', async () => {
		await house.talk.press('mute-story:m1');
		const channel = house.subscriptions.at('telegram', '42')!;
		expect(Object.keys(house.subscriptions.follows(channel.id).mutedStories!)).toEqual([storyId]);
	});
	test('from another place, an alert’s id opens nothing', async () => {
		expect(textOf(await house.talk.press('why:m1', place('43')))).toContain('لا أجد هذا التنبيه');
	});
	test('an old or forged button says what to do', async () => {
		expect(textOf(await house.talk.press('dance:m1'))).toContain('هذا الزر قديم');
		expect(textOf(await house.talk.press(''))).toContain('هذا الزر قديم');
	});
	test('latest and search find the story in any form', async () => {
		expect(textOf(await house.talk.run('latest', { topic: 'الناتو الآسيوي' }))).toContain('واشنطن ترفض «ناتو آسيويًا»');
		const article = {
			id: 'a1',
			feedId: 'f1',
			publisher: 'المدار',
			url: 'https://almadar.example/1',
			title: 'واشنطن ترفض',
			contentText: 'وتحدثت عن الغواصات الأسترالية.',
			authors: [],
			categories: [],
			language: 'ar',
			fetchedAt: '2026-11-25T08:00:00.000Z',
		};
		await house.records.articles.set('a1', article);
		expect(textOf(await house.talk.run('search', { text: 'غواصات' }))).toContain('واشنطن ترفض');
		expect(textOf(await house.talk.run('search', { text: 'زلزال' }))).toContain('لا شيء في الأرشيف');
	});
});

describe('plain Arabic words', () => {
	test.each([
		['تابع الناتو الآسيوي', { command: 'follow', options: { topic: 'الناتو الآسيوي' } }],
		['تَابِعْ  أوكوس', { command: 'follow', options: { topic: 'أوكوس' } }],
		['مساعدة', { command: 'help', options: {} }],
		['مساعدة الفقراء واجب', undefined],
		['كلمة الرئيس أمام البرلمان', undefined],
		['لماذا تأخر القطار؟', undefined],
		['موجز كل يوم', { command: 'digest', options: { when: 'daily' } }],
		['موضوع اعرض الناتو الآسيوي', { command: 'topic', options: { action: 'show', topic: 'الناتو الآسيوي' } }],
		[
			'موضوع أنشئ «سد النهضة» السد، مفاوضات السد',
			{ command: 'topic', options: { action: 'create', topic: 'سد النهضة', text: 'السد، مفاوضات السد' } },
		],
		['موضوع أنشئ «سد النهضة»', { command: 'topic', options: { action: 'create', topic: 'سد النهضة' } }],
		['صباح الخير', undefined],
		['', undefined],
	])('%s', (text, understood) => {
		expect(house.conversation.understand(text)).toEqual(understood);
	});
});

describe('what the platforms tell', () => {
	test('a place is called what it is called now', async () => {
		await house.talk.run('follow', { topic: 'AUKUS' }, place('-5', { kind: 'group', title: 'غرفة' }));
		const renamed = place('-5', { kind: 'group', title: 'غرفة التحرير' });
		expect(textOf(await house.talk.run('audience', {}, renamed))).toContain('• غرفة');
		await house.talk.run('mute', { for: 'off' }, renamed);
		expect(house.subscriptions.at('telegram', '-5')!.title).toBe('غرفة التحرير');
	});
	test('a group that moved keeps its topics at the new address', async () => {
		const group = place('-5', { kind: 'group' });
		await house.talk.run('follow', { topic: 'AUKUS' }, group);
		await house.conversation.happened({ kind: 'migrated', place: group, toAddress: '-1005' });
		expect(followed('-1005')).toEqual(['aukus']);
		expect(house.subscriptions.at('telegram', '-5')).toBeUndefined();
	});
	test('and its own topics with them: at the new address they are shown, changed and left', async () => {
		const [group, moved] = [place('-5', { kind: 'group' }), place('-1005', { kind: 'group' })];
		await house.talk.run('follow', { topic: 'سد النهضة' }, group);
		await house.conversation.happened({ kind: 'migrated', place: group, toAddress: '-1005' });
		expect(textOf(await house.talk.run('topics', {}, moved))).toContain('• سد النهضة');
		const inTopic = await house.talk.run('topics', {}, { ...moved, threadId: '7' });
		expect(inTopic.message.buttons!.flat().map(({ label }) => label)).toContain('+ سد النهضة');
		expect(textOf(await house.talk.run('unfollow', { topic: 'سد النهضة' }, moved))).toContain('أوقفتُ');
	});
	test('a place we were removed from is gone, and back when a command comes from it', async () => {
		await house.talk.run('follow', { topic: 'AUKUS' });
		await house.conversation.happened({ kind: 'left', place: place('42') });
		expect(house.subscriptions.at('telegram', '42')!.status).toBe('gone');
		await house.talk.run('follow', { topic: 'الحوار الرباعي' });
		expect(house.subscriptions.at('telegram', '42')!.status).toBe('active');
	});
});

test('what breaks on our side is said as such, logged, and changes nothing', async () => {
	await house.store.close();
	expect(textOf(await house.talk.run('follow', { topic: 'AUKUS' }))).toContain('لعطل عندنا');
	expect(house.log.lines.filter((line) => line.level === 'error')).toHaveLength(1);
	expect(followed()).toEqual([]);
});

test('a place that removed us finds all as it was for a month; then nothing of it is left', async () => {
	await house.talk.run('follow', { topic: 'سد النهضة' });
	await house.talk.run('follow', { topic: 'AUKUS' }, place('43'), actor('8'));
	await house.conversation.happened({ kind: 'left', place: place('42') });
	const round = purgeRound(house.house, house.desk.forgetScope);
	const purge = () => round.task(new AbortController().signal);
	house.clock.advance(29 * 24 * 3_600_000);
	await purge();
	expect(followed()).toHaveLength(1);
	house.clock.advance(2 * 24 * 3_600_000);
	await purge();
	for (const [name, records] of Object.entries(house.records))
		for await (const [id, record] of records.entries())
			expect(`${name} ${id} ${JSON.stringify(record)}`).not.toMatch(/telegram-42|سد النهضة/);
	expect(followed('43')).toEqual(['aukus']);
});

describe('a phrase that is followed', () => {
	test('is written down like any other change, with its way back under the answer', async () => {
		const reply = await house.talk.run('follow', { topic: 'سد النهضة' });
		expect(textOf(await house.talk.run('topic', { action: 'history' }))).toContain('• إضافة «سد النهضة»: قارئة');
		const undo = reply.message.buttons![0]![0]!;
		expect(undo.label).toBe('تراجع');
		await house.talk.press('action' in undo ? undo.action : '');
		expect(house.topics.visibleTo('telegram-42')).toHaveLength(3);
		expect(textOf(await house.talk.run('follow', { topic: 'سد النهضة' }))).toContain('فأنشأتُ لك موضوعًا');
	});
	test('and is near to a ready-made topic: that one is a press away', async () => {
		const reply = await house.talk.run('follow', { topic: 'الناتو الاسوي' });
		expect(reply.message.buttons!.flat().map(({ label }) => label)).toEqual(['تراجع', 'الناتو الآسيوي']);
	});
	test('a copy that somebody follows in private is in that person’s history, not in the server’s', async () => {
		const group = place('-1', { kind: 'group' });
		await house.talk.run('topic', { action: 'create', topic: 'السد', text: 'سد النهضة' }, group);
		const channel = { ...place('-1', { kind: 'group' }) };
		await house.talk.run('follow', { topic: 'السد' }, channel);
		const topicId = house.topics.find('السد', 'telegram--1')!.id;
		const channelId = house.subscriptions.at('telegram', '-1')!.id;
		await house.outbox.add([alert('m9', { channelId, platform: 'telegram', topicIds: [topicId], status: 'sent' })]);
		await house.talk.press('follow:m9', group, actor('8', false));
		expect((await house.records.history.get('telegram-8'))!.changes).toHaveLength(1);
		expect((await house.records.history.get('telegram--1'))!.changes).toHaveLength(1);
	});
});

describe('namesakes', () => {
	const namesake = (id: string, scope: string) => ({ ...house.topics.get('aukus')!, id, scope });
	test('what was made here is meant before a phrase of the same name, and that before everybody’s', async () => {
		const phrase = house.topics.personal('أوكوس', 'telegram-42', 'ar');
		if ('problem' in phrase) throw new Error(phrase.problem);
		await house.topics.save(phrase);
		expect(house.topics.find('أوكوس', 'telegram-42')!.id).toBe(phrase.id);
		await house.topics.save(namesake('made', 'telegram-42'));
		expect(house.topics.find('أوكوس', 'telegram-42')!.id).toBe('made');
		expect(house.topics.find('أوكوس', 'telegram-43')!.id).toBe('aukus');
	});
	test('are not made by renaming', async () => {
		await house.talk.run('topic', { action: 'create', topic: 'السد', text: 'سد النهضة' });
		expect(textOf(await house.talk.run('topic', { action: 'rename', topic: 'السد', text: 'أوكوس' }))).toContain(
			'يوجد موضوع باسم «أوكوس»',
		);
		expect(textOf(await house.talk.run('topic', { action: 'rename', topic: 'السد', text: 'سد' }))).toContain('«سد»');
	});
});

describe('every list has pages, every question its buttons', () => {
	const labels = (reply: Awaited<ReturnType<typeof house.talk.run>>) =>
		(reply.message.buttons ?? []).flat().map(({ label }) => label);
	const next = (reply: Awaited<ReturnType<typeof house.talk.run>>) => {
		const button = reply.message.buttons!.flat().find(({ label }) => label === 'التالي')!;
		return house.talk.press('action' in button ? button.action : '');
	};

	test('which topic?', async () => {
		for (let at = 1; at <= 9; at += 1) {
			house.clock.advance(10_000);
			await house.talk.run('follow', { topic: `سد رقم ${at}` });
		}
		const asked = [
			await house.talk.run('follow'),
			await house.talk.run('unfollow'),
			await house.talk.run('latest'),
			await house.talk.run('topic', { action: 'delete' }),
		];
		for (const reply of asked) {
			expect(labels(reply)).toContain('التالي');
			expect(labels(await next(reply))).toContain('سد رقم 9');
		}
	});
	test('the latest of a topic, and what was found', async () => {
		const phrase = 'مفاوضات الجولة الجديدة حول ملء السد وتشغيله في القاهرة';
		for (let at = 1; at <= 7; at += 1) {
			const id = `a${at}`;
			const when = `2026-11-25T08:0${at}:00.000Z`;
			const url = `https://almadar.example/${at}`;
			const article = { id, feedId: 'f1', publisher: 'المدار', url, title: `خبر ${at}`, contentText: phrase };
			await house.records.articles.set(id, {
				...article,
				authors: [],
				categories: [],
				language: 'ar',
				fetchedAt: when,
			});
			const member = { articleId: id, role: 'opens' as const, publisher: 'المدار', url, title: `خبر ${at}` };
			await house.records.stories.set(idOf('s', id), {
				id: idOf('s', id),
				headline: `خبر ${at}`,
				members: [{ ...member, at: when, revision: 1 }],
				topicIds: ['aukus'],
				fingerprint: {},
				firstSeenAt: when,
				lastSeenAt: when,
				revision: 1,
			});
		}
		for (const first of [
			await house.talk.run('latest', { topic: 'AUKUS' }),
			await house.talk.run('search', { text: phrase }),
		]) {
			expect(textOf(first)).toContain('خبر 7');
			expect(textOf(first)).not.toContain('خبر 2');
			expect(first.message.footer).toBe('صفحة ١ من ٢');
			expect(textOf(await next(first))).toContain('خبر 1');
		}
	});
	test('an hour, a night, a zone', async () => {
		const daily = await house.talk.run('digest', { when: 'daily' });
		await house.talk.press((daily.message.buttons![1]![1] as { action: string }).action);
		expect(textOf(await house.talk.run('settings'))).toContain('الوصول: موجز كل يوم الساعة ١٨:٠٠');
		expect(labels(await house.talk.run('quiet'))).toContain('من ٢٣:٠٠ إلى ٠٧:٠٠');
		expect(labels(await house.talk.run('settings', { zone: 'riyadh' }))).toEqual(['Asia/Riyadh']);
	});
	test('a choice that is none is answered with those there are', async () => {
		expect(labels(await house.talk.run('topic', { action: 'ارسم' }))).toHaveLength(12);
	});
});

test('how alerts come is kept before anything is followed, and holds for what is followed then', async () => {
	await house.talk.run('digest', { when: 'hourly' });
	await house.talk.run('follow', { topic: 'AUKUS' });
	expect(house.subscriptions.follows(house.subscriptions.at('telegram', '42')!.id).items[0]!.cadence).toEqual({
		kind: 'hourly',
	});
});

test('a bad hour of a digest is told as such, not as hours of the night', async () => {
	const reply = await house.talk.run('digest', { when: 'daily', at: '٢٥' });
	expect(textOf(reply)).toContain('لم أفهم هذه الساعة');
	expect(house.subscriptions.at('telegram', '42')).toBeUndefined();
});

test('a name nobody finds is answered with those like it', async () => {
	const replies = [
		await house.talk.run('latest', { topic: 'أوكسو' }),
		await house.talk.run('keyword', { action: 'add', topic: 'أوكسو حلف جديد' }),
	];
	for (const reply of replies) {
		expect(textOf(reply)).toContain('لعلك تقصد أحد هذه:');
		expect(reply.message.buttons!.flat().map(({ label }) => label)).toEqual(['أوكوس']);
	}
});

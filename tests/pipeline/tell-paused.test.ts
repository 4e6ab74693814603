/** Whoever can mend it is told once, elsewhere and in their language. */
import { beforeEach, expect, test } from 'vitest';
import { isoAt } from '../../src/domain/clock.ts';
import { tellPaused } from '../../src/pipeline/tell-paused.ts';
import { channel } from '../alerts/samples.ts';
import { talkingHouse } from '../conversation/house.ts';

const HOUR_MS = 3_600_000;

let house: Awaited<ReturnType<typeof talkingHouse>>;
beforeEach(async () => {
	house = await talkingHouse();
});

const told = () => house.outbox.live().map((alert) => `${alert.channelId}: ${alert.message.paragraphs[0]}`);

test('a channel that refuses us is told of in another one of its server, else to who made it follow, else to nobody', async () => {
	const paused = channel('c1', { title: 'الأخبار', status: 'paused', statusAt: isoAt(house.clock.now()) });
	await house.subscriptions.saveChannel(paused);
	await house.subscriptions.follow('c1', 'aukus', '42', isoAt(house.clock.now()));
	await tellPaused(paused, house.house);
	expect(told()).toEqual([]);
	await house.subscriptions.saveChannel(channel('dm', { scope: 'discord-dm-42', address: 'user:42', kind: 'private' }));
	await tellPaused(paused, house.house);
	await tellPaused(paused, house.house);
	expect(told()).toEqual([
		'dm: لم أعد أستطيع الكتابة في «الأخبار». أعيدوا إليّ صلاحية الإرسال هناك وسأستأنف وحدي؛ لم يضع شيء.',
	]);
	await house.subscriptions.saveChannel(channel('c2', { language: 'en' }));
	await tellPaused({ ...paused, statusAt: isoAt(house.clock.now() + HOUR_MS) }, house.house);
	expect(told()[1]).toContain('c2: I can no longer write in “الأخبار”');
});

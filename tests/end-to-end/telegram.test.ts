/** The shipped program on Telegram: plain Arabic words subscribe a chat, feeds publish, one alert arrives and grows. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTelegram, type TelegramStandIn, TOKEN } from '../stand-ins/telegram.ts';
import { type Newspaper, startNewspaper } from './newspaper.ts';
import { homeWith, type Program, startProgram } from './program.ts';
import { FIRST, OTHER, SECOND } from './tellings.ts';

const PERSON = 4242;

let telegram: TelegramStandIn;
let paper: Newspaper;
let home: string;
let program: Program;

const environment = () => ({ TELEGRAM_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.apiRoot });

beforeEach(async () => {
	telegram = await startTelegram({ chats: [{ id: PERSON, type: 'private', title: 'قارئة' }] });
	paper = await startNewspaper();
	home = homeWith([
		{ url: paper.address('madar'), title: 'صحيفة المدار', announceNewest: 5 },
		{ url: paper.address('nabaa'), title: 'وكالة نبأ الشرق', announceNewest: 5 },
	]);
	program = startProgram(home, environment());
});

afterEach(async () => {
	await program.kill();
	await paper.stop();
	await telegram.stop();
});

const texts = () =>
	telegram.messages(PERSON).map((message) => (message.text ?? '').replace(/[\u200e\u200f\u2066-\u2069]/g, ''));
const alerts = () => texts().filter((text) => text.includes('#الناتو_الآسيوي'));

test('one alert, read back letter for letter, edited when a second outlet tells the story, explained at a press', async () => {
	const [reply] = await telegram.say(PERSON, PERSON, 'تابع الناتو الآسيوي');
	expect(reply!.text).toContain('صرتَ تتابع «الناتو الآسيوي» هنا. سيصلك تنبيه واحد عن كل خبر.');
	paper.publish('madar', [OTHER, FIRST]);
	await telegram.waitFor('the alert', () => alerts().length > 0);
	const [alert] = alerts();
	expect(alert).toContain(FIRST.title);
	expect(alert).toContain(
		'رفضت الولايات المتحدة يوم الثلاثاء اقتراحًا يابانيًا بتأسيس «الناتو الآسيوي»، ووصف الدبلوماسي الأمريكي دانيال كروفورد الفكرة بأنها سابقة لأوانها.',
	);
	expect(alert).toContain('صحيفة المدار');
	paper.publish('nabaa', [SECOND]);
	await telegram.waitFor('the second source', () => alerts()[0]!.includes('وكالة نبأ الشرق'));
	expect(alerts()).toHaveLength(1);
	const message = telegram.messages(PERSON).find((one) => one.text?.includes('نبأ الشرق'))!;
	const why = message.reply_markup!.inline_keyboard.flat().find((button) => button.text === 'لماذا وصلني؟')!;
	const pressed = await telegram.press(
		PERSON,
		PERSON,
		message.message_id,
		'callback_data' in why ? why.callback_data : '',
	);
	expect(pressed.messages.map((one) => one.text).join('\n')).toContain('وهي من كلمات موضوع «الناتو الآسيوي»');
	expect(await program.stop()).toBe(0);
	telegram.assertClean();
});

test('the desk by plain Arabic words and by commands: a topic, its trial, why not, the feeds, the file', async () => {
	async function say(text: string): Promise<string> {
		const replies = await telegram.say(PERSON, PERSON, text);
		return replies.map((one) => (one.text ?? '').replace(/[\u200e\u200f\u2066-\u2069]/g, '')).join('\n');
	}
	expect(await say('موضوع أنشئ كروفورد')).toContain('حُفظ الموضوع «كروفورد»');
	expect(await say('/keyword exclude كروفورد كرة القدم')).toContain('المستبعَد: كرة القدم');
	expect(await say('/why مباراة في كرة القدم يحضرها كروفورد')).toContain('لا تتابع شيئًا هنا بعد');
	await say('تابع كروفورد');
	expect(await say('/why مباراة في كرة القدم يحضرها كروفورد')).toContain('وأسقطته كلمة مستبعدة');
	expect(await say('/test add كروفورد وزير الدفاع')).toContain('الأرشيف: لا مقالات');
	expect(await say('المصادر اعرض')).toContain('• صحيفة المدار:');
	expect(await say('/audience')).toContain('قارئة: كروفورد (فورًا)');
	expect(await say('/topic history')).toContain('• إضافة «كروفورد»');
	await say('/topic export');
	const sent = await telegram.waitFor('the file', () =>
		telegram.requests.find(({ method }) => method === 'sendDocument'),
	);
	expect(String(sent!.payload['document'])).toContain('كروفورد');
	await say('/language en');
	expect(await say('/topic show كروفورد')).toContain('Excluded: كرة القدم');
	telegram.assertClean();
});

test('started again after a kill -9, what it sent and marked it does not send again', async () => {
	await telegram.say(PERSON, PERSON, '/follow AUKUS');
	await telegram.say(PERSON, PERSON, '/follow الناتو الآسيوي');
	paper.publish('madar', [FIRST]);
	await program.logged('the delivery', (line) => line.msg === 'alert delivered');
	await program.kill();
	program = startProgram(home, environment());
	// The dead instance's lease runs out first: 15 seconds.
	await program.logged('the start', (line) => line.msg === 'started');
	paper.publish('nabaa', [SECOND]);
	await telegram.waitFor('the edit after the restart', () => alerts()[0]!.includes('وكالة نبأ الشرق'));
	expect(alerts()).toHaveLength(1);
	telegram.assertClean();
});

test('the token is in no byte of the log, even when Telegram cannot be reached', async () => {
	await telegram.say(PERSON, PERSON, '/help');
	await telegram.stop();
	await program.logged('the trouble', (line) => line.level === 'warn' && line.msg.startsWith('telegram'));
	await program.stop();
	expect(JSON.stringify(program.lines) + program.output.join('')).not.toContain(TOKEN.split(':')[1]);
});

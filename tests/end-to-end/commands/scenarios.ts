/** What people do with each command and what they must see, in Arabic and in English; played on both platforms. */
import { COMMANDS } from '../../../commands/index.ts';
import { FIRST } from '../tellings.ts';
import type { Rank } from './reader.ts';

/** The same in both languages, or Arabic and English. */
export type Both = string | readonly [ar: string, en: string];

export type Step = (
	| {
			readonly give: string;
			readonly options?: Readonly<Record<string, Both>>;
			/** Plain Arabic words that mean the same: said instead of the command in Arabic on Telegram. */
			readonly words?: string;
	  }
	| { readonly press: Both }
	/** Types in an option and waits for what is suggested. */
	| { readonly types: string; readonly option: string; readonly typed: Both }
) & {
	readonly sees: Both;
	/** A button that must be there. */
	readonly offers?: Both;
	/** What must not be there. */
	readonly not?: Both;
	/** The name of a file that comes along. */
	readonly file?: string;
	/** What the other platform's client does not let its people do. */
	readonly only?: 'Discord' | 'Telegram';
};

export type Scenario = {
	readonly title: string;
	readonly rank?: Rank;
	/** On Telegram; on Discord everything happens in a server. */
	readonly place?: 'private' | 'group';
	readonly steps: readonly Step[];
};

const NATO: Both = ['الناتو الآسيوي', 'Asian NATO'];
const DAM: Both = ['سد النهضة', 'Nile dam'];
/** Written so wrongly that no topic has this name, and near enough to be asked about. */
const MISTYPED: Both = ['الناتو الاسوي', 'Asain NATO'];

const PLAYED: readonly Scenario[] = [
	{
		title: 'begins, follows a topic and a phrase, takes the phrase back, stops',
		steps: [
			{ give: 'start', words: 'ابدأ', sees: ['أهلًا بك في راصد', 'Welcome to Rasid'], offers: NATO },
			{
				give: 'topics',
				words: 'الموضوعات',
				sees: ['لا تتابع شيئًا هنا بعد. ابدأ بالأمر /follow', 'You follow nothing here yet. Begin with /follow'],
				offers: ['+ الناتو الآسيوي', '+ Asian NATO'],
			},
			{
				give: 'follow',
				options: { topic: NATO },
				words: 'تابع الناتو الآسيوي',
				sees: ['صرتَ تتابع «الناتو الآسيوي» هنا. سيصلك تنبيه واحد', 'You now follow “Asian NATO” here.'],
			},
			{ give: 'follow', options: { topic: NATO }, sees: ['تتابع «الناتو الآسيوي» هنا من قبل', 'You already follow'] },
			{
				give: 'follow',
				options: { topic: DAM },
				words: 'تابع سد النهضة',
				sees: ['فأنشأتُ لك موضوعًا خاصًا من العبارة: «سد النهضة»', 'I made you one from the phrase “Nile dam”'],
			},
			{ press: ['تراجع', 'Undo'], sees: ['لم يعد «سد النهضة» موجودًا هنا', '“Nile dam” is no longer here'] },
			{
				give: 'follow',
				options: { topic: MISTYPED },
				sees: ['وإن قصدت موضوعًا جاهزًا', 'If you meant a ready-made topic'],
				offers: NATO,
			},
			{
				give: 'follow',
				options: { topic: ['س'.repeat(101), 'x'.repeat(101)] },
				sees: ['أطول من 100 حرف', 'longer than 100 characters'],
			},
			{ types: 'follow', option: 'topic', typed: ['تايوان', 'Taiwan'], sees: ['مضيق تايوان', 'Taiwan Strait'] },
			{ give: 'topics', words: 'موضوعاتي', sees: ['• الناتو الآسيوي', '• Asian NATO'], not: '• سد النهضة' },
			{ types: 'unfollow', option: 'topic', typed: ['الناتو', 'Asian'], sees: NATO },
			{
				give: 'unfollow',
				options: { topic: ['زلزال', 'earthquake'] },
				words: 'أوقف زلزال',
				sees: ['لا تتابع «زلزال» هنا. ما تتابعه: /topics', 'You do not follow “earthquake” here'],
			},
			{ give: 'unfollow', sees: ['أي موضوع تريد إيقاف متابعته؟', 'Which topic do you want to stop following?'] },
			{ press: NATO, sees: ['أوقفتُ متابعة «الناتو الآسيوي» هنا', 'You no longer follow “Asian NATO” here'] },
		],
	},
	{
		title: 'asks the archive, and why something would come or not',
		steps: [
			{
				give: 'latest',
				options: { topic: NATO },
				words: 'آخر الناتو الآسيوي',
				sees: ['آخر أخبار «الناتو الآسيوي»', 'Latest on “Asian NATO”'],
			},
			{ give: 'latest', options: { topic: NATO }, sees: FIRST.title },
			{
				give: 'latest',
				options: { topic: MISTYPED },
				sees: ['لعلك تقصد أحد هذه:', 'Perhaps you mean one of these:'],
			},
			{ press: NATO, sees: FIRST.title },
			{ give: 'latest', sees: ['عن أي موضوع؟', 'On which topic?'], offers: NATO },
			{
				types: 'latest',
				option: 'topic',
				typed: ['كوري', 'Korean'],
				sees: ['شبه الجزيرة الكورية', 'Korean Peninsula'],
			},
			{
				give: 'search',
				options: { text: 'مورياما' },
				words: 'ابحث مورياما',
				sees: ['نتائج البحث عن «مورياما»', 'Results for “مورياما”'],
			},
			{ give: 'search', options: { text: 'اقتراح ياباني' }, sees: FIRST.title },
			{
				give: 'search',
				options: { text: ['بركان', 'volcano'] },
				sees: ['لا شيء في الأرشيف عن «بركان». جرّب', 'Nothing in the archive about “volcano”. Try'],
			},
			{ give: 'search', only: 'Telegram', sees: ['اكتب بعد الأمر: كلمة أو عبارة.', 'Write after the command:'] },
			{ give: 'why', words: 'لماذا', sees: ['لا أجد هذا التنبيه', 'I cannot find this alert'] },
			{ give: 'follow', options: { topic: NATO }, sees: NATO },
			{
				give: 'why',
				options: { text: 'اليابان تدعو إلى ناتو آسيوي' },
				sees: ['نعم، كان هذا سيصل إلى هنا', 'Yes, this would have come here'],
			},
			{
				give: 'why',
				options: { text: 'أمطار غزيرة على الساحل' },
				sees: ['✗ لا يطابق موضوع «الناتو الآسيوي»', '✗ Does not match the topic “Asian NATO”'],
			},
		],
	},
	{
		title: 'sets quiet hours, digests and the zone, by words and by buttons, and is helped after mistakes',
		steps: [
			{
				give: 'quiet',
				options: { hours: '23:00-07:00' },
				words: 'هدوء ٢٣ إلى ٧',
				sees: ['ساعات الهدوء من ٢٣:٠٠ إلى ٠٧:٠٠', 'Quiet hours from 23:00 to 07:00'],
			},
			{
				give: 'quiet',
				options: { hours: '25-7' },
				sees: ['لم أفهم هذه الساعات', 'I did not understand these hours'],
				offers: ['من ٢٢:٠٠ إلى ٠٦:٠٠', '22:00–06:00'],
			},
			{ press: ['بلا ساعات هدوء', 'No quiet hours'], sees: ['أُلغيت ساعات الهدوء', 'Quiet hours are off'] },
			{
				give: 'digest',
				options: { when: 'daily', at: '7' },
				words: 'موجز كل يوم ٧',
				sees: ['موجزًا كل يوم الساعة ٠٧:٠٠', 'a daily digest at 07:00'],
			},
			{
				give: 'digest',
				options: { when: 'daily', at: '24:30' },
				sees: ['لم أفهم هذه الساعة', 'I did not understand this hour'],
			},
			{ press: ['١٨:٠٠', '18:00'], sees: ['كل يوم الساعة ١٨:٠٠', 'a daily digest at 18:00'] },
			{ give: 'digest', options: { when: 'weekly' }, sees: ['كل يوم أحد الساعة ٠٨:٠٠', 'on Sundays at 08:00'] },
			{
				give: 'digest',
				only: 'Telegram',
				sees: ['متى تصلكم الأخبار؟', 'When shall stories come?'],
				offers: ['كل ساعة', 'hourly'],
			},
			{
				give: 'settings',
				options: { zone: 'Africa/Cairo' },
				words: 'إعدادات Africa/Cairo',
				sees: ['المنطقة الزمنية: Africa/Cairo', 'Time zone: Africa/Cairo'],
			},
			{
				give: 'settings',
				options: { zone: 'baghdad' },
				sees: ['لا أعرف المنطقة الزمنية «baghdad». اختر', 'I do not know the time zone “baghdad”. Choose'],
			},
			{ press: 'Asia/Baghdad', sees: ['المنطقة الزمنية: Asia/Baghdad', 'Time zone: Asia/Baghdad'] },
			{ types: 'settings', option: 'zone', typed: 'damas', sees: 'Asia/Damascus' },
			{
				give: 'settings',
				words: 'الإعدادات',
				sees: ['الوصول: موجز كل يوم أحد الساعة ٠٨:٠٠', 'Delivery: weekly digest, on Sundays at 08:00'],
				offers: ['المنطقة الزمنية', 'Time zone'],
			},
			{ press: ['ساعات الهدوء', 'Quiet hours'], sees: ['متى لا أنبّهك إلا للعاجل؟', 'When shall only urgent'] },
		],
	},
	{
		title: 'mutes, changes the language, and forgets',
		steps: [
			{ give: 'follow', options: { topic: DAM }, sees: DAM },
			{
				give: 'mute',
				options: { for: 'day' },
				words: 'اكتم يوم',
				sees: ['كتمتُ التنبيهات هنا حتى', 'Alerts are muted here until'],
			},
			{ give: 'settings', sees: ['مكتوم حتى', 'Muted until'] },
			{ give: 'mute', options: { for: 'off' }, sees: ['عادت التنبيهات', 'Alerts are back'] },
			{
				give: 'mute',
				only: 'Telegram',
				options: { for: 'قرن' },
				sees: ['«قرن» ليس من الخيارات. اختر: ساعة، يوم', '“قرن” is none of the choices. Choose: an hour, a day'],
				offers: ['أسبوع', 'a week'],
			},
			{ give: 'language', options: { language: 'en' }, words: 'لغة الإنجليزية', sees: 'I will speak English here.' },
			{ give: 'topics', sees: ['• سد النهضة', '• Nile dam'], not: 'موضوعات' },
			{ give: 'language', options: { language: 'ar-latin' }, sees: 'سأكلّمكم هنا بالعربية.' },
			{ give: 'language', options: { language: 'ar' }, sees: 'سأكلّمكم هنا بالعربية.' },
			{ give: 'forget', words: 'انسني', sees: 'أأمحوها؟' },
			{ press: 'لا', sees: 'لم يُمحَ شيء.' },
			{ give: 'topics', sees: ['• سد النهضة', '• Nile dam'] },
			{ give: 'forget', sees: 'أأمحوها؟' },
			{ press: 'نعم، امحُ', sees: 'محوتُ كل ما كنت أحفظه عن هذا المكان.' },
			{ give: 'topics', sees: 'لا تتابع شيئًا هنا بعد.' },
		],
	},
	{
		title: 'makes a topic, changes it, takes it back, takes it out and in',
		steps: [
			{
				give: 'topic',
				options: { action: 'create', topic: DAM, text: ['سد النهضة، مفاوضات السد', 'Nile dam, dam talks'] },
				sees: ['حُفظ الموضوع «سد النهضة»', 'The topic “Nile dam” is saved'],
			},
			{
				give: 'topic',
				options: { action: 'show', topic: DAM },
				words: 'موضوع اعرض سد النهضة',
				sees: ['الكلمات: سد النهضة، مفاوضات السد', 'Words: Nile dam, dam talks'],
			},
			{
				give: 'topic',
				options: { action: 'create', topic: DAM, text: 'x y' },
				sees: ['يوجد موضوع باسم «سد النهضة». اختر اسمًا آخر', 'There is a topic named “Nile dam”. Choose another'],
			},
			{ give: 'topic', options: { action: 'urgent', topic: DAM }, sees: ['عاجل: تمرّ', 'Urgent: its alerts pass'] },
			{
				give: 'topic',
				options: { action: 'rename', topic: DAM, text: ['السد', 'The dam'] },
				sees: ['حُفظ الموضوع «السد»', 'The topic “The dam” is saved'],
			},
			{ press: ['تراجع', 'Undo'], sees: ['عاد «سد النهضة» كما كان', '“Nile dam” is as it was'] },
			{
				give: 'topic',
				options: { action: 'history' },
				words: 'موضوع السجل',
				sees: ['• إضافة «سد النهضة»:', 'added “Nile dam” on'],
			},
			{
				give: 'topic',
				options: { action: 'export' },
				sees: ['هذه موضوعاتك في ملف', 'in this file'],
				file: 'topics.yaml',
			},
			{ give: 'topic', options: { action: 'delete', topic: DAM }, sees: ['أأحذف الموضوع', 'Delete the topic'] },
			{ press: ['احذف', 'Delete'], sees: ['حُذف الموضوع «سد النهضة»', 'The topic “Nile dam” is deleted'] },
			{ press: ['تراجع', 'Undo'], sees: ['عاد «سد النهضة» كما كان', '“Nile dam” is as it was'] },
		],
	},
	{
		title: 'is helped after mistakes with a topic, and copies what is everybody’s',
		steps: [
			{ give: 'topic', options: { action: 'create', topic: DAM, text: DAM }, sees: DAM },
			{
				give: 'topic',
				options: { action: 'edit', topic: DAM, text: ['(سد أو نهر', '(dam OR river'] },
				sees: ['القوس هنا لم يُغلق', 'at the mark ▸: ▸(dam OR river'],
			},
			{
				give: 'topic',
				options: { action: 'threshold', topic: DAM, text: ['كثير', 'much'] },
				sees: ['اكتب بعد «سد النهضة» عددًا', 'Write a number after “Nile dam”'],
			},
			{
				give: 'topic',
				options: { action: 'import', topic: 'x', text: 'y' },
				sees: ['لم أفهم ما أُلصق عند السطر', 'I did not understand line'],
			},
			{
				give: 'topic',
				options: { action: 'rename', topic: NATO, text: 'x' },
				sees: ['موضوع جاهز للجميع، فلا يُعدَّل من هنا', 'a ready-made topic for everybody and cannot be changed'],
			},
			{ press: ['انسخه إلى هنا', 'Copy it here'], sees: ['(نسختنا)', '(ours)'] },
			{
				give: 'topic',
				options: { action: 'show', topic: ['بركان', 'volcano'] },
				sees: ['لا أجد هنا موضوعًا يبدأ به «بركان»', 'I find no topic here that “volcano” begins with'],
			},
			{ give: 'topic', options: { action: 'delete' }, sees: ['أي موضوع؟', 'Which topic?'], offers: DAM },
			{ give: 'topic', only: 'Telegram', sees: ['ماذا تريد أن تفعل', 'What to do'], offers: ['أنشئ', 'create'] },
			{ types: 'topic', option: 'topic', typed: ['النهضة', 'Nile'], sees: DAM },
		],
	},
	{
		title: 'weighs words, and tries a change before it is saved',
		steps: [
			{
				give: 'topic',
				options: { action: 'create', topic: DAM },
				words: 'موضوع أنشئ «سد النهضة»',
				sees: DAM,
			},
			{
				give: 'keyword',
				options: { action: 'add', topic: DAM, text: ['مفاوضات السد', 'dam talks'] },
				words: 'كلمة أضف سد النهضة مفاوضات السد',
				sees: ['سد النهضة، مفاوضات السد', 'Nile dam, dam talks'],
			},
			{
				give: 'keyword',
				options: { action: 'weight', topic: DAM, text: ['مفاوضات السد 0.5', 'dam talks 0.5'] },
				sees: ['وزنها ٠٫٥', 'weight 0.5'],
			},
			{
				give: 'keyword',
				options: { action: 'exclude', topic: DAM, text: ['كرة', 'football'] },
				sees: ['المستبعَد: كرة', 'Excluded: football'],
			},
			{
				give: 'keyword',
				options: { action: 'near', topic: DAM, text: ['سد قرب/4 نهضة', 'dam NEAR/4 Nile'] },
				sees: ['لا يفصل بينها أكثر من ٤ كلمات', 'at most 4 words apart'],
			},
			{
				give: 'keyword',
				options: { action: 'remove', topic: DAM, text: ['بركان', 'volcano'] },
				sees: ['لا أجد هذه الكلمة في الموضوع', 'I do not find this word in the topic'],
			},
			{
				give: 'keyword',
				options: { action: 'stats', topic: NATO },
				sees: ['حصيلة كلمات «الناتو الآسيوي» في الأرشيف', 'How the words of “Asian NATO” did in the archive'],
			},
			{
				give: 'keyword',
				options: { action: 'suggest', topic: DAM },
				sees: ['لم أجد في الأرشيف ما أقترحه', 'I found nothing in the archive to suggest'],
			},
			{
				give: 'keyword',
				options: { action: 'add' },
				sees: ['اكتب الموضوع ثم الكلمة', 'Write the topic, then the word'],
			},
			{
				give: 'test',
				options: { action: 'add', topic: DAM, text: 'مورياما' },
				words: 'تجربة أضف سد النهضة مورياما',
				sees: ['يضيف التعديل: مقالة واحدة', 'The change adds: one article'],
			},
			{ press: ['لا تحفظ', 'Do not save'], sees: ['لم يُحفظ شيء', 'Nothing was saved'] },
			{
				give: 'test',
				options: { action: 'add', topic: DAM, text: 'مورياما' },
				sees: ['تجربة على الأرشيف', 'Tried over the archive'],
			},
			{ press: ['احفظ', 'Save'], sees: ['مورياما', 'مورياما'] },
			{
				give: 'test',
				options: { action: 'add' },
				sees: ['اكتب الموضوع ثم ما تجرّبه', 'Write the topic, then what to try'],
			},
		],
	},
	{
		title: 'looks after feeds and sees who follows what',
		steps: [
			{ give: 'feeds', options: { action: 'list' }, words: 'المصادر اعرض', sees: '• صحيفة المدار:' },
			{
				give: 'feeds',
				options: { action: 'add', feed: 'http://192.168.7.7/rss' },
				sees: ['لم أستطع قراءة هذا العنوان: الموقع لا يجيب', 'I could not read this address: the site does not answer'],
			},
			{
				give: 'feeds',
				options: { action: 'add', feed: ['ليس عنوانًا', 'no address'] },
				sees: ['هذا ليس عنوانًا على الشبكة', 'This is no address on the web'],
			},
			{
				give: 'feeds',
				options: {
					action: 'import',
					feed: '<opml><body><outline text="نبأ" xmlUrl="https://nabaa.example/rss"/></body></opml>',
				},
				sees: ['صارت تحت الرصد: مصدر واحد', 'Watched now: one feed'],
			},
			{
				give: 'feeds',
				options: { action: 'list' },
				sees: ['نبأ (nabaa.example، أُضيف هنا)', 'نبأ (nabaa.example, added here)'],
			},
			{ give: 'feeds', options: { action: 'export' }, sees: 'OPML', file: 'rasid.opml' },
			{ types: 'feeds', option: 'feed', typed: 'نب', sees: 'نبأ' },
			{ give: 'feeds', options: { action: 'remove' }, sees: ['أي مصدر تزيل؟', 'Which feed'], offers: 'نبأ' },
			{ press: 'نبأ', sees: ['لم يعد «نبأ» تحت الرصد هنا', '“نبأ” is no longer watched here'] },
			{ press: ['تراجع', 'Undo'], sees: ['عاد «نبأ» كما كان', '“نبأ” is as it was'] },
			{
				give: 'audience',
				words: 'الجمهور',
				sees: ['لا قناة هنا تتابع شيئًا بعد', 'No channel here follows anything yet'],
			},
			{ give: 'follow', options: { topic: NATO }, sees: NATO },
			{ give: 'audience', sees: ['الناتو الآسيوي (فورًا)', 'Asian NATO (at once)'] },
		],
	},
	{
		title: 'an admin sets up a group',
		place: 'group',
		steps: [
			{
				give: 'follow',
				options: { topic: NATO },
				words: 'تابع الناتو الآسيوي',
				sees: ['صرتَ تتابع «الناتو الآسيوي» هنا', 'You now follow “Asian NATO” here'],
			},
			{ give: 'quiet', sees: ['متى لا أنبّهك إلا للعاجل؟', 'When shall only urgent alerts come?'] },
			{ press: ['من ٢٣:٠٠ إلى ٠٧:٠٠', '23:00–07:00'], sees: ['من ٢٣:٠٠ إلى ٠٧:٠٠', 'from 23:00 to 07:00'] },
			{ give: 'unfollow', options: { topic: NATO }, sees: ['أوقفتُ متابعة', 'You no longer follow'] },
		],
	},
	{
		title: 'is told what there is, and where the rest is done',
		steps: [
			{
				give: 'help',
				words: 'مساعدة',
				sees: ['/follow (تابع): تابع موضوعًا', '/follow (تابع): Follow a topic'],
				not: ['/status', '/status'],
			},
			{
				give: 'status',
				words: 'الحال',
				sees: ['هذا الأمر لصاحب البوت وحده', "This command is for the bot's owner"],
			},
			{
				give: 'connect',
				only: 'Discord',
				sees: ['من محادثتنا الخاصة على تيليجرام', 'from our private chat on Telegram'],
			},
			{
				give: 'connect',
				words: 'اربط',
				only: 'Telegram',
				sees: ['أي موضوع تريد أن تنشر القناة أخباره؟', 'Which topic shall the channel publish?'],
			},
			{ press: NATO, only: 'Telegram', sees: ['اختر قناة أنت مشرف فيها', 'choose a channel that you administer'] },
			{ give: 'desk', words: 'المكتب', sees: ['كل ما فيه متاح بالأوامر', 'is there by command'] },
		],
	},
	{
		title: 'the owner sees how all is',
		rank: 'owner',
		place: 'group',
		steps: [{ give: 'status', sees: ['حال راصد', 'How Rasid is'] }],
	},
];

/** What only admins may, given by somebody who is none. */
const REFUSED: readonly Scenario[] = COMMANDS.filter(({ permission }) => permission === 'admin').map(
	({ name, options }) => ({
		title: `/${name} is refused to who is no admin`,
		rank: 'member',
		place: 'group',
		steps: [
			{
				give: name,
				options: Object.fromEntries(
					Object.entries(options).flatMap(([option, { required, choices }]) =>
						required ? [[option, choices?.[0]?.value ?? 'x']] : [],
					),
				),
				sees: ['هذا الأمر لمشرفي هذا المكان وحدهم', 'This command is for the admins of this place'],
			},
		],
	}),
);

export const SCENARIOS: readonly Scenario[] = [...PLAYED, ...REFUSED];

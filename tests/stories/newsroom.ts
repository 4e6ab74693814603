/** Made-up news for the tests of the stories room; all prose is ours. */
import type { Tellable } from '../../src/stories/telling.ts';

type Draft = { readonly title: string; readonly text: string; readonly publisher?: string; readonly at?: string };

export const START = '2024-10-01T06:00:00Z';

export function article(id: string, draft: Draft): Tellable {
	return {
		id,
		publisher: draft.publisher ?? `صحيفة ${id}`,
		url: `https://${id}.example/news/1`,
		title: draft.title,
		contentText: draft.text,
		publishedAt: draft.at ?? START,
	};
}

/** Three outlets tell of one refusal, each in its own words. */
export const ASIAN_NATO: readonly Draft[] = [
	{
		title: 'واشنطن تستبعد قيام «ناتو آسيوي» اقترحته اليابان',
		text: 'استبعد مساعد وزير الخارجية الأمريكي دانيال كريتنبرينك، اليوم الثلاثاء، إنشاء حلف عسكري آسيوي على غرار حلف شمال الأطلسي، بعدما اقترح وزير الدفاع الياباني السابق شيجيرو إيشيبا تأسيس «ناتو آسيوي». وقال خلال ندوة في مركز ستيمسون إن الحديث عن أمن جماعي في المنطقة سابق لأوانه، وإن بلاده تفضل توسيع شراكاتها القائمة.',
	},
	{
		title: 'الولايات المتحدة: الوقت مبكر جدا للحديث عن الناتو الآسيوي',
		text: 'رفضت الولايات المتحدة فكرة السياسي الياباني شيجيرو إيشيبا بشأن تحويل تحالفاتها في آسيا إلى كتلة رسمية شبيهة بالناتو. وأكد دانيال كريتنبرينك في ندوة نظمها مركز ستيمسون بواشنطن الثلاثاء أن من المبكر الحديث عن ترتيبات دفاع جماعي، مضيفا أن الأولوية للعلاقات الثنائية مع طوكيو وسيول وكانبرا.',
	},
	{
		title: 'مسؤول أمريكي يرد على إيشيبا: لا حاجة إلى حلف ناتو في آسيا',
		text: 'في أول رد على مقترح شيجيرو إيشيبا، المرشح لزعامة الحزب الحاكم في اليابان، قال المسؤول في الخارجية الأمريكية دانيال كريتنبرينك الثلاثاء إن واشنطن لا ترى ضرورة لناتو آسيوي. ورأى في كلمة أمام باحثين أن البنية الأمنية الحالية في آسيا والمحيط الهادئ كافية في هذه المرحلة.',
	},
];

/** The same countries, another matter. */
export const JAPAN_TRADE: Draft = {
	title: 'اليابان والولايات المتحدة تتفقان على خفض الرسوم على السيارات',
	text: 'توصلت طوكيو وواشنطن إلى اتفاق تجاري يخفض الرسوم الجمركية على السيارات وقطع الغيار إلى عشرة في المئة اعتبارا من مطلع العام. وقال وزير التجارة الياباني إن الاتفاق يزيل عقبة أمام المصانع في ناغويا، فيما وصفه المفاوض الأمريكي بأنه متوازن.',
};
export const JAPAN_DRILL: Draft = {
	title: 'انطلاق مناورات بحرية يابانية أمريكية قرب أوكيناوا',
	text: 'بدأت القوات البحرية اليابانية والأمريكية مناورات تستمر أسبوعين قبالة جزيرة أوكيناوا، بمشاركة حاملة الطائرات «جورج واشنطن» وأربع مدمرات. وتشمل التدريبات إنزال مشاة البحرية وإخلاء الجرحى والدفاع الجوي.',
};

export const AUKUS: readonly Draft[] = [
	{
		title: 'أستراليا تتسلم أول معدات غواصات «أوكوس» النووية',
		text: 'تسلمت أستراليا في ميناء أديلايد أول شحنة من معدات الغواصات النووية ضمن اتفاق «أوكوس» مع الولايات المتحدة وبريطانيا، وتضم 12 وحدة توليد صنعت في بارو. وقالت وزيرة الصناعات الدفاعية هيلين وارد إن كلفة البرنامج تبلغ 368 مليار دولار.',
	},
	{
		title: 'وصول أول شحنة من معدات غواصات AUKUS إلى ميناء أديلايد',
		text: 'وصلت إلى جنوبي أستراليا أول شحنة من معدات الغواصات العاملة بالطاقة النووية في إطار اتفاقية AUKUS الثلاثية، وهي 12 وحدة توليد من مدينة بارو البريطانية. وقدرت الوزيرة هيلين وارد كلفة البرنامج بنحو 368 مليار دولار أسترالي.',
	},
];
export const AUKUS_ENGLISH: Draft = {
	title: 'First AUKUS submarine equipment reaches Adelaide',
	text: 'Australia has received the first equipment for its nuclear-powered submarines under the AUKUS pact with the United States and Britain, Defence Industry Minister Helen Ward said in Adelaide. The shipment holds 12 generator units made in Barrow. The programme is put at 368 billion Australian dollars.',
};
export const AUSTRALIA_FIRES_ENGLISH: Draft = {
	title: 'Bushfires force 4,000 from homes near Adelaide',
	text: 'More than 4,000 people left their homes in the hills east of Adelaide as bushfires driven by strong winds crossed two highways, the Australian fire service said. Three firefighters were treated for smoke, and schools in the area stay closed.',
};

export const MINE: Draft = {
	title: 'مقتل 12 عاملا في انهيار منجم فحم شمالي تركيا',
	text: 'لقي 12 عاملا مصرعهم وأصيب تسعة آخرون في انهيار نفق بمنجم للفحم في ولاية زونغولداق شمالي تركيا، بحسب ما أعلن الوالي. وتواصل فرق الإنقاذ البحث عن ثلاثين عاملا علقوا على عمق 300 متر.',
};
export const MINE_LATER: Draft = {
	title: 'ارتفاع قتلى منجم زونغولداق التركي إلى 27',
	text: 'ارتفعت حصيلة انهيار منجم الفحم في ولاية زونغولداق شمالي تركيا إلى 27 قتيلا بعد العثور على جثث جديدة داخل النفق، وفق الوالي. ولا يزال 15 عاملا عالقين على عمق 300 متر، وتستعد فرق الإنقاذ لفتح ممر ثان.',
};
export const MINE_ARREST: Draft = {
	title: 'توقيف مالك منجم زونغولداق التركي بتهمة الإهمال',
	text: 'أوقفت الشرطة التركية مالك منجم الفحم الذي انهار أحد أنفاقه في ولاية زونغولداق شمالي تركيا وأودى بحياة 12 عاملا، بتهمة الإهمال. وقال الوالي إن فرق الإنقاذ تواصل البحث عن العمال العالقين على عمق 300 متر.',
};
/** Tells of the mine with hardly a word of the first report. */
export const MINE_SURVIVORS: Draft = {
	title: 'ناجون يروون لحظات انهيار نفق الفحم في زونغولداق',
	text: 'روى ناجون من عمال منجم الفحم شمالي تركيا كيف سمعوا دويا قبل أن يغمر الغبار النفق. وقال أحدهم إن زملاءه ما زالوا تحت الأرض وإن الهواء كان ثقيلا في الأيام الأخيرة.',
};
export const MINE_ENGLISH: readonly Draft[] = [
	{
		title: 'Twelve miners killed in coal mine collapse in northern Turkey',
		text: 'Twelve workers were killed and nine injured when a tunnel collapsed at a coal mine in Zonguldak province in northern Turkey, the governor said. Rescue teams were searching for 30 miners trapped 300 metres underground.',
	},
	{
		title: 'Rescuers race to reach 30 trapped in Turkish coal mine at Zonguldak',
		text: 'Rescuers in Turkey dug through the night to reach 30 miners trapped 300 metres below ground after a tunnel at a Zonguldak coal mine gave way, killing 12.',
	},
	{
		title: 'Death toll in Zonguldak coal mine rises to 27',
		text: 'The number of dead in the coal mine collapse in Zonguldak in northern Turkey rose to 27 after more bodies were found in the tunnel, the governor said. Fifteen miners remain trapped at 300 metres.',
	},
];

export const QUAKE: Draft = {
	title: 'زلزال بقوة 6.1 درجات يقتل 40 شخصا غربي نيبال',
	text: 'ضرب زلزال بلغت قوته 6.1 درجات منطقة جاجاركوت غربي نيبال قبيل الفجر، وأودى بحياة 40 شخصا على الأقل ودمر مئات المنازل الطينية، بحسب السلطات في كاتماندو. ونقلت مروحيات الجرحى إلى نيبالغونج.',
};
export const QUAKE_ENGLISH: Draft = {
	title: 'Earthquake of magnitude 6.1 kills 40 in western Nepal',
	text: 'A magnitude 6.1 earthquake struck Jajarkot district in western Nepal before dawn, killing at least 40 people and destroying hundreds of mud-brick homes, officials in Kathmandu said. Helicopters carried the wounded to Nepalgunj.',
};
export const OTHER_QUAKE_ENGLISH: Draft = {
	title: 'Magnitude 5.4 earthquake shakes eastern Japan, no damage',
	text: 'An earthquake of magnitude 5.4 shook the coast of Ibaraki in eastern Japan on Tuesday evening. Trains stopped for a short time, and no damage or injuries were reported.',
};

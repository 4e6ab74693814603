/** Words that tell two news stories apart in no way: particles, verbs of saying, forms of address. General Arabic and English. Pure. */
import { foldText } from '../text/arabic.ts';

const PARTICLES = `
في من على إلى عن مع منذ حتى خلال حول بين ضد نحو عبر لدى دون بدون سوى قبل بعد فوق تحت أمام وراء ضمن وفق وفقا بحسب حسب
بسبب جراء إثر عقب أثناء أن إن إذ إذا لو لولا كي لكي لكن بل أو أم ثم لا لم لن ما ماذا ليس ليست قد سوف هل كل بعض غير أي
هذا هذه ذلك تلك هؤلاء الذي التي الذين اللواتي اللذان اللتان هو هي هم هما نحن أنا أنت كان كانت كانوا يكون تكون كما بينما
حيث حين عند عندما أيضا فقط جدا كذلك لذلك هناك هنا أنه أنها أنهم إنه إنها به بها له لها لهم فيه فيها منه منها منهم عليه
عليها عليهم إليه إليها عنه عنها معه معها بأن لأن كأن وأن وإن فإن بما مما فيما عما كلما إلا أكثر أقل أول أولى آخر أخرى
آخرين جديد جديدة اليوم أمس غدا الآن يوم أيام أسبوع شهر عام سنة الماضي الماضية الحالي الحالية المقبل المقبلة صباح مساء
ليلة ساعة ساعات يتم تم بعدما قبلما وهو وهي وهم وقد وكان وكانت ولا ولم ومن وفي وعلى ومع والتي والذي ابن بن بنت آل
`;

const SAYING = `
قال قالت قالوا يقول تقول أعلن أعلنت يعلن تعلن أكد أكدت يؤكد تؤكد أضاف أضافت أوضح أوضحت يوضح ذكر ذكرت أفاد أفادت أشار أشارت
صرح صرحت كشف كشفت يكشف نقل نقلت لفت شدد يشدد اعتبر اعتبرت رأى بيان تصريح تصريحات مصدر مصادر مسؤول مسؤولون متحدث ناطق
شهد شهدت يشهد تشهد شهود عيان وكالة أنباء الأنباء صحيفة مراسل عاجل شاهد صورة صور فيديو
`;

const ADDRESS = `
معالي صاحب السمو سمو سموه السيد السيدة الدكتور دكتور الأستاذ الشيخ المهندس فخامة دولة سعادة الأستاذة
`;

const ENGLISH = `
a an the of to in on at by for from with as and or but not no is are was were be been has have had will would can could may
might its it he she they his her their this that these those there who which what when where after before over under into
about amid than then also more most new says said say told tells according report reports reported official officials
statement spokesman spokesperson mr mrs ms dr today yesterday tomorrow day week month year last next first breaking video
`;

/** Folded. */
export const PLAIN_WORDS: ReadonlySet<string> = new Set(
	[PARTICLES, SAYING, ADDRESS, ENGLISH].flatMap((list) => foldText(list).trim().split(/\s+/)),
);

/** Countries by name, people and capital, in Arabic and English: newsrooms use the three for one another. Pure. */
import { foldText } from '../text/arabic.ts';

/** ISO 3166 code, then the words; two words joined by "_" count only together. */
const TABLE = `
sa السعودية السعودي السعوديين المملكة الرياض saudi saudi_arabia riyadh
ae الإمارات الإماراتي إماراتيين أبوظبي دبي emirates emirati uae dubai
kw الكويت الكويتي kuwait kuwaiti
qa قطر القطري الدوحة qatar qatari doha
bh البحرين البحريني المنامة bahrain bahraini manama
om العماني مسقط سلطنة_عمان oman omani muscat
ye اليمن اليمني صنعاء yemen yemeni sanaa
iq العراق العراقي بغداد iraq iraqi baghdad
sy سوريا سورية السوري دمشق syria syrian damascus
lb لبنان اللبناني بيروت lebanon lebanese beirut
jo الأردن الأردني jordan jordanian amman
ps فلسطين الفلسطيني رام_الله palestine palestinian
il إسرائيل الإسرائيلي الاحتلال israel israeli
eg مصر المصري المصريين القاهرة egypt egyptian cairo
sd السودان السوداني الخرطوم sudan sudanese khartoum
ly ليبيا الليبي طرابلس libya libyan tripoli
tn تونس التونسي tunisia tunisian tunis
dz الجزائر الجزائري algeria algerian algiers
ma المغرب المغربي الرباط morocco moroccan rabat
mr موريتانيا الموريتاني نواكشوط mauritania
so الصومال الصومالي مقديشو somalia somali mogadishu
dj جيبوتي djibouti
ir إيران الإيراني طهران iran iranian tehran
tr تركيا التركي أنقرة turkey turkish ankara
af أفغانستان الأفغاني كابول كابل afghanistan afghan kabul
pk باكستان الباكستاني إسلام_آباد pakistan pakistani islamabad
in الهند الهندي نيودلهي دلهي india indian delhi
bd بنغلادش بنغلاديش dhaka bangladesh
cn الصين الصيني بكين china chinese beijing
tw تايوان التايواني تايبيه taiwan taiwanese taipei
jp اليابان الياباني طوكيو japan japanese tokyo
kr سيول سول كوريا_الجنوبية الكوري_الجنوبي south_korea south_korean seoul
kp بيونغيانغ بيونجيانج كوريا_الشمالية الكوري_الشمالي north_korea north_korean pyongyang
id إندونيسيا الإندونيسي جاكرتا indonesia indonesian jakarta
my ماليزيا الماليزي كوالالمبور malaysia malaysian
ph الفلبين الفلبيني مانيلا philippines philippine filipino manila
th تايلاند التايلاندي بانكوك thailand thai bangkok
vn فيتنام الفيتنامي هانوي vietnam vietnamese hanoi
sg سنغافورة singapore
mm ميانمار بورما myanmar burma
au أستراليا الأسترالي كانبيرا australia australian canberra
nz نيوزيلندا النيوزيلندي zealand
us أمريكا أميركا الأمريكي الأميركي الأمريكيين واشنطن الولايات_المتحدة البنتاغون us american america washington united_states pentagon
ca كندا الكندي أوتاوا canada canadian ottawa
mx المكسيك المكسيكي mexico mexican
br البرازيل البرازيلي brazil brazilian
ar الأرجنتين الأرجنتيني argentina argentine
ve فنزويلا الفنزويلي venezuela
cu كوبا الكوبي هافانا cuba cuban havana
ru روسيا الروسي موسكو الكرملين russia russian moscow kremlin
ua أوكرانيا الأوكراني كييف ukraine ukrainian kyiv kiev
gb بريطانيا البريطاني لندن britain british uk london united_kingdom
fr فرنسا الفرنسي باريس france french paris
de ألمانيا الألماني برلين germany german berlin
it إيطاليا الإيطالي روما italy italian rome
es إسبانيا الإسباني مدريد spain spanish madrid
pt البرتغال البرتغالي لشبونة portugal portuguese lisbon
gr اليونان اليوناني أثينا greece greek athens
nl هولندا الهولندي netherlands dutch
be بلجيكا البلجيكي بروكسل belgium belgian brussels
ch سويسرا السويسري جنيف switzerland swiss geneva
at النمسا النمساوي فيينا austria austrian vienna
se السويد السويدي ستوكهولم sweden swedish stockholm
no النرويج النرويجي أوسلو norway norwegian oslo
dk الدنمارك الدنماركي كوبنهاغن denmark danish
fi فنلندا الفنلندي هلسنكي finland finnish
pl بولندا البولندي وارسو poland polish warsaw
hu المجر المجري بودابست hungary hungarian
ro رومانيا الروماني بوخارست romania romanian
rs صربيا الصربي بلغراد serbia serbian belgrade
ge جورجيا الجورجي تبليسي tbilisi
am أرمينيا الأرميني يريفان armenia armenian
az أذربيجان الأذربيجاني باكو azerbaijan baku
ng نيجيريا النيجيري أبوجا nigeria nigerian abuja
ml مالي باماكو mali malian bamako
ne النيجر نيامي niger niamey
td تشاد التشادي chad chadian
et إثيوبيا الإثيوبي أديس_أبابا ethiopia ethiopian
er إريتريا الإريتري أسمرة eritrea
ke كينيا الكيني نيروبي kenya kenyan nairobi
za جنوب_أفريقيا south_africa pretoria
np نيبال النيبالي كاتماندو nepal nepali nepalese kathmandu
lk سريلانكا السريلانكي كولومبو sri_lanka lankan colombo
kh كمبوديا الكمبودي cambodia cambodian
kz كازاخستان الكازاخي أستانا kazakhstan kazakh astana
uz أوزبكستان الأوزبكي طشقند uzbekistan uzbek tashkent
kg قرغيزستان القرغيزي بشكيك kyrgyzstan kyrgyz bishkek
tj طاجيكستان الطاجيكي دوشنبه tajikistan tajik dushanbe
cy قبرص القبرصي نيقوسيا cyprus cypriot nicosia
by بيلاروسيا البيلاروسي مينسك belarus belarusian minsk
md مولدوفا المولدوفي moldova moldovan
ba البوسنة البوسني سراييفو bosnia bosnian sarajevo
hr كرواتيا الكرواتي زغرب croatia croatian zagreb
al ألبانيا الألباني تيرانا albania albanian tirana
bg بلغاريا البلغاري صوفيا bulgaria bulgarian sofia
cz التشيك التشيكي czech czechia prague
sk سلوفاكيا السلوفاكي براتيسلافا slovakia slovak bratislava
si سلوفينيا السلوفيني slovenia slovenian
ie أيرلندا الأيرلندي ireland irish
cl تشيلي التشيلي chile chilean santiago
co كولومبيا الكولومبي بوغوتا colombia colombian bogota
ht هايتي الهايتي haiti haitian
ss جنوب_السودان جوبا south_sudan juba
gh غانا الغاني أكرا ghana ghanaian accra
sn السنغال السنغالي داكار senegal senegalese dakar
cm الكاميرون الكاميروني cameroon cameroonian
ug أوغندا الأوغندي كمبالا uganda ugandan kampala
rw رواندا الرواندي كيغالي rwanda rwandan kigali
bi بوروندي البوروندي burundi burundian
cd الكونغو الكونغولي كينشاسا congo congolese kinshasa
tz تنزانيا التنزاني tanzania tanzanian
zw زيمبابوي هراري zimbabwe zimbabwean harare
ao أنغولا الأنغولي angola angolan
un الأمم_المتحدة مجلس_الأمن un united_nations security_council
`;

/** Folded word, or two folded words with a space between, to "@" and the country's code. */
export const PLACES: ReadonlyMap<string, string> = new Map(
	TABLE.trim()
		.split('\n')
		.flatMap((line) => {
			const [code, ...names] = line.split(' ');
			return names.map((name) => [foldText(name.replace('_', ' ')), `@${code}`] as const);
		}),
);

/** What newsrooms call the same kind of event: one outlet writes "مصرع", another "مقتل". General Arabic and English. Pure. */

/** A name, then words of one meaning in the news; other forms are reached by stemming (see terms.ts). */
const TABLE = `
death مقتل قتل يقتل تقتل قتلوا قتلى قتيل مصرع وفاة توفي حتفه استشهاد شهيد شهداء ضحية ضحايا kill killed killing dead death dies died deaths
wound إصابة أصيب جرح جريح جرحى مصاب مصابين wounded wounds injured injures injury
blast انفجار تفجير عبوة قنبلة مفخخة ناسفة ملغومة blast explosion bomb bombing
attack هجوم هجمات هاجم اعتداء استهداف attack attacks attacked assault
strike غارة غارات قصف ضربة ضربات strike strikes airstrike shelling
arrest اعتقال توقيف القبض احتجاز ضبط arrest arrested arrests detained
prison سجن حبس jail jailed prison
accuse اتهام اتهم اتهمت accuses accused
crash تحطم سقوط سقطت crash crashes crashed
collide اصطدام تصادم collision collide
seize سيطرة استعادة تحرير استولى استيلاء انتزاع seize seizes captured capture recaptured
withdraw انسحاب انسحب ينسحب withdraw withdrawal withdraws
condemn إدانة أدان يدين استنكار استنكر شجب ندد تنديد condemn condemns condemned
demand مطالبة طالب طالبت تطالب يطالب دعوة دعا يدعو ناشد يناشد urge urges calls demands
reject رفض يرفض رافض reject rejects rejected rejection
warn تحذير حذر يحذر warn warns warned
threaten تهديد هدد توعد يتوعد threat threatens threatened
support تأييد دعم يدعم support supports backs
approve إقرار أقر مصادقة صادق موافقة وافق يوافق approve approves approved ratifies
agree اتفاق اتفاقية اتفق توصل agreement deal agree agreed pact
visit زيارة زار يزور visit visits visited
meet لقاء التقى يلتقي اجتماع مباحثات محادثات مفاوضات talks meeting meets met negotiations
summit قمة summit
parliament برلمان النواب parliament lawmakers
cabinet حكومة الوزراء cabinet government
vote انتخاب انتخابات اقتراع تصويت election elections vote votes
resign استقالة استقال إقالة أقال عزل resign resigns resignation dismissed sacked
appoint تعيين عين appoint appoints appointed named
protest احتجاج احتجاجات مظاهرة مظاهرات تظاهرات متظاهر protest protests protesters
clash اشتباك اشتباكات مواجهات معارك clash clashes fighting
truce هدنة truce ceasefire
sanction عقوبات sanctions
rise ارتفاع ارتفع صعود زيادة rise rises rose gains
fall انخفاض انخفض تراجع هبوط هبط خسارة fall falls fell drops losses
fire حريق حرائق احتراق fire blaze
quake زلزال هزة earthquake quake
flood فيضان فيضانات سيول flood floods flooding
rescue إنقاذ rescue rescued
aid إغاثة إغاثية مساعدات معونة aid relief
launch إطلاق أطلقت تدشين افتتاح launch launches opens inaugurates
finish ختام اختتم يختتم إنهاء ينهي concludes ends finish
win فوز فاز يفوز تغلب win wins beat beats
lose هزيمة خسر يخسر lose loses defeat
plane طائرة طائرات مقاتلات مروحية هليكوبتر plane jet jets helicopter aircraft
ship سفينة سفن قارب زورق ship boat vessel
missile صاروخ صواريخ missile missiles rocket
troops جيش جندي جنود قوات عسكري army troops soldiers military
police شرطة شرطي police
militant مسلح مسلحون مسلحين إرهابي إرهابيين متطرف متشدد militant militants gunmen terrorist
child طفل أطفال رضيع child children baby
refugee لاجئ لاجئين نازح نازحين مهاجر مهاجرين refugee refugees migrant migrants
student طلاب طلبة مبتعث student students
hostage رهينة رهائن hostage hostages
court محكمة قضاء court judge
sentence حكما أحكام verdict sentenced sentence
minister وزير minister
president رئيس president
alliance تحالف حلف alliance bloc coalition
submarine غواصة غواصات submarine submarines
`;

/** The word as written here to "#" and the event's name. */
export const EVENT_WORDS: readonly (readonly [word: string, event: string])[] = TABLE.trim()
	.split('\n')
	.flatMap((line) => {
		const [name, ...synonyms] = line.split(' ');
		return synonyms.map((word) => [word, `#${name}`] as const);
	});

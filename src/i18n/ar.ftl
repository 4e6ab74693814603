# العربية: لغة راصد الأولى. صيغ الجمع الست من قواعد يونيكود: zero one two few many other.

# ─── التنبيه ───
alert-sources = { $count ->
    [one] المصدر
    [two] مصدران
    [few] { $count } مصادر
    [many] { $count } مصدرًا
   *[other] { $count } مصدر
}
alert-sources-independent = { alert-sources }، { $independent ->
    [one] منها واحد مستقل
    [two] منها اثنان مستقلان
    [few] منها { $independent } مستقلة
    [many] منها { $independent } مستقلًا
   *[other] منها { $independent } مستقل
}
alert-more-sources = { $count ->
    [one] ومصدر آخر
    [two] ومصدران آخران
    [few] و{ $count } مصادر أخرى
    [many] و{ $count } مصدرًا آخر
   *[other] و{ $count } مصدر آخر
}
alert-first-seen = رُصد أول مرة { $time }
alert-first-seen-at = رُصد أول مرة
alert-also = ورد أيضًا في { $publisher }
alert-language = الخبر بلغته الأصلية: { $language }
alert-machine = ملخص آلي
alert-development = مستجدات: { $title }
alert-why = لماذا وصلني؟
alert-noise = غير مناسب 👎
alert-mute = اكتم
alert-follow = تابع هذا الموضوع

# ─── العدّ ───
stories = { $count ->
    [zero] لا أخبار
    [one] خبر واحد
    [two] خبران
    [few] { $count } أخبار
    [many] { $count } خبرًا
   *[other] { $count } خبر
}
alerts = { $count ->
    [zero] لا تنبيهات
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $count } تنبيهات
    [many] { $count } تنبيهًا
   *[other] { $count } تنبيه
}
articles = { $count ->
    [zero] لا مقالات
    [one] مقالة واحدة
    [two] مقالتان
    [few] { $count } مقالات
    [many] { $count } مقالةً
   *[other] { $count } مقالة
}
topics = { $count ->
    [zero] لا موضوعات
    [one] موضوع واحد
    [two] موضوعان
    [few] { $count } موضوعات
    [many] { $count } موضوعًا
   *[other] { $count } موضوع
}
feeds = { $count ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدران
    [few] { $count } مصادر
    [many] { $count } مصدرًا
   *[other] { $count } مصدر
}
sources = { $count ->
    [zero] بلا مصدر
    [one] مصدر واحد
    [two] مصدران
    [few] { $count } مصادر
    [many] { $count } مصدرًا
   *[other] { $count } مصدر
}
seconds = { $count ->
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $count } ثوانٍ
    [many] { $count } ثانيةً
   *[other] { $count } ثانية
}

edits = { $count ->
    [zero] بلا إضافات
    [one] وأُضيف إليها مصدر مرة واحدة
    [two] وأُضيفت إليها مصادر مرتين
    [few] وأُضيفت إليها مصادر { $count } مرات
    [many] وأُضيفت إليها مصادر { $count } مرةً
   *[other] وأُضيفت إليها مصادر { $count } مرة
}

# ─── الموجز ───
digest-title = موجز: { $stories }

# ─── الأوامر ───
follow-done = صرتَ تتابع «{ $topic }» هنا. سيصلك تنبيه واحد عن كل خبر.
follow-personal = لا يوجد موضوع بهذا الاسم، فأنشأتُ لك موضوعًا خاصًا من العبارة: «{ $topic }». سيصلك تنبيه واحد عن كل خبر يذكرها.
follow-near = وإن قصدت موضوعًا جاهزًا اسمه قريب من هذا فاضغطه.
follow-already = تتابع «{ $topic }» هنا من قبل.
link-go = نكمل هذا في محادثتنا الخاصة. الرابط لك وحدك، ولمرة واحدة، وينتهي بعد عشر دقائق.
link-go-button = تابع في الخاص
link-private = هذا الرابط يُفتح في محادثتنا الخاصة، لا هنا.
link-unknown = لا أعرف هذا الرابط. اطلب رابطًا جديدًا من حيث أخذته.
link-expired = انتهت الدقائق العشر لهذا الرابط. اطلب رابطًا جديدًا من حيث أخذته.
link-used = استُعمل هذا الرابط من قبل، وهو لمرة واحدة. اطلب رابطًا جديدًا من حيث أخذته.
link-foreign = هذا الرابط لمن طلبه وحده، ولا يفتح لك شيئًا. أعطِ الأمر بنفسك حيث رأيته.
desk-title = مكتب «{ $place }»
desk-link = الرابط لك وحدك، ولمرة واحدة، وينتهي بعد عشر دقائق. من فتحه تصرّف باسمك، فلا ترسله إلى أحد.
desk-open = افتح المكتب
desk-nowhere = لم يُعِدّ صاحب البوت مكتبًا يُفتح من المتصفح. كل ما فيه متاح بالأوامر: /topic و/keyword و/test و/feeds
desk-nobody = أنت تتكلم هنا باسم المجموعة، والرابط لا يكون إلا لشخص. أظهر اسمك ثم أعد الأمر.
desk-not-admin = لستَ من مشرفي «{ $place }» الآن، فلا أفتح لك مكتبه.
connect-where = اربط قناتك من محادثتنا الخاصة على تيليجرام: افتحها واكتب /connect هناك.
connect-own = قنواتك المربوطة: اضغط إحداها لتضبط إعداداتها.
connect-which = أي موضوع تريد أن تنشر القناة أخباره؟ اختره، أو اكتب: اربط ثم أي عبارة.
connect-pick = اضغط الزر أسفل الشاشة واختر قناة أنت مشرف فيها، وسأنشر فيها أخبار «{ $topic }».
connect-button = اختر القناة
button-channel-settings = إعدادات «{ $channel }»
elsewhere = الحديث عن قناة «{ $channel }»
follow-lacks = تنقصني هنا صلاحيات لأرسل التنبيهات: { $rights }. امنحوني إياها ثم أعيدوا الأمر.
right-view = عرض القناة
right-send = إرسال الرسائل
right-embed = تضمين الروابط
follow-done-private = صرتَ تتابع «{ $topic }»، وستصلك أخباره في محادثتنا الخاصة.
follow-already-private = تتابع «{ $topic }» في محادثتنا الخاصة من قبل.
follow-which = ماذا تريد أن تتابع؟ اختر موضوعًا أو اكتب: تابع الناتو الآسيوي
unfollow-done = أوقفتُ متابعة «{ $topic }» هنا.
unfollow-not = لا تتابع «{ $topic }» هنا. ما تتابعه: /topics
unfollow-which = أي موضوع تريد إيقاف متابعته؟
unfollow-none = لا تتابع شيئًا هنا بعد. ابدأ بالأمر /follow
topics-title = ما تتابعه هنا
topics-none = لا تتابع شيئًا هنا بعد. ابدأ بالأمر ‎/follow ثم اسم الموضوع أو أي عبارة.
topics-available = مما لا تتابعه بعد: { $topics }. اضغط ما تريد أن تتابعه.
topics-page = صفحة { $page } من { $pages }
latest-title = آخر أخبار «{ $topic }»
latest-none = لم أرصد خبرًا عن «{ $topic }» بعد.
latest-which = عن أي موضوع؟
search-title = نتائج البحث عن «{ $text }»
search-none = لا شيء في الأرشيف عن «{ $text }». جرّب كلمة أقصر أو صيغة أخرى.
why-title = لماذا وصلك هذا الخبر؟
why-line = «{ $quote }» في { $field }، وهي من كلمات موضوع «{ $topic }» ({ $keyword })
why-field-title = العنوان
why-field-text = النص
why-score = الدرجة { $score } والمطلوب { $threshold }
why-none = لا أجد هذا التنبيه؛ ربما مضى عليه وقت طويل. اضغط زر «لماذا وصلني؟» تحت أحد التنبيهات الحديثة.
mute-done-until = كتمتُ التنبيهات هنا حتى { $until }.
mute-story-done = لن تصلك تحديثات هذا الخبر.
mute-topic-done = كتمتُ موضوع «{ $topic }» هنا حتى { $until }.
mute-off = عادت التنبيهات.
mute-which = ماذا أكتم؟
mute-hour = كل شيء، ساعةً
mute-day = كل شيء، يومًا
mute-story = هذا الخبر
mute-topic = هذا الموضوع، يومًا
noise-thanks = شكرًا. حُسبت هذه على الكلمة التي جلبت الخبر: «{ $keyword }».
noise-already = سجّلتُ رأيك من قبل.
quiet-done = ساعات الهدوء من { $from } إلى { $to } بتوقيت { $zone }. العاجل يمرّ، والباقي يصلك موجزًا بعدها.
quiet-off = أُلغيت ساعات الهدوء.
quiet-which = متى لا أنبّهك إلا للعاجل؟ اختر، أو اكتب مثل: هدوء 23:00-07:00
quiet-bad = لم أفهم هذه الساعات. اختر، أو اكتبها من وإلى بنظام ٢٤ ساعة، هكذا: 23:00-07:00
button-quiet-off = بلا ساعات هدوء
zone-which = في أي منطقة زمنية أنتم؟ اختر، أو اكتب مثل: /settings Asia/Riyadh
zone-bad = لا أعرف المنطقة الزمنية «{ $zone }». اختر، أو اكتبها مثل: Asia/Riyadh
digest-done-instant = تصلك الأخبار هنا فور رصدها.
digest-done-hourly = تصلك الأخبار هنا موجزًا كل ساعة.
digest-done-daily = تصلك الأخبار هنا موجزًا كل يوم الساعة { $time }.
digest-done-weekly = تصلك الأخبار هنا موجزًا كل يوم أحد الساعة { $time }.
digest-other-hour = أتفضّل ساعة أخرى؟
digest-bad = لم أفهم هذه الساعة. اختر، أو اكتبها بنظام ٢٤ ساعة، هكذا: 08:00
settings-title = إعدادات هذا المكان
settings-language = اللغة: العربية
settings-zone = المنطقة الزمنية: { $zone }
settings-quiet = ساعات الهدوء: { hours-span }
hours-span = من { $from } إلى { $to }
settings-quiet-none = ساعات الهدوء: لا شيء
settings-cadence-instant = الوصول: فور الرصد
settings-cadence-hourly = الوصول: موجز كل ساعة
settings-cadence-daily = الوصول: موجز كل يوم الساعة { $time }
settings-cadence-weekly = الوصول: موجز كل يوم أحد الساعة { $time }
settings-muted = مكتوم حتى { $until }
settings-anonymous = المشرفون المجهولون: مسموح لهم
button-open-topics = الموضوعات
button-open-digest = الموجز
button-open-quiet = ساعات الهدوء
button-open-mute = اكتم
button-open-language = اللغة
button-open-zone = المنطقة الزمنية
button-anonymous-on = اسمح للمشرفين المجهولين
button-anonymous-off = امنع المشرفين المجهولين
anonymous-admin = مشرف مجهول
anonymous-allowed = سأنفّذ من الآن أوامر من يكتب باسم المجموعة، ويظهر في سجل التغييرات باسم «مشرف مجهول».
anonymous-refused = لن أنفّذ بعد الآن أوامر من يكتب باسم المجموعة.
forget-confirm = سأمحو كل ما أحفظه عن هذا المكان: الموضوعات المتابَعة والإعدادات والموضوعات الخاصة. أأمحوها؟
forget-yes = نعم، امحُ
forget-no = لا
forget-done = محوتُ كل ما كنت أحفظه عن هذا المكان.
forget-kept = لم يُمحَ شيء.
start-title = أهلًا بك في راصد
start-text = أرصد الأخبار العربية وأرسل إليك تنبيهًا واحدًا عن كل خبر يخص موضوعاتك، ملخصًا وبروابط مصادره.
start-next = اختر موضوعًا لتبدأ، أو اكتب: تابع ثم أي عبارة.
help-title = ما الذي يستطيعه راصد
help-line = ‎/{ $name } ({ $alias }): { $description }
status-title = حال راصد
status-since = بدأ العمل { $since }
status-outbox = في الانتظار: { $alerts }، والمحفوظ للموجزات: { $held }
status-sent = وصل: { $alerts }
status-failed = لم يصل: { $alerts }
status-unknown = لا يُعرف أوصل أم لا: { $alerts }
status-feeds = المصادر: { $feeds }، والمتعثر منها: { $failing }
status-places = الموضوعات: { $topics }، والقنوات: { $channels }، والموقوف منها: { $paused }
status-failing = مصادر متعثرة:
status-failures = أسباب ما لم يصل:
status-troubles = منصات متعثرة:
status-rest = { $count ->
    [one] • وواحد غيرها
    [two] • واثنان غيرها
    [few] • و{ $count } غيرها
    [many] • و{ $count } غيرها
   *[other] • و{ $count } غيرها
}
page-next = التالي
page-previous = السابق

# ─── مكتب الموضوعات ───
list-comma = ،{" "}
list-more = { $count ->
    [one] وكلمة أخرى
    [two] وكلمتان أخريان
    [few] و{ $count } كلمات أخرى
    [many] و{ $count } كلمة أخرى
   *[other] و{ $count } كلمة أخرى
}
words = { $count ->
    [one] كلمة واحدة
    [two] كلمتين
    [few] { $count } كلمات
    [many] { $count } كلمة
   *[other] { $count } كلمة
}
days = { $count ->
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
channels = { $count ->
    [zero] لا قنوات
    [one] قناة واحدة
    [two] قناتان
    [few] { $count } قنوات
    [many] { $count } قناةً
   *[other] { $count } قناة
}
button-undo = تراجع
button-follow-here = تابعه هنا
button-copy = انسخه إلى هنا
button-delete = احذف
button-export = صدّر
button-stats = حصيلة كلماته
button-save = احفظ
button-drop = لا تحفظ
button-remove = أزله
button-try-add = جرّب إضافة «{ $word }»
button-try-exclude = جرّب استبعاد «{ $word }»
topic-words = الكلمات: { $words }
topic-query = عبارة البحث: { $query }
topic-group = ولا بد من إحدى هذه: { $words }
topic-near = متقاربة: { $terms }، لا يفصل بينها أكثر من { $words }
topic-exclude = المستبعَد: { $words }
topic-threshold = حدّ التنبيه: { $threshold }
topic-is-urgent = عاجل: تمرّ تنبيهاته في ساعات الهدوء
topic-ready-made = موضوع جاهز للجميع
keyword-exact = بهذا الرسم وحده
keyword-field-title = في العنوان
keyword-field-lead = في المقدمة
keyword-field-body = في المتن
keyword-weight = وزنها { $weight }
topic-saved = حُفظ الموضوع «{ $topic }»
topic-everyones = «{ $topic }» موضوع جاهز للجميع، فلا يُعدَّل من هنا. انسخه، ثم عدّل نسختك كما تشاء.
topic-copy-name = { $name } (نسختنا)
topic-unknown = لا أجد هنا موضوعًا يبدأ به «{ $name }». الموضوعات: /topics
topic-near-names = لعلك تقصد أحد هذه:
topic-which = أي موضوع؟
topic-none-own = لم يُنشأ هنا موضوع بعد. أنشئ واحدًا هكذا: /topic create «سد النهضة» سد النهضة، مفاوضات السد
topic-exists = يوجد موضوع باسم «{ $name }». اختر اسمًا آخر، أو عدّله.
topic-name-long = اسم الموضوع أطول من ستين حرفًا. اختر اسمًا أقصر.
topic-create-how = اكتب اسم الموضوع ثم كلماته بفواصل بينها، هكذا: /topic create «سد النهضة» سد النهضة، مفاوضات السد
topic-edit-how = اكتب كلمات «{ $topic }» الجديدة بفواصل بينها، أو عبارة بحث مثل: (سد قرب/4 النهضة) أو "أزمة السد" -كرة
topic-rename-how = اكتب الاسم الجديد بعد «{ $topic }».
topic-threshold-how = اكتب بعد «{ $topic }» عددًا، مثل 1 أو 1.5: مجموع أوزان الكلمات الذي يكفي للتنبيه.
topic-delete-confirm = أأحذف الموضوع «{ $topic }»؟ ستنقطع أخباره عن كل من يتابعه هنا، ويمكنك التراجع.
topic-deleted = حُذف الموضوع «{ $topic }».
topic-import-how = ألصق بعد الأمر موضوعات سبق تصديرها كما هي، أو رابط ملفها.
topic-imported = استُورد ({ $topics }): { $names }
topic-exported = هذه موضوعاتك في ملف. تعود به إلى أي مكان: /topic import
import-unreadable = لم أستطع قراءة هذا العنوان. ألصق الملف نفسه، أو عنوانًا يُفتح بلا كلمة سر.
import-bad = لم أفهم ما أُلصق عند السطر { $line } ({ $field }). ألصق الملف كما صُدِّر.
import-partly = { $count ->
    [one] استوردتُ واحدًا ثم توقفت: { $problem }
    [two] استوردتُ اثنين ثم توقفت: { $problem }
    [few] استوردتُ { $count } ثم توقفت: { $problem }
    [many] استوردتُ { $count } ثم توقفت: { $problem }
   *[other] استوردتُ { $count } ثم توقفت: { $problem }
}
edit-known = هذه الكلمة موجودة في الموضوع من قبل.
edit-unknown = لا أجد هذه الكلمة في الموضوع. اعرضه: /topic show
query-fault = { $message }، عند العلامة ▸: { $before }▸{ $after }
keyword-how = اكتب الموضوع ثم الكلمة، هكذا: /keyword add الناتو الآسيوي حلف المحيط
keyword-add-how = اكتب بعد «{ $topic }» الكلمة أو العبارة التي تضيفها.
keyword-remove-how = اكتب بعد «{ $topic }» الكلمة التي تحذفها.
keyword-exclude-how = اكتب بعد «{ $topic }» الكلمة التي إن وردت فلا تنبيه.
keyword-weight-how = اكتب بعد «{ $topic }» الكلمة ثم وزنها، هكذا: حلف 0.5
keyword-near-how = اكتب بعد «{ $topic }» كلمتين وما بينهما، هكذا: ناتو قرب/6 آسيا
stats-title = حصيلة كلمات «{ $topic }» في الأرشيف
stats-line = • { $keyword }: { $articles }
stats-noise = { $count ->
    [one] ، رآها شخص واحد غير مناسبة
    [two] ، رآها شخصان غير مناسبة
    [few] ، رآها { $count } أشخاص غير مناسبة
    [many] ، رآها { $count } شخصًا غير مناسبة
   *[other] ، رآها { $count } شخص غير مناسبة
}
stats-none = لا كلمات مفردة في «{ $topic }» أحصيها.
stats-exclude = كلمات تميّز ما لم يناسب الناس: { $words }. جرّب استبعادها.
suggest-title = ما قد يضاف إلى «{ $topic }»
suggest-spellings = صور أخرى للكتابة وردت في الأخبار: { $words }
suggest-terms = كلمات تصاحب أخبار هذا الموضوع: { $words }
suggest-none = لم أجد في الأرشيف ما أقترحه لموضوع «{ $topic }».
test-how = اكتب الموضوع ثم ما تجرّبه، هكذا: /test add الناتو الآسيوي حلف المحيط
test-title = تجربة على الأرشيف: «{ $topic }»
test-sum = الأرشيف: { $articles } منذ { $days }. قبل التعديل: { $before }. وبعده: { $after }.
test-rate = المتوقع في اليوم: نحو { $rate }
test-added = يضيف التعديل: { $articles }
test-lost = يُسقط التعديل: { $articles }
test-sample = • { $title } — { $words }
test-same = لا يغيّر هذا التعديل شيئًا مما في الأرشيف.
draft-dropped = لم يُحفظ شيء.
draft-outdated = تغيّر الموضوع بعد هذه التجربة، فلم يُحفظ شيء. أعد التجربة: /test
undo-nothing = لا شيء يُتراجع عنه هنا.
undo-restored = تراجعتُ: عاد «{ $name }» كما كان.
undo-removed = تراجعتُ: لم يعد «{ $name }» موجودًا هنا.
history-title = آخر التغييرات هنا
history-none = لم يتغيّر شيء هنا بعد.
history-added = • إضافة «{ $name }»: { $who }، { $when }
history-changed = • تعديل «{ $name }»: { $who }، { $when }
history-removed = • حذف «{ $name }»: { $who }، { $when }

# ─── المصادر والجمهور ───
feeds-title = { $feeds } تحت الرصد
feeds-title-ill = { $ill ->
    [one] { $feeds } تحت الرصد، واحد منها لا يعمل
    [two] { $feeds } تحت الرصد، اثنان منها لا يعملان
    [few] { $feeds } تحت الرصد، { $ill } منها لا تعمل
    [many] { $feeds } تحت الرصد، { $ill } منها لا تعمل
   *[other] { $feeds } تحت الرصد، { $ill } منها لا تعمل
}
feeds-none = لا مصادر بعد. أضف مصدرًا بعنوان موقعه: /feeds add
feeds-none-own = لم يُضَف هنا مصدر. ما يرصده راصد للجميع لا يُزال من هنا.
feeds-which = أي مصدر تزيل؟
feeds-add-how = اكتب بعد الأمر عنوان الموقع أو الخلاصة، وسأجد الخلاصة بنفسي: /feeds add example.com
feeds-import-how = ألصق بعد الأمر ملف OPML أو عنوانه.
feeds-no-address = هذا ليس عنوانًا على الشبكة. اكتبه هكذا: https://example.com
feeds-unreadable = لم أستطع قراءة هذا العنوان: { $why }.
feeds-none-found = لم أجد في هذه الصفحة خلاصة أخبار. إن كنت تعرف عنوان الخلاصة فاكتبه.
feeds-several = في هذه الصفحة { $feeds }. أي مصدر أضيف؟
feeds-added = صار «{ $title }» تحت الرصد. لن أنبّه على أخباره القديمة، وسيصل الجديد منها من الآن.
feeds-there = «{ $title }» تحت الرصد من قبل.
feeds-removed = لم يعد «{ $title }» تحت الرصد هنا.
feeds-not-own = لم يُضَف هنا مصدر باسم «{ $title }». ما أُضيف هنا: /feeds list
feeds-too-many = بلغ هذا المكان أقصى عدد من المصادر ({ $limit }). أزل أحدها أولًا: /feeds remove
feeds-exported = هذه المصادر في ملف OPML يقرؤه أي قارئ خلاصات.
feeds-imported = صارت تحت الرصد: { $feeds }.
feeds-imported-some = { $there ->
    [one] صارت تحت الرصد: { $feeds }، وكان مصدر واحد فيه من قبل.
    [two] صارت تحت الرصد: { $feeds }، وكان مصدران فيه من قبل.
    [few] صارت تحت الرصد: { $feeds }، وكانت { $there } مصادر فيه من قبل.
    [many] صارت تحت الرصد: { $feeds }، وكان { $there } مصدرًا فيه من قبل.
   *[other] صارت تحت الرصد: { $feeds }، وكان { $there } مصدر فيه من قبل.
}
feeds-no-opml = لا مصادر في هذا الملف. ألصق ملف OPML كما صدّره قارئك، أو عنوانه.
feed-line = • { $title }: { $state }
feed-line-own = • { $title } ({ $host }، أُضيف هنا): { $state }
feed-is-new = لم يُقرأ بعد
feed-is-healthy = يعمل، وقُرئ { $seen }
feed-is-failing = متعثر، بدأ تعثره { $since }: { $why }
feed-is-gone = أغلقه ناشره
feed-rolled-over = ربما فاتته أخبار { $at }، إذ كان كل ما فيه جديدًا
feed-fault-unreachable = الموقع لا يجيب
feed-fault-network = الموقع لا يجيب
feed-fault-too-large = الملف أكبر مما يُقرأ
feed-fault-http = الموقع يجيب بخطأ
feed-fault-gone = أغلقه ناشره
feed-fault-busy = الموقع يطلب التمهل
feed-fault-challenge = الموقع يحجب البرامج
feed-fault-not-a-feed = ما يجيب به ليس خلاصة أخبار
feed-fault-malformed = الملف تالف
feed-fault-killed = قراءته تستغرق أكثر مما ينبغي
audience-title = من يتابع هنا: { $channels }
audience-none = لا قناة هنا تتابع شيئًا بعد. ابدأ بالأمر /follow في القناة التي تريدها.
audience-line = • { $channel }: { $topics } ({ $how })
audience-paused = لا أستطيع الكتابة فيها الآن. أعيدوا إليّ صلاحية الإرسال.
audience-instant = فورًا
audience-hourly = موجز كل ساعة
audience-daily = موجز كل يوم
audience-weekly = موجز كل أسبوع

# ─── لماذا ولماذا لا ───
why-would = نعم، كان هذا سيصل إلى هنا
why-would-not = لا، ما كان هذا ليصل إلى هنا
why-yes = ✓ يطابق موضوع «{ $topic }»
why-no = ✗ لا يطابق موضوع «{ $topic }»
why-found = وُجد فيه: { $words }
why-found-nothing = لم يوجد فيه شيء من كلماته.
why-excluded = وأسقطته كلمة مستبعدة: { $words }
why-missing = وينقصه إحدى هذه: { $words }
why-rest = ولم يُذكر هنا ({ $topics })، وهي أبعد عنه.

# ─── الأخطاء ───
error-unknown-command = لا أعرف هذا الأمر. ما أعرفه: /help
error-not-admin = هذا الأمر لمشرفي هذا المكان وحدهم. اطلبه من أحدهم، أو استعمله لنفسك في محادثتنا الخاصة.
error-not-admin-there = هذه القناة يضبطها من يستطيع النشر فيها من مشرفيها. إن كنت منهم فتأكد من صلاحياتك فيها ثم أعد المحاولة.
error-anonymous = لا أعرف من يكتب باسم المجموعة، فلا آخذ منه الأوامر. إن أردتم ذلك فليضغط أحد المشرفين الزر، أو ليكتب الأمر باسمه.
error-not-owner = هذا الأمر لصاحب البوت وحده.
error-which = { $description }؟
error-missing = اكتب بعد الأمر: { $description }.
error-choice = «{ $value }» ليس من الخيارات. اختر: { $choices }
error-number = اكتب عددًا من { $min } إلى { $max }.
error-old-button = هذا الزر قديم ولم يعد يعمل. اطلب الأمر من جديد.
error-broken = تعذّر تنفيذ الطلب لعطل عندنا، ولم يتغيّر شيء. حاول بعد قليل.
error-busy = طلبات كثيرة في وقت قصير. انتظر دقيقة ثم أعد.
feed-failing = المصدر «{ $feed }» متعثر، بدأ تعثره { $since }: { $why }. سأظل أحاول، ويعود وحده متى عاد الموقع.
feed-failing-own = { feed-failing } وإن أُغلق فأزيلوه: /feeds remove
channel-paused = لم أعد أستطيع الكتابة في «{ $channel }». أعيدوا إليّ صلاحية الإرسال هناك وسأستأنف وحدي؛ لم يضع شيء.

# ─── الصفحة ───
page-name = راصد
page-skip = إلى المحتوى
page-pages = الصفحات
page-alerts = التنبيهات
page-stories = الأخبار
page-feeds = المصادر
page-topics = الموضوعات
page-state = الحال
page-speech = اللغة والوقت
page-speech-language = اللغة والأرقام
page-speech-zone = المنطقة الزمنية
page-speech-set = اعتمد
page-visitor = تضبط «{ $place }» باسمك: { $name }
page-leave = أنهِ الزيارة
page-open = مكتبك في راصد
page-open-how = يفتح هذا الزر مكتبك ثماني ساعات في هذا المتصفح وحده، ويُستهلك به الرابط.
page-open-button = افتح المكتب
page-closed = لا زيارة مفتوحة
page-closed-how = انتهت الزيارة، أو لم تعد من المشرفين. اطلب رابطًا جديدًا بالأمر /desk من حيث تدير.
page-closed-right = لستَ من مشرفي هذا المكان الآن، فلم يُفتح المكتب.
page-left = أُنهيت الزيارة.
page-busy = طلبات كثيرة في وقت قصير. انتظر دقيقة ثم أعد.

page-outlets = { $count ->
    [zero] لا منابر
    [one] منبر واحد
    [two] منبران
    [few] { $count } منابر
    [many] { $count } منبرًا
   *[other] { $count } منبر
}
page-tasks = { $count ->
    [zero] لا مهام
    [one] مهمة واحدة
    [two] مهمتان
    [few] { $count } مهام
    [many] { $count } مهمةً
   *[other] { $count } مهمة
}
page-keywords = { $count ->
    [zero] لا كلمات مفتاحية
    [one] كلمة مفتاحية واحدة
    [two] كلمتان مفتاحيتان
    [few] { $count } كلمات مفتاحية
    [many] { $count } كلمةً مفتاحيةً
   *[other] { $count } كلمة مفتاحية
}
page-times = { $count ->
    [zero] ولا مرة
    [one] مرة واحدة
    [two] مرتين
    [few] { $count } مرات
    [many] { $count } مرةً
   *[other] { $count } مرة
}

page-platform-discord = ديسكورد
page-platform-telegram = تيليغرام
page-platform-terminal = الطرفية
page-status-pending = في الانتظار
page-status-held = محفوظ للموجز
page-status-sending = يُرسل الآن
page-status-unknown = لا يُعرف أوصل أم لا
page-status-sent = وصل
page-status-superseded = أغنى عنه ما بعده
page-status-failed = لم يصل
page-status-expired = فات أوانه
page-kind-reply = مستجدات
page-kind-digest = موجز
page-kind-notice = إشعار
page-failure-gone = القناة لم تعد موجودة، أو أُخرج البوت منها
page-failure-refused = القناة ترفض رسائل البوت: تنقصه صلاحية
page-failure-invalid = رفضت المنصة الرسالة نفسها
page-failure-missing = حُذفت الرسالة التي كان يعدّلها
page-failure-busy = طلبت المنصة الانتظار
page-failure-unauthorised = رمز البوت غير مقبول
page-failure-unknown = انقطع الجواب في أثناء الإرسال
page-failure-not-sent = تعذّر الاتصال بالمنصة
page-failure-migrated = انتقلت المحادثة إلى عنوان جديد
page-failure-other = عطل لم نعرف نوعه

page-alerts-hint = كل تنبيه كما يراه قراؤه في ديسكورد وفي تيليغرام. «لماذا أُرسل؟» تحته تقول ما الذي طابقه.
page-alerts-none = لا تنبيهات بعد. تظهر هنا فور خروجها.
page-alerts-none-so = لا تنبيه بهذه الشروط.
page-alerts-fresh = تنبيه جديد:
page-alert = تنبيه
page-to = إلى { $channel }
page-to-on = إلى { $channel } على { $platform }
page-channel-gone = قناة مُحيت
page-delay = وصل بعد النشر بـ{ $span }
page-delay-least = وصل بعد النشر بأقل من ثانية
page-edited = عُدّل { $times }
page-tried = (جُرّب { $times })
page-why = لماذا أُرسل؟
page-why-line = { $topic }: وُجد { $words }. الدرجة { $score } والمطلوب { $threshold }.
page-filter = تصفية التنبيهات
page-filter-topic = الموضوع
page-filter-platform = المنصة
page-filter-time = الوقت
page-filter-all = كلها
page-filter-ever = كله
page-filter-show = اعرض
page-filter-none = بلا تصفية
page-since-hour = آخر ساعة
page-since-day = آخر يوم
page-since-week = آخر أسبوع
page-turning = صفحات التنبيهات
page-newer = الأحدث
page-older = الأقدم
page-in-discord = في ديسكورد
page-in-telegram = في تيليغرام
page-as-discord = كما يظهر في ديسكورد
page-as-telegram = كما يظهر في تيليغرام
page-picture = صورة الخبر من { $host }

page-stories-none = لا أخبار بعد.
page-stories-merge-how = إن كان خبران خبرًا واحدًا فاخترهما ثم:
page-stories-merge = اجمعهما في خبر واحد
page-stories-pick = اختر: { $headline }
page-stories-asked = سُجّل قرارك، ويُنفَّذ حين يأتي دوره.
page-story-last = آخرها { $when }
page-story-split = هذا خبر آخر
page-story-shared = ضُمّ لاشتراكه في: { $words }.
page-story-shared-alike = ضُمّ لاشتراكه في: { $words } (تشابه { $likeness }).
page-story-copied = نصّه منقول عن { $publisher }.
page-story-weak = التشابه ضعيف، فذُكر على أنه «رواه أيضًا».
page-story-was-split = فُصل يدويًّا عن خبر آخر.
page-story-was-merged = ضُمّ إليه خبر يدويًّا.
page-role-opens = فتح الخبر
page-role-develops = أضاف جديدًا
page-role-repeats = رواه أيضًا

page-feeds-add = أضف مصدرًا
page-feeds-find = ابحث عن خلاصته وأضفها
page-feeds-import = استورد قائمة OPML
page-feeds-file = الملف
page-feeds-import-do = استورد
page-feeds-none = لا مصادر بعد. تُكتب في config/feeds.yaml.
page-feeds-well = { $feeds }، لا متعثر بينها.
page-feeds-ill = { $feeds }، والمتعثر منها: { $ill }.
page-feeds-opml = نزّلها بصيغة OPML
page-health-new = جديد
page-health-healthy = سليم
page-health-failing = متعثر
page-health-gone = أُزيل
page-feed-trouble = { $why }، وجُرّب { $times }
page-feed-trouble-since = { $why }، بدأ { $when }، وجُرّب { $times }
page-feed-rolled-over = ربما فاتته أخبار: كان كل ما في الخلاصة جديدًا حين قُرئت { $when }
page-fault-address = العنوان مرفوض: ليس عنوانًا عامًّا على الوب
page-fault-timeout = لم يجب الموقع في الوقت المتاح
page-feed-unread = مواد تعذرت علينا قراءتها:
page-feed-unread-line = { $entry }، { $when }
page-feed-unread-again = { $entry }، { $when }، وستُجرب ثانية
page-feed-last = آخر زيارة
page-feed-next = الزيارة القادمة
page-feed-language = لغته
page-feed-rhythm = متى ينشر، على ساعات اليوم
page-feed-rhythm-chart = إيقاع النشر على ساعات اليوم: أكثره عند الساعة { $hour }
page-feed-rhythm-none = لم يُعرف إيقاعه بعد

page-topics-none = لا موضوعات بعد. تُكتب في config/topics.yaml.
page-topics-none-own = لا موضوع لهذا المكان بعد. انسخ جاهزًا مما تحت، أو أنشئ واحدًا بالأمر /topic
page-topics-sum = { $topics }. اختر موضوعًا لترى ما تجلبه كلماته وتضبطه.
page-topics-shared = جاهزة للجميع
page-topics-shared-how = لا تُعدَّل من هنا. انسخ ما تريد ضبطه، ثم عدّل نسختك.
page-topic-copy = انسخه إلى هنا
page-topic-urgent = عاجل
page-topic-quiet = لم تُلتقط كلمة منه بعد.
page-topic-most = أكثر ما يُلتقط: { $words }
page-topic-saved = حُفظ التغيير، ويسري على ما يُنشر من الآن، ويسبق ما في config/topics.yaml.
page-topic-saved-own = حُفظ التغيير، ويسري على ما يُنشر من الآن.
page-topic-copied = هذه نسختكم، تعدّلونها كما تشاؤون. تابعوها بالأمر /follow
page-topic-undone = عاد الموضوع كما كان.
page-topic-taken = غيّر شخص آخر هذا الموضوع في أثناء ذلك. انسخ ما كتبت ثم أعد فتح الصفحة.
page-topic-try = جرّب
page-topic-save = احفظ
page-topic-faults = لا يُحفظ هكذا
page-suggest = اقتراحات من الأرشيف
page-suggest-ask = ابحث في الأرشيف عن كلمات تناسب الموضوع، وعمّا ينبغي استبعاده
page-suggest-none = لا شيء بعد: يحتاج الاقتراح إلى عدد من المقالات المطابقة.
page-suggest-add = قد تناسب الموضوع؛ اضغط كلمةً لتجرّبها: { $words }
page-suggest-exclude = ترد في ما لم يُرده القراء؛ اضغط كلمةً لتجرّب استبعادها: { $words }
page-history = سجل التغييرات
page-history-none = لم يتغير منذ كُتب.
page-history-undo = أعد ما كان قبله
page-history-owner = من هذه الصفحة
page-change-made = أُنشئ
page-change-removed = أُزيل
page-change-threshold = المطلوب { $threshold }
page-change-detail = تغيّر تفصيل في الكلمات أو في جمل الاختبار
page-change-added = أُضيف «{ $text }»
page-change-dropped = حُذف «{ $text }»
page-change-excluded = استُبعد «{ $text }»
page-change-readmitted = عاد «{ $text }»
page-change-near = قرب

page-form-keywords = الكلمات المفتاحية
page-form-keywords-how = تُلتقط الكلمة في كل صيغها: مع أل وحروف الجر والضمائر والجمع. وما بعد × وزنها في الدرجة، وبجانبها عدد ما جلبته من مقالات، و👎 عدد من رأوها غير مناسبة.
page-form-keyword = كلمة مفتاحية { $number }
page-form-weight = وزن الكلمة { $number }
page-form-where = أين تُطلب الكلمة { $number }
page-form-anywhere = في أي مكان
page-form-title = في العنوان
page-form-lead = في المقدمة
page-form-body = في المتن
page-form-exact = كما كُتبت
page-form-threshold = الدرجة المطلوبة
page-form-exclude = ما يُستبعد
page-form-exclude-how = واحدة من هذه تكفي لإسكات الموضوع عن المقالة.
page-form-excluded = كلمة مستبعدة { $number }
page-form-more = القرب والمجموعات والعاجل
page-form-near = كلمات متقاربة
page-form-near-how = كلمات تفصل بينها الفاصلة، ترد على مسافة لا تزيد على العدد.
page-form-near-words = كلمات متقاربة { $number }
page-form-near-weight = وزن المتقاربة { $number }
page-form-distance = المسافة
page-form-ordered = بهذا الترتيب
page-form-groups = مجموعات لا بد منها
page-form-groups-how = كلمة واحدة على الأقل من كل سطر.
page-form-group = مجموعة { $number }
page-form-query = استعلام
page-form-urgent = عاجل: يمرّ في ساعات الهدوء
page-form-samples = جمل الاختبار، كل جملة في سطر
page-form-wanted = يجب أن تطابق
page-form-unwanted = يجب ألا تطابق

page-trial = أثر التغيير
page-trial-none = غيّر شيئًا لترى ما يزيد وما ينقص من مقالات الأيام الماضية.
page-trial-brief = في الأرشيف { $articles }. كان يطابق { $before }، ويصبح { $after }.
page-trial-before = قبل
page-trial-after = بعد
page-trial-chart = مقالات كل يوم قبل التغيير وبعده: { $days }
page-trial-day = { $day }: { $before } ثم { $after }
page-trial-added = يزيد: { $articles }
page-trial-lost = ينقص: { $articles }
page-trial-tests = جمل الاختبار: نجح { $right } من { $all }
page-trial-matches = تطابق
page-trial-misses = لا تطابق

page-state-troubles = أعطال قائمة
page-state-failures = ما لم يصل
page-state-failures-none = لا شيء: كل ما رُصد وصل أو ما زال في طريقه.
page-state-failure = { $status } { $platform }، { $when }.
page-state-untitled = تنبيه بلا عنوان
page-state-retry = أعد إرساله
page-state-retried = عاد التنبيه إلى صندوق الصادر.
page-state-outbox = صندوق الصادر
page-state-queue = الطابور
page-state-queue-none = لا مهمة تنتظر.
page-state-delays = زمن الوصول
page-state-delays-none = لم يصل شيء بعد.
page-state-delay = الوسيط { $half }، و{ $share } في حدود { $most }
page-state-watched = ما يُرصد
page-state-channels = القنوات
page-state-limits = الحدود المعمول بها
page-state-per-place = لكل مكان
page-state-per-topic = لكل موضوع
page-state-at-most = { $count } على الأكثر
page-state-pace = رسالة كل { $gap }
page-state-pace-channel = رسالة كل { $gap }، وكل { $own } للمحادثة الواحدة
page-state-versions = الإصدارات
page-stage-found = من النشر إلى الرصد
page-stage-announced = من الرصد إلى التنبيه
page-stage-sent = من التنبيه إلى الوصول
page-stage-whole = من النشر إلى القارئ
page-job-check = زيارة مصدر
page-job-place = ضمّ مقالة إلى خبرها
page-job-announce = إعداد تنبيه
page-job-deliver = إرسال تنبيه

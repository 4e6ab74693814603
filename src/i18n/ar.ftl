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
topics-available = وما يمكنك متابعته بزر: { $topics }
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
settings-quiet = ساعات الهدوء: { $from }–{ $to }
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
test-lost = ويُسقط التعديل: { $articles }
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
feeds-several = في هذه الصفحة { $feeds }. أيها أضيف؟
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
error-missing = اكتب بعد الأمر: { $description }.
error-choice = «{ $value }» ليس من الخيارات. اختر: { $choices }
error-number = اكتب عددًا من { $min } إلى { $max }.
error-old-button = هذا الزر قديم ولم يعد يعمل. اطلب الأمر من جديد.
error-broken = تعذّر تنفيذ الطلب لعطل عندنا، ولم يتغيّر شيء. حاول بعد قليل.
error-busy = طلبات كثيرة في وقت قصير. انتظر دقيقة ثم أعد.
feed-failing = المصدر «{ $feed }» متعثر، بدأ تعثره { $since }: { $why }. سأظل أحاول، ويعود وحده متى عاد الموقع.
feed-failing-own = { feed-failing } وإن أُغلق فأزيلوه: /feeds remove
channel-paused = لم أعد أستطيع الكتابة في «{ $channel }». أعيدوا إليّ صلاحية الإرسال هناك وسأستأنف وحدي؛ لم يضع شيء.

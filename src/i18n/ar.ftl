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
digest-more = { $count ->
    [one] وخبر آخر لم يتسع له الموجز
    [two] وخبران آخران لم يتسع لهما الموجز
    [few] و{ $count } أخبار أخرى لم يتسع لها الموجز
    [many] و{ $count } خبرًا آخر لم يتسع لها الموجز
   *[other] و{ $count } خبر آخر لم يتسع لها الموجز
}

# ─── الأوامر ───
follow-done = صرتَ تتابع «{ $topic }» هنا. سيصلك تنبيه واحد عن كل خبر.
follow-personal = لا يوجد موضوع بهذا الاسم، فأنشأتُ لك موضوعًا خاصًا من العبارة: «{ $topic }». سيصلك تنبيه واحد عن كل خبر يذكرها.
follow-already = تتابع «{ $topic }» هنا من قبل.
follow-done-private = صرتَ تتابع «{ $topic }»، وستصلك أخباره في محادثتنا الخاصة.
follow-already-private = تتابع «{ $topic }» في محادثتنا الخاصة من قبل.
follow-which = ماذا تريد أن تتابع؟ اختر موضوعًا أو اكتب: تابع الناتو الآسيوي
follow-limit = بلغتَ أقصى عدد من الموضوعات هنا ({ $limit }). أوقف متابعة أحدها أولًا: /unfollow
unfollow-done = أوقفتُ متابعة «{ $topic }» هنا.
unfollow-not = لا تتابع «{ $topic }» هنا. ما تتابعه: /topics
unfollow-which = أي موضوع تريد إيقاف متابعته؟
unfollow-none = لا تتابع شيئًا هنا بعد. ابدأ بالأمر /follow
topics-title = ما تتابعه هنا
topics-none = لا تتابع شيئًا هنا بعد. ابدأ بالأمر ‎/follow ثم اسم الموضوع أو أي عبارة.
topics-available = موضوعات جاهزة
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
why-last = آخر تنبيه هنا
mute-done-until = كتمتُ التنبيهات هنا حتى { $until }.
mute-story-done = لن تصلك تحديثات هذا الخبر.
mute-topic-done = كتمتُ موضوع «{ $topic }» هنا حتى { $until }.
mute-off = عادت التنبيهات.
mute-which = كم تريد أن أكتم؟
mute-hour = ساعة
mute-day = يومًا
mute-story = هذا الخبر
mute-topic = هذا الموضوع
noise-thanks = شكرًا. حُسبت هذه على الكلمة التي جلبت الخبر: «{ $keyword }».
noise-already = سجّلتُ رأيك من قبل.
quiet-done = ساعات الهدوء من { $from } إلى { $to } بتوقيت { $zone }. العاجل يمرّ، والباقي يصلك موجزًا بعدها.
quiet-off = أُلغيت ساعات الهدوء.
quiet-bad = اكتب الوقت هكذا: 23:00-07:00 (من وإلى، ٢٤ ساعة)، أو off للإلغاء.
zone-bad = لا أعرف المنطقة الزمنية «{ $zone }». اكتبها مثل: Asia/Riyadh
digest-done-instant = تصلك الأخبار هنا فور رصدها.
digest-done-hourly = تصلك الأخبار هنا موجزًا كل ساعة.
digest-done-daily = تصلك الأخبار هنا موجزًا كل يوم الساعة { $time }.
digest-done-weekly = تصلك الأخبار هنا موجزًا كل أسبوع.
language-done = سأكلّمكم هنا بالعربية.
settings-title = إعدادات هذا المكان
settings-language = اللغة: العربية
settings-zone = المنطقة الزمنية: { $zone }
settings-quiet = ساعات الهدوء: { $from }–{ $to }
settings-quiet-none = ساعات الهدوء: لا شيء
settings-cadence-instant = الوصول: فور الرصد
settings-cadence-hourly = الوصول: موجز كل ساعة
settings-cadence-daily = الوصول: موجز يومي { $time }
settings-cadence-weekly = الوصول: موجز أسبوعي
settings-muted = مكتوم حتى { $until }
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
status-outbox = في الانتظار: { $alerts }
status-failed = لم يصل: { $alerts }
status-feeds = { $feeds } تحت الرصد، { $failing } منها متعثر
page-next = التالي
page-previous = السابق

# ─── الأخطاء ───
error-unknown-command = لا أعرف هذا الأمر. ما أعرفه: /help
error-not-admin = هذا الأمر لمشرفي هذا المكان وحدهم. اطلبه من أحدهم.
error-not-owner = هذا الأمر لصاحب البوت وحده.
error-missing = ينقص: { $option }. { $description }
error-choice = «{ $value }» ليست من الخيارات: { $choices }
error-number = اكتب عددًا من { $min } إلى { $max }.
error-old-button = هذا الزر قديم ولم يعد يعمل. اطلب الأمر من جديد.
error-broken = تعذّر تنفيذ الطلب لعطل عندنا، ولم يتغيّر شيء. حاول بعد قليل.
error-busy = طلبات كثيرة في وقت قصير. انتظر دقيقة ثم أعد.
feed-failing = المصدر «{ $feed }» لا يجيب منذ { $since }. أعيد المحاولة وحدي، وسأخبركم إن طال الأمر.
channel-paused = لم أعد أستطيع الكتابة هناك: { $reason }. أعيدوا إليّ الصلاحية وسأستأنف وحدي؛ لم يضع شيء.

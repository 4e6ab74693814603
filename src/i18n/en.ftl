# English: the choice beside Arabic. The same keys as ar.ftl; a test compares them.

# --- the alert ---
alert-sources = { $count ->
    [one] Source
   *[other] { $count } sources
}
alert-sources-independent = { alert-sources }, { $independent ->
    [one] one of them independent
   *[other] { $independent } of them independent
}
alert-more-sources = { $count ->
    [one] and one more source
   *[other] and { $count } more sources
}
alert-first-seen = First seen { $time }
alert-first-seen-at = First seen
alert-also = Also reported by { $publisher }
alert-language = In its original language: { $language }
alert-machine = Machine summary
alert-development = Update: { $title }
alert-why = Why did I get this?
alert-noise = Not relevant 👎
alert-mute = Mute
alert-follow = Follow this topic

# --- counting ---
stories = { $count ->
    [0] no stories
    [one] one story
   *[other] { $count } stories
}
alerts = { $count ->
    [0] no alerts
    [one] one alert
   *[other] { $count } alerts
}
articles = { $count ->
    [0] no articles
    [one] one article
   *[other] { $count } articles
}
topics = { $count ->
    [0] no topics
    [one] one topic
   *[other] { $count } topics
}
feeds = { $count ->
    [0] no feeds
    [one] one feed
   *[other] { $count } feeds
}
seconds = { $count ->
    [one] one second
   *[other] { $count } seconds
}

edits = { $count ->
    [0] no edits
    [one] one edit as sources came
   *[other] { $count } edits as sources came
}

# --- digest ---
digest-title = Digest: { $stories }
digest-more = { $count ->
    [one] and one more story that did not fit
   *[other] and { $count } more stories that did not fit
}

# --- commands ---
follow-done = You now follow “{ $topic }” here. You will get one alert for each story.
follow-personal = There is no topic of that name, so I made you one from the phrase “{ $topic }”. You will get one alert for each story that mentions it.
follow-already = You already follow “{ $topic }” here.
follow-done-private = You now follow “{ $topic }”; its stories will come to our private chat.
follow-already-private = You already follow “{ $topic }” in our private chat.
follow-which = What do you want to follow? Choose a topic, or write: /follow Asian NATO
follow-limit = You have reached the number of topics allowed here ({ $limit }). Stop following one first: /unfollow
unfollow-done = You no longer follow “{ $topic }” here.
unfollow-not = You do not follow “{ $topic }” here. What you follow: /topics
unfollow-which = Which topic do you want to stop following?
unfollow-none = You follow nothing here yet. Begin with /follow
topics-title = What you follow here
topics-none = You follow nothing here yet. Begin with /follow and a topic's name or any phrase.
topics-available = Ready-made topics
topics-page = Page { $page } of { $pages }
latest-title = Latest on “{ $topic }”
latest-none = I have seen nothing on “{ $topic }” yet.
latest-which = On which topic?
search-title = Results for “{ $text }”
search-none = Nothing in the archive about “{ $text }”. Try a shorter word or another form.
why-title = Why did you get this?
why-line = “{ $quote }” in the { $field }, a keyword of the topic “{ $topic }” ({ $keyword })
why-field-title = title
why-field-text = text
why-score = Score { $score }, needed { $threshold }
why-none = I cannot find this alert; it may be too old. Press “Why did I get this?” under a recent one.
why-last = The last alert here
mute-done-until = Alerts are muted here until { $until }.
mute-story-done = You will get no updates of this story.
mute-topic-done = The topic “{ $topic }” is muted here until { $until }.
mute-off = Alerts are back.
mute-which = Mute for how long?
mute-hour = An hour
mute-day = A day
mute-story = This story
mute-topic = This topic
noise-thanks = Thank you. This counts against the keyword that brought the story: “{ $keyword }”.
noise-already = I have your opinion already.
quiet-done = Quiet hours from { $from } to { $to }, { $zone } time. Urgent alerts pass; the rest comes as a digest afterwards.
quiet-off = Quiet hours are off.
quiet-bad = Write the hours like 23:00-07:00 (from-to, 24 hours), or off.
zone-bad = I do not know the time zone “{ $zone }”. Write it like: Asia/Riyadh
digest-done-instant = Stories come here as soon as they are seen.
digest-done-hourly = Stories come here as an hourly digest.
digest-done-daily = Stories come here as a daily digest at { $time }.
digest-done-weekly = Stories come here as a weekly digest.
language-done = I will speak English here.
settings-title = Settings of this place
settings-language = Language: English
settings-zone = Time zone: { $zone }
settings-quiet = Quiet hours: { $from }–{ $to }
settings-quiet-none = Quiet hours: none
settings-cadence-instant = Delivery: at once
settings-cadence-hourly = Delivery: hourly digest
settings-cadence-daily = Delivery: daily digest at { $time }
settings-cadence-weekly = Delivery: weekly digest
settings-muted = Muted until { $until }
forget-confirm = I will delete all I keep about this place: followed topics, settings and personal topics. Delete?
forget-yes = Yes, delete
forget-no = No
forget-done = I have deleted all I kept about this place.
forget-kept = Nothing was deleted.
start-title = Welcome to Rasid
start-text = I watch the news in Arabic and send you one alert for each story about your topics, summarised and with links to its sources.
start-next = Choose a topic to begin, or write: /follow and any phrase.
help-title = What Rasid can do
help-line = /{ $name } ({ $alias }): { $description }
status-title = How Rasid is
status-outbox = Waiting: { $alerts }
status-failed = Not delivered: { $alerts }
status-feeds = { $feeds } watched, { $failing } failing
page-next = Next
page-previous = Previous

# --- errors ---
error-unknown-command = I do not know this command. What I know: /help
error-not-admin = This command is for the admins of this place. Ask one of them.
error-not-owner = This command is for the bot's owner.
error-missing = Missing: { $option }. { $description }
error-choice = “{ $value }” is none of the choices: { $choices }
error-number = Write a number from { $min } to { $max }.
error-old-button = This button is old and works no more. Give the command again.
error-broken = Something broke on our side and nothing was changed. Try again in a while.
error-busy = Many requests in a short time. Wait a minute and try again.
feed-failing = The feed “{ $feed }” has not answered since { $since }. I keep trying and will tell you if it lasts.
channel-paused = I can no longer write there: { $reason }. Give me the right back and I will resume by myself; nothing was lost.

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
sources = { $count ->
    [0] no source
    [one] one source
   *[other] { $count } sources
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

# --- commands ---
follow-done = You now follow “{ $topic }” here. You will get one alert for each story.
follow-personal = There is no topic of that name, so I made you one from the phrase “{ $topic }”. You will get one alert for each story that mentions it.
follow-near = If you meant a ready-made topic of a name like it, press it.
follow-already = You already follow “{ $topic }” here.
link-go = Let us go on in our private chat. The link is for you alone, good once, and ends after ten minutes.
link-go-button = Go on in private
link-private = This link opens in our private chat, not here.
link-unknown = I do not know this link. Ask for a new one where you got it.
link-expired = The ten minutes of this link are over. Ask for a new one where you got it.
link-used = This link was used before, and it is good once. Ask for a new one where you got it.
link-foreign = This link is only for the person who asked for it, and opens nothing for you. Give the command yourself where you saw it.
desk-title = The desk of “{ $place }”
desk-link = The link is for you alone, good once, and ends after ten minutes. Whoever opens it acts in your name, so send it to nobody.
desk-open = Open the desk
desk-nowhere = The owner of this bot has set up no desk for the browser. All that it does is there by command: /topic, /keyword, /test and /feeds
desk-nobody = You speak in the name of the group here, and a link can only be a person’s. Show your name and give the command again.
desk-not-admin = You are no admin of “{ $place }” just now, so I do not open its desk for you.
connect-where = Connect your channel from our private chat on Telegram: open it and write /connect there.
connect-own = Your connected channels: press one for its settings.
connect-which = Which topic shall the channel publish? Choose one, or write: /connect and any phrase.
connect-pick = Press the button below and choose a channel that you administer; I will publish stories on “{ $topic }” there.
connect-button = Choose the channel
button-channel-settings = Settings of “{ $channel }”
elsewhere = This is about the channel “{ $channel }”
follow-lacks = I lack rights here to send alerts: { $rights }. Give me these and repeat the command.
right-view = View Channel
right-send = Send Messages
right-embed = Embed Links
follow-done-private = You now follow “{ $topic }”; its stories will come to our private chat.
follow-already-private = You already follow “{ $topic }” in our private chat.
follow-which = What do you want to follow? Choose a topic, or write: /follow Asian NATO
unfollow-done = You no longer follow “{ $topic }” here.
unfollow-not = You do not follow “{ $topic }” here. What you follow: /topics
unfollow-which = Which topic do you want to stop following?
unfollow-none = You follow nothing here yet. Begin with /follow
topics-title = What you follow here
topics-none = You follow nothing here yet. Begin with /follow and a topic's name or any phrase.
topics-available = Not followed yet: { $topics }. Press what you want to follow.
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
mute-done-until = Alerts are muted here until { $until }.
mute-story-done = You will get no updates of this story.
mute-topic-done = The topic “{ $topic }” is muted here until { $until }.
mute-off = Alerts are back.
mute-which = Mute what?
mute-hour = Everything, for an hour
mute-day = Everything, for a day
mute-story = This story
mute-topic = This topic, for a day
noise-thanks = Thank you. This counts against the keyword that brought the story: “{ $keyword }”.
noise-already = I have your opinion already.
quiet-done = Quiet hours from { $from } to { $to }, { $zone } time. Urgent alerts pass; the rest comes as a digest afterwards.
quiet-off = Quiet hours are off.
quiet-which = When shall only urgent alerts come? Choose, or write: /quiet 23:00-07:00
quiet-bad = I did not understand these hours. Choose, or write them from-to in 24 hours, like 23:00-07:00
button-quiet-off = No quiet hours
zone-which = In which time zone are you? Choose, or write: /settings Asia/Riyadh
zone-bad = I do not know the time zone “{ $zone }”. Choose, or write it like: Asia/Riyadh
digest-done-instant = Stories come here as soon as they are seen.
digest-done-hourly = Stories come here as an hourly digest.
digest-done-daily = Stories come here as a daily digest at { $time }.
digest-done-weekly = Stories come here as a weekly digest, on Sundays at { $time }.
digest-other-hour = Would another hour suit you?
digest-bad = I did not understand this hour. Choose, or write it in 24 hours, like 08:00
settings-title = Settings of this place
settings-language = Language: English
settings-zone = Time zone: { $zone }
settings-quiet = Quiet hours: { hours-span }
hours-span = { $from }–{ $to }
settings-quiet-none = Quiet hours: none
settings-cadence-instant = Delivery: at once
settings-cadence-hourly = Delivery: hourly digest
settings-cadence-daily = Delivery: daily digest at { $time }
settings-cadence-weekly = Delivery: weekly digest, on Sundays at { $time }
settings-muted = Muted until { $until }
settings-anonymous = Anonymous admins: allowed
button-open-topics = Topics
button-open-digest = Digest
button-open-quiet = Quiet hours
button-open-mute = Mute
button-open-language = Language
button-open-zone = Time zone
button-anonymous-on = Allow anonymous admins
button-anonymous-off = Refuse anonymous admins
anonymous-admin = an anonymous admin
anonymous-allowed = From now on I obey those who write as the group; the list of changes calls them “an anonymous admin”.
anonymous-refused = I no longer obey those who write as the group.
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
status-since = Started { $since }
status-outbox = Waiting: { $alerts }, held for digests: { $held }
status-sent = Delivered: { $alerts }
status-failed = Not delivered: { $alerts }
status-unknown = Not known whether delivered: { $alerts }
status-feeds = Feeds: { $feeds }, failing: { $failing }
status-places = Topics: { $topics }, channels: { $channels }, paused: { $paused }
status-failing = Failing feeds:
status-failures = Why alerts were given up:
status-troubles = Platforms in trouble:
status-rest = { $count ->
    [one] • and one more
   *[other] • and { $count } more
}
page-next = Next
page-previous = Previous

# --- the desk of topics ---
list-comma = ,{" "}
list-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
words = { $count ->
    [one] one word
   *[other] { $count } words
}
days = { $count ->
    [one] one day
   *[other] { $count } days
}
channels = { $count ->
    [0] no channels
    [one] one channel
   *[other] { $count } channels
}
button-undo = Undo
button-follow-here = Follow it here
button-copy = Copy it here
button-delete = Delete
button-export = Export
button-stats = How its words do
button-save = Save
button-drop = Do not save
button-remove = Remove it
button-try-add = Try adding “{ $word }”
button-try-exclude = Try excluding “{ $word }”
topic-words = Words: { $words }
topic-query = Query: { $query }
topic-group = And one of these: { $words }
topic-near = Close together: { $terms }, at most { $words } apart
topic-exclude = Excluded: { $words }
topic-threshold = Enough for an alert: { $threshold }
topic-is-urgent = Urgent: its alerts pass quiet hours
topic-ready-made = A ready-made topic, for everybody
keyword-exact = this spelling only
keyword-field-title = in the title
keyword-field-lead = in the lead
keyword-field-body = in the body
keyword-weight = weight { $weight }
topic-saved = The topic “{ $topic }” is saved
topic-everyones = “{ $topic }” is a ready-made topic for everybody and cannot be changed from here. Copy it, then change your copy as you like.
topic-copy-name = { $name } (ours)
topic-unknown = I find no topic here that “{ $name }” begins with. The topics: /topics
topic-near-names = Perhaps you mean one of these:
topic-which = Which topic?
topic-none-own = No topic was made here yet. Make one like this: /topic create "Nile dam" Nile dam, dam talks
topic-exists = There is a topic named “{ $name }”. Choose another name, or change that one.
topic-name-long = The topic's name is longer than sixty letters. Choose a shorter one.
topic-create-how = Write the topic's name, then its words with commas: /topic create "Nile dam" Nile dam, dam talks
topic-edit-how = Write the new words of “{ $topic }” with commas, or a query such as: (dam NEAR/4 Nile) OR "dam crisis" -football
topic-rename-how = Write the new name after “{ $topic }”.
topic-threshold-how = Write a number after “{ $topic }”, such as 1 or 1.5: the sum of weights that is enough for an alert.
topic-delete-confirm = Delete the topic “{ $topic }”? Its stories will stop for all who follow it here. You can undo this.
topic-deleted = The topic “{ $topic }” is deleted.
topic-import-how = Paste exported topics after the command as they are, or the link of their file.
topic-imported = Imported { $topics }: { $names }
topic-exported = Your topics are in this file. It brings them back anywhere: /topic import
import-unreadable = I could not read this address. Paste the file itself, or an address that opens without a password.
import-bad = I did not understand line { $line } ({ $field }). Paste the file as it was exported.
import-partly = { $count ->
    [one] One came in, then I stopped: { $problem }
   *[other] { $count } came in, then I stopped: { $problem }
}
edit-known = The topic has this word already.
edit-unknown = I do not find this word in the topic. Show it: /topic show
query-fault = { $message }, at the mark ▸: { $before }▸{ $after }
keyword-how = Write the topic, then the word: /keyword add Asian NATO ocean pact
keyword-add-how = Write the word or phrase to add after “{ $topic }”.
keyword-remove-how = Write the word to remove after “{ $topic }”.
keyword-exclude-how = Write the word that silences an alert after “{ $topic }”.
keyword-weight-how = Write the word and its weight after “{ $topic }”: pact 0.5
keyword-near-how = Write two words and their distance after “{ $topic }”: NATO NEAR/6 Asia
stats-title = How the words of “{ $topic }” did in the archive
stats-line = • { $keyword }: { $articles }
stats-noise = { $count ->
    [one] , not relevant to one person
   *[other] , not relevant to { $count } people
}
stats-none = “{ $topic }” has no single words to count.
stats-exclude = Words that mark what people did not want: { $words }. Try excluding them.
suggest-title = What could join “{ $topic }”
suggest-spellings = Other spellings seen in the news: { $words }
suggest-terms = Words that go with this topic's stories: { $words }
suggest-none = I found nothing in the archive to suggest for “{ $topic }”.
test-how = Write the topic, then what to try: /test add Asian NATO ocean pact
test-title = Tried over the archive: “{ $topic }”
test-sum = Archive: { $articles } of { $days }. Before the change: { $before }. After: { $after }.
test-rate = To expect in a day: about { $rate }
test-added = The change adds: { $articles }
test-lost = And loses: { $articles }
test-sample = • { $title } — { $words }
test-same = This change alters nothing of what is in the archive.
draft-dropped = Nothing was saved.
draft-outdated = The topic changed after this trial, so nothing was saved. Try again: /test
undo-nothing = There is nothing to undo here.
undo-restored = Undone: “{ $name }” is as it was.
undo-removed = Undone: “{ $name }” is no longer here.
history-title = Latest changes here
history-none = Nothing was changed here yet.
history-added = • { $who } added “{ $name }” on { $when }
history-changed = • { $who } changed “{ $name }” on { $when }
history-removed = • { $who } removed “{ $name }” on { $when }

# --- feeds and audience ---
feeds-title = { $feeds } watched
feeds-title-ill = { $ill ->
    [one] { $feeds } watched, one of them not working
   *[other] { $feeds } watched, { $ill } of them not working
}
feeds-none = No feeds yet. Add one by its site's address: /feeds add
feeds-none-own = No feed was added here. What Rasid watches for everybody is not removed from here.
feeds-which = Which feed do you want to remove?
feeds-add-how = Write the site's or feed's address after the command; I find the feed myself: /feeds add example.com
feeds-import-how = Paste an OPML file, or its address, after the command.
feeds-no-address = This is no address on the web. Write it like: https://example.com
feeds-unreadable = I could not read this address: { $why }.
feeds-none-found = I found no news feed on this page. If you know the feed's address, write it.
feeds-several = I found { $feeds } on this page. Which one shall I add?
feeds-added = “{ $title }” is watched now. Its old stories bring no alerts; new ones come from now on.
feeds-there = “{ $title }” is watched already.
feeds-removed = “{ $title }” is no longer watched here.
feeds-not-own = No feed named “{ $title }” was added here. What was: /feeds list
feeds-too-many = This place has reached its number of feeds ({ $limit }). Remove one first: /feeds remove
feeds-exported = The feeds in an OPML file, which every feed reader reads.
feeds-imported = Watched now: { $feeds }.
feeds-imported-some = { $there ->
    [one] Watched now: { $feeds }; one was watched already.
   *[other] Watched now: { $feeds }; { $there } were watched already.
}
feeds-no-opml = There are no feeds in this file. Paste the OPML as your reader exported it, or its address.
feed-line = • { $title }: { $state }
feed-line-own = • { $title } ({ $host }, added here): { $state }
feed-is-new = not read yet
feed-is-healthy = works, read { $seen }
feed-is-failing = failing, began { $since }: { $why }
feed-is-gone = closed by its publisher
feed-rolled-over = news may have gone unseen { $at }: everything in it was new
feed-fault-unreachable = the site does not answer
feed-fault-network = the site does not answer
feed-fault-too-large = the file is too large to read
feed-fault-http = the site answers with an error
feed-fault-gone = closed by its publisher
feed-fault-busy = the site asks for patience
feed-fault-challenge = the site keeps programs out
feed-fault-not-a-feed = what it answers is no feed
feed-fault-malformed = the file is broken
feed-fault-killed = it takes too long to read
audience-title = Who follows here: { $channels }
audience-none = No channel here follows anything yet. Begin with /follow in the channel of your choice.
audience-line = • { $channel }: { $topics } ({ $how })
audience-paused = I cannot write there now. Give me back the right to send.
audience-instant = at once
audience-hourly = hourly digest
audience-daily = daily digest
audience-weekly = weekly digest

# --- why and why not ---
why-would = Yes, this would have come here
why-would-not = No, this would not have come here
why-yes = ✓ Matches the topic “{ $topic }”
why-no = ✗ Does not match the topic “{ $topic }”
why-found = Found in it: { $words }
why-found-nothing = None of its words were found.
why-excluded = Silenced by an excluded word: { $words }
why-missing = One of these is missing: { $words }
why-rest = Not shown here: { $topics }, further from it.

# --- errors ---
error-unknown-command = I do not know this command. What I know: /help
error-not-admin = This command is for the admins of this place. Ask one of them, or use it for yourself in our private chat.
error-not-admin-there = This channel's settings are for those of its administrators who may post there. If you are one, check your rights there and try again.
error-anonymous = I cannot know who writes as the group, so I take no orders from them. If you want me to, let an administrator press the button; or give the command under your name.
error-not-owner = This command is for the bot's owner.
error-which = { $description }?
error-missing = Write after the command: { $description }.
error-choice = “{ $value }” is none of the choices. Choose: { $choices }
error-number = Write a number from { $min } to { $max }.
error-old-button = This button is old and works no more. Give the command again.
error-broken = Something broke on our side and nothing was changed. Try again in a while.
error-busy = Many requests in a short time. Wait a minute and try again.
feed-failing = The feed “{ $feed }” is failing, which began { $since }: { $why }. I keep trying, and it comes back by itself.
feed-failing-own = { feed-failing } If it was closed, remove it: /feeds remove
channel-paused = I can no longer write in “{ $channel }”. Give me back the right to send there and I will resume by myself; nothing was lost.

# ─── The page ───
page-name = Rasid
page-skip = To the content
page-pages = Pages
page-alerts = Alerts
page-stories = Stories
page-feeds = Feeds
page-topics = Topics
page-state = State
page-speech = Language and time
page-speech-language = Language and digits
page-speech-zone = Time zone
page-speech-set = Use these
page-visitor = You tune “{ $place }” in your name: { $name }
page-leave = End the visit
page-open = Your desk at Rasid
page-open-how = This button opens your desk for eight hours, in this browser alone, and uses the link up.
page-open-button = Open the desk
page-closed = No visit is open
page-closed-how = The visit is over, or you are no admin any more. Ask for a new link with /desk in the place that you manage.
page-closed-right = You are no admin of this place just now, so the desk was not opened.
page-left = The visit is over.
page-busy = Many requests in a short time. Wait a minute and try again.

page-outlets = { $count ->
    [0] no outlets
    [one] one outlet
   *[other] { $count } outlets
}
page-tasks = { $count ->
    [0] no tasks
    [one] one task
   *[other] { $count } tasks
}
page-keywords = { $count ->
    [0] no keywords
    [one] one keyword
   *[other] { $count } keywords
}
page-times = { $count ->
    [0] not once
    [one] once
    [2] twice
   *[other] { $count } times
}

page-platform-discord = Discord
page-platform-telegram = Telegram
page-platform-terminal = the terminal
page-status-pending = waiting
page-status-held = held for the digest
page-status-sending = being sent
page-status-unknown = may have arrived
page-status-sent = arrived
page-status-superseded = a later one says it all
page-status-failed = did not arrive
page-status-expired = out of date
page-kind-reply = development
page-kind-digest = digest
page-kind-notice = notice
page-failure-gone = The channel is no more, or the bot was removed from it
page-failure-refused = The channel refuses the bot’s messages: it lacks a right
page-failure-invalid = The platform rejects the message itself
page-failure-missing = The message that it was to edit was deleted
page-failure-busy = The platform asked us to wait
page-failure-unauthorised = The bot’s token is not accepted
page-failure-unknown = The answer broke off while sending
page-failure-not-sent = The platform could not be reached
page-failure-migrated = The chat moved to a new address
page-failure-other = A fault of a kind that we do not know

page-alerts-hint = Each alert as its readers see it on Discord and on Telegram. “Why was it sent?” below it says what matched.
page-alerts-none = No alerts yet. They come in here as they go out.
page-alerts-none-so = No alert is like that.
page-alerts-fresh = New alert:
page-alert = Alert
page-to = to { $channel }
page-to-on = to { $channel } on { $platform }
page-channel-gone = a deleted channel
page-delay = arrived { $span } after publication
page-delay-least = arrived less than a second after publication
page-edited = edited { $times }
page-tried = (tried { $times })
page-why = Why was it sent?
page-why-line = { $topic }: found { $words }. Score { $score }, needed { $threshold }.
page-filter = Filter the alerts
page-filter-topic = Topic
page-filter-platform = Platform
page-filter-time = Time
page-filter-all = all
page-filter-ever = any
page-filter-show = Show
page-filter-none = No filter
page-since-hour = the last hour
page-since-day = the last day
page-since-week = the last week
page-turning = Pages of alerts
page-newer = Newer
page-older = Older
page-in-discord = On Discord
page-in-telegram = On Telegram
page-as-discord = As Discord shows it
page-as-telegram = As Telegram shows it
page-picture = The story’s picture, from { $host }

page-stories-none = No stories yet.
page-stories-merge-how = If two stories are one, tick both, then:
page-stories-merge = Make them one story
page-stories-pick = Tick: { $headline }
page-stories-asked = Your decision is noted, and takes effect when its turn comes.
page-story-last = latest { $when }
page-story-split = This is another story
page-story-shared = Joined for sharing: { $words }.
page-story-shared-alike = Joined for sharing: { $words } ({ $likeness } alike).
page-story-copied = Its text is taken from { $publisher }.
page-story-weak = The likeness is weak, so it is named as “also told”.
page-story-was-split = Split off another story by hand.
page-story-was-merged = Another story was merged into it by hand.
page-role-opens = opened the story
page-role-develops = added something new
page-role-repeats = also told it

page-feeds-add = Add a feed
page-feeds-find = Find its feed and add it
page-feeds-import = Import an OPML list
page-feeds-file = File
page-feeds-import-do = Import
page-feeds-none = No feeds yet. They are written in config/feeds.yaml.
page-feeds-well = { $feeds }, none of them failing.
page-feeds-ill = { $feeds }, failing: { $ill }.
page-feeds-opml = Download them as OPML
page-health-new = new
page-health-healthy = well
page-health-failing = failing
page-health-gone = gone
page-feed-trouble = { $why }, tried { $times }
page-feed-trouble-since = { $why }, since { $when }, tried { $times }
page-feed-rolled-over = News may have been missed: all in the feed was new when it was read { $when }
page-fault-address = The address is refused: it is no public address of the web
page-fault-timeout = The site did not answer in time
page-feed-unread = Entries that we could not read:
page-feed-unread-line = { $entry }, { $when }
page-feed-unread-again = { $entry }, { $when }, to be tried again
page-feed-last = Last look
page-feed-next = Next look
page-feed-language = Language
page-feed-rhythm = When it publishes, by the hour
page-feed-rhythm-chart = Rhythm over the hours of the day: most at { $hour } o’clock
page-feed-rhythm-none = Its rhythm is not known yet

page-topics-none = No topics yet. They are written in config/topics.yaml.
page-topics-none-own = This place has no topic of its own yet. Copy a ready-made one from below, or make one with /topic
page-topics-sum = { $topics }. Choose one to see what its keywords bring, and to tune it.
page-topics-shared = Ready-made, for everyone
page-topics-shared-how = They are not changed from here. Copy what you want to tune, then change your copy.
page-topic-copy = Copy it to here
page-topic-urgent = urgent
page-topic-quiet = None of its keywords was found yet.
page-topic-most = Found most: { $words }
page-topic-saved = The change is saved, holds for what is published from now on, and goes before config/topics.yaml.
page-topic-saved-own = The change is saved, and holds for what is published from now on.
page-topic-copied = This is your own copy, to change as you like. Follow it with /follow
page-topic-undone = The topic is as it was.
page-topic-taken = Somebody else changed this topic meanwhile. Copy what you wrote and open the page again.
page-topic-try = Try
page-topic-save = Save
page-topic-faults = It cannot be saved like this
page-suggest = Suggestions from the archive
page-suggest-ask = Search the archive for words that suit the topic, and for what to exclude
page-suggest-none = Nothing yet: suggestions need a number of matching articles.
page-suggest-add = May suit the topic; press a word to try it: { $words }
page-suggest-exclude = Found in what readers did not want; press a word to try excluding it: { $words }
page-history = Changes
page-history-none = Unchanged since it was written.
page-history-undo = Take it back
page-history-owner = on this page
page-change-made = made
page-change-removed = removed
page-change-threshold = needed { $threshold }
page-change-detail = a detail of the words or of the test sentences
page-change-added = added “{ $text }”
page-change-dropped = dropped “{ $text }”
page-change-excluded = excluded “{ $text }”
page-change-readmitted = readmitted “{ $text }”
page-change-near = near

page-form-keywords = Keywords
page-form-keywords-how = A word is found in all its forms: with the article, prepositions, pronouns and in the plural. After × stands its weight in the score, beside it how many articles it brought, and after 👎 how many people did not want them.
page-form-keyword = Keyword { $number }
page-form-weight = Weight of keyword { $number }
page-form-where = Where keyword { $number } is looked for
page-form-anywhere = anywhere
page-form-title = in the title
page-form-lead = in the lead
page-form-body = in the body
page-form-exact = as written
page-form-threshold = Score needed
page-form-exclude = Excluded
page-form-exclude-how = One of these is enough to silence the topic for an article.
page-form-excluded = Excluded word { $number }
page-form-more = Nearness, groups, urgency
page-form-near = Words near each other
page-form-near-how = Words with commas between them, no further apart than the number.
page-form-near-words = Words near each other { $number }
page-form-near-weight = Weight of near words { $number }
page-form-distance = Distance
page-form-ordered = in this order
page-form-groups = Groups that must be there
page-form-groups-how = At least one word of each line.
page-form-group = Group { $number }
page-form-query = Query
page-form-urgent = Urgent: passes in quiet hours
page-form-samples = Test sentences, one a line
page-form-wanted = Must match
page-form-unwanted = Must not match

page-trial = What the change does
page-trial-none = Change something to see what is added and lost of the last days’ articles.
page-trial-brief = The archive has { $articles }. It matched { $before }, and will match { $after }.
page-trial-before = before
page-trial-after = after
page-trial-chart = Articles a day before the change and after: { $days }
page-trial-day = { $day }: { $before }, then { $after }
page-trial-added = Added: { $articles }
page-trial-lost = Lost: { $articles }
page-trial-tests = Test sentences: { $right } of { $all } right
page-trial-matches = matches
page-trial-misses = does not match

page-state-troubles = Troubles just now
page-state-failures = What did not arrive
page-state-failures-none = Nothing: all that was found has arrived, or is on its way.
page-state-failure = { $status }, { $platform }, { $when }.
page-state-untitled = an alert without a title
page-state-retry = Send it again
page-state-retried = The alert is back in the outbox.
page-state-outbox = Outbox
page-state-queue = Queue
page-state-queue-none = No task waits.
page-state-delays = Time to arrive
page-state-delays-none = Nothing has arrived yet.
page-state-delay = median { $half }, { $share } within { $most }
page-state-watched = What is watched
page-state-channels = Channels
page-state-limits = Limits in use
page-state-per-place = A place
page-state-per-topic = A topic
page-state-at-most = { $count } at most
page-state-pace = a message every { $gap }
page-state-pace-channel = a message every { $gap }, and every { $own } to one chat
page-state-versions = Versions
page-stage-found = from publication to finding
page-stage-announced = from finding to the alert
page-stage-sent = from the alert to arrival
page-stage-whole = from publication to the reader
page-job-check = look at a feed
page-job-place = place an article in its story
page-job-announce = prepare an alert
page-job-deliver = send an alert

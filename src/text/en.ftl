## To the client

client-greeting = Hello! Tell us what happened: in text, by voice, with a photo or a file. We will pass it to a specialist and answer you right here.
ticket-accepted = Request №{ $number } received. We will answer you here.

## The card and the topic

topic-name = №{ $number } { $client }
card =
    <b>Request №{ $number }</b> · { $status }
    Client: { $client }
    Assigned to: { $manager }
    { $turn }
card-nobody = nobody yet
card-turn-team = ⏳ Waiting for the team
card-turn-client = 💬 Waiting for the client
status-unanswered = Unanswered
status-answered = Answered
status-continued = Continued

## To managers in the topic

desk-note-kept = Note kept; the client will not see it.
desk-command-unknown = There is no such command, and nothing was sent to the client. To leave a note for the team, begin the message with //.
desk-undelivered =
    💔 Not delivered: { $reason }
desk-undelivered-blocked = the client stopped the bot or deleted their account.
desk-undelivered-gone = the message was deleted before the bot could pass it on.
desk-undelivered-uncopyable = Telegram does not allow passing on messages of this kind. Please send it as text, a photo or a file.
desk-undelivered-unknown = Telegram answered “{ $error }”.
desk-album-incomplete = ⚠️ { $arrived } of { $total } items of the album arrived.
desk-uncopied = ⚠️ The client sent { $kind }, but it could not be shown here.
desk-uncopied-text =
    ⚠️ The client sent { $kind }, but it could not be shown here. This is what it said:
    <blockquote>{ $text }</blockquote>

kind-text = a text
kind-rich_message = a formatted text
kind-photo = a photo
kind-live_photo = a live photo
kind-video = a video
kind-video_note = a video message
kind-voice = a voice message
kind-audio = an audio recording
kind-animation = a GIF
kind-document = a file
kind-sticker = a sticker
kind-location = a location
kind-venue = a place on the map
kind-contact = a contact
kind-poll = a poll
kind-dice = a dice
kind-paid_media = paid media
kind-story = a story
kind-game = a game
kind-invoice = an invoice
kind-giveaway = a giveaway
kind-checklist = a checklist
kind-other = a message that the bot does not understand

## Setting up the group

setup-complete =
    ✅ All set: clients’ requests will come here, each in a topic of its own. Answer right in the topic, and the client gets the answer from the bot.
setup-waiting-tickets =
    { $count ->
        [one] { $count } request is already waiting and will appear in a moment.
       *[other] { $count } requests are already waiting and will appear in a moment.
    }
setup-incomplete =
    Almost there. Please switch on what is marked ❌ and send /setup again.
    Clients’ messages are kept meanwhile and will come here as soon as everything is on.
setup-check-topics =
    { $ok ->
        [yes] ✅ Topics are on
       *[no] ❌ Topics are off. Open the group’s profile → Edit → Topics and switch them on (the group’s owner can do it).
    }
setup-check-admin =
    { $ok ->
        [yes] ✅ The bot is an administrator
       *[no] ❌ The bot is not an administrator. Open the group’s profile → Edit → Administrators → Add Admin and choose the bot.
    }
setup-check-manage-topics =
    { $ok ->
        [yes] ✅ Right “Manage Topics”
       *[no] ❌ The right “Manage Topics” (can_manage_topics) is missing: the bot needs it to create a topic for a request.
    }
setup-check-pin =
    { $ok ->
        [yes] ✅ Right “Pin Messages”
       *[no] ❌ The right “Pin Messages” (can_pin_messages) is missing: the bot needs it to pin the request’s card.
    }
setup-check-delete =
    { $ok ->
        [yes] ✅ Right “Delete Messages”
       *[no] ❌ The right “Delete Messages” (can_delete_messages) is missing: the bot needs it to tidy up after itself.
    }
setup-not-a-group = Please send /setup in the managers’ group. Create a group, switch its topics on, add the bot there as an administrator and send /setup there.
setup-not-admin = Only the bot’s administrator can set it up. Please ask the person who installed Topicdesk to send /setup.
setup-anonymous = You are writing on behalf of the group, so the bot cannot see who you are. Switch anonymity off (the group’s profile → Administrators → you → Remain Anonymous) and send /setup again.
setup-other-desk = The bot already works in the group “{ $title }”. It does not support a second group yet.

## To the admin

owner-claimed =
    You are now the administrator of Topicdesk.
    One thing is left: create a group for the managers, switch its topics on, add the bot there as an administrator and send /setup in the group.
owner-code-stale = This link is no longer valid. A new one is printed in the bot’s log at each start while there is no administrator.
admin-greeting =
    Hello! You are this bot’s administrator.
    Create a group for the managers, switch its topics on, add the bot there as an administrator and send /setup in the group: it will check that everything is in place.
    If you write any message here, the bot takes it as a client’s request: a handy way to try everything.
alert-desk-rights =
    ⚠️ The bot cannot work in the group “{ $title }”: Telegram answered “{ $error }”.
    Give the bot its rights back and send /setup in the group. Clients’ messages are kept and will come as soon as the rights are back.
alert-desk-incomplete =
    ⚠️ The bot lacks something in the group “{ $title }” now:
    { $missing }
    Clients’ messages are kept and will come to the group as soon as you have mended it.
alert-conflict =
    ⚠️ This bot has been started somewhere else with the same token, and part of the messages goes there. Stop the other copy or issue a new token with @BotFather.
alert-failed-update =
    ⚠️ The bot could not process one message because of an internal error. It is kept whole (failed_updates, { $id }): { $error }
alert-dead =
    ⚠️ Something that belongs to request №{ $number } could not be sent: { $error }. To see what was not delivered: npm run outbox -- list

## To whoever runs it

config-faulty = Topicdesk has not started: please check the settings in the file .env (.env.example is a sample).
config-fault =
    { $variable }: { $problem }
      Example: { $example }
config-token-missing = the bot’s token is missing. @BotFather in Telegram issues it.
config-token-wrong = this does not look like a bot’s token. Copy the whole of it from @BotFather.
config-admins-wrong = numeric Telegram user ids are needed, separated by commas. @userinfobot tells you yours; it may be left empty.
config-directory-wrong = the path of a folder for the data is needed.
config-url-wrong = the address of a Bot API server is needed, beginning with https:// or http://.
config-language-wrong = a language is needed: ru or en.
config-time-zone-wrong = there is no such time zone.
config-log-level-wrong = one of these levels is needed: fatal, error, warn, info, debug, trace, silent.

store-locked =
    Another Topicdesk is already working with the data in { $path }. A second one cannot be started.
    Stop the first (systemctl stop topicdesk, or Ctrl+C in its window) or name another folder in DATA_DIR.
store-newer =
    The database { $path } was made by a newer version of Topicdesk. Update the program (git pull && npm ci) and start again. Nothing in the database was changed.
store-corrupt =
    The file { $path } is damaged or is not a Topicdesk database. Restore it from a backup, and keep the damaged file for now. Nothing in it was changed.
store-unwritable =
    Cannot write to { $path }. Please check that the folder exists, that the disk has room, and that the user who runs the bot may write there.
store-failed =
    Topicdesk has stopped: the disk does not take writes ({ $error }). Free some space or mend the disk and start again: Telegram will repeat everything that the bot could not save.
telegram-unauthorized = Telegram does not accept the token in BOT_TOKEN: { $error }. Copy the token from @BotFather once more.
telegram-unreachable = Cannot reach { $root }: { $error }. Please check the network and TELEGRAM_API_ROOT. Trying again in { $seconds } s.
telegram-conflict = This bot has been started somewhere else with the same token: Telegram gives messages to one only. Stop the other copy.
started = @{ $username } is working. Data: { $path }
claim-link = There is no administrator yet. Open this link to become one (it works once): { $link }
stopped = Topicdesk has stopped.

outbox-usage =
    What to do with what was not delivered:
      npm run outbox -- list         show what could not be sent
      npm run outbox -- requeue 12   send number 12 once more
      npm run outbox -- drop 12      give number 12 up for good
outbox-empty = Everything was delivered.
outbox-line = { $id }  { $when }  { $what }  attempts: { $attempts }  { $error }
outbox-requeued = Number { $id } will be sent within a minute if the bot is running.
outbox-dropped = Number { $id } is dropped and will not be sent.
outbox-absent = There is no number { $id } among what was not delivered.

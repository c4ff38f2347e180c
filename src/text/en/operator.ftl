### What whoever runs the bot reads

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
    The database { $path } was made by a newer version of Topicdesk: { $theirs ->
        [none] its schema is { $theirSchema }, and this is { $ours } (schema { $ourSchema }).
       *[other] { $theirs } (schema { $theirSchema }), and this is { $ours } (schema { $ourSchema }).
    } Update the program (topicdesk upgrade, or git pull && npm ci) and start again. Nothing in the database was changed.
store-corrupt =
    The file { $path } is damaged or is not a Topicdesk database. Restore a copy (npm run restore -- file), and keep the damaged file for now. Nothing in it was changed.
store-uncopied =
    Before it upgrades the database { $path }, Topicdesk copies it, and the copy could not be made: { $error }. The database was not changed.
    Put this right (df -h shows the room on the disk) and start again. Until then the earlier version of the program can work.
store-uncopied-damaged =
    The database { $path } was not upgraded: Topicdesk copies it first, and { $error }. The database itself seems to be damaged; nothing in it was changed.
    Restore a copy that was made earlier: npm run restore -- file. The copies are beside it, in the folder backups.
store-unmigrated =
    The database { $path } could not be upgraded for version { $ours }: { $error }. It is as it was, and a copy of it is in the folder backups.
    Go back to the earlier version of the program, which works with it, and show this line to a developer.
upgrade-copied = The database is from an earlier version. It is copied before the upgrade: { $path }
upgrade-held =
    This version has started and waits: topicdesk upgrade looks whether all is well with it. Until then the bot takes and sends no messages.
    If the upgrade was interrupted, the bot begins to work by itself in a minute.
upgrade-abandoned = The upgrade was interrupted, so the bot begins to work by itself. To finish the upgrade: topicdesk upgrade
store-unwritable =
    Cannot write to { $path }. Please check that the folder exists, that the disk has room, and that the user who runs the bot may write there.
store-failed =
    Topicdesk has stopped: the disk does not take writes ({ $error }). Free some space or fix the disk and start again: Telegram will repeat everything that the bot could not save.
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

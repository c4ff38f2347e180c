### What whoever runs the bot reads: start, stop, failures

store-not-folder = DATA_DIR points to { $path }, which is not a folder. Name a folder in which the bot will keep its data.
store-copies-not-folder = The bot keeps copies of the database in { $path }, which is not a folder. Rename or delete this file and start the bot again. Nothing was changed.
store-open-to-others =
    Attention: other users of this server can look into the folder { $path }, and the bot cannot change that.
    It is better to name a separate folder in DATA_DIR that belongs to the user who runs the bot.
started-time-zone = Time zone: { $timeZone } (now { $time }). To change it, set TIME_ZONE in the file .env.
stopped-by-bug = Topicdesk has stopped because of an internal error ({ $error }). Start it again: Telegram will repeat everything that the bot could not save.
intake-stuck = New messages cannot be processed because of an internal error ({ $error }). Nothing is lost, the bot will try again.
telegram-webhook = Somebody set a webhook for this bot, so messages stopped coming. The bot has removed the webhook and receives messages again.
alert-webhook =
    ⚠️ Another program connected to this bot (with a webhook), so messages stopped coming. The bot has disconnected it, and messages are coming again.
    If this happens again, remove the bot from that program or issue a new token with @BotFather.
alert-failed-updates =
    { $count ->
        [1] ⚠️ The bot could not process one message because of an internal error (number { $id }: { $error }). It is kept whole.
       *[other] ⚠️ The bot could not process { $count } messages because of an internal error (the last one is number { $id }: { $error }). They are kept whole.
    }
    To see them and process them again, on the server: npm run updates -- list
store-absent = There is no Topicdesk database: { $path }. Check DATA_DIR in the file .env, and run the command in the program’s folder.
store-foreign = { $path } is not a Topicdesk database. Check DATA_DIR in the file .env. Nothing in the file was changed.
store-older = The database { $path } was made by an older version of Topicdesk. Start the bot of this version (npm start), which brings the database up to date, and try again. Nothing has been changed yet.
tool-failed = That did not work: { $error }. If the bot is very busy, try again a little later.
updates-usage =
    What to do with messages that the bot could not process:
      npm run updates -- list        show them
      npm run updates -- replay 12   process number 12 again
      npm run updates -- drop 12     do not keep number 12 any more
updates-empty = There are no unprocessed messages.
updates-line = { $id }  { $when }  { $what }  { $error }
updates-line-replaying = { $id }  { $when }  { $what }  will be processed again
updates-replayed = Number { $id } will be processed again: within a minute if the bot is running, otherwise when it starts.
updates-dropped = Number { $id } is deleted.
updates-absent = There is no number { $id } among the unprocessed messages.
config-file-unreadable = The file with the settings, { $path }, cannot be read. It must be an ordinary text file that the user who runs the bot can read.
start-usage =
    The bot takes no parameters: npm start. Its settings are in the file .env.
    The version of the program: npm start -- --version

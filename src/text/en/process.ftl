### What whoever runs the bot reads: start, stop, failures

store-not-folder = DATA_DIR points to { $path }, which is not a folder. Name a folder in which the bot will keep its data.
store-open-to-others =
    Attention: other users of this server may look into the folder { $path }, and the bot cannot change that.
    Better name a separate folder in DATA_DIR that belongs to the user who runs the bot.
started-time-zone = Time zone: { $timeZone } (now { $time }). To change it, set TIME_ZONE in the file .env.
stopped-by-bug = Topicdesk has stopped because of an internal error ({ $error }). Start it again: Telegram will repeat everything that the bot could not save.
intake-stuck = New messages cannot be processed because of an internal error ({ $error }). Nothing is lost, the bot will try again.
telegram-webhook = Somebody set a webhook for this bot, so messages stopped coming. The bot has removed the webhook and receives messages again.
alert-webhook =
    ⚠️ Another program set a webhook for this bot, so messages stopped coming. The bot has removed the webhook, and messages come again.
    If this happens again, remove the bot from that program or issue a new token with @BotFather.

### Departments: what happened to them and where requests are now

places-group-taken =
    ⚠️ The discussion group of the channel “{ $title }” is now linked to the channel “{ $other }”.
    The requests of “{ $title }” will wait until the channel has a group of its own: channel profile → Edit → Discussion. Then send /setup in the new group.
places-button-rescue = Move requests to “{ $desk }”
places-rescue-offer =
    { $count ->
        [one] { $count } open request is waiting in “{ $title }”, where the bot cannot write.
       *[other] { $count } open requests are waiting in “{ $title }”, where the bot cannot write.
    }
places-rescued =
    { $count ->
        [one] { $count } request was moved to “{ $desk }”.
       *[other] { $count } requests were moved to “{ $desk }”.
    }
places-desk-lost = ❌ The bot is not there any more, so new requests do not go there.
places-repairs =
    { $kind ->
        [channel] ⚠️ Request #{ $number } cannot be shown in the channel “{ $title }”: the bot posted it again, but Telegram still does not let it comment.
       *[topics] ⚠️ Request #{ $number } cannot be shown in the group “{ $title }”: the bot created its topic again, but Telegram still does not find it.
    }
    The bot will try less and less often. Clients’ messages are kept and will come. Check whether something deletes the topics or the bot’s messages.

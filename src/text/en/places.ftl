places-group-taken =
    ⚠️ The discussion group of the channel “{ $title }” is now linked to the channel “{ $other }”.
    The tickets of “{ $title }” wait until the channel has a group of its own: channel profile → Edit → Discussion. Then send /setup in the new group.
places-button-rescue = Move tickets to “{ $desk }”
places-rescue-offer =
    { $count ->
        [one] { $count } open ticket is waiting in “{ $title }”, where the bot cannot write.
       *[other] { $count } open tickets are waiting in “{ $title }”, where the bot cannot write.
    }
places-rescued =
    { $count ->
        [one] { $count } ticket was moved to “{ $desk }”.
       *[other] { $count } tickets were moved to “{ $desk }”.
    }
places-desk-lost = ❌ The bot is not there any more. New tickets go to other departments.
places-repairs =
    { $kind ->
        [channel] ⚠️ Ticket #{ $number } cannot be shown in the channel “{ $title }”: the bot posted it anew, but Telegram still does not let it comment.
       *[topics] ⚠️ Ticket #{ $number } cannot be shown in the group “{ $title }”: the bot made its topic anew, but Telegram still does not find it.
    }
    The bot will try less and less often. Clients' messages are kept and will arrive. Check whether something deletes the topics or the bot's messages.

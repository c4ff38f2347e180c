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

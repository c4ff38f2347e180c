### What did not arrive, and what came of it

alert-late =
    ⚠️ Not sent yet{ $tickets ->
        [none] { "" }
       *[other] { " " }for requests { $tickets }{ $more ->
            [yes] { " " }and others
           *[no] { "" }
        }
    }: Telegram answered “{ $error }”. The bot keeps trying, nothing is lost.
alert-dead =
    ⚠️ Could not be sent{ $tickets ->
        [none] { "" }
       *[other] { " " }for requests { $tickets }{ $more ->
            [yes] { " " }and others
           *[no] { "" }
        }
    }{ $count ->
        [1] { "" }
       *[other] { " " }({ $count })
    }: “{ $error }”. To look and send again: npm run outbox -- list
trouble-ticket = #{ $number }
desk-late =
    💔 Not delivered yet: Telegram answered “{ $error }”. The bot keeps trying and tells you when it has arrived.
desk-arrived-late = Delivered now: the client has got this message.
desk-undelivered-end =
    💔 Not delivered, though the bot tried for hours: Telegram answered “{ $error }”. Please send it again.
desk-unconfirmed =
    💔 Telegram did not confirm that the client got this. In an hour the bot sends it again, so it may arrive twice.
desk-unconfirmed-end =
    💔 It is not known whether the client got this message: Telegram never confirmed it. They may have got it more than once.
desk-maybe-twice = The client may have got this message twice: Telegram did not confirm it at once.

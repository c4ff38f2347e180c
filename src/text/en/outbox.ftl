### What did not arrive, and what came of it

alert-late =
    ⚠️ Sending does not work yet: Telegram answered “{ $error }”. The bot keeps trying, and nothing is lost.{ $tickets ->
        [none] { "" }
       *[other] { " " }Requests: { $tickets }{ $more ->
            [yes] { " " }and others.
           *[no] .
        }
    }
alert-dead =
    ⚠️ Could not be sent{ $count ->
        [1] { "" }
       *[other] { " " }({ $count } in all)
    }: “{ $error }”.{ $tickets ->
        [none] { "" }
       *[other] { " " }Requests: { $tickets }{ $more ->
            [yes] { " " }and others.
           *[no] .
        }
    } To see them and send again, on the server: npm run outbox -- list
trouble-ticket = #{ $number }
desk-late =
    💔 Not delivered yet: Telegram answered “{ $error }”. The bot keeps trying and will tell you when it arrives.
desk-arrived-late = Delivered now: the client has received this message.
desk-undelivered-end =
    💔 Not delivered, although the bot tried for several hours: Telegram answered “{ $error }”. Please send it again.
desk-unconfirmed =
    💔 Telegram did not confirm that the client received this. In an hour the bot will send it again, so it may arrive twice.
desk-unconfirmed-end =
    💔 It is not known whether the client received this message: Telegram never confirmed it. They may have received it more than once.
desk-maybe-twice = The client may have received this message twice: Telegram did not confirm it at once.

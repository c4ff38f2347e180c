### Closing when the client does not answer

menu-autoclose = close requests whose client does not answer
autoclose-shown-off = Requests do not close by themselves.
autoclose-shown = A request closes by itself when its client does not answer for { $after }.
autoclose-shown-warning = A request closes by itself when its client does not answer for { $after }. The client is warned { $warning } before.
autoclose-how =
    Set it: <code>/autoclose 48h</code>, with a warning a day before: <code>/autoclose 48h 24h</code>
    Switch off: <code>/autoclose off</code>
autoclose-hours = Both the warning and the closing happen in working hours only: /hours
autoclose-many =
    ⚠️ { $count ->
        [one] { $count } request has waited so long already.
       *[other] { $count } requests have waited so long already.
    } In { $minutes } minutes the bot begins to close them, one after another. If you do not want this: /autoclose off, or choose a longer time.
autoclose-many-warned =
    ⚠️ { $count ->
        [one] { $count } request has waited so long already.
       *[other] { $count } requests have waited so long already.
    } In { $minutes } minutes the bot begins to warn their clients, one after another. If you do not want this: /autoclose off, or choose a longer time.
autoclose-wrong-word = The word “{ $word }” is unclear. A time is written like this: /autoclose 48h
autoclose-wrong-unit = “{ $word }”: hours or days? Write 48h or 2d, for example
autoclose-wrong-count = “{ $word }”: give one time or two. When to close: /autoclose 48h. And how long before to warn: /autoclose 48h 24h
autoclose-wrong-zero = “{ $word }”: at least a minute is needed. To switch it off: /autoclose off
autoclose-wrong-long = “{ $word }”: this is more than a year. Please check it.
autoclose-wrong-order = “{ $word }”: the warning has to come before the closing. First write when to close, then how long before to warn: /autoclose 48h 24h
autoclose-warning = We are waiting for your answer in request #{ $number }. If you do not write, we will close it in about { $left }.
ticket-closed-by-bot = We had no answer and have closed request #{ $number }. Still need help? Just write here.
audit-autoclose = { $who }: closing without an answer changed. Before: { $from }. Now: { $to }
audit-autoclose-off = off
audit-autoclose-warning = { $after }, with a warning { $warning } before

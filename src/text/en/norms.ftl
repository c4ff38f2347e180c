### Norms: what the admin sets, and what the bot reminds of

menu-sla = time limits for replies and closing

norms-hours = { $count } h
norms-minutes = { $count } min
norms-two = reply within { $reply }, closing within { $closing }
norms-three = first reply within { $first }, later ones within { $next }, closing within { $closing }
norms-none = none
norms-shown = <b>Time limits</b>: { $norms }
norms-desk = The department “{ $desk }” has its own limits: { $norms }
norms-desk-none = The department “{ $desk }” has no limits.
norms-how =
    Only working time counts: /hours
    Reply and closing: <code>/sla 15m 8h</code>. First reply, later replies and closing: <code>/sla 15m 30m 8h</code>
    For one department: <code>/sla Department = 30m 16h</code>. Switch off: <code>/sla off</code>
norms-saved = The time limits are now: { $norms }. Only working time counts.
norms-saved-desk = The time limits of the department “{ $desk }” are now: { $norms }. Only working time counts.
norms-off =
    The common time limits are off.{ $hasOwn ->
        [yes] {""}
       *[no] { " " }The bot reminds of nothing.
    }
norms-off-desk = The time limits of the department “{ $desk }” are off.
norms-desk-taken = The department “{ $desk }” now has the common time limits: { $norms }.
norms-desk-taken-none = The department “{ $desk }” now has no time limits: there are no common ones.
norms-wrong-word = The word “{ $word }” is unclear. Minutes and hours are written like this: /sla 15m 8h. For a department: /sla Department = 30m 16h
norms-wrong-unit = “{ $word }”: minutes or hours? Write 15m or 8h, for example
norms-wrong-day = “{ $word }”: time limits are working minutes and hours, not days. Two days of 8 hours are 16h
norms-wrong-count = “{ $word }”: give two or three times. Reply and closing: /sla 15m 8h. First reply, later replies and closing: /sla 15m 30m 8h
norms-wrong-zero = “{ $word }”: at least a minute is needed. To switch the limits off: /sla off
norms-wrong-long = “{ $word }”: this is more than 1000 working hours. Please check it.
norms-wrong-order = “{ $word }”: the reply has more time than the closing. The time for the reply comes first, the time for closing last: /sla 15m 8h

norms-ping-reaction =
    { $isOver ->
        [yes] ⏰ The client is waiting. The reply was due by { $when }.
       *[no] ⏰ The client is waiting. The reply is due by { $when }.
    }
norms-ping-closing =
    { $isOver ->
        [yes] ⏰ This request was to be closed by { $when }.
       *[no] ⏰ This request is to be closed by { $when }.
    }
norms-many =
    { $count ->
        [one] ⏰ { $count } request is due soon or overdue:
       *[other] ⏰ { $count } requests are due soon or overdue:
    }
norms-overdue =
    { $count ->
        [one] ⏰ { $count } request is overdue:
       *[other] ⏰ { $count } requests are overdue:
    }
norms-late =
    { $count ->
        [one] ‼️ { $count } request is long overdue:
       *[other] ‼️ { $count } requests are long overdue:
    }
norms-number = #{ $number }
norms-line =
    { $kind ->
        [reaction] { $ticketHtml } · { $client } · reply by { $when } · { $managerHtml }
       *[closing] { $ticketHtml } · { $client } · close by { $when } · { $managerHtml }
    }
norms-missed = ⏰ { $managersHtml }: this request is overdue.
norms-missed-how = To hear of this in private, open { $linkHtml } and press “Start”.

audit-norms = { $who }: time limits changed. Before: { $from }. Now: { $to }
audit-norms-desk = { $who }: time limits of the department “{ $desk }” changed. Before: { $from }. Now: { $to }
audit-norms-common = the common ones

card-norm-reaction = ⏰ Reply by { $when }
card-norm-closing = Close by { $when }
card-norm-kept = Closed in time
card-norm-broken = Closed late: it was due by { $when }
alert-clock-jumped =
    ⚠️ The server’s clock has jumped forward by { $by }. The server may have been paused, or the clock may be wrong.
    Deadlines wait for 10 minutes: no reminders and no closings until then. Please check the time on the server: the command <code>date</code>

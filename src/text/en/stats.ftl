### Statistics: the command /stats and the pictures that it sends. The same pictures are in the summary of /report.

menu-stats = statistics as pictures
stats-caption = <b>Statistics:</b> { $where }
stats-caption-finding =
    <b>Statistics:</b> { $where }

    { $finding }
stats-table-title = Figures: { $where }
stats-table-heading = <b>Figures:</b> { $where }
stats-table-present = Period
stats-table-before = Before
stats-table-earlier = Before: { $before }
stats-table-line = • { $measure }: { $present } (before: { $before })
stats-table-open = Left open
stats-table-median = First reply: half waited less
stats-table-p90 = First reply: nine of ten waited less
stats-refused = Telegram did not take the pictures: { $reason }. Please try again: /stats
audit-stats = { $who }: asked for the statistics ({ $period })
stats-empty =
    { $where }: there were no requests, so there is nothing to show. Another period in words:
    <code>/stats last-month</code>
    <code>/stats 2026-11-01 2026-11-20</code>

stats-finding-worse_ratings = The average rating went down: { $stars } after { $before } in the period before.
stats-finding-better_ratings = The average rating went up: { $stars } after { $before } in the period before.
stats-finding-slower =
    Clients waited { $times ->
        [1.5] one and a half times
        [2] twice
       *[other] { $times } times
    } as long for the first reply as in the period before: usually { $median } after { $before }.
stats-finding-faster =
    The first reply came { $times ->
        [1.5] one and a half times
        [2] twice
       *[other] { $times } times
    } as fast as in the period before: usually in { $median } after { $before }.
stats-finding-backlog = There are more open requests: { $open }, and { $before } when the period began.
stats-finding-busy_today =
    Today there are already { $times ->
        [2] twice
       *[other] { $times } times
    } as many requests as on a usual day: { $opened } instead of { $usual }.
stats-finding-busy_weekday =
    On { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    } there were { $times ->
        [2] twice
       *[other] { $times } times
    } as many requests as usual: { $opened } instead of { $usual }.
stats-finding-busy_day =
    On { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }, { $date }, there were { $times ->
        [2] twice
       *[other] { $times } times
    } as many requests as usual: { $opened } instead of { $usual }.
stats-finding-more =
    There were { $times ->
        [1.5] one and a half times
        [2] twice
       *[other] { $times } times
    } as many requests as in the period before: { $tickets } after { $before }.
stats-finding-fewer =
    There were { $times ->
        [1.5] a third fewer requests than
        [2] half as many requests as
       *[other] { $times } times fewer requests than
    } in the period before: { $tickets } after { $before }.

stats-chart-load =
    Requests { $unit ->
        [hour] by hour
        [day] by day
        [week] by week
       *[month] by month
    }
stats-chart-heat = When clients write
stats-chart-times = How long the first reply takes
stats-chart-ratings = Clients’ ratings
stats-chart-staff = Who did how much
stats-opened = Opened: { $count }
stats-closed = Closed: { $count }
stats-backlog = Still open: { $count }
stats-median = Half wait less ({ $time } in all)
stats-p90 = Nine of ten wait less ({ $time } in all)
stats-replies = Replies: { $count }
stats-ratings =
    { $count ->
        [one] { $count } rating
       *[other] { $count } ratings
    }
stats-rest =
    { $count ->
        [one] { $count } more person
       *[other] { $count } more people together
    }
stats-time-none = less than a minute
stats-time-minutes = { $minutes } min
stats-time-hours = { $hours } h
stats-time-hours-minutes = { $hours } h { $minutes } min
stats-time-days = { $days } d
stats-time-days-hours = { $days } d { $hours } h
stats-unit-minute = min
stats-unit-hour = h
stats-unit-day = d

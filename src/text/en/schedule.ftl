# Reports by schedule: the command /schedule and what it sends.

menu-schedule = reports by schedule
schedule-list =
    <b>Reports by schedule</b>
    Time zone: { $zone }
schedule-none = Nothing is scheduled yet.
schedule-line = #{ $number }: { $what } — { $when }. To: { $people }. Next: { $next }
schedule-how =
    Add one by the button below or in words, with the time at the end:
    <code>/schedule report summary last-month on the 1st at 9:00</code>
    <code>/schedule report staff last-week desk=Storage every Monday at 9:00</code>
    <code>/schedule report requests yesterday 30 8 * * 1-5</code>
    <code>/schedule stats week every Friday at 18:00</code>
    Remove one: <code>/schedule remove 1</code>
schedule-page =
    <b>Schedule #{ $number }</b>
    { $what }
    { $when }
    Next: { $next }
    To: { $people }
    Asked for by: { $by }

    Choose by the buttons who else gets it: these are the admins who have opened the bot.
schedule-choice =
    <b>New schedule</b>
    { $what }
    { $when } ({ $zone })

    Another time and filters in words: /schedule
schedule-kind-tickets = report “requests”
schedule-kind-staff = report “staff”
schedule-kind-summary = report “summary”
schedule-kind-stats = statistics
schedule-what = { $kind } for { $period }
schedule-unreached = { $name } (does not arrive)
schedule-caption = Schedule #{ $number }: { $when }. Change it: /schedule
schedule-day =
    { $count ->
        [1] 1st
        [2] 2nd
        [3] 3rd
        [21] 21st
        [22] 22nd
        [23] 23rd
        [31] 31st
       *[other] { $count }th
    }
schedule-when-daily = every day at { $hours }
schedule-when-workdays = on weekdays at { $hours }
schedule-when-weekend = at weekends at { $hours }
schedule-when-weekly =
    every { $day ->
        [monday] Monday
        [tuesday] Tuesday
        [wednesday] Wednesday
        [thursday] Thursday
        [friday] Friday
        [saturday] Saturday
       *[sunday] Sunday
    } at { $hours }
schedule-when-days = { $days } at { $hours }
schedule-when-monthly = on the { $days } of every month at { $hours }
schedule-when-last = on the last day of every month at { $hours }
schedule-when-hourly = every hour: at 0:{ $minute }, 1:{ $minute } and so on
schedule-when-line = by the line { $line }

button-schedule-open = #{ $number }
button-schedule-new = ➕ New schedule
button-schedule-daily = Every day at 9:00
button-schedule-evening = Every day at 18:00
button-schedule-workdays = On weekdays at 9:00
button-schedule-monday = Every Monday at 9:00
button-schedule-month = On the 1st at 9:00
button-schedule-make = 🗓 Send it by schedule
button-schedule-remove = 🗑 Remove the schedule
button-schedule-list = ← All schedules
toast-schedule-removed = The schedule is removed.
refusal-schedule-last = Somebody has to get it. If nobody needs it any more, remove the schedule.

schedule-already = There is such a schedule already, #{ $number }: { $what } — { $when }.
schedule-too-many = There are { $count } schedules already, and there cannot be more. Remove one that nobody needs: /schedule
schedule-removed = Schedule #{ $number } is removed: { $what } — { $when }.
schedule-remove-none = There is nothing to remove: there are no schedules.
schedule-remove-wrong =
    { $word ->
        [none] Please name the number of a schedule
       *[other] There is no schedule “{ $word }”
    }. The numbers are: { $numbers }. For example: <code>/schedule remove 1</code>
schedule-wrong-thing = “{ $word }” is not sent by schedule. Begin with the word “report” or “stats”: <code>/schedule report summary last-month on the 1st at 9:00</code>
schedule-wrong-period =
    “{ $word }” does not suit a schedule: the period has to move with the calendar. There are: today, yesterday, week, month, last-week, last-month. The time comes last: every day at 9:00, every Monday at 9:00, on the 1st at 9:00, or 0 9 * * 1
    A report for any dates, once: /report
schedule-wrong-no-period = A period is missing: today, yesterday, week, month, last-week or last-month. For example: <code>/schedule report summary last-month 0 9 1 * *</code>
schedule-wrong-untimed = The time is missing. It comes last: every day at 9:00, every Monday at 9:00, on the 1st at 9:00, or 0 9 * * 1
schedule-wrong-count = “{ $word }”: the line has five fields: minute, hour, day of the month, month, day of the week. For example, 0 9 1 * * is on the 1st at 9:00.
schedule-wrong-seconds = “{ $word }”: these are six fields, and there should be five, without seconds: minute, hour, day of the month, month, day of the week. For example, 0 9 1 * * is on the 1st at 9:00.
schedule-wrong-minute = There is no minute “{ $word }”. The minute, the first field, is a number from 0 to 59.
schedule-wrong-hour = There is no hour “{ $word }”. The hour, the second field, is from 0 to 23, for example 9 or 9,18.
schedule-wrong-dayOfMonth = There is no day “{ $word }”. The day of the month, the third field, is from 1 to 31, L is the last day, * is any.
schedule-wrong-month = There is no month “{ $word }”. The month, the fourth field, is from 1 to 12, * is any.
schedule-wrong-dayOfWeek = There is no day of the week “{ $word }”. The day of the week, the fifth field, is from 1 (Monday) to 7 (Sunday), * is any.
schedule-wrong-often = “{ $word }”: reports are not sent more often than once an hour. The first field takes one minute: for example, 0 * * * * is every hour.
schedule-wrong-both = “{ $word }”: there is both a day of the month and a day of the week, which may mean different things. Please leave one, and put * for the other.
schedule-wrong-never = “{ $word }”: there is no such day, so that the report would never come. Please check the day and the month.
schedule-given-you = You will get this too now: { $what } — { $when }. You were added by the admin { $who }. If you do not want it: /schedule
schedule-spared-you = You do not get schedule #{ $number } any more: { $what } — { $when }. You were taken off by the admin { $who }.
schedule-removed-you = Schedule #{ $number } is removed, and nothing more will come: { $what } — { $when }.
schedule-missed = Schedule #{ $number } could not be delivered: { $what } — { $when }. Its recipient, { $who }, has stopped the bot and needs to open it and press “Start”. The schedule stays, and the bot will try again next time. I will not remind you of this recipient again. Change it: /schedule
schedule-left =
    They are no admins any more and get no reports by schedule: { $names }.{ $count ->
        [0] {" "}The others get theirs as before.
       *[other] {" "}Nobody else got these schedules, so they have stopped; if you need them, add them again:
    }
schedule-stopped-line = #{ $number }: { $what } — { $when }
schedule-zone = The team’s time zone is now { $zone }, and reports by schedule follow it:
schedule-zone-line = #{ $number }: { $what } — { $when }. Next: { $next }
audit-schedule_added = { $who }: schedule #{ $number } added — { $kind }, { $when }
audit-schedule_removed = { $who }: schedule #{ $number } removed — { $kind }, { $when }
audit-schedule_given = { $who }: schedule #{ $number } also goes to { $person }
audit-schedule_spared = { $who }: schedule #{ $number } does not go to { $person } any more

# Working hours: what the admin reads, and a client while nobody works.

away = We are away at the moment. We will answer { $when }.
away-unknown = We are away at the moment. We will answer as soon as we are back.

# $date is “January 2”, $time “9:00”.
hours-opening =
    { $day ->
        [today] today
        [tomorrow] tomorrow
        [monday] on Monday
        [tuesday] on Tuesday
        [wednesday] on Wednesday
        [thursday] on Thursday
        [friday] on Friday
        [saturday] on Saturday
        [sunday] on Sunday
       *[date] on { $date }
    }{ $isAfterHolidays ->
        [yes] , after the holidays,
       *[no] {""}
    } from { $time }

hours-always = around the clock
hours-daily = every day { $spans }
hours-shown = <b>Working hours</b>: { $hours }
hours-desk = The department “{ $desk }” has its own hours: { $hours }
hours-zone = Time zone: { $timeZone }, where it is { $time } now. If your time is different, set your TIME_ZONE on the server, in the file .env
hours-now-open = You are open now, until { $until }.
hours-now-always = You are open now.
hours-now-closed = You are closed now. You open { $when }.
hours-now-never = You are closed now, and there is no working day ahead.
hours-how = To change them: <code>/hours { $example }</code>. For one department: <code>/hours Department = 10-19</code>. Holidays: /holidays
hours-example = mon-fri 9-18, sat 10-14
hours-saved =
    Working hours are now: { $hours }.{ $isAlways ->
        [yes] {""}
       *[no] { " " }At other times clients are told when you will be back.
    }
hours-saved-desk = Working hours of “{ $desk }” are now: { $hours }.
hours-desk-taken = “{ $desk }” has the common working hours again: { $hours }.
hours-wrong-word = “{ $word }” is not clear. For example: /hours mon-fri 9-18, sat 10-14. For a department: /hours Department = 10-19
hours-wrong-off = If you always work, write /hours 24/7. For a department to have the common hours again: /hours Department = —
hours-wrong-time = “{ $word }”: there is no such time. Hours go from 0 to 24: 9-18 or 9:30-18:00
hours-wrong-empty = “{ $word }” begins and ends at the same time. For the whole day write 0-24, for always 24/7
hours-wrong-without_time = “{ $word }” has no hours. For example: /hours mon-fri 9-18
hours-wrong-nothing = There are no hours. For example: /hours mon-fri 9-18, sat 10-14

holidays-list = <b>Holidays and days with other hours</b>
holidays-none = There are no holidays yet. To add some: <code>/holidays add 31.12.2026-08.01.2027 New Year</code>
holidays-closed = closed
holidays-added = Noted: { $line }
holidays-removed = { $dates }: the usual hours again.
holidays-unknown = { $dates }: the hours are the usual ones already. The list: /holidays
holidays-remove-more = Nothing is needed after the dates, so the bot has removed nothing: “{ $words }”. Days are removed as a whole: <code>/holidays remove 31.12.2026</code>
holidays-how =
    To add: <code>/holidays add 31.12.2026-08.01.2027 New Year</code>
    Other hours on that day: <code>/holidays add 30.12.2026 9-15</code>
    To remove: <code>/holidays remove 31.12.2026</code>
holidays-wrong-unknown = “{ $word }”: there is no such date. Dates are written like this: 31.12 or 31.12.2026
holidays-wrong-backwards = { $word }: the last day is before the first.
holidays-wrong-unclear = “{ $word }” is not clear: a name or hours? Hours follow the date: /holidays add 30.12.2026 9-15
holidays-wrong-past = { $word }: this is in the past.
holidays-wrong-too_long = { $word }: this is more than a year. Please check the dates.

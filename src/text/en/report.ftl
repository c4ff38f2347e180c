### Reports: the command /report and the workbook that it sends

menu-report = a report as a spreadsheet
report-page =
    <b>Report</b>
    { $kind }, { $period }{ $desk ->
        [none] {""}
       *[other] , department “{ $desk }”
    }

    Any other period and any filter in words:
    <code>/report requests 2026-11-01 2026-11-20</code>
    <code>/report staff last-month desk=Storage</code>
    <code>/report summary 2026-11 subject=“Money back” manager=@boris</code>
report-kind-tickets = requests
report-kind-staff = staff
report-kind-summary = summary
report-period-today = today
report-period-yesterday = yesterday
report-period-week = this week
report-period-last-week = last week
report-period-month = this month
report-period-last-month = last month
button-report-tickets = Requests
button-report-staff = Staff
button-report-summary = Summary
button-report-stats = Statistics
button-report-today = Today
button-report-yesterday = Yesterday
button-report-week = This week
button-report-last-week = Last week
button-report-month = This month
button-report-last-month = Last month
button-report-all-desks = All departments
button-report-make = 📊 Send the report
toast-report = Preparing the report. It will come here.

report-erased-meanwhile = While the report was being sent, a client’s data were erased, and the file may still have them. Delete the file and ask for the report again: /report
report-under-way = The file before is still being prepared. When it has come, you can ask for the next one.
progress-report = ⏳ Preparing the report. It will come here.
progress-stats = ⏳ Preparing the statistics. They will come here.
progress-transcript = ⏳ Gathering the conversation. It will come here.
progress-read = { $beginningHtml } Requests read so far: { $count }
progress-loaded = { $beginningHtml } Attachments loaded so far: { $count }
progress-made = ⏳ Done, sending it.
progress-over = The preparation is over.
report-empty = { $period }: there is nothing for the report “{ $kind }”, so there is no file.
report-empty-filtered = { $period }, { $filter }: there is nothing for the report “{ $kind }”, so there is no file.
report-refused-size = Telegram did not take the file of the report: { $size } MB are too much for it. Choose a shorter period: /report
report-split = The report is larger than 50 MB, and Telegram does not take such files. I will send it in parts: { $parts }.
report-too-large = { $period }: even for one day the report is larger than 50 MB, and Telegram does not take such files. Ask for it by department or manager, for example: /report requests 2026-11-20 desk=Storage
report-refused = Telegram did not take the file with the report: { $reason }. Try again: /report
report-failed = The report could not be made: { $reason }. Please try again: { $command }
report-caption = Report “{ $kind }”: { $period }
report-caption-filtered = Report “{ $kind }”: { $period }, { $filter }
report-filter-desk = department “{ $name }”
report-filter-subject = subject “{ $name }”
report-filter-manager = manager { $name }
report-wrong-unknown =
    { $command ->
        [schedule]
            “{ $word }” is not clear. A period is written like this: today, yesterday, week, month, last-week or last-month.
            Names of several words go in quotes: subject=“Money back”
       *[other]
            “{ $word }” is not clear. A period is written like this: today, yesterday, week, month, last-week, last-month, 2026-11, 2026-11-20 or 2026-11-01 2026-11-20.
            Names of several words go in quotes: /{ $command } subject=“Money back”
    }
report-wrong-date = There is no such date as “{ $word }”. A date is written like this: 2026-11-20
report-wrong-backwards = “{ $word }”: the last day is before the first. The earlier one comes first: 2026-11-01 2026-11-20
report-wrong-future = “{ $word }”: these days are still to come.
report-wrong-long = “{ $word }”: this is more than ten years. Please check the year.
report-wrong-twice = “{ $word }”: the command has one of these already. Please leave one.
report-wrong-value = After “{ $word }” a name is missing. For example: desk=Storage
report-wrong-quote = After “{ $word }” a quotation mark is not closed, so it is not clear where the name ends. For example: subject=“Money back”
report-wrong-filter = There is no filter “{ $word }”. There are: desk=Storage, subject=“Money back”, manager=@boris
report-no-subject = There is no subject “{ $name }”. There are: { $names }
report-no-subjects = There is no subject “{ $name }”, because there are no subjects yet. Add one: /subjects
report-no-manager = There is no manager “{ $name }”. There are: { $names }
report-many-managers = There are several managers named “{ $name }”. Name one: { $names }
audit-report = { $who }: asked for the report “{ $kind }” ({ $period })

report-sheet-tickets = Requests
report-sheet-staff = Staff
report-sheet-activity = Replies by hour
report-sheet-totals = Totals
report-sheet-days = By day
report-sheet-hours = By hour
report-sheet-subjects = By subject
report-sheet-desks = By department
report-sheet-ratings = Ratings
report-sheet-questions = Frequent questions
report-sheet-charts = Charts
report-sheet-how = How it is counted
report-total = Total
report-average = avg.
report-everybody = Everybody
report-anonymous = Anonymous administrators
report-nobody = nobody
report-without = none
report-open = Open
report-yes = yes
report-no = no
report-source-telegram = Telegram bot
report-fact-period = Period
report-fact-made = Made
report-rules = In short
report-explained-column = Column or row
report-explained-meaning = What it means

report-column-number = #
report-column-subject = Subject
report-column-desk = Department
report-column-client = Client
report-column-client_id = Client ID
report-column-source = From
report-column-context = Came by link
report-column-status = Status
report-column-manager = Manager
report-column-opened_at = Opened
report-column-first_reply_at = First reply
report-column-closed_at = Closed
report-column-first_reply_min = To first reply, min
report-column-first_reply_work_min = To first reply, working min
report-column-resolution_min = To closing, min
report-column-resolution_work_min = To closing, working min
report-column-client_messages = Client’s messages
report-column-manager_messages = Team’s messages
report-column-reopened = Reopened
report-column-calls = Calls
report-column-notes = Notes
report-column-transfers = Transfers
report-column-priority = Priority
report-column-tags = Tags
report-column-rating = Rating
report-column-rating_comment = Comment
report-column-resolved = Solved
report-column-within_reaction_norm = Replies in time
report-column-within_closing_norm = Closed in time
report-column-topic_link = Link
report-column-tickets_taken = Requests taken
report-column-tickets_closed = Requests closed
report-column-replies = Replies
report-column-first_reply_min_avg = First reply, average, min
report-column-first_reply_min_min = First reply, fastest, min
report-column-first_reply_min_max = First reply, slowest, min
report-column-first_reply_min_median = First reply, half are faster, min
report-column-first_reply_min_p90 = First reply, 90% are faster, min
report-column-reply_min_avg = Reply, average, min
report-column-reply_min_min = Reply, fastest, min
report-column-reply_min_max = Reply, slowest, min
report-column-resolution_min_avg = To closing, average, min
report-column-resolution_min_min = To closing, fastest, min
report-column-resolution_min_max = To closing, slowest, min
report-column-rating_avg = Average rating
report-column-ratings = Ratings
report-column-low_ratings = Low ratings
report-column-overdue_reactions = Late replies
report-column-overdue_closings = Late closings
report-column-transfers_in = Got from others
report-column-transfers_out = Passed to others
report-column-first_action_at = First action
report-column-last_action_at = Last action
report-column-active_days = Days with actions
report-column-worked_h = Worked, h
report-column-weekday = Day
report-column-measure = Measure
report-column-change = Change
report-column-day = Day
report-column-opened = Opened
report-column-closed_that_day = Closed that day
report-column-backlog = Open at the day’s end
report-column-hour = Hour
report-column-tickets = Requests
report-column-closed = Closed of them
report-column-lifetime_avg = To closing, average, h:min
report-column-reaction_share = Replies in time
report-column-closing_share = Requests closed in time
report-column-stars = Stars
report-column-share = Share
report-column-question = Frequent question
report-column-asked = Asked
report-column-helped = Helped
report-column-wrote = Wrote to us

report-measure-tickets = Requests opened
report-measure-closed = Closed of them
report-measure-reopened = Times reopened
report-measure-client_messages = Clients’ messages
report-measure-manager_messages = Team’s messages
report-measure-calls = Calls
report-measure-first_reply_min = First reply, fastest, min
report-measure-first_reply_avg = First reply, average, min
report-measure-first_reply_max = First reply, slowest, min
report-measure-reply_min = Reply, fastest, min
report-measure-reply_avg = Reply, average, min
report-measure-reply_max = Reply, slowest, min
report-measure-lifetime_min = To closing, fastest, h:min
report-measure-lifetime_avg = To closing, average, h:min
report-measure-lifetime_max = To closing, slowest, h:min
report-measure-ratings = Ratings
report-measure-rating_avg = Average rating
report-measure-low_ratings = Low ratings
report-measure-resolved_share = Solved, share of those who answered “Yes”
report-measure-reaction_share = Share of replies in time
report-measure-closing_share = Share of requests closed in time

report-rule-opened = The report has the requests that were opened in this period. What happened with them later counts too, up to today.
report-rule-opened-summary = The totals are of the requests that were opened in this period. Closed and still open ones by day are of all requests. Beside them is the period before, of the same length.
report-rule-happened = The report has what happened in this period, also with requests that were opened earlier.
report-rule-times = The time of a message is the one that Telegram shows, even when the bot got it later. Buttons and commands count at the time when the bot carried them out.
report-rule-reply = A reply is a manager’s message to the client, or a logged call. Notes, automatic messages, reactions and edits are no replies. An album is one message. A message that was taken back by /del or did not arrive does not count.
report-rule-whose = A reply belongs to whoever wrote it. A closing, a rating and a missed deadline belong to whoever had the request then. The line “nobody” has what happened while nobody had the request.
report-rule-zone = Dates and times are in the team’s time zone.
report-rule-old = For closings and reopenings from before an update of the bot, only the time is known when the bot carried them out: if it was not running, a wait may be counted too short.

report-how-number = The number of the request, as on its card. Below is how many there are.
report-how-subject = The subject, if one was chosen.
report-how-desk = The department where the request is now.
report-how-client = The client’s name.
report-how-client_id = The client’s number where they write from. It finds the client even after they changed their name.
report-how-source = Where the client writes from.
report-how-context = What was in the link that brought the client, for example the number of an order.
report-how-status = The status when the report was made.
report-how-manager = Who has the request now. Empty if nobody has it.
report-how-opened_at = The time of the message by which the client opened the request. If it was split off, the time of the moved message.
report-how-first_reply_at = The time of the first reply. Empty when there is none yet, or when the team wrote first.
report-how-closed_at = The time of the last closing. Empty while the request is open.
report-how-first_reply_min = Minutes from the opening to the first reply. Requests that the team opened do not count.
report-how-work_min = The same, but only minutes inside the working hours of the department, without holidays. The hours are those set today.
report-how-resolution_min = Minutes from the opening to the last closing. Empty while the request is open.
report-how-client_messages = How many messages the client wrote.
report-how-manager_messages = How many messages the team sent to the client, without calls.
report-how-reopened = How many times the request was reopened.
report-how-calls = How many calls were logged. A call is a reply too.
report-how-notes = Internal notes. The client does not see them.
report-how-transfers = How many times the request was passed to another manager. A move to another department is no transfer.
report-how-priority = The priority that the team has set.
report-how-tags = The team’s tags.
report-how-rating = The stars from 1 to 5 that the client gave last. Low ones are marked.
report-how-rating_comment = What the client wrote after rating.
report-how-resolved = What the client answered when asked whether the question was solved. Empty without an answer.
report-how-within_reaction_norm = “yes” if every wait of the client was answered in time, “no” if one was not. A wait begins with the message that opens or reopens the request, or with the first message after a reply, and ends with a reply or a closing. Empty without norms. Time for which the request rested, or its client had stopped the bot, does not count.
report-how-within_closing_norm = “yes” if the request was closed in time, or still has time. When it was reopened, its time begins anew. Empty without norms. Time for which the request rested, or its client had stopped the bot, does not count.
report-how-topic_link = Leads to the request in Telegram.
report-how-staff_manager = All managers of the team, and those who have left, if something of theirs is in the period.
report-how-tickets_taken = Requests that the manager took: by the button, by the first reply, or by writing to the client first. Those passed to them do not count.
report-how-tickets_closed = How many times requests of this manager were closed, whoever pressed the button.
report-how-replies = Messages to clients and calls together.
report-how-median = Half of the first replies were faster, half were slower.
report-how-p90 = Nine of ten first replies took no longer.
report-how-reply_min = Minutes of waiting: from the message that opens or reopens the request, or from the first message after a reply, to the next reply. The first reply is one of them.
report-how-rating_avg = The average of all stars.
report-how-ratings = How many times clients gave stars. A rating belongs to whoever had the request when it was closed.
report-how-low_ratings = How many of them are low. What a low rating is can be set in /settings.
report-how-overdue_reactions = How many times a client waited for a reply longer than the norm. It belongs to whoever had the request when the time ran out.
report-how-overdue_closings = How many times a request was not closed in time. It belongs to whoever had the request when the time ran out.
report-how-transfers_in = How many times requests were passed to this manager.
report-how-transfers_out = How many times requests were passed on from this manager, whoever pressed the button.
report-how-actions = The first and the last of all that the manager did with requests in the period.
report-how-active_days = On how many days of the period the manager did something with requests.
report-how-worked_h = Hours of shifts (/shift) within the period. A shift that goes on counts up to now, a forgotten one up to the manager’s last action. Empty without shifts.
report-how-activity = How many replies were given on each weekday and hour.
report-how-day = A day in the team’s time zone.
report-how-opened = How many requests were opened at this time.
report-how-closed_that_day = How many times requests were closed on this day, also those opened earlier.
report-how-backlog = How many requests were still open when the day ended. For today: how many are open now.
report-how-hour = The hour of the day: 9 is from 9:00 to 9:59.
report-how-tickets = How many requests were opened in this period.
report-how-closed = How many of them were closed when the report was made.
report-how-lifetime = The time from the opening to the last closing, in hours and minutes. Open ones do not count.
report-how-resolved_share = The share of those who said that their question was solved, among all who answered.
report-how-reaction_share = The share of the clients’ waits that were answered in time, or still have time. Empty without norms.
report-how-closing_share = The share of requests that were closed in time, or still have time. Empty without norms.
report-how-share = The share of all ratings.
report-how-question = Questions from /faq. Removed ones are here if they were asked in this period.
report-how-asked = How many times clients pressed the question to read its answer.
report-how-helped = How many times “It helped” was pressed under the answer.
report-how-wrote = How many times “Write to us” was pressed under the answer.

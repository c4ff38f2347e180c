### Requests that rest

menu-snooze = let the request rest for a while
button-snooze = 💤 Snooze
button-snooze-hour = For an hour
button-snooze-three-hours = For 3 hours
button-snooze-tomorrow = Until tomorrow
button-snooze-week = For a week
button-snooze-end = Bring it back now
toast-snoozed = Snoozed until { $when }.
toast-snoozed-later = Snoozed until { $when }: before that is no working time.
toast-woken = The request is back.
refusal-not_snoozed = The request is not snoozed.
snooze-back = 💤 The request was snoozed until now.
snooze-back-client = 💤 The request was snoozed, but the client has written.
card-snoozed = 💤 Snoozed until { $when }
journal-snoozed = { $who }: snoozed until { $when }
journal-woken = back at work
snooze-how = Write for how long or until when: /snooze 2h, /snooze tomorrow 10:00, /snooze 15.12 9:00
snooze-wrong-word = “{ $word }” is unclear. For example: /snooze 2h, /snooze tomorrow 10:00, /snooze friday 9:00, /snooze 15.12 9:00
snooze-wrong-unit = “{ $word }”: minutes or hours? Write 30m or 2h, for example
snooze-wrong-time = “{ $word }”: there is no such time. For example: /snooze tomorrow 10:00
snooze-wrong-date = “{ $word }”: there is no such date. A date is written like this: /snooze 15.12 9:00
snooze-wrong-no_time = Until what time? For example: /snooze { $word } 10:00
snooze-wrong-zero = “{ $word }”: a request rests for a minute at least.
snooze-wrong-past = “{ $word }”: this time has passed.
snooze-wrong-far = “{ $word }”: a request rests for a year at most.

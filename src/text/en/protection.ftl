### Protection from floods, limits, quarantine and blocking

flood-paused = You have sent a lot of messages in a row. Go on writing, nothing gets lost: whatever you send within the next minute, we will pass on together when it is over.
unwanted-kind = We cannot accept this: { $kind }. The team will not see it.
unwanted-allowed = You can send: { $kinds }.
unwanted-length = The message is too long: { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }, and { $limit } are allowed. The team will not see it. Please shorten it or send it in parts.
unwanted-caption = The caption is too long: { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }, and { $limit } are allowed. The team will not see this. Please shorten the caption or send it separately, in parts.
unwanted-files = You can send { $count ->
        [one] { $count } file
       *[other] { $count } files
    } a day, and you have sent them already. The team will not see this one. Please describe your question in words or send the file tomorrow.
kept-summary = ⏸ The client wrote too many messages in a row, so { $count ->
        [one] { $count } more message comes
       *[other] { $count } more messages come
    } as one summary:
kept-line = <b>{ $when }</b> { $text }
kept-album = album: { $count }
button-kept-show = Show the rest ({ $count })
toast-kept-shown = The other messages are coming now.
refusal-kept-shown = All messages have been shown.
quarantine-asked = 🔇 The message contains the stop-word “{ $word }”, so the request is in quarantine: it comes without a sound. What is to be done with it?
quarantine-asked-moved = 🔇 The messages were moved from request #{ $number }, which is in quarantine for the stop-word “{ $word }”. This request is in quarantine too: it comes without a sound. What is to be done with it?
button-quarantine-pass = Let it pass
button-quarantine-block = Block the client
toast-quarantine-passed = The quarantine is over, this is an ordinary request now.
refusal-not-quarantined = The request is not in quarantine any more.
card-quarantine = 🔇 In quarantine: it contains a stop-word
card-unwanted = not accepted: { $text }
desk-history-unwanted = not accepted
journal-quarantined = stop-word “{ $word }”: request in quarantine
journal-quarantine_passed = { $who }: quarantine over
refusal-block-team = This person is on the team and cannot be blocked.
block-how =
    Who is to be blocked? Write a @username or a Telegram number, with a reason if you like:
    /block @anna advertising
    /block 123456789
unblock-how =
    Who is to be unblocked? Write a @username or a Telegram number: /unblock @anna
    All blocked clients: /blocked
block-unreadable = “{ $word }” is neither a @username nor a Telegram number.
block-unseen = No client “{ $word }” found: nobody with this name or number has written to the bot.
block-several = Several clients have the name “{ $word }”. Use the Telegram number: it is in a hashtag on the request’s card.
block-unknown = No client “{ $word }” found: nobody with this name or number has written to the bot.
block-ambiguous = Several clients have the name “{ $word }”. Use the Telegram number: it is in a hashtag on the request’s card.
block-done = Blocked: { $name }. The client gets one message about it, and nothing more comes from them.
block-reason = Reason: { $reason }
block-already = Blocked already: { $name }.
unblock-done = Unblocked: { $name }. The client can write again.
unblock-not = Not blocked: { $name }.
blocked-none = No client is blocked.
blocked-list = <b>Blocked clients</b>: { $count }
blocked-line = • { $aboutHtml }
button-blocked-free = Unblock: { $name }
menu-blocked = blocked clients

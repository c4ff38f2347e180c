### Buttons

button-subject-skip = Skip
button-client-close = It is solved
button-client-continue = Continue
button-client-reopen = Open again
button-client-history = History
button-client-ticket = №{ $number }
button-client-ticket-subject = №{ $number } { $subject }
button-client-new = New request
button-client-move = To another request
button-yes = Yes
button-no = No
button-claim = 🙋 Take
button-call = 📞 Called
button-note = 📝 Note
button-transfer = 🔁 Transfer
button-close = ✅ Close
button-more = ⋯
button-back = ‹ Back
button-block = Block the client
button-unblock = Unblock the client
button-subject = Subject
button-reopen = ♻️ Open again
button-send-note = Send to the client
button-reopen-and-send = Open again and send
button-name = Client’s name
button-split = Into a request of its own

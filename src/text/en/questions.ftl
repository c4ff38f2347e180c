### What the bot asks managers, and what it answers then

desk-note-or-answer = Is this a note or an answer to the client? The client gets nothing until you choose.
desk-decided-note = 📝 This is a note. The client will not see it.
desk-decided-answer = This is an answer to the client.
desk-command-edited = A command in an edited message does nothing. Please send it as a new message.
button-is-note = It is a note
button-is-answer = Send to the client
toast-noted = Saved as a note.
refusal-decided = This has already been decided.
desk-name-or-answer = Is this the client’s name, a note or an answer to the client? The client gets nothing until you choose.
desk-decided-name = This is the client’s name.
desk-name-prompt = ✏️ What is the client’s name? Reply to this message.
desk-split-which = Which message should be moved to a new request?
desk-block-sure = Block the client? Their messages will stop coming.
button-is-name = It is the client’s name
button-block-sure = Yes, block
button-cancel = Cancel
toast-block-not = The client is not blocked.

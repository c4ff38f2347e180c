### What was written beside the point: with a command, to what was deleted, after closing

desk-command-unheard = Nobody got what you added to the command. Send it as a message of its own, and begin a note with //.
desk-edit-undelivered = The client does not have this message, so they did not get the edit either. Send it as a new message.
button-client-reopen-ticket = Reopen { $ticket }

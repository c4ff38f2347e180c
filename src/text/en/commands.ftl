### Commands that are written in the wrong place or to somebody else

desk-command-other-bot = This command is for another bot, and nothing was sent to the client.
refusal-delete-note = This is a note: the client never got it. To change it, edit your message.

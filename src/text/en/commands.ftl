### Commands that are written in the wrong place or to somebody else

desk-command-other-bot = This command is for another bot, and nothing was sent to the client.
refusal-delete-note = This is a note: the client never got it. To change it, edit your message.
desk-command-unknown-nearest = There is no such command, and nothing was sent to the client. Did you mean { $nearest }?
desk-command-in-channel = The bot does not carry out commands in the channel’s posts, because it cannot see who writes them. Send a command for a request in the comments below it, and any other in a private chat with the bot: { $linkHtml }.

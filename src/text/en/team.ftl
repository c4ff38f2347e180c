### Who of the team may do what, and what they are told

refusal-outsider = Only managers can do this, and you are not in their group.
refusal-outsider-written = Nothing was sent to the client: you are not in the managers’ group. To answer clients, ask an admin to add you.
alert-member-unknown = ⚠️ { $person } is writing in “{ $title }”, but Telegram does not say whether this person is in the group: “{ $error }”. The messages are kept; the bot keeps asking and will send them as soon as it gets an answer.
alert-member-given-up = ⚠️ { $person } wrote in “{ $title }”, but for more than a day Telegram has not said whether this person is in the group: “{ $error }”. Their messages were not sent to clients.
desk-channel-held = This was written in the name of another channel: Telegram does not tell the bot who is behind it. The client did not get it. Send it?
desk-channel-ignored = The bot does not accept notes or commands in the name of another channel: it cannot see who wrote them. Please write in your own name.
desk-channel-edited = The edit was not sent to the client: the bot cannot see who writes in the name of this channel.
button-send-held = Send to the client
desk-other-topic = Request #{ $number } is in another topic now: { $linkHtml }. Nothing was sent to the client from here.
desk-other-unshown = Request #{ $number } is about to appear in another place. Nothing was sent to the client from here.
desk-command-in-ticket = { $command } works where you talk to a client: send it in the request you mean.
desk-command-in-private = { $command } works in a private chat with the bot: { $linkHtml }.
manager-transferred-here = { $managerHtml }, this request was transferred to you.
desk-member-unknown = Telegram has not confirmed yet that you are in the managers’ group. The message is kept: the bot will send it to the client as soon as it gets an answer.

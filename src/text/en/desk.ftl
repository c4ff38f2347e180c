### What managers read in the topic

desk-command-unknown = There is no such command, and nothing was sent to the client. To leave a note for the team, begin the message with //
desk-dice = The client received this as text: { $text }. A dice of their own would have rolled anew.
desk-undelivered =
    💔 Not delivered: { $reasonHtml }
desk-undelivered-blocked = the client stopped the bot or deleted their account. If they come back, the bot will send it by itself.
desk-undelivered-gone = the message was deleted before the bot could pass it on.
desk-undelivered-uncopyable = Telegram does not allow passing on such messages. Please send it as text, a photo or a file.
desk-undelivered-unfit = the caption is longer than 1024 characters, which is the most Telegram allows a bot. Send the text as a separate message.
desk-undelivered-unknown = Telegram answered “{ $error }”.
desk-album-incomplete = ⚠️ { $arrived } of { $total } items of the album arrived.
desk-forwarded = The client sent { $kind }: { $linkHtml }.
desk-forwarded-link = see it in the group
desk-uncopied = ⚠️ The client sent { $kind }, but it could not be shown here.
desk-uncopied-text =
    ⚠️ The client sent { $kind }, but it could not be shown here. This is what it said:
    <blockquote>{ $text }</blockquote>
desk-service-unsent = The client does not see this: the bot does not pass such additions on. If they should know, write them an ordinary message.
desk-outside-topic = The client did not get this: a message of request #{ $number } came here while topics were off in the group. Answer in its topic: { $linkHtml }.
desk-outside-off = The client did not get this: topics are off in the group. Switch them on and answer in the topic of request #{ $number }.
desk-written-off = Topics are switched off in this group, so clients do not get what is written here. Switch them on and answer in the topic of the request.
desk-note-prompt = 📝 { $managerHtml }, reply to this message: your reply becomes a note. The client will not see it.
desk-help =
    { $place ->
        [request] Everything you write here goes to the client. A note for the team: begin the message with // or send /note text.
       *[elsewhere] Only the team sees what you write here: it is not sent to clients. Commands work where you talk with the client.
    }

    /claim — take the request
    /call — log a call
    /note text — a note
    /transfer @name — transfer to another manager
    /subject name — the request’s subject
    /desk name — move to another department
    /name name — what to call the client
    /t word — find a canned reply, /t — all of them
    /template name — as a reply to an answer: save it as a canned reply
    /priority high — high priority, /priority normal — normal
    /tag refund — add a tag, /untag refund — remove it
    /split — as a reply to a client’s message: move it to a new request
    /history — the client’s other requests
    /merge 12 — merge with request #12 of the same client
    /del — as a reply to your own message: delete it for the client
    /snooze 2h — put it aside for so long
    /transcript — the whole conversation as one file, in private
    /close — close, /reopen — reopen
    /block — block the client, /unblock — unblock
    /shift start — start your shift, /shift stop — end it
desk-held = The request is closed, so the client has not received this.
desk-note-became-answer = You edited the note, and now it is an ordinary message. The client has not received it. Send it?
desk-note-became-answer-album = You edited the note, and now it is an ordinary message. The client has not received it. Send it? Only this message of the album will go; please send the others again.
desk-taken-back-noted = Deleted for the client and kept as a note.
desk-not-taken-back = ⚠️ It could not be deleted for the client: { $error }. The client can see it.
desk-not-sent-deleted = The client has not received this and will not.
desk-client-edited = ✏️ The client edited the message. It said: <blockquote>{ $before }</blockquote>
desk-anonymous = Somebody is answering on behalf of the group or a channel. The client gets the answer, but the bot cannot know whose it is. To change that: the group’s profile → Administrators → switch Remain Anonymous off.
desk-lost-place =
    The bot does not know { $number ->
        [none] this request
       *[other] request #{ $number }
    } any more: its data were erased, or the database was restored from an earlier copy. Nothing was sent to the client.
    To answer them, open a new request: /write @name in your private chat with the bot. Or wait for them to write, which opens one by itself.
desk-moved = Request #{ $number } is in “{ $desk }” now: { $linkHtml }.
desk-moved-link = open
desk-other-post = Request #{ $number } is under another post now: { $linkHtml }. Nothing was sent to the client from here.
desk-moved_away = The request is in “{ $desk }” now: { $linkHtml }. Nothing was sent to the client from here.
desk-moved_away-unshown = The request is in “{ $desk }” now. Nothing was sent to the client from here.
desk-history = <b>Before it was moved here</b>
desk-history-client = <b>{ $name }</b>, client · { $when }
desk-history-team = <b>{ $name }</b> · { $when }
desk-history-undelivered = <b>{ $name }</b> · { $when } · 💔 the client has not received it
desk-history-note = <b>{ $name }</b> · { $when } · 📝 note
desk-history-attachment = an attachment

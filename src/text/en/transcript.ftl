# A request's conversation as one file: /transcript.

menu-transcript = a request’s conversation as one file
button-transcript = 📄 Conversation as a file
toast-transcript = Preparing the conversation. It will come to your private chat.
transcript-begun =
    { $isMerged ->
        [yes] Request #{ $number } was merged into #{ $into }. Preparing the conversation of #{ $into }.
       *[no] Preparing the conversation of request #{ $number }.
    }
transcript-caption = Request #{ $number }: the whole conversation with notes and events. It is for the team; to give it to the client, take the other file: <code>/transcript { $number } client</code>
transcript-caption-client = Request #{ $number }: the conversation for the client, without notes and internal events.
transcript-caption-rating = Request #{ $number } got a low rating. The whole conversation with notes and events, for the team only.
transcript-too-large = Request #{ $number }: the conversation is larger than 50 MB even without attachments, and Telegram does not take such files.
transcript-failed = Request #{ $number }: the conversation could not be put together ({ $reason }). Please try again: /transcript { $number }
transcript-refused = Request #{ $number }: Telegram did not take the file with the conversation ({ $reason }). Please try again: /transcript { $number }
transcript-erased = Request #{ $number }: its data were erased, so there will be no conversation.
transcript-how = Write the number of the request: <code>/transcript 12</code>. Without notes and internal events, to give it to the client: <code>/transcript 12 client</code>
transcript-wrong =
    “{ $word }” is not clear.
    { transcript-how }
transcript-wrong-here = “{ $word }” is not clear. This request’s conversation: /transcript. Without notes and internal events: /transcript client. For other requests, ask the bot in private.
transcript-none = There is no request #{ $number }.
transcript-other-desk = Request #{ $number } is another department’s. Its managers and the admins can have the conversation.
transcript-open-bot = The conversation will come to your private chat with the bot, and you have not opened it yet. Open @{ $username }, press Start and try again.
audit-transcript = { $who }: asked for the conversation of request #{ $number }
audit-transcript-client = { $who }: asked for the conversation of request #{ $number } for the client

## The file itself

transcript-title = Request #{ $number }
transcript-internal = For the team only: it has notes and events that the client has not seen.
transcript-made = Made on { $date }, { $time }. Time zone: { $timeZone }.
transcript-empty = No messages.
transcript-team = Support
transcript-of-client = client
transcript-note = note for the team
transcript-preferred-name = Form of address
transcript-coordinates = Coordinates: { $latitude }, { $longitude }
transcript-earlier = Edited: { $when }. Before:
transcript-earlier-empty = no words
transcript-event-opened = Request opened
transcript-event-closed = Request closed
transcript-event-reopened = Request opened again
transcript-state-on-its-way = not delivered yet
transcript-state-kept = held back: there were too many messages
transcript-state-not-shown = not delivered to the team
transcript-state-held = the client has not received it: the request was closed
transcript-state-noted = became a note, deleted at the client
transcript-state-deleted = deleted at the client
transcript-state-refused = 💔 the client has not received it
transcript-state-unreachable = 🔕 the client has not received it: they stopped the bot
transcript-file-failed = could not be loaded
transcript-file-large = larger than 20 MB, so only in Telegram
transcript-file-room = did not fit into this file, it is in Telegram
transcript-file-again = it is above already

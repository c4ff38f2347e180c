### Erasing a client's data: /forget and how long it is kept

menu-forget = erase a client’s data
forget-how = Whose data is to be erased? Write the client’s @username or Telegram number: <code>/forget @anna</code>. The number is in a hashtag on the request’s card. First the bot shows what would be erased, and asks.
forget-unseen = If this person’s data was erased already, the bot does not know them.
forget-ask =
    { $count ->
        [0] <b>Erase the data of the client { $name }?</b> They have no requests.
        [one] <b>Erase the data of the client { $name }?</b> They have { $count } request.
       *[other] <b>Erase the data of the client { $name }?</b> They have { $count } requests.
    } It cannot be brought back.
forget-erased =
    <b>Will be erased:</b> names, @username and Telegram number, all messages with files and edits, notes, tags, comments on ratings, and what waits to be sent. In the managers’ groups the bot deletes the topics of the requests, in channels the posts with their comments.
forget-stays =
    <b>Will stay:</b> the requests’ numbers, times, subject, department, stars, manager, and the figures of reports. If the client writes again, they are a new client.
forget-elsewhere =
    In the nightly copies of the database the data stays until they are replaced: at the latest after 14 nights. The client’s chat with the bot stays with the client. Delete reports, lists and copies of the database that you have received yourself.
forget-open =
    { $count ->
        [one] ⚠️ The request { $tickets } is open: it will be closed, and the client is not told.
       *[other] ⚠️ The requests { $tickets } are open: they will be closed, and the client is not told.
    }
forget-ticket = #{ $number }
forget-blocked = ⚠️ The client is blocked. The block goes with the data: without the Telegram number the bot does not recognise them.
forget-former-manager = ⚠️ They were a manager before. Their name and deeds as a manager stay.
button-forget-sure = 🗑 Erase for ever
button-forget-not = Do not erase
forget-not = The client’s data was not erased.
forget-done =
    The client’s data is erased. If something in the groups cannot be deleted, the bot sends links. In the nightly copies of the database the data stays until they are replaced: at the latest after 14 nights.
forget-name = Erased client
toast-forgotten = The client’s data is erased
refusal-forgotten = This client’s data was erased already.
refusal-forget-team = This is somebody of the team, whose data cannot be erased. Remove them from the team first: /managers
refusal-forget-busy = Something to or about this client is being sent. Press again in a few seconds.
refusal-erased = The data of this request was erased.
forget-card = 🗑 The data of this request was erased.
forget-left = ⚠️ The data is erased, but Telegram did not let the bot delete these messages. Please delete them yourself:
forget-left-more =
    { $count ->
        [one] …and { $count } more message
       *[other] …and { $count } more messages
    }
forget-left-private =
    { $count ->
        [one] { $count } old notice stays in managers’ private chats with the bot: Telegram lets only messages of the last 48 hours be deleted.
       *[other] { $count } old notices stay in managers’ private chats with the bot: Telegram lets only messages of the last 48 hours be deleted.
    }

settings-title-retention = How long conversations are kept
settings-retention = For how many days after a request was closed its messages, names and files are kept. Then they are erased by themselves, every night, for good. The figures of reports stay.
settings-value-retention-ever = for ever
settings-value-retention-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
settings-retention-next = What is in requests that were closed before is erased this coming night, at 4:00, for good. If you change your mind: <code>/settings retention 0</code>
settings-allowed-retention = use a number of days from 1 to 36500, or <code>0</code> for ever

audit-client_erased = { $who }: a client’s data was erased

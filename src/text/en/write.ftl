### The team writes to a client first

menu-write = write to a client first

button-write-another = Open a new one anyway

write-how = Whom do you want to write to? Name the client’s @username or Telegram number: <code>/write @anna</code>. The number is in a hashtag on the request’s card. The bot can write only to those who have written to it themselves.
write-blocked = { $name }: this client is blocked, so no request was opened. To unblock: <code>/unblock { $client }</code>
write-unreachable = { $name }: this client has stopped the bot and cannot be written to. No request was opened.
write-has-open =
    { $count ->
        [one] { $name } already has an open request: { $ticketsHtml }. You can answer there.
       *[other] { $name } already has open requests: { $ticketsHtml }. You can answer there.
    }
write-begun = You have already opened a request for { $name }: { $ticketHtml }. The client learns of it when you write the first message there.
write-which-desk = In which department should the request for { $name } be opened?
write-opened = Request #{ $number } for { $name } is open and yours. The client learns of it from your first message. The link comes here as soon as the managers see the request.
write-shown = Request { $ticketHtml } ({ $name }) is ready: what you write there goes to the client.
card-turn-unspoken = ✉️ Waiting for your first message: the client does not know of this request yet
journal-opened-by-team = opened for the client by: { $who }

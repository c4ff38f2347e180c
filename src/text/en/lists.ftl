### Lists of open requests in a manager's private chat

menu-my = my open requests
menu-open = requests that nobody has taken

my-none = You have no open requests. Free ones: /open
my-list =
    { $count ->
        [one] <b>You have { $count } open request</b>
       *[other] <b>You have { $count } open requests</b>
    }
open-none = There are no free requests: each is taken. Yours: /my
open-list =
    { $count ->
        [one] <b>Nobody has taken { $count } request</b>
       *[other] <b>Nobody has taken { $count } requests</b>
    }
lists-with-words = { $command } shows the whole list and takes no words. To search: <code>/find { $words }</code>
lists-line = • { $aboutHtml }
lists-team = waiting for { $time }
lists-team-now = waiting for less than a minute
lists-team-off = waiting since { $at }, outside working hours
lists-unspoken = the client does not know of it yet, write first
lists-client = waiting for the client since { $at }
lists-later = snoozed until { $at }
lists-quarantine = to be checked
button-open-claim = 🙋 Take #{ $number }
button-back-page = ‹ Back
button-next-page = Next ›

menu-client = requests of one client
menu-clients = all clients

clients-none = There are no clients yet.
clients-list = <b>Clients: { $count }</b>
clients-tickets =
    { $count ->
        [one] { $count } request
       *[other] { $count } requests
    }
clients-last = last message { $when }
client-page = <b>Client</b>: { $aboutHtml }
client-page-blocked = 🚫 blocked
client-page-tickets = Requests: { $count }
client-page-how = Whose requests do you want to see? Name the client’s @username or Telegram id: <code>/client @anna</code>. The id is in a hashtag on the card.

menu-history = the client’s other requests
button-history = Client’s history
history-none = This client has no other requests.
history-list = <b>Other requests of the client: { $count }</b>
history-more =
    { $count ->
        [one] And { $count } more request. All of them, in the private chat with the bot: <code>/client { $client }</code>
       *[other] And { $count } more requests. All of them, in the private chat with the bot: <code>/client { $client }</code>
    }

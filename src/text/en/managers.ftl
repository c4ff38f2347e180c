### Managers and admins

menu-managers = managers
menu-admins = admins
menu-team-help = what you can do here
menu-team-start = stop writing as a client
managers-list = <b>Managers</b> ({ $count }). Tap a name to change something.
managers-list-access =
    { $access ->
        [list] Only those on this list may answer clients (/settings access list).
       *[members] Everybody in the managers’ group may answer clients (/settings access members).
    }
managers-list-empty = Nobody yet. Invite the first manager with the button below.
managers-line = • <b>{ $name }</b>
managers-line-username = • <b>{ $name }</b> @{ $username }
managers-line-admin = admin
managers-line-configured = set on the server (ADMIN_IDS)
managers-line-public = “{ $name }” to clients
managers-line-open = open requests: { $count }
managers-line-unopened = ⚠️ never opened the bot
managers-line-outside = ⚠️ not in the group
managers-line-former = ⚠️ no longer on the team
managers-id = Telegram number: <code>{ $id }</code>
managers-tickets = Open requests: { $numbers }
managers-number-sign = #
managers-how =
    You can change the list of managers like this:
    /managers invite — a link that makes somebody a manager
    /managers add @boris — add somebody the bot has seen
    /managers remove @boris — remove from the team
    /managers name @boris = Boris from support — a name for clients; a dash instead of it takes it away
    A Telegram number works instead of an @name. The list with buttons: /managers
managers-unreadable = “{ $written }” is neither an @name nor a Telegram number.
managers-several = The bot has seen several people called { $written }: the name has changed hands. Write the number of the one you mean instead:
managers-several-line = • { $name }: <code>{ $id }</code>
managers-unknown = There is no { $who } among the managers. The list: /managers
managers-unseen = The bot has not seen { $who } yet, so it cannot add this person.
managers-invitation =
    Send this link to the new manager. It works once, for 7 days:
    { $link }
managers-invitation-unknown = There is no such invitation. Ask the admin for a new link.
managers-invitation-used = This invitation has been used already. Ask the admin for a new link.
managers-invitation-expired = This invitation has expired. Ask the admin for a new link.
managers-invitation-withdrawn = This invitation is no longer valid. Ask the admin for a new link.
managers-joined-already = You are on the support team already and need no invitation. What you can do here: /help
managers-joined = You are a manager now: you are on the support team.
managers-joined-inside = You are in the managers’ group already: requests come there, so answer them there.
managers-joined-outside = Requests come to { $groups }. Ask { $adminHtml } to add you there.
managers-joined-no-group = There is no group for requests yet. When there is one, { $adminHtml } will add you.
managers-joined-tickets = Your own requests ({ $numbers }) stay. To add something to them, reply to the bot’s messages.
managers-joined-help = What you can do here: /help
alert-manager-joined = { $who } is a manager now: the invitation was accepted. Add this person to { $groups } so that they can answer.
alert-manager-joined-inside = { $who } is a manager now: the invitation was accepted.
managers-add-how = Write whom to add: /managers add @boris. If the bot has not seen this person yet, send them a link: /managers invite
managers-added = { $who } is a manager now.
managers-added-outside = { $who } is a manager now. Add this person to { $groups } so that they can answer.
managers-added-already = { $who } is a manager already.
managers-unblocked = They were blocked as a client. The block is lifted.
managers-remove-how = Write whom to remove: /managers remove @boris
managers-remove-admin = { $who } is an admin. First: /admins remove { $handle }
managers-removed = { $who } is no longer on the team.
managers-removed-already = { $who } is not on the team any more.
managers-remove-sure = Remove { $who } from the team? This manager has no open requests.
managers-remove-which =
    Remove { $who } from the team?
    Open requests: { $count } ({ $numbers }). Who gets them?
managers-receiver-gone = This person cannot get requests any more. Choose somebody else.
managers-given = Requests transferred: { $count }. They are with { $to } now.
managers-released = Requests that are nobody’s again: { $count }. Any manager may take them.
managers-give-which =
    { $who } is no longer in the managers’ group.
    Open requests of this manager: { $count } ({ $numbers }). They stay so until you decide. Who gets them?
managers-give-none = { $who } has no open requests any more.
managers-give-back = { $who } is in the managers’ group again, so the requests stayed. You can transfer them one by one.
managers-dismissed-you = You are no longer on the support team. Whatever you write here now reaches the team as from a client.
managers-name-how = Write whose name clients see and how: /managers name @boris = Boris from support. A dash instead of the name takes it away.
managers-name-wrong = A name for clients has 1 to 40 characters with at least one letter or digit. For example: Boris from support
managers-named = { $who }: clients see the name “{ $name }”.
managers-unnamed = { $who }: clients see the name “{ $name }” again.
managers-unnamed-already = { $who } has no name of their own for clients, who see “{ $name }”.
managers-ask-name = ✏️ Which name should clients see instead of “{ $name }”? Reply to this message.
admins-list = <b>Admins</b>
admins-list-how = Add: /admins add @boris, remove: /admins remove @boris
admins-how =
    You can change the admins like this:
    /admins add @boris — add
    /admins remove @boris — remove; they stay a manager
    A Telegram number works instead of an @name. The list: /admins
admins-unseen = The bot has not seen { $who } yet. Let this person open the link, then repeat the command.
admins-add-how = Write whom to make an admin: /admins add @boris
admins-added = { $who } is an admin now.
admins-added-unopened = { $who } is an admin now. Ask them to open the bot and press Start, so that the bot can write to them.
admins-added-already = { $who } is an admin already.
admins-added-you = You are an admin of this bot now. What you can do: /help
admins-remove-how = Write whom to remove: /admins remove @boris
admins-removed = { $who } is no longer an admin, but stays a manager.
admins-removed-oneself = You are no longer an admin, but stay a manager.
admins-removed-you = You are no longer an admin of this bot, but stay a manager.
admins-none = { $who } is not an admin. The list: /admins
admins-configured = { $who } is an admin by the settings on the server. Only the owner can change that: take the number out of ADMIN_IDS and restart the bot.
admins-last = { $who } is the only admin. Add another one first: /admins add @boris
refusal-unlisted = Only managers can do this, and you are not on their list. Ask an admin to add you.
refusal-unlisted-written = Nothing was sent to the client: you are not on the list of managers. To answer clients, ask the admin to add you.
refusal-already_free = Nobody has this request anyway.
button-manager-invite = Invite a manager
button-manager-name = Name for clients
button-manager-unname = Take the name away
button-manager-remove = Remove from the team
button-manager-keep = Keep
button-manager-add = Add to the team again
button-manager-give = Transfer the requests
button-give-nobody = Nobody: anyone may take them
button-admin-add = Make an admin
button-admin-remove = Remove as an admin
button-page-before = ‹ Back
button-page-after = Next ›

### What admins read

setup-complete =
    ✅ All set: clients’ requests will come here, each in a topic of its own. Answer right in the topic, and the client gets the answer from the bot.
setup-waiting-tickets =
    { $count ->
        [one] { $count } request is already waiting and will appear in a moment.
       *[other] { $count } requests are already waiting and will appear in a moment.
    }
setup-incomplete =
    Almost there. Please switch on what is marked ❌ and send /setup again.
    Clients’ messages are kept meanwhile and will come here as soon as everything is on.
setup-check-topics =
    { $ok ->
        [yes] ✅ Topics are on
       *[no] ❌ Topics are off. Open the group’s profile → Edit → Topics and switch them on (the group’s owner can do it).
    }
setup-check-admin =
    { $ok ->
        [yes] ✅ The bot is an administrator
       *[no] ❌ The bot is not an administrator. Open the group’s profile → Edit → Administrators → Add Admin and choose the bot.
    }
setup-check-manage-topics =
    { $ok ->
        [yes] ✅ Right “Manage Topics”
       *[no] ❌ The right “Manage Topics” (can_manage_topics) is missing: the bot needs it to create a topic for a request.
    }
setup-check-pin =
    { $ok ->
        [yes] ✅ Right “Pin Messages”
       *[no] ❌ The right “Pin Messages” (can_pin_messages) is missing: the bot needs it to pin the request’s card.
    }
setup-check-delete =
    { $ok ->
        [yes] ✅ Right “Delete Messages”
       *[no] ❌ The right “Delete Messages” (can_delete_messages) is missing: the bot needs it to tidy up after itself.
    }
setup-not-a-group = Please send /setup in the managers’ group. Create a group, switch its topics on, add the bot there as an administrator and send /setup there.
setup-not-admin = Only the bot’s administrator can set it up. Please ask the person who installed Topicdesk to send /setup.
setup-anonymous = You are writing on behalf of the group, so the bot cannot see who you are. Switch anonymity off (the group’s profile → Administrators → you → Remain Anonymous) and send /setup again.
setup-other-desk = The bot already works in the group “{ $title }”. It does not support a second group yet.
owner-claimed =
    You are now the administrator of Topicdesk.
    One thing is left: create a group for the managers, switch its topics on, add the bot there as an administrator and send /setup in the group.
owner-code-stale = This link is no longer valid. A new one is printed in the bot’s log at each start while there is no administrator.
admin-greeting =
    Hello! You are this bot’s administrator.
    Create a group for the managers, switch its topics on, add the bot there as an administrator and send /setup in the group: it will check that everything is in place.
    If you write any message here, the bot takes it as a client’s request: a handy way to try everything.
alert-desk-rights =
    ⚠️ The bot cannot work in the group “{ $title }”: Telegram answered “{ $error }”.
    Give the bot its rights back and send /setup in the group. Clients’ messages are kept and will come as soon as the rights are back.
alert-desk-lost =
    ⚠️ The bot is not in the group “{ $title }” any more (Telegram answered “{ $error }”).
    Add it there again and make it an administrator. Clients' messages are kept and will come as soon as the bot is back.
alert-desk-incomplete =
    ⚠️ The bot lacks something in the group “{ $title }” now:
    { $missingHtml }
    Clients’ messages are kept and will come to the group as soon as you have mended it.
alert-conflict =
    ⚠️ This bot has been started somewhere else with the same token, and part of the messages goes there. Stop the other copy or issue a new token with @BotFather.
alert-failed-update =
    ⚠️ The bot could not process one message because of an internal error. It is kept whole (failed_updates, { $id }): { $error }
alert-dead =
    ⚠️ Something could not be sent: { $error }. To see it and send it again: npm run outbox -- list
alert-low-rating =
    ⭐ { $stars } of 5 for request №{ $number } ({ $clientHtml }).
    <blockquote>{ $text }</blockquote>
settings-list =
    <b>Settings</b>. To change one: /settings name value
settings-line = <code>{ $key } { $value }</code> — { $meaning }
settings-saved = Saved: { $key } { $value }.
settings-unknown = There is no setting “{ $key }”. The list: /settings
settings-wrong = “{ $value }” does not suit { $key }. For example: { $examples }
settings-reopen = for how many days after closing a new message opens the same request again; new — always a new one
settings-welcome = tell the client the number of a new request
settings-greeting = introduce the manager who takes the request
settings-farewell = tell the client that the request is closed
settings-ask_name = ask how to address the client
settings-rating = ask for a rating after closing
settings-signature = whose name stands under answers to the client: none — nobody’s, manager — the manager’s, desk — the department’s
settings-low_rating = at how many stars and fewer to ask what went wrong
subjects-list = Subjects: { $subjects }. To add one: /subjects add Name
subjects-empty = There are no subjects yet. To add one: /subjects add Name
subjects-added = The subject “{ $name }” is added.
subjects-taken = The subject “{ $name }” is there already.
subjects-wrong = A subject’s name has 1 to 40 characters. For example: /subjects add Delivery
admin-greeting-ready =
    Hello! You are this bot’s administrator; it works in the group “{ $title }”.
    /settings — settings, /subjects — subjects of requests.
    If you write any message here, the bot takes it as a client’s request: a handy way to try everything.

### What admins read

setup-complete =
    ✅ All set: clients’ requests will come here, each in its own topic. Reply right in the topic, and the bot passes your reply on to the client.
setup-waiting-tickets =
    { $count ->
        [one] { $count } request is already waiting and will appear in a moment.
       *[other] { $count } requests are already waiting and will appear in a moment.
    }
setup-incomplete =
    Almost there. Please switch on what is marked ❌ and { $again ->
        [button] press “Check again”.
       *[command] send /setup in the group.
    }
    Clients’ messages are kept meanwhile and will come as soon as everything is on.
setup-incomplete-added =
    Almost there. Please switch on what is marked ❌ and { $again ->
        [button] press “Check again”.
       *[command] send /setup in the group.
    }
    Meanwhile new requests go to “{ $other }”, and messages for this department are kept and will come as soon as everything is on.
setup-check-topics =
    { $ok ->
        [yes] ✅ Topics are on
       *[no] ❌ Topics are off
    }
setup-check-admin =
    { $ok ->
        [yes] ✅ The bot is an administrator
       *[no] ❌ The bot is not an administrator
    }
setup-check-manage-topics =
    { $ok ->
        [yes] ✅ Right “Manage Topics”
       *[no] ❌ The right “Manage Topics” (can_manage_topics) is missing: to create topics for requests
    }
setup-check-pin =
    { $ok ->
        [yes] ✅ Right “Pin Messages”
       *[no] ❌ The right “Pin Messages” (can_pin_messages) is missing: to pin a request’s card
    }
setup-check-delete =
    { $ok ->
        [yes] ✅ Right “Delete Messages”
       *[no] ❌ The right “Delete Messages” (can_delete_messages) is missing: to remove its own extra messages
    }
setup-not-a-group = Please send /setup in the managers’ group. Create a group, switch its topics on, add the bot there as an administrator and send /setup there.
setup-not-admin =
    Only the bot’s administrator can set it up{ $count ->
        [0] . Please ask the person who installed the bot to send /setup.
       *[other] : { $admins }.
    }
setup-anonymous = You are writing on behalf of the group, so the bot cannot see who you are. Switch anonymity off (the group’s profile → Administrators → you → Remain Anonymous) and send /setup again.
setup-other-desk = The bot already works in “{ $title }”. Connect this group as another department?
setup-desk-added = Connecting the department and checking that everything is in place…
setup-complete-added =
    ✅ All set: the department “{ $name }” is connected. New requests still go to “{ $other }”. To get some of them here, send a subject to this department: /subjects in the private chat with the bot.
owner-claimed =
    You are now the administrator of Topicdesk. Three steps are left:
    1. Create a private group for the managers in Telegram.
    2. Switch its topics on: the group’s profile → Edit → Topics.
    3. Press the button below, choose this group and confirm the bot’s rights.
    Then the bot says in the group whether everything is in place.
owner-code-stale = This link is no longer valid. A new one is printed in the bot’s log at each start while there is no administrator.
admin-greeting =
    Hello! You are this bot’s administrator. Three steps are left:
    1. Create a private group for the managers in Telegram.
    2. Switch its topics on: the group’s profile → Edit → Topics.
    3. Press the button below, choose this group and confirm the bot’s rights.
    Then the bot says in the group whether everything is in place.
    To see the bot as a client does, write any question here: the bot will ask whether to send it.
alert-desk-rights =
    { $kind ->
        [channel] ⚠️ The bot cannot work in the channel “{ $title }” or in its discussion group: Telegram answered “{ $error }”.
       *[topics] ⚠️ The bot cannot work in the group “{ $title }”: Telegram answered “{ $error }”.
    }
    Give the bot its rights back and send /setup in the group. Clients’ messages are kept and will come as soon as the rights are back.
alert-desk-forwards =
    ⚠️ The posts of the channel “{ $title }” do not appear in its discussion group, so the bot cannot show requests.
    Check that the group is linked to the channel (channel profile → Edit → Discussion) and send /setup in it. Clients’ messages are kept and will come.
alert-desk-lost =
    { $kind ->
        [channel] ⚠️ The bot is not in the channel “{ $title }” or in its discussion group any more (Telegram answered “{ $error }”).
       *[topics] ⚠️ The bot is not in the group “{ $title }” any more (Telegram answered “{ $error }”).
    }
    Add it there again and make it an administrator. Clients’ messages are kept and will come as soon as the bot is back.
alert-desk-incomplete =
    { $kind ->
        [channel] ⚠️ The bot lacks something in the channel “{ $title }” or in its discussion group now:
       *[topics] ⚠️ The bot lacks something in the group “{ $title }” now:
    }
    { $missingHtml }
    Clients’ messages are kept and will come as soon as you have fixed it.
alert-conflict =
    ⚠️ This bot has been started somewhere else with the same token, and some of the messages go there. Stop the other copy or issue a new token with @BotFather.
alert-low-rating =
    ⭐ { $stars } of 5 for request #{ $number } ({ $clientHtml }).
    <blockquote>{ $text }</blockquote>
subjects-list = <b>Subjects</b>. Press a subject to change it. The link below it takes a client straight to it.
subjects-line = { $place }. <b>{ $name }</b>
subjects-line-desk = department “{ $desk }”
subjects-line-hidden = hidden
subjects-line-link = <code>{ $link }</code>
subjects-name = <b>{ $name }</b>
subjects-to-default = Its requests go to the default department.
subjects-to-desk = Its requests go to the department “{ $desk }”.
subjects-to-unready = Its requests are meant for the department “{ $desk }”, which is not ready yet; they go to the default one.
subjects-hidden = Hidden: neither clients nor managers are offered it. Earlier requests keep it.
subjects-link = The link by which a client writes about this subject: <code>{ $link }</code>
subjects-route-which = Which department should get “{ $name }” requests?
subjects-ask-name = ✏️ What should the new subject be called? Please reply to this message.
subjects-empty = There are no subjects yet. To add one: /subjects add Delivery
subjects-add-routed =
    The subject is not added yet. For its requests to come to another department, send one after the other:
    /subjects add { $name }
    /subjects route { $name } = { $desk }
subjects-added = The subject “{ $name }” is added.
subjects-taken = The subject “{ $name }” already exists.
subjects-taken-hidden = The subject “{ $name }” already exists, but it is hidden. To show it again: /subjects show { $name }
subjects-wrong = A subject’s name must have 1 to 40 characters with at least one letter or digit. For example: /subjects add Delivery
subjects-full = There can be no more than { $most } subjects. You can rename a hidden one and show it again.
subjects-how =
    Subjects can be changed like this:
    /subjects add Delivery — add one
    /subjects rename Delivery = Pickup — rename it
    /subjects hide Delivery — hide it, /subjects show Delivery — show it again
    /subjects order Delivery 1 — put it first
    /subjects route Delivery = Warehouse — send it to a department; a dash for the department sends it to the default one
    The list with buttons: /subjects
subjects-unknown = There is no subject “{ $name }”. Known subjects: { $names }.
subjects-renamed = The subject “{ $name }” is now called “{ $renamed }”. Earlier requests keep the old name.
subjects-remove-how = A subject cannot be removed: earlier requests keep it. You can hide it: /subjects hide { $name }
subjects-rename-how = Write the old name and the new one with “=” between them: /subjects rename Delivery = Pickup
subjects-hide-how = Write which subject to hide: /subjects hide Delivery
subjects-hidden-now = The subject “{ $name }” is hidden: neither clients nor managers are offered it any more.
subjects-hidden-already = The subject “{ $name }” is already hidden.
subjects-show-how = Write which subject to show again: /subjects show Delivery
subjects-shown-now = The subject “{ $name }” is offered to clients and managers again.
subjects-shown-already = The subject “{ $name }” is not hidden.
subjects-order-how = Write the subject and its place in the list, from 1 to { $last }: /subjects order Delivery 1
subjects-ordered = The subject “{ $name }” is now number { $place } in the list.
subjects-route-how = Write the subject and the department with “=” between them: /subjects route Delivery = Warehouse. A dash for the department sends the subject to the default one: /subjects route Delivery = —
subjects-routed = Requests about “{ $name }” now go to the department “{ $desk }”.
subjects-routed-unready = Requests about “{ $name }” will go to the department “{ $desk }” when it is ready, and to the default one until then.
subjects-routed-to-default = Requests about “{ $name }” now go to the default department.
desks-list = <b>Departments</b>. New requests go to “{ $name }”.
desks-list-unready = <b>Departments</b>. None is ready yet. Clients’ messages are kept and will come as soon as one works.
desks-list-add = To add a department, send /setup in a new managers’ group or in a channel’s discussion group.
desks-empty = There are no departments yet. Create a group for the managers, switch its topics on, add the bot there as an administrator and send /setup in the group.
desks-name = <b>{ $name }</b>
desks-name-default = <b>{ $name }</b> — the default department
desks-chat = { $kind } “{ $title }”
desks-kind-topics = Group with topics
desks-ready = ✅ Works
desks-unready = ❌ Not ready yet. When you have fixed it, send /setup in its group.
desks-trouble = ⚠️ Telegram answered the bot: “{ $error }”
desks-trouble-forwards = ⚠️ Posts do not appear in the discussion group
desks-link = The link by which a client writes to this department: <code>{ $link }</code>
desks-how =
    Departments can be changed like this:
    /desks rename Managers = Sales — rename one
    /desks default Sales — send new requests there
    The list with buttons: /desks
desks-remove-how = A department cannot be removed: earlier requests keep it. Once the bot is no longer in its group, no new requests go there.
desks-rename-how = Write the old name and the new one with “=” between them: /desks rename Managers = Sales
desks-unknown = There is no department “{ $name }”. Known departments: { $names }.
desks-ambiguous = Several departments are called “{ $name }”. Choose the right one by its button: /desks
desks-name-wrong = A department’s name must have 1 to 40 characters with at least one letter or digit. For example: Sales
desks-taken = The department “{ $name }” already exists.
desks-renamed = The department “{ $name }” is now called “{ $renamed }”.
desks-default-set = New requests now go to the department “{ $name }”.
desks-default-already = The department “{ $name }” is already the default one.
desks-default-unready = The department “{ $name }” is not ready yet. Send /setup in its group, and the bot will say what is missing.
ask-new-name = ✏️ What is the new name for “{ $name }”? Please reply to this message.
admin-greeting-ready =
    Hello! You are this bot’s administrator. It works in the { $kind ->
        [channel] channel
       *[topics] group
    } “{ $title }”.
    /settings — settings, /managers — managers, /hours — working hours. All commands: /help
    To see the bot as a client does, write any question here: the bot will ask whether to send it.
admin-greeting-unready = Hello! You are this bot’s administrator. All commands: /help
setup-check-discussion =
    { $ok ->
        [yes] ✅ The channel has a discussion group
       *[no] ❌ The channel has no discussion group
    }
setup-check-post =
    { $ok ->
        [yes] ✅ The bot is an administrator of the channel and may post
       *[no] ❌ The bot may not post in the channel: it needs the right “Post Messages” (can_post_messages)
    }
setup-check-delete-posts =
    { $ok ->
        [yes] ✅ Right “Delete Messages” in the channel
       *[no] ❌ The right “Delete Messages” (can_delete_messages) is missing in the channel: to remove its own extra posts
    }
setup-check-discussion-admin =
    { $ok ->
        [yes] ✅ The bot is an administrator of the discussion group
       *[no] ❌ The bot is not an administrator of the discussion group and cannot see the team’s replies
    }
setup-check-discussion-delete =
    { $ok ->
        [yes] ✅ Right “Delete Messages” in the discussion group
       *[no] ❌ The right “Delete Messages” (can_delete_messages) is missing in the discussion group: to remove its own extra messages
    }
setup-complete-channel =
    ✅ All set: clients’ requests will come to the channel, each as its own post. Reply in the comments under it, and the bot passes your reply on to the client.
setup-in-channel = Send /setup in this channel’s discussion group: that is how the bot learns who sets it up.
setup-other-desk-channel = The bot already works in “{ $title }”. Connect the channel “{ $channel }” with this discussion group as another department?
desks-kind-channel = Channel with comments

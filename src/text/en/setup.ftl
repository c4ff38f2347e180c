### The guided setup

setup-mend-topics = 👉 Group profile → Edit → Topics → switch them on. Only the group’s owner can do it.
setup-mend-admin = 👉 Group profile → Edit → Administrators → Add Admin → @{ $bot } → switch on the rights marked ❌.
setup-mend-rights = 👉 Group profile → Edit → Administrators → @{ $bot } → switch on what is marked ❌.
setup-mend-discussion = 👉 Channel profile → Edit → Discussion → create a group or choose one.
setup-mend-channel = 👉 Channel profile → Edit → Administrators → @{ $bot } (if it is not there, Add Admin) → switch on what is marked ❌.
setup-mend-discussion-admin = 👉 Discussion group profile → Edit → Administrators → Add Admin → @{ $bot } → Delete Messages.
setup-mend-discussion-rights = 👉 Discussion group profile → Edit → Administrators → @{ $bot } → Delete Messages.
setup-button-add = Add the bot to the group
setup-button-rights = Give the bot its rights
setup-button-rights-channel = Give rights in the channel
setup-button-rights-discussion = Give rights in the discussion group
setup-people =
    { $ok ->
        [yes] ✅ Everybody in the group may answer
       *[no] 💡 There is nobody in the group but the bot yet: please add the managers
    }
setup-managers =
    { $ok ->
        [yes] ✅ Only those on the list /managers may answer
       *[no] 💡 In this group only you may answer yet. Please add managers: /managers in the private chat with the bot
    }
setup-hours = ✅ Working hours: { $hours }
setup-no-hours = 💡 No working hours yet, so it is round the clock. To set them: <code>/hours 9-18</code> in the private chat with the bot
setup-inline =
    { $ok ->
        [yes] ✅ <code>@{ $bot } word</code> in a request finds canned replies too
       *[no] 💡 Searching canned replies by typing <code>@{ $bot } word</code> is off. To switch it on: <code>/setinline</code> at @BotFather
    }
setup-test-later = ⏳ Test message: when the rest is ready
setup-test-passed = ✅ The test message was sent and deleted
setup-test-failed = ❌ The test message could not be sent, Telegram answered “{ $error }”. Please check whether the bot may write in the group and press “Check again”
setup-test-kept = ❌ The test message was sent but not deleted, Telegram answered “{ $error }”. Please delete it yourself and press “Check again”
setup-test-line = A check: the bot sent this message by itself and is about to delete it.
setup-checked = <i>Checked at { $time }</i>
setup-missing-group = ⚠️ The setup is not finished: there is no managers’ group yet, and clients’ requests are waiting. Create one, switch its topics on and press the button below.
setup-missing =
    ⚠️ The setup is not finished, and clients’ requests are waiting. Missing in { $kind ->
        [channel] the channel “{ $title }” or its discussion group
       *[topics] the group “{ $title }”
    }: { $missing }. The bot has written there what to press; to check again, send /setup in the group.
setup-missing-bot =
    ⚠️ The setup is not finished, and clients’ requests are waiting: the bot is not in { $kind ->
        [channel] the channel “{ $title }” or its discussion group
       *[topics] the group “{ $title }”
    } any more. Add it there again and make it an administrator.
setup-need-topics = topics switched on
setup-need-admin = the bot as an administrator
setup-need-manage-topics = the right “Manage Topics”
setup-need-pin = the right “Pin Messages”
setup-need-delete = the right “Delete Messages”
setup-need-discussion = a discussion group
setup-need-post = the right “Post Messages” in the channel
setup-need-delete-posts = the right “Delete Messages” in the channel
setup-need-discussion-admin = the bot as an administrator of the discussion group
setup-need-discussion-delete = the right “Delete Messages” in the discussion group
setup-unheard-channel =
    ⚠️ Somebody sent /setup in the channel “{ $title }”, but the bot cannot answer there: it does not have the right “Post Messages”.
    👉 Channel profile → Edit → Administrators → @{ $bot } → switch on “Post Messages” and “Delete Messages”.
    Then send /setup in the channel’s discussion group.
setup-unheard-group =
    ⚠️ Somebody sent /setup in the group “{ $title }” on behalf of the group, but the bot cannot answer there.
    👉 Group profile → Edit → Administrators → Add Admin → @{ $bot }.
    Then switch anonymity off for yourself and send /setup again.

### Answers to buttons and commands

toast-claimed = The request is yours now.
toast-called = Call logged.
toast-note-prompt = Write the note as a reply to the bot’s message.
toast-transferred = Transferred to { $manager }.
toast-closed = The request is closed.
toast-reopened = The request is open again.
toast-subject-set = Subject: { $subject }.
toast-subject-moved = Subject: { $subject }. The request was moved to “{ $desk }”.
toast-desk-moved = Moved to “{ $desk }”.
toast-blocked = The client is blocked. Their messages will not come any more.
toast-unblocked = The client can write again.
toast-client-named = The client’s name: { $name }.
toast-split = Moved to request #{ $number }.
toast-sent = Sending it to the client.
toast-done = Done.
refusal-closed = The request is closed. Reopen it first.
refusal-already_closed = The request is already closed.
refusal-already_open = The request is already open.
refusal-already_yours = The request is already yours.
refusal-taken = { $manager } has already taken the request. To take it over, transfer it to yourself.
refusal-already_theirs = This manager already has the request.
refusal-anonymous = You are writing on behalf of the group, so the bot cannot see who you are. Switch anonymity off to take a request.
refusal-same_subject = The request already has this subject.
refusal-same_desk = The request is already in this department.
refusal-desk_not_ready = This department cannot take requests yet.
refusal-desk-none = There is nowhere to move it: no other department is ready.
refusal-desk-unknown = There is no department “{ $name }”. There are: { $desks }.
refusal-desk-ambiguous = Several departments are called “{ $name }”. Choose the right one by its button: /desk
refusal-moved_away = The request is in “{ $desk }” now.
refusal-not_closed = It can be rated once it is closed.
refusal-rating_expired = A rating can only be changed within a day.
refusal-not_rated = Please rate first.
refusal-not-known-yet = Checking whether you are in the managers’ group. If you are, this will work by itself.
refusal-not-allowed = Only the support team can do this.
refusal-admins-only =
    Only an admin can do this{ $count ->
        [0] {""}
       *[other] : { $admins }
    }.
refusal-not-a-desk = This button only works in the managers’ group.
refusal-removed = You are no longer on the team, so nothing was sent to the client. Please ask the administrator.
refusal-stale = This button is out of date.
refusal-too-often = That’s too often. Please try again in a minute.
refusal-note-empty = Write the note after the command: /note text — or begin the message with //
refusal-manager-unknown = There is no manager “{ $name }”. There are: { $managers }. If somebody is missing, ask them to write something in this group.
refusal-transfer-nobody = There is nobody to transfer it to: the bot knows no other manager of this department yet. Colleagues appear once they write something in this group.
refusal-transfer-elsewhere = The bot has not seen { $manager } in this department’s group, where answers are written. Ask them to write something there, or move the request to another department: /desk
refusal-subject-unknown = There is no subject “{ $name }”. There are: { $subjects }.
refusal-subject-none = There are no subjects yet. The administrator can add some in the private chat with the bot: /subjects add Delivery
refusal-name-empty = Write the name after the command: /name Anna
refusal-reply-needed-split = Send /split as a reply to the client’s message.
refusal-reply-needed-delete = Send /del as a reply to your own message to the client.
refusal-not-your-message = You can only delete your own messages.
refusal-not-your-ticket = You have no request with that number.
refusal-already-blocked = The client is already blocked.
refusal-not-blocked = The client is not blocked.
refusal-already-sent = Already sent.
toast-thanks = Thank you!

### Canned replies: the team's ready answers

menu-t = canned replies
menu-template = save an answer as a canned reply
menu-templates = canned replies
button-template = 💬 Canned reply
button-template-drop = ✖ Dismiss
refusal-template-none = There are no canned replies yet. Add the first one in a private chat with the bot: /templates
refusal-template-unknown = No canned reply has the word “{ $word }”. All of them: /t
refusal-reply-needed-template = Send /template name as a reply to a message that the client has got.
refusal-template-nameless = Write a name after the command: /template Greeting
refusal-template-gone = This canned reply does not exist any more.
refusal-template-sent = This canned reply was sent to the client a moment ago.
card-short-template = 👇 Buttons for the { $shown } canned replies that are used most. For others: /t word
desk-templates-found = { $count ->
        [0] Which canned reply should the client get?
       *[other] Which canned reply should the client get? There are { $count } more: make the word more exact.
    }
desk-answered-by = 💬 { $name } → client
desk-answered-by-nobody = 💬 Sent to the client

templates-none =
    There are no canned replies yet. A canned reply is a ready answer: the button “💬 Canned reply” on a request’s card sends it to the client.
    Add one: <code>/templates add Greeting = Hello! How can we help?</code>
    In a group: <code>/templates add Delivery / Times = We deliver tomorrow.</code>
    With a photo or a file: <code>/templates add How to find us</code>, and the file in the next message.
templates-list = <b>Canned replies: { $count }</b>
templates-how = Add: <code>/templates add Group / Name = text</code>, remove: <code>/templates remove Name</code>. The text may have { $known }.
templates-uses = { $count ->
        [0] Not sent yet
        [one] Sent once
       *[other] Sent { $count } times
    }
templates-maker = Added by { $name }
templates-placeholder-name = the client’s name
templates-placeholder-manager = the manager’s name
templates-placeholder-ticket = the request’s number
templates-language = <i>{ $language ->
        [en] For clients with English
       *[ru] For clients with Russian
    }:</i>
templates-button-change = ✏️ Change
templates-button-change-ru = ✏️ Change the Russian one
templates-button-change-en = ✏️ Change the English one
templates-button-add-ru = ➕ In Russian
templates-button-add-en = ➕ In English
templates-button-remove = 🗑 Remove
templates-remove-ask = Remove the canned reply “{ $name }”? What clients have got already stays.
templates-toast-removed = The canned reply “{ $name }” is removed.
templates-ask =
    Send what the client should get as “{ $name }”: text with formatting, a photo, a video, a file, a voice message or a sticker.
    The text may have { $known }.
templates-saved = ✅ The canned reply is saved.
templates-removed = The canned reply “{ $name }” is removed.
templates-remove-how = Which canned reply should be removed? For example: <code>/templates remove Greeting</code>. All of them: /templates
templates-unknown = There is no canned reply “{ $name }”. All of them: /templates
templates-what =
    “{ $word }” is no canned reply and no command. All of them: /templates
    Add: <code>/templates add Name = text</code>, remove: <code>/templates remove Name</code>
templates-taken = There is a canned reply “{ $name }” already. To change it, open /templates and press its name. Or give the new one another name.
templates-not-yours = Only whoever added the canned reply “{ $name }” or an admin can change or remove it.
templates-full = There are { $most } canned replies, and that is the most. Remove some: /templates
templates-wrong-nameless =
    The canned reply needs a name with letters, digits or an emoji.
    For example: <code>/templates add Greeting = Hello! How can we help?</code>
templates-wrong-name = The name “{ $name }” is too long: { $length } characters, and a button has room for { $most }. Make it shorter. The text comes after the sign =
templates-wrong-empty = The canned reply is empty. Write what the client should get.
templates-wrong-kind = A canned reply may be text, a photo, a video, a GIF, audio, a file, a voice message, a video message or a sticker. This is something else: { $kind }.
templates-wrong-album = A canned reply has no room for an album. Send one photo or one file.
templates-wrong-placeholder = The bot does not know { $placeholder }. There are { $known }. Correct it and send it again.
templates-wrong-brace = There is a stray brace in the text. Braces are only for { $known }. Correct it and send it again.
templates-wrong-long = { $isCaption ->
        [yes] The caption is too long
       *[no] The text is too long
    }: { $length } characters, and there is room for { $most }. Make it shorter and send it again.
templates-wrong-formatting = The text has too much formatting and too many links. Make it shorter and send it again.
templates-wrong-note = The text begins with //, which marks notes for the team: the bot does not send that to clients. Take // away and send it again.

audit-template_saved = { $who }: canned reply “{ $name }” saved
audit-template_removed = { $who }: canned reply “{ $name }” removed

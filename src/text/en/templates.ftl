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
refusal-template-long = With the names filled in, the canned reply has { $length } characters, and { $most } fit. Make it shorter, or answer in your own words.
card-short-template = 👇 Buttons for the { $shown } canned replies that are used most. For others: /t word
desk-templates-found = { $count ->
        [0] Which canned reply should the client get?
       *[other] Which canned reply should the client get? There are { $count } more: make the word more exact.
    }
desk-picker = Which canned reply should the client of request #{ $number } get? Only you see this.
desk-seen-by-bot-alone = Only you and the bot saw this message, and the client did not get it. Send it as an ordinary message, not as a reply to the canned replies.
toast-picker-own = Only you see the canned replies. Don’t see them? Press again.
desk-answered-by = 💬 { $name } → client
desk-answered-by-nobody = 💬 Sent to the client
desk-template-filled = The client’s text: { $text }
desk-template-elsewhere = Nothing was sent to a client: a canned reply is chosen where a request is, in its topic or comments.

templates-none =
    There are no canned replies yet. A canned reply is a ready answer: the button “💬 Canned reply” on a request’s card sends it to the client.
    Add one: <code>/templates add Greeting = Hello! How can we help?</code>
    In a group: <code>/templates add Delivery / Times = We deliver tomorrow.</code>
    With a photo or a file: <code>/templates add How to find us</code>, and the file in the next message.
    Many at once, from a file: <code>/templates import</code>
templates-list = <b>Canned replies: { $count }</b>
templates-how = Add: <code>/templates add Group / Name = text</code>, remove: <code>/templates remove Name</code>. The text may have { $known }. All of them as a file: <code>/templates export</code>, take them from one: <code>/templates import</code>.
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
templates-wrong-filled = Too many placeholders: with the names filled in, the { $isCaption ->
        [yes] caption
       *[no] text
    } comes to { $length } characters, and { $most } fit. Take out some and send it again.
templates-wrong-formatting = The text has too much formatting and too many links. Make it shorter and send it again.
templates-wrong-note = The text begins with //, which marks notes for the team: the bot does not send that to clients. Take // away and send it again.

templates-export-caption = { $count ->
        [one] The file has { $count } canned reply.
       *[other] The file has { $count } canned replies.
    } To take it in again, send this file to the bot with the caption <code>/templates import</code>. Photos and other attachments only work with this same bot.
templates-export-refused = Telegram did not take the file with the canned replies: { $reason }. Please try again: <code>/templates export</code>
templates-export-large = The file with the canned replies is larger than Telegram takes: { $size } MB. Remove those that are not needed: /templates
templates-import-ask = Send the file with the canned replies in your next message. <code>/templates export</code> sends such a file.
templates-import-not-file = Canned replies are taken from a JSON file. This is something else: { $kind }. Send it as a file; <code>/templates export</code> sends an example. Nothing has changed.
templates-import-large = The file is too large: there is room for { $most } MB. Leave only canned replies in it, or send it in parts. Nothing has changed.
templates-import-unloaded = Telegram does not give this file any more. Send it again. Nothing has changed.
templates-import-encoding = The text in the file is not UTF-8. Save the file as UTF-8 and send it again. Nothing has changed.
templates-import-broken = The file cannot be read: it is no JSON, or it ends too early. <code>/templates export</code> sends an example. Nothing has changed.
templates-import-broken-at = The file cannot be read: there is a mistake in the JSON, line { $line }, character { $column }. Correct it and send the file again. Nothing has changed.
templates-import-shape = This is no file with canned replies: it has no list “templates”. <code>/templates export</code> sends an example. Nothing has changed.
templates-import-empty = There is no canned reply in the file. Nothing has changed.
templates-import-many = The file has { $count } canned replies, and there is room for { $most }. Leave those that are needed and send the file again. Nothing has changed.
templates-import-full = The file has { $more } new canned replies, there are { $known } already, and there is room for { $most }. Remove some from the file or from the bot: /templates. Nothing has changed.
templates-import-faults = { $count ->
        [one] Nothing has changed: { $count } canned reply in the file has a mistake. Correct it and send the file again.
       *[other] Nothing has changed: { $count } canned replies in the file have mistakes. Correct them and send the file again.
    }
templates-import-line = <b>{ $number }. { $name }</b>: { $whatHtml }
templates-import-line-nameless = <b>{ $number }.</b> { $whatHtml }
templates-import-more = { $count ->
        [one] And { $count } more with a mistake.
       *[other] And { $count } more with mistakes.
    }
templates-import-unknown-field = Canned replies have no field “{ $field }”. See whether it is misspelt, or take it away.
templates-import-wrong-field = { $field ->
        [none] There should be a canned reply in braces here.
       *[other] The field “{ $field }” is missing, or what it says is wrong.
    } <code>/templates export</code> sends an example.
templates-import-twice = Number { $place } in this file has the same name. Give it another name, or take one of the two away.
templates-import-misfit = { $kind } cannot be sent together with what else the canned reply has: text has no file (“file”), a sticker and a video message have no caption (“text”). Take away what is too much.
templates-import-foreign = The attachment was sent to the bot @{ $bot }, and this bot does not have it. Take the canned reply out of the file and add it anew: <code>/templates add</code>, and the attachment in the next message.
templates-import-formatting = The formatting (“formatting”) does not fit the text: a part begins or ends outside of it, or in the middle of a character. Correct “offset” and “length”, or take “formatting” away.
templates-imported = ✅ The canned replies are taken in.
templates-import-nothing = Nothing has changed.
templates-import-added = Added { $count }: { $names }
templates-import-changed = Changed { $count }: { $names }
templates-import-same = As they were: { $count }.
templates-import-left = Left as they were { $count }: { $names }. Others added them; only they or an admin can change them.

audit-template_saved = { $who }: canned reply “{ $name }” saved
audit-template_removed = { $who }: canned reply “{ $name }” removed
audit-templates_imported = { $who }: canned replies taken from a file, { $added } new, { $changed } changed

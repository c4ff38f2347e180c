# Texts for clients: how an admin reads and changes them.

menu-texts = texts for clients
texts-list =
    <b>Texts for clients</b>
    Choose a section and a text in it. Or at once:
    To look at it: <code>/texts client-greeting</code>
    To change it: <code>/texts client-greeting = new text</code>, the formatting is kept
    To change the Russian one: <code>/texts ru client-greeting = …</code>
    To bring the original back: <code>/texts client-greeting = —</code>
texts-group-start = First steps
texts-group-faq = Frequent questions
texts-group-opening = A new request
texts-group-work = Talking to a manager
texts-group-closing = Closing and rating
texts-group-several = My requests
texts-group-moving = Which request
texts-group-protection = Limits
texts-group-answers = Commands and buttons
texts-group-kinds = Names of attachments
texts-button-group = { $group } · { $count }
texts-button-group-changed = { $group } · { $count } · ✏️ { $changed }
texts-group-page = <b>{ $group }</b>, { $language }. Press a text to look at it or to change it.
texts-line = <code>{ $id }</code> — { $text }
texts-line-changed = ✏️ <code>{ $id }</code> — { $text }
texts-button-previous = ‹ Previous
texts-button-next = Next ›
texts-button-to-groups = ‹ All sections
texts-button-to-group = ‹ To the section
texts-button-edit = Change
texts-button-restore = Bring the original back
texts-button-language-ru = The Russian text
texts-button-language-en = The English text
texts-language = { $language ->
        [en] English
       *[ru] Russian
    }
texts-head = <code>{ $id }</code>, { $language }. The original text:
texts-head-changed = ✏️ <code>{ $id }</code>, { $language }. Changed to:
texts-head-variants = <code>{ $id }</code>, { $language }. The text depends on the case; your own will be one for all:
texts-place =
    { $kind ->
        [button] This is a button’s label.
        [toast] This is shown over the screen when a button was pressed.
        [words] This is a part of another text.
        [line] This is a line of a list.
       *[message] This is a message.
    } At most { $most } characters, placeholders included.
texts-placeholders =
    { $count ->
        [one] A placeholder, which has to stay: { $placeholders }
       *[other] Placeholders, which all have to stay: { $placeholders }
    }
texts-placeholder = { $placeholder } — { $meaning }
texts-preview = The client will see, for example:
texts-how = To change it: <code>/texts { $id } = new text</code>
texts-how-restore = To bring the original back: <code>/texts { $id } = —</code>
texts-saved = Saved. What is being sent already arrives with the former text.
texts-saved-plain = Saved, but formatting is not shown here: the words stay plain.
texts-restored = The original text is back.
texts-original-already = This text is the original already.
texts-ask = Send the new text for <code>{ $id }</code> as a reply to this message. The formatting is kept.
texts-ask-placeholders = Send the new text for <code>{ $id }</code> as a reply to this message. The formatting is kept. Include: { $placeholders }

texts-unknown = There is no text “{ $id }”. The list: /texts
texts-unknown-nearest = There is no text “{ $id }”. Perhaps you meant <code>{ $nearest }</code>. The list: /texts
texts-unknown-language = There is no language “{ $language }”. There are: { $languages }
texts-without-sign = To change the text, put the sign “=” before the new one: <code>/texts { $id } = new text</code>
texts-too-many = Before the sign “=” there is only the text’s name: <code>/texts client-greeting = new text</code>. The list: /texts
texts-wrong-empty = The new text is empty, so the former one stays. To bring the original back: <code>/texts { $id } = —</code>
texts-wrong-kind = It has to be a plain text message, without files or voice. The text is as before.
texts-wrong-command = The message begins with a command, and it is not clear whether it is the text. If it is, send it like this: <code>/texts { $id } = …</code>. The text is as before.
texts-wrong-tag = The client would see “{ $tag }” as it is. Format the words in Telegram itself, and the formatting is kept. The text is as before.
texts-wrong-brace = Braces only go around a placeholder’s name. { $known } The text is as before.
texts-wrong-unknown = There is no placeholder { $placeholder } here. { $known } The text is as before.
texts-wrong-missing = { $placeholder } is missing — { $meaning }. The text is as before.
texts-wrong-rows = There is only room for one line. The text is as before.
texts-wrong-links = There are too many long links in the text. The text is as before.
texts-wrong-date = The bot could not send a date that Telegram formats. Write it in plain words. The text is as before.
texts-wrong-long =
    Too long: up to { $length } characters with its placeholders, and there may be { $most }{ $kind ->
        [button] , because it is a button.
        [toast] : Telegram shows no more over the screen.
        [words] , because it is a part of another text.
        [line] : one message has up to ten such lines.
        [paragraph] : other texts may be in the same message.
       *[message] : Telegram splits a longer one.
    } The text is as before.
texts-known = You can use: { $placeholders }.
texts-known-none = This text has no placeholders.

texts-placeholder-number = the request’s number
texts-placeholder-name = a name
texts-placeholder-manager = the manager’s name
texts-placeholder-subject = the subject or the beginning of the question
texts-placeholder-status = how the request stands
texts-placeholder-when = when
texts-placeholder-date = the day
texts-placeholder-time = the time
texts-placeholder-text = the words of a message
texts-placeholder-stars = the rating in stars
texts-placeholder-page = the page’s number
texts-placeholder-pages = how many pages
texts-placeholder-ticket = the request’s number, perhaps with its subject
texts-placeholder-command = what the client wrote
texts-placeholder-nearest = a similar command
texts-placeholder-kind = what the client sent
texts-placeholder-kinds = what may be sent
texts-placeholder-count = how many
texts-placeholder-limit = how many at most
texts-placeholder-left = how much time is left
texts-placeholder-kept = how long data is kept
texts-placeholder-language = what the client wrote
texts-example-name = Anna
texts-example-manager = Maria
texts-example-subject = Delivery
texts-example-status = waits for our answer
texts-example-when = tomorrow from 9:00
texts-example-date = January 2
texts-example-text = Where is my order?
texts-example-left = 24 hours
texts-example-kept = with no time limit
texts-example-language = deutsch
texts-example-ticket = #128 Delivery

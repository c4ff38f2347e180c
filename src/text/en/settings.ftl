# Settings: their names in the menu and in the journal.

settings-title-reopen = Continuing a closed request
settings-title-thanks = Thanks after closing
settings-title-welcome = Message about a new request
settings-title-greeting = Introducing the manager
settings-title-farewell = Message about closing
settings-title-ask_name = Question about the name
settings-title-rating = Rating after closing
settings-title-signature = Signature under answers
settings-title-access = Who may answer clients
settings-title-shifts = Shifts
settings-title-low_rating = Question after a low rating
settings-title-low_rating_transcript = Conversation on a low rating

settings-list = <b>Settings</b>. Choose a section.
settings-elsewhere = <b>Set up by commands</b>
settings-group = <b>{ $name }</b>
settings-line = • { $title }: { $value }
settings-page =
    <b>{ $title }</b>
    { $meaning }

    Now: <b>{ $value }</b>
    The same by command: <code>/settings { $key }</code> and a value
settings-ask = ✏️ { $title }. Reply to this message with the value: { $allowedHtml }
settings-saved = Saved. { $title }: { $value }
settings-unknown = There is no setting “{ $key }”. All settings: /settings
settings-unknown-nearest = There is no setting “{ $key }”. Perhaps you meant <code>/settings { $nearest }</code>. All settings: /settings
settings-wrong = “{ $value }” is not a valid value. { $title }: { $allowedHtml }
settings-allowed = use { $valuesHtml }
settings-allowed-value = <code>{ $value }</code> ({ $meaning })
settings-allowed-reopen = use a number of days from 1 to 999, or <code>new</code> for always a new request
button-setting-other = ✏️ Another value

settings-group-clients = Clients
settings-group-closing = After closing
settings-group-team = The team
settings-group-protection = Protection

settings-reopen = For how many days after closing a client’s message continues the same request. Later it opens a new one.
settings-thanks = If the client only says thanks after closing, the request stays closed.
settings-welcome = The bot tells the client the number of a new request.
settings-greeting = When a manager takes a request, the bot greets the client and gives the manager’s name.
settings-farewell = The bot tells the client that the request is closed.
settings-ask_name = The bot asks the client once what to call them.
settings-rating = After closing, the bot asks the client whether the question is solved, and for a rating.
settings-signature = What stands under the team’s answers that the client reads.
settings-low_rating = At how many stars or fewer the bot asks the client what went wrong.
settings-low_rating_transcript = On a low rating the bot sends the admins the whole conversation of the request as one file, with notes and events. The setting “Question after a low rating” says which rating is low.
settings-access = Clients are answered by everybody in the managers’ group, or only by those on the list /managers.
settings-shifts = Only those on shift (/shift) get notices. They also learn when a client writes whose manager is off shift.

settings-value-on = on
settings-value-off = off
settings-value-reopen-new = always a new request
settings-value-reopen-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
settings-value-signature-none = none
settings-value-signature-manager = the manager’s name
settings-value-signature-desk = the department’s name
settings-value-access-members = everybody in the managers’ group
settings-value-access-list = only those in /managers
settings-value-low_rating-none = do not ask
settings-value-low_rating =
    { $count ->
        [one] { $count } star
       *[other] { $count } stars or fewer
    }

settings-title-flood = Messages a minute
settings-title-max_length = Length of a message
settings-title-max_files = Files a day
settings-title-allow = What clients may send
settings-title-stop_words = Stop words
settings-flood = How many messages a client may send in a minute. The others come a minute later as one summary.
settings-max_length = How many characters a client’s message may have.
settings-max_files = How many files a client may send in 24 hours.
settings-allow = What a client may send besides text.
settings-stop_words = A request with such a word comes without a sound and waits for a manager’s decision.
settings-allowed-limit = use a whole number from 1 to { $most }, or <code>off</code> for no limit
settings-allowed-allow = use one or more of these words with commas: { $valuesHtml }. <code>text</code> means only text, <code>all</code> everything
settings-allowed-stop_words = use words with commas, a star stands for any ending: casino, credit*. <code>off</code> means no stop words
settings-value-no-limit = no limit
settings-value-allow-all = everything
settings-value-allow-text = only text
settings-value-stop_words-none = none

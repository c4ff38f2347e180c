# Settings: their names in the menu and in the journal.

settings-title-reopen = Continuing a closed request
settings-title-thanks = Thanks after closing
settings-title-welcome = Message about a new request
settings-title-greeting = Introducing the manager
settings-title-farewell = Message about closing
settings-title-ask_name = Question about the name
settings-title-rating = Rating after closing
settings-title-signature = Signature under answers
settings-title-low_rating = Question after a low rating

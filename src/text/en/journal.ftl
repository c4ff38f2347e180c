### The journal on the card

journal-line = { $when } { $what }
journal-opened = opened
journal-continued = the client wrote again
journal-answered = { $who } answered
journal-claimed = { $who } took the request
journal-called = { $who } called the client
journal-noted = { $who } left a note: “{ $text }”
journal-transferred = transferred: { $who } → { $to }
journal-released = { $who }: nobody’s again (was: { $from })
journal-closed = closed by: { $who }
journal-reopened = reopened by: { $who }
journal-subject_set = subject “{ $subject }” set by: { $who }
journal-moved_to_desk = moved to “{ $desk }” by: { $who }
journal-moved_to_desk-from = moved to “{ $desk }” by: { $who } (was with { $manager })
journal-rated = rating: { $rating }
journal-rating_commented = comment: “{ $text }”
journal-moved_out = a message moved to #{ $number }
journal-moved_in = a message moved here from #{ $number }
journal-message_deleted = a message was deleted for the client by: { $who }
journal-client_named = client’s name set to { $name } by: { $who }
journal-client_blocked = client blocked by: { $who }
journal-client_unblocked = client unblocked by: { $who }
journal-who-client = client
journal-who-anonymous = anonymous
journal-who-bot = bot
journal-who-unknown = manager

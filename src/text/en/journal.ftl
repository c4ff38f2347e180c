### The journal on the card

journal-line = { $when } { $what }
journal-opened = opened
journal-continued = the client wrote again
journal-answered = { $who }: answered
journal-claimed = { $who }: in progress
journal-called = { $who }: called
journal-noted = { $who }: note “{ $text }”
journal-transferred = { $who }: transferred to { $to }
journal-closed = { $who }: closed
journal-reopened = { $who }: opened again
journal-subject_set = { $who }: subject “{ $subject }”
journal-moved_to_desk = { $who }: moved to “{ $desk }”
journal-moved_to_desk-from = { $who }: moved to “{ $desk }”, was with { $manager }
journal-rated = rating: { $rating }
journal-rating_commented = comment: “{ $text }”
journal-moved_out = a message moved to №{ $number }
journal-moved_in = a message moved here from №{ $number }
journal-message_deleted = { $who }: deleted a message at the client’s
journal-client_named = { $who }: the client’s name is { $name }
journal-client_blocked = { $who }: blocked the client
journal-client_unblocked = { $who }: unblocked the client
journal-who-client = client
journal-who-anonymous = anonymous
journal-who-bot = bot
journal-who-unknown = manager

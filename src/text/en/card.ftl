### The card and the topic

card-title = <b>Request №{ $number }</b> · { $status }
card-moved = <b>Request №{ $number }</b> · Moved to “{ $desk }”
card-client = Client: { $clientHtml }
card-manager = Assigned to: { $manager }
topic-name = №{ $number } { $client }
card-nobody = nobody yet
card-turn-team = ⏳ Waiting for the team
card-turn-client = 💬 Waiting for the client
status-unanswered = Unanswered
status-answered = Answered
status-continued = Continued
kind-text = a text
kind-rich_message = a formatted text
kind-photo = a photo
kind-live_photo = a live photo
kind-video = a video
kind-video_note = a video message
kind-voice = a voice message
kind-audio = an audio recording
kind-animation = a GIF
kind-document = a file
kind-sticker = a sticker
kind-location = a location
kind-venue = a place on the map
kind-contact = a contact
kind-poll = a poll
kind-dice = a dice
kind-paid_media = paid media
kind-story = a story
kind-game = a game
kind-invoice = an invoice
kind-giveaway = a giveaway
kind-checklist = a checklist
kind-other = a message that the bot does not understand
card-client-since = since { $date }
card-earlier-tickets =
    { $count ->
        [one] { $count } earlier request
       *[other] { $count } earlier requests
    }
card-average-rating = average rating { $stars }
card-unreachable = 🔕 The client stopped the bot: answers will arrive when they come back
card-blocked = 🚫 The client is blocked
card-preferred-name = Address as: { $name }
card-subject = Subject: { $subject }
card-context = By the link: { $context }
card-desk = Department: { $desk }
card-split-from = Split from №{ $number }
card-opened = Opened: { $when }
card-first-reply = First reply: { $when }
card-closed = Closed: { $when }
card-questions = <b>Waiting for an answer</b>
card-journal = <b>What happened</b>
card-more =
    { $count ->
        [one] … and { $count } more
       *[other] … and { $count } more
    }
card-rating = Rating: { $rating }
card-rating-resolved = solved
card-rating-unresolved = not solved
card-comment = “{ $text }”
card-tag-client = client
card-tag-date = date
card-tag-source = bot
status-in_progress = In progress
status-call_logged = Call logged
status-noted = Internal note
status-closed = Closed
card-turn-closed = 🔒 Closed

### What clients read

client-greeting = Hello! Write your question as text, a voice message, a photo or a file. We will answer right here.
ticket-accepted = Request #{ $number } received. We will answer you here.
client-help =
    Just write your question, and we will answer right here.

    /new — ask about something else
    /tickets — my requests
    /close — my question is solved, close the request
    /name — what to call you
    /language — the language we write to you in
    /privacy — what data we store about you
ticket-accepted-named = { $name }, request #{ $number } received. We will answer you here.
ticket-ask-subject = What is your question about? (optional)
ticket-subject-chosen = Subject of request #{ $number }: { $subject }.
ticket-closed-by-team = Request #{ $number } is closed. Still need help? Just write here.
ticket-closed-by-client = You closed request #{ $number }. Still need help? Just write here.
ticket-reopened = Request #{ $number } is open again. We will answer you here.
ticket-taken = Hello! This is { $manager }. I am already looking into your question.
ticket-taken-named = Hello, { $name }! This is { $manager }. I am already looking into your question.
ticket-split = We moved this question to a new request, #{ $number }. We will answer you here.
ticket-heading = <b>Request #{ $number }</b>
ticket-heading-subject = <b>Request #{ $number }</b> · { $subject }
ticket-joined = Added to request #{ $number }.
ticket-joined-subject = Added to request #{ $number }, “{ $subject }”.
ticket-new-awaited = Write your question, and we will open a new request.
ticket-none = You have no requests yet. Write your question, and we will open the first one.
ticket-none-open = You have no open requests. Write your question, and we will open a new one.
ticket-list = Your requests:
ticket-list-line = #{ $number } · { $status } · { $when }
ticket-list-line-subject = #{ $number } · { $subject } · { $status } · { $when }
ticket-close-which = Which request would you like to close?
ticket-move-where = Which request does this belong to?
ticket-moved = Added to request #{ $number }.
ticket-chosen = Continuing with request #{ $number }.
ticket-history = <b>Request #{ $number }</b>, latest messages:
ticket-history-empty = There are no messages in request #{ $number } yet.
ticket-history-you = <b>You</b>, { $when }: { $text }
ticket-history-team = <b>Support</b>, { $when }: { $text }
client-status-open = waiting for our reply
client-status-answered = waiting for your reply
client-status-closed = closed
client-blocked = Sorry, we no longer accept your messages in this chat.
client-unblocked = You can write to us in this chat again.
name-ask = What should we call you?
name-saved = Thank you! We will call you { $name }.
name-too-long = That name is longer than 64 characters. Please write a shorter one, for example: /name Anna
rating-ask = Did we solve your problem?
rating-ask-stars = How would you rate our help?
rating-ask-stars-unresolved = Sorry about that. You can reopen the request. How would you rate our help?
rating-thanks = Thank you, your rating is { $stars }. You can change it within a day.
rating-ask-comment = What should we improve? Please answer in one message; the head of our team will read it.
rating-comment-kept = Thank you, we have passed it on to the head of our team.
signature = — { $name }
link-opened-subject = Hello! Write your question about “{ $subject }”, and we will answer right here.
link-opened-desk = Hello! Write your question. We will pass it to the right department and answer right here.
link-opened-context = Hello! Write your question, and we will answer right here. The manager will see which link you came from.

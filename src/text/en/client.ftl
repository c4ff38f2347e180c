### What clients read

client-greeting = Hello! Tell us what happened: in text, by voice, with a photo or a file. We will pass it to a specialist and answer you right here.
ticket-accepted = Request №{ $number } received. We will answer you here.
client-help =
    Just tell us what happened: we will pass it to a specialist and answer you right here.

    /new — ask something else separately
    /tickets — my requests
    /close — it is solved, close the request
    /name — how to address you
ticket-accepted-named = { $name }, request №{ $number } received. We will answer you here.
ticket-ask-subject = What is it about? You need not choose.
ticket-subject-chosen = Subject of request №{ $number }: { $subject }.
ticket-closed-by-team = Request №{ $number } is closed. If the question remains, just write here.
ticket-closed-by-client = You have closed request №{ $number }. If the question remains, just write here.
ticket-reopened = Request №{ $number } is open again. We will answer you here.
ticket-taken = Hello! This is { $manager }. What happened?
ticket-taken-named = Hello, { $name }! This is { $manager }. What happened?
ticket-split = We have made a separate request №{ $number } of this question. We will answer you here.
ticket-heading = <b>Request №{ $number }</b>
ticket-heading-subject = <b>Request №{ $number }</b> · { $subject }
ticket-joined = Passed on in request №{ $number }.
ticket-joined-subject = Passed on in request №{ $number } “{ $subject }”.
ticket-new-awaited = Write your question, and we will open a new request.
ticket-none = You have no requests yet. Tell us what happened, and we will open the first.
ticket-none-open = There are no open requests. Tell us what happened, and we will open a new one.
ticket-list = Your requests:
ticket-list-line = №{ $number } · { $status } · { $when }
ticket-list-line-subject = №{ $number } · { $subject } · { $status } · { $when }
ticket-close-which = Which request shall we close?
ticket-move-where = Which request does this belong to?
ticket-moved = Passed on in request №{ $number }.
ticket-chosen = Your messages now go to request №{ $number }.
ticket-history = <b>Request №{ $number }</b>, the latest messages:
ticket-history-empty = There are no messages in request №{ $number } yet.
ticket-history-you = <b>You</b>, { $when }: { $text }
ticket-history-team = <b>Support</b>, { $when }: { $text }
client-status-open = waits for our answer
client-status-answered = waits for your answer
client-status-closed = closed
client-blocked = You can no longer write here.
client-unblocked = You can write here again.
name-ask = How shall we address you? Please reply to this message.
name-saved = Thank you! We will call you { $name }.
name-too-long = The name is longer than 64 characters. Please make it shorter, for example: /name Anna
rating-ask = Did we solve your question?
rating-ask-stars = Please rate how we did:
rating-ask-stars-unresolved = We are sorry. You can open the request again. Meanwhile, please rate how we did:
rating-thanks = Thank you, your rating is { $stars }. You can change it within a day.
rating-ask-comment = What should we do better? Please write it in one message; the head of the team will read it.
rating-comment-kept = Thank you, we have passed it on.
signature = — { $name }
link-opened-subject = Hello! Write your question about “{ $subject }”: we will open a new request and answer you right here.
link-opened-desk = Hello! Write your question: we will open a new request, pass it to the right department and answer you right here.
link-opened-context = Hello! Write your question: we will open a new request and answer you right here. The specialist will see which link you came by.

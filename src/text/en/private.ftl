### The private chat with the bot

command-unknown = There is no command { $command }. What the bot can do: /help
command-unknown-nearest = There is no command { $command }. Did you mean { $nearest }? What the bot can do: /help
command-words-kept = If this is a question for us, press the button and we will get it.
command-takes-no-words = { $command } takes nothing after it, so the bot has done nothing. Send just <code>{ $command }</code>
command-for-desk = { $command } works inside a request: send it there, not here.
button-send-kept = Send as a message
button-was-message = That was a message
button-send-as-client = Send as a client
button-no-question = Don’t send
kept-sent = We have sent your message.
kept-dropped = All right, it was not sent.
name-unfit = That does not look like a name. Write it like this: /name Anna. If it is a question for us, press the button.
team-message-asked = You are on the team, so the bot has not sent this to anybody yet. Send it as a client to see how everything works?
team-message-sent = Sent. Everything you write here from now on reaches the team as if from a client. To stop: /start
manager-greeting =
    Hello! You are on the support team. Answer clients in the managers’ group; here the bot will send you notifications.
    To see the bot as a client does, write any question here: the bot will ask whether to send it.
team-help = Here the bot sends you notifications. To see what you can do with a request, send /help in that request.
team-help-line = { $command } — { $what }
team-help-try = To see the bot as a client does, write any question here: the bot will ask whether to send it.
team-help-as-client = Everything you write here now reaches the team as if from a client. To stop: /start
team-help-version = Version of the program: Topicdesk { $version }
notice-answered = Only you see this notification, and your reply to it does not go to the client. Answer in request #{ $number }: { $linkHtml }
notice-answered-link = open the request
notice-answered-several = Only you see this notification, and your reply to it does not go to the client. Tap the number of a request in it and answer there.
notice-answered-unshown = Only you see this notification, and your reply to it does not go to the client. Answer in request #{ $number } when it appears in the group.
ticket-list-page = Page { $page } of { $pages }
button-newer = ‹ Newer
button-older = Older ›
button-client-move-here = Move my last message here from #{ $number }
desk-held-blocked = The client is blocked, so they did not get this.
button-send-blocked = Send anyway
setup-client-link = Link for clients: { $link }
button-setup-again = Check again
toast-checking = Checking…

### Frequent questions: a client presses one and reads its answer

menu-faq = answers to frequent questions
menu-team-faq = clients’ frequent questions

faq-offer = Frequent questions. Press yours, or just write to us.
client-help-faq = /faq — answers to frequent questions
faq-none = There are no ready answers yet. Write your question, and we will answer right here.
faq-write = Write what is still unclear, and we will answer right here.
faq-write-now = Write your question here
faq-thanks = Glad that it helped!
faq-gone = This question is not in the list any more.
faq-sent-already = This answer is already below in the chat.
button-faq-helped = 👍 It helped
button-faq-write = ✍️ Write to us
button-faq-list = ‹ To the questions
button-faq-back = ‹ Back
button-faq-next = More ›

faq-empty = There are no frequent questions yet. Clients will see them as buttons after /start and by the command /faq.
faq-list = <b>Frequent questions: { $count }</b>
faq-line = { $place }. { $question } — asked: { $asked }, helped: { $helped }
faq-how =
    To add one: <code>/faq add How do I return goods? = Within 14 days, write us the order’s number.</code> For an answer with formatting or a file send <code>/faq add How do I return goods?</code> and then the answer itself.
    To remove one: <code>/faq remove 2</code>
faq-counts = Place in the list: { $place }. Asked: { $asked }, helped: { $helped }.
faq-file = 📎 Along with the answer the client gets: { $kind }.
faq-added = Added. A client will see this:
faq-answered = The answer is replaced. A client will see this:
faq-removed = The question “{ $question }” is removed. Clients do not see it any more.
faq-ask-answer = Send the answer to “{ $question }” as one message: a text, a photo, a video, a voice message or a file. The formatting is kept.
button-faq-preview = 👁 Show as to a client
button-faq-answer = Replace the answer
button-faq-remove = Remove the question

faq-add-how = After add there must be a question: <code>/faq add How do I return goods? = Within 14 days.</code> Nothing has changed.
faq-remove-how = After remove there must be the question or its number: <code>/faq remove 2</code>. The numbers are in the list: /faq
faq-unknown = There is no question “{ $word }” in the list. Nothing has changed. The list: /faq
faq-taken = There is a question “{ $question }” already, number { $place }. To change its answer, open it in /faq and press “Replace the answer”.
faq-question-long = The question has { $length } characters, and there may be { $most }. Nothing has changed.
faq-wrong-empty = The answer is empty. Write it after the sign “=”, or send it as a message of its own. Nothing has changed.
faq-wrong-kind = The bot cannot repeat such a message to a client. An answer may be a text, a photo, a video, a voice message or a file. Nothing has changed.
faq-wrong-album = An answer is one message and no album. Send one picture or a text. Nothing has changed.
faq-wrong-long = The answer has { $length } characters, and there may be { $most }: together with the question it has to fit into one message. Nothing has changed.
faq-wrong-command = The message begins with a command, and it is not clear whether it is the answer. If it is, send it like this: <code>/faq add question = answer</code>. Nothing has changed.

audit-faq_added = { $who } added the frequent question “{ $name }”
audit-faq_answered = { $who } replaced the answer to the frequent question “{ $name }”
audit-faq_removed = { $who } removed the frequent question “{ $name }”
audit-faq_ordered = { $who } moved the frequent question “{ $name }” from place { $from } to place { $to }

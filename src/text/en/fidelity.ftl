### Whose words a message has, and what it answers

desk-origin = ↪️ The client forwarded somebody else’s message. Author: { $name }
desk-answers = ↩️ The client is replying to these words: <blockquote>{ $text }</blockquote>
desk-answers-elsewhere = ↩️ The client is replying to a message from another chat. Author: { $name } <blockquote>{ $text }</blockquote>
ticket-origin = ↪️ Forwarded from: { $name }
ticket-answers = ↩️ This is a reply to a message in “{ $name }”: <blockquote>{ $text }</blockquote>
desk-history-origin = forwarded, author: { $name }

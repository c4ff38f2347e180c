### Чьи слова в сообщении и на что оно отвечает

desk-origin = ↪️ Клиент переслал чужое сообщение. Автор: { $name }
desk-answers = ↩️ Клиент отвечает на слова: <blockquote>{ $text }</blockquote>
desk-answers-elsewhere = ↩️ Клиент отвечает на сообщение из другого чата. Автор: { $name } <blockquote>{ $text }</blockquote>
ticket-origin = ↪️ Переслано от: { $name }
ticket-answers = ↩️ Это ответ на сообщение из «{ $name }»: <blockquote>{ $text }</blockquote>
desk-history-origin = переслано, автор: { $name }

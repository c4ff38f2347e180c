### Кнопки

button-subject-skip = Не выбирать
button-client-close = Вопрос решён
button-client-continue = Продолжить
button-client-reopen = Открыть снова
button-client-history = История
button-client-ticket = №{ $number }
button-client-ticket-subject = №{ $number } { $subject }
button-client-new = Новое обращение
button-client-move = В другое обращение
button-yes = Да
button-no = Нет
button-claim = 🙋 Взять
button-call = 📞 Был созвон
button-note = 📝 Заметка
button-transfer = 🔁 Передать
button-close = ✅ Закрыть
button-more = ⋯
button-back = ‹ Назад
button-block = Заблокировать клиента
button-unblock = Разблокировать клиента
button-subject = Тема
button-reopen = ♻️ Открыть снова
button-send-note = Отправить клиенту
button-reopen-and-send = Открыть снова и отправить
button-name = Имя клиента
button-split = В отдельное обращение

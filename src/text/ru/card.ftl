### Карточка и тема

card-title = <b>Обращение №{ $number }</b> · { $status }
card-moved = <b>Обращение №{ $number }</b> · Передано в отдел «{ $desk }»
card-client = Клиент: { $clientHtml }
card-manager = Кто отвечает: { $manager }
topic-name = №{ $number } { $client }
card-nobody = пока никто
card-turn-team = ⏳ Ждём ответа команды
card-turn-client = 💬 Ждём ответа клиента
status-unanswered = Не отвечено
status-answered = Отвечено
status-continued = Продолжить
kind-text = текст
kind-rich_message = текст с оформлением
kind-photo = фото
kind-live_photo = живое фото
kind-video = видео
kind-video_note = видеосообщение
kind-voice = голосовое сообщение
kind-audio = аудиозапись
kind-animation = GIF-анимацию
kind-document = файл
kind-sticker = стикер
kind-location = геопозицию
kind-venue = место на карте
kind-contact = контакт
kind-poll = опрос
kind-dice = кубик
kind-paid_media = платное фото или видео
kind-story = историю
kind-game = игру
kind-invoice = счёт
kind-giveaway = розыгрыш
kind-checklist = список дел
kind-other = сообщение, которое бот не понимает
card-client-since = с { $date }
card-earlier-tickets =
    { $count ->
        [one] раньше { $count } обращение
        [few] раньше { $count } обращения
       *[many] раньше { $count } обращений
    }
card-average-rating = средняя оценка { $stars }
card-unreachable = 🔕 Клиент остановил бота: ответы дойдут, когда он вернётся
card-blocked = 🚫 Клиент заблокирован
card-preferred-name = Обращаться: { $name }
card-subject = Тема: { $subject }
card-context = По ссылке: { $context }
card-desk = Отдел: { $desk }
card-split-from = Выделено из №{ $number }
card-opened = Открыто: { $when }
card-first-reply = Первый ответ: { $when }
card-closed = Закрыто: { $when }
card-questions = <b>Ждёт ответа</b>
card-journal = <b>Что было</b>
card-more =
    { $count ->
        [one] … и ещё { $count }
        [few] … и ещё { $count }
       *[many] … и ещё { $count }
    }
card-rating = Оценка: { $rating }
card-rating-resolved = вопрос решён
card-rating-unresolved = вопрос не решён
card-comment = «{ $text }»
card-tag-client = клиент
card-tag-date = дата
card-tag-source = бот
status-in_progress = В работе
status-call_logged = Был созвон
status-noted = Внутренняя заметка
status-closed = Закрыто
card-turn-closed = 🔒 Закрыто

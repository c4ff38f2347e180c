### Закрытие без ответа клиента

menu-autoclose = закрывать, если клиент не отвечает
autoclose-shown-off = Обращения сами не закрываются.
autoclose-shown = Обращение закрывается само, если клиент не отвечает { $after }.
autoclose-shown-warning = Обращение закрывается само, если клиент не отвечает { $after }. За { $warning } до этого клиент получает предупреждение.
autoclose-how =
    Указать: <code>/autoclose 48h</code>, с предупреждением за сутки: <code>/autoclose 48h 24h</code>
    Выключить: <code>/autoclose off</code>
autoclose-hours = И предупреждение, и закрытие бывают только в рабочее время: /hours
autoclose-many =
    ⚠️ { $count ->
        [one] Так долго уже ждёт { $count } обращение.
        [few] Так долго уже ждут { $count } обращения.
       *[many] Так долго уже ждут { $count } обращений.
    } Через { $minutes } мин. бот начнёт их закрывать, по очереди. Если не нужно: /autoclose off, или укажите срок больше.
autoclose-many-warned =
    ⚠️ { $count ->
        [one] Так долго уже ждёт { $count } обращение.
        [few] Так долго уже ждут { $count } обращения.
       *[many] Так долго уже ждут { $count } обращений.
    } Через { $minutes } мин. бот начнёт предупреждать клиентов, по очереди. Если не нужно: /autoclose off, или укажите срок больше.
autoclose-wrong-word = Слово «{ $word }» непонятно. Срок пишут так: /autoclose 48h или /autoclose 48 ч
autoclose-wrong-unit = «{ $word }» — часы или дни? Напишите, например, 48h или 2 дня
autoclose-wrong-count = «{ $word }»: нужен один срок или два. Через сколько закрыть: /autoclose 48h. И за сколько предупредить: /autoclose 48h 24h
autoclose-wrong-zero = «{ $word }»: срок должен быть не меньше минуты. Выключить: /autoclose off
autoclose-wrong-long = «{ $word }»: это больше года. Проверьте срок.
autoclose-wrong-order = «{ $word }»: предупреждение должно быть раньше закрытия. Сначала пишут, через сколько закрыть, потом — за сколько предупредить: /autoclose 48h 24h
autoclose-warning = Ждём вашего ответа по обращению №{ $number }. Если вы не напишете, примерно через { $left } мы его закроем.
ticket-closed-by-bot = Мы не дождались ответа и закрыли обращение №{ $number }. Если вопрос остался, просто напишите сюда.
audit-autoclose = { $who }: закрытие без ответа клиента изменено. Было: { $from }. Стало: { $to }
audit-autoclose-off = выключено
audit-autoclose-warning = { $after }, предупреждение за { $warning }

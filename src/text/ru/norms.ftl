### Нормы времени: что настраивает администратор, и о чём бот напоминает

menu-sla = нормы времени на ответ и закрытие

norms-hours = { $count } ч
norms-minutes = { $count } мин
norms-two = ответ — { $reply }, закрытие — { $closing }
norms-three = первый ответ — { $first }, следующие — { $next }, закрытие — { $closing }
norms-none = нет
norms-shown = <b>Нормы времени</b>: { $norms }
norms-desk = У отдела «{ $desk }» свои нормы: { $norms }
norms-desk-none = У отдела «{ $desk }» норм нет.
norms-how =
    Считается только рабочее время: /hours
    Ответ и закрытие: <code>/sla 15m 8h</code>. Первый ответ, следующие и закрытие: <code>/sla 15m 30m 8h</code>
    Для одного отдела: <code>/sla Отдел = 30m 16h</code>. Выключить: <code>/sla off</code>
norms-saved = Нормы теперь: { $norms }. Считается только рабочее время.
norms-saved-desk = Нормы отдела «{ $desk }» теперь: { $norms }. Считается только рабочее время.
norms-off =
    Общие нормы выключены.{ $hasOwn ->
        [yes] {""}
       *[no] { " " }Бот о сроках не напоминает.
    }
norms-off-desk = Для отдела «{ $desk }» нормы выключены.
norms-desk-taken = У отдела «{ $desk }» теперь общие нормы: { $norms }.
norms-desk-taken-none = У отдела «{ $desk }» теперь нет норм: общие не указаны.
norms-wrong-word = Слово «{ $word }» непонятно. Минуты и часы пишут так: /sla 15m 8h или /sla 15 мин 8 ч. Для отдела: /sla Отдел = 30m 16h
norms-wrong-unit = «{ $word }» — минуты или часы? Напишите, например, 15m или 8h
norms-wrong-day = «{ $word }»: в нормах считают рабочие минуты и часы, а не дни. Например, два дня по 8 часов — это 16h
norms-wrong-count = «{ $word }»: нужны два срока или три. Ответ и закрытие: /sla 15m 8h. Первый ответ, следующие и закрытие: /sla 15m 30m 8h
norms-wrong-zero = «{ $word }»: срок должен быть не меньше минуты. Выключить нормы: /sla off
norms-wrong-long = «{ $word }»: это больше 1000 рабочих часов. Проверьте срок.
norms-wrong-order = «{ $word }»: на ответ отведено больше времени, чем на закрытие. Сначала пишут срок ответа, в конце — срок закрытия: /sla 15m 8h

norms-ping-reaction =
    { $isOver ->
        [yes] ⏰ Клиент ждёт ответа. По норме ответить нужно было до { $when }.
       *[no] ⏰ Клиент ждёт ответа. По норме ответить нужно до { $when }.
    }
norms-ping-closing =
    { $isOver ->
        [yes] ⏰ По норме закрыть обращение нужно было до { $when }.
       *[no] ⏰ По норме закрыть обращение нужно до { $when }.
    }
norms-many =
    { $count ->
        [one] ⏰ Подходит или прошёл срок у { $count } обращения:
       *[many] ⏰ Подходит или прошёл срок у { $count } обращений:
    }
norms-overdue =
    { $count ->
        [one] ⏰ Срок прошёл у { $count } обращения:
       *[many] ⏰ Срок прошёл у { $count } обращений:
    }
norms-late =
    { $count ->
        [one] ‼️ Срок сильно превышен у { $count } обращения:
       *[many] ‼️ Срок сильно превышен у { $count } обращений:
    }
norms-number = №{ $number }
norms-line =
    { $kind ->
        [reaction] { $ticketHtml } · { $client } · ответить до { $when } · { $managerHtml }
       *[closing] { $ticketHtml } · { $client } · закрыть до { $when } · { $managerHtml }
    }
norms-missed = ⏰ { $managersHtml }: срок у этого обращения прошёл.
norms-missed-how = Чтобы бот сообщал о таком лично, откройте { $linkHtml } и нажмите «Старт».

audit-norms = { $who }: нормы времени изменены. Было: { $from }. Стало: { $to }
audit-norms-desk = { $who }: нормы времени отдела «{ $desk }» изменены. Было: { $from }. Стало: { $to }
audit-norms-common = общие

card-norm-reaction = ⏰ Ответить до { $when }
card-norm-closing = Закрыть до { $when }
card-norm-kept = Закрыто в срок
card-norm-broken = Закрыто позже срока: нужно было до { $when }
alert-clock-jumped =
    ⚠️ Часы сервера перескочили вперёд на { $by }. Возможно, сервер был на паузе, а может быть, часы идут неверно.
    Сроки обращений подождут 10 минут: пока ни напоминаний, ни закрытий. Проверьте время на сервере: команда <code>date</code>

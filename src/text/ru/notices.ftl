### Новости в личном чате: о чём сказать менеджеру, и что он выбрал

menu-notify = о чём сообщать вам лично

notices-overdue =
    { $count ->
        [one] ⏰ Срок прошёл у { $count } обращения:
       *[many] ⏰ Срок прошёл у { $count } обращений:
    }
notices-given =
    { $count ->
        [one] 🔁 Вам передали { $count } обращение:
        [few] 🔁 Вам передали { $count } обращения:
       *[many] 🔁 Вам передали { $count } обращений:
    }
notices-own =
    { $count ->
        [one] 💬 Клиент написал в вашем обращении:
       *[many] 💬 Клиенты написали в ваших обращениях: { $count }
    }
notices-colleague =
    { $count ->
        [one] 💬 Клиент пишет, а его менеджер не на смене:
       *[many] 💬 Клиенты пишут, а их менеджеры не на смене: { $count }
    }
notices-back =
    { $count ->
        [one] 💤 Вернулось отложенное обращение:
       *[many] 💤 Вернулись отложенные обращения: { $count }
    }
notices-new =
    { $count ->
        [one] 🆕 Новое обращение:
       *[many] 🆕 Новые обращения: { $count }
    }
notices-low =
    { $count ->
        [one] ⭐ Низкая оценка:
       *[many] ⭐ Низкие оценки: { $count }
    }
notices-missed = { $managerHtml }, клиент снова написал в вашем обращении.

notify-list =
    <b>О чём сообщать вам лично</b>
    О просроченных обращениях бот сообщает всегда. Новости приходят не чаще раза в минуту: то, что случится раньше, бот допишет в последнее сообщение.
notify-quiet = Тихие часы: { $hours }. Что случится в это время, придёт после них.
notify-quiet-none = Тихих часов нет. Задать: <code>/notify quiet 22-8</code>
notify-quiet-how = В какие часы не беспокоить? Например: <code>/notify quiet 22-8</code>. Убрать: <code>/notify quiet off</code>
notify-off = Лично вам бот ни о чём не сообщает, даже о просроченных обращениях. О переданных он напомнит в теме обращения.
notify-how = Можно так: <code>/notify new on</code>, <code>/notify own off</code>, <code>/notify low on</code>, <code>/notify quiet 22-8</code>, <code>/notify off</code>. Или кнопками: /notify
notify-wrong-word = Слово «{ $word }» непонятно.
notify-wrong-value = «{ $word }»: нужно <code>on</code> или <code>off</code>.
notify-wrong-quiet = «{ $word }» — это не часы. Например: <code>/notify quiet 22-8</code>
button-notify-new = { $mark } Новые обращения
button-notify-own = { $mark } Мои обращения
button-notify-low = { $mark } Низкие оценки
button-notify-loud = Убрать тихие часы
button-notify-off = Ни о чём не сообщать
button-notify-on = Сообщать снова

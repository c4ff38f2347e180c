# Рабочее время: что читает администратор, и что клиент, пока никого нет.

away = Сейчас мы не на связи. Ответим { $when }.
away-unknown = Сейчас мы не на связи. Ответим, как только вернёмся.

# $date — «2 января», $time — «9:00».
hours-opening =
    { $day ->
        [today] сегодня
        [tomorrow] завтра
        [monday] в понедельник
        [tuesday] во вторник
        [wednesday] в среду
        [thursday] в четверг
        [friday] в пятницу
        [saturday] в субботу
        [sunday] в воскресенье
       *[date] { $date }
    }{ $isAfterHolidays ->
        [yes] , после праздников,
       *[no] {""}
    } с { $time }

hours-always = круглосуточно
hours-daily = ежедневно { $spans }
hours-shown = <b>Рабочее время</b>: { $hours }
hours-desk = У отдела «{ $desk }» свои часы: { $hours }
hours-zone = Часовой пояс: { $timeZone }, там сейчас { $time }. Если у вас другое время, укажите на сервере свой TIME_ZONE в файле .env
hours-now-open = Сейчас рабочее время, до { $until }.
hours-now-always = Сейчас рабочее время.
hours-now-closed = Сейчас нерабочее время. Откроемся { $when }.
hours-now-never = Сейчас нерабочее время, и ближайшего рабочего дня нет.
hours-how = Изменить: <code>/hours { $example }</code>. Для одного отдела: <code>/hours Отдел = 10-19</code>. Праздники: /holidays
hours-example = пн-пт 9-18, сб 10-14
hours-saved =
    Рабочее время теперь: { $hours }.{ $isAlways ->
        [yes] {""}
       *[no] { " " }В остальное время клиент прочитает, когда вы вернётесь.
    }
hours-saved-desk = Рабочее время отдела «{ $desk }» теперь: { $hours }.
hours-desk-taken = У отдела «{ $desk }» теперь общее рабочее время: { $hours }.
hours-wrong-word = Слово «{ $word }» непонятно. Например: /hours пн-пт 9-18, сб 10-14. Для отдела: /hours Отдел = 10-19
hours-wrong-off = Если вы работаете всегда, напишите /hours 24/7. Чтобы у отдела снова было общее время: /hours Отдел = —
hours-wrong-time = «{ $word }» — такого времени нет. Часы пишут от 0 до 24: 9-18 или 9:30-18:00
hours-wrong-empty = «{ $word }» — начало и конец совпадают. Если работаете весь день, напишите 0-24, если всегда — 24/7
hours-wrong-without_time = Для «{ $word }» не указаны часы. Например: /hours пн-пт 9-18
hours-wrong-nothing = Не указаны часы. Например: /hours пн-пт 9-18, сб 10-14

holidays-list = <b>Праздники и дни с другими часами</b>
holidays-none = Праздников пока нет. Добавить: <code>/holidays add 31.12.2026-08.01.2027 Новый год</code>
holidays-closed = не работаем
holidays-added = Записано: { $line }
holidays-removed = { $dates }: снова обычные часы.
holidays-unknown = { $dates }: и так обычные часы. Список: /holidays
holidays-remove-more = После дат ничего писать не нужно, поэтому бот ничего не убрал: «{ $words }». Дни убираются целиком: <code>/holidays remove 31.12.2026</code>
holidays-how =
    Добавить: <code>/holidays add 31.12.2026-08.01.2027 Новый год</code>
    Другие часы в этот день: <code>/holidays add 30.12.2026 9-15</code>
    Убрать: <code>/holidays remove 31.12.2026</code>
holidays-wrong-unknown = «{ $word }» — такой даты нет. Дату пишут так: 31.12 или 31.12.2026
holidays-wrong-backwards = { $word }: последний день раньше первого.
holidays-wrong-unclear = «{ $word }» непонятно: название или часы? Часы пишут сразу после даты: /holidays add 30.12.2026 9-15
holidays-wrong-past = { $word }: это уже прошло.
holidays-wrong-too_long = { $word }: это больше года. Проверьте даты.

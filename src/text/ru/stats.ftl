# Статистика: команда /stats и картинки, которые она присылает. Те же картинки — в сводке /report.

menu-stats = статистика картинками
stats-caption = <b>Статистика:</b> { $where }
stats-caption-finding =
    <b>Статистика:</b> { $where }

    { $finding }
stats-table-title = Цифры: { $where }
stats-table-heading = <b>Цифры:</b> { $where }
stats-table-present = Период
stats-table-before = До этого
stats-table-earlier = До этого — { $before }
stats-table-line = • { $measure }: { $present } (до этого { $before })
stats-table-open = Осталось открыто
stats-table-median = Первый ответ: у половины быстрее
stats-table-p90 = Первый ответ: у девяти из десяти быстрее
stats-refused = Telegram не принял картинки: { $reason }. Попробуйте ещё раз: /stats
audit-stats = { $who }: запрошена статистика ({ $period })
stats-empty =
    { $where }: обращений не было, показать нечего. Другой период — словами:
    <code>/stats прошлый-месяц</code>
    <code>/stats 2026-11-01 2026-11-20</code>

stats-finding-worse_ratings = Средняя оценка снизилась: { $stars } вместо { $before } за период до этого.
stats-finding-better_ratings = Средняя оценка выросла: { $stars } вместо { $before } за период до этого.
stats-finding-slower =
    Первого ответа ждали { $times ->
        [1.5] в полтора раза
        [2] вдвое
        [3] втрое
        [few] в { $times } раза
       *[other] в { $times } раз
    } дольше, чем за период до этого: обычно { $median } вместо { $before }.
stats-finding-faster =
    Первого ответа ждали { $times ->
        [1.5] в полтора раза
        [2] вдвое
        [3] втрое
        [few] в { $times } раза
       *[other] в { $times } раз
    } меньше, чем за период до этого: обычно { $median } вместо { $before }.
stats-finding-backlog = Открытых обращений стало больше: { $open }, а в начале периода было { $before }.
stats-finding-busy_today =
    Сегодня обращений уже { $times ->
        [2] вдвое
        [3] втрое
        [few] в { $times } раза
       *[other] в { $times } раз
    } больше, чем обычно за день: { $opened } вместо { $usual }.
stats-finding-busy_weekday =
    { $weekday ->
        [1] В понедельник
        [2] Во вторник
        [3] В среду
        [4] В четверг
        [5] В пятницу
        [6] В субботу
       *[7] В воскресенье
    } обращений было { $times ->
        [2] вдвое
        [3] втрое
        [few] в { $times } раза
       *[other] в { $times } раз
    } больше, чем обычно: { $opened } вместо { $usual }.
stats-finding-busy_day =
    { $weekday ->
        [1] В понедельник
        [2] Во вторник
        [3] В среду
        [4] В четверг
        [5] В пятницу
        [6] В субботу
       *[7] В воскресенье
    }, { $date }, обращений было { $times ->
        [2] вдвое
        [3] втрое
        [few] в { $times } раза
       *[other] в { $times } раз
    } больше, чем обычно: { $opened } вместо { $usual }.
stats-finding-more =
    Обращений { $times ->
        [1.5] в полтора раза
        [2] вдвое
        [3] втрое
        [few] в { $times } раза
       *[other] в { $times } раз
    } больше, чем за период до этого: { $tickets } вместо { $before }.
stats-finding-fewer =
    Обращений { $times ->
        [1.5] в полтора раза
        [2] вдвое
        [3] втрое
        [few] в { $times } раза
       *[other] в { $times } раз
    } меньше, чем за период до этого: { $tickets } вместо { $before }.

stats-chart-load =
    Обращения { $unit ->
        [hour] по часам
        [day] по дням
        [week] по неделям
       *[month] по месяцам
    }
stats-chart-heat = Когда пишут клиенты
stats-chart-times = Сколько ждут первого ответа
stats-chart-ratings = Оценки клиентов
stats-chart-staff = Кто сколько сделал
stats-opened = Открыто: { $count }
stats-closed = Закрыто: { $count }
stats-backlog = Остаётся открыто: { $count }
stats-median = Половина ждёт меньше (в целом { $time })
stats-p90 = Девять из десяти — меньше (в целом { $time })
stats-replies = Ответы: { $count }
stats-ratings =
    { $count ->
        [one] { $count } оценка
        [few] { $count } оценки
       *[many] { $count } оценок
    }
stats-rest =
    { $count ->
        [one] Ещё { $count } сотрудник
        [few] Ещё { $count } сотрудника
       *[many] Ещё { $count } сотрудников
    } вместе
stats-time-none = меньше минуты
stats-time-minutes = { $minutes } мин
stats-time-hours = { $hours } ч
stats-time-hours-minutes = { $hours } ч { $minutes } мин
stats-time-days = { $days } д
stats-time-days-hours = { $days } д { $hours } ч
stats-unit-minute = мин
stats-unit-hour = ч
stats-unit-day = д

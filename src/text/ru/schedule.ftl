# Отчёты по расписанию: команда /schedule и то, что она присылает.

menu-schedule = отчёты по расписанию
schedule-list =
    <b>Отчёты по расписанию</b>
    Часовой пояс: { $zone }
schedule-none = Пока ничего не запланировано.
schedule-line = №{ $number }: { $what } — { $when }. Кому: { $people }. Следующая отправка: { $next }
schedule-how =
    Добавить — кнопкой ниже или словами, время в конце:
    <code>/schedule отчёт сводка прошлый-месяц 1-го числа в 9:00</code>
    <code>/schedule отчёт сотрудники прошлая-неделя отдел=Склад по понедельникам в 9:00</code>
    <code>/schedule отчёт обращения вчера 30 8 * * 1-5</code>
    <code>/schedule статистика неделя по пятницам в 18:00</code>
    Удалить: <code>/schedule remove 1</code>
schedule-page =
    <b>Расписание №{ $number }</b>
    { $what }
    { $when }
    Следующая отправка: { $next }
    Кому: { $people }
    Кто попросил: { $by }

    Кому ещё присылать, выберите кнопками: здесь администраторы, которые открыли бота.
schedule-choice =
    <b>Новое расписание</b>
    { $what }
    { $when } ({ $zone })

    Другое время и отбор — словами: /schedule
schedule-kind-tickets = отчёт «обращения»
schedule-kind-staff = отчёт «сотрудники»
schedule-kind-summary = отчёт «сводка»
schedule-kind-stats = статистика
schedule-what = { $kind } { $period }
schedule-unreached = { $name } (не доходит)
schedule-caption = Расписание №{ $number }: { $when }. Изменить: /schedule
schedule-day = { $count }-го
schedule-when-daily = каждый день в { $hours }
schedule-when-workdays = по будням в { $hours }
schedule-when-weekend = по выходным в { $hours }
schedule-when-weekly =
    { $day ->
        [monday] каждый понедельник
        [tuesday] каждый вторник
        [wednesday] каждую среду
        [thursday] каждый четверг
        [friday] каждую пятницу
        [saturday] каждую субботу
       *[sunday] каждое воскресенье
    } в { $hours }
schedule-when-days = { $days } в { $hours }
schedule-when-monthly = { $days } числа каждого месяца в { $hours }
schedule-when-last = в последний день каждого месяца в { $hours }
schedule-when-hourly = каждый час: в 0:{ $minute }, 1:{ $minute } и так далее
schedule-when-line = по строке { $line }

button-schedule-open = №{ $number }
button-schedule-new = ➕ Новое расписание
button-schedule-daily = Каждый день в 9:00
button-schedule-evening = Каждый день в 18:00
button-schedule-workdays = По будням в 9:00
button-schedule-monday = По понедельникам в 9:00
button-schedule-month = 1-го числа в 9:00
button-schedule-make = 🗓 Присылать по расписанию
button-schedule-remove = 🗑 Удалить расписание
button-schedule-list = ← Все расписания
toast-schedule-removed = Расписание удалено.
refusal-schedule-last = Кому-то это должно приходить. Если больше никому не нужно, удалите расписание.

schedule-already = Такое расписание уже есть, №{ $number }: { $what } — { $when }.
schedule-too-many = Расписаний уже { $count }, больше нельзя. Удалите ненужное: /schedule
schedule-removed = Расписание №{ $number } удалено: { $what } — { $when }.
schedule-remove-none = Удалять нечего: расписаний нет.
schedule-remove-wrong =
    { $word ->
        [none] Укажите номер расписания
       *[other] Расписания «{ $word }» нет
    }. Есть номера: { $numbers }. Например: <code>/schedule remove 1</code>
schedule-wrong-thing = «{ $word }» по расписанию не присылается. Начните со слова «отчёт» или «статистика»: <code>/schedule отчёт сводка прошлый-месяц 1-го числа в 9:00</code>
schedule-wrong-period =
    «{ $word }» для расписания не подходит: период должен сдвигаться вместе с календарём. Есть: сегодня, вчера, неделя, месяц, прошлая-неделя, прошлый-месяц. Время пишут в самом конце: каждый день в 9:00, по понедельникам в 9:00, 1-го числа в 9:00 или 0 9 * * 1
    Разовый отчёт за любые даты: /report
schedule-wrong-no-period = Не хватает периода: сегодня, вчера, неделя, месяц, прошлая-неделя или прошлый-месяц. Например: <code>/schedule отчёт сводка прошлый-месяц 0 9 1 * *</code>
schedule-wrong-untimed = Не хватает времени. Его пишут в конце: каждый день в 9:00, по понедельникам в 9:00, 1-го числа в 9:00 или 0 9 * * 1
schedule-wrong-count = «{ $word }»: в строке времени пять полей — минута, час, число, месяц, день недели. Например, 0 9 1 * * — это 1-го числа в 9:00.
schedule-wrong-seconds = «{ $word }»: здесь шесть полей, а нужно пять, без секунд: минута, час, число, месяц, день недели. Например, 0 9 1 * * — это 1-го числа в 9:00.
schedule-wrong-minute = «{ $word }» — такой минуты нет. Минута, первое поле, — число от 0 до 59.
schedule-wrong-hour = «{ $word }» — такого часа нет. Час, второе поле, — от 0 до 23, например 9 или 9,18.
schedule-wrong-dayOfMonth = «{ $word }» — такого числа нет. Число месяца, третье поле, — от 1 до 31, L — последний день, * — любой.
schedule-wrong-month = «{ $word }» — такого месяца нет. Месяц, четвёртое поле, — от 1 до 12, * — любой.
schedule-wrong-dayOfWeek = «{ $word }» — такого дня недели нет. День недели, пятое поле, — от 1 (понедельник) до 7 (воскресенье), * — любой.
schedule-wrong-often = «{ $word }»: чаще раза в час отчёты не присылаются. В первом поле нужна одна минута, например 0 * * * * — каждый час.
schedule-wrong-both = «{ $word }»: указаны и число, и день недели, а понять это можно по-разному. Оставьте что-то одно, в другом поле поставьте *
schedule-wrong-never = «{ $word }»: такого дня не бывает, и отчёт не пришёл бы никогда. Проверьте число и месяц.
schedule-given-you = Теперь и вам будет приходить { $what } — { $when }. Вас добавил администратор { $who }. Отказаться: /schedule
schedule-spared-you = Расписание №{ $number } вам больше не приходит: { $what } — { $when }. Вас убрал администратор { $who }.
schedule-removed-you = Расписание №{ $number } удалено, больше ничего не придёт: { $what } — { $when }.
schedule-missed = Не дошло по расписанию №{ $number }: { $what } — { $when }. Получатель, { $who }, остановил бота: нужно открыть бота и нажать «Старт». Расписание осталось, в следующий раз бот попробует снова. Об этом получателе больше не напомню. Изменить: /schedule
schedule-left =
    Больше не администраторы, и отчёты по расписанию им не приходят: { $names }.{ $count ->
        [0] {" "}Остальным отчёты приходят по-прежнему.
       *[other] {" "}Эти расписания больше никому не нужны и остановлены; если нужны, добавьте их снова:
    }
schedule-stopped-line = №{ $number }: { $what } — { $when }
schedule-zone = Часовой пояс команды теперь { $zone }, и отчёты по расписанию приходят по нему:
schedule-zone-line = №{ $number }: { $what } — { $when }. Следующая отправка: { $next }
audit-schedule_added = { $who }: расписание №{ $number } добавлено — { $kind }, { $when }
audit-schedule_removed = { $who }: расписание №{ $number } удалено — { $kind }, { $when }
audit-schedule_given = { $who }: расписание №{ $number } приходит и получателю { $person }
audit-schedule_spared = { $who }: расписание №{ $number } больше не приходит получателю { $person }

# Отчёты: команда /report и таблица, которую она присылает.

menu-report = отчёт в таблице
report-page =
    <b>Отчёт</b>
    { $kind }, { $period }{ $desk ->
        [none] {""}
       *[other] , отдел «{ $desk }»
    }

    Любой другой период и отбор — словами:
    <code>/report обращения 2026-11-01 2026-11-20</code>
    <code>/report сотрудники прошлый-месяц отдел=Склад</code>
    <code>/report сводка 2026-11 категория=«Возврат денег» менеджер=@boris</code>
report-kind-tickets = обращения
report-kind-staff = сотрудники
report-kind-summary = сводка
report-period-today = за сегодня
report-period-yesterday = за вчера
report-period-week = за эту неделю
report-period-last-week = за прошлую неделю
report-period-month = за этот месяц
report-period-last-month = за прошлый месяц
button-report-tickets = Обращения
button-report-staff = Сотрудники
button-report-summary = Сводка
button-report-stats = Статистика
button-report-today = Сегодня
button-report-yesterday = Вчера
button-report-week = Эта неделя
button-report-last-week = Прошлая неделя
button-report-month = Этот месяц
button-report-last-month = Прошлый месяц
button-report-all-desks = Все отделы
button-report-make = 📊 Прислать отчёт
toast-report = Готовлю отчёт, пришлю его сюда.

report-erased-meanwhile = Пока отчёт отправлялся, были удалены данные клиента, а в файле они могли остаться. Удалите этот файл и попросите отчёт снова: /report
report-under-way = Предыдущий файл ещё готовится. Когда он придёт, можно попросить следующий.
progress-report = ⏳ Готовлю отчёт, пришлю его сюда.
progress-stats = ⏳ Готовлю статистику, пришлю её сюда.
progress-transcript = ⏳ Собираю переписку, пришлю её сюда.
progress-read = { $beginningHtml } Уже прочитано обращений: { $count }
progress-loaded = { $beginningHtml } Уже загружено вложений: { $count }
progress-made = ⏳ Готово, отправляю.
progress-over = Подготовка закончена.
report-empty = { $period }: в отчёт «{ $kind }» ничего не попало, поэтому файла нет.
report-empty-filtered = { $period }, { $filter }: в отчёт «{ $kind }» ничего не попало, поэтому файла нет.
report-refused-size = Telegram не принял файл отчёта: { $size } МБ для него слишком много. Выберите период короче: /report
report-split = Отчёт получился больше 50 МБ, такие файлы Telegram не принимает. Пришлю его частями: { $parts }.
report-too-large = { $period }: отчёт даже за один день больше 50 МБ, такие файлы Telegram не принимает. Попросите его по отделам или менеджерам, например: /report обращения 2026-11-20 отдел=Склад
report-refused = Telegram не принял файл с отчётом: { $reason }. Попробуйте ещё раз: /report
report-failed = Отчёт сделать не получилось: { $reason }. Попробуйте ещё раз: { $command }
report-caption = Отчёт «{ $kind }»: { $period }
report-caption-filtered = Отчёт «{ $kind }»: { $period }, { $filter }
report-filter-desk = отдел «{ $name }»
report-filter-subject = категория «{ $name }»
report-filter-manager = менеджер { $name }
report-wrong-unknown =
    { $command ->
        [schedule]
            «{ $word }» непонятно. Период пишут так: сегодня, вчера, неделя, месяц, прошлая-неделя или прошлый-месяц.
            Названия из нескольких слов — в кавычках: категория=«Возврат денег»
       *[other]
            «{ $word }» непонятно. Период пишут так: сегодня, вчера, неделя, месяц, прошлая-неделя, прошлый-месяц, 2026-11, 2026-11-20 или 2026-11-01 2026-11-20.
            Названия из нескольких слов — в кавычках: /{ $command } категория=«Возврат денег»
    }
report-wrong-date = «{ $word }» — такой даты нет. Дату пишут так: 2026-11-20
report-wrong-backwards = «{ $word }»: последний день раньше первого. Сначала пишут ранний: 2026-11-01 2026-11-20
report-wrong-future = «{ $word }»: эти дни ещё не наступили.
report-wrong-long = «{ $word }»: это больше десяти лет. Проверьте год.
report-wrong-twice = «{ $word }»: такое уже есть в этой команде. Укажите что-то одно.
report-wrong-value = После «{ $word }» не хватает названия. Например: отдел=Склад
report-wrong-quote = После «{ $word }» кавычка не закрыта, и непонятно, где кончается название. Например: категория=«Возврат денег»
report-wrong-filter = По «{ $word }» отобрать нельзя. Можно: отдел=Склад, категория=«Возврат денег», менеджер=@boris
report-no-subject = Категории «{ $name }» нет. Есть: { $names }
report-no-subjects = Категории «{ $name }» нет, потому что категорий ещё нет. Добавить: /subjects
report-no-manager = Менеджера «{ $name }» нет. Есть: { $names }
report-many-managers = Менеджеров с именем «{ $name }» несколько. Укажите одного: { $names }
audit-report = { $who }: запрошен отчёт «{ $kind }» ({ $period })

report-sheet-tickets = Обращения
report-sheet-staff = Сотрудники
report-sheet-activity = Ответы по часам
report-sheet-totals = Итоги
report-sheet-days = По дням
report-sheet-hours = По часам
report-sheet-subjects = По категориям
report-sheet-desks = По отделам
report-sheet-ratings = Оценки
report-sheet-questions = Частые вопросы
report-sheet-charts = Графики
report-sheet-how = Как это считается
report-total = Итого
report-average = ср.
report-everybody = Все вместе
report-anonymous = Анонимные администраторы
report-nobody = никто
report-without = не указано
report-open = Открыть
report-yes = да
report-no = нет
report-source-telegram = бот в Telegram
report-fact-period = Период
report-fact-made = Отчёт сделан
report-rules = Главное
report-explained-column = Столбец или строка
report-explained-meaning = Что это значит

report-column-number = №
report-column-subject = Категория
report-column-desk = Отдел
report-column-client = Клиент
report-column-client_id = Номер клиента
report-column-source = Откуда
report-column-context = Пришёл по ссылке
report-column-status = Состояние
report-column-manager = Менеджер
report-column-opened_at = Открыто
report-column-first_reply_at = Первый ответ
report-column-closed_at = Закрыто
report-column-first_reply_min = До первого ответа, мин
report-column-first_reply_work_min = До первого ответа, рабочих мин
report-column-resolution_min = До закрытия, мин
report-column-resolution_work_min = До закрытия, рабочих мин
report-column-client_messages = Сообщений клиента
report-column-manager_messages = Сообщений команды
report-column-reopened = Открывали снова
report-column-calls = Созвоны
report-column-notes = Заметки
report-column-transfers = Передачи
report-column-priority = Приоритет
report-column-tags = Метки
report-column-rating = Оценка
report-column-rating_comment = Отзыв
report-column-resolved = Вопрос решён
report-column-within_reaction_norm = Ответы в норме
report-column-within_closing_norm = Закрытие в норме
report-column-topic_link = Ссылка
report-column-tickets_taken = Взято обращений
report-column-tickets_closed = Закрыто обращений
report-column-replies = Ответы
report-column-first_reply_min_avg = Первый ответ в среднем, мин
report-column-first_reply_min_min = Первый ответ, самый быстрый, мин
report-column-first_reply_min_max = Первый ответ, самый долгий, мин
report-column-first_reply_min_median = Первый ответ, половина быстрее, мин
report-column-first_reply_min_p90 = Первый ответ, 90 % быстрее, мин
report-column-reply_min_avg = Ответ в среднем, мин
report-column-reply_min_min = Ответ, самый быстрый, мин
report-column-reply_min_max = Ответ, самый долгий, мин
report-column-resolution_min_avg = До закрытия в среднем, мин
report-column-resolution_min_min = До закрытия, самое быстрое, мин
report-column-resolution_min_max = До закрытия, самое долгое, мин
report-column-rating_avg = Средняя оценка
report-column-ratings = Оценки
report-column-low_ratings = Низкие оценки
report-column-overdue_reactions = Просрочено ответов
report-column-overdue_closings = Просрочено закрытий
report-column-transfers_in = Получено от других
report-column-transfers_out = Передано другим
report-column-first_action_at = Первое действие
report-column-last_action_at = Последнее действие
report-column-active_days = Дней с действиями
report-column-worked_h = Отработано, ч
report-column-weekday = День
report-column-measure = Показатель
report-column-change = Изменение
report-column-day = День
report-column-opened = Открыто
report-column-closed_that_day = Закрыто за день
report-column-backlog = Открыто на конец дня
report-column-hour = Час
report-column-tickets = Обращения
report-column-closed = Из них закрыто
report-column-lifetime_avg = До закрытия в среднем, ч:мин
report-column-reaction_share = Ответов в норме
report-column-closing_share = Обращений в норме закрытия
report-column-stars = Звёзды
report-column-share = Доля
report-column-question = Частый вопрос
report-column-asked = Спросили
report-column-helped = Помогло
report-column-wrote = Написали нам

report-measure-tickets = Открыто обращений
report-measure-closed = Из них закрыто
report-measure-reopened = Открывали снова, раз
report-measure-client_messages = Сообщений клиентов
report-measure-manager_messages = Сообщений команды
report-measure-calls = Созвоны
report-measure-first_reply_min = Первый ответ, самый быстрый, мин
report-measure-first_reply_avg = Первый ответ в среднем, мин
report-measure-first_reply_max = Первый ответ, самый долгий, мин
report-measure-reply_min = Ответ, самый быстрый, мин
report-measure-reply_avg = Ответ в среднем, мин
report-measure-reply_max = Ответ, самый долгий, мин
report-measure-lifetime_min = До закрытия, самое быстрое, ч:мин
report-measure-lifetime_avg = До закрытия в среднем, ч:мин
report-measure-lifetime_max = До закрытия, самое долгое, ч:мин
report-measure-ratings = Оценок
report-measure-rating_avg = Средняя оценка
report-measure-low_ratings = Низких оценок
report-measure-resolved_share = Вопрос решён, доля ответивших «Да»
report-measure-reaction_share = Доля ответов в норме
report-measure-closing_share = Доля обращений в норме закрытия

report-rule-opened = В отчёте обращения, открытые в этом периоде. Что было с ними потом, тоже посчитано, по сегодняшний день.
report-rule-opened-summary = Итоги считаются по обращениям, открытым в этом периоде. Закрытые и оставшиеся открытыми по дням — по всем обращениям. Рядом — период перед этим, такой же длины.
report-rule-happened = В отчёте то, что произошло в этом периоде, в том числе с обращениями, открытыми раньше.
report-rule-times = Время сообщения — то, которое показывает Telegram, даже если бот получил его позже. Кнопки и команды считаются по времени, когда бот их выполнил.
report-rule-reply = Ответ — это сообщение менеджера клиенту или отмеченный созвон. Заметки, автоматические сообщения, реакции и правки ответами не считаются. Альбом — одно сообщение. Сообщение, которое забрали назад командой /del или которое не дошло, не считается.
report-rule-whose = Ответ засчитан тому, кто его написал. Закрытие, оценка и просрочка — тому, у кого обращение было в тот момент. Строка «никто» — то, что случилось, когда обращение никто не вёл.
report-rule-zone = Даты и время — по часовому поясу команды.
report-rule-old = Для закрытий и открытий до обновления бота известно только время, когда бот их выполнил: если он тогда не работал, ожидание могло посчитаться короче.

report-how-number = Номер обращения, как на карточке. Внизу — сколько их.
report-how-subject = Категория, если её выбрали.
report-how-desk = Отдел, в котором обращение сейчас.
report-how-client = Имя клиента.
report-how-client_id = Номер клиента там, откуда он пишет. По нему клиента можно найти, даже если он сменил имя.
report-how-source = Откуда пишет клиент.
report-how-context = Что было в ссылке, по которой клиент пришёл: например, номер заказа.
report-how-status = Состояние на момент отчёта.
report-how-manager = Кто ведёт обращение сейчас. Пусто, если никто.
report-how-opened_at = Время сообщения, которым клиент открыл обращение. У выделенного обращения — время перенесённого сообщения.
report-how-first_reply_at = Время первого ответа. Пусто, если ответа ещё нет или если первой написала команда.
report-how-closed_at = Время последнего закрытия. Пусто, пока обращение открыто.
report-how-first_reply_min = Минуты от открытия до первого ответа. Обращения, которые открыла команда, не считаются.
report-how-work_min = То же, но только минуты внутри рабочих часов отдела, без праздников. Часы берутся те, что настроены сегодня.
report-how-resolution_min = Минуты от открытия до последнего закрытия. Пусто, пока обращение открыто.
report-how-client_messages = Сколько сообщений написал клиент.
report-how-manager_messages = Сколько сообщений команда отправила клиенту, без созвонов.
report-how-reopened = Сколько раз обращение открывали снова.
report-how-calls = Сколько раз отметили созвон. Созвон — тоже ответ.
report-how-notes = Внутренние заметки. Клиент их не видит.
report-how-transfers = Сколько раз обращение передали другому менеджеру. Перенос в другой отдел — не передача.
report-how-priority = Приоритет, который поставила команда.
report-how-tags = Метки команды.
report-how-rating = Звёзды от 1 до 5, которые клиент поставил последними. Низкие выделены.
report-how-rating_comment = Что клиент написал после оценки.
report-how-resolved = Что клиент ответил на вопрос, решён ли его вопрос. Пусто, если не ответил.
report-how-within_reaction_norm = «да», если на каждое ожидание клиента ответили в срок, «нет», если хоть раз не успели. Ожидание начинается с сообщения, которым обращение открыто или открыто снова, или с первого сообщения после ответа, и кончается ответом или закрытием. Пусто, если норм нет. Время, на которое обращение отложили или клиент остановил бота, не считается.
report-how-within_closing_norm = «да», если обращение закрыто в срок или срок ещё не вышел. Если его открывали снова, срок считается заново. Пусто, если норм нет. Время, на которое обращение отложили или клиент остановил бота, не считается.
report-how-topic_link = Ведёт к обращению в Telegram.
report-how-staff_manager = Все менеджеры команды, и те, кто уже ушёл, если их работа попала в период.
report-how-tickets_taken = Обращения, которые менеджер взял сам: кнопкой, первым ответом или написав клиенту первым. Переданные ему не считаются.
report-how-tickets_closed = Сколько раз закрыли обращения, которые вёл этот менеджер, кто бы ни нажал кнопку.
report-how-replies = Сообщения клиентам и созвоны вместе.
report-how-median = Половина первых ответов была быстрее, половина дольше.
report-how-p90 = Девять первых ответов из десяти были не дольше.
report-how-reply_min = Минуты ожидания: от сообщения, которым обращение открыто или открыто снова, или от первого сообщения после ответа — до следующего ответа. Первый ответ тоже входит сюда.
report-how-rating_avg = Среднее всех звёзд.
report-how-ratings = Сколько раз клиенты поставили звёзды. Оценка засчитана тому, у кого обращение было при закрытии.
report-how-low_ratings = Сколько из них низких. Что считать низкой оценкой, задаётся в /settings.
report-how-overdue_reactions = Сколько раз клиент ждал ответа дольше нормы. Засчитано тому, кто вёл обращение, когда срок вышел.
report-how-overdue_closings = Сколько раз обращение не закрыли в срок. Засчитано тому, кто вёл обращение, когда срок вышел.
report-how-transfers_in = Сколько раз обращения передали этому менеджеру.
report-how-transfers_out = Сколько раз обращения передали от этого менеджера, кто бы ни нажал кнопку.
report-how-actions = Первое и последнее за период из всего, что менеджер сделал в обращениях.
report-how-active_days = В скольких днях периода менеджер что-нибудь делал в обращениях.
report-how-worked_h = Часы смен (/shift), которые пришлись на период. Незакрытая смена считается до этой минуты, забытая — до последнего действия менеджера. Без смен пусто.
report-how-activity = Сколько ответов дано в каждый день недели и час.
report-how-day = День по часовому поясу команды.
report-how-opened = Сколько обращений открыто в это время.
report-how-closed_that_day = Сколько раз в этот день закрыли обращения, в том числе открытые раньше.
report-how-backlog = Сколько обращений оставалось открыто, когда день кончился. За сегодня — сколько открыто сейчас.
report-how-hour = Час суток: 9 — это с 9:00 до 9:59.
report-how-tickets = Сколько обращений открыто в этом периоде.
report-how-closed = Сколько из них закрыто на момент отчёта.
report-how-lifetime = Время от открытия до последнего закрытия, часы и минуты. Открытые не считаются.
report-how-resolved_share = Доля тех, кто ответил, что вопрос решён, среди всех ответивших на этот вопрос.
report-how-reaction_share = Доля ожиданий клиентов, на которые ответили в срок или срок которых ещё не вышел. Пусто, если норм нет.
report-how-closing_share = Доля обращений, закрытых в срок или срок которых ещё не вышел. Пусто, если норм нет.
report-how-share = Доля среди всех оценок.
report-how-question = Вопросы из /faq. Убранные есть здесь, если в этом периоде их спрашивали.
report-how-asked = Сколько раз клиенты нажали на вопрос, чтобы прочитать ответ.
report-how-helped = Сколько раз под ответом нажали «Помогло».
report-how-wrote = Сколько раз под ответом нажали «Написать нам».

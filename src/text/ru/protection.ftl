### Защита от флуда, ограничения, карантин и блокировка

flood-paused = Вы прислали много сообщений подряд. Пишите дальше, ничего не потеряется: всё, что вы пришлёте в ближайшую минуту, мы передадим вместе, когда она пройдёт.
unwanted-kind = Мы не сможем это принять: { $kind }. Менеджер этого не увидит.
unwanted-allowed = Можно прислать: { $kinds }.
unwanted-length = Сообщение слишком длинное: { $count ->
        [one] { $count } знак
        [few] { $count } знака
       *[other] { $count } знаков
    }, а можно не больше { $limit }. Менеджер его не увидит. Сократите его или пришлите по частям.
unwanted-caption = Подпись слишком длинная: { $count ->
        [one] { $count } знак
        [few] { $count } знака
       *[other] { $count } знаков
    }, а можно не больше { $limit }. Менеджер этого не увидит. Сократите подпись или пришлите её отдельно, по частям.
unwanted-files = За сутки можно прислать не больше { $count ->
        [one] { $count } файла
       *[other] { $count } файлов
    }, и вы их уже прислали. Этот менеджер не увидит. Опишите вопрос словами или пришлите файл завтра.
kept-summary = ⏸ Клиент написал слишком много сообщений подряд, поэтому { $count ->
        [one] ещё { $count } сообщение пришло
        [few] ещё { $count } сообщения пришли
       *[other] ещё { $count } сообщений пришли
    } сюда одной сводкой:
kept-line = <b>{ $when }</b> { $text }
kept-album = альбом: { $count }
button-kept-show = Показать остальные ({ $count })
toast-kept-shown = Остальные сообщения сейчас придут сюда.
refusal-kept-shown = Все сообщения уже показаны.
quarantine-asked = 🔇 В сообщении есть стоп-слово «{ $word }», поэтому обращение в карантине: оно приходит без звука. Что с ним делать?
button-quarantine-pass = Пропустить
button-quarantine-block = Заблокировать
toast-quarantine-passed = Карантин снят, обращение теперь обычное.
refusal-not-quarantined = Обращение уже не в карантине.
card-quarantine = 🔇 В карантине: есть стоп-слово
card-unwanted = не принято: { $text }
desk-history-unwanted = не принято
journal-quarantined = стоп-слово «{ $word }»: обращение в карантине
journal-quarantine_passed = { $who }: карантин снят
refusal-block-team = Это человек из команды, заблокировать его нельзя.
block-how =
    Кого заблокировать? Напишите @имя или номер в Telegram, можно с причиной:
    /block @anna реклама
    /block 123456789
unblock-how =
    Кого разблокировать? Напишите @имя или номер в Telegram: /unblock @anna
    Все заблокированные: /blocked
block-shape = «{ $word }» — это не @имя и не номер в Telegram.
block-unknown = Не нашли клиента «{ $word }»: с таким именем или номером боту никто не писал.
block-ambiguous = Клиентов с именем «{ $word }» несколько. Укажите номер в Telegram: он есть в хэштеге на карточке обращения.
block-done = Заблокирован: { $name }. Клиент получит одно сообщение об этом, а от него больше ничего не придёт.
block-reason = Причина: { $reason }
block-already = Уже заблокирован: { $name }.
unblock-done = Разблокирован: { $name }. Клиент снова может писать.
unblock-not = Не заблокирован: { $name }.
blocked-none = Заблокированных клиентов нет.
blocked-list = <b>Заблокированные клиенты</b>: { $count }
blocked-line = • { $aboutHtml }
button-blocked-free = Разблокировать: { $name }
menu-blocked = заблокированные клиенты

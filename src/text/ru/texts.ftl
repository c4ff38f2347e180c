# Тексты для клиентов: как администратор их читает и меняет.

menu-texts = тексты для клиентов
texts-list =
    <b>Тексты для клиентов</b>
    Выберите раздел, а в нём текст. Или сразу:
    Посмотреть: <code>/texts client-greeting</code>
    Изменить: <code>/texts client-greeting = новый текст</code>, форматирование сохранится
    Изменить английский: <code>/texts en client-greeting = …</code>
    Вернуть исходный: <code>/texts client-greeting = —</code>
texts-group-start = Первое знакомство
texts-group-faq = Частые вопросы
texts-group-opening = Новое обращение
texts-group-work = Разговор с менеджером
texts-group-closing = Закрытие и оценка
texts-group-several = Мои обращения
texts-group-moving = К какому обращению
texts-group-protection = Ограничения
texts-group-answers = Команды и кнопки
texts-group-kinds = Названия вложений
texts-button-group = { $group } · { $count }
texts-button-group-changed = { $group } · { $count } · ✏️ { $changed }
texts-group-page = <b>{ $group }</b>, { $language }. Нажмите на текст, чтобы посмотреть его или изменить.
texts-line = <code>{ $id }</code> — { $text }
texts-line-changed = ✏️ <code>{ $id }</code> — { $text }
texts-button-previous = ‹ Предыдущие
texts-button-next = Следующие ›
texts-button-to-groups = ‹ Все разделы
texts-button-to-group = ‹ К разделу
texts-button-edit = Изменить
texts-button-restore = Вернуть исходный
texts-button-language-ru = Русский текст
texts-button-language-en = Английский текст
texts-language = { $language ->
        [en] английский
       *[ru] русский
    }
texts-head = <code>{ $id }</code>, { $language }. Исходный текст:
texts-head-changed = ✏️ <code>{ $id }</code>, { $language }. Текст изменён:
texts-head-variants = <code>{ $id }</code>, { $language }. Текст зависит от случая, а свой будет один на все:
texts-place =
    { $kind ->
        [button] Это надпись на кнопке.
        [toast] Это ответ поверх экрана, когда нажали кнопку.
        [words] Это часть другого текста.
        [line] Это строка списка.
       *[message] Это сообщение.
    } Не длиннее { $most } знаков вместе с подстановками.
texts-placeholders =
    { $count ->
        [one] Подстановка, её нужно оставить: { $placeholders }
       *[other] Подстановки, их все нужно оставить: { $placeholders }
    }
texts-placeholder = { $placeholder } — { $meaning }
texts-preview = Клиент увидит, например:
texts-how = Изменить: <code>/texts { $id } = новый текст</code>
texts-how-restore = Вернуть исходный: <code>/texts { $id } = —</code>
texts-saved = Сохранено. Что уже отправляется, придёт с прежним текстом.
texts-saved-plain = Сохранено, но форматирование здесь не показывается: останутся простые слова.
texts-restored = Снова исходный текст.
texts-original-already = Этот текст и так исходный.
texts-ask = Пришлите новый текст для <code>{ $id }</code> ответом на это сообщение. Форматирование сохранится.
texts-ask-placeholders = Пришлите новый текст для <code>{ $id }</code> ответом на это сообщение. Форматирование сохранится. Вставьте в него: { $placeholders }

texts-unknown = Текста «{ $id }» нет. Список: /texts
texts-unknown-nearest = Текста «{ $id }» нет. Возможно, вы имели в виду <code>{ $nearest }</code>. Список: /texts
texts-unknown-language = Языка «{ $language }» нет. Есть: { $languages }
texts-without-sign = Чтобы изменить текст, поставьте перед новым знак «=»: <code>/texts { $id } = новый текст</code>
texts-too-many = Перед знаком «=» нужно только название текста: <code>/texts client-greeting = новый текст</code>. Список: /texts
texts-wrong-empty = Новый текст пустой, поэтому остался прежний. Вернуть исходный: <code>/texts { $id } = —</code>
texts-wrong-kind = Нужно обычное текстовое сообщение, без файлов и голоса. Текст остался прежним.
texts-wrong-command = Сообщение начинается с команды, и непонятно, текст ли это. Если да, отправьте его так: <code>/texts { $id } = …</code>. Текст остался прежним.
texts-wrong-tag = «{ $tag }» клиент увидел бы как есть. Выделите слова в самом Telegram, и форматирование сохранится. Текст остался прежним.
texts-wrong-brace = Фигурные скобки бывают только вокруг названия подстановки. { $known } Текст остался прежним.
texts-wrong-unknown = Подстановки { $placeholder } здесь нет. { $known } Текст остался прежним.
texts-wrong-missing = Не хватает подстановки { $placeholder } — { $meaning }. Текст остался прежним.
texts-wrong-rows = Здесь помещается только одна строка. Текст остался прежним.
texts-wrong-links = В тексте слишком много длинных ссылок. Текст остался прежним.
texts-wrong-date = Дату с оформлением Telegram бот отправить не сможет. Напишите её простыми словами. Текст остался прежним.
texts-wrong-long =
    Слишком длинно: вместе с подстановками до { $length } знаков, а можно { $most }{ $kind ->
        [button] , потому что это кнопка.
        [toast] : больше Telegram поверх экрана не покажет.
        [words] , потому что это часть другого текста.
        [line] : в одном сообщении таких строк до десяти.
        [paragraph] : в том же сообщении бывают и другие тексты.
       *[message] : более длинное Telegram разделит на части.
    } Текст остался прежним.
texts-known = Можно вставить: { $placeholders }.
texts-known-none = Здесь подстановок нет.

texts-placeholder-number = номер обращения
texts-placeholder-name = имя или название
texts-placeholder-manager = имя менеджера
texts-placeholder-subject = категория или начало вопроса
texts-placeholder-status = что с обращением
texts-placeholder-when = когда
texts-placeholder-date = день
texts-placeholder-time = время
texts-placeholder-text = слова сообщения
texts-placeholder-stars = оценка звёздами
texts-placeholder-page = номер страницы
texts-placeholder-pages = сколько страниц
texts-placeholder-ticket = номер обращения, возможно, с категорией
texts-placeholder-command = что написал клиент
texts-placeholder-nearest = похожая команда
texts-placeholder-kind = что прислал клиент
texts-placeholder-kinds = что можно прислать
texts-placeholder-count = сколько
texts-placeholder-limit = сколько можно
texts-placeholder-left = сколько времени осталось
texts-placeholder-kept = сколько хранятся данные
texts-placeholder-language = что написал клиент
texts-example-name = Анна
texts-example-manager = Мария
texts-example-subject = Доставка
texts-example-status = ждёт нашего ответа
texts-example-when = завтра с 9:00
texts-example-date = 2 января
texts-example-text = Где мой заказ?
texts-example-left = 24 ч
texts-example-kept = без ограничения
texts-example-language = немецкий
texts-example-ticket = №128 Доставка

# Настройки: названия в меню и в журнале.

settings-title-reopen = Продолжение закрытого обращения
settings-title-thanks = Благодарность после закрытия
settings-title-welcome = Сообщение о новом обращении
settings-title-greeting = Знакомство с менеджером
settings-title-farewell = Сообщение о закрытии
settings-title-ask_name = Вопрос об имени
settings-title-rating = Оценка после закрытия
settings-title-signature = Подпись под ответами
settings-title-access = Кто может отвечать клиентам
settings-title-shifts = Смены
settings-title-low_rating = Вопрос после низкой оценки
settings-title-low_rating_transcript = Переписка при низкой оценке

settings-list = <b>Настройки</b>. Выберите раздел.
settings-elsewhere = <b>Настраивается командами</b>
settings-group = <b>{ $name }</b>
settings-line = • { $title }: { $value }
settings-page =
    <b>{ $title }</b>
    { $meaning }

    Сейчас: <b>{ $value }</b>
    То же командой: <code>/settings { $key }</code> и значение
settings-ask = ✏️ { $title }. Напишите значение в ответ на это сообщение: { $allowedHtml }
settings-saved = Сохранено. { $title }: { $value }
settings-unknown = Настройки «{ $key }» нет. Все настройки: /settings
settings-unknown-nearest = Настройки «{ $key }» нет. Возможно, вы имели в виду <code>/settings { $nearest }</code>. Все настройки: /settings
settings-wrong = «{ $value }» не подходит. { $title }: { $allowedHtml }
settings-allowed = можно { $valuesHtml }
settings-allowed-value = <code>{ $value }</code> — { $meaning }
settings-allowed-reopen = можно число дней от 1 до 999 или <code>new</code> — всегда новое обращение
button-setting-other = ✏️ Другое значение

settings-group-clients = Клиенты
settings-group-closing = После закрытия
settings-group-team = Команда
settings-group-protection = Защита

settings-reopen = Сколько дней после закрытия сообщение клиента продолжает то же обращение. Потом оно открывает новое.
settings-thanks = Если после закрытия клиент только благодарит, обращение остаётся закрытым.
settings-welcome = Бот сообщает клиенту номер нового обращения.
settings-greeting = Когда менеджер берёт обращение, бот здоровается с клиентом и называет имя менеджера.
settings-farewell = Бот сообщает клиенту, что обращение закрыто.
settings-ask_name = Бот один раз спрашивает клиента, как к нему обращаться.
settings-rating = После закрытия бот спрашивает клиента, решён ли вопрос, и просит оценку.
settings-signature = Что стоит под ответами команды, которые читает клиент.
settings-low_rating = При скольких звёздах и ниже бот спрашивает клиента, что пошло не так.
settings-low_rating_transcript = При низкой оценке бот присылает администраторам всю переписку обращения одним файлом, с заметками и событиями. Какая оценка низкая, говорит настройка «Вопрос после низкой оценки».
settings-access = Отвечать клиентам может каждый, кто в группе менеджеров, или только те, кто в списке /managers.
settings-shifts = Уведомления получают только те, кто на смене (/shift). О сообщении клиента, чей менеджер не на смене, узнают они же.

settings-value-on = включено
settings-value-off = выключено
settings-value-reopen-new = всегда новое обращение
settings-value-reopen-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    }
settings-value-signature-none = без подписи
settings-value-signature-manager = имя менеджера
settings-value-signature-desk = название отдела
settings-value-access-members = каждый в группе менеджеров
settings-value-access-list = только те, кто в /managers
settings-value-low_rating-none = не спрашивать
settings-value-low_rating =
    { $count ->
        [one] { $count } звезда
        [few] { $count } звезды и ниже
       *[many] { $count } звёзд и ниже
    }

settings-title-flood = Сообщений в минуту
settings-title-max_length = Длина сообщения
settings-title-max_files = Файлов за сутки
settings-title-allow = Что можно прислать
settings-title-stop_words = Стоп-слова
settings-flood = Сколько сообщений в минуту может прислать клиент. Остальные придут через минуту одной сводкой.
settings-max_length = Сколько знаков может быть в сообщении клиента.
settings-max_files = Сколько файлов клиент может прислать за сутки.
settings-allow = Что клиент может прислать кроме текста.
settings-stop_words = Обращение с таким словом приходит без звука и ждёт решения менеджера.
settings-allowed-limit = можно целое число от 1 до { $most } или <code>off</code> — без ограничения
settings-allowed-allow = слова через запятую: { $valuesHtml }. <code>text</code> — только текст, <code>all</code> — всё
settings-allowed-stop_words = можно слова через запятую, звёздочка — любое окончание: казино, кредит*. <code>off</code> — без стоп-слов
settings-value-no-limit = без ограничения
settings-value-allow-all = всё
settings-value-allow-text = только текст
settings-value-stop_words-none = нет

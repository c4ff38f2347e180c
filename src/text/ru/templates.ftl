### Шаблоны: готовые ответы команды

menu-t = шаблоны ответов
menu-template = сохранить ответ как шаблон
menu-templates = шаблоны ответов
button-template = 💬 Шаблон
button-template-drop = ✖ Убрать
refusal-template-none = Шаблонов пока нет. Добавить первый можно в личном чате с ботом: /templates
refusal-template-unknown = Шаблона со словом «{ $word }» нет. Все шаблоны: /t
refusal-reply-needed-template = Отправьте /template имя ответом на сообщение, которое получил клиент.
refusal-template-nameless = Напишите имя шаблона после команды: /template Приветствие
refusal-template-gone = Этого шаблона больше нет.
refusal-template-sent = Этот шаблон клиенту только что отправили.
refusal-template-long = С именами в шаблоне { $length } знаков, а помещается { $most }. Сократите шаблон или ответьте своими словами.
card-short-template = 👇 Кнопками — { $shown } самых нужных шаблонов. Остальные: /t слово
desk-templates-found = { $count ->
        [0] Какой шаблон отправить клиенту?
       *[other] Какой шаблон отправить клиенту? Показаны не все, ещё { $count }: уточните слово.
    }
desk-picker = Какой шаблон отправить клиенту в обращении №{ $number }? Этот выбор видите только вы.
desk-seen-by-bot-alone = Это сообщение видели только вы и бот, клиент его не получил. Отправьте его обычным сообщением, а не ответом на выбор шаблона.
toast-picker-own = Выбор шаблона видите только вы. Не появился? Нажмите ещё раз.
desk-answered-by = 💬 { $name } → клиенту
desk-answered-by-nobody = 💬 Ответ клиенту
desk-template-filled = Для клиента текст такой: { $text }
desk-template-elsewhere = Клиенту ничего не отправлено: шаблон выбирают там, где ведут обращение, — в его теме или комментариях.

templates-none =
    Шаблонов пока нет. Шаблон — это готовый ответ: он отправляется клиенту кнопкой «💬 Шаблон» на карточке обращения.
    Добавить: <code>/templates add Приветствие = Здравствуйте! Чем помочь?</code>
    В группу: <code>/templates add Доставка / Сроки = Привезём завтра.</code>
    С фото или файлом: <code>/templates add Схема проезда</code>, а файл — следующим сообщением.
    Загрузить сразу много, из файла: <code>/templates import</code>
templates-list = <b>Шаблоны: { $count }</b>
templates-how = Добавить: <code>/templates add Группа / Имя = текст</code>, удалить: <code>/templates remove Имя</code>. В тексте можно писать { $known }. Все шаблоны файлом: <code>/templates export</code>, загрузить из файла: <code>/templates import</code>.
templates-uses = { $count ->
        [0] Пока не отправляли
        [one] Отправлен { $count } раз
        [few] Отправлен { $count } раза
       *[many] Отправлен { $count } раз
    }
templates-maker = Добавил(а): { $name }
templates-placeholder-name = имя клиента
templates-placeholder-manager = имя менеджера
templates-placeholder-ticket = номер обращения
templates-language = <i>{ $language ->
        [en] Для клиентов с английским
       *[ru] Для клиентов с русским
    }:</i>
templates-button-change = ✏️ Изменить
templates-button-change-ru = ✏️ Изменить русский
templates-button-change-en = ✏️ Изменить английский
templates-button-add-ru = ➕ На русском
templates-button-add-en = ➕ На английском
templates-button-remove = 🗑 Удалить
templates-remove-ask = Удалить шаблон «{ $name }»? То, что уже отправлено клиентам, останется.
templates-toast-removed = Шаблон «{ $name }» удалён.
templates-ask =
    Пришлите, что отправлять клиенту по шаблону «{ $name }»: текст с оформлением, фото, видео, файл, голосовое или стикер.
    В тексте можно писать { $known }.
templates-saved = ✅ Шаблон сохранён.
templates-removed = Шаблон «{ $name }» удалён.
templates-remove-how = Какой шаблон удалить? Например: <code>/templates remove Приветствие</code>. Все шаблоны: /templates
templates-unknown = Шаблона «{ $name }» нет. Все шаблоны: /templates
templates-what =
    «{ $word }» — не шаблон и не команда. Все шаблоны: /templates
    Добавить: <code>/templates add Имя = текст</code>, удалить: <code>/templates remove Имя</code>
templates-taken = Шаблон «{ $name }» уже есть. Изменить его: откройте /templates и нажмите на имя. Или дайте новому другое имя.
templates-not-yours = Шаблон «{ $name }» может изменить или удалить тот, кто его добавил, или администратор.
templates-full = Шаблонов уже { $most }, больше нельзя. Удалите ненужные: /templates
templates-wrong-nameless =
    Не хватает имени шаблона: в нём нужны буквы, цифры или смайлик.
    Например: <code>/templates add Приветствие = Здравствуйте! Чем помочь?</code>
templates-wrong-name = Имя «{ $name }» слишком длинное: знаков в нём { $length }, а на кнопку помещается { $most }. Сократите его. Текст шаблона пишут после знака =
templates-wrong-empty = Шаблон пустой. Напишите, что отправлять клиенту.
templates-wrong-kind = В шаблоне может быть текст, фото, видео, GIF, аудио, файл, голосовое, видеосообщение или стикер. Здесь — { $kind }, такой шаблон не получится.
templates-wrong-album = Альбом в шаблон не поместится. Пришлите одно фото или один файл.
templates-wrong-placeholder = Что такое { $placeholder }, бот не знает. Есть { $known }. Исправьте и пришлите снова.
templates-wrong-brace = В тексте лишняя фигурная скобка. В скобках пишут только { $known }. Исправьте и пришлите снова.
templates-wrong-long = { $isCaption ->
        [yes] Подпись слишком длинная: знаков в ней
       *[no] Текст слишком длинный: знаков в нём
    } { $length }, а помещается { $most }. Сократите и пришлите снова.
templates-wrong-filled = Подстановок слишком много: с именами в { $isCaption ->
        [yes] подписи
       *[no] тексте
    } получается { $length } знаков, а помещается { $most }. Уберите лишние и пришлите снова.
templates-wrong-formatting = В тексте слишком много оформления и ссылок. Сократите и пришлите снова.
templates-wrong-note = Текст начинается с //, а так пишут заметки для своих: клиенту бот такое не отправляет. Уберите // и пришлите снова.

templates-export-caption = { $count ->
        [one] В файле { $count } шаблон.
        [few] В файле { $count } шаблона.
       *[many] В файле { $count } шаблонов.
    } Загрузить обратно: отправьте этот файл боту с подписью <code>/templates import</code>. Фото и другие вложения загрузятся только в этот же бот.
templates-export-refused = Telegram не принял файл с шаблонами: { $reason }. Попробуйте ещё раз: <code>/templates export</code>
templates-export-large = Файл с шаблонами получился больше, чем принимает Telegram: { $size } МБ. Удалите ненужные шаблоны: /templates
templates-import-ask = Пришлите следующим сообщением файл с шаблонами. Такой файл присылает <code>/templates export</code>.
templates-import-not-file = Шаблоны загружаются из файла <code>.json</code>. Здесь — { $kind }. Пришлите его как файл; образец присылает <code>/templates export</code>. Ничего не изменилось.
templates-import-large = Файл слишком большой: помещается { $most } МБ. Оставьте в нём только шаблоны или разделите его на части. Ничего не изменилось.
templates-import-unloaded = Telegram больше не отдаёт этот файл. Пришлите его ещё раз. Ничего не изменилось.
templates-import-encoding = Текст в файле не в кодировке <code>UTF-8</code>. Сохраните файл в ней и пришлите снова. Ничего не изменилось.
templates-import-broken = Файл не читается: это не <code>.json</code>, или он обрывается на полуслове. Образец присылает <code>/templates export</code>. Ничего не изменилось.
templates-import-broken-at = Файл не читается: в нём ошибка, строка { $line }, знак { $column }. Исправьте её и пришлите файл снова. Ничего не изменилось.
templates-import-shape = Это не файл с шаблонами: в нём нет списка <code>templates</code>. Образец присылает <code>/templates export</code>. Ничего не изменилось.
templates-import-empty = В файле нет ни одного шаблона. Ничего не изменилось.
templates-import-many = Шаблонов в файле — { $count }, а помещается { $most }. Оставьте нужные и пришлите файл снова. Ничего не изменилось.
templates-import-full = Новых шаблонов в файле — { $more }, уже есть { $known }, а помещается { $most }. Удалите ненужные из файла или у бота: /templates. Ничего не изменилось.
templates-import-faults = { $count ->
        [one] Ничего не изменилось: в файле { $count } шаблон с ошибкой. Исправьте её и пришлите файл снова.
        [few] Ничего не изменилось: в файле { $count } шаблона с ошибками. Исправьте их и пришлите файл снова.
       *[many] Ничего не изменилось: в файле { $count } шаблонов с ошибками. Исправьте их и пришлите файл снова.
    }
templates-import-line = <b>{ $number }. { $name }</b>: { $whatHtml }
templates-import-line-nameless = <b>{ $number }.</b> { $whatHtml }
templates-import-more = { $count ->
        [one] И ещё { $count } шаблон с ошибкой.
        [few] И ещё { $count } шаблона с ошибками.
       *[many] И ещё { $count } шаблонов с ошибками.
    }
templates-import-unknown-field = Поля «{ $field }» в шаблонах не бывает. Проверьте, нет ли в нём опечатки, или уберите его.
templates-import-wrong-field = { $field ->
        [none] На этом месте должен быть шаблон в фигурных скобках.
       *[other] Поля «{ $field }» не хватает, или оно заполнено неверно.
    } Образец присылает <code>/templates export</code>.
templates-import-twice = Такое имя уже у шаблона № { $place } в этом файле. Дайте другое имя или уберите один из двух.
templates-import-misfit = { $kind } вместе с тем, что ещё написано в шаблоне, не отправить: у текста не бывает файла (<code>file</code>), у стикера и видеосообщения — подписи (<code>text</code>). Уберите лишнее.
templates-import-foreign = Вложение загружали в бот @{ $bot }, у этого бота его нет. Уберите шаблон из файла и добавьте заново: <code>/templates add</code>, а вложение — следующим сообщением.
templates-import-formatting = Оформление (<code>formatting</code>) не совпадает с текстом: кусок начинается или кончается за его пределами или посреди знака. Исправьте <code>offset</code> и <code>length</code> или уберите его.
templates-imported = ✅ Шаблоны загружены.
templates-import-nothing = Ничего не изменилось.
templates-import-added = Добавлено { $count }: { $names }
templates-import-changed = Изменено { $count }: { $names }
templates-import-same = { $count ->
        [one] Такой же, как был, — { $count }.
       *[other] Такие же, как были, — { $count }.
    }
templates-import-left = Остались прежними { $count }: { $names }. Их добавили другие; изменить их могут они сами или администратор.

audit-template_saved = { $who }: сохранён шаблон «{ $name }»
audit-template_removed = { $who }: удалён шаблон «{ $name }»
audit-templates_imported = { $who }: загружены шаблоны из файла, новых { $added }, изменённых { $changed }

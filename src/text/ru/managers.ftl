### Менеджеры и администраторы

menu-managers = менеджеры
menu-admins = администраторы
menu-team-help = что можно делать здесь
menu-team-start = писать боту не как клиент
managers-list = <b>Менеджеры</b> ({ $count }). Нажмите на имя, чтобы что-то изменить.
managers-list-access =
    { $access ->
        [list] Отвечать клиентам могут только те, кто в этом списке (/settings access list).
       *[members] Отвечать клиентам может каждый, кто в группе менеджеров (/settings access members).
    }
managers-list-empty = Пока никого нет. Пригласите первого менеджера кнопкой ниже.
managers-line = • <b>{ $name }</b>
managers-line-username = • <b>{ $name }</b> @{ $username }
managers-line-admin = администратор
managers-line-configured = из настроек на сервере (ADMIN_IDS)
managers-line-public = для клиентов «{ $name }»
managers-line-open = открытых обращений: { $count }
managers-line-unopened = ⚠️ не открывал(а) бота
managers-line-outside = ⚠️ нет в группе
managers-line-former = ⚠️ больше не в команде
managers-id = Номер в Telegram: <code>{ $id }</code>
managers-tickets = Открытые обращения: { $numbers }
managers-number-sign = №
managers-how =
    Так можно менять список менеджеров:
    /managers invite — ссылка, по которой человек станет менеджером
    /managers add @boris — добавить того, кого бот уже видел
    /managers remove @boris — убрать из команды
    /managers name @boris = Борис из поддержки — имя для клиентов; прочерк вместо имени уберёт его
    Вместо @имени подойдёт и номер в Telegram. Список с кнопками: /managers
managers-unreadable = «{ $written }» — не @имя и не номер в Telegram.
managers-several = Имя { $written } бот видел у нескольких людей: оно перешло от одного к другому. Напишите вместо него номер того, кто вам нужен:
managers-several-line = • { $name }: <code>{ $id }</code>
managers-unknown = Такого менеджера нет: { $who }. Список: /managers
managers-unseen = Бот ещё не видел { $who }, поэтому добавить пока не может.
managers-invitation =
    Отправьте новому менеджеру эту ссылку. Она сработает один раз и действует 7 дней:
    { $link }
managers-invitation-unknown = Такого приглашения нет. Попросите у администратора новую ссылку.
managers-invitation-used = Этим приглашением уже воспользовались. Попросите у администратора новую ссылку.
managers-invitation-expired = Срок этого приглашения вышел. Попросите у администратора новую ссылку.
managers-invitation-withdrawn = Это приглашение больше не действует. Попросите у администратора новую ссылку.
managers-joined-already = Вы уже в команде поддержки, приглашение вам не нужно. Что можно делать здесь: /help
managers-joined = Теперь вы менеджер: вы в команде поддержки.
managers-joined-inside = Вы уже в группе менеджеров: обращения клиентов приходят туда, там и отвечайте.
managers-joined-outside = Обращения клиентов приходят в { $groups }. Вас туда добавит администратор: { $adminHtml }.
managers-joined-no-group = Группы для обращений пока нет. Когда она появится, вас добавит администратор: { $adminHtml }.
managers-joined-tickets = Ваши собственные обращения ({ $numbers }) остаются. Чтобы дописать в них, отвечайте на сообщения бота.
managers-joined-help = Что можно делать здесь: /help
alert-manager-joined = { $who } теперь менеджер: приглашение принято. Добавьте этого человека в { $groups }, чтобы он мог отвечать.
alert-manager-joined-inside = { $who } теперь менеджер: приглашение принято.
managers-add-how = Напишите, кого добавить: /managers add @boris. Если бот ещё не видел этого человека, отправьте ему ссылку: /managers invite
managers-added = { $who } теперь менеджер.
managers-added-outside = { $who } теперь менеджер. Добавьте этого человека в { $groups }, чтобы он мог отвечать.
managers-added-already = { $who } и так менеджер.
managers-unblocked = Этот человек был заблокирован как клиент. Блокировка снята.
managers-remove-how = Напишите, кого убрать: /managers remove @boris
managers-remove-admin = { $who } — администратор. Сначала: /admins remove { $handle }
managers-removed = { $who } больше не в команде.
managers-removed-already = { $who } уже не в команде.
managers-remove-sure = Убрать из команды: { $who }? Открытых обращений за этим менеджером нет.
managers-remove-which =
    Убрать из команды: { $who }?
    Открытых обращений: { $count } ({ $numbers }). Кому их передать?
managers-receiver-gone = Этому человеку передать обращения уже нельзя. Выберите другого.
managers-given = Передано обращений: { $count }. Теперь отвечает { $to }.
managers-released = Обращений снова ничьих: { $count }. Их может взять любой менеджер.
managers-give-which =
    { $who } больше не в группе менеджеров.
    Открытых обращений за этим менеджером: { $count } ({ $numbers }). Пока вы не решите, они остаются за ним. Кому их передать?
managers-give-none = { $who }: открытых обращений больше нет.
managers-give-back = { $who } снова в группе менеджеров, поэтому обращения остались на месте. Передать их можно в самих обращениях.
managers-dismissed-you = Вы больше не в команде поддержки. Теперь всё, что вы пишете сюда, приходит команде как от клиента.
managers-name-how = Напишите, кому и какое имя показывать клиентам: /managers name @boris = Борис из поддержки. Прочерк вместо имени уберёт его.
managers-name-wrong = Имя для клиентов — от 1 до 40 знаков, хотя бы с одной буквой или цифрой. Например: Борис из поддержки
managers-named = { $who }: клиенты видят имя «{ $name }».
managers-unnamed = { $who }: клиенты снова видят имя «{ $name }».
managers-unnamed-already = { $who }: отдельного имени нет, клиенты видят «{ $name }».
managers-ask-name = ✏️ Какое имя вместо «{ $name }» показывать клиентам? Ответьте на это сообщение.
admins-list = <b>Администраторы</b>
admins-list-how = Добавить: /admins add @boris, снять: /admins remove @boris
admins-how =
    Администраторов можно менять так:
    /admins add @boris — добавить
    /admins remove @boris — снять; останется менеджером
    Вместо @имени подойдёт и номер в Telegram. Список: /admins
admins-unseen = Бот ещё не видел { $who }. Пусть этот человек откроет ссылку, потом повторите команду.
admins-add-how = Напишите, кого сделать администратором: /admins add @boris
admins-added = { $who } теперь администратор.
admins-added-unopened = { $who } теперь администратор. Пусть откроет бота и нажмёт «Старт»: тогда бот сможет писать лично.
admins-added-already = { $who } и так администратор.
admins-added-you = Теперь вы администратор этого бота. Что можно делать: /help
admins-remove-how = Напишите, кого снять: /admins remove @boris
admins-removed = { $who } больше не администратор, но остаётся менеджером.
admins-removed-oneself = Вы больше не администратор, но остаётесь менеджером.
admins-removed-you = Вы больше не администратор этого бота, но остаётесь менеджером.
admins-none = { $who } — не администратор. Список: /admins
admins-configured = { $who } — администратор по настройкам на сервере. Снять может только владелец: убрать номер из ADMIN_IDS и перезапустить бота.
admins-last = { $who } — единственный администратор. Сначала добавьте другого: /admins add @boris
refusal-unlisted = Это могут только менеджеры, а вас нет в их списке. Попросите администратора добавить вас.
refusal-unlisted-written = Клиенту ничего не отправлено: вас нет в списке менеджеров. Чтобы отвечать клиентам, попросите администратора добавить вас.
refusal-already_free = Обращение и так никто не взял.
button-manager-invite = Пригласить менеджера
button-manager-name = Имя для клиентов
button-manager-unname = Убрать имя для клиентов
button-manager-remove = Убрать из команды
button-manager-keep = Не убирать
button-manager-add = Вернуть в команду
button-manager-give = Передать обращения
button-give-nobody = Никому: возьмёт любой
button-admin-add = Сделать администратором
button-admin-remove = Снять с администраторов
button-page-before = ‹ Назад
button-page-after = Дальше ›

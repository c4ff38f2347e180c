### Подсказки к командам

menu-new = задать ещё один вопрос отдельно
menu-tickets = мои обращения
menu-close = вопрос решён, закрыть обращение
menu-client-name = как к вам обращаться
menu-help = помощь
menu-settings = настройки
menu-subjects = категории обращений
menu-desks = отделы
menu-setup = проверить и подключить эту группу
menu-claim = взять обращение
menu-call = отметить звонок
menu-note = заметка для своих
menu-transfer = передать другому менеджеру
menu-subject = категория обращения
menu-desk = передать в другой отдел
menu-name = как обращаться к клиенту
menu-split = вынести сообщение в новое обращение
menu-del = удалить своё сообщение у клиента
menu-desk-close = закрыть обращение
menu-reopen = открыть снова
menu-block = заблокировать клиента
menu-unblock = разблокировать клиента
menu-desk-help = что можно делать с обращением
menu-hours = рабочее время
menu-holidays = праздники и дни с другими часами

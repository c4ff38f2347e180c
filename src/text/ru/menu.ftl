### Подсказки к командам

menu-new = задать ещё один вопрос отдельно
menu-tickets = мои обращения
menu-close = вопрос решён, закрыть обращение
menu-client-name = как к вам обращаться
menu-help = что умеет бот
menu-settings = настройки
menu-subjects = темы обращений
menu-desks = отделы
menu-setup = проверить и подключить эту группу
menu-claim = взять обращение
menu-call = был созвон
menu-note = заметка для своих
menu-transfer = передать другому менеджеру
menu-subject = тема обращения
menu-desk = передать в другой отдел
menu-name = как зовут клиента
menu-split = выделить сообщение в отдельное обращение
menu-del = удалить своё сообщение у клиента
menu-desk-close = закрыть обращение
menu-reopen = открыть снова
menu-block = заблокировать клиента
menu-unblock = разблокировать клиента
menu-desk-help = что можно делать в обращении

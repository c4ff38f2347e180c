### Что менеджеры читают в теме

desk-command-unknown = Такой команды нет, клиенту ничего не отправлено. Чтобы оставить заметку для своих, начните сообщение с //.
desk-dice = Клиент получил это текстом: { $text }. Сам кубик у него выпал бы заново.
desk-undelivered =
    💔 Не доставлено: { $reasonHtml }
desk-undelivered-blocked = клиент остановил бота или удалил свой аккаунт. Если он вернётся, бот отправит это сам.
desk-undelivered-gone = сообщение удалили раньше, чем бот успел его передать.
desk-undelivered-uncopyable = такие сообщения Telegram не разрешает передавать. Отправьте то же самое текстом, фото или файлом.
desk-undelivered-unfit = подпись к файлу длиннее 1024 знаков: больше Telegram боту не разрешает. Отправьте текст отдельным сообщением.
desk-undelivered-unknown = Telegram ответил «{ $error }».
desk-album-incomplete = ⚠️ Из альбома дошло { $arrived } из { $total }.
desk-forwarded = Клиент прислал { $kind }: { $linkHtml }.
desk-forwarded-link = посмотреть в группе
desk-uncopied = ⚠️ Клиент прислал { $kind }, но показать это здесь не получилось.
desk-uncopied-text =
    ⚠️ Клиент прислал { $kind }, но показать это здесь не получилось. Вот что было написано:
    <blockquote>{ $text }</blockquote>
desk-note-prompt = 📝 { $managerHtml }, ответьте на это сообщение — ваш ответ станет заметкой. Клиент её не увидит.
desk-help =
    Всё, что вы пишете здесь, уходит клиенту. Только для своих: начните с // или отправьте /note текст.

    /claim — взять обращение
    /call — был созвон
    /note текст — заметка
    /transfer @имя — передать
    /subject название — тема обращения
    /desk название — передать в другой отдел
    /name имя — как зовут клиента
    /split — ответом на сообщение клиента: выделить в отдельное обращение
    /del — ответом на своё сообщение: удалить его у клиента
    /close — закрыть, /reopen — открыть снова
    /block — заблокировать клиента, /unblock — разблокировать
desk-held = Обращение закрыто, клиент этого не получил.
desk-note-became-answer = Вы изменили заметку, теперь это обычный текст. Клиент его не получил. Отправить?
desk-taken-back-noted = Удалено у клиента и сохранено как заметка.
desk-not-taken-back = ⚠️ Не получилось удалить у клиента: { $error }. Клиент это видит.
desk-not-sent-deleted = Клиент этого не получил и не получит.
manager-transferred =
    Вам передали обращение №{ $number } ({ $client }): { $linkHtml }
manager-transferred-link = открыть обращение
desk-client-edited = ✏️ Клиент изменил сообщение. Было: <blockquote>{ $before }</blockquote>
desk-anonymous = Кто-то отвечает от имени группы или канала. Клиент ответ получит, но бот не знает, чей он, и не запишет его ни за кем. Чтобы это исправить: профиль группы → «Администраторы» → выключите «Анонимность».
desk-moved = Обращение №{ $number } теперь в отделе «{ $desk }»: { $linkHtml }.
desk-moved-link = открыть
desk-other-post = Обращение №{ $number } теперь под другой публикацией: { $linkHtml }. Отсюда клиенту ничего не отправлено.
desk-moved_away = Обращение теперь в отделе «{ $desk }»: { $linkHtml }. Отсюда клиенту ничего не отправлено.
desk-moved_away-unshown = Обращение теперь в отделе «{ $desk }». Отсюда клиенту ничего не отправлено.
desk-history = <b>Что было до передачи</b>
desk-history-client = <b>{ $name }</b>, клиент · { $when }
desk-history-team = <b>{ $name }</b> · { $when }
desk-history-undelivered = <b>{ $name }</b> · { $when } · 💔 клиент не получил
desk-history-note = <b>{ $name }</b> · { $when } · 📝 заметка
desk-history-attachment = вложение

### Ответы на кнопки и команды

toast-claimed = Обращение теперь ваше.
toast-called = Звонок отмечен.
toast-note-prompt = Напишите заметку ответом на сообщение бота.
toast-transferred = Передано: { $manager }.
toast-closed = Обращение закрыто.
toast-reopened = Обращение снова открыто.
toast-subject-set = Категория: { $subject }.
toast-subject-moved = Категория: { $subject }. Обращение передано в отдел «{ $desk }».
toast-desk-moved = Передано в отдел «{ $desk }».
toast-blocked = Клиент заблокирован, его сообщения больше не придут.
toast-unblocked = Клиент снова может писать.
toast-client-named = Имя клиента: { $name }.
toast-split = Вынесено в обращение №{ $number }.
toast-sent = Отправляем клиенту.
toast-done = Готово.
refusal-closed = Обращение закрыто. Сначала откройте его снова.
refusal-already_closed = Обращение уже закрыто.
refusal-already_open = Обращение уже открыто.
refusal-already_yours = Обращение уже ваше.
refusal-taken = Обращение уже взял(а) { $manager }. Чтобы забрать, передайте его себе.
refusal-already_theirs = Обращение уже у этого менеджера.
refusal-anonymous = Вы пишете от имени группы, и бот не видит, кто вы. Выключите анонимность, чтобы взять обращение.
refusal-same_subject = Эта категория уже стоит.
refusal-same_desk = Обращение уже в этом отделе.
refusal-desk_not_ready = Этот отдел пока не готов принимать обращения.
refusal-desk-none = Передать некуда: других готовых отделов пока нет.
refusal-desk-unknown = Отдела «{ $name }» нет. Есть: { $desks }.
refusal-desk-ambiguous = Отделов с названием «{ $name }» несколько. Выберите нужный кнопкой: /desk
refusal-moved_away = Обращение теперь в отделе «{ $desk }».
refusal-not_closed = Оценить можно после закрытия.
refusal-rating_expired = Оценку можно изменить только в течение суток.
refusal-not_rated = Сначала поставьте оценку.
refusal-not-known-yet = Проверяем, есть ли вы в группе менеджеров. Если да, всё сработает само.
refusal-not-allowed = Это могут только сотрудники поддержки.
refusal-admins-only =
    Это может только администратор{ $count ->
        [0] {""}
       *[other] : { $admins }
    }.
refusal-not-a-desk = Эта кнопка работает только в группе менеджеров.
refusal-removed = Вы больше не в команде, поэтому клиенту ничего не отправлено. Обратитесь к администратору.
refusal-stale = Эта кнопка устарела.
refusal-too-often = Слишком часто. Попробуйте ещё раз через минуту.
refusal-note-empty = Напишите заметку после команды: /note текст — или начните сообщение с //
refusal-manager-unknown = Не нашли менеджера «{ $name }». Есть: { $managers }. Если кого-то здесь нет, пусть напишет что-нибудь в этой группе.
refusal-transfer-nobody = Передавать некому: других менеджеров этого отдела бот пока не знает. Коллега появится, когда напишет что-нибудь в этой группе.
refusal-transfer-elsewhere = { $manager }: в группе этого отдела бот такого менеджера не видел, а отвечают только там. Пусть напишет там что-нибудь, или передайте обращение в другой отдел: /desk
refusal-subject-unknown = Категории «{ $name }» нет. Есть: { $subjects }.
refusal-subject-none = Категорий пока нет. Администратор может добавить их в личном чате с ботом: /subjects add Доставка
refusal-name-empty = Напишите имя после команды: /name Анна
refusal-reply-needed-split = Отправьте /split ответом на сообщение клиента.
refusal-reply-needed-delete = Отправьте /del ответом на своё сообщение клиенту.
refusal-not-your-message = Удалить можно только своё сообщение.
refusal-not-your-ticket = У вас нет обращения с таким номером.
refusal-already-blocked = Клиент уже заблокирован.
refusal-not-blocked = Клиент не заблокирован.
refusal-already-sent = Уже отправлено.
toast-thanks = Спасибо!

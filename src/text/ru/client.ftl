### Что читает клиент

client-greeting = Здравствуйте! Напишите свой вопрос — текстом, голосом, фото или файлом. Ответим здесь же.
ticket-accepted = Обращение №{ $number } принято. Ответим вам здесь.
client-help =
    Просто напишите свой вопрос — ответим здесь же.

    /new — задать ещё один вопрос отдельно
    /tickets — мои обращения
    /close — вопрос решён, закрыть обращение
    /name — как к вам обращаться
    /language — на каком языке вам писать
    /privacy — какие данные о вас мы храним
ticket-accepted-named = { $name }, обращение №{ $number } принято. Ответим вам здесь.
ticket-ask-subject = О чём ваш вопрос? Можно не выбирать.
ticket-subject-chosen = Тема обращения №{ $number }: { $subject }.
ticket-closed-by-team = Обращение №{ $number } закрыто. Если вопрос остался, просто напишите сюда.
ticket-closed-by-client = Вы закрыли обращение №{ $number }. Если вопрос остался, просто напишите сюда.
ticket-reopened = Обращение №{ $number } снова открыто. Ответим вам здесь.
ticket-taken = Здравствуйте! С вами { $manager }, уже разбираюсь с вашим вопросом.
ticket-taken-named = { $name }, здравствуйте! С вами { $manager }, уже разбираюсь с вашим вопросом.
ticket-split = Мы вынесли этот вопрос в новое обращение №{ $number }. Ответим вам здесь.
ticket-heading = <b>Обращение №{ $number }</b>
ticket-heading-subject = <b>Обращение №{ $number }</b> · { $subject }
ticket-joined = Добавили в обращение №{ $number }.
ticket-joined-subject = Добавили в обращение №{ $number } «{ $subject }».
ticket-new-awaited = Напишите свой вопрос — откроем новое обращение.
ticket-none = У вас пока нет обращений. Напишите свой вопрос — откроем первое.
ticket-none-open = Открытых обращений нет. Напишите свой вопрос — откроем новое.
ticket-list = Ваши обращения:
ticket-list-line = №{ $number } · { $status } · { $when }
ticket-list-line-subject = №{ $number } · { $subject } · { $status } · { $when }
ticket-close-which = Какое обращение закрыть?
ticket-move-where = К какому обращению это относится?
ticket-moved = Добавили в обращение №{ $number }.
ticket-chosen = Продолжаем обращение №{ $number }.
ticket-history = <b>Обращение №{ $number }</b>, последние сообщения:
ticket-history-empty = В обращении №{ $number } пока нет сообщений.
ticket-history-you = <b>Вы</b>, { $when }: { $text }
ticket-history-team = <b>Поддержка</b>, { $when }: { $text }
client-status-open = ждёт нашего ответа
client-status-answered = ждёт вашего ответа
client-status-closed = закрыто
client-blocked = К сожалению, мы больше не принимаем от вас сообщения в этом чате.
client-unblocked = Вы снова можете писать нам в этом чате.
name-ask = Как к вам обращаться?
name-saved = Спасибо! Будем обращаться к вам так: { $name }.
name-too-long = Имя длиннее 64 знаков. Пожалуйста, напишите короче, например: /name Анна
rating-ask = Удалось решить ваш вопрос?
rating-ask-stars = Оцените, пожалуйста, нашу работу:
rating-ask-stars-unresolved = Очень жаль. Откройте обращение снова, и мы продолжим. Оцените, пожалуйста, нашу работу:
rating-thanks = Спасибо, ваша оценка: { $stars }. Её можно изменить в течение суток.
rating-ask-comment = Что нам стоит исправить? Ответьте одним сообщением — его прочитает руководитель.
rating-comment-kept = Спасибо, передали руководителю.
signature = — { $name }
link-opened-subject = Здравствуйте! Напишите свой вопрос на тему «{ $subject }» — ответим здесь же.
link-opened-desk = Здравствуйте! Напишите свой вопрос — передадим его в нужный отдел и ответим здесь же.
link-opened-context = Здравствуйте! Напишите свой вопрос — ответим здесь же. Менеджер увидит, по какой ссылке вы пришли.

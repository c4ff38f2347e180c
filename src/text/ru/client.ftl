### Что читает клиент

client-greeting = Здравствуйте! Напишите, что у вас случилось, — текстом, голосом, фото или файлом. Мы передадим это специалисту и ответим здесь же.
ticket-accepted = Обращение №{ $number } принято. Ответим вам здесь.
client-help =
    Просто напишите, что случилось, — мы передадим это специалисту и ответим здесь же.

    /new — задать ещё один вопрос отдельно
    /tickets — мои обращения
    /close — вопрос решён, закрыть обращение
    /name — как к вам обращаться
ticket-accepted-named = { $name }, обращение №{ $number } принято. Ответим вам здесь.
ticket-ask-subject = О чём ваш вопрос? Можно не выбирать.
ticket-subject-chosen = Тема обращения №{ $number }: { $subject }.
ticket-closed-by-team = Обращение №{ $number } закрыто. Если вопрос остался, просто напишите сюда.
ticket-closed-by-client = Вы закрыли обращение №{ $number }. Если вопрос остался, просто напишите сюда.
ticket-reopened = Обращение №{ $number } снова открыто. Ответим вам здесь.
ticket-taken = Здравствуйте! С вами { $manager }. Расскажите, что у вас случилось?
ticket-taken-named = { $name }, здравствуйте! С вами { $manager }. Расскажите, что у вас случилось?
ticket-split = Этот вопрос мы выделили в отдельное обращение №{ $number }. Ответим вам здесь.
ticket-heading = <b>Обращение №{ $number }</b>
ticket-heading-subject = <b>Обращение №{ $number }</b> · { $subject }
ticket-joined = Передали в обращение №{ $number }.
ticket-joined-subject = Передали в обращение №{ $number } «{ $subject }».
ticket-new-awaited = Напишите ваш вопрос — откроем новое обращение.
ticket-none = У вас пока нет обращений. Напишите, что случилось, — и мы откроем первое.
ticket-none-open = Открытых обращений нет. Напишите, что случилось, — и мы откроем новое.
ticket-list = Ваши обращения:
ticket-list-line = №{ $number } · { $status } · { $when }
ticket-list-line-subject = №{ $number } · { $subject } · { $status } · { $when }
ticket-close-which = Какое обращение закрыть?
ticket-move-where = В какое обращение это передать?
ticket-moved = Передали в обращение №{ $number }.
ticket-chosen = Теперь ваши сообщения идут в обращение №{ $number }.
ticket-history = <b>Обращение №{ $number }</b>, последние сообщения:
ticket-history-empty = В обращении №{ $number } пока нет сообщений.
ticket-history-you = <b>Вы</b>, { $when }: { $text }
ticket-history-team = <b>Поддержка</b>, { $when }: { $text }
client-status-open = ждёт нашего ответа
client-status-answered = ждёт вашего ответа
client-status-closed = закрыто
client-blocked = Вы больше не можете писать сюда.
client-unblocked = Вы снова можете писать сюда.
name-ask = Как к вам обращаться? Ответьте на это сообщение.
name-saved = Спасибо! Будем обращаться к вам так: { $name }.
name-too-long = Имя длиннее 64 знаков. Пожалуйста, напишите короче, например: /name Анна
rating-ask = Решили ли мы ваш вопрос?
rating-ask-stars = Оцените, пожалуйста, как мы справились:
rating-ask-stars-unresolved = Жаль. Можно открыть обращение снова. А пока оцените, пожалуйста, как мы справились:
rating-thanks = Спасибо, ваша оценка: { $stars }. Её можно изменить в течение суток.
rating-ask-comment = Что нам стоит исправить? Напишите одним сообщением — прочитает руководитель.
rating-comment-kept = Спасибо, передали руководителю.
signature = — { $name }
link-opened-subject = Здравствуйте! Напишите ваш вопрос на тему «{ $subject }» — откроем новое обращение и ответим здесь же.
link-opened-desk = Здравствуйте! Напишите ваш вопрос — откроем новое обращение, передадим его в нужный отдел и ответим здесь же.
link-opened-context = Здравствуйте! Напишите ваш вопрос — откроем новое обращение и ответим здесь же. Специалист увидит, по какой ссылке вы пришли.

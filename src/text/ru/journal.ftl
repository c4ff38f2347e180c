### Журнал на карточке

journal-line = { $when } { $what }
journal-opened = обращение открыто
journal-continued = клиент написал снова
journal-answered = { $who }: ответ
journal-claimed = { $who }: взял(а) обращение
journal-called = { $who }: звонок клиенту
journal-noted = { $who }: заметка «{ $text }»
journal-transferred = передано: { $who } → { $to }
journal-released = { $who }: обращение снова ничьё (было: { $from })
journal-closed = { $who }: обращение закрыто
journal-reopened = { $who }: обращение открыто снова
journal-subject_set = { $who }: категория «{ $subject }»
journal-moved_to_desk = { $who }: передано в отдел «{ $desk }»
journal-moved_to_desk-from = { $who }: передано в отдел «{ $desk }», до этого отвечал(а) { $manager }
journal-rated = оценка: { $rating }
journal-rating_commented = отзыв: «{ $text }»
journal-moved_out = сообщение перенесено в №{ $number }
journal-moved_in = сообщение перенесено из №{ $number }
journal-message_deleted = { $who }: сообщение удалено у клиента
journal-client_named = { $who }: имя клиента — { $name }
journal-client_blocked = { $who }: клиент заблокирован
journal-client_unblocked = { $who }: клиент разблокирован
journal-who-client = клиент
journal-who-anonymous = аноним
journal-who-bot = бот
journal-who-unknown = менеджер

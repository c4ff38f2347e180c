### Кто кого ждёт: что стало с ответами и чей сейчас ход

journal-answer_withdrawn-noted = { $who }: ответ стал заметкой, клиент его не увидит
journal-answer_withdrawn-refused = ответ не дошёл до клиента
journal-answer_withdrawn-unreachable = ответ не дошёл: клиент отключил бота
journal-answer_resumed = ответ снова отправлен клиенту
journal-recounted = статус: { $status }
journal-answer_kept = ответ не удалось удалить, он остался у клиента

card-tag-turn-team = ждёт нас
card-tag-turn-client = ждёт клиента

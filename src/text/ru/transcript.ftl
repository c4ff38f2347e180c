# Переписка обращения одним файлом: /transcript.

menu-transcript = переписка обращения одним файлом
button-transcript = 📄 Переписка файлом
toast-transcript = Готовлю переписку. Пришлю её вам в личный чат.
transcript-begun =
    { $isMerged ->
        [yes] Обращение №{ $number } объединено с №{ $into }. Готовлю переписку №{ $into }.
       *[no] Готовлю переписку обращения №{ $number }.
    }
transcript-caption = Обращение №{ $number }: вся переписка с заметками и событиями. Это для команды; чтобы отдать клиенту, возьмите другой файл: <code>/transcript { $number } client</code>
transcript-caption-client = Обращение №{ $number }: переписка для клиента, без заметок и внутренних событий.
transcript-caption-rating = Обращение №{ $number } получило низкую оценку. Вся переписка с заметками и событиями — только для команды.
transcript-too-large = Обращение №{ $number }: переписка получилась больше 50 МБ даже без вложений, а такие файлы Telegram не принимает.
transcript-failed = Обращение №{ $number }: собрать переписку не получилось ({ $reason }). Попробуйте ещё раз: /transcript { $number }
transcript-refused = Обращение №{ $number }: Telegram не принял файл с перепиской ({ $reason }). Попробуйте ещё раз: /transcript { $number }
transcript-erased = Обращение №{ $number }: данные удалены, поэтому переписки не будет.
transcript-how = Напишите номер обращения: <code>/transcript 12</code>. Без заметок и внутренних событий, чтобы отдать клиенту: <code>/transcript 12 client</code>
transcript-wrong =
    «{ $word }» непонятно.
    { transcript-how }
transcript-wrong-here = «{ $word }» непонятно. Переписка этого обращения: /transcript. Без заметок и внутренних событий: /transcript client. О других обращениях бота спрашивают в личном чате.
transcript-none = Обращения №{ $number } нет.
transcript-other-desk = Обращение №{ $number } — другого отдела. Переписку могут получить его менеджеры и администраторы.
transcript-open-bot = Переписка придёт в личный чат с ботом, а вы его ещё не открывали. Откройте @{ $username }, нажмите «Старт» и попробуйте снова.
audit-transcript = { $who }: запрошена переписка обращения №{ $number }
audit-transcript-client = { $who }: запрошена переписка обращения №{ $number } для клиента

## Сам файл

transcript-title = Обращение №{ $number }
transcript-internal = Только для команды: здесь заметки и события, которых клиент не видел.
transcript-made = Составлено { $date }, { $time }. Часовой пояс: { $timeZone }.
transcript-empty = Сообщений нет.
transcript-team = Поддержка
transcript-of-client = клиент
transcript-note = заметка для своих
transcript-preferred-name = Как обращаться
transcript-coordinates = Координаты: { $latitude }, { $longitude }
transcript-earlier = Изменено: { $when }. Раньше было:
transcript-earlier-empty = без слов
transcript-event-opened = Обращение открыто
transcript-event-closed = Обращение закрыто
transcript-event-reopened = Обращение открыто снова
transcript-state-on-its-way = ещё не доставлено
transcript-state-kept = задержано: сообщений было слишком много
transcript-state-not-shown = не доставлено команде
transcript-state-held = клиент не получил: обращение было закрыто
transcript-state-noted = стало заметкой, у клиента удалено
transcript-state-deleted = удалено у клиента
transcript-state-refused = 💔 клиент не получил
transcript-state-unreachable = 🔕 клиент не получил: остановил бота
transcript-file-failed = не удалось загрузить
transcript-file-large = больше 20 МБ, поэтому только в Telegram
transcript-file-room = не поместилось в этот файл, есть в Telegram
transcript-file-again = это уже есть выше

### Списки открытых обращений в личном чате менеджера

menu-my = мои открытые обращения
menu-open = обращения, которые никто не взял

my-none = У вас нет открытых обращений. Свободные: /open
my-list =
    { $count ->
        [one] <b>У вас { $count } открытое обращение</b>
        [few] <b>У вас { $count } открытых обращения</b>
       *[many] <b>У вас { $count } открытых обращений</b>
    }
open-none = Свободных обращений нет: все кто-нибудь взял. Ваши: /my
open-list =
    { $count ->
        [one] <b>Никто не взял { $count } обращение</b>
        [few] <b>Никто не взял { $count } обращения</b>
       *[many] <b>Никто не взял { $count } обращений</b>
    }
lists-with-words = { $command } показывает весь список, слова после неё не нужны. Искать — так: <code>/find { $words }</code>
lists-line = • { $aboutHtml }
lists-team = ждёт { $time }
lists-team-now = ждёт меньше минуты
lists-team-off = ждёт с { $at }, пока нерабочее время
lists-unspoken = клиент ещё не знает о нём, напишите первым
lists-client = ждём клиента с { $at }
lists-later = отложено до { $at }
lists-quarantine = на проверке
button-open-claim = 🙋 Взять №{ $number }
button-back-page = ‹ Назад
button-next-page = Дальше ›

menu-client = обращения одного клиента
menu-clients = все клиенты

clients-none = Клиентов пока нет.
clients-list = <b>Клиенты: { $count }</b>
clients-tickets =
    { $count ->
        [one] { $count } обращение
        [few] { $count } обращения
       *[many] { $count } обращений
    }
clients-last = последнее сообщение { $when }
client-page = <b>Клиент</b>: { $aboutHtml }
client-page-blocked = 🚫 заблокирован
client-page-tickets = Обращений: { $count }
client-page-how = Чьи обращения показать? Укажите @имя клиента или его номер в Telegram: <code>/client @anna</code>. Номер есть в хэштеге на карточке обращения.

menu-history = другие обращения клиента
button-history = История клиента
history-none = Других обращений у этого клиента нет.
history-list = <b>Другие обращения клиента: { $count }</b>
history-more =
    { $count ->
        [one] И ещё { $count } обращение. Все — в личном чате с ботом: <code>/client { $client }</code>
        [few] И ещё { $count } обращения. Все — в личном чате с ботом: <code>/client { $client }</code>
       *[many] И ещё { $count } обращений. Все — в личном чате с ботом: <code>/client { $client }</code>
    }

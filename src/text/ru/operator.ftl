### Что читает тот, кто запускает бота

config-faulty = Topicdesk не запущен: проверьте настройки в файле .env (образец — .env.example).
config-fault =
    { $variable }: { $problem }
      Например: { $example }
config-token-missing = не указан токен бота. Его выдаёт @BotFather в Telegram.
config-token-wrong = это не похоже на токен бота. Скопируйте его у @BotFather целиком.
config-admins-wrong = нужны числовые id пользователей Telegram через запятую. Свой id подскажет @userinfobot; можно оставить пустым.
config-directory-wrong = нужен путь к папке, где хранить данные.
config-url-wrong = нужен адрес сервера Bot API, начиная с https:// или http://.
config-language-wrong = нужен язык: ru или en.
config-time-zone-wrong = нет такого часового пояса.
config-log-level-wrong = нужен один из уровней: fatal, error, warn, info, debug, trace, silent.
store-locked =
    С данными в папке { $path } уже работает другой Topicdesk. Запустить второй нельзя.
    Остановите первый (systemctl stop topicdesk или Ctrl+C в его окне) или укажите другую папку в DATA_DIR.
store-newer =
    База { $path } создана более новой версией Topicdesk: { $theirs ->
        [none] номер базы { $theirSchema }, а запущена { $ours } (номер базы { $ourSchema }).
       *[other] { $theirs } (номер базы { $theirSchema }), а запущена { $ours } (номер базы { $ourSchema }).
    } Обновите программу (topicdesk upgrade или git pull && npm ci) и запустите снова. В базе ничего не изменено.
store-corrupt =
    Файл { $path } повреждён или это не база Topicdesk. Восстановите базу из копии (npm run restore -- файл); повреждённый файл пока не удаляйте. В нём ничего не изменено.
store-uncopied =
    Перед обновлением базы { $path } Topicdesk делает её копию, и это не получилось: { $error }. База не изменена.
    Исправьте это (сколько места на диске, покажет df -h) и запустите снова. До тех пор может работать прежняя версия программы.
store-uncopied-damaged =
    База { $path } не обновлена: перед этим Topicdesk делает её копию, и { $error }. Похоже, повреждена сама база; в ней ничего не изменено.
    Восстановите её из копии, сделанной раньше: npm run restore -- файл. Копии лежат рядом, в папке backups.
store-unmigrated =
    Обновить базу { $path } для версии { $ours } не получилось: { $error }. База осталась такой, какой была, её копия — в папке backups.
    Верните прежнюю версию программы, с этой базой она работает, и покажите эту строку разработчику.
upgrade-copied = База создана прежней версией. Перед обновлением делаю её копию: { $path }
upgrade-held =
    Эта версия запустилась и ждёт: topicdesk upgrade проверяет, всё ли с ней в порядке. До тех пор бот не принимает и не отправляет сообщения.
    Если обновление прервалось, бот начнёт работать сам через минуту.
upgrade-abandoned = Обновление прервалось, поэтому бот начинает работать сам. Завершить обновление: topicdesk upgrade
store-unwritable =
    Не получается писать в { $path }. Проверьте, что папка существует, на диске есть место и у пользователя, от которого запущен бот, есть права на запись.
store-failed =
    Topicdesk остановлен: диск не принимает запись ({ $error }). Освободите место или почините диск и запустите снова: Telegram повторит всё, что бот не успел сохранить.
telegram-unauthorized = Telegram не принимает токен из BOT_TOKEN: { $error }. Скопируйте токен у @BotFather ещё раз.
telegram-unreachable = Не получается связаться с { $root }: { $error }. Проверьте интернет и TELEGRAM_API_ROOT. Следующая попытка через { $seconds } с.
telegram-conflict = Этого бота запустили где-то ещё с тем же токеном: Telegram отдаёт сообщения только одному. Остановите вторую копию.
started = @{ $username } работает. Данные: { $path }
claim-link = Администратора пока нет. Откройте ссылку, чтобы стать им (она сработает один раз): { $link }
stopped = Topicdesk остановлен.
outbox-usage =
    Что делать с недоставленным:
      npm run outbox -- list         показать, что не удалось отправить
      npm run outbox -- requeue 12   отправить номер 12 ещё раз
      npm run outbox -- drop 12      больше не пытаться отправить номер 12
outbox-empty = Недоставленного нет.
outbox-line = { $id }  { $when }  { $what }  попыток: { $attempts }  { $error }
outbox-requeued = Номер { $id } отправится в течение минуты, если бот запущен.
outbox-dropped = Номер { $id } убран, бот больше не будет его отправлять.
outbox-absent = Номера { $id } среди недоставленного нет.

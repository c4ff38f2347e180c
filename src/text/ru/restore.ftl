### Восстановление базы из копии: npm run restore

restore-usage =
    Восстановить базу из копии (бот должен быть остановлен):
      npm run restore -- data/backups/topicdesk-2026-01-31.db
    Подойдёт и сжатая копия (.db.gz), и любая из частей, если все они лежат в одной папке.
restore-done = Восстановлено из { $file }: обращений — { $tickets }, сообщений — { $messages }, ждут отправки — { $waiting }.
restore-aside = Прежние данные сохранены: { $path }. Удалите их, когда убедитесь, что всё на месте.
restore-older = Копию сделала более старая версия Topicdesk. При запуске бот обновит базу.
restore-next =
    Теперь запустите бота: systemctl start topicdesk (или npm start).
    Если после этой копии вы удаляли данные клиентов (/forget), удалите их ещё раз.
restore-absent = Файла { $file } нет. Если копия пришла частями, положите их все в одну папку.
restore-truncated = Файл { $file } неполный: он обрывается раньше времени. Скачайте или скопируйте его ещё раз либо возьмите другую копию.
restore-foreign =
    Файл { $file } — не копия базы Topicdesk. Если он зашифрован, сначала расшифруйте его; архив .tar.gz сначала распакуйте (tar -xzf).
restore-damaged = Копия { $file } повреждена ({ $error }). Возьмите другую копию.
restore-newer =
    Копия { $file } создана более новой версией Topicdesk: { $theirs ->
        [none] номер базы { $theirSchema }, а установлена { $ours } (номер базы { $ourSchema }).
       *[other] { $theirs } (номер базы { $theirSchema }), а установлена { $ours } (номер базы { $ourSchema }).
    } Сначала обновите программу.
restore-running = С данными в папке { $path } работает бот. Остановите его (systemctl stop topicdesk или Ctrl+C в его окне) и повторите.
restore-no-room = На диске мало места: нужно { $needed } МБ, свободно { $free } МБ. Освободите место и повторите.
restore-failed = Восстановить не получилось: { $error }.
restore-untouched = Ничего не изменено, прежние данные на месте.

### Copies of the database: /backup and the nightly ones

menu-backup = send a copy of the database
backup-begun = Preparing a copy of the database. It will come here.
backup-under-way = A copy is being prepared already. It will come in a moment.
backup-caption =
    A copy of the database: { $when }. It holds all conversations, so keep it where nobody else looks.
backup-too-large = The database is too large for Telegram: { $size } MB, and 50 are allowed.
backup-refused = Telegram did not take the file with the copy: { $size } MB are too much for it.
backup-where = The last nightly copy is on the server: <code>{ $path }</code>
backup-where-none = There is no nightly copy yet. The next one will be made at 3:30 on the server, in the folder <code>{ $path }</code>
backup-failed = The copy could not be made: { $reason }. The database itself is sound, and the bot works.
alert-backup-failed =
    ⚠️ The nightly copy of the database could not be made: { $reason }. The database itself is sound, and the bot works.
    The bot tries again in an hour.
backup-no-room = there is too little room on the disk: { $needed } MB are needed, { $free } MB are free
backup-damaged = the copy did not pass the check ({ $error })

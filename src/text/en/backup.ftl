### Copies of the database: /backup and the nightly ones

menu-backup = send a copy of the database
backup-begun = Preparing a copy of the database. It will come here.
backup-under-way = A copy is being prepared already. It will come in a moment.
backup-caption =
    A copy of the database: { $when }. It holds all conversations, so keep it where nobody else looks.
backup-packed =
    A copy of the database: { $when }, compressed. It holds all conversations, so keep it where nobody else looks.

    To restore it on the server: <code>npm run restore -- { $name }</code>
    To unpack it without Topicdesk: <code>gunzip { $name }</code>
backup-part = A copy of the database: { $when }, compressed, part { $number } of { $parts }.
backup-part-last =
    A copy of the database: { $when }, compressed, part { $number } of { $parts }, the last one. It holds all conversations, so keep it where nobody else looks.

    To restore it, put all parts into one folder on the server: <code>npm run restore -- { $name }</code>
    To join them without Topicdesk: <code>cat { $all } | gunzip > topicdesk.db</code>
backup-erased-meanwhile = While the copy was being sent, a client’s data were erased, and the file still has them. Delete the file and ask for a copy again: /backup
backup-parts-erased = While the copy was being sent, a client’s data were erased, and the parts that have come may still have them. Delete these parts: the bot has made a new copy and will send all of it.
backup-too-large =
    The database is too large for Telegram: { $size } MB even when compressed. Load a copy from the server, such as by <code>scp root@address:path .</code>
backup-refused = Telegram did not take the file with the copy: { $size } MB are too much for it.
backup-where = The last nightly copy is on the server: <code>{ $path }</code>
backup-where-none = There is no nightly copy yet. The next one will be made at 3:30 on the server, in the folder <code>{ $path }</code>
backup-not-taken = Telegram did not take the file with the copy of the database: { $reason }. Please try again: /backup
backup-failed = The copy could not be made: { $reason }. The database itself is sound, and the bot works.
alert-backup-damaged =
    ⚠️ The nightly copy of the database was not made: { $reason }. The database itself seems to be damaged. Earlier copies are sound, on the server: <code>{ $path }</code>
    Do not wait: check the disk and restore the last copy (npm run restore). The bot tries again in an hour.
alert-backup-failed =
    ⚠️ The nightly copy of the database could not be made: { $reason }. The database itself is sound, and the bot works.
    The bot tries again in an hour.
backup-no-room = there is too little room on the disk: { $needed } MB are needed, { $free } MB are free
backup-damaged = the copy did not pass the check ({ $error })
backup-not-folder = { $path } is not a folder, so there is no place for copies: rename or delete this file
backup-unwritable = the bot may not write to the folder { $path }: check whom it belongs to

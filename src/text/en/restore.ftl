### Restoring the database from a copy: npm run restore

restore-usage =
    To restore the database from a copy, while the bot is stopped:
      npm run restore -- data/backups/topicdesk-2026-01-31.db
    A compressed copy (.db.gz) will do too, and so will any of its parts, if all of them are in one folder.
restore-done = Restored from { $file }. Requests: { $tickets }, messages: { $messages }, waiting to be sent: { $waiting }.
restore-aside = The data from before are kept: { $path }. Delete them when you have seen that all is well.
restore-lost = The copy does not have the latest requests (#{ $from }–{ $to }): the bot does not know them, and no other request gets their numbers.
restore-older = The copy was made by an earlier version of Topicdesk. The bot brings the database up to date when it starts.
restore-next =
    Now start the bot: systemctl start topicdesk (or npm start).
    If you have erased data of clients since this copy was made (/forget), erase them again.
restore-absent = There is no file { $file }. If the copy came in parts, put all of them into one folder.
restore-truncated = The file { $file } is incomplete: it ends too early. Download or copy it again, or take another copy.
restore-foreign =
    The file { $file } is not a copy of a Topicdesk database. If it is encrypted, decrypt it first; unpack a .tar.gz archive first (tar -xzf).
restore-damaged = The copy { $file } is damaged ({ $error }). Take another copy.
restore-newer =
    The copy { $file } was made by a newer version of Topicdesk: { $theirs ->
        [none] its schema is { $theirSchema }, and this is { $ours } (schema { $ourSchema }).
       *[other] { $theirs } (schema { $theirSchema }), and this is { $ours } (schema { $ourSchema }).
    } Upgrade the program first.
restore-running = The bot is working with the data in { $path }. Stop it (systemctl stop topicdesk, or Ctrl+C in its window) and try again.
restore-no-room = There is too little room on the disk: { $needed } MB are needed, { $free } MB are free. Make room and try again.
restore-failed = That did not work: { $error }.
restore-untouched = Nothing was changed, and the present data are where they were.

### Shifts

menu-shift = who is on shift, start or end yours
button-shift-start = Start my shift
button-shift-stop = End my shift
shifts-list = <b>On shift</b>
shifts-line = • { $name }, since { $when }
shifts-nobody = Nobody is on shift now.
shifts-started = Your shift began at { $when }.
shifts-started-already = You are on shift already, since { $when }.
shifts-stopped = Your shift ended at { $when }. It lasted { $duration }.
shifts-stopped-already = You are not on shift now.
shifts-forgotten = You did not end your last shift (since { $from }). It counts until { $until }, when you last did something in a request.
shifts-forgotten-idle = You did not end your last shift (since { $from }). You did nothing in requests during it, so it does not count.
shifts-no-notices = While you are off shift, you get no notices.
shifts-how = To start your shift: /shift start. To end it: /shift stop.
shifts-wrong = “{ $word }” is not clear. To start a shift: /shift start. To end it: /shift stop. Who is on shift: /shift

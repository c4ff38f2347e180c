### Смены

menu-shift = кто на смене, начать или закончить смену
button-shift-start = Начать смену
button-shift-stop = Закончить смену
shifts-list = <b>На смене</b>
shifts-line = • { $name } — с { $when }
shifts-nobody = На смене сейчас никого.
shifts-started = Ваша смена началась в { $when }.
shifts-started-already = Вы уже на смене, с { $when }.
shifts-stopped = Ваша смена закончилась в { $when }. Она длилась { $duration }.
shifts-stopped-already = Вы сейчас не на смене.
shifts-forgotten = Прошлую смену (с { $from }) вы не закончили. Она засчитана до { $until } — до вашего последнего действия в обращениях.
shifts-forgotten-idle = Прошлую смену (с { $from }) вы не закончили. Действий в обращениях за неё нет, поэтому она не засчитана.
shifts-no-notices = Пока вы не на смене, уведомления вам не приходят.
shifts-how = Начать свою смену: /shift start. Закончить: /shift stop.
shifts-wrong = Слово «{ $word }» непонятно. Начать смену: /shift start. Закончить: /shift stop. Кто на смене: /shift

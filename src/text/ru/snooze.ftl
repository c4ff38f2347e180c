### Отложенные обращения

menu-snooze = отложить обращение
button-snooze = 💤 Отложить
button-snooze-hour = На час
button-snooze-three-hours = На 3 часа
button-snooze-tomorrow = До завтра
button-snooze-week = На неделю
button-snooze-end = Вернуть сейчас
toast-snoozed = Отложено до { $when }.
toast-snoozed-later = Отложено до { $when }: раньше нерабочее время.
toast-woken = Обращение снова в работе.
refusal-not_snoozed = Обращение не отложено.
snooze-back = 💤 Обращение было отложено до этого времени.
snooze-back-client = 💤 Обращение было отложено, но клиент написал.
card-snoozed = 💤 Отложено до { $when }
journal-snoozed = { $who }: отложено до { $when }
journal-woken = снова в работе
snooze-how = Напишите, на сколько или до какого времени отложить: /snooze 2h, /snooze завтра 10:00, /snooze 15.12 9:00
snooze-wrong-word = «{ $word }» непонятно. Например: /snooze 2h, /snooze завтра 10:00, /snooze пятница 9:00, /snooze 15.12 9:00
snooze-wrong-unit = «{ $word }» — минуты или часы? Напишите, например, 30m или 2h
snooze-wrong-time = «{ $word }» — такого времени нет. Например: /snooze завтра 10:00
snooze-wrong-date = «{ $word }» — такой даты нет. Дату пишут так: /snooze 15.12 9:00
snooze-wrong-no_time = До какого часа отложить? Например: /snooze { $word } 10:00
snooze-wrong-zero = «{ $word }»: отложить можно не меньше чем на минуту.
snooze-wrong-past = «{ $word }»: это время уже прошло.
snooze-wrong-far = «{ $word }»: отложить можно не больше чем на год.

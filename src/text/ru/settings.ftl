# Настройки: названия в меню и в журнале.

settings-title-reopen = Продолжение закрытого обращения
settings-title-thanks = Благодарность после закрытия
settings-title-welcome = Сообщение о новом обращении
settings-title-greeting = Знакомство с менеджером
settings-title-farewell = Сообщение о закрытии
settings-title-ask_name = Вопрос об имени
settings-title-rating = Оценка после закрытия
settings-title-signature = Подпись под ответами
settings-title-low_rating = Вопрос после низкой оценки

### Язык, на котором бот говорит с клиентом

menu-language = на каком языке вам писать
language-name = Русский
language-ask = На каком языке вам писать?
language-chosen = Теперь пишем вам по-русски.
language-unknown = Языка «{ $language }» нет. Выберите один из этих:

# Приоритет и метки обращения.

menu-priority = приоритет обращения
menu-tag = добавить метку
menu-untag = убрать метку
priority-high = высокий
priority-normal = обычный
priority-low = низкий
button-priority = 🔥 Приоритет
button-priority-high = 🔥 Высокий
button-priority-normal = Обычный
button-priority-low = Низкий
toast-priority = Приоритет: { $priority }
card-priority = Приоритет: { $priority }
journal-priority_set = { $who }: приоритет — { $priority }
journal-tagged =
    { $who }: { $count ->
        [one] добавлена метка
       *[other] добавлены метки
    } { $tags }
journal-untagged =
    { $who }: { $count ->
        [one] убрана метка
       *[other] убраны метки
    } { $tags }

labels-priority-how = Сейчас приоритет { $present }. Изменить: /priority high — высокий, /priority normal — обычный, /priority low — низкий.
labels-priority-wrong = Приоритета «{ $word }» нет. Есть /priority high — высокий, /priority normal — обычный, /priority low — низкий.
labels-priority-same = Приоритет и так { $priority }.
labels-tag-how =
    Напишите метку после команды, например /tag возврат. Несколько меток — через пробел.{ $count ->
        [0] {""}
       *[other] { " " }Сейчас: { $tags }
    }
labels-tag-wrong = «{ $word }» не подходит: в метке могут быть только буквы, цифры и знак «_», не больше { $most } знаков. Например: /tag возврат
labels-tag-no_letter = «{ $word }» не подходит: в метке должна быть хотя бы одна буква, а всего — не больше { $most } знаков. Например: /tag заказ_12
labels-tag-too_long = «{ $word }» не подходит: в метке может быть не больше { $most } знаков. Например: /tag возврат
labels-tag-same =
    { $count ->
        [one] Метка { $tags } уже есть.
       *[other] Метки { $tags } уже есть.
    }
labels-tag-too_many = Меток может быть не больше { $most }, сейчас их { $present }. Убрать лишнюю: /untag возврат
labels-untag-how =
    Напишите, какую метку убрать, например /untag возврат.{ $count ->
        [0] { " " }Сейчас меток нет.
       *[other] { " " }Сейчас: { $tags }
    }
labels-untag-unknown =
    Метки { $tag } у этого обращения нет.{ $count ->
        [0] {""}
       *[other] { " " }Есть: { $tags }
    }

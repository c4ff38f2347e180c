# Журнал изменений: кто и что поменял в настройках бота.

menu-audit = журнал изменений
audit-title = <b>Журнал изменений</b>
audit-empty = Журнал изменений пока пуст. Здесь будет видно, кто поменял настройки, часы, категории и отделы, кто кого заблокировал.
audit-day = <b>{ $date }</b>
audit-line = { $time } { $lineHtml }
audit-page = Страница { $page } из { $pages }
audit-how = «{ $word }» — не номер страницы. Последние изменения: /audit, вторая страница: <code>/audit 2</code>
audit-no-page = Страницы { $page } нет. Всего страниц в журнале: { $pages }. Последние изменения: /audit
audit-who-anonymous = Анонимный администратор
audit-who-server = Настройки на сервере

audit-setting = { $who }: настройка «{ $name }» изменена с «{ $from }» на «{ $to }»
audit-hours = { $who }: рабочее время изменено. Было: { $from }. Стало: { $to }
audit-hours-desk = { $who }: рабочее время отдела «{ $desk }» изменено. Было: { $from }. Стало: { $to }
audit-hours-common = общее
audit-holiday_set = { $who }: добавлены особые дни — { $days }
audit-holiday_removed = { $who }: убраны особые дни — { $days }
audit-subject_added = { $who }: добавлена категория «{ $name }»
audit-subject_renamed = { $who }: категория «{ $from }» переименована в «{ $to }»
audit-subject_hidden = { $who }: категория «{ $name }» скрыта
audit-subject_shown = { $who }: категория «{ $name }» снова показывается
audit-subject_ordered = { $who }: категория «{ $name }» переставлена с { $from }-го места на { $to }-е
audit-subject_routed = { $who }: обращения категории «{ $name }» теперь идут в { $to }, раньше — в { $from }
audit-desk = отдел «{ $name }»
audit-desk-main = основной отдел
audit-desk_added = { $who }: подключён отдел «{ $name }»
audit-desk_renamed = { $who }: отдел «{ $from }» переименован в «{ $to }»
audit-desk_default = { $who }: основным отделом назначен «{ $to }», раньше был «{ $from }»
audit-desk_default-first = { $who }: основным отделом назначен «{ $to }»
audit-desk_rescued = { $who }: открытые обращения отдела «{ $from }» переданы в отдел «{ $to }»
audit-client_blocked = { $who }: клиент { $client } заблокирован
audit-client_unblocked = { $who }: клиент { $client } разблокирован
audit-owner_claimed = { $who }: права администратора получены по ссылке с сервера
audit-admin_appointed = Настройки на сервере: добавлен администратор { $person }
audit-admin_dismissed = Настройки на сервере: убран администратор { $person }

# The journal of changes: who changed what in the bot's setup.

menu-audit = journal of changes
audit-title = <b>Journal of changes</b>
audit-empty = The journal of changes is still empty. It will show who changed settings, hours, subjects and departments, and who blocked whom.
audit-day = <b>{ $date }</b>
audit-line = { $time } { $lineHtml }
audit-page = Page { $page } of { $pages }
audit-how = “{ $word }” is not the number of a page. The latest changes: /audit, the second page: <code>/audit 2</code>
audit-no-page = There is no page { $page }. Pages in the journal: { $pages }. The latest changes: /audit
audit-who-anonymous = An anonymous administrator
audit-who-server = The settings on the server

audit-setting = { $who } changed the setting “{ $name }” from “{ $from }” to “{ $to }”
audit-hours = { $who } changed the working hours from { $from } to { $to }
audit-hours-desk = { $who } changed the working hours of “{ $desk }” from { $from } to { $to }
audit-hours-common = the common ones
audit-holiday_set = { $who } added special days: { $days }
audit-holiday_removed = { $who } removed special days: { $days }
audit-subject_added = { $who } added the subject “{ $name }”
audit-subject_renamed = { $who } renamed the subject “{ $from }” to “{ $to }”
audit-subject_hidden = { $who } hid the subject “{ $name }”
audit-subject_shown = { $who } showed the subject “{ $name }” again
audit-subject_ordered = { $who } moved the subject “{ $name }” from place { $from } to place { $to }
audit-subject_routed = { $who } sent requests about “{ $name }” to { $to } instead of { $from }
audit-desk = the department “{ $name }”
audit-desk-main = the default department
audit-desk_added = { $who } added the department “{ $name }”
audit-desk_renamed = { $who } renamed the department “{ $from }” to “{ $to }”
audit-desk_default = { $who } made “{ $to }” the default department instead of “{ $from }”
audit-desk_default-first = { $who } made “{ $to }” the default department
audit-desk_rescued = { $who } moved the open requests of the department “{ $from }” to “{ $to }”
audit-client_blocked = { $who } blocked the client { $client }
audit-client_unblocked = { $who } unblocked the client { $client }
audit-owner_claimed = { $who } became the administrator by the link from the server
audit-admin_appointed = The settings on the server made { $person } an administrator
audit-admin_dismissed = The settings on the server no longer make { $person } an administrator

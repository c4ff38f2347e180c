### Hints for commands

menu-new = start a new request
menu-tickets = my requests
menu-close = my question is solved, close the request
menu-client-name = what to call you
menu-help = help
menu-settings = settings
menu-subjects = request subjects
menu-desks = departments
menu-setup = check and connect this group
menu-claim = take the request
menu-call = log a call
menu-note = a note for the team
menu-transfer = transfer to another manager
menu-subject = request subject
menu-desk = move to another department
menu-name = what to call the client
menu-split = move a message to a new request
menu-del = delete your message for the client
menu-desk-close = close the request
menu-reopen = reopen the request
menu-block = block the client
menu-unblock = unblock the client
menu-desk-help = what can be done in a request
menu-hours = working hours
menu-holidays = holidays and days with other hours

### Hints for commands

menu-new = ask something else separately
menu-tickets = my requests
menu-close = it is solved, close the request
menu-client-name = how to address you
menu-help = what the bot can do
menu-settings = settings
menu-subjects = subjects of requests
menu-desks = departments
menu-setup = check and connect this group
menu-claim = take the request
menu-call = log a call
menu-note = a note for the team
menu-transfer = transfer to another manager
menu-subject = the request’s subject
menu-desk = move to another department
menu-name = the client’s name
menu-split = make a separate request of a message
menu-del = delete your message at the client’s
menu-desk-close = close the request
menu-reopen = open it again
menu-block = block the client
menu-unblock = unblock the client
menu-desk-help = what can be done in a request

### Two requests of one client become one

menu-merge = merge with another request of the client

merge-how = Which request should this one be merged with? Name its number: /merge 12. /history shows the client’s other requests
merge-unreadable = “{ $words }” is not the number of a request. Write the number only: /merge 12
merge-unknown = There is no request #{ $number }. /history shows the client’s other requests
merge-itself = That is this very request. Name the number of another one: /history shows them
merge-other-client = #{ $number } is a request of another client. Only requests of one client can be merged.
merge-merged = Request #{ $number } has been merged with #{ $into } already. Name the number { $into }.
merge-closed = Request #{ $number } is closed. Reopen it first.
merge-elsewhere = Request #{ $number } is in “{ $desk }”, and you are not there. Ask somebody who is in both departments.
toast-merged = Merged with #{ $number }.
refusal-merged = This request was merged with #{ $number }.
merge-came = 🔗 Request #{ $number } was merged into this one. Everything that is not answered yet is below.
merge-moved = 🔗 Request #{ $from } was merged with #{ $number }: { $linkHtml }. Nothing is sent to the client from here any more.
merge-moved-unshown = 🔗 Request #{ $from } was merged with #{ $number }. Nothing was sent to the client from here.
merge-written = Request #{ $from } was merged with #{ $number }: { $linkHtml }. Nothing was sent to the client from here.
card-merged = <b>Request #{ $from }</b> · Merged with #{ $number }
journal-merged = request #{ $number } merged into this one by: { $who }
journal-of-merged = #{ $number }: { $eventHtml }
merge-undecided = First decide in this request whether it is a note or an answer: the bot has asked. Then repeat /merge

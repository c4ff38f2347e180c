### A manager’s search in private

menu-find = search in messages, notes and names

find-how = What do you want to find? Write words or parts of words, a client’s name, the last digits of a phone, or the number of a request: <code>/find refund</code>, <code>/find 45-67</code>, <code>/find #12</code>
find-short = That is too short: at least one word needs three letters or digits. A request is found by a short number too: <code>/find #12</code>
find-none = Nothing was found for “{ $words }” in the requests of your departments. Try a part of the word.
find-none-together = Nothing was found for “{ $words }” in the requests of your departments. The bot looks for all words in the same message, note or client’s name: try fewer words, or parts of them.
find-none-number = Nothing was found for “{ $words }” in the requests of your departments. Please check the digits.
find-list = <b>Found for “{ $words }”</b>, the newest first
find-cut = Not everything was searched: too much is alike. Please be more specific.
find-merged = includes #{ $number }
find-client = 👤 { $nameHtml }
find-by-client = client
find-by-somebody = manager
find-answer = answer: { $name }
find-note = 📝 { $name }
find-undecided = not sent: { $name }

refusal-find-old = This search is too old. Please repeat it with /find

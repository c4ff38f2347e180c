### What we store about a client

menu-privacy = what data we store about you
client-privacy =
    <b>What data we store about you</b>
    • your name, @username and number in Telegram, and what you asked us to call you;
    • what you and we wrote to each other: messages, files, ratings.

    We need them to answer you and to remember your earlier requests. Only our staff and those who run this bot can see them.
    They are kept: { $kept }.

    To have your data erased, write here: “Please erase my data”.
privacy-kept = with no time limit
privacy-kept-days =
    { $count ->
        [one] { $count } day after a request is closed
       *[other] { $count } days after a request is closed
    }
        [one] { $count } day
       *[other] { $count } days
    } after a request is closed

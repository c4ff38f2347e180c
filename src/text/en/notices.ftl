### News in private: what a manager is told of, and what they have chosen

menu-notify = what to tell you in private

notices-overdue =
    { $count ->
        [one] ⏰ { $count } request is past its time limit:
       *[other] ⏰ { $count } requests are past their time limits:
    }
notices-given =
    { $count ->
        [one] 🔁 { $count } request was passed to you:
       *[other] 🔁 { $count } requests were passed to you:
    }
notices-own =
    { $count ->
        [one] 💬 The client wrote in your request:
       *[other] 💬 Clients wrote in your requests: { $count }
    }
notices-colleague =
    { $count ->
        [one] 💬 A client wrote, and their manager is off shift:
       *[other] 💬 Clients wrote, and their managers are off shift: { $count }
    }
notices-back =
    { $count ->
        [one] 💤 A snoozed request is back:
       *[other] 💤 Snoozed requests are back: { $count }
    }
notices-new =
    { $count ->
        [one] 🆕 A new request:
       *[other] 🆕 New requests: { $count }
    }
notices-low =
    { $count ->
        [one] ⭐ A low rating:
       *[other] ⭐ Low ratings: { $count }
    }
notices-missed = { $managerHtml }, the client wrote again in your request.

notify-list =
    <b>What to tell you in private</b>
    You are always told of requests past their time limits. News comes at most once a minute: what happens sooner is added to the last message.
notify-quiet = Quiet hours: { $hours }. What happens then comes after them.
notify-quiet-none = There are no quiet hours. To set them: <code>/notify quiet 22-8</code>
notify-quiet-how = When should the bot be quiet? For example: <code>/notify quiet 22-8</code>. To end that: <code>/notify quiet off</code>
notify-off = The bot tells you nothing in private, not even of requests past their time limits. When a request is passed to you, it mentions you there.
notify-how = For example: <code>/notify new on</code>, <code>/notify own off</code>, <code>/notify low on</code>, <code>/notify quiet 22-8</code>, <code>/notify off</code>. Or by buttons: /notify
notify-wrong-word = The word “{ $word }” is not clear.
notify-wrong-value = “{ $word }”: say <code>on</code> or <code>off</code>.
notify-wrong-quiet = “{ $word }” are no hours. For example: <code>/notify quiet 22-8</code>
button-notify-new = { $mark } New requests
button-notify-own = { $mark } My requests
button-notify-low = { $mark } Low ratings
button-notify-loud = End quiet hours
button-notify-off = Tell me nothing
button-notify-on = Tell me again

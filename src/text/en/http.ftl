### The HTTP server, the webhook: what whoever runs the bot and the admins read

config-port-wrong = the number of a port is needed, from 1 to 65535. Leave it empty if you need no HTTP server.
config-host-wrong = an address of this server is needed, on which to take requests. If the reverse proxy runs here too, 127.0.0.1 will do.
config-public-url-wrong = the address at which the internet reaches the bot is needed, beginning with https://, without a password, ? and #.
config-updates-wrong = either polling or webhook is needed.
config-webhook-needs = it is missing, and UPDATES=webhook needs it.
http-port-taken = Port { $port } on { $host } is taken by another program. Name another PORT in the file .env or stop that program.
http-port-forbidden = The bot may not open port { $port } on { $host }: only root may open such ports. Name a PORT above 1024.
http-no-address = The HTTP server cannot start on { $host }:{ $port } ({ $error }). Check HOST and PORT in the file .env.
http-started = HTTP server: http://{ $host }:{ $port } (to check it: /healthz).
webhook-refused = Telegram has not accepted the address { $url }: { $error }. Check PUBLIC_URL and the reverse proxy. The next try is in { $seconds } s.
webhook-replaced = Somebody set another webhook for this bot, and messages went there. The bot is setting its own address again.
alert-webhook-replaced =
    ⚠️ Another program connected to this bot (with a webhook), and messages went to it. The bot is taking them back.
    If this happens again, remove the bot from that program or issue a new token with @BotFather.

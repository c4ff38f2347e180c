#!/usr/bin/env bash
# Installs Topicdesk on a server with Debian or Ubuntu as a service of systemd. --help tells more.
set -euo pipefail

source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=deploy/common.sh
. "$source/scripts/deploy/common.sh"

# Settings beside those that are asked for, which are taken from the environment too.
more_settings='ADMIN_IDS TELEGRAM_API_ROOT PORT PUBLIC_URL UPDATES'

help() {
  pick "Ставит Topicdesk на сервер с Debian 12 и новее или Ubuntu 24.04 и новее.

  scripts/install.sh              поставить; можно запускать снова: настройки и данные остаются
  scripts/install.sh --dry-run    показать, что изменится на сервере, и ничего не менять
  scripts/install.sh --uninstall  убрать программу; данные и настройки остаются
  scripts/install.sh --help       эта справка

Спрашивает язык, токен бота и часовой пояс. Не спрашивает о том, что есть в окружении: LANGUAGE (ru или en), BOT_TOKEN, TIME_ZONE.
Оттуда же берутся $more_settings." \
    "Installs Topicdesk on a server with Debian 12 or later, or Ubuntu 24.04 or later.

  scripts/install.sh              install; may be run again: settings and data stay
  scripts/install.sh --dry-run    show what would change on the server, and change nothing
  scripts/install.sh --uninstall  remove the program; data and settings stay
  scripts/install.sh --help       this help

It asks for the language, the bot's token and the time zone, unless they are in the environment: LANGUAGE (ru or en), BOT_TOKEN, TIME_ZONE.
$more_settings are taken from there too."
}

list_changes() {
  say "Что изменится на сервере:
  пакеты Debian: ca-certificates, curl, libatomic1 (каких нет)
  $user — системный пользователь, от имени которого работает бот
  $code — программа и её модули, около 350 МБ
  $settings — настройки с токеном, читает только бот
  $data — данные: вся переписка
  $unit — служба, которая запускает бота вместе с сервером
  $command — команда topicdesk" \
    "What changes on this server:
  Debian packages: ca-certificates, curl, libatomic1 (those that are missing)
  $user: a system user who runs the bot
  $code: the program and its modules, about 350 MB
  $settings: the settings with the token, for the bot's eyes alone
  $data: the data, which hold all conversations
  $unit: the service that starts the bot with the server
  $command: the command topicdesk"
  if [ -f "$settings" ]; then
    say '  Topicdesk здесь уже есть: настройки и данные останутся, служба будет перезапущена.' \
      '  Topicdesk is here already: settings and data stay, the service is restarted.'
  fi
}

uninstall() {
  begin 'Служба останавливается и убирается' 'The service is stopped and removed'
  if [ -f "$unit" ]; then
    systemctl disable --now topicdesk 2>/dev/null || true
    rm -f "$unit"
    systemctl daemon-reload
  fi
  if [ -L "$command" ]; then rm -f "$command"; fi
  begin 'Программа убирается' 'The program is removed'
  if [ -e "$code/data/topicdesk.db" ] || { [ -f "$code/.env" ] && [ ! -L "$code/.env" ]; }; then
    say "В $code лежат данные или настройки, поэтому папка осталась." "There are data or settings in $code, so the folder stays."
  else
    rm -rf "$code"
  fi
  rm -rf "$code.previous" "$root/var/cache/topicdesk" "$root/var/lib/topicdesk-upgrade.lock"
  say "Topicdesk убран. Остались:
  данные — $data
  настройки с токеном — $settings
  пользователь $user, которому они принадлежат
Удалить и их, навсегда: rm -r $data $(dirname "$settings") && userdel $user" \
    "Topicdesk is removed. What stays:
  the data: $data
  the settings with the token: $settings
  the user $user, who owns them
To delete these too, for good: rm -r $data $(dirname "$settings") && userdel $user"
}

# release FIELD: what the system says of itself
release() { sed -n "s/^$1=\"\{0,1\}\([^\"]*\)\"\{0,1\}$/\1/p" "$root/etc/os-release" 2>/dev/null || true; }

check_system() {
  local id version
  id=$(release ID)
  version=$(release VERSION_ID)
  case $id:${version%%.*} in
    debian:1[2-9] | debian:[2-9][0-9] | ubuntu:2[4-9] | ubuntu:[3-9][0-9]) ;;
    *) die "Нужен Debian 12 и новее или Ubuntu 24.04 и новее, а здесь ${id:-неизвестная система} $version. Ничего не изменено.
Подойдёт и Docker: $source/compose.yaml." \
      "Debian 12 or later or Ubuntu 24.04 or later is needed; this is ${id:-an unknown system} $version. Nothing was changed.
Docker does as well: $source/compose.yaml." ;;
  esac
  architecture >/dev/null
  [ -d "$root/run/systemd/system" ] || die \
    "На этом сервере не работает systemd, поэтому некому запускать бота. Ничего не изменено. Подойдёт Docker: $source/compose.yaml." \
    "This server does not run systemd, so nothing would start the bot. Nothing was changed. Docker does as well: $source/compose.yaml."
}

# What was set up without this script is left to whoever did it, with the commands that bring it here.
check_by_hand() {
  local found=
  if [ -f "$unit" ] && ! grep -q 'Installed by scripts/install.sh' "$unit"; then found=$unit; fi
  if [ -f "$code/.env" ] && [ ! -L "$code/.env" ]; then found=$code/.env; fi
  if [ -f "$code/data/topicdesk.db" ]; then found=$code/data; fi
  [ -z "$found" ] || die \
    "Topicdesk уже поставлен здесь вручную: $found. Ничего не изменено. Перенести его сюда, ничего не теряя:
  systemctl stop topicdesk
  mkdir -p $data $(dirname "$settings")
  mv $code/data/* $data/
  mv $code/.env $settings
  rm -f $unit
и запустите установку снова. Если бот запущен в другом окне, сначала остановите его: Ctrl+C." \
    "Topicdesk has been set up here by hand: $found. Nothing was changed. To bring it over and lose nothing:
  systemctl stop topicdesk
  mkdir -p $data $(dirname "$settings")
  mv $code/data/* $data/
  mv $code/.env $settings
  rm -f $unit
and run the installation again. If the bot runs in another window, stop it first: Ctrl+C."
  if [ "$source" != "$(realpath -m "$code")" ] && [ -f "$code/package.json" ]; then
    die "Topicdesk уже стоит в $code. Ничего не изменено. Обновить его: topicdesk upgrade (как — в $code/docs/owner.ru.md)." \
      "Topicdesk is in $code already. Nothing was changed. To upgrade it: topicdesk upgrade (see $code/docs/owner.en.md)."
  fi
}

server_zone() { readlink "$root/etc/localtime" | sed 's|.*/zoneinfo/||' || true; }

# Reads or asks for the settings. Writes nothing.
gather_settings() {
  local name zone answer
  if [ -f "$settings" ]; then
    BOT_TOKEN=$(setting BOT_TOKEN)
    TELEGRAM_API_ROOT=$(setting TELEGRAM_API_ROOT)
    PORT=$(setting PORT)
    return
  fi
  case ${LANGUAGE:-} in
    ru | en) ;;
    *)
      ask 'Язык / Language: ru, en' ru is_language
      LANGUAGE=$answer
      ;;
  esac
  language=$LANGUAGE
  if [ -z "${BOT_TOKEN:-}" ]; then
    [ -t 0 ] || die 'Нет токена. Укажите его в окружении: BOT_TOKEN.' 'There is no token. Give it in the environment: BOT_TOKEN.'
    ask_token
  fi
  if [ -z "${TIME_ZONE:-}" ]; then
    zone=$(server_zone)
    case ${zone:-UTC} in UTC | Etc/* | Universal) if [ "$language" = ru ]; then zone=Europe/Moscow; else zone=UTC; fi ;; esac
    ask "$(pick 'Часовой пояс' 'Time zone')" "$zone" is_zone
    TIME_ZONE=$answer
  fi
  is_zone "$TIME_ZONE" || die 'Ничего не изменено.' 'Nothing was changed.'
  for name in TIME_ZONE $more_settings; do
    case ${!name:-} in
      *[!A-Za-z0-9:/._,@%+-]*) die "В $name есть лишние знаки. Ничего не изменено." "$name has signs that do not belong there. Nothing was changed." ;;
    esac
  done
}

# ask QUESTION DEFAULT CHECK: sets `answer`. CHECK is a function that says what is wrong. Without a terminal it is the default.
ask() {
  answer=$2
  [ -t 0 ] || return 0
  while true; do
    read -rp "$1 [$2]: " answer || no_answer
    answer=${answer:-$2}
    if "$3" "$answer"; then return; fi
  done
}

# Ctrl+D, or a connection that is gone.
no_answer() {
  echo
  die 'Ответа нет, поэтому установка остановлена. Ничего не изменено.' 'There was no answer, so the installation has stopped. Nothing was changed.'
}

# shellcheck disable=SC2317
is_language() {
  case $1 in
    ru | en) ;;
    *)
      echo 'ru — русский, en — English'
      return 1
      ;;
  esac
}

is_zone() {
  if [[ $1 =~ ^[A-Za-z0-9_+/-]+$ ]] && { [ ! -d "$root/usr/share/zoneinfo" ] || [ -f "$root/usr/share/zoneinfo/$1" ]; }; then return; fi
  complain "Такого часового пояса нет: $1. Пример: Europe/Moscow." "There is no such time zone: $1. An example: Europe/London."
  return 1
}

token_asked=
terminal=
ask_token() {
  token_asked=yes
  # Before the question, since whoever pastes does not wait: read -s is too late.
  terminal=$(stty -g)
  stty -echo
  pick 'Токен, который выдал @BotFather (вставьте и нажмите Enter; на экране его не видно):' \
    'The token from @BotFather (paste it and press Enter; the screen does not show it):'
  read -r BOT_TOKEN || no_answer
  show_typing
  echo
}

show_typing() {
  if [ -n "$terminal" ]; then stty "$terminal" || true; fi
  terminal=
}

# Says what is wrong with the token. Whoever typed it is asked again.
wrong_token() {
  if [ -z "$token_asked" ]; then
    die "$1 Скопируйте его у @BotFather целиком и запустите установку снова." \
      "$2 Copy the whole of it from @BotFather and run the installation again."
  fi
  complain "$1 Скопируйте его у @BotFather целиком." "$2 Copy the whole of it from @BotFather."
  ask_token
  check_token
}

check_port() {
  [ -n "${PORT:-}" ] || return 0
  if systemctl is-active --quiet topicdesk; then return 0; fi
  if (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; then
    die "Порт $PORT уже занят другой программой. Укажите другой PORT. Ничего не изменено." \
      "Port $PORT is taken by another program. Name another PORT. Nothing was changed."
  fi
}

# Asks Telegram whose token it is. The token goes to curl by its input, so that nobody sees it among the processes.
check_token() {
  local api=${TELEGRAM_API_ROOT:-https://api.telegram.org} status failure=0 date
  begin 'Telegram проверяет токен' 'Telegram checks the token'
  # What fails here has changed nothing and says what to do.
  step=
  # It goes into a file of curl's, whose other lines it must not write.
  [[ $api =~ ^https?://[A-Za-z0-9._~:/@%+-]+$ ]] || die \
    "TELEGRAM_API_ROOT — не адрес: $api. Пример: https://api.telegram.org" "TELEGRAM_API_ROOT is no address: $api. An example: https://api.telegram.org"
  if ! [[ $BOT_TOKEN =~ ^[0-9]{6,12}:[A-Za-z0-9_-]{30,}$ ]]; then
    wrong_token 'Это не похоже на токен бота.' 'This does not look like a bot’s token.'
    return
  fi
  status=$(printf 'url = "%s/bot%s/getMe"\n' "${api%/}" "$BOT_TOKEN" | curl --config - --silent --show-error --max-time 30 \
    --output "$temporary/me" --dump-header "$temporary/head" --write-out '%{http_code}' 2>"$temporary/curl") || failure=$?
  case $failure in
    0) ;;
    35 | 51 | 58 | 60 | 77 | 80)
      sed 's|/bot[^/ ]*|/bot…|g' "$temporary/curl" >&2
      die "Сертификат $api не принят. Чаще всего дело в часах: здесь сейчас $(date '+%F %H:%M %Z'). Если это неверно: timedatectl set-ntp true" \
        "The certificate of $api is not accepted. Mostly it is the clock: it is $(date '+%F %H:%M %Z') here. If that is wrong: timedatectl set-ntp true" ;;
    *)
      sed 's|/bot[^/ ]*|/bot…|g' "$temporary/curl" >&2
      die "Не получается связаться с $api. Проверьте интернет на сервере и повторите." \
        "Cannot reach $api. Check the server’s network and try again." ;;
  esac
  case $status in
    200) ;;
    401 | 404)
      wrong_token 'Telegram не принимает этот токен.' 'Telegram does not accept this token.'
      return
      ;;
    *) die "$api отвечает $status. Повторите позже." "$api answers $status. Try again later." ;;
  esac
  bot_name=$(sed -n 's/.*"username":"\([A-Za-z0-9_]*\)".*/\1/p' "$temporary/me")
  [ -n "$bot_name" ] || die "По адресу $api отвечает не Telegram. Повторите позже." "What answers at $api is not Telegram. Try again later."
  # Certificates forgive a day; working hours and norms do not.
  date=$(sed -n 's/^[Dd]ate: *//p' "$temporary/head" | tr -d '\r' | tail -n 1)
  if [ -n "$date" ]; then
    date=$(($(date +%s) - $(date -d "$date" +%s)))
    [ "${date#-}" -lt 300 ] || wrong_clock
  fi
}

make_user() {
  if getent passwd "$user" >/dev/null; then return; fi
  begin "Пользователь $user" "The user $user"
  useradd --system --user-group --home-dir "$data" --no-create-home --shell /usr/sbin/nologin "$user"
}

copy_code() {
  if [ "$source" = "$(realpath -m "$code")" ]; then return; fi
  begin "Программа — в $code" "The program goes to $code"
  rm -rf "$code.part"
  mkdir -p "$code.part"
  tar -C "$source" --exclude=./node_modules --exclude=./.env --exclude='./data/*' -cf - . | tar -C "$code.part" --no-same-owner -xf -
  mv -T "$code.part" "$code"
}

write_settings() {
  begin 'Настройки' 'The settings'
  local name zone
  mkdir -p "$(dirname "$settings")"
  rm -f "$settings.part"
  (
    umask 077
    if [ -f "$settings" ]; then
      # It also ends the last line, which an editor may have left open.
      awk '!/^DATA_DIR=/' "$settings"
      # Another server may be in another zone, and the team's hours must not move with the bot.
      if [ -z "$(setting TIME_ZONE)" ]; then
        zone=$(server_zone)
        printf 'TIME_ZONE=%s\n' "${zone:-UTC}"
      fi
    else
      for name in BOT_TOKEN LANGUAGE TIME_ZONE $more_settings; do
        if [ -n "${!name:-}" ]; then printf '%s=%s\n' "$name" "${!name}"; fi
      done
    fi >"$settings.part"
    printf 'DATA_DIR=/var/lib/topicdesk\n' >>"$settings.part"
  )
  chown "$user:$user" "$settings.part"
  mv "$settings.part" "$settings"
  # The bot and its tools look for .env beside the program.
  ln -sfn "${settings#"$root"}" "$code/.env"
  if [ -d "$data" ]; then chown -R "$user:$user" "$data"; fi
}

write_service() {
  begin 'Служба' 'The service'
  install -D -m 644 "$code/scripts/systemd/topicdesk.service" "$unit"
  mkdir -p "$(dirname "$command")"
  ln -sfn "${code#"$root"}/scripts/deploy/topicdesk.sh" "$command"
  systemctl daemon-reload
  systemctl enable --quiet topicdesk
}

start() {
  local since result=0 link
  begin 'Бот запускается' 'The bot starts'
  since=$(date +%s)
  start_bot 120 || result=$?
  step=
  if [ "$result" = 1 ]; then
    systemctl disable --quiet --now topicdesk || true
    bot_words "$since" | head -n 20 >&2
    die "Бот не запустился; причина выше. Служба выключена. Настройки — в $settings: исправьте их и запустите установку снова." \
      "The bot did not start; the reason is above. The service is switched off. The settings are in $settings: correct them and run the installation again."
  fi
  if [ "$result" = 2 ]; then
    bot_words "$since" | tail -n 5 >&2
    die 'Бот пока не работает, но пробует снова сам. Посмотреть: systemctl status topicdesk' \
      'The bot does not work yet, and keeps trying by itself. To look: systemctl status topicdesk'
  fi
  link=$(bot_words "$since" | grep -o 'https://t.me/[A-Za-z0-9_]*?start=claim_[A-Za-z0-9_-]*' | tail -n 1) || true
  say "
Готово: @$bot_name работает, и запустится снова вместе с сервером." "
Done: @$bot_name is working, and starts again with the server."
  if [ -n "$link" ]; then
    say "Откройте эту ссылку в Telegram и нажмите «Старт»: вы станете администратором, и бот скажет, что дальше. Она действует один раз.
  $link" \
      "Open this link in Telegram and press Start: you become the administrator, and the bot says what comes next. It works once.
  $link"
  fi
  say 'Посмотреть, работает ли бот: systemctl status topicdesk
Журнал: journalctl -u topicdesk -f
Обновить: topicdesk upgrade' \
    'Is the bot working: systemctl status topicdesk
The log: journalctl -u topicdesk -f
To upgrade: topicdesk upgrade'
}

# shellcheck disable=SC2317
leave() {
  local status=$?
  show_typing
  if [ -n "$temporary" ]; then rm -rf "$temporary"; fi
  rm -rf "$code.part" "$code/.modules" "$settings.part"
  if [ "$status" != 0 ] && [ -n "$step" ]; then
    complain "Установка не закончена, остановилась на шаге «$step». Можно исправить и запустить её снова." \
      "The installation is not finished; it stopped at the step “$step”. Correct what is wrong and run it again."
  fi
}

main() {
  local mode=install is_dry=
  for argument in "$@"; do
    case $argument in
      --help | -h) help && exit ;;
      --dry-run) is_dry=yes ;;
      --uninstall) mode=uninstall ;;
      *)
        complain "Что такое $argument? Справка: scripts/install.sh --help" "What is $argument? For help: scripts/install.sh --help"
        exit 2
        ;;
    esac
  done
  if [ "$mode" = uninstall ]; then
    say "Что будет убрано: $unit, $command, $code, $root/var/cache/topicdesk. Данные и настройки остаются." \
      "What is removed: $unit, $command, $code, $root/var/cache/topicdesk. Data and settings stay."
    if [ -n "$is_dry" ]; then exit; fi
    need_root
    uninstall
    exit
  fi
  list_changes
  if [ -n "$is_dry" ]; then exit; fi
  need_root
  check_system
  check_by_hand
  need_room "$root/opt" 1000
  need_room "$root/var/lib" 200
  trap leave EXIT
  trap 'exit 130' INT TERM HUP
  gather_settings
  # For nobody but this script, and not for npm.
  export -n BOT_TOKEN
  check_port
  make_temporary
  add_packages ca-certificates curl libatomic1
  check_token
  make_user
  copy_code
  if ! has_modules "$code"; then
    begin 'Модули (минута или несколько)' 'The modules (a minute or a few)'
    install_modules "$code"
  fi
  own_code "$code"
  write_settings
  write_service
  start
  exit
}

main "$@"

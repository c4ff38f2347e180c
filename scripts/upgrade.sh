#!/usr/bin/env bash
# Upgrades what scripts/install.sh has installed, and goes back by itself when the new version does not work.
set -euo pipefail

source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=deploy/common.sh
. "$source/scripts/deploy/common.sh"

# The new version, until it changes places with the present one; afterwards the former one.
new=$code.new
previous=$code.previous
# Lies in the folder of the former version as soon as the places may have changed.
mark=.former
# Present while an upgrade is under way, with the state of the data before it. It outlives a power cut. The new version is held
# (see common.sh) until it looks well: up to then going back loses nothing.
journal=$root/var/lib/topicdesk-upgrade
copy=$data/before-upgrade

# So long a new version may take to bring a large database up to date, and so long it is watched before it is released and
# again afterwards. Seconds.
longest_start=1800
watched=15

help() {
  pick 'Обновляет Topicdesk. Если новая версия не работает, сам возвращает прежнюю вместе с данными.

  topicdesk upgrade              взять новую версию там, откуда программу получили командой git clone
  topicdesk upgrade ФАЙЛ.tar.gz  взять её из архива' \
    'Upgrades Topicdesk. When the new version does not work, it goes back to the former one with its data by itself.

  topicdesk upgrade              take the new version from where git clone took the program
  topicdesk upgrade FILE.tar.gz  take it from an archive'
}

version_of() { sed -n 's/^  "version": "\(.*\)",$/\1/p' "$1/package.json"; }

# Which version it is: for a clone with its commit, since a version has many.
name_of() {
  local commit
  commit=$(git -C "$1" rev-parse --short HEAD 2>/dev/null || true)
  echo "$(version_of "$1")${commit:+ ($commit)}"
}

# as_bot FOLDER FILE: runs a program of that version with the bot's settings and rights
as_bot() { (cd "$1" && with_its_rights node_modules/.bin/node "$2"); }

state_of_data() { as_bot "$1" scripts/deploy/data-state.ts; }

get_by_git() {
  [ -d "$code/.git" ] || die \
    "Программа в $code не из git, поэтому назовите архив с новой версией: topicdesk upgrade ФАЙЛ.tar.gz" \
    "The program in $code did not come by git, so name the archive with the new version: topicdesk upgrade FILE.tar.gz"
  command -v git >/dev/null || die 'Нужен git: apt-get install git' 'git is needed: apt-get install git'
  mkdir "$new"
  tar -C "$code" --exclude=./node_modules --exclude=./.env -cf - . | tar -C "$new" -xf -
  git -C "$new" pull --quiet --ff-only || die \
    'Новая версия не скачалась; причина выше.' \
    'The new version could not be fetched; the reason is above.'
}

get_by_archive() {
  local archive=$1 top
  [ -r "$archive" ] || die "Файла $archive нет." "There is no file $archive."
  top=$(tar -tzf "$archive" 2>/dev/null | sed -n 's|^\(\./\)\{0,1\}\([^/]*/\)\{0,1\}package\.json$|\1\2|p' | head -n 1) || top=
  mkdir "$new"
  tar -xzf "$archive" -C "$new" --no-same-owner --no-same-permissions 2>/dev/null || top=/
  if [ -n "$top" ] && [ "$top" != ./ ] && [ -d "$new/$top" ]; then
    mv "$new/$top" "$new.inner"
    rm -rf "$new"
    mv "$new.inner" "$new"
  fi
  grep -qs '^  "name": "topicdesk",$' "$new/package.json" || die \
    "$archive — не архив Topicdesk, или он повреждён." \
    "$archive is no archive of Topicdesk, or it is damaged."
}

copy_data() {
  local size free
  size=$(($(du -k "$data/topicdesk.db" | cut -f1) / 1024))
  free=$(($(df -Pk "$data" | awk 'NR == 2 { print $4 }') / 1024))
  # The new version may make a copy too, and build every table anew.
  [ "$free" -gt $((3 * size + 100)) ] || die \
    "На диске мало места: в $data свободно $free МБ, а нужно $((3 * size + 100)) МБ." \
    "The disk has too little room: $data has $free MB free, and $((3 * size + 100)) MB are needed."
  with_its_rights mkdir -m 700 "$copy"
  with_its_rights cp --preserve "$data/topicdesk.db" "$copy/topicdesk.db"
  cmp "$data/topicdesk.db" "$copy/topicdesk.db"
  sync "$copy/topicdesk.db" "$copy"
}

# Two folders change places at one blow (renameat2 with RENAME_EXCHANGE), so that a power cut leaves no gap between them.
change_places() {
  local number=316
  if [ "$(architecture)" = arm64 ]; then number=276; fi
  # shellcheck disable=SC2016
  if perl -e 'exit(syscall($ARGV[0] + 0, -100, "$ARGV[1]", -100, "$ARGV[2]", 2) == 0 ? 0 : 1)' "$number" "$1" "$2" 2>/dev/null; then
    return
  fi
  mv -T "$1" "$1.aside"
  mv -T "$2" "$1"
  mv -T "$1.aside" "$2"
}

is_well() {
  systemctl show topicdesk --property=ActiveState --property=NRestarts | grep -c -x -e ActiveState=active -e NRestarts=0 | grep -qx 2
}

# Whether the bot goes on working for a while.
watch_bot() {
  local waited
  for ((waited = 0; waited < watched; waited++)); do
    second
    is_well || return 1
  done
}

# What has been begun and not finished is taken back, from whatever point. Returns 1 when that would lose messages.
go_back() {
  local before after
  before=$(cat "$journal")
  say 'Возвращаю прежнюю версию…' 'Going back to the former version…'
  systemctl stop topicdesk || true
  rm -f "$hold"
  if [ -d "$new.aside" ]; then
    # Cut off where places cannot be changed at one blow.
    if [ -d "$code" ]; then
      mv -T "$new.aside" "$new"
    elif [ -e "$new/$mark" ]; then
      mv -T "$new" "$code"
    else
      mv -T "$new.aside" "$code"
    fi
  fi
  if [ -e "$new/$mark" ]; then
    after=$(state_of_data "$new" || echo unreadable)
    if [ -n "$before" ] && [ "${after%% *}" != "${before%% *}" ]; then
      # The former version cannot read the data any more.
      if [ "$after" = unreadable ]; then
        mv "$data/topicdesk.db" "$data/topicdesk.db.unreadable"
      # Marks of updates go after two days.
      elif [ "${after#* }" != "${before#* }" ] && [ "${after#* }" != none ]; then
        return 1
      fi
      rm -f "$data"/topicdesk.db-wal "$data"/topicdesk.db-shm "$data"/topicdesk.db-journal
      mv "$copy/topicdesk.db" "$data/topicdesk.db"
    fi
    change_places "$new" "$code"
  fi
  rm -f "$code/$mark"
  install -m 644 "$code/scripts/systemd/topicdesk.service" "$unit"
  systemctl daemon-reload
  rm -rf "$journal" "$copy" "$new" "$new.aside"
}

finish() {
  local before
  before=$(cat "$journal")
  # From now on it is one of the bot's own copies, and goes when they do.
  rm -f "$journal"
  if [ -d "$copy" ]; then
    with_its_rights mkdir -p -m 700 "$data/backups"
    with_its_rights mv "$copy/topicdesk.db" "$data/backups/topicdesk-$(date +%F)-before-upgrade-${before%% *}.db"
  fi
  rm -rf "$copy" "$new"
}

# However the script ends, a bot runs afterwards.
leave() {
  local status=$? since
  trap '' INT TERM HUP
  set +e
  if [ -f "$journal" ]; then
    since=$(date +%s)
    if go_back; then
      start_bot "$longest_start"
      case $? in
        0) complain 'Обновление не удалось. Прежняя версия снова работает, данные на месте; ничего не потеряно.' \
          'The upgrade failed. The former version works again with its data, and nothing is lost.' ;;
        *)
          bot_words "$since" | tail -n 10 >&2
          complain 'Обновление не удалось; прежняя версия и данные возвращены, но бот пока не работает. Посмотреть: systemctl status topicdesk' \
            'The upgrade failed; the former version and its data are back, but the bot does not work yet. To look: systemctl status topicdesk'
          ;;
      esac
    else
      systemctl start --no-block topicdesk
      complain "Новая версия уже приняла сообщения, и прежние данные их не содержат, поэтому всё остаётся как есть: новая версия пробует работать.
Прежняя программа — $previous, прежние данные — $copy. Покажите журнал разработчику: journalctl -u topicdesk" \
        "The new version has taken in messages already, which the former data do not hold, so all stays as it is: the new version goes on trying.
The former program is $previous, the former data are $copy. Show the log to a developer: journalctl -u topicdesk"
      mv "$journal" "$copy/state"
      mv -T "$new" "$previous"
    fi
    status=1
  elif [ "$status" != 0 ] && [ -n "$step" ]; then
    complain "Не получилось на шаге «$step». Ничего не изменено, прежняя версия работает." \
      "It failed at the step “$step”. Nothing was changed, the present version works."
  fi
  rm -rf "$new" "$new.inner"
  exit "$status"
}

main() {
  local since from result=0 before=
  case ${1:-} in
    --help | -h) help && exit ;;
    -*)
      help >&2
      exit 2
      ;;
  esac
  need_root
  [ -f "$unit" ] && [ -d "$code" ] || [ -f "$journal" ] || die \
    "В $code нет Topicdesk, поставленного через scripts/install.sh." "There is no Topicdesk in $code that scripts/install.sh has installed."
  # Some editors put a file of their own in the place of a link; what it says would be lost with the former version.
  if [ -f "$code/.env" ] && [ ! -L "$code/.env" ]; then
    die "В $code/.env теперь файл, а не ссылка на настройки. Ничего не изменено. Если он верен: mv $code/.env $settings && $code/scripts/install.sh" \
      "$code/.env is a file now and no link to the settings. Nothing was changed. If it is right: mv $code/.env $settings && $code/scripts/install.sh"
  fi
  local archive=
  if [ $# -gt 0 ]; then archive=$(realpath -m -- "$1"); fi
  exec 9>"$root/var/lib/topicdesk-upgrade.lock"
  flock --nonblock 9 || die 'Обновление уже идёт.' 'An upgrade is under way already.'
  if [ -f "$journal" ]; then
    say 'Прошлое обновление прервалось.' 'The last upgrade was interrupted.'
    if [ -e "$new/$mark" ] && [ ! -e "$hold" ] && is_well; then
      finish
      say "Новая версия уже работает: $(name_of "$code"). Обновление закончено." \
        "The new version is working already: $(name_of "$code"). The upgrade is finished."
      exit
    fi
    leave
  fi
  [ ! -e "$copy/state" ] || die "Осталась копия от прошлого неудачного обновления: $copy. Если она больше не нужна, удалите её и $previous и повторите." \
    "There is a copy from an earlier upgrade that failed: $copy. If it is not needed any more, delete it and $previous, and try again."
  rm -rf "$copy" "$new" "$new.inner" "$new.aside" "$previous"
  need_room "$root/opt" 1000
  trap leave EXIT
  trap 'exit 130' INT TERM HUP
  cd /

  begin 'Новая версия скачивается' 'The new version is fetched'
  if [ -n "$archive" ]; then get_by_archive "$archive"; else get_by_git; fi
  from=$(name_of "$code")
  if [ -z "$archive" ] && [ "$from" = "$(name_of "$new")" ]; then
    step=
    say "Обновлять нечего: $from — последняя версия." "There is nothing to upgrade: $from is the newest version."
    exit
  fi
  own_code "$new"
  ln -sfn "${settings#"$root"}" "$new/.env"
  if has_modules "$code" && cmp -s "$code/package-lock.json" "$new/package-lock.json"; then
    cp -a --reflink=auto "$code/node_modules" "$new/node_modules"
  else
    begin 'Модули (минута или несколько); бот пока работает' 'The modules (a minute or a few); the bot goes on working'
    install_modules "$new"
  fi

  begin 'Бот останавливается, делается копия данных' 'The bot stops, and the data are copied'
  : >"$journal"
  systemctl stop topicdesk
  if [ -f "$data/topicdesk.db" ]; then
    before=$(state_of_data "$code")
    copy_data
    echo "$before" >"$journal"
  fi
  sync "$journal"

  begin 'Новая версия запускается' 'The new version starts'
  touch "$code/$mark"
  change_places "$new" "$code"
  install -m 644 "$code/scripts/systemd/topicdesk.service" "$unit"
  systemctl daemon-reload
  since=$(date +%s)
  with_its_rights touch "$hold"
  start_bot "$longest_start" || result=$?
  # What breaks soon after the start counts too, and after the bot was released.
  if [ "$result" = 0 ]; then watch_bot || result=1; fi
  if [ "$result" = 0 ]; then
    rm -f "$hold"
    watch_bot || result=1
  fi
  if [ "$result" != 0 ]; then
    bot_words "$since" | head -n 20 >&2
    exit 1
  fi
  finish
  step=
  say "Готово: было $from, стало $(name_of "$code"). Бот работает. Что изменилось: $code/CHANGELOG.md" \
    "Done: it was $from and is $(name_of "$code") now. The bot is working. What has changed: $code/CHANGELOG.md"
  # A bot that once failed to start was switched off.
  systemctl is-enabled --quiet topicdesk || say \
    'После перезагрузки сервера бот сам не запустится. Включить это: systemctl enable topicdesk' \
    'The bot does not start by itself after the server restarts. To have it so: systemctl enable topicdesk'
}

main "$@"
exit

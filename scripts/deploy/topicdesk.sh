#!/usr/bin/env bash
# The command topicdesk of a server where scripts/install.sh has installed the bot.
set -euo pipefail

source=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd -P)
# shellcheck source=common.sh
. "$source/scripts/deploy/common.sh"

# as_bot FILE ARGUMENTS…: with the bot's settings and rights, so that no file becomes root's
as_bot() { with_its_rights "$source/node_modules/.bin/node" "$@"; }

# As root, who may read a copy wherever it lies. What it leaves is the bot's.
restore() {
  local files=() file result=0
  for file in "$@"; do files+=("$(realpath -m -- "$file")"); done
  (cd "$source" && node_modules/.bin/node scripts/restore.ts "${files[@]}") || result=$?
  chown -R "$user:$user" "$data"
  return "$result"
}

main() {
  if [ "${1:-}" = restore ]; then
    need_root
    restore "${@:2}"
    return
  fi
  if [ "${1:-}" = upgrade ]; then
    need_root
    exec "$source/scripts/upgrade.sh" "${@:2}"
  fi
  cd "$source"
  case ${1:-} in
    --version) NODE_DISABLE_COMPILE_CACHE=1 node_modules/.bin/node src/main.js --version ;;
    outbox | updates)
      need_root
      as_bot "scripts/$1.ts" "${@:2}"
      ;;
    *)
      complain 'topicdesk outbox …    что не дошло
topicdesk updates …   что бот не смог обработать
topicdesk restore …   вернуть данные из копии
topicdesk upgrade     обновить программу
topicdesk --version   какая это версия' \
        'topicdesk outbox …    what did not arrive
topicdesk updates …   what the bot could not process
topicdesk restore …   put the data of a copy in place
topicdesk upgrade     upgrade the program
topicdesk --version   which version this is'
      exit 2
      ;;
  esac
}

main "$@"

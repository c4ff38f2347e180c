# shellcheck shell=bash disable=SC2034
# What install.sh and upgrade.sh share. The caller sets `source`, the folder of the code to which this file belongs.

# What these scripts make of the program the bot has to read, whatever this shell hides from others. What is secret says so itself.
umask 022

# For tests: everything is looked for and written below this folder instead of /.
root=${TOPICDESK_ROOT:-}
code=$root/opt/topicdesk
data=$root/var/lib/topicdesk
settings=$root/etc/topicdesk/topicdesk.env
unit=$root/etc/systemd/system/topicdesk.service
command=$root/usr/local/bin/topicdesk
user=topicdesk

# npm runs on the Node that package-lock.json names. Both are checked against these hashes.
npm_version=11.21.2
npm_integrity=sha512-7HPApk+AflMUavSseL1Pm6CnYqMIHk53x+KmuhqmTDqPkjPMgxIpTPcTqsE91EKNw4gFBJV9fnXiSdGm1DXq9A==

# setting NAME: its value in the settings file, which people edit, also on Windows
setting() {
  sed -n "s/^[[:space:]]*$1[[:space:]]*=[[:space:]]*//p" "$settings" | tail -n 1 | sed "s/[[:space:]]*\$//; s/^\(['\"]\)\(.*\)\1\$/\2/"
}

case ${LANGUAGE:-}${LANG:-} in ru* | en_*ru_*) language=ru ;; *) language=en ;; esac
# Most servers are set up in English, whoever owns them, so the team's language says more.
if [ -z "${LANGUAGE:-}" ] && [ -r "$settings" ] && [ "$(setting LANGUAGE)" = ru ]; then language=ru; fi

# pick RUSSIAN ENGLISH
pick() { if [ "$language" = ru ]; then printf '%s\n' "$1"; else printf '%s\n' "$2"; fi; }
say() { pick "$@" || true; }
complain() { pick "$@" >&2 || true; }
die() {
  complain "$@"
  exit 1
}

step=
# begin RUSSIAN ENGLISH: what is being done, told when it fails
begin() {
  step=$(pick "$@")
  printf '• %s\n' "$step" || true
}

temporary=
make_temporary() { temporary=$(mktemp -d); }

need_root() {
  [ "$(id -u)" = 0 ] || die \
    'Нужны права root. Войдите как root или допишите в начало команды sudo.' \
    'This needs root. Log in as root, or put sudo in front of the command.'
}

architecture() {
  case $(uname -m) in
    x86_64) echo x64 ;;
    aarch64 | arm64) echo arm64 ;;
    *) die "Процессор $(uname -m) не подходит: нужен x86_64 или aarch64." \
      "The processor $(uname -m) does not do: x86_64 or aarch64 is needed." ;;
  esac
}

# need_room FOLDER MEGABYTES
need_room() {
  local folder=$1 needed=$2 free
  while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
  free=$(($(df -Pk "$folder" | awk 'NR == 2 { print $4 }') / 1024))
  [ "$free" -ge "$needed" ] || die \
    "На диске мало места: в $folder свободно $free МБ, а нужно $needed МБ. Освободите место и повторите." \
    "The disk has too little room: $folder has $free MB free, and $needed MB are needed. Make room and try again."
}

wrong_clock() {
  die "Часы этого сервера показывают $(date '+%F %H:%M %Z'), и это неверно. Включите точное время: timedatectl set-ntp true
Если не помогло, установите службу времени (apt-get install systemd-timesyncd) и повторите." \
    "The clock of this server says $(date '+%F %H:%M %Z'), which is wrong. Have it set: timedatectl set-ntp true
If that does not help, install a time service (apt-get install systemd-timesyncd) and try again."
}

# Installs the named Debian packages that are missing. A fresh server often runs its own upgrades meanwhile, so it waits for them.
add_packages() {
  local missing=() name try
  for name in "$@"; do
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  begin "Пакеты: ${missing[*]}" "Packages: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  for try in 1 2 3 4 5 6 7 8 9 10 11 12; do
    if apt-get -q -o DPkg::Lock::Timeout=300 update >"$temporary/apt" 2>&1 && ! grep -q '^[EW]: Failed' "$temporary/apt" \
      && apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "${missing[@]}" >"$temporary/apt" 2>&1; then
      return 0
    fi
    if ! grep -q 'Could not get lock' "$temporary/apt" || [ "$try" = 12 ]; then break; fi
    sleep 10
  done
  grep -E '^(E|W|Err)' "$temporary/apt" >&2 || tail -n 5 "$temporary/apt" >&2
  if grep -Eqi 'not valid yet|expired' "$temporary/apt"; then wrong_clock; fi
  die 'Пакеты не установились; причина выше. Проверьте интернет на сервере и повторите.' \
    'The packages could not be installed; the reason is above. Check the server’s network and try again.'
}

# fetch ADDRESS FILE INTEGRITY: nothing is left at FILE unless it is what was meant
fetch() {
  local address=$1 file=$2 integrity=$3
  curl --silent --show-error --fail --location --retry 3 --connect-timeout 20 --max-time 900 --output "$file.part" "$address" || {
    rm -f "$file.part"
    die "Не скачивается $address. Проверьте интернет на сервере и повторите." \
      "Cannot download $address. Check the server’s network and try again."
  }
  if [ "$(sha512sum "$file.part" | cut -d' ' -f1)" != "$(printf %s "${integrity#sha512-}" | base64 -d | od -An -v -tx1 | tr -d ' \n')" ]; then
    rm -f "$file.part"
    die "Скачано не то, что нужно: $address. Повторите позже." \
      "What came is not what was meant: $address. Try again later."
  fi
  mv "$file.part" "$file"
}

# locked FOLDER PACKAGE FIELD: what the package-lock.json there says of a package
locked() {
  awk -v package="    \"node_modules/$2\": {" -v field="      \"$3\": \"" \
    '$0 == package { found = 1 } found && index($0, field) == 1 { gsub(/^[^:]*: "|",?$/, ""); print; exit }' "$1/package-lock.json"
}

registry() { local address=${NPM_CONFIG_REGISTRY:-https://registry.npmjs.org}; echo "${address%/}"; }

# The program in folder $1 is root's and nobody else may change it, since root runs parts of it. Everybody may read it: the bot must.
own_code() {
  chown -R root:root "$1"
  chmod -R u+rwX,go+rX,go-w "$1"
}

# Whether the modules in folder $1 are those of its package-lock.json.
has_modules() { [ -x "$1/node_modules/.bin/node" ] && cmp -s "$1/package-lock.json" "$1/node_modules/.installed"; }

# Puts the modules of folder $1 in place. They are made beside, so that those of a running bot are whole until the end. npm runs on
# the Node that the modules bring: the server's own, however old, is not used. All of it lies on the disk, since /tmp may be memory.
install_modules() {
  local folder=$1 work=$1/.modules name version integrity
  rm -rf "$work"
  mkdir -p "$work/node" "$work/npm" "$work/new"
  name=node-linux-$(architecture)
  version=$(locked "$folder" "$name" version)
  integrity=$(locked "$folder" "$name" integrity)
  fetch "$(registry)/$name/-/$name-$version.tgz" "$work/node.tgz" "$integrity"
  tar -xzf "$work/node.tgz" -C "$work/node" --strip-components=1 package/bin/node
  fetch "$(registry)/npm/-/npm-$npm_version.tgz" "$work/npm.tgz" "$npm_integrity"
  tar -xzf "$work/npm.tgz" -C "$work/npm" --strip-components=1
  rm "$work/node.tgz" "$work/npm.tgz"
  cp "$folder/package.json" "$folder/package-lock.json" "$folder/.npmrc" "$work/new/"
  (cd "$work/new" && NODE_DISABLE_COMPILE_CACHE=1 PATH=$work/node/bin:$PATH node "$work/npm/bin/npm-cli.js" ci --omit=dev --no-update-notifier \
    --loglevel=error --cache "$work/cache" >"$work/log" 2>&1) || {
    tail -n 20 "$work/log" >&2
    # A full disk leaves npm no room for its own words.
    name=$(df -Pm "$work" | awk 'NR == 2 { print $4 }')
    rm -rf "$work"
    [ "$name" -ge 20 ] || die 'Диск заполнен. Освободите место и повторите.' 'The disk is full. Make room and try again.'
    die 'Модули не установились; причина выше. Проверьте интернет и место на диске и повторите.' \
      'The modules could not be installed; the reason is above. Check the network and the disk’s room and try again.'
  }
  # Headers for C++, 67 MB that nobody needs.
  rm -rf "$work"/new/node_modules/node-linux-*/include
  cp "$folder/package-lock.json" "$work/new/node_modules/.installed"
  if [ -e "$folder/node_modules" ]; then mv "$folder/node_modules" "$work/old"; fi
  mv "$work/new/node_modules" "$folder/node_modules"
  rm -rf "$work"
}

# Runs a program with the bot's rights. Whatever root does below the data folder could be led elsewhere by links of the bot's.
with_its_rights() { setpriv --reuid="$user" --regid="$user" --init-groups "$@"; }

# While it is there and touched, the bot takes no updates and sends nothing (src/hold.ts).
hold=$data/upgrading
second() {
  # One that is gone must not come back.
  if [ -e "$hold" ]; then with_its_rights touch -c "$hold"; fi
  sleep 1
}

# Starts the service, and waits until it has told systemd that it works, at most so many seconds.
# 1: it ended instead. 2: it still tries.
start_bot() {
  local limit=$1 waited=0 state
  # Else restarts from before would count.
  systemctl reset-failed topicdesk 2>/dev/null || true
  systemctl restart --no-block topicdesk
  while [ "$waited" -lt "$limit" ]; do
    second
    waited=$((waited + 1))
    state=$(systemctl show topicdesk --property=ActiveState --property=SubState --property=NRestarts | tr '\n' ' ')
    case $state in
      *ActiveState=failed* | *SubState=auto-restart* | *NRestarts=[1-9]*) return 1 ;;
      *ActiveState=active*) return 0 ;;
    esac
  done
  return 2
}

# What the bot has said since the moment $1, in seconds since the Unix epoch.
bot_words() { journalctl --unit=topicdesk --since="@$1" --output=cat --no-pager 2>/dev/null | grep -v '^{' || true; }

#!/usr/bin/env bash
# Runs a command as on a new machine: with empty temporary and home folders, no fonts, and a minimal environment.
#
#   scripts/ci/as-new-machine.sh [--keep-downloads] COMMAND [ARGUMENT…]
#
# --keep-downloads shares the package store and the npm cache of this user with the command. Registry settings always apply.
# Without permission to create a mount namespace, the command still runs, and a line on stderr lists what is not isolated.
set -euo pipefail

FONT_FOLDERS=(/etc/fonts /usr/share/fonts /usr/local/share/fonts /var/cache/fontconfig)

say() { echo "as-new-machine: $*" >&2; }

# Runs as the first process of the namespace: hides folders, runs the command, and reaps the processes that it leaves behind.
run_inside() {
  local scratch=$1 project=$2 count=$3
  shift 3
  mount --make-rprivate /
  while [ "$count" -gt 0 ]; do
    mount --rbind "$1" "$2"
    shift 2
    count=$((count - 1))
  done
  mount -t tmpfs -o mode=1777 tmpfs /dev/shm 2>/dev/null || say "/dev/shm is the one of this machine"
  local drop=()
  # A user namespace grants permissions that the user does not have outside it.
  if [ "$(id -u)" != 0 ] && command -v setpriv >/dev/null; then
    drop=(setpriv --inh-caps=-all --ambient-caps=-all --bounding-set=-all)
  fi
  cd "$project"
  local status=0
  "${drop[@]}" "$@" || status=$?
  exit "$status"
}

if [ "${1:-}" = --inside ]; then
  shift
  run_inside "$@"
fi

keep_downloads=
if [ "${1:-}" = --keep-downloads ]; then
  keep_downloads=1
  shift
fi
[ $# -gt 0 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }

self=$(realpath "$0")
project=$(pwd -P)
home=$(realpath "$HOME")
scratch=$(mktemp -d /var/tmp/headwater-new-machine.XXXXXX)
remove_scratch() {
  local status=$?
  rm -rf --one-file-system "$scratch" 2>/dev/null || say "could not remove $scratch"
  exit "$status"
}
trap remove_scratch EXIT
mkdir "$scratch"/{home,tmp,empty}
chmod 1777 "$scratch/tmp"

binds=() # Pairs of source and destination.
# Keeps a path visible inside a hidden folder. A path elsewhere is visible anyway.
keep() {
  local what=$1 where=${2:-$1} place
  [ -e "$what" ] || return 0
  case $where in
    /tmp/*) place=$scratch/tmp/${where#/tmp/} ;;
    "$home"/*) place=$scratch/home/${where#"$home"/} ;;
    *) return 0 ;;
  esac
  mkdir -p "$(dirname "$place")"
  if [ -d "$what" ]; then mkdir -p "$place"; else touch "$place"; fi
  binds+=("$what" "$place")
}

# Keeps the installation folder of a tool of this user visible: the parent of bin/.
keep_tool() {
  local tool
  tool=$(command -v "$1") || return 0
  for path in "$tool" "$(realpath "$tool")"; do
    case $path in "$home"/* | /tmp/*) keep "$(dirname "$(dirname "$path")")" ;; esac
  done
}

hide() {
  local folder
  keep "$project"
  for tool in node npm git; do keep_tool "$tool"; done
  for path in .npmrc .config/pnpm; do keep "$home/$path"; done
  if [ -n "$keep_downloads" ]; then
    mkdir -p "$store" "$npm_cache"
    keep "$store" "$home/.local/share/pnpm"
    keep "$npm_cache"
    keep "$home/.cache/pnpm"
  fi
  case $home/ in
    / | "$project"/*) say "the home folder holds everything here and stays visible" ;;
    /tmp/*) mkdir -p "$scratch/tmp/${home#/tmp/}" ;;
    *) binds+=("$scratch/home" "$home") ;;
  esac
  binds+=("$scratch/tmp" /tmp)
  for folder in "${FONT_FOLDERS[@]}"; do
    [ ! -d "$folder" ] || binds+=("$scratch/empty" "$(realpath "$folder")")
  done
}

# The variables that a login sets, and those for a registry, a proxy or a certificate authority.
collect_environment() {
  local name
  environment=(USER="$(id -un)" LOGNAME="$(id -un)" SHELL=/bin/bash TERM="${TERM:-dumb}" PATH="$PATH:/usr/sbin:/sbin")
  for name in $(compgen -e); do
    case ${name,,} in
      lang | lc_* | tz | ci | npm_config_* | pnpm_config_* | *http_proxy | https_proxy | no_proxy | all_proxy | node_extra_ca_certs | ssl_cert_file | ssl_cert_dir)
        environment+=("$name=${!name}") ;;
    esac
  done
}

# The strongest isolation that this user may create; empty if none is allowed.
choose_namespace() {
  local user=() attempt
  [ "$(id -u)" = 0 ] || user=(--user --map-current-user --keep-caps)
  for attempt in "--mount --pid --fork --kill-child --mount-proc" "--mount"; do
    # shellcheck disable=SC2206
    namespace=("${user[@]}" $attempt)
    if unshare "${namespace[@]}" mount --rbind "$scratch/empty" "$scratch/empty" 2>/dev/null; then return; fi
  done
  namespace=()
}

store=${XDG_DATA_HOME:-$home/.local/share}/pnpm
npm_cache=$(npm config get cache)
collect_environment
choose_namespace
if [ ${#namespace[@]} -gt 0 ]; then
  hide
  # Without it, pnpm would put its store into any folder that it can link from.
  environment+=(HOME="$home" pnpm_config_store_dir="$home/.local/share/pnpm/store")
  say "/tmp, $home and the fonts are empty${keep_downloads:+, except for the package store and the npm cache}"
  unshare "${namespace[@]}" env -i "${environment[@]}" "$BASH" "$self" --inside "$scratch" "$project" "$((${#binds[@]} / 2))" "${binds[@]}" "$@"
else
  say "no mount namespace may be made here: /tmp and the fonts are those of this machine;"
  say "HOME and TMPDIR name empty folders, and the environment is bare"
  environment+=(HOME="$scratch/home" TMPDIR="$scratch/tmp")
  [ ! -f "$home/.npmrc" ] || environment+=(npm_config_userconfig="$home/.npmrc")
  if [ -n "$keep_downloads" ]; then
    environment+=(npm_config_cache="$npm_cache" pnpm_config_store_dir="$store/store")
  fi
  env -i "${environment[@]}" "$@"
fi

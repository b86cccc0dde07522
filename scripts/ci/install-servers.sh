#!/usr/bin/env bash
# Installs the servers and shells that tests need and npm does not provide. Requires root on Debian; starts none of them.
# The packages of the FTP servers conflict, so they are only unpacked into the given folder, under FOLDER/usr/sbin.
# A failure is reported and does not stop the run: the tests that need the program are skipped, with the reason.
#
#   scripts/ci/install-servers.sh FOLDER
set -uo pipefail

INSTALLED=(mariadbd:mariadb-server tsql:freetds-bin pgbouncer:pgbouncer zsh:zsh fish:fish)
UNPACKED=(pure-ftpd:pure-ftpd vsftpd:vsftpd proftpd:proftpd-core)

say() { echo "install-servers: $*" >&2; }

[ $# = 1 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
folder=$1
PATH=$folder/usr/sbin:$PATH:/usr/sbin:/sbin

# Takes arguments of the form program:package, and prints each package whose program is missing.
list_missing() {
  local pair
  for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null || echo "${pair#*:}"
  done
}

mapfile -t to_install < <(list_missing "${INSTALLED[@]}")
mapfile -t to_unpack < <(list_missing "${UNPACKED[@]}")
[ $((${#to_install[@]} + ${#to_unpack[@]})) -gt 0 ] || exit 0
if [ "$(id -u)" != 0 ] || [ ! -f /etc/debian_version ] || ! command -v apt-get >/dev/null; then
  say "not root on Debian, so these are not installed: ${to_install[*]} ${to_unpack[*]}"
  exit 0
fi

work=$(mktemp -d)
policy=/usr/sbin/policy-rc.d
# Packages call this program before they start a service; exit code 101 forbids it.
forbid_services() {
  [ ! -e "$policy" ] || mv "$policy" "$work/policy-rc.d"
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
}
restore() {
  rm -f "$policy"
  [ ! -e "$work/policy-rc.d" ] || mv "$work/policy-rc.d" "$policy"
  rm -rf "$work"
}
forbid_services
trap restore EXIT
trap 'exit 130' INT TERM

export DEBIAN_FRONTEND=noninteractive
apt_get() { apt-get -qq -o DPkg::Lock::Timeout=120 "$@" >"$work/log" 2>&1; }
report() { say "$1:"; tail -n 3 "$work/log" >&2; }

apt_get update || report "the package lists could not be renewed"
for package in "${to_install[@]}"; do
  apt_get install -y --no-install-recommends "$package" || report "$package could not be installed"
done

# The libraries of an unpacked package are installed, because they do not conflict.
unpack() {
  local package=$1 archive libraries
  (cd "$work" && apt_get download "$package") || { report "$package could not be downloaded"; return; }
  archive=$(echo "$work/${package}"_*.deb)
  libraries=$(dpkg-deb -f "$archive" Depends | tr ',|' '\n\n' | sed -nE 's/^ *(lib[^ ]*).*/\1/p' | sort -u)
  # shellcheck disable=SC2086
  apt_get install -y --no-install-recommends $libraries || report "the libraries of $package could not be installed"
  mkdir -p "$folder" && dpkg-deb -x "$archive" "$folder" || say "$package could not be unpacked"
}
for package in "${to_unpack[@]}"; do
  unpack "$package"
  # Debian has a separate package for the TLS module of ProFTPD.
  [ "$package" != proftpd-core ] || unpack proftpd-mod-crypto
done

mapfile -t still_missing < <(list_missing "${INSTALLED[@]}" "${UNPACKED[@]}")
[ ${#still_missing[@]} = 0 ] || say "still missing: ${still_missing[*]}"

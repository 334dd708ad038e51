#!/bin/sh
# A session bus, with a keyring of its own, for as long as its input stays open; prints the bus's address.
#   keyring-session.sh <folder> unlocked|locked|none
# All that a user's session writes is below the folder.
set -eu
folder=$1
keyring=$2
if [ -z "${KEYRING_SESSION:-}" ]; then
    export KEYRING_SESSION=1 HOME="$folder" XDG_DATA_HOME="$folder/data" XDG_RUNTIME_DIR="$folder/run" XDG_CONFIG_HOME="$folder/config" XDG_CACHE_HOME="$folder/cache"
    mkdir -p "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR"
    chmod 700 "$XDG_RUNTIME_DIR"
    # Without folders of services the bus starts nothing by itself.
    cat >"$folder/bus.conf" <<'END'
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
END
    exec dbus-run-session --config-file="$folder/bus.conf" -- "$0" "$@" 2>"$folder/bus.log"
fi

case "$keyring" in
    unlocked) printf 'password' | gnome-keyring-daemon --unlock --components=secrets >"$folder/daemon.log" 2>&1 ;;
    # The keyring that an unlocked session has left in the same folder, and nobody gives its password.
    locked) gnome-keyring-daemon --start --components=secrets >"$folder/daemon.log" 2>&1 ;;
    none) ;;
esac
echo "$DBUS_SESSION_BUS_ADDRESS"
cat >/dev/null

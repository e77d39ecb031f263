#!/usr/bin/env bash
# Installs Debian packages, as root, and starts none of the servers among them: they are here to be
# tested, not to serve on this machine.
#   tools/apt-quietly.sh PACKAGE...
set -euo pipefail

# Debian's own switch (invoke-rc.d(8)): a server may be started unless this says 101.
switch=/usr/sbin/policy-rc.d
if [ ! -e "$switch" ]; then
  printf '#!/bin/sh\nexit 101\n' >"$switch"
  chmod 755 "$switch"
  trap 'rm -f "$switch"' EXIT
fi
apt-get -q -y install --no-install-recommends "$@"

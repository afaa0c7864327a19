#!/usr/bin/env bash
# Installs Debian's Chromium, which the test of the report's page runs in; that test is skipped where there is none.
set -eu
if command -v chromium >/dev/null; then
  chromium --version
  exit 0
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends chromium
chromium --version

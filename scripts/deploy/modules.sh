#!/usr/bin/env bash
# Installs the modules beside the package-lock.json of this program. For the Dockerfile; scripts/install.sh does it by itself.
set -euo pipefail

source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
# shellcheck source=common.sh
. "$source/scripts/deploy/common.sh"

install_modules "$source"

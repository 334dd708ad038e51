#!/usr/bin/env bash
# The Unix way to build.ps1: runs it in the PowerShell on PATH, or in the one that .config/dotnet-tools.json pins.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 POWERSHELL_TELEMETRY_OPTOUT=1
[ -t 1 ] || export NO_COLOR=1

supported() {
    [[ $(pwsh --version 2>/dev/null) =~ ^PowerShell\ ([0-9]+)\.([0-9]+) ]] &&
        ((BASH_REMATCH[1] > 7 || (BASH_REMATCH[1] == 7 && BASH_REMATCH[2] >= 4)))
}

if supported; then
    shell=(pwsh)
elif dotnet tool restore >/dev/null 2>&1; then
    shell=(dotnet tool run pwsh --)
else
    echo "build.sh: PowerShell 7.4 or later is not on PATH, and 'dotnet tool restore' could not get it." >&2
    exit 1
fi

exec "${shell[@]}" -NoProfile -NonInteractive -File build.ps1 "$@"

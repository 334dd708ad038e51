#!/usr/bin/env bash
# The Unix way to build.ps1: finds a PowerShell, and without one does what a .NET SDK alone can do.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
[ -t 1 ] || export NO_COLOR=1

if command -v pwsh >/dev/null 2>&1; then
    exec pwsh -NoProfile -NonInteractive -File build.ps1 "$@"
fi

if dotnet tool restore >/dev/null 2>&1 && dotnet tool run pwsh -- -NoProfile -Command exit >/dev/null 2>&1; then
    exec dotnet tool run pwsh -- -NoProfile -NonInteractive -File build.ps1 "$@"
fi

echo "build.sh: no PowerShell found (no pwsh on PATH, and the powershell tool cannot be restored): doing what needs no engine." >&2

task=$(printf %s "${1:-build}" | tr '[:upper:]' '[:lower:]')
if [ $# -gt 1 ]; then
    echo "build.sh: without PowerShell, $task takes no further arguments." >&2
    exit 2
fi

build() {
    dotnet build SoundCloud.PowerShell.sln --configuration Release --nologo --verbosity quiet
}

# The suites that need no engine; what the others would have counted is not made up.
run_tests() {
    local passed=0 failed=0 skipped=0 results=out/TestResults suite code trx
    rm -rf "$results"
    for suite in SoundCloud.Client.Tests SoundCloud.Storage.Tests; do
        code=0
        trx="$results/$suite.trx"
        dotnet test "tests/$suite" --configuration Release --no-build --nologo \
            --logger "trx;LogFileName=$suite.trx" --results-directory "$results" \
            -- RunConfiguration.TestSessionTimeout=600000 || code=$?
        # A runner that crashed or ran nothing is a failure, also where no test is there to say so.
        local ran=0 good=0 missed=0
        if [ -f "$trx" ]; then
            ran=$(outcomes "$trx" | wc -l)
            good=$(outcomes "$trx" | grep -c '"Passed"' || true)
            missed=$(outcomes "$trx" | grep -c '"NotExecuted"' || true)
        fi
        local bad=$((ran - good - missed))
        if [ "$bad" -eq 0 ] && { [ "$code" -ne 0 ] || [ "$ran" -eq 0 ]; }; then
            echo "build.sh: $suite crashed or ran nothing, exit code $code" >&2
            bad=1
        fi
        passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + missed))
    done
    echo "not run: tests/SoundCloud.PowerShell.Tests and tests/Module need PowerShell"
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ]
}

outcomes() {
    grep -o '<UnitTestResult [^>]*>' "$1" | grep -o ' outcome="[A-Za-z]*"' || true
}

case $task in
    build) build ;;
    demo) dotnet run --project tests/Demo --configuration Release ;;
    test) build && run_tests ;;
    clean)
        find src tests -type d \( -name bin -o -name obj \) -prune -exec rm -rf {} +
        rm -rf out
        ;;
    bench | package | publish | operations)
        echo "build.sh: $task needs PowerShell." >&2
        exit 1
        ;;
    *)
        echo "build.sh: no such task: $task (build, demo, test, bench, package, publish, operations, clean)" >&2
        exit 2
        ;;
esac

#requires -Version 7.4

# Runs the Pester tests of this folder over the built module; meant for a process of its own.
[CmdletBinding()]
param(
    # Where Module.json goes, the counts and the names of what failed. No NUnit file: test data with a control character breaks Pester's.
    [Parameter(Mandatory)]
    [string] $ResultFolder
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

if (-not (Get-Module Pester -ListAvailable | Where-Object Version -GE '5.5')) {
    Write-Host 'The tests of the module need Pester 5.5 or later: Install-PSResource Pester'
    exit 1
}

Import-Module Pester -MinimumVersion 5.5
$plain = $env:CI -or $env:NO_COLOR -or [Console]::IsOutputRedirected
if ($plain) {
    $PSStyle.OutputRendering = 'PlainText'
}

# Nothing here may touch the accounts, or the keyring, of whoever runs it: Common.ps1 sets these, and here they are put back.
$hidden = 'SOUNDCLOUD_ACCOUNTS_PATH', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR'
$before = @{}
foreach ($name in $hidden) {
    $before[$name] = [Environment]::GetEnvironmentVariable($name)
}

$accountFolder = Join-Path ([IO.Path]::GetTempPath()) "soundcloud-tests-$([guid]::NewGuid().ToString('N'))"
$env:SOUNDCLOUD_ACCOUNTS_PATH = $accountFolder
try {
    $result = Invoke-Pester -Configuration @{
        Run    = @{ Path = $PSScriptRoot; PassThru = $true }
        Output = @{ Verbosity = 'Normal'; RenderMode = $plain ? 'Plaintext' : 'Auto'; CIFormat = 'None' }
    }
}
finally {
    foreach ($name in $hidden) {
        [Environment]::SetEnvironmentVariable($name, $before[$name])
    }

    Remove-Item $accountFolder -Recurse -Force -ErrorAction Ignore
}

@{
    Passed  = $result.PassedCount
    Failed  = $result.FailedCount
    Skipped = $result.SkippedCount + $result.InconclusiveCount
    Names   = @($result.Failed | ForEach-Object ExpandedPath)
} | ConvertTo-Json | Set-Content (Join-Path $ResultFolder 'Module.json')

exit [int]($result.Result -ne 'Passed')

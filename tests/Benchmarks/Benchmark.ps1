# Compares the module with floors and other clients, as ratios of one run. `./build.ps1 Bench` runs it.
#Requires -Version 7.4
[CmdletBinding()]
param(
    # Takes fewer rounds.
    [switch] $Quick,

    # Measures only these rows or series, named as in the results.
    [string[]] $Only = @(),

    # Copies the results to docs.
    [switch] $Update,

    # Runs Soak.ps1 alone, with the next three parameters.
    [switch] $Soak,

    [double] $Minutes = 10,

    [int] $Runspaces = 8,

    [int] $Seed = 1
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
if ($Soak) {
    & "$PSScriptRoot/Soak.ps1" -Minutes $Minutes -Runspaces $Runspaces -Seed $Seed
    exit $LASTEXITCODE
}

# The PowerShell that runs this script.
$shell = [Environment]::ProcessPath
$arguments = @('--pwsh', $shell)
if ((Split-Path -LeafBase $shell) -eq 'dotnet') { $arguments += '--pwsh-argument', (Join-Path $PSHOME 'pwsh.dll') }
if ($Quick) { $arguments += '--quick' }
if ($Only) { $arguments += '--only', ($Only -join ',') }
if ($Update) { $arguments += '--update' }
dotnet "$PSScriptRoot/bin/Release/net8.0/Benchmarks.dll" run @arguments
$code = $LASTEXITCODE

# The longest measurement: a file of 1 GB.
if ($IsLinux -and -not ($Quick -or $Only)) {
    & "$PSScriptRoot/Upload.ps1"
    $code = [Math]::Max($code, $LASTEXITCODE)
}
exit $code

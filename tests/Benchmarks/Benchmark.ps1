# What the module costs beside floors and peers, as ratios of one run. Run by `./build.ps1 Bench`.
#Requires -Version 7.4
[CmdletBinding()]
param(
    # Fewer rounds, for a look.
    [switch] $Quick,

    # Only these rows or series, by the names that the results give them.
    [string[]] $Only = @(),

    # Puts the results into docs.
    [switch] $Update,

    # Soak.ps1 alone, with what follows.
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

# The very program that runs this.
$shell = [Environment]::ProcessPath
$arguments = @('--pwsh', $shell)
if ((Split-Path -LeafBase $shell) -eq 'dotnet') { $arguments += '--pwsh-argument', (Join-Path $PSHOME 'pwsh.dll') }
if ($Quick) { $arguments += '--quick' }
if ($Only) { $arguments += '--only', ($Only -join ',') }
if ($Update) { $arguments += '--update' }
dotnet "$PSScriptRoot/bin/Release/net8.0/Benchmarks.dll" run @arguments
$code = $LASTEXITCODE

# The longest: a file of 1 GB.
if ($IsLinux -and -not ($Quick -or $Only)) {
    & "$PSScriptRoot/Upload.ps1"
    $code = [Math]::Max($code, $LASTEXITCODE)
}
exit $code

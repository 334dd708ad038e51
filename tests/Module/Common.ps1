# Dot-sourced by each test file: the built module, never its sources.
Set-StrictMode -Version 3.0

$RepositoryRoot = (Resolve-Path (Join-Path $PSScriptRoot '..' '..')).Path
$ModulePath = Join-Path $RepositoryRoot 'out' 'SoundCloud' 'SoundCloud.psd1'
if (-not (Test-Path $ModulePath)) {
    throw 'The module is not built: run ./build.ps1 first.'
}

Import-Module $ModulePath -Global -ErrorAction Stop

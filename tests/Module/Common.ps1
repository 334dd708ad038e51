# Dot-sourced by each test file: the built module, never its sources.
Set-StrictMode -Version 3.0

$RepositoryRoot = (Resolve-Path (Join-Path $PSScriptRoot '..' '..')).Path
$ModulePath = Join-Path $RepositoryRoot 'out' 'SoundCloud' 'SoundCloud.psd1'
if (-not (Test-Path $ModulePath)) {
    throw 'The module is not built: run ./build.ps1 first.'
}

# Tests must not touch the accounts or the keyring of the user who runs them, even if a file is run by itself.
if ($env:SOUNDCLOUD_ACCOUNTS_PATH -notlike '*soundcloud-tests-*') {
    $env:SOUNDCLOUD_ACCOUNTS_PATH = Join-Path ([IO.Path]::GetTempPath()) "soundcloud-tests-$PID"
}

Remove-Item Env:DBUS_SESSION_BUS_ADDRESS, Env:XDG_RUNTIME_DIR -ErrorAction Ignore

# Messages are in English in every culture, while numbers and dates follow the culture. Language.Tests.ps1 reads messages in Spanish.
$ReadEnglish = "[cultureinfo]::CurrentUICulture = [cultureinfo]::DefaultThreadCurrentUICulture = 'en-US'"
. ([scriptblock]::Create($ReadEnglish))

Import-Module $ModulePath -Global -ErrorAction Stop

# The command that is the PowerShell that runs this; as a .NET tool it has no program of its own.
$Shell = @([Environment]::ProcessPath)
if ((Split-Path -LeafBase $Shell[0]) -eq 'dotnet') {
    $Shell += Join-Path $PSHOME 'pwsh.dll'
}

# For the name of tests that are skipped where these packages of Debian are missing; nothing where all are there.
function Get-SkipReason([string[]] $Packages) {
    $programs = @{
        'dbus'            = 'dbus-run-session'
        'gnome-keyring'   = 'gnome-keyring-daemon'
        'libsecret-tools' = 'secret-tool'
    }
    $missing = $Packages | Where-Object { -not (Get-Command $programs[$_] -CommandType Application -ErrorAction Ignore) }
    $missing ? " (skipped: needs $($missing -join ', '))" : ''
}

# Runs a script in a fresh process of it; its output comes back as text.
function Invoke-FreshShell([scriptblock] $Script, [string[]] $Arguments) {
    $quoted = $Arguments | ForEach-Object { "'$([Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($_))'" }
    & $Shell[0] ($Shell | Select-Object -Skip 1) -NoProfile -NonInteractive -Command "$ReadEnglish; & { $Script } $quoted"
}

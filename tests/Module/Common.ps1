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

# Runs a script in a process of its own, a fresh one of the PowerShell that runs this; its output comes back as text.
function Invoke-FreshShell([scriptblock] $Script, [string[]] $Arguments) {
    $shell = @(Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh'))
    if (-not (Test-Path $shell[0])) {
        # PowerShell as a .NET tool has no executable of its own.
        $shell = @('dotnet', (Join-Path $PSHOME 'pwsh.dll'))
    }

    $quoted = $Arguments | ForEach-Object { "'$([Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($_))'" }
    & $shell[0] ($shell | Select-Object -Skip 1) -NoProfile -NonInteractive -Command "$ReadEnglish; & { $Script } $quoted"
}

# Dot-sourced by the tests of vaults. SecretManagement is not to be had here: its commands are played by a stand-in, whose vaults are folders.
$StandIns = Join-Path $PSScriptRoot 'StandIns'

# A vault without secrets, and the variables with which a process finds it.
function New-Vault([string] $Name = "vault$([guid]::NewGuid().ToString('N'))") {
    $folder = Join-Path $TestDrive 'vaults'
    $null = New-Item (Join-Path $folder $Name) -ItemType Directory
    @{
        Address   = "vault:$Name"
        Path      = Join-Path $folder $Name
        Variables = @{ PSModulePath = $StandIns + [IO.Path]::PathSeparator + $env:PSModulePath; SOUNDCLOUD_TEST_VAULTS = $folder }
    }
}

# Has this process find vaults, too. The result is what it had before.
function Use-Vault([hashtable] $Vault) {
    $before = @{ PSModulePath = $env:PSModulePath; SOUNDCLOUD_TEST_VAULTS = $env:SOUNDCLOUD_TEST_VAULTS }
    $env:PSModulePath, $env:SOUNDCLOUD_TEST_VAULTS = $Vault.Variables.PSModulePath, $Vault.Variables.SOUNDCLOUD_TEST_VAULTS
    $before
}

function Restore-Vault([hashtable] $Before) {
    $env:PSModulePath, $env:SOUNDCLOUD_TEST_VAULTS = $Before.PSModulePath, $Before.SOUNDCLOUD_TEST_VAULTS
    Remove-Module Microsoft.PowerShell.SecretManagement -ErrorAction Ignore
}

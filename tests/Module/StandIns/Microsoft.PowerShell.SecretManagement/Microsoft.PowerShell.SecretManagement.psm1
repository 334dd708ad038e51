# A stand-in for the tests: a vault is a folder below SOUNDCLOUD_TEST_VAULTS, and a secret is a file in it. It is not SecretManagement.
Set-StrictMode -Version 3.0

# As the extension of a strict vault does: the name of a secret has letters, digits and hyphens, and no more than 127 of them.
function Get-Path([Management.Automation.PSCmdlet] $Caller, [string] $Vault, [string] $Name) {
    $folder = Join-Path $env:SOUNDCLOUD_TEST_VAULTS $Vault
    if (-not (Test-Path $folder)) {
        $Caller.ThrowTerminatingError([Management.Automation.ErrorRecord]::new([Management.Automation.ItemNotFoundException]::new("Vault $Vault does not exist in registry."), 'VaultNotFound', 'ObjectNotFound', $Vault))
    }

    if ($Name -and $Name -notmatch '^[0-9a-zA-Z-]{1,127}$') {
        $Caller.ThrowTerminatingError([Management.Automation.ErrorRecord]::new([ArgumentException]::new("The name $Name is not allowed."), 'InvalidName', 'InvalidArgument', $Name))
    }

    $Name ? (Join-Path $folder $Name) : $folder
}

function Get-Secret {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [string] $Vault, [switch] $AsPlainText)
    $path = Get-Path $PSCmdlet $Vault $Name
    try {
        $text = [IO.File]::ReadAllText($path)
    }
    catch [IO.FileNotFoundException] {
        $PSCmdlet.ThrowTerminatingError([Management.Automation.ErrorRecord]::new([Management.Automation.ItemNotFoundException]::new("The secret $Name was not found."), 'GetSecretNotFound', 'ObjectNotFound', $Name))
    }

    $AsPlainText ? $text : (ConvertTo-SecureString $text -AsPlainText -Force)
}

function Set-Secret {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [string] $Secret, [Parameter(Mandatory)] [string] $Vault)
    $path = Get-Path $PSCmdlet $Vault $Name
    $whole = "$path.$([guid]::NewGuid())"
    [IO.File]::WriteAllText($whole, $Secret)
    [IO.File]::Move($whole, $path, $true)
}

function Remove-Secret {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [string] $Vault)
    $path = Get-Path $PSCmdlet $Vault $Name
    # Moved first: of two callers, one does it.
    $taken = "$path.$([guid]::NewGuid())"
    try {
        [IO.File]::Move($path, $taken)
    }
    catch [IO.FileNotFoundException] {
        $PSCmdlet.WriteError([Management.Automation.ErrorRecord]::new([InvalidOperationException]::new("Could not remove $Name."), 'RemoveSecretFailed', 'InvalidOperation', $Name))
        return
    }

    [IO.File]::Delete($taken)
}

function Get-SecretInfo {
    [CmdletBinding()]
    param([string] $Name = '*', [Parameter(Mandatory)] [string] $Vault)
    foreach ($file in Get-ChildItem (Get-Path $PSCmdlet $Vault) -File | Where-Object { $_.Name -like $Name -and $_.Name -notlike '*.*' }) {
        [pscustomobject]@{ Name = $file.Name; Type = 'String'; VaultName = $Vault }
    }
}

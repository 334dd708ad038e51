@{
    RootModule        = 'Microsoft.PowerShell.SecretManagement.psm1'
    ModuleVersion     = '0.0.1'
    GUID              = '6c2b9a53-1f6e-4b0e-9d5e-0a5f3a0c7d11'
    Description       = 'A stand-in for the tests: the four commands of SecretManagement that we call, on files. It is not SecretManagement.'
    FunctionsToExport = 'Get-Secret', 'Set-Secret', 'Remove-Secret', 'Get-SecretInfo'
    CmdletsToExport   = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}

# Dot-sourced after Accounts.ps1 by the tests that sign a user in at a prompt.
Add-Type -Path (Join-Path $RepositoryRoot 'out' 'tests' 'SoundCloud.Module.Tests.dll')

# A redirect URI on this machine where nobody listens.
function Get-Redirect {
    [uri]"$(Get-ClosedUri)/callback"
}

# Begins Connect-SoundCloud -Interactive in a runspace of its own, with a user at its prompt.
function Start-SignIn([object] $Box, [hashtable] $With = @{}) {
    $arguments = @{
        Interactive = $true
        PassThru    = $true
        Credential  = [pscredential]::new($Box.ClientId, (ConvertTo-Secret $Box.ClientSecret))
        ApiUri      = $Box.ApiUri
        AuthUri     = $Box.AuthUri
        RedirectUri = Get-Redirect
    }
    foreach ($name in $With.Keys) {
        $arguments[$name] = $With[$name]
    }

    $user = [SoundCloud.PowerShell.Tests.SignInHost]::new()
    $runspace = [runspacefactory]::CreateRunspace($user, [initialsessionstate]::CreateDefault2())
    $runspace.Open()
    $shell = [powershell]::Create($runspace)
    $null = $shell.AddCommand('Import-Module').AddParameter('Name', $ModulePath).AddStatement().AddCommand('Connect-SoundCloud').AddParameters($arguments)
    [pscustomobject]@{ User = $user; Shell = $shell; Running = $shell.BeginInvoke(); Redirect = $arguments.RedirectUri }
}

# Where it sends the user.
function Get-ShownUri([object] $SignIn) {
    [uri]$SignIn.User.WhenShownAsync('/authorize?').GetAwaiter().GetResult().Trim()
}

# What it wrote; its error is thrown as its own.
function Complete-SignIn([object] $SignIn) {
    try {
        $SignIn.Shell.EndInvoke($SignIn.Running)
        if ($SignIn.Shell.Streams.Error.Count -gt 0) {
            throw $SignIn.Shell.Streams.Error[0]
        }
    }
    finally {
        $SignIn.User.Type([NullString]::Value)
        $SignIn.Shell.Runspace.Dispose()
        $SignIn.Shell.Dispose()
    }
}

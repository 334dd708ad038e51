# Dot-sourced after Common.ps1 by the tests that talk to a sandbox.

# The requests to a sandbox, as lines "METHOD /path?query", in the order of arrival.
function Get-Sent([object] $Sandbox, [string] $Like = '*') {
    foreach ($request in $Sandbox.Requests) {
        $line = "$($request.Method) $($request.PathAndQuery)"
        if ($line -like $Like) {
            $line
        }
    }
}

# The error that ends a script block. If the script block succeeds, the test fails.
function Get-Failure([scriptblock] $Script) {
    try {
        $null = & $Script
    }
    catch {
        return $_
    }

    throw 'It ended without a terminating error.'
}

# Everything that a script block writes to any stream, including what it throws.
function Get-Everything([scriptblock] $Script) {
    try {
        & $Script *>&1
    }
    catch {
        $_
    }
}

function ConvertTo-Secret([string] $Text) {
    ConvertTo-SecureString $Text -AsPlainText -Force
}

# A connection as the sandbox's app; -With adds parameters of Connect-SoundCloud.
function Connect-App([object] $Sandbox, [hashtable] $With = @{}) {
    Connect-SoundCloud -Credential $Sandbox.Credential -ApiUri $Sandbox.ApiUri -AuthUri $Sandbox.AuthUri -PassThru @With
}

# The sandbox as a .NET object, which can issue tokens for any user, expire tokens and change its latency.
function Start-Box {
    # The first of all cmdlets of a sandbox loads its assembly.
    if (-not ('SoundCloud.Sandbox.SoundCloudSandbox' -as [type])) {
        Start-SCSandbox -TrackCount 0 | Stop-SCSandbox
    }

    [SoundCloud.Sandbox.SoundCloudSandbox]::Start($null)
}

# Connects to such a sandbox as one of its users. With -Renewable, the token can be renewed.
function Connect-User([object] $Box, [string] $Permalink = 'demo-dj', [switch] $Renewable, [hashtable] $With = @{}) {
    $token = $Box.IssueUserToken($Permalink)
    $arguments = @{
        AccessToken = ConvertTo-Secret $token.AccessToken
        ApiUri      = $Box.ApiUri
        AuthUri     = $Box.AuthUri
        PassThru    = $true
    }
    if ($Renewable) {
        $arguments.RefreshToken = ConvertTo-Secret $token.RefreshToken
        $arguments.Credential = [pscredential]::new($Box.ClientId, (ConvertTo-Secret $Box.ClientSecret))
    }

    Connect-SoundCloud @arguments @With
}

# An address on this machine where nobody listens.
function Get-ClosedUri {
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()
    "http://127.0.0.1:$port"
}

# Runs a script block with exactly these SOUNDCLOUD_ variables, and restores the old ones. The accounts folder stays the same.
function Invoke-WithEnvironment([hashtable] $Variables, [scriptblock] $Script) {
    $old = @(Get-ChildItem Env:SOUNDCLOUD_*)
    $old | Where-Object Name -NE 'SOUNDCLOUD_ACCOUNTS_PATH' | Remove-Item
    try {
        foreach ($name in $Variables.Keys) {
            Set-Item "Env:$name" $Variables[$name]
        }

        & $Script
    }
    finally {
        Get-ChildItem Env:SOUNDCLOUD_* | Remove-Item
        foreach ($variable in $old) {
            Set-Item "Env:$($variable.Name)" $variable.Value
        }
    }
}

# Runs a script block in a separate runspace whose host shows nothing, because "What if:" is not written to any stream.
function Invoke-Quietly([scriptblock] $Script, [object[]] $Arguments = @()) {
    $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
    try {
        $null = $shell.AddCommand('Import-Module').AddParameter('Name', $ModulePath).AddStatement().AddScript($Script)
        foreach ($argument in $Arguments) {
            $null = $shell.AddArgument($argument)
        }

        $shell.Invoke()
        if ($shell.HadErrors) {
            throw $shell.Streams.Error[0]
        }
    }
    finally {
        $shell.Dispose()
    }
}

#requires -Version 7.4

<#
.SYNOPSIS
    A small web back end with a "Connect with SoundCloud" button.
.DESCRIPTION
    GET /oauth/request_token   starts a sign-in and redirects the browser to SoundCloud
    GET /oauth/access_token    the redirect URI: exchanges the code, stores the account under this site's own user
    GET /me                    the user's SoundCloud profile, from the stored account: each user connects only once

    The app's id and secret come from SOUNDCLOUD_CLIENT_ID and SOUNDCLOUD_CLIENT_SECRET, a public redirect URI from
    SOUNDCLOUD_REDIRECT_URI. The server listens on loopback; for a public site, put a web server with TLS in front of it.
.EXAMPLE
    ./server.ps1 -Sandbox
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 65535)]
    [int] $Port = 8080,

    # How long the user may take to sign in at SoundCloud.
    [ValidateRange(0, 60)]
    [int] $SignInMinutes = 10,

    # Runs the example on a sandbox, without an app of your own.
    [switch] $Sandbox,

    # Allows an unencrypted file if the machine has no safe store.
    [switch] $AllowPlainTextStore
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
if (-not (Get-Module SoundCloud)) { Import-Module SoundCloud }

$redirectUri = [uri]($env:SOUNDCLOUD_REDIRECT_URI ? $env:SOUNDCLOUD_REDIRECT_URI : "http://127.0.0.1:$Port/oauth/access_token")
# What the requests share. They are answered beside each other, each in a runspace of its own.
$site = @{
    Folder        = $PSScriptRoot
    Module        = (Get-Module SoundCloud).Path
    App           = @{}
    Prefix        = 'web-'
    Store         = @{ AllowPlainTextStore = $AllowPlainTextStore; WarningAction = 'SilentlyContinue' }
    RedirectUri   = $redirectUri
    Origins       = $redirectUri.GetLeftPart('Authority'), "http://127.0.0.1:$Port"
    Cookie        = 'Path=/; HttpOnly; SameSite=Lax' + ($redirectUri.Scheme -eq 'https' ? '; Secure' : '')
    SignInMinutes = $SignInMinutes
    Sessions      = [Collections.Concurrent.ConcurrentDictionary[string, object]]::new()
    Pending       = [Collections.Concurrent.ConcurrentDictionary[string, object]]::new()
}
if ($Sandbox) {
    $box = Start-SCSandbox
    $site.App = @{ Credential = $box.Credential; ApiUri = $box.ApiUri; AuthUri = $box.AuthUri }
    $site.Prefix = "sandbox-$PID-"
}

$listener = [Net.HttpListener]::new()
$listener.Prefixes.Add("http://127.0.0.1:$Port/")
$listener.Start()
Write-Host "Listening on http://127.0.0.1:$Port/"
if ($AllowPlainTextStore) { Write-Warning 'If this machine has no safe store, accounts are kept in unencrypted files.' }
try {
    & {
        while ($true) {
            # Ctrl+C is heard between two of these.
            $next = $listener.GetContextAsync()
            while (-not $next.Wait(200)) { }
            $next.Result
        }
    } | ForEach-Object -ThrottleLimit 32 -Parallel {
        $site = $using:site
        . (Join-Path $site.Folder 'requests.ps1')
        Invoke-Request $_.Request $_.Response
    }
}
finally {
    $listener.Close()
    if ($Sandbox) {
        Remove-SCAccount "$($site.Prefix)*" -ErrorAction Ignore
        Stop-SCSandbox
    }
}

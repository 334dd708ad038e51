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

$app = @{}
$prefix = 'web-'
if ($Sandbox) {
    $box = Start-SCSandbox
    $app = @{ Credential = $box.Credential; ApiUri = $box.ApiUri; AuthUri = $box.AuthUri }
    $prefix = "sandbox-$PID-"
}

$redirectUri = [uri]($env:SOUNDCLOUD_REDIRECT_URI ? $env:SOUNDCLOUD_REDIRECT_URI : "http://127.0.0.1:$Port/oauth/access_token")
$store = @{ AllowPlainTextStore = $AllowPlainTextStore; WarningAction = 'SilentlyContinue' }
$cookie = 'Path=/; HttpOnly; SameSite=Lax' + ($redirectUri.Scheme -eq 'https' ? '; Secure' : '')
$sessions = @{}
$files = @{
    '/'                         = 'index.html', 'text/html; charset=utf-8'
    '/page.css'                 = 'page.css', 'text/css; charset=utf-8'
    '/page.js'                  = 'page.js', 'text/javascript; charset=utf-8'
    '/sc-connect/sc-connect.js' = 'sc-connect.js', 'text/javascript; charset=utf-8'
    '/sc-connect/close.html'    = 'close.html', 'text/html; charset=utf-8'
    '/sc-connect/close.js'      = 'close.js', 'text/javascript; charset=utf-8'
}

function Send-Text([int] $Status, [string] $Type, [string] $Text) {
    $bytes = [Text.Encoding]::UTF8.GetBytes($Text)
    $response.StatusCode, $response.ContentType, $response.ContentLength64 = $Status, $Type, $bytes.Length
    $response.OutputStream.Write($bytes)
}

function Send-Json([object] $Data) { Send-Text 200 'application/json' (ConvertTo-Json $Data -Compress) }

function Send-Redirect([string] $To) { $response.StatusCode, $response.RedirectLocation = 303, $To }

function Close-Popup([string] $Name, [string] $Value) { Send-Redirect "/sc-connect/close.html?$Name=$([uri]::EscapeDataString($Value))" }

# A placeholder for your site's own login, which would ask for a password. The rest of the script needs only $session.User.
function Enter-Site {
    $buffer = [char[]]::new(200)
    $form = [IO.StreamReader]::new($request.InputStream).ReadBlock($buffer, 0, 200) | ForEach-Object { [string]::new($buffer, 0, $_) }
    if ($form -notmatch '^user=(\w{1,32})$') { return Send-Text 400 'text/plain' 'A name is 1 to 32 letters or digits.' }
    $id = [Convert]::ToHexString([Security.Cryptography.RandomNumberGenerator]::GetBytes(32))
    $sessions[$id] = @{ User = $Matches[1]; Pending = $null; Ends = [datetime]::UtcNow.AddHours(12) }
    $response.AppendHeader('Set-Cookie', "sid=$id; $cookie")
    Send-Redirect '/'
}

# The first endpoint. The authorization request stays in memory, until a newer one replaces it.
function Start-Connect {
    $session.Pending = @{ Request = New-SCAuthorizationRequest @app -RedirectUri $redirectUri -Display popup; Ends = [datetime]::UtcNow.AddMinutes($SignInMinutes) }
    Send-Redirect $session.Pending.Request.Uri.AbsoluteUri
}

# The second endpoint. An answer is accepted once, and only from the browser that started the sign-in.
function Complete-Connect {
    $pending, $session.Pending = $session.Pending, $null
    if (-not $pending -or $pending.Ends -le [datetime]::UtcNow) { return Close-Popup error expired }
    if ($request.QueryString['error'] -eq 'access_denied') { return Close-Popup error access_denied }
    if (-not $request.QueryString['code']) { return Close-Popup error no_code }
    $code = ConvertTo-SecureString $request.QueryString['code'] -AsPlainText -Force
    try {
        $user = $session.User
        $soundCloud = Connect-SoundCloud -AuthorizationCode $code -Request $pending.Request -State $request.QueryString['state'] -Account "$prefix$user" -PassThru @store
        Close-Popup username (Get-SCUser -Session $soundCloud).Username
    }
    catch {
        Write-Host "sign-in of ${user}: $_ [$($_.FullyQualifiedErrorId)]"
        Close-Popup error ($_.FullyQualifiedErrorId -replace ',.*')
    }
    finally { Disconnect-SoundCloud -KeepToken }
}

# Opens the stored account, even after a restart of the server. The module renews its token when necessary.
function Show-Me {
    if (-not $session) { return Send-Json @{ user = $null } }
    try {
        $soundCloud = Connect-SoundCloud -Account "$prefix$($session.User)" -PassThru @store
        $me = Get-SCUser -Session $soundCloud
        Send-Json ([ordered]@{ user = $session.User; username = $me.Username; permalink = $me.Permalink; link = $me.PermalinkUrl; followers = $me.FollowersCount })
    }
    catch {
        if ($_.FullyQualifiedErrorId -notlike 'SoundCloud.SignInRequired,*') { throw }
        Send-Json @{ user = $session.User; username = $null }
    }
    finally { Disconnect-SoundCloud -KeepToken }
}

$listener = [Net.HttpListener]::new()
$listener.Prefixes.Add("http://127.0.0.1:$Port/")
$listener.Start()
Write-Host "Listening on http://127.0.0.1:$Port/"
if ($AllowPlainTextStore) { Write-Warning 'If this machine has no safe store, accounts are kept in unencrypted files.' }
try {
    while ($true) {
        # PowerShell reacts to Ctrl+C between two waits.
        $next = $listener.GetContextAsync()
        while (-not $next.Wait(200)) { }
        $request, $response = $next.Result.Request, $next.Result.Response
        $path = $request.Url.AbsolutePath
        try {
            $response.Headers.Add('Cache-Control', 'no-store')
            $response.Headers.Add('Referrer-Policy', 'no-referrer')
            $response.Headers.Add('X-Content-Type-Options', 'nosniff')
            $response.Headers.Add('Content-Security-Policy', "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
            @($sessions.Keys).Where({ $sessions[$_].Ends -lt [datetime]::UtcNow }).ForEach({ $sessions.Remove($_) })
            $id = $request.Cookies['sid'] ? $request.Cookies['sid'].Value : ''
            $session = $sessions[$id]
            switch -CaseSensitive ("$($request.HttpMethod) $path") {
                'POST /login' { Enter-Site; break }
                'POST /logout' { $sessions.Remove($id); Send-Redirect '/'; break }
                'GET /me' { Show-Me; break }
                { $_ -ceq 'GET /oauth/request_token' -and $session } { Start-Connect; break }
                { $_ -ceq "GET $($redirectUri.AbsolutePath)" -and $session } { Complete-Connect; break }
                { $_ -clike 'GET /oauth/*' } { Send-Text 401 'text/plain' 'Log in to this site first.'; break }
                { $_ -clike 'GET *' -and $files[$path] } { Send-Text 200 $files[$path][1] (Get-Content -Raw (Join-Path $PSScriptRoot $files[$path][0])); break }
                default { Send-Text 404 'text/plain' 'There is nothing here.' }
            }
        }
        catch {
            Write-Host "${path}: $_ [$($_.FullyQualifiedErrorId)]"
            try { Send-Text 500 'text/plain' 'The request failed; the server''s log says why.' } catch { Write-Host 'The browser closed the connection.' }
        }
        # The query is not logged, as it can contain a code.
        Write-Host "$($request.HttpMethod) $path $($response.StatusCode)"
        try { $response.Close() } catch { Write-Host 'The browser closed the connection.' }
    }
}
finally {
    $listener.Close()
    if ($Sandbox) {
        Remove-SCAccount "$prefix*" -ErrorAction Ignore
        Stop-SCSandbox
    }
}

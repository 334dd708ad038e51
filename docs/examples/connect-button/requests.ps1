# Answers one request; server.ps1 reads this file in each runspace that does. $site is what they share.
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
if (-not (Get-Module SoundCloud)) { Import-Module $site.Module }

$files = @{
    '/'                         = 'index.html', 'text/html; charset=utf-8'
    '/page.css'                 = 'page.css', 'text/css; charset=utf-8'
    '/page.js'                  = 'page.js', 'text/javascript; charset=utf-8'
    '/sc-connect/sc-connect.js' = 'sc-connect.js', 'text/javascript; charset=utf-8'
    '/sc-connect/close.html'    = 'close.html', 'text/html; charset=utf-8'
    '/sc-connect/close.js'      = 'close.js', 'text/javascript; charset=utf-8'
}

# At once, and whole: lines of several requests do not mix.
function Write-Log([string] $Line) { [Console]::Out.WriteLine($Line) }

function Send-Text([int] $Status, [string] $Type, [string] $Text) {
    $bytes = [Text.Encoding]::UTF8.GetBytes($Text)
    $response.StatusCode, $response.ContentType, $response.ContentLength64 = $Status, $Type, $bytes.Length
    $response.OutputStream.Write($bytes)
}

function Send-Json([object] $Data) { Send-Text 200 'application/json' (ConvertTo-Json $Data -Compress) }

function Send-Redirect([string] $To) { $response.StatusCode, $response.RedirectLocation = 303, $To }

function Close-Popup([string] $Name, [string] $Value) { Send-Redirect "/sc-connect/close.html?$Name=$([uri]::EscapeDataString($Value))" }

# Whether a page of another site made the browser send this. Browsers say so; other programs have nobody's cookies to misuse.
function Test-Foreign {
    $from, $origin = $request.Headers['Sec-Fetch-Site'], $request.Headers['Origin']
    if ($from) { return $from -notin 'same-origin', 'none' }
    $origin -and $origin -notin $site.Origins
}

# Stands for your site's own login, which would ask for a password; what follows needs only $session.User.
function Enter-Site {
    $bytes = [byte[]]::new(200)
    $reading = $request.InputStream.ReadAtLeastAsync($bytes, [Math]::Clamp($request.ContentLength64, 1, 200), $false).AsTask()
    if (-not $reading.Wait(5000)) { return Send-Text 408 'text/plain' 'The form did not come.' }
    # Small letters alone: names that differ in case would share one stored account.
    if ([Text.Encoding]::ASCII.GetString($bytes, 0, $reading.Result) -cnotmatch '^user=([a-z0-9_]{1,32})$') {
        return Send-Text 400 'text/plain' 'A name is 1 to 32 small letters, digits or underscores.'
    }
    $id = [Convert]::ToHexString([Security.Cryptography.RandomNumberGenerator]::GetBytes(32))
    $site.Sessions[$id] = @{ User = $Matches[1]; Ends = [datetime]::UtcNow.AddHours(12) }
    $response.AppendHeader('Set-Cookie', "sid=$id; $($site.Cookie)")
    Send-Redirect '/'
}

# The first endpoint. The request stays here, in memory; a newer one takes its place.
function Start-Connect {
    $app = $site.App
    $sent = New-SCAuthorizationRequest @app -RedirectUri $site.RedirectUri -Display popup
    $site.Pending[$id] = @{ Request = $sent; Ends = [datetime]::UtcNow.AddMinutes($site.SignInMinutes) }
    Send-Redirect $sent.Uri.AbsoluteUri
}

# The second endpoint: an answer is good for the browser that asked, once.
function Complete-Connect {
    $pending = $null
    if (-not $site.Pending.TryRemove($id, [ref]$pending) -or $pending.Ends -le [datetime]::UtcNow) { return Close-Popup error expired }
    if ($request.QueryString['error'] -eq 'access_denied') { return Close-Popup error access_denied }
    if (-not $request.QueryString['code']) { return Close-Popup error no_code }
    $code = ConvertTo-SecureString $request.QueryString['code'] -AsPlainText -Force
    try {
        $user, $store = $session.User, $site.Store
        $soundCloud = Connect-SoundCloud -AuthorizationCode $code -Request $pending.Request -State $request.QueryString['state'] -Account "$($site.Prefix)$user" -PassThru @store
        Close-Popup username (Get-SCUser -Session $soundCloud).Username
    }
    catch {
        Write-Log "sign-in of ${user}: $_ [$($_.FullyQualifiedErrorId)]"
        Close-Popup error ($_.FullyQualifiedErrorId -replace ',.*')
    }
    finally { Disconnect-SoundCloud -KeepToken }
}

# The stored account, also after a restart: it renews its token by itself.
function Show-Me {
    if (-not $session) { return Send-Json @{ user = $null } }
    try {
        $store = $site.Store
        $soundCloud = Connect-SoundCloud -Account "$($site.Prefix)$($session.User)" -PassThru @store
        $me = Get-SCUser -Session $soundCloud
        Send-Json ([ordered]@{ user = $session.User; username = $me.Username; permalink = $me.Permalink; link = $me.PermalinkUrl; followers = $me.FollowersCount })
    }
    catch {
        if ($_.FullyQualifiedErrorId -notlike 'SoundCloud.SignInRequired,*') { throw }
        Send-Json @{ user = $session.User; username = $null }
    }
    finally { Disconnect-SoundCloud -KeepToken }
}

# Forgets who is away for too long.
function Clear-Ended {
    foreach ($table in $site.Sessions, $site.Pending) {
        @($table.GetEnumerator()).Where({ $_.Value.Ends -lt [datetime]::UtcNow }).ForEach({ $null = $table.TryRemove($_.Key, [ref]$null) })
    }
}

function Invoke-Request([Net.HttpListenerRequest] $request, [Net.HttpListenerResponse] $response) {
    $path = $request.Url.AbsolutePath
    try {
        $response.Headers.Add('Cache-Control', 'no-store')
        $response.Headers.Add('Referrer-Policy', 'no-referrer')
        $response.Headers.Add('X-Content-Type-Options', 'nosniff')
        $response.Headers.Add('Content-Security-Policy', "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
        Clear-Ended
        $id = $request.Cookies['sid'] ? $request.Cookies['sid'].Value : ''
        $session = $null
        $null = $site.Sessions.TryGetValue($id, [ref]$session)
        switch -CaseSensitive ("$($request.HttpMethod) $path") {
            { $_ -clike 'POST *' -and (Test-Foreign) } { Send-Text 403 'text/plain' 'This form is of another site.'; break }
            'POST /login' { Enter-Site; break }
            'POST /logout' { $null = $site.Sessions.TryRemove($id, [ref]$null); $null = $site.Pending.TryRemove($id, [ref]$null); Send-Redirect '/'; break }
            'GET /me' { Show-Me; break }
            { $_ -ceq 'GET /oauth/request_token' -and $session } { Start-Connect; break }
            { $_ -ceq "GET $($site.RedirectUri.AbsolutePath)" -and $session } { Complete-Connect; break }
            { $_ -clike 'GET /oauth/*' } { Send-Text 401 'text/plain' 'Log in to this site first.'; break }
            { $_ -clike 'GET *' -and $files[$path] } { Send-Text 200 $files[$path][1] (Get-Content -Raw (Join-Path $site.Folder $files[$path][0])); break }
            default { Send-Text 404 'text/plain' 'There is nothing here.' }
        }
    }
    catch {
        Write-Log "${path}: $_ [$($_.FullyQualifiedErrorId)]"
        try { Send-Text 500 'text/plain' 'That did not work; the server''s log says why.' } catch { Write-Log 'The browser has gone.' }
    }
    # Never the query: it holds codes.
    Write-Log "$($request.HttpMethod) $path $($response.StatusCode)"
    try { $response.Close() } catch { Write-Log 'The browser has gone.' }
}

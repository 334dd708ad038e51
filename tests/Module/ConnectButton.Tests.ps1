# Runs the server of docs/examples/connect-button in a separate process on a sandbox. The browser is the test; a real browser is in
# tests/SoundCloud.PowerShell.Tests/Browser.
BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $folder = Join-Path ([IO.Path]::GetTempPath()) "soundcloud-button-$([guid]::NewGuid().ToString('N'))"
    $root = Get-ClosedUri
    $redirectUri = "$root/oauth/access_token"
    $log = [Collections.Generic.List[string]]::new()
    $sites = [Collections.Generic.List[object]]::new()

    function Start-Site([string[]] $Arguments = '-AllowPlainTextStore', [string[]] $Without = @(), [string] $Command) {
        $start = [Diagnostics.ProcessStartInfo]::new($Shell[0], [string[]]($Shell | Select-Object -Skip 1))
        $script = Join-Path $RepositoryRoot 'docs' 'examples' 'connect-button' 'server.ps1'
        $what = $Command ? @('-Command', $Command) : @('-File', $script, '-Port', ([uri]$root).Port) + $Arguments
        @('-NoProfile', '-NonInteractive') + $what | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.WorkingDirectory = $RepositoryRoot
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        # The tests must not use the keyring of the user who runs them.
        @($start.Environment.Keys) -match '^SOUNDCLOUD_|^DBUS_SESSION_BUS_ADDRESS$|^XDG_RUNTIME_DIR$' | ForEach-Object { $null = $start.Environment.Remove($_) }
        $variables = @{
            SOUNDCLOUD_API_URL       = "$($sandbox.ApiUri)"
            SOUNDCLOUD_AUTH_URL      = "$($sandbox.AuthUri)"
            SOUNDCLOUD_CLIENT_ID     = $sandbox.Credential.UserName
            SOUNDCLOUD_CLIENT_SECRET = $sandbox.Credential.GetNetworkCredential().Password
            SOUNDCLOUD_ACCOUNTS_PATH = $folder
            PSModulePath             = ($Command ? '' : (Join-Path $RepositoryRoot 'out') + [IO.Path]::PathSeparator) + $env:PSModulePath
            NO_COLOR                 = '1'
        }
        $variables.Keys | Where-Object { $_ -notin $Without } | ForEach-Object { $start.Environment[$_] = $variables[$_] }
        $process = [Diagnostics.Process]::Start($start)
        $first = $process.StandardOutput.ReadLineAsync()
        if (-not $first.Wait(120000) -or $first.Result -ne "Listening on $root/") {
            $process.Kill($true)
            throw "The site did not start: $($first.Result) $($process.StandardError.ReadToEnd())"
        }

        # The rest of the output is kept, because a test reads the log.
        $sites.Add(@{ Process = $process; Output = $process.StandardOutput.ReadToEndAsync(); Errors = $process.StandardError.ReadToEndAsync() })
    }

    function Stop-Site {
        foreach ($site in $sites) {
            $site.Process.Kill($true)
            $site.Process.WaitForExit()
            $log.Add($site.Output.Result + $site.Errors.Result)
            $site.Process.Dispose()
        }

        $sites.Clear()
    }

    function New-Browser {
        [Microsoft.PowerShell.Commands.WebRequestSession]::new()
    }

    # One request, whose redirect is not followed.
    function Invoke-Page([object] $Browser, [string] $Address, [hashtable] $With = @{}) {
        $address = [uri]::new([uri]$root, $Address)
        Invoke-WebRequest $address -WebSession $Browser -MaximumRedirection 0 -SkipHttpErrorCheck -ErrorAction Ignore -TimeoutSec 60 @With
    }

    function Get-Target([object] $Page) {
        "$($Page.Headers['Location'])"
    }

    # The query of the popup's last page.
    function Get-Answer([object] $Page) {
        $target = [uri]::new([uri]$root, (Get-Target $Page))
        $target.AbsolutePath | Should -BeExactly '/sc-connect/close.html'
        $values = [Web.HttpUtility]::ParseQueryString($target.Query)
        @($values.AllKeys | ForEach-Object { "$_=$($values[$_])" })
    }

    function Enter-Site([string] $User) {
        $browser = New-Browser
        (Invoke-Page $browser /login @{ Method = 'Post'; Body = @{ user = $User } }).StatusCode | Should -Be 303
        $browser
    }

    # Requests the redirect URI, as SoundCloud redirects the browser. -As is the user who signs in.
    function Get-Redirect([object] $Browser, [string] $As) {
        $authorize = Get-Target (Invoke-Page $Browser /oauth/request_token)
        Get-Target (Invoke-Page (New-Browser) "$authorize$As")
    }

    function Get-Me([object] $Browser) {
        (Invoke-Page $Browser /me).Content | ConvertFrom-Json
    }

    Start-Site
}

AfterAll {
    Stop-Site
    Stop-SCSandbox
    Remove-Item $folder -Recurse -Force -ErrorAction Ignore
}

Describe 'The site with the button' {
    It 'asks who is not logged in to log in first' {
        (Invoke-Page (New-Browser) /oauth/request_token).StatusCode | Should -Be 401
        (Invoke-Page (New-Browser) '/oauth/access_token?code=x&state=y').StatusCode | Should -Be 401
        (Get-Me (New-Browser)).user | Should -BeNullOrEmpty
        (Invoke-Page (New-Browser) /login @{ Method = 'Post'; Body = @{ user = '<script>' } }).StatusCode | Should -Be 400
    }

    It 'refuses a form of another site: <Headers.Keys> <Headers.Values>' -ForEach @(
        @{ Headers = @{ Origin = 'https://evil.example' } }
        @{ Headers = @{ Origin = 'null' } }
        @{ Headers = @{ 'Sec-Fetch-Site' = 'cross-site' } }
        @{ Headers = @{ 'Sec-Fetch-Site' = 'same-site' } }
    ) {
        $browser = Enter-Site 'ada'
        foreach ($path in '/login', '/logout') {
            $page = Invoke-Page $browser $path @{ Method = 'Post'; Body = @{ user = 'mallory' }; Headers = $Headers }

            $page.StatusCode | Should -Be 403
            $page.Headers['Set-Cookie'] | Should -BeNullOrEmpty
        }

        (Get-Me $browser).user | Should -BeExactly 'ada'
    }

    It 'takes its own form: <Headers.Keys>' -ForEach @(
        @{ Headers = @{ 'Sec-Fetch-Site' = 'same-origin'; Origin = 'null' } }
        @{ Headers = @{ Origin = 'own' } }
    ) {
        if ($Headers.Origin -eq 'own') { $Headers.Origin = $root }

        (Invoke-Page (New-Browser) /login @{ Method = 'Post'; Body = @{ user = 'ada' }; Headers = $Headers }).StatusCode | Should -Be 303
    }

    It 'has no two users who share a stored account' {
        foreach ($name in 'DJ', 'Dj', "e$([char]0x301)", [string][char]0xE9, 'a b') {
            (Invoke-Page (New-Browser) /login @{ Method = 'Post'; Body = @{ user = $name } }).StatusCode | Should -Be 400 -Because $name
        }
    }

    It 'answers others while a body does not come' {
        $slow = 1..3 | ForEach-Object {
            $client = [Net.Sockets.TcpClient]::new('127.0.0.1', ([uri]$root).Port)
            $client.GetStream().Write([Text.Encoding]::ASCII.GetBytes("POST /login HTTP/1.1`r`nHost: 127.0.0.1:$(([uri]$root).Port)`r`nContent-Length: 8`r`n`r`nuser="))
            $client
        }

        (Invoke-Page (New-Browser) /).StatusCode | Should -Be 200
        foreach ($client in $slow) {
            $client.Available | Should -Be 0 -Because 'it is still waited for'
            $client.GetStream().Write([Text.Encoding]::ASCII.GetBytes('ada'))
            [IO.StreamReader]::new($client.GetStream()).ReadLine() | Should -Match '303'
            $client.Dispose()
        }
    }

    It 'gives a random cookie that scripts and other sites do not get' {
        $cookies = 1..2 | ForEach-Object { "$((Invoke-Page (New-Browser) /login @{ Method = 'Post'; Body = @{ user = 'ada' } }).Headers['Set-Cookie'])" }

        $cookies | ForEach-Object { $_ | Should -Match '^sid=[0-9A-F]{64}; Path=/; HttpOnly; SameSite=Lax$' }
        $cookies[0] | Should -Not -BeExactly $cookies[1]
    }

    It 'sends the browser to SoundCloud with display=popup, PKCE and the registered redirect URI' {
        $target = [uri](Get-Target (Invoke-Page (Enter-Site 'ada') /oauth/request_token))
        $query = [Web.HttpUtility]::ParseQueryString($target.Query)

        $target.GetLeftPart('Authority') | Should -Be $sandbox.AuthUri.GetLeftPart('Authority')
        $target.AbsolutePath | Should -BeExactly '/authorize'
        $query['display'] | Should -BeExactly 'popup'
        $query['redirect_uri'] | Should -BeExactly $redirectUri
        $query['code_challenge_method'] | Should -BeExactly 'S256'
        $query['state'].Length | Should -BeGreaterThan 40
    }

    It 'connects, tells the popup''s page the user''s name, and knows the user from then on' {
        $browser = Enter-Site 'ada'
        (Get-Me $browser).username | Should -BeNullOrEmpty

        Get-Answer (Invoke-Page $browser (Get-Redirect $browser)) | Should -BeExactly 'username=Demo DJ'

        $me = Get-Me $browser
        $me.user | Should -BeExactly 'ada'
        $me.username | Should -BeExactly 'Demo DJ'
    }

    It 'says that the user refused' {
        $browser = Enter-Site 'bob'

        Get-Answer (Invoke-Page $browser (Get-Redirect $browser '&sandbox_deny=true')) | Should -BeExactly 'error=access_denied'
        (Get-Me $browser).username | Should -BeNullOrEmpty
    }

    It 'refuses a forged state and exchanges nothing' {
        $browser = Enter-Site 'bob'
        $redirect = Get-Redirect $browser
        $sandbox.Requests.Clear()

        Get-Answer (Invoke-Page $browser ($redirect -replace 'state=[^&]+', 'state=forged')) | Should -BeExactly 'error=SoundCloud.StateMismatch'
        Get-Answer (Invoke-Page $browser ($redirect -replace '&state=[^&]+')) | Should -BeExactly 'error=expired'

        Get-Sent $sandbox | Should -BeNullOrEmpty
        (Get-Me $browser).username | Should -BeNullOrEmpty
    }

    It 'takes an answer once' {
        $browser = Enter-Site 'carl'
        $redirect = Get-Redirect $browser
        Get-Answer (Invoke-Page $browser $redirect) | Should -BeExactly 'username=Demo DJ'
        $sandbox.Requests.Clear()

        Get-Answer (Invoke-Page $browser $redirect) | Should -BeExactly 'error=expired'
        Get-Sent $sandbox 'POST *' | Should -BeNullOrEmpty
    }

    It 'takes no answer from another user''s browser' {
        $victim, $attacker = (Enter-Site 'dora'), (Enter-Site 'eve')
        $redirect = Get-Redirect $attacker
        $sandbox.Requests.Clear()

        Get-Answer (Invoke-Page $victim $redirect) | Should -BeExactly 'error=expired'
        $null = Get-Redirect $victim
        Get-Answer (Invoke-Page $victim $redirect) | Should -BeExactly 'error=SoundCloud.StateMismatch'

        Get-Sent $sandbox 'POST *' | Should -BeNullOrEmpty
        (Get-Me $victim).username | Should -BeNullOrEmpty
        (Get-Me $attacker).username | Should -BeNullOrEmpty
    }

    It 'keeps two users apart who sign in at once' {
        $first, $second = (Enter-Site 'fay'), (Enter-Site 'gil')
        $firstRedirect = Get-Redirect $first
        $secondRedirect = Get-Redirect $second '&sandbox_user=nightshift-label'

        Get-Answer (Invoke-Page $second $secondRedirect) | Should -BeExactly 'username=Nightshift Label'
        Get-Answer (Invoke-Page $first $firstRedirect) | Should -BeExactly 'username=Demo DJ'

        (Get-Me $first).username | Should -BeExactly 'Demo DJ'
        (Get-Me $second).username | Should -BeExactly 'Nightshift Label'
    }

    It 'forgets a session at its logout' {
        $browser = Enter-Site 'ada'
        $null = Invoke-Page $browser /logout @{ Method = 'Post' }

        (Get-Me $browser).user | Should -BeNullOrEmpty
    }

    It 'answers <_> uncached, without referrer, and with no inline script allowed' -ForEach '/', '/me', '/sc-connect/close.html', '/sc-connect/sc-connect.js', '/nothing', '/..%2fserver.ps1' {
        $page = Invoke-Page (New-Browser) $_

        $page.Headers['Cache-Control'] | Should -BeExactly 'no-store'
        $page.Headers['Referrer-Policy'] | Should -BeExactly 'no-referrer'
        $page.Headers['Content-Security-Policy'] | Should -Match "default-src 'none'; script-src 'self';"
        $page.Headers['Content-Security-Policy'] | Should -Not -Match 'unsafe'
        $page.StatusCode | Should -Be ($_ -in '/nothing', '/..%2fserver.ps1' ? 404 : 200)
    }

    It 'has a link for who runs no script, and no script in the page itself' {
        $page = (Invoke-Page (New-Browser) /).Content

        $page | Should -Match '<a [^>]*href="/oauth/request_token"'
        $page | Should -Not -Match '<script(?![^>]*src=)'
        $page | Should -Not -Match '\son\w+='
    }

    It 'knows the user after a restart, with no new sign-in at SoundCloud' {
        $browser = Enter-Site 'ada'
        Get-Answer (Invoke-Page $browser (Get-Redirect $browser)) | Should -BeExactly 'username=Demo DJ'
        Stop-Site
        Start-Site
        $sandbox.Requests.Clear()

        (Get-Me (Enter-Site 'ada')).username | Should -BeExactly 'Demo DJ'

        Get-Sent $sandbox | Should -BeExactly 'GET /me'
    }
}

Describe 'The site where nothing is safe and no plain file was allowed' {
    It 'says so in its log, and not more than that to the browser' -Skip:($IsWindows -or $IsMacOS) {
        Stop-Site
        Start-Site -Arguments @()
        $browser = Enter-Site 'ada'

        (Invoke-Page $browser /me).StatusCode | Should -Be 500
        Get-Answer (Invoke-Page $browser (Get-Redirect $browser)) | Should -BeExactly 'error=SoundCloud.StoreUnavailable'

        Stop-Site
        $log[-1] | Should -Match 'SoundCloud\.StoreUnavailable'
        Start-Site
    }
}

Describe 'The site where the user takes too long' {
    It 'forgets the request, and exchanges nothing' {
        Stop-Site
        Start-Site '-AllowPlainTextStore', '-SignInMinutes', '0'
        $browser = Enter-Site 'max'
        $redirect = Get-Redirect $browser
        $sandbox.Requests.Clear()

        Get-Answer (Invoke-Page $browser $redirect) | Should -BeExactly 'error=expired'

        Get-Sent $sandbox | Should -BeNullOrEmpty
        Stop-Site
        Start-Site
    }
}

Describe 'The site on a sandbox of its own' {
    It 'needs no app and nothing in the environment' {
        Stop-Site
        $sandbox.Requests.Clear()
        Start-Site '-Sandbox', '-AllowPlainTextStore' -Without 'SOUNDCLOUD_API_URL', 'SOUNDCLOUD_AUTH_URL', 'SOUNDCLOUD_CLIENT_ID', 'SOUNDCLOUD_CLIENT_SECRET'
        $browser = Enter-Site 'ada'
        (Get-Me $browser).username | Should -BeNullOrEmpty

        Get-Answer (Invoke-Page $browser (Get-Redirect $browser)) | Should -BeExactly 'username=Demo DJ'
        (Get-Me $browser).username | Should -BeExactly 'Demo DJ'

        $sandbox.Requests | Should -BeNullOrEmpty
        Stop-Site
        Start-Site
    }
}

Describe 'The site''s README' {
    It 'begins with commands that start the site' {
        Stop-Site
        $page = Get-Content -Raw (Join-Path $RepositoryRoot 'docs' 'examples' 'connect-button' 'README.md')
        $code = [regex]::Match($page, '(?s)```powershell\r?\n(.*?)```').Groups[1].Value.Trim()
        $code | Should -Match 'server\.ps1 -Sandbox$'

        Start-Site -Command "$code -AllowPlainTextStore -Port $(([uri]$root).Port)"
        (Invoke-Page (New-Browser) /).StatusCode | Should -Be 200

        Stop-Site
        Start-Site
    }
}

Describe 'The site''s log' {
    It 'tells each request without a query, and no secret' {
        Stop-Site
        $text = $log -join "`n"

        $text | Should -Match 'GET /oauth/access_token 303'
        $text | Should -Not -Match '\?'
        $text | Should -Not -Match 'sandbox-secret|code=|state='
        $text | Should -Not -Match '[A-Za-z0-9_-]{43}' -Because 'that is the shape of codes, states and tokens'
    }
}

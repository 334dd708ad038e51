# Runs every example of docs/signing-in.md in the order of the page, each in a separate shell against a sandbox.
BeforeDiscovery {
    $page = Get-Content -Raw (Join-Path $PSScriptRoot '..' '..' 'docs' 'signing-in.md')
    $heading = ''
    $examples = foreach ($part in [regex]::Matches($page, '(?ms)^#+ (?<heading>[^\r\n]+)|^```powershell\r?\n(?<code>.*?)^```')) {
        if ($part.Groups['heading'].Success) {
            $heading = $part.Groups['heading'].Value
        }
        else {
            @{ Heading = $heading; Code = $part.Groups['code'].Value }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $folder = Join-Path ([IO.Path]::GetTempPath()) "soundcloud-docs-$([guid]::NewGuid().ToString('N'))"
    $null = New-Item $folder -ItemType Directory
    $redirectUri = "$(Get-ClosedUri)/callback"
    $web = [Net.Http.HttpClient]::new([Net.Http.SocketsHttpHandler]@{ AllowAutoRedirect = $false })

    # The user: the app's id and secret, the token, and where the browser ends.
    $user = @'
$ErrorActionPreference = 'Stop'
Import-Module $env:TEST_MODULE
# For a machine without a keyring, and a sandbox without TLS.
$PSDefaultParameterValues = @{ 'Connect-SoundCloud:AllowPlainTextStore' = $true; 'Invoke-RestMethod:AllowUnencryptedAuthentication' = $true }
function Get-Credential { [pscredential]::new($env:SOUNDCLOUD_CLIENT_ID, (ConvertTo-SecureString $env:SOUNDCLOUD_CLIENT_SECRET -AsPlainText -Force)) }
function Read-Host([string] $Prompt, [switch] $AsSecureString) {
    if ($AsSecureString) { return ConvertTo-SecureString $env:TEST_TOKEN -AsPlainText -Force }
    $web = [Net.Http.HttpClient]::new([Net.Http.SocketsHttpHandler]@{ AllowAutoRedirect = $false })
    "$($web.GetAsync([regex]::Match($Prompt, 'https?://\S+').Value).Result.Headers.Location)"
}
'@

    # A token of the demo user, by the flow of a web back end.
    function New-UserToken {
        $request = New-SCAuthorizationRequest -Credential $sandbox.Credential -AuthUri $sandbox.AuthUri -ApiUri $sandbox.ApiUri -RedirectUri $redirectUri
        $answer = [Web.HttpUtility]::ParseQueryString($web.GetAsync($request.Uri).Result.Headers.Location.Query)
        Connect-SoundCloud -AuthorizationCode (ConvertTo-Secret $answer['code']) -Request $request -State $answer['state']
        $token = [Net.NetworkCredential]::new('', (Get-SCAccessToken)).Password
        Disconnect-SoundCloud -KeepToken
        $token
    }

    function Invoke-Example([string] $Code, [string] $Token) {
        $script = Join-Path $folder 'example.ps1'
        Set-Content $script "$user`n$Code"
        $start = [Diagnostics.ProcessStartInfo]::new($Shell[0], [string[]]($Shell | Select-Object -Skip 1))
        '-NoProfile', '-File', $script | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        # The tests must not use the keyring of the user who runs them.
        @($start.Environment.Keys) -match '^SOUNDCLOUD_|^DBUS_SESSION_BUS_ADDRESS$|^XDG_RUNTIME_DIR$' | ForEach-Object { $null = $start.Environment.Remove($_) }
        $variables = @{
            SOUNDCLOUD_API_URL       = "$($sandbox.ApiUri)"
            SOUNDCLOUD_AUTH_URL      = "$($sandbox.AuthUri)"
            SOUNDCLOUD_CLIENT_ID     = $sandbox.Credential.UserName
            SOUNDCLOUD_CLIENT_SECRET = $sandbox.Credential.GetNetworkCredential().Password
            SOUNDCLOUD_REDIRECT_URI  = $redirectUri
            SOUNDCLOUD_ACCOUNTS_PATH = Join-Path $folder 'accounts'
            BROWSER                  = Join-Path $folder 'browser'
            TEST_MODULE              = $ModulePath
            TEST_TOKEN               = $Token
            NO_COLOR                 = '1'
        }
        $variables.Keys | ForEach-Object { $start.Environment[$_] = $variables[$_] }

        $process = [Diagnostics.Process]::Start($start)
        try {
            $errors = $process.StandardError.ReadToEndAsync()
            $lines = while ($true) {
                $next = $process.StandardOutput.ReadLineAsync()
                if (-not $next.Wait(120000)) {
                    throw "It hangs: $Code"
                }

                if ($null -eq $next.Result) {
                    break
                }

                $next.Result
                # The user of a browser on another machine pastes the address that it ended on.
                if ($Code -match '-NoBrowser' -and $next.Result -match '^\s+(http\S+/authorize\?\S+)') {
                    $process.StandardInput.WriteLine("$($web.GetAsync($Matches[1]).Result.Headers.Location)")
                }
            }

            $process.WaitForExit()
            @{ Output = $lines -join "`n"; Errors = $errors.Result; ExitCode = $process.ExitCode }
        }
        finally {
            if (-not $process.HasExited) {
                $process.Kill($true)
            }

            $process.Dispose()
        }
    }

    if (-not $IsWindows) {
        Set-Content (Join-Path $folder 'browser') "#!/bin/sh`nexec curl -sL -o /dev/null `"`$1`""
        chmod +x (Join-Path $folder 'browser')
    }
}

AfterAll {
    Invoke-WithEnvironment @{ SOUNDCLOUD_ACCOUNTS_PATH = Join-Path $folder 'accounts' } { Remove-SCAccount * -ErrorAction Ignore }
    $web.Dispose()
    Remove-Item $folder -Recurse -Force
    Stop-SCSandbox
}

Describe 'docs' {
    It 'has examples of signing in' -ForEach @{ Count = @($examples).Count } {
        $Count | Should -BeGreaterThan 8
    }

    It 'runs: <Heading>' -ForEach $examples {
        if ($Code -match '-Interactive' -and $Code -notmatch '-NoBrowser' -and ($IsWindows -or -not (Get-Command curl -ErrorAction Ignore))) {
            Set-ItResult -Skipped -Because 'the browser of this test is curl, started by sh'
        }

        $token = New-UserToken
        $run = Invoke-Example $Code $token

        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0 -Because $run.Output
        $run.Output | Should -Not -BeNullOrEmpty
        $run.Output | Should -Not -Match ([regex]::Escape($token))
        $run.Output | Should -Not -Match 'sandbox-secret'
    }

    It 'names each error of signing in' {
        $text = Get-Content -Raw (Join-Path $RepositoryRoot 'docs' 'signing-in.md')
        foreach ($id in 'NotConnected', 'Unauthorized', 'UserTokenRequired', 'SignInRequired', 'StateMismatch', 'AccessDenied', 'SignInFailed', 'RedirectUnavailable', 'StoreUnavailable') {
            $text | Should -Match "``SoundCloud\.$id``"
        }
    }

    It 'shows a store that is the tested one' {
        $text = (Get-Content -Raw (Join-Path $RepositoryRoot 'docs' 'token-store.md')).ReplaceLineEndings("`n")
        $code = (Get-Content -Raw (Join-Path $RepositoryRoot 'docs' 'examples' 'database-store' 'DatabaseTokenStore.cs')).ReplaceLineEndings("`n")

        $text.Contains("``````csharp`n$code``````") | Should -BeTrue
    }

    It 'links to what is there' {
        foreach ($name in 'signing-in.md', 'token-store.md', 'examples/connect-button/README.md') {
            $page = Join-Path $RepositoryRoot 'docs' $name
            $text = Get-Content -Raw $page
            $anchors = [regex]::Matches($text, '(?m)^#+ (.+)$').ForEach({ $_.Groups[1].Value.ToLowerInvariant() -replace '[^\w\- ]' -replace ' ', '-' })
            foreach ($link in [regex]::Matches($text, '\]\((?!https?:)([^)]+)\)').ForEach({ $_.Groups[1].Value })) {
                if ($link.StartsWith('#')) {
                    $anchors | Should -Contain $link.Substring(1)
                }
                else {
                    Join-Path (Split-Path $page) ($link -replace '#.*') | Should -Exist
                }
            }
        }
    }
}

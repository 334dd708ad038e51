BeforeDiscovery {
    $badAddresses = foreach ($parameter in 'ApiUri', 'AuthUri', 'TokenUri') {
        @{ Parameter = $parameter; Kind = 'a malformed address'; Address = 'not an address' }
        @{ Parameter = $parameter; Kind = 'a relative address'; Address = '/oauth/token' }
        @{ Parameter = $parameter; Kind = 'another scheme'; Address = 'ftp://127.0.0.1/' }
        @{ Parameter = $parameter; Kind = 'http that leaves this machine'; Address = 'http://api.example.com' }
        @{ Parameter = $parameter; Kind = 'an address with a password'; Address = 'https://user:password@api.example.com' }
    }
    $variables = @(
        @{ Name = 'SOUNDCLOUD_API_URL' }
        @{ Name = 'SOUNDCLOUD_AUTH_URL' }
        @{ Name = 'SOUNDCLOUD_URL_GET_TOKEN' }
    )
    $durations = @(
        @{ Form = 'a number of seconds'; Duration = 60 }
        @{ Form = 'a number of seconds with a fraction'; Duration = 60.5 }
        @{ Form = 'a number of seconds as text'; Duration = '60' }
        @{ Form = 'a TimeSpan'; Duration = [timespan]::FromMinutes(1) }
        @{ Form = 'the text of a TimeSpan'; Duration = '00:01:00' }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $secret = $sandbox.Credential.GetNetworkCredential().Password
    $wrong = [pscredential]::new($sandbox.Credential.UserName, (ConvertTo-Secret 'wrong'))
    $addresses = @{ ApiUri = $sandbox.ApiUri; AuthUri = $sandbox.AuthUri }

    # Ends the session of this runspace, so that the next one asks for a token.
    function Close-Session {
        if (Get-SCSession) {
            Disconnect-SoundCloud -KeepToken
        }
    }

    $basic = 'Basic ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("$($sandbox.Credential.UserName):$secret"))
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Connect-SoundCloud -Credential' {
    BeforeEach {
        # The sessions of an app share its token, and the last one ends it.
        Close-Session
        $sandbox.Requests.Clear()
    }

    It 'asks for a token with the app in the Basic header and nothing but the grant in the body' {
        Connect-SoundCloud -Credential $sandbox.Credential @addresses

        Get-Sent $sandbox | Should -BeExactly 'POST /oauth/token'
        $request = $sandbox.Requests[0]
        $request.Host | Should -Be 'auth'
        $request.AuthorizationScheme | Should -BeExactly 'Basic'
        @($request.Form.Keys) | Should -Be 'grant_type'
        $request.Form['grant_type'] | Should -BeExactly 'client_credentials'
    }

    It 'takes the credential by position' {
        Connect-SoundCloud $sandbox.Credential @addresses

        (Get-SCSession).Account | Should -Be $sandbox.Credential.UserName
    }

    It 'writes nothing to any stream' {
        Get-Everything { Connect-SoundCloud -Credential $sandbox.Credential @addresses } | Should -BeNullOrEmpty
    }

    It 'returns the session with -PassThru, the one that Get-SCSession finds' {
        $session = Connect-SoundCloud -Credential $sandbox.Credential @addresses -PassThru

        [object]::ReferenceEquals($session, (Get-SCSession)) | Should -BeTrue
    }

    It 'makes a session that says whose it is, how it came to be and until when it lasts' {
        $session = Connect-App $sandbox

        $session.Account | Should -Be $sandbox.Credential.UserName
        $session.Grant | Should -Be 'ClientCredentials'
        $session.ApiUri | Should -Be $sandbox.ApiUri
        $session.ExpiresAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
        $session.CanRenew | Should -BeTrue
        $session.Store | Should -Be 'Memory'
    }

    It 'uses the token that it got for what follows' {
        $null = Connect-App $sandbox
        $null = Get-SCTrack -User nightshift-label -First 1

        @($sandbox.Requests | Where-Object Host -EQ 'auth') | Should -HaveCount 1
        @($sandbox.Requests | Where-Object Host -EQ 'api').TokenKind | Should -Be 'app', 'app'
    }

    It 'replaces the session of this runspace and leaves the old one usable' {
        $first = Connect-App $sandbox
        $second = Connect-App $sandbox

        [object]::ReferenceEquals($second, (Get-SCSession)) | Should -BeTrue
        Search-SCTrack -First 1 -Session $first | Should -HaveCount 1
        Disconnect-SoundCloud -Session $first -KeepToken
    }

    It 'sends the token request to -TokenUri where that is given' {
        Connect-SoundCloud -Credential $sandbox.Credential -ApiUri $sandbox.ApiUri -AuthUri (Get-ClosedUri) -TokenUri "$($sandbox.AuthUri)oauth/token"

        Get-Sent $sandbox | Should -BeExactly 'POST /oauth/token'
    }

    It 'sends -AuthorizationHeader verbatim in place of the Basic header' {
        Connect-SoundCloud -Credential $wrong @addresses -AuthorizationHeader (ConvertTo-Secret $basic)
        (Get-Failure { Connect-SoundCloud -Credential $sandbox.Credential @addresses -AuthorizationHeader (ConvertTo-Secret 'Other thing') }).FullyQualifiedErrorId |
            Should -BeLike 'SoundCloud.Unauthorized,*'

        $sandbox.Requests.AuthorizationScheme | Should -Be 'Basic', 'other'
    }

    It 'reports a wrong secret as SoundCloud.Unauthorized' {
        $failure = Get-Failure { Connect-SoundCloud -Credential $wrong @addresses }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.Unauthorized,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
        Get-Sent $sandbox | Should -BeExactly 'POST /oauth/token'
    }

    It 'leaves the session as it was when it fails' {
        $before = Connect-App $sandbox

        $null = Get-Failure { Connect-SoundCloud -Credential $wrong @addresses }

        [object]::ReferenceEquals($before, (Get-SCSession)) | Should -BeTrue
        Search-SCTrack -First 1 | Should -HaveCount 1
    }

    It 'reports a refused connection as SoundCloud.Unreachable' {
        $failure = Get-Failure { Connect-SoundCloud -Credential $sandbox.Credential -ApiUri $sandbox.ApiUri -AuthUri (Get-ClosedUri) -MaximumRetryCount 0 }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.Unreachable,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        $failure.CategoryInfo.Category | Should -Be 'ConnectionError'
    }

    It 'goes through -Proxy, also to this machine' {
        $failure = Get-Failure { Connect-SoundCloud -Credential $sandbox.Credential @addresses -Proxy (Get-ClosedUri) -MaximumRetryCount 0 }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.Unreachable,*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

Describe 'Connect-SoundCloud with bad input' {
    BeforeEach {
        Close-Session
        $sandbox.Requests.Clear()
    }

    It 'refuses <Kind> as -<Parameter> and sends nothing' -ForEach $badAddresses {
        $arguments = $addresses.Clone()
        $arguments[$Parameter] = $Address

        $failure = Get-Failure { Connect-SoundCloud -Credential $sandbox.Credential @arguments }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        $failure.CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$failure" | Should -BeLike "*$Parameter*"
        "$failure" | Should -Not -BeLike '*password@*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses a bad <Name> and sends nothing' -ForEach $variables {
        $environment = @{
            SOUNDCLOUD_CLIENT_ID     = $sandbox.Credential.UserName
            SOUNDCLOUD_CLIENT_SECRET = $secret
            SOUNDCLOUD_API_URL       = "$($sandbox.ApiUri)"
            SOUNDCLOUD_AUTH_URL      = "$($sandbox.AuthUri)"
        }
        $environment[$Name] = 'http://api.example.com'

        $failure = Invoke-WithEnvironment $environment { Get-Failure { Connect-SoundCloud } }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses to connect as no app at all, and names what would give one' {
        $failure = Invoke-WithEnvironment @{} { Get-Failure { Connect-SoundCloud @addresses } }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        "$failure" | Should -BeLike '*-Credential*SOUNDCLOUD_CLIENT_ID*SOUNDCLOUD_CLIENT_SECRET*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses <_> alone' -ForEach 'SOUNDCLOUD_CLIENT_ID', 'SOUNDCLOUD_CLIENT_SECRET' {
        $failure = Invoke-WithEnvironment @{ $_ = 'half' } { Get-Failure { Connect-SoundCloud @addresses } }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'takes no token as plain text' {
        (Get-Failure { Connect-SoundCloud -AccessToken 'plain' @addresses }).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
    }

    It 'takes no empty token' {
        (Get-Failure { Connect-SoundCloud -AccessToken ([securestring]::new()) @addresses }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
    }

    It 'refuses as -Proxy, without a word of its password: <_>' -ForEach @(
        'ftp://proxy.corp:21', 'ssh://proxy.corp', '/proxy', 'http://', '', ' ', 'proxy corp:8080', 'proxy.corp:port', 'http://ana:pass-word@', 'http://ana:pass#word@proxy.corp:8080', 'ftp://ana:pass-word@proxy.corp'
    ) {
        $failure = Get-Failure { Connect-SoundCloud -Credential $sandbox.Credential @addresses -Proxy $_ }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        "$failure $($failure.ErrorDetails.Message)" | Should -Not -Match 'pass.?word'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses -ProxyCredential <Kind>' -ForEach @(
        @{ Kind = 'without -Proxy'; With = @{} }
        @{ Kind = 'beside a user name in -Proxy'; With = @{ Proxy = 'http://ana:pass-word@127.0.0.1:9' } }
    ) {
        $failure = Get-Failure { Connect-SoundCloud -Credential $sandbox.Credential @addresses @With -ProxyCredential $sandbox.Credential }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        "$failure" | Should -BeLike '*-ProxyCredential*'
        "$failure" | Should -Not -BeLike '*pass-word*'
    }

    It 'refuses a secret that no header can carry, and does not show it: <Kind>' -ForEach @(
        @{ Kind = '-AccessToken'; With = { @{ AccessToken = ConvertTo-Secret "xq`nzw" } } }
        @{ Kind = '-AccessToken with a letter that is not ASCII'; With = { @{ AccessToken = ConvertTo-Secret "xqézw" } } }
        @{ Kind = '-RefreshToken'; With = { @{ AccessToken = ConvertTo-Secret a; RefreshToken = ConvertTo-Secret "xq`r`nzw" } } }
        @{ Kind = 'the client secret'; With = { @{ Credential = [pscredential]::new('id', (ConvertTo-Secret "xq`nzw")) } } }
        @{ Kind = 'the client id'; With = { @{ Credential = [pscredential]::new("xq`nzw", (ConvertTo-Secret a)) } } }
        @{ Kind = '-AuthorizationHeader'; With = { @{ Credential = $sandbox.Credential; AuthorizationHeader = ConvertTo-Secret "Basic xq`nzw" } } }
    ) {
        $given = & $With
        $failure = Get-Failure { Connect-SoundCloud @given @addresses }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        $failure | Format-List * -Force | Out-String | Should -Not -Match 'xq|zw'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'takes no token of white space alone' {
        (Get-Failure { Connect-SoundCloud -AccessToken (ConvertTo-Secret " `n") @addresses }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
    }

    It 'refuses a negative duration' {
        (Get-Failure { Connect-SoundCloud -Credential $sandbox.Credential @addresses -CacheTtl -1 }).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

Describe 'Connect-SoundCloud with the environment' {
    BeforeEach {
        # The sessions of an app share its token, and the last one ends it.
        Close-Session
        $sandbox.Requests.Clear()
        $environment = @{
            SOUNDCLOUD_CLIENT_ID     = $sandbox.Credential.UserName
            SOUNDCLOUD_CLIENT_SECRET = $secret
            SOUNDCLOUD_API_URL       = "$($sandbox.ApiUri)"
            SOUNDCLOUD_AUTH_URL      = "$($sandbox.AuthUri)"
        }
    }

    It 'needs no parameter' {
        Invoke-WithEnvironment $environment { Connect-SoundCloud }

        Get-Sent $sandbox | Should -BeExactly 'POST /oauth/token'
        $sandbox.Requests[0].Status | Should -Be 200
        (Get-SCSession).Account | Should -Be $sandbox.Credential.UserName
        (Get-SCSession).ApiUri | Should -Be $sandbox.ApiUri
    }

    It 'takes variables that end with a line break' {
        foreach ($name in @($environment.Keys)) {
            $environment[$name] += "`n"
        }

        Invoke-WithEnvironment $environment { Connect-SoundCloud }

        $sandbox.Requests[0].Status | Should -Be 200
        (Get-SCSession).Account | Should -Be $sandbox.Credential.UserName
        $environment.SOUNDCLOUD_CLIENT_SECRET = 'wrong'
        $environment.SOUNDCLOUD_AUTHORIZATION = "$basic`r`n"
        Close-Session
        Invoke-WithEnvironment $environment { Connect-SoundCloud }
        $sandbox.Requests[-1].Status | Should -Be 200
    }

    It 'asks the full address in SOUNDCLOUD_URL_GET_TOKEN for the token' {
        $environment.SOUNDCLOUD_AUTH_URL = Get-ClosedUri
        $environment.SOUNDCLOUD_URL_GET_TOKEN = "$($sandbox.AuthUri)oauth/token"

        Invoke-WithEnvironment $environment { Connect-SoundCloud }

        Get-Sent $sandbox | Should -BeExactly 'POST /oauth/token'
    }

    It 'sends SOUNDCLOUD_AUTHORIZATION verbatim on token requests' {
        $environment.SOUNDCLOUD_CLIENT_SECRET = 'wrong'
        $environment.SOUNDCLOUD_AUTHORIZATION = $basic

        Invoke-WithEnvironment $environment { Connect-SoundCloud }

        $sandbox.Requests[0].Status | Should -Be 200
    }

    It 'lets -Credential win over the variables' {
        $environment.SOUNDCLOUD_CLIENT_ID = 'another'
        $environment.SOUNDCLOUD_CLIENT_SECRET = 'wrong'

        Invoke-WithEnvironment $environment { Connect-SoundCloud -Credential $sandbox.Credential }

        (Get-SCSession).Account | Should -Be $sandbox.Credential.UserName
    }

    It 'lets the addresses given win over the variables' {
        $environment.SOUNDCLOUD_API_URL = $environment.SOUNDCLOUD_AUTH_URL = Get-ClosedUri

        Invoke-WithEnvironment $environment { Connect-SoundCloud @addresses }

        (Get-SCSession).ApiUri | Should -Be $sandbox.ApiUri
        Get-Sent $sandbox | Should -BeExactly 'POST /oauth/token'
    }

    It 'takes an empty variable for none' {
        $environment.SOUNDCLOUD_CLIENT_SECRET = ''

        $failure = Invoke-WithEnvironment $environment { Get-Failure { Connect-SoundCloud } }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
    }
}

Describe 'Connect-SoundCloud -AccessToken' {
    BeforeAll {
        $box = Start-Box
        $boxAddresses = @{ ApiUri = $box.ApiUri; AuthUri = $box.AuthUri }
        $boxApp = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
    }

    AfterAll {
        $box.Stop()
    }

    BeforeEach {
        $box.Requests.Clear()
    }

    It 'sends nothing, and nothing is known of the token' {
        Connect-SoundCloud -AccessToken (ConvertTo-Secret $box.IssueUserToken().AccessToken) @boxAddresses

        $box.Requests | Should -BeNullOrEmpty
        $session = Get-SCSession
        $session.Grant | Should -Be 'Given'
        $session.Account | Should -BeNullOrEmpty
        $session.ExpiresAt | Should -BeNullOrEmpty
        $session.CanRenew | Should -BeFalse
    }

    It 'uses the token given' {
        $null = Connect-User $box jowymusic

        (Get-SCUser).Permalink | Should -Be 'jowymusic'
        $box.Requests.TokenKind | Should -Be 'user'
    }

    It 'takes secrets that end with a line break, as files do' {
        $token = $box.IssueUserToken()
        $app = [pscredential]::new("$($box.ClientId)`n", (ConvertTo-Secret "$($box.ClientSecret)`r`n"))
        Connect-SoundCloud -AccessToken (ConvertTo-Secret "$($token.AccessToken)`n") -RefreshToken (ConvertTo-Secret "$($token.RefreshToken)`r`n") -Credential $app @boxAddresses

        (Get-SCUser).Permalink | Should -Be 'demo-dj'
        $box.ExpireTokens()
        (Get-SCUser).Permalink | Should -Be 'demo-dj'

        $box.Requests.Status | Should -Be 200, 401, 200, 200
    }

    It 'reads <_> as the proxy' -ForEach 'the authority alone', 'an http address', 'white space around it' {
        $authority = $box.ApiUri.Authority
        $proxy = switch ($_) {
            'the authority alone' { $authority }
            'an http address' { "http://$authority" }
            default { " http://$authority`n" }
        }
        Connect-SoundCloud -AccessToken (ConvertTo-Secret $box.IssueUserToken().AccessToken) @boxAddresses -Proxy $proxy
        $box.EnableFault('proxy-login')
        try {
            Get-SCUser -ErrorAction SilentlyContinue -ErrorVariable failed
        }
        finally {
            $box.DisableFault('proxy-login')
        }

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.Unreachable,*'
        $failed.ErrorDetails.RecommendedAction | Should -BeLike '*-ProxyCredential*'
    }

    It 'shows no password of a proxy' {
        $session = Connect-SoundCloud -AccessToken (ConvertTo-Secret $box.IssueUserToken().AccessToken) @boxAddresses -Proxy "http://ana:pass%2Dword@$(([uri](Get-ClosedUri)).Authority)" -MaximumRetryCount 1 -MaximumRetryDelay 0.01 -PassThru -Verbose 4>&1
        $written = Get-SCUser -Verbose -ErrorAction Continue *>&1

        $written | Format-List * -Force | Out-String -Width 8000 | Should -Not -Match 'pass.{1,3}word'
        $written | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | Should -BeLike 'The proxy * could not be reached*'
        $session | Format-List * -Force | Out-String -Width 8000 | Should -Not -Match 'pass.{1,3}word|xqzw'
    }

    It 'renews the token once with -RefreshToken and the app, and goes on' {
        $session = Connect-User $box -Renewable
        $session.CanRenew | Should -BeTrue
        $box.ExpireTokens()

        (Get-SCUser).Permalink | Should -Be 'demo-dj'

        Get-Sent $box | Should -BeExactly 'GET /me', 'POST /oauth/token', 'GET /me'
        $box.Requests.Status | Should -Be 401, 200, 200
        $renewal = $box.Requests[1]
        $renewal.HasAuthorization | Should -BeFalse
        @($renewal.Form.Keys | Sort-Object) | Should -Be 'client_id', 'client_secret', 'grant_type', 'refresh_token'
        $renewal.Form['grant_type'] | Should -BeExactly 'refresh_token'
    }

    It 'takes the app to renew with from the environment' {
        $token = $box.IssueUserToken()
        $environment = @{ SOUNDCLOUD_CLIENT_ID = $box.ClientId; SOUNDCLOUD_CLIENT_SECRET = $box.ClientSecret }
        Invoke-WithEnvironment $environment {
            Connect-SoundCloud -AccessToken (ConvertTo-Secret $token.AccessToken) -RefreshToken (ConvertTo-Secret $token.RefreshToken) @boxAddresses
        }
        $box.ExpireTokens()

        (Get-SCUser).Permalink | Should -Be 'demo-dj'
        @($box.Requests | Where-Object Host -EQ 'auth') | Should -HaveCount 1
    }

    It 'does not renew as the app what is a user''s token without a refresh token' {
        Connect-SoundCloud -AccessToken (ConvertTo-Secret $box.IssueUserToken().AccessToken) -Credential $boxApp @boxAddresses
        $box.ExpireTokens()

        Get-SCUser -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 1
        @($box.Requests | Where-Object Host -EQ 'auth') | Should -BeNullOrEmpty
    }
}

Describe 'Connect-SoundCloud -CacheTtl' {
    It 'keeps answers that long when it is <Form>' -ForEach $durations {
        $null = Connect-App $sandbox @{ CacheTtl = $Duration }
        $sandbox.Requests.Clear()

        $first = Search-SCTrack night -First 1
        $second = Search-SCTrack night -First 1

        # As ticks, 60 would be six microseconds.
        Get-Sent $sandbox | Should -HaveCount 1
        $second.Urn | Should -Be $first.Urn
    }

    It 'keeps nothing where it is not given' {
        $null = Connect-App $sandbox
        $sandbox.Requests.Clear()

        $null = Search-SCTrack night -First 1
        $null = Search-SCTrack night -First 1

        Get-Sent $sandbox | Should -HaveCount 2
    }
}

Describe 'Connect-SoundCloud and retries' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    AfterEach {
        foreach ($fault in 'status-503', 'retry-after') {
            $sandbox.DisableFault($fault)
        }
    }

    It 'sends again at most -MaximumRetryCount times' {
        $null = Connect-App $sandbox @{ MaximumRetryCount = 2; MaximumRetryDelay = 0 }
        $sandbox.Requests.Clear()
        $sandbox.EnableFault('status-503')

        Search-SCTrack night -First 1 -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.ServiceUnavailable,*'
        $sandbox.Requests.Status | Should -Be 503, 503, 503
    }

    It 'succeeds when the service comes back in time' {
        $null = Connect-App $sandbox @{ MaximumRetryCount = 2; MaximumRetryDelay = 0 }
        $sandbox.Requests.Clear()
        $sandbox.EnableFault('status-503:2')

        Search-SCTrack night -First 1 | Should -HaveCount 1
        $sandbox.Requests.Status | Should -Be 503, 503, 200
    }

    It 'does not wait longer than -MaximumRetryDelay, given as <Form>' -ForEach @(
        @{ Form = 'a number of seconds'; Delay = 60 }
        @{ Form = 'a TimeSpan'; Delay = [timespan]::FromMinutes(1) }
    ) {
        $null = Connect-App $sandbox @{ MaximumRetryDelay = $Delay }
        $sandbox.Requests.Clear()
        $sandbox.EnableFault('retry-after:61')

        Search-SCTrack night -First 1 -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.RateLimited,*'
        $sandbox.Requests.Status | Should -Be 429
    }
}

# Last: it needs a process without a sandbox.
Describe 'Connect-SoundCloud -Sandbox' {
    It 'joins the sandbox that was started last and signs in as its demo user' {
        $last = Start-SCSandbox -TrackCount 10
        Connect-SoundCloud -Sandbox

        $session = Get-SCSession
        $session.ApiUri | Should -Be $last.ApiUri
        $session.Account | Should -Be 'Demo DJ'
        $session.Grant | Should -Be 'AuthorizationCode'
        $session.CanRenew | Should -BeTrue
        (Get-SCUser).Permalink | Should -Be 'demo-dj'
        $last.Requests.TokenKind | Should -Be 'user'
        $last | Stop-SCSandbox
    }

    It 'signs in as another user of the sandbox' {
        $label = Connect-SoundCloud -Sandbox -SandboxUser nightshift-label -PassThru

        $label.Account | Should -Be 'Nightshift Label'
        $label.CanRenew | Should -BeTrue
        (Get-SCUser).Permalink | Should -Be 'nightshift-label'
    }

    It 'ends where the sandbox has no such user, and the session stays' {
        Connect-SoundCloud -Sandbox
        $failure = Get-Failure { Connect-SoundCloud -Sandbox -SandboxUser nobody }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        "$failure" | Should -Match "no user 'nobody'"
        (Get-SCSession).Account | Should -Be 'Demo DJ'
    }

    It 'sends nothing itself' {
        $sandbox.Requests.Clear()
        Connect-SoundCloud -Sandbox

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'does not look at the environment' {
        Invoke-WithEnvironment @{ SOUNDCLOUD_API_URL = 'not an address'; SOUNDCLOUD_CLIENT_ID = 'half' } { Connect-SoundCloud -Sandbox }

        (Get-SCSession).ApiUri | Should -Be $sandbox.ApiUri
    }

    It 'starts one where none runs' {
        Stop-SCSandbox
        $session = Connect-SoundCloud -Sandbox -PassThru

        $session.ApiUri | Should -Not -Be $sandbox.ApiUri
        Get-SCTrack -First 1 | Should -HaveCount 1
    }
}

Describe 'Sessions of one app' {
    BeforeAll {
        $own = Start-Box
        $app = @{ Credential = [pscredential]::new($own.ClientId, (ConvertTo-Secret $own.ClientSecret)); ApiUri = $own.ApiUri; AuthUri = $own.AuthUri; PassThru = $true }
        $sessions = 1..20 | ForEach-Object { Connect-SoundCloud @app }
    }

    AfterAll {
        $sessions | Disconnect-SoundCloud -KeepToken
        $own.Stop()
    }

    It 'are one token request for twenty of them' {
        Get-Sent $own | Should -BeExactly 'POST /oauth/token'
    }

    It 'cost no token where raw calls for a user''s things are refused' {
        $own.Requests.Clear()

        $sessions[0..2] | ForEach-Object { (Invoke-SCRaw /me -Session $_).Status } | Should -Be 401, 401, 401

        Get-Sent $own | Should -BeExactly 'GET /me', 'GET /me', 'GET /me'
    }
}

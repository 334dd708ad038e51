BeforeDiscovery {
    $redirects = @(
        @{ Kind = 'a relative one'; Uri = '/callback' }
        @{ Kind = 'one with a fragment'; Uri = 'https://example.com/callback#here' }
        @{ Kind = 'one without its scheme'; Uri = 'localhost:8765/callback' }
        @{ Kind = 'a host and a port alone'; Uri = '127.0.0.1:8765' }
    )
    $views = @(
        @{ View = 'Format-List *'; Show = { $_ | Format-List * -Force | Out-String -Width 8000 } }
        @{ View = 'Format-Custom'; Show = { $_ | Format-Custom -Depth 8 | Out-String -Width 8000 } }
        @{ View = 'the default view'; Show = { $_ | Out-String -Width 8000 } }
        @{ View = 'ConvertTo-Json'; Show = { $_ | ConvertTo-Json -Depth 8 -WarningAction Ignore } }
        @{ View = 'ConvertTo-Csv'; Show = { $_ | ConvertTo-Csv | Out-String } }
        @{ View = 'Export-Clixml'; Show = { $_ | Export-Clixml "$TestDrive/request.xml"; Get-Content -Raw "$TestDrive/request.xml" } }
        @{ View = 'ToString()'; Show = { "$_" } }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    $box = Start-Box
    $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
    $arguments = @{ Credential = $app; ApiUri = $box.ApiUri; AuthUri = $box.AuthUri; RedirectUri = 'https://example.com/callback' }

    function Get-Query([uri] $Uri) {
        , [Web.HttpUtility]::ParseQueryString($Uri.Query)
    }
}

AfterAll {
    $box.Stop()
}

Describe 'New-SCAuthorizationRequest' {
    It 'describes where to send the user, and sends nothing' {
        $request = New-SCAuthorizationRequest @arguments

        $request.Uri.GetLeftPart('Path') | Should -BeExactly "$($box.AuthUri)authorize"
        $query = Get-Query $request.Uri
        @($query.Keys | Sort-Object) | Should -Be 'client_id', 'code_challenge', 'code_challenge_method', 'redirect_uri', 'response_type', 'state'
        $query['client_id'] | Should -BeExactly $box.ClientId
        $query['redirect_uri'] | Should -BeExactly 'https://example.com/callback'
        $query['response_type'] | Should -BeExactly 'code'
        $query['code_challenge_method'] | Should -BeExactly 'S256'
        $query['code_challenge'] | Should -BeExactly $request.CodeChallenge
        $query['state'] | Should -BeExactly $request.State
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'has the code verifier of the challenge, as a secret' {
        $request = New-SCAuthorizationRequest @arguments

        $request.CodeVerifier | Should -BeOfType ([securestring])
        $verifier = Show-Secret $request.CodeVerifier
        $verifier | Should -MatchExactly '^[\w-]{43,128}$'
        $hash = [Security.Cryptography.SHA256]::HashData([Text.Encoding]::ASCII.GetBytes($verifier))
        $request.CodeChallenge | Should -BeExactly ([Convert]::ToBase64String($hash).TrimEnd('=').Replace('+', '-').Replace('/', '_'))
    }

    It 'is another one each time' {
        $first, $second = 1, 2 | ForEach-Object { New-SCAuthorizationRequest @arguments }

        $first.State | Should -Not -Be $second.State
        $first.State.Length | Should -BeGreaterOrEqual 43
        $first.CodeChallenge | Should -Not -Be $second.CodeChallenge
    }

    It 'makes no session, and changes none' {
        $null = New-SCAuthorizationRequest @arguments

        Get-SCSession | Should -BeNullOrEmpty
    }

    It 'writes the request and nothing else' {
        $everything = @(Get-Everything { New-SCAuthorizationRequest @arguments -Verbose })

        $everything | Should -HaveCount 1
        $everything[0].GetType().FullName | Should -BeExactly 'SoundCloud.PowerShell.SoundCloudAuthorizationRequest'
    }

    It 'asks for a small window with -Display popup, and for nothing else' {
        (Get-Query (New-SCAuthorizationRequest @arguments -Display popup).Uri)['display'] | Should -BeExactly 'popup'
        (Get-Failure { New-SCAuthorizationRequest @arguments -Display page }).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
    }

    It 'takes a -State of the back end''s own, whatever is in it' {
        $request = New-SCAuthorizationRequest @arguments -State 'a &=#+ü'

        $request.State | Should -BeExactly 'a &=#+ü'
        (Get-Query $request.Uri)['state'] | Should -BeExactly 'a &=#+ü'
    }

    It 'refuses an empty -State' {
        (Get-Failure { New-SCAuthorizationRequest @arguments -State '' }).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
    }

    It 'sends the redirect URI exactly as it was written' {
        $arguments = $arguments.Clone()
        $arguments.RedirectUri = 'http://127.0.0.1:8765'

        (Get-Query (New-SCAuthorizationRequest @arguments).Uri)['redirect_uri'] | Should -BeExactly 'http://127.0.0.1:8765'
    }

    It 'is one that the service answers' {
        $request = New-SCAuthorizationRequest @arguments -Display popup

        $answer = Get-Answer $request.Uri

        $answer.Code | Should -Not -BeNullOrEmpty
        $answer.State | Should -BeExactly $request.State
    }
}

Describe 'New-SCAuthorizationRequest with the environment' {
    BeforeAll {
        $environment = @{
            SOUNDCLOUD_CLIENT_ID     = 'from-environment'
            SOUNDCLOUD_CLIENT_SECRET = 'x'
            SOUNDCLOUD_AUTH_URL      = 'https://login.example.com'
            SOUNDCLOUD_REDIRECT_URI  = 'https://example.com/from-environment'
        }
    }

    It 'needs no parameter' {
        $request = Invoke-WithEnvironment $environment { New-SCAuthorizationRequest }

        $request.Uri | Should -BeLike 'https://login.example.com/authorize?*'
        $request.RedirectUri | Should -Be 'https://example.com/from-environment'
        (Get-Query $request.Uri)['client_id'] | Should -BeExactly 'from-environment'
        (Get-Query $request.Uri)['redirect_uri'] | Should -BeExactly 'https://example.com/from-environment'
    }

    It 'lets what is given win' {
        $request = Invoke-WithEnvironment $environment { New-SCAuthorizationRequest @arguments }

        $request.Uri.AbsoluteUri | Should -BeLike "$($box.AuthUri)authorize?*"
        (Get-Query $request.Uri)['client_id'] | Should -BeExactly $box.ClientId
        $request.RedirectUri | Should -Be 'https://example.com/callback'
    }

    It 'goes to SoundCloud''s own address where none is named' {
        $request = Invoke-WithEnvironment @{} { New-SCAuthorizationRequest -Credential $app -RedirectUri https://example.com/callback }

        $request.Uri | Should -BeLike 'https://secure.soundcloud.com/authorize?*'
    }
}

Describe 'New-SCAuthorizationRequest with something missing' {
    It 'names what would give a redirect URI' {
        $failure = Invoke-WithEnvironment @{} { Get-Failure { New-SCAuthorizationRequest -Credential $app } }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.NewSCAuthorizationRequestCommand'
        "$failure" | Should -BeLike '*-RedirectUri*SOUNDCLOUD_REDIRECT_URI*'
    }

    It 'names what would give an app' {
        $failure = Invoke-WithEnvironment @{} { Get-Failure { New-SCAuthorizationRequest -RedirectUri https://example.com/callback } }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        "$failure" | Should -BeLike '*-Credential*SOUNDCLOUD_CLIENT_ID*SOUNDCLOUD_CLIENT_SECRET*'
    }

    It 'refuses as redirect URI: <Kind>' -ForEach $redirects {
        $failure = Get-Failure { New-SCAuthorizationRequest -Credential $app -RedirectUri $Uri }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        "$failure" | Should -BeLike "*$Uri*"
    }

    It 'takes a scheme of the app itself' {
        "$((New-SCAuthorizationRequest -Credential $app -RedirectUri com.example.app:/callback).RedirectUri)" | Should -Be 'com.example.app:/callback'
    }

    It 'refuses a SOUNDCLOUD_REDIRECT_URI that is no address, by its name' {
        $failure = Invoke-WithEnvironment @{ SOUNDCLOUD_REDIRECT_URI = 'not an address' } { Get-Failure { New-SCAuthorizationRequest -Credential $app } }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        "$failure" | Should -BeLike '*SOUNDCLOUD_REDIRECT_URI*'
    }

    It 'refuses an address of the sign-in host where no secret may go' {
        $failure = Get-Failure { New-SCAuthorizationRequest -Credential $app -RedirectUri https://example.com/callback -AuthUri http://login.example.com }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
    }
}

Describe 'An authorization request' {
    It 'keeps its secrets from <View>' -ForEach $views {
        $request = New-SCAuthorizationRequest @arguments
        $verifier = Show-Secret $request.CodeVerifier

        $text = $request | ForEach-Object $Show

        $text | Should -Not -BeNullOrEmpty
        foreach ($secret in $verifier, $box.ClientSecret) {
            # The serialised form of a SecureString on systems that cannot encrypt it.
            foreach ($form in $secret, [Convert]::ToHexString([Text.Encoding]::Unicode.GetBytes($secret))) {
                $text.Contains($form, 'OrdinalIgnoreCase') | Should -BeFalse
            }
        }
    }
}

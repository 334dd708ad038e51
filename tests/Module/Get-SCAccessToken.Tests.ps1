BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    $box = Start-Box
    $at = @{ ApiUri = $box.ApiUri; AuthUri = $box.AuthUri }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
}

Describe 'Get-SCAccessToken' {
    BeforeEach {
        $box.Requests.Clear()
    }

    It 'gives the session''s token as a SecureString and sends nothing' {
        $issued = $box.IssueUserToken()
        Connect-SoundCloud -AccessToken (ConvertTo-Secret $issued.AccessToken) @at

        $token = Get-SCAccessToken

        $token | Should -BeOfType ([securestring])
        Show-Secret $token | Should -BeExactly $issued.AccessToken
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'says when it expires, as far as that is known' {
        $answered = New-Answered $box
        Connect-SoundCloud @answered

        (Get-SCAccessToken).ExpiresAt | Should -Be (Get-SCSession).ExpiresAt
        (Get-SCAccessToken).ExpiresAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddMinutes(1))

        $null = Connect-User $box
        (Get-SCAccessToken).ExpiresAt | Should -BeNullOrEmpty
    }

    It 'renews a token that has less than a minute left' {
        $options = [SoundCloud.Sandbox.SandboxOptions]::new()
        $options.AccessTokenLifetime = [timespan]::FromSeconds(50)
        $short = [SoundCloud.Sandbox.SoundCloudSandbox]::Start($options)
        $answered = New-Answered $short
        Connect-SoundCloud @answered
        $short.Requests.Clear()
        $before = (Get-SCSession).ExpiresAt

        $token = Get-SCAccessToken

        Get-Sent $short | Should -BeExactly 'POST /oauth/token'
        $short.Requests[0].Form['grant_type'] | Should -BeExactly 'refresh_token'
        $token.ExpiresAt | Should -BeGreaterThan $before
        $short.Stop()
    }

    It 'is an access token for another session' {
        $null = Connect-User $box jowymusic
        $token = Get-SCAccessToken

        Connect-SoundCloud -AccessToken $token @at

        (Get-SCUser).Permalink | Should -BeExactly 'jowymusic'
    }

    It 'is a token for Invoke-RestMethod' {
        $null = Connect-User $box jowymusic

        $me = Invoke-RestMethod "$($box.ApiUri)me" -Authentication OAuth -Token (Get-SCAccessToken) -AllowUnencryptedAuthentication

        $me.permalink | Should -BeExactly 'jowymusic'
    }

    It 'gives the token of the session given' {
        $given = Connect-User $box jowymusic
        $null = Connect-User $box
        $token = Get-SCAccessToken -Session $given

        Connect-SoundCloud -AccessToken $token @at

        (Get-SCUser).Permalink | Should -BeExactly 'jowymusic'
    }

    It 'is an app''s too' {
        Connect-SoundCloud -Credential ([pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))) @at
        $token = Get-SCAccessToken

        Connect-SoundCloud -AccessToken $token @at
        $null = Search-SCTrack -First 1

        $box.Requests[-1].TokenKind | Should -BeExactly 'app'
    }

    It 'shows no token' {
        $null = Connect-User $box
        $token = Get-SCAccessToken
        $plain = Show-Secret $token

        foreach ($text in "$token", ($token | Out-String), ($token | Format-List * -Force | Out-String -Width 8000), ($token | ConvertTo-Json -WarningAction Ignore)) {
            $text.Contains($plain) | Should -BeFalse
        }

        @(Get-Everything { Get-SCAccessToken -Verbose -Debug }) | Should -HaveCount 1
    }

    It 'gives the token of the last minute where it cannot be renewed' {
        $options = [SoundCloud.Sandbox.SandboxOptions]::new()
        $options.AccessTokenLifetime = [timespan]::FromSeconds(50)
        $short = [SoundCloud.Sandbox.SoundCloudSandbox]::Start($options)
        $answered = New-Answered $short
        Connect-SoundCloud @answered
        $expiry = (Get-SCSession).ExpiresAt
        $short.RevokeRefreshTokens()

        $token = Get-SCAccessToken -ErrorVariable failed

        $failed | Should -BeNullOrEmpty
        $token.ExpiresAt | Should -Be $expiry
        $short.Stop()
    }

    It 'needs a session' {
        Disconnect-SoundCloud -KeepToken

        (Get-Failure { Get-SCAccessToken }).FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotConnected,SoundCloud.PowerShell.Commands.GetSCAccessTokenCommand'
    }
}

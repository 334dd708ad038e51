BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    $outer = $env:SOUNDCLOUD_ACCOUNTS_PATH
    $box = Start-Box
    $id = 'SoundCloud.SignInRequired,SoundCloud.PowerShell.Commands.UpdateSCSessionCommand'
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
    $env:SOUNDCLOUD_ACCOUNTS_PATH = $outer
}

Describe 'Update-SCSession' {
    BeforeEach {
        Use-FreshAccounts
        $box.Requests.Clear()
    }

    It 'renews a user''s token, whether it is good or not' {
        $session = Connect-User $box -Renewable
        $before = Show-Secret (Get-SCAccessToken)

        Update-SCSession

        Get-Sent $box | Should -BeExactly 'POST /oauth/token'
        $box.Requests[0].Form['grant_type'] | Should -BeExactly 'refresh_token'
        Show-Secret (Get-SCAccessToken) | Should -Not -Be $before
        $session.ExpiresAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
    }

    It 'renews an app''s token' {
        $null = Connect-App ([pscustomobject]@{ Credential = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret)); ApiUri = $box.ApiUri; AuthUri = $box.AuthUri })
        $box.Requests.Clear()

        Update-SCSession

        $box.Requests.ForEach({ $_.Form['grant_type'] }) | Should -BeExactly 'client_credentials'
    }

    It 'renews as often as it is run, each time with the newest refresh token' {
        $null = Connect-User $box -Renewable

        1..3 | ForEach-Object { Update-SCSession }

        $box.Requests.Status | Should -Be 200, 200, 200
        $box.Requests.RefreshTokenNumber | Sort-Object -Unique | Should -HaveCount 3
    }

    It 'writes nothing, and the session with -PassThru' {
        $session = Connect-User $box -Renewable

        Get-Everything { Update-SCSession } | Should -BeNullOrEmpty
        [object]::ReferenceEquals($session, (Update-SCSession -PassThru)) | Should -BeTrue
    }

    It 'renews the session given' {
        $given = Connect-User $box jowymusic -Renewable
        $own = Connect-User $box -Renewable
        $before = Show-Secret (Get-SCAccessToken -Session $own)

        Update-SCSession -Session $given

        Get-Sent $box | Should -BeExactly 'POST /oauth/token'
        Show-Secret (Get-SCAccessToken -Session $own) | Should -BeExactly $before
    }

    It 'sends nothing with -WhatIf' {
        $session = Connect-User $box -Renewable

        Invoke-Quietly -Arguments $session {
            param($session)
            Update-SCSession -WhatIf -Session $session
            Update-SCSession -WhatIf -Force -PassThru -Session $session
        } | Should -BeNullOrEmpty

        $box.Requests | Should -BeNullOrEmpty
    }

    It 'says that a sign-in is needed where there is no refresh token, and sends nothing' {
        $null = Connect-User $box

        Update-SCSession -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeExactly $id
        [object]::ReferenceEquals($failed[0].TargetObject, (Get-SCSession)) | Should -BeTrue
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'says that a sign-in is needed where the refresh token is dead' {
        $null = Connect-User $box -Renewable
        $box.RevokeRefreshTokens()

        Update-SCSession -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        $failed.FullyQualifiedErrorId | Should -BeExactly $id
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Interactive*'
        Get-Sent $box | Should -BeExactly 'POST /oauth/token'
    }

    It 'keeps the token that is still good where the service cannot renew it' {
        $null = Connect-User $box -Renewable -With @{ MaximumRetryCount = 0 }
        $box.EnableFault('status-503@auth *')

        Update-SCSession -ErrorAction SilentlyContinue -ErrorVariable failed

        $box.DisableFault('status-503')
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.*,SoundCloud.PowerShell.Commands.UpdateSCSessionCommand'
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
    }

    It 'needs a session' {
        Disconnect-SoundCloud -KeepToken

        (Get-Failure { Update-SCSession }).FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotConnected,SoundCloud.PowerShell.Commands.UpdateSCSessionCommand'
    }
}

Describe 'Update-SCSession of an account that two sessions share' {
    BeforeEach {
        Use-FreshAccounts
        Save-User $box ada
        $first = Open-Account ada
        $second = Open-Account ada
        $box.Requests.Clear()
    }

    It 'takes the token that the other has renewed, and sends nothing' {
        Update-SCSession -Session $first
        Update-SCSession -Session $second

        Get-Sent $box | Should -BeExactly 'POST /oauth/token'
        Show-Secret (Get-SCAccessToken -Session $second) | Should -BeExactly (Show-Secret (Get-SCAccessToken -Session $first))
    }

    It 'asks the service with -Force all the same, by the newest refresh token' {
        Update-SCSession -Session $first
        Update-SCSession -Session $second -Force

        $box.Requests.Status | Should -Be 200, 200
        $box.Requests.RefreshTokenNumber | Sort-Object -Unique | Should -HaveCount 2
        Show-Secret (Get-SCAccessToken -Session $second) | Should -Not -Be (Show-Secret (Get-SCAccessToken -Session $first))
    }

    It 'keeps what it got for who comes later' {
        Update-SCSession -Session $first

        $third = Open-Account ada

        Get-Sent $box | Should -BeExactly 'POST /oauth/token'
        Show-Secret (Get-SCAccessToken -Session $third) | Should -BeExactly (Show-Secret (Get-SCAccessToken -Session $first))
    }
}

# Disconnecting stored accounts.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    $outer = $env:SOUNDCLOUD_ACCOUNTS_PATH
    $box = Start-Box
    $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
    $asApp = @{ Credential = $app; ApiUri = $box.ApiUri; AuthUri = $box.AuthUri }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
    $env:SOUNDCLOUD_ACCOUNTS_PATH = $outer
}

Describe 'Disconnect-SoundCloud of a stored account''s session' {
    BeforeEach {
        Use-FreshAccounts
        Disconnect-SoundCloud -KeepToken
        Save-User $box ada
    }

    It 'signs out and forgets what is stored' {
        $null = Open-Account ada

        Get-Everything { Disconnect-SoundCloud } | Should -BeNullOrEmpty

        Get-Sent $box | Should -BeExactly 'POST /sign-out'
        $box.Requests[0].Status | Should -Be 200
        Get-SCAccount | Should -BeNullOrEmpty
        Get-SCSession | Should -BeNullOrEmpty
    }

    It 'keeps what is stored, and its token alive, with -KeepToken' {
        $null = Open-Account ada

        Disconnect-SoundCloud -KeepToken

        $box.Requests | Should -BeNullOrEmpty
        $null = Open-Account ada
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
    }

    It 'ends the newest token where another session has renewed it' {
        $first = Open-Account ada
        $second = Open-Account ada
        Update-SCSession -Session $second
        $token = Get-SCAccessToken -Session $second
        $box.Requests.Clear()

        Disconnect-SoundCloud -Session $first

        Get-Sent $box | Should -BeExactly 'POST /sign-out'
        $box.Requests[0].Status | Should -Be 200
        Connect-SoundCloud -AccessToken $token -ApiUri $box.ApiUri -AuthUri $box.AuthUri
        Get-SCUser -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.Unauthorized,*'
    }

    It 'makes another session of the account say that a sign-in is needed' {
        $first = Open-Account ada
        $second = Open-Account ada
        Disconnect-SoundCloud -Session $first

        Get-SCUser -Session $second -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.SignInRequired,SoundCloud.PowerShell.Commands.GetSCUserCommand'
        Get-SCAccount | Should -BeNullOrEmpty -Because 'it must not come back'
        { Disconnect-SoundCloud -Session $second -ErrorAction Stop } | Should -Not -Throw
    }
}

Describe 'Disconnect-SoundCloud -Account' {
    BeforeEach {
        Use-FreshAccounts
        Disconnect-SoundCloud -KeepToken
        Save-User $box Ada
        Save-User $box bob
    }

    It 'signs an account out that no session here has, in whatever case of its name' {
        Get-Everything { Disconnect-SoundCloud -Account ADA } | Should -BeNullOrEmpty

        Get-Sent $box | Should -BeExactly 'POST /sign-out'
        $box.Requests[0].TokenKind | Should -BeExactly 'user'
        $box.Requests[0].Status | Should -Be 200
        (Get-SCAccount).Name | Should -BeExactly 'bob'
    }

    It 'ends this runspace''s session of the account, and signs out once' {
        $session = Open-Account ada

        Disconnect-SoundCloud -Account ADA

        $session.IsClosed | Should -BeTrue
        Get-SCSession | Should -BeNullOrEmpty
        Get-Sent $box | Should -BeExactly 'POST /sign-out'
        (Get-SCAccount).Name | Should -BeExactly 'bob'
    }

    It 'leaves another account''s session' {
        $session = Open-Account bob

        Disconnect-SoundCloud -Account ada

        $session.IsClosed | Should -BeFalse
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
    }

    It 'ends the session alone with -KeepToken' {
        $session = Open-Account ada

        Disconnect-SoundCloud -Account ada -KeepToken

        $session.IsClosed | Should -BeTrue
        $box.Requests | Should -BeNullOrEmpty
        (Open-Account ada).Account | Should -BeExactly 'Ada'
    }

    It 'is quiet, and sends nothing, the second time and where there is no such account' {
        Disconnect-SoundCloud -Account ada
        $box.Requests.Clear()

        Get-Everything { Disconnect-SoundCloud -Account ada } | Should -BeNullOrEmpty
        Get-Everything { Disconnect-SoundCloud -Account nobody } | Should -BeNullOrEmpty
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'does and sends nothing with -WhatIf' {
        Invoke-Quietly { Disconnect-SoundCloud -Account ada -WhatIf }

        $box.Requests | Should -BeNullOrEmpty
        (Get-SCAccount).Name | Should -BeExactly 'Ada', 'bob'
    }

    It 'forgets an account whose token was dead already, and is quiet about it' {
        $box.ExpireTokens()
        $box.RevokeRefreshTokens()

        Get-Everything { Disconnect-SoundCloud -Account ada } | Should -BeNullOrEmpty

        (Get-SCAccount).Name | Should -BeExactly 'bob'
    }

    It 'forgets the account and says so where the sign-out does not get through' {
        $box.EnableFault('status-500@* /sign-out')

        Disconnect-SoundCloud -Account ada -ErrorAction SilentlyContinue -ErrorVariable failed

        $box.DisableFault('status-500')
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.ServiceUnavailable,SoundCloud.PowerShell.Commands.DisconnectSoundCloudCommand'
        $failed[0].TargetObject | Should -BeExactly 'ada'
        (Get-SCAccount).Name | Should -BeExactly 'bob'
    }

    It 'forgets what cannot be read, and sends nothing' -Skip:(-not $IsLinux) {
        Set-Content (Get-StoredPath ada) 'damaged' -NoNewline

        Get-Everything { Disconnect-SoundCloud -Account ada } | Should -BeNullOrEmpty

        $box.Requests | Should -BeNullOrEmpty
        (Get-SCAccount).Name | Should -BeExactly 'bob'
    }

    It 'forgets an app without signing it out' {
        $null = Open-Account service $asApp
        $box.Requests.Clear()

        Disconnect-SoundCloud -Account service

        $box.Requests | Should -BeNullOrEmpty
        (Get-SCAccount).Name | Should -BeExactly 'Ada', 'bob'
    }
}

Describe 'Disconnect-SoundCloud of an app whose token is shared' {
    It 'leaves the token to the others' {
        Use-FreshAccounts
        $box.Requests.Clear()
        $shared = @{ AllowPlainTextStore = $true; WarningAction = 'Ignore' }
        Connect-SoundCloud @asApp @shared

        Disconnect-SoundCloud
        Connect-SoundCloud @asApp @shared

        Search-SCTrack -First 1 | Should -HaveCount 1
        @(Get-Sent $box 'POST *') | Should -BeExactly (, 'POST /oauth/token')
    }
}

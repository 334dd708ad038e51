BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox -TrackCount 10
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Get-SCSession' {
    It 'writes nothing where there is no session' {
        Disconnect-SoundCloud -KeepToken

        Get-Everything { Get-SCSession } | Should -BeNullOrEmpty
    }

    It 'writes nothing after the session was disconnected' {
        Connect-SoundCloud -Sandbox
        Disconnect-SoundCloud

        Get-SCSession | Should -BeNullOrEmpty
    }

    It 'writes the one session of this runspace' {
        $session = Connect-SoundCloud -Sandbox -PassThru

        $found = @(Get-SCSession)

        $found | Should -HaveCount 1
        [object]::ReferenceEquals($found[0], $session) | Should -BeTrue
    }

    It 'tells account, grant, expiry, address and store of a user' {
        Connect-SoundCloud -Sandbox

        $session = Get-SCSession

        $session.Account | Should -Be 'Demo DJ'
        $session.Grant | Should -Be 'AuthorizationCode'
        $session.ExpiresAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
        $session.ApiUri | Should -Be $sandbox.ApiUri
        $session.Store | Should -Be 'Memory'
        $session.IsClosed | Should -BeFalse
    }

    It 'tells them of an app' {
        $null = Connect-App $sandbox

        $session = Get-SCSession

        $session.Account | Should -Be $sandbox.Credential.UserName
        $session.Grant | Should -Be 'ClientCredentials'
    }

    It 'has no property that could be a token' {
        Connect-SoundCloud -Sandbox

        (Get-SCSession).PSObject.Properties.Name | Sort-Object |
            Should -Be 'Account', 'ApiUri', 'CanRenew', 'ExpiresAt', 'Grant', 'IsClosed', 'Store'
    }

    It 'reads as account and address' {
        Connect-SoundCloud -Sandbox

        "$(Get-SCSession)" | Should -Be "Demo DJ at $($sandbox.ApiUri.Authority)"
    }

    It 'sends nothing' {
        Connect-SoundCloud -Sandbox
        $sandbox.Requests.Clear()

        $null = Get-SCSession

        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

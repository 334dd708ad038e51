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
            Should -Be 'Account', 'ApiUri', 'CanRenew', 'ExpiresAt', 'Grant', 'IsClosed', 'IsDefault', 'LastCursor', 'Store'
    }

    It 'reads as account and address' {
        Connect-SoundCloud -Sandbox

        "$(Get-SCSession)" | Should -Be "Demo DJ at $($sandbox.ApiUri.Authority)"
    }

    It 'knows where a list stood that was left, and -Cursor resumes there' {
        Connect-SoundCloud -Sandbox
        $all = (Search-SCTrack -PageSize 4).Id

        $first = (Search-SCTrack -PageSize 4 | Select-Object -First 6).Id
        $cursor = (Get-SCSession).LastCursor
        $rest = (Search-SCTrack -Cursor $cursor).Id

        # From the page that was being read.
        $all[0..3] + $rest | Should -Be $all
        $first | Should -Be $all[0..5]
        (Get-SCSession).LastCursor | Should -BeNullOrEmpty -Because 'the last list ended'
    }

    It 'knows it after the last item of a page, and after a terminating error downstream' {
        Connect-SoundCloud -Sandbox
        $all = (Search-SCTrack -PageSize 4).Id
        $null = Search-SCTrack -PageSize 4 | Select-Object -First 4
        $all[0..3] + (Search-SCTrack -Cursor (Get-SCSession).LastCursor).Id | Should -Be $all

        try { Search-SCTrack -PageSize 4 | ForEach-Object { if ($_.Id -eq $all[4]) { throw 'no' } } } catch { 'expected' }
        $all[0..3] + (Search-SCTrack -Cursor (Get-SCSession).LastCursor).Id | Should -Be $all
    }

    It 'holds no secret in it' {
        Connect-SoundCloud -Sandbox
        $long = Get-SCPlaylist -First 200 | Where-Object TrackCount -GT 2 | Select-Object -First 1
        $null = Get-SCTrack -Playlist $long -SecretToken s-AbC123 -PageSize 1 -ErrorAction Ignore | Select-Object -First 1

        $cursor = (Get-SCSession).LastCursor
        $sandbox.Requests.Clear()
        $null = Get-SCTrack -Playlist $long -SecretToken s-AbC123 -Cursor $cursor -First 1 -ErrorAction Ignore

        $cursor | Should -Match '/playlists/.+/tracks'
        $cursor | Should -Not -Match 's-AbC123|secret_token'
        Get-Sent $sandbox | Should -BeLike '*secret_token=*' -Because '-SecretToken gives it again'
    }

    It 'sends nothing' {
        Connect-SoundCloud -Sandbox
        $sandbox.Requests.Clear()

        $null = Get-SCSession

        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

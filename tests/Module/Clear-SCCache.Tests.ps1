BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    Connect-SoundCloud -Sandbox
    $track = Search-SCTrack -First 1
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Clear-SCCache' {
    BeforeEach {
        Connect-SoundCloud -Sandbox -CacheTtl 3600
        $sandbox.Requests.Clear()
    }

    It 'forgets what a session keeps and sends nothing' {
        $null = Get-SCTrack $track
        Get-Everything { Clear-SCCache } | Should -BeNullOrEmpty
        $null = Get-SCTrack $track

        Get-Sent $sandbox | Should -Be (, "GET /tracks/$($track.Urn)" * 2)
    }

    It 'forgets nothing with -WhatIf' {
        $null = Get-SCUser
        Invoke-Quietly -Arguments (Get-SCSession) { param($session) Clear-SCCache -WhatIf -Session $session }
        $null = Get-SCUser

        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'forgets the cache of the session given only' {
        $session = Get-SCSession
        $null = Get-SCUser -Session $session
        Connect-SoundCloud -Sandbox -CacheTtl 3600
        $null = Get-SCUser

        Clear-SCCache
        $null = Get-SCUser -Session $session
        Get-Sent $sandbox | Should -HaveCount 2

        Clear-SCCache -Session $session
        $null = Get-SCUser -Session $session
        Get-Sent $sandbox | Should -HaveCount 3
    }

    It 'does nothing where nothing is kept' {
        Connect-SoundCloud -Sandbox

        Get-Everything { Clear-SCCache } | Should -BeNullOrEmpty
    }

    It 'needs a session' {
        Disconnect-SoundCloud -KeepToken

        (Get-Failure { Clear-SCCache }).FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotConnected,SoundCloud.PowerShell.Commands.ClearSCCacheCommand'
    }
}

Describe 'Connect-SoundCloud -CacheTtl' {
    BeforeEach {
        Connect-SoundCloud -Sandbox -CacheTtl '01:00:00'
        $sandbox.Requests.Clear()
    }

    It 'answers the second time without asking' {
        $first = Get-SCUser
        $second = Get-SCUser

        $second.Urn | Should -Be $first.Urn
        $second.FollowersCount | Should -Be $first.FollowersCount
        Get-Sent $sandbox | Should -Be 'GET /me'
    }

    It 'says so in verbose lines' {
        $null = Get-SCUser
        Get-SCUser -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | Should -BeLike '*GET /me 200*cached*'
    }

    It 'keeps nothing where it is not given' {
        Connect-SoundCloud -Sandbox

        $null = Get-SCUser
        $null = Get-SCUser

        Get-Sent $sandbox 'GET /me' | Should -HaveCount 2
    }

    It 'keeps no error' {
        Get-SCPlaylist 99999 -ErrorAction SilentlyContinue
        Get-SCPlaylist 99999 -ErrorAction SilentlyContinue

        Get-Sent $sandbox | Should -HaveCount 2
    }

    It 'forgets everything with a change' {
        $before = Get-SCPlaylist 12345077
        $null = Set-SCPlaylist 12345077 -Description 'changed'

        (Get-SCPlaylist 12345077).Description | Should -Be 'changed'
        $before.Description | Should -Not -Be 'changed'
        Get-Sent $sandbox 'GET *' | Should -HaveCount 2
    }

    It 'keeps a list''s first page and never those that it links to' {
        $first = @(Get-SCFollowing -PageSize 20)
        $second = @(Get-SCFollowing -PageSize 20)

        $second.Urn | Should -Be $first.Urn
        Get-Sent $sandbox 'GET /me/followings?limit=20*' | Should -HaveCount 1
        Get-Sent $sandbox 'GET /me/followings?*cursor=*' | Should -HaveCount 2
    }

    It 'never keeps raw requests' {
        $null = Invoke-SCRaw /me
        $null = Invoke-SCRaw /me

        Get-Sent $sandbox 'GET /me' | Should -HaveCount 2
    }

    It 'keeps it for its session alone' {
        $null = Get-SCUser
        $null = Get-SCUser -Session (Connect-SoundCloud -Sandbox -CacheTtl 3600 -PassThru)

        Get-Sent $sandbox 'GET /me' | Should -HaveCount 2
    }
}

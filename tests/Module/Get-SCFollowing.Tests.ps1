BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $jowy = Get-SCUser jowymusic
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Get-SCFollowing' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'gets whom you follow' {
        $found = @(Get-SCFollowing)

        $found | Should -HaveCount 38
        $found | Should -BeOfType ([SoundCloud.User])
        Get-Sent $sandbox | Should -Be 'GET /me/followings?limit=200&linked_partitioning=true'
    }

    It 'gets whom a user follows, by position and from the pipeline' {
        $given = @(Get-SCFollowing -User $jowy.Urn -First 2)

        (Get-SCFollowing $jowy.Id -First 2).Urn | Should -Be $given.Urn
        ($jowy | Get-SCFollowing -First 2).Urn | Should -Be $given.Urn
        Get-Sent $sandbox | Should -Be (, "GET /users/$($jowy.Urn)/followings?limit=2&linked_partitioning=true" * 3)
    }

    It 'takes me for yourself' {
        $null = Get-SCFollowing me -First 1

        Get-Sent $sandbox | Should -BeLike 'GET /me/followings?*'
    }

    It 'gets the newest tracks of those you follow with -Tracks' {
        $found = @(Get-SCFollowing -Tracks -First 5)

        # The service leaves blocked ones out after it has cut the page, and names no next one.
        $found.Count | Should -BeIn 1, 2, 3, 4, 5
        $found | Should -BeOfType ([SoundCloud.Track])
        Get-Sent $sandbox | Should -Be 'GET /me/followings/tracks?limit=5&linked_partitioning=true'
    }

    It 'filters their tracks with -Access' {
        $null = Get-SCFollowing -Tracks -Access playable -First 5

        Get-Sent $sandbox | Should -BeLike 'GET /me/followings/tracks?*access=playable*'
    }

    It 'has no -Access for users' {
        (Get-Failure { Get-SCFollowing -User $jowy -Access playable }).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'pages with -PageSize' {
        @(Get-SCFollowing -PageSize 20) | Should -HaveCount 38

        Get-Sent $sandbox '*/me/followings?*' | Should -HaveCount 2
    }

    It 'refuses a playlist as SoundCloud.InvalidId and sends nothing' {
        Get-SCFollowing 'soundcloud:playlists:1' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.GetSCFollowingCommand'
        $failed.TargetObject | Should -Be 'soundcloud:playlists:1'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reports an unknown permalink as SoundCloud.NotFound' {
        Get-SCFollowing nobody-of-that-name -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCFollowingCommand'
        $failed.TargetObject | Should -Be 'nobody-of-that-name'
    }

    It 'needs a user''s token for yours and none for another''s' {
        Get-SCFollowing -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-SCFollowing -Tracks -Session $app -ErrorAction SilentlyContinue -ErrorVariable +failed
        $failed.FullyQualifiedErrorId | Should -Be (, 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.GetSCFollowingCommand' * 2)
        $sandbox.Requests | Should -BeNullOrEmpty

        Get-SCFollowing $jowy -First 1 -Session $app | Should -HaveCount 1
    }
}

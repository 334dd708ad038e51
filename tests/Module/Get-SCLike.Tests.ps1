BeforeDiscovery {
    $nothings = @(
        @{ Kind = 'an empty pipeline with -Kind'; Ask = { @() | Get-SCLike -Kind Playlist } }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    Connect-SoundCloud -Sandbox
    $jowy = Get-SCUser jowymusic
    $track = Get-SCTrack -First 200 | Where-Object Sharing -EQ 'public' | Select-Object -First 1
    $missing = 99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Get-SCLike' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'gets the tracks that you like' {
        $found = @(Get-SCLike)

        $found | Should -HaveCount 246
        $found | Should -BeOfType ([SoundCloud.Track])
        Get-Sent $sandbox '*/me/likes/tracks?*' | Should -HaveCount 2
        Get-Sent $sandbox | Should -HaveCount 2
    }

    It 'gets the playlists that you like with -Kind Playlist' {
        $found = @(Get-SCLike -Kind Playlist)

        $found | Should -BeOfType ([SoundCloud.Playlist])
        Get-Sent $sandbox | Should -BeExactly 'GET /me/likes/playlists?limit=200&linked_partitioning=true'
    }

    It 'gets a user''s liked tracks with -User, by position and from the pipeline' {
        $given = @(Get-SCLike -User $jowy.Urn -First 5)
        $position = @(Get-SCLike $jowy.Id -First 5)
        $piped = @($jowy | Get-SCLike -First 5)

        $given | Should -HaveCount 5
        $position.Urn | Should -Be $given.Urn
        $piped.Urn | Should -Be $given.Urn
        Get-Sent $sandbox | Should -BeExactly (, "GET /users/$($jowy.Urn)/likes/tracks?limit=5&linked_partitioning=true" * 3)
    }

    It 'gets a user''s liked playlists' {
        Get-SCLike -User $jowy -Kind Playlist | Should -BeOfType ([SoundCloud.Playlist])

        Get-Sent $sandbox | Should -BeLikeExactly "GET /users/$($jowy.Urn)/likes/playlists?*"
    }

    It 'resolves a permalink' {
        $null = Get-SCLike -User jowymusic -First 1

        Get-Sent $sandbox | Should -HaveCount 2
        @(Get-Sent $sandbox)[1] | Should -BeLikeExactly "GET /users/$($jowy.Urn)/likes/tracks?*"
    }

    It 'takes me for yourself' {
        $null = Get-SCLike -User me -First 1

        Get-Sent $sandbox | Should -BeLikeExactly 'GET /me/likes/tracks?*'
    }

    It 'gets who likes a track with -Track' {
        $found = @(Get-SCLike -Track $track)

        $found.Count | Should -BeGreaterThan 50
        $found | Should -BeOfType ([SoundCloud.User])
        Get-Sent $sandbox | Should -BeExactly "GET /tracks/$($track.Urn)/favoriters?limit=200&linked_partitioning=true"
    }

    It 'gets who likes a piped track, not what its user likes' {
        $track | Get-SCLike -First 1 | Should -BeOfType ([SoundCloud.User])

        Get-Sent $sandbox | Should -BeLikeExactly "GET /tracks/$($track.Urn)/favoriters?*"
    }

    It 'filters tracks with -Access' {
        $found = @(Get-SCLike -Access preview, blocked)

        $found.Access | Sort-Object -Unique | Should -Be 'blocked', 'preview'
        @(Get-Sent $sandbox)[0] | Should -BeLikeExactly '*access=preview,blocked*'
    }

    It 'refuses -Access with -Kind Playlist: playlists have no such filter' {
        { Get-SCLike -Kind Playlist -Access playable } | Should -Throw -ErrorId 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.GetSCLikeCommand'

        Get-Sent $sandbox | Should -BeNullOrEmpty
    }

    It 'knows a new like at once' {
        $new = Search-SCTrack -First 200 | Where-Object Urn -NotIn (Get-SCLike).Urn | Select-Object -First 1
        Add-SCLike $new

        (Get-SCLike -First 1).Urn | Should -Be $new.Urn
        (Get-SCLike -Track $new -First 1).Permalink | Should -Be 'demo-dj'

        Remove-SCLike $new
        (Get-SCLike).Urn | Should -Not -Contain $new.Urn
    }

    It 'goes on with the next user after one that is missing' {
        $found = Get-SCLike -User $missing, $jowy -First 1 -ErrorAction SilentlyContinue -ErrorVariable failed

        $found | Should -HaveCount 1
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCLikeCommand'
        $failed.TargetObject | Should -Be $missing
    }

    It 'asks nothing for <Kind>, and never means yours' -ForEach $nothings {
        Get-Everything $Ask | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'needs a user''s token for yours and none for another''s' {
        $app = Connect-App $sandbox
        Connect-SoundCloud -Sandbox
        $sandbox.Requests.Clear()

        Get-SCLike -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.GetSCLikeCommand'
        $sandbox.Requests | Should -BeNullOrEmpty

        Get-SCLike -User $jowy -First 1 -Session $app | Should -HaveCount 1
        $sandbox.Requests[0].TokenKind | Should -Be 'app'
    }
}

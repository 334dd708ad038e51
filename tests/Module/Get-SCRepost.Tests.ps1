BeforeDiscovery {
    $nothings = @(
        @{ Kind = 'an empty pipeline with -Kind'; Ask = { @() | Get-SCRepost -Kind Playlist } }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $jowy = Get-SCUser jowymusic
    $track = Get-SCTrack -First 200 | Where-Object Sharing -EQ 'public' | Select-Object -First 1
    $playlist = Get-SCPlaylist -First 200 | Where-Object Sharing -EQ 'public' | Select-Object -First 1
    $missing = 99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Get-SCRepost' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'gets the tracks that you reposted' {
        $found = @(Get-SCRepost)

        $found | Should -HaveCount 18
        $found | Should -BeOfType ([SoundCloud.Track])
        Get-Sent $sandbox | Should -Be 'GET /me/reposts/tracks?limit=200&linked_partitioning=true'
    }

    It 'gets the playlists that you reposted with -Kind Playlist' {
        $found = @(Get-SCRepost -Kind Playlist)

        $found | Should -HaveCount 4
        $found | Should -BeOfType ([SoundCloud.Playlist])
        Get-Sent $sandbox | Should -Be 'GET /me/reposts/playlists?limit=200&linked_partitioning=true'
    }

    It 'gets a user''s reposts, by position and from the pipeline' {
        $null = Get-SCRepost $jowy.Id
        $null = $jowy | Get-SCRepost
        $null = $jowy | Get-SCRepost -Kind Playlist

        Get-Sent $sandbox | Should -Be @('tracks', 'tracks', 'playlists' | ForEach-Object { "GET /users/$($jowy.Urn)/reposts/$($_)?limit=200&linked_partitioning=true" })
    }

    It 'takes me for yourself' {
        $null = Get-SCRepost me -First 1

        Get-Sent $sandbox | Should -BeLike 'GET /me/reposts/tracks?*'
    }

    It 'gets who reposted a track, given or piped' {
        $given = @(Get-SCRepost -Track $track.Id -First 7)

        $given | Should -HaveCount 7
        $given | Should -BeOfType ([SoundCloud.User])
        ($track | Get-SCRepost -First 7).Urn | Should -Be $given.Urn
        Get-Sent $sandbox | Should -Be (, "GET /tracks/$($track.Urn)/reposters?limit=7&linked_partitioning=true" * 2)
    }

    It 'gets who reposted a playlist, given or piped' {
        $given = @(Get-SCRepost -Playlist $playlist.Id -First 7)

        $given | Should -BeOfType ([SoundCloud.User])
        ($playlist | Get-SCRepost -First 7).Urn | Should -Be $given.Urn
        Get-Sent $sandbox | Should -Be (, "GET /playlists/$($playlist.Urn)/reposters?limit=7&linked_partitioning=true" * 2)
    }

    It 'filters tracks with -Access' {
        $null = Get-SCRepost -Access playable

        Get-Sent $sandbox | Should -BeLike 'GET /me/reposts/tracks?*access=playable*'
    }

    It 'refuses -Access with -Kind Playlist: playlists have no such filter' {
        { Get-SCRepost -Kind Playlist -Access playable } | Should -Throw -ErrorId 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.GetSCRepostCommand'

        Get-Sent $sandbox | Should -BeNullOrEmpty
    }

    It 'knows a new repost at once' {
        $new = Search-SCPlaylist a -First 200 | Where-Object Urn -NotIn (Get-SCRepost -Kind Playlist).Urn | Select-Object -First 1
        Add-SCRepost -Playlist $new

        (Get-SCRepost -Kind Playlist -First 1).Urn | Should -Be $new.Urn
        (Get-SCRepost -Playlist $new -First 1).Permalink | Should -Be 'demo-dj'

        $new | Remove-SCRepost
        (Get-SCRepost -Kind Playlist).Urn | Should -Not -Contain $new.Urn
    }

    It 'goes on after a track that is missing' {
        $found = Get-SCRepost -Track $missing, $track -First 1 -ErrorAction SilentlyContinue -ErrorVariable failed

        $found | Should -HaveCount 1
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCRepostCommand'
        $failed.TargetObject | Should -Be $missing
    }

    It 'refuses a user as a track and sends nothing' {
        Get-SCRepost -Track 'soundcloud:users:1001' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.GetSCRepostCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'asks nothing for <Kind>, and never means yours' -ForEach $nothings {
        Get-Everything $Ask | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'needs a user''s token for yours and none for others''' {
        Get-SCRepost -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-SCRepost -Kind Playlist -Session $app -ErrorAction SilentlyContinue -ErrorVariable +failed
        $failed.FullyQualifiedErrorId | Should -Be (, 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.GetSCRepostCommand' * 2)
        $sandbox.Requests | Should -BeNullOrEmpty

        Get-SCRepost -Track $track -First 1 -Session $app | Should -HaveCount 1
    }
}

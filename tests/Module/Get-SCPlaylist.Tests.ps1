BeforeDiscovery {
    $nothings = @(
        @{ Kind = 'an empty pipeline with -NoTracks'; Ask = { @() | Get-SCPlaylist -NoTracks } }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $playlists = @(Get-SCPlaylist)
    $album = $playlists | Where-Object PlaylistType -EQ 'album'
    $private = $playlists | Where-Object Sharing -EQ 'private'
    $demo = Get-SCUser
    $missing = 99999
    $blocked, $playable = 'blocked', 'playable' | ForEach-Object { Search-SCTrack -Access $_ -First 1 }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Get-SCPlaylist' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'gets your own with their tracks' {
        $found = @(Get-SCPlaylist)

        $found | Should -HaveCount 6
        $found | Should -BeOfType ([SoundCloud.Playlist])
        ($found | Where-Object Urn -EQ $album.Urn).Tracks | Should -HaveCount 6
        Get-Sent $sandbox | Should -Be 'GET /me/playlists?limit=200&linked_partitioning=true'
    }

    It 'leaves their tracks out with -NoTracks' {
        Get-SCPlaylist -NoTracks | Where-Object Tracks | Should -BeNullOrEmpty
        (Get-SCPlaylist $album -NoTracks).TrackCount | Should -Be 6

        @(Get-Sent $sandbox)[0] | Should -BeLike 'GET /me/playlists?*show_tracks=false*'
        @(Get-Sent $sandbox)[1] | Should -Be "GET /playlists/$($album.Urn)?show_tracks=false"
    }

    It 'gets one by <Form>' -ForEach @(
        @{ Form = 'number'; Id = { $album.Id } }
        @{ Form = 'numeric text'; Id = { "$($album.Id)" } }
        @{ Form = 'URN'; Id = { $album.Urn } }
        @{ Form = 'API address'; Id = { $album.Uri } }
        @{ Form = 'object'; Id = { $album } }
        @{ Form = 'object that has Urn'; Id = { [pscustomobject]@{ Urn = $album.Urn } } }
    ) {
        (Get-SCPlaylist (& $Id)).Title | Should -Be $album.Title
        (& $Id | Get-SCPlaylist).Title | Should -Be $album.Title

        Get-Sent $sandbox | Should -Be (, "GET /playlists/$($album.Urn)" * 2)
    }

    It 'resolves a link' {
        (Get-SCPlaylist $album.PermalinkUrl).Urn | Should -Be $album.Urn

        @(Get-Sent $sandbox)[0] | Should -BeLike 'GET /resolve?url=*'
        @(Get-Sent $sandbox)[1] | Should -Be "GET /playlists/$($album.Urn)"
    }

    It 'gets a user''s, given or piped' {
        (Get-SCPlaylist -User $demo.Urn -First 2).User.Permalink | Should -Be 'demo-dj', 'demo-dj'
        $null = $demo | Get-SCPlaylist -NoTracks -First 2

        @(Get-Sent $sandbox)[0] | Should -Be "GET /users/$($demo.Urn)/playlists?limit=2&linked_partitioning=true"
        @(Get-Sent $sandbox)[1] | Should -Be "GET /users/$($demo.Urn)/playlists?show_tracks=false&limit=2&linked_partitioning=true"
    }

    It 'takes me for yourself' {
        $null = Get-SCPlaylist -User me -First 1

        Get-Sent $sandbox | Should -BeLike 'GET /me/playlists?*'
    }

    It 'filters a user''s with -Access' {
        $null = Get-SCPlaylist -User $demo -Access playable -First 1

        Get-Sent $sandbox | Should -BeLike "GET /users/$($demo.Urn)/playlists?*access=playable*"
    }

    It 'includes the tracks that -Access names, given or piped' {
        $mixed = New-SCPlaylist -Title 'Mixed' -Track ($blocked, $playable)
        $sandbox.Requests.Clear()

        (Get-SCPlaylist $mixed.Id).Tracks.Urn | Should -Be $playable.Urn
        (Get-SCPlaylist $mixed.Id -Access Blocked).Tracks.Urn | Should -Be $blocked.Urn
        ($mixed.Id | Get-SCPlaylist -Access playable, preview, blocked).Tracks.Urn | Should -Be $blocked.Urn, $playable.Urn

        Get-Sent $sandbox | Should -Be @(
            "GET /playlists/$($mixed.Urn)"
            "GET /playlists/$($mixed.Urn)?access=blocked"
            "GET /playlists/$($mixed.Urn)?access=playable,preview,blocked"
        )
    }

    It 'opens another''s private one with -SecretToken or its share link, and not without' {
        $secret = $private.PermalinkUrl.Split('/')[-1]

        Get-SCPlaylist $private.Id -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCPlaylistCommand'

        (Get-SCPlaylist $private.Id -SecretToken $secret -Session $app).Title | Should -Be 'Private Notes'
        (Get-SCPlaylist $private.PermalinkUrl -Session $app).Title | Should -Be 'Private Notes'
        (Get-SCPlaylist $private.Uri -Session $app).Title | Should -Be 'Private Notes'
        Get-Sent $sandbox "*/playlists/$($private.Urn)?secret_token=[*][*][*]" | Should -HaveCount 3
    }

    It 'feeds its tracks to what takes tracks' {
        ((Get-SCPlaylist $album).Tracks | Get-SCTrack).Urn | Should -Be $album.Tracks.Urn
        (Get-SCPlaylist $album | Get-SCTrack).Urn | Should -Be $album.Tracks.Urn
    }

    It 'goes on after one that is missing, in input order' {
        $written = @($album, $missing, $private | Get-SCPlaylist -ErrorAction Continue 2>&1)

        $written[0].Urn | Should -Be $album.Urn
        $written[1].FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCPlaylistCommand'
        $written[1].TargetObject | Should -Be $missing
        $written[2].Urn | Should -Be $private.Urn
    }

    It 'refuses a track as SoundCloud.InvalidId and sends nothing' {
        Get-SCPlaylist 'soundcloud:tracks:1' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.GetSCPlaylistCommand'
        $failed.TargetObject | Should -Be 'soundcloud:tracks:1'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'gets those of the user of a piped track' {
        $track = $album.Tracks[0]

        $null = $track | Get-SCPlaylist -First 1

        Get-Sent $sandbox | Should -Be "GET /users/$($track.User.Urn)/playlists?limit=1&linked_partitioning=true"
    }

    It 'asks nothing for <Kind>, and never means yours' -ForEach $nothings {
        Get-Everything $Ask | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'needs a user''s token for yours and none for another''s' {
        Get-SCPlaylist -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.GetSCPlaylistCommand'
        $sandbox.Requests | Should -BeNullOrEmpty

        Get-SCPlaylist -User $demo -First 1 -Session $app | Should -HaveCount 1
    }
}

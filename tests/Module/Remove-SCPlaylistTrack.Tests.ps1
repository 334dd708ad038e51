BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $mixed = 12350044
    $every = @{ Access = 'playable', 'preview', 'blocked' }
    $held = @(Get-SCTrack -Playlist $mixed @every)
    $tracks = @(Search-SCTrack -Access playable -First 20)
    $list = New-SCPlaylist 'Plain'
    $missing = 99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Remove-SCPlaylistTrack' {
    BeforeEach {
        Set-SCPlaylist $list -Track $tracks[0..4]
        $sandbox.Requests.Clear()
    }

    It 'reads with all three access values, writes the rest, and returns nothing' {
        Get-Everything { Remove-SCPlaylistTrack $list.Id $tracks[2].Id } | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -Be "GET /playlists/$($list.Urn)?access=playable,preview,blocked", "PUT /playlists/$($list.Urn)"
        (Get-SCTrack -Playlist $list).Urn | Should -Be @(0, 1, 3, 4 | ForEach-Object { $tracks[$_].Urn })
    }

    It 'keeps blocked and private tracks where they are' {
        $gone = $held | Where-Object Access -EQ 'playable' | Select-Object -Last 1

        Remove-SCPlaylistTrack $mixed $gone

        $left = @(Get-SCTrack -Playlist $mixed @every)
        $left.Urn | Should -Be ($held.Urn -ne $gone.Urn)
        $left.Access | Sort-Object -Unique | Should -Be 'blocked', 'playable', 'preview'
        $left.Sharing | Should -Contain 'private'
    }

    It 'takes a blocked track out' {
        $blocked = $held | Where-Object Access -EQ 'blocked' | Select-Object -First 1

        Remove-SCPlaylistTrack $mixed $blocked.Urn

        (Get-SCTrack -Playlist $mixed @every).Urn | Should -Not -Contain $blocked.Urn
    }

    It 'makes one edit for a whole pipeline' {
        $after = $tracks[4], $tracks[0].Urn, $tracks[1].PermalinkUrl | Remove-SCPlaylistTrack $list -PassThru

        $after.Tracks.Urn | Should -Be $tracks[2].Urn, $tracks[3].Urn
        Get-Sent $sandbox 'PUT *' | Should -HaveCount 1
    }

    It 'takes every place of a track out' {
        Set-SCPlaylist $list -Track $tracks[0], $tracks[1], $tracks[0]

        (Remove-SCPlaylistTrack $list $tracks[0] -PassThru).Tracks.Urn | Should -Be $tracks[1].Urn
    }

    It 'takes out what is at -Index, and no other place of the same track' {
        Set-SCPlaylist $list -Track $tracks[0], $tracks[1], $tracks[0], $tracks[2]

        (Remove-SCPlaylistTrack $list -Index 2, 3 -PassThru).Tracks.Urn | Should -Be $tracks[0].Urn, $tracks[1].Urn
    }

    It 'refuses an -Index beyond the end and writes nothing' {
        Remove-SCPlaylistTrack $list -Index 0, 5 -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.RemoveSCPlaylistTrackCommand'
        $failed.ErrorDetails.Message | Should -BeLike '*index 5*has 5 tracks*'
        Get-Sent $sandbox 'PUT *' | Should -BeNullOrEmpty
    }

    It 'reports each track that is not there, and takes the others out' {
        $after = $tracks[9], $tracks[0], $tracks[8].Id | Remove-SCPlaylistTrack $list -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed

        $after.Tracks.Urn | Should -Be $tracks[1..4].Urn
        $failed.FullyQualifiedErrorId | Sort-Object -Unique | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.RemoveSCPlaylistTrackCommand'
        $failed[0].TargetObject.Urn | Should -Be $tracks[9].Urn
        $failed[1].TargetObject | Should -Be $tracks[8].Id
    }

    It 'empties a playlist' {
        (Get-SCTrack -Playlist $list | Remove-SCPlaylistTrack $list -PassThru).TrackCount | Should -Be 0
    }

    It 'writes nothing where nothing of it is there' {
        $after = Remove-SCPlaylistTrack $list $tracks[9] -PassThru -ErrorAction SilentlyContinue

        $after.Tracks.Urn | Should -Be $tracks[0..4].Urn
        Get-Sent $sandbox 'PUT *' | Should -BeNullOrEmpty
    }

    It 'undoes what Add-SCPlaylistTrack did' {
        Add-SCPlaylistTrack $list $tracks[10..12]
        (Remove-SCPlaylistTrack $list $tracks[10..12] -PassThru).Tracks.Urn | Should -Be $tracks[0..4].Urn
    }

    It 'refuses an id that is none, and takes the others out' {
        'soundcloud:users:1001', $tracks[1] | Remove-SCPlaylistTrack $list -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.RemoveSCPlaylistTrackCommand'
        $failed.TargetObject | Should -Be 'soundcloud:users:1001'
        (Get-SCTrack -Playlist $list).Urn | Should -Not -Contain $tracks[1].Urn
    }

    It 'reports a playlist that is missing as SoundCloud.NotFound' {
        Remove-SCPlaylistTrack $missing $tracks[1] -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.RemoveSCPlaylistTrackCommand'
        $failed.TargetObject | Should -Be $missing
    }

    It 'refuses an app''s token and sends nothing, not even to resolve a link' {
        Remove-SCPlaylistTrack $list $tracks[1].PermalinkUrl -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.RemoveSCPlaylistTrackCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf, not even to resolve a link' {
        Invoke-Quietly -Arguments (Get-SCSession), $list, $tracks {
            param($session, $list, $tracks)
            $tracks[1], $tracks[2].PermalinkUrl | Remove-SCPlaylistTrack $list -WhatIf -PassThru -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $tracks = @(Search-SCTrack -Access playable -First 20)
    $list = New-SCPlaylist 'Plain'
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Move-SCPlaylistTrack' {
    BeforeEach {
        Set-SCPlaylist $list -Track $tracks[0..4]
        $sandbox.Requests.Clear()
    }

    It 'reads with all three access values, writes the new order, and returns nothing' {
        Get-Everything { Move-SCPlaylistTrack $list.Id $tracks[3].Id -Index 1 } | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -Be "GET /playlists/$($list.Urn)?access=playable,preview,blocked", "PUT /playlists/$($list.Urn)"
        (Get-SCTrack -Playlist $list).Urn | Should -Be @(0, 3, 1, 2, 4 | ForEach-Object { $tracks[$_].Urn })
    }

    It 'puts <Places> to <Index>' -ForEach @(
        @{ Places = 0; Index = 4; After = 1, 2, 3, 4, 0 }
        @{ Places = 0; Index = 500; After = 1, 2, 3, 4, 0 }
        @{ Places = 4, 2; Index = 0; After = 4, 2, 0, 1, 3 }
        @{ Places = 0, 1; Index = 1; After = 2, 0, 1, 3, 4 }
    ) {
        $expected = $After | ForEach-Object { $tracks[$_].Urn }

        (Move-SCPlaylistTrack $list -FromIndex $Places -Index $Index -PassThru).Tracks.Urn | Should -Be $expected
        Set-SCPlaylist $list -Track $tracks[0..4]
        ($Places | ForEach-Object { $tracks[$_] } | Move-SCPlaylistTrack $list -Index $Index -PassThru).Tracks.Urn | Should -Be $expected
    }

    It 'moves the first place of a track that is there twice, or the one at -FromIndex' {
        Set-SCPlaylist $list -Track $tracks[0], $tracks[1], $tracks[0], $tracks[2]
        (Move-SCPlaylistTrack $list $tracks[0] -Index 500 -PassThru).Tracks.Urn | Should -Be @(1, 0, 2, 0 | ForEach-Object { $tracks[$_].Urn })
        (Move-SCPlaylistTrack $list -FromIndex 3 -Index 0 -PassThru).Tracks.Urn | Should -Be @(0, 1, 0, 2 | ForEach-Object { $tracks[$_].Urn })
    }

    It 'writes nothing where the order is right' {
        (Move-SCPlaylistTrack $list $tracks[2] -Index 2 -PassThru).Tracks.Urn | Should -Be $tracks[0..4].Urn

        Get-Sent $sandbox 'PUT *' | Should -BeNullOrEmpty
    }

    It 'keeps blocked and private tracks' {
        $held = @(Get-SCTrack -Playlist 12350044 -Access playable, preview, blocked)

        Move-SCPlaylistTrack 12350044 $held[-1] -Index 0

        (Get-SCTrack -Playlist 12350044 -Access playable, preview, blocked).Urn | Should -Be @($held[-1].Urn; $held[0..($held.Count - 2)].Urn)
    }

    It 'reports a track that is not there, and moves the others' {
        $after = $tracks[9], $tracks[4] | Move-SCPlaylistTrack $list -Index 0 -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed

        $after.Tracks.Urn | Should -Be @(4, 0, 1, 2, 3 | ForEach-Object { $tracks[$_].Urn })
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.MoveSCPlaylistTrackCommand'
        $failed.TargetObject.Urn | Should -Be $tracks[9].Urn
    }

    It 'refuses a -FromIndex beyond the end and writes nothing' {
        Move-SCPlaylistTrack $list -FromIndex 5 -Index 0 -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.MoveSCPlaylistTrackCommand'
        Get-Sent $sandbox 'PUT *' | Should -BeNullOrEmpty
    }

    It 'refuses an app''s token and sends nothing' {
        Move-SCPlaylistTrack $list $tracks[1] -Index 0 -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.MoveSCPlaylistTrackCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        Invoke-Quietly -Arguments (Get-SCSession), $list, $tracks {
            param($session, $list, $tracks)
            $tracks[1] | Move-SCPlaylistTrack $list -Index 0 -WhatIf -PassThru -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

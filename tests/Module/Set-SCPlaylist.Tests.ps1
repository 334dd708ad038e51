BeforeDiscovery {
    $members = @(
        @{ Parameters = @{ Title = 'New' }; Sends = '"title":"New"' }
        @{ Parameters = @{ Description = '' }; Sends = '"description":""' }
        @{ Parameters = @{ Sharing = 'Public' }; Sends = '"sharing":"public"' }
        @{ Parameters = @{ Tag = @() }; Sends = '"tag_list":""' }
        @{ Parameters = @{ SetType = 'playlist' }; Sends = '"set_type":"playlist"' }
        @{ Parameters = @{ ReleaseDate = [datetime]'2024-02-29' }; Sends = '"release_date":"2024-02-29"' }
        @{ Parameters = @{ Track = @() }; Sends = '"tracks":[]' }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $tracks = @(Search-SCTrack -Access playable -First 6)
    $list, $second = 'First', 'Second' | ForEach-Object { New-SCPlaylist $_ -Track $tracks[0..3] -Description 'kept' }
    $foreign = Search-SCPlaylist a -NoTracks -First 200 | Where-Object { $_.User.Permalink -ne 'demo-dj' } | Select-Object -First 1
    $missing = 99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Set-SCPlaylist' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'spreads more than 500 tracks over several playlists with -Split, the second time over the same ones' {
        $many = @(1..1001 | ForEach-Object { $tracks[$_ % 2] })
        $list = New-SCPlaylist 'Archive' -Sharing Private
        $sandbox.Requests.Clear()

        $parts = $many | Set-SCPlaylist $list -Split -PassThru -Genre Dub

        $parts.Title | Should -Be 'Archive', 'Archive 2', 'Archive 3'
        $parts.TrackCount | Should -Be 500, 500, 1
        $parts.Genre | Should -Be 'Dub', 'Dub', 'Dub'
        $parts.Sharing | Sort-Object -Unique | Should -Be 'private' -Because 'what belongs to a private playlist does not become public'
        $parts[0].Urn | Should -Be $list.Urn
        Get-Sent $sandbox 'POST*' | Should -HaveCount 2
        Get-Sent $sandbox | Should -HaveCount 5

        $sandbox.Requests.Clear()
        $again = Set-SCPlaylist $list -Track $many -Split -PassThru
        $again.Urn | Should -Be $parts.Urn
        Get-Sent $sandbox 'POST*' | Should -BeNullOrEmpty
    }

    It 'goes on with the playlists that New-SCPlaylist -Split made' {
        $made = 1..1001 | ForEach-Object { $tracks[$_ % 2] } | New-SCPlaylist 'Crates' -Split

        $set = 1..501 | ForEach-Object { $tracks[0] } | Set-SCPlaylist $made[0] -Split -PassThru -WarningVariable warned -WarningAction SilentlyContinue

        $set.Urn | Should -Be $made[0..1].Urn
        $set.TrackCount | Should -Be 500, 1
        $warned | Should -BeLike 'Crates 3 is not needed any more*'
    }

    It 'numbers all parts where a title is given' {
        $list = New-SCPlaylist 'Old name'

        (1..501 | ForEach-Object { $tracks[0] } | Set-SCPlaylist $list -Title 'New name' -Split -PassThru).Title | Should -Be 'New name 1', 'New name 2'
    }

    It 'writes one playlist with -Split where that is enough, by one request' {
        1..500 | ForEach-Object { $tracks[0] } | Set-SCPlaylist $second -Split
        Get-Sent $sandbox | Should -Be "PUT /playlists/$($second.Urn)"
        Set-SCPlaylist $second -Track $tracks[0..3]
    }

    It 'never splits without -Split, and sends nothing with -WhatIf' {
        1..501 | ForEach-Object { $tracks[0] } | Set-SCPlaylist $second -ErrorAction SilentlyContinue -ErrorVariable failed
        1..501 | ForEach-Object { $tracks[0] } | Set-SCPlaylist $second -Split -WhatIf

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.SetSCPlaylistCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sets the artwork, and leaves the rest as it is' {
        $picture = Join-Path $TestDrive 'cover.png'
        [IO.File]::WriteAllBytes($picture, [byte[]](0x89, 0x50, 0x4E, 0x47, 1, 2, 3))
        $new = New-SCPlaylist 'Without cover' -Track (Search-SCTrack -First 2)
        $new.ArtworkUrl | Should -BeNullOrEmpty
        $sandbox.Requests.Clear()

        $changed = Set-SCPlaylist $new.Id -ArtworkPath $picture -PassThru

        $changed.ArtworkUrl | Should -Not -BeNullOrEmpty
        $changed.Tracks.Urn | Should -Be $new.Tracks.Urn
        Get-Sent $sandbox | Should -Be "PUT /playlists/$($new.Urn)"
    }

    It 'changes what is given, returns nothing, and the rest stays' {
        Get-Everything { Set-SCPlaylist $list.Id -Title 'Renamed' -Genre 'Techno' } | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -Be "PUT /playlists/$($list.Urn)"
        $read = Get-SCPlaylist $list.Id
        $read.Title | Should -Be 'Renamed'
        $read.Genre | Should -Be 'Techno'
        $read.Description | Should -Be 'kept'
        $read.Tracks.Urn | Should -Be $tracks[0..3].Urn
    }

    It 'sends <Sends> and nothing else' -ForEach $members {
        $changed = Set-SCPlaylist $second.Urn @Parameters -PassThru

        $changed.Urn | Should -Be $second.Urn
        Get-Sent $sandbox | Should -HaveCount 1
        $sandbox.Requests[0].BodyLength | Should -Be "{`"playlist`":{$Sends}}".Length
    }

    It 'replaces and reorders the tracks with -Track' {
        $changed = Set-SCPlaylist $list.Id -Track $tracks[3], $tracks[0].Urn, $tracks[5].Id -PassThru

        $changed.Tracks.Urn | Should -Be $tracks[3].Urn, $tracks[0].Urn, $tracks[5].Urn
        (Get-SCTrack -Playlist $list.Id).Urn | Should -Be $changed.Tracks.Urn
    }

    It 'replaces the tracks by those of a pipeline, in order, and sets what else is given' {
        $changed = $tracks[4], $tracks[1].Id, $tracks[4] | Set-SCPlaylist $list.Id -Unique -Genre 'Acid' -PassThru

        $changed.Tracks.Urn | Should -Be $tracks[4].Urn, $tracks[1].Urn
        $changed.Genre | Should -Be 'Acid'
        Get-Sent $sandbox | Should -Be "PUT /playlists/$($list.Urn)"
    }

    It 'takes a piped playlist or number for the playlist, not for its tracks' {
        $before = @((Get-SCTrack -Playlist $list).Urn)
        $sandbox.Requests.Clear()

        $list, $list.Id | Set-SCPlaylist -Genre 'Dub'

        Get-Sent $sandbox | Should -Be "PUT /playlists/$($list.Urn)", "PUT /playlists/$($list.Urn)"
        (Get-SCTrack -Playlist $list).Urn | Should -Be $before
    }

    It 'names each track that is missing and writes nothing' {
        $before = @((Get-SCTrack -Playlist $list).Urn)

        $tracks[0], 99998, 99999 | Set-SCPlaylist $list -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Sort-Object -Unique | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.SetSCPlaylistCommand'
        $failed.TargetObject | Should -Be 99998, 99999
        (Get-SCTrack -Playlist $list).Urn | Should -Be $before
    }

    It 'reverses a playlist with what it holds' {
        Set-SCPlaylist $list.Id -Track $tracks[0..2]
        $held = @(Get-SCTrack -Playlist $list)
        [array]::Reverse($held)

        (Set-SCPlaylist $list -Track $held -PassThru).Tracks.Urn | Should -Be $tracks[2].Urn, $tracks[1].Urn, $tracks[0].Urn
    }

    It 'resolves links, of the playlist and of tracks' {
        (Set-SCPlaylist $second.PermalinkUrl -Track $tracks[1].PermalinkUrl, $tracks[0] -PassThru).Tracks.Urn | Should -Be $tracks[1].Urn, $tracks[0].Urn

        Get-Sent $sandbox 'GET /resolve?*' | Should -HaveCount 2
    }

    It 'changes piped playlists in order' {
        ($list, $second.Urn | Set-SCPlaylist -Description 'both' -PassThru).Description | Should -Be 'both', 'both'

        Get-Sent $sandbox | Should -HaveCount 2
    }

    It 'sends of a piped playlist only what was typed' {
        Get-SCPlaylist $list.Id | Set-SCPlaylist -Genre 'Dub'

        $sandbox.Requests[1].BodyLength | Should -Be '{"playlist":{"genre":"Dub"}}'.Length
    }

    It 'refuses more than 500 tracks and sends nothing' {
        Set-SCPlaylist $list.Id -Track (1..501) -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.SetSCPlaylistCommand'
        $failed.ErrorDetails.Message | Should -BeLike '*at most 500 tracks, not 501*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses a user among its tracks as SoundCloud.InvalidId and sends nothing' {
        Set-SCPlaylist $list.Id -Track 'soundcloud:users:1001' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.SetSCPlaylistCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reports another''s playlist and a missing one, and goes on' {
        $changed = $foreign.Id, $missing, $list.Id | Set-SCPlaylist -Genre 'House' -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed

        $changed.Urn | Should -Be $list.Urn
        $failed.FullyQualifiedErrorId | Should -Be @('Forbidden', 'NotFound' | ForEach-Object { "SoundCloud.$_,SoundCloud.PowerShell.Commands.SetSCPlaylistCommand" })
        $failed.TargetObject | Should -Be $foreign.Id, $missing
    }

    It 'refuses a track as SoundCloud.InvalidId and sends nothing' {
        Set-SCPlaylist $tracks[0].Urn -Genre 'House' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.SetSCPlaylistCommand'
        $failed.TargetObject | Should -Be $tracks[0].Urn
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses an app''s token and sends nothing, not even to resolve a link' {
        Set-SCPlaylist $list.PermalinkUrl -Track $tracks[0].PermalinkUrl -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.SetSCPlaylistCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'says with -WhatIf what would be set' {
        $shown = Invoke-FreshShell {
            param($module)
            Import-Module $module
            Connect-SoundCloud -Sandbox
            Set-SCPlaylist 12349310 -Title 'New' -Track 2256221513, 2168800381 -WhatIf
        } $ModulePath

        "$shown" | Should -BeLike '*"Change playlist: title ''New'', 2 tracks"*'
    }

    It 'sends nothing with -WhatIf' {
        Invoke-Quietly -Arguments (Get-SCSession), $list, $tracks {
            param($session, $list, $tracks)
            $list, $list.PermalinkUrl | Set-SCPlaylist -Track $tracks[0].PermalinkUrl -WhatIf -PassThru -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'evaluates a script block for each playlist' {
        $made = 'One', 'Two' | ForEach-Object { New-SCPlaylist $_ }

        ($made | Set-SCPlaylist -Title { $_.Title + '!' } -PassThru).Title | Should -BeExactly 'One!', 'Two!'
    }

    It 'refuses a script block where all piped tracks go into one playlist' {
        $failure = Get-Failure { $tracks | Set-SCPlaylist $list -Title { $_.Title } }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sets of the playlist none of the piped tracks'' members' {
        $made = New-SCPlaylist 'Kept title' -Genre 'Kept'
        $sandbox.Requests.Clear()

        $changed = $tracks | Set-SCPlaylist $made -PassThru

        $changed.Title, $changed.Genre | Should -BeExactly 'Kept title', 'Kept'
        $changed.Tracks.Urn | Should -Be $tracks.Urn
    }

    It 'refuses an empty title that was typed' {
        Set-SCPlaylist $list -Title '' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

BeforeDiscovery {
    $members = @(
        @{ Parameters = @{ Description = 'text' }; Sends = '"description":"text"' }
        @{ Parameters = @{ Sharing = 'Private' }; Sends = '"sharing":"private"' }
        @{ Parameters = @{ Genre = 'Techno' }; Sends = '"genre":"Techno"' }
        @{ Parameters = @{ Tag = 'vinyl', 'late night' }; Sends = '"tag_list":"vinyl \u0022late night\u0022"' }
        @{ Parameters = @{ SetType = 'album' }; Sends = '"set_type":"album"' }
        @{ Parameters = @{ License = 'cc-by' }; Sends = '"license":"cc-by"' }
        @{ Parameters = @{ Permalink = 'a-link' }; Sends = '"permalink":"a-link"' }
        @{ Parameters = @{ Ean = '4006381333931' }; Sends = '"ean":"4006381333931"' }
        @{ Parameters = @{ LabelName = 'Label' }; Sends = '"label_name":"Label"' }
        @{ Parameters = @{ Release = 'R1' }; Sends = '"release":"R1"' }
        @{ Parameters = @{ ReleaseDate = [datetime]'2024-02-29' }; Sends = '"release_date":"2024-02-29"' }
        @{ Parameters = @{ PurchaseTitle = 'Buy' }; Sends = '"purchase_title":"Buy"' }
        @{ Parameters = @{ PurchaseUrl = 'https://shop.example.com' }; Sends = '"purchase_url":"https://shop.example.com"' }
        @{ Parameters = @{ Track = @() }; Sends = '"tracks":[]' }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $tracks = @(Search-SCTrack -Access playable -First 10)
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'New-SCPlaylist' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'refuses an unknown <Word> and sends nothing' -ForEach @(
        @{ Word = 'mixtape'; Do = { New-SCPlaylist 'x' -SetType mixtape } }
        @{ Word = 'mine'; Do = { New-SCPlaylist 'x' -License mine } }
        @{ Word = 'friends'; Do = { New-SCPlaylist 'x' -Sharing friends } }
    ) {
        $failure = Get-Failure $Do

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.NewSCPlaylistCommand'
        "$failure" | Should -BeLike "*'$Word' is not one of: *"
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'takes what another playlist shows' {
        $from = New-SCPlaylist 'From' -Tag 'spirit space', 'techno' -SetType album -ReleaseDate 2024-02-29

        $to = New-SCPlaylist 'To' -Tag $from.Tags -PlaylistType $from.PlaylistType -ReleaseDate $from.ReleaseDate
        (New-SCPlaylist 'Too' -TagList $from.TagList).TagList | Should -BeExactly $from.TagList

        $to.TagList | Should -BeExactly '"spirit space" techno'
        $to.Tags | Should -BeExactly 'spirit space', 'techno'
        $to.PlaylistType, $to.ReleaseDate | Should -BeExactly 'album', '2024-02-29'
        (Set-SCPlaylist $to -Tag '"late night" dub' -PassThru).Tags | Should -BeExactly 'late night', 'dub'
    }

    It 'makes a playlist, returns it, and it is read back' {
        $made = New-SCPlaylist 'Road trip'

        $made | Should -BeOfType ([SoundCloud.Playlist])
        $made.Title | Should -Be 'Road trip'
        $made.TrackCount | Should -Be 0
        Get-Sent $sandbox | Should -Be 'POST /playlists'
        $sandbox.Requests[0].BodyLength | Should -Be '{"playlist":{"title":"Road trip"}}'.Length
        (Get-SCPlaylist).Urn | Should -Contain $made.Urn
    }

    It 'sends <Sends> and nothing else' -ForEach $members {
        $null = New-SCPlaylist 'x' @Parameters

        $sandbox.Requests[0].BodyLength | Should -Be "{`"playlist`":{`"title`":`"x`",$Sends}}".Length
    }

    It 'keeps tags of several words together, as tracks do' {
        (New-SCPlaylist 'Tagged' -Tag 'spirit space', 'techno', 'rock, pop').TagList | Should -Be '"spirit space" techno "rock, pop"'
    }

    It 'puts tracks in, in order and in every form' {
        $made = New-SCPlaylist 'Ordered' -Track $tracks[2], $tracks[0].Id, $tracks[1].Urn, $tracks[3].PermalinkUrl

        $made.Tracks.Urn | Should -Be $tracks[2].Urn, $tracks[0].Urn, $tracks[1].Urn, $tracks[3].Urn
        Get-Sent $sandbox | Should -HaveCount 2
        @(Get-Sent $sandbox)[0] | Should -BeLike 'GET /resolve?url=*'
    }

    It 'makes a playlist with artwork, tracks and tags, as one form' {
        $picture = Join-Path $TestDrive 'cover.png'
        [IO.File]::WriteAllBytes($picture, [byte[]](0x89, 0x50, 0x4E, 0x47, 1, 2, 3))
        $two = Search-SCTrack -First 2
        $sandbox.Requests.Clear()

        $playlist = New-SCPlaylist 'With cover' -Track $two -Tag 'spirit space', 'techno' -ArtworkPath $picture

        $playlist.ArtworkUrl | Should -Not -BeNullOrEmpty
        $playlist.Tracks.Urn | Should -Be $two.Urn
        $playlist.TagList | Should -BeExactly '"spirit space" techno'
        Get-Sent $sandbox | Should -Be 'POST /playlists'
    }

    It 'makes one playlist of all tracks of a pipeline, in order' {
        $made = $tracks[4], $tracks[1].Id, $tracks[3].Urn, $tracks[1] | New-SCPlaylist 'Piped' -Genre Techno

        $made | Should -HaveCount 1
        $made.Tracks.Urn | Should -Be $tracks[4].Urn, $tracks[1].Urn, $tracks[3].Urn, $tracks[1].Urn
        $made.Genre | Should -Be 'Techno'
        Get-Sent $sandbox | Should -Be 'POST /playlists'
    }

    It 'makes a playlist of what you like' {
        $liked = @(Get-SCLike -First 5)

        (Get-SCLike -First 5 | New-SCPlaylist 'My likes').Tracks.Urn | Should -Be $liked.Urn
    }

    It 'puts each track in once with -Unique, in whatever form it is given' {
        (New-SCPlaylist 'Unique' -Unique -Track $tracks[2], $tracks[0], $tracks[2].Id, $tracks[0].PermalinkUrl).Tracks.Urn | Should -Be $tracks[2].Urn, $tracks[0].Urn
    }

    It 'makes several playlists of more than 500 tracks with -Split' {
        $made = 1..1001 | ForEach-Object { $tracks[$_ % 2] } | New-SCPlaylist 'Many' -Split -Sharing Private

        $made.Title | Should -Be 'Many 1', 'Many 2', 'Many 3'
        $made.TrackCount | Should -Be 500, 500, 1
        $made[2].Tracks.Urn | Should -Be $tracks[1].Urn
        $made.Sharing | Sort-Object -Unique | Should -Be 'private'
        Get-Sent $sandbox | Should -HaveCount 3
    }

    It 'keeps the title with -Split where one playlist is enough' {
        (1..500 | ForEach-Object { $tracks[0] } | New-SCPlaylist 'Few' -Split).Title | Should -Be 'Few'
    }

    It 'refuses more than 500 tracks of a pipeline without -Split and sends nothing' {
        1..501 | New-SCPlaylist 'Too long' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.NewSCPlaylistCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'names each bad track and makes nothing: <Kind>' -ForEach @(
        @{ Kind = 'no track'; Bad = 'soundcloud:users:1001', 'soundcloud:users:1002'; Id = 'InvalidId' }
        @{ Kind = 'missing'; Bad = 99998, 99999; Id = 'NotFound' }
        @{ Kind = 'a link that leads nowhere'; Bad = , 'https://soundcloud.com/demo-dj/there-is-none'; Id = 'NotFound' }
    ) {
        $before = @(Get-SCPlaylist -NoTracks).Count

        New-SCPlaylist 'Bad' -Track (@($tracks[0]) + $Bad + @($tracks[1])) -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Sort-Object -Unique | Should -BeExactly "SoundCloud.$Id,SoundCloud.PowerShell.Commands.NewSCPlaylistCommand"
        $failed.TargetObject | Should -Be $Bad
        @(Get-SCPlaylist -NoTracks) | Should -HaveCount $before
    }

    It 'makes albums' {
        $album = New-SCPlaylist 'First Record' -SetType Album -License CC-BY -Track $tracks[0]

        $album.PlaylistType | Should -BeExactly 'album'
        $album.License | Should -BeExactly 'cc-by'
    }

    It 'refuses more than 500 tracks and sends nothing' {
        New-SCPlaylist 'Too long' -Track (1..501) -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.NewSCPlaylistCommand'
        $failed.ErrorDetails.Message | Should -BeLike '*at most 500 tracks, not 501*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses a user among its tracks as SoundCloud.InvalidId and sends nothing' {
        New-SCPlaylist 'x' -Track $tracks[0].Urn, 'soundcloud:users:1001' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.NewSCPlaylistCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reports a track that is missing as SoundCloud.NotFound and makes nothing' {
        New-SCPlaylist 'With a hole' -Track $tracks[0], 99999 -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.NewSCPlaylistCommand'
        (Get-SCPlaylist).Title | Should -Not -Contain 'With a hole'
    }

    It 'refuses <Kind> and sends nothing' -ForEach @(
        @{ Kind = 'an empty title'; Do = { New-SCPlaylist '' } }
        @{ Kind = '$null as title'; Do = { New-SCPlaylist $null } }
    ) {
        (Get-Failure $Do).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses an app''s token and sends nothing, not even to resolve a link' {
        New-SCPlaylist 'x' -Track $tracks[0].PermalinkUrl -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.NewSCPlaylistCommand'
        $failed.TargetObject | Should -Be 'x'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        Invoke-Quietly -Arguments (Get-SCSession), $tracks {
            param($session, $tracks)
            New-SCPlaylist 'x' -Track $tracks[0].PermalinkUrl -WhatIf -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'is not sent again when the service fails: there might be two' {
        $session = Connect-SoundCloud -Sandbox -MaximumRetryDelay 0 -PassThru
        $sandbox.EnableFault('status-503@POST /playlists')

        New-SCPlaylist 'x' -Session $session -ErrorAction SilentlyContinue -ErrorVariable failed

        $sandbox.DisableFault('status-503')
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.ServiceUnavailable,*'
        Get-Sent $sandbox | Should -HaveCount 1
    }
}

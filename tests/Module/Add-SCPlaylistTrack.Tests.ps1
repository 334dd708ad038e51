BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $mixed = 12350044
    $every = @{ Access = 'playable', 'preview', 'blocked' }
    $held = @(Get-SCTrack -Playlist $mixed @every)
    $tracks = @(Search-SCTrack -Access playable | Where-Object Urn -NotIn $held.Urn)
    $list = New-SCPlaylist 'Plain' -Track $tracks[0..2]
    $foreign = Search-SCPlaylist a -NoTracks -First 200 | Where-Object { $_.User.Permalink -ne 'demo-dj' } | Select-Object -First 1
    $missing = 99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Add-SCPlaylistTrack' {
    BeforeEach {
        Set-SCPlaylist $list -Track $tracks[0..2]
        $sandbox.Requests.Clear()
    }

    It 'reads with all three access values, writes the whole list, and returns nothing' {
        Get-Everything { Add-SCPlaylistTrack $list.Id $tracks[3].Id } | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -Be "GET /playlists/$($list.Urn)?access=playable,preview,blocked", "PUT /playlists/$($list.Urn)"
        (Get-SCTrack -Playlist $list).Urn | Should -Be $tracks[0..3].Urn
    }

    It 'keeps blocked and private tracks where they are' {
        $held.Access | Sort-Object -Unique | Should -Be 'blocked', 'playable', 'preview'
        $held.Sharing | Should -Contain 'private'

        Add-SCPlaylistTrack $mixed $tracks[10]

        (Get-SCTrack -Playlist $mixed @every).Urn | Should -Be (@($held.Urn) + $tracks[10].Urn)
    }

    It 'refuses where the write would drop tracks that it cannot see, and drops them with -Force' {
        $hiding = 12351055
        $seen = @(Get-SCTrack -Playlist $hiding @every).Urn
        (Get-SCPlaylist $hiding -NoTracks).TrackCount | Should -BeGreaterThan $seen.Count
        $sandbox.Requests.Clear()

        Add-SCPlaylistTrack $hiding $tracks[10] -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.HiddenTracks,SoundCloud.PowerShell.Commands.AddSCPlaylistTrackCommand'
        $failed.CategoryInfo.Category | Should -Be 'PermissionDenied'
        $failed.ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
        Get-Sent $sandbox 'PUT *' | Should -BeNullOrEmpty

        Add-SCPlaylistTrack $hiding $tracks[10] -Force
        (Get-SCTrack -Playlist $hiding @every).Urn | Should -Be ($seen + $tracks[10].Urn)
    }

    It 'reads what it writes back anew, whatever the cache holds' {
        Connect-SoundCloud -Sandbox -CacheTtl 3600
        try {
            $null = Invoke-SCRaw "/playlists/$($list.Urn)"
            $null = Get-SCPlaylist $list
            Add-SCPlaylistTrack $list $tracks[4] -WhatIf
            $sandbox.Requests.Clear()
            Add-SCPlaylistTrack $list $tracks[4]
            Add-SCPlaylistTrack $list $tracks[5]

            Get-Sent $sandbox 'GET *' | Should -HaveCount 2
            (Get-SCTrack -Playlist $list).Urn | Should -Be @(0, 1, 2, 4, 5 | ForEach-Object { $tracks[$_].Urn })
        }
        finally {
            Connect-SoundCloud -Sandbox
        }
    }

    It 'keeps all of a long list' {
        $long = New-SCPlaylist 'Long' -Track $tracks[0..259]
        $sandbox.Requests.Clear()

        Add-SCPlaylistTrack $long $tracks[260]

        Get-Sent $sandbox 'GET *' | Should -HaveCount 1
        (Get-SCTrack -Playlist $long).Urn | Should -Be $tracks[0..260].Urn
    }

    It 'asks the list itself where the playlist says that it holds nothing' {
        $sandbox.EnableFault('playlist-empty')
        try {
            Add-SCPlaylistTrack $list $tracks[3]
        }
        finally {
            $sandbox.DisableFault('playlist-empty')
        }

        Get-Sent $sandbox 'GET *' | Should -BeLike 'GET /playlists/*[?]access=playable,preview,blocked*'
        Get-Sent $sandbox 'GET */tracks[?]*' | Should -HaveCount 1
        (Get-SCTrack -Playlist $list).Urn | Should -Be $tracks[0..3].Urn
    }

    It 'adds to a playlist that is empty' {
        Set-SCPlaylist $list -Track @()

        (Add-SCPlaylistTrack $list $tracks[3] -PassThru).Tracks.Urn | Should -Be $tracks[3].Urn
    }

    It 'reports SoundCloud.Conflict if the playlist does not hold what was written' {
        $sandbox.EnableFault('playlist-write-lost')
        try {
            Add-SCPlaylistTrack $list $tracks[3] -ErrorAction SilentlyContinue -ErrorVariable failed
        }
        finally {
            $sandbox.DisableFault('playlist-write-lost')
        }

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.Conflict,SoundCloud.PowerShell.Commands.AddSCPlaylistTrackCommand'
        $failed.CategoryInfo.Category | Should -Be 'ResourceExists'
        $failed.TargetObject.Urn | Should -Be $list.Urn
        $failed.Exception.Lost | Should -Be 1
    }

    It 'makes one edit for a whole pipeline, in order' {
        $tracks[5], $tracks[4].Urn, $tracks[6].Id, $tracks[7].PermalinkUrl | Add-SCPlaylistTrack $list

        Get-Sent $sandbox 'PUT *' | Should -HaveCount 1
        (Get-SCTrack -Playlist $list).Urn | Should -Be @(0, 1, 2, 5, 4, 6, 7 | ForEach-Object { $tracks[$_].Urn })
    }

    It 'puts them at -Index' {
        $after = $tracks[4], $tracks[5] | Add-SCPlaylistTrack $list -Index 1 -PassThru

        $after.Tracks.Urn | Should -Be @(0, 4, 5, 1, 2 | ForEach-Object { $tracks[$_].Urn })
    }

    It 'puts them at the end for an -Index beyond it' {
        (Add-SCPlaylistTrack $list $tracks[4] -Index 400 -PassThru).Tracks.Urn[-1] | Should -Be $tracks[4].Urn
    }

    It 'leaves what it holds already where it is, and writes nothing where there is nothing new' {
        $after = Add-SCPlaylistTrack $list $tracks[1], $tracks[0] -PassThru

        $after.Tracks.Urn | Should -Be $tracks[0..2].Urn
        Get-Sent $sandbox 'PUT *' | Should -BeNullOrEmpty
    }

    It 'adds a track given twice once' {
        (Add-SCPlaylistTrack $list $tracks[8], $tracks[8].Id -PassThru).Tracks.Urn | Should -Be ($tracks[0..2].Urn + $tracks[8].Urn)
    }

    It 'warns once of what the playlist holds already' {
        Add-SCPlaylistTrack $list $tracks[0] -WarningVariable one -WarningAction SilentlyContinue
        $tracks[0], $tracks[1], $tracks[8], $tracks[8] | Add-SCPlaylistTrack $list -WarningVariable several -WarningAction SilentlyContinue

        $one.Message | Should -BeExactly '1 track was not added, because the playlist holds it already. -AllowDuplicate adds it again.'
        $several.Message | Should -BeExactly '3 tracks were not added, because the playlist holds them already. -AllowDuplicate adds them again.'
    }

    It 'adds them again with -AllowDuplicate' {
        $after = $tracks[0], $tracks[8], $tracks[8] | Add-SCPlaylistTrack $list -AllowDuplicate -PassThru -WarningVariable warned

        $after.Tracks.Urn | Should -Be @(0, 1, 2, 0, 8, 8 | ForEach-Object { $tracks[$_].Urn })
        $warned | Should -BeNullOrEmpty
    }

    It 'refuses more than 500 before any change' {
        $many = @($tracks[0..399].Id) + @(1..101)

        Add-SCPlaylistTrack $list $many -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.AddSCPlaylistTrackCommand'
        $failed.ErrorDetails.Message | Should -BeLike '*at most 500 tracks, not 501*'
        $failed.TargetObject.Urn | Should -Be $list.Urn
        Get-Sent $sandbox 'PUT *' | Should -BeNullOrEmpty
    }

    It 'opens the list with -SecretToken' {
        $private = Get-SCPlaylist 12346002
        Add-SCPlaylistTrack $private.Id $tracks[11] -SecretToken $private.PermalinkUrl.Split('/')[-1]

        Get-Sent $sandbox "GET /playlists/$($private.Urn)[?]*secret_token=[*][*][*]*" | Should -HaveCount 1
        (Get-SCTrack -Playlist $private).Urn[-1] | Should -Be $tracks[11].Urn
    }

    It 'refuses an id that is none, and adds the others' {
        'soundcloud:users:1001', $tracks[9] | Add-SCPlaylistTrack $list -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.AddSCPlaylistTrackCommand'
        $failed.TargetObject | Should -Be 'soundcloud:users:1001'
        (Get-SCTrack -Playlist $list).Urn[-1] | Should -Be $tracks[9].Urn
    }

    It 'sends nothing where no id is one' {
        Add-SCPlaylistTrack $list 'soundcloud:users:1001' -ErrorAction SilentlyContinue

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses a user as the playlist and sends nothing, not even to resolve a track''s link' {
        Add-SCPlaylistTrack 'soundcloud:users:1001' $tracks[3].PermalinkUrl -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.AddSCPlaylistTrackCommand'
        $failed.TargetObject | Should -Be 'soundcloud:users:1001'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reports <Kind> with the playlist as target, and changes nothing' -ForEach @(
        @{ Kind = 'a missing playlist'; Id = { $missing }; Name = 'NotFound' }
        @{ Kind = 'another''s playlist'; Id = { $foreign.Id }; Name = 'Forbidden' }
    ) {
        Add-SCPlaylistTrack (& $Id) $tracks[3] -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly "SoundCloud.$Name,SoundCloud.PowerShell.Commands.AddSCPlaylistTrackCommand"
        $failed.TargetObject | Should -Be (& $Id)
    }

    It 'refuses an app''s token and sends nothing, not even to resolve a link' {
        Add-SCPlaylistTrack $list.PermalinkUrl $tracks[3].PermalinkUrl -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.AddSCPlaylistTrackCommand'
        $failed.TargetObject | Should -Be $list.PermalinkUrl
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf, not even to resolve a link' {
        Invoke-Quietly -Arguments (Get-SCSession), $list, $tracks {
            param($session, $list, $tracks)
            $tracks[3], $tracks[4].PermalinkUrl | Add-SCPlaylistTrack $list.PermalinkUrl -WhatIf -PassThru -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

BeforeDiscovery {
    # From each length to each other one that matters: nothing, one, and both sides of the most that a playlist holds.
    $lengths = foreach ($from in 0, 1, 499, 500, 501) {
        foreach ($to in 0, 1, 499, 500) {
            @{ From = $from; To = $to }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox -TrackCount 700
    Connect-SoundCloud -Sandbox
    $every = @{ Access = 'playable', 'preview', 'blocked' }
    $id = 'SoundCloud.{0},SoundCloud.PowerShell.Commands.SyncSCPlaylistCommand'
    $mixed, $hiding = 12350044, 12351055
    $tracks = @(Search-SCTrack -Access playable)
    $blocked = @(Search-SCTrack -Access blocked)
    $list = New-SCPlaylist 'Synced'
    $source = New-SCPlaylist 'Source'
    $read = { param($Playlist) "GET /playlists/$($Playlist.Urn)?access=playable,preview,blocked" }

    # The lines of -WhatIf, which goes to the host and so into a transcript.
    function Get-HostOutput([scriptblock] $Script) {
        $path = Join-Path $TestDrive "$(New-Guid).txt"
        $null = Start-Transcript $path
        try {
            & $Script
        }
        finally {
            $null = Stop-Transcript
        }

        @(Get-Content $path) -match '^What if:'
    }

    # What a playlist holds, blocked tracks included.
    function Get-Held([object] $Playlist) {
        Get-SCTrack -Playlist $Playlist @every | ForEach-Object Urn
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Sync-SCPlaylist' {
    BeforeEach {
        Set-SCPlaylist $list -Track $tracks[0..4]
        Set-SCPlaylist $source -Track $tracks[3..7]
        $sandbox.Requests.Clear()
    }

    It 'makes a playlist equal to another by one write, and a second run writes nothing' {
        Get-Everything { Sync-SCPlaylist -From $source -To $list } | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -Be (& $read $source), (& $read $list), "PUT /playlists/$($list.Urn)"
        Get-Held $list | Should -Be $tracks[3..7].Urn
        Get-Held $source | Should -Be $tracks[3..7].Urn

        $sandbox.Requests.Clear()
        Sync-SCPlaylist -From $source -To $list
        Get-Sent $sandbox | Should -Be (& $read $source), (& $read $list)
    }

    It 'takes tracks, from the pipeline or not, and a change of order is a change' {
        $tracks[4..0] | Sync-SCPlaylist -To $list
        Get-Sent $sandbox | Should -Be (& $read $list), "PUT /playlists/$($list.Urn)"
        Get-Held $list | Should -Be $tracks[4..0].Urn

        Sync-SCPlaylist $tracks[2, 1] $list
        Get-Held $list | Should -Be $tracks[2, 1].Urn
    }

    It 'takes likes' {
        $likes = @(Get-SCLike -First 7)

        Sync-SCPlaylist -From $likes -To $list

        Get-Held $list | Should -Be $likes.Urn
    }

    It 'takes <Form>' -ForEach @(
        @{ Form = 'the number of a playlist'; Make = { $source.Id } }
        @{ Form = 'the URN of a playlist'; Make = { $source.Urn } }
        @{ Form = 'the link of a playlist'; Make = { $source.PermalinkUrl } }
        @{ Form = 'URNs of tracks'; Make = { $tracks[3..7].Urn } }
        @{ Form = 'links of tracks'; Make = { $tracks[3..7].PermalinkUrl } }
        @{ Form = 'rows with URNs'; Make = { $tracks[3..7] | Select-Object Urn, Title | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Form = 'a playlist and tracks together'; Make = { (Set-SCPlaylist $source -Track $tracks[3..5] -PassThru), $tracks[6], $tracks[7] } }
    ) {
        & $Make | Sync-SCPlaylist -To $list

        Get-Held $list | Should -Be $tracks[3..7].Urn
    }

    It 'refuses what is neither a track nor a playlist' {
        { Get-SCUser | Sync-SCPlaylist -To $list -ErrorAction Stop } | Should -Throw
        { Sync-SCPlaylist 'no id at all' $list -ErrorAction Stop } | Should -Throw -ErrorId ($id -f 'InvalidId')
        Get-Sent $sandbox 'PUT*' | Should -BeNullOrEmpty
    }

    It 'keeps tracks that are there twice, and takes each once with -Unique' {
        Set-SCPlaylist $source -Track $tracks[1, 2, 1]
        Sync-SCPlaylist $source $list
        Get-Held $list | Should -Be $tracks[1, 2, 1].Urn

        Sync-SCPlaylist $source $list -Unique
        Get-Held $list | Should -Be $tracks[1, 2].Urn
    }

    It 'copies blocked and private tracks of a playlist, and writes nothing the second time' {
        $held = Get-Held $mixed
        Sync-SCPlaylist $mixed $list
        Get-Held $list | Should -Be $held

        $sandbox.Requests.Clear()
        Sync-SCPlaylist $mixed $list
        Get-Sent $sandbox 'PUT*' | Should -BeNullOrEmpty
    }

    It 'never drops a blocked track that the source does not have: it stays after the track that it follows' {
        Set-SCPlaylist $list -Track $blocked[0], $tracks[0], $blocked[1], $blocked[2], $tracks[1], $tracks[2], $blocked[3]

        $tracks[2, 0, 5] | Sync-SCPlaylist -To $list

        $expected = $blocked[0], $tracks[2], $blocked[3], $tracks[0], $blocked[1], $blocked[2], $tracks[5]
        Get-Held $list | Should -Be $expected.Urn
        $sandbox.Requests.Clear()
        $tracks[2, 0, 5] | Sync-SCPlaylist -To $list
        Get-Sent $sandbox 'PUT*' | Should -BeNullOrEmpty
    }

    It 'gives a blocked track the place that the source gives it' {
        Set-SCPlaylist $list -Track $blocked[0], $tracks[0]

        $tracks[0], $blocked[0] | Sync-SCPlaylist -To $list

        Get-Held $list | Should -Be $tracks[0].Urn, $blocked[0].Urn
    }

    It 'writes nothing where the write would drop tracks that nobody can see here' {
        $tracks[0] | Sync-SCPlaylist -To $hiding -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -BeExactly ($id -f 'HiddenTracks')
        $failed.ErrorDetails.RecommendedAction | Should -Not -BeLike '*-Force*'

        $tracks[0] | Sync-SCPlaylist -To $hiding -WhatIf -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -BeExactly ($id -f 'HiddenTracks')
        Get-Sent $sandbox 'PUT*' | Should -BeNullOrEmpty
    }

    It 'warns of tracks of the source that nobody can see here, and copies the others' {
        Sync-SCPlaylist $hiding $list -WarningVariable warned -WarningAction SilentlyContinue

        $warned | Should -BeLike '*Lost and Found*holds 3 tracks*left out*'
        Get-Held $list | Should -Be (Get-Held $hiding)
        $sandbox.Requests.Clear()
        Sync-SCPlaylist $hiding $list -WarningAction Ignore
        Get-Sent $sandbox 'PUT*' | Should -BeNullOrEmpty
    }

    It 'is an error for each track that is gone, and the rest is written once' {
        $tracks[0].Urn, 'soundcloud:tracks:99999', $tracks[1].Urn | Sync-SCPlaylist -To $list -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed.FullyQualifiedErrorId | Should -BeExactly ($id -f 'NotFound')
        $failed.TargetObject | Should -BeExactly 'soundcloud:tracks:99999'
        Get-Held $list | Should -Be $tracks[0, 1].Urn
        $sandbox.Requests.Clear()
        $tracks[0].Urn, 'soundcloud:tracks:99999', $tracks[1].Urn | Sync-SCPlaylist -To $list -ErrorAction Ignore
        Get-Sent $sandbox 'PUT*' | Should -HaveCount 1 -Because 'it is refused, and then there is nothing left to change'
    }

    It 'leaves the playlist as it is where every track is gone' {
        Set-SCPlaylist $list -Track $tracks[0, 1]

        'soundcloud:tracks:99998', 'soundcloud:tracks:99999' | Sync-SCPlaylist -To $list -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed.FullyQualifiedErrorId | Should -Be @(($id -f 'NotFound'), ($id -f 'NotFound'))
        Get-Held $list | Should -Be $tracks[0, 1].Urn
    }

    It 'writes nothing where a source cannot be read' {
        $tracks[0], [pscustomobject]@{ Urn = 'soundcloud:playlists:99999' } | Sync-SCPlaylist -To $list -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed.FullyQualifiedErrorId | Should -BeExactly ($id -f 'NotFound')
        Get-Sent $sandbox "*$($list.Urn)*" | Should -BeNullOrEmpty
    }

    It 'does nothing with nothing, and empties a playlist that is to be equal to an empty one' {
        @() | Sync-SCPlaylist -To $list
        $null | Sync-SCPlaylist -To $list
        Sync-SCPlaylist @() $list
        $sandbox.Requests | Should -BeNullOrEmpty

        Sync-SCPlaylist 12345077 $list
        Get-Held $list | Should -BeNullOrEmpty
    }

    It 'says with -WhatIf what comes and goes, and writes nothing' {
        Set-SCPlaylist $source -Track $tracks[4, 3, 5]
        $sandbox.Requests.Clear()
        $said = Get-HostOutput { Sync-SCPlaylist $source $list -WhatIf }

        Get-Sent $sandbox 'PUT*' | Should -BeNullOrEmpty
        $said | Should -BeLike "*Make equal: add 1 ($($tracks[5].Title)); remove 3 ($($tracks[0..2].Title -join ', ')); change the order*Synced*"
    }

    It 'asks nothing where nothing changes' {
        Sync-SCPlaylist $list $list -Confirm:$false
        Get-HostOutput { Sync-SCPlaylist $list $list -WhatIf } | Should -BeNullOrEmpty
    }

    It 'returns the playlist with -PassThru, written or not, without another request' {
        $changed = $tracks[0..2] | Sync-SCPlaylist -To $list -PassThru
        $same = $tracks[0..2] | Sync-SCPlaylist -To $list -PassThru

        $changed, $same | ForEach-Object { $_.Urn; $_.TrackCount } | Should -Be $list.Urn, 3, $list.Urn, 3
        Get-Sent $sandbox | Should -HaveCount 3
    }

    It 'needs a user, and is refused before anything is sent' {
        $app = Connect-App $sandbox
        $sandbox.Requests.Clear()
        try {
            Sync-SCPlaylist $source $list -Session $app -ErrorVariable failed -ErrorAction SilentlyContinue
        }
        finally {
            Disconnect-SoundCloud -Session $app -KeepToken
            Connect-SoundCloud -Sandbox
        }

        $failed.FullyQualifiedErrorId | Should -BeExactly ($id -f 'UserTokenRequired')
        Get-Sent $sandbox 'GET /playlists*' | Should -BeNullOrEmpty
    }

    It 'is refused at a playlist of somebody else' {
        $foreign = Search-SCPlaylist a -NoTracks -First 200 | Where-Object { $_.User.Permalink -ne 'demo-dj' } | Select-Object -First 1

        $tracks[0] | Sync-SCPlaylist -To $foreign -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed.FullyQualifiedErrorId | Should -BeIn ($id -f 'Forbidden'), ($id -f 'NotFound')
    }
}

Describe 'Sync-SCPlaylist of <From> to a playlist of <To>' -ForEach $lengths {
    It 'writes once where they differ, never more than 500, and then not again' {
        $some = @($tracks | Select-Object -First $From)
        if ($To) {
            Set-SCPlaylist $list -Track ($tracks | Select-Object -Last $To)
        }
        else {
            Set-SCPlaylist $list -Track @()
        }

        $before = @(Get-Held $list)
        $sandbox.Requests.Clear()

        $some | Sync-SCPlaylist -To $list -ErrorVariable failed -ErrorAction SilentlyContinue
        $first = @(Get-Sent $sandbox 'PUT*').Count
        $some | Sync-SCPlaylist -To $list -ErrorAction Ignore

        $refused = $From -gt 500
        $failed | ForEach-Object FullyQualifiedErrorId | Should -Be ($refused ? ($id -f 'InvalidRequest') : $null)
        $first | Should -Be ($refused -or $From -eq 0 ? 0 : 1)
        @(Get-Sent $sandbox 'PUT*').Count | Should -Be $first -Because 'a second run writes nothing'
        @(Get-Held $list) | Should -Be ($refused -or $From -eq 0 ? $before : @($some | ForEach-Object Urn))
    }
}

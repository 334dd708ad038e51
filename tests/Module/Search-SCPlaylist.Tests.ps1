BeforeDiscovery {
    $nothings = @(
        @{ Kind = '$null to -Query'; Ask = { Search-SCPlaylist -Query $null } }
        @{ Kind = 'an empty text'; Ask = { Search-SCPlaylist '' } }
        @{ Kind = 'blanks'; Ask = { Search-SCPlaylist '   ' } }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $null = Connect-App $sandbox
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Search-SCPlaylist' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'finds playlists by words, as an app' {
        $found = @(Search-SCPlaylist 'Long Haul')

        $found | Should -BeOfType ([SoundCloud.Playlist])
        $found.Title | Should -Contain 'Long Haul'
        $found[0].Tracks | Should -Not -BeNullOrEmpty
        $sandbox.Requests[0].TokenKind | Should -Be 'app'
        Get-Sent $sandbox | Should -Be 'GET /playlists?q=Long%20Haul&limit=200&linked_partitioning=true'
    }

    It 'leaves their tracks out with -NoTracks' {
        (Search-SCPlaylist 'Long Haul' -NoTracks).Tracks | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -BeLike 'GET /playlists?q=Long%20Haul&show_tracks=false&*'
    }

    It 'filters with -Access' {
        $null = Search-SCPlaylist a -Access playable, blocked -First 1

        Get-Sent $sandbox | Should -BeLike 'GET /playlists?*access=playable,blocked*'
    }

    It 'searches for each of several piped texts' {
        $null = 'a', 'e' | Search-SCPlaylist -First 1

        Get-Sent $sandbox | Should -Be 'GET /playlists?q=a&limit=1&linked_partitioning=true', 'GET /playlists?q=e&limit=1&linked_partitioning=true'
    }

    It 'finds no private one' {
        Search-SCPlaylist 'Private Notes' | Should -BeNullOrEmpty
    }

    It 'feeds what takes playlists' {
        Search-SCPlaylist 'Long Haul' -NoTracks -First 1 | Get-SCTrack -First 1 | Should -BeOfType ([SoundCloud.Track])
    }

    It 'asks nothing for <Kind>, and never means all' -ForEach $nothings {
        Get-Everything $Ask | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reports a failure with the query as its target' {
        $sandbox.EnableFault('echo-token:1@/playlists')

        Search-SCPlaylist haul -ErrorAction SilentlyContinue -ErrorVariable failed

        $sandbox.DisableFault('echo-token')
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.SearchSCPlaylistCommand'
        $failed.TargetObject | Should -Be 'haul'
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $reposted = @((Get-SCRepost).Urn)
    $tracks = @(Search-SCTrack | Where-Object Urn -NotIn $reposted)
    $playlists = @(Search-SCPlaylist a -NoTracks | Where-Object Urn -NotIn (Get-SCRepost -Kind Playlist).Urn)
    $missing = 99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Add-SCRepost' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'reposts a track, returns nothing, and the repost is read back' {
        Get-Everything { Add-SCRepost $tracks[0].Id } | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -Be "POST /reposts/tracks/$($tracks[0].Urn)"
        (Get-SCRepost -First 1).Urn | Should -Be $tracks[0].Urn
    }

    It 'reposts a playlist with -Playlist, and it is read back' {
        Add-SCRepost -Playlist $playlists[0].Id

        Get-Sent $sandbox | Should -Be "POST /reposts/playlists/$($playlists[0].Urn)"
        (Get-SCRepost -Kind Playlist -First 1).Urn | Should -Be $playlists[0].Urn
    }

    It 'returns the changed thing with -PassThru, read after the change' {
        $before = Get-SCTrack $tracks[1]

        $after = Add-SCRepost $before -PassThru
        $set = $playlists[1] | Add-SCRepost -PassThru

        $after.RepostsCount | Should -Be ($before.RepostsCount + 1)
        $set | Should -BeOfType ([SoundCloud.Playlist])
        $set.Urn | Should -Be $playlists[1].Urn
    }

    It 'takes tracks and playlists from one pipeline' {
        $tracks[2], $playlists[2], $tracks[3].Urn | Add-SCRepost -ThrottleLimit 1

        Get-Sent $sandbox | Should -Be "POST /reposts/tracks/$($tracks[2].Urn)", "POST /reposts/playlists/$($playlists[2].Urn)", "POST /reposts/tracks/$($tracks[3].Urn)"
    }

    It 'resolves a link' {
        Add-SCRepost $tracks[4].PermalinkUrl

        @(Get-Sent $sandbox)[-1] | Should -Be "POST /reposts/tracks/$($tracks[4].Urn)"
    }

    It 'sends nothing with -WhatIf' {
        Invoke-Quietly -Arguments (Get-SCSession), $tracks, $playlists {
            param($session, $tracks, $playlists)
            $tracks[5].Id, $tracks[5].PermalinkUrl | Add-SCRepost -WhatIf -Session $session
            Add-SCRepost -Playlist $playlists[3] -WhatIf -PassThru -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'goes on after one that is missing, with output and errors in input order' {
        $written = @($tracks[6], $missing, $tracks[7] | Add-SCRepost -PassThru -ErrorAction Continue 2>&1)

        $written[0].Urn | Should -Be $tracks[6].Urn
        $written[1].FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.AddSCRepostCommand'
        $written[1].TargetObject | Should -Be $missing
        $written[2].Urn | Should -Be $tracks[7].Urn
    }

    It 'refuses an id of another kind and sends nothing' {
        Add-SCRepost 'soundcloud:users:1001' -ErrorAction SilentlyContinue -ErrorVariable failed
        Add-SCRepost -Playlist $tracks[0].Urn -ErrorAction SilentlyContinue -ErrorVariable +failed

        $failed.FullyQualifiedErrorId | Should -Be (, 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.AddSCRepostCommand' * 2)
        $failed.TargetObject | Should -Be 'soundcloud:users:1001', $tracks[0].Urn
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses an app''s token and sends nothing, not even to resolve a link' {
        $tracks[8], $tracks[8].PermalinkUrl, $playlists[4] | Add-SCRepost -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -Be (, 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.AddSCRepostCommand' * 3)
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $tracks = @(Get-SCRepost -Access playable)
    $playlists = @(Get-SCRepost -Kind Playlist)
    $strange = Search-SCTrack -First 200 | Where-Object Urn -NotIn $tracks.Urn | Where-Object Access -EQ 'playable' | Select-Object -First 1
    $quiet = @{ WarningAction = 'SilentlyContinue' }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Remove-SCRepost' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'takes a track''s repost back, returns nothing, and it is gone' {
        Remove-SCRepost $tracks[0].Id @quiet | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -Be "DELETE /reposts/tracks/$($tracks[0].Urn)"
        (Get-SCRepost).Urn | Should -Not -Contain $tracks[0].Urn
    }

    It 'takes a playlist''s repost back' {
        Remove-SCRepost -Playlist $playlists[0].Id

        Get-Sent $sandbox | Should -Be "DELETE /reposts/playlists/$($playlists[0].Urn)"
        (Get-SCRepost -Kind Playlist).Urn | Should -Not -Contain $playlists[0].Urn
    }

    It 'returns the changed track with -PassThru, read after the change' {
        $before = Get-SCTrack $tracks[1]

        (Remove-SCRepost $before -PassThru @quiet).RepostsCount | Should -Be ($before.RepostsCount - 1)
    }

    It 'undoes what Add-SCRepost did' {
        $count = (Get-SCTrack $strange).RepostsCount

        (Add-SCRepost $strange -PassThru | Remove-SCRepost -PassThru @quiet).RepostsCount | Should -Be $count
    }

    It 'knows a piped playlist from a track' {
        $tracks[2], $playlists[1] | Remove-SCRepost -ThrottleLimit 1 @quiet

        Get-Sent $sandbox | Should -Be "DELETE /reposts/tracks/$($tracks[2].Urn)", "DELETE /reposts/playlists/$($playlists[1].Urn)"
    }

    It 'says once in a session that the track''s operation may end, and not of the playlist''s' {
        $session = Connect-SoundCloud -Sandbox -PassThru

        $tracks[3], $playlists[2] | Remove-SCRepost -Session $session -WarningAction SilentlyContinue -WarningVariable warned
        Remove-SCRepost $tracks[4] -Session $session -WarningAction SilentlyContinue -WarningVariable +warned

        $warned | Should -HaveCount 1
        $warned | Should -BeLike '*DELETE /reposts/tracks/{track_urn}*deprecated*'
    }

    It 'reports what is not reposted as SoundCloud.NotFound and goes on' {
        $strange, $tracks[5] | Remove-SCRepost -ErrorAction SilentlyContinue -ErrorVariable failed @quiet

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.RemoveSCRepostCommand'
        $failed.TargetObject.Urn | Should -Be $strange.Urn
        (Get-SCRepost).Urn | Should -Not -Contain $tracks[5].Urn
    }

    It 'sends nothing with -WhatIf' {
        Invoke-Quietly -Arguments (Get-SCSession), $tracks, $playlists {
            param($session, $tracks, $playlists)
            $tracks[6], $tracks[6].PermalinkUrl, $playlists[3] | Remove-SCRepost -WhatIf -PassThru -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses an id of another kind and sends nothing' {
        Remove-SCRepost 'soundcloud:users:1001' -ErrorAction SilentlyContinue -ErrorVariable failed @quiet

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.RemoveSCRepostCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses an app''s token and sends nothing' {
        $tracks[6], $playlists[3] | Remove-SCRepost -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed @quiet

        $failed.FullyQualifiedErrorId | Should -Be (, 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.RemoveSCRepostCommand' * 2)
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

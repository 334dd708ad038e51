BeforeDiscovery {
    $garbage = @(
        @{ Kind = 'words'; Link = 'no link at all' }
        @{ Kind = 'a link to another site'; Link = 'https://example.com/jowymusic' }
        @{ Kind = 'another site with the name in it'; Link = 'https://soundcloud.com.example.com/jowymusic' }
        @{ Kind = 'another scheme'; Link = 'ftp://soundcloud.com/jowymusic' }
        @{ Kind = 'a bare number'; Link = 123 }
        @{ Kind = 'the home page'; Link = 'https://soundcloud.com/' }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    # Seed 3: its demo user has a private track.
    $sandbox = Start-SCSandbox -Seed 3
    Connect-SoundCloud -Sandbox
    $track = Search-SCTrack -First 1
    $private = Get-SCTrack -First 200 | Where-Object Sharing -EQ 'private' | Select-Object -First 1
    $app = Connect-App $sandbox
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Resolve-SCUrl' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'gets the track behind a link in two requests' {
        $found = Resolve-SCUrl $track.PermalinkUrl

        $found | Should -BeOfType ([SoundCloud.Track])
        $found.Urn | Should -Be $track.Urn
        @(Get-Sent $sandbox)[0] | Should -BeLikeExactly 'GET /resolve?url=*'
        @(Get-Sent $sandbox)[1] | Should -BeExactly "GET /tracks/$($track.Urn)"
        $sandbox.Requests.Status | Should -Be 302, 200
    }

    It 'gets the user behind a link' {
        $found = Resolve-SCUrl https://soundcloud.com/jowymusic

        $found | Should -BeOfType ([SoundCloud.User])
        $found.Permalink | Should -Be 'jowymusic'
    }

    It 'gets the playlist behind a link' {
        $found = Resolve-SCUrl https://soundcloud.com/demo-dj/sets/long-haul

        $found | Should -BeOfType ([SoundCloud.Playlist])
        $found.Id | Should -Be 12345001
    }

    It 'takes <_>' -ForEach 'http://soundcloud.com/jowymusic', 'https://m.soundcloud.com/jowymusic', 'www.soundcloud.com/jowymusic', 'soundcloud.com/jowymusic', 'jowymusic' {
        (Resolve-SCUrl $_).Permalink | Should -Be 'jowymusic'
    }

    It 'follows a redirect with a number in place of the URN' {
        $sandbox.EnableFault('resolve-numeric')

        $found = Resolve-SCUrl $track.PermalinkUrl

        $sandbox.DisableFault('resolve-numeric')
        $found.Urn | Should -Be $track.Urn
    }

    It 'opens a private track by its share link, and only by that' {
        $open = $private.PermalinkUrl.Substring(0, $private.PermalinkUrl.LastIndexOf('/'))
        $private.PermalinkUrl | Should -BeLike '*/s-*'

        (Resolve-SCUrl $private.PermalinkUrl -Session $app).Urn | Should -Be $private.Urn
        Resolve-SCUrl $open -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotFound,*'
    }

    It 'gets a thing by its URN without a look-up' {
        (Resolve-SCUrl soundcloud:playlists:12345001).Title | Should -Be 'Long Haul'

        Get-Sent $sandbox | Should -BeExactly 'GET /playlists/soundcloud:playlists:12345001'
    }

    It 'takes objects that have PermalinkUrl, of any kind' {
        $found = @($track, [pscustomobject]@{ PermalinkUrl = 'https://soundcloud.com/jowymusic' } | Resolve-SCUrl)

        $found[0].Urn | Should -Be $track.Urn
        $found[1].Permalink | Should -Be 'jowymusic'
    }

    It 'takes several links and goes on after one that leads nowhere' {
        $links = $track.PermalinkUrl, 'https://soundcloud.com/nobody-of-that-name', 'https://soundcloud.com/jowymusic'

        $written = @(Resolve-SCUrl $links -ErrorAction Continue 2>&1)

        $written | Should -HaveCount 3
        $written[0].Urn | Should -Be $track.Urn
        $written[1].FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.ResolveSCUrlCommand'
        $written[1].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $written[1].TargetObject | Should -Be $links[1]
        $written[2].Permalink | Should -Be 'jowymusic'
    }

    It 'refuses <Kind> as SoundCloud.InvalidId and sends nothing' -ForEach $garbage {
        Resolve-SCUrl $Link -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.ResolveSCUrlCommand'
        $failed.TargetObject | Should -Be $Link
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

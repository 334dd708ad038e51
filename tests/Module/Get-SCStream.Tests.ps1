BeforeDiscovery {
    $nothings = @(
        @{ Kind = '$null through the pipeline'; Ask = { $null | Get-SCStream -Resolve } }
        @{ Kind = 'an empty pipeline'; Ask = { @() | Get-SCStream -Preview } }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $mine = @(Get-SCTrack)
    $private = $mine | Where-Object Sharing -EQ 'private' | Select-Object -First 1
    $others = @(Search-SCTrack -Access playable, preview, blocked)
    $track = $others | Where-Object Access -EQ 'playable' | Select-Object -First 1
    $short = $others | Where-Object Access -EQ 'preview' | Select-Object -First 1
    $blocked = $others | Where-Object Access -EQ 'blocked' | Select-Object -First 1
    $cdn = $sandbox.CdnUri.Authority
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Get-SCStream' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'gets the best format, names it and all others, best first' {
        $stream = Get-SCStream $track.Id

        $stream.TrackUrn | Should -Be $track.Urn
        $stream.Format | Should -Be 'hls_aac_160'
        $stream.Formats | Should -Be 'hls_aac_160', 'hls_mp3_128', 'http_mp3_128', 'preview_mp3_128'
        $stream.IsPreview | Should -BeFalse
        $stream.IsResolved | Should -BeFalse
        $stream.Uri.Authority | Should -Be $sandbox.ApiUri.Authority
        Get-Sent $sandbox | Should -Be "GET /tracks/$($track.Urn)/streams"
    }

    It 'takes the preview where there is nothing else, and says so' {
        $stream = Get-SCStream $short

        $stream.Format | Should -Be 'preview_mp3_128'
        $stream.IsPreview | Should -BeTrue
    }

    It 'takes every format, also a new one, and never a preview before a full stream' {
        $sandbox.EnableFault('more-streams')
        try {
            $stream = Get-SCStream $track.Id
            $chosen = Get-SCStream $track.Id -Format HLS_MP3_128
            $preview = Get-SCStream $track.Id -Format preview_opus_64
        }
        finally {
            $sandbox.DisableFault('more-streams')
        }

        $stream.Format, $stream.IsPreview | Should -Be 'hls_aac_256', $false
        $stream.Formats | Should -Be 'hls_aac_256', 'hls_aac_160', 'hls_mp3_128', 'http_mp3_128', 'preview_mp3_128', 'preview_opus_64'
        $chosen.Format | Should -BeExactly 'hls_mp3_128'
        $preview.IsPreview | Should -BeTrue
    }

    It 'gets the format that is asked for, to the CDN too' {
        $stream = Get-SCStream $track.Id -Format http_mp3_128 -Resolve

        $stream.Format | Should -Be 'http_mp3_128'
        $stream.Uri.AbsolutePath | Should -BeLike '*.128.mp3'
    }

    It 'names the formats that there are where the one that is asked for is not among them' {
        Get-SCStream $short -Format hls_aac_160 -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.GetSCStreamCommand'
        "$failed" | Should -BeLike '*hls_aac_160*preview_mp3_128*'
    }

    It 'keeps the secret of a private track that is piped' {
        ($private | Get-SCStream -Session $app).TrackUrn | Should -Be $private.Urn
    }

    It 'follows to the CDN with -Resolve, which is not asked itself' {
        $stream = Get-SCStream $track -Resolve

        $stream.IsResolved | Should -BeTrue
        $stream.Format | Should -Be 'hls_aac_160'
        $stream.Uri.Authority | Should -Be $cdn
        $sandbox.Requests.Host | Should -Be 'api', 'api'
        @(Get-Sent $sandbox)[1] | Should -BeLike "GET /tracks/$($track.Urn)/streams/*/hls"
        $sandbox.Requests[1].HasAuthorization | Should -BeTrue
        $sandbox.Requests[1].Status | Should -Be 302
    }

    It 'gives an address that plays without a token' {
        $stream = Get-SCStream $track -Resolve

        $playlist = [Text.Encoding]::UTF8.GetString((Invoke-WebRequest $stream.Uri).Content)

        $playlist | Should -BeLike '#EXTM3U*'
        $asked = $sandbox.Requests | Where-Object Host -EQ 'cdn'
        $asked.Status | Should -Be 200
        $asked.HasAuthorization | Should -BeFalse
    }

    It 'keeps the signed address out of its text' {
        "$(Get-SCStream $track -Resolve)" | Should -Be "hls_aac_160 of $($track.Urn)"
    }

    It 'takes the preview with -Preview' {
        $stream = Get-SCStream $track -Preview -Resolve

        $stream.Format | Should -Be 'preview_mp3_128'
        $stream.IsPreview | Should -BeTrue
        $stream.Uri.Authority | Should -Be $cdn
        Get-Sent $sandbox | Should -Be "GET /tracks/$($track.Urn)/preview"
    }

    It 'gets those of piped tracks in order' {
        ($track, $short | Get-SCStream).TrackUrn | Should -Be $track.Urn, $short.Urn
    }

    It 'works with an app''s token' {
        (Get-SCStream $track -Resolve -Session $app).Uri.Authority | Should -Be $cdn
    }

    It 'opens a private track with -SecretToken or its share link' {
        $secret = $private.SecretUri.Split('secret_token=')[-1]

        Get-SCStream $private.Id -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotFound,*'

        (Get-SCStream $private.Id -SecretToken $secret -Resolve -Session $app).Uri.Authority | Should -Be $cdn
        (Get-SCStream $private.Id -SecretToken $secret -Preview -Session $app).Uri.Authority | Should -Be $cdn
        (Get-SCStream $private.SecretUri -Session $app).TrackUrn | Should -Be $private.Urn
    }

    It 'reports a blocked track as SoundCloud.NotFound and goes on' {
        $found = $blocked, $track | Get-SCStream -ErrorAction SilentlyContinue -ErrorVariable failed

        $found.TrackUrn | Should -Be $track.Urn
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCStreamCommand'
        $failed.TargetObject.Urn | Should -Be $blocked.Urn
    }

    It 'refuses a user as SoundCloud.InvalidId and sends nothing' {
        Get-SCStream 'soundcloud:users:1001' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.GetSCStreamCommand'
        $failed.TargetObject | Should -Be 'soundcloud:users:1001'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'asks nothing for <Kind>' -ForEach $nothings {
        Get-Everything $Ask | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

BeforeDiscovery {
    $settings = @(
        @{ Parameters = @{}; Has = 'color=%23ff5500' }
        @{ Parameters = @{ Color = '#00AAff' }; Has = 'color=%2300aaff' }
        @{ Parameters = @{}; Has = 'auto_play=false' }
        @{ Parameters = @{ AutoPlay = $true }; Has = 'auto_play=true' }
        @{ Parameters = @{ HideRelated = $true }; Has = 'hide_related=true' }
        @{ Parameters = @{}; Has = 'show_comments=true' }
        @{ Parameters = @{ HideComments = $true }; Has = 'show_comments=false' }
        @{ Parameters = @{ Visual = $true }; Has = 'visual=true' }
    )
    $heights = @(
        @{ Of = 'a track'; Parameters = @{ Track = 123 }; Height = 166 }
        @{ Of = 'a playlist'; Parameters = @{ Playlist = 123 }; Height = 450 }
        @{ Of = 'a picture'; Parameters = @{ Track = 123; Visual = $true }; Height = 300 }
        @{ Of = 'what was asked for'; Parameters = @{ Track = 123; Height = 80 }; Height = 80 }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $null = Connect-App $sandbox
    $track = Search-SCTrack -First 1
    $playlist = Search-SCPlaylist 'Long Haul' -First 1
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Get-SCEmbed' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'makes a track''s iframe and sends nothing' {
        $embed = Get-SCEmbed 123

        $embed.Urn | Should -Be 'soundcloud:tracks:123'
        $embed.Url | Should -BeOfType ([uri])
        $embed.Url.AbsoluteUri | Should -BeLike 'https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2Fsoundcloud%3Atracks%3A123&*'
        $embed.Html | Should -BeLike '<iframe width="100%" height="166" * src="https://w.soundcloud.com/player/[?]url=*"></iframe>'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'makes HTML that is well formed' {
        $frame = ([xml](Get-SCEmbed 123 -AutoPlay).Html).iframe

        $frame.src | Should -Be (Get-SCEmbed 123 -AutoPlay).Url.OriginalString
    }

    It 'knows piped tracks and playlists apart' {
        ($track, $playlist | Get-SCEmbed).Urn | Should -Be $track.Urn, $playlist.Urn

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'embeds a private <Kind> by its secret token, or as it was piped' -ForEach @(
        @{ Kind = 'track'; Get = { Get-SCTrack -Session $user | Where-Object Sharing -EQ private | Select-Object -First 1 }; By = { Get-SCEmbed $thing.Id -SecretToken s-abc } }
        @{ Kind = 'playlist'; Get = { Get-SCPlaylist -Session $user -NoTracks | Where-Object Sharing -EQ private | Select-Object -First 1 }; By = { Get-SCEmbed -Playlist $thing.Id -SecretToken s-abc } }
    ) {
        $user = Connect-SoundCloud -Sandbox -PassThru
        $null = Connect-App $sandbox
        $thing = & $Get
        $own = $thing.PermalinkUrl -replace '.*/'

        ($thing | Get-SCEmbed).Url.AbsoluteUri | Should -BeLike "*secret_token%3D$own&*"
        (& $By).Url.AbsoluteUri | Should -BeLike '*secret_token%3Ds-abc&*'
    }

    It 'resolves a link' {
        (Get-SCEmbed $track.PermalinkUrl).Urn | Should -Be $track.Urn
        (Get-SCEmbed -Playlist $playlist.PermalinkUrl).Urn | Should -Be $playlist.Urn

        Get-Sent $sandbox | Should -BeLike 'GET /resolve?url=*'
        Get-Sent $sandbox | Should -HaveCount 2
    }

    It 'has <Has> with <Parameters.Keys>' -ForEach $settings {
        (Get-SCEmbed 123 @Parameters).Url.OriginalString.Split('&') | Should -Contain $Has
    }

    It 'is <Height> pixels high for <Of>' -ForEach $heights {
        (Get-SCEmbed @Parameters).Html | Should -BeLike "*height=`"$Height`"*"
    }

    It 'refuses <_> as a colour' -ForEach 'red', '#fff', 'ff5500" onload="x' {
        (Get-Failure { Get-SCEmbed 123 -Color $_ }).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
    }

    It 'refuses a user as SoundCloud.InvalidId and sends nothing' {
        Get-SCEmbed 'soundcloud:users:1001' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.GetSCEmbedCommand'
        $failed.TargetObject | Should -Be 'soundcloud:users:1001'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reports a link that leads nowhere as SoundCloud.NotFound' {
        Get-SCEmbed 'https://soundcloud.com/nobody/nothing' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCEmbedCommand'
        $failed.TargetObject | Should -Be 'https://soundcloud.com/nobody/nothing'
    }
}

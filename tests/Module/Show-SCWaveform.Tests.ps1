BeforeDiscovery {
    $titles = @(
        @{ Title = "a`e[2J`e]8;;http://evil.example`e\b`nc" }
        @{ Title = "a$([char]0x202E)b" }
        @{ Title = '</text><script>alert(1)</script>&amp;"' }
        @{ Title = "a$([char]0xFFFE)b$([char]0xD83D)" }
        @{ Title = '夜行バス' * 40 }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    Connect-SoundCloud -Sandbox
    $track = Get-SCTrack -First 200 | Where-Object { $_.Sharing -eq 'public' -and $_.CommentCount -gt 200 } | Select-Object -First 1
    $quiet = Search-SCTrack -First 200 | Where-Object CommentCount -EQ 0 | Select-Object -First 1
    $missing = 99999
    $blocks = '^[ ▁▂▃▄▅▆▇█]*$'
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'

    # A waveform of the test's own, whose drawing is known.
    function New-Picture([hashtable] $With = @{}) {
        $picture = @{
            Track    = [SoundCloud.Track]@{
                Urn          = 'soundcloud:tracks:1'
                Title        = 'Title'
                User         = [SoundCloud.User]@{ Username = 'Somebody' }
                Duration     = [timespan]'00:01:40'
                PermalinkUrl = 'https://soundcloud.com/somebody/title'
                CommentCount = 4
            }
            Waveform = [SoundCloud.Waveform]@{ Samples = [int[]](0, 10, 20, 30, 40, 50, 60, 70, 80, 90) ; Height = 90 }
            Comments = [SoundCloud.Comment[]]@(
                foreach ($at in '00:00:00', '00:00:51', '00:00:52', '00:01:40') {
                    [SoundCloud.Comment]@{ Timestamp = [timespan]$at; Body = "at $at"; User = [SoundCloud.User]@{ Username = 'Listener' } }
                }
            )
            Width    = 20
            Height   = 3
        }
        foreach ($name in $With.Keys) {
            $picture[$name] = $With[$name]
        }

        [SoundCloud.PowerShell.TrackWaveform] $picture
    }

    function Get-Drawing([object] $Picture, [int] $Width = 200) {
        @(($Picture | Out-String -Width $Width).Trim("`r", "`n") -split '\r?\n')
    }
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Show-SCWaveform' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'asks for the track, its waveform without the token, and one page of comments' {
        $picture = Show-SCWaveform $track.Id

        $picture | Should -BeOfType 'SoundCloud.PowerShell.TrackWaveform'
        $picture.Urn | Should -Be $track.Urn
        $picture.Waveform.Samples | Should -HaveCount 1800
        $picture.Waveform.Samples | Measure-Object -Maximum | ForEach-Object Maximum | Should -BeLessOrEqual $picture.Waveform.Height
        $picture.Comments | Should -HaveCount 200
        $sandbox.Requests.Host | Should -Be 'api', 'cdn', 'api'
        $sandbox.Requests.HasAuthorization | Should -Be $true, $false, $true
        $sent = Get-Sent $sandbox
        $sent[0, 1] | Should -Be "GET /tracks/$($track.Urn)", "GET /waveforms/$($track.Id)_m.json"
        $sent[2] | Should -BeLike "GET /tracks/$($track.Urn)/comments[?]*limit=200*"
    }

    It 'does not ask again for what was given as an object' {
        $null = $track | Show-SCWaveform

        Get-Sent $sandbox | Should -HaveCount 2
        Get-Sent $sandbox "GET /tracks/$($track.Urn)" | Should -BeNullOrEmpty
    }

    It 'asks for no comments with -NoComments, and for none of a track that has none' {
        ($track | Show-SCWaveform -NoComments).Comments | Should -HaveCount 0
        ($quiet | Show-SCWaveform).Comments | Should -HaveCount 0

        Get-Sent $sandbox '*comments*' | Should -BeNullOrEmpty
    }

    It 'draws without the comments where they cannot be had, and says so' {
        $sandbox.EnableFault("status-404@GET /tracks/$($track.Urn)/comments")
        try {
            $picture = $track | Show-SCWaveform -WarningVariable warned -WarningAction SilentlyContinue
        }
        finally {
            $sandbox.DisableFault('status-404')
        }

        $picture.Comments | Should -HaveCount 0
        $warned | Should -BeLike "The comments of '$($track.Title)' could not be read: *"
    }

    It 'writes an object that pipes on' {
        $picture = $track | Show-SCWaveform

        ($picture | Get-SCTrack).Urn | Should -Be $track.Urn
        "$picture" | Should -Be $track.Title
    }

    It 'takes tracks from the pipeline, in their order' {
        $tracks = Search-SCTrack -First 3

        ($tracks | Show-SCWaveform).Urn | Should -Be $tracks.Urn
    }

    It 'reports a track that is not there as SoundCloud.NotFound and goes on' {
        $pictures = $missing, $track.Id | Show-SCWaveform -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 1
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.ShowSCWaveformCommand'
        $failed.TargetObject | Should -Be $missing
        $pictures.Urn | Should -Be $track.Urn
    }

    It 'reports a user as SoundCloud.InvalidId and sends nothing' {
        Show-SCWaveform 'soundcloud:users:1001' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.ShowSCWaveformCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reports a track without a waveform as SoundCloud.NotFound, with what to do' {
        $sandbox.EnableFault('null-fields@GET /tracks/')
        try {
            Show-SCWaveform $track.Id -ErrorAction SilentlyContinue -ErrorVariable failed
        }
        finally {
            $sandbox.DisableFault('null-fields')
        }

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.ShowSCWaveformCommand'
        $failed.ErrorDetails.RecommendedAction | Should -BeLike '*a few minutes after the upload*'
    }
}

Describe 'The drawing' {
    It 'has a title, the sound, its echo, the comments, the time and a legend' {
        Get-Drawing (New-Picture) | Should -Be @(
            'Title · Somebody'
            '          ▁▁▃▃▄▄▆▆██'
            '▁▁▂▂▄▄▅▅▇▇██████████'
            '      ▀▀▀▀▀▀▀▀██████'
            '•         ●        •'
            '0:00            1:40'
            '• comment   ● sever…'
        )
    }

    It 'has no comments, time or legend where there are none' {
        $track = [SoundCloud.Track]@{ Urn = 'soundcloud:tracks:1'; Title = 'Title' }

        $lines = Get-Drawing (New-Picture @{ Track = $track })

        $lines | Should -HaveCount 4
        $lines[0] | Should -BeExactly 'Title'
        Get-Drawing (New-Picture @{ Comments = [SoundCloud.Comment[]]@() }) | Should -HaveCount 5
    }

    It 'is as high and as wide as asked for' -ForEach @{ Width = 20; Height = 1 }, @{ Width = 79; Height = 6 }, @{ Width = 199; Height = 12 } {
        $lines = Get-Drawing (New-Picture @{ Width = $Width; Height = $Height; Comments = [SoundCloud.Comment[]]@() })

        $lines | Should -HaveCount ($Height + 2)
        $lines | Where-Object Length -GT $Width | Should -BeNullOrEmpty
        $lines[-1] | Should -HaveCount 1
        $lines[-1].Length | Should -Be $Width
    }

    It 'keeps every mark of time apart from the next' -ForEach 20, 40, 79, 119, 199 {
        $track = [SoundCloud.Track]@{ Urn = 'soundcloud:tracks:1'; Title = 'Title'; Duration = [timespan]'11:22:33' }

        $times = -split (Get-Drawing (New-Picture @{ Width = $_; Track = $track; Comments = [SoundCloud.Comment[]]@() }))[-1]

        $times[0] | Should -BeExactly '0:00'
        $times[-1] | Should -BeExactly '11:22:33'
        $times | Where-Object { $_ -notmatch '^\d+:\d\d(:\d\d)?$' } | Should -BeNullOrEmpty
    }

    It 'says no time twice of <Duration>' -ForEach @{ Duration = '00:00:01.9'; Times = '0:00', '0:01' }, @{ Duration = '00:00:03'; Times = '0:00', '0:01', '0:02', '0:03' }, @{ Duration = '00:00:04'; Times = '0:00', '0:01', '0:02', '0:03', '0:04' } {
        $track = [SoundCloud.Track]@{ Urn = 'soundcloud:tracks:1'; Title = 'Title'; Duration = [timespan]$Duration }
        $picture = New-Picture @{ Width = 120; Track = $track; Comments = [SoundCloud.Comment[]]@() }
        $svg = [xml][SoundCloud.PowerShell.Display].Assembly.GetType('SoundCloud.PowerShell.WaveformSvg').GetMethod('Of').Invoke($null, @($picture))

        -split (Get-Drawing $picture)[-1] | Should -Be $Times
        $svg.svg.text.'#text' | Select-Object -Skip 1 | Should -Be $Times
    }

    It 'is plain where it is redirected, and as wide as the window where nothing else was said' {
        $lines = Invoke-FreshShell {
            param($module)
            # As if NO_COLOR were not set.
            $PSStyle.OutputRendering = 'Host'
            Import-Module $module
            $null = Start-SCSandbox -TrackCount 20
            Connect-SoundCloud -Sandbox
            Search-SCTrack -First 1 | Show-SCWaveform -NoComments
            Stop-SCSandbox
        } $ModulePath

        $drawing = @(($lines -join "`n").Trim("`n") -split "`n")
        $drawing | Should -HaveCount 8
        $drawing | Where-Object { $_.Contains("`e") } | Should -BeNullOrEmpty
        $drawing[1..4] | Should -Match $blocks
        $drawing[-1].Length | Should -BeGreaterThan 40
    }

    It 'has colours, each ended, where the user asks for them' {
        $PSStyle.OutputRendering = 'Ansi'
        try {
            $text = New-Picture | Out-String -Width 200
        }
        finally {
            $PSStyle.OutputRendering = 'PlainText'
        }

        $text | Should -Match "`e\[[\d;]+m"
        foreach ($line in $text -split '\r?\n' | Where-Object { $_.Contains("`e[3") }) {
            $line | Should -Match "`e\[0m$"
        }

        $text -replace "`e\[[\d;]*m" | Should -BeExactly (New-Picture | Out-String -Width 200)
    }

    It 'cuts a title to its columns, however wide its letters are' {
        $track = [SoundCloud.Track]@{ Urn = 'soundcloud:tracks:1'; Title = '夜行バス' * 10 }

        $title = (Get-Drawing (New-Picture @{ Track = $track }))[0]

        # Twenty columns: nine wide letters, and the ellipsis.
        $title | Should -BeExactly '夜行バス夜行バス夜…'
    }

    It 'lets no title out of its line: <Title>' -ForEach $titles {
        $user = [SoundCloud.User]@{ Username = $Title }
        $track = [SoundCloud.Track]@{ Urn = 'soundcloud:tracks:1'; Title = $Title; User = $user; PermalinkUrl = $Title; Duration = [timespan]'00:01:40' }

        $lines = Get-Drawing (New-Picture @{ Track = $track })

        $lines | Should -HaveCount 7
        ($lines -join '').ToCharArray() | Where-Object { [char]::IsControl($_) -or $_ -eq [char]0x202E } | Should -BeNullOrEmpty
    }
}

Describe 'Show-SCWaveform -Path' {
    BeforeEach {
        $folder = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
        $path = Join-Path $folder 'one.svg'
        $sandbox.Requests.Clear()
    }

    It 'writes a picture, returns nothing, and leaves nothing else behind' {
        Get-Everything { $track | Show-SCWaveform -Path $path } | Should -BeNullOrEmpty

        (Get-ChildItem $folder -Force).Name | Should -Be 'one.svg'
        $svg = ([xml](Get-Content -Raw $path)).svg
        $svg.title | Should -Be $track.Title
        $svg.a.href | Should -Be $track.PermalinkUrl
        $svg.path | Should -HaveCount 2
        $svg.circle.Count | Should -BeGreaterThan 100
        $svg.text[-1].'#text' | Should -Match '^\d+:\d\d$'
    }

    It 'returns the file with -PassThru, in a folder under the title' {
        $file = $track | Show-SCWaveform -Path $folder -PassThru
        $file.PSPath | Should -Be (Get-Item -LiteralPath $file.FullName).PSPath

        $file | Should -BeOfType ([IO.FileInfo])
        $file.Name | Should -Be "$($track.Title).svg"
        $file.Length | Should -BeGreaterThan 1000
    }

    It 'asks with -WhatIf: nothing is sent and nothing written' {
        Invoke-Quietly {
            param($sandbox, $track, $path)
            $null = Connect-SoundCloud -Credential $sandbox.Credential -ApiUri $sandbox.ApiUri -AuthUri $sandbox.AuthUri -PassThru
            Show-SCWaveform $track -Path $path -WhatIf
        } $sandbox, $track.Id, $path

        Get-Sent $sandbox '*waveform*' | Should -BeNullOrEmpty
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'never replaces a file without -Force' {
        Set-Content $path 'mine'

        $track | Show-SCWaveform -Path $path -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.FileUnavailable,SoundCloud.PowerShell.Commands.ShowSCWaveformCommand'
        Get-Content $path | Should -Be 'mine'
        (Get-ChildItem $folder -Force).Name | Should -Be 'one.svg'

        $track | Show-SCWaveform -Path $path -Force
        Get-Content -Raw $path | Should -BeLike '<svg *'
    }

    It 'makes a folder of a path that does not exist and has no extension, and never puts two tracks into one file' {
        $two = Search-SCTrack -First 2
        ($two | Show-SCWaveform -Path (Join-Path $folder 'new') -Force -PassThru).Name | Should -Be "$($two[0].Title).svg", "$($two[1].Title).svg"

        $two | Show-SCWaveform -Path $path -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.ShowSCWaveformCommand'
        ([xml](Get-Content -Raw $path)).svg.title | Should -Be $two[0].Title
    }

    It 'draws a private track by its secret token, or as it was piped' {
        $private = Get-SCTrack -First 200 | Where-Object Sharing -EQ private | Select-Object -First 1
        $app = Connect-App $sandbox
        Connect-SoundCloud -Sandbox

        (Show-SCWaveform $private.Id -SecretToken ($private.SecretUri -replace '.*secret_token=') -Session $app).Urn | Should -Be $private.Urn
        ($private | Show-SCWaveform -Session $app -WarningVariable warned).Urn | Should -Be $private.Urn
        $warned | Should -BeNullOrEmpty
    }

    It 'reports a folder that is not there, one error for each track' {
        $track, $quiet | Show-SCWaveform -Path (Join-Path $folder 'no' 'one.svg') -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 2
        $failed.FullyQualifiedErrorId | Sort-Object -Unique | Should -BeExactly 'SoundCloud.FileUnavailable,SoundCloud.PowerShell.Commands.ShowSCWaveformCommand'
    }

    It 'is XML with nothing of a title in its markup: <Title>' -ForEach $titles {
        $svg = [SoundCloud.PowerShell.Display].Assembly.GetType('SoundCloud.PowerShell.WaveformSvg').GetMethod('Of')
        $user = [SoundCloud.User]@{ Username = $Title }
        $comment = [SoundCloud.Comment]@{ Timestamp = [timespan]'00:00:51'; Body = $Title; User = $user }
        $track = [SoundCloud.Track]@{ Urn = 'soundcloud:tracks:1'; Title = $Title; User = $user; PermalinkUrl = "javascript:$Title"; Duration = [timespan]'00:01:40' }

        $xml = [xml]$svg.Invoke($null, @((New-Picture @{ Track = $track; Comments = [SoundCloud.Comment[]]@($comment) })))

        $xml.SelectNodes('//*').LocalName | Sort-Object -Unique | Should -Be 'circle', 'path', 'svg', 'text', 'title'
        $xml.svg.title | Should -Not -BeNullOrEmpty
    }

    It 'is to scale: the bars, the marks of comments, and nothing beyond its edges' {
        $svg = ([xml][SoundCloud.PowerShell.Display].Assembly.GetType('SoundCloud.PowerShell.WaveformSvg').GetMethod('Of').Invoke($null, @((New-Picture)))).svg
        $left, $top, $width, $height = -split $svg.viewBox | ForEach-Object { [double]$_ }

        # Ten samples from 0 to 90 of 90 over 250 bars: silence is a line, the loudest fill 120 above and 60 below.
        foreach ($i in 0, 1) {
            $bars = [regex]::Matches($svg.path[$i].d, 'M(\d+) ([\d.]+)h3v([\d.]+)h-3z')
            $full = 120, 60
            $bars | Should -HaveCount 250
            [double]$bars[0].Groups[3].Value | Should -Be 1
            [double]$bars[100].Groups[3].Value | Should -Be ([Math]::Round($full[$i] * 40 / 90, 1))
            [double]$bars[249].Groups[3].Value | Should -Be $full[$i]
            [double]$bars[249].Groups[1].Value | Should -Be 996
        }

        $svg.circle.cx | Should -Be '0', '510', '520', '1000'
        foreach ($mark in $svg.circle) {
            [double]$mark.cx - [double]$mark.r | Should -BeGreaterOrEqual $left
            [double]$mark.cx + [double]$mark.r | Should -BeLessOrEqual ($left + $width)
        }

        $svg.circle.title | Should -Be '0:00 Listener: at 00:00:00', '0:51 Listener: at 00:00:51', '0:52 Listener: at 00:00:52', '1:40 Listener: at 00:01:40'
        $svg.text.x | Should -Be '0', '250', '500', '750', '1000'
        [double]$svg.text[-1].y | Should -BeLessThan $height
    }

    It 'writes numbers the same in every culture' {
        $svg = [SoundCloud.PowerShell.Display].Assembly.GetType('SoundCloud.PowerShell.WaveformSvg').GetMethod('Of')
        $culture = [cultureinfo]::CurrentCulture
        $here = $svg.Invoke($null, @((New-Picture)))
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            $svg.Invoke($null, @((New-Picture))) | Should -BeExactly $here
        }
        finally {
            [cultureinfo]::CurrentCulture = $culture
        }
    }
}

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
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = 'en-US'
    $id = 'SoundCloud.PowerShell.Commands.ShowSCStatisticCommand'

    # The growth of a track on a day of March 2026.
    function New-Growth([int] $Day, [int] $New, [int] $Total, [int] $Track = 1, [string] $Title = "Track $Track") {
        $start = [DateTimeOffset]::new(2026, 3, $Day, 0, 0, 0, [timespan]::Zero)
        [SoundCloud.PowerShell.TrackGrowth]@{
            Period = $start.ToString('yyyy-MM-dd'); Start = $start; From = $start; To = $start.AddDays(1)
            Urn = "soundcloud:tracks:$Track"; Title = $Title; NewPlays = $New; Plays = $Total; NewLikes = 1; Likes = 7
        }
    }

    $two = @((New-Growth 1 10 110), (New-Growth 2 30 140), (New-Growth 2 5 15 2), (New-Growth 3 0 140))

    function Get-Drawing([object] $Chart, [int] $Width = 200) {
        @(($Chart | Out-String -Width $Width).Trim("`r", "`n") -split '\r?\n').TrimEnd()
    }
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
    [cultureinfo]::CurrentCulture = $culture
}

Describe 'Show-SCStatistic' {
    It 'adds the tracks up by period, and counts the total back from the end' {
        $chart = $two | Show-SCStatistic

        $chart | Should -BeOfType 'SoundCloud.PowerShell.StatisticChart'
        "$chart", $chart.New, $chart.Total | Should -Be 'Plays', 45, 155
        $chart.Points.Period | Should -Be '2026-03-01', '2026-03-02', '2026-03-03'
        $chart.Points.New | Should -Be 10, 35, 0
        # The second track was there before it was recorded: it is no step of 15.
        $chart.Points.Total | Should -Be 120, 155, 155
        $chart.Tracks.Title | Should -Be 'Track 1', 'Track 2'
        $chart.Tracks.New | Should -Be 40, 5
    }

    It 'draws another figure, with another heading' {
        $chart = $two | Show-SCStatistic Likes -Title 'March'

        "$chart", $chart.New, $chart.Total | Should -Be 'March', 4, 14
    }

    It 'draws line, bars, periods and tracks as wide and as high as asked' {
        $lines = Get-Drawing ($two | Show-SCStatistic -Width 40 -Height 4)

        $lines | Should -HaveCount 10
        $lines[0] | Should -BeExactly 'Plays: +45 (total 155)'
        $lines[1] | Should -MatchExactly '^155 [\u2800-\u28FF]+$'
        $lines[4] | Should -MatchExactly '^120 [\u2800-\u28FF]+$'
        $lines[5] | Should -MatchExactly '^ 35 +█{11}$'
        $lines[6] | Should -MatchExactly '^  0 [▃-▆]{11} █{11}$'
        $lines[7] | Should -BeExactly '    2026-03-01  2026-03-02  2026-03-03'
        $lines[8] | Should -MatchExactly '^Track 1  \+40 █{27}$'
        $lines[9] | Should -MatchExactly '^Track 2   \+5 █*.?$'
        foreach ($line in $lines) { $line.Length | Should -BeLessOrEqual 40 }
    }

    It 'draws only the tracks where there are no periods, and only the first ones with -Top' {
        $lines = Get-Drawing (1..12 | ForEach-Object { New-Growth 1 $_ 100 $_ } | Show-SCStatistic -Width 60 -Top 3)

        $lines | Should -HaveCount 4
        $lines[1..3] -replace ' \+.*' | Should -Be 'Track 12', 'Track 11', 'Track 10'
    }

    It 'draws what did not grow, and what shrank, without a bar' {
        $lines = Get-Drawing ((New-Growth 1 0 100), (New-Growth 2 -5 95) | Show-SCStatistic -Width 40)

        $lines[0] | Should -BeExactly 'Plays: -5 (total 95)'
        $lines -match '[▁-█]' | Should -BeNullOrEmpty
    }

    It 'fits more periods than there are columns' {
        $many = foreach ($i in 0..499) {
            $one = New-Growth 1 2 ($i * 2)
            $one.Start = $one.Start.AddDays($i)
            $one.Period = $one.Start.ToString('yyyy-MM-dd')
            $one
        }

        $lines = Get-Drawing ($many | Show-SCStatistic -Width 60)

        foreach ($line in $lines) { $line.Length | Should -BeLessOrEqual 60 }
        $lines[0] | Should -BeLike 'Plays: +1,000 *'
    }

    It 'is in colours where the terminal has them' {
        $PSStyle.OutputRendering = 'Ansi'
        try {
            $two | Show-SCStatistic | Out-String | Should -Match "`e\[(38;[25];)?\d+"
        }
        finally {
            $PSStyle.OutputRendering = 'PlainText'
        }
    }

    It 'shows the title <Title> on its line, and as text in SVG' -ForEach $titles {
        $growth = (New-Growth 1 5 5 1 $Title), (New-Growth 1 4 4 2)
        $lines = Get-Drawing ($growth | Show-SCStatistic -Width 60)
        $lines | Should -HaveCount 3
        "$lines" | Should -Not -Match "`e|\u202E"

        $file = Join-Path $TestDrive "$(New-Guid).svg"
        $growth | Show-SCStatistic -Title $Title -Path $file
        $svg = [xml](Get-Content -Raw $file)
        $svg.GetElementsByTagName('script') | Should -BeNullOrEmpty
        @($svg.GetElementsByTagName('text')).Count | Should -Be 5
    }

    It 'writes an SVG of both colours that a page can hold' {
        $file = Join-Path $TestDrive 'chart.svg'
        $two | Show-SCStatistic -Path $file | Should -BeNullOrEmpty

        $text = Get-Content -Raw $file
        $svg = [xml]$text
        $svg.DocumentElement.LocalName | Should -Be 'svg'
        $svg.DocumentElement.class | Should -Be 'sc-statistic'
        $text | Should -BeLike '*prefers-color-scheme:dark*'
        $text | Should -Not -Match 'NaN|Infinity'
        # A rule without the class would be one of the whole page.
        ($svg.GetElementsByTagName('style')[0].InnerText -split '[{}]' -match '^\s*[a-z.][^:]*$') -notlike '*.sc-statistic*' | Should -BeNullOrEmpty
        @($svg.GetElementsByTagName('rect')).Where({ $_.class -eq 'bar' }) | Should -HaveCount 5
        @($svg.GetElementsByTagName('path')).Where({ $_.class -eq 'line' }) | Should -HaveCount 1
    }

    It 'is the same in every culture' {
        [cultureinfo]::CurrentCulture = 'de-DE'
        try {
            $file = Join-Path $TestDrive 'de.svg'
            $two | Show-SCStatistic -Path $file
            [regex]::Matches((Get-Content -Raw $file), '(?:width|height|x|y|d)="([^"]*)"').ForEach({ $_.Groups[1].Value }) -match ',' | Should -BeNullOrEmpty
        }
        finally {
            [cultureinfo]::CurrentCulture = 'en-US'
        }
    }

    It 'replaces a file only with -Force, returns it with -PassThru, and writes none with -WhatIf or without growth' {
        $file = Join-Path $TestDrive 'kept.svg'
        $two | Show-SCStatistic -Path $file -WhatIf
        @() | Show-SCStatistic -Path $file
        $file | Should -Not -Exist

        ($two | Show-SCStatistic -Path $file -PassThru).FullName | Should -Be $file
        $two | Show-SCStatistic -Path $file -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeExactly "SoundCloud.FileUnavailable,$id"
        $two | Show-SCStatistic Likes -Path $file -Force
        Get-Content -Raw $file | Should -BeLike '*Likes: +4*'
    }
}

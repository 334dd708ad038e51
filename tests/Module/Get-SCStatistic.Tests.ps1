BeforeDiscovery {
    $header = 'Time,Urn,Title,Plays,Likes,Reposts,Comments,Downloads'
    # Each file has the same figures, in another form.
    $forms = @(
        @{ Form = 'as it was written'; Text = "$header`n2026-01-01T00:00:00Z,soundcloud:tracks:1,`"a, `"`"b`"`"`",10,1,,0,0`n2026-01-02T00:00:00Z,soundcloud:tracks:1,`"a, `"`"b`"`"`",25,3,,0,0`n" }
        @{ Form = 'with a BOM and the line ends of Windows'; Text = "$([char]0xFEFF)$header`r`n2026-01-01T00:00:00Z,soundcloud:tracks:1,`"a, `"`"b`"`"`",10,1,,0,0`r`n2026-01-02T00:00:00Z,soundcloud:tracks:1,`"a, `"`"b`"`"`",25,3,,0,0`r`n" }
        @{ Form = 'with semicolons, as Excel writes it in many countries'; Text = "$($header -replace ',', ';')`r`n2026-01-01T00:00:00Z;soundcloud:tracks:1;`"a, `"`"b`"`"`";10;1;;0;0`r`n2026-01-02T00:00:00Z;soundcloud:tracks:1;`"a, `"`"b`"`"`";25;3;;0;0`r`n" }
        @{ Form = 'with all cells in quotes, as Export-Csv writes it'; Text = "`"$($header -replace ',', '","')`"`n`"2026-01-01T00:00:00Z`",`"soundcloud:tracks:1`",`"a, `"`"b`"`"`",`"10`",`"1`",`"`",`"0`",`"0`"`n`"2026-01-02T00:00:00Z`",`"soundcloud:tracks:1`",`"a, `"`"b`"`"`",`"25`",`"3`",`"`",`"0`",`"0`"`n" }
        @{ Form = 'in another order, with a column of one''s own that has line breaks'; Text = "Plays,Note,Likes,Title,Time,Urn,Comments,Downloads`n10,`"two`nlines`",1,`"a, `"`"b`"`"`",2026-01-01T00:00:00Z,soundcloud:tracks:1,0,0`n25,,3,`"a, `"`"b`"`"`",2026-01-02T00:00:00Z,soundcloud:tracks:1,0,0`n" }
        @{ Form = 'with times as a spreadsheet writes them'; Text = "$header`n2026-01-01 00:00,soundcloud:tracks:1,`"a, `"`"b`"`"`",10,1,,0,0`n2026-01-02 01:00:00.000+01:00,soundcloud:tracks:1,`"a, `"`"b`"`"`",25,3,,0,0`n" }
        @{ Form = 'sorted the other way round'; Text = "$header`n2026-01-02T00:00:00Z,soundcloud:tracks:1,`"a, `"`"b`"`"`",25,3,,0,0`n2026-01-01T00:00:00Z,soundcloud:tracks:1,old,10,1,,0,0`n" }
    )
    $unreadable = @(
        @{ Row = 'yesterday,soundcloud:tracks:1,x,1,1,1,1,1' }
        @{ Row = '2026-13-01T00:00:00Z,soundcloud:tracks:1,x,1,1,1,1,1' }
        @{ Row = '2026-01-01T24:00:00Z,soundcloud:tracks:1,x,1,1,1,1,1' }
        @{ Row = '2026-01-01T00:00:00Z,,x,1,1,1,1,1' }
        @{ Row = '2026-01-01T00:00:00Z,soundcloud:tracks:1,x,1.5,1,1,1,1' }
        @{ Row = '2026-01-01T00:00:00Z,soundcloud:tracks:1,x,"1,234",1,1,1,1' }
        @{ Row = '2026-01-01T00:00:00Z,soundcloud:tracks:1,x,-1,1,1,1,1' }
        @{ Row = '2026-01-01T00:00:00Z,soundcloud:tracks:1,x,1234567890123456789,1,1,1,1' }
        @{ Row = '2026-01-01T00:00:00Z,soundcloud:tracks:1,"no end,1,1,1,1,1' }
        @{ Row = 'x' }
        @{ Row = '2026-01-01T00:00:00Z,soundcloud:tracks:1,x,1,1' }
        @{ Row = '2026-01-01T00:00:00Z,soundcloud:tracks:1,a, b,1,1,1,1,1' }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Processes.ps1
    $header = 'Time,Urn,Title,Plays,Likes,Reposts,Comments,Downloads'
    $id = 'SoundCloud.PowerShell.Commands.GetSCStatisticCommand'

    function New-Statistic([string[]] $Rows, [string] $Header = $header) {
        $file = Join-Path $TestDrive "$(New-Guid).csv"
        [IO.File]::WriteAllText($file, (@($Header) + $Rows -join "`n") + "`n")
        $file
    }

    # A row at a time, of a track with so many plays.
    function Get-Row([string] $Time, [int] $Plays, [int] $Track = 1) {
        "$Time,soundcloud:tracks:$Track,Track $Track,$Plays,0,0,0,0"
    }

    # Runs the script in a process that lives in another time zone.
    function Get-InZone([string] $Zone, [string] $File, [string] $By) {
        $worker = Start-Worker @{ TZ = $Zone }
        try {
            (Invoke-Worker $worker { Get-SCStatistic $args[0] -By $args[1] | ForEach-Object { "$($_.Period) $($_.Start.ToString('yyyy-MM-ddTHH:mmzzz')) $($_.NewPlays)" } } $File, $By).Written
        }
        finally {
            Stop-Program $worker
        }
    }
}

Describe 'Get-SCStatistic' {
    It 'reads a file <Form>' -ForEach $forms {
        $file = Join-Path $TestDrive "$(New-Guid).csv"
        [IO.File]::WriteAllText($file, $Text)

        $growth = Get-SCStatistic $file -WarningAction Stop

        $growth | Should -BeOfType 'SoundCloud.PowerShell.TrackGrowth'
        $growth | Should -HaveCount 1
        $growth.Urn | Should -BeExactly 'soundcloud:tracks:1'
        $growth.Title | Should -BeExactly 'a, "b"'
        $growth.NewPlays, $growth.Plays, $growth.NewLikes, $growth.Likes, $growth.NewComments | Should -Be 15, 25, 2, 3, 0
        $growth.NewReposts | Should -Be $null
        $growth.From.UtcDateTime, $growth.To.UtcDateTime | Should -Be ([datetime]'2026-01-01'), ([datetime]'2026-01-02')
    }

    It 'counts from the last record before a period to the last one in it, and skips periods without records' {
        $file = New-Statistic (Get-Row '2026-03-02T12:00:00Z' 100), (Get-Row '2026-03-03T12:00:00Z' 110), (Get-Row '2026-03-03T18:00:00Z' 115), (Get-Row '2026-03-06T12:00:00Z' 150)

        $days = Get-SCStatistic $file -By Day

        $days.NewPlays | Should -Be 0, 15, 35
        $days.Plays | Should -Be 100, 115, 150
        $days[2].From.UtcDateTime | Should -Be ([datetime]'2026-03-03T18:00:00')
        ($days | Measure-Object NewPlays -Sum).Sum | Should -Be (Get-SCStatistic $file).NewPlays
    }

    It 'begins with the last record before -Since and ends before -Before' {
        $file = New-Statistic (Get-Row '2026-03-01T00:00:00Z' 1), (Get-Row '2026-03-02T00:00:00Z' 10), (Get-Row '2026-03-03T00:00:00Z' 30), (Get-Row '2026-03-04T00:00:00Z' 70)

        (Get-SCStatistic $file -Since '2026-03-03T00:00:00Z').NewPlays | Should -Be 60
        (Get-SCStatistic $file -Since '2026-03-02T12:00:00Z' -Before '2026-03-04T00:00:00Z').NewPlays | Should -Be 20
        (Get-SCStatistic $file -Before '2026-03-03T00:00:01Z').NewPlays | Should -Be 29
        Get-SCStatistic $file -Since 2027-01-01 | Should -BeNullOrEmpty
    }

    It 'shows a figure that shrinks as it is' {
        (Get-SCStatistic (New-Statistic (Get-Row '2026-03-01T00:00:00Z' 9), (Get-Row '2026-03-02T00:00:00Z' 4))).NewPlays | Should -Be -5
    }

    It 'names ISO weeks, months and days' {
        $file = New-Statistic (Get-Row '2025-12-28T12:00:00Z' 1), (Get-Row '2025-12-29T12:00:00Z' 2), (Get-Row '2026-01-04T12:00:00Z' 4), (Get-Row '2026-01-05T12:00:00Z' 8)

        Get-InZone 'UTC' $file Week | Should -Be '2025-W52 2025-12-22T00:00+00:00 0', '2026-W01 2025-12-29T00:00+00:00 3', '2026-W02 2026-01-05T00:00+00:00 4'
        Get-InZone 'UTC' $file Month | Should -Be '2025-12 2025-12-01T00:00+00:00 1', '2026-01 2026-01-01T00:00+00:00 6'
    }

    It 'has periods of local time, also where the clocks change' -Skip:$IsWindows {
        # On 2026-03-29, Berlin has 23 hours; on 2018-11-04, the day in São Paulo begins at one o'clock.
        $berlin = New-Statistic (Get-Row '2026-03-28T22:59:59Z' 1), (Get-Row '2026-03-28T23:00:00Z' 2), (Get-Row '2026-03-29T21:59:59Z' 4), (Get-Row '2026-03-29T22:00:00Z' 8)
        $saoPaulo = New-Statistic (Get-Row '2018-11-04T02:59:59Z' 1), (Get-Row '2018-11-04T03:00:00Z' 2)

        Get-InZone 'Europe/Berlin' $berlin Day | Should -Be '2026-03-28 2026-03-28T00:00+01:00 0', '2026-03-29 2026-03-29T00:00+01:00 3', '2026-03-30 2026-03-30T00:00+02:00 4'
        Get-InZone 'America/Sao_Paulo' $saoPaulo Day | Should -Be '2018-11-03 2018-11-03T00:00-03:00 0', '2018-11-04 2018-11-04T01:00-02:00 1'
    }

    It 'gets the tracks that are asked for, from the pipeline too' {
        $file = New-Statistic (1..3 | ForEach-Object { Get-Row '2026-03-01T00:00:00Z' 1 $_ })
        $track = [SoundCloud.Track]@{ Urn = 'soundcloud:tracks:3'; Title = 'x' }

        (Get-SCStatistic $file).Urn | Should -Be 'soundcloud:tracks:1', 'soundcloud:tracks:2', 'soundcloud:tracks:3'
        (Get-SCStatistic $file -Track 2).Urn | Should -Be 'soundcloud:tracks:2'
        ($track, 1 | Get-SCStatistic $file).Urn | Should -Be 'soundcloud:tracks:1', 'soundcloud:tracks:3'
        (Get-SCStatistic $file | Select-Object -First 1 | Get-SCStatistic $file).Urn | Should -Be 'soundcloud:tracks:1'
        @() | Get-SCStatistic $file | Should -BeNullOrEmpty
        Get-SCStatistic $file -Track 99 | Should -BeNullOrEmpty
    }

    It 'says what it cannot take for a track: <_>' -ForEach 'https://soundcloud.com/demo-dj/neon-monsoon', 'soundcloud:users:1', 'two words' {
        $file = New-Statistic (Get-Row '2026-03-01T00:00:00Z' 1)

        $_, 1 | Get-SCStatistic $file -ErrorAction SilentlyContinue -ErrorVariable failed | ForEach-Object Urn | Should -Be 'soundcloud:tracks:1'

        $failed | Should -HaveCount 1
        $failed.FullyQualifiedErrorId | Should -BeIn "SoundCloud.InvalidRequest,$id", "SoundCloud.InvalidId,$id"
    }

    It 'reads several files as one' {
        $old = New-Statistic (Get-Row '2025-12-31T12:00:00Z' 5)
        $new = New-Statistic (Get-Row '2026-01-01T12:00:00Z' 9)

        (Get-SCStatistic $new, $old).NewPlays | Should -Be 4
        $folder = New-Item (Join-Path $TestDrive "$(New-Guid)") -ItemType Directory
        Move-Item $old, $new $folder
        (Get-SCStatistic (Join-Path $folder '*.csv')).NewPlays | Should -Be 4
    }

    It 'leaves out a row that it cannot read, and says which: <Row>' -ForEach $unreadable {
        $file = New-Statistic (Get-Row '2026-03-01T00:00:00Z' 5), $Row, (Get-Row '2026-03-02T00:00:00Z' 9)

        $growth = Get-SCStatistic $file -WarningVariable warned -WarningAction SilentlyContinue

        $growth.NewPlays | Should -Be 4
        $warned | Should -HaveCount 1
        "$warned" | Should -BeLike "1 rows of '$file' *line 3: *"
    }

    It 'leaves out the rest of a row whose process was killed, and says so' {
        $file = New-Statistic (Get-Row '2026-03-01T00:00:00Z' 5), (Get-Row '2026-03-02T00:00:00Z' 9)
        [IO.File]::AppendAllText($file, (Get-Row '2026-03-03T00:00:00Z' 100))

        (Get-SCStatistic $file -WarningVariable warned -WarningAction SilentlyContinue).NewPlays | Should -Be 4
        "$warned" | Should -BeLike "*$file*not complete*"
    }

    It 'reads no file of something else: <_>' -ForEach "Name,Value`na,b`n", '', "Time,Title,Plays`n", ('x' * 300000), "Time;Urn,Plays`n", "Time,Urn,Plays,Plays`n" {
        $file = Join-Path $TestDrive "$(New-Guid).csv"
        [IO.File]::WriteAllText($file, $_)

        Get-SCStatistic $file -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        $failed.FullyQualifiedErrorId | Should -BeExactly "SoundCloud.InvalidRequest,$id"
    }

    It 'writes no growth of the files that are there, where one is missing' {
        $file = New-Statistic (Get-Row '2026-03-01T00:00:00Z' 5)

        Get-SCStatistic $file, (Join-Path $TestDrive 'none.csv') -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        $failed.FullyQualifiedErrorId | Should -BeExactly "SoundCloud.FileUnavailable,$id"
    }

    It 'reads rows across the borders of its blocks' {
        # Rows of many lengths, some with line breaks in them, over several blocks.
        $rows = foreach ($i in 1..5000) {
            $time = [datetime]::new(2026, 1, 1).AddMinutes($i).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")
            $title = $i % 7 -eq 0 ? "`"$('x' * ($i % 200))`n`"`"y`"`"`"" : 'x' * ($i % 211)
            "$time,soundcloud:tracks:$($i % 50),$title,$i,0,0,0,0"
        }

        $growth = Get-SCStatistic (New-Statistic $rows) -WarningAction Stop

        $growth | Should -HaveCount 50
        $growth.NewPlays | Sort-Object -Unique | Should -Be 4950
    }

    It 'restores the titles that Save-SCStatistic made harmless: <_>' -ForEach '=1', "'=1", "'Round Midnight", 'a;-b', 'a; -b', 'it''s', '＝x' {
        $sandbox = Start-SCSandbox
        try {
            Connect-SoundCloud -Sandbox
            $track = Get-SCTrack -First 1
            Set-SCTrack $track -Title $_
            $file = Join-Path $TestDrive "$(New-Guid).csv"
            Save-SCStatistic $file $track

            (Get-SCStatistic $file).Title | Should -BeExactly $_
        }
        finally {
            Disconnect-SoundCloud -KeepToken
            Stop-SCSandbox $sandbox
        }
    }

    It 'shows a table of what is new' {
        $text = Get-SCStatistic (New-Statistic (Get-Row '2026-03-01T12:00:00Z' 5), (Get-Row '2026-03-02T12:00:00Z' 1234)) -By Month | Out-String

        $text | Should -Match '2026-03\s+Track 1\s+\+1.229'
    }
}

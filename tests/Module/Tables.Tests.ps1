# The columns of the tables in terminals of different widths. A window of 80 columns has 79 for a table: the engine leaves the last one free.

BeforeDiscovery {
    # Needs a pseudo-terminal, which is available on Linux only.
    $hasTerminal = [bool]($IsLinux -and (Get-Command script -CommandType Application -ErrorAction Ignore))
    $windows = @(
        @{ Window = 45; Columns = 'Id', 'Title', 'Duration' }
        @{ Window = 60; Columns = 'Id', 'Title', 'User', 'Duration', 'Plays' }
        @{ Window = 120; Columns = 'Id', 'Title', 'User', 'Duration', 'Plays', 'Likes' }
        @{ Window = 160; Columns = 'Id', 'Title', 'User', 'Duration', 'Plays', 'Likes', 'Genre', 'CreatedAt', 'Sharing' }
    )
    . $PSScriptRoot/Common.ps1
    $tables = (Get-FormatData SoundCloud.* -PowerShellVersion $PSVersionTable.PSVersion).FormatViewDefinition |
        Where-Object { $_.Control -is [Management.Automation.TableControl] } | ForEach-Object { @{ Name = $_.Name } }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $fitter = [SoundCloud.PowerShell.Display].Assembly.GetType('SoundCloud.PowerShell.FittedTables')
    $original = @{}
    (Get-FormatData SoundCloud.* -PowerShellVersion $PSVersionTable.PSVersion).FormatViewDefinition |
        Where-Object { $_.Control -is [Management.Automation.TableControl] } | ForEach-Object { $original[$_.Name] = $_.Control }
    $leavable = @{}
    foreach ($table in $fitter.GetField('Tables', [Reflection.BindingFlags] 'Static, NonPublic').GetValue($null)) {
        $leavable[$table.View] = $table.Leavable
    }

    # The headers of a table as a window has them.
    function Get-Header([string] $View, [int] $Window) {
        $full = $View -eq 'Track' ? $original.TrackFull : $null
        $fitted = $fitter.GetMethod('FitTable', [Reflection.BindingFlags] 'Static, NonPublic').Invoke($null, @($leavable[$View], $original[$View], $full, ($Window - 1)))
        ($fitted ?? $original[$View]).Headers
    }

    # How many letters a column without a width of its own gets.
    function Get-TextWidth([object[]] $Header, [int] $Window) {
        $free = @($Header | Where-Object Width -EQ 0)
        $free ? [Math]::Floor(($Window - $Header.Count - ($Header | Measure-Object Width -Sum).Sum) / $free.Count) : $null
    }
}

Describe 'The table of tracks' {
    It 'loses Likes, then Plays, then User as the window gets narrower than 68 columns' {
        $lost = for ($window = 139; $window -ge 40; $window--) {
            $labels = (Get-Header Track $window).Label
            foreach ($label in $original.Track.Headers.Label | Where-Object { $_ -notin $labels }) {
                @{ Label = $label; Window = $window }
            }
        }

        $first = $lost | Group-Object { $_.Label } | ForEach-Object { $_.Group[0] }
        $first.Label | Should -Be 'Likes', 'Plays', 'User'
        $first[0].Window | Should -Be 67
    }

    It 'has more columns from 140 on' {
        (Get-Header Track 139).Label | Should -Be 'Id', 'Title', 'User', 'Duration', 'Plays', 'Likes'
        (Get-Header Track 140).Label | Should -Be 'Id', 'Title', 'User', 'Duration', 'Plays', 'Likes', 'Genre', 'CreatedAt', 'Sharing'
    }
}

Describe 'The table <Name>' -ForEach ($tables | Where-Object Name -In 'Track', 'Playlist', 'User', 'Comment', 'Activity', 'TrackStream', 'Session', 'Account', 'Sandbox') {
    It 'keeps twelve letters of each title and name' {
        foreach ($window in 50..79 + 140..200) {
            $header = Get-Header $Name $window

            Get-TextWidth $header $window | Should -BeGreaterOrEqual 12 -Because "the window has $window columns"
        }
    }
}

Describe 'The table <Name>' -ForEach ($tables | Where-Object Name -NotIn 'TrackFull', 'AuthorizationRequestTable', 'TrackWaveformTable', 'StatisticChartTable') {
    It 'is left to the engine only where its titles have twelve letters in 60 columns' {
        if (-not $leavable.ContainsKey($Name)) {
            Get-TextWidth $original[$Name].Headers 60 | Should -BeGreaterOrEqual 12
        }
    }
}

Describe 'Tracks in a window of <Window> columns' -Skip:(-not $hasTerminal) -ForEach $windows {
    BeforeAll {
        $file = Join-Path $TestDrive 'screen.ps1'
        Set-Content $file @"
Import-Module '$ModulePath'
Start-SCSandbox -TrackCount 20 | Out-Null
Connect-SoundCloud -Sandbox
`$tracks = Get-SCTrack -First 5
`$tracks | Out-Default
[Console]::WriteLine('-- next --')
`$tracks | Format-Table | Out-Host
[Console]::WriteLine('-- next --')
Get-SCUser | Out-Default
"@
        $text = & env -u NO_COLOR TERM=xterm-256color script -qec "stty cols $Window rows 50; $($Shell.ForEach({ "'$_'" })) -NoLogo -NoProfile -NonInteractive -File '$file'" /dev/null
        $text = $text -join "`n" -replace "`e\]8;;.*?`e\\|`e\[[?\d;]*[a-zA-Z]|`e[=>]|`r"
        $screens = $text -split '-- next --'
    }

    It 'have the columns <Columns>, without and with Format-Table' {
        foreach ($screen in $screens[0, 1]) {
            $lines = @($screen -split "`n" | Where-Object { $_.Trim() })

            -split $lines[0] | Should -Be $Columns
            $lines | Should -HaveCount 7
            $lines | Where-Object Length -GE $Window | Should -BeNullOrEmpty
            ($lines[1] -split '(?<=-) ').Count | Should -Be $Columns.Count
        }
    }
}

Describe 'A title' {
    It 'says without a colour that its track is <Word>' -ForEach @(
        @{ Word = 'private'; Track = @{ Id = 1; Title = 'Night Drive'; Sharing = 'private' } }
        @{ Word = 'blocked'; Track = @{ Id = 1; Title = 'Night Drive'; Access = 'blocked'; Sharing = 'public' } }
    ) {
        ([SoundCloud.Track] $Track | Format-Table | Out-String) -replace "`e\[[\d;]*m" | Should -Match "\[$Word\] Night"
    }

    It 'says nothing of other tracks' {
        [SoundCloud.Track]@{ Id = 1; Title = 'Night Drive'; Access = 'playable'; Sharing = 'public' } | Out-String | Should -Not -Match '\['
    }
}

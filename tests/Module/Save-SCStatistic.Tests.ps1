BeforeDiscovery {
    $titles = @(
        @{ Title = '=cmd|''/c calc''!A1'; Cell = "'=cmd|'/c calc'!A1" }
        @{ Title = '+1'; Cell = "'+1" }
        @{ Title = '-2+3'; Cell = "'-2+3" }
        @{ Title = '@SUM(1)'; Cell = "'@SUM(1)" }
        @{ Title = '＝1'; Cell = "'＝1" }
        # A spreadsheet whose separator is the semicolon splits it there.
        @{ Title = 'a;=1'; Cell = "a;'=1" }
        @{ Title = 'a; =1'; Cell = "a;' =1" }
        @{ Title = "'=1"; Cell = "''=1" }
        @{ Title = "'Round Midnight"; Cell = "'Round Midnight" }
        @{ Title = 'a "b", c'; Cell = 'a "b", c' }
        @{ Title = 'a=b-c'; Cell = 'a=b-c' }
        @{ Title = "a`tb"; Cell = "a$([char]0xFFFD)b" }
        @{ Title = "a`nb"; Cell = "a$([char]0x21B5)b" }
        @{ Title = '夜行バス'; Cell = '夜行バス' }
    )
    $torn = @(
        @{ Kind = 'in the middle of a row'; Rest = '2026-11-27T10:00:00Z,soundcloud:tracks:1,"Half a ti' }
        @{ Kind = 'in the last number, which looks whole'; Rest = '2026-11-27T10:00:00Z,soundcloud:tracks:1,Title,1,2,3,4,5' }
    )
    $layouts = @(
        @{ Kind = 'in another order, with a column more and one less'; Header = 'Urn,Note,Title,Plays,Time,Likes,Reposts,Comments'; Separator = ','; End = "`n" }
        @{ Kind = 'with semicolons and the line ends of Windows'; Header = 'Time;Urn;Title;Plays;Likes;Reposts;Comments;Downloads'; Separator = ';'; End = "`r`n" }
        @{ Kind = 'in quotes and with tabs'; Header = "`"Time`"`t`"Urn`"`t`"Plays`""; Separator = "`t"; End = "`n" }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Processes.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $all = @(Get-SCTrack)
    $tracks = @(Search-SCTrack -First 300 | Where-Object Sharing -EQ public | Select-Object -First 200)
    $id = 'SoundCloud.PowerShell.Commands.SaveSCStatisticCommand'
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Save-SCStatistic' {
    BeforeEach {
        $sandbox.Requests.Clear()
        $file = Join-Path $TestDrive "$(New-Guid).csv"
    }

    It 'makes a file that opens in a spreadsheet, of all your tracks, private ones too' {
        $before = [DateTimeOffset]::UtcNow.AddSeconds(-1)
        Save-SCStatistic $file | Should -BeNullOrEmpty

        $bytes = [IO.File]::ReadAllBytes($file)
        $bytes[0..2] | Should -Be 0xEF, 0xBB, 0xBF -Because 'without it, a spreadsheet reads titles in another encoding'
        $bytes[-1] | Should -Be 10
        (Get-Content $file)[0] | Should -BeExactly 'Time,Urn,Title,Plays,Likes,Reposts,Comments,Downloads'
        $rows = @(Import-Csv $file)
        $rows.Urn | Should -Be $all.Urn
        $rows.Plays | Should -Be $all.PlaybackCount
        $rows.Likes | Should -Be $all.FavoritingsCount
        $rows.Reposts | Should -Be $all.RepostsCount
        $rows.Comments | Should -Be $all.CommentCount
        $rows.Downloads | Should -Be $all.DownloadCount
        @($rows.Time | Sort-Object -Unique) | Should -HaveCount 1
        $rows[0].Time | Should -MatchExactly '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$'
        [DateTimeOffset]$rows[0].Time | Should -BeGreaterOrEqual $before
        Get-Sent $sandbox | Should -HaveCount ([Math]::Ceiling($all.Count / 200))
        Get-Sent $sandbox | Should -BeLike 'GET /me/tracks*'
    }

    It 'appends rows, and the header once' {
        1..3 | ForEach-Object { Save-SCStatistic $file $tracks[0] }

        Get-Content $file | Should -HaveCount 4
        (Import-Csv $file).Urn | Should -Be (@($tracks[0].Urn) * 3)
    }

    It 'reads tracks again, 50 in a request, and keeps their order' {
        $old = $tracks[0..119]
        $old[0].PlaybackCount = 1
        $old | Save-SCStatistic $file

        (Import-Csv $file).Urn | Should -Be $old.Urn
        (Import-Csv $file)[0].Plays | Should -Be (Get-SCTrack $old[0].Urn).PlaybackCount
        @(Get-Sent $sandbox 'GET /tracks[?]urns=*') | Should -HaveCount 3
    }

    It 'records those that are there, and reports the others' {
        $tracks[0].Urn, 99999, 'soundcloud:users:1', $tracks[1].Urn | Save-SCStatistic $file -ErrorAction SilentlyContinue -ErrorVariable failed

        (Import-Csv $file).Urn | Should -Be $tracks[0, 1].Urn
        $failed.FullyQualifiedErrorId | Should -BeExactly "SoundCloud.NotFound,$id", "SoundCloud.InvalidId,$id"
        $failed.TargetObject | Should -Be 99999, 'soundcloud:users:1'
    }

    It 'records a private track of somebody else by its secret' {
        $private = $all | Where-Object Sharing -EQ 'private' | Select-Object -First 1
        $secret = $private.SecretUri -replace '.*secret_token=([^&]+).*', '$1'

        Save-SCStatistic $file $private.Urn -SecretToken $secret -Session $app

        (Import-Csv $file).Urn | Should -Be $private.Urn
    }

    It 'leaves the cell of a figure empty that is hidden' {
        $sandbox.EnableFault('null-fields@GET /tracks')
        try {
            Save-SCStatistic $file $tracks[0].Urn
        }
        finally {
            $sandbox.DisableFault('null-fields')
        }

        (Get-Content $file)[1] | Should -BeLike '*,,,,,'
    }

    It 'sends nothing and makes no file with -WhatIf, without tracks, and for an empty pipeline' {
        Invoke-Quietly { param($File) Connect-SoundCloud -Sandbox; Save-SCStatistic $File -WhatIf } $file
        @() | Save-SCStatistic $file
        Save-SCStatistic $file -Track @()
        Save-SCStatistic $file -WhatIf

        Get-Sent $sandbox | Should -BeNullOrEmpty
        $file | Should -Not -Exist
    }

    It 'keeps what it can read when a request fails' {
        $sandbox.EnableFault('status-403:1@GET /tracks?urns')
        try {
            $tracks[0..119] | Save-SCStatistic $file -ErrorAction SilentlyContinue -ErrorVariable failed
        }
        finally {
            $sandbox.DisableFault('status-403')
        }

        $failed | Should -HaveCount 50
        (Import-Csv $file).Urn + $failed.TargetObject.Urn | Sort-Object | Should -Be ($tracks[0..119].Urn | Sort-Object)
    }

    It 'writes the title <Title> so that no spreadsheet runs it' -ForEach $titles {
        Set-SCTrack $all[0].Urn -Title $Title
        try {
            Save-SCStatistic $file $all[0].Urn
        }
        finally {
            Set-SCTrack $all[0].Urn -Title $all[0].Title
        }

        (Import-Csv $file).Title | Should -BeExactly $Cell
        Get-Content $file | Should -HaveCount 2
    }

    It 'removes what a process that was killed has left <Kind>, and says so' -ForEach $torn {
        Save-SCStatistic $file $tracks[0]
        [IO.File]::AppendAllText($file, $Rest)
        Save-SCStatistic $file $tracks[1] -WarningVariable warned -WarningAction SilentlyContinue

        (Import-Csv $file).Urn | Should -Be $tracks[0, 1].Urn
        $warned | Should -BeLike "*was not complete*$Rest"
    }

    It 'begins anew where the header itself is cut' {
        [IO.File]::WriteAllText($file, "$([char]0xFEFF)Time,Urn,Ti")
        Save-SCStatistic $file $tracks[0]

        (Import-Csv $file).Urn | Should -Be $tracks[0].Urn
    }

    It 'goes on in the columns of a file <Kind>' -ForEach $layouts {
        [IO.File]::WriteAllText($file, "$Header$End")
        Save-SCStatistic $file $tracks[0].Urn

        $row = Import-Csv $file -Delimiter $Separator
        $row.Urn | Should -Be $tracks[0].Urn
        $row.Plays | Should -Be (Get-SCTrack $tracks[0].Urn).PlaybackCount
        $row.Time | Should -Match 'Z$'
        [IO.File]::ReadAllText($file) | Should -BeLike "*$End"
        @([IO.File]::ReadAllText($file).Split("`n")) | Should -HaveCount 3
    }

    It 'refuses a file of something else, and changes nothing: <_>' -ForEach "Name,Value`na,b`n", 'text without an end', "Time,Title,Plays`n" {
        [IO.File]::WriteAllText($file, $_)
        Save-SCStatistic $file $tracks[0] -ErrorAction SilentlyContinue -ErrorVariable failed

        [IO.File]::ReadAllText($file) | Should -BeExactly $_
        $failed.FullyQualifiedErrorId | Should -BeExactly "SoundCloud.InvalidRequest,$id"
        "$failed" | Should -BeLike "*$file*Time,Urn,Title*"
    }

    It 'reports a folder that does not exist, and one that is named as the file' {
        Save-SCStatistic (Join-Path $TestDrive 'none/plays.csv') $tracks[0] -ErrorAction SilentlyContinue -ErrorVariable failed
        Save-SCStatistic $TestDrive $tracks[0] -ErrorAction SilentlyContinue -ErrorVariable +failed

        $failed.FullyQualifiedErrorId | Should -Be (@("SoundCloud.FileUnavailable,$id") * 2)
    }

    It 'reads only the ends of the old file' {
        # 64 GB of nothing, which no test could read through.
        Save-SCStatistic $file $tracks[0]
        $stream = [IO.File]::OpenWrite($file)
        $stream.SetLength(64GB)
        $stream.Position = 64GB - 1
        $stream.WriteByte(10)
        $stream.Dispose()

        Save-SCStatistic $file $tracks[1]

        (Get-Item $file).Length | Should -BeGreaterThan 64GB
        Remove-Item $file
    }

    It 'waits for another program that has the file open' {
        Save-SCStatistic $file $tracks[0]
        $open = [IO.File]::Open($file, 'Open', 'ReadWrite', 'None')
        $worker = Start-Worker @{}
        try {
            Send-Worker $worker {
                Connect-SoundCloud -Credential ([pscredential]::new($args[3], (ConvertTo-SecureString $args[4] -AsPlainText))) -ApiUri $args[0] -AuthUri $args[1]
                Save-SCStatistic $args[2] $args[5]
            } $sandbox.ApiUri, $sandbox.AuthUri, $file, $sandbox.Credential.UserName, $sandbox.Credential.GetNetworkCredential().Password, $tracks[1].Urn
            [Threading.SpinWait]::SpinUntil({ Get-Sent $sandbox 'GET /tracks/*' }, $Patience) | Should -BeTrue
            $open.Dispose()
            (Receive-Worker $worker).Id | Should -BeNullOrEmpty
        }
        finally {
            $open.Dispose()
            Stop-Program $worker
        }

        (Import-Csv $file).Urn | Should -Be $tracks[0, 1].Urn
    }

    It 'loses no row where two processes append 10,000 each' {
        $workers = @(Start-Worker @{} 2)
        try {
            foreach ($worker in $workers) {
                Send-Worker $worker {
                    Connect-SoundCloud -Credential ([pscredential]::new($args[3], (ConvertTo-SecureString $args[4] -AsPlainText))) -ApiUri $args[0] -AuthUri $args[1] -CacheTtl 3600
                    $file, $urns = $args[2], $args[5..204]
                    1..50 | ForEach-Object { $urns | Save-SCStatistic $file -WarningAction Stop -ErrorAction Stop }
                } (@("$($sandbox.ApiUri)", "$($sandbox.AuthUri)", $file, $sandbox.Credential.UserName, $sandbox.Credential.GetNetworkCredential().Password) + $tracks.Urn)
            }

            $answers = foreach ($worker in $workers) { Receive-Worker $worker }
        }
        finally {
            Stop-Program $workers
        }

        @($answers.Message).Where({ $_ }) | Should -BeNullOrEmpty
        $lines = [IO.File]::ReadAllLines($file)
        $lines | Should -HaveCount 20001
        $counts = @($lines | Select-Object -Skip 1 | ForEach-Object { $_.Split(',')[1] } | Group-Object)
        $counts | Should -HaveCount 200
        $counts | ForEach-Object Count | Sort-Object -Unique | Should -Be 100
        @($lines -notmatch '^(Time|2.*Z,soundcloud:tracks:\d+,.*,\d+,\d+,\d+,\d+,\d+$)') | Should -BeNullOrEmpty
    }
}

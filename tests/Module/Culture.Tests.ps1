# Runs the main tasks in a fresh PowerShell of another culture and in one of the invariant culture. Requests and results must be the same.
# The whole suite runs in a culture with `./build.ps1 Test -Culture <name>`.

BeforeDiscovery {
    # Cultures with another i, with a decimal comma and a thousands point, and with another calendar and minus sign.
    $cultures = @('tr-TR', 'es-ES', 'fa-IR').ForEach({ @{ Culture = $_ } })
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Processes.ps1

    $job = {
        # On Unix, the environment sets the culture.
        [cultureinfo]::CurrentCulture = [cultureinfo]::DefaultThreadCurrentCulture = $args[0]
        $sandbox = Start-SCSandbox -Seed 5 -TrackCount 500
        Connect-SoundCloud -Sandbox -MaximumRetryDelay 1.5
        $own = Get-SCTrack -First 200 | Where-Object { $_.Commentable -and $_.Duration.TotalMinutes -gt 2 } | Select-Object -First 1
        $sandbox.Requests.Clear()
        $audio = Join-Path $args[1] 'Işık İzmir.mp3'
        Set-Content $audio ('x' * 5000)
        $facts = [ordered]@{
            Culture   = [cultureinfo]::CurrentCulture.Name
            Search    = @(Search-SCTrack night -MinimumDuration 90.5 -MaximumDuration '1:30:00' -MinimumBpm 80 -CreatedAfter '2015-02-03' -Access PREVIEW, PLAYABLE -First 5).Urn
            Links     = @('HTTPS://SOUNDCLOUD.COM/jowymusic', 'SOUNDCLOUD:USERS:12' | Get-SCUser -ErrorAction Ignore).Urn
            Paged     = (Get-SCUser nightshift-label | Get-SCTrack -PageSize 20 -Skip 3 | Measure-Object -Property { $_.Duration.TotalSeconds } -Sum).Sum
            Published = Publish-SCTrack $audio -Sharing PRIVATE -License CC-BY-NC -ReleaseDate '2024-02-29' |
                Select-Object Title, Duration, Sharing, License, ReleaseYear, ReleaseMonth, ReleaseDay
            Comments  = @(foreach ($at in 1.5, '2.25', '0:01:03.5', [timespan]'0:00:04') {
                    ($own | Add-SCComment -Body 'i I ı İ' -Timestamp $at -PassThru).Timestamp.TotalMilliseconds
                })
            Edited    = $own | Set-SCTrack -ReleaseDate ([datetime]::new(2023, 3, 4)) -Tag 'iki', 'IŞIK' -PassThru | Select-Object ReleaseYear, ReleaseMonth, ReleaseDay, TagList
            Embed     = (Get-SCUser nightshift-label | Get-SCTrack -First 1 | Get-SCEmbed).Html
            Error     = $(try { Invoke-SCRaw /me -Method WRONG -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
                try { Get-SCTrack 999999999999 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; $_.Exception.Message })
        }
        # Sorted by text, because concurrent requests arrive in any order.
        $facts.Requests = @($sandbox.Requests | Where-Object Host -EQ api | ForEach-Object { "$($_.Method) $($_.PathAndQuery)" } | Sort-Object -Culture "")
        # Formatted output follows the user's culture.
        $popular = Search-SCTrack night -First 1
        $facts.IsShownInIt = ($popular | Format-Table | Out-String -Width 160).Contains($popular.PlaybackCount.ToString('N0'))
        Disconnect-SoundCloud
        Stop-SCSandbox
        $facts | ConvertTo-Json -Depth 4
    }

    function Invoke-Job([string] $Culture) {
        $folder = New-Item (Join-Path $TestDrive "job$Culture") -ItemType Directory
        $environment = @{ LC_ALL = $Culture ? "$($Culture.Replace('-', '_')).UTF-8" : 'C.UTF-8'; SOUNDCLOUD_ACCOUNTS_PATH = Join-Path $folder 'soundcloud-tests-accounts' }
        $worker = Start-Worker $environment
        try {
            $result = Invoke-Worker $worker $job $Culture, $folder.FullName
        }
        finally {
            Stop-Program $worker
        }

        $result.Message | Should -BeNullOrEmpty
        $result.Written -notmatch '^\w+Record: ' -join "`n" | ConvertFrom-Json
    }

    $reference = Invoke-Job ''
}

Describe 'A session' {
    It 'does something in the first place' {
        $reference.Search | Should -HaveCount 5
        $reference.Links | Should -Not -BeNullOrEmpty
        $reference.Paged | Should -BeGreaterThan 1000
        $reference.Published.Title | Should -BeExactly 'Işık İzmir'
        $reference.Published.Sharing | Should -BeExactly 'private'
        $reference.Published.ReleaseDay | Should -Be 29
        $reference.Comments | Should -Be 1500, 2250, 63500, 4000
        $reference.Edited.ReleaseMonth | Should -Be 3
        $reference.Requests.Count | Should -BeGreaterThan 10
    }

    It 'sends and reads the same in <Culture>' -ForEach $cultures {
        $facts = Invoke-Job $Culture

        $facts.Culture | Should -BeExactly $Culture
        $facts.IsShownInIt | Should -BeTrue
        foreach ($name in $facts.psobject.Properties.Name | Where-Object { $_ -ne 'Culture' }) {
            $facts.$name | ConvertTo-Json -Depth 4 | Should -BeExactly ($reference.$name | ConvertTo-Json -Depth 4) -Because $name
        }
    }
}

Describe 'A date' {
    It 'is the day that was written and, where it filters, the whole day in <Zone>' -ForEach @(
        @{ Zone = 'UTC' }, @{ Zone = 'Pacific/Kiritimati' }, @{ Zone = 'America/Los_Angeles' }, @{ Zone = 'Asia/Kolkata' }
    ) -Skip:$IsWindows {
        $worker = Start-Worker @{ TZ = $Zone; SOUNDCLOUD_ACCOUNTS_PATH = Join-Path $TestDrive 'soundcloud-tests-accounts' }
        try {
            $result = Invoke-Worker $worker {
                $sandbox = Start-SCSandbox -TrackCount 50
                Connect-SoundCloud -Sandbox
                $track = New-SCPlaylist 'Days'
                $days = foreach ($date in '2026-05-01', '2026-05-01T00:00:00Z', '2026-05-01T23:59:59-11:00', '2026-05-01 00:30', [DateOnly]::new(2026, 5, 1),
                    [datetime]'2026-05-01', [datetime]::new(2026, 5, 1, 0, 0, 0, [DateTimeKind]::Utc), [datetimeoffset]'2026-05-01T00:00:00+14:00', '5/1/2026') {
                    $made = Set-SCPlaylist $track -ReleaseDate $date -PassThru
                    '{0}-{1}-{2}' -f $made.ReleaseYear, $made.ReleaseMonth, $made.ReleaseDay
                }

                $own = Get-SCTrack -First 1
                $row = @{ Id = $own.Id; ReleaseDate = '2026-05-01T00:00:00Z' }
                $days += $row | ConvertTo-Json | ConvertFrom-Json | Set-SCTrack -PassThru | ForEach-Object { '{0}-{1}-{2}' -f $_.ReleaseYear, $_.ReleaseMonth, $_.ReleaseDay }
                $days += [pscustomobject]$row | ConvertTo-Csv | ConvertFrom-Csv | Set-SCTrack -PassThru | ForEach-Object { '{0}-{1}-{2}' -f $_.ReleaseYear, $_.ReleaseMonth, $_.ReleaseDay }
                $sandbox.Requests.Clear()
                $null = Search-SCTrack -CreatedAfter 2025-12-31 -CreatedBefore 2025-12-31 -First 1
                "$($days | Sort-Object -Unique)"
                [uri]::UnescapeDataString($sandbox.Requests[0].Query) -replace '.*(created_at\[from\].*?)&limit.*', '$1'
                Stop-SCSandbox
            }
        }
        finally {
            Stop-Program $worker
        }

        $result.Message | Should -BeNullOrEmpty
        $offset = [TimeZoneInfo]::FindSystemTimeZoneById($Zone).BaseUtcOffset
        $from, $to = '2025-12-31T00:00:00Z', '2025-12-31T23:59:59Z' | ForEach-Object { ([datetimeoffset]$_ - $offset).ToString('yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture) }
        $result.Written -notmatch '^\w+Record: ' | Should -BeExactly '2026-5-1', "created_at[from]=$from&created_at[to]=$to"
    }
}

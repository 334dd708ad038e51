BeforeDiscovery {
    $filters = @(
        @{ Parameters = @{ Genre = 'Techno' }; Sends = 'genres=Techno' }
        @{ Parameters = @{ Genre = 'Techno', 'Indie' }; Sends = 'genres=Techno,Indie' }
        @{ Parameters = @{ Tag = 'vinyl', 'dub' }; Sends = 'tags=vinyl,dub' }
        @{ Parameters = @{ MinimumBpm = 100 }; Sends = 'bpm[from]=100' }
        @{ Parameters = @{ MaximumBpm = 140 }; Sends = 'bpm[to]=140' }
        @{ Parameters = @{ MinimumDuration = 60 }; Sends = 'duration[from]=60000' }
        @{ Parameters = @{ MinimumDuration = 1.5 }; Sends = 'duration[from]=1500' }
        @{ Parameters = @{ MinimumDuration = '00:01:00' }; Sends = 'duration[from]=60000' }
        @{ Parameters = @{ MinimumDuration = '5:55' }; Sends = 'duration[from]=355000' }
        @{ Parameters = @{ MinimumDuration = '83:48' }; Sends = 'duration[from]=5028000' }
        @{ Parameters = @{ MaximumDuration = '1:23:48' }; Sends = 'duration[to]=5028000' }
        @{ Parameters = @{ MaximumDuration = [timespan]::FromMinutes(5) }; Sends = 'duration[to]=300000' }
        @{ Parameters = @{ CreatedAfter = [datetimeoffset]'2020-01-01T02:00:00+02:00' }; Sends = 'created_at[from]=2020-01-01 00:00:00' }
        @{ Parameters = @{ CreatedBefore = [datetime]::new(2020, 1, 1, 0, 0, 0, [DateTimeKind]::Utc) }; Sends = 'created_at[to]=2020-01-01 00:00:00' }
        @{ Parameters = @{ CreatedAfter = '2020-01-01T00:00:00Z' }; Sends = 'created_at[from]=2020-01-01 00:00:00' }
        @{ Parameters = @{ CreatedBefore = '2020-01-01T00:00:00Z' }; Sends = 'created_at[to]=2020-01-01 00:00:00' }
        @{ Parameters = @{ CreatedBefore = '2020-01-01Z' }; Sends = 'created_at[to]=2020-01-01 23:59:59' }
        @{ Parameters = @{ CreatedBefore = '2020-01-01+02:00' }; Sends = 'created_at[to]=2020-01-01 21:59:59' }
        @{ Parameters = @{ Access = 'playable', 'blocked' }; Sends = 'access=playable,blocked' }
    )
    $nothings = @(
        @{ Kind = '$null to -Query'; Ask = { Search-SCTrack -Query $null } }
        @{ Kind = 'an empty text'; Ask = { Search-SCTrack '' } }
        @{ Kind = 'blanks'; Ask = { Search-SCTrack '   ' } }
        @{ Kind = 'an empty line through the pipeline'; Ask = { '' | Search-SCTrack } }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $null = Connect-App $sandbox
    $all = @(Search-SCTrack)
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Search-SCTrack' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'finds tracks by words, as an app' {
        $found = @(Search-SCTrack night -First 3)

        $found | Should -HaveCount 3
        $found | Should -BeOfType ([SoundCloud.Track])
        @($sandbox.Requests)[0].TokenKind | Should -Be 'app'
        @(Get-Sent $sandbox)[0] | Should -BeExactly 'GET /tracks?q=night&limit=3&linked_partitioning=true'
    }

    It 'searches for each of several piped texts' {
        $null = 'golden', 'echo' | Search-SCTrack -First 1

        Get-Sent $sandbox | Should -BeExactly 'GET /tracks?q=golden&limit=1&linked_partitioning=true', 'GET /tracks?q=echo&limit=1&linked_partitioning=true'
    }

    It 'sends what the query holds, whatever it is' {
        $null = Search-SCTrack 'Drum & Bass +50% #1 夜?' -First 1

        [uri]::UnescapeDataString($sandbox.Requests[0].Query) | Should -BeLike 'q=Drum & Bass +50% #1 夜?&limit=1&*'
        $sandbox.Requests[0].Query | Should -BeLike '*%26*%2B*%25*%23*'
    }

    It 'sends <Sends>' -ForEach $filters {
        $null = Search-SCTrack @Parameters -PageSize 1 -First 1

        [uri]::UnescapeDataString($sandbox.Requests[0].Query) | Should -BeLikeExactly "*$([wildcardpattern]::Escape($Sends))*"
    }

    It 'sends a local time as UTC' {
        $local = [datetime]::new(2020, 6, 1, 12, 0, 0, [DateTimeKind]::Local)
        $null = Search-SCTrack -CreatedAfter $local -First 1

        [uri]::UnescapeDataString($sandbox.Requests[0].Query) |
            Should -BeLike "*created_at``[from``]=$($local.ToUniversalTime().ToString('yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture))*"
    }

    It 'takes a day without a time as the whole day: <Text>' -ForEach @(
        @{ Text = '2025-12-31'; Day = '2025-12-31' }
        @{ Text = [DateOnly]::new(2025, 12, 31); Day = '2025-12-31' }
        @{ Text = '12/31/2025'; Day = '2025-12-31' }
        @{ Text = '2024-02-29'; Day = '2024-02-29' }
    ) {
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'en-US'
            $null = Search-SCTrack -CreatedAfter $Text -CreatedBefore $Text -First 1
        }
        finally {
            [cultureinfo]::CurrentCulture = $culture
        }

        $from, $to = [datetime]::ParseExact($Day, 'yyyy-MM-dd', $null), [datetime]::ParseExact($Day, 'yyyy-MM-dd', $null).AddDays(1).AddSeconds(-1) |
            ForEach-Object { $_.ToUniversalTime().ToString('yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture) }
        [uri]::UnescapeDataString($sandbox.Requests[0].Query) | Should -BeLikeExactly "*created_at``[from``]=$from&created_at``[to``]=$to*"
    }

    It 'finds what was uploaded on the last day' {
        $last = $all[0]
        $day = $last.CreatedAt.LocalDateTime.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)

        (Search-SCTrack -CreatedAfter $day -CreatedBefore $day).Urn | Should -Contain $last.Urn
    }

    It 'refuses -CreatedBefore <Value>, which is no date' -ForEach @(
        @{ Value = 2025 }, @{ Value = 'yesterday' }, @{ Value = '2025-13-01' }, @{ Value = '9999-99-99' }, @{ Value = '0001-01-01T00:00:00+14:00' }
    ) {
        $failure = Get-Failure { Search-SCTrack -CreatedBefore $Value }

        $failure.Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        "$failure" | Should -BeLike "*'$Value' is not a date*"
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'writes tracks that ConvertTo-Json shows in full at its usual depth' {
        $null = $all | Select-Object -First 200 | ForEach-Object { ConvertTo-Json $_ -WarningVariable +cut -WarningAction Ignore }

        $cut | Should -BeNullOrEmpty
    }

    It 'gets what the filters say' {
        $found = @(Search-SCTrack -Genre Techno -MinimumDuration 60 -MaximumDuration 300 -MinimumBpm 120)

        $found.Count | Should -BeGreaterThan 3
        $found.Count | Should -BeLessThan $all.Count
        foreach ($track in $found) {
            $track.Genre | Should -Be 'Techno'
            $track.Duration.TotalSeconds | Should -BeGreaterOrEqual 60
            $track.Duration.TotalSeconds | Should -BeLessOrEqual 300
            $track.Bpm | Should -BeGreaterOrEqual 120
        }
    }

    It 'writes nothing, and no error, where nothing matches' {
        Get-Everything { Search-SCTrack 'no track is called this' } | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'asks nothing for <Kind>, and never means everything' -ForEach $nothings {
        Get-Everything $Ask | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'feeds what takes tracks' {
        $found = @(Search-SCTrack golden -First 3)
        $sandbox.Requests.Clear()

        ($found | Get-SCTrack).Urn | Should -Be $found.Urn
        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'refuses a speed that is none and sends nothing' {
        (Get-Failure { Search-SCTrack -MinimumBpm -1 }).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'names the query as the target of its error' {
        $session = Connect-App $sandbox @{ MaximumRetryCount = 0 }
        $sandbox.EnableFault('status-503')

        'golden' | Search-SCTrack -Session $session -ErrorAction SilentlyContinue -ErrorVariable failed

        $sandbox.DisableFault('status-503')
        $failed.TargetObject | Should -Be 'golden'
    }
}

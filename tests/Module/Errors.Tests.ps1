# The errors of the contract: how each one is caused, and what the user sees.

BeforeDiscovery {
    . $PSScriptRoot/Failures.ps1
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    . $PSScriptRoot/Interactive.ps1
    . $PSScriptRoot/Failures.ps1
    $box = Start-Box
    $wrong = [pscredential]::new($box.ClientId, (ConvertTo-Secret 'wrong'))
    $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))

    # The error record of a script block, thrown or written.
    function Get-Record([scriptblock] $Script) {
        @(Get-Everything $Script | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
}

Describe 'An error' {
    BeforeEach {
        $null = Connect-User $box -With @{ MaximumRetryCount = 0 }
    }

    AfterEach {
        foreach ($fault in [SoundCloud.Sandbox.SoundCloudSandbox]::Faults) {
            $box.DisableFault($fault.Name)
        }
    }

    It 'SoundCloud.<Id> of <Class> says what it is, whose fault and what to do: <Act>' -ForEach $Failures {
        $records = @(Get-Record $Act)

        $records | Should -HaveCount 1
        $record = $records[0]
        $record.FullyQualifiedErrorId | Should -BeExactly "SoundCloud.$Id,SoundCloud.PowerShell.Commands.$($Class)Command"
        "$($record.CategoryInfo.Category)" | Should -BeExactly $Category
        $record.TargetObject | Should -Be $Target
        $record.Exception | Should -BeOfType ([SoundCloud.SoundCloudException])
        # One sentence: no stack, no markup, no line break, nothing empty.
        $record.ErrorDetails.Message | Should -Match '^\S[^\r\n<>]{8,400}$'
        $record.ErrorDetails.RecommendedAction | Should -Match '^[A-Z].{8,}\.$'
        $record.ErrorDetails.Message | Should -Not -MatchExactly '\w\. \S|Exception\b|HttpRequest|System\.'
        if ($_.ContainsKey('Status')) {
            [int]$record.Exception.Status | Should -Be $Status
        }
    }

    It 'SoundCloud.<Id> advises parameters that its cmdlet has, or one that it names: <Act>' -ForEach @($Failures + $FailuresElsewhere) {
        $record = @(Get-Record $Act)[0]
        $advice = $record.ErrorDetails.RecommendedAction
        $own = Get-Command -Module SoundCloud | Where-Object { $record.FullyQualifiedErrorId -like "*.$($_.Name -replace '-')Command" }
        $named = [regex]::Matches($advice, '\b[A-Z][a-z]+-(SC\w+|SoundCloud)\b') | ForEach-Object { Get-Command $_.Value -Module SoundCloud }

        $own | Should -HaveCount 1
        foreach ($parameter in [regex]::Matches($advice, '(?<![\w])-([A-Z]\w+)').ForEach({ $_.Groups[1].Value })) {
            @(@($own) + @($named)).ForEach({ $_.Parameters.Keys }) | Should -Contain $parameter -Because $advice
        }
    }

    It 'advises what fits: <Act>' -ForEach @(
        @{ Act = { Get-SCTrack night }; Advice = 'Search-SCTrack finds *' }
        @{ Act = { Add-SCLike -Track night }; Advice = 'Search-SCTrack finds *' }
        @{ Act = { Get-SCUser 'jowy music' }; Advice = 'Search-SCUser finds *' }
        @{ Act = { Get-SCPlaylist night }; Advice = 'Search-SCPlaylist finds *' }
        @{ Act = { Get-SCTrack soundcloud:users:1 }; Advice = 'Use a number, *' }
        @{ Act = { Get-SCTrack https://example.com/night }; Advice = 'Use a number, *' }
        @{ Act = { Connect-SoundCloud }; Advice = '*Connect-SoundCloud -Sandbox.' }
        @{ Act = { Invoke-SCRaw /tracks -Method POST -Body @{ a = 1 } -Form @{ a = 1 } }; Advice = 'Leave out one of the two *' }
        @{ Act = { Get-SCLike -Kind Playlist -Access playable }; Advice = 'Leave out one of the two *' }
        @{ Act = { Search-SCTrack x -PageSize 0 }; Advice = 'Correct the value *' }
        @{ Act = { $box.EnableFault('echo-token'); Search-SCTrack x }; Advice = 'Compare what was sent *' }
        @{ Act = { Publish-SCTrack 'no such file.mp3' }; Advice = 'Check the path.' }
        @{ Act = { Show-SCWaveform (Search-SCTrack -First 1) -Path (New-Item TestDrive:/there.svg -Force) }; Advice = '*replace the file with -Force.' }
    ) {
        (Get-Record $Act)[0].ErrorDetails.RecommendedAction | Should -BeLike $Advice
    }

    It 'of a sandbox that was stopped names it' {
        $stopped = Start-SCSandbox -TrackCount 10
        $session = Connect-SoundCloud -Credential $stopped.Credential -ApiUri $stopped.ApiUri -AuthUri $stopped.AuthUri -MaximumRetryCount 0 -PassThru
        $stopped.Stop()

        $record = (Get-Record { Get-SCTrack 1 -Session $session })[0]

        $record.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.Unreachable,*'
        $record.ErrorDetails.RecommendedAction | Should -BeLike 'The sandbox of this session was stopped.*'
    }

    It 'of every id in the table is tried here, as far as it can happen yet' {
        # Conflict, which no cmdlet can cause today, and errors that the cmdlets' own files test.
        $yet = 'Forbidden', 'Conflict', 'UnsupportedOperation', 'FileUnavailable', 'PortUnavailable', 'HiddenTracks'
        $tried = $Failures.Id
        $source = Get-Content -Raw (Join-Path $RepositoryRoot 'src' 'SoundCloud.PowerShell' 'Errors' 'ErrorRecords.cs')
        $made = [regex]::Matches($source, '"SoundCloud\.(\w+)"').ForEach({ $_.Groups[1].Value }) | Sort-Object -Unique

        $made | Where-Object { $_ -notin $tried -and $_ -notin $yet } | Should -BeNullOrEmpty
    }

    It 'of a reached limit names the limit and when it ends' {
        $box.EnableFault('rate-limited-meta:7200')

        $record = (Get-Record { Get-SCTrack 1 })[0]

        $record.Exception.LimitName | Should -Be 'plays'
        $record.Exception.ResetsAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddMinutes(100))
        $record.ErrorDetails.RecommendedAction | Should -BeLike "*$($record.Exception.ResetsAt.ToUniversalTime().ToString('u'))*"
        $record.ErrorDetails.RecommendedAction | Should -BeLike '*plays*'
    }

    It 'of an API answer carries status, path and the service''s id of the request' {
        $record = (Get-Record { Get-SCTrack 99999 })[0]

        $record.Exception.Method | Should -Be 'GET'
        $record.Exception.Path | Should -Be '/tracks/soundcloud:tracks:99999'
        $record.Exception.RequestId | Should -BeLike 'sandbox-*'
        $record.Exception.IsNotFound | Should -BeTrue
    }

    It 'does not show the markup of a maintenance page' {
        $box.EnableFault('html-503')

        "$((Get-Record { Get-SCTrack 1 })[0])" | Should -Be 'SoundCloud answered 503 Service Unavailable.'
    }
}

Describe 'An error and the user''s wishes' {
    BeforeAll {
        $null = Connect-User $box -With @{ MaximumRetryCount = 0 }
        $good = (Search-SCTrack -First 1).Urn
    }

    BeforeEach {
        $Error.Clear()
    }

    It 'goes to -ErrorVariable and lets the pipeline go on' {
        $found = 99999, $good | Get-SCTrack -ErrorAction SilentlyContinue -ErrorVariable failed

        $found.Urn | Should -Be $good
        $failed | Should -HaveCount 1
        $Error | Should -HaveCount 1
    }

    It 'is added to a variable with +' {
        Get-SCTrack 99999 -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-SCUser 99999 -ErrorAction SilentlyContinue -ErrorVariable +failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotFound,*'
        $failed | Should -HaveCount 2
    }

    It 'leaves no trace with -ErrorAction Ignore' {
        $everything = @(Get-Everything { 99999, $good | Get-SCTrack -ErrorAction Ignore })

        $everything.Urn | Should -Be $good
        $Error | Should -BeNullOrEmpty
    }

    It 'ends the pipeline with -ErrorAction Stop, as itself' {
        $failure = Get-Failure { 99999, $good | Get-SCTrack -ErrorAction Stop }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCTrackCommand'
        $failure.Exception | Should -BeOfType ([SoundCloud.SoundCloudException])
        $failure.TargetObject | Should -Be 99999
    }

    It 'can be caught by its type' {
        $caught = try { Get-SCTrack 99999 -ErrorAction Stop } catch [SoundCloud.SoundCloudApiException] { $_.Exception.IsNotFound }

        $caught | Should -BeTrue
    }

    It 'without a session ends the pipeline whatever the preference' {
        Disconnect-SoundCloud -KeepToken

        (Get-Failure { Get-SCTrack 1 -ErrorAction SilentlyContinue }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotConnected,*'
    }
}

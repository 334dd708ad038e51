# The progress bar: shown after a second, updated at most five times a second, and always completed. The tests have their own clock.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Bar.ps1
}

Describe 'A bar of steps' {
    It 'shows nothing of what is done within a second, and then ends nothing' {
        Get-Bar {
            1..9 | ForEach-Object { $clock.Pass(0.1); $bar.Step($PSCmdlet) }
            $bar.Complete($PSCmdlet)
        } | Should -BeNullOrEmpty
    }

    It 'shows after a second, at most five times a second, and ends once' {
        $bars = Get-Bar {
            1..300 | ForEach-Object { $clock.Pass(0.01); $bar.Step($PSCmdlet) }
            $bar.Complete($PSCmdlet)
            $bar.Complete($PSCmdlet)
        }

        $shown = @($bars | Where-Object RecordType -EQ 'Processing')
        $shown[0].StatusDescription | Should -BeLike '100 *'
        $shown | Should -HaveCount 11
        $bars | Should -HaveCount 12
        $bars[-1].RecordType | Should -Be 'Completed'
        $bars.ActivityId | Sort-Object -Unique | Should -HaveCount 1
    }

    # PowerShell 7.4 fails at a script that is given -ProgressAction; at a cmdlet it does not.
    It 'is silent with -ProgressAction Ignore' -Skip:($PSVersionTable.PSVersion -lt '7.5') {
        Get-Bar -ProgressAction Ignore {
            1..300 | ForEach-Object { $clock.Pass(0.01); $bar.Step($PSCmdlet) }
            $bar.Complete($PSCmdlet)
        } | Should -BeNullOrEmpty
    }
}

Describe 'A bar of a transfer' {
    It 'shows nothing of a quick one, its last piece included' {
        Get-Bar {
            $show = $type.GetMethod('Show', [Reflection.BindingFlags] 'Instance, NonPublic')
            1..9 | ForEach-Object { $clock.Pass(0.1); $show.Invoke($bar, @($PSCmdlet, 'Saving x', [SoundCloud.TransferProgress]::new($_, 9))) }
            $bar.Complete($PSCmdlet)
        } | Should -BeNullOrEmpty
    }

    It 'shows all of it at its end' {
        $bars = Get-Bar {
            $show = $type.GetMethod('Show', [Reflection.BindingFlags] 'Instance, NonPublic')
            1..250 | ForEach-Object { $clock.Pass(0.01); $show.Invoke($bar, @($PSCmdlet, 'Saving x', [SoundCloud.TransferProgress]::new($_ * 1MB, 250MB))) }
            $bar.Complete($PSCmdlet)
        }

        $bars[-2].PercentComplete | Should -Be 100
        # 250 MB in two and a half seconds.
        $bars[-2].StatusDescription | Should -BeExactly ('{0:N1} MB of {0:N1} MB, {1:N1} MB/s' -f 250, 100)
        $bars[-1].RecordType | Should -Be 'Completed'
        $bars.Count | Should -BeLessOrEqual 10
    }
}

Describe 'A wait that the service asks for' {
    BeforeAll {
        # The report of a wait, and its end.
        function Get-Wait([double] $Seconds) {
            Get-Bar ([scriptblock]::Create(@"
                `$flags = [Reflection.BindingFlags] 'Instance, Public, NonPublic'
                `$record = [Runtime.CompilerServices.RuntimeHelpers]::GetUninitializedObject([SoundCloud.RetryRecord])
                `$record.GetType().GetProperty('Delay').SetValue(`$record, [timespan]::FromSeconds($Seconds))
                `$record.GetType().GetProperty('Reason').SetValue(`$record, "429 Too Many`n Requests")
                `$record.GetType().GetProperty('Uri').SetValue(`$record, '/me')
                `$type = `$assembly.GetType('SoundCloud.PowerShell.PipelineObserver')
                `$observer = [Activator]::CreateInstance(`$type)
                `$observer.OnRetry(`$record)
                `$observer.WriteUntil([Threading.Tasks.Task]::CompletedTask, `$PSCmdlet)
"@))
        }
    }

    It 'is shown with its time, and ends with what was waited for' {
        $bars = Get-Wait 36.2

        $bars | Should -HaveCount 2
        $bars[0].SecondsRemaining | Should -Be 37
        $bars[0].StatusDescription | Should -Be "429 Too Many$([char]0x21B5) Requests"
        $bars[1].RecordType | Should -Be 'Completed'
    }

    It 'is not shown where it is less than a second' {
        Get-Wait 0.9 | Should -BeNullOrEmpty
    }
}

Describe 'The bar of many changes' {
    It 'ends where the user lets an error end them' {
        $box = Start-Box
        $session = Connect-User $box
        $tracks = @(Search-SCTrack -First 60).Urn
        # Fifteen rounds of four at 100 ms: longer than the second after which it shows.
        $box.Latency = [timespan]::FromMilliseconds(100)
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        try {
            $null = $shell.AddCommand('Import-Module').AddParameter('Name', $ModulePath).AddStatement().
                AddCommand('Add-SCLike').AddParameter('Track', $tracks + 99999).AddParameter('Session', $session).AddParameter('ErrorAction', 'Stop')
            { $shell.Invoke() } | Should -Throw
            $bars = @($shell.Streams.Progress)
        }
        finally {
            $shell.Dispose()
            Disconnect-SoundCloud -KeepToken
            $box.Stop()
        }

        $bars.Count | Should -BeGreaterThan 1
        $bars[-1].RecordType | Should -Be 'Completed'
    }
}

Describe 'The bar of a list' {
    BeforeAll {
        Add-Type -Path (Join-Path $RepositoryRoot 'out' 'tests' 'SoundCloud.Module.Tests.dll')
        $box = Start-Box
        $session = Connect-User $box
        $clock = [SoundCloud.PowerShell.Tests.MovedTime]::new()
        $internal = [Reflection.BindingFlags]'Instance, NonPublic'
        $client = $session.GetType().GetProperty('Client', $internal).GetValue($session)
        $options = $client.GetType().GetProperty('Options', $internal).GetValue($client)
        $options.GetType().GetProperty('TimeProvider').SetValue($options, $clock)

        # The progress records of a pipeline, whose end takes some time with each item. $session is the session.
        function Get-ListBar([string] $Read, [double] $SecondsEach, [object[]] $Things) {
            $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
            try {
                $script = "param(`$module, `$session, `$clock, `$each, `$things) Import-Module `$module; $Read"
                $null = $shell.AddScript($script).AddArgument($ModulePath).AddArgument($session).AddArgument($clock).
                    AddArgument([timespan]::FromSeconds($SecondsEach)).AddArgument($Things).Invoke()
                @($shell.Streams.Progress)
            }
            finally {
                $shell.Dispose()
            }
        }
    }

    AfterAll {
        $session | Disconnect-SoundCloud -KeepToken
        $box.Stop()
    }

    It 'is not shown of a list that ends within two seconds' {
        Get-ListBar 'Search-SCTrack -PageSize 10 -First 30 -Session $session | ForEach-Object { $clock.Advance($each) }' 0.06 | Should -BeNullOrEmpty
    }

    It 'counts once a page, of what was asked for, and ends' {
        $bars = Get-ListBar 'Search-SCTrack night -PageSize 10 -First 40 -Session $session | ForEach-Object { $clock.Advance($each) }' 0.15

        $bars.Activity | Select-Object -First 1 | Should -BeExactly 'Search-SCTrack' -Because 'what was searched for may be nobody else''s business'
        $bars.StatusDescription | Select-Object -SkipLast 1 | Should -Be '20 of 40 read', '30 of 40 read', '40 of 40 read'
        $bars.PercentComplete | Select-Object -SkipLast 1 | Should -Be 50, 75, 100
        $bars[-1].RecordType | Should -Be 'Completed'
    }

    It 'counts without a total where only the end tells it, over all lists of a pipeline' {
        $bars = Get-ListBar '4280711, 4280711 | Get-SCTrack -User { $_ } -PageSize 10 -First 20 -Skip 0 -Session $session | ForEach-Object { $clock.Advance($each) }' 0.25
        $open = Get-ListBar 'Search-SCTrack -PageSize 100 -Session $session | ForEach-Object { $clock.Advance($each) }' 0.03

        $bars | Should -Not -BeNullOrEmpty
        $open[0].StatusDescription | Should -BeExactly '100 read'
        $open[0].PercentComplete | Should -Be -1
        $open[-1].RecordType | Should -Be 'Completed'
    }

    It 'knows the total where the thing says it: <Read>' -ForEach @(
        @{ Read = 'Get-SCTrack -PageSize 10'; Get = { Get-SCUser nightshift-label }; Count = 'TrackCount' }
        @{ Read = 'Get-SCFollower -PageSize 10'; Get = { Get-SCUser nightshift-label }; Count = 'FollowersCount' }
        @{ Read = 'Get-SCTrack -PageSize 2'; Get = { Get-SCPlaylist -User nightshift-label -NoTracks | Sort-Object TrackCount | Select-Object -Last 1 }; Count = 'TrackCount' }
    ) {
        $session | Set-SCSession
        $thing = & $Get
        $bars = Get-ListBar "`$things | $Read -Session `$session | ForEach-Object { `$clock.Advance(`$each) }" 1.1 $thing

        $bars[0].StatusDescription | Should -BeLike ('* of {0:N0} read' -f $thing.$Count)
    }

    It 'counts ids that are read in batches' {
        $ids = @(Search-SCTrack -First 120 -Session $session).Id

        $bars = Get-ListBar '$things | Get-SCTrack -Session $session | ForEach-Object { $clock.Advance($each) }' 0.05 $ids

        $bars.StatusDescription | Select-Object -SkipLast 1 | Should -Be '50 read', '100 read', '120 read'
        $bars[-1].RecordType | Should -Be 'Completed'
    }

    It 'counts what is read one by one' {
        $ids = @(Search-SCPlaylist a -NoTracks -First 4 -Session $session).Id

        $bars = Get-ListBar '$things | Get-SCPlaylist -Session $session | ForEach-Object { $clock.Advance($each) }' 0.9 $ids

        $bars[0].StatusDescription | Should -BeExactly '3 read'
        $bars[-1].RecordType | Should -Be 'Completed'
    }

    It 'is not made where nobody sees it: <How>' -ForEach @(
        @{ How = 'by preference'; Read = '$ProgressPreference = "SilentlyContinue"; Search-SCTrack -PageSize 10 -First 40 -Session $session' }
        @{ How = 'by parameter'; Read = 'Search-SCTrack -PageSize 10 -First 40 -Session $session -ProgressAction Ignore' }
    ) {
        Get-ListBar "$Read | ForEach-Object { `$clock.Advance(`$each) }" 1 | Should -BeNullOrEmpty
    }

    It 'ends where a later command ends the pipeline' {
        $bars = Get-ListBar 'Search-SCTrack -PageSize 10 -Session $session | ForEach-Object { $clock.Advance($each); $_ } | Select-Object -First 25' 0.3

        $bars.Count | Should -BeGreaterThan 1
        $bars[-1].RecordType | Should -Be 'Completed'
    }
}

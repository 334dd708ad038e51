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

# Thousands of ids from a pipeline: how many requests are in flight, the order of the results, and which requests are sent.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    # Loads the sandbox's assembly.
    Start-SCSandbox -TrackCount 0 | Stop-SCSandbox
    $box = [SoundCloud.Sandbox.SoundCloudSandbox]::Start([SoundCloud.Sandbox.SandboxOptions]@{ TrackCount = 2000 })
    $session = Connect-User $box
    $liked = @((Get-SCLike).Urn)
    $tracks = @(Search-SCTrack | Where-Object Urn -NotIn $liked | Select-Object -First 1100)
    $missing = 99990..99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
}

Describe 'A thousand changes from a pipeline' {
    BeforeAll {
        # Eight ids are missing; two of them are adjacent.
        $given = [Collections.Generic.List[object]]::new([object[]]$tracks[0..991].Urn)
        $places = 3, 4, 100, 250, 500, 501, 777, 999
        foreach ($place in $places) {
            $given.Insert($place, $missing[$places.IndexOf($place)])
        }

        $box.Requests.Clear()
        $box.Latency = [timespan]::FromMilliseconds(3)
        $given | Add-SCLike -ThrottleLimit 4 -ErrorAction SilentlyContinue -ErrorVariable failed
        $box.Latency = [timespan]::Zero
        $most = $box.Requests.MaxInFlight
        $sent = @(Get-Sent $box)
    }

    It 'keeps several requests in flight and never more than -ThrottleLimit' {
        $most | Should -BeGreaterThan 1
        $most | Should -BeLessOrEqual 4
    }

    It 'sends each of them once' {
        $sent | Should -HaveCount 1000
        $sent | Sort-Object -Unique | Should -HaveCount 1000
    }

    It 'goes on after those that fail, and all others are done' {
        $now = [Collections.Generic.HashSet[string]]::new([string[]]@((Get-SCLike).Urn))
        @($tracks[0..991].Urn.Where({ -not $now.Contains($_) })) | Should -HaveCount 0
    }

    It 'tells each failure once, in input order, with its input' {
        $failed.TargetObject | Should -Be $missing[0..7]
        $failed.FullyQualifiedErrorId | Sort-Object -Unique | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.AddSCLikeCommand'
    }
}

Describe 'The bar of many changes' {
    It 'is one, counts up, and ends' {
        # Fifteen rounds of four at 100 ms: longer than the second after which it shows.
        $box.Latency = [timespan]::FromMilliseconds(100)
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        try {
            $null = $shell.AddCommand('Import-Module').AddParameter('Name', $ModulePath).AddStatement().
                AddCommand('Add-SCLike').AddParameter('Track', $tracks[0..59].Urn).AddParameter('Session', $session)
            $null = $shell.Invoke()
            $shell.HadErrors | Should -BeFalse
            $bars = @($shell.Streams.Progress)
        }
        finally {
            $box.Latency = [timespan]::Zero
            $shell.Dispose()
        }

        $bars.Count | Should -BeGreaterThan 1
        $bars.ActivityId | Sort-Object -Unique | Should -HaveCount 1
        $counts = @($bars | Where-Object RecordType -EQ Processing | ForEach-Object { [int]($_.StatusDescription -replace '\D') })
        $counts | Should -Be @($counts | Sort-Object)
        $counts[-1] | Should -BeLessOrEqual 60
        $bars[-1].RecordType | Should -Be 'Completed'
    }
}

Describe 'Changes with -PassThru' {
    It 'write results and errors in input order, whichever is done first' {
        $patient = Connect-User $box -With @{ MaximumRetryCount = 12 }
        $null = Connect-User $box
        $given = @(foreach ($i in 0..59) { $i % 7 -eq 3 ? $missing[$i % 10] : $tracks[992 + $i].Urn })
        # The first ten requests are sent twice, and complete after later ones.
        $box.EnableFault('retry-after:0:10@POST /likes/tracks/')

        $written = @($given | Add-SCLike -PassThru -ThrottleLimit 12 -Session $patient -ErrorAction Continue 2>&1)

        $box.DisableFault('retry-after')
        $inputs = $written.ForEach({ $_ -is [Management.Automation.ErrorRecord] ? $_.TargetObject : $_.Urn })
        $inputs | Should -Be $given
        $written.Where({ $_ -is [Management.Automation.ErrorRecord] }).FullyQualifiedErrorId | Sort-Object -Unique | Should -BeLike 'SoundCloud.NotFound,*'
    }

    It 'have no more requests in flight than without it' {
        $box.Requests.Clear()
        $box.Latency = [timespan]::FromMilliseconds(10)

        $null = $tracks[0..39] | Remove-SCLike -PassThru -ThrottleLimit 3

        $box.Latency = [timespan]::Zero
        $box.Requests.MaxInFlight | Should -Be 3
        Get-Sent $box | Should -HaveCount 80
    }
}

Describe 'Three hundred ids' {
    It 'are read with 6 requests, at most 4 of them in flight, in input order' {
        $given = @($tracks[0..299].Urn)
        [array]::Reverse($given)
        $box.Requests.Clear()
        $box.Latency = [timespan]::FromMilliseconds(50)

        $found = @($given | Get-SCTrack)

        $box.Latency = [timespan]::Zero
        $found.Urn | Should -Be $given
        Get-Sent $box | Should -HaveCount 6
        Get-Sent $box | Should -BeLike 'GET /tracks[?]urns=*'
        $box.Requests.MaxInFlight | Should -BeGreaterThan 1
        $box.Requests.MaxInFlight | Should -BeLessOrEqual 4
    }

    It 'are read with 6 requests and one for each that is missing, which is one error' {
        $given = @($tracks[0..99].Urn) + $missing + @($tracks[100..289].Urn)
        $box.Requests.Clear()

        $found = @($given | Get-SCTrack -ErrorAction SilentlyContinue -ErrorVariable failed)

        $found.Urn | Should -Be $tracks[0..289].Urn
        $failed.TargetObject | Should -Be $missing
        Get-Sent $box 'GET /tracks[?]urns=*' | Should -HaveCount 6
        Get-Sent $box | Should -HaveCount 16
    }
}

Describe 'Import-Csv | Set-SCTrack' {
    BeforeAll {
        $own = @(Get-SCTrack | Select-Object -First 12)
        $path = Join-Path $TestDrive 'changes.csv'
    }

    BeforeEach {
        $box.Requests.Clear()
    }

    It 'binds the columns by their names and sends for each row what its cells hold' {
        $rows = @(
            [pscustomobject]@{ Urn = $own[0].Urn; Title = 'New one'; Genre = ''; Downloadable = ''; License = '' }
            [pscustomobject]@{ Urn = $own[1].Urn; Title = ''; Genre = 'Dub'; Downloadable = 'no'; License = '' }
            [pscustomobject]@{ Urn = $own[2].Urn; Title = ''; Genre = ''; Downloadable = ''; License = '' }
            [pscustomobject]@{ Urn = $own[3].Urn; Title = 'Kürzer, "neu"'; Genre = ''; Downloadable = 'TRUE'; License = 'cc-by' }
        )
        $rows | Export-Csv $path

        $changed = @(Import-Csv $path | Set-SCTrack -PassThru -ThrottleLimit 1)

        Get-Sent $box | Should -Be @(0, 1, 3).ForEach({ "PUT /tracks/$($own[$_].Urn)" }) -Because 'a row that changes nothing sends nothing'
        $changed.Urn | Should -Be $own[0, 1, 3].Urn
        $changed.Title | Should -Be 'New one', $own[1].Title, 'Kürzer, "neu"'
        $changed.Genre | Should -Be $own[0].Genre, 'Dub', $own[3].Genre
        $changed.Downloadable | Should -Be $own[0].Downloadable, $false, $true
        $changed.License | Should -Be $own[0].License, $own[1].License, 'cc-by'
    }

    It 'sends nothing beside what was given' {
        [pscustomobject]@{ Urn = $own[4].Urn; Title = ''; Genre = 'Ska'; Description = '' } | Export-Csv $path

        Import-Csv $path | Set-SCTrack

        $box.Requests[0].BodyLength | Should -Be '{"track":{"genre":"Ska"}}'.Length
    }

    It 'does not carry a cell over to the next row' {
        $own[5..8] | ForEach-Object { [pscustomobject]@{ Urn = $_.Urn; Genre = $_.Urn -eq $own[6].Urn ? 'Ska' : '' ; Release = $_.Urn -eq $own[8].Urn ? 'R1' : '' } } | Export-Csv $path

        $changed = @(Import-Csv $path | Set-SCTrack -PassThru)

        $changed.Urn | Should -Be $own[6, 8].Urn
        $changed.Genre | Should -Be 'Ska', $own[8].Genre
        $changed.Release | Should -Be $own[6].Release, 'R1'
    }

    It 'adds what is typed to each row, and goes on after a row that is missing' {
        @(
            [pscustomobject]@{ Id = $own[9].Id; Title = 'Nine' }
            [pscustomobject]@{ Id = $missing[0]; Title = 'Nothing' }
            [pscustomobject]@{ Id = $own[10].Id; Title = 'Ten' }
        ) | Export-Csv $path

        $changed = @(Import-Csv $path | Set-SCTrack -Genre 'Typed' -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed)

        $changed.Title | Should -Be 'Nine', 'Ten'
        $changed.Genre | Should -Be 'Typed', 'Typed'
        $failed | Should -HaveCount 1
        $failed[0].TargetObject.Title | Should -Be 'Nothing'
    }
}

Describe 'Identical requests in flight' {
    BeforeAll {
        # All runspaces are ready before the first request, and each answer waits until all of them have sent theirs.
        function Invoke-Together([object] $Session, [scriptblock] $Ask, [int] $Count = 4) {
            $barrier = [Threading.Barrier]::new($Count)
            $text = "$Ask"
            $box.Latency = [timespan]::FromSeconds(2)
            try {
                1..$Count | ForEach-Object -Parallel {
                    Import-Module $using:ModulePath
                    $session = $using:Session
                    $ask = [scriptblock]::Create($using:text)
                    $null = Get-SCEmbed 1 -Session $session
                    $null = ($using:barrier).SignalAndWait(60000)
                    & $ask $session
                } -ThrottleLimit $Count
            }
            finally {
                $box.Latency = [timespan]::Zero
                $barrier.Dispose()
            }
        }
    }

    BeforeEach {
        $box.Requests.Clear()
    }

    It 'share one, and all callers get the answer' {
        $found = @(Invoke-Together $session ([scriptblock]::Create("param(`$session) Get-SCTrack $($tracks[0].Id) -Session `$session")))

        $found.Urn | Should -Be (, $tracks[0].Urn * 4)
        Get-Sent $box | Should -Be "GET /tracks/$($tracks[0].Urn)"
    }

    It 'are each sent with -NoDeduplication' {
        $alone = Connect-User $box -With @{ NoDeduplication = $true }
        $null = Connect-User $box

        $found = @(Invoke-Together $alone ([scriptblock]::Create("param(`$session) Get-SCTrack $($tracks[0].Id) -Session `$session")))

        $found.Urn | Should -Be (, $tracks[0].Urn * 4)
        Get-Sent $box | Should -HaveCount 4
    }

    It 'are each sent when they change something' {
        $null = Invoke-Together $session ([scriptblock]::Create("param(`$session) Add-SCLike $($tracks[1].Id) -Session `$session"))

        Get-Sent $box | Should -HaveCount 4
    }

    It 'share one only as long as it is in flight' {
        $null = Get-SCTrack $tracks[0].Id
        $null = Get-SCTrack $tracks[0].Id

        Get-Sent $box | Should -HaveCount 2
    }
}

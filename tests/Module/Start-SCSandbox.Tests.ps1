BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Start-SCSandbox' {
    AfterEach {
        Stop-SCSandbox
    }

    It 'returns what a client needs: three addresses on this machine and an app' {
        $sandbox = Start-SCSandbox -TrackCount 10

        $sandbox.IsRunning | Should -BeTrue
        $sandbox.Credential | Should -BeOfType ([pscredential])
        foreach ($uri in $sandbox.ApiUri, $sandbox.AuthUri, $sandbox.CdnUri) {
            $uri | Should -BeOfType ([uri])
            $uri.IsLoopback | Should -BeTrue
        }

        @($sandbox.ApiUri, $sandbox.AuthUri, $sandbox.CdnUri | Sort-Object Port -Unique) | Should -HaveCount 3
    }

    It 'knows its app' {
        $sandbox = Start-SCSandbox -TrackCount 10

        (Connect-App $sandbox).Grant | Should -Be 'ClientCredentials'
    }

    It 'logs what it is asked, in order, and forgets it with Clear' {
        $sandbox = Start-SCSandbox -TrackCount 10
        Connect-SoundCloud -Sandbox
        $null = Invoke-SCRaw /me
        $null = Invoke-SCRaw /me/tracks -Query @{ limit = 1 }

        $sandbox.Requests.Count | Should -Be 2
        $sandbox.Requests.PathAndQuery | Should -Be '/me', '/me/tracks?limit=1'
        $sandbox.Requests.Method | Should -Be 'GET', 'GET'
        $sandbox.Requests.Status | Should -Be 200, 200
        $sandbox.Requests.Clear()
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'has 600 tracks, or -TrackCount' {
        $null = Start-SCSandbox
        Connect-SoundCloud -Sandbox
        (Get-SCUser nightshift-label).TrackCount | Should -BeGreaterThan 400

        $null = Start-SCSandbox -TrackCount 20
        Connect-SoundCloud -Sandbox
        $few = @(Search-SCTrack -Access playable, preview, blocked)
        $few.Count | Should -BeGreaterThan 10
        $few.Count | Should -BeLessOrEqual 20

        $null = Start-SCSandbox -TrackCount 0
        Connect-SoundCloud -Sandbox
        Search-SCTrack | Should -BeNullOrEmpty
    }

    It 'makes the same catalogue of the same -Seed and another of another' {
        $titles = foreach ($seed in 7, 7, 8) {
            $null = Start-SCSandbox -TrackCount 50 -Seed $seed
            Connect-SoundCloud -Sandbox
            (Search-SCTrack).Title -join '|'
        }

        $titles[1] | Should -Be $titles[0]
        $titles[2] | Should -Not -Be $titles[0]
    }

    It 'takes the port given and the two after it' {
        $sandbox = foreach ($attempt in 1..20) {
            $port = Get-Random -Minimum 20000 -Maximum 30000
            try {
                Start-SCSandbox $port -TrackCount 0
                break
            }
            catch {
                $_.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.PortUnavailable,*'
            }
        }

        $sandbox.ApiUri.Port, $sandbox.AuthUri.Port, $sandbox.CdnUri.Port | Should -Be $port, ($port + 1), ($port + 2)
    }

    It 'reports a port in use as SoundCloud.PortUnavailable' {
        $blocker = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $blocker.Start()
        try {
            $taken = $blocker.LocalEndpoint.Port
            # The third of its ports is the one in use.
            $failure = Get-Failure { Start-SCSandbox ($taken - 2) }
        }
        finally {
            $blocker.Stop()
        }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.PortUnavailable,SoundCloud.PowerShell.Commands.StartSCSandboxCommand'
        $failure.CategoryInfo.Category | Should -Be 'ResourceBusy'
        $failure.TargetObject | Should -Be ($taken - 2)
        $failure.ErrorDetails.Message | Should -Not -BeNullOrEmpty
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-Port*'
    }

    It 'goes wrong as -Fault says, each in its place' {
        $sandbox = Start-SCSandbox -TrackCount 10 -Fault 'status-503@/me', 'status-502:1@/users'
        Connect-SoundCloud -Sandbox -MaximumRetryCount 0

        (Invoke-SCRaw /me).Status | Should -Be 503
        (Invoke-SCRaw /users).Status | Should -Be 502
        (Invoke-SCRaw /users).Status | Should -Be 200
        (Invoke-SCRaw /tracks).Status | Should -Be 200
        $sandbox.Requests.Fault | Should -Be 'status-503', 'status-502', $null, $null
    }

    It 'switches faults on and off while it runs' {
        $sandbox = Start-SCSandbox -TrackCount 10
        Connect-SoundCloud -Sandbox -MaximumRetryCount 0

        $sandbox.EnableFault('status-503')
        (Invoke-SCRaw /me).Status | Should -Be 503
        $sandbox.DisableFault('status-503')
        (Invoke-SCRaw /me).Status | Should -Be 200
    }

    It 'refuses a -Fault of <Fault> as SoundCloud.InvalidRequest in one sentence, and starts nothing' -ForEach @(
        @{ Fault = 'no-such-fault'; Says = '*no-such-fault*status-503*' }
        @{ Fault = 'status-503:often'; Says = '*status-503:often*' }
    ) {
        $failure = Get-Failure { Start-SCSandbox -Fault 'status-500', $Fault }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.StartSCSandboxCommand'
        "$failure" | Should -BeLike $Says
        "$failure" | Should -Not -BeLike '*(Parameter*'
    }

    It 'completes the names of faults' {
        $line = 'Start-SCSandbox -Fault page-'
        $names = @((TabExpansion2 $line $line.Length).CompletionMatches.CompletionText)

        $names | Should -Contain 'page-repeats'
        $names | Should -BeLike 'page-*'
    }

    It 'takes -Latency as a number of seconds' {
        # Read as ticks, it would be almost no time, and the limit of a second would not be reached.
        $null = Start-SCSandbox -TrackCount 10 -Latency 60
        Connect-SoundCloud -Sandbox -OperationTimeoutSeconds 1 -MaximumRetryCount 0

        Get-SCUser -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.Timeout,*'
    }

    It 'runs beside others: each has its own catalogue and log' {
        $first = Start-SCSandbox -TrackCount 50
        $one = Connect-SoundCloud -Sandbox -PassThru
        $second = Start-SCSandbox -TrackCount 50
        $two = Connect-SoundCloud -Sandbox -PassThru
        $liked = @((Get-SCLike -Session $one).Urn)
        $new = Search-SCTrack -Session $one -First 200 | Where-Object Urn -NotIn $liked | Select-Object -First 1
        $first.Requests.Clear()

        Add-SCLike $new -Session $one

        $second.Requests | Should -BeNullOrEmpty
        $first.Requests.Count | Should -Be 1
        (Get-SCLike -Session $one).Urn | Should -Contain $new.Urn
        (Get-SCLike -Session $two).Urn | Should -Not -Contain $new.Urn
    }

    It 'ends with Stop, and again without a complaint' {
        $sandbox = Start-SCSandbox -TrackCount 10
        Connect-SoundCloud -Sandbox -MaximumRetryCount 0

        $sandbox.Stop()
        $sandbox.Stop()

        $sandbox.IsRunning | Should -BeFalse
        Get-SCUser -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.Unreachable,*'
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Connect-SoundCloud -OnRequest' {
    It 'runs after each call, on the pipeline''s thread, the record as $_ and as first argument' {
        $seen = [Collections.Generic.List[object]]::new()
        $here = [Environment]::CurrentManagedThreadId
        Connect-SoundCloud -Sandbox -OnRequest { $seen.Add([pscustomobject]@{ Record = $_; Argument = $args[0]; Thread = [Environment]::CurrentManagedThreadId }) }

        $null = Get-SCUser
        Get-SCPlaylist 99999 -ErrorAction SilentlyContinue

        $seen | Should -HaveCount 2
        $seen[0].Record | Should -BeOfType ([SoundCloud.RequestRecord])
        $seen[0].Argument | Should -Be $seen[0].Record
        $seen.Thread | Sort-Object -Unique | Should -Be $here
        $seen.Record.Method | Should -Be 'GET', 'GET'
        $seen.Record.Path | Should -Be '/me', '/playlists/soundcloud:playlists:99999'
        $seen.Record.Status | Should -Be 200, 404
        $seen.Record.RetryCount | Should -Be 0, 0
        $seen[0].Record.Duration | Should -BeOfType ([timespan])
        $seen[0].Record.Error | Should -BeNullOrEmpty
    }

    It 'takes the record as a named parameter' {
        $seen = [Collections.Generic.List[string]]::new()
        Connect-SoundCloud -Sandbox -OnRequest { param($call) $seen.Add($call.Path) }

        $null = Get-SCUser

        $seen | Should -Be '/me'
    }

    It 'sees no secret: neither token, nor secret token, nor what was searched for' {
        $seen = [Collections.Generic.List[string]]::new()
        $null = Connect-SoundCloud -Credential $sandbox.Credential -ApiUri $sandbox.ApiUri -AuthUri $sandbox.AuthUri -OnRequest { $seen.Add(($_ | ConvertTo-Json)) }

        $null = Search-SCTrack 'a private search' -First 1
        Get-SCPlaylist 12346002 -SecretToken s-abcdefghijk -ErrorAction SilentlyContinue

        $seen.Count | Should -BeGreaterOrEqual 2
        $seen | Should -Not -BeLike '*private*search*'
        $seen | Should -Not -BeLike '*s-abcdefghijk*'
        $seen | Should -Not -BeLike "*$($sandbox.Credential.GetNetworkCredential().Password)*"
    }

    It 'warns where the hook throws, and the cmdlet goes on' {
        Connect-SoundCloud -Sandbox -OnRequest { throw 'the hook is broken' }

        $me = Get-SCUser -WarningAction SilentlyContinue -WarningVariable warned -ErrorVariable failed

        $me.Permalink | Should -Be 'demo-dj'
        $warned | Should -HaveCount 1
        $warned | Should -BeLike '*hook*the hook is broken*'
        $failed | Should -BeNullOrEmpty
    }

    It 'writes nothing of what the hook returns' {
        Connect-SoundCloud -Sandbox -OnRequest { 'noise' }

        @(Get-SCUser) | Should -HaveCount 1
    }

    It 'hears of changes and of what is answered from the cache' {
        $seen = [Collections.Generic.List[object]]::new()
        Connect-SoundCloud -Sandbox -CacheTtl 3600 -OnRequest { $seen.Add($_) }

        $null = Get-SCUser
        $null = Get-SCUser
        Add-SCFollowing 4280711

        $seen.FromCache | Should -Be $false, $true, $false
        $seen.Method | Should -Be 'GET', 'GET', 'PUT'
    }
}

Describe 'Connect-SoundCloud -OnRetry' {
    AfterEach {
        $sandbox.DisableFault('status-503')
    }

    It 'runs before each wait with attempt, delay, reason, status and address' {
        $seen = [Collections.Generic.List[object]]::new()
        $calls = [Collections.Generic.List[object]]::new()
        Connect-SoundCloud -Sandbox -MaximumRetryDelay 0 -OnRetry { $seen.Add($_) } -OnRequest { $calls.Add($args[0]) }
        $sandbox.EnableFault('status-503:2@/me')

        (Get-SCUser).Permalink | Should -Be 'demo-dj'

        $seen | Should -BeOfType ([SoundCloud.RetryRecord])
        $seen.Attempt | Should -Be 1, 2
        $seen.Status | Should -Be 503, 503
        $seen.Uri | Should -Be '/me', '/me'
        $seen.Reason | Should -BeLike '*503*'
        $seen.Delay | Should -Be ([timespan]::Zero), ([timespan]::Zero)
        $calls.RetryCount | Should -Be 2
    }

    It 'warns where the hook throws, and the cmdlet goes on' {
        Connect-SoundCloud -Sandbox -MaximumRetryDelay 0 -OnRetry { throw 'the hook is broken' }
        $sandbox.EnableFault('status-503:1@/me')

        (Get-SCUser -WarningAction SilentlyContinue -WarningVariable warned).Permalink | Should -Be 'demo-dj'

        $warned | Should -BeLike '*hook*the hook is broken*'
    }

    It 'is not run where nothing is sent again' {
        $seen = [Collections.Generic.List[object]]::new()
        Connect-SoundCloud -Sandbox -OnRetry { $seen.Add($_) }

        $null = Get-SCUser

        $seen | Should -BeNullOrEmpty
    }
}

# Renewal of a token by several calls and processes, and processes that end during it.

BeforeDiscovery {
    $isUnix = -not $IsWindows
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Processes.ps1

    # Long forms: SOUNDCLOUD_TEST_EXPIRIES=200, SOUNDCLOUD_TEST_KILLS=50.
    $expiries = [int]($env:SOUNDCLOUD_TEST_EXPIRIES ?? 10)
    $kills = [int]($env:SOUNDCLOUD_TEST_KILLS ?? 3)

    # Signs in the account 'shared', in another process if one is given.
    function Connect-Shared([object] $Worker) {
        $token = $box.IssueUserToken()
        $answer = Invoke-Worker $Worker {
            $secret = { param($text) ConvertTo-SecureString $text -AsPlainText -Force }
            Connect-SoundCloud -Account shared -AllowPlainTextStore -ApiUri $args[0] -AuthUri $args[1] -AccessToken (& $secret $args[2]) -RefreshToken (& $secret $args[3]) `
                -Credential ([pscredential]::new($args[4], (& $secret $args[5]))) 3>$null
        } $box.ApiUri, $box.AuthUri, $token.AccessToken, $token.RefreshToken, $box.ClientId, $box.ClientSecret
        $answer.Message | Should -BeNullOrEmpty
    }

    # Reopens the account and uses it.
    $use = {
        Connect-SoundCloud -Account shared -AllowPlainTextStore 3>$null
        (Get-SCUser).Permalink
    }

    function Send-Signal([object] $Program, [string] $Name) {
        & kill "-$Name" $Program.Process.Id
        $LASTEXITCODE | Should -Be 0
    }
}

AfterAll {
    Stop-Program $WorkerPool
}

Describe 'A session whose token has expired' {
    BeforeAll {
        $box = Start-Box
    }

    AfterAll {
        Disconnect-SoundCloud -KeepToken
        $box.Stop()
    }

    It 'is renewed once for twenty calls at the same moment' {
        $session = Connect-User $box -Renewable
        $box.ExpireTokens()
        $barrier = [Threading.Barrier]::new(20)

        $found = 1..20 | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            $barrier = $using:barrier
            $null = $barrier.SignalAndWait(60000)
            (Get-SCUser -Session $using:session).Permalink
        } -ThrottleLimit 20

        $found | Should -HaveCount 20
        $found | Sort-Object -Unique | Should -Be 'demo-dj'
        Get-Refresh $box | Should -HaveCount 1
    }
}

Describe 'An account that processes share' {
    BeforeAll {
        $box = Start-Box
        $folder = Join-Path ([IO.Path]::GetTempPath()) "sc-$([guid]::NewGuid().ToString('N'))"
        $variables = @{ SOUNDCLOUD_ACCOUNTS_PATH = $folder; DBUS_SESSION_BUS_ADDRESS = $null; XDG_RUNTIME_DIR = $null }
        $entry = Join-Path $folder 'plain-shared'
    }

    AfterAll {
        $box.Stop()
        Remove-Item $folder -Recurse -Force -ErrorAction Ignore
    }

    BeforeEach {
        foreach ($fault in 'hang-body', 'hang-headers', 'drip') {
            $box.DisableFault($fault)
        }

        Connect-Shared (Get-Worker $variables)
        $box.Requests.Clear()
    }

    It 'is renewed once at each expiry, by whichever process is first' {
        $workers = Get-Worker $variables 4
        # An error of a call ends the loop and is its result.
        foreach ($i in 0..3) {
            Send-Worker $workers[$i] {
                Connect-SoundCloud -Account shared -AllowPlainTextStore 3>$null
                $stop = $lines.ReadLineAsync()
                $calls = 0
                while (-not $stop.IsCompleted) {
                    $null = Invoke-SCRaw "/me?process=$($args[0])"
                    $calls++
                }

                $calls
            } $i
        }

        $ends = @($workers | ForEach-Object { $_.Process.StandardOutput.ReadLineAsync() })
        # Each process uses the newest token before it expires, so a call meets at most one expiry.
        function Wait-All([int] $After) {
            foreach ($i in 0..3) {
                $last = $After
                do {
                    $request = Wait-Done $box "/me?process=$i" $last $ends
                    $last = $request.Number
                } until ($request.Status -eq 200)
            }
        }

        Wait-All 0
        $renewal = 0
        foreach ($n in 1..$expiries) {
            $box.ExpireTokens()
            $renewal = (Wait-Done $box '/oauth/token' $renewal $ends).Number
            Wait-All $renewal
        }

        $workers | ForEach-Object { $_.Process.StandardInput.WriteLine('stop') }
        [Threading.Tasks.Task]::WaitAll($ends, $Patience) | Should -BeTrue
        $answers = $ends.Result | ConvertFrom-Json
        $answers | Where-Object Id | Should -BeNullOrEmpty
        $calls = ($answers.Written | Measure-Object -Sum).Sum
        Write-Information "$expiries expiries, $(@(Get-Refresh $box).Count) renewals, $calls calls, $(@($box.Requests).Count) requests" -InformationAction Continue
        Get-Refresh $box | Should -HaveCount $expiries
        Assert-OneUseEach $box
        $fresh = Start-Worker $variables
        $WorkerPool.Add($fresh)
        (Invoke-Worker $fresh $use).Written | Should -Be 'demo-dj'
        Get-Refresh $box | Should -HaveCount $expiries
    }

    It 'asks for a sign-in where the one that was renewing it was killed before it had the answer' {
        $killed, $other = Get-Worker $variables 2
        $box.ExpireTokens()
        $box.EnableFault('hang-body:1@auth POST /oauth/token')
        Send-Worker $killed $use
        $null = Wait-Done $box '/oauth/token'

        Stop-Hard $killed
        $answer = Invoke-Worker $other $use

        $answer.Id | Should -BeExactly 'SoundCloud.SignInRequired'
        (Get-Refresh $box).Status | Should -Be 200, 400
        Connect-Shared $other
        (Invoke-Worker $other $use).Written | Should -Be 'demo-dj'
        (Invoke-Worker (Get-Worker $variables 2)[1] $use).Written | Should -Be 'demo-dj'
    }

    It 'is renewed already where the one that renewed it was killed before it used the token' {
        $killed, $other = Get-Worker $variables 2
        $box.EnableFault('hang-headers@GET /me')
        Send-Worker $killed {
            Connect-SoundCloud -Account shared -AllowPlainTextStore 3>$null
            Update-SCSession
            Get-SCUser
        }
        $null = Wait-Arrived $box '/me'

        Stop-Hard $killed
        $box.DisableFault('hang-headers')
        $answer = Invoke-Worker $other $use

        $answer.Written | Should -Be 'demo-dj'
        Get-Refresh $box | Should -HaveCount 1
    }

    It 'is stored whole, as it was or as it becomes, whenever a process that writes it is killed' {
        foreach ($n in 1..$kills) {
            $killed, $other = Get-Worker $variables 2
            Send-Worker $killed {
                Connect-SoundCloud -Account shared -AllowPlainTextStore 3>$null
                while ($true) {
                    Update-SCSession
                }
            }
            $last = 0
            foreach ($turn in 1..(3 + $n)) {
                $last = (Wait-Done $box '/oauth/token' $last).Number
            }

            Stop-Hard $killed

            $kept = Get-Content -Raw $entry | ConvertFrom-Json
            $kept.account | Should -BeExactly 'shared'
            $kept.refresh_token | Should -Not -BeNullOrEmpty
            # The state after a process was killed between writing and renaming a file.
            Set-Content "$entry.0123456789ABCDEF.tmp" '{"version":1,"acc'
            $answer = Invoke-Worker $other {
                (Get-SCAccount).Name
                Connect-SoundCloud -Account shared -AllowPlainTextStore 3>$null
                Update-SCSession
            }
            $answer.Written | Should -Be 'shared'
            $answer.Id | Should -BeIn $null, 'SoundCloud.SignInRequired'
            Connect-Shared $other
            (Get-ChildItem $folder -Name) -like '*.tmp' | Should -BeNullOrEmpty
            $box.Requests.Clear()
        }
    }

    It 'keeps the token that a process was just renewing when <_>' -ForEach 'its script exits', 'it is told to terminate', 'its terminal is closed', 'it is interrupted' {
        if ($IsWindows -and $_ -ne 'its script exits') {
            Set-ItResult -Skipped -Because 'Windows has no such signals'
        }

        $other = Get-Worker $variables
        $ending = Start-Program -Environment $variables -Command (Get-ShellCommand "& {
            Import-Module '$ModulePath'
            Connect-SoundCloud -Account shared -AllowPlainTextStore 3>`$null
            'connected'
            if ('$_' -eq 'its script exits') {
                `$null = Start-ThreadJob { Import-Module '$ModulePath'; Get-SCUser -Session `$using:session } -ArgumentList (`$session = Get-SCSession)
                `$null = [IO.StreamReader]::new([Console]::OpenStandardInput()).ReadLine()
                exit
            }
            Get-SCUser
        }")
        $box.ExpireTokens()
        # The answer comes in sixteen pieces, within a second and a half.
        $box.EnableFault('drip:100@auth POST /oauth/token')
        Read-Line $ending | Should -Be 'connected'
        $renewal = Wait-Done $box '/oauth/token'

        switch ($_) {
            'its script exits' { $ending.Process.StandardInput.WriteLine() }
            'it is told to terminate' { Send-Signal $ending 'TERM' }
            'its terminal is closed' { Send-Signal $ending 'HUP' }
            'it is interrupted' { Send-Signal $ending 'INT' }
        }

        $ending.Process.WaitForExit([int]$Patience.TotalMilliseconds) | Should -BeTrue
        $renewal.Aborted | Should -BeFalse
        $box.DisableFault('drip')
        (Invoke-Worker $other $use).Written | Should -Be 'demo-dj'
        Get-Refresh $box | Should -HaveCount 1
    }

    It 'keeps the others waiting twice the time-out, no longer, for a process that stands still (Unix: SIGSTOP)' -Skip:(-not $isUnix) {
        $still, $other = Get-Worker $variables 2
        $box.ExpireTokens()
        $box.EnableFault('drip:100@auth POST /oauth/token')
        Send-Worker $still $use
        $null = Wait-Done $box '/oauth/token'
        Send-Signal $still 'STOP'
        try {
            $answer = Invoke-Worker $other {
                Connect-SoundCloud -Account shared -AllowPlainTextStore -OperationTimeoutSeconds 1 3>$null
                Get-SCUser
            }
        }
        finally {
            Send-Signal $still 'CONT'
        }

        $answer.Id | Should -BeExactly 'SoundCloud.StoreUnavailable'
        $answer.Message | Should -BeLike '*shared*2 seconds*'
        (Receive-Worker $still).Written | Should -Be 'demo-dj'
        (Invoke-Worker $other $use).Written | Should -Be 'demo-dj'
        Get-Refresh $box | Should -HaveCount 1
    }
}

Describe 'An app that processes share' {
    BeforeAll {
        $box = Start-Box
        $folder = Join-Path ([IO.Path]::GetTempPath()) "sc-$([guid]::NewGuid().ToString('N'))"
        $variables = @{
            SOUNDCLOUD_ACCOUNTS_PATH = $folder
            SOUNDCLOUD_CLIENT_ID     = $box.ClientId
            SOUNDCLOUD_CLIENT_SECRET = $box.ClientSecret
            SOUNDCLOUD_API_URL       = "$($box.ApiUri)"
            SOUNDCLOUD_AUTH_URL      = "$($box.AuthUri)"
            DBUS_SESSION_BUS_ADDRESS = $null
            XDG_RUNTIME_DIR          = $null
        }
    }

    AfterAll {
        $box.Stop()
        Remove-Item $folder -Recurse -Force -ErrorAction Ignore
    }

    It 'is given one token for ten processes at the same moment' {
        $workers = Get-Worker $variables 10
        $workers | ForEach-Object {
            Send-Worker $_ {
                Connect-SoundCloud -AllowPlainTextStore 3>$null
                (Search-SCTrack -First 1).Title
            }
        }
        $answers = $workers | ForEach-Object { Receive-Worker $_ }

        $answers | Where-Object Id | Should -BeNullOrEmpty
        $answers.Written | Should -HaveCount 10
        Get-Sent $box 'POST /oauth/token' | Should -HaveCount 1
    }

    It 'leaves nothing behind for longer than a day where it is used no more' {
        $now = [DateTime]::UtcNow
        $old, $young, $account = 'plain-app%2f00', 'plain-app%2f01', 'plain-somebody' | ForEach-Object { Join-Path $folder $_ }
        $null = New-Item $old, "$old.lock", $young, $account -Force
        [IO.File]::SetLastWriteTimeUtc($old, $now.AddHours(-25))
        [IO.File]::SetLastWriteTimeUtc($young, $now.AddHours(-23))
        [IO.File]::SetLastWriteTimeUtc($account, $now.AddYears(-1))

        Invoke-WithEnvironment $variables { Connect-SoundCloud -AllowPlainTextStore 3>$null }

        Test-Path $old, "$old.lock", $young, $account | Should -Be $false, $false, $true, $true
        Disconnect-SoundCloud
    }

    It 'is signed in although what is old cannot be removed' {
        $old = Join-Path $folder 'plain-app%2f00'
        $null = New-Item $old -Force
        [IO.File]::SetLastWriteTimeUtc($old, [DateTime]::UtcNow.AddDays(-2))
        $held = [IO.File]::Open("$old.lock", 'OpenOrCreate', 'ReadWrite', 'None')
        try {
            Invoke-WithEnvironment $variables { Connect-SoundCloud -AllowPlainTextStore 3>$null }
        }
        finally {
            $held.Dispose()
        }

        Test-Path $old | Should -BeTrue
        Disconnect-SoundCloud
    }
}

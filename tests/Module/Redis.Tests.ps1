# Sign-ins in a Redis that machines share. Each test runs on each server that this machine has.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Servers.ps1
    $kinds = @(Get-ServerKind | ForEach-Object { @{ Kind = $_ } })
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    . $PSScriptRoot/Processes.ps1
    . $PSScriptRoot/Servers.ps1

    # Long forms: SOUNDCLOUD_TEST_EXPIRIES=200, SOUNDCLOUD_TEST_PROCESSES=20.
    $expiries = [int]($env:SOUNDCLOUD_TEST_EXPIRIES ?? 6)
    $processes = [int]($env:SOUNDCLOUD_TEST_PROCESSES ?? 5)
    Push-Location $RepositoryRoot
    dotnet tool restore | Out-Null
    Pop-Location

    $box = Start-Box
    $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
    $at = @{ ApiUri = $box.ApiUri; AuthUri = $box.AuthUri }
    $key = New-StoreKey

    # Opens the account and uses it, in a worker.
    $use = {
        Connect-SoundCloud -Account shared
        (Get-SCUser).Permalink
    }

    function Get-Shared([object] $Server) {
        @{
            SOUNDCLOUD_STORE         = $Server.Address
            SOUNDCLOUD_STORE_KEY     = Show-Secret $key
            SOUNDCLOUD_CLIENT_ID     = $box.ClientId
            SOUNDCLOUD_CLIENT_SECRET = $box.ClientSecret
            SOUNDCLOUD_API_URL       = "$($box.ApiUri)"
            SOUNDCLOUD_AUTH_URL      = "$($box.AuthUri)"
            DBUS_SESSION_BUS_ADDRESS = $null
            XDG_RUNTIME_DIR          = $null
        }
    }

    # Starts from an empty store with the account 'shared'.
    function Reset-Store([object] $Server) {
        $null = Invoke-Server $Server FLUSHALL
        $answered = New-Answered $box
        Connect-SoundCloud @answered -Account shared -Store $Server.Address -StoreKey $key
        Disconnect-SoundCloud -KeepToken
        $box.Requests.Clear()
    }
}

AfterAll {
    Stop-Program $WorkerPool
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
}

Describe 'An account in <Kind>' -ForEach $kinds {
    BeforeAll {
        $server = Start-Server $Kind
        $store = @{ Store = $server.Address; StoreKey = $key }
    }

    AfterAll {
        Stop-Server $server
    }

    BeforeEach {
        Reset-Store $server
    }

    It 'is opened, listed and forgotten by its name, in any case' {
        $session = Connect-SoundCloud -Account SHARED @store -PassThru

        $session.Store | Should -BeExactly 'Redis'
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
        (Get-SCAccount @store).Name | Should -BeExactly 'shared'
        Remove-SCAccount Shared @store
        Get-SCAccount @store | Should -BeNullOrEmpty
        $failure = Get-Failure { Connect-SoundCloud -Account shared @store }
        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.SignInRequired,*'
        $failure.ErrorDetails.Message | Should -BeLike "*$($server.Address)*"
    }

    It 'is not kept without a key, and the error says how to make one' {
        foreach ($attempt in { Connect-SoundCloud -Account shared -Store $server.Address }, { Connect-SoundCloud -Credential $app @at -Store $server.Address },
            { Get-SCAccount -Store $server.Address -ErrorAction Stop }) {
            $failure = Get-Failure $attempt
            $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
            $failure.ErrorDetails.Message | Should -BeLike '*GetBytes(32)*'
        }
    }

    It 'is not opened, nor replaced, with another key' {
        $before = Invoke-Server $server GET, 'soundcloud:{accounts}:entry:shared'
        $answered = New-Answered $box
        $wrong = @{ Store = $server.Address; StoreKey = New-StoreKey }

        foreach ($attempt in { Connect-SoundCloud -Account shared @wrong }, { Connect-SoundCloud @answered -Account shared @wrong }) {
            $failure = Get-Failure $attempt
            $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
            $failure.ErrorDetails.Message | Should -BeLike '*cannot be opened with this key*'
        }

        Invoke-Server $server GET, 'soundcloud:{accounts}:entry:shared' | Should -Be $before
    }

    It 'shows the server no secret, in no key and no value' {
        $token = $box.IssueUserToken()
        $secrets = @{ AccessToken = ConvertTo-Secret $token.AccessToken; RefreshToken = ConvertTo-Secret $token.RefreshToken; Credential = $app }
        Connect-SoundCloud @secrets @at -Account canary @store
        Connect-SoundCloud -Credential $app @at @store

        $keys = @(Invoke-Server $server KEYS, '*') -notmatch '^[*$+]'
        $keys -like '*entry:app/*' | Should -HaveCount 1
        $all = $keys + ($keys -like '*entry:*' | ForEach-Object { Invoke-Server $server GET, $_ }) -join "`n"
        $all | Should -BeLike '*sealed-1:*'
        foreach ($secret in $token.AccessToken, $token.RefreshToken, $box.ClientSecret, $box.ClientId, (Show-Secret $key)) {
            $all | Should -Not -BeLike "*$secret*"
        }
    }

    It 'gives processes that start together one token of an app' {
        $workers = Get-Worker (Get-Shared $server) $processes
        $workers | ForEach-Object { Send-Worker $_ { Connect-SoundCloud; (Search-SCTrack -First 1).Title } }
        $answers = $workers | ForEach-Object { Receive-Worker $_ }

        $answers.Id | Where-Object { $_ } | Should -BeNullOrEmpty
        $answers.Written | Should -HaveCount $processes
        Get-Sent $box 'POST /oauth/token' | Should -HaveCount 1
    }

    It 'is renewed once at each expiry, by whichever process is first, and no call fails' {
        $late, $workers = Get-Worker (Get-Shared $server) ([Math]::Min($processes, 8) + 1)
        $workers | ForEach-Object { (Invoke-Worker $_ $use).Message | Should -BeNullOrEmpty }
        foreach ($n in 1..$expiries) {
            $box.ExpireTokens()
            $workers | ForEach-Object { Send-Worker $_ { (Get-SCUser).Permalink } }
            $answers = $workers | ForEach-Object { Receive-Worker $_ }
            $answers.Message | Where-Object { $_ } | Should -BeNullOrEmpty
            $answers.Written | Sort-Object -Unique | Should -Be 'demo-dj'
        }

        (Invoke-Worker $late $use).Written | Should -Be 'demo-dj'

        Get-Refresh $box | Should -HaveCount $expiries
        Assert-OneUseEach $box
    }

    It 'stays removed where a session renews it later' {
        $session = Connect-SoundCloud -Account shared @store -PassThru
        Remove-SCAccount shared @store
        Update-SCSession -Session $session -Force

        Get-SCAccount @store | Should -BeNullOrEmpty
        (Get-SCUser -Session $session).Permalink | Should -BeExactly 'demo-dj'
    }

    It 'is not replaced by a holder that lost its lease, whose own session goes on' {
        $session = Connect-SoundCloud -Account shared @store -PassThru
        $box.ExpireTokens()
        $box.EnableFault('hang-body@auth POST /oauth/token')
        $worker = Get-Worker (Get-Shared $server)
        try {
            Send-Worker $worker { Connect-SoundCloud -Account shared -OperationTimeoutSeconds 3; (Get-SCUser).Permalink }
            $null = Wait-Done $box '/oauth/token'
            $answered = New-Answered $box
            $null = Invoke-Server $server DEL, 'soundcloud:{accounts}:lock:shared'
            $box.DisableFault('hang-body')
            Connect-SoundCloud @answered -Account shared @store
            $kept = Invoke-Server $server GET, 'soundcloud:{accounts}:entry:shared'
            $null = Receive-Worker $worker
        }
        finally {
            $box.DisableFault('hang-body')
        }

        Invoke-Server $server GET, 'soundcloud:{accounts}:entry:shared' | Should -Be $kept
    }

    It 'is renewed after its holder was killed before it asked, once the lease has run out' {
        $worker = Get-Worker (Get-Shared $server)
        $null = Invoke-Worker $worker $use
        Stop-Hard $worker
        $null = Invoke-Server $server SET, 'soundcloud:{accounts}:lock:shared', 'dead', PX, '1500'
        $null = Invoke-Server $server SET, 'soundcloud:{accounts}:holder:shared', 'dead'
        $box.ExpireTokens()

        Connect-SoundCloud -Account shared @store
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'

        Get-Refresh $box | Should -HaveCount 1
        "$(Invoke-Server $server EXISTS, 'soundcloud:{accounts}:lock:shared', 'soundcloud:{accounts}:holder:shared')" | Should -BeLike ':0*'
    }

    It 'needs its user again where the holder was killed between the answer and its saving' {
        $worker = Get-Worker (Get-Shared $server)
        $box.ExpireTokens()
        $box.EnableFault('hang-body@auth POST /oauth/token')
        try {
            Send-Worker $worker $use
            $null = Wait-Done $box '/oauth/token'
            Stop-Hard $worker
        }
        finally {
            $box.DisableFault('hang-body')
        }

        $null = Invoke-Server $server PEXPIRE, 'soundcloud:{accounts}:lock:shared', '1'
        $failure = Get-Failure { Connect-SoundCloud -Account shared @store -OperationTimeoutSeconds 1; Get-SCUser -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.SignInRequired,*'
    }
}

Describe '<Kind> with a password' -ForEach $kinds {
    BeforeAll {
        $password = [guid]::NewGuid().ToString('N')
        $server = Start-Server $Kind -Password $password
        $credential = [pscredential]::new('default', (ConvertTo-Secret $password))
    }

    AfterAll {
        Stop-Server $server
    }

    It 'takes it from -StoreCredential' {
        $answered = New-Answered $box
        Connect-SoundCloud @answered -Account ada -Store $server.Address -StoreKey $key -StoreCredential $credential

        (Get-SCAccount -Store $server.Address -StoreKey $key -StoreCredential $credential).Name | Should -BeExactly 'ada'
    }

    It 'takes it from SOUNDCLOUD_STORE' {
        Invoke-WithEnvironment @{ SOUNDCLOUD_STORE = "redis://default:$password@127.0.0.1:$($server.Port)"; SOUNDCLOUD_STORE_KEY = Show-Secret $key } {
            (Get-SCAccount).Name | Should -BeExactly 'ada'
            $failure = Get-Failure { Connect-SoundCloud -Account nobody }
            $failure.ErrorDetails.Message | Should -BeLike "*$($server.Address)*"
            "$failure $($failure.Exception)" | Should -Not -BeLike "*$password*"
        }
    }

    It 'takes it from no command line, and the error does not repeat it' {
        $failure = Get-Failure { Connect-SoundCloud -Account ada -Store "redis://default:$password@127.0.0.1:$($server.Port)" -StoreKey $key }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        "$($failure | Format-List * -Force | Out-String)".Replace($failure.InvocationInfo.Line, '') | Should -Not -BeLike "*$password*"
    }

    It 'says that a wrong one, or none, is refused' {
        $wrong = [pscredential]::new('default', (ConvertTo-Secret 'wrong-canary'))
        foreach ($with in @{ StoreCredential = $wrong }, @{}) {
            $failure = Get-Failure { Connect-SoundCloud -Account ada -Store $server.Address -StoreKey $key @with }
            $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
            "$failure $($failure.Exception)" | Should -Not -BeLike '*wrong-canary*'
        }
    }
}

Describe 'Where <Kind> is away' -ForEach $kinds {
    BeforeEach {
        $server = Start-Server $Kind
        $store = @{ Store = $server.Address; StoreKey = $key }
        Reset-Store $server
    }

    AfterEach {
        Stop-Server $server
    }

    It 'an account is not opened' {
        Stop-Server $server
        (Get-Failure { Connect-SoundCloud -Account shared @store }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
    }

    It 'an app is signed in alone, with one warning' {
        Stop-Server $server
        Connect-SoundCloud -Credential $app @at @store -WarningVariable warned -WarningAction SilentlyContinue

        $warned | Should -HaveCount 1
        (Search-SCTrack night -First 1).Title | Should -Not -BeNullOrEmpty
        Get-Sent $box 'POST /oauth/token' | Should -HaveCount 1
    }

    It 'in the middle of work, the token in hand is used, and an app renews alone' {
        $asUser = Connect-SoundCloud -Account shared @store -PassThru
        $asApp = Connect-SoundCloud -Credential $app @at @store -PassThru
        Stop-Server $server
        (Get-SCUser -Session $asUser).Permalink | Should -BeExactly 'demo-dj'

        $box.ExpireTokens()
        (Search-SCTrack night -First 1 -Session $asApp).Title | Should -Not -BeNullOrEmpty
    }

    It 'in the middle of work, an account waits and fails, and no refresh token is spent' {
        $session = Connect-SoundCloud -Account shared @store -OperationTimeoutSeconds 1 -PassThru
        Stop-Server $server
        $box.ExpireTokens()

        $failure = Get-Failure { Get-SCUser -Session $session -ErrorAction Stop }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
        Get-Refresh $box | Should -BeNullOrEmpty
    }

    It 'and comes back without its data, the account is stored again by who is at work' {
        $session = Connect-SoundCloud -Account shared @store -PassThru
        $worker = Get-Worker (Get-Shared $server)
        $null = Invoke-Worker $worker $use
        Stop-Server $server
        $box.ExpireTokens()
        Send-Worker $worker { (Get-SCUser).Permalink }
        # The same object, so that AfterEach stops the new process.
        $server.Process = (Start-Server $Kind -Port $server.Port).Process
        (Receive-Worker $worker).Written | Should -Be 'demo-dj'
        (Get-SCUser -Session $session).Permalink | Should -BeExactly 'demo-dj'

        (Get-SCAccount @store).Name | Should -BeExactly 'shared'
        Get-Refresh $box | Should -HaveCount 1
    }
}

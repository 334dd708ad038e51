# What machines share through a Redis beside accounts, and what happens when one of them, or the server, stops at a bad moment.
# Long forms: SOUNDCLOUD_TEST_ANSWERS=500 (answers that two processes share), SOUNDCLOUD_TEST_PARTITION=30 (seconds).

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Servers.ps1
    $kind = @(Get-ServerKind)[-1]
    # Only redis-server keeps its data, and tells what it is sent.
    $isRedis = $kind -eq 'redis-server'
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    . $PSScriptRoot/Processes.ps1
    . $PSScriptRoot/Servers.ps1
    $kind = @(Get-ServerKind)[-1]
    Push-Location $RepositoryRoot
    dotnet tool restore | Out-Null
    Pop-Location

    $box = Start-Box
    $key = New-StoreKey
    $site = @{ Credential = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret)); ApiUri = $box.ApiUri; AuthUri = $box.AuthUri }

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

    # Waits until the server has at least that many values that are shared.
    function Wait-Value([object] $Server, [int] $Count) {
        if (-not [Threading.SpinWait]::SpinUntil({ @(@(Invoke-Server $Server KEYS, 'soundcloud:value:*') -like 'soundcloud:*').Count -ge $Count }, $Patience)) {
            throw 'No such value was kept.'
        }
    }

    # A connection on which the server tells everything that it is sent.
    function Start-Monitor([object] $Server) {
        $client = [Net.Sockets.TcpClient]::new('127.0.0.1', $Server.Port)
        $stream = $client.GetStream()
        $stream.Write([Text.Encoding]::ASCII.GetBytes("MONITOR`r`n"))
        $reader = [IO.StreamReader]::new($stream)
        $null = $reader.ReadLine()
        @{ Client = $client; Reader = $reader }
    }

    # What it told, until a mark.
    function Read-Monitor([hashtable] $Monitor, [string] $Until) {
        while (($line = $Monitor.Reader.ReadLine()) -notlike "*$Until*") {
            $line
        }
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
}

Describe 'What machines share' {
    BeforeAll {
        $server = Start-Server $kind
        $store = @{ Store = $server.Address; StoreKey = $key }
    }

    AfterAll {
        Stop-Server $server
    }

    BeforeEach {
        Reset-Store $server
    }

    It 'answers: what one process has read, another does not ask for' {
        $count = [int]($env:SOUNDCLOUD_TEST_ANSWERS ?? 10)
        $ids = (Search-SCTrack -First $count -Session (Connect-SoundCloud @site -PassThru)).Id
        $ids | Should -HaveCount $count
        $box.Requests.Clear()
        $workers = @(Start-Worker (Get-Shared $server) 2)
        try {
            $read = foreach ($worker in $workers) {
                Invoke-Worker $worker -Arguments $ids {
                    Connect-SoundCloud -CacheTtl 600
                    $args | ForEach-Object { (Get-SCTrack -Id $_).Id }
                }
            }
        }
        finally {
            Stop-Program $workers
        }

        foreach ($one in $read) {
            $one.Message | Should -BeNullOrEmpty
            $one.Written | Should -Be $ids
        }

        Get-Sent $box 'GET /tracks/*' | Should -HaveCount $count
    }

    It 'answers: a change in one process makes them old in the others' {
        $one, $other = 1, 2 | ForEach-Object { Connect-SoundCloud -Account shared @store -CacheTtl 600 -PassThru }
        $track = (Search-SCTrack -First 1 -Session $one).Id
        $null = $one, $other | ForEach-Object { Get-SCTrack -Id $track -Session $_ }
        Get-Sent $box 'GET /tracks/*' | Should -HaveCount 1

        Add-SCLike $track -Session $other
        $null = Get-SCTrack -Id $track -Session $one
        Get-Sent $box 'GET /tracks/*' | Should -HaveCount 2
    }

    It 'answers: a server that stops is a miss and one notice' {
        $away = Start-Server $kind
        try {
            $session = Connect-SoundCloud @site -Store $away.Address -StoreKey $key -CacheTtl 600 -PassThru
            $track = (Search-SCTrack -First 1 -Session $session).Id
            $null = Get-SCTrack -Id $track -Session $session
        }
        finally {
            Stop-Server $away
        }

        $said = Get-SCTrack -Id $track -Session $session -Verbose 4>&1
        @($said | Where-Object { $_ -is [SoundCloud.Track] }).Id | Should -Be $track
        @($said -like '*cache*') | Should -HaveCount 1
        @(Get-SCTrack -Id $track -Session $session -Verbose 4>&1) -like '*cache*' | Should -BeNullOrEmpty
    }

    It 'limits: a refusal of one process holds the other, and one goes first' {
        $workers = @(Start-Worker (Get-Shared $server) 2)
        try {
            $workers | ForEach-Object { (Invoke-Worker $_ { Connect-SoundCloud }).Message | Should -BeNullOrEmpty }
            $box.Requests.Clear()
            $box.EnableFault('retry-after:3:1@api GET /tracks')
            Send-Worker $workers[0] { (Search-SCTrack night -First 1).Id }
            Wait-Value $server 1
            $held = Invoke-Worker $workers[1] { (Search-SCTrack night -First 1 -Verbose).Id }
            $first = Receive-Worker $workers[0]
        }
        finally {
            $box.DisableFault('retry-after')
            Stop-Program $workers
        }

        $first.Written | Should -HaveCount 1
        @($held.Written) -like '*share its rate limit*' | Should -Not -BeNullOrEmpty
        @($box.Requests | Where-Object Path -EQ '/tracks').Status | Should -Be 429, 200, 200
    }

    It 'no secret: in nothing that the server is sent' -Skip:(-not $isRedis) {
        $monitor = Start-Monitor $server
        try {
            $request = New-SCAuthorizationRequest @site @store -RedirectUri https://example.com/callback
            $answer = Get-Answer $request.Uri
            Connect-SoundCloud -AuthorizationCode (ConvertTo-Secret $answer.Code) -State $answer.State @site @store -Account canary -CacheTtl 600
            $first = Show-Secret (Get-SCAccessToken)
            $title = (Search-SCTrack night -First 1).Title
            Update-SCSession -Force
            $second = Show-Secret (Get-SCAccessToken)
            Connect-SoundCloud @site @store
            $app = Show-Secret (Get-SCAccessToken)
            $null = Invoke-Server $server ECHO, 'the-end-of-it'
            $told = (Read-Monitor $monitor 'the-end-of-it') -join "`n"
        }
        finally {
            $monitor.Client.Dispose()
        }

        $told | Should -BeLike '*entry:canary*'
        $told | Should -BeLike '*entry:request/*'
        $told | Should -BeLike '*soundcloud:value:*'
        $first | Should -Not -Be $second
        foreach ($secret in $first, $second, $app, $box.ClientSecret, $box.ClientId, (Show-Secret $key), $answer.Code, $answer.State, (Show-Secret $request.CodeVerifier), $title) {
            $told | Should -Not -BeLike "*$([WildcardPattern]::Escape($secret))*"
        }
    }

    It 'cost: opening an account and the first call are few commands to the server' -Skip:(-not $isRedis) {
        $worker = Start-Worker (Get-Shared $server)
        $monitor = Start-Monitor $server
        try {
            (Invoke-Worker $worker $use).Written | Should -Be 'demo-dj'
            $null = Invoke-Server $server ECHO, 'the-end-of-it'
            $told = @(Read-Monitor $monitor 'the-end-of-it') -match '"(GET|SET|DEL|EXEC)" "soundcloud:'
        }
        finally {
            $monitor.Client.Dispose()
            Stop-Program $worker
        }

        # The account, and the limits of the call, which are asked for in one round trip.
        $told | Should -HaveCount 3
        @($told -like '*entry:shared*') | Should -HaveCount 1
    }
}

Describe 'Who holds the lease is killed' {
    BeforeAll {
        $server = Start-Server $kind
        $store = @{ Store = $server.Address; StoreKey = $key }
    }

    AfterAll {
        Stop-Server $server
    }

    BeforeEach {
        Reset-Store $server
    }

    It 'before the service has the request: the next one renews with the same refresh token' {
        $worker = Start-Worker (Get-Shared $server)
        $box.ExpireTokens()
        $box.EnableFault('hang-headers@auth POST /oauth/token')
        try {
            Send-Worker $worker $use
            $null = Wait-Arrived $box '/oauth/token'
            Stop-Hard $worker
        }
        finally {
            $box.DisableFault('hang-headers')
        }

        $null = Invoke-Server $server PEXPIRE, 'soundcloud:{accounts}:lock:shared', '1'
        Connect-SoundCloud -Account shared @store
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
        @(Get-Refresh $box | Where-Object Status -EQ 200) | Should -HaveCount 1
    }

    It 'as soon as the new token is saved: the others have it, and renew it later' -Skip:(-not $isRedis) {
        $worker = Start-Worker (Get-Shared $server)
        $monitor = Start-Monitor $server
        try {
            $box.ExpireTokens()
            Send-Worker $worker $use
            $null = Read-Monitor $monitor '"SET" "soundcloud:{accounts}:entry:shared"'
            Stop-Hard $worker
        }
        finally {
            $monitor.Client.Dispose()
        }

        $session = Connect-SoundCloud -Account shared @store -PassThru
        (Get-SCUser -Session $session).Permalink | Should -BeExactly 'demo-dj'
        Get-Refresh $box | Should -HaveCount 1

        $null = Invoke-Server $server PEXPIRE, 'soundcloud:{accounts}:lock:shared', '1'
        $box.ExpireTokens()
        (Get-SCUser -Session $session).Permalink | Should -BeExactly 'demo-dj'
        Assert-OneUseEach $box
    }
}

Describe 'The server stops in the middle of work' {
    It 'and starts again with its data: nothing is lost' -Skip:(-not $isRedis) {
        $folder = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
        $server = Start-Server $kind -Folder $folder
        $workers = @()
        try {
            Reset-Store $server
            $workers = @(Start-Worker (Get-Shared $server) 3)
            $workers | ForEach-Object { (Invoke-Worker $_ $use).Message | Should -BeNullOrEmpty }
            $box.ExpireTokens()
            Stop-Server $server
            $workers | ForEach-Object { Send-Worker $_ { (Get-SCUser).Permalink } }
            $server.Process = (Start-Server $kind -Port $server.Port -Folder $folder).Process
            ($workers | ForEach-Object { Receive-Worker $_ }).Written | Should -Be 'demo-dj', 'demo-dj', 'demo-dj'
        }
        finally {
            Stop-Program $workers
            Stop-Server $server
        }

        Get-Refresh $box | Should -HaveCount 1
        Assert-OneUseEach $box
    }

    It 'and nobody reaches it for a time: calls wait or fail, no refresh token is spent, and work goes on' -Skip:($IsWindows) {
        $server = Start-Server $kind
        $id = $kind -eq 'redis-server' ? $server.Process.Id : [int](pgrep -f "garnet-server.*--port $($server.Port)" | Select-Object -Last 1)
        $worker = $null
        try {
            Reset-Store $server
            $worker = Start-Worker (Get-Shared $server)
            (Invoke-Worker $worker { Connect-SoundCloud -Account shared -OperationTimeoutSeconds 100; (Get-SCUser).Permalink }).Message | Should -BeNullOrEmpty
            $short = Connect-SoundCloud -Account shared -Store $server.Address -StoreKey $key -OperationTimeoutSeconds 1 -PassThru
            $box.ExpireTokens()
            kill -STOP $id
            Send-Worker $worker { (Get-SCUser).Permalink }
            $resumes = $env:SOUNDCLOUD_TEST_PARTITION ? (Start-Process sh '-c', "'sleep $env:SOUNDCLOUD_TEST_PARTITION; kill -CONT $id'" -PassThru) : $null
            # This one gives up. Its time is over before the partition is.
            $failure = Get-Failure { Get-SCUser -Session $short -ErrorAction Stop }
            $spent = @(Get-Refresh $box)
            if ($resumes) {
                $resumes.WaitForExit()
            }
            else {
                kill -CONT $id
            }

            $late = Receive-Worker $worker
            $again = (Get-SCUser -Session $short).Permalink
        }
        finally {
            kill -CONT $id
            Stop-Program $worker
            Stop-Server $server
        }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
        $spent | Should -BeNullOrEmpty
        $late.Message | Should -BeNullOrEmpty
        $late.Written | Should -Be 'demo-dj'
        $again | Should -BeExactly 'demo-dj'
        Get-Refresh $box | Should -HaveCount 1
    }
}

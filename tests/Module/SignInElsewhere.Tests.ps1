# A sign-in that ends in another process than it began in: the request waits in a store.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Servers.ps1
    $places = @(
        @{ Place = 'this machine' }
        @{ Place = 'folder' }
        @{ Place = 'vault' }
        Get-ServerKind | ForEach-Object { @{ Place = $_ } }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    . $PSScriptRoot/Processes.ps1
    . $PSScriptRoot/Servers.ps1
    . $PSScriptRoot/Vaults.ps1
    $outer = $env:SOUNDCLOUD_ACCOUNTS_PATH
    Use-FreshAccounts
    Push-Location $RepositoryRoot
    dotnet tool restore | Out-Null
    Pop-Location
    $box = Start-Box
    $key = New-StoreKey
    $site = @{ Credential = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret)); ApiUri = $box.ApiUri; AuthUri = $box.AuthUri }
    $quiet = @{ WarningAction = 'SilentlyContinue' }

    # The user's answer, as the redirect URI gets it.
    function Get-CodeAndState([uri] $Uri) {
        $answer = Get-Answer $Uri
        @{ AuthorizationCode = ConvertTo-Secret $answer.Code; State = $answer.State }
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
    $env:SOUNDCLOUD_ACCOUNTS_PATH = $outer
}

Describe 'A request that is kept: <Place>' -ForEach $places {
    BeforeAll {
        $server, $vault, $plain = $null
        $variables = @{}
        $store = switch ($Place) {
            'this machine' { @{} }
            'folder' { @{ Store = Join-Path $TestDrive sign-ins; StoreKey = $key } }
            'vault' {
                $vault = New-Vault
                $before = Use-Vault $vault
                $variables = $vault.Variables
                @{ Store = $vault.Address; StoreKey = $key }
            }
            default {
                $server = Start-Server $Place
                @{ Store = $server.Address; StoreKey = $key }
            }
        }
        if ($Place -eq 'this machine') {
            $plain = @{ AllowPlainTextStore = $true }
        }
        else {
            $plain = @{}
            $variables += @{ SOUNDCLOUD_STORE = $store.Store; SOUNDCLOUD_STORE_KEY = Show-Secret $key }
        }

        $variables += @{
            SOUNDCLOUD_ACCOUNTS_PATH = $env:SOUNDCLOUD_ACCOUNTS_PATH
            SOUNDCLOUD_CLIENT_ID     = $box.ClientId
            SOUNDCLOUD_CLIENT_SECRET = $box.ClientSecret
            SOUNDCLOUD_API_URL       = "$($box.ApiUri)"
            SOUNDCLOUD_AUTH_URL      = "$($box.AuthUri)"
            DBUS_SESSION_BUS_ADDRESS = $null
            XDG_RUNTIME_DIR          = $null
        }

        function New-Kept {
            New-SCAuthorizationRequest @site @store @plain @quiet -Keep -RedirectUri https://example.com/callback
        }
    }

    AfterAll {
        if ($server) {
            Stop-Server $server
        }

        if ($vault) {
            Restore-Vault $before
        }
    }

    It 'is answered in other processes, of which one wins' {
        $kept = Get-CodeAndState (New-Kept).Uri
        $workers = @(Start-Worker $variables 2)
        try {
            $workers | ForEach-Object { $null = Invoke-Worker $_ { } }
            foreach ($worker in $workers) {
                Send-Worker $worker -Arguments (Show-Secret $kept.AuthorizationCode), $kept.State, ($Place -eq 'this machine') {
                    param($Code, $State, $Plain)
                    $plain = $Plain -eq 'True' ? @{ AllowPlainTextStore = $true } : @{}
                    Connect-SoundCloud -AuthorizationCode (ConvertTo-SecureString $Code -AsPlainText -Force) -State $State @plain -WarningAction SilentlyContinue
                    (Get-SCUser).Permalink
                }
            }

            $answers = $workers | ForEach-Object { Receive-Worker $_ }
        }
        finally {
            Stop-Program $workers
        }

        $answers.Written | Should -Be 'demo-dj'
        ($answers | Where-Object Id).Id | Should -BeExactly 'SoundCloud.StateMismatch'
    }

    It 'is gone after its use, and so is what was kept of it' {
        $kept = Get-CodeAndState (New-Kept).Uri
        Connect-SoundCloud @kept @site @store @plain @quiet
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'

        $failure = Get-Failure { Connect-SoundCloud @kept @site @store @plain @quiet }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.StateMismatch,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        $failure.ErrorDetails.Message | Should -BeLike '*older than ten minutes*'
        $folder = $store['Store'] -and $Place -eq 'folder' ? $store.Store : $env:SOUNDCLOUD_ACCOUNTS_PATH
        Get-ChildItem $folder -Filter '*request*' -ErrorAction Ignore | Should -BeNullOrEmpty
        Get-ChildItem $env:SOUNDCLOUD_ACCOUNTS_PATH -Filter 'vault-*' -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'is no account, and shows neither state nor code verifier' {
        $request = New-Kept
        Get-SCAccount @store | Should -BeNullOrEmpty

        $text = switch ($Place) {
            'vault' { Get-ChildItem $vault.Path | ForEach-Object { $_.Name, (Get-Content -Raw $_) } }
            'folder' { Get-ChildItem $store.Store -Filter 'sealed-*' | ForEach-Object { $_.Name, (Get-Content -Raw $_) } }
            'this machine' { (Get-ChildItem $env:SOUNDCLOUD_ACCOUNTS_PATH).Name }
            default {
                $keys = @(Invoke-Server $server KEYS, '*') -like 'soundcloud:*'
                $keys
                $keys -like '*entry:request/*' | ForEach-Object { Invoke-Server $server GET, $_ }
            }
        }
        "$text" | Should -BeLike '*request*'
        foreach ($secret in $request.State, (Show-Secret $request.CodeVerifier), $box.ClientId) {
            "$text" | Should -Not -BeLike "*$secret*"
        }
    }

    It 'is not found by a state that nobody kept' {
        $kept = Get-CodeAndState (New-Kept).Uri
        foreach ($state in 'made-up', '', $null) {
            $kept.State = $state
            (Get-Failure { Connect-SoundCloud @kept @site @store @plain @quiet }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StateMismatch,*'
        }
    }
}

Describe 'A request that is not kept' {
    It 'is not in the store' {
        $kept = Get-CodeAndState (New-SCAuthorizationRequest @site -RedirectUri https://example.com/callback).Uri

        (Get-Failure { Connect-SoundCloud @kept @site -AllowPlainTextStore @quiet }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StateMismatch,*'
    }

    It 'needs no key' {
        (Get-Failure { New-SCAuthorizationRequest @site -RedirectUri https://example.com/callback -StoreKey $key }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
    }
}

Describe 'A request in a store that is away' {
    It 'is refused at once, and SoundCloud is not asked' {
        $box.Requests.Clear()
        $away = @{ Store = "redis://127.0.0.1:$(([uri](Get-ClosedUri)).Port)"; StoreKey = $key }

        (Get-Failure { New-SCAuthorizationRequest @site @away -RedirectUri https://example.com/callback }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
        (Get-Failure { Connect-SoundCloud -AuthorizationCode $key -State x @site @away }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
        $box.Requests | Should -BeNullOrEmpty
    }
}

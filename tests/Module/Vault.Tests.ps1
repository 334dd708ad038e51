# Sign-ins in a vault of SecretManagement, which a stand-in with its commands plays.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    . $PSScriptRoot/Processes.ps1
    . $PSScriptRoot/Vaults.ps1
    $outer = $env:SOUNDCLOUD_ACCOUNTS_PATH
    Use-FreshAccounts
    $box = Start-Box
    $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
    $at = @{ ApiUri = $box.ApiUri; AuthUri = $box.AuthUri }
    $key = New-StoreKey
    $vault = New-Vault
    $before = Use-Vault $vault

    function Get-Shared {
        $vault.Variables + @{
            SOUNDCLOUD_STORE         = $vault.Address
            SOUNDCLOUD_STORE_KEY     = Show-Secret $key
            SOUNDCLOUD_ACCOUNTS_PATH = $env:SOUNDCLOUD_ACCOUNTS_PATH
        }
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Restore-Vault $before
    $box.Stop()
    $env:SOUNDCLOUD_ACCOUNTS_PATH = $outer
}

Describe 'An account in a vault' {
    BeforeEach {
        Get-ChildItem $vault.Path | Remove-Item
        $store = @{ Store = $vault.Address; StoreKey = $key }
        $answered = New-Answered $box
        Connect-SoundCloud @answered -Account 'Ada/Ü-1' @store
        Disconnect-SoundCloud -KeepToken
        $box.Requests.Clear()
    }

    It 'is opened, listed and forgotten by its name, in any case' {
        $session = Connect-SoundCloud -Account 'ada/ü-1' @store -PassThru

        $session.Store | Should -BeExactly 'Vault'
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
        (Get-SCAccount @store).Name | Should -BeExactly 'Ada/Ü-1'
        Remove-SCAccount 'ADA/Ü-1' @store
        Get-SCAccount @store | Should -BeNullOrEmpty
        $failure = Get-Failure { Connect-SoundCloud -Account 'ada/ü-1' @store }
        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.SignInRequired,*'
        $failure.ErrorDetails.Message | Should -BeLike "*$($vault.Address)*"
    }

    It 'has a name that every vault accepts, and a value that nobody can read without the key' {
        $token = Get-SCAccessToken -Session (Connect-SoundCloud -Account 'ada/ü-1' @store -PassThru)
        $file = Get-ChildItem $vault.Path

        $file.Name | Should -MatchExactly '^soundcloud-[a-z0-9-]+$'
        $text = Get-Content -Raw $file
        foreach ($secret in (Show-Secret $token), $box.ClientSecret, $box.ClientId, (Show-Secret $key)) {
            $text | Should -Not -BeLike "*$secret*"
        }
    }

    It 'is not kept without a key' {
        $failure = Get-Failure { Connect-SoundCloud -Account 'ada/ü-1' -Store $vault.Address }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
        $failure.ErrorDetails.Message | Should -BeLike '*GetBytes(32)*'
    }

    It 'is not opened, nor replaced, with another key' {
        $wrong = @{ Store = $vault.Address; StoreKey = New-StoreKey }
        $text = Get-Content -Raw (Get-ChildItem $vault.Path)
        $answered = New-Answered $box

        foreach ($attempt in { Connect-SoundCloud -Account 'ada/ü-1' @wrong }, { Connect-SoundCloud @answered -Account 'ada/ü-1' @wrong }) {
            $failure = Get-Failure $attempt
            $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
            $failure.ErrorDetails.Message | Should -BeLike '*cannot be opened with this key*'
        }

        Get-Content -Raw (Get-ChildItem $vault.Path) | Should -BeExactly $text
    }

    It 'is renewed once at each expiry by the processes of a machine' {
        $workers = @(Start-Worker (Get-Shared) 3)
        try {
            $workers | ForEach-Object { (Invoke-Worker $_ { Connect-SoundCloud -Account 'ada/ü-1'; (Get-SCUser).Permalink }).Message | Should -BeNullOrEmpty }
            foreach ($n in 1..3) {
                $box.ExpireTokens()
                $workers | ForEach-Object { Send-Worker $_ { (Get-SCUser).Permalink } }
                ($workers | ForEach-Object { Receive-Worker $_ }).Written | Sort-Object -Unique | Should -Be 'demo-dj'
            }
        }
        finally {
            Stop-Program $workers
        }

        Get-Refresh $box | Should -HaveCount 3
        Assert-OneUseEach $box
    }
}

Describe 'An app with a vault' {
    BeforeEach {
        Get-ChildItem $vault.Path | Remove-Item
        $store = @{ Store = $vault.Address; StoreKey = $key }
        $box.Requests.Clear()
    }

    It 'keeps its token there for the next process' {
        Connect-SoundCloud -Credential $app @at @store
        Disconnect-SoundCloud -KeepToken
        Connect-SoundCloud -Credential $app @at @store

        Get-Sent $box 'POST /oauth/token' | Should -HaveCount 1
        Get-SCAccount @store | Should -BeNullOrEmpty
    }

    It 'is signed in alone, with one warning, where the vault cannot be used' {
        Connect-SoundCloud -Credential $app @at -Store vault:nowhere -StoreKey $key -WarningVariable warned -WarningAction SilentlyContinue

        $warned | Should -HaveCount 1
        "$warned" | Should -BeLike "*'vault:nowhere' cannot be used: *"
        (Search-SCTrack night -First 1).Title | Should -Not -BeNullOrEmpty
    }
}

Describe 'A vault that cannot be used' {
    It 'does not open an account' {
        $failure = Get-Failure { Connect-SoundCloud -Account ada -Store vault:nowhere -StoreKey $key }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
        $failure.ErrorDetails.Message | Should -BeLike "*'vault:nowhere' cannot be used: *"
    }

    It 'has a name' {
        (Get-Failure { Connect-SoundCloud -Account ada -Store vault: -StoreKey $key }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
    }

    It 'has no user and password of its own' {
        (Get-Failure { Connect-SoundCloud -Account ada -Store $vault.Address -StoreKey $key -StoreCredential $app }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
    }

    It 'says which module is missing' {
        $seen = Invoke-FreshShell -Arguments $ModulePath, (Show-Secret $key) {
            param($ModulePath, $Key)
            $env:PSModulePath = Join-Path $PSHOME Modules
            Import-Module $ModulePath
            try {
                Connect-SoundCloud -Account ada -Store vault:any -StoreKey (ConvertTo-SecureString $Key -AsPlainText -Force)
            }
            catch {
                $_.FullyQualifiedErrorId
                "$_"
            }
        }

        $seen[0] | Should -BeLike 'SoundCloud.StoreUnavailable,*'
        $seen[1] | Should -BeLike '*Install-PSResource Microsoft.PowerShell.SecretManagement*'
    }
}

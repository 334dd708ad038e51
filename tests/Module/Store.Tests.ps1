# Sign-ins in a folder that -Store names, sealed with a key.

BeforeDiscovery {
    $badKeys = @(
        @{ Kind = 'a word'; Key = 'secret' }
        @{ Kind = '31 bytes'; Key = [Convert]::ToBase64String([byte[]]::new(31)) }
        @{ Kind = '33 bytes'; Key = [Convert]::ToBase64String([byte[]]::new(33)) }
        @{ Kind = '48 bytes'; Key = '0' * 64 }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    $outer = $env:SOUNDCLOUD_ACCOUNTS_PATH
    Use-FreshAccounts
    $box = Start-Box
    $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
    $at = @{ ApiUri = $box.ApiUri; AuthUri = $box.AuthUri }
    $key = New-StoreKey
    $canary = Show-Secret $key

    # Signs a user in and stores the account in a folder.
    function Save-InFolder([string] $Name, [hashtable] $Store) {
        $answered = New-Answered $box
        Connect-SoundCloud @answered -Account $Name @Store
        Disconnect-SoundCloud -KeepToken
        $box.Requests.Clear()
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
    $env:SOUNDCLOUD_ACCOUNTS_PATH = $outer
}

Describe 'A folder as store, with a key' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $store = @{ Store = $folder; StoreKey = $key }
        Save-InFolder Ada $store
    }

    It 'keeps an account that another process opens' {
        $seen = Invoke-FreshShell -Arguments $ModulePath, $folder, $canary {
            param($ModulePath, $Folder, $Key)
            Import-Module $ModulePath
            $env:SOUNDCLOUD_STORE, $env:SOUNDCLOUD_STORE_KEY = $Folder, $Key
            $session = Connect-SoundCloud -Account ada -PassThru
            (Get-SCUser).Permalink
            $session.Store
            (Get-SCAccount).Name
        }

        $seen | Should -BeExactly 'demo-dj', 'SealedFile', 'Ada'
        Get-Sent $box | Should -Be 'GET /me'
    }

    It 'is not this machine''s own store' {
        Get-SCAccount | Should -BeNullOrEmpty
        (Get-SCAccount @store).Name | Should -BeExactly 'Ada'
        (Get-Failure { Connect-SoundCloud -Account ada }).ErrorDetails.Message | Should -BeLike '*this machine*'
    }

    It 'holds no secret that can be read' {
        $token = Get-SCAccessToken -Session (Connect-SoundCloud -Account ada @store -PassThru)
        $text = Get-ChildItem $folder -File | Get-Content -Raw

        foreach ($secret in (Show-Secret $token), $box.ClientSecret, $box.ClientId, $canary) {
            "$text" | Should -Not -BeLike "*$secret*"
        }
    }

    It 'says of a wrong key that the account cannot be opened with it, and changes nothing' {
        $wrong = @{ Store = $folder; StoreKey = New-StoreKey }
        $before = Get-FileHash (Join-Path $folder sealed-ada)
        $answered = New-Answered $box

        foreach ($attempt in { Connect-SoundCloud -Account ada @wrong }, { Connect-SoundCloud @answered -Account ada @wrong }, { Get-SCAccount @wrong -ErrorAction Stop },
            { Remove-SCAccount ada @wrong -ErrorAction Stop }, { Disconnect-SoundCloud -Account ada @wrong -ErrorAction Stop },
            { $null = Connect-User $box; Save-SCAccount ada @wrong -ErrorAction Stop }) {
            $failure = Get-Failure $attempt
            $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
            $failure.ErrorDetails.Message | Should -BeLike '*ada*cannot be opened with this key*'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike 'Give the key that the account was stored with, with -StoreKey*'
        }

        (Get-FileHash (Join-Path $folder sealed-ada)).Hash | Should -Be $before.Hash
        (Connect-SoundCloud -Account ada @store -PassThru).Account | Should -BeExactly 'Ada'
    }

    It 'says that the key is missing, not that there is no account or that you have to sign in' {
        $plain = @{ AllowPlainTextStore = $true; WarningAction = 'Ignore' }
        $null = Connect-User $box

        foreach ($attempt in { Connect-SoundCloud -Account ADA -Store $folder }, { Connect-SoundCloud -Account ADA -Store $folder @plain }, { Save-SCAccount ada -Store $folder -ErrorAction Stop }) {
            $failure = Get-Failure $attempt
            $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
            $failure.ErrorDetails.Message | Should -BeLike '*sealed with a key*'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike 'Give the key*-StoreKey*SOUNDCLOUD_STORE_KEY*'
        }

        (Get-Failure { Connect-SoundCloud -Account bob -Store $folder @plain }).ErrorDetails.Message | Should -BeLike "No account 'bob'*"
    }

    It 'does not take one entry for another' {
        Save-InFolder bob $store
        Copy-Item (Join-Path $folder sealed-bob) (Join-Path $folder sealed-ada)

        (Get-Failure { Connect-SoundCloud -Account ada @store }).ErrorDetails.Message | Should -BeLike '*cannot be opened with this key*'
    }

    It 'lists the accounts that it can open, and an error for each other' {
        Save-InFolder bob @{ Store = $folder; StoreKey = New-StoreKey }

        $found = Get-SCAccount @store -ErrorAction SilentlyContinue -ErrorVariable failed

        $found.Name | Should -BeExactly 'Ada'
        $failed.TargetObject | Should -BeExactly 'bob'
    }

    It 'forgets an account' {
        Remove-SCAccount ada @store

        Get-SCAccount @store | Should -BeNullOrEmpty
        $failure = Get-Failure { Connect-SoundCloud -Account ada @store }
        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.SignInRequired,*'
        $failure.ErrorDetails.Message | Should -BeLike "*$folder*"
    }

    It 'signs an account out and forgets it' {
        Disconnect-SoundCloud -Account ada @store

        Get-Sent $box | Should -Be 'POST /sign-out'
        Get-SCAccount @store | Should -BeNullOrEmpty
    }

    It 'keeps the token of an app for the next process' {
        Connect-SoundCloud -Credential $app @at @store
        Connect-SoundCloud -Credential $app @at @store

        Get-Sent $box 'POST /oauth/token' | Should -HaveCount 1
    }

    It 'completes its accounts' {
        (TabExpansion2 "Get-SCAccount -Store '$folder' -Name ").CompletionMatches | Where-Object ResultType -EQ ParameterValue | Should -BeNullOrEmpty
        Invoke-WithEnvironment @{ SOUNDCLOUD_STORE_KEY = $canary } {
            (TabExpansion2 "Get-SCAccount -Store '$folder' -Name ").CompletionMatches.CompletionText | Should -Contain ada
        }
    }
}

Describe 'A folder as store, without a key' {
    It 'is as safe as the one of this machine, and no safer' -Skip:(-not $IsLinux) {
        $folder = Join-Path $TestDrive plain
        $answered = New-Answered $box

        (Get-Failure { Connect-SoundCloud @answered -Account ada -Store $folder }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'

        Connect-SoundCloud @answered -Account ada -Store $folder -AllowPlainTextStore -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike "*unencrypted*$folder*"
        (Get-SCAccount -Store $folder).Store | Should -BeExactly 'PlainTextFile'
    }

    It 'is found from the current location' {
        Push-Location $TestDrive
        try {
            Save-InFolder ada @{ Store = './relative'; StoreKey = $key }
        }
        finally {
            Pop-Location
        }

        Join-Path $TestDrive relative sealed-ada | Should -Exist
    }
}

Describe 'What -Store and -StoreKey take' {
    It 'refuses <Kind> as key, and says how to make one' -ForEach $badKeys {
        $failure = Get-Failure { Connect-SoundCloud -Account ada -Store $TestDrive -StoreKey (ConvertTo-Secret $Key) }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        $failure.ErrorDetails.Message | Should -BeLike '*GetBytes(32)*'
        $failure.ErrorDetails.Message | Should -Not -BeLike "*$Key*"
    }

    It 'refuses a key without a store' {
        (Get-Failure { Connect-SoundCloud -Account ada -StoreKey $key }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
    }

    It 'refuses the path of another provider' {
        (Get-Failure { Connect-SoundCloud -Account ada -Store Env:/x -StoreKey $key }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
    }
}

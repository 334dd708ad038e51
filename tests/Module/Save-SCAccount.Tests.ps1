BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    $outer = $env:SOUNDCLOUD_ACCOUNTS_PATH
    $box = Start-Box
    $plain = @{ AllowPlainTextStore = $true; WarningAction = 'Ignore' }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
    $env:SOUNDCLOUD_ACCOUNTS_PATH = $outer
}

Describe 'Save-SCAccount' {
    BeforeEach {
        Use-FreshAccounts
        $session = Connect-User $box -Renewable
        $box.Requests.Clear()
    }

    It 'stores a session that was connected without a name, and sends and writes nothing' {
        Get-Everything { Save-SCAccount Ada @plain } | Should -BeNullOrEmpty

        $box.Requests | Should -BeNullOrEmpty
        $session.Account | Should -BeExactly 'Ada'
        $session.Store | Should -Be (Get-SCAccount).Store
        (Get-SCAccount).Name | Should -BeExactly 'Ada'
        (Get-SCUser -Session (Open-Account ada)).Permalink | Should -BeExactly 'demo-dj'
    }

    It 'returns the account with -PassThru' {
        $account = Save-SCAccount Ada -Session $session -PassThru @plain

        $account.PSTypeNames[0] | Should -BeExactly 'SoundCloud.PowerShell.StoredAccount'
        $account.Name | Should -BeExactly 'Ada'
        $account.CanRenew | Should -BeTrue
    }

    It 'lets the session and those that open the account share one token' {
        Save-SCAccount Ada @plain
        $other = Open-Account ada
        $box.ExpireTokens()

        (Get-SCUser -Session $session).Permalink | Should -BeExactly 'demo-dj'
        (Get-SCUser -Session $other).Permalink | Should -BeExactly 'demo-dj'

        @($box.Requests | Where-Object Path -EQ '/oauth/token') | Should -HaveCount 1
    }

    It 'lets the session be disconnected like any account' {
        Save-SCAccount Ada @plain
        Disconnect-SoundCloud

        Get-SCAccount | Should -BeNullOrEmpty
        Get-Sent $box | Should -Be 'POST /sign-out'
    }

    It 'stores an app too' {
        $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
        $null = Connect-SoundCloud -Credential $app -ApiUri $box.ApiUri -AuthUri $box.AuthUri
        Save-SCAccount Service @plain

        (Get-SCAccount).Grant | Should -Be 'ClientCredentials'
    }

    It 'stores nothing with -WhatIf' {
        Invoke-Quietly { param($session) Save-SCAccount Ada -Session $session -AllowPlainTextStore -WhatIf } $session

        Get-SCAccount | Should -BeNullOrEmpty
        $session.Account | Should -Not -Be 'Ada'
    }

    It 'refuses a session that is stored already' {
        Save-SCAccount Ada @plain
        $failure = Get-Failure { Save-SCAccount Bob -ErrorAction Stop @plain }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        $failure.ErrorDetails.Message | Should -BeLike '*Ada*'
        (Get-SCAccount).Name | Should -BeExactly 'Ada'
    }

    It 'never replaces the account of another user' {
        Save-User $box Ada
        Edit-Stored ada @{ user = 'soundcloud:users:1' }
        $failure = Get-Failure { Save-SCAccount Ada -Session $session -ErrorAction Stop @plain }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.SignInFailed,*'
        (Get-Stored ada).user | Should -BeExactly 'soundcloud:users:1'
        $session.Account | Should -Not -Be 'Ada'
    }

    It 'asks an account that was stored without its user whose it is' {
        $theirs = New-Answered $box @{} 'nightshift-label'
        Connect-SoundCloud @theirs @plain -Account Ada
        Disconnect-SoundCloud -KeepToken
        (Get-Stored ada).ContainsKey('user') | Should -BeFalse
        $before = (Get-Stored ada).access_token
        $failure = Get-Failure { Save-SCAccount Ada -Session $session -ErrorAction Stop @plain }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.SignInFailed,*'
        (Get-Stored ada).access_token | Should -BeExactly $before
    }

    It 'says that there is no safe store, and the session goes on without it' -Skip:(-not $IsLinux) {
        $failure = Get-Failure { Save-SCAccount Ada -ErrorAction Stop }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
        $session.Store | Should -BeExactly 'Memory'
    }
}

# Stored accounts: how they are stored under a name and reopened.

BeforeDiscovery {
    $unreadable = @(
        @{ Kind = 'a damaged one'; Text = '{"version":1,"account":"ada","acc' }
        @{ Kind = 'one that is no entry'; Text = 'hello' }
        @{ Kind = 'an empty one'; Text = '' }
        @{ Kind = 'one of a later version'; Text = '{"version":2,"grant":"AuthorizationCode","access_token":"x"}' }
        @{ Kind = 'one without a token'; Text = '{"version":1,"grant":"AuthorizationCode","access_token":""}' }
    )
    $names = @(
        @{ Name = 'x' * 65; Kind = 'too long' }
        @{ Name = "a`nb"; Kind = 'of two lines' }
    )
    $addresses = @(
        @{ Parameter = 'ApiUri' }
        @{ Parameter = 'AuthUri' }
        @{ Parameter = 'TokenUri' }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    $outer = $env:SOUNDCLOUD_ACCOUNTS_PATH
    $box = Start-Box
    $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
    $wrong = [pscredential]::new($box.ClientId, (ConvertTo-Secret 'wrong'))
    $at = @{ ApiUri = $box.ApiUri; AuthUri = $box.AuthUri }
    $plain = @{ AllowPlainTextStore = $true; WarningAction = 'Ignore' }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
    $env:SOUNDCLOUD_ACCOUNTS_PATH = $outer
}

Describe 'Connect-SoundCloud -Account with a way to sign in' {
    BeforeAll {
        Use-FreshAccounts
        $answered = New-Answered $box
        $token = $box.IssueUserToken()
        $tokens = @{ AccessToken = ConvertTo-Secret $token.AccessToken; RefreshToken = ConvertTo-Secret $token.RefreshToken; Credential = $app }
        $sandbox = Start-SCSandbox -TrackCount 10
        $box.Requests.Clear()
        $made = @(
            Connect-SoundCloud -Credential $app @at -Account 'Service' -PassThru @plain
            Connect-SoundCloud @answered -Account 'Ada Lovelace' -PassThru @plain
            Connect-SoundCloud @tokens @at -Account 'Bob' -PassThru @plain
            Connect-SoundCloud -Sandbox -Account 'Demo' -PassThru @plain
        )
        $signedIn = @(Get-Sent $box)
        $box.Requests.Clear()

        # Everything that follows happens in another process, under names of another case.
        $seen = Invoke-FreshShell -Arguments $ModulePath {
            param($ModulePath)
            $PSStyle.OutputRendering = 'PlainText'
            Import-Module $ModulePath
            foreach ($name in 'SERVICE', 'ada lovelace', 'BOB', 'demo') {
                $session = Connect-SoundCloud -Account $name -AllowPlainTextStore -WarningAction Ignore -PassThru
                @{
                    Account = $session.Account
                    Grant   = "$($session.Grant)"
                    Renews  = $session.CanRenew
                    Store   = $session.Store
                    ApiUri  = "$($session.ApiUri)"
                    Found   = @(Get-SCUser 1001).Count
                } | ConvertTo-Json -Compress
            }

            # The app without an account name, whose token is shared.
            $env:SOUNDCLOUD_CLIENT_ID, $env:SOUNDCLOUD_CLIENT_SECRET = 'sandbox-client', 'sandbox-secret'
        } | ConvertFrom-Json
        $later = @($box.Requests)
    }

    AfterAll {
        Stop-SCSandbox
    }

    It 'signs in as that way does' {
        $signedIn | Should -Be 'POST /oauth/token', 'POST /oauth/token'
        "$($made.Grant)" | Should -Be 'ClientCredentials AuthorizationCode Given AuthorizationCode'
    }

    It 'makes a session of that name, kept in that store' {
        $made.Account | Should -BeExactly 'Service', 'Ada Lovelace', 'Bob', 'Demo'
        $made.Store | Sort-Object -Unique | Should -BeExactly (Get-SCAccount)[0].Store
    }

    It 'is reopened in another process by its name, whose case does not matter, and shown as it was stored' {
        $seen.Account | Should -BeExactly 'Service', 'Ada Lovelace', 'Bob', 'Demo'
        $seen.Grant | Should -BeExactly 'ClientCredentials', 'AuthorizationCode', 'Given', 'AuthorizationCode'
        $seen.Renews | Should -Be $true, $true, $true, $true
        $seen.Store | Should -BeExactly $made.Store
        $seen.ApiUri | Should -Be $made.ApiUri
    }

    It 'asks for no token there while the old one is good' {
        $seen.Found | Should -Be 1, 1, 1, 1
        $later.Host | Should -Be 'api', 'api', 'api'
        $later.TokenKind | Should -Be 'app', 'user', 'user'
    }
}

Describe 'Connect-SoundCloud -Account' {
    BeforeEach {
        Use-FreshAccounts
        Disconnect-SoundCloud -KeepToken
        $box.Requests.Clear()
    }

    It 'sends nothing while the token is good' {
        Save-User $box Ada

        $session = Open-Account ADA

        $box.Requests | Should -BeNullOrEmpty
        $session.Account | Should -BeExactly 'Ada'
        [object]::ReferenceEquals($session, (Get-SCSession)) | Should -BeTrue
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
        Get-Sent $box | Should -BeExactly 'GET /me'
    }

    It 'renews once, and stores, what has expired' -Skip:(-not $IsLinux) {
        Save-User $box ada
        $box.ExpireTokens()
        Edit-Stored ada @{ expires_at = Get-Expiry -10 }
        $before = Get-Stored ada

        $session = Open-Account ada

        Get-Sent $box | Should -BeExactly 'POST /oauth/token'
        $box.Requests[0].Form['grant_type'] | Should -BeExactly 'refresh_token'
        $session.ExpiresAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
        $after = Get-Stored ada
        $after.refresh_token | Should -Not -Be $before.refresh_token
        $after.access_token | Should -Not -Be $before.access_token
        $after.account | Should -BeExactly 'ada'

        $null = Open-Account ada
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
        Get-Sent $box | Should -BeExactly 'POST /oauth/token', 'GET /me'
    }

    It 'says that a sign-in is needed where the refresh token is dead, and keeps the session from before' -Skip:(-not $IsLinux) {
        $own = Connect-User $box
        Save-User $box ada
        $null = Connect-User $box
        $own = Get-SCSession
        Edit-Stored ada @{ expires_at = Get-Expiry -10 }
        $box.RevokeRefreshTokens()

        $failure = Get-Failure { Open-Account ada }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.SignInRequired,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        Get-Sent $box | Should -BeExactly 'POST /oauth/token'
        [object]::ReferenceEquals($own, (Get-SCSession)) | Should -BeTrue
    }

    It 'says that a sign-in is needed where nothing is stored under that name' {
        $failure = Get-Failure { Open-Account nobody }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.SignInRequired,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
        "$failure" | Should -BeLike '*nobody*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-Interactive*-Account*'
    }

    It 'does not take the environment''s app for an account that is not there' {
        $environment = @{ SOUNDCLOUD_CLIENT_ID = $box.ClientId; SOUNDCLOUD_CLIENT_SECRET = $box.ClientSecret; SOUNDCLOUD_AUTH_URL = "$($box.AuthUri)" }

        $failure = Invoke-WithEnvironment $environment { Get-Failure { Open-Account nobody } }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.SignInRequired,*'
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'says that a sign-in is needed for an entry that cannot be used: <Kind>' -ForEach $unreadable -Skip:(-not $IsLinux) {
        Save-User $box ada
        Set-Content (Get-StoredPath ada) $Text -NoNewline

        $failure = Get-Failure { Open-Account ada }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.SignInRequired,*'
        "$failure" | Should -BeLike '*ada*'
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'replaces an entry that cannot be used by a new sign-in: <Kind>' -ForEach $unreadable -Skip:(-not $IsLinux) {
        Save-User $box ada
        Set-Content (Get-StoredPath ada) $Text -NoNewline

        Save-User $box Ada

        (Open-Account ada).Account | Should -BeExactly 'Ada'
    }

    It 'refuses -<Parameter> where the account is at another address, and sends nothing' -ForEach $addresses {
        Save-User $box ada

        $failure = Get-Failure { Open-Account ada @{ $Parameter = 'https://api.example.com' } }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        "$failure" | Should -BeLike "*ada*-$Parameter*"
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'takes the account''s own addresses, and pays no heed to those of the environment' {
        Save-User $box ada

        (Open-Account ada $at).Account | Should -BeExactly 'ada'
        $session = Invoke-WithEnvironment @{ SOUNDCLOUD_API_URL = 'https://api.example.com'; SOUNDCLOUD_AUTH_URL = 'https://login.example.com' } { Open-Account ada }
        $session.ApiUri | Should -Be $box.ApiUri
    }

    It 'refuses another app for a user''s account, and keeps that account' {
        Save-User $box ada
        $other = [pscredential]::new('another', (ConvertTo-Secret 'x'))

        $failure = Get-Failure { Open-Account ada @{ Credential = $other } }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        "$failure" | Should -BeLike "*$($box.ClientId)*another*"
        $box.Requests | Should -BeNullOrEmpty
        (Open-Account ada).Grant | Should -Be 'AuthorizationCode'
    }

    It 'renews with a newer secret of the same app where that is given' -Skip:(-not $IsLinux) {
        Save-User $box ada
        Edit-Stored ada @{ expires_at = Get-Expiry -10; client_secret = 'outdated' }

        $session = Open-Account ada @{ Credential = $app }

        $session.Grant | Should -Be 'AuthorizationCode'
        $box.Requests.Status | Should -Be 200
        (Get-Stored ada).client_secret | Should -BeExactly $box.ClientSecret
    }

    It 'refuses a name <Kind> by a clear error' -ForEach $names {
        $failure = Get-Failure { Open-Account $Name }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        (Get-Failure { Open-Account $Name (@{ Credential = $app } + $at) }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        $box.Requests | Should -BeNullOrEmpty
    }
}

Describe 'Connect-SoundCloud -Credential -Account' {
    BeforeEach {
        Use-FreshAccounts
        Disconnect-SoundCloud -KeepToken
        $box.Requests.Clear()
        $asApp = @{ Credential = $app } + $at
    }

    It 'signs an app in once and reopens it the next time' {
        $first = Open-Account Service $asApp
        $second = Open-Account service $asApp

        Get-Sent $box | Should -BeExactly 'POST /oauth/token'
        $first.Account, $second.Account | Should -BeExactly 'Service', 'Service'
        $second.Grant | Should -Be 'ClientCredentials'
        Search-SCTrack -First 1 | Should -HaveCount 1
    }

    It 'is reopened without the app as well' {
        $null = Open-Account Service $asApp

        $session = Open-Account service

        $session.Grant | Should -Be 'ClientCredentials'
        $session.CanRenew | Should -BeTrue
        Get-Sent $box | Should -BeExactly 'POST /oauth/token'
    }

    It 'puts another app in the place of an app' -Skip:(-not $IsLinux) {
        $null = Open-Account service $asApp
        Edit-Stored service @{ client_id = 'another'; access_token = 'of-another' }
        $box.Requests.Clear()

        $null = Open-Account service $asApp

        Get-Sent $box | Should -BeExactly 'POST /oauth/token'
        (Get-Stored service).client_id | Should -BeExactly $box.ClientId
        (Get-Stored service).access_token | Should -Not -Be 'of-another'
    }

    It 'leaves the app that is stored where the other cannot sign in' -Skip:(-not $IsLinux) {
        $null = Open-Account service $asApp
        Edit-Stored service @{ client_id = 'another' }

        (Get-Failure { Open-Account service (@{ Credential = $wrong } + $at) }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.Unauthorized,*'

        (Get-Stored service).client_id | Should -BeExactly 'another'
    }

    It 'stores nothing where the app cannot sign in' {
        (Get-Failure { Open-Account service (@{ Credential = $wrong } + $at) }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.Unauthorized,*'

        Get-SCAccount | Should -BeNullOrEmpty
    }

    It 'never puts an app in the place of a user' {
        Save-User $box ada

        $session = Open-Account ada $asApp

        $session.Grant | Should -Be 'AuthorizationCode'
        $box.Requests | Should -BeNullOrEmpty
    }
}

Describe 'Connect-SoundCloud where nothing is safe' -Skip:(-not $IsLinux) {
    BeforeEach {
        Use-FreshAccounts
        Disconnect-SoundCloud -KeepToken
        $box.Requests.Clear()
    }

    It 'refuses -Account and names the reason and the way out: <_>' -ForEach 'alone', 'with an app', 'with a token', 'with a code' {
        $answered = New-Answered $box
        $box.Requests.Clear()
        $with = switch ($_) {
            'alone' { @{} }
            'with an app' { @{ Credential = $app } + $at }
            'with a token' { @{ AccessToken = ConvertTo-Secret 'x' } + $at }
            'with a code' { $answered }
        }

        $failure = Get-Failure { Connect-SoundCloud -Account ada @with }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.StoreUnavailable,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        $failure.CategoryInfo.Category | Should -Be 'ResourceUnavailable'
        "$failure" | Should -BeLike '*session bus*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-AllowPlainTextStore*'
        $box.Requests | Should -BeNullOrEmpty
        Get-SCSession | Should -BeNullOrEmpty
    }

    It 'says so also where the folder of the accounts cannot be made' {
        $env:SOUNDCLOUD_ACCOUNTS_PATH = Join-Path (New-Item "$TestDrive/file-$([guid]::NewGuid())").FullName 'soundcloud-tests-below'

        $failure = Get-Failure { Open-Account ada (@{ Credential = $app } + $at) }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
        "$failure" | Should -BeLike "*$env:SOUNDCLOUD_ACCOUNTS_PATH*"
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'keeps an app without a name in memory, and says why in one verbose line' {
        $lines = @(Connect-SoundCloud -Credential $app @at -Verbose 4>&1)

        $lines | Where-Object { "$_" -like '*memory*session bus*' } | Should -HaveCount 1
        (Get-SCSession).Store | Should -BeExactly 'Memory'
        Test-Path $env:SOUNDCLOUD_ACCOUNTS_PATH | Should -BeFalse
    }
}

Describe 'Connect-SoundCloud -AllowPlainTextStore' -Skip:(-not $IsLinux) {
    BeforeEach {
        Use-FreshAccounts
        Disconnect-SoundCloud -KeepToken
        $box.Requests.Clear()
    }

    It 'warns each time, and names where the tokens are' {
        foreach ($time in 1..2) {
            $null = Connect-SoundCloud -Credential $app @at -Account service -AllowPlainTextStore -WarningVariable warned -WarningAction SilentlyContinue

            $warned | Should -HaveCount 1
            "$warned" | Should -BeLike "*unencrypted*$env:SOUNDCLOUD_ACCOUNTS_PATH*"
        }
    }

    It 'writes files that only their owner can read, in a folder that only their owner can' {
        Save-User $box ada

        $files = @(Get-ChildItem $env:SOUNDCLOUD_ACCOUNTS_PATH -Force -File)
        $files | Should -Not -BeNullOrEmpty
        foreach ($file in $files) {
            [int][IO.File]::GetUnixFileMode($file.FullName) | Should -Be 0x180 -Because "$($file.Name) is 0600"
        }

        [int][IO.File]::GetUnixFileMode($env:SOUNDCLOUD_ACCOUNTS_PATH) | Should -Be 0x1C0 -Because 'the folder is 0700'
    }

    It 'has no secret in the name of a file' {
        Save-User $box ada
        $null = Connect-SoundCloud -Credential $app @at @plain

        $names = (Get-ChildItem $env:SOUNDCLOUD_ACCOUNTS_PATH -Force).Name -join ' '
        $names | Should -Not -Match $box.ClientSecret
        $names | Should -Not -Match '[\w-]{40,}'
    }

    It 'shares an app''s token with the next who asks, here and in another process' {
        $environment = @{ SOUNDCLOUD_CLIENT_ID = $box.ClientId; SOUNDCLOUD_CLIENT_SECRET = $box.ClientSecret; SOUNDCLOUD_API_URL = "$($box.ApiUri)"; SOUNDCLOUD_AUTH_URL = "$($box.AuthUri)" }
        $first = Connect-SoundCloud -Credential $app @at @plain -PassThru
        $second = Connect-SoundCloud -Credential $app @at @plain -PassThru

        $printed = Invoke-WithEnvironment $environment {
            Invoke-FreshShell -Arguments $ModulePath {
                param($ModulePath)
                Import-Module $ModulePath
                Connect-SoundCloud -AllowPlainTextStore -WarningAction Ignore
                (Get-SCSession).Store
                @(Search-SCTrack -First 1).Count
            }
        }

        $first.Store, $second.Store | Should -BeExactly 'PlainTextFile', 'PlainTextFile'
        $printed | Should -Be 'PlainTextFile', '1'
        Get-Sent $box '*oauth*' | Should -BeExactly 'POST /oauth/token'
        Get-SCAccount | Should -BeNullOrEmpty -Because 'an app''s own token is nobody''s account'
    }

    It 'does not share it with another secret of the same app' {
        $null = Connect-SoundCloud -Credential $app @at @plain

        (Get-Failure { Connect-SoundCloud -Credential $wrong @at @plain }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.Unauthorized,*'
        Get-Sent $box | Should -HaveCount 2
    }
}

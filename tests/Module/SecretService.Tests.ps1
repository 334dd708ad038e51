# Accounts in the Secret Service: several processes with a real gnome-keyring on a separate bus.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $lacksKeyring = $IsLinux ? (Get-SkipReason dbus, gnome-keyring) : ' (skipped: needs Linux)'
    $lacksTool = Get-SkipReason libsecret-tools
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Processes.ps1
    $box = Start-Box
    $root = Join-Path ([IO.Path]::GetTempPath()) "sc-$([guid]::NewGuid().ToString('N'))"
    $accounts = Join-Path $root 'accounts'
    $null = New-Item $accounts -ItemType Directory

    function Start-Keyring([string] $Kind) {
        $session = Start-Program -Command 'sh', "$PSScriptRoot/keyring-session.sh", $root, $Kind
        $session | Add-Member Address (Read-Line $session) -PassThru
    }

    # The variables of a process that has that keyring.
    function Get-KeyringVariable([object] $Keyring) {
        @{
            DBUS_SESSION_BUS_ADDRESS = $Keyring ? $Keyring.Address : $null
            XDG_RUNTIME_DIR          = Join-Path $root 'run'
            SOUNDCLOUD_ACCOUNTS_PATH = $accounts
            SOUNDCLOUD_CLIENT_ID     = $box.ClientId
            SOUNDCLOUD_CLIENT_SECRET = $box.ClientSecret
            SOUNDCLOUD_API_URL       = "$($box.ApiUri)"
            SOUNDCLOUD_AUTH_URL      = "$($box.AuthUri)"
        }
    }

    # Signs in the account with a new token and returns the token.
    function Connect-Kept([object] $Worker) {
        $token = $box.IssueUserToken()
        $answer = Invoke-Worker $Worker {
            $access, $refresh = $args | ForEach-Object { ConvertTo-SecureString $_ -AsPlainText -Force }
            Connect-SoundCloud -Account kept -AccessToken $access -RefreshToken $refresh
            (Get-SCSession).Store
        } $token.AccessToken, $token.RefreshToken
        $answer.Message | Should -BeNullOrEmpty
        $answer.Written | Should -Be 'SecretService'
        $token
    }

    # How many of our secrets the keyring has.
    function Get-SecretCount {
        $found = & env "DBUS_SESSION_BUS_ADDRESS=$($keyring.Address)" secret-tool search --all Application SoundCloud.PowerShell 2>$null
        @($found -like 'secret = *').Count
    }
}

AfterAll {
    $box.Stop()
    Remove-Item $root -Recurse -Force -ErrorAction Ignore
}

Describe "An account in the Secret Service$lacksKeyring" -Skip:([bool]$lacksKeyring) {
    BeforeAll {
        $keyring = Start-Keyring 'unlocked'
        $first, $second = Get-Worker (Get-KeyringVariable $keyring) 2
    }

    AfterAll {
        Stop-Program (@($WorkerPool) + $keyring)
    }

    It 'is signed in by one process and used, listed and renewed by the next' {
        $null = Connect-Kept $first
        $box.Requests.Clear()
        $box.ExpireTokens()

        $answer = Invoke-Worker $second {
            Connect-SoundCloud -Account kept
            (Get-SCUser).Permalink
            (Get-SCSession).Store
            Get-SCAccount | ForEach-Object { "$($_.Name) $($_.Store)" }
        }

        $answer.Message | Should -BeNullOrEmpty
        $answer.Written | Should -Be 'demo-dj', 'SecretService', 'kept SecretService'
        Assert-OneUseEach $box
        (Invoke-Worker $first { (Get-SCUser).Permalink }).Written | Should -Be 'demo-dj'
        Get-Refresh $box | Should -HaveCount 1
    }

    It 'takes an account that signs in with a code' {
        $answer = Invoke-Worker $first {
            $request = New-SCAuthorizationRequest -RedirectUri https://example.com/callback
            $to = (Invoke-WebRequest $request.Uri -MaximumRedirection 0 -SkipHttpErrorCheck -ErrorAction Ignore).Headers.Location
            $query = [Web.HttpUtility]::ParseQueryString(([uri]"$to").Query)
            Connect-SoundCloud -Account coded -AuthorizationCode (ConvertTo-SecureString $query['code'] -AsPlainText -Force) -Request $request -State $query['state']
        }
        $answer.Message | Should -BeNullOrEmpty

        (Invoke-Worker $second { Connect-SoundCloud -Account coded; (Get-SCUser).Permalink; Disconnect-SoundCloud -Account coded }).Written | Should -Be 'demo-dj'
    }

    It 'has no token in any file' {
        $token = Connect-Kept $first

        # Not the keyring's own sockets.
        $files = Get-ChildItem $root -Recurse -File -Force | Where-Object { $_.UnixMode.StartsWith('-') }
        @($files | Where-Object Name -Like 'secure-*') | Should -Not -BeNullOrEmpty
        $texts = $files | ForEach-Object { [Text.Encoding]::Latin1.GetString([IO.File]::ReadAllBytes($_)) }
        foreach ($secret in $token.AccessToken, $token.RefreshToken, $box.ClientSecret) {
            $texts | Where-Object { $_.Contains($secret) } | Should -BeNullOrEmpty
        }
    }

    It "is gone from the keyring after <_>$lacksTool" -ForEach 'Remove-SCAccount', 'Disconnect-SoundCloud' -Skip:([bool]$lacksTool) {
        $before = Get-SecretCount
        $null = Connect-Kept $first
        Get-SecretCount | Should -Be ($_ -eq 'Remove-SCAccount' ? [Math]::Max(1, $before) : $before + 1)

        $answer = Invoke-Worker $second {
            if ($args[0] -eq 'Remove-SCAccount') {
                Remove-SCAccount kept
            }
            else {
                Disconnect-SoundCloud -Account kept
            }

            Get-SCAccount
            Connect-SoundCloud -Account kept
        } $_

        $answer.Written | Should -BeNullOrEmpty
        $answer.Id | Should -BeExactly 'SoundCloud.SignInRequired'
        Get-SecretCount | Should -Be 0
    }

    It 'is joined by the token that an app''s ten processes share' {
        $box.Requests.Clear()
        $workers = Get-Worker (Get-KeyringVariable $keyring) 10
        $workers | ForEach-Object { Send-Worker $_ { Connect-SoundCloud; (Get-SCSession).Store } }
        $answers = $workers | ForEach-Object { Receive-Worker $_ }
        Stop-Program $workers

        $answers | Where-Object Id | Should -BeNullOrEmpty
        $answers.Written | Sort-Object -Unique | Should -Be 'SecretService'
        $answers.Written | Should -HaveCount 10
        Get-Sent $box 'POST /oauth/token' | Should -HaveCount 1
        $workers.Errors.Result -join '' | Should -BeNullOrEmpty
    }
}

Describe "Without a usable Secret Service: <Name>$lacksKeyring" -Skip:([bool]$lacksKeyring) -ForEach @(
    @{ Name = 'a keyring that is locked'; Kind = 'locked'; Reason = '*keyring*' }
    @{ Name = 'a bus without a keyring'; Kind = 'none'; Reason = '*keyring*' }
    @{ Name = 'a bus that is gone'; Kind = 'gone'; Reason = '*keyring*' }
    @{ Name = 'no bus'; Kind = ''; Reason = '*no session bus*' }
) {
    BeforeAll {
        if ($Kind -eq 'locked') {
            # Creates the keyring. Nobody enters its password in the next session.
            Stop-Program (Start-Keyring 'unlocked')
        }

        $keyring = $Kind -eq 'gone' ? [pscustomobject]@{ Address = "unix:path=$root/nobody"; Process = $null } : $Kind ? (Start-Keyring $Kind) : $null
        $worker = Start-Worker (Get-KeyringVariable $keyring)
    }

    AfterAll {
        Stop-Program $worker
        if ($keyring -and $keyring.Process) {
            Stop-Program $keyring
        }
    }

    It 'an app stays in memory and says why, and an account is refused' {
        $answer = Invoke-Worker $worker { Connect-SoundCloud -Verbose; (Get-SCSession).Store }
        $answer.Message | Should -BeNullOrEmpty
        $why = @($answer.Written -like '*stays in memory*')
        $why | Should -HaveCount 1
        $why[0] | Should -BeLike $Reason
        $answer.Written[-1] | Should -Be 'Memory'

        (Invoke-Worker $worker { Connect-SoundCloud -Account kept }).Id | Should -BeExactly 'SoundCloud.StoreUnavailable'

        Stop-Program $worker
        $worker.Errors.Result | Should -BeNullOrEmpty
    }
}

# The tests of the sign-in at a prompt that need processes. The runspace-hosting suite has the others.

BeforeDiscovery {
    $hasRecorder = -not $IsWindows -and (Get-Command curl -CommandType Application -ErrorAction Ignore)
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    . $PSScriptRoot/Interactive.ps1
    $box = Start-Box

    # A fake browser that records its arguments and environment, opens the address, and saves the last page.
    function New-Recorder([string] $Name) {
        $path = Join-Path $TestDrive $Name
        Set-Content $path @"
#!/bin/sh
printf '%s\n' "`$@" > '$path.arguments'
env > '$path.environment'
cat /proc/`$PPID/cmdline >> '$path.arguments' 2>/dev/null
curl -sL "`$1" > '$path.page'
"@
        [IO.File]::SetUnixFileMode($path, [IO.UnixFileMode]'UserRead, UserWrite, UserExecute')
        $path
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
}

Describe 'Connect-SoundCloud -Interactive and the browser' -Skip:(-not $hasRecorder) {
    BeforeEach {
        $box.Requests.Clear()
        $browser = $env:BROWSER
    }

    AfterEach {
        $env:BROWSER = $browser
    }

    It 'opens $BROWSER with an address that leads to SoundCloud once, and nothing that is a secret in its arguments or its environment' {
        $env:BROWSER = New-Recorder browser
        $address, $session = Invoke-WithEnvironment @{ SOUNDCLOUD_CLIENT_SECRET = $box.ClientSecret; SOUNDCLOUD_AUTHORIZATION = 'Basic CANARYheader' } {
            $signIn = Start-SignIn $box
            Get-ShownUri $signIn
            Complete-SignIn $signIn
        }

        $session.Grant | Should -Be 'AuthorizationCode'
        $arguments = Get-Content "$env:BROWSER.arguments"
        $arguments[0] | Should -Match '^http://127\.0\.0\.1:\d+/[\w-]{43}$'
        Get-Sent $box 'GET /authorize*' | Should -HaveCount 1
        $everything = (Get-Content -Raw "$env:BROWSER.arguments") + (Get-Content -Raw "$env:BROWSER.environment")
        $everything | Should -Match 'PATH='
        $everything | Should -Not -Match 'SOUNDCLOUD_'
        $everything | Should -Not -Match $box.ClientSecret
        $everything | Should -Not -Match 'CANARY|verifier'
        $everything | Should -Not -Match ([regex]::Escape([Web.HttpUtility]::ParseQueryString($address.Query)['state'])) -Because 'every user can read the arguments'
    }

    It 'is not opened where the port of the redirect URI is in use' {
        $env:BROWSER = New-Recorder unused
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()

        $signIn = Start-SignIn $box @{ RedirectUri = [uri]"http://127.0.0.1:$($listener.LocalEndpoint.Port)/callback" }
        $failure = Get-Failure { Complete-SignIn $signIn }

        $listener.Stop()
        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.RedirectUnavailable,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        "$env:BROWSER.arguments" | Should -Not -Exist
        $signIn.User.Shown | Should -BeNullOrEmpty
    }

    It 'is not opened with -NoBrowser' {
        $env:BROWSER = New-Recorder closed
        $signIn = Start-SignIn $box @{ NoBrowser = $true }
        $signIn.User.Type((Get-Answer (Get-ShownUri $signIn)).Address)

        (Complete-SignIn $signIn).Grant | Should -Be 'AuthorizationCode'
        "$env:BROWSER.arguments" | Should -Not -Exist
    }
}

Describe 'Connect-SoundCloud -Interactive -Account' {
    BeforeAll {
        # Signs a user in at a prompt and stores them.
        function Save-Interactive([string] $Also) {
            $signIn = Start-SignIn $box @{ NoBrowser = $true; Account = 'Owned'; AllowPlainTextStore = $true; WarningAction = 'Ignore' }
            $signIn.User.Type((Get-Answer (Get-ShownUri $signIn) $Also).Address)
            $null = Complete-SignIn $signIn
        }
    }

    BeforeEach {
        Use-FreshAccounts
        Save-Interactive
    }

    It 'takes its own user again' {
        Save-Interactive

        (Get-Stored owned).user | Should -BeExactly $box.DemoUser.Urn
    }

    It 'does not become another user''s, and says whose it is and who came' {
        $before = Get-Stored owned

        $failure = Get-Failure { Save-Interactive '&sandbox_user=nightshift-label' }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.SignInFailed,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        "$failure" | Should -BeLike "*'Owned' belongs to soundcloud:users:*Nightshift Label has signed in*"
        (Get-Stored owned).access_token | Should -BeExactly $before.access_token
    }

    It 'does not become another user''s by <_> either' -ForEach 'a token', 'a code' {
        $sandboxUser = @{ 'a token' = { @{ AccessToken = ConvertTo-Secret $box.IssueUserToken($args[0]).AccessToken; ApiUri = $box.ApiUri } }
            'a code'                = { New-Answered $box @{} $args[0] }
        }[$_]
        $stored = @{ Account = 'owned'; AllowPlainTextStore = $true; WarningAction = 'Ignore' }
        $theirs, $ours = 'nightshift-label', 'demo-dj' | ForEach-Object { & $sandboxUser $_ }

        (Get-Failure { Connect-SoundCloud @theirs @stored }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.SignInFailed,*'
        Connect-SoundCloud @ours @stored

        Disconnect-SoundCloud -KeepToken
        $null = Open-Account owned
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
        (Get-Stored owned).user | Should -BeExactly $box.DemoUser.Urn
    }

    It 'asks an account that was stored without its user whose it is, before another may have it' {
        Edit-Stored owned @{ user = $null }
        $before = Get-Stored owned

        (Get-Failure { Save-Interactive '&sandbox_user=nightshift-label' }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.SignInFailed,*'
        (Get-Stored owned).access_token | Should -BeExactly $before.access_token

        Save-Interactive
        (Get-Stored owned).user | Should -BeExactly $box.DemoUser.Urn
    }

    It 'warns where an account without its user cannot say whose it is, and replaces it' {
        Edit-Stored owned @{ user = $null; access_token = 'dead'; refresh_token = $null }
        $theirs = $box.IssueUserToken('nightshift-label').AccessToken

        Connect-SoundCloud -AccessToken (ConvertTo-Secret $theirs) -ApiUri $box.ApiUri -Account owned -AllowPlainTextStore -WarningAction SilentlyContinue -WarningVariable warned

        @($warned) -like "*'owned' was stored without its user*" | Should -HaveCount 1
        (Get-Stored owned).access_token | Should -BeExactly $theirs
    }

    It 'becomes another''s when it was removed' {
        Remove-SCAccount owned
        Save-Interactive '&sandbox_user=nightshift-label'

        (Get-Stored owned).user | Should -Not -Be $box.DemoUser.Urn
    }

    It 'asks nobody who they are where it is reopened' {
        $box.Requests.Clear()

        $null = Open-Account owned

        $box.Requests | Should -BeNullOrEmpty
    }
}

Describe 'Connect-SoundCloud -Interactive in a process' {
    BeforeAll {
        $environment = @{
            SOUNDCLOUD_CLIENT_ID     = $box.ClientId
            SOUNDCLOUD_CLIENT_SECRET = $box.ClientSecret
            SOUNDCLOUD_API_URL       = "$($box.ApiUri)"
            SOUNDCLOUD_AUTH_URL      = "$($box.AuthUri)"
            SOUNDCLOUD_REDIRECT_URI  = "$(Get-Redirect)"
        }
    }

    It 'fails at once where PowerShell is not interactive, and says what else there is' {
        $printed = Invoke-WithEnvironment $environment {
            Invoke-FreshShell -Arguments $ModulePath {
                param($ModulePath)
                $PSStyle.OutputRendering = 'PlainText'
                Import-Module $ModulePath
                try { Connect-SoundCloud -Interactive } catch { $_.FullyQualifiedErrorId; "$_" }
            }
        }

        $printed[0] | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        "$printed" | Should -BeLike '*-Account*-Credential*-AccessToken*'
    }

    It 'takes the address that is piped in' {
        $start = [Diagnostics.ProcessStartInfo]::new($Shell[0], [string[]]($Shell | Select-Object -Skip 1))
        $script = "Import-Module '$($ModulePath -replace "'", "''")'; Connect-SoundCloud -Interactive -NoBrowser; (Get-SCUser).Permalink"
        foreach ($argument in '-NoProfile', '-Command', $script) {
            $start.ArgumentList.Add($argument)
        }

        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $process = Invoke-WithEnvironment $environment { [Diagnostics.Process]::Start($start) }
        $errors = $process.StandardError.ReadToEndAsync()
        $lines = [Collections.Generic.List[string]]::new()
        while ($null -ne ($line = $process.StandardOutput.ReadLine())) {
            $lines.Add($line)
            if ($line -like '*/authorize?*') {
                $process.StandardInput.WriteLine((Get-Answer $line.Trim()).Address)
            }
        }

        $process.WaitForExit()
        $errors.GetAwaiter().GetResult() | Should -BeNullOrEmpty
        $lines[-1] | Should -BeExactly 'demo-dj'
        $lines -join ' ' | Should -Not -Match 'code=[\w-]{20}' -Because 'what is pasted is not shown'
    }
}

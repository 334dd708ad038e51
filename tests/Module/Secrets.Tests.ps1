# Uses known secrets, and searches all output for them. The steps run in a separate process, so that its transcript
# and its $Error contain everything.

BeforeDiscovery {
    $outlets = 'streams.txt', 'transcript.txt', 'errors.txt', 'get-error.txt', 'errors.json', 'errors.xml', 'session.txt', 'session.json', 'session.xml', 'sandbox.txt', 'sandbox.json'
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Canaries.ps1

    # Letters and digits only, so that no escaping can hide one.
    $canaries = @{}
    foreach ($kind in 'ClientSecret', 'AccessToken', 'RefreshToken', 'Header', 'EnvironmentSecret', 'EnvironmentHeader', 'ShareToken') {
        $canaries[$kind] = "CANARY$($kind)$([guid]::NewGuid().ToString('N'))"
    }

    $folder = (New-Item (Join-Path $TestDrive 'out') -ItemType Directory).FullName
    $environment = @{}
    foreach ($kind in $canaries.Keys) {
        $environment["SOUNDCLOUD_TEST_$kind"] = $canaries[$kind]
    }

    # Not as arguments: a transcript begins with the command line.
    $printed = Invoke-WithEnvironment $environment {
        Invoke-FreshShell -Arguments $ModulePath, $folder {
            param($ModulePath, $Folder)
            Set-StrictMode -Version 3.0
            $PSStyle.OutputRendering = 'PlainText'
            $canary = @{}
            foreach ($variable in Get-ChildItem Env:SOUNDCLOUD_TEST_*) {
                $canary[$variable.Name -replace 'SOUNDCLOUD_TEST_'] = $variable.Value
                Remove-Item "Env:$($variable.Name)"
            }

            function Hide($Text) { ConvertTo-SecureString $Text -AsPlainText -Force }
            # Writes the full-width output of a step to the screen (the transcript) and to a file.
            function Step([scriptblock] $Script) {
                $text = try { & $Script *>&1 | Out-String -Width 8000 } catch { $_ | Out-String -Width 8000 }
                Add-Content (Join-Path $Folder streams.txt) $text
                Write-Host $text
            }

            $null = Start-Transcript (Join-Path $Folder transcript.txt)
            Import-Module $ModulePath
            $VerbosePreference = $DebugPreference = 'Continue'

            # Proves that each output channel is captured.
            Step { 'PLANTED-output'; Write-Verbose 'PLANTED-verbose'; Write-Debug 'PLANTED-debug'; Write-Warning 'PLANTED-warning'; Write-Error 'PLANTED-error' }

            $sandbox = Start-SCSandbox
            $box = [SoundCloud.Sandbox.SoundCloudSandbox]::Start($null)
            $at = @{ ApiUri = $box.ApiUri; AuthUri = $box.AuthUri; MaximumRetryDelay = 0 }
            $app = [pscredential]::new($box.ClientId, (Hide $box.ClientSecret))
            $wrong = [pscredential]::new($box.ClientId, (Hide $canary.ClientSecret))

            # Sign-ins that fail.
            Step { Connect-SoundCloud -Credential $wrong @at }
            Step { Connect-SoundCloud -Credential $app -AuthorizationHeader (Hide "Basic $($canary.Header)") @at }
            Step { Connect-SoundCloud -Credential $app -AuthorizationHeader (Hide $canary.Header) @at }
            $env:SOUNDCLOUD_CLIENT_ID = $box.ClientId
            $env:SOUNDCLOUD_CLIENT_SECRET = $canary.EnvironmentSecret
            Step { Connect-SoundCloud @at }
            $env:SOUNDCLOUD_AUTHORIZATION = $canary.EnvironmentHeader
            Step { Connect-SoundCloud @at }
            Remove-Item Env:SOUNDCLOUD_*
            $box.EnableFault('echo-token@auth *')
            Step { Connect-SoundCloud -Credential $wrong @at }
            Step { Connect-SoundCloud -Credential $app -AuthorizationHeader (Hide "Basic $($canary.Header)") @at }
            $box.DisableFault('echo-token')

            # Tokens that the service refuses, repeats, and cannot renew.
            Step { Connect-SoundCloud -AccessToken (Hide $canary.AccessToken) -RefreshToken (Hide $canary.RefreshToken) -Credential $wrong @at }
            $given = Get-SCSession
            Step { Get-SCUser }
            Step { Get-SCTrack 1, 2 }
            Step { Add-SCLike 1 }
            Step { Invoke-SCRaw /me }
            $box.EnableFault('echo-token')
            $box.EnableFault('echo-token@* /')
            Step { Get-SCUser }
            Step { Get-SCTrack 1, 2 }
            Step { Search-SCTrack x }
            Step { Resolve-SCUrl jowymusic }
            Step { Add-SCLike 1 }
            Step { Disconnect-SoundCloud -WhatIf }
            $box.DisableFault('echo-token')
            Step { Get-SCTrack 1 -SecretToken $canary.ShareToken }

            # Tokens that work, are renewed, and end; the sandbox's have a shape of their own.
            $token = $box.IssueUserToken()
            Step { Connect-SoundCloud -AccessToken (Hide $token.AccessToken) -RefreshToken (Hide $token.RefreshToken) -Credential $app @at -PassThru }
            $user = Get-SCSession
            Step { Get-SCUser | Format-List * }
            Step { Search-SCTrack night -First 2 | Format-List * }
            Step { Search-SCTrack night -First 2 | Add-SCLike -PassThru }
            Step { Invoke-SCRaw /me | Format-List * }
            $box.EnableFault('echo-token')
            Step { Get-SCUser }
            $box.DisableFault('echo-token')
            $box.EnableFault('reset:2')
            Step { Get-SCUser }
            $box.ExpireTokens()
            Step { Get-SCUser }
            $box.ExpireTokens()
            $box.RevokeRefreshTokens()
            Step { Get-SCUser }
            Step { Connect-SoundCloud -Sandbox -PassThru }
            Step { Connect-SoundCloud -Credential $app @at -PassThru }
            $own = Get-SCSession
            Step { Get-SCTrack 1 }
            Step { $box.Requests | Format-List * }

            # Sessions and sandbox, every way to look at them.
            foreach ($session in $given, $user, $own) {
                $session | Format-List * -Force | Out-String -Width 8000 | Add-Content (Join-Path $Folder session.txt)
                $session | Format-Custom -Depth 8 | Out-String -Width 8000 | Add-Content (Join-Path $Folder session.txt)
                $session.PSObject.Properties | Out-String -Width 8000 | Add-Content (Join-Path $Folder session.txt)
                "$session" | Add-Content (Join-Path $Folder session.txt)
                $session | ConvertTo-Json -Depth 10 -WarningAction Ignore | Add-Content (Join-Path $Folder session.json)
                [Management.Automation.PSSerializer]::Serialize($session, 8) | Add-Content (Join-Path $Folder session.xml)
                Step { $session; $session | Format-List * }
            }

            $sandbox | Format-List * -Force | Out-String -Width 8000 | Add-Content (Join-Path $Folder sandbox.txt)
            "$sandbox" | Add-Content (Join-Path $Folder sandbox.txt)
            $sandbox | ConvertTo-Json -Depth 10 -WarningAction Ignore | Add-Content (Join-Path $Folder sandbox.json)

            # The errors so far; first a step of theirs, so that the transcript has them too.
            Step { $Error | Format-List * -Force }
            $Error | Format-List * -Force | Out-String -Width 8000 | Add-Content (Join-Path $Folder errors.txt)
            $Error | ForEach-Object { "$_"; "$($_.Exception)"; "$($_.ErrorDetails)" } | Add-Content (Join-Path $Folder errors.txt)
            $Error | ForEach-Object { $_.Exception | Format-List * -Force } | Out-String -Width 8000 | Add-Content (Join-Path $Folder errors.txt)
            Get-Error -Newest 100 | Out-String -Width 8000 | Add-Content (Join-Path $Folder get-error.txt)
            $Error | ForEach-Object { $_.Exception } | ConvertTo-Json -Depth 3 -WarningAction Ignore | Add-Content (Join-Path $Folder errors.json)
            $Error | Export-Clixml (Join-Path $Folder errors.xml) -Depth 3
            $null = Stop-Transcript
            "errors=$($Error.Count)"
            "requests=$($box.Requests.Count)"
            $sandbox.Stop()
            $box.Stop()
        }
    } | Out-String
}

Describe 'No secret comes out' {
    It 'of <_>' -ForEach $outlets {
        $text = Get-Content -Raw (Join-Path $folder $_)

        $text | Should -Not -BeNullOrEmpty
        Find-Secret $text $canaries | Should -BeNullOrEmpty
    }

    It 'of the screen' {
        Find-Secret $printed $canaries | Should -BeNullOrEmpty
    }
}

Describe 'The search for secrets' {
    It 'looked at a run that failed in many ways' {
        $printed | Should -Match 'errors=(2|3)\d'
        $printed | Should -Match 'requests=\d\d'
        $text = Get-Content -Raw (Join-Path $folder 'errors.txt')
        foreach ($id in 'Unauthorized', 'InvalidRequest', 'SignInRequired', 'NotFound') {
            $text | Should -Match "SoundCloud\.$id,"
        }

        $text | Should -Match '\*\*\*' -Because 'the service repeated a token, and it was masked'
    }

    It 'saw the requests of -Verbose and -Debug, with their queries masked' {
        $text = Get-Content -Raw (Join-Path $folder 'streams.txt')

        $text | Should -Match 'GET /me 200 \d+ ms retries=0'
        $text | Should -Match 'GET /tracks\?q=….* 200'
        $text | Should -Match 'secret_token=…'
        $text | Should -Match 'retry 1 of /me'
    }

    It 'sees what goes to every stream, on screen, in the file and in the transcript' {
        foreach ($text in $printed, (Get-Content -Raw (Join-Path $folder 'streams.txt')), (Get-Content -Raw (Join-Path $folder 'transcript.txt'))) {
            foreach ($stream in 'output', 'verbose', 'debug', 'warning', 'error') {
                $text | Should -Match "PLANTED-$stream"
            }
        }

        foreach ($file in 'errors.txt', 'get-error.txt', 'errors.json', 'errors.xml') {
            Get-Content -Raw (Join-Path $folder $file) | Should -Match 'PLANTED-error'
        }
    }

    It 'finds a canary in each of its forms' {
        foreach ($kind in $canaries.Keys) {
            foreach ($form in Get-Form $canaries[$kind]) {
                Find-Secret "before $form after" $canaries | Should -Be $kind
            }
        }

        Find-Secret 'nothing' $canaries | Should -BeNullOrEmpty
    }

    It 'finds a secret that an object or an error lets out' {
        $object = [pscustomobject]@{ Account = 'x'; Token = $canaries.AccessToken; Credential = [pscredential]::new('sandbox-client', (ConvertTo-Secret $canaries.ClientSecret)) }
        $record = Get-Failure { throw "The token $($canaries.RefreshToken) is not welcome" }

        Find-Secret ($object | Format-List * | Out-String -Width 8000) $canaries | Should -Be 'AccessToken'
        Find-Secret ($object | ConvertTo-Json -Depth 10) $canaries | Should -Be 'AccessToken'
        Find-Secret ($record | Format-List * -Force | Out-String -Width 8000) $canaries | Should -Be 'RefreshToken'
        if (-not $IsWindows) {
            Find-Secret ([Management.Automation.PSSerializer]::Serialize($object, 8)) $canaries | Sort-Object | Should -Be 'AccessToken', 'ClientSecret'
        }
    }

    It 'knows the shape of the sandbox''s tokens' {
        $box = Start-Box
        $token = $box.IssueUserToken()
        $box.Stop()

        Find-Secret "x $($token.AccessToken) y" @{} | Should -Be 'something of the shape of a token'
        Find-Secret "x $($token.RefreshToken) y" @{} | Should -Be 'something of the shape of a token'
    }
}

Describe 'A secret given to a cmdlet' {
    It 'is redacted by the sandbox''s log as well' {
        $sandbox = Start-SCSandbox -TrackCount 10
        Connect-SoundCloud -Sandbox
        Get-SCTrack 1 -SecretToken $canaries.ShareToken -ErrorAction SilentlyContinue

        $text = ($sandbox.Requests | Format-List * | Out-String -Width 8000) + ($sandbox.Requests | ConvertTo-Json -Depth 3 -WarningAction Ignore)

        Find-Secret $text $canaries | Should -BeNullOrEmpty
        $text | Should -Match 'secret_token=\*\*\*'
        Disconnect-SoundCloud -KeepToken
        Stop-SCSandbox
    }
}

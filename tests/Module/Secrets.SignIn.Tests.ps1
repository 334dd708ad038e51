# Searches for known secrets after sign-ins: web flow, stored accounts, renewal. As in Secrets.Tests.ps1, the steps run in a separate process.

BeforeDiscovery {
    $outlets = 'streams.txt', 'transcript.txt', 'errors.txt', 'errors.json', 'errors.xml', 'objects.txt', 'objects.json', 'objects.xml', 'names.txt'
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Canaries.ps1
    $outer = $env:SOUNDCLOUD_ACCOUNTS_PATH

    $canaries = @{}
    foreach ($kind in 'ClientSecret', 'AccessToken', 'RefreshToken', 'Code', 'Header') {
        $canaries[$kind] = "CANARY$($kind)$([guid]::NewGuid().ToString('N'))"
    }

    $folder = (New-Item (Join-Path $TestDrive 'out') -ItemType Directory).FullName
    $env:SOUNDCLOUD_ACCOUNTS_PATH = Join-Path $TestDrive 'soundcloud-tests-secrets'
    $environment = @{}
    foreach ($kind in $canaries.Keys) {
        $environment["SOUNDCLOUD_TEST_$kind"] = $canaries[$kind]
    }

    $printed = Invoke-WithEnvironment $environment {
        Invoke-FreshShell -Arguments $ModulePath, $folder, $PSScriptRoot {
            param($ModulePath, $Folder, $Tests)
            $PSStyle.OutputRendering = 'PlainText'
            $canary = @{}
            foreach ($variable in Get-ChildItem Env:SOUNDCLOUD_TEST_*) {
                $canary[$variable.Name -replace 'SOUNDCLOUD_TEST_'] = $variable.Value
                Remove-Item "Env:$($variable.Name)"
            }

            . $Tests/Sandbox.ps1
            . $Tests/Accounts.ps1
            # Writes the full-width output of a step to the screen (the transcript) and to a file.
            function Step([scriptblock] $Script) {
                $text = try { & $Script *>&1 | Out-String -Width 8000 } catch { $_ | Out-String -Width 8000 }
                Add-Content (Join-Path $Folder streams.txt) $text
                Write-Host $text
            }

            # Every way to look at an object.
            function Look([object] $Object) {
                $Object | Format-List * -Force | Out-String -Width 8000 | Add-Content (Join-Path $Folder objects.txt)
                $Object | Format-Custom -Depth 8 | Out-String -Width 8000 | Add-Content (Join-Path $Folder objects.txt)
                "$Object" | Add-Content (Join-Path $Folder objects.txt)
                $Object | ConvertTo-Json -Depth 8 -WarningAction Ignore | Add-Content (Join-Path $Folder objects.json)
                # A SecureString is serialised in the form that the system encrypts. Only Windows encrypts it.
                if ($Object -isnot [securestring]) {
                    [Management.Automation.PSSerializer]::Serialize($Object, 8) | Add-Content (Join-Path $Folder objects.xml)
                }
            }

            $null = Start-Transcript (Join-Path $Folder transcript.txt)
            Import-Module $ModulePath
            Start-SCSandbox -TrackCount 0 | Stop-SCSandbox
            $box = [SoundCloud.Sandbox.SoundCloudSandbox]::Start($null)
            $at = @{ ApiUri = $box.ApiUri; AuthUri = $box.AuthUri }
            $wrong = [pscredential]::new($box.ClientId, (ConvertTo-Secret $canary.ClientSecret))
            $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
            $verifiers = [Collections.Generic.List[string]]::new()
            function Answered([object] $As = $app) {
                $request = New-SCAuthorizationRequest -Credential $As @at -RedirectUri https://example.com/callback -Verbose:$false
                $verifiers.Add((Show-Secret $request.CodeVerifier))
                $answer = Get-Answer $request.Uri
                $verifiers.Add($answer.Code)
                @{ Request = $request; AuthorizationCode = ConvertTo-Secret $answer.Code; State = $answer.State }
            }

            $good, $refused = (Answered), (Answered $wrong)
            $VerbosePreference = $DebugPreference = 'Continue'

            # The web flow, and how it fails.
            Look $good.Request
            Step { $good.Request; $good.Request | Format-List * -Force }
            Step { Connect-SoundCloud -Request $good.Request -AuthorizationCode $good.AuthorizationCode -State another }
            Step { Connect-SoundCloud @refused }
            $invented = @{ Request = $good.Request; State = $good.State; AuthorizationCode = ConvertTo-Secret $canary.Code }
            Step { Connect-SoundCloud @invented }
            $box.EnableFault('echo-token@auth *')
            Step { Connect-SoundCloud @invented }
            Step { Connect-SoundCloud -Credential $app @at -AuthorizationHeader (ConvertTo-Secret $canary.Header) -Account service -AllowPlainTextStore }
            $box.DisableFault('echo-token')

            # An account, its renewals and its end.
            Step { Connect-SoundCloud @good -Account ada -AllowPlainTextStore -PassThru }
            Look (Get-SCSession)
            Step { Connect-SoundCloud -Account ada -AllowPlainTextStore -PassThru }
            Step { Update-SCSession -Force -PassThru }
            Step { Get-SCAccessToken; Get-SCAccessToken | Format-List * -Force }
            Look (Get-SCAccessToken)
            Step { Get-SCAccount; Get-SCAccount | Format-List * -Force }
            Look (Get-SCAccount)
            Get-ChildItem $env:SOUNDCLOUD_ACCOUNTS_PATH -Recurse -Force | ForEach-Object FullName | Add-Content (Join-Path $Folder names.txt)
            Copy-Item (Get-StoredPath ada) (Join-Path $Folder stored-file)
            Edit-Stored ada @{ access_token = $canary.AccessToken; refresh_token = $canary.RefreshToken; client_secret = $canary.ClientSecret; authorization_header = $canary.Header }
            Step { Connect-SoundCloud -Account ada -AllowPlainTextStore -PassThru }
            Look (Get-SCSession)
            $box.EnableFault('echo-token')
            $box.EnableFault('echo-token@auth *')
            Step { Get-SCUser }
            Step { Update-SCSession -Force }
            $box.DisableFault('echo-token')
            Step { Update-SCSession }
            Step { Get-SCUser }
            Step { Get-SCAccount; Disconnect-SoundCloud -Account ada -WhatIf }
            # Half of an entry, with its secrets.
            Set-Content (Get-StoredPath ada) ((Get-Content -Raw (Get-StoredPath ada)) -replace '\}\s*$')
            Step { Connect-SoundCloud -Account ada -AllowPlainTextStore }
            Step { Get-SCAccount | Format-List * -Force }
            Step { Remove-SCAccount ada; Remove-SCAccount ada }
            Step { Disconnect-SoundCloud -Account nobody; Disconnect-SoundCloud }

            Step { $Error | Format-List * -Force }
            $Error | Format-List * -Force | Out-String -Width 8000 | Add-Content (Join-Path $Folder errors.txt)
            $Error | ForEach-Object { "$_"; "$($_.Exception)"; "$($_.ErrorDetails)"; $_.Exception.Data | Out-String; $_.Exception | Format-List * -Force | Out-String -Width 8000 } | Add-Content (Join-Path $Folder errors.txt)
            $Error | ForEach-Object { $_.Exception } | ConvertTo-Json -Depth 3 -WarningAction Ignore | Add-Content (Join-Path $Folder errors.json)
            $Error | Export-Clixml (Join-Path $Folder errors.xml) -Depth 3
            $null = Stop-Transcript
            $verifiers | Set-Content (Join-Path $Folder known.secret)
            $box.Stop()
        }
    } | Out-String

    $index = 0
    foreach ($line in Get-Content (Join-Path $folder 'known.secret')) {
        $canaries["Known$(($index++))"] = $line
    }

    $canaries['sandbox-secret'] = 'sandbox-secret'
}

AfterAll {
    $env:SOUNDCLOUD_ACCOUNTS_PATH = $outer
}

Describe 'No secret of a sign-in comes out' {
    It 'of <_>' -ForEach $outlets {
        $text = Get-Content -Raw (Join-Path $folder $_)

        $text | Should -Not -BeNullOrEmpty
        # The verifier of a request that is serialised is what the system makes of a SecureString.
        Find-Secret $text $canaries | Should -BeNullOrEmpty
    }

    It 'of the screen' {
        Find-Secret $printed $canaries | Should -BeNullOrEmpty
    }
}

Describe 'The search for a sign-in''s secrets' {
    It 'looked at a run that failed in the ways it was to fail in' {
        $text = Get-Content -Raw (Join-Path $folder 'errors.txt')

        foreach ($id in 'StateMismatch', 'SignInFailed', 'SignInRequired', 'NotFound', 'Unauthorized|InvalidRequest') {
            $text | Should -Match "SoundCloud\.($id),"
        }

        $printed | Should -Match 'POST /oauth/token'
    }

    It 'knows codes and verifiers, and finds in the stored file what it has to find' -Skip:(-not $IsLinux) {
        $canaries.Count | Should -BeGreaterOrEqual 10
        $stored = Get-Content -Raw (Join-Path $folder 'stored-file')

        Find-Secret $stored $canaries | Sort-Object | Should -Be 'sandbox-secret', 'something of the shape of a token'
    }
}

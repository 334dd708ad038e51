BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
}

Describe 'Stop-SCSandbox' {
    BeforeEach {
        $sandboxes = @(1..3 | ForEach-Object { Start-SCSandbox -TrackCount 0 })
    }

    AfterEach {
        $sandboxes.Stop()
    }

    It 'stops all of this process where none is given' {
        Get-Everything { Stop-SCSandbox } | Should -BeNullOrEmpty

        $sandboxes.IsRunning | Should -Be $false, $false, $false
    }

    It 'stops those given' {
        Stop-SCSandbox $sandboxes[0], $sandboxes[2]

        $sandboxes.IsRunning | Should -Be $false, $true, $false
    }

    It 'stops those piped' {
        $sandboxes[1] | Stop-SCSandbox

        $sandboxes.IsRunning | Should -Be $true, $false, $true
    }

    It 'closes the ports' {
        Stop-SCSandbox

        foreach ($uri in $sandboxes[0].ApiUri, $sandboxes[0].AuthUri, $sandboxes[0].CdnUri) {
            $client = [Net.Sockets.TcpClient]::new()
            try {
                { $client.Connect($uri.Host, $uri.Port) } | Should -Throw
            }
            finally {
                $client.Dispose()
            }
        }
    }

    It 'stops nothing for $null or an empty pipeline' {
        $null | Stop-SCSandbox
        @() | Stop-SCSandbox
        Stop-SCSandbox -Sandbox $null
        Stop-SCSandbox -Sandbox @()

        $sandboxes.IsRunning | Should -Be $true, $true, $true
    }

    It 'stops nothing with -WhatIf' {
        Invoke-Quietly -Arguments (, $sandboxes) {
            param($sandboxes)
            Stop-SCSandbox -WhatIf
            $sandboxes | Stop-SCSandbox -WhatIf
        }

        $sandboxes.IsRunning | Should -Be $true, $true, $true
    }

    It 'is quiet the second time' {
        Stop-SCSandbox

        Get-Everything {
            Stop-SCSandbox
            $sandboxes | Stop-SCSandbox
        } | Should -BeNullOrEmpty
    }

    It 'stops what another runspace started: they are this process''s' {
        $other = Invoke-Quietly { Start-SCSandbox -TrackCount 0 }
        $other.IsRunning | Should -BeTrue

        Stop-SCSandbox

        $other.IsRunning | Should -BeFalse
    }
}

# The module is removed, reloaded or ended while it works, each time in a separate process.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
}

Describe 'Remove-Module' {
    It 'during a list lets it go on to its end, and the process ends' {
        $lines = @(Invoke-FreshShell {
                param($module)
                $ErrorActionPreference = 'Stop'
                Import-Module $module
                $null = Start-SCSandbox
                Connect-SoundCloud -Sandbox
                $all = @((Get-SCTrack -User nightshift-label -PageSize 50).Urn)
                $seen = [Collections.Generic.List[string]]::new()
                Get-SCTrack -User nightshift-label -PageSize 50 | ForEach-Object {
                    $seen.Add($_.Urn)
                    if ($seen.Count -eq 60) {
                        Remove-Module SoundCloud
                    }
                }

                "$($all.Count -gt 200) $(($seen -join ' ') -eq ($all -join ' ')) $(@(Get-Module SoundCloud).Count)"
            } $ModulePath)

        $LASTEXITCODE | Should -Be 0
        $lines | Should -Be 'True True 0'
    }

    It 'during a list of another runspace lets that one go on as well' {
        $lines = @(Invoke-FreshShell {
                param($module)
                $ErrorActionPreference = 'Stop'
                Import-Module $module
                $null = Start-SCSandbox
                $session = Connect-SoundCloud -Sandbox -PassThru
                $begun = [Threading.ManualResetEventSlim]::new()
                $gone = [Threading.ManualResetEventSlim]::new()
                $job = Start-ThreadJob {
                    param($module, $session, $begun, $gone)
                    Import-Module $module
                    Get-SCTrack -User nightshift-label -PageSize 20 -Session $session | ForEach-Object { $begun.Set(); $gone.Wait(); $_.Urn }
                } -ArgumentList $module, $session, $begun, $gone
                $begun.Wait()
                Remove-Module SoundCloud
                $gone.Set()
                $urns = @($job | Receive-Job -Wait)
                "$($urns.Count -gt 200) $(@($urns | Sort-Object -Unique).Count -eq $urns.Count)"
            } $ModulePath)

        $LASTEXITCODE | Should -Be 0
        $lines | Should -Be 'True True'
    }
}

Describe 'Import-Module -Force' {
    It 'twice leaves the open session usable, the same one' {
        $lines = @(Invoke-FreshShell {
                param($module)
                $ErrorActionPreference = 'Stop'
                Import-Module $module
                $null = Start-SCSandbox
                $session = Connect-SoundCloud -Sandbox -PassThru
                Import-Module $module -Force
                Import-Module $module -Force
                [object]::ReferenceEquals($session, (Get-SCSession))
                (Get-SCUser).Permalink
                (Get-SCUser -Session $session).Permalink
                Remove-Module SoundCloud
                Import-Module $module
                [object]::ReferenceEquals($session, (Get-SCSession))
                Disconnect-SoundCloud
                try { Get-SCUser -Session $session } catch { "$_" }
                Stop-SCSandbox
            } $ModulePath)

        $LASTEXITCODE | Should -Be 0
        $lines | Should -Be 'True', 'demo-dj', 'demo-dj', 'True', 'This SoundCloud session was disconnected.'
    }
}

Describe 'A process that ends' {
    It 'with a list and a sandbox under way exits as it was told' {
        $lines = @(Invoke-FreshShell {
                param($module)
                Import-Module $module
                $null = Start-SCSandbox -Fault 'hang-body@offset=', 'hang-body@cursor='
                $session = Connect-SoundCloud -Sandbox -PassThru
                $begun = [Threading.ManualResetEventSlim]::new()
                $null = Start-ThreadJob {
                    param($module, $session, $begun)
                    Import-Module $module
                    Get-SCTrack -User nightshift-label -PageSize 20 -Session $session | Select-Object -Skip 5 | ForEach-Object { $begun.Set() }
                } -ArgumentList $module, $session, $begun
                $begun.Wait()
                'there'
                exit 7
            } $ModulePath)

        $LASTEXITCODE | Should -Be 7
        $lines | Should -Be 'there'
    }
}

Describe 'Stop-SCSandbox in mid-list' {
    It 'ends it with what came and with where to go on' {
        $sandbox = Start-SCSandbox
        $null = Connect-App $sandbox @{ MaximumRetryCount = 0 }
        $seen = [Collections.Generic.List[string]]::new()
        $failure = $null

        # The second page is requested at the second item of the first page, so the third page is not requested.
        Get-SCTrack -User nightshift-label -PageSize 20 -ErrorVariable failure -ErrorAction SilentlyContinue | ForEach-Object {
            $seen.Add($_.Urn)
            if ($seen.Count -eq 30) {
                $sandbox | Stop-SCSandbox
            }
        }

        $seen.Count | Should -BeIn 40, 60
        @($seen | Sort-Object -Unique) | Should -HaveCount $seen.Count
        $failure | Should -HaveCount 1
        $failure[0].FullyQualifiedErrorId | Should -Match '^SoundCloud\.(Unreachable|ProtocolError),'
        $failure[0].Exception.Page | Should -Be ($seen.Count / 20 + 1)
        $failure[0].Exception.Cursor | Should -BeLike "$($sandbox.ApiUri)*"
        "$($failure[0])" | Should -BeLike '*Cursor resumes there).'
        Disconnect-SoundCloud -KeepToken
    }
}

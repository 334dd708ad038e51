BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $tracks = @(Get-SCTrack)
    $foreign = Search-SCTrack -First 200 | Where-Object { $_.User.Permalink -ne 'demo-dj' } | Select-Object -First 1
    $missing = 99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Remove-SCTrack' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'deletes a track, returns nothing, and it is gone' {
        Get-Everything { Remove-SCTrack $tracks[0].Id -Confirm:$false } | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -Be "DELETE /tracks/$($tracks[0].Urn)"
        Get-SCTrack $tracks[0].Id -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotFound,*'
        (Get-SCTrack).Urn | Should -Not -Contain $tracks[0].Urn
    }

    It 'deletes piped tracks in every form' {
        $tracks[1], $tracks[2].Urn, "$($tracks[3].Id)", [pscustomobject]@{ Id = $tracks[4].Id } | Remove-SCTrack -Confirm:$false -ThrottleLimit 1

        Get-Sent $sandbox | Should -Be @($tracks[1..4] | ForEach-Object { "DELETE /tracks/$($_.Urn)" })
    }

    It 'asks first, and deletes nothing where nobody can answer' {
        Get-Failure { Invoke-Quietly -Arguments (Get-SCSession), $tracks[5] { param($session, $track) Remove-SCTrack $track -Session $session } } | Should -Not -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        Invoke-Quietly -Arguments (Get-SCSession), $tracks {
            param($session, $tracks)
            $tracks[5], $tracks[6].PermalinkUrl | Remove-SCTrack -WhatIf -Session $session
            $WhatIfPreference = $true
            $tracks | Remove-SCTrack -Confirm:$false -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reports another''s track and a missing one, and goes on' {
        $foreign.Id, $missing, $tracks[7].Id | Remove-SCTrack -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -Be @('Forbidden', 'NotFound' | ForEach-Object { "SoundCloud.$_,SoundCloud.PowerShell.Commands.RemoveSCTrackCommand" })
        $failed.TargetObject | Should -Be $foreign.Id, $missing
        Get-Sent $sandbox | Should -Contain "DELETE /tracks/$($tracks[7].Urn)"
    }

    It 'deletes the same track once' {
        $tracks[8].Id, $tracks[8].Id | Remove-SCTrack -Confirm:$false -ThrottleLimit 1 -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 1
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotFound,*'
    }

    It 'refuses <_> as SoundCloud.InvalidId and sends nothing' -ForEach 'soundcloud:playlists:1', 'jowymusic', '0' {
        Remove-SCTrack $_ -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.RemoveSCTrackCommand'
        $failed.TargetObject | Should -Be $_
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses a piped user and sends nothing' {
        $foreign.User | Remove-SCTrack -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses an app''s token and sends nothing, not even to resolve a link' {
        $tracks[9].Id, $tracks[9].PermalinkUrl | Remove-SCTrack -Confirm:$false -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -Be (, 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.RemoveSCTrackCommand' * 2)
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

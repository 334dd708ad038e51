BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $lists = @(1..6 | ForEach-Object { New-SCPlaylist "List $_" })
    $foreign = Search-SCPlaylist a -NoTracks -First 200 | Where-Object { $_.User.Permalink -ne 'demo-dj' } | Select-Object -First 1
    $missing = 99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Remove-SCPlaylist' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'deletes a playlist, returns nothing, and it is gone' {
        Get-Everything { Remove-SCPlaylist $lists[0].Id -Confirm:$false } | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -Be "DELETE /playlists/$($lists[0].Urn)"
        (Get-SCPlaylist).Urn | Should -Not -Contain $lists[0].Urn
    }

    It 'deletes piped playlists and resolves links' {
        $lists[1], $lists[2].Urn, $lists[3].PermalinkUrl | Remove-SCPlaylist -Confirm:$false -ThrottleLimit 1

        Get-Sent $sandbox 'DELETE *' | Should -Be @($lists[1..3] | ForEach-Object { "DELETE /playlists/$($_.Urn)" })
    }

    It 'asks first, and deletes nothing where nobody can answer' {
        Get-Failure { Invoke-Quietly -Arguments (Get-SCSession), $lists[4] { param($session, $list) Remove-SCPlaylist $list -Session $session } } | Should -Not -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        Invoke-Quietly -Arguments (Get-SCSession), $lists[4] {
            param($session, $list)
            $list, $list.PermalinkUrl | Remove-SCPlaylist -WhatIf -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reports another''s playlist and a missing one, and goes on' {
        $foreign.Id, $missing, $lists[5].Id | Remove-SCPlaylist -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -Be @('Forbidden', 'NotFound' | ForEach-Object { "SoundCloud.$_,SoundCloud.PowerShell.Commands.RemoveSCPlaylistCommand" })
        $failed.TargetObject | Should -Be $foreign.Id, $missing
        (Get-SCPlaylist).Urn | Should -Not -Contain $lists[5].Urn
    }

    It 'refuses a track as SoundCloud.InvalidId and sends nothing' {
        Remove-SCPlaylist 'soundcloud:tracks:1' -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.RemoveSCPlaylistCommand'
        $failed.TargetObject | Should -Be 'soundcloud:tracks:1'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses a piped track and sends nothing' {
        Search-SCTrack -First 1 | Remove-SCPlaylist -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        Get-Sent $sandbox 'DELETE *' | Should -BeNullOrEmpty
    }

    It 'refuses an app''s token and sends nothing' {
        $lists[4], $lists[4].PermalinkUrl | Remove-SCPlaylist -Confirm:$false -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -Be (, 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.RemoveSCPlaylistCommand' * 2)
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

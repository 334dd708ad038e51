BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $followed = @(Get-SCFollowing)
    $stranger = Search-SCUser a -First 200 | Where-Object { $_.Urn -notin $followed.Urn -and $_.Permalink -ne 'demo-dj' } | Select-Object -First 1
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Remove-SCFollowing' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'follows a user no more, returns nothing, and they are gone' {
        Get-Everything { Remove-SCFollowing $followed[0].Id } | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -Be "DELETE /me/followings/$($followed[0].Urn)"
        (Get-SCFollowing).Urn | Should -Not -Contain $followed[0].Urn
    }

    It 'returns the user with -PassThru, read after the change' {
        $before = Get-SCUser $followed[1].Urn

        (Remove-SCFollowing $before -PassThru).FollowersCount | Should -Be ($before.FollowersCount - 1)
    }

    It 'takes what Get-SCFollowing gives' {
        Get-SCFollowing -First 3 | Remove-SCFollowing

        Get-Sent $sandbox 'DELETE *' | Should -HaveCount 3
    }

    It 'reports one whom you do not follow as SoundCloud.NotFound and goes on' {
        $followed[5], $stranger, $followed[6] | Remove-SCFollowing -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.RemoveSCFollowingCommand'
        $failed.TargetObject.Urn | Should -Be $stranger.Urn
        Get-Sent $sandbox 'DELETE *' | Should -HaveCount 3
    }

    It 'sends nothing with -WhatIf' {
        Invoke-Quietly -Arguments (Get-SCSession), $followed {
            param($session, $followed)
            $followed[7], $followed[8].Permalink | Remove-SCFollowing -WhatIf -PassThru -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses a playlist as SoundCloud.InvalidId and sends nothing' {
        Remove-SCFollowing 'soundcloud:playlists:1' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.RemoveSCFollowingCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses an app''s token and sends nothing' {
        $followed[7] | Remove-SCFollowing -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.RemoveSCFollowingCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $followed = @(Get-SCFollowing)
    $users = @(Search-SCUser a | Where-Object { $_.Urn -notin $followed.Urn -and $_.Permalink -ne 'demo-dj' })
    $missing = 99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Add-SCFollowing' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'follows a user, returns nothing, and it is read back' {
        Get-Everything { Add-SCFollowing $users[0].Id } | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -Be "PUT /me/followings/$($users[0].Urn)"
        (Get-SCFollowing -First 1).Urn | Should -Be $users[0].Urn
    }

    It 'returns the user with -PassThru, read after the change' {
        $before = Get-SCUser $users[1].Urn

        $after = Add-SCFollowing $before -PassThru

        $after.FollowersCount | Should -Be ($before.FollowersCount + 1)
        @(Get-Sent $sandbox)[-1] | Should -Be "GET /users/$($users[1].Urn)"
    }

    It 'takes it as done where you follow already' {
        Get-Everything { Add-SCFollowing $followed[0] } | Should -BeNullOrEmpty
        (Add-SCFollowing $followed[0] -PassThru).Urn | Should -Be $followed[0].Urn
    }

    It 'takes users from the pipeline in every form' {
        $users[2].Id, $users[3].Urn, $users[4], [pscustomobject]@{ User = $users[5].Urn } | Add-SCFollowing -ThrottleLimit 1

        Get-Sent $sandbox | Should -Be @($users[2..5] | ForEach-Object { "PUT /me/followings/$($_.Urn)" })
    }

    It 'resolves a permalink' {
        Add-SCFollowing $users[6].Permalink

        Get-Sent $sandbox | Should -HaveCount 2
        @(Get-Sent $sandbox)[1] | Should -Be "PUT /me/followings/$($users[6].Urn)"
    }

    It 'sends nothing with -WhatIf' {
        Invoke-Quietly -Arguments (Get-SCSession), $users {
            param($session, $users)
            $users[7], $users[7].Permalink | Add-SCFollowing -WhatIf -PassThru -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'repeats the service''s reason where no more may be followed' {
        $sandbox.EnableFault('follow-limit')

        Add-SCFollowing $users[7] -ErrorAction SilentlyContinue -ErrorVariable failed

        $sandbox.DisableFault('follow-limit')
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.AddSCFollowingCommand'
        $failed.ErrorDetails.Message | Should -BeLike '*following too many people*'
    }

    It 'goes on after one who is missing, with output and errors in input order' {
        $written = @($users[8], $missing, $users[9] | Add-SCFollowing -PassThru -ErrorAction Continue 2>&1)

        $written[0].Urn | Should -Be $users[8].Urn
        $written[1].FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.AddSCFollowingCommand'
        $written[1].TargetObject | Should -Be $missing
        $written[2].Urn | Should -Be $users[9].Urn
    }

    It 'reports that you cannot follow yourself' {
        Add-SCFollowing me -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -BeLike '*cannot follow yourself*'
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.AddSCFollowingCommand'
    }

    It 'refuses <_> as SoundCloud.InvalidId and sends nothing' -ForEach 'soundcloud:tracks:1' {
        Add-SCFollowing $_ -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.AddSCFollowingCommand'
        $failed.TargetObject | Should -Be $_
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses an app''s token and sends nothing, not even to resolve a permalink' {
        'jowymusic', $users[7] | Add-SCFollowing -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -Be (, 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.AddSCFollowingCommand' * 2)
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

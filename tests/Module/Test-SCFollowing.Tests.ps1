BeforeDiscovery {
    $nothings = @(
        @{ Kind = 'an empty pipeline with -By'; Ask = { @() | Test-SCFollowing -By jowymusic } }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $followed = @(Get-SCFollowing)
    $jowy = Get-SCUser jowymusic
    $theirs = @(Get-SCFollowing $jowy)
    $stranger = Search-SCUser a -First 200 | Where-Object { $_.Urn -notin $followed.Urn -and $_.Urn -notin $theirs.Urn -and $_.Permalink -notin 'demo-dj', 'jowymusic' } | Select-Object -First 1
    $missing = 99999
    $PSDefaultParameterValues['Test-SCFollowing:WarningAction'] = 'SilentlyContinue'
}

AfterAll {
    $PSDefaultParameterValues.Remove('Test-SCFollowing:WarningAction')
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Test-SCFollowing' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'tells whom you follow and whom you do not' {
        Test-SCFollowing $followed[0].Id | Should -BeOfType ([bool])
        Test-SCFollowing $followed[0] | Should -BeTrue
        Test-SCFollowing $stranger | Should -BeFalse

        @(Get-Sent $sandbox)[1..2] | Should -Be "GET /me/followings/$($followed[0].Urn)", "GET /me/followings/$($stranger.Urn)"
    }

    It 'tells it of piped users in input order' {
        $followed[0], $stranger, $followed[1] | Test-SCFollowing | Should -Be $true, $false, $true
    }

    It 'tells it of another with -By' {
        $theirs[0], $stranger | Test-SCFollowing -By $jowy | Should -Be $true, $false

        Get-Sent $sandbox | Should -Be "GET /users/$($jowy.Urn)/followings/$($theirs[0].Urn)", "GET /users/$($jowy.Urn)/followings/$($stranger.Urn)"
    }

    It 'resolves -By once, however many users are asked for' {
        $theirs[0], $stranger | Test-SCFollowing -By jowymusic | Should -Be $true, $false

        Get-Sent $sandbox 'GET /resolve?*' | Should -HaveCount 1
        Get-Sent $sandbox | Should -HaveCount 3
    }

    It 'takes -By me for yourself' {
        Test-SCFollowing $followed[0] -By me | Should -BeTrue

        Get-Sent $sandbox | Should -Be "GET /me/followings/$($followed[0].Urn)"
    }

    It 'knows a change at once' {
        Add-SCFollowing $stranger
        Test-SCFollowing $stranger | Should -BeTrue

        Remove-SCFollowing $stranger
        Test-SCFollowing $stranger | Should -BeFalse
    }

    It 'says once in a session that the operation may end' {
        $session = Connect-SoundCloud -Sandbox -PassThru

        $null = $followed[0], $stranger | Test-SCFollowing -Session $session -WarningVariable warned
        $null = Test-SCFollowing $stranger -Session $session -WarningVariable +warned

        $warned | Should -HaveCount 1
        $warned | Should -BeLike '*GET /me/followings/{user_urn}*deprecated*'
    }

    It 'refuses a track as SoundCloud.InvalidId and sends nothing' {
        Test-SCFollowing 'soundcloud:tracks:1' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.TestSCFollowingCommand'
        $failed.TargetObject | Should -Be 'soundcloud:tracks:1'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reports an unknown permalink as SoundCloud.NotFound and goes on' {
        $told = 'nobody-of-that-name', $followed[0] | Test-SCFollowing -ErrorAction SilentlyContinue -ErrorVariable failed

        $told | Should -BeTrue
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.TestSCFollowingCommand'
        $failed.TargetObject | Should -Be 'nobody-of-that-name'
    }

    It 'takes a user who is missing for one whom you do not follow: the service says the same of both' {
        Test-SCFollowing $missing | Should -BeFalse
    }

    It 'asks nothing for <Kind>, and warns of nothing' -ForEach $nothings {
        Connect-SoundCloud -Sandbox
        $sandbox.Requests.Clear()
        $PSDefaultParameterValues.Remove('Test-SCFollowing:WarningAction')

        Get-Everything $Ask | Should -BeNullOrEmpty

        $PSDefaultParameterValues['Test-SCFollowing:WarningAction'] = 'SilentlyContinue'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'needs a user''s token for yours, not even to resolve a permalink, and none for another''s' {
        'jowymusic', $jowy | Test-SCFollowing -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -Be (, 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.TestSCFollowingCommand' * 2)
        $sandbox.Requests | Should -BeNullOrEmpty

        Test-SCFollowing $theirs[0] -By $jowy -Session $app | Should -BeTrue
    }
}

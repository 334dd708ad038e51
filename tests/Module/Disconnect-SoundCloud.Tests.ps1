BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $box = Start-Box
    $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))

    function Connect-BoxApp {
        Connect-SoundCloud -Credential $app -ApiUri $box.ApiUri -AuthUri $box.AuthUri -PassThru
        $box.Requests.Clear()
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
}

Describe 'Disconnect-SoundCloud' {
    BeforeEach {
        $box.Requests.Clear()
    }

    It 'signs a user out at the API, with the user''s token' {
        $null = Connect-User $box

        Disconnect-SoundCloud

        Get-Sent $box | Should -BeExactly 'POST /sign-out'
        $request = $box.Requests[0]
        $request.Host | Should -Be 'api'
        $request.TokenKind | Should -Be 'user'
        $request.Status | Should -Be 200
    }

    It 'ends the token, whoever else has it' {
        $token = ConvertTo-Secret $box.IssueUserToken().AccessToken
        $arguments = @{ AccessToken = $token; ApiUri = $box.ApiUri; AuthUri = $box.AuthUri }
        $other = Connect-SoundCloud @arguments -PassThru
        Connect-SoundCloud @arguments

        Disconnect-SoundCloud

        Get-SCUser -Session $other -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.Unauthorized,*'
    }

    It 'sends nothing for an app, whose token others share' {
        $null = Connect-BoxApp

        Disconnect-SoundCloud

        $box.Requests | Should -BeNullOrEmpty
        Get-SCSession | Should -BeNullOrEmpty
    }

    It 'leaves the token alive with -KeepToken and forgets it here' {
        $token = ConvertTo-Secret $box.IssueUserToken().AccessToken
        $arguments = @{ AccessToken = $token; ApiUri = $box.ApiUri; AuthUri = $box.AuthUri }
        Connect-SoundCloud @arguments

        Disconnect-SoundCloud -KeepToken

        $box.Requests | Should -BeNullOrEmpty
        Get-SCSession | Should -BeNullOrEmpty
        Connect-SoundCloud @arguments
        (Get-SCUser).Permalink | Should -Be 'demo-dj'
    }

    It 'does and sends nothing with -WhatIf' {
        $session = Connect-User $box

        Invoke-Quietly -Arguments $session {
            param($session)
            Disconnect-SoundCloud -WhatIf -Session $session
        }

        $box.Requests | Should -BeNullOrEmpty
        [object]::ReferenceEquals($session, (Get-SCSession)) | Should -BeTrue
        (Get-SCUser).Permalink | Should -Be 'demo-dj'
    }

    It 'writes nothing to any stream' {
        $null = Connect-User $box

        Get-Everything { Disconnect-SoundCloud } | Should -BeNullOrEmpty
    }

    It 'is quiet and sends nothing the second time' {
        $session = Connect-User $box
        Disconnect-SoundCloud
        $box.Requests.Clear()

        Get-Everything { Disconnect-SoundCloud } | Should -BeNullOrEmpty
        Get-Everything { Disconnect-SoundCloud -Session $session } | Should -BeNullOrEmpty
        Get-Everything { $session | Disconnect-SoundCloud } | Should -BeNullOrEmpty
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'leaves the runspace without a session: the next cmdlet says so' {
        $null = Connect-User $box
        Disconnect-SoundCloud

        $failure = Get-Failure { Get-SCUser }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotConnected,SoundCloud.PowerShell.Commands.GetSCUserCommand'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-SoundCloud*'
    }

    It 'ends the session given and leaves the runspace''s own' {
        $given = Connect-User $box jowymusic
        $own = Connect-User $box

        Disconnect-SoundCloud -Session $given

        $given.IsClosed | Should -BeTrue
        [object]::ReferenceEquals($own, (Get-SCSession)) | Should -BeTrue
        (Get-SCUser).Permalink | Should -Be 'demo-dj'
    }

    It 'takes sessions from the pipeline' {
        $first = Connect-User $box jowymusic
        $second = Connect-BoxApp

        $first, $second | Disconnect-SoundCloud

        $first.IsClosed, $second.IsClosed | Should -Be $true, $true
        Get-SCSession | Should -BeNullOrEmpty
        Get-Sent $box | Should -BeExactly 'POST /sign-out'
    }

    It 'makes whoever still uses the session hear that it was disconnected' {
        $session = Connect-User $box
        Disconnect-SoundCloud

        $failure = Get-Failure { Get-SCTrack -First 1 -Session $session }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotConnected,SoundCloud.PowerShell.Commands.GetSCTrackCommand'
        "$failure" | Should -BeLike '*disconnected*'
        Get-Sent $box | Should -BeExactly 'POST /sign-out'
    }

    It 'is quiet about a token that was dead already' {
        $null = Connect-User $box
        $box.ExpireTokens()

        Get-Everything { Disconnect-SoundCloud } | Should -BeNullOrEmpty
        Get-SCSession | Should -BeNullOrEmpty
    }

    It 'forgets the session and says so when the sign-out does not get through' {
        $null = Connect-User $box -With @{ MaximumRetryCount = 0 }
        $box.EnableFault('status-503@* /sign-out')

        Disconnect-SoundCloud -ErrorAction SilentlyContinue -ErrorVariable failed

        $box.DisableFault('status-503')
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.ServiceUnavailable,SoundCloud.PowerShell.Commands.DisconnectSoundCloudCommand'
        Get-SCSession | Should -BeNullOrEmpty
    }
}

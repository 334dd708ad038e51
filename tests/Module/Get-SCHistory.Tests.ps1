BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Get-SCHistory' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'gets the 25 tracks played last' {
        $found = @(Get-SCHistory)

        $found | Should -HaveCount 25
        $found | Should -BeOfType ([SoundCloud.Track])
        Get-Sent $sandbox | Should -HaveCount 1
        Get-Sent $sandbox | Should -BeLike 'GET /me/recently-played/tracks?*'
    }

    It 'writes no more than -First and leaves out -Skip, although the service ignores its limit' {
        $all = @(Get-SCHistory)

        (Get-SCHistory -First 3).Urn | Should -Be $all[0..2].Urn
        (Get-SCHistory -Skip 2 -First 2).Urn | Should -Be $all[2..3].Urn
    }

    It 'filters with -Access' {
        $null = Get-SCHistory -Access Blocked

        Get-Sent $sandbox | Should -BeLikeExactly 'GET /me/recently-played/tracks?*access=blocked*'
    }

    It 'feeds what takes tracks' {
        $one = Get-SCHistory -First 1

        ($one | Get-SCComment -First 1).TrackUrn | Should -BeIn $one.Urn, $null
        @(Get-Sent $sandbox)[-1] | Should -BeLike "GET /tracks/$($one.Urn)/comments?*"
    }

    It 'refuses an app''s token and sends nothing' {
        Get-SCHistory -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.GetSCHistoryCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

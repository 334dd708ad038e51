BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $followers = @(Get-SCFollower)
    $stranger = Search-SCUser a -First 200 | Where-Object { $_.Urn -notin $followers.Urn -and $_.Permalink -ne 'demo-dj' } | Select-Object -First 1
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Test-SCFollower' {
    BeforeEach {
        Connect-SoundCloud -Sandbox
        $sandbox.Requests.Clear()
    }

    It 'tells who follows you and who does not, in input order' {
        $followers[0], $stranger, $followers[1] | Test-SCFollower -WarningAction SilentlyContinue | Should -Be $true, $false, $true

        Get-Sent $sandbox | Should -Be @($followers[0], $stranger, $followers[1] | ForEach-Object { "GET /me/followers/$($_.Urn)" })
    }

    It 'takes a permalink, which it resolves' {
        Test-SCFollower $followers[0].Permalink -WarningAction SilentlyContinue | Should -BeTrue

        Get-Sent $sandbox 'GET /resolve?*' | Should -HaveCount 1
    }

    It 'says once in a session that the operation may end' {
        $null = $followers[0], $stranger | Test-SCFollower -WarningAction SilentlyContinue -WarningVariable warned
        $null = Test-SCFollower $stranger -WarningAction SilentlyContinue -WarningVariable +warned

        $warned | Should -HaveCount 1
        $warned | Should -BeLike '*GET /me/followers/{follower_urn}*deprecated*'
    }

    It 'refuses a track as SoundCloud.InvalidId and sends nothing' {
        Test-SCFollower 'soundcloud:tracks:1' -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.TestSCFollowerCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reports an unknown permalink as SoundCloud.NotFound' {
        Test-SCFollower nobody-of-that-name -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.TestSCFollowerCommand'
        $failed.TargetObject | Should -Be 'nobody-of-that-name'
    }

    It 'refuses an app''s token and sends nothing, not even to resolve a permalink' {
        'jowymusic', $stranger | Test-SCFollower -Session $app -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -Be (, 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.TestSCFollowerCommand' * 2)
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

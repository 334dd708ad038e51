BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $jowy, $label = Get-SCUser jowymusic, nightshift-label
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Get-SCFollower' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'gets who follows you' {
        $found = @(Get-SCFollower)

        $found | Should -HaveCount 68
        $found | Should -BeOfType ([SoundCloud.User])
        Get-Sent $sandbox | Should -Be 'GET /me/followers?limit=200&linked_partitioning=true'
    }

    It 'gets who follows a user, by position and from the pipeline' {
        $given = @(Get-SCFollower -User $jowy.Urn -First 3)

        (Get-SCFollower $jowy.Id -First 3).Urn | Should -Be $given.Urn
        ($jowy | Get-SCFollower -First 3).Urn | Should -Be $given.Urn
        Get-Sent $sandbox | Should -Be (, "GET /users/$($jowy.Urn)/followers?limit=3&linked_partitioning=true" * 3)
    }

    It 'takes an object that has the user as a property' {
        $null = [pscustomobject]@{ User = $jowy } | Get-SCFollower -First 1

        Get-Sent $sandbox | Should -BeLike "GET /users/$($jowy.Urn)/followers?*"
    }

    It 'takes me for yourself' {
        $null = Get-SCFollower me -First 1

        Get-Sent $sandbox | Should -BeLike 'GET /me/followers?*'
    }

    It 'resolves a permalink once' {
        $null = Get-SCFollower jowymusic -PageSize 1 -First 2

        Get-Sent $sandbox 'GET /resolve?*' | Should -HaveCount 1
        Get-Sent $sandbox "GET /users/$($jowy.Urn)/followers?*" | Should -HaveCount 2
    }

    It 'gets the followers of one user after the other' {
        $null = $jowy, $label | Get-SCFollower -First 1

        Get-Sent $sandbox | Should -Be @($jowy, $label | ForEach-Object { "GET /users/$($_.Urn)/followers?limit=1&linked_partitioning=true" })
    }

    It 'knows a new follower at once' {
        Add-SCFollowing $label

        (Get-SCFollower $label).Permalink | Should -Contain 'demo-dj'

        Remove-SCFollowing $label
        (Get-SCFollower $label).Permalink | Should -Not -Contain 'demo-dj'
    }

    It 'refuses a track as SoundCloud.InvalidId and sends nothing' {
        Get-SCFollower 'soundcloud:tracks:1' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.GetSCFollowerCommand'
        $failed.TargetObject | Should -Be 'soundcloud:tracks:1'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reports an unknown permalink as SoundCloud.NotFound and goes on' {
        $found = Get-SCFollower nobody-of-that-name, $jowy.Urn -First 1 -ErrorAction SilentlyContinue -ErrorVariable failed

        $found | Should -HaveCount 1
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCFollowerCommand'
        $failed.TargetObject | Should -Be 'nobody-of-that-name'
    }

    It 'needs a user''s token for yours and none for another''s' {
        Get-SCFollower -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.GetSCFollowerCommand'
        $sandbox.Requests | Should -BeNullOrEmpty

        Get-SCFollower $jowy -First 1 -Session $app | Should -HaveCount 1
        $sandbox.Requests[0].TokenKind | Should -Be 'app'
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $null = Connect-App $sandbox
    $demo, $jowy = Get-SCUser demo-dj, jowymusic
    $missing = 99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Get-SCWebProfile' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'gets the links on a user''s profile, as an app' {
        $found = @(Get-SCWebProfile $demo.Id)

        $found | Should -HaveCount 4
        $found | Should -BeOfType ([SoundCloud.WebProfile])
        $found.Service | Should -Be 'spotify', 'personal', 'youtube', 'bandcamp'
        $found[0].Url | Should -Be 'https://spotify.example.com/demo-dj'
        Get-Sent $sandbox | Should -HaveCount 1
        Get-Sent $sandbox | Should -BeLike "GET /users/$($demo.Urn)/web-profiles?*"
    }

    It 'gets those of piped users, one after the other' {
        $null = $demo, $jowy | Get-SCWebProfile

        Get-Sent $sandbox | Should -BeLike 'GET /users/soundcloud:users:*/web-profiles*'
        Get-Sent $sandbox | Should -HaveCount 2
    }

    It 'resolves a permalink' {
        Get-SCWebProfile demo-dj | Should -HaveCount 4

        Get-Sent $sandbox 'GET /resolve?*' | Should -HaveCount 1
    }

    It 'writes no more than -First' {
        Get-SCWebProfile $demo -First 1 | Should -HaveCount 1
    }

    It 'refuses a track as SoundCloud.InvalidId and sends nothing' {
        Get-SCWebProfile 'soundcloud:tracks:1' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.GetSCWebProfileCommand'
        $failed.TargetObject | Should -Be 'soundcloud:tracks:1'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'goes on after a user who is missing' {
        $found = $missing, $demo | Get-SCWebProfile -ErrorAction SilentlyContinue -ErrorVariable failed

        $found | Should -HaveCount 4
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCWebProfileCommand'
        $failed.TargetObject | Should -Be $missing
    }
}

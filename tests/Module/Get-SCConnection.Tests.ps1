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

Describe 'Get-SCConnection' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'tries what the API has dropped and says so' {
        $found = Get-SCConnection -ErrorAction SilentlyContinue -ErrorVariable failed

        $found | Should -BeNullOrEmpty
        $failed | Should -HaveCount 1
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UnsupportedOperation,SoundCloud.PowerShell.Commands.GetSCConnectionCommand'
        $failed.CategoryInfo.Category | Should -Be 'NotImplemented'
        $failed.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Get-Sent $sandbox | Should -BeLike 'GET /me/connections?*'
    }

    It 'is asked for once, whatever the page size' {
        Get-SCConnection -PageSize 5 -First 10 -ErrorAction SilentlyContinue

        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'refuses an app''s token and sends nothing' {
        Get-SCConnection -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.GetSCConnectionCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

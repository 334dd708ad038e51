BeforeDiscovery {
    $kinds = @(
        @{ Parameters = @{}; Path = '/me/activities' }
        @{ Parameters = @{ TracksOnly = $true }; Path = '/me/activities/tracks' }
        @{ Parameters = @{ Own = $true }; Path = '/me/activities/all/own' }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Get-SCActivity' {
    BeforeEach {
        Connect-SoundCloud -Sandbox
        $sandbox.Requests.Clear()
    }

    It 'stops with -Since at the first page of <Path> with an older item' -ForEach $kinds {
        $all = @(Get-SCActivity @Parameters -First 40 -WarningAction Ignore)
        $since = $all[14].CreatedAt
        $sandbox.Requests.Clear()

        $new = @(Get-SCActivity @Parameters -Since $since -PageSize 10 -WarningAction Ignore)

        $new.CreatedAt | Should -Be $all.Where({ $_.CreatedAt -ge $since }).CreatedAt
        Get-Sent $sandbox | Should -HaveCount 2
    }

    It 'asks <Path> and says once in a session that it may end' -ForEach $kinds {
        $found = @(Get-SCActivity @Parameters -First 5 -WarningAction SilentlyContinue -WarningVariable warned)
        $null = Get-SCActivity @Parameters -First 5 -WarningAction SilentlyContinue -WarningVariable +warned

        $found | Should -HaveCount 5
        $found | Should -BeOfType ([SoundCloud.Activity])
        $warned | Should -HaveCount 1
        $warned | Should -BeLike "*GET $Path *deprecated*"
        Get-Sent $sandbox | Should -Be (, "GET ${Path}?limit=5&linked_partitioning=true" * 2)
    }

    It 'says it again in another session' {
        foreach ($round in 1, 2) {
            $session = Connect-SoundCloud -Sandbox -PassThru
            $null = Get-SCActivity -First 1 -Session $session -WarningAction SilentlyContinue -WarningVariable +warned
        }

        $warned | Should -HaveCount 2
    }

    It 'gets tracks only, and your own only' {
        (Get-SCActivity -TracksOnly -WarningAction SilentlyContinue).Origin | Should -BeOfType ([SoundCloud.Track])
        (Get-SCActivity -Own -WarningAction SilentlyContinue).Origin.User.Permalink | Sort-Object -Unique | Should -Be 'demo-dj'
    }

    It 'filters with -Access' {
        $null = Get-SCActivity -Access preview, blocked -First 1 -WarningAction SilentlyContinue

        Get-Sent $sandbox | Should -BeLike 'GET /me/activities?*access=preview,blocked*'
    }

    It 'refuses -Own with -TracksOnly' {
        (Get-Failure { Get-SCActivity -Own -TracksOnly }).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses an app''s token for <Path> and sends nothing' -ForEach $kinds {
        Get-SCActivity @Parameters -Session $app -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.GetSCActivityCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

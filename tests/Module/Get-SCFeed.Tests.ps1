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

Describe 'Get-SCFeed' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'gets what those you follow upload and repost, newest first' {
        $found = @(Get-SCFeed)

        $found | Should -HaveCount 137
        $found | Should -BeOfType ([SoundCloud.Activity])
        $found.CreatedAt | Should -Be ($found.CreatedAt | Sort-Object -Descending)
        $found.Type | Sort-Object -Unique | Should -Be 'playlist', 'playlist:repost', 'track', 'track:repost'
        Get-Sent $sandbox | Should -Be 'GET /me/feed?limit=200&linked_partitioning=true'
    }

    It 'reads what is new with -Since, and stops at the first page with an older item: <Case>' -ForEach @(
        @{ Case = 'all'; With = @{} }
        @{ Case = 'tracks only'; With = @{ TracksOnly = $true } }
    ) {
        $all = @(Get-SCFeed @With)
        $since = $all[24].CreatedAt
        $sandbox.Requests.Clear()

        $new = @(Get-SCFeed @With -Since $since -PageSize 10)

        $new.CreatedAt | Should -Be $all.Where({ $_.CreatedAt -ge $since }).CreatedAt
        Get-Sent $sandbox | Should -HaveCount 3
    }

    It 'is empty with -Since where nothing is new, after one request' {
        Get-SCFeed -Since ([DateTimeOffset]::UtcNow.AddYears(1)) | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'says who reposted and what it is' {
        $repost = Get-SCFeed -First 200 | Where-Object Type -EQ 'track:repost' | Select-Object -First 1

        $repost.Reposter | Should -BeLike 'soundcloud:users:*'
        $repost.Origin | Should -BeOfType ([SoundCloud.Track])
    }

    It 'gets only tracks with -TracksOnly' {
        (Get-SCFeed -TracksOnly).Origin | Should -BeOfType ([SoundCloud.Track])

        Get-Sent $sandbox | Should -Be 'GET /me/feed/tracks?limit=200&linked_partitioning=true'
    }

    It 'feeds its tracks to what takes tracks' {
        $first = Get-SCFeed -TracksOnly -First 1

        ($first.Origin | Get-SCTrack).Urn | Should -Be $first.Origin.Urn
    }

    It 'filters with -Access' {
        $null = Get-SCFeed -Access playable -First 1

        Get-Sent $sandbox | Should -BeLike 'GET /me/feed?*access=playable*'
    }

    It 'pages with -PageSize, asks for no more than -First, and nothing for none' {
        @(Get-SCFeed -PageSize 50 -First 60) | Should -HaveCount 60
        Get-SCFeed -First 0 | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -HaveCount 2
    }

    It 'warns of nothing' {
        Get-SCFeed -First 1 -WarningVariable warned | Should -HaveCount 1

        $warned | Should -BeNullOrEmpty
    }

    It 'refuses an app''s token and sends nothing' {
        Get-SCFeed -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-SCFeed -TracksOnly -Session $app -ErrorAction SilentlyContinue -ErrorVariable +failed

        $failed.FullyQualifiedErrorId | Should -Be (, 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.GetSCFeedCommand' * 2)
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'takes no input' {
        (Get-Failure { 1001 | Get-SCFeed -ErrorAction Stop }).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

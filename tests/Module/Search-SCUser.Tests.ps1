BeforeDiscovery {
    $nothings = @(
        @{ Kind = '$null to -Query'; Ask = { Search-SCUser -Query $null } }
        @{ Kind = 'an empty text'; Ask = { Search-SCUser '' } }
        @{ Kind = 'blanks'; Ask = { Search-SCUser '   ' } }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $null = Connect-App $sandbox
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Search-SCUser' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'finds users by words, as an app' {
        $found = @(Search-SCUser jowy)

        $found | Should -BeOfType ([SoundCloud.User])
        $found.Permalink | Should -Be 'jowymusic'
        $sandbox.Requests[0].TokenKind | Should -Be 'app'
        Get-Sent $sandbox | Should -Be 'GET /users?q=jowy&limit=200&linked_partitioning=true'
    }

    It 'sends what the query holds, whatever it is' {
        (Search-SCUser 'Jürgen Müller').Permalink | Should -Be 'jurgen-muller'
        (Search-SCUser "O'Hara & Sons").Permalink | Should -Be 'ohara-and-sons'
        (Search-SCUser '夜行バス').Permalink | Should -Be 'yakobasu'

        Get-Sent $sandbox | Should -HaveCount 3
    }

    It 'searches for each of several piped texts' {
        $null = 'a', 'e' | Search-SCUser -First 1

        Get-Sent $sandbox | Should -Be 'GET /users?q=a&limit=1&linked_partitioning=true', 'GET /users?q=e&limit=1&linked_partitioning=true'
    }

    It 'pages, and asks for no more than -First needs' {
        $all = @(Search-SCUser a)
        $sandbox.Requests.Clear()

        (Search-SCUser a -PageSize 4 -Skip 1 -First 6).Urn | Should -Be $all[1..6].Urn

        Get-Sent $sandbox | Should -HaveCount 2
    }

    It 'feeds what takes users' {
        Search-SCUser jowy | Get-SCTrack -First 1 | Should -BeOfType ([SoundCloud.Track])
    }

    It 'writes nothing where nothing is found' {
        Search-SCUser 'nobody has that name' | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'asks nothing for <Kind>, and never means everybody' -ForEach $nothings {
        Get-Everything $Ask | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reports a failure with the query as its target' {
        $sandbox.EnableFault('echo-token:1@/users')

        Search-SCUser jowy -ErrorAction SilentlyContinue -ErrorVariable failed

        $sandbox.DisableFault('echo-token')
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.SearchSCUserCommand'
        $failed.TargetObject | Should -Be 'jowy'
    }
}

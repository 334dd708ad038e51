BeforeDiscovery {
    $forms = @(
        @{ Form = 'a number'; Make = { param($user) $user.Id } }
        @{ Form = 'a number as text'; Make = { param($user) "$($user.Id)" } }
        @{ Form = 'a URN'; Make = { param($user) $user.Urn } }
        @{ Form = 'an API address'; Make = { param($user) $user.Uri } }
        @{ Form = 'the object itself'; Make = { param($user) $user } }
        @{ Form = 'an object with Urn'; Make = { param($user) [pscustomobject]@{ Urn = $user.Urn } } }
        @{ Form = 'a hashtable with Id'; Make = { param($user) @{ Id = $user.Id } } }
    )
    $links = @(
        @{ Form = 'a permalink'; Make = { param($user) $user.Permalink } }
        @{ Form = 'a link'; Make = { param($user) $user.PermalinkUrl } }
    )
    $noIds = @(
        @{ Kind = 'a URN of a track'; Id = 'soundcloud:tracks:1' }
        @{ Kind = 'a link to a track'; Id = 'https://soundcloud.com/jowymusic/some-track' }
        @{ Kind = 'words'; Id = 'no id at all' }
        @{ Kind = 'zero'; Id = 0 }
    )
    $nothings = @(
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    Connect-SoundCloud -Sandbox
    $users = @((Invoke-SCRaw /users -Query @{ limit = 85 }).Data.collection)
    $user = Get-SCUser jowymusic
    $missing = 99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Get-SCUser' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'gets yourself when nothing is asked for' {
        $me = Get-SCUser

        $me | Should -BeOfType ([SoundCloud.Me])
        $me.Permalink | Should -Be 'demo-dj'
        Get-Sent $sandbox | Should -BeExactly 'GET /me'
    }

    It 'takes the word me' {
        (Get-SCUser me).Permalink | Should -Be 'demo-dj'
        Get-Sent $sandbox | Should -BeExactly 'GET /me'
    }

    It 'takes <Form> as argument and from the pipeline, and sends the URN' -ForEach $forms {
        (Get-SCUser (& $Make $user)).Urn | Should -Be $user.Urn
        (& $Make $user | Get-SCUser).Urn | Should -Be $user.Urn

        Get-Sent $sandbox | Should -BeExactly "GET /users/$($user.Urn)", "GET /users/$($user.Urn)"
    }

    It 'resolves <Form> once' -ForEach $links {
        (Get-SCUser (& $Make $user)).Urn | Should -Be $user.Urn

        Get-Sent $sandbox | Should -HaveCount 2
        Get-Sent $sandbox 'GET /resolve*' | Should -HaveCount 1
    }

    It 'knows ids above the 32-bit range' {
        (Get-SCUser 2147483911).Permalink | Should -Be 'overflow-orchestra'
    }

    It 'takes the user of a piped track' {
        $track = Search-SCTrack -First 1

        ($track | Get-SCUser).Urn | Should -Be $track.User.Urn
    }

    It 'takes the user of a piped playlist' {
        $playlist = Get-SCLike -Kind Playlist -First 1

        ($playlist | Get-SCUser).Urn | Should -Be $playlist.User.Urn
    }

    It 'gets 85 users in 2 requests and in input order' {
        $wanted = @($users.urn)
        [array]::Reverse($wanted)

        $found = $wanted | Get-SCUser

        $found.Urn | Should -Be $wanted
        $wanted.Count | Should -BeGreaterThan 50
        Get-Sent $sandbox 'GET /users?urns=*' | Should -HaveCount 2
        Get-Sent $sandbox | Should -HaveCount 2
    }

    It 'writes two users and one error when one of three ids is missing' {
        $found = Get-SCUser $users[0].urn, $missing, $users[1].urn -ErrorAction SilentlyContinue -ErrorVariable failed

        $found.Urn | Should -Be $users[0].urn, $users[1].urn
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCUserCommand'
        $failed[0].TargetObject | Should -Be $missing
    }

    It 'refuses <Kind> as SoundCloud.InvalidId and sends nothing' -ForEach $noIds {
        Get-SCUser $Id -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.GetSCUserCommand'
        $failed.TargetObject | Should -Be $Id
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reports an unknown permalink as SoundCloud.NotFound' {
        Get-SCUser nobody-of-that-name -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotFound,*'
        $failed.TargetObject | Should -Be 'nobody-of-that-name'
    }

    It 'asks nothing for <Kind>, and never means yourself' -ForEach $nothings {
        Get-Everything $Ask | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'gets related users with -RelatedTo, as many as asked for' {
        $found = @(Get-SCUser -RelatedTo jowymusic -First 1)

        $found | Should -HaveCount 1
        $found[0].Urn | Should -Not -Be $user.Urn
        Get-Sent $sandbox "GET /users/$($user.Urn)/related?limit=1*" | Should -HaveCount 1
    }

    It 'refuses "yourself" with an app''s token and sends nothing' {
        $app = Connect-App $sandbox
        Connect-SoundCloud -Sandbox
        $sandbox.Requests.Clear()

        Get-SCUser -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.GetSCUserCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

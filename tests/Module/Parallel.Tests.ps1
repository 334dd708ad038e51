# Sessions across several runspaces.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $box = Start-Box
    $people = 'demo-dj', 'jowymusic'
    $sessions = @($people | ForEach-Object { Connect-User $box $_ })
    $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
    $ids = @((Search-SCTrack -First 20).Urn)
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
}

Describe 'A session passed to ForEach-Object -Parallel' {
    BeforeEach {
        $box.Requests.Clear()
    }

    It 'works in every runspace with -Session' {
        $session = $sessions[0]

        $found = $ids | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            Get-SCTrack $_ -Session $using:session
        } -ThrottleLimit 4

        $found.Urn | Sort-Object | Should -Be ($ids | Sort-Object)
        Get-Sent $box | Should -HaveCount 20
        $box.Requests.TokenKind | Sort-Object -Unique | Should -Be 'user'
    }

    It 'does not become the session of those runspaces' {
        $session = $sessions[0]

        $own = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            $null = Get-SCUser -Session $using:session
            @(Get-SCSession).Count
        } -ThrottleLimit 2

        $own | Should -Be 0, 0, 0, 0
    }

    It 'leaves a runspace without -Session unconnected, whoever else is connected' {
        Get-SCSession | Should -Not -BeNullOrEmpty

        $failures = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            try {
                Get-SCUser
            }
            catch {
                $_.FullyQualifiedErrorId
            }
        } -ThrottleLimit 2

        $failures | Should -HaveCount 4
        $failures | Select-Object -Unique | Should -BeExactly 'SoundCloud.NotConnected,SoundCloud.PowerShell.Commands.GetSCUserCommand'
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'carries likes and their errors from all sides' {
        # ForEach-Object writes the errors again here, where a preference of Stop would end it at the first.
        $ErrorActionPreference = 'Continue'
        $session = $sessions[1]
        $written = @($ids[0..7] + 99999 | ForEach-Object -Parallel {
                Import-Module $using:ModulePath
                Add-SCLike $_ -Session $using:session -PassThru
            } -ThrottleLimit 4 2>&1)

        @($written | Where-Object { $_ -is [SoundCloud.Track] }).Urn | Sort-Object | Should -Be ($ids[0..7] | Sort-Object)
        @($written | Where-Object { $_ -is [Management.Automation.ErrorRecord] }).TargetObject | Should -Be 99999
        $liked = @((Get-SCLike -Session $session -First 8).Urn)
        $liked | Sort-Object | Should -Be ($ids[0..7] | Sort-Object)
    }

    It 'renews an expired token once for all of them' {
        $session = Connect-User $box -Renewable
        $box.ExpireTokens()
        $box.Requests.Clear()

        $found = $ids | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            (Get-SCTrack $_ -Session $using:session).Urn
        } -ThrottleLimit 4

        $found | Sort-Object | Should -Be ($ids | Sort-Object)
        Get-Sent $box 'POST /oauth/token' | Should -HaveCount 1
    }
}

Describe 'Sessions of two accounts' {
    BeforeAll {
        # New tokens, because the previous ones have expired.
        $sessions = @($people | ForEach-Object { Connect-User $box $_ })
    }

    It 'never mix with -Session, turn by turn and side by side' {
        $answers = 0..59 | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            $wanted = $_ % 2
            "$wanted $((Get-SCUser -Session ($using:sessions)[$wanted]).Permalink)"
        } -ThrottleLimit 4

        $answers | Group-Object | Sort-Object Name | ForEach-Object { "$($_.Name) x $($_.Count)" } | Should -Be '0 demo-dj x 30', '1 jowymusic x 30'
    }

    It 'never mix as the default sessions of two runspaces that work side by side' {
        $tokens = @($people | ForEach-Object { ConvertTo-Secret $box.IssueUserToken($_).AccessToken })
        # Both are connected before either goes on.
        $barrier = [Threading.Barrier]::new(2)

        $answers = 0, 1 | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            $box = $using:box
            $barrier = $using:barrier
            Connect-SoundCloud -AccessToken ($using:tokens)[$_] -ApiUri $box.ApiUri -AuthUri $box.AuthUri
            $null = $barrier.SignalAndWait(20000)
            foreach ($turn in 1..15) {
                "$_ $((Get-SCUser).Permalink) $((Get-SCTrack -First 1).User.Permalink)"
            }

            $null = $barrier.SignalAndWait(20000)
            Disconnect-SoundCloud -KeepToken
        } -ThrottleLimit 2

        $answers | Sort-Object -Unique | Should -Be '0 demo-dj demo-dj', '1 jowymusic jowymusic'
        $answers | Should -HaveCount 30
    }

    It 'never share an answer, not even with a cache and at the same moment' {
        $cached = @($people | ForEach-Object { Connect-User $box $_ -With @{ CacheTtl = 60 } })

        $answers = 0..19 | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            "$($_ % 2) $((Get-SCUser -Session ($using:cached)[$_ % 2]).Permalink)"
        } -ThrottleLimit 4

        $answers | Sort-Object -Unique | Should -Be '0 demo-dj', '1 jowymusic'
    }

    It 'leave the session of this runspace as it was' {
        $own = Connect-SoundCloud -Credential $app -ApiUri $box.ApiUri -AuthUri $box.AuthUri -PassThru
        $box.Requests.Clear()

        $null = 0, 1 | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            $box = $using:box
            Connect-SoundCloud -AccessToken (ConvertTo-SecureString ($using:box).IssueUserToken().AccessToken -AsPlainText -Force) -ApiUri $box.ApiUri -AuthUri $box.AuthUri
            Get-SCUser
            Disconnect-SoundCloud
        } -ThrottleLimit 2

        [object]::ReferenceEquals($own, (Get-SCSession)) | Should -BeTrue
        $null = Get-SCTrack $ids[0]
        $box.Requests.Where({ $_.Path -like '/tracks/*' }).TokenKind | Should -Be 'app'
        $box.Requests.Where({ $_.Path -eq '/me' }).TokenKind | Should -Be 'user', 'user'
    }

    It 'end one by one: a session that one runspace ends is ended for all, the others go on' {
        $session = $sessions[1]
        $null = 1 | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            Disconnect-SoundCloud -Session $using:session
        }

        (Get-Failure { Get-SCUser -Session $session }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotConnected,*'
        (Get-SCUser -Session $sessions[0]).Permalink | Should -Be 'demo-dj'
    }
}

Describe 'Several additions to one playlist at once' {
    It 'lose no track: <Sessions> session(s)' -ForEach @(@{ Sessions = 1 }, @{ Sessions = 2 }) {
        $open = @(1..$Sessions | ForEach-Object { Connect-User $box })
        $list = New-SCPlaylist 'Crowded' -Session $open[0]
        $box.Latency = [timespan]::FromMilliseconds(20)
        try {
            0..7 | ForEach-Object -Parallel {
                Import-Module $using:ModulePath
                Add-SCPlaylistTrack $using:list ($using:ids)[$_] -Session ($using:open)[$_ % $using:Sessions]
            } -ThrottleLimit 8
        }
        finally {
            $box.Latency = [timespan]::Zero
        }

        (Get-SCTrack -Playlist $list -Session $open[0] -Access playable, preview, blocked).Urn | Sort-Object | Should -Be ($ids[0..7] | Sort-Object)
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $box = Start-Box
    $null = Connect-User $box
    $liked = @((Get-SCLike).Urn)
    $tracks = @(Search-SCTrack | Where-Object Urn -NotIn $liked)
    $playlists = @((Invoke-SCRaw /playlists -Query @{ q = 'a'; limit = 3 }).Data.urn | Resolve-SCUrl)
    $missing = 99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
}

Describe 'Add-SCLike' {
    BeforeEach {
        $box.Requests.Clear()
    }

    It 'likes a track, returns nothing, and the like is read back' {
        Get-Everything { Add-SCLike $tracks[0].Id } | Should -BeNullOrEmpty

        Get-Sent $box | Should -BeExactly "POST /likes/tracks/$($tracks[0].Urn)"
        (Get-SCLike -First 1).Urn | Should -Be $tracks[0].Urn
    }

    It 'returns the changed track with -PassThru, read after the change' {
        $before = Get-SCTrack $tracks[1]
        $box.Requests.Clear()

        $after = Add-SCLike $before -PassThru

        $after | Should -BeOfType ([SoundCloud.Track])
        $after.Urn | Should -Be $before.Urn
        $after.FavoritingsCount | Should -Be ($before.FavoritingsCount + 1)
        Get-Sent $box | Should -BeExactly "POST /likes/tracks/$($before.Urn)", "GET /tracks/$($before.Urn)"
    }

    It 'takes ids from the pipeline in every form' {
        $given = $tracks[2].Id, "$($tracks[3].Id)", $tracks[4].Urn, $tracks[5].Uri, $tracks[6], [pscustomobject]@{ Urn = $tracks[7].Urn },
            [pscustomobject]@{ Track = $tracks[8].Id }, @{ Id = $tracks[9].Id }

        $given | Add-SCLike -ThrottleLimit 1

        Get-Sent $box | Should -BeExactly @($tracks[2..9] | ForEach-Object { "POST /likes/tracks/$($_.Urn)" })
    }

    It 'resolves a link and likes what it leads to' {
        Add-SCLike $tracks[10].PermalinkUrl

        Get-Sent $box | Should -HaveCount 2
        @(Get-Sent $box)[1] | Should -BeExactly "POST /likes/tracks/$($tracks[10].Urn)"
    }

    It 'likes a playlist with -Playlist, and it is read back' {
        $before = $playlists[0]
        $after = Add-SCLike -Playlist $before.Id -PassThru

        $after | Should -BeOfType ([SoundCloud.Playlist])
        $after.Urn | Should -Be $before.Urn
        @(Get-Sent $box)[0] | Should -BeExactly "POST /likes/playlists/$($before.Urn)"
        (Get-SCLike -Kind Playlist).Urn | Should -Contain $before.Urn
    }

    It 'knows a piped playlist from a track' {
        $playlists[1], $playlists[2] | Add-SCLike -ThrottleLimit 1

        Get-Sent $box | Should -BeExactly "POST /likes/playlists/$($playlists[1].Urn)", "POST /likes/playlists/$($playlists[2].Urn)"
    }

    It 'takes tracks and playlists from one pipeline' {
        $tracks[11], $playlists[1], $tracks[12] | Add-SCLike -ThrottleLimit 1

        Get-Sent $box | Should -BeExactly "POST /likes/tracks/$($tracks[11].Urn)", "POST /likes/playlists/$($playlists[1].Urn)", "POST /likes/tracks/$($tracks[12].Urn)"
    }

    It 'likes what a search found' {
        $found = @(Search-SCTrack golden -First 3)
        $box.Requests.Clear()

        (Search-SCTrack golden -First 3 | Add-SCLike -PassThru).Urn | Should -Be $found.Urn
        Get-Sent $box 'POST *' | Should -HaveCount 3
    }

    It 'sends nothing with -WhatIf, for one and for 100' {
        Invoke-Quietly -Arguments (Get-SCSession), $tracks, $playlists {
            param($session, $tracks, $playlists)
            Add-SCLike $tracks[13].Id -WhatIf -Session $session
            Add-SCLike $tracks[13].PermalinkUrl -WhatIf -Session $session
            Add-SCLike -Playlist $playlists[0] -WhatIf -PassThru -Session $session
            $tracks[0..99] | Add-SCLike -WhatIf -Session $session
            $WhatIfPreference = $true
            $tracks[0..99] | Add-SCLike -Session $session
        } | Should -BeNullOrEmpty

        $box.Requests | Should -BeNullOrEmpty
    }

    It 'says with -WhatIf what it would like' {
        $path = Join-Path $TestDrive 'whatif.txt'
        $null = Start-Transcript $path -UseMinimalHeader
        try {
            Add-SCLike $tracks[13] -WhatIf
        }
        finally {
            $null = Stop-Transcript
        }

        $path | Should -FileContentMatch "^What if: .*`"Like track`".*$($tracks[13].Urn)"
    }

    It 'does not ask with -Confirm:$false' {
        & {
            $ConfirmPreference = 'Low'
            Add-SCLike $tracks[13] -Confirm:$false
        }

        Get-Sent $box | Should -HaveCount 1
    }

    It 'goes on after one that is missing, with output and errors in input order' {
        $written = @($tracks[14], $missing, $tracks[15] | Add-SCLike -PassThru -ErrorAction Continue 2>&1)

        $written | Should -HaveCount 3
        $written[0].Urn | Should -Be $tracks[14].Urn
        $written[1].FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.AddSCLikeCommand'
        $written[1].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $written[1].TargetObject | Should -Be $missing
        $written[2].Urn | Should -Be $tracks[15].Urn
    }

    It 'refuses an id of another kind and sends nothing for it' {
        'soundcloud:users:1001', $tracks[16].Urn | Add-SCLike -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.AddSCLikeCommand'
        $failed.TargetObject | Should -Be 'soundcloud:users:1001'
        Get-Sent $box | Should -BeExactly "POST /likes/tracks/$($tracks[16].Urn)"
    }

    It 'ends at the first error with -ErrorAction Stop, and begins no more' {
        $failure = Get-Failure { $tracks[16], $missing, $tracks[17], $tracks[18] | Add-SCLike -ThrottleLimit 1 -ErrorAction Stop }

        $failure.TargetObject | Should -Be $missing
        $box.Requests.WhenIdleAsync([Threading.CancellationToken]::None).GetAwaiter().GetResult()
        Get-Sent $box 'POST *' | Should -HaveCount 2
    }

    It 'refuses an app''s token and sends nothing, not even to resolve a link' {
        $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
        $session = Connect-SoundCloud -Credential $app -ApiUri $box.ApiUri -AuthUri $box.AuthUri -PassThru
        $null = Connect-User $box
        $box.Requests.Clear()

        $tracks[18].Id, $tracks[18].PermalinkUrl | Add-SCLike -Session $session -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -Be (, 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.AddSCLikeCommand' * 2)
        $failed.TargetObject | Should -Be $tracks[18].Id, $tracks[18].PermalinkUrl
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'is not sent again when the service fails: a POST may have been done' {
        $session = Connect-User $box -With @{ MaximumRetryDelay = 0 }
        $box.EnableFault('status-503@POST /likes/')

        Add-SCLike $tracks[19] -Session $session -ErrorAction SilentlyContinue -ErrorVariable failed

        $box.DisableFault('status-503')
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.ServiceUnavailable,*'
        Get-Sent $box | Should -HaveCount 1
    }

    It 'is sent again when the service asks to come later' {
        $session = Connect-User $box -With @{ MaximumRetryDelay = 0 }
        $box.EnableFault('rate-limited:1@POST /likes/')

        Add-SCLike $tracks[19] -Session $session

        $box.DisableFault('rate-limited')
        $box.Requests.Status | Should -Be 429, 200
    }
}

Describe 'Add-SCLike -ThrottleLimit' {
    BeforeEach {
        $box.Requests.Clear()
        $box.Latency = [timespan]::FromMilliseconds(50)
    }

    AfterEach {
        $box.Latency = [timespan]::Zero
    }

    It 'keeps <Limit> requests in flight and no more, and the order' -ForEach @(
        @{ Limit = 1 }
        @{ Limit = 3 }
    ) {
        $given = $tracks[20..31]

        $changed = $given | Add-SCLike -PassThru -ThrottleLimit $Limit

        $changed.Urn | Should -Be $given.Urn
        $box.Requests.MaxInFlight | Should -Be $Limit
    }

    It 'is 4 where it is not given' {
        $tracks[20..39] | Add-SCLike

        $box.Requests.MaxInFlight | Should -Be 4
        Get-Sent $box | Should -HaveCount 20
    }

    It 'refuses <_>' -ForEach 0, 65 {
        (Get-Failure { $tracks[0] | Add-SCLike -ThrottleLimit $_ }).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        $box.Requests | Should -BeNullOrEmpty
    }
}

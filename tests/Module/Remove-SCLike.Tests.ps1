BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $box = Start-Box
    $null = Connect-User $box
    $liked = @(Get-SCLike)
    $likedPlaylists = @(Get-SCLike -Kind Playlist)
    $strange = Search-SCTrack -First 200 | Where-Object Urn -NotIn $liked.Urn | Select-Object -First 1
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
}

Describe 'Remove-SCLike' {
    BeforeEach {
        $box.Requests.Clear()
    }

    It 'takes a like back, returns nothing, and it is gone' {
        Get-Everything { Remove-SCLike $liked[0].Id } | Should -BeNullOrEmpty

        Get-Sent $box | Should -BeExactly "DELETE /likes/tracks/$($liked[0].Urn)"
        (Get-SCLike).Urn | Should -Not -Contain $liked[0].Urn
    }

    It 'returns the changed track with -PassThru, read after the change' {
        $before = Get-SCTrack $liked[1]

        $after = Remove-SCLike $before -PassThru

        $after.Urn | Should -Be $before.Urn
        $after.FavoritingsCount | Should -Be ($before.FavoritingsCount - 1)
    }

    It 'undoes what Add-SCLike did' {
        $count = (Get-SCTrack $strange).FavoritingsCount

        (Add-SCLike $strange -PassThru | Remove-SCLike -PassThru).FavoritingsCount | Should -Be $count
        (Get-SCLike).Urn | Should -Not -Contain $strange.Urn
    }

    It 'takes the like of a playlist back, given and piped' {
        Remove-SCLike -Playlist $likedPlaylists[0].Urn
        $likedPlaylists[1] | Remove-SCLike

        Get-Sent $box | Should -BeExactly "DELETE /likes/playlists/$($likedPlaylists[0].Urn)", "DELETE /likes/playlists/$($likedPlaylists[1].Urn)"
        $left = @((Get-SCLike -Kind Playlist).Urn)
        $left | Should -Be $likedPlaylists[2..7].Urn
    }

    It 'empties a list that is being read, all of it' {
        $first = @(Get-SCLike -First 10)

        Get-SCLike -PageSize 5 -First 10 | Remove-SCLike

        $left = @((Get-SCLike).Urn)
        $first.Urn | Where-Object { $_ -in $left } | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf, for one and for 100' {
        Invoke-Quietly -Arguments (Get-SCSession), $liked {
            param($session, $liked)
            Remove-SCLike $liked[50] -WhatIf -Session $session
            $liked[100..199] | Remove-SCLike -WhatIf -Session $session
        }

        $box.Requests | Should -BeNullOrEmpty
    }

    It 'does not ask with -Confirm:$false' {
        & {
            $ConfirmPreference = 'Low'
            Remove-SCLike $liked[51] -Confirm:$false
        }

        Get-Sent $box | Should -HaveCount 1
    }

    It 'does nothing for an empty pipeline or a $null from it' {
        Get-Everything {
            @() | Remove-SCLike
            $null | Remove-SCLike
            Remove-SCLike -Playlist @()
        } | Should -BeNullOrEmpty

        $box.Requests | Should -BeNullOrEmpty
    }

    It 'reports what was not liked as SoundCloud.NotFound, in its place among the others' {
        $written = @($liked[52], $strange, $liked[53] | Remove-SCLike -PassThru -ErrorAction Continue 2>&1)

        $written[0].Urn, $written[2].Urn | Should -Be $liked[52].Urn, $liked[53].Urn
        $written[1].FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.RemoveSCLikeCommand'
        [object]::ReferenceEquals($written[1].TargetObject, $strange) | Should -BeTrue
    }

    It 'keeps -ThrottleLimit requests in flight and no more' {
        $box.Latency = [timespan]::FromMilliseconds(50)

        $liked[60..69] | Remove-SCLike -ThrottleLimit 2

        $box.Latency = [timespan]::Zero
        $box.Requests.MaxInFlight | Should -Be 2
    }

    It 'is sent again when the service is away: a DELETE does no harm twice' {
        $session = Connect-User $box -With @{ MaximumRetryDelay = 0 }
        $box.EnableFault('status-503:1@DELETE /likes/')

        Remove-SCLike $liked[54] -Session $session

        $box.DisableFault('status-503')
        $box.Requests.Status | Should -Be 503, 200
    }

    It 'refuses an app''s token and sends nothing' {
        $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
        $session = Connect-SoundCloud -Credential $app -ApiUri $box.ApiUri -AuthUri $box.AuthUri -PassThru
        $null = Connect-User $box
        $box.Requests.Clear()

        Remove-SCLike $liked[55] -Session $session -ErrorAction SilentlyContinue -ErrorVariable failed
        Remove-SCLike -Playlist $likedPlaylists[2] -Session $session -ErrorAction SilentlyContinue -ErrorVariable +failed

        $failed.FullyQualifiedErrorId | Should -Be (, 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.RemoveSCLikeCommand' * 2)
        $box.Requests | Should -BeNullOrEmpty
    }
}

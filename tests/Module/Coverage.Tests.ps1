# Runs every operation of the API through the cmdlet that Operations.json names. The sandbox's log shows the requests.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    # One entry for each operation. BeforeAll defines the variables.
    $drives = @{
        'GET /me'                                          = { Get-SCUser }
        'GET /me/activities'                               = { Get-SCActivity -First 1 }
        'GET /me/activities/all/own'                       = { Get-SCActivity -Own -First 1 }
        'GET /me/activities/tracks'                        = { Get-SCActivity -TracksOnly -First 1 }
        'GET /me/feed'                                     = { Get-SCFeed -First 1 }
        'GET /me/feed/tracks'                              = { Get-SCFeed -TracksOnly -First 1 }
        'GET /me/recently-played/tracks'                   = { Get-SCHistory }
        'GET /me/likes/tracks'                             = { Get-SCLike -First 1 }
        'GET /me/likes/playlists'                          = { Get-SCLike -Kind Playlist -First 1 }
        'GET /me/followings'                               = { Get-SCFollowing -First 1 }
        'GET /me/followings/tracks'                        = { Get-SCFollowing -Tracks -First 1 }
        'GET /me/followings/{user_urn}'                    = { Test-SCFollowing $followed }
        'PUT /me/followings/{user_urn}'                    = { Add-SCFollowing $user }
        'DELETE /me/followings/{user_urn}'                 = { Remove-SCFollowing $unfollowed }
        'GET /me/followers'                                = { Get-SCFollower -First 1 }
        'GET /me/followers/{follower_urn}'                 = { Test-SCFollower $follower }
        'GET /me/playlists'                                = { Get-SCPlaylist -First 1 }
        'GET /me/tracks'                                   = { Get-SCTrack -First 1 }
        'GET /me/reposts/tracks'                           = { Get-SCRepost -First 1 }
        'GET /me/reposts/playlists'                        = { Get-SCRepost -Kind Playlist -First 1 }
        'GET /tracks'                                      = { Search-SCTrack a -First 1 }
        'POST /tracks'                                     = { Publish-SCTrack $file }
        'GET /playlists'                                   = { Search-SCPlaylist a -First 1 }
        'POST /playlists'                                  = { New-SCPlaylist 'Coverage' }
        'GET /users'                                       = { Search-SCUser a -First 1 }
        'GET /playlists/{playlist_urn}'                    = { Get-SCPlaylist $playlist }
        'PUT /playlists/{playlist_urn}'                    = { Set-SCPlaylist $playlist -Description 'changed' }
        'DELETE /playlists/{playlist_urn}'                 = { Remove-SCPlaylist $doomedPlaylist -Confirm:$false }
        'GET /playlists/{playlist_urn}/tracks'             = { Get-SCTrack -Playlist $playlist -First 1 }
        'GET /playlists/{playlist_urn}/reposters'          = { Get-SCRepost -Playlist $playlist -First 1 }
        'GET /tracks/{track_urn}'                          = { Get-SCTrack $track }
        'PUT /tracks/{track_urn}'                          = { Set-SCTrack $own -Description 'changed' }
        'DELETE /tracks/{track_urn}'                       = { Remove-SCTrack $doomed -Confirm:$false }
        'PUT /tracks/{track_urn}/storefront'               = { Set-SCStorefront $own -Title 'Tape' -Type cassette -Link 'https://shop.example.com/1' }
        'GET /tracks/{track_urn}/preview'                  = { Get-SCStream $track -Preview }
        'GET /tracks/{track_urn}/streams'                  = { Get-SCStream $track }
        'GET /tracks/{track_urn}/comments'                 = { Get-SCComment $track -First 1 }
        'POST /tracks/{track_urn}/comments'                = { Add-SCComment $own 'Well done' -Timestamp 1 }
        'GET /tracks/{track_urn}/favoriters'               = { Get-SCLike -Track $track -First 1 }
        'GET /tracks/{track_urn}/reposters'                = { Get-SCRepost -Track $track -First 1 }
        'GET /tracks/{track_urn}/related'                  = { Get-SCTrack -RelatedTo $track -First 1 }
        'GET /resolve'                                     = { Resolve-SCUrl $track.PermalinkUrl }
        'GET /users/{user_urn}'                            = { Get-SCUser $user }
        'GET /users/{user_urn}/related'                    = { Get-SCUser -RelatedTo $user -First 1 }
        'GET /users/{user_urn}/favorites'                  = { Invoke-SCRaw '/users/{user_urn}/favorites' -Parameter @{ user_urn = $user.Urn } -Query @{ limit = 1 } }
        'GET /users/{user_urn}/followers'                  = { Get-SCFollower $user -First 1 }
        'GET /users/{user_urn}/followings'                 = { Get-SCFollowing $user -First 1 }
        'GET /users/{user_urn}/followings/{following_urn}' = { Test-SCFollowing $theirs -By $user }
        'GET /users/{user_urn}/playlists'                  = { Get-SCPlaylist -User $user -First 1 }
        'GET /users/{user_urn}/tracks'                     = { Get-SCTrack -User $user -First 1 }
        'GET /users/{user_urn}/web-profiles'               = { Get-SCWebProfile $user -First 1 }
        'GET /users/{user_urn}/likes/tracks'               = { Get-SCLike $user -First 1 }
        'GET /users/{user_urn}/likes/playlists'            = { Get-SCLike $user -Kind Playlist -First 1 }
        'GET /users/{user_urn}/reposts/tracks'             = { Get-SCRepost $user -First 1 }
        'GET /users/{user_urn}/reposts/playlists'          = { Get-SCRepost $user -Kind Playlist -First 1 }
        'POST /likes/tracks/{track_urn}'                   = { Add-SCLike $track }
        'DELETE /likes/tracks/{track_urn}'                 = { Remove-SCLike $unliked }
        'POST /likes/playlists/{playlist_urn}'             = { Add-SCLike -Playlist $theirPlaylist }
        'DELETE /likes/playlists/{playlist_urn}'           = { Remove-SCLike -Playlist $unlikedPlaylist }
        'POST /reposts/tracks/{track_urn}'                 = { Add-SCRepost $track }
        'DELETE /reposts/tracks/{track_urn}'               = { Remove-SCRepost $unreposted }
        'POST /reposts/playlists/{playlist_urn}'           = { Add-SCRepost -Playlist $theirPlaylist }
        'DELETE /reposts/playlists/{playlist_urn}'         = { Remove-SCRepost -Playlist $unrepostedPlaylist }
        'POST /sign-out'                                   = { Disconnect-SoundCloud -Session $leaving }
    }
    # The one that ends a session comes last.
    $operations = @(foreach ($operation in Get-SCOperation | Sort-Object { $_.Path -eq '/sign-out' } -Stable) {
            @{ Name = "$operation"; Operation = $operation; Cmdlet = $operation.Cmdlet; Drive = $drives["$operation"] }
        })
    $drivenNames = @(@{ Names = @($drives.Keys) })
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    Connect-SoundCloud -Sandbox

    $file = New-Item (Join-Path $TestDrive 'Tone.mp3') -Value ('x' * 20000)
    $user = Get-SCUser jowymusic
    $track = Search-SCTrack -Access playable -First 1
    $own, $doomed = Get-SCTrack | Where-Object Commentable | Select-Object -First 2
    $playlist = Get-SCPlaylist 12345001
    $theirPlaylist = Search-SCPlaylist a | Where-Object { $_.User.Urn -ne $playlist.User.Urn } | Select-Object -First 1
    $doomedPlaylist = New-SCPlaylist 'To be deleted'
    $followed, $unfollowed = Get-SCFollowing -First 2
    $follower = Get-SCFollower -First 1
    $theirs = Get-SCFollowing $user -First 1
    $unliked = Get-SCLike -First 1
    $unlikedPlaylist = Get-SCLike -Kind Playlist -First 1
    $unreposted = Get-SCRepost -First 1
    $unrepostedPlaylist = Get-SCRepost -Kind Playlist -First 1
    $leaving = Connect-SoundCloud -Sandbox -PassThru
    # A session that has not warned yet.
    Connect-SoundCloud -Sandbox

    $templates = foreach ($operation in Get-SCOperation) {
        [pscustomobject]@{
            Name     = "$operation"
            Method   = $operation.Method
            Pattern  = '^' + ($operation.Path -replace '\{[^}]+\}', '[^/]+') + '$'
            # If two templates match, the one with fewer placeholders counts: /me/followings/tracks is not a user.
            Places   = [regex]::Matches($operation.Path, '\{').Count
        }
    }

    # The operations of the requests in the sandbox's log.
    function Get-SentOperation {
        foreach ($request in $sandbox.Requests | Where-Object Host -EQ api) {
            $path = [uri]::UnescapeDataString($request.Path)
            $template = $templates | Where-Object { $_.Method -ceq $request.Method -and $path -cmatch $_.Pattern } | Sort-Object Places | Select-Object -First 1
            [pscustomobject]@{ Name = "$($template ? $template.Name : "unknown: $request")"; Status = $request.Status }
        }
    }

    $seen = [ordered]@{}
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'An operation' {
    It 'is sent by its cmdlet and succeeds: <Name> by <Cmdlet>' -ForEach $operations {
        $Drive | Should -Not -BeNullOrEmpty -Because 'every operation has a drive in this file'
        $called = @($Drive.Ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true).GetCommandName())
        $called | Should -Be $Cmdlet -Because 'Operations.json names it'
        $sandbox.Requests.Clear()

        $written = @(& $Drive 3>&1)
        $warnings = @($written | Where-Object { $_ -is [Management.Automation.WarningRecord] })

        $sent = @(Get-SentOperation)
        $sent.Name | Should -Contain $Name
        $status = @($sent | Where-Object Name -CEQ $Name)[0].Status
        $status | Should -BeIn $Operation.Success
        $seen[$Name] = "$Name -> $Cmdlet -> $status"
        $warns = $Operation.IsDeprecated -and $Cmdlet -ne 'Invoke-SCRaw'
        $warnings | Should -HaveCount ([int]$warns) -Because 'a deprecated operation says so, once in a session'
        if ($warns) {
            $warnings[0].Message | Should -BeLike "*$([wildcardpattern]::Escape($Name))*"
        }

        $said = (Get-Command $Cmdlet).OutputType.Type
        foreach ($item in $written | Where-Object { $_ -isnot [Management.Automation.WarningRecord] }) {
            $item.GetType() | Should -BeIn $said -Because 'the cmdlet''s OutputType says what it writes'
        }

        # No other requests are sent, except those that are needed before it or that read its result.
        $sent.Name | Should -Not -BeLike 'unknown: *'
    }
}

Describe 'The 64 operations' {
    It 'have all been sent, and no drive is left over' -ForEach $drivenNames {
        $all = @((Get-SCOperation).ForEach({ "$_" }))
        foreach ($name in $all) {
            Write-Host "      $($seen.Contains($name) ? $seen[$name] : "$name -> not sent")"
        }

        $all | Should -HaveCount 64
        @($seen.Keys) | Sort-Object | Should -Be ($all | Sort-Object)
        $Names | Sort-Object | Should -Be ($all | Sort-Object)
    }

    It 'name, but for the raw one, a cmdlet of their own kind' {
        @(Get-SCOperation | Where-Object Cmdlet -EQ 'Invoke-SCRaw').ForEach({ "$_" }) | Should -BeExactly 'GET /users/{user_urn}/favorites'
    }
}

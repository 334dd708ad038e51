# Parameters that many cmdlets have, in every set of every one of them: what -First and -Skip return and cost, and what -ThrottleLimit
# allows. The cmdlets and sets come from the metadata. That every other parameter is read at all is ParameterTests.cs.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1

    # What a call must be given beside its ids.
    $beside = @{
        'Add-SCComment'    = @{ Body = 'x' }
        'Set-SCPlaylist'   = @{ Description = 'x' }
        'Set-SCStorefront' = @{ Title = 'x'; Type = 'cd'; Link = 'https://example.com/' }
        'Set-SCTrack'      = @{ Description = 'x' }
    }

    $cmdlets = @(Get-Command -Module SoundCloud -CommandType Cmdlet | Sort-Object Name)

    # The ways to call a paging cmdlet: each set, its optional things given or not, and each word of -Kind. References are filled in later.
    $calls = @(foreach ($cmdlet in $cmdlets | Where-Object { $_.Parameters.ContainsKey('First') }) {
            foreach ($set in $cmdlet.ParameterSets) {
                $with = @{}
                foreach ($parameter in $set.Parameters | Where-Object IsMandatory) {
                    $with[$parameter.Name] = $parameter.ParameterType -eq [switch] ? $true : $parameter.ParameterType -eq [string] ? 'a' : $parameter.ParameterType.Name
                }

                $optional = @($set.Parameters | Where-Object { -not $_.IsMandatory -and $_.ParameterType.Name -like '*Reference`[`]' })
                $ways = @($with) + @(foreach ($parameter in $optional) { $with + @{ $parameter.Name = $parameter.ParameterType.Name } })
                $ways += @(foreach ($way in $ways | Where-Object { $_.ContainsKey('Id') -and $set.Parameters.Name -contains 'SecretToken' }) { $way + @{ SecretToken = 's-x' } })
                if ($set.Parameters.Name -contains 'Kind') {
                    $ways = @(foreach ($way in $ways) { $way + @{ Kind = 'Track' }; $way + @{ Kind = 'Playlist' } })
                }

                foreach ($way in $ways) {
                    @{ Cmdlet = $cmdlet.Name; With = $way; Call = "$($cmdlet.Name) $($way.Keys | Sort-Object | ForEach-Object { "-$_ $($way[$_])" })".Trim() }
                }
            }
        })
    $ofIds = @($calls | Where-Object { $_.With.ContainsKey('Id') })
    # Without an id, Get-SCUser reads one thing. SoundCloud has dropped the list of Get-SCConnection.
    $ofOne = @($calls | Where-Object Call -EQ 'Get-SCUser')
    $ofLists = @($calls | Where-Object { $_ -notin $ofIds -and $_ -notin $ofOne -and $_.Cmdlet -ne 'Get-SCConnection' })

    # For each operation that takes access: the call of its cmdlet that sends it.
    $accessCalls = @{
        '/me/activities'                     = { Get-SCActivity -Access blocked -First 1 }
        '/me/activities/all/own'             = { Get-SCActivity -Own -Access blocked -First 1 }
        '/me/activities/tracks'              = { Get-SCActivity -TracksOnly -Access blocked -First 1 }
        '/me/feed'                           = { Get-SCFeed -Access blocked -First 1 }
        '/me/feed/tracks'                    = { Get-SCFeed -TracksOnly -Access blocked -First 1 }
        '/me/recently-played/tracks'         = { Get-SCHistory -Access blocked -First 1 }
        '/me/likes/tracks'                   = { Get-SCLike -Access blocked -First 1 }
        '/me/followings/tracks'              = { Get-SCFollowing -Tracks -Access blocked -First 1 }
        '/me/reposts/tracks'                 = { Get-SCRepost -Access blocked -First 1 }
        '/tracks'                            = { Search-SCTrack a -Access blocked -First 1 }
        '/playlists'                         = { Search-SCPlaylist a -Access blocked -First 1 }
        '/playlists/{playlist_urn}'          = { Get-SCPlaylist 12345001 -Access blocked }
        '/playlists/{playlist_urn}/tracks'   = { Get-SCTrack -Playlist 12345001 -Access blocked -First 1 }
        '/tracks/{track_urn}/related'        = { Get-SCTrack -RelatedTo $popular -Access blocked -First 1 }
        '/users/{user_urn}/playlists'        = { Get-SCPlaylist -User 4280711 -Access blocked -First 1 }
        '/users/{user_urn}/tracks'           = { Get-SCTrack -User 4280711 -Access blocked -First 1 }
        '/users/{user_urn}/likes/tracks'     = { Get-SCLike -User 4280711 -Access blocked -First 1 }
        '/users/{user_urn}/reposts/tracks'   = { Get-SCRepost -User 4280711 -Access blocked -First 1 }
    }
    $operations = Get-Content -Raw (Join-Path $RepositoryRoot 'src' 'SoundCloud.Client' 'Api' 'Operations.json') | ConvertFrom-Json
    $accessed = @($operations | Where-Object { $_.query -contains 'access' } | ForEach-Object { @{ Path = $_.path; Cmdlet = $_.cmdlet; Do = $accessCalls[$_.path] } })
    # Lists that the service cannot filter, although the cmdlet filters others.
    $unfiltered = @(
        @{ Call = 'your playlists'; Do = { Get-SCPlaylist -Access playable } }
        @{ Call = 'the playlists of me'; Do = { Get-SCPlaylist -User me -Access playable } }
        @{ Call = 'the tracks of me'; Do = { Get-SCTrack -User me -Access playable } }
        @{ Call = 'liked playlists'; Do = { Get-SCLike -Kind Playlist -Access playable } }
        @{ Call = 'reposted playlists'; Do = { Get-SCRepost -Kind Playlist -Access playable } }
    )

    $throttled = @(foreach ($cmdlet in $cmdlets | Where-Object { $_.Parameters.ContainsKey('ThrottleLimit') }) {
            $set = $cmdlet.ParameterSets | Where-Object { $_.IsDefault -or $cmdlet.ParameterSets.Count -eq 1 }
            $taker = $set.Parameters | Where-Object ValueFromPipeline | Sort-Object { $_.Position -lt 0 } -Stable | Select-Object -First 1
            @{ Cmdlet = $cmdlet.Name; Noun = $taker.ParameterType.GetElementType().Name -replace 'UploaderReference', 'User' -replace 'Reference'; Beside = $beside[$cmdlet.Name] ?? @{} }
        })
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $box = Start-Box
    $null = Connect-User $box -With @{ MaximumRetryCount = 0 }
    $popular = Get-SCTrack -First 200 | Where-Object { $_.Sharing -eq 'public' -and $_.Commentable } | Select-Object -First 1
    1..3 | ForEach-Object { Add-SCComment $popular "Comment $_" }
    $things = @{
        'TrackReference[]'    = @(@($popular) + @(Search-SCTrack -First 2))
        'UserReference[]'     = @(Get-SCUser demo-dj, jowymusic, nightshift-label)
        'UploaderReference[]' = @(Get-SCUser demo-dj, jowymusic, nightshift-label)
        'PlaylistReference[]' = @(Get-SCPlaylist 12345001; Search-SCPlaylist a -First 2)
    }
    $identity = { $_ -is [SoundCloud.Activity] ? "$($_.Type) $($_.Origin.Urn)" : $_ -is [SoundCloud.WebProfile] ? $_.Url : $_.Urn }

    # The arguments of a call with its references filled in: three where they are ids, else one.
    function Get-Argument([hashtable] $With) {
        $filled = @{}
        foreach ($name in $With.Keys) {
            $value = $With[$name]
            $filled[$name] = -not $things.ContainsKey("$value") ? $value : $name -eq 'Id' ? $things[$value].Urn : $things[$value][0].Urn
        }

        $filled
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
}

Describe '-First 0' {
    It 'returns nothing and sends nothing: <Call>' -ForEach $calls {
        $with = Get-Argument $With
        $box.Requests.Clear()

        & $Cmdlet @with -First 0 3>$null | Should -BeNullOrEmpty

        Get-Sent $box | Should -BeNullOrEmpty
    }
}

Describe '-First and -Skip of ids' {
    BeforeEach {
        $with = Get-Argument $With
        $ids = $with.Id
        $ids | Should -HaveCount 3
        $box.Requests.Clear()
    }

    It 'leave one of three, and one request: <Call>' -ForEach $ofIds {
        (& $Cmdlet @with -First 1).Urn | Should -Be $ids[0]
        (& $Cmdlet @with -Skip 1 -First 1).Urn | Should -Be $ids[1]
        (& $Cmdlet @with -Skip 2).Urn | Should -Be $ids[2]

        Get-Sent $box | Should -HaveCount 3
    }

    It 'count the ids of a whole pipeline: <Call>' -ForEach $ofIds {
        $with.Remove('Id')

        ($ids | & $Cmdlet @with -Skip 1 -First 1).Urn | Should -Be $ids[1]
        $ids | & $Cmdlet @with -Skip 3 | Should -BeNullOrEmpty

        Get-Sent $box | Should -HaveCount 1
    }
}

Describe '-First and -Skip of a single thing' {
    It 'leave it or not: <Call>' -ForEach $ofOne {
        $box.Requests.Clear()

        & $Cmdlet -First 1 | Should -HaveCount 1
        & $Cmdlet -Skip 1 | Should -BeNullOrEmpty

        Get-Sent $box | Should -HaveCount 1
    }
}

Describe '-First and -Skip of a list' {
    It 'leave as many items, and ask for no more than that needs: <Call>' -ForEach $ofLists {
        $with = Get-Argument $With
        $whole = @(& $Cmdlet @with -First 2 3>$null | ForEach-Object $identity)
        $whole | Should -HaveCount 2
        $box.Requests.Clear()

        & $Cmdlet @with -First 1 3>$null | ForEach-Object $identity | Should -Be $whole[0]
        & $Cmdlet @with -Skip 1 -First 1 3>$null | ForEach-Object $identity | Should -Be $whole[1]

        $sent = @(Get-Sent $box)
        $sent | Should -HaveCount 2
        # The links of a profile come at once, whatever their number.
        if ($Cmdlet -ne 'Get-SCWebProfile') {
            $sent[0] | Should -MatchExactly '[?&]limit=1(&|$)'
            $sent[1] | Should -MatchExactly '[?&]limit=2(&|$)'
        }
    }
}

Describe '-Access' {
    It 'is sent wherever the service takes it: <Path>' -ForEach $accessed {
        $Do | Should -Not -BeNullOrEmpty -Because "$Cmdlet must be able to send it"
        "$Do" | Should -BeLike " $Cmdlet *"
        $box.Requests.Clear()

        $null = & $Do 3>$null

        Get-Sent $box | Should -MatchExactly "^GET $($Path -replace '\{\w+\}', '[^/?]+')\?([^?]*&)?access=blocked(&|$)"
    }

    It 'is refused where the service has no such filter, and sends nothing: <Call>' -ForEach $unfiltered {
        $box.Requests.Clear()

        $failed = Get-Failure { $ErrorActionPreference = 'Stop'; & $Do }

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        $failed.ErrorDetails.RecommendedAction | Should -BeLike 'Leave out *'
        $box.Requests | Should -BeNullOrEmpty
    }
}

Describe '-ThrottleLimit' {
    BeforeAll {
        $box.EnableFault('status-503@*')
        $box.Latency = [timespan]::FromMilliseconds(50)
    }

    AfterAll {
        $box.Latency = [timespan]::Zero
        $box.DisableFault('status-503')
    }

    It 'is how many requests <Cmdlet> has in flight' -ForEach $throttled {
        $ids = 1..8 | ForEach-Object { "soundcloud:$($Noun.ToLowerInvariant())s:$_" }
        foreach ($limit in 1, 3) {
            $box.Requests.Clear()

            $ids | & $Cmdlet @Beside -ThrottleLimit $limit -Confirm:$false -ErrorAction SilentlyContinue -WarningAction SilentlyContinue

            $box.Requests.MaxInFlight | Should -Be $limit
            Get-Sent $box | Should -HaveCount 8
        }
    }
}

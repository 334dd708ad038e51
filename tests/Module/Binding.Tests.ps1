# Pipes each output type of the module into each parameter that takes the pipeline by value.
# The pairs come from the metadata. The rules below say which thing a type represents, and what each parameter requests from the API.
# Every request is answered 503, so that nothing changes and the log shows what was bound.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Cmdlets.ps1

    # The thing that an output type represents, by the type of the parameter. Types that are not listed represent nothing.
    $standsFor = @{
        'SoundCloud.Track'                        = @{ TrackReference = { $_.Urn } }
        'SoundCloud.User'                         = @{ UserReference = { $_.Urn } }
        'SoundCloud.Me'                           = @{ UserReference = { $_.Urn } }
        'SoundCloud.Playlist'                     = @{ PlaylistReference = { $_.Urn } }
        # A comment is on a track and by a user; where a cmdlet takes both, the default parameter set decides.
        'SoundCloud.Comment'                      = @{ TrackReference = { $_.TrackUrn }; UserReference = { $_.User.Urn } }
        'SoundCloud.Activity'                     = @{ TrackReference = { $_.Origin.Urn }; PlaylistReference = { $_.Origin.Urn } }
        # The service gives the links on a profile the URN of their user.
        'SoundCloud.WebProfile'                   = @{ UserReference = { $_.Urn } }
        'SoundCloud.TrackStream'                  = @{ TrackReference = { $_.TrackUrn } }
        'SoundCloud.Storefront'                   = @{ TrackReference = { $_.TrackUrn } }
        'SoundCloud.PowerShell.Embed'             = @{ TrackReference = { $_.Urn }; PlaylistReference = { $_.Urn } }
        'SoundCloud.PowerShell.TrackWaveform'     = @{ TrackReference = { $_.Urn } }
        'SoundCloud.PowerShell.TrackGrowth'       = @{ TrackReference = { $_.Urn }; TrackGrowth = { 'takes it' } }
        'SoundCloud.PowerShell.StatisticChart'    = @{}
        'SoundCloud.PowerShell.SoundCloudSession' = @{ SoundCloudSession = { 'takes it' } }
        'SoundCloud.PowerShell.RunningSandbox'    = @{ RunningSandbox = { 'takes it' } }
        'SoundCloud.PowerShell.SoundCloudAuthorizationRequest' = @{}
        'SoundCloud.PowerShell.StoredAccount'     = @{}
        'System.Security.SecureString'            = @{}
        'SoundCloud.Connection'                   = @{}
        'SoundCloud.Operation'                    = @{}
        'SoundCloud.PowerShell.RawResult'         = @{}
        'System.Boolean'                          = @{}
        'System.IO.FileInfo'                      = @{}
    }

    # A source of tracks is a playlist or a track.
    foreach ($stands in $standsFor.Values) {
        if ($stands['PlaylistReference'] ?? $stands['TrackReference']) {
            $stands['TrackSource'] = $stands['TrackReference'] ?? $stands['PlaylistReference']
        }
    }

    # What stands for a user stands for one here too, and a track, a playlist and a feed item for who uploaded it.
    foreach ($rules in $standsFor.Values | Where-Object { $_['UserReference'] }) {
        $rules.UploaderReference = $rules.UserReference
    }

    $standsFor['SoundCloud.Track'].UploaderReference = $standsFor['SoundCloud.Playlist'].UploaderReference = { $_.User.Urn }
    $standsFor['SoundCloud.Activity'].UploaderReference = { $_.Origin.User.Urn }

    # The property that identifies a thing, for parameters that bind by property name.
    $byName = @{ User = { $_.User.Urn } }

    # An object that only refers to a thing must not delete it.
    $refused = @{
        'Remove-SCTrack -Id'    = 'SoundCloud.Comment', 'SoundCloud.Activity', 'SoundCloud.TrackStream', 'SoundCloud.Storefront'
        'Remove-SCPlaylist -Id' = , 'SoundCloud.Activity'
    }

    # Mandatory arguments besides the pipeline input.
    $beside = @{
        'Add-SCComment'          = { @{ Body = 'x' } }
        'Add-SCPlaylistTrack'    = { @{ Playlist = (New-SCPlaylist 'to fill').Urn; PassThru = $true } }
        'Get-SCStatistic'        = { @{ Path = $statistics } }
        'Move-SCPlaylistTrack'   = { @{ Playlist = (New-SCPlaylist 'to sort' -Track $inPlaylist).Urn; Index = 500; PassThru = $true } }
        'Remove-SCPlaylistTrack' = { @{ Playlist = (New-SCPlaylist 'to empty' -Track $inPlaylist).Urn; PassThru = $true } }
        'Save-SCStatistic'       = { @{ Path = (Join-Path $TestDrive 'plays.csv') } }
        'Save-SCTrack'           = { @{ Path = [string]$TestDrive } }
        'New-SCPlaylist'         = { @{ Title = 'x' } }
        'Sync-SCPlaylist'        = { @{ To = (New-SCPlaylist 'to sync').Urn; PassThru = $true } }
        'Set-SCPlaylist -Track'  = { @{ Id = (New-SCPlaylist 'to fill').Urn; PassThru = $true } }
        'Set-SCPlaylist'         = { @{ Description = 'x' } }
        'Set-SCStorefront'       = { @{ Title = 'x'; Type = 'cd'; Link = 'https://example.com/' } }
        'Set-SCTrack'            = { @{ Description = 'x' } }
    }

    # A sample of each output type, and of other objects that people pipe. BeforeAll defines the variables.
    $samples = @(
        @{ Sample = 'a Track'; Type = 'SoundCloud.Track'; Make = { $track } }
        @{ Sample = 'a User'; Type = 'SoundCloud.User'; Make = { $user } }
        @{ Sample = 'a Me'; Type = 'SoundCloud.Me'; Make = { $me } }
        @{ Sample = 'a Playlist'; Type = 'SoundCloud.Playlist'; Make = { $playlist } }
        @{ Sample = 'a Comment'; Type = 'SoundCloud.Comment'; Make = { $comment } }
        @{ Sample = 'an Activity of a track'; Type = 'SoundCloud.Activity'; Only = 'TrackReference'; Make = { $trackActivity } }
        @{ Sample = 'an Activity of a playlist'; Type = 'SoundCloud.Activity'; Only = 'PlaylistReference'; Make = { $playlistActivity } }
        @{ Sample = 'a WebProfile'; Type = 'SoundCloud.WebProfile'; Make = { $webProfile } }
        @{ Sample = 'a Connection'; Type = 'SoundCloud.Connection'; Make = { [SoundCloud.Connection] @{ Id = 5; Service = 'elsewhere' } } }
        @{ Sample = 'a TrackStream'; Type = 'SoundCloud.TrackStream'; Make = { $stream } }
        @{ Sample = 'a Storefront'; Type = 'SoundCloud.Storefront'; Make = { [SoundCloud.Storefront] @{ TrackUrn = $track.Urn; Title = 'x' } } }
        @{ Sample = 'an Embed of a track'; Type = 'SoundCloud.PowerShell.Embed'; Only = 'TrackReference'; Make = { Get-SCEmbed $track } }
        @{ Sample = 'an Embed of a playlist'; Type = 'SoundCloud.PowerShell.Embed'; Only = 'PlaylistReference'; Make = { Get-SCEmbed -Playlist $playlist } }
        @{ Sample = 'a TrackWaveform'; Type = 'SoundCloud.PowerShell.TrackWaveform'; Make = { Show-SCWaveform $track -NoComments } }
        @{ Sample = 'a TrackGrowth'; Type = 'SoundCloud.PowerShell.TrackGrowth'; Make = { [SoundCloud.PowerShell.TrackGrowth] @{ Urn = $track.Urn; Title = $track.Title; NewPlays = 1 } } }
        @{ Sample = 'a StatisticChart'; Type = 'SoundCloud.PowerShell.StatisticChart'; Make = { [SoundCloud.PowerShell.TrackGrowth] @{ NewPlays = 1 } | Show-SCStatistic } }
        @{ Sample = 'a RawResult'; Type = 'SoundCloud.PowerShell.RawResult'; Make = { $raw } }
        @{ Sample = 'an Operation'; Type = 'SoundCloud.Operation'; Make = { Get-SCOperation /me } }
        @{ Sample = 'a SoundCloudSession'; Type = 'SoundCloud.PowerShell.SoundCloudSession'; Make = { $ended } }
        @{ Sample = 'a RunningSandbox'; Type = 'SoundCloud.PowerShell.RunningSandbox'; Make = { $stopped } }
        @{ Sample = 'an authorization request'; Type = 'SoundCloud.PowerShell.SoundCloudAuthorizationRequest'; Make = { $request } }
        @{ Sample = 'a StoredAccount'; Type = 'SoundCloud.PowerShell.StoredAccount'; Make = { $account } }
        @{ Sample = 'an access token'; Type = 'System.Security.SecureString'; Make = { $token } }
        @{ Sample = 'a Boolean'; Type = 'System.Boolean'; Make = { $true } }
        @{ Sample = 'a FileInfo'; Type = 'System.IO.FileInfo'; Make = { Get-Item $PSScriptRoot/Common.ps1 } }
    )

    $cmdlets = Get-Command -Module SoundCloud -CommandType Cmdlet | Sort-Object Name
    $outputTypes = @($cmdlets.OutputType.Type.FullName | Where-Object { $_ -ne 'System.Void' } | Sort-Object -Unique)

    # The parameters that take the pipeline by value, those of the default set first, as the engine tries them.
    $takers = foreach ($cmdlet in $cmdlets) {
        $sets = $cmdlet.ParameterSets | Sort-Object { -not $_.IsDefault } -Stable
        $byValue = [ordered]@{}
        foreach ($parameter in $sets | ForEach-Object Parameters | Where-Object ValueFromPipeline | Sort-Object { $_.Position -lt 0 } -Stable) {
            $type = $parameter.ParameterType
            $byValue[$parameter.Name] = [pscustomobject]@{
                Name   = $parameter.Name
                Key    = "$($cmdlet.Name) -$($parameter.Name)"
                Type   = ($type.IsArray ? $type.GetElementType() : $type).Name
                ByName = $parameter.ValueFromPipelineByPropertyName
            }
        }

        if ($byValue.Count -gt 0) {
            [pscustomobject]@{ Cmdlet = $cmdlet; Parameters = @($byValue.Values) }
        }
    }

    # By the rules: the parameter that a thing binds to, and the text that it binds. Null if it does not bind.
    function Find-Expected([hashtable] $Sample, [object] $Taker) {
        $text = 'String', 'Object'
        foreach ($parameter in $Taker.Parameters) {
            $rules = $standsFor[$Sample.Type] ?? @{}
            $isMeant = -not $Sample['Only'] -or $parameter.Type -in $Sample.Only, 'TrackSource', 'UploaderReference'
            if ($parameter.Type -in $text) {
                return @{ Key = $parameter.Key; Read = { 'text' } }
            }

            if ($isMeant -and $rules[$parameter.Type] -and $Sample.Type -in $refused[$parameter.Key]) {
                return @{ Key = $parameter.Key; Read = { '' }; Asks = 'nothing: it is no id' }
            }

            if ($isMeant -and $rules[$parameter.Type]) {
                return @{ Key = $parameter.Key; Read = $rules[$parameter.Type] }
            }
        }

        foreach ($parameter in $Taker.Parameters | Where-Object ByName) {
            if (([type]$Sample.Type).GetProperty($parameter.Name) -and $byName[$parameter.Name]) {
                return @{ Key = $parameter.Key; Read = $byName[$parameter.Name] }
            }

            # Outside of Windows, PowerShell adds a User property, the owner, to files. The module looks that name up.
            if ($Sample.Type -eq 'System.IO.FileInfo' -and $parameter.Name -eq 'User' -and -not $IsWindows) {
                return @{ Key = $parameter.Key; Read = { '' }; Asks = 'GET /resolve' }
            }
        }
    }

    $pairs = @(foreach ($taker in $takers) {
            foreach ($sample in $samples) {
                $expected = Find-Expected $sample $taker
                @{
                    Sample = $sample.Sample
                    Make   = $sample.Make
                    Cmdlet = $taker.Cmdlet.Name
                    Beside = ($expected ? $beside[$expected.Key] : $null) ?? $beside[$taker.Cmdlet.Name]
                    To     = $expected ? "as $($expected.Key -replace '^\S+ ')" : 'not at all'
                    Asks   = $expected ? $expected['Asks'] ?? $Asks[$expected.Key] : $null
                    Read   = $expected ? $expected.Read : $null
                }
            }
        })

    # Ids in other forms bind to the first parameter, unless the object says what kind it is.
    $forms = @(
        @{ Form = 'a number'; Kinds = 'Track', 'User', 'Playlist'; Make = { param($thing) $thing.Id } }
        @{ Form = 'a number as text'; Kinds = 'Track', 'User', 'Playlist'; Make = { param($thing) "$($thing.Id)" } }
        @{ Form = 'a URN'; Kinds = 'Track', 'User', 'Playlist'; Make = { param($thing) $thing.Urn } }
        @{ Form = 'a number in an array'; Kinds = 'Track', 'User', 'Playlist'; Make = { param($thing) , @($thing.Id) } }
        @{ Form = 'an object with Id'; Kinds = 'Track', 'User', 'Playlist'; Make = { param($thing) [pscustomobject]@{ Id = $thing.Id } } }
        @{ Form = 'an object with Urn'; Kinds = 'Track', 'User', 'Playlist'; Says = $true; Make = { param($thing) [pscustomobject]@{ Urn = $thing.Urn } } }
        @{ Form = 'a hashtable with Id'; Kinds = 'Track', 'User', 'Playlist'; Make = { param($thing) @{ Id = $thing.Id } } }
        @{ Form = 'a hashtable with Urn'; Kinds = 'Track', 'User', 'Playlist'; Says = $true; Make = { param($thing) @{ Urn = $thing.Urn } } }
        @{ Form = 'a row of a spreadsheet with Urn'; Kinds = 'Track', 'User', 'Playlist'; Says = $true; Make = { param($thing) $thing | Select-Object Urn | ConvertTo-Csv | ConvertFrom-Csv } }
    )
    $references = @(foreach ($taker in $takers) {
            $ofThings = @($taker.Parameters | Where-Object Type -Like '*Reference')
            foreach ($form in $forms | Where-Object { $ofThings }) {
                foreach ($kind in $form.Kinds) {
                    # A form that states its kind binds to each parameter of that kind. Other forms bind only to the first one.
                    $reached = $form['Says'] ? $ofThings : $ofThings[0]
                    $types = "${kind}Reference", ($kind -eq 'User' ? 'UploaderReference' : $null)
                    $parameter = $reached | Where-Object Type -In $types | Select-Object -First 1
                    if ($parameter) {
                        @{ Form = $form.Form; Kind = $kind; Cmdlet = $taker.Cmdlet.Name; Beside = $beside[$parameter.Key] ?? $beside[$taker.Cmdlet.Name]; To = $parameter.Name; Asks = $Asks[$parameter.Key]; Make = $form.Make }
                    }
                }
            }
        })
    $strangers = @(foreach ($taker in $takers) {
            if ($taker.Parameters.Type -like '*Reference') {
                @{ Cmdlet = $taker.Cmdlet.Name; Beside = $beside[$taker.Cmdlet.Name] }
            }
        })

    $keys = @($takers.Parameters.Key)
    $completeness = @(@{
            Unruled   = @($keys | Where-Object { -not $Asks.ContainsKey($_) })
            Stale     = @($Asks.Keys | Where-Object { $_ -notin $keys })
            Unsampled = @($outputTypes | Where-Object { $_ -notin $samples.Type -or -not $standsFor.ContainsKey($_) })
            Unwritten = @($standsFor.Keys | Where-Object { $_ -notin $outputTypes })
        })
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    Connect-SoundCloud -Sandbox -MaximumRetryCount 0
    $me = Get-SCUser
    $user = Get-SCUser jowymusic
    $track = Search-SCTrack -Access playable -First 200 | Where-Object { $_.User.Urn -notin $me.Urn, $user.Urn } | Select-Object -First 1
    $playlist = Search-SCPlaylist a -First 200 | Where-Object { $_.User.Urn -notin $me.Urn, $user.Urn } | Select-Object -First 1
    $feed = @(Get-SCFeed)
    $trackActivity = $feed | Where-Object { $_.Origin -is [SoundCloud.Track] } | Select-Object -First 1
    $playlistActivity = $feed | Where-Object { $_.Origin -is [SoundCloud.Playlist] } | Select-Object -First 1
    $comment = Add-SCComment (Get-SCTrack -First 200 | Where-Object Commentable | Select-Object -First 1) 'x' -PassThru
    $webProfile = Get-SCWebProfile $me -First 1
    $stream = Get-SCStream $track
    $raw = Invoke-SCRaw /me
    $inPlaylist = @(@($track.Urn, $comment.TrackUrn, $trackActivity.Origin.Urn) | Sort-Object -Unique)
    $statistics = Join-Path $TestDrive 'statistics.csv'
    Set-Content $statistics 'Time,Urn,Plays', @($inPlaylist | ForEach-Object { "2026-01-01T00:00:00Z,$_,1" })
    $ended = Connect-SoundCloud -Sandbox -PassThru
    Disconnect-SoundCloud -KeepToken
    Connect-SoundCloud -Sandbox -MaximumRetryCount 0
    $stopped = Start-SCSandbox -TrackCount 0
    $stopped.Stop()
    $token = Get-SCAccessToken
    $request = New-SCAuthorizationRequest -Credential $sandbox.Credential -RedirectUri https://example.com/callback
    Connect-SoundCloud -Sandbox -MaximumRetryCount 0 -Account binding -AllowPlainTextStore -WarningAction Ignore
    $account = Get-SCAccount binding
    Connect-SoundCloud -Sandbox -MaximumRetryCount 0

    # Pipes a thing into a cmdlet and returns the result: the request, "text", or "not at all".
    function Get-Outcome([object] $Thing, [string] $Cmdlet, [scriptblock] $Beside) {
        $with = $Beside ? (& $Beside) : @{}
        $edits = $Cmdlet -like '*-SCPlaylistTrack' -or $Cmdlet -eq 'Sync-SCPlaylist'
        $fills = $Cmdlet -eq 'New-SCPlaylist' -or ($Cmdlet -eq 'Set-SCPlaylist' -and $with.ContainsKey('Id'))
        if ((Get-Command $Cmdlet).Parameters.ContainsKey('Confirm')) {
            $with.Confirm = $false
        }

        $sandbox.Requests.Clear()
        if (-not ($edits -or $fills)) {
            $sandbox.EnableFault('status-503@*')
        }

        try {
            $failed = $null
            $written = @($Thing | & $Cmdlet @with -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue)
        }
        finally {
            $sandbox.DisableFault('status-503')
        }

        $binding = @($failed | Where-Object { $_.Exception -is [Management.Automation.ParameterBindingException] })
        if ($binding) {
            # The second error is for a thing that is not a track, but whose title and other properties would bind.
            $isRefused = $binding[0].FullyQualifiedErrorId -match '^InputObject(NotBound|MissingMandatory),'
            return $isRefused ? 'not at all' : $binding[0].FullyQualifiedErrorId
        }

        $invalid = @($failed | Where-Object FullyQualifiedErrorId -Like 'SoundCloud.InvalidId,*')
        if ($fills -and $written) {
            return "$($Cmdlet -like 'New-*' ? 'makes one of' : 'fills it with') $($written[0].Tracks.Urn)"
        }

        if ($Cmdlet -eq 'Sync-SCPlaylist' -and -not $invalid) {
            $from = $sandbox.Requests.Path -match '^/playlists/[^/]+$' -replace '.*/' | Where-Object { $_ -ne $with.To } | Select-Object -First 1
            return "syncs $($from ?? $written[0].Tracks.Urn)"
        }

        if ($edits -and -not $invalid) {
            $tracks = @($written[0].Tracks.Urn)
            return $Cmdlet -like 'Add-*' ? "adds $tracks" : $Cmdlet -like 'Move-*' ? "moves $($tracks[-1])" : "removes $($inPlaylist | Where-Object { $_ -notin $tracks })"
        }

        if ($Cmdlet -in 'Remove-SCTrack', 'Remove-SCPlaylist' -and $invalid -and $sandbox.Requests.Count -eq 0) {
            return 'nothing: it is no id'
        }

        if ($Cmdlet -eq 'Get-SCEmbed' -and $written) {
            return "embeds $($written[0].Urn)"
        }

        if ($Cmdlet -eq 'Get-SCStatistic' -and $written) {
            return "reads $($written[0].Urn) in a file"
        }

        # For a track object, the waveform is requested at once.
        if ($Cmdlet -eq 'Show-SCWaveform' -and $sandbox.Requests.Count -gt 0 -and $sandbox.Requests[0].Path -match '^/(tracks|waveforms)/\D*(\d+)') {
            return "draws soundcloud:tracks:$($Matches[2])"
        }

        if ($Cmdlet -in 'Disconnect-SoundCloud', 'Show-SCStatistic', 'Stop-SCSandbox') {
            return 'takes it'
        }

        if ($Cmdlet -in 'Get-SCOperation', 'Publish-SCTrack', 'Resolve-SCUrl' -or $Cmdlet -like 'Search-*') {
            return 'text'
        }

        $first = $sandbox.Requests | Where-Object Host -EQ api | Select-Object -First 1
        $first ? "$($first.Method) $([uri]::UnescapeDataString($first.Path))" : "nothing sent: $($failed | Select-Object -First 1)"
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Remove-SCAccount binding
    Stop-SCSandbox
}

Describe 'The binding matrix' {
    It 'has a rule for each parameter and a sample of each output type, and no more' -ForEach $completeness {
        $Unruled | Should -BeNullOrEmpty -Because 'each parameter that takes the pipeline by value has an entry in $Asks'
        $Stale | Should -BeNullOrEmpty
        $Unsampled | Should -BeNullOrEmpty -Because 'each output type has an entry in $standsFor and in $samples'
        $Unwritten | Should -BeNullOrEmpty
    }
}

Describe 'An output' {
    It 'goes into <Cmdlet> <To>: <Sample>' -ForEach $pairs {
        $thing = & $Make
        $expected = $Read ? ($Asks -f ($thing | ForEach-Object $Read)) : 'not at all'

        Get-Outcome $thing $Cmdlet $Beside | Should -BeExactly $expected
    }
}

Describe 'An id' {
    It 'goes into <Cmdlet> as -<To>: <Form> of a <Kind>' -ForEach $references {
        $thing = @{ Track = $track; User = $user; Playlist = $playlist }[$Kind]

        Get-Outcome (& $Make $thing) $Cmdlet $Beside | Should -BeExactly ($Asks -f $thing.Urn)
    }

    It 'is not read out of an object that has none: <Cmdlet>' -ForEach $strangers {
        Get-Outcome ([pscustomobject]@{ Name = 'x' }) $Cmdlet $Beside | Should -BeExactly 'not at all'
    }

    It 'is not read out of a URN of a thing that it cannot be: <Cmdlet>' -ForEach $strangers {
        Get-Outcome ([pscustomobject]@{ Urn = 'soundcloud:things:5'; Id = 5 }) $Cmdlet $Beside | Should -BeExactly 'not at all'
    }
}

Describe 'A pipeline through several cmdlets' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'likes what a feed is about, tracks and playlists' {
        $items = @(Get-SCFeed -First 20)

        Get-SCFeed -First 20 | Add-SCLike -ThrottleLimit 1

        Get-Sent $sandbox 'POST *' | Should -Be @($items.Origin.ForEach({ "POST /likes/$($_.Kind)s/$($_.Urn)" }))
    }

    It 'goes from a comment to its author and to its track' {
        $comments = @(Get-SCComment $comment.TrackUrn)

        (Get-SCComment $comment.TrackUrn | Get-SCUser).Urn | Should -Be $comments.User.Urn
        (Get-SCComment $comment.TrackUrn | Get-SCTrack).Urn | Should -Be $comments.TrackUrn
    }

    It 'goes on with comments that were saved as a spreadsheet' {
        $path = Join-Path $TestDrive 'comments.csv'
        $comment | Export-Csv $path

        (Import-Csv $path | Get-SCUser).Urn | Should -Be $comment.UserUrn
        (Import-Csv $path | Get-SCTrack).Urn | Should -Be $comment.TrackUrn
    }

    It 'takes several things in one array, also where they stand for their users' {
        (Get-SCUser $track, $user, $playlist, $trackActivity, $comment).Urn |
            Should -Be $track.User.Urn, $user.Urn, $playlist.User.Urn, $trackActivity.Origin.User.Urn, $comment.User.Urn
        (Get-SCTrack $track, $comment, $stream).Urn | Should -Be $track.Urn, $comment.TrackUrn, $track.Urn
    }

    It 'does not take a feed item about something unknown' {
        [SoundCloud.Activity]@{ Type = 'brand-new' } | Add-SCLike -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'InputObjectNotBound,*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

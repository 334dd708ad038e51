# Tab completion through TabExpansion2, as at a prompt, in a real PowerShell against the sandbox.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
    $typed = @{ TrackReference = 'Tracks'; UserReference = 'Users'; UploaderReference = 'Users'; PlaylistReference = 'Playlists' }

    # Every parameter that knows its values, by its type or by its attributes.
    $known = @(
        foreach ($command in Get-Command -Module SoundCloud -CommandType Cmdlet) {
            foreach ($parameter in $command.Parameters.Values | Where-Object { $_.Name -notin $common -and $_.ParameterType -ne [switch] }) {
                $type = $parameter.ParameterType
                $inner = $type.IsArray ? $type.GetElementType() : ([Nullable]::GetUnderlyingType($type) ?? $type)
                $set = $parameter.Attributes | Where-Object { $_ -is [ValidateSet] }
                $words = $parameter.Attributes | Where-Object { $_.GetType().Name -eq 'ValidateWordAttribute' }
                $values = if ($inner.IsEnum) { [enum]::GetNames($inner) }
                elseif ($set) { $set.ValidValues }
                elseif ($words) { $words.Meanings.Key }
                elseif ($inner -eq [bool]) { '$true', '$false' }
                @{
                    Line     = "$($command.Name) -$($parameter.Name) "
                    Name     = $parameter.Name
                    Values   = @($values)
                    Things   = $typed[$inner.Name]
                    HasOther = [bool]($parameter.Attributes | Where-Object { $_ -is [ArgumentCompleter] -and $_.Type.Name -ne 'NothingCompleter' })
                }
            }
        }
    )
    $sets = @($known | Where-Object { $_.Values.Count -gt 0 })
    $references = @($known | Where-Object Things)
    # Where the name of a file is a value. Of everything else, no file is one.
    $placed = @($known | Where-Object { $_.Name -in 'ArtworkPath', 'Store' -or ($_.Name -eq 'Path' -and -not $_.HasOther) })
    $unplaced = @($known | Where-Object { $_ -notin $placed })
    $others = @(@{ Others = @($known | Where-Object { $_.Values.Count -eq 0 -and -not $_.Things }) })

}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    # Parameters without a list of values: free texts, numbers, times, files, addresses, secrets and objects. Add a new parameter
    # here deliberately, or give it a completer.
    $free = @(
        'AccessToken', 'ApiUri', 'Artist', 'ArtworkPath', 'AuthUri', 'AuthorizationCode', 'AuthorizationHeader', 'Before', 'Body', 'CacheTtl', 'Color', 'CreatedAfter'
        'CreatedBefore', 'Credential', 'Cursor', 'Description', 'Ean', 'First', 'Form', 'FromIndex', 'Height', 'Index', 'InputObject', 'Isrc', 'LabelName', 'Latency', 'Link'
        'LinkTitle', 'MaximumBpm', 'MaximumDuration', 'MaximumRetryCount', 'MaximumRetryDelay', 'MinimumBpm', 'MinimumDuration', 'Name', 'OnRequest'
        'OnRetry', 'OperationTimeoutSeconds', 'PageSize', 'Parameter', 'Permalink', 'Port', 'Price', 'Proxy', 'ProxyCredential', 'PurchaseTitle', 'PurchaseUrl'
        'Query', 'RedirectUri', 'RefreshToken', 'Release', 'ReleaseDate', 'Request', 'Sandbox', 'SandboxUser', 'SecretToken', 'Seed', 'Session', 'Since', 'Skip', 'State'
        'Store', 'StoreCredential', 'StoreKey'
        'Tag', 'TagList', 'ThrottleLimit', 'TimeoutSeconds', 'Timestamp', 'Title', 'TokenUri', 'Top', 'TrackCount', 'Url', 'Width'
    )
    # Files, which PowerShell completes; elsewhere -Path is one of the API.
    $files = 'Get-SCStatistic -Path ', 'Publish-SCTrack -Path ', 'Save-SCStatistic -Path ', 'Save-SCTrack -Path ', 'Show-SCStatistic -Path ', 'Show-SCWaveform -Path '
    $outer = $env:SOUNDCLOUD_ACCOUNTS_PATH
    $box = Start-Box
    $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))

    function Complete([string] $Line) {
        @((TabExpansion2 $Line $Line.Length).CompletionMatches)
    }

    # The completions of a line, and everything else that Tab did. It must write nothing and leave no error.
    function Get-Completed([string] $Line) {
        $Error.Clear()
        $found = Get-Everything { Complete $Line }
        $Error | Should -BeNullOrEmpty
        foreach ($one in $found) {
            $one | Should -BeOfType ([Management.Automation.CompletionResult])
            $one.ResultType | Should -Be 'ParameterValue'
        }

        $found
    }

    # A session whose clock the test moves.
    Add-Type -Path (Join-Path $RepositoryRoot 'out' 'tests' 'SoundCloud.Module.Tests.dll')
    function Set-Clock([object] $Session) {
        $clock = [SoundCloud.PowerShell.Tests.MovedTime]::new()
        $client = $Session.GetType().GetProperty('Client', [Reflection.BindingFlags]'Instance, NonPublic').GetValue($Session)
        $options = $client.GetType().GetProperty('Options', [Reflection.BindingFlags]'Instance, NonPublic').GetValue($client)
        $options.GetType().GetProperty('TimeProvider').SetValue($options, $clock)
        $clock
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
    $env:SOUNDCLOUD_ACCOUNTS_PATH = $outer
}

Describe 'Every parameter' {
    It 'offers its words, and says what they mean: <Line>' -ForEach $sets {
        $found = Get-Completed $Line

        $found.ListItemText | Sort-Object | Should -Be @($Values | Sort-Object)
        $found.CompletionText | Sort-Object | Should -Be @($Values | Sort-Object)
    }

    It 'that offers nothing is one for which there is no list of values' -ForEach $others {
        $silent = $Others | Where-Object { -not $_.HasOther -and $_.Line -notin $files }

        $silent.Name | Sort-Object -Unique | Should -Be @($free | Sort-Object)
    }

    Context 'at a place with files' {
        BeforeAll {
            $place = New-Item (Join-Path $TestDrive 'place') -ItemType Directory
            'some.txt', '1.txt', 'night.mp3' | ForEach-Object { $null = New-Item (Join-Path $place $_) }
            Push-Location $place
        }

        AfterAll {
            Pop-Location
        }

        # -First and -Skip are the engine's own parameters, which take no completer.
        It 'offers no file where no file is a value: <Line>' -ForEach ($unplaced | Where-Object Name -NotIn First, Skip) {
            foreach ($word in '', 's', '1', 'night', "'n", './') {
                Complete "$Line$word" | Where-Object { $_.CompletionText -match 'some\.txt|1\.txt|night\.mp3' } | Should -BeNullOrEmpty -Because "$Line$word"
            }
        }

        It 'offers files where a file is a value: <Line>' -ForEach $placed {
            Complete $Line | Where-Object CompletionText -Like '*night.mp3*' | Should -HaveCount 1
        }
    }

    Context 'that takes a track, a user or a playlist' {
        BeforeAll {
            $null = Connect-User $box
            $read = @{
                Tracks    = Get-SCTrack -User 4280711 -First 1
                Users     = Get-SCUser nightshift-label
                Playlists = Get-SCPlaylist -User nightshift-label -NoTracks -First 1
            }
        }

        It 'offers what was read: <Line>' -ForEach $references {
            $mine = Get-Completed $Line | Where-Object CompletionText -EQ $read[$Things].Id

            $mine | Should -HaveCount 1
            $mine.ListItemText | Should -BeExactly ($Things -eq 'Users' ? $read.Users.Username : $read[$Things].Title)
        }
    }

    It 'says of each word what it means' {
        foreach ($line in 'Get-SCTrack -Access ', 'Set-SCTrack -License ', 'Set-SCPlaylist -License ', 'Publish-SCTrack -EmbeddableBy ') {
            foreach ($word in Complete $line) {
                $word.ToolTip | Should -BeLike "$($word.ListItemText): ?*"
            }
        }
    }

    It 'says in the help what its tooltips say' {
        $help = (Get-Help Get-SCTrack -Parameter Access).description.Text -join ' '

        foreach ($word in Complete 'Get-SCTrack -Access ') {
            $help | Should -BeLike "*$($word.ListItemText) ($($word.ToolTip -replace '^\w+: '))*"
        }
    }

    It 'refuses what is none of its words: <Access>' -ForEach @{ Access = 'playable', 'free' }, @{ Access = @('') }, @{ Access = 'free' } {
        (Get-Failure { Get-SCTrack -User 4280711 -Access $Access }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError,*'
    }

    It 'offers genres, and takes others' {
        (Get-Completed 'Set-SCTrack 1 -Genre dr').CompletionText | Should -BeExactly "'Drum & Bass'"
        (Get-Completed 'Search-SCTrack -Genre Techno,house').CompletionText | Should -BeExactly 'House', "'Deep House'"
        { Set-SCTrack 1 -Genre 'Schlager' -WhatIf 6>$null } | Should -Not -Throw
    }
}

Describe 'A track of the signed-in user' {
    BeforeEach {
        $session = Connect-User $box
        $box.Requests.Clear()
    }

    It 'is asked for once where only its owner can do it' {
        foreach ($line in 'Set-SCTrack ', 'Remove-SCTrack ', 'Set-SCStorefront ', 'Set-SCTrack -Id x') {
            $null = Get-Completed $line
        }

        Get-Sent $box | Should -BeExactly 'GET /me/tracks?limit=200&linked_partitioning=true'
        (Get-Completed 'Set-SCTrack ').CompletionText | Should -Not -BeNullOrEmpty
    }

    It 'is not asked for anywhere else, nor with an app''s token' {
        $null = Get-Completed 'Add-SCLike -Track '
        $null = Connect-SoundCloud -Credential $app -ApiUri $box.ApiUri -AuthUri $box.AuthUri -PassThru
        $box.Requests.Clear()
        $null = Get-Completed 'Set-SCTrack '

        Get-Sent $box -Like '*/tracks*' | Should -BeNullOrEmpty
    }

    It 'makes its user known' {
        $track = Search-SCTrack -First 1

        (Get-Completed 'Get-SCTrack -User ').CompletionText | Should -Contain "$($track.User.Id)"
    }
}

Describe 'A playlist' {
    BeforeAll {
        $other = Start-Box
    }

    AfterAll {
        $other.Stop()
    }

    BeforeEach {
        $session = Connect-User $box
        $sunday = New-SCPlaylist 'Sunday set' -Sharing Private -Session $session
        # Another session: it has read nothing.
        $session = Connect-User $box
        $box.Requests.Clear()
    }

    AfterEach {
        Remove-SCPlaylist $sunday -Confirm:$false -Session $session
    }

    It 'is found by its title, in whatever case: <_>' -ForEach @(
        'Add-SCPlaylistTrack sun', 'Add-SCPlaylistTrack -Playlist SUNDAY', "Remove-SCPlaylistTrack 'sunday s", 'Set-SCPlaylist ay',
        'Remove-SCPlaylist -Id "sunday set"', 'Get-SCTrack -Playlist sun', 'Add-SCLike -Playlist 1,sun', 'Get-SCPlaylist 1, sun'
    ) {
        $found = @(Get-Completed $_ | Where-Object ListItemText -EQ 'Sunday set')

        $found | Should -HaveCount 1
        $found.CompletionText.Trim("'", '"') | Should -BeExactly "$($sunday.Id)"
        $found.ToolTip | Should -BeExactly "Sunday set · 0 tracks · private · $($sunday.Id)"
    }

    It 'is found by its number, and by its URN, which it then is' {
        (Get-Completed "Get-SCPlaylist $("$($sunday.Id)".Substring(0, 6))").CompletionText | Should -Contain "$($sunday.Id)"
        (Get-Completed "Get-SCPlaylist soundcloud:playlists:$($sunday.Id)").CompletionText | Should -BeExactly $sunday.Urn
        Get-Completed 'Get-SCPlaylist soundcloud:tracks:' | Should -BeNullOrEmpty
    }

    It 'that begins with the word comes before one that holds it' {
        # The newer one, which would come first.
        $late = New-SCPlaylist 'Late sunday' -Session $session

        $titles = (Get-Completed 'Get-SCPlaylist sun').ListItemText

        Remove-SCPlaylist $late -Confirm:$false -Session $session
        $titles | Should -BeExactly 'Sunday set', 'Late sunday'
    }

    It 'costs one request, whatever is pressed' {
        $lines = 'Add-SCPlaylistTrack ', 'Add-SCPlaylistTrack s', 'Set-SCPlaylist sun', 'Get-SCPlaylist x', 'Add-SCLike -Playlist '

        foreach ($line in $lines + $lines) {
            $null = Get-Completed $line
        }

        Get-Sent $box | Should -BeExactly 'GET /me/playlists?show_tracks=false&limit=200&linked_partitioning=true'
    }

    It 'is asked for again after half a minute' {
        $clock = Set-Clock $session
        $null = Get-Completed 'Set-SCPlaylist '
        $clock.By = '0:00:29'
        $null = Get-Completed 'Set-SCPlaylist '
        Get-Sent $box | Should -HaveCount 1

        $clock.By = '0:00:31'
        $null = Get-Completed 'Set-SCPlaylist '

        Get-Sent $box | Should -HaveCount 2
    }

    It 'is one of the first page, whatever comes after it' {
        $box.EnableFault('page-empty-first')

        $found = Get-Completed 'Set-SCPlaylist '

        $box.DisableFault('page-empty-first')
        $found | Should -BeNullOrEmpty
        Get-Sent $box | Should -HaveCount 1
    }

    It 'is one of the session given' {
        $theirs = Connect-User $other 'jowymusic'
        $mine = New-SCPlaylist 'Elsewhere' -Session $theirs
        $null = Connect-User $box
        $other.Requests.Clear()

        (Get-Completed 'Set-SCPlaylist -Session $theirs -Id else').CompletionText | Should -BeExactly "$($mine.Id)"
        (TabExpansion2 'Set-SCPlaylist else -Session $theirs' 19).CompletionMatches.CompletionText | Should -BeExactly "$($mine.Id)"
        (Get-Completed 'Set-SCPlaylist -Sess $theirs -Id else').CompletionText | Should -BeExactly "$($mine.Id)"

        Get-Sent $box | Should -BeNullOrEmpty
        $other.Requests | Should -HaveCount 1
    }

    It 'is not asked for where <What>' -ForEach @(
        @{ What = 'the session is none'; Line = 'Set-SCPlaylist -Session $null -Id ' }
        @{ What = 'the session is not known'; Line = 'Set-SCPlaylist -Session $noSuchVariable -Id ' }
        @{ What = 'only running the line would tell the session'; Line = 'Set-SCPlaylist -Session (Get-SCSession) -Id ' }
        @{ What = 'the same, abbreviated'; Line = 'Set-SCPlaylist -Sess (Get-SCSession) -Id ' }
        @{ What = 'the session is something else'; Line = 'Set-SCPlaylist -Session $box -Id ' }
        @{ What = 'it is an app''s'; Line = 'Set-SCPlaylist -Session $asApp -Id ' }
        @{ What = 'it was ended'; Line = 'Set-SCPlaylist -Session $ended -Id ' }
        @{ What = 'nobody is connected'; Line = 'Set-SCPlaylist -Id ' }
    ) {
        $asApp = Connect-SoundCloud -Credential $app -ApiUri $box.ApiUri -AuthUri $box.AuthUri -PassThru
        $ended = Connect-User $box
        Disconnect-SoundCloud -Session $ended
        $session = Connect-User $box
        if ($What -eq 'nobody is connected') {
            Disconnect-SoundCloud -KeepToken
        }

        $box.Requests.Clear()

        Get-Completed $Line | Should -BeNullOrEmpty
        $box.Requests | Should -BeNullOrEmpty
        $session = Connect-User $box
    }

    It 'of a session in another runspace is offered there' {
        $found = [powershell]::Create().AddScript({
                param($module, $session)
                Import-Module $module
                $line = 'Set-SCPlaylist -Session $session -Id sun'
                (TabExpansion2 $line $line.Length).CompletionMatches | ForEach-Object CompletionText
                $line = 'Set-SCPlaylist -Id sun'
                (TabExpansion2 $line $line.Length).CompletionMatches | ForEach-Object CompletionText
            }).AddArgument($ModulePath).AddArgument($session).Invoke()

        $found | Should -BeExactly "$($sunday.Id)"
    }
}

Describe 'What was read last' {
    BeforeEach {
        $session = Connect-User $box
    }

    It 'is offered, the newest first, without a request' {
        $first, $second = Get-SCTrack -User 4280711 -First 2
        $null = Get-SCTrack $first.Id
        $box.Requests.Clear()

        $found = Get-Completed 'Add-SCLike '

        $found.CompletionText | Should -BeExactly "$($first.Id)", "$($second.Id)"
        $found.ListItemText | Should -BeExactly $first.Title, $second.Title
        $found[0].ToolTip | Should -BeExactly "$($first.Title) · $($first.User.Username) · $($first.Id)"
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'is offered by position and by name, also after others: <_>' -ForEach 'Get-SCTrack ', 'Get-SCTrack -Id 1,', 'Get-SCTrack 1, ', '$x = Add-SCLike ', 'Get-SCLike | Add-SCLike -Track ', 'SoundCloud\Add-SCLike ' {
        $track = Get-SCTrack -User 4280711 -First 1

        (Get-Completed $_).CompletionText | Should -BeExactly "$($track.Id)"
    }

    It 'is all that came out: <What>' -ForEach @(
        @{ What = 'a list''s first'; Do = { Get-SCTrack -User 4280711 | Select-Object -First 3 } }
        @{ What = 'its later items'; Do = { Get-SCTrack -User 4280711 -Skip 4 -First 3 } }
        @{ What = 'several pages'; Do = { Get-SCTrack -User 4280711 -PageSize 2 -First 5 } }
        @{ What = 'a search'; Do = { Search-SCTrack night -First 4 } }
        @{ What = 'ids'; Do = { Get-SCTrack 2256221513, 2168800381 } }
        @{ What = 'a link'; Do = { Resolve-SCUrl https://soundcloud.com/demo-dj/neon-monsoon } }
        @{ What = 'a feed'; Do = { (Get-SCFeed -First 20 | Where-Object { $_.Origin.Kind -eq 'track' }).Origin }; Any = $true }
        @{ What = 'a change'; Do = { Add-SCLike 2256221513 -PassThru } }
    ) {
        $read = @(& $Do)

        $found = (Get-Completed 'Add-SCLike ').CompletionText

        $read | Should -Not -BeNullOrEmpty
        $found | Sort-Object | Should -Be @($read.Id | Sort-Object -Unique)
    }

    It 'is a user by name, and the word me where there is one' {
        $user = Get-SCUser nightshift-label

        (Get-Completed 'Add-SCFollowing ').CompletionText | Should -BeExactly "$($user.Id)"
        (Get-Completed 'Get-SCFollower ').CompletionText | Should -BeExactly 'me', "$($user.Id)"
        (Get-Completed "Add-SCFollowing $($user.Username.Substring(2, 4))").CompletionText | Should -BeExactly "$($user.Id)"
        $asApp = Connect-SoundCloud -Credential $app -ApiUri $box.ApiUri -AuthUri $box.AuthUri -PassThru
        Get-Completed 'Get-SCFollower -Session $asApp -User ' | Should -BeNullOrEmpty
    }

    It 'is me wherever it may be meant: <_>' -ForEach @(
        'Get-SCUser -Id ', 'Get-SCUser -RelatedTo ', 'Get-SCTrack -User ', 'Get-SCPlaylist -User ', 'Get-SCFollower -User ', 'Get-SCFollowing -User '
        'Get-SCLike -User ', 'Get-SCRepost -User ', 'Get-SCWebProfile -User ', 'Test-SCFollowing jowymusic -By '
        'Test-SCFollower -User ', 'Test-SCFollowing -User ', 'Add-SCFollowing -User ', 'Remove-SCFollowing -User '
    ) {
        $offered = @(Get-Completed $_ | ForEach-Object CompletionText)

        # Dot-sourced, so that the error variable is the test's own.
        $failed = $null
        $null = . ([scriptblock]::Create("${_}me -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction Ignore"))

        @($failed | Where-Object FullyQualifiedErrorId -Like 'SoundCloud.InvalidId,*') | Should -BeNullOrEmpty
        # Nobody can follow themselves.
        'me' -in $offered | Should -Be ($_ -notmatch 'Follow(er|ing) -User ' -or $_ -like 'Get-*')
    }

    It 'is a playlist that was made just now, beside those of the last request' {
        $null = Get-Completed 'Set-SCPlaylist '
        $made = New-SCPlaylist 'Just now'
        $box.Requests.Clear()

        (Get-Completed 'Add-SCPlaylistTrack just').CompletionText | Should -BeExactly "$($made.Id)"
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'is fifty of a kind at most, the last ones' {
        $read = @(Get-SCTrack -User nightshift-label -First 120 -PageSize 40)

        $found = (Get-Completed 'Add-SCLike ').CompletionText

        $read | Should -HaveCount 120
        $last = $read[70..119].Id
        [array]::Reverse($last)
        $found | Should -Be $last
    }

    It 'is each once, however often it was read' {
        1..3 | ForEach-Object { $null = Get-SCTrack 2256221513 }

        Get-Completed 'Add-SCLike ' | Should -HaveCount 1
    }

    It 'is gone with the session' {
        $null = Get-SCTrack 2256221513
        Disconnect-SoundCloud -Session $session
        Get-Completed 'Add-SCLike ' | Should -BeNullOrEmpty

        $recent = $session.GetType().GetProperty('Recent', [Reflection.BindingFlags]'Instance, NonPublic').GetValue($session)
        $recent.Tracks | Should -BeNullOrEmpty
        $null = Connect-User $box
        Get-Completed 'Add-SCLike ' | Should -BeNullOrEmpty -Because 'another session has read nothing'
    }

    It 'keeps no secret of a private track or playlist, and no thing' {
        $track = @(Get-SCTrack | Where-Object Sharing -EQ private)[0]
        $playlist = @(Get-SCPlaylist -NoTracks | Where-Object Sharing -EQ private)[0]
        $secrets = $track, $playlist | ForEach-Object { [regex]::Match($_.Uri, 's-\w+').Value }
        $secrets | Should -BeLike 's-?*'

        $recent = $session.GetType().GetProperty('Recent', [Reflection.BindingFlags]'Instance, NonPublic').GetValue($session)
        $kept = $recent.Tracks + $recent.Playlists
        $all = (Complete 'Add-SCLike ') + (Complete 'Add-SCLike -Playlist ')

        $kept.Id | Should -Contain $track.Id
        $kept.Id | Should -Contain $playlist.Id
        ($kept | ConvertTo-Json -Depth 5) + ($all | ConvertTo-Json) | Should -Not -Match ($secrets -join '|')
        $kept[0].PSObject.Properties.TypeNameOfValue | Sort-Object | Should -Be 'System.Int64', 'System.String', 'System.String'
    }
}

Describe 'Text that others chose' {
    It 'cannot move the cursor from a list of completions' {
        $null = Connect-User $box
        $made = New-SCPlaylist "Red`e[31m`r`nrow $([char]0x202E)gnp"
        $found = Get-Completed 'Add-SCPlaylistTrack Red' | Where-Object CompletionText -EQ $made.Id

        $found.ListItemText + $found.ToolTip | Should -Not -Match '[\x00-\x1f\x7f\u202e]'
        $found.ListItemText | Should -BeLike 'Red*row*'
        Remove-SCPlaylist $made -Confirm:$false
    }

    It 'fills no screen' {
        $null = Connect-User $box
        $made = New-SCPlaylist ('long ' * 200)

        $found = Get-Completed 'Add-SCPlaylistTrack long' | Where-Object CompletionText -EQ $made.Id

        $found.ListItemText.Length | Should -BeLessThan 90
        $found.ToolTip.Length | Should -BeLessThan 310
        Remove-SCPlaylist $made -Confirm:$false
    }
}

Describe 'Quotes' {
    BeforeDiscovery {
        $names = "o'hara", 'ada lovelace', 'a$b', 'x`y', '{braces}', 'co,ma', 'semi;colon', 'jürgen', '-dash', '(p)', '@at', '#hash', 'a&b', 'plain.name-2', '夜', "it’s", 'say “hi”'
        $names = @($names | ForEach-Object { @{ Name = $_ } })
    }

    BeforeAll {
        Use-FreshAccounts
        $token = $box.IssueUserToken('demo-dj')

        function Save-Name([string] $Name) {
            $null = Connect-SoundCloud -AccessToken (ConvertTo-Secret $token.AccessToken) -ApiUri $box.ApiUri -Account $Name -AllowPlainTextStore -WarningAction Ignore
        }
    }

    It 'make <Name> one argument, whichever the word began with' -ForEach $names {
        Use-FreshAccounts
        Save-Name $Name
        $begins = $Name.Substring(0, 1)
        $lines = @("'", '"' | ForEach-Object { "Get-SCAccount $_" }) + 'Get-SCAccount '
        if ($begins -match '\w') {
            $lines += "Get-SCAccount $begins", "Get-SCAccount '$begins", "Get-SCAccount `"$begins", "Get-SCAccount x,$begins"
        }

        foreach ($line in $lines) {
            $found = @(Get-Completed $line)
            $found | Should -HaveCount 1 -Because $line
            $text = $found.CompletionText
            & ([scriptblock]::Create("Write-Output $text")) | Should -BeExactly $Name -Because "$line gives $text"
            if ($line -match "[`"'](?=\w?$)") {
                $text[0] | Should -Be $Matches[0] -Because 'the user began with it'
            }
        }
    }

    It 'are left out where nothing needs them' {
        Use-FreshAccounts
        Save-Name 'plain.name-2'

        (Get-Completed 'Get-SCAccount ').CompletionText | Should -BeExactly 'plain.name-2'
    }

    It 'find what has them: <Line>' -ForEach @(
        @{ Line = "Get-SCAccount 'o''h" }
        @{ Line = 'Get-SCAccount "o''h' }
        @{ Line = "Get-SCAccount 'o''hara'" }
    ) {
        Use-FreshAccounts
        Save-Name "o'hara"

        Get-Completed $Line | Should -HaveCount 1
    }

    It 'never hold what cannot be shown' {
        Use-FreshAccounts
        Save-Name 'fine'
        Save-Name "turned$([char]0x202E)name"

        Get-SCAccount | Should -HaveCount 2
        (Get-Completed 'Get-SCAccount ').CompletionText | Should -BeExactly 'fine'
    }
}

Describe 'The paths of operations' {
    It 'are all there, once each, and say what they do and which cmdlet does it' {
        $found = Get-Completed 'Invoke-SCRaw '

        $found.ListItemText | Should -BeExactly @((Get-SCOperation).Path | Select-Object -Unique)
        ($found | Where-Object ListItemText -EQ '/tracks/{track_urn}').CompletionText | Should -BeExactly "'/tracks/{track_urn}'"
        ($found | Where-Object ListItemText -EQ '/me').CompletionText | Should -BeExactly '/me'
        ($found | Where-Object ListItemText -EQ '/playlists').ToolTip | Should -BeExactly 'GET: Searches playlists. (Search-SCPlaylist) POST: Creates a playlist. (New-SCPlaylist)'
        ($found | Where-Object ListItemText -Like '*favorites').ToolTip | Should -Not -BeLike '*Invoke-SCRaw*'
    }

    It 'are those of the method: <Line>' -ForEach @(
        @{ Line = 'Invoke-SCRaw -Method DELETE -Path '; Method = 'DELETE' }
        @{ Line = 'Invoke-SCRaw -Method put '; Method = 'PUT' }
        @{ Line = 'Invoke-SCRaw -Method HEAD '; Method = 'GET' }
    ) {
        $found = Get-Completed $Line

        $found.ListItemText | Should -BeExactly @((Get-SCOperation | Where-Object Method -EQ $Method).Path | Select-Object -Unique)
        $found.ToolTip | Should -BeLike "$Method`: *"
    }

    It 'are found by their beginning, and by any part: <Word>' -ForEach @(
        @{ Word = '/me/f'; Like = '/me/f*' }
        @{ Word = "'/tracks/{"; Like = '*/tracks/{*' }
        @{ Word = 'related'; Like = '*related*' }
    ) {
        (Get-Completed "Invoke-SCRaw $Word").ListItemText | Sort-Object | Should -BeExactly @((Get-SCOperation $Like).Path | Select-Object -Unique | Sort-Object)
    }

    It 'complete Get-SCOperation too' {
        $text = (Get-Completed "Get-SCOperation '/tracks/{")[0].CompletionText

        (& ([scriptblock]::Create("Get-SCOperation $text"))).Path | Should -BeLike '/tracks/{*'
    }

    It 'need no session' {
        Disconnect-SoundCloud -KeepToken

        Get-Completed 'Invoke-SCRaw ' | Should -Not -BeNullOrEmpty
    }
}

Describe 'A completer that fails' {
    It 'completes nothing: <_>' -ForEach 'PlaylistCompleter', 'TrackCompleter', 'UserCompleter', 'UserOrMeCompleter' {
        $type = [SoundCloud.PowerShell.SoundCloudSession].Assembly.GetType("SoundCloud.PowerShell.$_")
        $completer = [Management.Automation.IArgumentCompleter][Activator]::CreateInstance($type)
        $broken = [Collections.Generic.SortedDictionary[int, int]]::new()

        # No real host calls it this way.
        @($completer.CompleteArgument($null, $null, $null, $null, $broken)) | Should -BeNullOrEmpty
    }
}

Describe 'A service in trouble' {
    BeforeEach {
        $own = Start-Box
        $session = Connect-User $own
        $line = 'Set-SCPlaylist '
    }

    AfterEach {
        $own.Stop()
        Disconnect-SoundCloud -KeepToken
    }

    It 'completes nothing, without an error, for one request: <Fault>' -ForEach @(
        @{ Fault = 'status-500' }
        @{ Fault = 'status-503' }
        @{ Fault = 'status-401' }
        @{ Fault = 'status-403' }
        @{ Fault = 'rate-limited' }
        @{ Fault = 'html-503' }
        @{ Fault = 'garbage' }
        @{ Fault = 'truncated-body' }
        @{ Fault = 'reset' }
    ) {
        $own.EnableFault($Fault)

        Get-Completed $line | Should -BeNullOrEmpty

        Get-Sent $own | Should -HaveCount 1
    }

    It 'that never answers is given up: <_>' -ForEach 'hang-headers', 'hang-body' {
        $own.EnableFault($_)

        Get-Completed $line | Should -BeNullOrEmpty

        $own.Requests | Should -HaveCount 1
        $own.Requests[0].Completion.Wait(30000) | Should -BeTrue
        $own.Requests[0].Aborted | Should -BeTrue -Because 'the request is cancelled'
    }

    It 'is not asked with each Tab, and is asked again soon' {
        $clock = Set-Clock $session
        $own.EnableFault('status-500')
        $null = Get-Completed $line
        $null = Get-Completed $line
        Get-Sent $own | Should -HaveCount 1

        $own.DisableFault('status-500')
        $clock.By = '0:00:06'

        Get-Completed $line | Should -Not -BeNullOrEmpty
        Get-Sent $own | Should -HaveCount 2
    }

    It 'that is gone completes nothing' {
        $own.Stop()

        Get-Completed $line | Should -BeNullOrEmpty
    }

    It 'offers what was read all the same' {
        $null = Get-SCTrack 2256221513
        $null = Get-SCPlaylist 12349310 -NoTracks
        $own.Stop()

        (Get-Completed 'Add-SCLike ').CompletionText | Should -BeExactly '2256221513'
        (Get-Completed $line).CompletionText | Should -BeExactly '12349310'
    }

    It 'that no longer knows the token completes nothing' {
        $own.ExpireTokens()

        Get-Completed $line | Should -BeNullOrEmpty

        $own.Requests.Status | Should -Be 401
    }

    It 'renews a token that can be renewed, and keeps what came of it' {
        $session = Connect-User $own -Renewable
        $own.Requests.Clear()
        $own.ExpireTokens()

        Get-Completed $line | Should -Not -BeNullOrEmpty

        ($own.Requests | ForEach-Object { "$($_.Host) $($_.Status)" }) -join ', ' | Should -BeExactly 'api 401, auth 200, api 200'
        $own.ExpireTokens()
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj' -Because 'the refresh token that replaced the spent one is known'
    }

    It 'calls no hook and writes nothing' {
        $heard = [Collections.Generic.List[object]]::new()
        $token = ConvertTo-Secret $own.IssueUserToken('demo-dj').AccessToken
        Connect-SoundCloud -AccessToken $token -ApiUri $own.ApiUri -OnRequest { $heard.Add($_) } -OnRetry { $heard.Add($_) }
        $own.EnableFault('status-500')
        $VerbosePreference = $DebugPreference = 'Continue'

        Get-Completed $line | Should -BeNullOrEmpty

        $heard | Should -BeNullOrEmpty
    }
}

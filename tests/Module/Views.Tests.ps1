# The default views. Widths are in characters, in a window of 120 columns.

BeforeDiscovery {
    $types = @(
        @{ Type = 'SoundCloud.Track'; Get = { Search-SCTrack -First 40 }; Columns = 'Id', 'Title', 'User', 'Duration', 'Plays', 'Likes' }
        @{ Type = 'SoundCloud.User'; Get = { Get-SCLike -Track $popular -First 40 }; Columns = 'Id', 'Username', 'Permalink', 'Place', 'Followers', 'TrackCount' }
        @{ Type = 'SoundCloud.Me'; Get = { Get-SCUser }; Columns = 'Id', 'Username', 'Permalink', 'Place', 'Followers', 'TrackCount' }
        @{ Type = 'SoundCloud.Playlist'; Get = { Get-SCLike -Kind Playlist }; Columns = 'Id', 'Title', 'User', 'TrackCount', 'Duration', 'Sharing' }
        @{ Type = 'SoundCloud.Operation'; Get = { Get-SCOperation }; Columns = 'Method', 'Path', 'Token', 'IsDeprecated', 'Cmdlet' }
        @{ Type = 'SoundCloud.PowerShell.SoundCloudSession'; Get = { Get-SCSession }; Columns = 'Account', 'Grant', 'ExpiresAt', 'Store', 'ApiUri' }
        @{ Type = 'SoundCloud.PowerShell.StoredAccount'; Get = { Get-SCAccount }; Columns = 'Name', 'Grant', 'ExpiresAt', 'Store', 'ApiUri' }
        @{ Type = 'SoundCloud.PowerShell.RawResult'; Get = { Invoke-SCRaw /me }; Columns = 'Status', 'Data' }
        @{ Type = 'SoundCloud.PowerShell.RunningSandbox'; Get = { $sandbox }; Columns = 'ApiUri', 'AuthUri', 'Requests', 'IsRunning', 'CdnUri' }
        @{ Type = 'SoundCloud.Comment'; Get = { Get-SCComment $popular -First 5 }; Columns = 'Timestamp', 'User', 'Body', 'Age' }
        @{ Type = 'SoundCloud.Activity'; Get = { Get-SCFeed -First 5 }; Columns = 'Age', 'Type', 'Origin', 'User' }
        @{ Type = 'SoundCloud.WebProfile'; Get = { Get-SCWebProfile (Get-SCUser) }; Columns = 'Service', 'Title', 'Url' }
        @{ Type = 'SoundCloud.TrackStream'; Get = { Get-SCStream $popular }; Columns = 'Format', 'TrackUrn', 'IsResolved', 'IsPreview', 'Uri' }
        @{ Type = 'SoundCloud.Storefront'; Get = { [SoundCloud.Storefront]@{ Title = 'Tape'; Type = 'cassette' } }; Columns = 'Title', 'Type', 'Price', 'Link' }
        @{ Type = 'SoundCloud.PowerShell.Embed'; Get = { Get-SCEmbed 1 }; Columns = 'Urn', 'Html' }
        @{ Type = 'SoundCloud.Sandbox.LoggedRequest'; Get = { $sandbox.Requests }; Columns = 'Number', 'Host', 'Method', 'PathAndQuery', 'TokenKind', 'Status' }
    )
    $durations = @(
        @{ Duration = '00:00:00'; Shown = '0:00' }
        @{ Duration = '00:00:09'; Shown = '0:09' }
        @{ Duration = '00:03:07'; Shown = '3:07' }
        @{ Duration = '00:59:59.9'; Shown = '59:59' }
        @{ Duration = '01:00:00'; Shown = '1:00:00' }
        @{ Duration = '01:02:03'; Shown = '1:02:03' }
        @{ Duration = '1.01:00:00'; Shown = '25:00:00' }
    )
    # A title, and text that must not appear in its row.
    $hostile = @(
        @{ What = 'an escape sequence'; Text = "a`e[2Jb"; Forbidden = "`e" }
        @{ What = 'an escape sequence of one character'; Text = "a$([char]0x9B)2Jb"; Forbidden = "$([char]0x9B)" }
        @{ What = 'a line break'; Text = "a`nb"; Forbidden = "`n" }
        @{ What = 'a carriage return'; Text = "a`rb"; Forbidden = "`r" }
        @{ What = 'a line separator'; Text = "a$([char]0x2028)b"; Forbidden = "$([char]0x2028)" }
        @{ What = 'a bell'; Text = "a`ab"; Forbidden = "`a" }
        @{ What = 'a tab'; Text = "a`tb"; Forbidden = "`t" }
        @{ What = 'a backspace'; Text = "a`bb"; Forbidden = "`b" }
        @{ What = 'a right-to-left override'; Text = "a$([char]0x202E)b"; Forbidden = "$([char]0x202E)" }
        @{ What = 'an isolate'; Text = "a$([char]0x2066)b"; Forbidden = "$([char]0x2066)" }
        @{ What = 'a byte order mark'; Text = "a$([char]0xFEFF)b"; Forbidden = "$([char]0xFEFF)" }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    Connect-SoundCloud -Sandbox
    foreach ($name in 'ada', ('x' * 60)) {
        Connect-SoundCloud -Sandbox -Account $name -AllowPlainTextStore -WarningAction Ignore
    }

    $popular = (Get-SCTrack -First 200 | Where-Object Sharing -EQ 'public' | Select-Object -First 1).Urn
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'

    # The lines of the default view: header, rule, rows.
    function Get-Row([object[]] $Object, [int] $Width = 120) {
        ($Object | Out-String -Width $Width) -split '\r?\n' | Where-Object { $_.Trim() }
    }

    # How many columns a terminal uses for a text: two for CJK and emoji, none for a combining mark.
    function Measure-Cell([string] $Text) {
        ($Text.EnumerateRunes() | ForEach-Object {
                [Text.Rune]::GetUnicodeCategory($_) -in 'NonSpacingMark', 'EnclosingMark' ? 0 : $_.Value -gt 0x2E80 ? 2 : 1
            } | Measure-Object -Sum).Sum
    }

    # A column of a row: right-aligned columns end where the header ends, others start where it starts.
    function Get-RightCell([string[]] $Row, [string] $Label) {
        $end = $Row[0].IndexOf($Label) + $Label.Length
        foreach ($line in $Row | Select-Object -Skip 2) {
            $line.PadRight(120).Substring(0, $end) -replace '^.*\s'
        }
    }
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
    Remove-SCAccount *
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'The view of <Type>' -ForEach $types {
    BeforeAll {
        $objects = @(& $Get)
        $rows = @(Get-Row $objects)
    }

    It 'is of that type' {
        $objects[0].PSTypeNames[0] | Should -BeExactly $Type
    }

    It 'is a table with the columns <Columns>' {
        -split $rows[0] | Should -Be $Columns
        $rows[1] | Should -Match '^[ -]+$'
    }

    It 'fits a window of <_> columns, with every header in full' -ForEach 80, 120, 200 {
        $fitted = @(Get-Row $objects $_)

        $fitted | Where-Object Length -GT $_ | Should -BeNullOrEmpty
        -split $fitted[0] | Should -Be $Columns
        $fitted | Should -HaveCount ($objects.Count + 2)
    }

    It 'is one line for each' {
        $rows | Should -HaveCount ($objects.Count + 2)
    }
}

Describe 'Views' {
    It 'there are for every type that a cmdlet says it writes, a table and a list' {
        foreach ($command in Get-Command -Module SoundCloud -CommandType Cmdlet) {
            foreach ($type in $command.OutputType.Type | Where-Object FullName -Like 'SoundCloud.*') {
                $names = for ($base = $type; $null -ne $base; $base = $base.BaseType) { $base.FullName }
                $controls = (Get-FormatData -TypeName $names).FormatViewDefinition.Control | ForEach-Object { $_.GetType().Name }
                $controls | Should -Contain 'TableControl' -Because "$($command.Name) writes $type"
                $controls | Should -Contain 'ListControl' -Because "$($command.Name) writes $type"
            }
        }
    }

    It 'have headers that are names of properties, live and saved' {
        # An age is no property, because it changes while nothing happens. The user of a feed's item is its Origin's.
        $views = 'Age', 'Activity User'
        $checked = 0
        foreach ($file in Get-FormatData -TypeName SoundCloud.*) {
            $type = [AppDomain]::CurrentDomain.GetAssemblies().ForEach({ $_.GetType($file.TypeNames[0]) }).Where({ $_ }, 'First')[0]
            foreach ($table in $file.FormatViewDefinition.Control | Where-Object { $_ -is [Management.Automation.TableControl] }) {
                foreach ($label in $table.Headers.Label | Where-Object { $_ -and $_ -notin $views -and "$($type.Name) $_" -notin $views }) {
                    $type.GetProperty($label) | Should -Not -BeNullOrEmpty -Because "$($type.Name) has the column $label"
                    $checked++
                }
            }
        }

        $checked | Should -BeGreaterThan 60
        $track = [SoundCloud.Track]@{ PlaybackCount = 101; FavoritingsCount = 7; TagList = '"spirit space" techno' }
        $saved = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($track))
        foreach ($one in $track, $saved) {
            $one | Where-Object Plays -GT 100 | Where-Object Likes -EQ 7 | Should -HaveCount 1
            $one.Tags | Should -Be 'spirit space', 'techno'
        }
    }

    It 'lists an authorization request, its address in full' {
        $secret = ConvertTo-SecureString 'x' -AsPlainText -Force
        $request = New-SCAuthorizationRequest -Credential ([pscredential]::new('app', $secret)) -RedirectUri https://example.com/callback

        $text = $request | Out-String -Width 4000

        $text | Should -Match ([regex]::Escape($request.Uri.AbsoluteUri))
        [regex]::Matches($text, '(?m)^(\w+) +: ').ForEach({ $_.Groups[1].Value }) | Should -Be 'Uri', 'State', 'CodeVerifier', 'CodeChallenge', 'RedirectUri'
    }

    It 'leave an authorization request and a waveform as they are where no table is asked for' {
        $picture = [SoundCloud.PowerShell.TrackWaveform]@{
            Track = [SoundCloud.Track]@{ Urn = 'soundcloud:tracks:1'; Title = 'Title'; Duration = [timespan]'00:01:40' }
            Waveform = [SoundCloud.Waveform]@{ Samples = [int[]](1, 2); Height = 2 }; Comments = [SoundCloud.Comment[]]@([SoundCloud.Comment]@{ Body = 'a' }); Height = 3
        }
        $request = New-SCAuthorizationRequest -Credential ([pscredential]::new('app', (ConvertTo-SecureString 'x' -AsPlainText -Force))) -RedirectUri https://example.com/callback

        (Get-Row $picture)[0] | Should -BeExactly 'Title'
        -split (Get-Row ($picture | Format-Table))[0] | Should -Be 'Urn', 'Title', 'Duration', 'Comments'
        -split (Get-Row ($picture | Format-Table))[2] | Should -Be 'soundcloud:tracks:1', 'Title', '1:40', '1'
        (Get-Row $request)[0] | Should -Match '^Uri +: '
        -split (Get-Row ($request | Format-Table))[0] | Should -Be 'RedirectUri', 'Uri'
        (Get-Row ($request | Format-Table))[2] | Should -BeLike 'https://example.com/callback *https://*'
    }

    It 'show a duration of <Duration> as <Shown>' -ForEach $durations {
        $track = [SoundCloud.Track]@{ Id = 1; Title = 'a'; Duration = [timespan]$Duration }
        $playlist = [SoundCloud.Playlist]@{ Id = 1; Title = 'a'; Duration = [timespan]$Duration }

        Get-RightCell (Get-Row $track) 'Duration' | Should -BeExactly $Shown
        Get-RightCell (Get-Row $playlist) 'Duration' | Should -BeExactly $Shown
    }

    It 'show counts with separators, their ends under each other' {
        $tracks = 5, 1234, 1234567 | ForEach-Object { [SoundCloud.Track]@{ Id = $_; Title = 'a'; PlaybackCount = $_; FavoritingsCount = $_ } }
        $shown = 5, 1234, 1234567 | ForEach-Object { $_.ToString('N0') }

        $rows = Get-Row $tracks

        Get-RightCell $rows 'Plays' | Should -BeExactly $shown
        Get-RightCell $rows 'Likes' | Should -BeExactly $shown
        Get-RightCell $rows 'Id' | Should -BeExactly '5', '1234', '1234567'
    }

    It 'show nothing for what the service left out' {
        $rows = @(Get-Row ([SoundCloud.Track]@{ Urn = 'soundcloud:tracks:77' }))

        $rows | Should -HaveCount 3
        $rows[2].Trim() | Should -BeExactly '77'
        Get-Row ([SoundCloud.User]@{ Urn = 'soundcloud:users:78' }) | Should -HaveCount 3
        Get-Row ([SoundCloud.Playlist]@{ Urn = 'soundcloud:playlists:79' }) | Should -HaveCount 3
    }

    It 'hold what their columns say: <Name>' -ForEach @(
        @{ Name = 'a track'; Thing = { [SoundCloud.Track]@{ Id = 7; Title = 'Night Drive'; User = $owner; Duration = [timespan]'00:03:07'; PlaybackCount = 42; FavoritingsCount = 9 } }; Shown = @(
                '        Id Title                User             Duration       Plays     Likes'
                '        -- -----                ----             --------       -----     -----'
                '         7 Night Drive          Nightshift           3:07          42         9') }
        @{ Name = 'a user'; Thing = { $owner }; Shown = @(
                '        Id Username        Permalink      Place            Followers TrackCount'
                '        -- --------        ---------      -----            --------- ----------'
                '         8 Nightshift      night          Lyon, France            12          3') }
        @{ Name = 'a playlist'; Thing = { [SoundCloud.Playlist]@{ Id = 9; Title = 'Set'; User = $owner; TrackCount = 4; Duration = [timespan]'01:00:01'; Sharing = 'public' } }; Shown = @(
                '        Id Title                   User             TrackCount Duration Sharing'
                '        -- -----                   ----             ---------- -------- -------'
                '         9 Set                     Nightshift                4  1:00:01 public') }
        @{ Name = 'a comment'; Thing = { [SoundCloud.Comment]@{ Body = 'this drop'; Timestamp = [timespan]'00:02:05'; User = $owner; CreatedAt = $days } }; Shown = @(
                'Timestamp User             Body                                             Age'
                '--------- ----             ----                                             ---'
                '     2:05 Nightshift       this drop                                        3 d') }
        @{ Name = 'an item of a feed'; Thing = { [SoundCloud.Activity]@{ Type = 'track:repost'; Origin = [SoundCloud.Track]@{ Title = 'Night Drive'; User = $owner }; CreatedAt = $days } }; Shown = @(
                '    Age Type            Origin                                 User'
                '    --- ----            ------                                 ----'
                '    3 d track:repost    Night Drive                            Nightshift') }
        @{ Name = 'a link of a profile'; Thing = { [SoundCloud.WebProfile]@{ Service = 'bandcamp'; Title = 'Shop'; Url = 'https://example.com/a' } }; Shown = @(
                'Service        Title                            Url'
                '-------        -----                            ---'
                'bandcamp       Shop                             https://example.com/a') }
        @{ Name = 'a connection'; Thing = { [SoundCloud.Connection]@{ Service = 'tumblr'; DisplayName = 'Mara'; CreatedAt = [datetimeoffset]'2020-06-15T12:00Z' } }; Shown = @(
                'Service              DisplayName                                     CreatedAt'
                '-------              -----------                                     ---------'
                'tumblr               Mara                                            2020-06-15') }
    ) {
        $owner = [SoundCloud.User]@{ Id = 8; Username = 'Nightshift'; Permalink = 'night'; City = 'Lyon'; Country = 'France'; FollowersCount = 12; TrackCount = 3 }
        $days = [datetimeoffset]::UtcNow.AddDays(-3.5)

        (Get-Row (& $Thing) 79).TrimEnd() | Should -Be $Shown.TrimEnd()
    }

    It 'cut what is too long and keep the row' {
        $rows = @(Get-Row ([SoundCloud.Track]@{ Id = [long]::MaxValue; Title = 'x' * 500; User = [SoundCloud.User]@{ Username = 'y' * 500 }; PlaybackCount = 999999999; FavoritingsCount = 9999999 }))

        $rows | Should -HaveCount 3
        $rows[2].Length | Should -BeLessOrEqual 120
        $rows[2] | Should -BeLike '*x…*y…*'
    }

    It 'let <What> in a text break no row' -ForEach $hostile {
        $user = [SoundCloud.User]@{ Id = 2; Username = $Text; Permalink = $Text; City = $Text; Country = $Text }
        $things = @(
            [SoundCloud.Track]@{ Id = 1; Title = $Text; User = $user; Genre = $Text; Duration = [timespan]'00:03:07' }
            $user
            [SoundCloud.Playlist]@{ Id = 3; Title = $Text; User = $user; Duration = [timespan]'00:03:07' }
        )
        foreach ($thing in $things) {
            $shown = $thing | Out-String -Width 120
            $rows = @($shown -split '\r?\n' | Where-Object { $_.Trim() })

            $rows | Should -HaveCount 3
            $rows[2].Contains($Forbidden) | Should -BeFalse -Because "$($thing.GetType()) has it"
            $rows[2] | Should -BeLike '*a*b*'
        }
    }

    It 'show numbers and lengths in full at 80 columns' {
        $user = [SoundCloud.User]@{ Id = 9999999999; Username = 'y' * 50; FollowersCount = 999999999; TrackCount = 99999 }
        $track = [SoundCloud.Track]@{ Id = 9999999999; Title = 'x' * 50; User = $user; Duration = [timespan]'23:59:59'; PlaybackCount = 999999999; FavoritingsCount = 9999999 }
        $playlist = [SoundCloud.Playlist]@{ Id = 9999999999; Title = 'x' * 50; User = $user; Duration = [timespan]'23:59:59'; TrackCount = 500; Sharing = 'private' }

        (Get-Row $track 80)[2] | Should -Match "^9999999999 x{19,}… y{15}… 23:59:59 $('{0:N0} {1:N0}' -f 999999999, 9999999)$"
        (Get-Row $user 80)[2] | Should -Match "^9999999999 y{14}… .* $('{0:N0} {1,10:N0}' -f 999999999, 99999)$"
        (Get-Row $playlist 80)[2] | Should -Match '^9999999999 x{23,}… y{15}… +500 23:59:59 private$'
    }

    It 'give the title what a wider window leaves' {
        $track = [SoundCloud.Track]@{ Id = 1; Title = 'x' * 500 }

        $shown = 80, 120, 200 | ForEach-Object { ((Get-Row $track $_)[2] -replace '[^x]').Length }

        $shown[1] - $shown[0] | Should -Be 40
        $shown[2] - $shown[1] | Should -Be 80
    }

    It 'keep the columns under each other with <_>' -ForEach '夜行バス', '🌙 moon', "Cafe$([char]0x301)", "n$([char]0x303)u$([char]0x308)", ('夜' * 100) {
        $user = [SoundCloud.User]@{ Username = 'Somebody' }
        foreach ($width in 80, 120, 200) {
            $rows = Get-Row ([SoundCloud.Track]@{ Id = 1; Title = $_; User = $user }) $width

            Measure-Cell ($rows[2] -replace 'Somebody.*') | Should -Be ($rows[0] -replace 'User.*').Length
        }
    }

    It 'are wide with titles and names' {
        $user = [SoundCloud.User]@{ Id = 1; Username = 'Somebody' }

        (Get-Row ([SoundCloud.Track]@{ Id = 2; Title = 'A track' } | Format-Wide)).Trim() | Should -Be 'A track'
        (Get-Row ([SoundCloud.Playlist]@{ Id = 2; Title = 'A playlist' } | Format-Wide)).Trim() | Should -Be 'A playlist'
        (Get-Row ($user | Format-Wide)).Trim() | Should -Be 'Somebody'
        (Get-Row ([SoundCloud.Comment]@{ Id = 2; Body = 'A comment' } | Format-Wide)).Trim() | Should -Be 'A comment'
        (Get-Row (Get-SCOperation -Path /me | Select-Object -First 1 | Format-Wide)).Trim() | Should -Be 'GET /me'
        (Get-Row ([SoundCloud.WebProfile]@{ Id = 2; Title = 'A page' } | Format-Wide)).Trim() | Should -Be 'A page'
        (Get-Row ($sandbox.Requests[0] | Format-Wide)).Trim() | Should -Match '^1 api GET /'
    }

    It 'show an age of <Age> as <Shown>' -ForEach @(
        @{ Age = '-00:00:09'; Shown = '0 s' }
        @{ Age = '00:00:59.9'; Shown = '59 s' }
        @{ Age = '00:01:00'; Shown = '1 min' }
        @{ Age = '00:59:59'; Shown = '59 min' }
        @{ Age = '23:59:59'; Shown = '23 h' }
        @{ Age = '3.04:00:00'; Shown = '3 d' }
        @{ Age = '364.23:00:00'; Shown = '364 d' }
        @{ Age = '725.00:00:00'; Shown = '1 y' }
        @{ Age = '800.00:00:00'; Shown = '2 y' }
    ) {
        [SoundCloud.PowerShell.Display]::Age([timespan]$Age) | Should -BeExactly $Shown
    }

    It 'show colours where the user asks for them only: <What>' -ForEach @(
        @{ What = 'a private playlist'; Thing = { [SoundCloud.Playlist]@{ Id = 1; Title = 'a'; Sharing = 'private' } }; Word = 'private' }
        @{ What = 'a track that is blocked'; Thing = { [SoundCloud.Track]@{ Id = 1; Title = 'grey'; Access = 'blocked' } }; Word = 'grey' }
        @{ What = 'a status of failure'; Thing = { Invoke-SCRaw /tracks/99999 }; Word = '404' }
    ) {
        $object = & $Thing
        $plain = $object | Out-String
        $PSStyle.OutputRendering = 'Ansi'
        try {
            $coloured = $object | Out-String
        }
        finally {
            $PSStyle.OutputRendering = 'PlainText'
        }

        $plain.Contains("`e") | Should -BeFalse
        $coloured | Should -Match "`e\[[\d;]+m$Word`e\[0m"
        $coloured -replace "`e\[[\d;]*m" | Should -BeExactly $plain
    }

    It 'have colours that are read on a white and on a black screen: <_>' -ForEach 'Sound', 'Echo', 'Comment', 'Notice', 'Failure', 'Aside' {
        $ink = [SoundCloud.PowerShell.Display].Assembly.GetType('SoundCloud.PowerShell.Ink').GetProperty($_).GetValue($null)
        $levels = foreach ($value in $ink.Red, $ink.Green, $ink.Blue) {
            $share = $value / 255
            $share -le 0.04045 ? $share / 12.92 : [Math]::Pow(($share + 0.055) / 1.055, 2.4)
        }

        # WCAG's contrast ratio, and its minimum for graphics and large text.
        $luminance = 0.2126 * $levels[0] + 0.7152 * $levels[1] + 0.0722 * $levels[2]
        1.05 / ($luminance + 0.05) | Should -BeGreaterOrEqual 3
        ($luminance + 0.05) / 0.05 | Should -BeGreaterOrEqual 3
    }

    It 'keep what is only unusual' {
        $text = "夜行バス 🌙 Ñandú 👩$([char]0x200D)🎤"

        Get-Row ([SoundCloud.Track]@{ Id = 1; Title = $text }) | Should -HaveCount 3
        (Get-Row ([SoundCloud.Track]@{ Id = 1; Title = $text }))[2] | Should -BeLike "*$text*"
    }
}

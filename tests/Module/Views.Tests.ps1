# What a user sees without asking for more. Widths in characters of an 120 columns wide window.

BeforeDiscovery {
    $types = @(
        @{ Type = 'SoundCloud.Track'; Get = { Search-SCTrack -First 40 }; Columns = 'Id', 'Title', 'User', 'Genre', 'Duration', 'Plays', 'Likes' }
        @{ Type = 'SoundCloud.User'; Get = { Get-SCLike -Track $popular -First 40 }; Columns = 'Id', 'Username', 'Permalink', 'City', 'Country', 'Followers', 'Tracks' }
        @{ Type = 'SoundCloud.Me'; Get = { Get-SCUser }; Columns = 'Id', 'Username', 'Permalink', 'City', 'Country', 'Followers', 'Tracks' }
        @{ Type = 'SoundCloud.Playlist'; Get = { Get-SCLike -Kind Playlist }; Columns = 'Id', 'Title', 'User', 'Tracks', 'Duration', 'Likes', 'Sharing' }
        @{ Type = 'SoundCloud.Operation'; Get = { Get-SCOperation }; Columns = 'Method', 'Path', 'Token', 'Deprecated', 'Cmdlet' }
        @{ Type = 'SoundCloud.PowerShell.SoundCloudSession'; Get = { Get-SCSession }; Columns = 'Account', 'Grant', 'ExpiresAt', 'Store', 'ApiUri' }
        @{ Type = 'SoundCloud.PowerShell.StoredAccount'; Get = { Get-SCAccount }; Columns = 'Name', 'Grant', 'ExpiresAt', 'Store', 'ApiUri' }
        @{ Type = 'SoundCloud.PowerShell.RawResult'; Get = { Invoke-SCRaw /me }; Columns = 'Status', 'Data' }
        @{ Type = 'SoundCloud.PowerShell.RunningSandbox'; Get = { $sandbox }; Columns = 'ApiUri', 'AuthUri', 'CdnUri', 'Requests', 'Running' }
        @{ Type = 'SoundCloud.Sandbox.LoggedRequest'; Get = { $sandbox.Requests }; Columns = '#', 'Host', 'Method', 'Path', 'Token', 'Status' }
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
    # Title, and what it must not bring into the row.
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

    $popular = (Get-SCTrack | Where-Object Sharing -EQ 'public' | Select-Object -First 1).Urn
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'

    # The lines of the default view: header, rule, rows.
    function Get-Row([object[]] $Object) {
        ($Object | Out-String -Width 120) -split '\r?\n' | Where-Object { $_.Trim() }
    }

    # A column of a row: from the header's end back to the end of the column before, or from its start on.
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

    It 'is at most 120 columns wide' {
        $rows | Where-Object Length -GT 120 | Should -BeNullOrEmpty
    }

    It 'has its header in full' {
        $rows[0] | Should -Not -Match '…'
    }

    It 'is one line for each' {
        $rows | Should -HaveCount ($objects.Count + 2)
    }
}

Describe 'Views' {
    It 'there are for every type that a cmdlet says it writes' {
        foreach ($command in Get-Command -Module SoundCloud -CommandType Cmdlet) {
            foreach ($type in $command.OutputType.Type | Where-Object FullName -Like 'SoundCloud.*') {
                $names = for ($base = $type; $null -ne $base; $base = $base.BaseType) { $base.FullName }
                Get-FormatData -TypeName $names | Should -Not -BeNullOrEmpty -Because "$($command.Name) writes $type"
            }
        }
    }

    It 'lists an authorization request, its address in full' {
        $secret = ConvertTo-SecureString 'x' -AsPlainText -Force
        $request = New-SCAuthorizationRequest -Credential ([pscredential]::new('app', $secret)) -RedirectUri https://example.com/callback

        $text = $request | Out-String -Width 4000

        $text | Should -Match ([regex]::Escape($request.Uri.AbsoluteUri))
        [regex]::Matches($text, '(?m)^(\w+) +: ').ForEach({ $_.Groups[1].Value }) | Should -Be 'Uri', 'State', 'CodeVerifier', 'CodeChallenge', 'RedirectUri'
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

    It 'cut what is too long and keep the row' {
        $rows = @(Get-Row ([SoundCloud.Track]@{ Id = [long]::MaxValue; Title = 'x' * 500; Genre = 'y' * 500; PlaybackCount = 999999999; FavoritingsCount = 9999999 }))

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

    It 'keep what is only unusual' {
        $text = "夜行バス 🌙 Ñandú 👩$([char]0x200D)🎤"

        Get-Row ([SoundCloud.Track]@{ Id = 1; Title = $text }) | Should -HaveCount 3
        (Get-Row ([SoundCloud.Track]@{ Id = 1; Title = $text }))[2] | Should -BeLike "*$text*"
    }
}

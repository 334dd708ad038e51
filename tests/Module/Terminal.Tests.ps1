# Text from the service cannot move the cursor, change the text direction or forge a table row.

BeforeDiscovery {
    $esc = [string][char]0x1B
    $hostile = [ordered]@{
        'an escape sequence'         = "a$esc[2J$esc[1;1Hb"
        'a link of OSC 8'            = "a$esc]8;;http://evil.example$esc\b$esc]8;;$esc\"
        'a clipboard of OSC 52'      = "a$esc]52;c;cm0gLXJm`ab"
        'C1 controls'                = "a$([char]0x9B)2Jb$([char]0x85)c$([char]0x90)d"
        'CR and LF'                  = "a`r`nb`nc`rd"
        'a row of its own'           = "a`n         99 Forged                                Nobody"
        'separators of lines'        = "a$([char]0x2028)b$([char]0x2029)c"
        'overrides of the direction' = "a$([char]0x202E)b$([char]0x2066)c$([char]0x200F)d"
        'what has no width'          = "a$([char]0x200B)b$([char]0xFEFF)c$([char]0x2060)d"
        'bell, backspace and tab'    = "a`ab`bc`td`0e$([char]0x7F)"
        'a flood of marks'           = 'a' + ([string][char]0x0301 * 2000) + 'b'
        'what is no character'       = "a$([char]0xFFFE)b$([char]0xFFFF)c$([char]::ConvertFromUtf32(0x1FFFE))d"
        'half a pair'                = "a$([char]0xD83D)b"
        'ten thousand characters'    = 'a' * 10000
        'emoji and CJK'              = "夜行バス 👩$([char]0x200D)🎤 🌙 Ñandú"
    }
    $texts = @($hostile.Keys | ForEach-Object { @{ What = $_; Text = $hostile[$_] } })
    [xml] $format = Get-Content -Raw (Join-Path $PSScriptRoot '..' '..' 'out' 'SoundCloud' 'SoundCloud.Format.ps1xml')
    # Their texts are the module's own.
    $ours = 'SoundCloud.Operation', 'SoundCloud.PowerShell.RunningSandbox', 'SoundCloud.PowerShell.SoundCloudAuthorizationRequest'
    $types = @($format.Configuration.ViewDefinitions.View.ViewSelectedBy.TypeName | Where-Object { $_ -notin $ours } | Sort-Object -Unique | ForEach-Object { @{ Type = $_ } })
    # Is drawn, not written in a table: Show-SCWaveform.Tests.ps1.
    $drawn = 'SoundCloud.PowerShell.TrackWaveform'
    $tables = $types | Where-Object { $_.Type -ne $drawn }
    $cases = @(foreach ($type in $tables) { foreach ($text in $texts) { $type + $text } })
    $names = @(
        '..', '../../etc/passwd', '..\..\windows\win.ini', '/etc/passwd', 'C:\x', 'C:x', '\\server\share', '.', '...', '. . .', ' ', '', 'CON', 'con', 'nul.txt', 'COM1.mp3', 'AUX ',
        'NUL .txt', 'LPT9', "COM$([char]0xB9)", 'CONIN$', 'a.', 'a ', '.hidden', '~', '-rf', "a`0b", "a/`0", ('x' * 300), ('夜' * 300), ('🌙' * 300), ('a' * 119 + '🌙'), ('.' * 300),
        "a$([char]0x202E)3pm.exe", "a$([char]0xD83D)", "a`r`nb", "$esc]0;x`a", '%2e%2e%2f', 'a:b', 'a::$DATA', 'a*?"<>|b', "$([char]0x2028)", 'file:///etc/passwd', '$(rm)', '`x`'
    ) | ForEach-Object { @{ Title = $_ } }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    # Loads the sandbox's assembly.
    Start-SCSandbox -TrackCount 0 | Stop-SCSandbox
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'
    $flags = [Reflection.BindingFlags] 'Instance, Public, NonPublic'
    $records = [SoundCloud.PowerShell.Display].Assembly.GetType('SoundCloud.PowerShell.ErrorRecords')
    $assemblies = [SoundCloud.Track].Assembly, [SoundCloud.PowerShell.Display].Assembly, [SoundCloud.Sandbox.RequestLog].Assembly

    # Creates an object of a type with the given text in every string, including nested objects.
    function New-Hostile([type] $Type, [string] $Text, [int] $Depth = 0) {
        $object = [Runtime.CompilerServices.RuntimeHelpers]::GetUninitializedObject($Type)
        for ($level = $Type; $level -ne [object]; $level = $level.BaseType) {
            foreach ($field in $level.GetFields($flags)) {
                $value = switch ($field.FieldType) {
                    ([string]) { $Text; break }
                    ([object]) { [pscustomobject]@{ Name = $Text; Inner = @($Text, $Text) }; break }
                    ([uri]) { [uri]('https://h/' + [uri]::EscapeDataString($Text.Substring(0, [Math]::Min(40, $Text.Length)).Replace([string][char]0xD83D, ''))); break }
                    ([Collections.Generic.IReadOnlyList[string]]) { , [string[]]@($Text, $Text); break }
                    ([Collections.Generic.IReadOnlyDictionary[string, string]]) { , (New-Dictionary ([string]) $Text); break }
                    ([Collections.Generic.IReadOnlyDictionary[string, object]]) { , (New-Dictionary ([object]) $Text); break }
                    { $Depth -lt 2 -and $_ -in [SoundCloud.User], [SoundCloud.Track] } { New-Hostile $_ $Text ($Depth + 1); break }
                    { $Depth -lt 2 -and $_ -eq [SoundCloud.Resource] } { New-Hostile ([SoundCloud.Track]) $Text ($Depth + 1); break }
                    { $Depth -lt 2 -and $_ -eq [Collections.Generic.List[SoundCloud.Track]] } { , [Collections.Generic.List[SoundCloud.Track]]@(New-Hostile ([SoundCloud.Track]) $Text ($Depth + 1)); break }
                }
                if ($null -ne $value) {
                    $field.SetValue($object, $value)
                }
            }
        }

        $object
    }

    function New-Dictionary([type] $Of, [string] $Text) {
        $dictionary = New-Object "Collections.Generic.Dictionary[string,$($Of.FullName)]"
        $dictionary["key $Text"] = $Text
        $dictionary
    }

    function Get-Type([string] $Name) {
        $assemblies | ForEach-Object { $_.GetType($Name) } | Where-Object { $_ }
    }

    # Creates an object of a type with the given text in it. A session needs a client, too.
    function New-Shown([string] $Type, [string] $Text) {
        if ($Type -eq 'SoundCloud.PowerShell.SoundCloudSession') {
            $client = [SoundCloud.SoundCloudClient]::new([SoundCloud.SoundCloudClientOptions]::new())
            return (Get-Type $Type).GetConstructors($flags)[0].Invoke(@($client, $Text, $Text, $null))
        }

        New-Hostile (Get-Type $Type) $Text
    }

    # Characters that must not reach a terminal, except the line ends between the shell's own lines.
    function Find-Harm([string] $Shown) {
        $runes = $Shown.Replace("`r`n", '').Replace("`n", '').EnumerateRunes()
        @($runes | Where-Object {
                $category = [Text.Rune]::GetUnicodeCategory($_)
                $category -in 'Control', 'LineSeparator', 'ParagraphSeparator', 'Surrogate' -or ($category -eq 'Format' -and $_.Value -notin 0x200C, 0x200D)
            } | ForEach-Object { 'U+{0:X4}' -f $_.Value } | Sort-Object -Unique)
    }

    # Shown under another name: the member is the same number with a shorter name.
    $otherName = @{ Plays = 'PlaybackCount'; Likes = 'FavoritingsCount'; Followers = 'FollowersCount' }
    # Made of another member, and shown behind it or behind the last of them.
    $behind = @{ Tags = 'TagList'; ReleaseDate = 'ReleaseDay'; Place = 'Country' }
    # The one line that is no member: it says how long ago the date was.
    $since = @{ Age = 'CreatedAt' }
    $dated = 'Track', 'User', 'Me', 'Playlist', 'Comment', 'Activity' | ForEach-Object { "SoundCloud.$_" }

    # The members that a list view shows, in its order. A member for tests is not shown.
    function Get-Shown([string[]] $Member) {
        foreach ($name in $Member) {
            if ($name -eq 'Completion' -or $otherName[$name] -in $Member -or $behind[$name] -in $Member) {
                continue
            }

            $name
            $Member | Where-Object { $behind[$_] -eq $name }
        }
    }

    function Get-Line([string] $Shown) {
        @($Shown -split '\r?\n' | Where-Object { $_.Trim() })
    }
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
}

Describe 'The views of <Type> with <What>' -ForEach $cases {
    BeforeAll {
        $objects = @(1..3 | ForEach-Object { New-Shown $Type $Text })
    }

    It 'are a table of one clean row each' {
        # A chart is drawn unless a table is asked for.
        $isDrawn = $Type -eq 'SoundCloud.PowerShell.StatisticChart'
        $shown = ($isDrawn ? ($objects | Format-Table) : $objects) | Out-String -Width 200

        Find-Harm $shown | Should -BeNullOrEmpty
        Get-Line $shown | Should -HaveCount 5
    }

    It 'are a list of clean values with no member made up' {
        $shown = $objects[0] | Format-List | Out-String -Width 200
        $members = @(Get-Line $shown | Where-Object { $_ -match '^\w+ *: ' -or $_ -match '^\w+ *:$' } | ForEach-Object { ($_ -split ' *:')[0] })

        Find-Harm $shown | Should -BeNullOrEmpty
        @($members | Where-Object { $since.ContainsKey($_) }) | Should -HaveCount ([int]($Type -in $dated))
        @($members | Where-Object { -not $since.ContainsKey($_) }) | Should -Be @(Get-Shown $objects[0].PSObject.Properties.Name)
    }

    It 'are clean where they are wide' {
        Find-Harm ($objects | Format-Wide | Out-String -Width 200) | Should -BeNullOrEmpty
    }
}

Describe 'A list view of <Type>' -ForEach ($types + $ours.ForEach({ @{ Type = $_ } })) {
    It 'shows each member of it' {
        $format = (Get-FormatData -TypeName $Type).FormatViewDefinition | Where-Object { $_.Control -is [Management.Automation.ListControl] }
        $format | Should -HaveCount 1
        $shown = $format.Control.Entries[0].Items | ForEach-Object { if ($_.Label) { $_.Label } else { $_.DisplayEntry.Value } }

        foreach ($item in $format.Control.Entries[0].Items | Where-Object { $_.DisplayEntry.ValueType -eq 'ScriptBlock' }) {
            $expected = $since.ContainsKey($item.Label) ? "::Since(`$_.$($since[$item.Label]))" : "::Value(`$_.$($item.Label))"
            $item.DisplayEntry.Value | Should -BeExactly "[SoundCloud.PowerShell.Display]$expected" -Because "it stands beside $($item.Label)"
        }

        @($shown | Where-Object { $since.ContainsKey($_) }).Count | Should -Be ([int]($Type -in $dated))
        @($shown | Where-Object { -not $since.ContainsKey($_) }) | Should -Be @(Get-Shown (Get-Type $Type).GetProperties().Name)
    }
}

Describe 'A member that a list view shows under another name' {
    It 'is the same: <Name>' -ForEach @(
        @{ Type = 'SoundCloud.Track'; Name = 'Plays' }
        @{ Type = 'SoundCloud.Track'; Name = 'Likes' }
        @{ Type = 'SoundCloud.User'; Name = 'Followers' }
    ) {
        $object = (Get-Type $Type)::new()
        $object.($otherName[$Name]) = 7

        $object.$Name | Should -Be 7
    }
}

Describe 'With <What> from outside' -ForEach $texts {
    BeforeAll {
        $box = Start-Box
        $null = Connect-User $box
    }

    AfterAll {
        Disconnect-SoundCloud -KeepToken
        $box.Stop()
    }

    It 'an error of an id is clean in every view, also its category and its target' {
        $failure = $null
        [SoundCloud.Track]@{ Urn = $Text; Title = $Text } | Add-SCLike -ErrorVariable failure -ErrorAction SilentlyContinue

        $failure | Should -HaveCount 1
        Find-Harm $failure[0].Exception.Message | Should -BeNullOrEmpty
        Find-Harm "$($failure[0].CategoryInfo)" | Should -BeNullOrEmpty
        foreach ($ErrorView in 'NormalView', 'CategoryView', 'ConciseView') {
            $shown = $failure[0] | Out-String -Width 200
            Find-Harm $shown | Should -BeNullOrEmpty -Because $ErrorView
            $shown.Length | Should -BeLessThan 3000 -Because $ErrorView
        }
    }

    It 'the record of a failure is clean, whatever failed' {
        $make = $records.GetMethod('From', [Reflection.BindingFlags] 'Static, Public, NonPublic')
        foreach ($failure in [IO.IOException]::new($Text), [SoundCloud.InvalidRequestException]::new($Text), [SoundCloud.TokenStoreException]::new($Text)) {
            # What was given as text is the target as it is.
            $record = $make.Invoke($null, @($failure, $Text))

            Find-Harm "$record" | Should -BeNullOrEmpty
            Find-Harm "$($record.CategoryInfo)" | Should -BeNullOrEmpty
            "$record".Length | Should -BeLessOrEqual 5002
            Find-Harm $record.CategoryInfo.TargetName | Should -BeNullOrEmpty
            $record.CategoryInfo.TargetName.Length | Should -BeLessOrEqual 202
        }
    }

    It 'a session and an account read clean' {
        Find-Harm "$(New-Shown 'SoundCloud.PowerShell.SoundCloudSession' $Text)" | Should -BeNullOrEmpty
        Find-Harm "$(New-Shown 'SoundCloud.PowerShell.StoredAccount' $Text)" | Should -BeNullOrEmpty
    }

    It 'verbose lines of an address are clean' {
        $cursor = "$($box.ApiUri)me/tracks?linked_partitioning=true&$([uri]::EscapeDataString($Text.Replace([string][char]0xD83D, '').Substring(0, [Math]::Min(3000, $Text.Length - 1))))=1"

        $lines = @(Get-SCTrack -Cursor $cursor -First 1 -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] })

        $lines | Should -Not -BeNullOrEmpty
        $lines | ForEach-Object { Find-Harm "$_" } | Should -BeNullOrEmpty
    }

    It 'every report and every bar is clean' {
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        try {
            $null = $shell.AddScript({
                    [CmdletBinding()]
                    param($assembly, $record, $text)
                    $flags = [Reflection.BindingFlags] 'Instance, Public, NonPublic'
                    $type = $assembly.GetType('SoundCloud.PowerShell.PipelineObserver')
                    $observer = [Activator]::CreateInstance($type)
                    foreach ($name in 'OnRequest', 'OnAttempt') {
                        $type.GetMethod($name).Invoke($observer, @($record))
                    }

                    foreach ($name in 'OnNotice', 'OnWarning') {
                        $type.GetMethod($name).Invoke($observer, @($text))
                    }

                    $VerbosePreference = $DebugPreference = 'Continue'
                    $type.GetMethod('Write').Invoke($observer, @($PSCmdlet))
                    $type = $assembly.GetType('SoundCloud.PowerShell.ProgressBar')
                    $type.GetMethod('Write', $flags).Invoke([Activator]::CreateInstance($type), @($PSCmdlet, $text, 'status', 1))
                }).AddArgument($records.Assembly).AddArgument((New-Hostile ([SoundCloud.RequestRecord]) $Text)).AddArgument($Text).AddParameter('Debug').AddParameter('Verbose')
            $null = $shell.Invoke()
            $written = @($shell.Streams.Verbose) + $shell.Streams.Debug + $shell.Streams.Warning + $shell.Streams.Progress.Activity | ForEach-Object { "$_" }
        }
        finally {
            $shell.Dispose()
        }

        $written | Should -HaveCount 5
        $written | ForEach-Object { Find-Harm $_ } | Should -BeNullOrEmpty
        $shell.Streams.Progress.Activity.Length | Should -BeLessOrEqual 202
    }
}

Describe '-WhatIf' -ForEach @{ Texts = $texts } {
    It 'asks in one clean line, whatever the names' {
        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes(($texts.Text | ConvertTo-Json)))

        $lines = @(Invoke-FreshShell {
                param($module, $encoded)
                Import-Module $module
                Start-SCSandbox -TrackCount 20 | Out-Null
                Connect-SoundCloud -Sandbox
                foreach ($text in [Text.Encoding]::Unicode.GetString([Convert]::FromBase64String($encoded)) | ConvertFrom-Json) {
                    $track = [SoundCloud.Track]@{ Urn = 'soundcloud:tracks:1'; Title = $text }
                    $track | Add-SCLike -WhatIf
                    $track | Save-SCTrack -WhatIf
                    New-SCPlaylist -Title $text -WhatIf
                    Invoke-SCRaw $text -Method DELETE -WhatIf
                }

                Stop-SCSandbox -Confirm:$false
            } $ModulePath, $encoded)

        $lines | Should -HaveCount ($texts.Count * 4)
        $lines | ForEach-Object { Find-Harm $_ } | Should -BeNullOrEmpty
        $lines | Where-Object { $_ -notlike 'What if: *' -or $_.Length -gt 1000 } | Should -BeNullOrEmpty
    }
}

Describe 'A file name from a title' {
    BeforeAll {
        $safeName = $records.Assembly.GetType('SoundCloud.PowerShell.FileName').GetMethod('Safe')
        $folder = (New-Item (Join-Path $TestDrive 'saved') -ItemType Directory).FullName

        # Whether a name is a valid file name on Windows, Linux and macOS, and is shown unchanged.
        function Assert-InFolder([string] $Name) {
            $Name | Should -Not -BeNullOrEmpty
            $Name | Should -Not -Match '[/\\:*?"<>|\x00-\x1F]|^\.|[. ]$|^ '
            $Name | Should -Not -Match '^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9\u00B9\u00B2\u00B3]) *(\.|$)'
            Find-Harm $Name | Should -BeNullOrEmpty
            [Text.Encoding]::UTF8.GetByteCount(".$Name.part") | Should -BeLessThan 256
            [IO.Path]::GetFileName($Name) | Should -BeExactly $Name
        }
    }

    It 'stays in the folder and can be made: <Title>' -ForEach $names {
        $name = $safeName.Invoke($null, @($Title, ''))

        Assert-InFolder $name
        [IO.File]::WriteAllBytes([IO.Path]::Combine($folder, "$name.mp3"), @(1))
        @([IO.Directory]::GetFiles($folder)) | ForEach-Object { [IO.Path]::GetDirectoryName($_) } | Sort-Object -Unique | Should -Be $folder
    }

    It 'stays in the folder whatever the title is made of' {
        $random = [Random]::new(5)
        $parts = '..', '.', '/', '\', ':', ' ', 'CON', 'nul', 'COM1', 'a', '夜', '🌙', "`0", "`n", "`e[2J", [string][char]0x202E, [string][char]0xD83D, [string][char]0xDE00, '~', '%2f', '*', '?', '$(x)', ('b' * 60), ([string][char]0x301 * 30)
        foreach ($round in 1..400) {
            $title = -join (1..$random.Next(1, 12) | ForEach-Object { $parts[$random.Next($parts.Count)] })
            Assert-InFolder $safeName.Invoke($null, @($title, ''))
        }
    }

    It 'leaves a title that is only unusual as it is' {
        foreach ($title in '夜行バス 🌙 Ñandú', "l'été (live) [2019] #1", 'console', 'nullify', 'a.b.c', 'COM10') {
            $safeName.Invoke($null, @($title, '')) | Should -BeExactly $title
        }
    }

    It 'is saved there by Save-SCTrack, and nothing beside it' {
        $box = Start-Box
        $null = Connect-User $box
        $target = (New-Item (Join-Path $TestDrive 'out' 'inner') -ItemType Directory).FullName
        $own = (Get-SCTrack -First 200 | Where-Object Downloadable | Select-Object -First 1).Urn
        try {
            foreach ($title in '../../escaped', '/absolute', 'C:\drive', 'NUL', ('夜' * 100), "a`e[2J`r`nb") {
                $null = Set-SCTrack $own -Title $title
                Save-SCTrack $own -Path $target -PassThru | ForEach-Object DirectoryName | Should -BeExactly $target
            }
        }
        finally {
            Disconnect-SoundCloud -KeepToken
            $box.Stop()
        }

        @(Get-ChildItem $target -Force) | Should -HaveCount 6
        @(Get-ChildItem (Join-Path $TestDrive 'out') -Force).Name | Should -Be 'inner'
    }
}

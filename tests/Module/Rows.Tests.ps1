# What piped objects set: a row its columns, one of our things nothing. Both cmdlets that change a track or a playlist by rows.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $changing = @(
        @{ Cmdlet = 'Set-SCTrack'; Noun = 'track'; Get = { $track } }
        @{ Cmdlet = 'Set-SCPlaylist'; Noun = 'playlist'; Get = { $playlist } }
    )
    $forms = @(
        @{ Form = 'a live one'; Make = { $args[0] } }
        @{ Form = 'one from Import-Clixml'; Make = { $args[0] | Export-Clixml "$TestDrive/thing.xml"; Import-Clixml "$TestDrive/thing.xml" } }
        @{ Form = 'one from a job'; Make = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($args[0], 1)) } }
        @{ Form = 'one from JSON'; Make = { $args[0] | ConvertTo-Json -Depth 9 | ConvertFrom-Json } }
        @{ Form = 'one from JSON as a hashtable'; Make = { $args[0] | ConvertTo-Json -Depth 9 | ConvertFrom-Json -AsHashtable } }
        @{ Form = 'one from Invoke-SCRaw'; Make = { (Invoke-SCRaw "/$($args[0].Kind)s/$($args[0].Urn)").Data } }
    )
    $rows = @(
        @{ Form = 'an object made by hand'; Make = { [pscustomobject]$args[0] } }
        @{ Form = 'a line of a CSV file'; Make = { [pscustomobject]$args[0] | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Form = 'a hashtable'; Make = { [hashtable]$args[0] } }
        @{ Form = 'an ordered dictionary'; Make = { $args[0] } }
        @{ Form = 'JSON as a hashtable, in small letters'; Make = { $small = @{}; $args[0].GetEnumerator() | ForEach-Object { $small[$_.Key.ToLowerInvariant()] = $_.Value }; $small | ConvertTo-Json | ConvertFrom-Json -AsHashtable } }
        @{ Form = 'a generic dictionary'; Make = { $new = [Collections.Generic.Dictionary[string, object]]::new(); $args[0].GetEnumerator() | ForEach-Object { $new.Add($_.Key, $_.Value) }; $new } }
        @{ Form = 'a row of a DataTable'; Make = { $table = [Data.DataTable]::new(); $args[0].Keys | ForEach-Object { $null = $table.Columns.Add($_) }; $null = $table.Rows.Add(@($args[0].Values)); , $table } }
        @{ Form = 'a selection of properties'; Make = { [pscustomobject]$args[0] | Select-Object * } }
    )
    $of = { param($cases) foreach ($one in $changing) { foreach ($case in $cases) { $one + $case } } }
    $things = & $of $forms
    $given = & $of $rows
    $bindsFromRow = { @($_.Attributes | Where-Object { $_ -is [Parameter] -and $_.ValueFromPipelineByPropertyName }).Count -gt 0 -and $_.ParameterType.Name -notlike '*Reference`[`]' }
    # Every parameter of these two that may come from a row.
    $columns = @(foreach ($one in $changing) {
            $command = Get-Command $one.Cmdlet
            foreach ($parameter in $command.Parameters.Values | Where-Object $bindsFromRow) {
                $one + @{ Parameter = $parameter.Name }
            }
        })
    $publishes = @((Get-Command Publish-SCTrack).Parameters.Values | Where-Object $bindsFromRow | Where-Object Name -NE 'Path' | ForEach-Object { @{ Parameter = $_.Name } })
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    Connect-SoundCloud -Sandbox -MaximumRetryCount 0
    $track = Get-SCTrack -First 200 | Where-Object { $_.Sharing -eq 'public' -and $_.Genre -and $_.Description } | Select-Object -First 1
    $playlist = New-SCPlaylist 'Rows' -Track $track -Genre Techno -Description 'kept'
    $tone = New-Item (Join-Path $TestDrive 'Tone.mp3') -Value ('x' * 20000)

    function Get-Body { ($sandbox.Requests | Where-Object Method -EQ 'PUT').BodyLength }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'One of our things' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'stands for its id alone to <Cmdlet>: <Form>' -ForEach $things {
        $thing = & $Make (& $Get)
        $sandbox.Requests.Clear()

        Get-Everything { $thing | & $Cmdlet -Genre 'Dub' } | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -Be "PUT /${Noun}s/$((& $Get).Urn)"
        Get-Body | Should -Be "{`"$Noun`":{`"genre`":`"Dub`"}}".Length
    }

    It 'says that nothing is changed where nothing was typed, once: <Cmdlet>, <Form>' -ForEach $things {
        $thing = & $Make (& $Get)
        $thing.Title = 'Edited'
        $sandbox.Requests.Clear()

        $written = @(Get-Everything { $thing, $thing | & $Cmdlet })

        $written | Should -HaveCount 1
        $written[0] | Should -BeOfType ([Management.Automation.WarningRecord])
        "$written" | Should -BeLike 'Nothing is changed*-Title*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'is no source for a typed id either: <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'Set-SCTrack'; Id = 123 }
    ) {
        $track | & $Cmdlet $Id -WarningAction SilentlyContinue

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'gives a new playlist its tracks and nothing else' {
        $made = $track | New-SCPlaylist 'Mine'

        $made.Title | Should -BeExactly 'Mine'
        $made.Genre | Should -BeNullOrEmpty
        $made.Description | Should -BeNullOrEmpty
        $made.Tracks.Urn | Should -Be $track.Urn
    }

    It 'is not written again: a comment, <Form>' -ForEach $forms[0, 1, 2, 3] {
        $comment = & $Make (Add-SCComment $track 'first' -Timestamp 1 -PassThru)
        $sandbox.Requests.Clear()

        $comment | Add-SCComment -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        $sandbox.Requests | Should -BeNullOrEmpty
        ($comment | Add-SCComment -Body 'answer' -PassThru).Timestamp | Should -BeNullOrEmpty
    }

    It 'stands for its user where it came back: a <Noun>, <Form>' -ForEach $things {
        $thing = & $Make (& $Get)
        $user = (& $Get).User.Urn

        ($thing | Get-SCUser).Urn | Should -Be $user
        (Get-SCUser $thing).Urn | Should -Be $user
        $sandbox.Requests.Clear()
        $thing | Get-SCFollower -First 1
        Get-Sent $sandbox | Should -BeLike "GET /users/$user/followers*"
    }
}

Describe 'A row' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'sets its columns with <Cmdlet>: <Form>' -ForEach $given {
        $row = & $Make ([ordered]@{ Id = (& $Get).Id; Title = 'From a row'; Genre = '' })

        $changed = $row | & $Cmdlet -PassThru

        $changed.Title | Should -BeExactly 'From a row'
        Get-Body | Should -Be "{`"$Noun`":{`"title`":`"From a row`"}}".Length
    }

    It 'is told where it sets nothing, each one: <Cmdlet>, <Form>' -ForEach $given {
        $row = & $Make ([ordered]@{ Id = (& $Get).Id; Title = '' })

        $written = @(Get-Everything { $row | & $Cmdlet; $row | & $Cmdlet })

        $written | Should -HaveCount 2
        $written | Should -BeLike "Nothing is changed for $((& $Get).Id), because its row has no value to set."
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'leaves alone what its cell does not say: <Cmdlet> -<Parameter>' -ForEach $columns {
        $other = $Parameter -eq 'Description' ? 'Genre' : 'Description'
        $row = [pscustomobject]@{ Id = (& $Get).Id; $Parameter = ''; $other = 'said' }

        Get-Everything { $row | & $Cmdlet } | Should -BeNullOrEmpty

        Get-Body | Should -Be "{`"$Noun`":{`"$($other.ToLowerInvariant())`":`"said`"}}".Length
    }

    It 'leaves alone what its cell does not say: Publish-SCTrack -<Parameter>' -ForEach $publishes {
        $published = [pscustomobject]@{ Path = $tone.FullName; $Parameter = '' } | Publish-SCTrack

        $published.Title | Should -BeExactly 'Tone'
    }

    It 'leaves alone what its cell does not say: <Form>' -ForEach @(
        @{ Form = 'Add-SCComment -Timestamp'; Do = { ([pscustomobject]@{ Track = $track.Id; Body = 'x'; Timestamp = '' } | Add-SCComment -PassThru).Timestamp }; Expected = $null }
        @{ Form = 'Invoke-SCRaw -Method'; Do = { ([pscustomobject]@{ Path = '/me'; Method = '' } | Invoke-SCRaw).Status }; Expected = 200 }
    ) {
        & $Do | Should -Be $Expected
    }

    It 'is read like a CSV file''s where it is a hashtable' {
        $changed = @{ id = $track.Id; streamable = 'yes'; tag = 'a', 'b c'; License = 'CC-BY' } | Set-SCTrack -PassThru

        $changed.TagList | Should -BeExactly 'a "b c"'
        $changed.License | Should -BeExactly 'cc-by'
    }

    It 'names the column that cannot be read: <Column>' -ForEach @(
        @{ Column = 'Streamable'; Value = 'perhaps' }
        @{ Column = 'ReleaseDate'; Value = 'soon' }
    ) {
        @{ Id = $track.Id; $Column = $Value }, @{ Id = $track.Id; Genre = 'Dub' } | Set-SCTrack -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        "$failed" | Should -BeLike "The column $Column cannot be read: *"
        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'identifies a thing: <Form>' -ForEach $rows {
        $row = & $Make ([ordered]@{ Id = $track.Id; Title = 'x' })

        ($row | Get-SCTrack).Urn | Should -Be $track.Urn
    }
}

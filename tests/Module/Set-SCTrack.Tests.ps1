BeforeDiscovery {
    $members = @(
        @{ Parameters = @{ Title = 'New' }; Sends = '"title":"New"' }
        @{ Parameters = @{ Description = 'text' }; Sends = '"description":"text"' }
        @{ Parameters = @{ Description = '' }; Sends = '"description":""' }
        @{ Parameters = @{ Description = $null }; Sends = '"description":null' }
        @{ Parameters = @{ Genre = 'Techno' }; Sends = '"genre":"Techno"' }
        @{ Parameters = @{ Tag = 'vinyl', 'late night' }; Sends = '"tag_list":"vinyl \u0022late night\u0022"' }
        @{ Parameters = @{ Tag = @() }; Sends = '"tag_list":""' }
        @{ Parameters = @{ Sharing = 'Private' }; Sends = '"sharing":"private"' }
        @{ Parameters = @{ License = 'cc-by' }; Sends = '"license":"cc-by"' }
        @{ Parameters = @{ Permalink = 'new-link' }; Sends = '"permalink":"new-link"' }
        @{ Parameters = @{ LabelName = 'Label' }; Sends = '"label_name":"Label"' }
        @{ Parameters = @{ Release = 'R1' }; Sends = '"release":"R1"' }
        @{ Parameters = @{ ReleaseDate = [datetime]'2024-02-29' }; Sends = '"release_date":"2024-02-29"' }
        @{ Parameters = @{ PurchaseUrl = 'https://shop.example.com' }; Sends = '"purchase_url":"https://shop.example.com"' }
        @{ Parameters = @{ Isrc = 'QZ123' }; Sends = '"isrc":"QZ123"' }
        @{ Parameters = @{ Artist = 'Nightshift' }; Sends = '"metadata_artist":"Nightshift"' }
        @{ Parameters = @{ EmbeddableBy = 'none' }; Sends = '"embeddable_by":"none"' }
        @{ Parameters = @{ Streamable = $false }; Sends = '"streamable":false' }
        @{ Parameters = @{ Downloadable = $true }; Sends = '"downloadable":true' }
        @{ Parameters = @{ Commentable = 'no' }; Sends = '"commentable":false' }
        @{ Parameters = @{ RevealStats = 1 }; Sends = '"reveal_stats":true' }
        @{ Parameters = @{ RevealComments = '0' }; Sends = '"reveal_comments":false' }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $tracks = @(Get-SCTrack | Where-Object Sharing -EQ 'public')
    $foreign = Search-SCTrack -First 200 | Where-Object { $_.User.Permalink -ne 'demo-dj' } | Select-Object -First 1
    $missing = 99999

    # Checks the body of the last change by its length, because the log has no bodies.
    function Assert-LastBody([string] $Members) {
        ($sandbox.Requests | Where-Object Method -EQ 'PUT')[-1].BodyLength | Should -Be "{`"track`":{$Members}}".Length
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Set-SCTrack' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'changes a track, returns nothing, and the change is read back' {
        Get-Everything { Set-SCTrack $tracks[0].Id -Title 'A new title' -Downloadable $true } | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -Be "PUT /tracks/$($tracks[0].Urn)"
        $read = Get-SCTrack $tracks[0].Id
        $read.Title | Should -Be 'A new title'
        $read.Downloadable | Should -BeTrue
        $read.Description | Should -Be $tracks[0].Description
        $read.License | Should -Be $tracks[0].License
    }

    It 'sends <Sends> and nothing else' -ForEach $members {
        $changed = Set-SCTrack $tracks[1].Urn @Parameters -PassThru

        $changed.Urn | Should -Be $tracks[1].Urn
        Assert-LastBody $Sends
        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'returns the changed track with -PassThru, as the service has it now' {
        $changed = Set-SCTrack $tracks[2].Id -Tag 'late night', 'vinyl' -Sharing Private -ReleaseDate 2024-02-29 -PassThru

        $changed | Should -BeOfType ([SoundCloud.Track])
        $changed.TagList | Should -Be '"late night" vinyl'
        $changed.Sharing | Should -Be 'private'
        $changed.ReleaseYear, $changed.ReleaseMonth, $changed.ReleaseDay | Should -Be 2024, 2, 29
    }

    It 'sets the artist, who is read back' {
        (Set-SCTrack $tracks[0].Id -Artist 'Night & Shift' -PassThru).MetadataArtist | Should -BeExactly 'Night & Shift'
    }

    It 'sets the artwork <With>, as a form' -ForEach @(
        @{ With = 'alone'; More = @{} }
        @{ With = 'with other members'; More = @{ Title = 'Más "luz"'; Tag = 'a b', 'c'; Downloadable = $true; Description = $null; ReleaseDate = [datetime]'2024-02-29' } }
    ) {
        $private = Get-SCTrack -First 200 | Where-Object { -not $_.ArtworkUrl } | Select-Object -First 1
        $picture = Join-Path $TestDrive 'cover [1].png'
        [IO.File]::WriteAllBytes($picture, [byte[]](0x89, 0x50, 0x4E, 0x47, 1, 2, 3))
        $sandbox.Requests.Clear()

        $changed = Set-SCTrack ($private ?? $tracks[3]) -ArtworkPath $picture @More -PassThru

        $changed.ArtworkUrl | Should -Not -BeNullOrEmpty
        Get-Sent $sandbox | Should -Be "PUT /tracks/$($changed.Urn)"
        if ($More.Count) {
            $changed.Title, $changed.TagList, $changed.Downloadable, $changed.ReleaseYear | Should -Be 'Más "luz"', '"a b" c', $true, 2024
        }
    }

    It 'sets one picture on several tracks' {
        $picture = Join-Path $TestDrive 'all.jpg'
        [IO.File]::WriteAllBytes($picture, [byte[]](0xFF, 0xD8, 0xFF, 0xE0))

        $tracks[0..5].Id | Set-SCTrack -ArtworkPath $picture -PassThru | Should -HaveCount 6
    }

    It 'repeats the service''s reason where it refuses the artwork' {
        $picture = New-Item (Join-Path $TestDrive 'none.jpg') -Value 'no picture'

        Set-SCTrack $tracks[0].Id -ArtworkPath $picture -ErrorAction SilentlyContinue -ErrorVariable failed

        "$failed" | Should -BeLike '*artwork_data*'
    }

    It 'names the artwork to who has to agree, and sends nothing with -WhatIf' {
        $picture = Join-Path $TestDrive 'all.jpg'
        [IO.File]::WriteAllBytes($picture, [byte[]](0xFF, 0xD8, 0xFF, 0xE0))

        Invoke-Quietly -Arguments (Get-SCSession), $tracks[0], $picture {
            param($session, $track, $picture)
            $track | Set-SCTrack -ArtworkPath $picture -WhatIf -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'takes words in any case' {
        $changed = Set-SCTrack $tracks[2].Id -License CC-BY-NC -EmbeddableBy All -Sharing public -PassThru

        $changed.License | Should -BeExactly 'cc-by-nc'
        $changed.EmbeddableBy | Should -BeExactly 'all'
    }

    It 'clears with a typed empty text' {
        Set-SCTrack $tracks[3].Id -Description 'something'
        (Get-SCTrack $tracks[3].Id).Description | Should -Be 'something'

        Set-SCTrack $tracks[3].Id -Description ''
        (Get-SCTrack $tracks[3].Id).Description | Should -BeNullOrEmpty
    }

    It 'sends of a piped track only what was typed, none of the track''s own members' {
        (Get-SCTrack $tracks[4].Id | Set-SCTrack -Genre 'Techno' -PassThru).Genre | Should -Be 'Techno'

        Assert-LastBody '"genre":"Techno"'
    }

    It 'changes piped tracks in order' {
        ($tracks[5], $tracks[6].Urn, $tracks[7].Id | Set-SCTrack -Genre 'Dub' -ThrottleLimit 1 -PassThru).Urn | Should -Be $tracks[5..7].Urn

        Get-Sent $sandbox | Should -Be @($tracks[5..7] | ForEach-Object { "PUT /tracks/$($_.Urn)" })
    }

    It 'takes a spreadsheet''s columns and passes empty cells over' {
        $file = Join-Path $TestDrive 'changes.csv'
        Set-Content $file @(
            'Id,Title,Description,Genre,Tag,Sharing,License,Permalink,LabelName,Release,ReleaseDate,PurchaseUrl,Isrc,EmbeddableBy,Streamable,Downloadable,Commentable,RevealStats,RevealComments'
            "$($tracks[8].Id),Row one,,Techno,,,,,,,,,,,,,,,"
            "$($tracks[9].Id),,,,,,cc-by,,,,,,,me,,yes,FALSE,,"
            "$($tracks[10].Id),,,,,,,,,,,,,,,,,,"
        )

        Import-Csv $file | Set-SCTrack -ThrottleLimit 1 -WarningVariable warned -WarningAction SilentlyContinue

        Get-Sent $sandbox | Should -Be "PUT /tracks/$($tracks[8].Urn)", "PUT /tracks/$($tracks[9].Urn)"
        $sandbox.Requests[0].BodyLength | Should -Be '{"track":{"title":"Row one","genre":"Techno"}}'.Length
        $sandbox.Requests[1].BodyLength | Should -Be '{"track":{"license":"cc-by","embeddable_by":"me","downloadable":true,"commentable":false}}'.Length
        $one, $two = Get-SCTrack $tracks[8].Id, $tracks[9].Id
        $one.Title | Should -Be 'Row one'
        $one.Description | Should -Be $tracks[8].Description
        $two.Title | Should -Be $tracks[9].Title
        $two.License | Should -Be 'cc-by'
        $two.Downloadable | Should -BeTrue
        $two.Commentable | Should -BeFalse
        $warned | Should -BeExactly "Nothing is changed for $($tracks[10].Id), because its row has no value to set."
    }

    It 'sets what was typed on every row, beside what the rows say' {
        $rows = "Id,Title`n$($tracks[11].Id),First`n$($tracks[12].Id)," | ConvertFrom-Csv

        $changed = @($rows | Set-SCTrack -Genre 'Jazz' -PassThru)

        $changed.Genre | Should -Be 'Jazz', 'Jazz'
        $changed.Title | Should -Be 'First', $tracks[12].Title
    }

    It 'takes of each input only its own members, not an earlier one''s' {
        $rows = [pscustomobject]@{ Id = $tracks[13].Id; Title = 'Only here'; Description = 'too' }, [pscustomobject]@{ Id = $tracks[14].Id; Genre = 'Techno' }

        $changed = @($rows | Set-SCTrack -PassThru)

        $changed.Title | Should -Be 'Only here', $tracks[14].Title
        $changed[1].Description | Should -Be $tracks[14].Description
        $changed.Genre | Should -Be $tracks[13].Genre, 'Techno'
    }

    It 'takes a row''s Urn as well as its Id' {
        [pscustomobject]@{ Urn = $tracks[13].Urn; Genre = 'House' } | Set-SCTrack

        Get-Sent $sandbox | Should -Be "PUT /tracks/$($tracks[13].Urn)"
    }

    It 'resolves a link' {
        Set-SCTrack $tracks[14].PermalinkUrl -Genre 'House'

        @(Get-Sent $sandbox)[-1] | Should -Be "PUT /tracks/$($tracks[14].Urn)"
    }

    It 'refuses <Parameters.Keys> = <Parameters.Values> and sends nothing' -ForEach @(
        @{ Parameters = @{ Downloadable = 'perhaps' } }
        @{ Parameters = @{ ReleaseDate = 'soon' } }
    ) {
        (Get-Failure { Set-SCTrack 123 @Parameters }).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses the typed word <Parameters.Values> of -<Parameters.Keys> and sends nothing' -ForEach @(
        @{ Parameters = @{ License = 'mine' } }
        @{ Parameters = @{ EmbeddableBy = 'you' } }
        @{ Parameters = @{ Sharing = 'Friends' } }
        @{ Parameters = @{ Sharing = '1' } }
    ) {
        $failure = Get-Failure { Set-SCTrack 123 @Parameters }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.SetSCTrackCommand'
        "$failure" | Should -BeLike "*'$($Parameters.Values)' is not one of: *"
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sends a row''s word that this version does not know, and refuses an unknown sharing' {
        [pscustomobject]@{ Id = 123; License = 'cc-by-4.0'; EmbeddableBy = 'friends' } | Set-SCTrack -Genre Jazz -ErrorAction SilentlyContinue
        $sandbox.Requests | Should -HaveCount 1
        $sandbox.Requests[0].BodyLength | Should -Be '{"track":{"genre":"Jazz","license":"cc-by-4.0","embeddable_by":"friends"}}'.Length

        [pscustomobject]@{ Id = 123; Sharing = 'unlisted' } | Set-SCTrack -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        $sandbox.Requests | Should -HaveCount 1
    }

    It 'changes a track whose own words this version does not know' {
        $track = Get-SCTrack $tracks[4].Id
        $track.License, $track.EmbeddableBy, $track.Sharing = 'cc-by-4.0', 'friends', 'unlisted'
        $sandbox.Requests.Clear()

        ($track | Set-SCTrack -Genre Jazz -PassThru).Genre | Should -Be 'Jazz'

        Assert-LastBody '"genre":"Jazz"'
    }

    It 'gives one track''s tags to another, <Way>' -ForEach @(
        @{ Way = 'parsed'; Give = { Set-SCTrack $tracks[1].Id -Tag $from.Tags -PassThru } }
        @{ Way = 'as the service''s text'; Give = { Set-SCTrack $tracks[1].Id -TagList $from.TagList -PassThru } }
        @{ Way = 'as a quoted list'; Give = { Set-SCTrack $tracks[1].Id -Tag $from.TagList -PassThru } }
        @{ Way = 'through a spreadsheet'; Give = { $from | Select-Object @{ n = 'Id'; e = { $tracks[1].Id } }, Tags | ConvertTo-Csv | ConvertFrom-Csv | Set-SCTrack -PassThru } }
        @{ Way = 'through a spreadsheet''s TagList'; Give = { $from | Select-Object @{ n = 'Id'; e = { $tracks[1].Id } }, TagList | ConvertTo-Csv | ConvertFrom-Csv | Set-SCTrack -PassThru } }
        @{ Way = 'through a cell of several'; Give = { [pscustomobject]@{ Id = $tracks[1].Id; Tag = 'spirit space, techno' } | Set-SCTrack -PassThru } }
    ) {
        $from = Set-SCTrack $tracks[0].Id -Tag 'spirit space', 'techno' -PassThru
        $null = Set-SCTrack $tracks[1].Id -Tag other

        $to = & $Give

        $to.TagList | Should -BeExactly '"spirit space" techno'
        $to.Tags | Should -BeExactly 'spirit space', 'techno'
    }

    It 'gives one track''s day of release to another' {
        $from = Set-SCTrack $tracks[0].Id -ReleaseDate 2024-02-29 -PassThru
        $from.ReleaseDate | Should -BeExactly '2024-02-29'

        (Set-SCTrack $tracks[1].Id -ReleaseDate $from.ReleaseDate -PassThru).ReleaseDay | Should -Be 29
    }

    It 'completes -<Parameter>' -ForEach @(
        @{ Parameter = 'License'; Word = 'cc-by-n'; Offers = 'cc-by-nc', 'cc-by-nd', 'cc-by-nc-nd', 'cc-by-nc-sa' }
        @{ Parameter = 'EmbeddableBy'; Word = ''; Offers = 'all', 'me', 'none' }
        @{ Parameter = 'Sharing'; Word = 'P'; Offers = 'Private', 'Public' }
    ) {
        $line = "Set-SCTrack 1 -$Parameter $Word"

        $offered = (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText

        $offered | Sort-Object | Should -Be ($Offers | Sort-Object)
    }

    It 'repeats the service''s reason where it refuses' {
        Set-SCTrack $tracks[15].Id -Permalink $tracks[16].Permalink -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.SetSCTrackCommand'
        $failed.ErrorDetails.Message | Should -BeLike '*permalink has already been taken*'
    }

    It 'reports another''s track as SoundCloud.Forbidden and a missing one as SoundCloud.NotFound, and goes on' {
        $changed = $foreign.Id, $missing, $tracks[17].Id | Set-SCTrack -Genre 'House' -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed

        $changed.Urn | Should -Be $tracks[17].Urn
        $failed.FullyQualifiedErrorId | Should -Be @('Forbidden', 'NotFound' | ForEach-Object { "SoundCloud.$_,SoundCloud.PowerShell.Commands.SetSCTrackCommand" })
        $failed.TargetObject | Should -Be $foreign.Id, $missing
    }

    It 'refuses a playlist as SoundCloud.InvalidId and sends nothing' {
        Set-SCTrack 'soundcloud:playlists:1' -Genre 'House' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.SetSCTrackCommand'
        $failed.TargetObject | Should -Be 'soundcloud:playlists:1'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses an app''s token and sends nothing, not even to resolve a link' {
        $tracks[0].Id, $tracks[0].PermalinkUrl | Set-SCTrack -Genre 'House' -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -Be (, 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.SetSCTrackCommand' * 2)
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'says with -WhatIf what would be set' {
        $shown = Invoke-FreshShell {
            param($module)
            Import-Module $module
            Connect-SoundCloud -Sandbox
            Set-SCTrack 2256221513 -Title 'New' -Genre '' -Streamable $false -WhatIf
        } $ModulePath

        "$shown" | Should -BeLike '*"Change track: title ''New'', genre '''', streamable ''false''"*'
    }

    It 'sends nothing with -WhatIf' {
        Invoke-Quietly -Arguments (Get-SCSession), $tracks {
            param($session, $tracks)
            $tracks[0], $tracks[0].PermalinkUrl | Set-SCTrack -Genre 'House' -WhatIf -PassThru -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }}

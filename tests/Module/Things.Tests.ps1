# Properties that the module adds to its objects, and equality of objects.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    function New-Track([long] $Number, [string] $Title = 'Same title') {
        [SoundCloud.Track]@{ Urn = "soundcloud:tracks:$Number"; Id = $Number; Title = $Title }
    }
}

Describe 'Two objects of one thing' {
    It 'are equal, whatever else they say' {
        $then, $now = (New-Track 1 'Old'), (New-Track 1 'New')

        $then -eq $now | Should -BeTrue
        $now -in @((New-Track 2), $then) | Should -BeTrue
        @{ $then = 'found' }[$now] | Should -Be 'found'
        $then -eq (New-Track 2 'Old') | Should -BeFalse
    }

    It 'are told apart by Compare-Object by what they are, not by their titles' {
        $before = (New-Track 1), (New-Track 2), (New-Track 3)
        $after = (New-Track 2 'Another title'), (New-Track 3), (New-Track 4)

        $changes = Compare-Object $before $after

        $changes.InputObject.Id | Sort-Object | Should -Be 1, 4
    }

    It 'are one to Group-Object and Sort-Object -Unique' {
        $tracks = (New-Track 10), (New-Track 9), (New-Track 10 'Another title')

        ($tracks | Group-Object | ForEach-Object Count) | Sort-Object | Should -Be 1, 2
        ($tracks | Sort-Object -Unique).Id | Should -Be 9, 10
    }

    It 'are two where the service named neither' {
        $unnamed = [SoundCloud.Track]@{ Title = 'a' }

        $unnamed -eq [SoundCloud.Track]@{ Title = 'a' } | Should -BeFalse
        $unnamed -eq $unnamed | Should -BeTrue
    }

    It 'are two where their URN is another thing''s, as on a profile''s links' {
        $one, $two = 'a', 'b' | ForEach-Object { [SoundCloud.WebProfile]@{ Urn = 'soundcloud:users:1'; Url = "https://example.com/$_" } }

        $one -eq $two | Should -BeFalse
        $one -eq [SoundCloud.User]@{ Urn = 'soundcloud:users:1' } | Should -BeFalse
        Compare-Object $one $two | Should -HaveCount 2
    }
}

Describe 'A <Type>' -ForEach @(
    @{ Type = 'SoundCloud.Track'; Picture = 'Artwork' }
    @{ Type = 'SoundCloud.Playlist'; Picture = 'Artwork' }
    @{ Type = 'SoundCloud.User'; Picture = 'Avatar' }
    @{ Type = 'SoundCloud.Me'; Picture = 'Avatar' }
) {
    It 'has its link under the name that all things share' {
        (New-Object $Type -Property @{ PermalinkUrl = 'https://soundcloud.com/a' }).Url | Should -Be 'https://soundcloud.com/a'
        (New-Object $Type).Url | Should -BeNullOrEmpty
    }

    It 'is exported alike whenever it is' {
        $thing = New-Object $Type -Property @{ CreatedAt = [datetimeoffset]'2020-01-01Z'; "${Picture}Url" = 'https://i1.sndcdn.com/artworks-000-abc-large.jpg' }

        $exports = { $thing | ConvertTo-Csv }, { $thing | ConvertTo-Json }, { [Management.Automation.PSSerializer]::Serialize($thing) }
        foreach ($export in $exports) {
            (& $export) -join "`n" | Should -BeExactly ((& $export) -join "`n")
        }

        $thing.psobject.Properties | Where-Object { $_.Value -is [timespan] } | Should -BeNullOrEmpty -Because 'an age is in the views alone'
    }

    It 'has its picture in every size, and none where there is none' {
        $thing = New-Object $Type -Property @{ "${Picture}Url" = 'https://i1.sndcdn.com/artworks-000-abc-large.jpg' }

        $thing.$Picture.T500x500 | Should -BeExactly 'https://i1.sndcdn.com/artworks-000-abc-t500x500.jpg'
        "$($thing.$Picture)" | Should -BeExactly 'https://i1.sndcdn.com/artworks-000-abc-large.jpg'
        (New-Object $Type).$Picture | Should -BeNullOrEmpty
    }
}

Describe 'Importing the module' {
    It 'adds nothing to the runspace''s types, so that two versions and -Force do no harm' {
        $known = Invoke-FreshShell {
            param($module)
            $before = @(Get-TypeData).Count
            Import-Module $module
            Import-Module $module -Force
            @(Get-TypeData).Count - $before
        } $ModulePath

        $known | Should -Be '0'
    }
}

Describe 'A thing that came back, from a job or from Import-Clixml' {
    BeforeDiscovery {
        $kinds = @(
            @{ Kind = 'Track'; Make = { [SoundCloud.Track]@{ Kind = 'track'; Urn = 'soundcloud:tracks:5'; Id = 5; Title = 'A title'; User = $user; Duration = '0:03:05'; PlaybackCount = 1234; FavoritingsCount = 56; Sharing = 'private' } } }
            @{ Kind = 'Track without a number'; Make = { [SoundCloud.Track]@{ Kind = 'track'; Urn = 'soundcloud:tracks:5'; Title = 'A title'; User = $user } } }
            @{ Kind = 'User'; Make = { $user } }
            @{ Kind = 'Playlist'; Make = { [SoundCloud.Playlist]@{ Kind = 'playlist'; Urn = 'soundcloud:playlists:7'; Id = 7; Title = 'A list'; User = $user; TrackCount = 3; Sharing = 'private' } } }
            @{ Kind = 'Comment'; Make = { [SoundCloud.Comment]@{ Kind = 'comment'; Urn = 'soundcloud:comments:9'; Id = 9; Body = 'Well done'; User = $user; Timestamp = '0:01:02'; CreatedAt = '2020-01-01Z' } } }
            @{ Kind = 'Storefront'; Make = { [SoundCloud.Storefront]@{ TrackUrn = 'soundcloud:tracks:5'; Title = 'Tape'; Type = 'cassette'; Price = '5 EUR' } } }
            @{ Kind = 'Activity'; Make = { [SoundCloud.Activity]@{ Type = 'track'; CreatedAt = '2020-01-01Z'; Origin = [SoundCloud.Track]@{ Urn = 'soundcloud:tracks:5'; Id = 5; Title = 'A title'; User = $user } } } }
        )
    }

    BeforeAll {
        $user = [SoundCloud.User]@{ Kind = 'user'; Urn = 'soundcloud:users:6'; Id = 6; Username = 'A name'; Permalink = 'a-name'; City = 'Lyon'; Country = 'France'; FollowersCount = 12; TrackCount = 3 }
        $null = $user
    }

    It 'shows the same table as before, and leaves nothing in $Error: <Kind>' -ForEach $kinds {
        $thing = & $Make
        $back = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($thing, ($Kind -eq 'Activity' ? 2 : 1)))
        $shown = $thing | Format-Table | Out-String
        $Error.Clear()

        $back | Format-Table | Out-String | Should -BeExactly $shown
        $back | Format-List | Out-String | Should -Not -BeNullOrEmpty
        $back | Format-Wide | Out-String | Should -Not -BeNullOrEmpty

        $Error | Should -BeNullOrEmpty
        $shown | Should -Match 'A (title|name|list)|Well done|Tape'
    }

    It 'shows what is left of a feed item from a job' {
        $item = [SoundCloud.Activity]@{ Type = 'track'; CreatedAt = '2020-01-01Z'; Origin = [SoundCloud.Track]@{ Title = 'A title' } }
        $back = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($item, 1))
        $Error.Clear()

        $back | Format-Table | Out-String | Should -Match 'A title'

        $Error | Should -BeNullOrEmpty
    }
}

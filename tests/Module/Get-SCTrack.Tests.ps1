BeforeDiscovery {
    $forms = @(
        @{ Form = 'a number'; Make = { param($track) $track.Id } }
        @{ Form = 'a number as text'; Make = { param($track) "$($track.Id)" } }
        @{ Form = 'a URN'; Make = { param($track) $track.Urn } }
        @{ Form = 'an API address'; Make = { param($track) $track.Uri } }
        @{ Form = 'the object itself'; Make = { param($track) $track } }
        @{ Form = 'a hashtable with Id'; Make = { param($track) @{ Id = $track.Id } } }
        @{ Form = 'a hashtable with Urn'; Make = { param($track) @{ Urn = $track.Urn } } }
        @{ Form = 'an object with Id'; Make = { param($track) [pscustomobject]@{ Id = $track.Id } } }
        @{ Form = 'an object with Urn'; Make = { param($track) [pscustomobject]@{ Urn = $track.Urn; Title = 'x' } } }
        @{ Form = 'an object with Urn and the name of its user'; Make = { param($track) [pscustomobject]@{ Urn = $track.Urn; User = 'Demo DJ' } } }
    )
    $links = @(
        @{ Form = 'a link'; Make = { param($track) $track.PermalinkUrl } }
        @{ Form = 'a Uri object'; Make = { param($track) [uri]$track.PermalinkUrl } }
        @{ Form = 'a link without https://'; Make = { param($track) $track.PermalinkUrl -replace '^https://' } }
        @{ Form = 'a link of the mobile site'; Make = { param($track) $track.PermalinkUrl -replace '//', '//m.' } }
        @{ Form = 'a permalink'; Make = { param($track) "$($track.User.Permalink)/$($track.Permalink)" } }
    )
    $noIds = @(
        @{ Kind = 'a URN of a user'; Id = 'soundcloud:users:1001' }
        @{ Kind = 'a URN of a playlist'; Id = 'soundcloud:playlists:12345001' }
        @{ Kind = 'a link to a user'; Id = 'https://soundcloud.com/jowymusic' }
        @{ Kind = 'a link to another site'; Id = 'https://example.com/tracks' }
        @{ Kind = 'an unknown URN'; Id = 'soundcloud:things:1' }
        @{ Kind = 'words'; Id = 'no id at all' }
        @{ Kind = 'an empty text'; Id = '' }
        @{ Kind = 'zero'; Id = 0 }
        @{ Kind = 'a negative number'; Id = -5 }
        @{ Kind = 'a fraction'; Id = 1.5 }
    )
    $nothings = @(
        @{ Kind = 'a search without a match'; Ask = { @() | Where-Object { $true } | Get-SCTrack -PageSize 10 } }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    # Seed 3: its demo user has a private track.
    $sandbox = Start-SCSandbox -Seed 3
    Connect-SoundCloud -Sandbox
    $tracks = @(Search-SCTrack -First 150)
    $track = $tracks[0]
    $missing = 99999
    $label = Get-SCUser nightshift-label
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Get-SCTrack -Id' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'takes <Form> as argument, and sends the URN' -ForEach $forms {
        (Get-SCTrack -Id (& $Make $track)).Urn | Should -Be $track.Urn
        Get-Sent $sandbox | Should -BeExactly "GET /tracks/$($track.Urn)"
    }

    It 'takes <Form> from the pipeline' -ForEach $forms {
        (& $Make $track | Get-SCTrack).Urn | Should -Be $track.Urn
        Get-Sent $sandbox | Should -BeExactly "GET /tracks/$($track.Urn)"
    }

    It 'resolves <Form> once' -ForEach $links {
        (Get-SCTrack (& $Make $track)).Urn | Should -Be $track.Urn

        Get-Sent $sandbox | Should -HaveCount 2
        Get-Sent $sandbox 'GET /resolve*' | Should -HaveCount 1
        Get-Sent $sandbox 'GET /tracks/*' | Should -BeExactly "GET /tracks/$($track.Urn)"
    }

    It 'takes the id by position and as -Urn and -Track' {
        (Get-SCTrack $track.Id).Urn | Should -Be $track.Urn
        (Get-SCTrack -Urn $track.Urn).Urn | Should -Be $track.Urn
        (Get-SCTrack -Track $track).Urn | Should -Be $track.Urn
    }

    It 'takes the rows of Import-Csv' {
        $path = Join-Path $TestDrive 'tracks.csv'
        $tracks | Select-Object -First 3 -Property Urn, Id, Title, User, Duration | Export-Csv $path

        (Import-Csv $path | Get-SCTrack).Urn | Should -Be $tracks[0..2].Urn
        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'writes typed tracks' {
        $found = Get-SCTrack $track.Id

        $found | Should -BeOfType ([SoundCloud.Track])
        $found.Duration | Should -BeOfType ([timespan])
        $found.CreatedAt | Should -BeOfType ([DateTimeOffset])
    }

    It 'refuses <Kind> as SoundCloud.InvalidId and sends nothing' -ForEach $noIds {
        Get-SCTrack $Id -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.GetSCTrackCommand'
        $failed[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $failed[0].TargetObject | Should -Be $Id
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sends nothing for an object of another kind' {
        $null = Get-Everything { $label | Get-SCTrack -Id { $_ } }
        $null = Get-Everything { Get-SCTrack -Id $label }

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'asks nothing for <Kind>, and never means "mine"' -ForEach $nothings {
        Get-Everything $Ask | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'opens a private track with -SecretToken' {
        $private = Get-SCTrack -First 200 | Where-Object Sharing -EQ 'private' | Select-Object -First 1
        $secret = ([uri]$private.PermalinkUrl).Segments[-1]
        $secret | Should -BeLike 's-*'
        $app = Connect-App $sandbox
        Connect-SoundCloud -Sandbox

        Get-SCTrack $private.Id -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotFound,*'
        (Get-SCTrack $private.Id -SecretToken $secret -Session $app).Urn | Should -Be $private.Urn
        (Get-SCTrack $private.PermalinkUrl -Session $app).Urn | Should -Be $private.Urn
        # The log hides the values of secrets.
        Get-Sent $sandbox "GET /tracks/$($private.Urn)?*" | Should -BeExactly (, "GET /tracks/$($private.Urn)?secret_token=***" * 2)
    }

    It 'gets a blocked track too, alone and among others' {
        $blocked = Search-SCTrack -Access blocked -First 1
        $sandbox.Requests.Clear()

        (Get-SCTrack $blocked).Urn | Should -Be $blocked.Urn
        (Get-SCTrack $track, $blocked).Urn | Should -Be $track.Urn, $blocked.Urn
    }
}

Describe 'Get-SCTrack with many ids' {
    BeforeAll {
        # Not the order of the service, which sorts by id.
        $wanted = @($tracks[0..119].Urn)
        [array]::Reverse($wanted)
        function Get-BatchSize {
            foreach ($request in $sandbox.Requests) {
                [regex]::Matches($request.Query, 'soundcloud:tracks:').Count
            }
        }
    }

    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'sends 3 requests for 120 ids from the pipeline and keeps their order' {
        $found = $wanted | Get-SCTrack

        $found.Urn | Should -Be $wanted
        Get-Sent $sandbox | Should -HaveCount 3
        # Up to four are in flight at once: they arrive in any order.
        Get-BatchSize | Sort-Object | Should -Be 20, 50, 50
    }

    It 'sends 3 requests for 120 ids as argument and keeps their order' {
        $found = Get-SCTrack -Id $wanted

        $found.Urn | Should -Be $wanted
        Get-BatchSize | Sort-Object | Should -Be 20, 50, 50
    }

    It 'keeps at most four requests in flight' {
        $slow = Start-SCSandbox -Latency 0.03
        Connect-SoundCloud -Sandbox
        $all = @((Search-SCTrack).Urn)
        $slow.Requests.Clear()

        $found = Get-SCTrack $all

        $found.Urn | Should -Be $all
        $all.Count | Should -BeGreaterThan 400
        $slow.Requests.MaxInFlight | Should -BeGreaterThan 1
        $slow.Requests.MaxInFlight | Should -BeLessOrEqual 4
        $slow | Stop-SCSandbox
        Connect-SoundCloud -Sandbox
    }

    It 'writes the first tracks before the last ids have come' {
        $seen = @{}
        $wanted | ForEach-Object { $seen.Given = $_; $_ } | Get-SCTrack | ForEach-Object {
            if (-not $seen.ContainsKey('At')) {
                $seen.At = $wanted.IndexOf($seen.Given) + 1
            }
        }

        $seen.At | Should -BeGreaterOrEqual 50
        $seen.At | Should -BeLessOrEqual 120
    }

    It 'sends an id that comes twice once, and writes the track twice' {
        $found = Get-SCTrack $wanted[0], $wanted[1], $wanted[0]

        $found.Urn | Should -Be $wanted[0], $wanted[1], $wanted[0]
        Get-BatchSize | Should -Be 2
    }

    It 'writes two tracks and one error, in order, when one of three ids is missing' {
        $everything = @(Get-Everything { Get-SCTrack $wanted[0], $missing, $wanted[1] -ErrorAction Continue })

        $everything | Should -HaveCount 3
        $everything[0].Urn, $everything[2].Urn | Should -Be $wanted[0], $wanted[1]
        $everything[1].FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCTrackCommand'
        $everything[1].TargetObject | Should -Be $missing
        # What the batch left out was asked for by itself.
        Get-Sent $sandbox | Should -HaveCount 2
        (Get-Sent $sandbox)[1] | Should -BeExactly "GET /tracks/soundcloud:tracks:$missing"
    }

    It 'does the same from the pipeline' {
        $found = $wanted[0], $missing, $wanted[1] | Get-SCTrack -ErrorAction SilentlyContinue -ErrorVariable failed

        $found.Urn | Should -Be $wanted[0], $wanted[1]
        $failed.TargetObject | Should -Be $missing
    }

    It 'keeps an id that is none out of the request and in its place among the results' {
        $everything = @(Get-Everything { $wanted[0], 'no id at all', $wanted[1] | Get-SCTrack -ErrorAction Continue })

        $everything[0].Urn, $everything[2].Urn | Should -Be $wanted[0], $wanted[1]
        $everything[1].FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidId,*'
        Get-BatchSize | Should -Be 2
    }

    It 'ends at the first error with -ErrorAction Stop, after the tracks before it' {
        $found = [Collections.Generic.List[object]]::new()

        $failure = Get-Failure { $wanted[0], $missing, $wanted[1] | Get-SCTrack -ErrorAction Stop | ForEach-Object { $found.Add($_) } }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotFound,*'
        $failure.TargetObject | Should -Be $missing
        $found.Urn | Should -Be $wanted[0]
    }

    It 'makes a failed request the error of each of its ids' {
        $session = Connect-App $sandbox @{ MaximumRetryCount = 0 }
        Connect-SoundCloud -Sandbox
        $sandbox.EnableFault('status-503')

        Get-SCTrack $wanted[0..2] -Session $session -ErrorAction SilentlyContinue -ErrorVariable failed

        $sandbox.DisableFault('status-503')
        $failed.TargetObject | Should -Be $wanted[0..2]
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.ServiceUnavailable,*'
    }

    It 'keeps links, numbers and objects in the order they were given' {
        $found = $tracks[0].PermalinkUrl, $tracks[1].Id, $tracks[2], $tracks[3].PermalinkUrl, $tracks[4].Urn | Get-SCTrack

        $found.Urn | Should -Be $tracks[0..4].Urn
        Get-Sent $sandbox 'GET /resolve*' | Should -HaveCount 2
    }

    It 'asks only for the ids that -Skip and -First leave' {
        $found = $wanted | Get-SCTrack -Skip 2 -First 3

        $found.Urn | Should -Be $wanted[2..4]
        Get-BatchSize | Should -Be 3
    }
}

Describe 'Get-SCTrack lists' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'gets your own tracks when nothing is asked for' {
        $found = Get-SCTrack -First 5

        $found.User.Permalink | Select-Object -Unique | Should -Be 'demo-dj'
        Get-Sent $sandbox | Should -BeExactly 'GET /me/tracks?limit=5&linked_partitioning=true'
    }

    It 'gets a user''s tracks with -User' {
        (Get-SCTrack -User $label.Urn -First 5).User.Permalink | Select-Object -Unique | Should -Be 'nightshift-label'

        Get-Sent $sandbox | Should -BeLikeExactly "GET /users/$($label.Urn)/tracks?limit=5*"
    }

    It 'gets a piped user''s tracks' {
        $label | Get-SCTrack -First 1 | Should -HaveCount 1

        Get-Sent $sandbox | Should -BeLikeExactly "GET /users/$($label.Urn)/tracks?*"
    }

    It 'resolves a permalink once for all pages' {
        $found = @(Get-SCTrack -User nightshift-label -PageSize 50 -First 120)

        $found | Should -HaveCount 120
        Get-Sent $sandbox 'GET /resolve*' | Should -HaveCount 1
    }

    It 'takes me for the signed-in user' {
        Get-SCTrack -User me -First 1 | Should -HaveCount 1

        Get-Sent $sandbox | Should -BeLikeExactly 'GET /me/tracks?*'
    }

    It 'gets the tracks of several users one after the other' {
        $found = Get-SCTrack -User 1001, $label -First 2

        $found.User.Permalink | Should -Be 'demo-dj', 'demo-dj', 'nightshift-label', 'nightshift-label'
    }

    It 'goes on with the next user after one that is missing' {
        $found = Get-SCTrack -User 1001, $missing, $label -First 1 -ErrorAction SilentlyContinue -ErrorVariable failed

        $found.User.Permalink | Should -Be 'demo-dj', 'nightshift-label'
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotFound,*'
        $failed.TargetObject | Should -Be $missing
    }

    It 'gets the tracks of a playlist, given and piped' {
        $given = @(Get-SCTrack -Playlist 12345001 -First 3)
        $piped = @(Resolve-SCUrl https://soundcloud.com/demo-dj/sets/long-haul | Get-SCTrack -First 3)

        $given | Should -HaveCount 3
        $piped.Urn | Should -Be $given.Urn
        Get-Sent $sandbox 'GET /playlists/*/tracks?*' | Should -HaveCount 2
    }

    It 'gets related tracks with -RelatedTo' {
        (Get-SCTrack -RelatedTo $track -First 3).Urn | Should -Not -Contain $track.Urn

        Get-Sent $sandbox | Should -BeLikeExactly "GET /tracks/$($track.Urn)/related?limit=3*"
    }

    It 'reads what is new with -Since, and stops at the first page with an older one' {
        $all = @(Get-SCTrack -User $label -First 60)
        # A page of ten: the 25th is on the third.
        $since = $all[24].CreatedAt
        $sandbox.Requests.Clear()

        $new = @(Get-SCTrack -User $label -Since $since -PageSize 10)

        $new.Urn | Should -Be $all.Where({ $_.CreatedAt -ge $since }).Urn
        Get-Sent $sandbox '*/tracks[?]*' | Should -HaveCount 3
        (Get-SCSession).LastCursor | Should -BeNullOrEmpty -Because 'the list ended'
    }

    It 'asks one more page with -Since where the last one ended with a new track, and nothing more' {
        $all = @(Get-SCTrack -User $label -First 60)
        $sandbox.Requests.Clear()

        @(Get-SCTrack -User $label -Since $all[9].CreatedAt -PageSize 10).Urn | Should -Be $all[0..9].Urn

        Get-Sent $sandbox '*/tracks[?]*' | Should -HaveCount 2
    }

    It 'counts -First and -Skip over what is new' {
        $all = @(Get-SCTrack -User $label -First 60)

        @(Get-SCTrack -User $label -Since $all[24].CreatedAt -Skip 20 -First 10 -PageSize 10).Urn | Should -Be $all[20..24].Urn
    }

    It 'takes a day with -Since from its start on, in the time of this machine' {
        $newest = @(Get-SCTrack -User $label -First 1).CreatedAt.LocalDateTime

        @(Get-SCTrack -User $label -Since $newest.ToString('yyyy-MM-dd') -First 1) | Should -HaveCount 1
        @(Get-SCTrack -User $label -Since $newest.AddDays(1).ToString('yyyy-MM-dd')) | Should -BeNullOrEmpty
    }

    It 'refuses -Since where the list does not come newest first: <Case>' -ForEach @(
        @{ Case = 'ids'; Do = { Get-SCTrack 1, 2 -Since 2026-01-01 } }
        @{ Case = 'ids from a pipeline'; Do = { 1, 2 | Get-SCTrack -Since 2026-01-01 } }
        @{ Case = 'oldest first'; Do = { Get-SCTrack -User $label -Since 2026-01-01 -Sort Ascending } }
    ) {
        $sandbox.Requests.Clear()

        (Get-Failure $Do).FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.GetSCTrackCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sorts by upload with -Sort' {
        $ascending = @(Get-SCTrack -User $label -Sort Ascending -First 10).CreatedAt
        $descending = @(Get-SCTrack -User $label -Sort Descending -First 10).CreatedAt

        $ascending | Should -Be ($ascending | Sort-Object)
        $descending | Should -Be ($descending | Sort-Object -Descending)
        $ascending[0] | Should -BeLessThan $descending[0]
        Get-Sent $sandbox '*sort=asc*' | Should -Not -BeNullOrEmpty
        Get-Sent $sandbox '*sort=desc*' | Should -Not -BeNullOrEmpty
    }

    It 'filters with -Access, several values in one parameter' {
        $blocked = @(Get-SCTrack -User $label -Access blocked)
        $both = @(Get-SCTrack -User $label -Access preview, blocked)

        $blocked.Access | Select-Object -Unique | Should -Be 'blocked'
        $both.Access | Sort-Object -Unique | Should -Be 'blocked', 'preview'
        Get-Sent $sandbox '*access=preview,blocked*' | Should -Not -BeNullOrEmpty
    }

    It 'refuses an unknown -Access and sends nothing' {
        (Get-Failure { Get-SCTrack -User $label -Access open }).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses "mine" with an app''s token and sends nothing' {
        $app = Connect-App $sandbox
        Connect-SoundCloud -Sandbox
        $sandbox.Requests.Clear()

        Get-SCTrack -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.GetSCTrackCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

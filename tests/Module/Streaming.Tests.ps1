# Rules for every list. The log shows how many requests each list sent.

BeforeDiscovery {
    $lists = @(
        @{ Name = 'Search-SCTrack'; Read = { param($with) Search-SCTrack @with } }
        @{ Name = 'Get-SCTrack -User'; Read = { param($with) Get-SCTrack -User 4280711 @with } }
        @{ Name = 'Get-SCTrack -Playlist'; Read = { param($with) Get-SCTrack -Playlist 12345001 @with } }
        @{ Name = 'Get-SCLike'; Read = { param($with) Get-SCLike @with } }
        @{ Name = 'Get-SCLike -Track'; Read = { param($with) Get-SCLike -Track $popular @with } }
    )
    $badPageSizes = foreach ($size in 0, -1, 201) {
        @{ Size = $size; Name = 'Search-SCTrack'; Read = { param($with) Search-SCTrack x @with } }
        @{ Size = $size; Name = 'Get-SCTrack'; Read = { param($with) Get-SCTrack @with } }
        @{ Size = $size; Name = 'Get-SCTrack of an empty pipeline'; Read = { param($with) @() | Get-SCTrack @with } }
        @{ Size = $size; Name = 'Get-SCUser -RelatedTo'; Read = { param($with) Get-SCUser -RelatedTo 1001 @with } }
        @{ Size = $size; Name = 'Get-SCLike'; Read = { param($with) Get-SCLike @with } }
    }
    $oddities = @(
        @{ Fault = 'page-short'; What = 'pages are shorter than asked for' }
        @{ Fault = 'page-empty-first'; What = 'the first page is empty' }
    )
    # The service pages these two in different ways: by offset and by cursor.
    $walks = @(
        @{ Name = 'Search-SCTrack'; Where = 'offset='; Read = { param($with) Search-SCTrack -PageSize 50 @with } }
        @{ Name = 'Get-SCLike'; Where = 'cursor='; Read = { param($with) Get-SCLike -PageSize 50 @with } }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    Connect-SoundCloud -Sandbox -MaximumRetryCount 0
    # The track that everybody likes.
    $popular = (Get-SCTrack | Where-Object Sharing -EQ 'public' | Select-Object -First 1).Urn
    $likes = @((Get-SCLike).Urn)

    # If a page were still requested in the background, it would be in flight or in the log before this request.
    function Wait-Quiet {
        $null = Invoke-SCRaw /me
        $sandbox.Requests.WhenIdleAsync([Threading.CancellationToken]::None).GetAwaiter().GetResult()
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'A list' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'comes whole from <Name>, in pages of 200 or of -PageSize' -ForEach $lists {
        $whole = @(& $Read @{})
        $pages = @(Get-Sent $sandbox)
        $sandbox.Requests.Clear()
        $small = @(& $Read @{ PageSize = 20 })

        $pages[0] | Should -BeLike '*[?&]limit=200&*'
        $whole.Count | Should -BeGreaterThan 60
        $small.Urn | Should -Be $whole.Urn
        @(Get-Sent $sandbox)[0] | Should -BeLikeExactly '*[?&]limit=20&*'
        @(Get-Sent $sandbox).Count | Should -BeGreaterThan $pages.Count
    }

    It 'sends one request with limit=10 for Search-SCTrack x -First 10' {
        Search-SCTrack x -First 10 | Should -HaveCount 10

        Get-Sent $sandbox | Should -BeExactly 'GET /tracks?q=x&limit=10&linked_partitioning=true'
    }

    It 'sends 3 requests for Search-SCTrack -First 450' {
        Search-SCTrack -First 450 | Should -HaveCount 450

        Get-Sent $sandbox | Should -HaveCount 3
    }

    It 'sends 3 requests for -PageSize 50 -First 120, and stops at 120' {
        (Get-SCLike -PageSize 50 -First 120).Urn | Should -Be $likes[0..119]

        Get-Sent $sandbox | Should -HaveCount 3
        @(Get-Sent $sandbox)[0] | Should -BeExactly 'GET /me/likes/tracks?limit=50&linked_partitioning=true'
    }

    It 'sends 2 requests when -First ends exactly with the second page' {
        Get-SCLike -PageSize 50 -First 100 | Should -HaveCount 100

        Wait-Quiet
        Get-Sent $sandbox '*/likes/*' | Should -HaveCount 2
    }

    It 'sends one request for -Skip 5 -First 10' {
        (Get-SCLike -Skip 5 -First 10).Urn | Should -Be $likes[5..14]

        Get-Sent $sandbox | Should -BeExactly 'GET /me/likes/tracks?limit=15&linked_partitioning=true'
    }

    It 'skips over pages' {
        (Get-SCLike -PageSize 50 -Skip 60 -First 5).Urn | Should -Be $likes[60..64]

        Get-Sent $sandbox | Should -HaveCount 2
    }

    It 'never asks <Name> for more than -First needs' -ForEach $lists {
        @(& $Read @{ First = 3 }) | Should -HaveCount 3

        @(Get-Sent $sandbox)[0] | Should -BeLikeExactly '*[?&]limit=3&*'
    }

    It 'sends nothing for <Name> -First 0' -ForEach $lists {
        & $Read @{ First = 0 } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'follows the links to further pages as the service gave them' {
        $null = Get-SCLike -PageSize 50 -First 120
        $first = (Invoke-SCRaw '/me/likes/tracks' -Query @{ limit = 50; linked_partitioning = $true }).Data.next_href

        @(Get-Sent $sandbox)[1] | Should -BeExactly "GET $(([uri]$first).PathAndQuery)"
    }

    It 'writes a count first with -IncludeTotalCount' {
        $written = @(Get-SCLike -First 2 -IncludeTotalCount)

        $written | Should -HaveCount 3
        $written[0] | Should -BeOfType ([uint64])
        $written[1..2].Urn | Should -Be $likes[0..1]
    }

    It 'is complete when <What>' -ForEach $oddities {
        $sandbox.EnableFault($Fault)

        $found = @((Get-SCLike -PageSize 50).Urn)

        $sandbox.DisableFault($Fault)
        $found | Should -Be $likes
    }

    It 'is read to its end when it comes as bare arrays' {
        $sandbox.EnableFault('bare-lists')

        $found = @(Get-SCLike -PageSize 50)

        $sandbox.DisableFault('bare-lists')
        $found.Urn | Should -Be $likes
    }

    It 'refuses -PageSize <Size> of <Name> and sends nothing' -ForEach $badPageSizes {
        $failure = Get-Failure { & $Read @{ PageSize = $Size } }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.*'
        $failure.CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$failure" | Should -BeLike "*PageSize*$($Size.ToString([cultureinfo]::CurrentCulture))*"
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

Describe 'The head of a list' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'is written by <Name> before page 2 is asked for' -ForEach $lists {
        $counts = [Collections.Generic.List[int]]::new()
        & $Read @{ PageSize = 20 } | ForEach-Object { $counts.Add($sandbox.Requests.Count) }

        $counts[0] | Should -Be 1
        $counts[-1] | Should -BeGreaterThan 1
    }

    It 'is at most one page ahead of what was accepted' {
        $ahead = [Collections.Generic.List[int]]::new()
        $position = 0
        Get-SCLike -PageSize 50 | ForEach-Object {
            $page = [Math]::Floor($position++ / 50) + 1
            $ahead.Add($sandbox.Requests.Count - $page)
        }

        ($ahead | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual 1
        ($ahead | Measure-Object -Minimum).Minimum | Should -Be 0
    }

    It 'costs <Name> | Select-Object -First 1 at most 2 requests, and none after it returned' -ForEach $lists {
        & $Read @{ PageSize = 20 } | Select-Object -First 1 | Should -HaveCount 1

        $count = $sandbox.Requests.Count
        $count | Should -BeLessOrEqual 2
        Wait-Quiet
        $sandbox.Requests.Count | Should -Be ($count + 1)
    }

    It 'costs Select-Object -First 60 of pages of 50 at most 3 requests, and none after it returned' {
        Get-SCLike -PageSize 50 | Select-Object -First 60 | Should -HaveCount 60

        $count = $sandbox.Requests.Count
        $count | Should -BeLessOrEqual 3
        Wait-Quiet
        $sandbox.Requests.Count | Should -Be ($count + 1)
    }

    It 'ends with the loop that reads it' {
        foreach ($attempt in 1..3) {
            try {
                Get-SCLike -PageSize 50 | ForEach-Object { throw 'enough' }
            }
            catch {
                "$_" | Should -Be 'enough'
            }
        }

        $count = $sandbox.Requests.Count
        $count | Should -BeLessOrEqual 6
        Wait-Quiet
        $sandbox.Requests.Count | Should -Be ($count + 1)
    }
}

Describe 'A list that fails on the way' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    AfterEach {
        foreach ($fault in 'status-500', 'page-repeats', 'page-foreign-host') {
            $sandbox.DisableFault($fault)
        }
    }

    It 'keeps all items of <Name> before the failure, and its one error says where it was' -ForEach $walks {
        $page = @(& $Read @{}).Urn[0..39]
        $sandbox.Requests.Clear()
        $sandbox.EnableFault("status-500@$Where")

        $written = @(& $Read @{ ErrorAction = 'Continue' } 2>&1)

        $errors = @($written | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
        $errors | Should -HaveCount 1
        [object]::ReferenceEquals($written[-1], $errors[0]) | Should -BeTrue
        $written.Count | Should -BeGreaterThan 40
        $written[0..39].Urn | Should -Be $page
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'SoundCloud.ServiceUnavailable,*'
        $errors[0].Exception.Page | Should -Be 2
        $errors[0].Exception.Cursor | Should -BeLike "$($sandbox.ApiUri)*$Where*"
        "$($errors[0])" | Should -BeLike '*page 2*'
        Get-Sent $sandbox | Should -HaveCount 2
    }

    It 'resumes <Name> with -Cursor: nothing is lost and nothing comes twice' -ForEach $walks {
        $whole = @(& $Read @{}).Urn
        $sandbox.EnableFault("status-500@$Where")
        $begin = @(& $Read @{ ErrorAction = 'Continue' } 2>&1)
        $sandbox.DisableFault('status-500')
        $sandbox.Requests.Clear()

        $rest = @(& $Read @{ Cursor = $begin[-1].Exception.Cursor })

        @($begin[0..($begin.Count - 2)].Urn) + @($rest.Urn) | Should -Be $whole
        @(Get-Sent $sandbox)[0] | Should -BeExactly "GET $(([uri]$begin[-1].Exception.Cursor).PathAndQuery)"
    }

    It 'ends the pipeline with -ErrorAction Stop, after all items before it' {
        $sandbox.EnableFault('status-500@cursor=')
        $found = [Collections.Generic.List[object]]::new()

        $failure = Get-Failure { Get-SCLike -PageSize 50 -ErrorAction Stop | ForEach-Object { $found.Add($_) } }

        $failure.Exception.Page | Should -Be 2
        $found.Urn | Should -Be $likes[0..49]
    }

    It 'fails on page 1 with nothing written' {
        $sandbox.EnableFault('status-500')

        $written = @(Get-SCLike -ErrorAction Continue 2>&1)

        $written | Should -HaveCount 1
        $written[0].Exception.Page | Should -Be 1
    }

    It 'is ended by a link that repeats' {
        $sandbox.EnableFault('page-repeats')

        $written = @(Get-SCLike -PageSize 50 -ErrorAction Continue 2>&1)

        $written[-1].FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.ProtocolError,SoundCloud.PowerShell.Commands.GetSCLikeCommand'
        $written[-1].CategoryInfo.Category | Should -Be 'ProtocolError'
        $written[-1].Exception.Page | Should -Be 3
        $written[0..($written.Count - 2)].Urn | Should -Be $likes[0..99]
        Get-Sent $sandbox | Should -HaveCount 2
    }

    It 'is ended by a link to another host, which is not followed' {
        $sandbox.EnableFault('page-foreign-host')

        $written = @(Get-SCLike -PageSize 50 -ErrorAction Continue 2>&1)

        $written[-1].FullyQualifiedErrorId | Should -BeLike 'SoundCloud.ProtocolError,*'
        $written[-1].Exception.Page | Should -Be 2
        $written[0..($written.Count - 2)].Urn | Should -Be $likes[0..49]
        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'takes no -Cursor to another host and sends nothing' {
        Get-SCLike -Cursor 'https://example.com/me/likes/tracks?cursor=1' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.GetSCLikeCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

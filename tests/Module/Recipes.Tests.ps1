# Types every block of docs/recipes.md and README.md into a sandbox. Output and number of requests must be as
# the page says, and the recipe must have its effect. The run writes the pages with the actual output to out/recipes.md and out/README.md.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1

    # For each block of commands: how many requests it sends, and the output that follows.
    function Get-Block([string] $Text) {
        foreach ($block in [regex]::Matches($Text, '(?ms)^```powershell\n(?<code>.*?)^```\n(?<rest>.*?)(?=^```powershell|\z)')) {
            $file = [regex]::Match($block.Groups['code'].Value, '\A# (\S+\.ps1)\n')
            $sends = [regex]::Match($block.Groups['rest'].Value, '(?m)^Sends (\d+|no) requests?\b')
            $shows = [regex]::Match($block.Groups['rest'].Value, '(?ms)^```\n(.*?)^```')
            @{
                Code  = $block.Groups['code'].Value
                File  = $file.Success ? $file.Groups[1].Value : $null
                Sends = $sends.Success ? [int]($sends.Groups[1].Value -replace 'no', '0') : $null
                Shows = $shows.Success ? $shows.Groups[1].Value : $null
            }
        }
    }

    $page = (Get-Content -Raw (Join-Path $RepositoryRoot 'docs' 'recipes.md')).ReplaceLineEndings("`n")
    $recipes = @(
        foreach ($section in [regex]::Matches($page, '(?ms)^## \d+\. (?<title>[^\n]+)\n(?<text>.*?)(?=^## |\z)')) {
            $blocks = @(Get-Block $section.Groups['text'].Value)
            @{
                Title  = $section.Groups['title'].Value
                Text   = $section.Groups['text'].Value
                Files  = @($blocks | Where-Object File)
                Blocks = @($blocks | Where-Object { -not $_.File })
            }
        }
    )
    $readme = @(Get-Block (Get-Content -Raw (Join-Path $RepositoryRoot 'README.md')).ReplaceLineEndings("`n"))
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Interactive.ps1
    . $PSScriptRoot/Reader.ps1

    $strict = @'
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'
$PSDefaultParameterValues['Connect-SoundCloud:WarningAction'] = 'Ignore'
'@
    # The pages show numbers in English format.
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = 'en-US'
    $out = Join-Path $RepositoryRoot 'out'
    (Join-Path $RepositoryRoot 'docs' 'recipes.md'), (Join-Path $RepositoryRoot 'README.md') | Copy-Item -Destination $out

    # Another user of the sandbox that is running.
    function Connect-Other([string] $Permalink) {
        Connect-SoundCloud -Sandbox -SandboxUser $Permalink -PassThru
    }

    # The screen in the form of the page.
    function ConvertTo-Page([string] $Text) {
        ($Text.ReplaceLineEndings("`n") -replace '(?m) +$').Trim("`n")
    }

    # This host shows warnings without the word WARNING.
    function Get-Screen([hashtable] $Run) {
        $lines = $Run.Shown | Where-Object { $_ } | ForEach-Object { $_ -in $Run.Warned ? "WARNING: $_" : $_ }
        ConvertTo-Page "$(ConvertTo-Page $Run.Text)`n$($lines -join "`n")"
    }

    # The screens after these blocks. They are also written to the copy of the page in out/.
    function Get-Screens([string] $Page, [object[]] $Blocks, [object[]] $Runs) {
        $path = Join-Path $out $Page
        $text = (Get-Content -Raw $path).ReplaceLineEndings("`n")
        for ($i = 0; $i -lt $Blocks.Count; $i++) {
            $screen = Get-Screen $Runs[$i]
            if ($null -ne $Blocks[$i].Shows) {
                $end = $text.IndexOf('```', $text.IndexOf($Blocks[$i].Code) + $Blocks[$i].Code.Length) + 3
                $begin = $text.IndexOf("`n``````$("`n")", $end) + 5
                $text = $text.Remove($begin, $text.IndexOf('```', $begin) - $begin).Insert($begin, "$screen`n")
            }

            $screen
        }

        Set-Content $path $text -NoNewline
    }

    # For each title: what happens between the blocks, what runs after them, which runs fail and how, and what the result must be
    # in the end. Values that are read while the sandbox runs are kept in $seen.
    $works = @{
        'Back up your likes' = @{
            Between = {
                param($Step, $Runs, $Sandbox)
                switch ($Step) {
                    1 {
                        $seen.Rows = @(Import-Csv likes.csv)
                        Add-Content likes.csv '"track","soundcloud:tracks:999","Long Gone","Nobody","","","",""'
                        'Connect-SoundCloud -Sandbox -SandboxUser jowymusic'
                    }
                    3 {
                        $jowy = Connect-Other jowymusic
                        $seen.Likes = @('Track', 'Playlist' | ForEach-Object { Get-SCLike -Kind $_ -Session $jowy } | ForEach-Object Urn)
                    }
                }
            }
            Again   = { $Blocks[1].Code }
            Then    = {
                $seen.Rows | Should -HaveCount 254
                $seen.Rows[0].PSObject.Properties.Name | Should -Be 'Kind', 'Urn', 'Title', 'User', 'Genre', 'Duration', 'CreatedAt', 'Url'
                $seen.Rows.Where({ -not $_.Urn -or -not $_.Title -or -not $_.User -or -not $_.Url }) | Should -BeNullOrEmpty
                $seen.Rows.Urn | Where-Object { $_ -notin $seen.Likes } | Should -BeNullOrEmpty
                # Both accounts have the likes in the same order.
                $new = @($runs[1].Changes.PathAndQuery -replace '^/likes/\w+/')
                $seen.Likes.Where({ $_ -in $new -and $_ -like '*:tracks:*' }) | Should -Be $seen.Rows.Urn.Where({ $_ -in $new -and $_ -like '*:tracks:*' })
                $runs[1].Sent -match 'POST' | Should -HaveCount ($new.Count + 1) -Because 'one is gone'
                $runs[2].Sent -match 'POST' | Should -Be 'POST /likes/tracks/soundcloud:tracks:999' -Because 'nothing else is missing'
                $runs[2].Sent -match 'GET' | Should -HaveCount 3
            }
        }
        'Fix genres from a spreadsheet' = @{
            Between = {
                param($Step, $Runs, $Sandbox)
                switch ($Step) {
                    1 {
                        $rows = @(Import-Csv genres.csv)
                        $seen.Rows = $rows.Count
                        $rows[0].Genre, $rows[2].Genre, $rows[4].Genre, $rows[5].Genre = 'Dub Techno', 'Ambient Dub', '', 'ambient'
                        $rows + [pscustomobject]@{ Id = '2.26E+09'; Genre = 'House'; Url = '' } | Export-Csv genres.csv
                    }
                    2 { $Sandbox.EnableFault('status-404:1@PUT /tracks/soundcloud:tracks:1945484295') }
                    3 { $seen.Genres = @(Get-SCTrack -Session (Connect-Other demo-dj) -First 6 | ForEach-Object Genre) }
                }
            }
            Then    = {
                $seen.Rows | Should -Be 30
                $runs[1].Changes | Should -BeNullOrEmpty
                $runs[2].Changes | Should -HaveCount 2
                $seen.Genres | Should -BeExactly 'Dub Techno', 'Dubstep', 'Ambient', 'Soundtrack', 'Reggae', 'ambient'
                $runs[2].Files | Should -BeLike '*genres-failed.csv'
            }
        }
        'Publish a folder of masters as private' = @{
            Between = {
                param($Step, $Runs, $Sandbox)
                switch ($Step) {
                    0 {
                        'Third', 'Neon Monsoon' | ForEach-Object { Copy-Item 'masters/01 Opening.wav' "masters/$_.wav" }
                        Set-Content masters/notes.txt 'no sound'
                        $Sandbox.EnableFault('status-503:1@POST /tracks')
                    }
                    1 {
                        @'
Path,Title,Genre,Isrc
masters/Third.wav,Night Drive,Techno,QZ1H21900001
masters/Third.wav,Neon Monsoon,Dubstep,
masters/Third.wav,Day Drive,House,QZ1H21900002
'@ | Set-Content releases.csv
                    }
                    3 { $seen.Tracks = @(Get-SCTrack -Session (Connect-Other demo-dj) -First 6) }
                }
            }
            Again   = { $Blocks[0].Code }
            Then    = {
                $seen.Tracks.Title | Sort-Object | Should -Be '01 Opening', '02 Closing', 'Day Drive', 'Night Drive', 'The Hollow Meridian (Dub)', 'Third'
                $seen.Tracks.Where({ $_.Title -ne 'The Hollow Meridian (Dub)' }).Sharing | Should -Be @(, 'private' * 5)
                $runs[2].Sent | Should -HaveCount 2 -Because 'one file had failed'
                $runs[2].Text | Should -Match '01 Opening'
            }
        }
        'Make one playlist equal to another' = @{
            Between = {
                param($Step, $Runs, $Sandbox)
                $me = Connect-Other demo-dj
                $tracks = { param($Id) @(Get-SCTrack -Playlist $Id -Access playable, preview, blocked -Session $me | ForEach-Object Urn) }
                switch ($Step) {
                    2 { $seen.Mixed, $seen.First = (& $tracks 12350044), (& $tracks 12349310) }
                    5 { $seen.Lost, $seen.Last = (& $tracks 12351055), (& $tracks 12349310) }
                }
            }
            # The same again; then to, and from, a playlist with tracks that its owner cannot see.
            Again   = { $Blocks[1].Code; $Blocks[1].Code -replace 12349310, 12351055; $Blocks[1].Code -replace 12350044, 12351055 }
            Fails   = @{ 3 = 'has 8 tracks, and this session can see only 5' }
            Then    = {
                $seen.First | Should -HaveCount 23
                $seen.First | Should -Be $seen.Mixed
                $runs[0].Changes | Should -BeNullOrEmpty
                $runs[1].Changes | Should -HaveCount 1
                $runs[2].Sent | Should -HaveCount 2
                $runs[3].Changes | Should -BeNullOrEmpty
                $runs[4].Shown | Should -Match "Lost and Found.* holds 3 tracks that you cannot see"
                # The six blocked tracks of the mixed playlist stay.
                $seen.Lost | Should -HaveCount 5
                $seen.Lost | Where-Object { $_ -notin $seen.Last } | Should -BeNullOrEmpty
                $seen.Last | Should -HaveCount 11
            }
        }
        'Follow everyone a label follows' = @{
            Between = {
                param($Step, $Runs, $Sandbox)
                $me = Connect-Other demo-dj
                switch ($Step) {
                    1 {
                        $new = @($Runs[0].Changes.PathAndQuery -replace '^/me/followings/')
                        $new | Remove-SCFollowing -Session $me
                        $Sandbox.EnableFault("status-403@PUT /me/followings/$($new[2])")
                    }
                    2 { $Sandbox.DisableFault('status-403') }
                    4 {
                        $seen.Mine = @(Get-SCFollowing -Session $me | ForEach-Object Urn)
                        $seen.Label = @(Get-SCFollowing -User nightshift-label -Session $me | ForEach-Object Urn)
                    }
                }
            }
            # Two are followed, the third is refused; the rest; nothing.
            Again   = { @($Blocks[0].Code) * 3 }
            Fails   = @{ 1 = 'SoundCloud answered 403' }
            Then    = {
                $seen.Label.Where({ $_ -notin $seen.Mine }) | Should -Be 'soundcloud:users:1001' -Because 'that is the user'
                $runs.ForEach({ $_.Changes.Count }) | Should -Be 5, 2, 3, 0
                $runs[1].Sent -match '^PUT' | Should -HaveCount 3 -Because 'it ends there'
            }
        }
        'Report the plays of your last releases' = @{
            Between = {
                param($Step, $Runs, $Sandbox)
                switch ($Step) {
                    0 {
                        # The last report, from before a track was uploaded, with fewer plays.
                        Get-SCTrack -First 9 -Session (Connect-Other demo-dj) | Select-Object -Skip 1 |
                            Select-Object Urn, @{ Name = 'Plays'; Expression = { $_.PlaybackCount - $_.Id % 100 } }, @{ Name = 'Likes'; Expression = { $_.FavoritingsCount - $_.Id % 7 } } |
                            Export-Csv plays.csv
                    }
                    1 {
                        $seen.Report = @(Import-Csv plays.csv)
                        Remove-Item plays.csv
                    }
                }
            }
            Again   = { $Blocks[0].Code }
            Then    = {
                $seen.Report | Should -HaveCount 9 -Because 'one of ten is private'
                $seen.Report[0].Title | Should -Be 'The Hollow Meridian (Dub)'
                $seen.Report[0].NewPlays | Should -BeNullOrEmpty
                $seen.Report[1].NewPlays | Should -Be (2168800381 % 100)
                $seen.Report[1].NewLikes | Should -Be (2168800381 % 7)
                $runs[1].Sent | Should -HaveCount 1
            }
        }
        'Test your own script in CI' = @{
            Then = {
                $runs[0].Output.PassedCount | Should -Be 2
                $runs[0].Sent | Should -BeNullOrEmpty -Because 'it has a sandbox of its own'
                $Text | Should -Match 'This workflow has not been run'
                $yaml = [regex]::Match($Text, '(?ms)^```yaml\n(.*?)^```').Groups[1].Value
                $workflow = & (Join-Path $RepositoryRoot 'eng' 'ConvertFrom-Yaml.ps1') $yaml
                # Its commands are PowerShell's.
                $run = @($workflow['jobs']['test']['steps'] | Where-Object { $_['shell'] -eq 'pwsh' })[0]['run']
                $problems = $null
                $commands = [Management.Automation.Language.Parser]::ParseInput($run, [ref]$null, [ref]$problems).FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)
                $problems | Should -BeNullOrEmpty
                $commands | ForEach-Object { Get-Command $_.GetCommandName() -ErrorAction Stop } | Should -HaveCount 4
            }
        }
        'Back up the masters that you offer' = @{
            Between = {
                param($Step, $Runs, $Sandbox)
                if ($Step -eq 1) {
                    $seen.Files = @(Get-ChildItem masters-backup -Recurse -File)
                    $seen.Files[0] | Remove-Item
                }
            }
            Again   = { $Blocks[0].Code }
            Then    = {
                $seen.Files | Should -HaveCount 15
                $runs[1].Sent | Should -HaveCount 4 -Because 'one of them is missing'
                $runs[1].Files | Should -Be $seen.Files[0].FullName
            }
        }
        'Run a nightly job with two accounts' = @{
            Begins  = @'
Connect-SoundCloud -Sandbox -SandboxUser nightshift-label -Account label
Connect-SoundCloud -Sandbox -Account artist
'@
            Between = {
                param($Step, $Runs, $Sandbox)
                switch ($Step) {
                    1 {
                        $seen.Reposts = @(Get-SCRepost -Session (Connect-Other demo-dj) | ForEach-Object Urn)
                        $seen.New = @(Get-SCTrack -Session (Connect-Other nightshift-label) -First 5 | Where-Object Sharing -EQ public | ForEach-Object Urn)
                        # One more track to repost, whose repost is refused.
                        $seen.New[0] | Remove-SCRepost -Session (Connect-Other demo-dj) -WarningAction Ignore
                        $Sandbox.EnableFault('status-403@POST /reposts')
                    }
                    2 {
                        $Sandbox.DisableFault('status-403')
                        $Sandbox.EnableFault('status-403@GET /me/tracks')
                    }
                }
            }
            Again   = { @($Blocks[0].Code) * 2 }
            Then    = {
                $seen.New | Should -HaveCount 4
                $seen.New | Where-Object { $_ -notin $seen.Reposts } | Should -BeNullOrEmpty
                $runs[1].Text | Should -Match "(?s)^0 of 1 reposted.*SoundCloud answered 403.*exit code 1"
                $runs[2].Text | Should -Match '(?s)^ended by SoundCloud\.Forbidden,.*exit code 2'
            }
        }
        'Read the new comments on your tracks' = @{
            Between = {
                param($Step, $Runs, $Sandbox)
                switch ($Step) {
                    0 {
                        # The recipe has run before. Then two new comments arrive.
                        @"
`$null = & {
    $($Blocks[0].Code)
}
Connect-SoundCloud -Sandbox -SandboxUser jowymusic
Add-SCComment 2168800381 'Better now' -Timestamp 70
Add-SCComment 1541037558 'Is this on vinyl?'
Connect-SoundCloud -Sandbox
"@
                    }
                    1 { $seen.Rows = @(Import-Csv comments.csv) }
                    2 { $seen.Again = @(Import-Csv comments.csv) }
                }
            }
            Again   = { $Blocks[0].Code }
            Then    = {
                $seen.Rows.Count | Should -BeGreaterThan 230
                $seen.Rows.Urn | Sort-Object -Unique | Should -HaveCount $seen.Rows.Count
                $seen.Rows[-1].Body, $seen.Rows[-2].Body | Sort-Object | Should -Be 'Better now', 'Is this on vinyl?'
                $seen.Again | Should -HaveCount $seen.Rows.Count
                $runs[1].Sent | Should -HaveCount 1
            }
        }
        'Write dates that Excel reads' = @{
            Between = {
                param($Step, $Runs, $Sandbox)
                if ($Step -eq 1) {
                    $seen.Rows = @(Import-Csv tracks.csv)
                    $seen.Tracks = @(Get-SCTrack -Session (Connect-Other demo-dj) -First 3)
                }
            }
            Then    = {
                for ($i = 0; $i -lt 3; $i++) {
                    [datetime]::ParseExact($seen.Rows[$i].Uploaded, 'yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture) |
                        Should -Be ([datetime]::new($seen.Tracks[$i].CreatedAt.UtcTicks - $seen.Tracks[$i].CreatedAt.UtcTicks % [timespan]::TicksPerSecond))
                    [timespan]$seen.Rows[$i].Length | Should -Be ([timespan]::FromSeconds([math]::Floor($seen.Tracks[$i].Duration.TotalSeconds)))
                }
            }
        }
        'Publish at a date' = @{
            Between = {
                param($Step, $Runs, $Sandbox)
                switch ($Step) {
                    1 {
                        $rows = @(Import-Csv plan.csv)
                        $seen.Rows = $rows.Count
                        $rows[0].PublishAt = '2025-12-05 18:00 +01:00'
                        $rows | Export-Csv plan.csv
                        $seen.Before = @(Get-SCTrack -Session (Connect-Other demo-dj) -First 2)
                    }
                    2 { $seen.After = @(Get-SCTrack -Session (Connect-Other demo-dj) -First 2) }
                }
            }
            Again   = { $Blocks[1].Code; "(Import-Csv plan.csv)[1] | Export-Csv plan.csv`n$($Blocks[1].Code)" }
            Then    = {
                $seen.Rows | Should -Be 2
                $seen.Before.Sharing | Should -Be 'private', 'private'
                $seen.After.Where({ $_.Title -eq '01 Opening' }).Sharing | Should -Be 'public'
                $seen.After.Where({ $_.Title -eq '02 Closing' }).Sharing | Should -Be 'private'
                $runs[2].Sent | Should -HaveCount 1 -Because 'it is public now'
                $runs[3].Sent | Should -BeNullOrEmpty -Because 'nothing is due'
            }
        }
        'Audit your library' = @{
            Begins  = @'
Connect-SoundCloud -Sandbox
$null = Search-SCTrack -Access playable -First 470 | New-SCPlaylist 'Nearly full'
$null = New-SCPlaylist 'Doubles' -Track 2168800381, 1541037558, 2168800381
1..2 | ForEach-Object { $null = Publish-SCTrack 'masters/01 Opening.wav' -Sharing Private }
'@
            Then    = {
                $runs[0].Text | Should -Match 'uploaded several times +01 Opening +2'
                $runs[0].Text | Should -Match "several times +Doubles +2"
                $runs[0].Text | Should -Match 'blocked or private tracks +Mixed Access +6'
                $runs[0].Text | Should -Match 'close to 500 tracks +Nearly full +470'
            }
        }
        'Unfollow and unlike in bulk' = @{
            Between = {
                param($Step, $Runs, $Sandbox)
                $me = Connect-Other demo-dj
                if ($Step -in 1, 2) {
                    $seen["$Step"] = @(@(Get-SCFollowing -Session $me) + @(Get-SCLike -Session $me) | ForEach-Object Urn)
                }
            }
            Again   = { 'Import-Csv unfollowed.csv | Add-SCFollowing; Import-Csv unliked.csv | Add-SCLike' }
            Then    = {
                $runs[0].Changes | Should -BeNullOrEmpty
                $gone = @($seen['1'].Where({ $_ -notin $seen['2'] }))
                $gone | Should -HaveCount $runs[1].Changes.Count
                $gone.Count | Should -BeGreaterThan 0
                @($runs[2].Changes.PathAndQuery -replace '.*/') | Sort-Object | Should -Be @($gone | Sort-Object)
            }
        }
        'Make a weekly playlist of what is new' = @{
            Between = {
                param($Step, $Runs, $Sandbox)
                if ($Step -eq 1) {
                    $me = Connect-Other demo-dj
                    $seen.Feed = @(Get-SCFeed -TracksOnly -Session $me)
                    $seen.Newest = (Get-SCFeed -First 1 -Session $me).CreatedAt
                    $seen.List = @(Get-SCTrack -Playlist 12345077 -Access playable, preview, blocked -Session $me)
                }
            }
            Again   = { $Blocks[0].Code }
            Then    = {
                $new = $seen.Feed.Where({ $_.CreatedAt -ge $seen.Newest.AddDays(-7) }).Origin.Urn | Select-Object -Unique
                $seen.List.Urn | Should -Be $new
                @($new).Count | Should -BeGreaterThan 0
                $runs[1].Sent | Should -HaveCount 3
                $runs[1].Changes | Should -BeNullOrEmpty
            }
        }
        'Open a CSV file safely in a spreadsheet' = @{
            Between = {
                param($Step, $Runs, $Sandbox)
                if ($Step -eq 1) {
                    $seen.Cells = '=1', ' =1', "`t=1", "`r`n=1", '+1', '-1', '@SUM(A1)', ([char]0xFF1D + '1'), ([char]0x200B + '=1'), 'a=1', '', '1', 'https://a' |
                        ForEach-Object { [pscustomobject]@{ Cell = $_ } | ./Protect-Cell.ps1 } | ForEach-Object Cell
                    $seen.Numbers = [pscustomobject]@{ A = -1; B = -1.5; C = [timespan]-1; D = $null } | ./Protect-Cell.ps1
                }
            }
            Then    = {
                $seen.Cells[0..8] | ForEach-Object { $_[0] | Should -BeExactly "'" }
                $seen.Cells[9..12] | Should -Be 'a=1', '', '1', 'https://a'
                $seen.Numbers.A, $seen.Numbers.B, $seen.Numbers.C, $seen.Numbers.D | Should -Be -1, -1.5, ([timespan]-1), $null
            }
        }
        'Send a report with charts as one HTML file' = @{
            Between = {
                param($Step, $Runs, $Sandbox)
                if ($Step -eq 1) {
                    # The records of a week ago, with fewer plays.
                    $rows = @(Import-Csv plays.csv)
                    $seen.Rows = $rows.Count
                    $earlier = $rows | Select-Object *
                    foreach ($row in $earlier) {
                        $row.Time = [DateTime]::UtcNow.AddDays(-7).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")
                        $row.Plays = [int]$row.Plays - 3
                    }

                    @($earlier) + $rows | Export-Csv plays.csv -Encoding utf8BOM
                }
                elseif ($Step -eq 2) {
                    $seen.Page = Get-Content -Raw report.html
                }
            }
            Then    = {
                $seen.Rows | Should -BeGreaterThan 10
                [regex]::Matches($seen.Page, '<svg [^>]*class="sc-statistic"') | Should -HaveCount 2
                $seen.Page | Should -Match ([regex]::Escape("Plays: +$(3 * $seen.Rows) "))
                $seen.Page | Should -Match '<path class="line"'
            }
        }
    }
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
}

Describe 'docs/recipes.md' -ForEach @{ Recipes = $recipes; Page = $page } {
    It 'has a test for each recipe, and no other' {
        $works.Keys | Sort-Object | Should -Be @($Recipes.Title | Sort-Object)
    }

    It 'says of each block what it sends' {
        $Recipes.ForEach({ $_.Blocks }).Where({ $null -eq $_.Sends }).ForEach({ $_.Code }) | Should -BeNullOrEmpty
    }

    It 'lists its recipes' {
        $number = 0
        $links = $Recipes.Title.ForEach({
                $number++
                $anchor = "$number-$($_.ToLowerInvariant() -replace '[^\w\- ]' -replace ' ', '-')"
                "$number. [$_](#$anchor)"
            })
        $Page -split "`n" -match '^\d+\. \[' -replace '\).*', ')' | Should -Be $links
        foreach ($link in [regex]::Matches($Page, '\]\((?!https?:|#)([^)#]+)').ForEach({ $_.Groups[1].Value })) {
            Join-Path $RepositoryRoot 'docs' $link | Should -Exist
        }
    }

    It 'is written out: no alias, no short parameter name, nothing on the screen alone' {
        foreach ($block in $Recipes.ForEach({ $_.Blocks + $_.Files })) {
            $problems = $null
            $tree = [Management.Automation.Language.Parser]::ParseInput($block.Code, [ref]$null, [ref]$problems)
            $problems | Should -BeNullOrEmpty
            foreach ($command in $tree.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
                $name = $command.GetCommandName()
                $name | Should -Not -BeIn 'Write-Host', 'Invoke-Expression'
                $found = $name ? (Get-Command $name -ErrorAction Ignore) : $null
                if ($found) {
                    $found.CommandType | Should -Not -Be 'Alias' -Because $name
                    $command.CommandElements.Where({ $_ -is [Management.Automation.Language.CommandParameterAst] }).ForEach({ $_.ParameterName }) |
                        Where-Object { $found.CommandType -eq 'Cmdlet' -and $_ -notin $found.Parameters.Keys } | Should -BeNullOrEmpty -Because $name
                }
            }
        }
    }
}

Describe '<Title>' -ForEach $recipes {
    BeforeAll {
        $seen = @{}
        $work = $works[$Title] ?? @{}
        $happens = $work['Between'] ?? {}
        $fails = $work['Fails'] ?? @{}
        $again = $work['Again'] ?? {}
        $runs = @(Invoke-Reading @($Blocks.Code; & $again) -Begins "$strict`n$($work['Begins'])" -Width 100 -Between {
                param($Step, $Runs, $Sandbox)
                if ($Step -eq 0) {
                    foreach ($file in $Files) {
                        Set-Content $file.File $file.Code
                    }
                }

                & $happens $Step $Runs $Sandbox
            })
    }

    It 'runs without an error' {
        for ($i = 0; $i -lt $runs.Count; $i++) {
            $runs[$i].Errors | Should -Match ($fails[$i] ?? '^$') -Because $runs[$i].Code
        }
    }

    It 'shows what the page shows' {
        $shown = @(Get-Screens recipes.md $Blocks $runs)
        $Blocks.ForEach({ ConvertTo-Page $_.Shows }) | Should -BeExactly $shown -Because 'out/recipes.md has what was shown'
    }

    It 'sends as many requests as the page says' {
        for ($i = 0; $i -lt $Blocks.Count; $i++) {
            $runs[$i].Sent | Should -HaveCount $Blocks[$i].Sends -Because (($runs[$i].Sent | Select-Object -First 20) -join "`n")
        }
    }

    It 'does what it says' {
        & $work.Then
    }
}

Describe 'README.md' -ForEach @{ Blocks = $readme; Page = (Get-Content -Raw (Join-Path $RepositoryRoot 'README.md')) } {
    It 'shows what its commands show' {
        $runs = @(Invoke-Reading $Blocks.Code -Begins "$strict`nSet-Location '$RepositoryRoot'" -Width 110)

        -join $runs.Errors | Should -BeNullOrEmpty
        $shown = @(Get-Screens README.md $Blocks $runs)
        $shown | Should -HaveCount 2
        $Blocks.ForEach({ ConvertTo-Page $_.Shows }) | Should -BeExactly $shown -Because 'out/README.md has what was shown'
    }

    It 'names cmdlets and files that are there, and every cmdlet' {
        $names = (Import-PowerShellDataFile $ModulePath).CmdletsToExport
        [regex]::Matches($Page, '`([A-Z][a-z]+-(SC|SoundCloud)\w*)').ForEach({ $_.Groups[1].Value }) | Where-Object { $_ -notin $names } | Should -BeNullOrEmpty
        # Also as `New-`, `Set-`, `Remove-SCPlaylist`, and as `Get-` and `Add-` of `SCLike`.
        $names | Where-Object { $Page -notmatch "\b$_\b" -and -not ($Page -match "``$($_ -replace '-.*')-``" -and $Page -match "\b$($_ -replace '.*-')\b") } |
            Should -BeNullOrEmpty
        foreach ($link in [regex]::Matches($Page, '\]\((?!https?:)([^)#]+)').ForEach({ $_.Groups[1].Value })) {
            Join-Path $RepositoryRoot $link | Should -Exist
        }
    }
}

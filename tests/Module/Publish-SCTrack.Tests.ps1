BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $bytes = [byte[]](1..200)
    $none = Join-Path $TestDrive 'none.mp3'

    function New-Sound([string] $Name) {
        $path = Join-Path $TestDrive $Name
        [IO.File]::WriteAllBytes($path, $bytes)
        $path
    }

    # The request of an upload, as Latin-1 text. It goes to a host of this test, which finally refuses it.
    function Read-Upload([scriptblock] $Upload) {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $shell = [powershell]::Create().AddScript({
                param($listener)
                $stream = $listener.AcceptTcpClient().GetStream()
                $latin, $text, $piece = [Text.Encoding]::Latin1, '', [byte[]]::new(65536)
                $length = -1
                while ($length -lt 0 -or $text.Length -lt $length) {
                    $read = $stream.Read($piece, 0, $piece.Length)
                    if ($read -eq 0) { break }
                    $text += $latin.GetString($piece, 0, $read)
                    if ($length -lt 0 -and $text -match '(?s)^(.*?\r\n\r\n)' ) {
                        $head = $Matches[1]
                        $length = $head.Length + [int]([regex]::Match($head, 'Content-Length: (\d+)').Groups[1].Value)
                        $stream.Write($latin.GetBytes("HTTP/1.1 100 Continue`r`n`r`n"))
                    }
                }

                $stream.Write($latin.GetBytes("HTTP/1.1 422 Unprocessable`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"))
                $text
            }).AddArgument($listener)
        $pending = $shell.BeginInvoke()
        try {
            $uri = "http://$($listener.LocalEndpoint)"
            & $Upload (Connect-SoundCloud -AccessToken (ConvertTo-Secret 'token') -ApiUri $uri -AuthUri $uri -PassThru) | Out-Null
            $shell.EndInvoke($pending)
        }
        finally {
            $listener.Stop()
            $shell.Dispose()
            Connect-SoundCloud -Sandbox
        }
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Publish-SCTrack' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'uploads a file under its base name and returns the track, which is read back' {
        $track = Publish-SCTrack (New-Sound 'My new song.mp3')

        $track | Should -BeOfType ([SoundCloud.Track])
        $track.Title | Should -Be 'My new song'
        $track.Sharing | Should -Be 'public'
        Get-Sent $sandbox | Should -Be 'POST /tracks'
        $sandbox.Requests[0].TokenKind | Should -Be 'user'
        (Get-SCTrack -First 1).Urn | Should -Be $track.Urn
    }

    It 'sets what is given' {
        $given = @{
            Title = 'Night Drive'; Description = "two`nlines"; Genre = 'Techno'; Tag = 'late night', 'vinyl', '"lo-fi" beats'; Sharing = 'Private'
            License = 'cc-by-nc'; Permalink = 'the-night-drive'; LabelName = 'Label'; Release = 'R1'; ReleaseDate = [datetime]'2024-02-29'
            PurchaseUrl = 'https://shop.example.com'; Isrc = 'QZ123'; EmbeddableBy = 'none'; Downloadable = $false; Commentable = $false
        }

        $track = Publish-SCTrack (New-Sound 'a.wav') @given

        $track.TagList | Should -Be '"late night" vinyl lo-fi beats'
        $track.Sharing | Should -Be 'private'
        $track.ReleaseYear, $track.ReleaseMonth, $track.ReleaseDay | Should -Be 2024, 2, 29
        foreach ($name in 'Title', 'Description', 'Genre', 'License', 'Permalink', 'LabelName', 'Release', 'PurchaseUrl', 'Isrc', 'EmbeddableBy', 'Downloadable', 'Commentable') {
            $track.$name | Should -Be $given[$name] -Because $name
        }
    }

    It 'uploads what Get-ChildItem gives, whatever the names are' {
        $folder = (New-Item (Join-Path $TestDrive 'more') -ItemType Directory).Name
        $null = 'one.flac', 'two [live].flac', '夜のドライブ.flac', 'other.txt' | ForEach-Object { New-Sound (Join-Path $folder $_) }

        $tracks = @(Get-ChildItem (Join-Path $TestDrive $folder) -Filter *.flac | Sort-Object Name | Publish-SCTrack -Genre 'Techno')

        $tracks.Title | Should -Be (('one', 'two [live]', '夜のドライブ') | Sort-Object)
        $tracks.Genre | Should -Be 'Techno', 'Techno', 'Techno'
        Get-Sent $sandbox | Should -Be 'POST /tracks', 'POST /tracks', 'POST /tracks'
    }

    It 'takes wildcards, and a name that looks like one' {
        $null = New-Sound 'wild-1.mp3'
        $null = New-Sound 'wild-2.mp3'

        (Publish-SCTrack (Join-Path $TestDrive 'wild-*.mp3')).Title | Sort-Object | Should -Be 'wild-1', 'wild-2'
        (Publish-SCTrack (New-Sound 'b [2am edit].mp3')).Title | Should -Be 'b [2am edit]'
    }

    It 'takes path and metadata of a spreadsheet''s rows and passes empty cells over' {
        $rows = "Path,Title,Genre,License,Sharing`n$(New-Sound 'r1.mp3'),First,Techno,,`n$(New-Sound 'r2.mp3'),,,cc-by,private" | ConvertFrom-Csv

        $tracks = @($rows | Publish-SCTrack)

        $tracks.Title | Should -Be 'First', 'r2'
        $tracks.Genre | Should -Be 'Techno', ''
        $tracks.License | Should -Be 'all-rights-reserved', 'cc-by'
        $tracks.Sharing | Should -Be 'public', 'private'
    }

    It 'sends artwork with -ArtworkPath' {
        $png = Join-Path $TestDrive 'cover.png'
        [IO.File]::WriteAllBytes($png, [byte[]](0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0))

        (Publish-SCTrack (New-Sound 'c.mp3') -ArtworkPath $png).ArtworkUrl | Should -Not -BeNullOrEmpty
        (Publish-SCTrack (New-Sound 'd.mp3')).ArtworkUrl | Should -BeNullOrEmpty
    }

    It 'repeats the service''s reason where it refuses the artwork' {
        Publish-SCTrack (New-Sound 'e.mp3') -ArtworkPath (New-Sound 'cover.txt') -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.PublishSCTrackCommand'
        $failed.ErrorDetails.Message | Should -BeLike '*unable to process provided artwork_data*'
    }

    It 'reports <Kind> as SoundCloud.FileUnavailable, sends nothing for it and goes on' -ForEach @(
        @{ Kind = 'a missing file'; Path = { $none } }
        @{ Kind = 'a pattern without a match'; Path = { Join-Path $TestDrive 'none-*.mp3' } }
        @{ Kind = 'a folder'; Path = { "$TestDrive" } }
        @{ Kind = 'a drive that does not exist'; Path = { 'nodrive:\a.mp3' } }
    ) {
        $path = & $Path

        $tracks = @($path, (New-Sound 'f.mp3') | Publish-SCTrack -ErrorAction SilentlyContinue -ErrorVariable failed)

        $tracks.Title | Should -Be 'f'
        $failed | Should -HaveCount 1
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.FileUnavailable,SoundCloud.PowerShell.Commands.PublishSCTrackCommand'
        $failed.TargetObject | Should -Be $path
        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'reports a missing picture as SoundCloud.FileUnavailable and sends nothing' {
        Publish-SCTrack (New-Sound 'g.mp3') -ArtworkPath $none -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.FileUnavailable,*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'tells a refusal with <_> that comes while the file is sent' -ForEach 413, 422 {
        $large = Join-Path $TestDrive 'large.wav'
        [IO.File]::WriteAllBytes($large, [byte[]]::new(24MB))
        $sandbox.EnableFault("refused-halfway:$_")
        try {
            Publish-SCTrack $large -ErrorAction SilentlyContinue -ErrorVariable failed
        }
        finally {
            $sandbox.DisableFault('refused-halfway')
        }

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.PublishSCTrackCommand'
        "$failed" | Should -BeLike "*$_*the file is too large*"
        Get-Sent $sandbox | Should -Be 'POST /tracks'
    }

    It 'names the likely causes where the service refuses without a word' {
        $sandbox.EnableFault('newline-401')

        Publish-SCTrack (New-Sound 'h.mp3') -ErrorAction SilentlyContinue -ErrorVariable failed

        $sandbox.DisableFault('newline-401')
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.Unauthorized,SoundCloud.PowerShell.Commands.PublishSCTrackCommand'
        $failed.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $failed.ErrorDetails.Message | Should -BeLike '*e-mail address is not confirmed*quota*'
        $failed.ErrorDetails.RecommendedAction | Should -BeLike '*PrimaryEmailConfirmed*'
    }

    It 'refuses an app''s token and sends nothing' {
        $path = New-Sound 'i.mp3'

        Publish-SCTrack $path -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.PublishSCTrackCommand'
        $failed.TargetObject | Should -Be $path
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        Invoke-Quietly -Arguments (Get-SCSession), (New-Sound 'j.mp3') {
            param($session, $path)
            Publish-SCTrack $path -WhatIf -Session $session
            Get-Item $path | Publish-SCTrack -WhatIf -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'is not sent again when the service fails: the track might be there twice' {
        $session = Connect-SoundCloud -Sandbox -MaximumRetryDelay 0 -PassThru
        $sandbox.EnableFault('status-503@POST /tracks')

        Publish-SCTrack (New-Sound 'k.mp3') -Session $session -ErrorAction SilentlyContinue -ErrorVariable failed

        $sandbox.DisableFault('status-503')
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.ServiceUnavailable,*'
        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'is sent again, whole, when the service asks to come later' {
        $session = Connect-SoundCloud -Sandbox -MaximumRetryDelay 0 -PassThru
        $sandbox.EnableFault('rate-limited:1@POST /tracks')

        (Publish-SCTrack (New-Sound 'l.mp3') -Session $session).Title | Should -Be 'l'

        $sandbox.DisableFault('rate-limited')
        $sandbox.Requests.Status | Should -Be 429, 201
    }
}

Describe 'Publish-SCTrack''s form' {
    BeforeAll {
        $sent = Read-Upload {
            param($session)
            $path = New-Sound 'Größe "夜".flac'
            Publish-SCTrack $path -Tag 'late night', 'vinyl' -Streamable $false -Session $session -ErrorAction SilentlyContinue
        }
        $parts = $sent -split '\r\n--'
    }

    It 'is multipart, asks before it sends, and has a length' {
        $sent | Should -BeLike 'POST /tracks HTTP/1.1*'
        $sent | Should -Match '(?m)^Content-Type: multipart/form-data; boundary='
        $sent | Should -Match '(?m)^Expect: 100-continue'
        $sent | Should -Match '(?m)^Content-Length: \d+'
    }

    It 'has the file under an ASCII name and an audio type' {
        $file = $parts | Where-Object { $_ -like '*name="track`[asset_data`]"*' }

        $file | Should -HaveCount 1
        $file | Should -Match 'filename="Gro_e _[_]_\.flac"'
        $file | Should -Match 'Content-Type: audio/flac'
        $file | Should -Not -Match 'filename\*'
        $file.EndsWith([Text.Encoding]::Latin1.GetString($bytes)) | Should -BeTrue
    }

    It 'has <Name> as a field' -ForEach @(
        @{ Name = 'track[tag_list]'; Value = '"late night" vinyl' }
        @{ Name = 'track[streamable]'; Value = 'false' }
    ) {
        $part = $parts | Where-Object { $_.Contains("name=`"$Name`"") }

        $part.EndsWith("`r`n`r`n$Value") | Should -BeTrue -Because $part
    }

    It 'has the title in UTF-8' {
        $part = $parts | Where-Object { $_.Contains('name="track[title]"') }

        [Text.Encoding]::UTF8.GetString([Text.Encoding]::Latin1.GetBytes($part)) | Should -BeLike '*Größe "夜"'
    }

    It 'has nothing that was not given' {
        [regex]::Matches($sent, ' name="([^"]+)"').ForEach({ $_.Groups[1].Value }) | Sort-Object |
            Should -Be 'track[asset_data]', 'track[streamable]', 'track[tag_list]', 'track[title]'
    }
}

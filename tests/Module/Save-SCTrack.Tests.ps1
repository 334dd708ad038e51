BeforeDiscovery {
    $nothings = @(
        @{ Kind = 'an empty array to -Track'; Do = { Save-SCTrack -Track @() } }
        @{ Kind = '$null through the pipeline'; Do = { $null | Save-SCTrack } }
        @{ Kind = 'an empty pipeline'; Do = { @() | Save-SCTrack } }
    )
    $titles = @(
        @{ Title = '../../escaped'; Name = '_.._escaped.mp3' }
        @{ Title = '/etc/passwd'; Name = '_etc_passwd.mp3' }
        @{ Title = 'C:\Windows\System32'; Name = 'C__Windows_System32.mp3' }
        @{ Title = '..'; Name = '_.mp3' }
        @{ Title = '<b>|"*?'; Name = '_b_____.mp3' }
        @{ Title = 'NUL'; Name = '_NUL.mp3' }
        @{ Title = 'Señales [2am Edit]'; Name = 'Señales [2am Edit].mp3' }
        @{ Title = 'LPT1.mix'; Name = '_LPT1.mix.mp3' }
        @{ Title = '-rf'; Name = '_-rf.mp3' }
        @{ Title = '~root'; Name = '_~root.mp3' }
        @{ Title = "a`e[2J`u{202E}b"; Name = 'a_[2J_b.mp3' }
        @{ Title = 'x' * 300; Name = "$('x' * 120).mp3" }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $mine = @(Get-SCTrack | Where-Object Sharing -EQ 'public')
    $track, $other, $hostile = $mine | Where-Object Downloadable | Select-Object -First 3
    $kept = $mine | Where-Object { -not $_.Downloadable } | Select-Object -First 1
    $missing = 99999

    # The file on the CDN.
    $whole = Join-Path $TestDrive 'whole.mp3'
    Save-SCTrack $track $whole
    $bytes = [IO.File]::ReadAllBytes($whole)

    # Gives tracks new titles, and reads them.
    function Set-Title([object[]] $Tracks, [string[]] $Titles) {
        for ($i = 0; $i -lt $Tracks.Count; $i++) {
            Set-SCTrack $Tracks[$i].Id -Title $Titles[$i]
        }

        Get-SCTrack $Tracks.Id
    }

    # Saves half of a file, and returns the part.
    function Save-Half([string] $Folder) {
        $sandbox.EnableFault('truncated-body:1@cdn /downloads/')
        Save-SCTrack $track $Folder -ErrorAction SilentlyContinue
        $sandbox.DisableFault('truncated-body')
        $sandbox.Requests.Clear()
        Get-ChildItem $Folder -Force
    }

    function Get-CdnStatus { ($sandbox.Requests | Where-Object Host -EQ 'cdn').Status }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Save-SCTrack' {
    BeforeEach {
        $folder = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
        $sandbox.Requests.Clear()
    }

    It 'saves to a file, returns nothing, and leaves no part behind' {
        Get-Everything { Save-SCTrack $track.Id (Join-Path $folder 'one.mp3') } | Should -BeNullOrEmpty

        (Get-ChildItem $folder -Force).Name | Should -Be 'one.mp3'
        (Get-FileHash (Join-Path $folder 'one.mp3')).Hash | Should -Be (Get-FileHash $whole).Hash
    }

    It 'takes the token to the API only' {
        Save-SCTrack $track (Join-Path $folder 'one.mp3')

        $sandbox.Requests.Host | Should -Be 'api', 'api', 'cdn'
        $sandbox.Requests.HasAuthorization | Should -Be $true, $true, $false
        @(Get-Sent $sandbox)[0..1] | Should -Be "GET /tracks/$($track.Urn)", "GET /tracks/$($track.Urn)/download"
    }

    It 'saves to a folder under the title and returns the file with -PassThru' {
        $file = Save-SCTrack $track $folder -PassThru

        $file | Should -BeOfType ([IO.FileInfo])
        $file.FullName | Should -Be (Join-Path $folder "$($track.Title).mp3")
        $file.Length | Should -Be $bytes.Length
        $file.PSPath | Should -Be (Get-Item -LiteralPath $file.FullName).PSPath -Because 'what the views of files show comes with it'
    }

    It 'saves to the current folder where no path is given' {
        Push-Location $folder
        try {
            Save-SCTrack $track
        }
        finally {
            Pop-Location
        }

        (Get-ChildItem $folder).Name | Should -Be "$($track.Title).mp3"
    }

    It 'takes tracks from the pipeline' {
        ($track, $other | Save-SCTrack -Path $folder -PassThru).Name | Should -Be "$($track.Title).mp3", "$($other.Title).mp3"
    }

    It 'never replaces a file without -Force, and downloads nothing for it' {
        $path = Join-Path $folder 'one.mp3'
        Set-Content $path 'mine'

        Save-SCTrack $track $path -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.FileUnavailable,SoundCloud.PowerShell.Commands.SaveSCTrackCommand'
        $failed.TargetObject.Urn | Should -Be $track.Urn
        Get-Content $path | Should -Be 'mine'
        Get-Sent $sandbox '*download*' | Should -BeNullOrEmpty
    }

    It 'never replaces a file in a folder without -Force' {
        $null = Save-SCTrack $track $folder
        $sandbox.Requests.Clear()

        Save-SCTrack $track $folder -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.FileUnavailable,*'
        Get-Sent $sandbox '*download*' | Should -BeNullOrEmpty
    }

    It 'replaces a file with -Force' {
        $path = Join-Path $folder 'one.mp3'
        Set-Content $path 'mine'

        Save-SCTrack $track $path -Force

        (Get-FileHash $path).Hash | Should -Be (Get-FileHash $whole).Hash
    }

    It 'keeps the part of a download that breaks off under a name that nobody can guess, and goes on from there' {
        $sandbox.EnableFault('truncated-body:1@cdn /downloads/')

        Save-SCTrack $track $folder -ErrorAction SilentlyContinue -ErrorVariable failed

        $sandbox.DisableFault('truncated-body')
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.ProtocolError,SoundCloud.PowerShell.Commands.SaveSCTrackCommand'
        $part = Get-ChildItem $folder -Force
        $part.Name | Should -Match '^\.[0-9a-f]{32}\.part$'
        $part.Length | Should -BeGreaterThan 0

        $file = Save-SCTrack $track $folder -PassThru
        Get-CdnStatus | Should -Be 200, 206
        (Get-FileHash $file).Hash | Should -Be (Get-FileHash $whole).Hash
        (Get-ChildItem $folder -Force).Name | Should -Be $file.Name
    }

    It 'starts anew where the owner has replaced the file since' {
        $null = Save-Half $folder
        $sandbox.EnableFault('replaced-file')
        try {
            $file = Save-SCTrack $track $folder -PassThru
            $new = Join-Path $folder 'new.mp3'
            Save-SCTrack $track $new
        }
        finally {
            $sandbox.DisableFault('replaced-file')
        }

        Get-CdnStatus | Should -Be 200, 200
        (Get-FileHash $file).Hash | Should -Be (Get-FileHash $new).Hash
        (Get-FileHash $file).Hash | Should -Not -Be (Get-FileHash $whole).Hash
    }

    It 'finishes what was downloaded whole but could not get its name' {
        $taken = New-Item (Join-Path $folder "$($track.Title).mp3") -ItemType Directory
        Save-SCTrack $track $folder -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.FileUnavailable,*'
        Remove-Item $taken
        $sandbox.Requests.Clear()

        $file = Save-SCTrack $track $folder -PassThru

        Get-CdnStatus | Should -Be 206
        (Get-FileHash $file).Hash | Should -Be (Get-FileHash $whole).Hash
    }

    It 'neither writes to nor believes <Kind> in the place of its part' -Skip:$IsWindows -ForEach @(
        @{ Kind = 'a link to another file'; Plant = { param($Part, $Victim) Remove-Item $Part -Force; New-Item $Part -ItemType SymbolicLink -Target $Victim } }
        @{ Kind = 'a second name of another file'; Plant = { param($Part, $Victim) Remove-Item $Part -Force; New-Item $Part -ItemType HardLink -Target $Victim } }
        @{ Kind = 'a file of the right length'; Plant = { param($Part) [IO.File]::WriteAllBytes($Part, [byte[]]::new($Part.Length)) } }
        @{ Kind = 'a shorter file'; Plant = { param($Part) [IO.File]::WriteAllBytes($Part, $bytes[0..99]) } }
    ) {
        $victim = New-Item (Join-Path $TestDrive "$([guid]::NewGuid())") -Value ('precious ' * 20000)
        $part = Save-Half $folder
        $null = & $Plant $part $victim

        $file = Save-SCTrack $track $folder -PassThru

        Get-CdnStatus | Should -Be 200
        (Get-FileHash $file).Hash | Should -Be (Get-FileHash $whole).Hash
        Get-Content -Raw $victim | Should -BeExactly ('precious ' * 20000)
    }

    It 'leaves a file alone that lies where earlier versions kept the part' {
        $planted = Join-Path $folder ".$($track.Urn.Replace(':', '_')).part"
        [IO.File]::WriteAllBytes($planted, [byte[]]::new($bytes.Length))

        $file = Save-SCTrack $track $folder -PassThru

        (Get-FileHash $file).Hash | Should -Be (Get-FileHash $whole).Hash
        [IO.File]::ReadAllBytes($planted) | Measure-Object -Maximum | ForEach-Object Maximum | Should -Be 0
    }

    It 'saves without going on later where there is no folder for its notes' -Skip:$IsWindows {
        $accounts, $env:SOUNDCLOUD_ACCOUNTS_PATH = $env:SOUNDCLOUD_ACCOUNTS_PATH, (New-Item (Join-Path $TestDrive "$([guid]::NewGuid())-soundcloud-tests-file")).FullName
        try {
            Save-Half $folder | Should -BeNullOrEmpty
            $file = Save-SCTrack $track $folder -PassThru
        }
        finally {
            $env:SOUNDCLOUD_ACCOUNTS_PATH = $accounts
        }

        Get-CdnStatus | Should -Be 200
        (Get-FileHash $file).Hash | Should -Be (Get-FileHash $whole).Hash
    }

    It 'takes of the service''s name only the extension of a sound' {
        $sandbox.EnableFault('hostile-file-name')
        try {
            (Save-SCTrack $track $folder -PassThru).Name | Should -BeExactly "$($track.Title).mp3" -Because 'the content type is audio/mpeg, and evil.ps1 is no sound'
        }
        finally {
            $sandbox.DisableFault('hostile-file-name')
        }
    }

    It 'makes a folder of a path that does not exist and has no extension, and never puts several tracks into one file' {
        $backup = Join-Path $folder 'new' 'backup'

        $files = $track, $other | Save-SCTrack -Path $backup -Force -PassThru

        $files.FullName | Should -Be (Join-Path $backup "$($track.Title).mp3"), (Join-Path $backup "$($other.Title).mp3")
    }

    It 'makes a folder of a path that ends like one' {
        $null = Save-SCTrack $track "$folder/v1.5/"

        (Get-ChildItem "$folder/v1.5").Name | Should -Be "$($track.Title).mp3"
    }

    It 'refuses a second track for one file, with -Force too, and sends nothing for it' {
        $path = Join-Path $folder 'one.mp3'

        $track, $other | Save-SCTrack -Path $path -Force -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 1
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.SaveSCTrackCommand'
        $failed.TargetObject.Urn | Should -Be $other.Urn
        (Get-FileHash $path).Hash | Should -Be (Get-FileHash $whole).Hash
        Get-Sent $sandbox "*$($other.Urn)*" | Should -BeNullOrEmpty
    }

    Context 'with titles of its own' {
        AfterAll {
            $null = Set-Title ($track, $other) ($track.Title, $other.Title)
        }

        It 'counts the whole name: Vol. 2 is not Vol' {
            $null = Set-Title ($track, $other) ('Vol. 2', 'Vol')

            (Save-SCTrack $track.Id $folder -PassThru).Name | Should -BeExactly 'Vol. 2.mp3'
            (Save-SCTrack $other.Id $folder -PassThru).Name | Should -BeExactly 'Vol.mp3'
        }

        It 'gives a second track of the same title a name of its own <How>' -ForEach @(
            @{ How = 'in one command, whatever its case'; Second = 'SAME'; Do = { $track.Id, $other.Id | Save-SCTrack -Path $folder -PassThru } }
            @{ How = 'in one command with -Force'; Second = 'SAME'; Do = { $track.Id, $other.Id | Save-SCTrack -Path $folder -PassThru -Force } }
            @{ How = 'one after the other'; Second = 'Same'; Do = { $track.Id, $other.Id | ForEach-Object { Save-SCTrack $_ $folder -PassThru } } }
            @{ How = 'one after the other with -Force'; Second = 'Same'; Do = { $track.Id, $other.Id | ForEach-Object { Save-SCTrack $_ $folder -PassThru -Force } } }
        ) {
            $null = Set-Title ($track, $other) ('Same', $Second)

            (& $Do).Name | Should -BeExactly 'Same.mp3', "$Second ($($other.Id)).mp3"

            (Get-FileHash "$folder/Same.mp3").Hash | Should -Be (Get-FileHash $whole).Hash
            Get-ChildItem $folder -Force | Should -HaveCount 2
        }
    }

    It 'names files by the template <Name>' -ForEach @(
        @{ Name = '{User} - {Title}'; Expected = { "$($track.User.Username) - $($track.Title).mp3" } }
        @{ Name = '{index:000} {{{ID}}}'; Expected = { "001 {$($track.Id)}.mp3" } }
        @{ Name = '{CreatedAt:yyyy-MM-dd} {Genre}'; Expected = { "$($track.CreatedAt.ToString('yyyy-MM-dd')) $($track.Genre).mp3" } }
        @{ Name = '{CreatedAt}'; Expected = { "$($track.CreatedAt.ToString('yyyy-MM-dd')).mp3" } }
        @{ Name = '{Duration:mm\:ss}'; Expected = { "$($track.Duration.ToString('mm\_ss')).mp3" } }
        @{ Name = '../{Title}'; Expected = { "_$($track.Title).mp3" } }
        @{ Name = 'CON'; Expected = { '_CON.mp3' } }
    ) {
        $file = Save-SCTrack $track $folder -Name $Name -PassThru

        $file.Name | Should -BeExactly (& $Expected)
        $file.DirectoryName | Should -Be $folder
    }

    It 'counts the tracks of a command, and takes -Path as a folder with -Name' {
        ($track, $other | Save-SCTrack -Path "$folder/v1.mp3" -Name '{Index:00}' -PassThru).FullName | Should -Be (Join-Path $folder 'v1.mp3' '01.mp3'), (Join-Path $folder 'v1.mp3' '02.mp3')
    }

    It 'refuses the template <Name> before anything is sent' -ForEach @(
        @{ Name = '{Nonsense}'; Says = '*Nonsense*Title*' }
        @{ Name = '{Title'; Says = '*brace*' }
        @{ Name = 'Title}'; Says = '*brace*' }
        @{ Name = '{Title:000}'; Says = '*Title*000*' }
        @{ Name = '{PlaybackCount:q}'; Says = '*PlaybackCount*q*' }
        @{ Name = '{DownloadUrl}'; Says = '*DownloadUrl*' }
    ) {
        Save-SCTrack $track $folder -Name $Name -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.SaveSCTrackCommand'
        "$failed" | Should -BeLike $Says
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sends nothing with -SkipExisting for what is there, whatever its extension' {
        $null = New-Item (Join-Path $folder "$($track.Title).flac")
        $null = New-Item (Join-Path $folder "$($other.Title).txt")

        ($track, $other | Save-SCTrack -Path $folder -SkipExisting -PassThru).Name | Should -BeExactly "$($other.Title).mp3"

        Get-Sent $sandbox "*$($track.Urn)*" | Should -BeNullOrEmpty
        $track.Id, $other.Id | Save-SCTrack -Path $folder -SkipExisting -PassThru | Should -BeNullOrEmpty
        Get-Sent $sandbox "*$($track.Urn)*" | Should -Be "GET /tracks/$($track.Urn)"
    }

    It 'saves a private track by its link, its secret token, or as it was piped' {
        $private = Get-SCTrack -First 200 | Where-Object { $_.Sharing -eq 'private' } | Select-Object -First 1
        Set-SCTrack $private -Downloadable $true
        $secret = $private.SecretUri -replace '.*secret_token='

        Save-SCTrack $private.Id "$folder/a.mp3" -SecretToken $secret -Session $app
        $private | Save-SCTrack -Path "$folder/b.mp3" -Session $app
        $private | ConvertTo-Json -Depth 3 -WarningAction Ignore | ConvertFrom-Json | Save-SCTrack -Path "$folder/c.mp3" -Session $app

        (Get-FileHash "$folder/a.mp3", "$folder/b.mp3", "$folder/c.mp3").Hash | Select-Object -Unique | Should -HaveCount 1
    }

    It 'says clearly that an owner does not offer a track, and downloads nothing' {
        Save-SCTrack $kept $folder -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.Forbidden,SoundCloud.PowerShell.Commands.SaveSCTrackCommand'
        $failed.CategoryInfo.Category | Should -Be 'PermissionDenied'
        $failed.ErrorDetails.Message | Should -BeLike "*$($kept.Title)*does not offer it for download*"
        $failed.TargetObject.Urn | Should -Be $kept.Urn
        Get-Sent $sandbox | Should -Be "GET /tracks/$($kept.Urn)"
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'makes of the title <Title> a name in the folder' -ForEach $titles {
        Set-SCTrack $hostile.Id -Title $Title

        $file = Save-SCTrack $hostile.Id $folder -PassThru

        $file.Name | Should -BeExactly $Name
        $file.DirectoryName | Should -Be $folder
        (Get-ChildItem $folder -Force).Name | Should -BeExactly $Name
    }

    It 'goes on after one that is missing' {
        $found = $missing, $track | Save-SCTrack -Path $folder -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed

        $found | Should -HaveCount 1
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.SaveSCTrackCommand'
        $failed.TargetObject | Should -Be $missing
    }

    It 'reports a folder that is missing as SoundCloud.FileUnavailable' {
        Save-SCTrack $track (Join-Path $folder 'none' 'one.mp3') -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.FileUnavailable,*'
        Get-Sent $sandbox '*download*' | Should -BeNullOrEmpty
    }

    It 'refuses a user as SoundCloud.InvalidId and sends nothing' {
        Save-SCTrack 'soundcloud:users:1001' $folder -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.SaveSCTrackCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sends and writes nothing with -WhatIf' {
        Invoke-Quietly -Arguments (Get-SCSession), $track, $folder {
            param($session, $track, $folder)
            $track, $track.PermalinkUrl | Save-SCTrack -Path $folder -WhatIf -PassThru -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'does nothing for <Kind>' -ForEach $nothings {
        Get-Everything $Do | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'works with an app''s token' {
        Save-SCTrack $track $folder -PassThru -Session $app | Should -HaveCount 1
    }
}

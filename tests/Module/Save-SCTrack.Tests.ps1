BeforeDiscovery {
    $nothings = @(
        @{ Kind = '$null to -Track'; Do = { Save-SCTrack -Track $null } }
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

    # The file on the CDN, and the path of the module's partial file.
    $whole = Join-Path $TestDrive 'whole.mp3'
    Save-SCTrack $track $whole
    $bytes = [IO.File]::ReadAllBytes($whole)
    $partName = ".$($track.Urn.Replace(':', '_')).part"
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

    It 'goes on where an earlier try ended' {
        [IO.File]::WriteAllBytes((Join-Path $folder $partName), $bytes[0..49999])

        $file = Save-SCTrack $track $folder -PassThru

        ($sandbox.Requests | Where-Object Host -EQ 'cdn').Status | Should -Be 206
        (Get-FileHash $file).Hash | Should -Be (Get-FileHash $whole).Hash
        (Get-ChildItem $folder -Force).Name | Should -Be $file.Name
    }

    It 'finishes what was downloaded whole but not renamed' {
        [IO.File]::WriteAllBytes((Join-Path $folder $partName), $bytes)

        $file = Save-SCTrack $track $folder -PassThru

        ($sandbox.Requests | Where-Object Host -EQ 'cdn').Status | Should -Be 416
        (Get-FileHash $file).Hash | Should -Be (Get-FileHash $whole).Hash
    }

    It 'keeps the part of a download that breaks off, and goes on from there' {
        $sandbox.EnableFault('truncated-body:1@cdn /downloads/')

        Save-SCTrack $track $folder -ErrorAction SilentlyContinue -ErrorVariable failed

        $sandbox.DisableFault('truncated-body')
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.ProtocolError,SoundCloud.PowerShell.Commands.SaveSCTrackCommand'
        (Get-ChildItem $folder -Force).Name | Should -Be $partName

        $file = Save-SCTrack $track $folder -PassThru
        ($sandbox.Requests | Where-Object Host -EQ 'cdn').Status | Should -Be 200, 206
        (Get-FileHash $file).Hash | Should -Be (Get-FileHash $whole).Hash
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

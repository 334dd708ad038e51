# How each cmdlet handles empty input, the same id twice, a missing track, and a list with an empty first page.
# The cmdlets come from the metadata. A new cmdlet that is missing in these tables fails.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Cmdlets.ps1

    # Mandatory arguments besides the pipeline input. BeforeAll defines the variables.
    $beside = @{
        'Add-SCComment'          = { @{ Body = 'x' } }
        'Add-SCPlaylistTrack'    = { @{ Playlist = $playlist.Urn } }
        'Get-SCStatistic'        = { @{ Path = $statistics } }
        'Invoke-SCRaw'           = { @{ Path = '/me' } }
        'New-SCPlaylist'         = { @{ Title = 'x' } }
        'Move-SCPlaylistTrack'   = { @{ Playlist = $playlist.Urn; Index = 500 } }
        'Remove-SCPlaylistTrack' = { @{ Playlist = $playlist.Urn } }
        'Save-SCAccount'         = { @{ Name = 'edge'; WhatIf = $true } }
        'Save-SCStatistic'       = { @{ Path = (Join-Path $TestDrive 'plays.csv') } }
        'Save-SCTrack'           = { @{ Path = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName } }
        'Set-SCPlaylist -Track'  = { @{ Id = $ownPlaylistOf.Urn } }
        'Set-SCPlaylist'         = { @{ Description = 'x' } }
        'Set-SCStorefront'       = { @{ Title = 'x'; Type = 'cd'; Link = 'https://example.com/' } }
        'Set-SCTrack'            = { @{ Description = 'x' } }
        'Sync-SCPlaylist'        = { @{ To = $ownPlaylistOf.Urn } }
    }

    $cmdlets = @(Get-Command -Module SoundCloud -CommandType Cmdlet | Sort-Object Name)

    # Each parameter that takes the pipeline by value, of every cmdlet.
    $takers = @(foreach ($cmdlet in $cmdlets) {
            $byValue = $cmdlet.ParameterSets | ForEach-Object Parameters | Where-Object ValueFromPipeline | ForEach-Object Name
            foreach ($parameter in $cmdlet.Parameters.Values | Where-Object Name -In $byValue) {
                $type = $parameter.ParameterType
                @{
                    Cmdlet    = $cmdlet.Name
                    Parameter = $parameter.Name
                    Type      = ($type.IsArray ? $type.GetElementType() : $type).Name
                    IsArray   = $type.IsArray
                    Beside    = $beside["$($cmdlet.Name) -$($parameter.Name)"] ?? $beside[$cmdlet.Name]
                }
            }
        })
    # An empty list of tracks is a value where it says what a playlist is to hold.
    $arrays = @($takers | Where-Object { $_.IsArray -and "$($_.Cmdlet) -$($_.Parameter)" -notin 'New-SCPlaylist -Track', 'Set-SCPlaylist -Track' })
    $pipeless = @($cmdlets.Name | Where-Object { $_ -notin $takers.Cmdlet -and $_ -notin 'Connect-SoundCloud', 'Get-SCSession', 'Start-SCSandbox' } | ForEach-Object { @{ Cmdlet = $_; Beside = $beside[$_] } })
    $twins = @($takers | Where-Object { $_.Type -like '*Reference' } | ForEach-Object { $_ + @{ Requests = $RequestsOfTwins["$($_.Cmdlet) -$($_.Parameter)"] ?? $RequestsOfTwins[$_.Cmdlet] } })
    $ofTracks = @($takers | Where-Object { $_.Type -eq 'TrackReference' } | ForEach-Object { $_ + @{ Gone = $Gone[$_.Cmdlet] } })
    $takenBack = @(foreach ($name in $TakesBack.Keys) {
            foreach ($do in $TakesBack[$name]) {
                @{ Cmdlet = $name; Do = $do }
            }
        })
    $walks = @(foreach ($cmdlet in $cmdlets | Where-Object { $_.Parameters.ContainsKey('PageSize') }) {
            foreach ($read in $Lists[$cmdlet.Name] ?? @($null)) {
                @{ Cmdlet = $cmdlet.Name; Call = "$read".Trim(); Read = $read }
            }
        })
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    Connect-SoundCloud -Sandbox -MaximumRetryCount 0
    $user = Get-SCUser jowymusic
    $playlist = Get-SCPlaylist 12345001
    $popular = Get-SCTrack -First 200 | Where-Object Sharing -EQ 'public' | Select-Object -First 1
    $commented = Get-SCTrack -First 200 | Where-Object Commentable | Select-Object -First 1
    1..7 | ForEach-Object { Add-SCComment $commented "Comment $_" }
    $ownPlaylistOf = New-SCPlaylist 'Own'
    $statistics = Join-Path $TestDrive 'statistics.csv'
    Set-Content $statistics 'Time,Urn,Plays', "2026-01-01T00:00:00Z,$($popular.Urn),1"
    $null = $ownPlaylistOf, $statistics
    $things = @{ TrackReference = $popular; UserReference = $user; UploaderReference = $user; PlaylistReference = $playlist }
    $tone = New-Item (Join-Path $TestDrive 'Tone.mp3') -Value ('x' * 20000)

    # The other arguments. Nothing asks for confirmation.
    function Get-With([string] $Cmdlet, [scriptblock] $Beside) {
        $with = $Beside ? (& $Beside) : @{}
        if ((Get-Command $Cmdlet).Parameters.ContainsKey('Confirm')) {
            $with.Confirm = $false
        }

        $with
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Nothing' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    AfterEach {
        $sandbox.Requests | Should -BeNullOrEmpty
        $sandbox.IsRunning | Should -BeTrue
        Get-SCSession | Should -Not -BeNullOrEmpty
    }

    It 'is what <Cmdlet> does with $null from the pipeline' -ForEach $takers {
        $with = Get-With $Cmdlet $Beside

        Get-Everything { $null | & $Cmdlet @with } | Should -BeNullOrEmpty
    }

    It 'is what <Cmdlet> does with several $null from the pipeline' -ForEach $takers {
        $with = Get-With $Cmdlet $Beside

        Get-Everything { $null, $null | & $Cmdlet @with } | Should -BeNullOrEmpty
    }

    It 'is what <Cmdlet> does with an empty pipeline' -ForEach $takers {
        $with = Get-With $Cmdlet $Beside

        Get-Everything { @() | & $Cmdlet @with } | Should -BeNullOrEmpty
    }

    It 'is what <Cmdlet> does with an empty array to -<Parameter>' -ForEach $arrays {
        $with = (Get-With $Cmdlet $Beside) + @{ $Parameter = @() }

        Get-Everything { & $Cmdlet @with } | Should -BeNullOrEmpty
    }

    It 'is what <Cmdlet>, which takes no pipeline, does with an empty one' -ForEach $pipeless {
        $with = Get-With $Cmdlet $Beside

        Get-Everything { @() | & $Cmdlet @with } | Should -BeNullOrEmpty
    }

    It 'is what <Cmdlet>, which takes no pipeline, does with something, but for an error' -ForEach $pipeless {
        $with = Get-With $Cmdlet $Beside

        $written = @(Get-Everything { 'x' | & $Cmdlet @with })

        $written | Should -HaveCount 1
        $written[0].FullyQualifiedErrorId | Should -BeLike 'InputObjectNotBound,*'
    }
}

Describe 'An id given twice' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'is <Requests> requests of <Cmdlet> -<Parameter>' -ForEach $twins {
        $Requests | Should -Not -BeNullOrEmpty -Because 'each cmdlet has its line in $RequestsOfTwins'
        $urn = $things[$Type].Urn
        $with = Get-With $Cmdlet $Beside
        # Nothing is changed, because only the requests matter here.
        $sandbox.EnableFault('status-503@*')

        $failed = $null
        $written = @(@{ Urn = $urn }, @{ Urn = $urn } | & $Cmdlet @with -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue)

        $sandbox.DisableFault('status-503')
        Get-Sent $sandbox | Should -HaveCount $Requests
        $isOneEdit = $Cmdlet -like '*-SCPlaylistTrack' -or ($Cmdlet -like '*-SCPlaylist' -and $Parameter -eq 'Track')
        ($written.Count + $failed.Count) | Should -Be ($isOneEdit -or $Cmdlet -eq 'Get-SCStatistic' ? 1 : 2) -Because 'each input has its own outcome'
    }

    It 'is read once by Get-SCTrack and written twice' {
        (@($popular.Urn, $commented.Urn, $popular.Urn) | Get-SCTrack).Urn | Should -Be $popular.Urn, $commented.Urn, $popular.Urn

        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'is in a playlist once' {
        $new = New-SCPlaylist 'Twins'

        ($popular, $popular | Add-SCPlaylistTrack $new -PassThru).Tracks.Urn | Should -Be $popular.Urn
        ($popular, $popular | Remove-SCPlaylistTrack $new -PassThru).Tracks | Should -BeNullOrEmpty
    }
}

Describe 'A track that is gone, between two that are there' {
    It 'is <Gone> to <Cmdlet>' -ForEach $ofTracks {
        $Gone | Should -Not -BeNullOrEmpty -Because 'each cmdlet has its line in $Gone'
        $before = Get-SCPlaylist $playlist
        $given = @(1..3 | ForEach-Object { Publish-SCTrack $tone -Title "Tone $_" })
        $given | Add-SCLike
        $given | Add-SCRepost
        if ($Cmdlet -match '^(Remove|Move)-SCPlaylistTrack') {
            $given | Add-SCPlaylistTrack $playlist
        }

        $given[1] | Remove-SCTrack -Confirm:$false
        $with = Get-With $Cmdlet $Beside
        $sandbox.Requests.Clear()

        $failed = $null
        $null = $given | & $Cmdlet @with -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue

        switch ($Gone) {
            'an error' {
                $failed | Should -HaveCount 1
                $failed[0].FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotFound,*'
                $failed[0].TargetObject.Urn | Should -Be $given[1].Urn
                if ($Cmdlet -eq 'Add-SCPlaylistTrack') {
                    (Get-SCTrack -Playlist $playlist).Urn | Select-Object -Last 2 | Should -Be $given[0, 2].Urn
                }
                elseif ($Cmdlet -like '*-SCPlaylistTrack') {
                    (Get-SCTrack -Playlist $playlist).Urn | Select-Object -Last 2 |
                        Should -Be ($Cmdlet -like 'Move-*' ? $given[0, 2].Urn : $before.Tracks.Urn[-2, -1])
                }
                else {
                    foreach ($there in $given[0, 2].Urn) {
                        $requests = @($sandbox.Requests | Where-Object { [uri]::UnescapeDataString($_.PathAndQuery) -like "*$there*" })
                        $requests | Should -Not -BeNullOrEmpty
                        @($requests | Where-Object Status -GE 400) | Should -BeNullOrEmpty
                    }
                }
            }
            'an error, and no other' {
                $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotFound,*'
                $failed.TargetObject.Urn | Should -Be $given[1].Urn
                Get-Sent $sandbox '[PD][UE]*' | Should -HaveCount ($Cmdlet -like 'Set-*' ? 1 : 0)
            }
            default {
                $failed | Should -BeNullOrEmpty
            }
        }
    }
}

Describe 'What is removed a second time' {
    BeforeAll {
        $track = Search-SCTrack -Access playable -First 1
        $ownPlaylist = New-SCPlaylist 'Kept'
        $gonePlaylist = New-SCPlaylist 'Removed'
        $gone = Publish-SCTrack $tone -Title 'Removed'
        $unfollowed = Get-SCFollowing -First 1
        $track | Add-SCLike
        $track | Add-SCRepost
        Add-SCLike -Playlist $playlist
        Add-SCRepost -Playlist $playlist
        Add-SCPlaylistTrack $ownPlaylist $track
        $null = $gonePlaylist, $gone, $unfollowed
    }

    It 'is SoundCloud.NotFound: <Do>' -ForEach $takenBack {
        if ($Cmdlet -ne 'Remove-SCAccount') {
            Get-Everything $Do | Should -BeNullOrEmpty
        }

        $written = @(Get-Everything $Do)

        $written | Should -HaveCount 1
        $written[0].FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotFound,*'
        $written[0].TargetObject | Should -Not -BeNullOrEmpty
    }

    It 'has an entry for each cmdlet that removes' -ForEach @{ Known = @($takenBack.Cmdlet | Sort-Object -Unique) } {
        $Known | Should -Be @((Get-Command -Module SoundCloud -Verb Remove).Name | Sort-Object)
    }
}

Describe 'A list whose first page is empty and that goes on' {
    It 'is as complete as any: <Call>' -ForEach $walks {
        $Read | Should -Not -BeNullOrEmpty -Because "$Cmdlet has its line in `$Lists"
        $identity = { $_ -is [SoundCloud.Activity] ? "$($_.Type) $($_.Origin.Urn)" : ($_ -is [SoundCloud.WebProfile] ? $_.Url : $_.Urn) }
        $sandbox.Requests.Clear()
        $whole = @(& $Read 3>$null | ForEach-Object $identity)
        $requests = $sandbox.Requests.Count
        $sandbox.Requests.Clear()
        $sandbox.EnableFault('page-empty-first')

        $again = @(& $Read 3>$null | ForEach-Object $identity)

        $sandbox.DisableFault('page-empty-first')
        $again | Should -Be $whole
        # These have a single page, and the service has dropped the last.
        if ($Cmdlet -notin 'Get-SCHistory', 'Get-SCWebProfile', 'Get-SCConnection') {
            $sandbox.Requests.Count | Should -BeGreaterThan $requests
        }

        if ($Cmdlet -ne 'Get-SCConnection') {
            $whole | Should -Not -BeNullOrEmpty
        }
    }
}

Describe 'A list that comes as a bare array' {
    It 'goes on by offset to its end' {
        $whole = @((Get-SCFollowing -Tracks).Urn)
        $sandbox.Requests.Clear()

        $again = @((Get-SCFollowing -Tracks -PageSize 20 -First 50).Urn)

        $again | Should -Be $whole[0..49]
        @(Get-Sent $sandbox).ForEach({ $_ -replace '^.*?(offset=\d+)?$', '$1' }) | Should -Be '', 'offset=20', 'offset=40'
    }
}

Describe 'Tracks that are gone, added to a playlist' {
    It 'are each an error with its input, and the playlist is as it was where no other is left' {
        $before = Get-SCPlaylist $playlist

        99998, 99999 | Add-SCPlaylistTrack $playlist -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Sort-Object -Unique | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.AddSCPlaylistTrackCommand'
        $failed.TargetObject | Should -Be 99998, 99999
        (Get-SCPlaylist $playlist).Tracks.Urn | Should -Be $before.Tracks.Urn
    }
}

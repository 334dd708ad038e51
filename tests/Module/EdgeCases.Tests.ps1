# How each cmdlet handles empty input, the same id twice, a missing track, and a list with an empty first page.
# The cmdlets come from the metadata. A new cmdlet that is missing in these tables fails.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1

    # Mandatory arguments besides the pipeline input. BeforeAll defines the variables.
    $beside = @{
        'Add-SCComment'          = { @{ Body = 'x' } }
        'Add-SCPlaylistTrack'    = { @{ Playlist = $playlist.Urn } }
        'Invoke-SCRaw'           = { @{ Path = '/me' } }
        'New-SCPlaylist'         = { @{ Title = 'x' } }
        'Remove-SCPlaylistTrack' = { @{ Playlist = $playlist.Urn } }
        'Save-SCTrack'           = { @{ Path = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName } }
        'Set-SCPlaylist'         = { @{ Description = 'x' } }
        'Set-SCStorefront'       = { @{ Title = 'x'; Type = 'cd'; Link = 'https://example.com/' } }
        'Set-SCTrack'            = { @{ Description = 'x' } }
    }

    # How many requests two equal ids cost. 1: they are read together. 0: an id alone sends nothing.
    $requestsOfTwins = @{
        'Add-SCComment'          = 2
        'Add-SCFollowing'        = 2
        'Add-SCLike'             = 2
        'Add-SCPlaylistTrack'    = 1
        'Add-SCRepost'           = 2
        'Get-SCComment'          = 2
        'Get-SCEmbed'            = 0
        'Get-SCFollower'         = 2
        'Get-SCFollowing'        = 2
        'Get-SCLike'             = 2
        'Get-SCPlaylist'         = 2
        'Get-SCRepost'           = 2
        'Get-SCStream'           = 2
        'Get-SCTrack'            = 2
        'Get-SCTrack -Id'        = 1
        'Get-SCUser -Id'         = 1
        'Get-SCWebProfile'       = 2
        'Remove-SCFollowing'     = 2
        'Remove-SCLike'          = 2
        'Remove-SCPlaylist'      = 2
        'Remove-SCPlaylistTrack' = 1
        'Remove-SCRepost'        = 2
        'Remove-SCTrack'         = 2
        'Save-SCTrack'           = 2
        'Set-SCPlaylist'         = 2
        'Set-SCStorefront'       = 2
        'Set-SCTrack'            = 2
        'Show-SCWaveform'        = 2
        'Test-SCFollower'        = 2
        'Test-SCFollowing'       = 2
    }

    # The result for a missing track between two existing ones: one error, while the others are processed, or no error.
    $gone = @{
        'Add-SCComment'          = 'an error'
        'Add-SCLike'             = 'an error'
        'Add-SCPlaylistTrack'    = 'an error'
        'Add-SCRepost'           = 'an error'
        'Get-SCComment'          = 'an error'
        'Get-SCEmbed'            = 'as good as any'
        'Get-SCLike'             = 'an error'
        'Get-SCRepost'           = 'an error'
        'Get-SCStream'           = 'an error'
        'Get-SCTrack'            = 'an error'
        'Remove-SCLike'          = 'an error'
        'Remove-SCPlaylistTrack' = 'as good as any'
        'Remove-SCRepost'        = 'an error'
        'Remove-SCTrack'         = 'an error'
        'Save-SCTrack'           = 'an error'
        'Set-SCStorefront'       = 'an error'
        'Set-SCTrack'            = 'an error'
        'Show-SCWaveform'        = 'as good as any'
    }

    # The lists of each cmdlet that lists.
    $lists = @{
        'Get-SCActivity'    = { Get-SCActivity -PageSize 20 -First 50 }, { Get-SCActivity -Own -PageSize 20 }, { Get-SCActivity -TracksOnly -PageSize 20 -First 50 }
        'Get-SCComment'     = , { Get-SCComment $commented -PageSize 2 }
        'Get-SCConnection'  = , { Get-SCConnection -ErrorAction SilentlyContinue }
        'Get-SCFeed'        = { Get-SCFeed -PageSize 20 -First 50 }, { Get-SCFeed -TracksOnly -PageSize 20 -First 50 }
        'Get-SCFollower'    = { Get-SCFollower -PageSize 20 }, { Get-SCFollower $user -PageSize 20 }
        # -Tracks returns bare arrays, and its first empty page ends the list.
        'Get-SCFollowing'   = { Get-SCFollowing -PageSize 20 }, { Get-SCFollowing $user -PageSize 20 }
        'Get-SCHistory'     = , { Get-SCHistory }
        'Get-SCLike'        = { Get-SCLike -PageSize 100 }, { Get-SCLike -Kind Playlist -PageSize 3 }, { Get-SCLike $user -PageSize 5 }, { Get-SCLike -Track $popular -PageSize 20 }
        'Get-SCPlaylist'    = { Get-SCPlaylist -PageSize 2 }, { Get-SCPlaylist -User $playlist.User -PageSize 2 }
        'Get-SCRepost'      = { Get-SCRepost -PageSize 5 }, { Get-SCRepost -Kind Playlist -PageSize 2 }, { Get-SCRepost -Track $popular -PageSize 20 }, { Get-SCRepost -Playlist $playlist -PageSize 20 }
        'Get-SCTrack'       = { Get-SCTrack -PageSize 10 }, { Get-SCTrack -User nightshift-label -PageSize 50 -First 120 }, { Get-SCTrack -Playlist $playlist -PageSize 20 }, { Get-SCTrack -RelatedTo $popular -PageSize 5 -First 12 }
        'Get-SCUser'        = , { Get-SCUser -RelatedTo $user -PageSize 5 -First 12 }
        'Get-SCWebProfile'  = , { Get-SCWebProfile $user -PageSize 1 }
        'Search-SCPlaylist' = , { Search-SCPlaylist a -PageSize 10 -NoTracks }
        'Search-SCTrack'    = , { Search-SCTrack golden -PageSize 10 }
        'Search-SCUser'     = , { Search-SCUser a -PageSize 10 }
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
                    Beside    = $beside[$cmdlet.Name]
                }
            }
        })
    $arrays = @($takers | Where-Object { $_.IsArray })
    $pipeless = @($cmdlets.Name | Where-Object { $_ -notin $takers.Cmdlet -and $_ -notin 'Connect-SoundCloud', 'Get-SCSession', 'Start-SCSandbox' } | ForEach-Object { @{ Cmdlet = $_; Beside = $beside[$_] } })
    $twins = @($takers | Where-Object { $_.Type -like '*Reference' } | ForEach-Object { $_ + @{ Requests = $requestsOfTwins["$($_.Cmdlet) -$($_.Parameter)"] ?? $requestsOfTwins[$_.Cmdlet] } })
    $ofTracks = @($takers | Where-Object { $_.Type -eq 'TrackReference' } | ForEach-Object { $_ + @{ Gone = $gone[$_.Cmdlet] } })
    $walks = @(foreach ($cmdlet in $cmdlets | Where-Object { $_.Parameters.ContainsKey('PageSize') }) {
            foreach ($read in $lists[$cmdlet.Name] ?? @($null)) {
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
    $popular = Get-SCTrack | Where-Object Sharing -EQ 'public' | Select-Object -First 1
    $commented = Get-SCTrack | Where-Object Commentable | Select-Object -First 1
    1..7 | ForEach-Object { Add-SCComment $commented "Comment $_" }
    $things = @{ TrackReference = $popular; UserReference = $user; PlaylistReference = $playlist }
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

    It 'is what <Cmdlet> does with $null to -<Parameter>' -ForEach $arrays {
        $with = (Get-With $Cmdlet $Beside) + @{ $Parameter = $null }

        Get-Everything { & $Cmdlet @with } | Should -BeNullOrEmpty
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
        $Requests | Should -Not -BeNullOrEmpty -Because 'each cmdlet has its line in $requestsOfTwins'
        $urn = $things[$Type].Urn
        $with = Get-With $Cmdlet $Beside
        # Nothing is changed, because only the requests matter here.
        $sandbox.EnableFault('status-503@*')

        $failed = $null
        $written = @(@{ Urn = $urn }, @{ Urn = $urn } | & $Cmdlet @with -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue)

        $sandbox.DisableFault('status-503')
        Get-Sent $sandbox | Should -HaveCount $Requests
        $isOneEdit = $Cmdlet -like '*-SCPlaylistTrack'
        ($written.Count + $failed.Count) | Should -Be ($isOneEdit ? 1 : 2) -Because 'each input has its own outcome'
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
        $Gone | Should -Not -BeNullOrEmpty -Because 'each cmdlet has its line in $gone'
        $given = @(1..3 | ForEach-Object { Publish-SCTrack $tone -Title "Tone $_" })
        $given | Add-SCLike
        $given | Add-SCRepost
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
                else {
                    foreach ($there in $given[0, 2].Urn) {
                        $requests = @($sandbox.Requests | Where-Object { [uri]::UnescapeDataString($_.PathAndQuery) -like "*$there*" })
                        $requests | Should -Not -BeNullOrEmpty
                        @($requests | Where-Object Status -GE 400) | Should -BeNullOrEmpty
                    }
                }
            }
            default {
                $failed | Should -BeNullOrEmpty
            }
        }
    }
}

Describe 'A list whose first page is empty and that goes on' {
    It 'is as complete as any: <Call>' -ForEach $walks {
        $Read | Should -Not -BeNullOrEmpty -Because "$Cmdlet has its line in `$lists"
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

# Consistency between cmdlets: a word means the same everywhere. Module.Tests.ps1 checks each cmdlet by itself.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    # The output of cmdlets without an operation, and of -PassThru. Coverage.Tests.ps1 runs the operations.
    $drives = @(
        @{ Name = 'Connect-SoundCloud'; Drive = { Connect-SoundCloud -Sandbox -PassThru } }
        @{ Name = 'Get-SCSession'; Drive = { Get-SCSession } }
        @{ Name = 'Get-SCAccount'; Drive = { Get-SCAccount } }
        @{ Name = 'Get-SCOperation'; Drive = { Get-SCOperation /me } }
        @{ Name = 'Get-SCEmbed'; Drive = { Get-SCEmbed $track } }
        @{ Name = 'Show-SCStatistic'; Drive = { [SoundCloud.PowerShell.TrackGrowth] @{ NewPlays = 1 } | Show-SCStatistic } }
        @{ Name = 'Show-SCStatistic'; Drive = { [SoundCloud.PowerShell.TrackGrowth] @{ NewPlays = 1 } | Show-SCStatistic -Path "$TestDrive/chart.svg" -Force -PassThru } }
        @{ Name = 'Show-SCWaveform'; Drive = { Show-SCWaveform $track } }
        @{ Name = 'Show-SCWaveform'; Drive = { Show-SCWaveform $track -Path "$TestDrive/waveform.svg" -Force -PassThru } }
        @{ Name = 'Get-SCStatistic'; Drive = { Save-SCStatistic "$TestDrive/plays.csv" $track; Get-SCStatistic "$TestDrive/plays.csv" } }
        @{ Name = 'Get-SCAccessToken'; Drive = { Get-SCAccessToken } }
        @{ Name = 'Update-SCSession'; Drive = { Update-SCSession -PassThru } }
        @{ Name = 'Set-SCSession'; Drive = { Get-SCSession | Set-SCSession -PassThru } }
        @{ Name = 'New-SCAuthorizationRequest'; Drive = { New-SCAuthorizationRequest -RedirectUri 'http://127.0.0.1:8765/callback' -Credential $sandbox.Credential } }
        @{ Name = 'Start-SCSandbox'; Drive = { ($extra = Start-SCSandbox -TrackCount 0); Stop-SCSandbox $extra } }
        @{ Name = 'Save-SCAccount'; Drive = { Connect-SoundCloud -Sandbox; Save-SCAccount ada -Store (Join-Path $TestDrive (New-Guid)) -StoreKey (New-StoreKey) -PassThru } }
        @{ Name = 'Save-SCTrack'; Drive = { Save-SCTrack $downloadable -Path $TestDrive -Force -PassThru } }
        @{ Name = 'Add-SCLike'; Drive = { Add-SCLike $track -PassThru } }
        @{ Name = 'Remove-SCLike'; Drive = { Remove-SCLike $track -PassThru } }
        @{ Name = 'Add-SCRepost'; Drive = { Add-SCRepost $track -PassThru } }
        @{ Name = 'Remove-SCRepost'; Drive = { Remove-SCRepost $track -PassThru } }
        @{ Name = 'Add-SCFollowing'; Drive = { Add-SCFollowing $user -PassThru } }
        @{ Name = 'Remove-SCFollowing'; Drive = { Remove-SCFollowing $user -PassThru } }
        @{ Name = 'Add-SCComment'; Drive = { Add-SCComment $own 'Well done' -PassThru } }
        @{ Name = 'Set-SCTrack'; Drive = { Set-SCTrack $own -Description 'changed' -PassThru } }
        @{ Name = 'Set-SCStorefront'; Drive = { Set-SCStorefront $own -Title 'Tape' -Type cassette -Link 'https://shop.example.com/1' -PassThru } }
        @{ Name = 'Set-SCPlaylist'; Drive = { Set-SCPlaylist $playlist -Description 'changed' -PassThru } }
        @{ Name = 'Add-SCPlaylistTrack'; Drive = { Add-SCPlaylistTrack $playlist $track -PassThru } }
        @{ Name = 'Sync-SCPlaylist'; Drive = { Sync-SCPlaylist $playlist $playlist -PassThru } }
        @{ Name = 'Move-SCPlaylistTrack'; Drive = { Move-SCPlaylistTrack $playlist $track -Index 0 -PassThru } }
        @{ Name = 'Remove-SCPlaylistTrack'; Drive = { Remove-SCPlaylistTrack $playlist $track -PassThru } }
    )
    $passing = @($drives | Where-Object { "$($_.Drive)" -match ' -PassThru' })
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $data = Import-PowerShellDataFile $ModulePath
    $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
    $commands = @(Get-Command -Module SoundCloud -CommandType Cmdlet)
    $parameters = @(foreach ($command in $commands) {
            foreach ($parameter in $command.Parameters.Values | Where-Object Name -NotIn $common) {
                [pscustomobject]@{ Cmdlet = $command.Name; Name = $parameter.Name; Type = $parameter.ParameterType; Aliases = @($parameter.Aliases) }
            }
        })
    $sets = @(foreach ($command in $commands) {
            foreach ($set in $command.ParameterSets) {
                [pscustomobject]@{ Cmdlet = $command.Name; Name = $set.Name; Parameters = @($set.Parameters | Where-Object Name -NotIn $common) }
            }
        })
    $commandFolder = Join-Path $RepositoryRoot 'src' 'SoundCloud.PowerShell' 'Commands'
    $changing = @(Get-SCOperation | Where-Object { $_.Method -ne 'GET' })
}

AfterAll {
    $aliases = @($parameters | Where-Object { $_.Aliases.Count -gt 0 }).Count
    Write-Host ("      {0} cmdlets, {1} parameters under {2} names, {3} with aliases, {4} parameter sets, {5} changing operations" -f
        $commands.Count, $parameters.Count, @($parameters.Name | Sort-Object -Unique).Count, $aliases, $sets.Count, $changing.Count)
}

Describe 'Parameters that a row can fill' {
    It 'bind whatever word the service has' {
        foreach ($command in $commands) {
            # The method of a request is HTTP's and no member of a thing.
            foreach ($parameter in $command.Parameters.Values | Where-Object { $_.Name -ne 'Method' -and $_.ParameterSets.Values.ValueFromPipelineByPropertyName -contains $true }) {
                $name = "$($command.Name) -$($parameter.Name)"
                $inner = [Nullable]::GetUnderlyingType($parameter.ParameterType) ?? $parameter.ParameterType
                $inner.IsEnum | Should -BeFalse -Because "$name binds any word"
                $parameter.Attributes | Where-Object { $_ -is [ValidateSet] -or $_ -is [ValidatePattern] } | Should -BeNullOrEmpty -Because "$name binds any word"
                $parameter.Attributes | Where-Object { $_.GetType().Name -eq 'ValidateWordAttribute' -and -not $_.BindsAny } | Should -BeNullOrEmpty -Because "$name binds any word"
            }
        }
    }

    It 'have the names of what a <Type> shows, so that a value can be passed on' -ForEach @(
        @{ Type = 'SoundCloud.Track'; Cmdlet = 'Set-SCTrack' }
        @{ Type = 'SoundCloud.Playlist'; Cmdlet = 'Set-SCPlaylist' }
    ) {
        # A picture is a file there, an address here. The others are no members of the thing.
        $apart = 'ArtworkPath', 'Unique', 'Split', 'Track', 'ThrottleLimit', 'PassThru', 'Session', 'Confirm', 'WhatIf'
        $shown = ($Type -as [type]).GetProperties().Name
        foreach ($parameter in (Get-Command $Cmdlet).Parameters.Values | Where-Object Name -NotIn ($common + $apart)) {
            @($parameter.Name) + $parameter.Aliases | Where-Object { $_ -in $shown } | Should -Not -BeNullOrEmpty -Because "$Cmdlet -$($parameter.Name) is shown as a property"
        }
    }
}

Describe 'Parameters' {
    It 'have one type under one name, but where the thing differs' {
        # -Id is the id of the cmdlet's noun. Exceptions are listed with their reason.
        $may = @{
            Body      = 'String', 'Object'                                            # a comment's text, a request's content
            By        = 'Nullable`1', 'UserReference'                                 # a period, who follows
            Genre     = 'String', 'String[]'                                          # a track has one, a search takes several
            Id        = 'TrackReference[]', 'UploaderReference[]', 'PlaylistReference[]'
            Name      = 'String', 'String[]'                                          # one to store under, several to find
            Index     = 'Nullable`1', 'Int32[]'                                       # where to put, which to remove
            Path      = 'String', 'String[]'                                          # one place, several files
            Playlist  = 'PlaylistReference', 'PlaylistReference[]'                    # the one that is added to, several
            Query     = 'String', 'IDictionary'                                       # words, a request's values
            RelatedTo = 'TrackReference[]', 'UserReference[]'
            Sandbox   = 'SwitchParameter', 'RunningSandbox[]'                         # to connect to, to stop
            User      = 'UserReference[]', 'UploaderReference[]'                      # beside -Track, a track is not its user
        }
        foreach ($group in $parameters | Group-Object Name) {
            $types = @($group.Group.Type.Name | Sort-Object -Unique)
            if ($may.ContainsKey($group.Name)) {
                $types | Should -BeIn $may[$group.Name] -Because "-$($group.Name) of $($group.Group.Cmdlet)"
                $types.Count | Should -BeGreaterThan 1 -Because "-$($group.Name) needs no exception any more"
            }
            else {
                $types | Should -HaveCount 1 -Because "-$($group.Name) of $($group.Group.Cmdlet) is $types"
            }
        }
    }

    It 'that name a thing take all that names it, several at once' {
        foreach ($parameter in $parameters | Where-Object { $_.Name -in 'Track', 'User' -or ($_.Name -eq 'Id' -and $_.Cmdlet -match 'SC(Track|User|Playlist)$') }) {
            $parameter.Type.Name | Should -Match 'Reference\[\]$' -Because "-$($parameter.Name) of $($parameter.Cmdlet)"
        }
    }

    It 'that take the ids of a noun are of that noun' {
        foreach ($parameter in $parameters | Where-Object Name -EQ 'Id') {
            $parameter.Type.Name | Should -BeExactly "$(($parameter.Cmdlet -split '-SC')[1] -replace 'User', 'Uploader')Reference[]"
        }
    }

    It 'are named in PascalCase and by a singular' {
        # Tracks and NoTracks switch between things; Seconds is a unit; Access, Tag and Description are the API's.
        $may = 'Tracks', 'NoTracks', 'TracksOnly', 'Access', 'OperationTimeoutSeconds', 'TimeoutSeconds', 'RevealComments', 'RevealStats', 'HideComments', 'NoComments'
        foreach ($name in $parameters.Name | Sort-Object -Unique) {
            $name | Should -MatchExactly '^[A-Z][A-Za-z]+$'
            if ($name -notin $may) {
                $name | Should -Not -Match '[^s]s$' -Because 'parameters are singular'
            }
        }
    }

    It 'have aliases that mean one thing, and no name of another parameter of their cmdlet' {
        foreach ($command in $commands) {
            $taken = @($command.Parameters.Values.Name) + @($command.Parameters.Values.Aliases)
            @($taken | Group-Object | Where-Object Count -GT 1) | Should -BeNullOrEmpty -Because $command.Name
        }

        $pairs = foreach ($parameter in $parameters) {
            foreach ($alias in $parameter.Aliases) {
                "$alias = $($parameter.Name)"
            }
        }
        $meanings = $pairs | Sort-Object -Unique | Group-Object { ($_ -split ' ')[0] }
        @($meanings | Where-Object Count -GT 1 | ForEach-Object Group) | Should -BeNullOrEmpty
    }
}

Describe 'Parameter sets' {
    It 'are named after a parameter of theirs, or after what is done without one' {
        foreach ($set in $sets | Where-Object Name -NE '__AllParameterSets') {
            $set.Name | Should -MatchExactly '^[A-Z][A-Za-z]+$'
            @($set.Parameters.Name) + @('App', 'All') | Should -Contain $set.Name -Because $set.Cmdlet
        }
    }

    It 'have a default where there are several, and none without a name' {
        foreach ($command in $commands | Where-Object { $_.ParameterSets.Count -gt 1 }) {
            $command.DefaultParameterSet | Should -BeIn $command.ParameterSets.Name -Because $command.Name
            $command.ParameterSets.Name | Should -Not -Contain '__AllParameterSets' -Because $command.Name
        }
    }
}

Describe 'Changing operations' {
    It 'are of cmdlets that ask' {
        $changing | Should -Not -BeNullOrEmpty
        foreach ($operation in $changing) {
            $command = Get-Command $operation.Cmdlet
            $command.Parameters.Keys | Should -Contain 'WhatIf' -Because "$($command.Name) sends $operation"
            $attribute = $command.ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $true)[0]
            $isFinal = $operation.Method -eq 'DELETE' -and $operation.Path -match '^/(tracks|playlists)/\{[^}]+\}$'
            $attribute.ConfirmImpact | Should -Be ($isFinal ? 'High' : 'Medium') -Because "$($command.Name) sends $operation"
        }
    }
}

Describe 'The cmdlets'' files' {
    It 'hold one cmdlet each, and little else' {
        foreach ($file in Get-ChildItem $commandFolder -Recurse -File) {
            $lines = @(Get-Content $file) -notmatch '^\s*///'
            $lines.Count | Should -BeLessOrEqual 140 -Because "$($file.Name) is to be read at a glance"
            @($lines -match '^\s*(\w+ )*(class|record|struct|interface|enum) \w') | Should -HaveCount 1 -Because $file.Name
            @($lines -match '\[Cmdlet\(') | Should -HaveCount 1 -Because $file.Name
        }

        @(Get-ChildItem $commandFolder -Recurse -File) | Should -HaveCount $commands.Count
    }
}

Describe 'Names' {
    It 'share no noun with a command of PowerShell itself, and no alias' {
        $names = (Invoke-FreshShell {
                $folders = @((Get-ChildItem (Join-Path $PSHOME 'Modules') -Directory).Name)
                @(Get-Command -ListImported) + @(Get-Command -Module $folders) | ForEach-Object { "$($_.CommandType) $($_.Name)" }
            }) | Sort-Object -Unique
        $nouns = @(foreach ($name in $names) { if ($name -match '-([A-Za-z]+)$') { $Matches[1] } }) | Sort-Object -Unique
        $nouns.Count | Should -BeGreaterThan 50
        $commands.Noun | Sort-Object -Unique | Where-Object { $_ -in $nouns } | Should -BeNullOrEmpty

        $taken = $names -match '^(Alias|Function|Application) ' -replace '^\w+ '
        $taken.Count | Should -BeGreaterThan 20
        @($data.AliasesToExport | Where-Object { $_ -in $taken }) | Should -BeNullOrEmpty
        @($data.CmdletsToExport | Where-Object { $_ -in $taken }) | Should -BeNullOrEmpty
    }
}

Describe 'What a cmdlet writes' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        . $PSScriptRoot/Accounts.ps1
        $outer = $env:SOUNDCLOUD_ACCOUNTS_PATH
        Use-FreshAccounts
        $box = Start-Box
        Save-User $box 'ada'
        $box.Stop()
        $sandbox = Start-SCSandbox
        Connect-SoundCloud -Sandbox
        $track = Search-SCTrack -Access playable -First 1
        $downloadable = Get-SCTrack -First 200 | Where-Object Downloadable | Select-Object -First 1
        $user = Get-SCUser jowymusic
        $own = Get-SCTrack -First 200 | Where-Object Commentable | Select-Object -First 1
        $playlist = New-SCPlaylist 'Types'
        $null = $sandbox, $track, $downloadable, $user, $own
    }

    AfterAll {
        Disconnect-SoundCloud -KeepToken
        Stop-SCSandbox
        $env:SOUNDCLOUD_ACCOUNTS_PATH = $outer
    }

    It 'is of the type that its OutputType says: <Name>' -ForEach $drives {
        $said = (Get-Command $Name).OutputType.Type

        $written = @(& $Drive)

        $written | Should -Not -BeNullOrEmpty
        foreach ($item in $written) {
            $item.GetType() | Should -BeIn $said
        }
    }

    It 'is nothing without -PassThru: <Name>' -ForEach $passing {
        & ([scriptblock]::Create("$Drive".Replace(' -PassThru', ''))) | Should -BeNullOrEmpty
    }

    It 'is driven with -PassThru for every cmdlet that has it' -ForEach @{ Passing = $passing.Name } {
        Compare-Object @($Passing | Sort-Object -Unique) @($parameters | Where-Object Name -EQ 'PassThru' | ForEach-Object Cmdlet) | Should -BeNullOrEmpty
    }

    It 'is said for every cmdlet: by an operation, here, or that it is nothing' -ForEach @{ Driven = $drives.Name } {
        $known = @(Get-SCOperation).Cmdlet + @($Driven)
        # SoundCloud has dropped what Get-SCConnection asks for: nothing comes back.
        $rest = @($commands | Where-Object { $_.Name -notin $known -and $_.Name -ne 'Get-SCConnection' })
        foreach ($command in $rest) {
            $command.OutputType.Type | Should -Be ([void]) -Because "$($command.Name) is not driven"
        }
    }
}

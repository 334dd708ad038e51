# Every parameter that names a file or folder, of every cmdlet.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    # The paths of these are paths of the API.
    $ofApi = 'Get-SCOperation', 'Invoke-SCRaw'
    $paths = foreach ($command in Get-Command -Module SoundCloud | Where-Object Name -NotIn $ofApi) {
        foreach ($parameter in $command.Parameters.Values | Where-Object Name -Like '*Path') {
            @{ Command = $command; Parameter = $parameter.Name }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    Connect-SoundCloud -Sandbox
    $track = Get-SCTrack -First 200 | Where-Object Downloadable | Select-Object -First 1
    $playlist = Get-SCPlaylist -NoTracks -First 1
    $statistics = Join-Path $TestDrive 'plays.csv'
    $track | Save-SCStatistic $statistics
    $growth = Get-SCStatistic $statistics
    $sound = (New-Item (Join-Path $TestDrive 'sound.mp3') -Value 'sound').FullName

    # The other parameters that a command with this one needs.
    function Get-Argument([Management.Automation.CommandInfo] $Command, [string] $Parameter) {
        $set = $Command.ParameterSets | Where-Object { $_.Parameters.Name -contains $Parameter } | Select-Object -First 1
        $arguments = @{}
        foreach ($other in $set.Parameters | Where-Object { $_.IsMandatory -and $_.Name -ne $Parameter }) {
            $arguments[$other.Name] = switch ("$($other.ParameterType.Name)") {
                'TrackReference[]' { $track.Id }
                'PlaylistReference[]' { $playlist.Id }
                'TrackGrowth[]' { $growth }
                default { $other.Name -eq 'Path' ? $sound : 'text' }
            }
        }

        $arguments
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe '<Command> -<Parameter>' -ForEach $paths {
    BeforeEach {
        $sandbox.Requests.Clear()
        $arguments = Get-Argument $Command $Parameter
    }

    It 'refuses <Kind> before anything is sent, and names the provider' -ForEach @(
        @{ Kind = 'a path of another provider'; Path = 'env:cover.jpg'; Location = '.' }
        @{ Kind = 'a path with its provider'; Path = 'Microsoft.PowerShell.Core\Environment::cover.jpg'; Location = '.' }
        @{ Kind = 'a relative path where the current location is of another provider'; Path = 'cover.jpg'; Location = 'Env:' }
    ) {
        $arguments[$Parameter] = $Path
        Push-Location $Location
        try {
            & $Command @arguments -ErrorAction SilentlyContinue -ErrorVariable failed
        }
        finally {
            Pop-Location
        }

        @($failed)[0].FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        "$(@($failed)[0])" | Should -BeLike '*Environment*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reports a drive that does not exist as SoundCloud.FileUnavailable, and sends nothing' {
        $arguments[$Parameter] = 'nodrive:cover.jpg'

        & $Command @arguments -ErrorAction SilentlyContinue -ErrorVariable failed

        @($failed)[0].FullyQualifiedErrorId | Should -BeLike 'SoundCloud.FileUnavailable,*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

# The module's types in classes of scripts, as about_SoundCloud_Automation says it: each in a fresh process, because a process that has imported
# the module once finds its types everywhere.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $class = @'
class Crate {
    [SoundCloud.Track[]] $Tracks
    [SoundCloud.PowerShell.SoundCloudSession] $Session
    [int] Add([SoundCloud.Track] $track) { $this.Tracks += $track; return $this.Tracks.Count }
}
'@
    $use = '[Crate]::new().Add([SoundCloud.Track] @{ Id = 5 })'
    $folder = New-Item (Join-Path $TestDrive Crate) -ItemType Directory
    Set-Content (Join-Path $folder Crate.psm1) $class
    Set-Content (Join-Path $folder Crate.psd1) "@{ RootModule = 'Crate.psm1'; ModuleVersion = '1.0'; RequiredModules = '$ModulePath' }"
    Set-Content (Join-Path $TestDrive Crate.ps1) "$class`n$use"

    # What a script writes that runs as a file of its own.
    function Invoke-File([string] $Text) {
        $path = Join-Path $TestDrive "$(New-Guid).ps1"
        Set-Content $path $Text
        & $Shell[0] ($Shell | Select-Object -Skip 1) -NoProfile -NonInteractive -File $path 2>&1
    }
}

Describe 'A class with types of the module' {
    It 'works in a module that requires this one, for scripts that use it' {
        Invoke-File "using module $folder/Crate.psd1`n$use" | Should -Be 1
    }

    It 'works in a script that is dot-sourced after the import' {
        Invoke-File "Import-Module '$ModulePath'`n. '$TestDrive/Crate.ps1'" | Should -Be 1
    }

    It 'works at the prompt after the import' {
        $lines = "Import-Module '$ModulePath'", ($class -replace '\r?\n', ' ' -replace '(\[SoundCloud.PowerShell.SoundCloudSession\] \$Session|\$Tracks) ', '$1; '), $use
        $lines | & $Shell[0] ($Shell | Select-Object -Skip 1) -NoProfile -NonInteractive -Command - | Should -Be 1
    }

    It 'works in the parameters of a function of the same file' {
        Invoke-File "using module $ModulePath`nfunction Get-It([SoundCloud.Track] `$Track) { `$Track.Id }`nGet-It ([SoundCloud.Track] @{ Id = 5 })" | Should -Be 5
    }
}

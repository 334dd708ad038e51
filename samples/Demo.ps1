# The demo: a user's main tasks on the sandbox. `./build.ps1 Demo` runs it.
#Requires -Version 7.4
param(
    # The installed module, which the first cmdlet loads, instead of the built one.
    [switch] $Installed
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
if (-not $Installed) { Import-Module "$PSScriptRoot/../out/SoundCloud/SoundCloud.psd1" }

$sandbox = Start-SCSandbox
try {
    # Formats each command's output as at a prompt, always with 120 columns.
    $step = {
        param([string] $command)
        "`nPS> $command"
        . ([scriptblock]::Create($command)) | Out-String -Width 120 | ForEach-Object TrimEnd
    }

    . $step 'Connect-SoundCloud -Sandbox; Get-SCSession'
    . $step '"Connected as $((Get-SCUser).Username)."'
    . $step 'Search-SCTrack night -First 8'

    . $step '$label = Resolve-SCUrl https://soundcloud.com/nightshift-label; $label'
    $sandbox.Requests.Clear()
    . $step '$label | Get-SCTrack | Measure-Object PlaybackCount -Sum | Select-Object Count, Sum'
    "streamed in $($sandbox.Requests.Count) requests."

    $sandbox.Requests.Clear()
    . $step '$track = Search-SCTrack night -First 1; $track | Add-SCLike -WhatIf'
    $posts = @($sandbox.Requests | Where-Object Method -EQ POST).Count
    "requests sent by -WhatIf: $posts."

    . $step '$track | Add-SCLike'
    . $step 'Get-SCLike -First 1'

    $newest = Get-SCLike -First 1
    if ($posts -ne 0 -or $newest.Urn -ne $track.Urn) { throw 'The demo did not do what it shows.' }
}
finally {
    Disconnect-SoundCloud
    Stop-SCSandbox
}

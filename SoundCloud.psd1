@{
    RootModule           = 'SoundCloud.PowerShell.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = 'b1c4b7a6-4d0e-4a2a-9f5e-6f0c2b7c9d31'
    Author               = 'SoundCloud for PowerShell contributors'
    CompanyName          = 'SoundCloud for PowerShell contributors'
    Copyright            = '(c) SoundCloud for PowerShell contributors. MIT licence.'
    Description          = 'SoundCloud from PowerShell: search, stream, like and manage tracks, playlists and users through the official API, with an embedded sandbox to try it on.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('SoundCloud.Format.ps1xml')
    FunctionsToExport    = @()
    CmdletsToExport      = @(
        'Add-SCLike'
        'Connect-SoundCloud'
        'Disconnect-SoundCloud'
        'Get-SCLike'
        'Get-SCOperation'
        'Get-SCSession'
        'Get-SCTrack'
        'Get-SCUser'
        'Invoke-SCRaw'
        'Remove-SCLike'
        'Resolve-SCUrl'
        'Search-SCTrack'
        'Start-SCSandbox'
        'Stop-SCSandbox'
    )
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('SoundCloud', 'Music', 'Audio', 'API', 'OAuth', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'See CHANGELOG.md.'
            Prerelease   = 'preview1'
        }
    }
}

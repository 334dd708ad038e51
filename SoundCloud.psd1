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
    TypesToProcess       = @('SoundCloud.Types.ps1xml')
    FunctionsToExport    = @()
    CmdletsToExport      = @(
        'Add-SCComment'
        'Add-SCFollowing'
        'Add-SCLike'
        'Add-SCPlaylistTrack'
        'Add-SCRepost'
        'Clear-SCCache'
        'Connect-SoundCloud'
        'Disconnect-SoundCloud'
        'Get-SCAccessToken'
        'Get-SCAccount'
        'Get-SCActivity'
        'Get-SCComment'
        'Get-SCConnection'
        'Get-SCEmbed'
        'Get-SCFeed'
        'Get-SCFollower'
        'Get-SCFollowing'
        'Get-SCHistory'
        'Get-SCLike'
        'Get-SCOperation'
        'Get-SCPlaylist'
        'Get-SCRepost'
        'Get-SCSession'
        'Get-SCStream'
        'Get-SCTrack'
        'Get-SCUser'
        'Get-SCWebProfile'
        'Invoke-SCRaw'
        'New-SCAuthorizationRequest'
        'New-SCPlaylist'
        'Publish-SCTrack'
        'Remove-SCAccount'
        'Remove-SCFollowing'
        'Remove-SCLike'
        'Remove-SCPlaylist'
        'Remove-SCPlaylistTrack'
        'Remove-SCRepost'
        'Remove-SCTrack'
        'Resolve-SCUrl'
        'Save-SCTrack'
        'Search-SCPlaylist'
        'Search-SCTrack'
        'Search-SCUser'
        'Set-SCPlaylist'
        'Set-SCStorefront'
        'Set-SCTrack'
        'Start-SCSandbox'
        'Stop-SCSandbox'
        'Test-SCFollower'
        'Test-SCFollowing'
        'Update-SCSession'
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

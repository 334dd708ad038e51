# What the tests of all cmdlets must know of each one: a new cmdlet has its rows here. Dot-sourced by Binding, EdgeCases and Coverage, whose
# BeforeAll sets the variables.

# The request that each parameter causes. Other parameters take text literally.
$Asks = @{
    'Add-SCComment -Track'           = 'POST /tracks/{0}/comments'
    'Add-SCFollowing -User'          = 'PUT /me/followings/{0}'
    'Add-SCLike -Track'              = 'POST /likes/tracks/{0}'
    'Add-SCLike -Playlist'           = 'POST /likes/playlists/{0}'
    'Add-SCPlaylistTrack -Track'     = 'adds {0}'
    'Add-SCRepost -Track'            = 'POST /reposts/tracks/{0}'
    'Add-SCRepost -Playlist'         = 'POST /reposts/playlists/{0}'
    'Disconnect-SoundCloud -Session' = '{0}'
    'Get-SCComment -Track'           = 'GET /tracks/{0}/comments'
    'Get-SCEmbed -Track'             = 'embeds {0}'
    'Get-SCEmbed -Playlist'          = 'embeds {0}'
    'Get-SCFollower -User'           = 'GET /users/{0}/followers'
    'Get-SCFollowing -User'          = 'GET /users/{0}/followings'
    'Get-SCLike -User'               = 'GET /users/{0}/likes/tracks'
    'Get-SCLike -Track'              = 'GET /tracks/{0}/favoriters'
    'Get-SCOperation -Path'          = 'text'
    'Get-SCPlaylist -Id'             = 'GET /playlists/{0}'
    'Get-SCPlaylist -User'           = 'GET /users/{0}/playlists'
    'Get-SCRepost -User'             = 'GET /users/{0}/reposts/tracks'
    'Get-SCRepost -Track'            = 'GET /tracks/{0}/reposters'
    'Get-SCRepost -Playlist'         = 'GET /playlists/{0}/reposters'
    'Get-SCStatistic -Track'         = 'reads {0} in a file'
    'Get-SCStream -Track'            = 'GET /tracks/{0}/streams'
    'Get-SCTrack -Id'                = 'GET /tracks/{0}'
    'Get-SCTrack -User'              = 'GET /users/{0}/tracks'
    'Get-SCTrack -Playlist'          = 'GET /playlists/{0}/tracks'
    'Get-SCUser -Id'                 = 'GET /users/{0}'
    'Get-SCWebProfile -User'         = 'GET /users/{0}/web-profiles'
    'Move-SCPlaylistTrack -Track'    = 'moves {0}'
    'New-SCPlaylist -Track'          = 'makes one of {0}'
    'Publish-SCTrack -Path'          = 'text'
    'Remove-SCFollowing -User'       = 'DELETE /me/followings/{0}'
    'Remove-SCLike -Track'           = 'DELETE /likes/tracks/{0}'
    'Remove-SCLike -Playlist'        = 'DELETE /likes/playlists/{0}'
    'Remove-SCPlaylist -Id'          = 'DELETE /playlists/{0}'
    'Remove-SCPlaylistTrack -Track'  = 'removes {0}'
    'Remove-SCRepost -Track'         = 'DELETE /reposts/tracks/{0}'
    'Remove-SCRepost -Playlist'      = 'DELETE /reposts/playlists/{0}'
    'Remove-SCTrack -Id'             = 'DELETE /tracks/{0}'
    'Resolve-SCUrl -Url'             = 'text'
    'Save-SCStatistic -Track'        = 'GET /tracks/{0}'
    'Save-SCTrack -Track'            = 'GET /tracks/{0}'
    'Search-SCPlaylist -Query'       = 'text'
    'Search-SCTrack -Query'          = 'text'
    'Search-SCUser -Query'           = 'text'
    'Set-SCPlaylist -Id'             = 'PUT /playlists/{0}'
    'Set-SCPlaylist -Track'          = 'fills it with {0}'
    'Set-SCSession -Session'         = 'nothing sent: This SoundCloud session was disconnected.'
    'Set-SCStorefront -Track'        = 'PUT /tracks/{0}/storefront'
    'Set-SCTrack -Id'                = 'PUT /tracks/{0}'
    'Show-SCStatistic -InputObject'  = '{0}'
    'Show-SCWaveform -Track'         = 'draws {0}'
    'Stop-SCSandbox -Sandbox'        = '{0}'
    'Sync-SCPlaylist -From'          = 'syncs {0}'
    'Test-SCFollower -User'          = 'GET /me/followers/{0}'
    'Test-SCFollowing -User'         = 'GET /me/followings/{0}'
}

# How many requests two equal ids cost. 1: they are read together. 0: an id alone sends nothing.
$RequestsOfTwins = @{
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
    'Get-SCStatistic'        = 0
    'Get-SCStream'           = 2
    'Get-SCTrack'            = 2
    'Get-SCTrack -Id'        = 1
    'Get-SCUser -Id'         = 1
    'Get-SCWebProfile'       = 2
    'Move-SCPlaylistTrack'   = 1
    'New-SCPlaylist'         = 1
    'Remove-SCFollowing'     = 2
    'Remove-SCLike'          = 2
    'Remove-SCPlaylist'      = 2
    'Remove-SCPlaylistTrack' = 1
    'Remove-SCRepost'        = 2
    'Remove-SCTrack'         = 2
    'Save-SCStatistic'       = 1
    'Save-SCTrack'           = 2
    'Set-SCPlaylist'         = 2
    'Set-SCPlaylist -Track'  = 1
    'Set-SCStorefront'       = 2
    'Set-SCTrack'            = 2
    'Show-SCWaveform'        = 2
    'Test-SCFollower'        = 2
    'Test-SCFollowing'       = 2
}

# The result for a missing track between two existing ones: one error, while the others are processed, or no error.
$Gone = @{
    'Add-SCComment'          = 'an error'
    'Add-SCLike'             = 'an error'
    'Add-SCPlaylistTrack'    = 'an error'
    'Add-SCRepost'           = 'an error'
    'Get-SCComment'          = 'an error'
    'Get-SCEmbed'            = 'as good as any'
    'Get-SCLike'             = 'an error'
    'Get-SCRepost'           = 'an error'
    'Get-SCStatistic'        = 'as good as any'
    'Get-SCStream'           = 'an error'
    'Get-SCTrack'            = 'an error'
    'Move-SCPlaylistTrack'   = 'an error'
    'New-SCPlaylist'         = 'an error, and no other'
    'Remove-SCLike'          = 'an error'
    'Remove-SCPlaylistTrack' = 'an error'
    'Remove-SCRepost'        = 'an error'
    'Remove-SCTrack'         = 'an error'
    'Save-SCStatistic'       = 'an error'
    'Save-SCTrack'           = 'an error'
    'Set-SCPlaylist'         = 'an error, and no other'
    'Set-SCStorefront'       = 'an error'
    'Set-SCTrack'            = 'an error'
    'Show-SCWaveform'        = 'as good as any'
}

# What each cmdlet takes back, and does it a second time: an error, SoundCloud.NotFound, as what is to be removed is not there.
$TakesBack = @{
    'Remove-SCAccount'       = { Remove-SCAccount 'nobody' }
    'Remove-SCFollowing'     = { Remove-SCFollowing $unfollowed }
    'Remove-SCLike'          = { Remove-SCLike $track }, { Remove-SCLike -Playlist $playlist }
    'Remove-SCPlaylist'      = , { Remove-SCPlaylist $gonePlaylist -Confirm:$false }
    'Remove-SCPlaylistTrack' = , { Remove-SCPlaylistTrack $ownPlaylist $track }
    'Remove-SCRepost'        = { Remove-SCRepost $track }, { Remove-SCRepost -Playlist $playlist }
    'Remove-SCTrack'         = , { Remove-SCTrack $gone -Confirm:$false }
}

# The lists of each cmdlet that lists.
$Lists = @{
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

# One entry for each operation. BeforeAll defines the variables.
$Drives = @{
    'GET /me'                                          = { Get-SCUser }
    'GET /me/activities'                               = { Get-SCActivity -First 1 }
    'GET /me/activities/all/own'                       = { Get-SCActivity -Own -First 1 }
    'GET /me/activities/tracks'                        = { Get-SCActivity -TracksOnly -First 1 }
    'GET /me/feed'                                     = { Get-SCFeed -First 1 }
    'GET /me/feed/tracks'                              = { Get-SCFeed -TracksOnly -First 1 }
    'GET /me/recently-played/tracks'                   = { Get-SCHistory }
    'GET /me/likes/tracks'                             = { Get-SCLike -First 1 }
    'GET /me/likes/playlists'                          = { Get-SCLike -Kind Playlist -First 1 }
    'GET /me/followings'                               = { Get-SCFollowing -First 1 }
    'GET /me/followings/tracks'                        = { Get-SCFollowing -Tracks -First 1 }
    'GET /me/followings/{user_urn}'                    = { Test-SCFollowing $followed }
    'PUT /me/followings/{user_urn}'                    = { Add-SCFollowing $user }
    'DELETE /me/followings/{user_urn}'                 = { Remove-SCFollowing $unfollowed }
    'GET /me/followers'                                = { Get-SCFollower -First 1 }
    'GET /me/followers/{follower_urn}'                 = { Test-SCFollower $follower }
    'GET /me/playlists'                                = { Get-SCPlaylist -First 1 }
    'GET /me/tracks'                                   = { Get-SCTrack -First 1 }
    'GET /me/reposts/tracks'                           = { Get-SCRepost -First 1 }
    'GET /me/reposts/playlists'                        = { Get-SCRepost -Kind Playlist -First 1 }
    'GET /tracks'                                      = { Search-SCTrack a -First 1 }
    'POST /tracks'                                     = { Publish-SCTrack $file }
    'GET /playlists'                                   = { Search-SCPlaylist a -First 1 }
    'POST /playlists'                                  = { New-SCPlaylist 'Coverage' }
    'GET /users'                                       = { Search-SCUser a -First 1 }
    'GET /playlists/{playlist_urn}'                    = { Get-SCPlaylist $playlist }
    'PUT /playlists/{playlist_urn}'                    = { Set-SCPlaylist $playlist -Description 'changed' }
    'DELETE /playlists/{playlist_urn}'                 = { Remove-SCPlaylist $doomedPlaylist -Confirm:$false }
    'GET /playlists/{playlist_urn}/tracks'             = { Get-SCTrack -Playlist $playlist -First 1 }
    'GET /playlists/{playlist_urn}/reposters'          = { Get-SCRepost -Playlist $playlist -First 1 }
    'GET /tracks/{track_urn}'                          = { Get-SCTrack $track }
    'PUT /tracks/{track_urn}'                          = { Set-SCTrack $own -Description 'changed' }
    'DELETE /tracks/{track_urn}'                       = { Remove-SCTrack $doomed -Confirm:$false }
    'PUT /tracks/{track_urn}/storefront'               = { Set-SCStorefront $own -Title 'Tape' -Type cassette -Link 'https://shop.example.com/1' }
    'GET /tracks/{track_urn}/preview'                  = { Get-SCStream $track -Preview }
    'GET /tracks/{track_urn}/streams'                  = { Get-SCStream $track }
    'GET /tracks/{track_urn}/comments'                 = { Get-SCComment $track -First 1 }
    'POST /tracks/{track_urn}/comments'                = { Add-SCComment $own 'Well done' -Timestamp 1 }
    'GET /tracks/{track_urn}/favoriters'               = { Get-SCLike -Track $track -First 1 }
    'GET /tracks/{track_urn}/reposters'                = { Get-SCRepost -Track $track -First 1 }
    'GET /tracks/{track_urn}/related'                  = { Get-SCTrack -RelatedTo $track -First 1 }
    'GET /resolve'                                     = { Resolve-SCUrl $track.PermalinkUrl }
    'GET /users/{user_urn}'                            = { Get-SCUser $user }
    'GET /users/{user_urn}/related'                    = { Get-SCUser -RelatedTo $user -First 1 }
    'GET /users/{user_urn}/favorites'                  = { Invoke-SCRaw '/users/{user_urn}/favorites' -Parameter @{ user_urn = $user.Urn } -Query @{ limit = 1 } }
    'GET /users/{user_urn}/followers'                  = { Get-SCFollower $user -First 1 }
    'GET /users/{user_urn}/followings'                 = { Get-SCFollowing $user -First 1 }
    'GET /users/{user_urn}/followings/{following_urn}' = { Test-SCFollowing $theirs -By $user }
    'GET /users/{user_urn}/playlists'                  = { Get-SCPlaylist -User $user -First 1 }
    'GET /users/{user_urn}/tracks'                     = { Get-SCTrack -User $user -First 1 }
    'GET /users/{user_urn}/web-profiles'               = { Get-SCWebProfile $user -First 1 }
    'GET /users/{user_urn}/likes/tracks'               = { Get-SCLike $user -First 1 }
    'GET /users/{user_urn}/likes/playlists'            = { Get-SCLike $user -Kind Playlist -First 1 }
    'GET /users/{user_urn}/reposts/tracks'             = { Get-SCRepost $user -First 1 }
    'GET /users/{user_urn}/reposts/playlists'          = { Get-SCRepost $user -Kind Playlist -First 1 }
    'POST /likes/tracks/{track_urn}'                   = { Add-SCLike $track }
    'DELETE /likes/tracks/{track_urn}'                 = { Remove-SCLike $unliked }
    'POST /likes/playlists/{playlist_urn}'             = { Add-SCLike -Playlist $theirPlaylist }
    'DELETE /likes/playlists/{playlist_urn}'           = { Remove-SCLike -Playlist $unlikedPlaylist }
    'POST /reposts/tracks/{track_urn}'                 = { Add-SCRepost $track }
    'DELETE /reposts/tracks/{track_urn}'               = { Remove-SCRepost $unreposted }
    'POST /reposts/playlists/{playlist_urn}'           = { Add-SCRepost -Playlist $theirPlaylist }
    'DELETE /reposts/playlists/{playlist_urn}'         = { Remove-SCRepost -Playlist $unrepostedPlaylist }
    'POST /sign-out'                                   = { Disconnect-SoundCloud -Session $leaving }
}

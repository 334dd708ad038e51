# How to cause each error. Dot-sourced by the tests of errors. The entries need Sandbox.ps1, Accounts.ps1
# and Interactive.ps1, the sandbox $box, a session without retries, and the credentials $app and $wrong.

$Failures = @(
    @{
        Id = 'NotConnected'; Category = 'AuthenticationError'; Class = 'GetSCUser'; Target = $null
        Act = { Disconnect-SoundCloud -KeepToken; Get-SCUser }
    }
    @{
        Id = 'NotConnected'; Category = 'AuthenticationError'; Class = 'AddSCLike'; Target = $null
        Act = { Disconnect-SoundCloud -KeepToken; 1 | Add-SCLike }
    }
    @{
        Id = 'NotConnected'; Category = 'AuthenticationError'; Class = 'ResolveSCUrl'; Target = $null
        Act = { Disconnect-SoundCloud -KeepToken; Resolve-SCUrl jowymusic }
    }
    @{
        Id = 'NotConnected'; Category = 'AuthenticationError'; Class = 'InvokeSCRaw'; Target = $null
        Act = { Disconnect-SoundCloud -KeepToken; Invoke-SCRaw /me }
    }
    @{
        Id = 'Unauthorized'; Category = 'AuthenticationError'; Class = 'GetSCTrack'; Target = 1; Status = 401
        Act = { $box.ExpireTokens(); Get-SCTrack 1 }
    }
    @{
        Id = 'Unauthorized'; Category = 'AuthenticationError'; Class = 'ConnectSoundCloud'; Target = $null; Status = 401
        Act = { Connect-SoundCloud -Credential $wrong -ApiUri $box.ApiUri -AuthUri $box.AuthUri }
    }
    @{
        Id = 'UserTokenRequired'; Category = 'AuthenticationError'; Class = 'AddSCLike'; Target = 'soundcloud:tracks:1'
        Act = { ConnectAsApp; Add-SCLike soundcloud:tracks:1 }
    }
    @{
        Id = 'SignInRequired'; Category = 'AuthenticationError'; Class = 'GetSCTrack'; Target = 1
        Act = { $null = Connect-User $box -Renewable; $box.ExpireTokens(); $box.RevokeRefreshTokens(); Get-SCTrack 1 }
    }
    @{
        Id = 'SignInRequired'; Category = 'AuthenticationError'; Class = 'ConnectSoundCloud'; Target = $null
        Act = { Connect-SoundCloud -Account nobody -AllowPlainTextStore -WarningAction Ignore }
    }
    @{
        Id = 'StateMismatch'; Category = 'SecurityError'; Class = 'ConnectSoundCloud'; Target = $null
        Act = { $answered = New-Answered $box; $answered.State = 'another'; Connect-SoundCloud @answered }
    }
    @{
        Id = 'SignInFailed'; Category = 'AuthenticationError'; Class = 'ConnectSoundCloud'; Target = $null
        Act = { $answered = New-Answered $box; $answered.AuthorizationCode = ConvertTo-Secret 'x'; Connect-SoundCloud @answered }
    }
    @{
        Id = 'AccessDenied'; Category = 'PermissionDenied'; Class = 'ConnectSoundCloud'; Target = $null
        Act = {
            $signIn = Start-SignIn $box @{ NoBrowser = $true }
            $signIn.User.Type((Get-Answer (Get-ShownUri $signIn) '&sandbox_deny=true').Address)
            Complete-SignIn $signIn
        }
    }
    @{
        Id = 'RedirectUnavailable'; Category = 'ResourceBusy'; Class = 'ConnectSoundCloud'; Target = $null
        Act = {
            # The sandbox itself listens there.
            Complete-SignIn (Start-SignIn $box @{ NoBrowser = $true; RedirectUri = [uri]"$($box.ApiUri)callback" })
        }
    }
    @{
        Id = 'StoreUnavailable'; Category = 'ResourceUnavailable'; Class = 'ConnectSoundCloud'; Target = $null; Linux = $true
        Act = { Connect-SoundCloud -AccessToken (ConvertTo-Secret x) -Account ada }
    }
    @{
        Id = 'NotFound'; Category = 'ObjectNotFound'; Class = 'GetSCAccount'; Target = 'nobody'
        Act = { Get-SCAccount nobody }
    }
    @{
        Id = 'NotFound'; Category = 'ObjectNotFound'; Class = 'GetSCTrack'; Target = 99999; Status = 404
        Act = { Get-SCTrack 99999 }
    }
    @{
        Id = 'NotFound'; Category = 'ObjectNotFound'; Class = 'RemoveSCLike'; Target = 99999; Status = 404
        Act = { Remove-SCLike 99999 }
    }
    @{
        Id = 'InvalidRequest'; Category = 'InvalidArgument'; Class = 'SearchSCTrack'; Target = 0
        Act = { Search-SCTrack x -PageSize 0 }
    }
    @{
        Id = 'InvalidRequest'; Category = 'InvalidArgument'; Class = 'SearchSCTrack'; Target = 'x'; Status = 400
        Act = { $box.EnableFault('echo-token'); Search-SCTrack x }
    }
    @{
        Id = 'RateLimited'; Category = 'LimitsExceeded'; Class = 'GetSCTrack'; Target = 1; Status = 429
        Act = { $box.EnableFault('rate-limited'); Get-SCTrack 1 }
    }
    @{
        Id = 'RateLimited'; Category = 'LimitsExceeded'; Class = 'GetSCTrack'; Target = 1; Status = 429
        Act = { $box.EnableFault('rate-limited-meta:7200'); Get-SCTrack 1 }
    }
    @{
        Id = 'ServiceUnavailable'; Category = 'ResourceUnavailable'; Class = 'GetSCLike'; Target = 'me'; Status = 500
        Act = { $box.EnableFault('status-500'); Get-SCLike -User me }
    }
    @{
        Id = 'ServiceUnavailable'; Category = 'ResourceUnavailable'; Class = 'GetSCTrack'; Target = 1; Status = 503
        Act = { $box.EnableFault('html-503'); Get-SCTrack 1 }
    }
    @{
        Id = 'ServiceUnavailable'; Category = 'ResourceUnavailable'; Class = 'GetSCTrack'; Target = 1; Status = 500
        Act = { $box.EnableFault('empty-500'); Get-SCTrack 1 }
    }
    @{
        Id = 'ServiceUnavailable'; Category = 'ResourceUnavailable'; Class = 'GetSCTrack'; Target = 1; Status = 504
        Act = { $box.EnableFault('status-504'); Get-SCTrack 1 }
    }
    @{
        Id = 'Unreachable'; Category = 'ConnectionError'; Class = 'GetSCTrack'; Target = 1
        Act = { $box.EnableFault('reset'); Get-SCTrack 1 }
    }
    @{
        Id = 'Unreachable'; Category = 'ConnectionError'; Class = 'GetSCTrack'; Target = 1
        Act = { Connect-SoundCloud -AccessToken (ConvertTo-Secret x) -ApiUri (Get-ClosedUri) -MaximumRetryCount 0; Get-SCTrack 1 }
    }
    @{
        Id = 'Timeout'; Category = 'OperationTimeout'; Class = 'GetSCTrack'; Target = 1
        Act = { $null = Connect-User $box -With @{ OperationTimeoutSeconds = 1; MaximumRetryCount = 0 }; $box.EnableFault('hang-headers'); Get-SCTrack 1 }
    }
    @{
        Id = 'Timeout'; Category = 'OperationTimeout'; Class = 'GetSCUser'; Target = $null
        Act = { $null = Connect-User $box -With @{ OperationTimeoutSeconds = 1; MaximumRetryCount = 0 }; $box.EnableFault('hang-body'); Get-SCUser }
    }
    @{
        Id = 'ProtocolError'; Category = 'ProtocolError'; Class = 'GetSCUser'; Target = 1001
        Act = { $box.EnableFault('truncated-body'); Get-SCUser 1001 }
    }
    @{
        Id = 'ProtocolError'; Category = 'ProtocolError'; Class = 'GetSCTrack'; Target = 1001
        Act = { $box.EnableFault('page-foreign-host'); Get-SCTrack -User 1001 -PageSize 10 }
    }
    @{
        Id = 'InvalidId'; Category = 'InvalidArgument'; Class = 'GetSCTrack'; Target = 'no id at all'
        Act = { Get-SCTrack 'no id at all' }
    }
    @{
        Id = 'InvalidId'; Category = 'InvalidArgument'; Class = 'GetSCLike'; Target = 'soundcloud:tracks:1'
        Act = { Get-SCLike -User soundcloud:tracks:1 }
    }
) | Where-Object { $IsLinux -or -not $_.ContainsKey('Linux') }

# Errors that the cmdlets' own files test too. No cmdlet can cause Conflict today.
$FailuresElsewhere = @(
    @{ Id = 'Forbidden'; Act = { $box.EnableFault('status-403'); Get-SCTrack 1 } }
    @{ Id = 'UnsupportedOperation'; Act = { $box.EnableFault('text-405'); Get-SCTrack 1 } }
    @{ Id = 'FileUnavailable'; Act = { Publish-SCTrack 'no such file.mp3' } }
    @{ Id = 'PortUnavailable'; Act = { Start-SCSandbox $box.ApiUri.Port } }
    @{ Id = 'HiddenTracks'; Act = { Add-SCPlaylistTrack 12351055 (Search-SCTrack -Skip 30 -First 1) } }
)

function ConnectAsApp {
    Connect-SoundCloud -Credential $app -ApiUri $box.ApiUri -AuthUri $box.AuthUri -MaximumRetryCount 0
}

# The contract's table of errors: what can happen now, how it is made to happen, and what a user is shown.

BeforeDiscovery {
    $failures = @(
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
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    . $PSScriptRoot/Interactive.ps1
    $box = Start-Box
    $wrong = [pscredential]::new($box.ClientId, (ConvertTo-Secret 'wrong'))
    $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))

    function ConnectAsApp {
        Connect-SoundCloud -Credential $app -ApiUri $box.ApiUri -AuthUri $box.AuthUri -MaximumRetryCount 0
    }

    # The error record of a script block, thrown or written.
    function Get-Record([scriptblock] $Script) {
        @(Get-Everything $Script | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
}

Describe 'An error' {
    BeforeEach {
        $null = Connect-User $box -With @{ MaximumRetryCount = 0 }
    }

    AfterEach {
        foreach ($fault in [SoundCloud.Sandbox.SoundCloudSandbox]::Faults) {
            $box.DisableFault($fault.Name)
        }
    }

    It 'SoundCloud.<Id> of <Class> says what it is, whose fault and what to do: <Act>' -ForEach $failures {
        $records = @(Get-Record $Act)

        $records | Should -HaveCount 1
        $record = $records[0]
        $record.FullyQualifiedErrorId | Should -BeExactly "SoundCloud.$Id,SoundCloud.PowerShell.Commands.$($Class)Command"
        "$($record.CategoryInfo.Category)" | Should -BeExactly $Category
        $record.TargetObject | Should -Be $Target
        $record.Exception | Should -BeOfType ([SoundCloud.SoundCloudException])
        # One sentence: no stack, no markup, no line break, nothing empty.
        $record.ErrorDetails.Message | Should -Match '^\S[^\r\n<>]{8,400}$'
        $record.ErrorDetails.RecommendedAction | Should -Match '^[A-Z].{8,}\.$'
        $record.ErrorDetails.Message | Should -Not -MatchExactly '\w\. \S|Exception\b|HttpRequest|System\.'
        if ($_.ContainsKey('Status')) {
            [int]$record.Exception.Status | Should -Be $Status
        }
    }

    It 'of every id in the table is tried here, as far as it can happen yet' {
        # What no cmdlet of today can meet (Conflict), and what the cmdlets' own files try.
        $yet = 'Forbidden', 'Conflict', 'UnsupportedOperation', 'FileUnavailable', 'PortUnavailable', 'HiddenTracks'
        $tried = [regex]::Matches((Get-Content -Raw $PSCommandPath), "Id = '(\w+)'; Category").ForEach({ $_.Groups[1].Value })
        $source = Get-Content -Raw (Join-Path $RepositoryRoot 'src' 'SoundCloud.PowerShell' 'Errors' 'ErrorRecords.cs')
        $made = [regex]::Matches($source, '"SoundCloud\.(\w+)"').ForEach({ $_.Groups[1].Value }) | Sort-Object -Unique

        $made | Where-Object { $_ -notin $tried -and $_ -notin $yet } | Should -BeNullOrEmpty
    }

    It 'of a reached limit names the limit and when it ends' {
        $box.EnableFault('rate-limited-meta:7200')

        $record = (Get-Record { Get-SCTrack 1 })[0]

        $record.Exception.LimitName | Should -Be 'plays'
        $record.Exception.ResetsAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddMinutes(100))
        $record.ErrorDetails.RecommendedAction | Should -BeLike "*$($record.Exception.ResetsAt.ToUniversalTime().ToString('u'))*"
        $record.ErrorDetails.RecommendedAction | Should -BeLike '*plays*'
    }

    It 'of an API answer carries status, path and the service''s id of the request' {
        $record = (Get-Record { Get-SCTrack 99999 })[0]

        $record.Exception.Method | Should -Be 'GET'
        $record.Exception.Path | Should -Be '/tracks/soundcloud:tracks:99999'
        $record.Exception.RequestId | Should -BeLike 'sandbox-*'
        $record.Exception.IsNotFound | Should -BeTrue
    }

    It 'does not show the markup of a maintenance page' {
        $box.EnableFault('html-503')

        "$((Get-Record { Get-SCTrack 1 })[0])" | Should -Be 'SoundCloud answered 503 Service Unavailable.'
    }
}

Describe 'An error and the user''s wishes' {
    BeforeAll {
        $null = Connect-User $box -With @{ MaximumRetryCount = 0 }
        $good = (Search-SCTrack -First 1).Urn
    }

    BeforeEach {
        $Error.Clear()
    }

    It 'goes to -ErrorVariable and lets the pipeline go on' {
        $found = 99999, $good | Get-SCTrack -ErrorAction SilentlyContinue -ErrorVariable failed

        $found.Urn | Should -Be $good
        $failed | Should -HaveCount 1
        $Error | Should -HaveCount 1
    }

    It 'is added to a variable with +' {
        Get-SCTrack 99999 -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-SCUser 99999 -ErrorAction SilentlyContinue -ErrorVariable +failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotFound,*'
        $failed | Should -HaveCount 2
    }

    It 'leaves no trace with -ErrorAction Ignore' {
        $everything = @(Get-Everything { 99999, $good | Get-SCTrack -ErrorAction Ignore })

        $everything.Urn | Should -Be $good
        $Error | Should -BeNullOrEmpty
    }

    It 'ends the pipeline with -ErrorAction Stop, as itself' {
        $failure = Get-Failure { 99999, $good | Get-SCTrack -ErrorAction Stop }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCTrackCommand'
        $failure.Exception | Should -BeOfType ([SoundCloud.SoundCloudException])
        $failure.TargetObject | Should -Be 99999
    }

    It 'can be caught by its type' {
        $caught = try { Get-SCTrack 99999 -ErrorAction Stop } catch [SoundCloud.SoundCloudApiException] { $_.Exception.IsNotFound }

        $caught | Should -BeTrue
    }

    It 'without a session ends the pipeline whatever the preference' {
        Disconnect-SoundCloud -KeepToken

        (Get-Failure { Get-SCTrack 1 -ErrorAction SilentlyContinue }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotConnected,*'
    }
}

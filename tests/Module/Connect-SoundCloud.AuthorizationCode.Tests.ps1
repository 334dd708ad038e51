# The second half of a web back end's sign-in.

BeforeDiscovery {
    $states = @(
        @{ Kind = 'another'; State = 'another' }
        @{ Kind = 'an empty'; State = '' }
        @{ Kind = 'no'; State = $null }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    $box = Start-Box
    $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
    $wrong = [pscredential]::new($box.ClientId, (ConvertTo-Secret 'wrong'))
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
}

Describe 'Connect-SoundCloud -AuthorizationCode' {
    BeforeEach {
        Disconnect-SoundCloud -KeepToken
        $answered = New-Answered $box
        $box.Requests.Clear()
    }

    It 'exchanges the code in one request, the app and the proof in its body' {
        Connect-SoundCloud @answered

        Get-Sent $box | Should -BeExactly 'POST /oauth/token'
        $exchange = $box.Requests[0]
        $exchange.Status | Should -Be 200
        $exchange.HasAuthorization | Should -BeFalse
        @($exchange.Form.Keys | Sort-Object) | Should -Be 'client_id', 'client_secret', 'code', 'code_verifier', 'grant_type', 'redirect_uri'
        $exchange.Form['grant_type'] | Should -BeExactly 'authorization_code'
        $exchange.Form['redirect_uri'] | Should -BeExactly 'https://example.com/callback'
    }

    It 'makes a session of the user, which can renew itself' {
        $session = Connect-SoundCloud @answered -PassThru

        [object]::ReferenceEquals($session, (Get-SCSession)) | Should -BeTrue
        $session.Grant | Should -Be 'AuthorizationCode'
        $session.CanRenew | Should -BeTrue
        $session.ExpiresAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
        $session.ApiUri | Should -Be $box.ApiUri
        $session.Store | Should -BeExactly 'Memory'
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
        $box.Requests[1].TokenKind | Should -BeExactly 'user'
    }

    It 'writes nothing to any stream' {
        Get-Everything { Connect-SoundCloud @answered } | Should -BeNullOrEmpty
    }

    It 'refuses <Kind> state and sends nothing' -ForEach $states {
        $answered.State = $State

        $failure = Get-Failure { Connect-SoundCloud @answered }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.StateMismatch,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        $failure.CategoryInfo.Category | Should -Be 'SecurityError'
        $box.Requests | Should -BeNullOrEmpty
        Get-SCSession | Should -BeNullOrEmpty
    }

    It 'is told by the service that a code is good once' {
        Connect-SoundCloud @answered
        $first = Get-SCSession

        $failure = Get-Failure { Connect-SoundCloud @answered }

        $failure.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.SignInFailed,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*sign-in again*'
        Get-Sent $box | Should -BeExactly 'POST /oauth/token', 'POST /oauth/token'
        [object]::ReferenceEquals($first, (Get-SCSession)) | Should -BeTrue
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
    }

    It 'does not take the code of another request, although the state is right' {
        $other = New-Answered $box
        $answered.AuthorizationCode = $other.AuthorizationCode

        (Get-Failure { Connect-SoundCloud @answered }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.SignInFailed,*'
    }

    It 'takes no empty code, and sends nothing' {
        $answered.AuthorizationCode = [securestring]::new()

        $failure = Get-Failure { Connect-SoundCloud @answered }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.*,SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand'
        $failure.Exception | Should -BeOfType ([SoundCloud.SoundCloudException])
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'says a wrong secret of the request''s app' {
        $answered = New-Answered $box
        $answered.Request = New-SCAuthorizationRequest -Credential $wrong -ApiUri $box.ApiUri -AuthUri $box.AuthUri -RedirectUri https://example.com/callback
        $answered.State = $answered.Request.State

        $failure = Get-Failure { Connect-SoundCloud @answered }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.SignInFailed,*'
        "$failure" | Should -BeLike '*401*'
    }

    It 'knows its app and its addresses from the request, whatever the environment says' {
        $environment = @{ SOUNDCLOUD_CLIENT_ID = 'another'; SOUNDCLOUD_CLIENT_SECRET = 'x'; SOUNDCLOUD_API_URL = Get-ClosedUri; SOUNDCLOUD_AUTH_URL = Get-ClosedUri }

        Invoke-WithEnvironment $environment { Connect-SoundCloud @answered }

        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
    }

    It 'takes a newer secret of the same app from -Credential' {
        $request = New-SCAuthorizationRequest -Credential $wrong -ApiUri $box.ApiUri -AuthUri $box.AuthUri -RedirectUri https://example.com/callback
        $answer = Get-Answer $request.Uri

        Connect-SoundCloud -Request $request -AuthorizationCode (ConvertTo-Secret $answer.Code) -State $answer.State -Credential $app

        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
    }

    It 'refuses another app''s -Credential and sends nothing' {
        $other = [pscredential]::new('another', (ConvertTo-Secret 'x'))

        $failure = Get-Failure { Connect-SoundCloud @answered -Credential $other }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        "$failure" | Should -BeLike "*$($box.ClientId)*another*"
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'takes other addresses for the exchange' {
        $other = Start-Box
        Connect-SoundCloud @answered -TokenUri "$($box.AuthUri)oauth/token" -ApiUri $other.ApiUri

        (Get-SCSession).ApiUri | Should -Be $other.ApiUri
        Get-Sent $box | Should -BeExactly 'POST /oauth/token'
        $other.Stop()
    }

    It 'takes no request that was stored meanwhile: it has lost its secrets' {
        $path = Join-Path $TestDrive 'request.xml'
        $answered.Request | Export-Clixml $path
        $answered.Request = Import-Clixml $path

        $failure = Get-Failure { Connect-SoundCloud @answered }

        $failure.Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'needs all three, so that no state goes unchecked' {
        $set = (Get-Command Connect-SoundCloud).ParameterSets | Where-Object Name -EQ 'AuthorizationCode'

        ($set.Parameters | Where-Object IsMandatory).Name | Sort-Object | Should -Be 'AuthorizationCode', 'State'
    }
}

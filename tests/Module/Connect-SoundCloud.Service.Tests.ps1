# A server that connects as an app: environment variables, one long-lived token, and answers that are cached for an hour.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    $outer = $env:SOUNDCLOUD_ACCOUNTS_PATH
    $box = Start-Box
    $basic = 'Basic ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("$($box.ClientId):$($box.ClientSecret)"))
    $environment = @{
        SOUNDCLOUD_CLIENT_ID     = $box.ClientId
        SOUNDCLOUD_CLIENT_SECRET = 'not the one of the header'
        SOUNDCLOUD_AUTHORIZATION = $basic
        SOUNDCLOUD_URL_GET_TOKEN = "$($box.AuthUri)oauth/token"
        SOUNDCLOUD_API_URL       = "$($box.ApiUri)"
    }

    function Connect-Service([hashtable] $With = @{}) {
        Invoke-WithEnvironment $environment { Connect-SoundCloud @With }
    }

    # A box whose tokens live that long, in seconds.
    function Start-ShortBox([int] $Lifetime) {
        $options = [SoundCloud.Sandbox.SandboxOptions]::new()
        $options.AccessTokenLifetime = [timespan]::FromSeconds($Lifetime)
        [SoundCloud.Sandbox.SoundCloudSandbox]::Start($options)
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
    $env:SOUNDCLOUD_ACCOUNTS_PATH = $outer
}

Describe 'A service' {
    BeforeEach {
        Use-FreshAccounts
        $box.Requests.Clear()
    }

    It 'sends SOUNDCLOUD_AUTHORIZATION verbatim to SOUNDCLOUD_URL_GET_TOKEN, and nothing of the app in the body' {
        Connect-Service

        Get-Sent $box | Should -BeExactly 'POST /oauth/token'
        $request = $box.Requests[0]
        # The secret in the variable is different, so the service accepted the header.
        $request.Status | Should -Be 200
        $request.AuthorizationScheme | Should -BeExactly 'Basic'
        @($request.Form.Keys) | Should -Be 'grant_type'
    }

    It 'is refused where SOUNDCLOUD_AUTHORIZATION is wrong although the secret is right' {
        $changed = $environment.Clone()
        $changed.SOUNDCLOUD_CLIENT_SECRET = $box.ClientSecret
        $changed.SOUNDCLOUD_AUTHORIZATION = 'Basic d3Jvbmc='

        $failure = Invoke-WithEnvironment $changed { Get-Failure { Connect-SoundCloud } }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.Unauthorized,*'
    }

    It 'sends no SOUNDCLOUD_AUTHORIZATION to the API' {
        Connect-Service
        $null = Get-SCUser jowymusic

        $box.Requests | Where-Object Host -EQ api | ForEach-Object { $_.AuthorizationScheme | Should -Not -Be 'Basic' }
    }

    It 'uses one token until 60 seconds before it expires' {
        foreach ($case in @{ Lifetime = 3599; Asked = 1 }, @{ Lifetime = 55; Asked = 3 }) {
            $short = Start-ShortBox $case.Lifetime
            $own = @{ Credential = [pscredential]::new($short.ClientId, (ConvertTo-Secret $short.ClientSecret)) }
            Connect-SoundCloud @own -ApiUri $short.ApiUri -AuthUri $short.AuthUri

            1..2 | ForEach-Object { $null = Search-SCTrack -First 1 }

            @(Get-Sent $short 'POST /oauth/token') | Should -HaveCount $case.Asked
            $short.Stop()
        }
    }

    It 'takes the token that another process has stored until 60 seconds before it expires' -Skip:(-not $IsLinux) {
        $plain = @{ AllowPlainTextStore = $true; WarningAction = 'Ignore' }
        Connect-Service $plain
        $name = (Get-ChildItem $env:SOUNDCLOUD_ACCOUNTS_PATH -File | Where-Object Name -Match '^plain-[^.]+$').Name -replace '^plain-'

        Edit-Stored $name @{ expires_at = Get-Expiry 300 }
        Connect-Service $plain
        Get-Sent $box | Should -HaveCount 1

        Edit-Stored $name @{ expires_at = Get-Expiry 55 }
        Connect-Service $plain
        Get-Sent $box | Should -HaveCount 2
    }

    It 'asks for user info and for a page of tracks once within -CacheTtl' {
        Connect-Service @{ CacheTtl = 3600 }
        $user = Get-SCUser jowymusic
        $page = @(Get-SCTrack -User jowymusic -First 10)
        $asked = $box.Requests.Count

        (Get-SCUser jowymusic).Urn | Should -BeExactly $user.Urn
        (Get-SCTrack -User jowymusic -First 10).Urn | Should -BeExactly $page.Urn

        $box.Requests.Count | Should -Be $asked
        $page | Should -Not -BeNullOrEmpty
    }

    It 'asks for another page by itself' {
        Connect-Service @{ CacheTtl = 3600 }
        $null = Get-SCTrack -User jowymusic -First 10
        $asked = $box.Requests.Count

        $null = Get-SCTrack -User jowymusic -First 5

        $box.Requests.Count | Should -Be ($asked + 1)
    }

    It 'asks again where nothing was said of caching' {
        Connect-Service
        $null = Get-SCUser 1001
        $asked = $box.Requests.Count

        $null = Get-SCUser 1001

        $box.Requests.Count | Should -Be ($asked + 1)
    }

    It 'is told before anything is sent that <_> needs a user, and how to become one' -ForEach 'Get-SCUser', 'Get-SCTrack', 'Get-SCFeed', 'Add-SCLike' {
        Connect-Service
        $box.Requests.Clear()
        $arguments = $_ -eq 'Add-SCLike' ? @{ Track = 1 } : @{}

        $failed = Get-Everything { & $_ @arguments } | Where-Object { $_ -is [Management.Automation.ErrorRecord] }

        $failed | Should -HaveCount 1
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.UserTokenRequired,*'
        $failed.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-SoundCloud -Interactive*'
        $box.Requests | Should -BeNullOrEmpty
    }
}

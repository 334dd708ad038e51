BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    Connect-SoundCloud -Sandbox -MaximumRetryDelay 0
    $track = Search-SCTrack -First 1
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Invoke-SCRaw' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'gets any path, with the token, and returns data, status and headers' {
        $result = Invoke-SCRaw /me

        $result.Status | Should -Be 200
        $result.Data.permalink | Should -Be 'demo-dj'
        $result.Headers['content-type'] | Should -BeLike 'application/json*'
        Get-Sent $sandbox | Should -BeExactly 'GET /me'
        $sandbox.Requests[0].TokenKind | Should -Be 'user'
    }

    It 'fills the places of a template' {
        (Invoke-SCRaw '/tracks/{track_urn}' -Parameter @{ track_urn = $track.Urn }).Data.title | Should -Be $track.Title
        $null = Invoke-SCRaw '/users/{id}/followings/{other}' -Parameter @{ id = 1001; other = 'a/b c' }

        Get-Sent $sandbox | Should -BeExactly "GET /tracks/$($track.Urn)", 'GET /users/1001/followings/a%2Fb%20c'
    }

    It 'takes a typed object as a place''s value' {
        $null = Invoke-SCRaw '/tracks/{track}' -Parameter @{ track = $track }

        Get-Sent $sandbox | Should -BeExactly "GET /tracks/$($track.Urn)"
    }

    It 'refuses a place without a value as SoundCloud.InvalidRequest and sends nothing' {
        Invoke-SCRaw '/tracks/{track_urn}' -Parameter @{ other = 1 } -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.InvokeSCRawCommand'
        "$failed" | Should -BeLike '*track_urn*'
        $failed.TargetObject | Should -Be '/tracks/{track_urn}'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sends a query, lists in it as comma-separated text' {
        $result = Invoke-SCRaw /tracks -Query @{ urns = $track.Urn, 'soundcloud:tracks:1' }

        Get-Sent $sandbox | Should -BeExactly "GET /tracks?urns=$($track.Urn),soundcloud:tracks:1"
        $result.Data | Should -HaveCount 1
    }

    It 'sends truth values and numbers as the API writes them' {
        $null = Invoke-SCRaw /me/tracks -Query ([ordered]@{ linked_partitioning = $true; limit = 1.0; skipped = $null })

        Get-Sent $sandbox | Should -BeExactly 'GET /me/tracks?linked_partitioning=true&limit=1'
    }

    It 'adds a query to one that the path has' {
        $null = Invoke-SCRaw '/me/tracks?limit=1' -Query @{ linked_partitioning = $true }

        Get-Sent $sandbox | Should -BeExactly 'GET /me/tracks?limit=1&linked_partitioning=true'
    }

    It 'sends a hashtable body as JSON' {
        $result = Invoke-SCRaw '/tracks/{id}/comments' -Method POST -Parameter @{ id = $track.Urn } -Body @{
            comment = @{ body = 'Grüße, "quoted"'; timestamp = 1500 }
        }

        $result.Status | Should -Be 201
        $result.Data.body | Should -Be 'Grüße, "quoted"'
        $result.Data.timestamp | Should -Be 1500
        Get-Sent $sandbox | Should -BeExactly "POST /tracks/$($track.Urn)/comments"
    }

    It 'sends an object and a JSON text just so' {
        $object = [pscustomobject]@{ comment = [pscustomobject]@{ body = 'one'; timestamp = 1 } }
        (Invoke-SCRaw "/tracks/$($track.Urn)/comments" POST -Body $object).Data.body | Should -Be 'one'
        (Invoke-SCRaw "/tracks/$($track.Urn)/comments" POST -Body '{"comment":{"body":"two","timestamp":2}}').Data.body | Should -Be 'two'
    }

    It 'changes things that no cmdlet changes yet' {
        (Invoke-SCRaw /me/followings/soundcloud:users:25219981 DELETE).Status | Should -BeIn 200, 404
        (Invoke-SCRaw /me/followings/soundcloud:users:25219981 PUT).Status | Should -BeIn 200, 201
        (Invoke-SCRaw /users/1001/followings/25219981).Status | Should -Be 200
        (Invoke-SCRaw /me/followings/soundcloud:users:25219981 DELETE).Status | Should -Be 200
        (Invoke-SCRaw /users/1001/followings/25219981).Status | Should -Be 404
    }

    It 'returns a status of <Status> as data and writes no error' -ForEach @(
        @{ Status = 404; Path = '/tracks/soundcloud:tracks:99999'; Method = 'GET' }
        @{ Status = 405; Path = '/no/such/route'; Method = 'GET' }
        @{ Status = 400; Path = '/tracks?limit=nonsense'; Method = 'GET' }
        @{ Status = 404; Path = '/likes/tracks/soundcloud:tracks:99999'; Method = 'POST' }
    ) {
        $written = @(Get-Everything { Invoke-SCRaw $Path $Method })

        $written | Should -HaveCount 1
        $written[0].Status | Should -Be $Status
    }

    It 'returns 503 as data too, after the retries' {
        $sandbox.EnableFault('status-503')

        $result = Invoke-SCRaw /me

        $sandbox.DisableFault('status-503')
        $result.Status | Should -Be 503
        Get-Sent $sandbox | Should -HaveCount 4
    }

    It 'returns text that is no JSON as it is' {
        (Invoke-SCRaw /no/such/route).Data | Should -Be 'unknown route'
    }

    It 'does not follow a redirect: it is the answer' {
        $result = Invoke-SCRaw /resolve -Query @{ url = 'https://soundcloud.com/jowymusic' }

        $result.Status | Should -Be 302
        $result.Headers['Location'] | Should -Be "$($sandbox.ApiUri)users/soundcloud:users:25219981"
        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'sends the token to the API and to no other origin' {
        (Invoke-SCRaw "$($sandbox.ApiUri)me").Status | Should -Be 200
        $null = Invoke-SCRaw "$($sandbox.CdnUri)waveforms/1.json"
        $null = Invoke-SCRaw "$($sandbox.AuthUri)authorize"

        $sandbox.Requests.Host | Should -Be 'api', 'cdn', 'auth'
        $sandbox.Requests.HasAuthorization | Should -Be $true, $false, $false
    }

    It 'refuses http to another machine and sends nothing' {
        Invoke-SCRaw http://example.com/me -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
    }

    It 'sends nothing with -WhatIf for <_>' -ForEach 'POST', 'PUT', 'PATCH', 'DELETE' {
        Invoke-Quietly -Arguments (Get-SCSession), $_ {
            param($session, $method)
            Invoke-SCRaw /likes/tracks/1 $method -WhatIf -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'reads also with -WhatIf: a GET changes nothing' {
        (Invoke-SCRaw /me -WhatIf).Status | Should -Be 200
    }

    It 'refuses a body and a form at once and sends nothing' {
        Invoke-SCRaw /tracks POST -Body @{ a = 1 } -Form @{ a = 1 } -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses a body that holds itself and sends nothing' {
        $body = @{}
        $body.self = $body

        Invoke-SCRaw /tracks POST -Body $body -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'takes paths from the pipeline by property name' {
        $results = Get-SCOperation '/me/likes/*' | Where-Object Method -EQ GET | Invoke-SCRaw

        $results.Status | Should -Be 200, 200
        Get-Sent $sandbox | Should -BeExactly 'GET /me/likes/playlists', 'GET /me/likes/tracks'
    }

    It 'leaves it to the API to refuse an app''s token' {
        $app = Connect-App $sandbox
        Connect-SoundCloud -Sandbox

        (Invoke-SCRaw /me -Session $app).Status | Should -Be 401
    }
}

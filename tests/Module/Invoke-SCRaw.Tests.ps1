BeforeDiscovery {
    $values = @(
        @{ Kind = 'nothing'; Value = $null }
        @{ Kind = 'DBNull'; Value = [DBNull]::Value }
        @{ Kind = 'an empty text'; Value = '' }
        @{ Kind = 'a text'; Value = "Grüße `u{1F3B5} `"quoted`" \\ / `t `u{0001} <&>" }
        @{ Kind = 'a character'; Value = [char]'x' }
        @{ Kind = 'true'; Value = $true }
        @{ Kind = 'an address'; Value = [uri]'http://a/b c?d=%20' }
        @{ Kind = 'a relative address'; Value = [uri]::new('/a b', [UriKind]::Relative) }
        @{ Kind = 'a guid'; Value = [guid]'0b6a3a6e-52c5-4a51-9f6e-1a6cf2d8f4b1' }
        @{ Kind = 'an enum'; Value = [DayOfWeek]::Friday }
        @{ Kind = 'flags'; Value = [IO.FileAttributes]'Hidden, System' }
        foreach ($number in [sbyte]-1, [byte]255, [short]-2, [ushort]65535, 0, -1, [uint]::MaxValue, [long]::MinValue, [long]::MaxValue, [ulong]::MaxValue, 1.5, -0.1, 1e300, [double]::Epsilon, [double]::NaN, [double]::PositiveInfinity,
            [double]::NegativeInfinity, [float]0.1, [float]::MaxValue, [float]::NaN, [float]::PositiveInfinity, [float]::NegativeInfinity, 1.50d, [decimal]::MaxValue, [bigint]::Pow(7, 60)) {
            @{ Kind = "the $($number.GetType().Name) $number"; Value = $number }
        }
        @{ Kind = 'a date'; Value = [datetime]'2026-05-01T10:11:12.3456789' }
        @{ Kind = 'a date in UTC'; Value = [datetime]::new(2026, 5, 1, 10, 0, 0, [DateTimeKind]::Utc) }
        @{ Kind = 'a date with an offset'; Value = [DateTimeOffset]'2026-05-01T00:00:00.5+02:00' }
        @{ Kind = 'a DateOnly'; Value = [DateOnly]'2026-05-01' }
        @{ Kind = 'a version'; Value = [version]'1.2.3' }
        @{ Kind = 'an IP address'; Value = [ipaddress]'127.0.0.1' }
        @{ Kind = 'an IPv6 address'; Value = [ipaddress]'::1' }
        @{ Kind = 'bytes'; Value = [byte[]](1, 2, 255) }
        @{ Kind = 'an empty list'; Value = @() }
        @{ Kind = 'a list of lists'; Value = @(@(1, 2), @(), 'x') }
        @{ Kind = 'a generic list'; Value = [Collections.Generic.List[int]](1, 2) }
        @{ Kind = 'an empty table'; Value = @{} }
        @{ Kind = 'a tuple'; Value = [Tuple]::Create(1, 'x') }
        @{ Kind = 'a text builder'; Value = [Text.StringBuilder]'abc' }
        @{ Kind = 'an object'; Value = [pscustomobject]@{ a = 1; b = [pscustomobject]@{ c = $null } } }
    )
}

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

    It 'refuses a body that holds itself, names the member and sends nothing' {
        $body = @{ track = @{} }
        $body.track.self = $body

        Invoke-SCRaw /tracks POST -Body $body -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        "$failed" | Should -BeLike "*'track.self'*"
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses <Kind>, which has no form in JSON, and names the member' -ForEach @(
        @{ Kind = 'a script block'; Value = { 1 } }
        @{ Kind = 'a type'; Value = [string] }
    ) {
        Invoke-SCRaw /tracks POST -Body @{ track = @{ list = 1, @{ bad = $Value } } } -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 1
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        "$failed" | Should -BeLike "*'track.list``[1``].bad*"
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sends a number without end and an address as ConvertTo-Json writes them' {
        (Invoke-SCRaw "/tracks/$($track.Urn)/comments" POST -Body @{ comment = @{ body = 'x' }; v = [float]::PositiveInfinity; w = [ipaddress]'127.0.0.1' }).Status | Should -Be 201
    }

    It 'writes <Kind> as ConvertTo-Json does, wherever it stands' -ForEach $values {
        $toJson = [SoundCloud.PowerShell.Commands.InvokeSCRawCommand].Assembly.GetType('SoundCloud.PowerShell.JsonConversion').GetMethod('ToJson')
        $places = @(
            @{ v = $Value }
            [ordered]@{ a = 1; v = $Value; b = $null }
            [pscustomobject]@{ v = $Value; other = 'x' }
            , @(1, $Value, @($Value))
            @{ deep = @{ deeper = [pscustomobject]@{ list = @(@{ v = $Value }) } } }
            [Collections.Generic.Dictionary[string, object]]::new([Collections.Generic.KeyValuePair[string, object][]]@([Collections.Generic.KeyValuePair[string, object]]::new('v', $Value)))
            # ConvertTo-Json makes an object of a Guid that PowerShell has wrapped, and gives a wrapped tuple a Length.
            @{ v = $Value -is [guid] -or $Value -is [Runtime.CompilerServices.ITuple] ? $Value : [psobject]::AsPSObject($Value ?? 'nothing') }
        )
        foreach ($place in $places) {
            $ours = [Text.Encoding]::UTF8.GetString($toJson.Invoke($null, [object[]]@(, $place)))
            $theirs = ConvertTo-Json $place -Depth 10 -Compress -EnumsAsStrings -WarningAction Stop

            [Text.Json.JsonElement]::DeepEquals([Text.Json.JsonDocument]::Parse($ours).RootElement, [Text.Json.JsonDocument]::Parse($theirs).RootElement) |
                Should -BeTrue -Because "ours is $ours, and ConvertTo-Json writes $theirs"
        }
    }

    It 'writes <Kind> as the API takes it' -ForEach @(
        @{ Kind = 'a time span'; Value = [timespan]::FromSeconds(1.5); Json = '1500' }
        @{ Kind = 'a switch'; Value = [switch]$true; Json = 'true' }
        @{ Kind = 'an enum'; Value = [DayOfWeek]::Monday; Json = '"Monday"' }
    ) {
        $toJson = [SoundCloud.PowerShell.Commands.InvokeSCRawCommand].Assembly.GetType('SoundCloud.PowerShell.JsonConversion').GetMethod('ToJson')

        [Text.Encoding]::UTF8.GetString($toJson.Invoke($null, [object[]]@(@{ v = $Value }))) | Should -BeExactly "{`"v`":$Json}"
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

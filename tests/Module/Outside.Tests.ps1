# A server that answers with whatever it likes: what is shown of it, what is in errors, hooks and transcripts, and that a pipeline goes on.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Canaries.ps1
    $canaries = @{ AccessToken = 'CANARY-outside-4f7e2c91'; WebToken = 'sflKxwRJSMeKKF2QT4fwpMcanary'; Other = 'somebody-elses-canary' }
    $esc = [string][char]0x1B
    $hostile = "$($canaries.AccessToken) eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzb3VuZGNsb3VkIn0.$($canaries.WebToken) $esc[2J$([char]0x9B)1A$esc]0;x`a access_token=$($canaries.Other)"
    $wide = "$hostile $([char]0x202E)$([char]0x2028)"
    $quoted = ConvertTo-Json $wide
    $answers = [Collections.Concurrent.ConcurrentQueue[byte[]]]::new()
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $api = "http://127.0.0.1:$($listener.LocalEndpoint.Port)"
    # Answers each connection once, with the next of the answers.
    $server = [powershell]::Create().AddScript({
            param($Listener, $Answers)
            while ($true) {
                try {
                    $client = $Listener.AcceptTcpClient()
                }
                catch {
                    return
                }

                try {
                    $stream = $client.GetStream()
                    $seen = ''
                    while (-not $seen.Contains("`r`n`r`n")) {
                        $byte = $stream.ReadByte()
                        if ($byte -lt 0) {
                            break
                        }

                        $seen += [char]$byte
                    }

                    [byte[]] $answer = $null
                    if ($Answers.TryDequeue([ref] $answer)) {
                        $stream.Write($answer)
                    }
                }
                catch [IO.IOException] {
                    # The client has left.
                }
                finally {
                    $client.Dispose()
                }
            }
        }).AddArgument($listener).AddArgument($answers)
    $serving = $server.BeginInvoke()

    function Set-Answer([string] $Status, [string[]] $Header, [string] $Body) {
        $bytes = [Text.Encoding]::UTF8.GetBytes($Body)
        $head = [Text.Encoding]::Latin1.GetBytes("HTTP/1.1 $Status`r`n$(-join $Header.ForEach({ "$_`r`n" }))Connection: close`r`nContent-Length: $($bytes.Length)`r`n`r`n")
        $answers.Enqueue([byte[]]($head + $bytes))
    }

    function Set-Refusal([string] $Status) {
        $header = 'x-request-id', 'x-generator', 'WWW-Authenticate', 'Server', 'Set-Cookie', 'x-other' | ForEach-Object { "${_}: $hostile" }
        Set-Answer "$Status $hostile" ($header + 'Content-Type: application/json') @"
{"code":$quoted,"message":$quoted,"error":$quoted,"error_description":$quoted,"errors":[{"error_message":$quoted,"meta":{"rate_limit":{"name":$quoted}}}]}
"@
    }

    # What moves a cursor, except the line ends between the shell's own lines.
    function Find-Harm([string] $Shown) {
        @($Shown.Replace("`r", '').Replace("`n", '').Replace("`t", '').EnumerateRunes() | Where-Object {
                [Text.Rune]::GetUnicodeCategory($_) -in 'Control', 'LineSeparator', 'ParagraphSeparator', 'Surrogate', 'Format'
            } | ForEach-Object { 'U+{0:X4}' -f $_.Value } | Sort-Object -Unique)
    }

    function Assert-Clean([string] $Text) {
        $Text | Should -Not -BeNullOrEmpty
        Find-Harm $Text | Should -BeNullOrEmpty
        Find-Secret $Text $canaries | Should -BeNullOrEmpty
    }

    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'
    $heard = [Collections.Generic.List[object]]::new()
    Connect-SoundCloud -AccessToken (ConvertTo-Secret $canaries.AccessToken) -ApiUri $api -MaximumRetryCount 1 -MaximumRetryDelay 0 -OnRequest { $heard.Add($_) } -OnRetry { $heard.Add($_) }
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
    Disconnect-SoundCloud -KeepToken
    $listener.Stop()
    $null = $server.EndInvoke($serving)
    $server.Dispose()
}

Describe 'What is told of <What>' -ForEach @(
    @{ What = 'a failing service'; Act = { Get-SCTrack 1 }; Answer = { Set-Refusal 503; Set-Refusal 503 } }
    @{ What = 'a limit'; Act = { Get-SCTrack 1 }; Answer = { Set-Refusal 429; Set-Refusal 429 } }
    @{ What = 'a refusal'; Act = { Add-SCLike 1 }; Answer = { Set-Refusal 422 } }
    @{ What = 'a page after the first'; Act = { Get-SCTrack -User 7 }; Answer = {
            $next = "$api/x/$([uri]::EscapeDataString($wide))?$([uri]::EscapeDataString($wide))=1&a=$([uri]::EscapeDataString($wide))"
            Set-Answer '200 OK' 'Content-Type: application/json' "{`"collection`":[],`"next_href`":$(ConvertTo-Json $next)}"
            Set-Refusal 400
        }
    }
    @{ What = 'what is not HTTP'; Act = { Get-SCTrack 1 }; Answer = { 1..2 | ForEach-Object { $answers.Enqueue([Text.Encoding]::Latin1.GetBytes("HTTP/x $hostile`r`n`r`n")) } } }
    @{ What = 'a header that is none'; Act = { Get-SCTrack 1 }; Answer = { 1..2 | ForEach-Object { $answers.Enqueue([Text.Encoding]::Latin1.GetBytes("HTTP/1.1 200 OK`r`n$hostile`r`n`r`n")) } } }
    @{ What = 'a piece that is none'; Act = { Get-SCTrack 1 }; Answer = { 1..2 | ForEach-Object { $answers.Enqueue([Text.Encoding]::Latin1.GetBytes("HTTP/1.1 200 OK`r`nTransfer-Encoding: chunked`r`n`r`n$hostile`r`n")) } } }
) {
    BeforeAll {
        # The runner of all suites stops at errors; here they are what is read.
        $ErrorActionPreference = 'Continue'
        $answers.Clear()
        $heard.Clear()
        $Error.Clear()
        & $Answer
        $transcript = Join-Path $TestDrive "$([guid]::NewGuid()).txt"
        $null = Start-Transcript $transcript
        $VerbosePreference = $DebugPreference = 'Continue'
        $streams = & $Act *>&1 | Out-String -Width 8000
        & { $streams } | Out-Host
        $VerbosePreference = $DebugPreference = 'SilentlyContinue'
        $null = Stop-Transcript
        $failure = @($Error)[0]
    }

    It 'is clean in every stream and in a transcript' {
        $streams | Should -Match 'retries='
        Assert-Clean $streams
        Assert-Clean (Get-Content -Raw $transcript)
    }

    It 'is clean in the error, all members of it' {
        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.*'
        Assert-Clean ($Error | Format-List * -Force | Out-String -Width 8000)
        Assert-Clean (Get-Error -Newest 5 | Out-String -Width 8000)
        for ($exception = $failure.Exception; $exception; $exception = $exception.InnerException) {
            Assert-Clean ($exception | Format-List * -Force | Out-String -Width 8000)
            Assert-Clean "$exception"
        }
    }

    It 'is clean in what the hooks get' {
        $heard | Should -Not -BeNullOrEmpty
        Assert-Clean ($heard | Format-List * -Force | Out-String -Width 8000)
        Assert-Clean ($heard | ConvertTo-Json -EscapeHandling Default)
        $heard.ForEach({ Assert-Clean "$_" })
    }
}

Describe 'Invoke-SCRaw' {
    BeforeEach {
        $answers.Clear()
    }

    It 'returns the headers of a failed request without secrets and control characters' {
        Set-Refusal 404

        $result = Invoke-SCRaw /x

        $result.Status | Should -Be 404
        $result.Headers.Count | Should -BeGreaterThan 5
        Assert-Clean ($result.Headers | Out-String -Width 8000)
        Find-Secret ($result | ConvertTo-Json -Depth 9) $canaries | Should -BeNullOrEmpty
        Assert-Clean ($result | Out-String -Width 8000)
    }

    It 'returns members that PowerShell has room for, names the others, and the pipeline goes on' {
        Set-Answer '200 OK' @() '{"psobject":1,"PSBase":{"a":1},"psadapted":[],"psextended":"","pstypenames":["System.IO.FileInfo"],"":3,"PSStandardMembers":{"a":1},"a":1,"A":2,"ToString":4}'
        Set-Answer '200 OK' @() '[{"psobject":{"psobject":1}},"\ud800",{"\udc00":"\ud800 \u001b"}]'
        Set-Answer '200 OK' @() '{"title":"last"}'

        $results = @('/a', '/b', '/c' | ForEach-Object { Invoke-SCRaw $_ -Verbose } 4>&1)

        $told = @($results | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object { "$_" }) -like '*leaves out*'
        $told | Should -HaveCount 2
        $told[0] | Should -BeLike "*'psobject', 'PSBase', 'psadapted', 'psextended', 'pstypenames', '', 'A'*"
        $first, $second, $third = $results | Where-Object { $_ -isnot [Management.Automation.VerboseRecord] }
        $first.Data.PSObject.Properties.Name | Should -Be 'PSStandardMembers', 'a', 'ToString'
        $first.Data.a | Should -Be 1
        $second.Data | Should -HaveCount 3
        $second.Data[1] | Should -BeExactly '\ud800'
        $third.Data.title | Should -Be 'last'
        foreach ($result in $first, $second) {
            $result | Out-String | Should -Not -BeNullOrEmpty
            $result.Data | Format-List * | Out-String | Should -Not -BeNullOrEmpty
            $result.Data | ConvertTo-Json | Should -Not -BeNullOrEmpty
        }
    }

    It 'takes bytes that are no text' {
        $answers.Enqueue([byte[]]([Text.Encoding]::Latin1.GetBytes("HTTP/1.1 200 OK`r`nConnection: close`r`n`r`n{`"a") + 0xFF + [Text.Encoding]::Latin1.GetBytes('":"') + 0xC3, 0x28 + [Text.Encoding]::Latin1.GetBytes('"}')))

        (Invoke-SCRaw /x).Data.PSObject.Properties.Value | Should -BeLike '*(*'
    }
}

Describe 'An answer that is not the service''s' {
    It 'is an error of its own, and the pipeline goes on: <_>' -ForEach 'Retry-After: -Infinity', 'Retry-After: 99999999999999999999', 'Retry-After: NaN', 'Location: //', 'Location: http:', 'Content-Range: bytes 9-1/0' {
        $answers.Clear()
        Set-Answer '429 Slow' $_ '{}'
        Set-Answer '429 Slow' $_ '{}'
        Set-Answer '302 Found' $_ '{}'
        Set-Answer '200 OK' @() '{"urn":"soundcloud:tracks:3","title":"three"}'

        $tracks = 1, 2, 3 | ForEach-Object { Get-SCTrack $_ -ErrorAction SilentlyContinue -ErrorVariable +failed }

        $tracks.Title | Should -Be 'three'
        $failed | Should -HaveCount 2
        $failed.FullyQualifiedErrorId | Should -Be 'SoundCloud.RateLimited,SoundCloud.PowerShell.Commands.GetSCTrackCommand', 'SoundCloud.ProtocolError,SoundCloud.PowerShell.Commands.GetSCTrackCommand'
    }

    It 'is refused as a token with a line break in it, before anything is sent' {
        $failure = Get-Failure { Connect-SoundCloud -AccessToken (ConvertTo-Secret "a`nHost: b") -ApiUri $api }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
    }
}

Describe 'A reader of the module' {
    BeforeDiscovery {
        $readers = 'a template of members', 'a template of braces', 'a title of what no name may hold', 'a word of quotes', 'raw data of members', 'raw data of members that are left out', 'raw data of values'
    }

    BeforeAll {
        $flags = [Reflection.BindingFlags] 'Instance, Static, Public, NonPublic'
        $module = [SoundCloud.PowerShell.Display].Assembly
        $parse = $module.GetType('SoundCloud.PowerShell.FileNameTemplate').GetMethod('Parse')
        $safe = $module.GetType('SoundCloud.PowerShell.FileName').GetMethod('Safe')
        $word = $module.GetType('SoundCloud.PowerShell.TypedWord')
        $rawResult = $module.GetType('SoundCloud.PowerShell.RawResult').GetConstructors($flags)[0]
        $rawResponse = [SoundCloud.RawResponse].GetConstructors($flags)[0]
        $none = [Collections.Generic.Dictionary[string, string]]::new()
        function Read-Raw([string] $Json) {
            $null = $rawResult.Invoke(@($rawResponse.Invoke(@([Net.HttpStatusCode]::OK, $none, [ReadOnlyMemory[byte]][Text.Encoding]::UTF8.GetBytes($Json)))))
        }

        $read = @{
            'a template of members'                 = { param($size) $null = $parse.Invoke($null, @('{Index}' * ($size / 7))) }
            'a template of braces'                  = { param($size) $null = $parse.Invoke($null, @('{{}}' * ($size / 4))) }
            'a title of what no name may hold'      = { param($size) $null = $safe.Invoke($null, @((':' * $size), '')) }
            'a word of quotes'                      = { param($size) $null = $word.GetMethod('Write').Invoke([Activator]::CreateInstance($word, @([string]'"')), @(, ('"$' * ($size / 2)))) }
            'raw data of members'                   = { param($size) Read-Raw ('{' + ((1..($size / 8)).ForEach({ '"m' + $_ + '":1' }) -join ',') + '}') }
            'raw data of members that are left out' = { param($size) Read-Raw ('{' + ('"":1,' * ($size / 5)) + '"a":1}') }
            'raw data of values'                    = { param($size) Read-Raw ('[' + ('1,' * ($size / 2)) + '1]') }
        }
    }

    It 'takes memory in proportion to its input and no more: <_>' -ForEach $readers {
        $bytes = foreach ($size in 20000, 40000, 80000) {
            # What is made once for all, such as pooled buffers, belongs to nobody's input.
            & $read[$_] $size
            $before = [GC]::GetAllocatedBytesForCurrentThread()
            & $read[$_] $size
            [GC]::GetAllocatedBytesForCurrentThread() - $before
        }

        # What grows with the square takes four times as much from step to step.
        ($bytes[2] - $bytes[1]) | Should -BeLessThan (2.6 * ($bytes[1] - $bytes[0]) + 100000)
    }
}

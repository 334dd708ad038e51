# Dot-sourced by tests that look at pages: a headless Chromium, driven over the DevTools protocol.

function Find-Chromium {
    Get-Command chromium, chromium-browser, google-chrome -CommandType Application -ErrorAction Ignore | Select-Object -First 1 -ExpandProperty Source
}

function Start-Chromium([string] $Path) {
    $profileFolder = Join-Path ([IO.Path]::GetTempPath()) "soundcloud-chromium-$([guid]::NewGuid().ToString('N'))"
    $start = [Diagnostics.ProcessStartInfo]::new($Path)
    foreach ($flag in '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--remote-debugging-port=0', "--user-data-dir=$profileFolder", 'about:blank') {
        $start.ArgumentList.Add($flag)
    }

    $start.RedirectStandardError = $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    try {
        do {
            $line = $process.StandardError.ReadLineAsync()
            if (-not $line.Wait(120000) -or $null -eq $line.Result) {
                throw 'Chromium does not start.'
            }
        } until ($line.Result -match 'DevTools listening on (ws://\S+)')
        # Read on, or it blocks on a full pipe.
        $null = $process.StandardError.ReadToEndAsync()
        $socket = [Net.WebSockets.ClientWebSocket]::new()
        $null = $socket.ConnectAsync($Matches[1], [Threading.CancellationToken]::None).Wait(60000)
        @{ Process = $process; Socket = $socket; Profile = $profileFolder; LastId = 0; Events = [Collections.Generic.List[object]]::new() }
    }
    catch {
        $process.Kill($true)
        throw
    }
}

function Stop-Chromium([object] $Chromium) {
    if ($Chromium) {
        $Chromium.Socket.Dispose()
        $Chromium.Process.Kill($true)
        $Chromium.Process.WaitForExit()
        $Chromium.Process.Dispose()
        Remove-Item $Chromium.Profile -Recurse -Force -ErrorAction Ignore
    }
}

# The next message, an answer or an event.
function Receive-DevTools([object] $Chromium) {
    $text = [IO.MemoryStream]::new()
    $buffer = [byte[]]::new(65536)
    do {
        $part = $Chromium.Socket.ReceiveAsync([ArraySegment[byte]]::new($buffer), [Threading.CancellationToken]::None)
        if (-not $part.Wait(60000)) {
            throw 'Chromium does not answer.'
        }

        $text.Write($buffer, 0, $part.Result.Count)
    } until ($part.Result.EndOfMessage)
    [Text.Encoding]::UTF8.GetString($text.ToArray()) | ConvertFrom-Json -AsHashtable
}

function Send-DevTools([object] $Chromium, [string] $Method, [hashtable] $With = @{}, [string] $To) {
    $Chromium.LastId++
    $message = @{ id = $Chromium.LastId; method = $Method; params = $With }
    if ($To) {
        $message.sessionId = $To
    }

    $bytes = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $message -Depth 10 -Compress))
    $null = $Chromium.Socket.SendAsync([ArraySegment[byte]]::new($bytes), 'Text', $true, [Threading.CancellationToken]::None).Wait(60000)
    while ($true) {
        $answer = Receive-DevTools $Chromium
        if ($answer['id'] -eq $Chromium.LastId) {
            if ($answer['error']) {
                throw "${Method}: $($answer.error.message)"
            }

            return $answer['result']
        }

        $Chromium.Events.Add($answer)
    }
}

# Waits until an event came that the script block, which gets its method and parameters, takes.
function Wait-DevTools([object] $Chromium, [scriptblock] $Takes) {
    for ($i = 0; ; $i++) {
        if ($i -eq $Chromium.Events.Count) {
            $Chromium.Events.Add((Receive-DevTools $Chromium))
        }

        $next = $Chromium.Events[$i]
        if ($next['method'] -and (& $Takes $next.method $next.params)) {
            return $next.params
        }
    }
}

# A tab with cookies of its own; returns its session.
function Open-Tab([object] $Chromium, [string] $Address, [int] $Width = 800, [int] $Height = 600) {
    $context = (Send-DevTools $Chromium Target.createBrowserContext).browserContextId
    $target = (Send-DevTools $Chromium Target.createTarget @{ url = 'about:blank'; browserContextId = $context; width = $Width; height = $Height }).targetId
    $tab = (Send-DevTools $Chromium Target.attachToTarget @{ targetId = $target; flatten = $true }).sessionId
    $null = Send-DevTools $Chromium Page.enable -To $tab
    $null = Send-DevTools $Chromium Runtime.enable -To $tab
    $null = Send-DevTools $Chromium Log.enable -To $tab
    Set-TabAddress $Chromium $tab $Address
    $tab
}

function Set-TabAddress([object] $Chromium, [string] $Tab, [string] $Address) {
    $Chromium.Events.Clear()
    $null = Send-DevTools $Chromium Page.navigate @{ url = $Address } -To $Tab
    $null = Wait-DevTools $Chromium { param($method) $method -eq 'Page.loadEventFired' }
}

# The value of an expression, as of a user who clicks; a promise is waited for.
function Invoke-InTab([object] $Chromium, [string] $Tab, [string] $Expression) {
    $answer = Send-DevTools $Chromium Runtime.evaluate @{ expression = $Expression; awaitPromise = $true; userGesture = $true; returnByValue = $true } -To $Tab
    if ($answer['exceptionDetails']) {
        throw "$Expression`: $($answer.exceptionDetails | ConvertTo-Json -Depth 5 -Compress)"
    }

    $answer.result['value']
}

# Waits until an expression is true, as seen from the page: at each change of it.
function Wait-InTab([object] $Chromium, [string] $Tab, [string] $Condition) {
    $null = Invoke-InTab $Chromium $Tab @"
new Promise((resolve) => {
  const look = () => { if ($Condition) { observer.disconnect(); resolve(true); } };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  look();
})
"@
}

function Save-Screenshot([object] $Chromium, [string] $Tab, [string] $Path) {
    [IO.File]::WriteAllBytes($Path, [Convert]::FromBase64String((Send-DevTools $Chromium Page.captureScreenshot -To $Tab).data))
}

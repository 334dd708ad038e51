# Runs runspaces on one session and one sandbox while faults are switched on and off. Nothing may be lost, duplicated or leaked.
# `./build.ps1 Bench -Soak` runs it for ten minutes; -Lists in place of -Minutes ends it by work, not by time.
#Requires -Version 7.4
[CmdletBinding()]
param(
    [ValidateRange(0.1, 1440)]
    [double] $Minutes = 10,

    [ValidateRange(1, 64)]
    [int] $Runspaces = 8,

    # How many lists each runspace completes. With it, the time does not matter.
    [int] $Lists,

    # The same seed makes the same faults and the same work, though not the same order of requests.
    [int] $Seed = 1
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$root = (Resolve-Path "$PSScriptRoot/../..").Path
$module = "$root/out/SoundCloud/SoundCloud.psd1"
Import-Module $module
# Loads the sandbox's assembly.
Start-SCSandbox -TrackCount 0 | Stop-SCSandbox

# Faults that are switched on for some requests at a time. They leave token requests alone, because losing the answer to one must end the session.
$faults = @(
    'status-500:3', 'status-502:3', 'status-503:3', 'status-504:3', 'html-503:3', 'empty-500:3', 'status-503:2@POST', 'status-500:2@PUT'
    'rate-limited:2', 'retry-after:1:2', 'rate-limited-meta:2:2'
    'hang-headers:1', 'reset:3', 'hang-body:1', 'truncated-body:3', 'drip:5:4', 'reset:2@POST'
    'page-repeats:4', 'page-foreign-host:4', 'page-short:8', 'page-empty-first:6'
    'unknown-fields:8', 'null-fields:8', 'resolve-numeric:4'
    'echo-token:2', 'token-invalid-client:1', 'newline-401:2', 'follow-limit:2', 'status-503:2@auth POST /oauth/token', 'reset:2@auth POST /oauth/token', 'retry-after:1:1@auth POST /oauth/token'
)
# A fault that changes how a page is counted must not change during a list, so it stays on.
$always = 'page-filtered@q='
$known = @($faults) + $always -replace '[:@].*'

$options = [SoundCloud.Sandbox.SandboxOptions]::new()
$options.TrackCount = 600
# A token is renewed a minute before it expires, so here every few seconds.
$options.AccessTokenLifetime = [timespan]::FromSeconds(64)
$sandbox = [SoundCloud.Sandbox.SoundCloudSandbox]::Start($options)
$folder = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "soak-$PID") -ItemType Directory -Force).FullName
$token = $sandbox.IssueUserToken()
$secret = { param($text) ConvertTo-SecureString $text -AsPlainText -Force }
$session = Connect-SoundCloud -AccessToken (& $secret $token.AccessToken) -RefreshToken (& $secret $token.RefreshToken) `
    -Credential ([pscredential]::new($sandbox.ClientId, (& $secret $sandbox.ClientSecret))) -ApiUri $sandbox.ApiUri -AuthUri $sandbox.AuthUri `
    -OperationTimeoutSeconds 3 -MaximumRetryCount 2 -MaximumRetryDelay 3 -PassThru
# The expected items, read without faults.
$sandbox.EnableFault($always)
$expected = [ordered]@{
    label  = @(Get-SCTrack -User nightshift-label).Urn
    mine   = @(Get-SCTrack).Urn
    search = @(Search-SCTrack -Query a).Urn
}
$downloadable = (Get-SCTrack | Where-Object Downloadable | Select-Object -First 1).Urn

$shared = [hashtable]::Synchronized(@{ Stop = $false; Done = 0 })
$work = {
    param($module, $session, $expected, $downloadable, $folder, $shared, $seed, $lists)
    $ErrorActionPreference = 'Continue'
    Import-Module $module
    $PSDefaultParameterValues = @{ '*-SC*:Session' = $session; '*-SC*:Confirm' = $false }
    $random = [Random]::new($seed)
    $tally = @{ Lists = 0; Items = 0; Resumed = 0; Ended = 0; Operations = 0; Wrong = [Collections.Generic.List[string]]::new(); Errors = @{} }

    # Counts the errors. An error that is not one of the module's is a failure.
    function Add-Failure([object[]] $Failures) {
        foreach ($failure in $Failures) {
            $id = "$($failure.FullyQualifiedErrorId)".Split(',')[0]
            $tally.Errors[$id] = 1 + $tally.Errors[$id]
            if ($id -notlike 'SoundCloud.*' -or $id -in 'SoundCloud.SignInRequired', 'SoundCloud.NotConnected') {
                $tally.Wrong.Add("$id $failure")
            }
        }
    }

    function Read-List([string] $Name) {
        $seen = [Collections.Generic.List[string]]::new()
        $cursor = @{}
        $isEnded = $false
        $size = @{ PageSize = $random.Next(5, 60) }
        do {
            $failure = @()
            switch ($Name) {
                'label' { Get-SCTrack -User nightshift-label @size @cursor -ErrorVariable failure -ErrorAction SilentlyContinue | ForEach-Object { $seen.Add($_.Urn) } }
                'mine' { Get-SCTrack @size @cursor -ErrorVariable failure -ErrorAction SilentlyContinue | ForEach-Object { $seen.Add($_.Urn) } }
                'search' { Search-SCTrack -Query a @size @cursor -ErrorVariable failure -ErrorAction SilentlyContinue | ForEach-Object { $seen.Add($_.Urn) } }
            }

            if ($failure) {
                Add-Failure $failure
                # If a page links back, the list cannot be resumed and its error has no cursor. The same is true if the first page was not reached.
                $where = $failure[-1].Exception.PSObject.Properties['Cursor']?.Value
                $isEnded = -not $where -and "$($failure[-1])" -like '*repeats an earlier one*'
                if (-not $where -and -not $isEnded -and $seen.Count -gt 0) {
                    $tally.Wrong.Add("$Name failed after $($seen.Count) items without a cursor: $($failure[-1])")
                    break
                }

                $cursor = $where ? @{ Cursor = $where } : @{}
                $tally.Resumed += [int](-not $isEnded)
            }
        } while ($failure -and -not $isEnded)

        $tally.Lists += [int](-not $isEnded)
        $tally.Ended += [int]$isEnded
        $tally.Items += $seen.Count
        # A list that ended with an error has all items before the error, each once.
        $due = $isEnded ? @($expected[$Name] | Select-Object -First $seen.Count) : $expected[$Name]
        if (($seen -join ' ') -ne ($due -join ' ')) {
            $tally.Wrong.Add("$Name came as $($seen.Count) items, $(@($seen | Sort-Object -Unique).Count) different, of $($expected[$Name].Count)")
        }
    }

    $own = @(0..9 | ForEach-Object { $expected.label[($seed * 10 + $_) % $expected.label.Count] })
    while (-not $shared.Stop -and ($lists -eq 0 -or $tally.Lists -lt $lists)) {
        $tally.Operations++
        $failure = @()
        $quiet = @{ ErrorVariable = 'failure'; ErrorAction = 'SilentlyContinue' }
        switch ($random.Next(9)) {
            { $_ -le 2 } { Read-List @($expected.Keys)[$random.Next($expected.Count)]; break }
            3 {
                $asked = @($expected.label[$random.Next(50)..(50 + $random.Next(100))])
                $got = @($asked | Get-SCTrack @quiet)
                if ($got.Count + $failure.Count -ne $asked.Count) { $tally.Wrong.Add("$($asked.Count) ids came as $($got.Count) tracks and $($failure.Count) errors") }
                break
            }
            4 { $own | Add-SCLike @quiet; break }
            5 { $own | Remove-SCLike @quiet; break }
            6 { $null = Search-SCTrack -Query a -PageSize 10 @quiet | Select-Object -First $random.Next(1, 25); break }
            7 { $null = Invoke-SCRaw /me @quiet; $null = Resolve-SCUrl https://soundcloud.com/nightshift-label @quiet; break }
            8 { Save-SCTrack $downloadable -Path (Join-Path $folder "$seed.mp3") -Force @quiet; break }
        }

        Add-Failure $failure
    }

    $shared.Done++
    $tally
}

$random = [Random]::new($Seed)
$samples = [Collections.Generic.List[object]]::new()
$rotated = @{}
$spentAgain = [Collections.Generic.List[string]]::new()
$astray = [Collections.Generic.List[string]]::new()
$open = @()
$total = 0
$switched = @{}

# Checks the requests since the last call, in the order of arrival. Requests that are still being answered come next time.
function Read-Log {
    foreach ($request in $script:open + @($sandbox.Requests.Take())) {
        if (-not $request.Completion.IsCompleted) {
            $request
            continue
        }

        $script:total++
        if ($request.RefreshTokenNumber) {
            if ($rotated.ContainsKey($request.RefreshTokenNumber)) { $spentAgain.Add("$request") }
            if ($request.Status -eq 200) { $rotated[$request.RefreshTokenNumber] = $true }
        }

        if ($request.Host -eq 'cdn' -and $request.HasAuthorization -or $request.Host -eq 'auth' -and $request.AuthorizationScheme -in 'OAuth', 'Bearer') { $astray.Add("$request") }
    }
}

$watch = [Diagnostics.Stopwatch]::StartNew()
try {
    $jobs = @(1..$Runspaces | ForEach-Object { Start-ThreadJob $work -ThrottleLimit $Runspaces -ArgumentList $module, $session, $expected, $downloadable, $folder, $shared, ($Seed * 100 + $_), $Lists })
    $on = [Collections.Generic.List[string]]::new()
    $sampled = 0
    while ($shared.Done -lt $Runspaces -and ($Lists -or $watch.Elapsed.TotalMinutes -lt $Minutes)) {
        if (@($jobs | Where-Object State -EQ 'Failed')) { break }
        if ($on.Count -lt 4) {
            $fault = $faults[$random.Next($faults.Count)]
            $sandbox.EnableFault($fault)
            $on.Add($fault)
            $switched[$fault] = 1 + $switched[$fault]
        }
        else {
            $sandbox.DisableFault($on[0])
            $on.RemoveAt(0)
        }

        if ($random.Next(20) -eq 0) { $sandbox.ExpireTokens() }
        Start-Sleep -Milliseconds 150
        $open = @(Read-Log)
        if ($watch.Elapsed.TotalSeconds -ge $sampled * 2) {
            $sampled++
            $process = [Diagnostics.Process]::GetCurrentProcess()
            $samples.Add([pscustomobject]@{ Managed = [GC]::GetTotalMemory($true) / 1MB; Resident = $process.WorkingSet64 / 1MB; Threads = $process.Threads.Count })
            $process.Dispose()
        }
    }

    # No new lists start. Running lists end without faults.
    $shared.Stop = $true
    $on | ForEach-Object { $sandbox.DisableFault($_) }
    # Receive-Job -Wait has been seen to wait for jobs whose threads had all ended.
    $tallies = @(foreach ($job in $jobs) { $null = $job.Finished.WaitOne(); Receive-Job $job })
    $jobs | Remove-Job
    $open = @(Read-Log)
}
finally {
    Disconnect-SoundCloud -KeepToken
    $sandbox.Stop()
    Remove-Item $folder -Recurse
}

# The first tenth is for compilation and connections.
$steady = @($samples | Select-Object -Skip ([int][Math]::Ceiling($samples.Count / 10)))
$third = [Math]::Max(1, [int][Math]::Floor($steady.Count / 3))
$figure = {
    param($what, [switch] $Most)
    $first = $steady | Select-Object -First $third | Measure-Object $what -Average -Maximum
    $last = $steady | Select-Object -Last $third | Measure-Object $what -Average -Maximum
    if ($Most) { $first.Maximum, $last.Maximum } else { $first.Average, $last.Average }
}
$managed = & $figure Managed
$resident = & $figure Resident
$threads = & $figure Threads -Most
$wrong = @(foreach ($tally in $tallies) { $tally.Wrong })
$errors = @{}
foreach ($tally in $tallies) { foreach ($id in $tally.Errors.Keys) { $errors[$id] += $tally.Errors[$id] } }
$sum = { param($name) ($tallies | ForEach-Object { $_[$name] } | Measure-Object -Sum).Sum }

"| what | figure |"
"|--|--|"
"| runspaces on one session; time; seed | $Runspaces; {0:N1} min; $Seed |" -f $watch.Elapsed.TotalMinutes
"| requests; operations | {0:N0}; {1:N0} |" -f $total, (& $sum Operations)
"| lists completed; their items; resumed by cursor; ended by a page that points back | {0:N0}; {1:N0}; {2:N0}; {3:N0} |" -f (& $sum Lists), (& $sum Items), (& $sum Resumed), (& $sum Ended)
"| faults switched on; kinds | {0:N0}; {1} of {2} |" -f ($switched.Values | Measure-Object -Sum).Sum, $switched.Count, $faults.Count
"| refresh tokens, each used once | {0:N0} |" -f $rotated.Count
"| errors told | $(($errors.GetEnumerator() | Sort-Object Value -Descending | ForEach-Object { "$($_.Key -replace '^SoundCloud\.') $($_.Value)" }) -join ', ') |"
"| managed memory, first and last third | {0:N1}, {1:N1} MB |" -f $managed
"| resident memory, first and last third | {0:N0}, {1:N0} MB |" -f $resident
"| most threads, first and last third | {0}, {1} |" -f $threads
$absent = @([SoundCloud.Sandbox.SoundCloudSandbox]::Faults.Name | Where-Object { $_ -notin $known })
if ($absent) { "Not among its faults: $($absent -join ', ')." }

$problems = @(
    $wrong
    if ($tallies.Count -ne $Runspaces) { "$($tallies.Count) of $Runspaces runspaces came to their end." }
    $spentAgain | ForEach-Object { "A refresh token was sent after it had been spent: $_" }
    $astray | ForEach-Object { "A token went where it does not belong: $_" }
    # Samples of a few seconds are meaningless.
    if ($steady.Count -ge 30) {
        if ($managed[1] -gt $managed[0] * 1.25 + 8) { 'The managed memory has grown.' }
        if ($resident[1] -gt $resident[0] * 1.25 + 30) { 'The resident memory has grown.' }
        if ($threads[1] -gt $threads[0] + 16) { 'There are more and more threads.' }
    }
)
$problems | Select-Object -First 20
if ($problems) { exit 1 }
'Nothing was lost, doubled or left behind.'

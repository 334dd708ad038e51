# Publishes a large file: measures the peak memory above an idle shell, and checks Ctrl+C and that the bar reaches 100 %.
# The sandbox is a separate process and keeps no body; the file is sparse. Linux only, as it reads /proc.
#Requires -Version 7.4
[CmdletBinding()]
param(
    # The published file.
    [ValidateRange(1MB, 4GB)]
    [long] $Length = 1GB,

    # The file whose upload is stopped. It is large enough for its bar to be shown during the upload.
    [ValidateRange(1MB, 4GB)]
    [long] $StoppedLength = 3.9GB
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
if (-not $IsLinux) { throw 'This measures with /proc.' }
$root = (Resolve-Path "$PSScriptRoot/../..").Path
$module = "$root/out/SoundCloud/SoundCloud.psd1"
$program = @(Get-ChildItem "$root/src/SoundCloud.Sandbox/bin/*/net8.0/SoundCloud.Sandbox.dll" | Sort-Object LastWriteTime)[-1]
$folder = Join-Path ([IO.Path]::GetTempPath()) "Upload-$PID"
$null = New-Item $folder -ItemType Directory

# A token of the demo user by the code flow: the sandbox consents at once.
function Get-UserToken([string] $AuthUri) {
    $verifier = 'v' * 43
    $challenge = [Convert]::ToBase64String([Security.Cryptography.SHA256]::HashData([Text.Encoding]::ASCII.GetBytes($verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_')
    $redirect = 'https://example.com/callback'
    $query = "client_id=sandbox-client&redirect_uri=$([uri]::EscapeDataString($redirect))&response_type=code&code_challenge=$challenge&code_challenge_method=S256&state=bench"
    $answer = Invoke-WebRequest "$AuthUri/authorize?$query" -MaximumRedirection 0 -SkipHttpErrorCheck -ErrorAction Ignore
    $code = [Web.HttpUtility]::ParseQueryString(([uri]"$($answer.Headers.Location)").Query)['code']
    (Invoke-RestMethod "$AuthUri/oauth/token" -Method Post -Body @{
        grant_type = 'authorization_code'; client_id = 'sandbox-client'; client_secret = 'sandbox-secret'; redirect_uri = $redirect; code = $code; code_verifier = $verifier
    }).access_token
}

# Reads the sandbox's lines until one matches.
function Wait-Line([Diagnostics.Process] $Process, [string] $Pattern, [int] $Seconds = 120) {
    while ($true) {
        $reading = $Process.StandardOutput.ReadLineAsync()
        if (-not $reading.Wait([timespan]::FromSeconds($Seconds))) { throw "The sandbox did not say '$Pattern'." }
        if ($null -eq $reading.Result) { throw 'The sandbox has ended.' }
        if ($reading.Result -match $Pattern) { return $reading.Result }
    }
}

$measure = {
    param([string] $Module, [string] $Path, [string] $StoppedPath, [string] $ApiUri, [string] $AuthUri)
    $ErrorActionPreference = 'Stop'
    Import-Module $Module
    Connect-SoundCloud -AccessToken (ConvertTo-SecureString $env:SOUNDCLOUD_BENCH_TOKEN -AsPlainText -Force) -ApiUri $ApiUri -AuthUri $AuthUri -MaximumRetryCount 0
    $null = Get-SCUser
    $session = Get-SCSession

    function Get-Kilobytes([string] $Name) { [long]((Select-String "^${Name}:\s+(\d+)" /proc/self/status).Matches[0].Groups[1].Value) }
    # In a runspace of its own, whose progress can be read.
    function New-Publishing([string] $File) {
        $shell = [powershell]::Create([runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault2()))
        $shell.Runspace.Open()
        $null = $shell.AddCommand('Import-Module').AddParameter('Name', $Module).AddStatement().AddCommand('Publish-SCTrack').AddParameter('Path', $File).AddParameter('Session', $session)
        $shell
    }

    $publishing = New-Publishing $Path
    $null = Select-String x /proc/self/status
    [GC]::Collect()
    $idle = Get-Kilobytes VmRSS
    $peakBefore = Get-Kilobytes VmHWM
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $track = $publishing.Invoke()[0]
    $seconds = $watch.Elapsed.TotalSeconds
    $peak = Get-Kilobytes VmHWM
    if ($publishing.HadErrors) { throw $publishing.Streams.Error[0] }
    $percents = @($publishing.Streams.Progress | Where-Object RecordType -EQ Processing | ForEach-Object PercentComplete)
    $completed = @($publishing.Streams.Progress | Where-Object RecordType -EQ Completed).Count

    $publishing = New-Publishing $StoppedPath
    $shown = [Threading.ManualResetEventSlim]::new()
    Add-Type -TypeDefinition 'public static class Shown { public static void Watch(System.Management.Automation.PSDataCollection<System.Management.Automation.ProgressRecord> records, System.Threading.ManualResetEventSlim shown) { records.DataAdded += (_, e) => { if (records[e.Index].PercentComplete > 0) shown.Set(); }; } }'
    [Shown]::Watch($publishing.Streams.Progress, $shown)
    $running = $publishing.BeginInvoke()
    $isShown = $shown.Wait([timespan]::FromSeconds(60))
    $percentAtStop = @($publishing.Streams.Progress | ForEach-Object PercentComplete)[-1]
    $watch.Restart()
    $publishing.Stop()
    $stopped = $watch.Elapsed.TotalMilliseconds
    @{
        IdleMB = $idle / 1024; PeakBeforeMB = $peakBefore / 1024; PeakMB = $peak / 1024; Seconds = $seconds; Urn = "$($track.Urn)"
        LastPercent = $percents ? $percents[-1] : -1; Bars = $percents.Count; Completed = $completed
        WasShown = $isShown; PercentAtStop = $percentAtStop; StopMilliseconds = $stopped; State = "$($publishing.InvocationStateInfo.State)"
    } | ConvertTo-Json -Compress
}

$sandbox = $null
try {
    $path, $stoppedPath = foreach ($size in $Length, $StoppedLength) {
        $file = [IO.File]::Create((Join-Path $folder "Sparse-$size.wav"))
        $file.SetLength($size)
        $file.Name
        $file.Dispose()
    }

    $start = [Diagnostics.ProcessStartInfo]::new('dotnet', [string[]]($program.FullName, '--tracks', '50'))
    $start.RedirectStandardOutput = $true
    $sandbox = [Diagnostics.Process]::Start($start)
    $apiUri = (Wait-Line $sandbox '^api ') -replace '^\S+\s+'
    $authUri = (Wait-Line $sandbox '^auth ') -replace '^\S+\s+'
    $null = Wait-Line $sandbox 'Ctrl\+C'
    $env:SOUNDCLOUD_BENCH_TOKEN = Get-UserToken $authUri

    $text = & ([Environment]::ProcessPath) -NoProfile -NonInteractive -Command "& { $measure } '$module' '$path' '$stoppedPath' '$apiUri' '$authUri'"
    if ($LASTEXITCODE -ne 0) { throw "The measured shell failed: $text" }
    $facts = @($text)[-1] | ConvertFrom-Json
    $first = Wait-Line $sandbox 'POST /tracks '
    $second = Wait-Line $sandbox 'POST /tracks '
    $sandboxPeak = [long]((Select-String '^VmHWM:\s+(\d+)' "/proc/$($sandbox.Id)/status").Matches[0].Groups[1].Value) / 1024
}
finally {
    Remove-Item Env:SOUNDCLOUD_BENCH_TOKEN -ErrorAction Ignore
    if ($sandbox) {
        $sandbox.Kill()
        $sandbox.Dispose()
    }

    Remove-Item $folder -Recurse
}

"| what | figure |"
"|--|--|"
"| {0:N0} MB published, peak memory over idle (target: 64 MB or less) | {1:N1} MB |" -f ($Length / 1MB), ($facts.PeakMB - $facts.IdleMB)
"| … the shell when idle; its peak before; its peak after | {0:N0}; {1:N0}; {2:N0} MB |" -f $facts.IdleMB, $facts.PeakBeforeMB, $facts.PeakMB
"| … rate, sandbox on the same machine | {0:N0} MB/s |" -f ($Length / 1MB / $facts.Seconds)
"| … the bar's last value, of {0} shown; completed | {1} %; {2} |" -f $facts.Bars, $facts.LastPercent, ($facts.Completed -gt 0 ? 'yes' : 'no')
"| … what the sandbox logged | {0} |" -f $first
"| Ctrl+C at {0} % of {1:N0} MB: the pipeline is {2} after | {3:N0} ms |" -f $facts.PercentAtStop, ($StoppedLength / 1MB), $facts.State.ToLowerInvariant(), $facts.StopMilliseconds
"| … what the sandbox logged | {0} |" -f $second
"| the sandbox's own peak memory | {0:N0} MB |" -f $sandboxPeak
if ($facts.PeakMB - $facts.IdleMB -gt 64) { 'The peak is above its target.'; exit 1 }
if (-not $facts.WasShown -or $second -notmatch 'aborted') { 'The stop did not abort the connection in mid-upload.'; exit 1 }
if ($facts.LastPercent -ne 100) { 'The bar did not reach 100 %.'; exit 1 }

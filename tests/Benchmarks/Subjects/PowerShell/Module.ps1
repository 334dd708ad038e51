# The module as a user runs it.
param([string] $Sink, [string] $Uri, [string] $Module)
. "$PSScriptRoot/Jobs.ps1"
Import-Module $Sink, $Module

$secret = ConvertTo-SecureString bench-secret -AsPlainText -Force
Connect-SoundCloud -Credential ([pscredential]::new('bench', $secret)) -ApiUri $Uri -AuthUri $Uri
# Likes need a user's token; the module does not know that this one is an app's.
$user = Connect-SoundCloud -AccessToken $secret -ApiUri $Uri -AuthUri $Uri -PassThru
Connect-SoundCloud -Credential ([pscredential]::new('bench', $secret)) -ApiUri $Uri -AuthUri $Uri

Invoke-Jobs @{
    user = { param($job) Get-SCTrack -User $job.pages | Measure-Id }
    search = { param($job) Search-SCTrack -Query "$($job.pages)" | Measure-Id }
    consumer = { param($job) Get-SCTrack -User $job.pages | Measure-Id -SpinMilliseconds $job.spinMs -AtFirstItem:([bool]$job.atFirst) }
    ids = { param($job) $job.ids | Get-SCTrack | Measure-Id }
    'one by one' = { param($job) & { foreach ($id in $job.ids) { Get-SCTrack $id } } | Measure-Id }
    likes = {
        param($job)
        $job.ids | Add-SCLike -ThrottleLimit $job.throttle -Session $user
        [pscustomobject]@{ Count = $job.ids.Count; Sum = 0 }
    }
    # The cost of the end of the pipeline alone, and of the pipeline without it.
    sink = { param($job) $script:tracks ??= @(Get-SCTrack -User 20); foreach ($i in 1..$job.requests) { $tracks | Measure-Id | Out-Null }; [pscustomobject]@{ Count = $job.requests * $tracks.Count; Sum = 0 } }
    null = { param($job) $script:tracks ??= @(Get-SCTrack -User 20); foreach ($i in 1..$job.requests) { $tracks | Out-Null }; [pscustomobject]@{ Count = $job.requests * $tracks.Count; Sum = 0 } }
}

# A script without a module: Invoke-RestMethod page after page, without sign-in or retries.
param([string] $Sink, [string] $Uri)
. "$PSScriptRoot/Jobs.ps1"
Import-Module $Sink

$headers = @{ Authorization = 'OAuth bench-token' }
Invoke-Jobs @{
    user = {
        param($job)
        & {
            $next = "${Uri}users/$($job.pages)/tracks?limit=200&linked_partitioning=true"
            while ($next) {
                $page = Invoke-RestMethod $next -Headers $headers
                $page.collection
                $next = $page.next_href
            }
        } | Measure-Id
    }
}

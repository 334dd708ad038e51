# Dot-sourced after Common.ps1, Sandbox.ps1 and Interactive.ps1 by the tests that type the examples of help and docs, like a reader at a prompt.

# Files that examples name, and what is in them.
$ReaderFiles = @{
    'master.wav'             = 'RIFF----WAVEfmt sound of one track'
    'cover.jpg'              = "$([char]0xFF)$([char]0xD8)$([char]0xFF) a picture"
    'masters/01 Opening.wav' = 'RIFF----WAVEfmt sound of another'
    'masters/02 Closing.wav' = 'RIFF----WAVEfmt and of a third'
    'backup/.keep'           = ''
    'likes.csv'              = "Urn,Title`nsoundcloud:tracks:2297915993,Velvet Circuit`nsoundcloud:tracks:2289609239,Tunnel Static"
    'genres.csv'             = "Id,Genre,Tag`n2256221513,Ambient,night`n2168800381,Dubstep,"
    'releases.csv'           = "Path,Title,Isrc`nmasters/01 Opening.wav,Opening,QZ1H21900001`nmasters/02 Closing.wav,Closing,QZ1H21900002"
    'notes.csv'              = "Track,Timestamp,Body`n2168800381,0:00:40,Snare is too loud here`n2168800381,0:01:10,Better"
    'links.txt'              = "https://soundcloud.com/nightshift-label`nhttps://soundcloud.com/demo-dj/neon-monsoon`nhttps://soundcloud.com/demo-dj/sets/long-haul"
    'artists.txt'            = "jowymusic`noverflow-orchestra"
    'followers.csv'          = "Urn,Username`nsoundcloud:users:25219981,Jowy Music`nsoundcloud:users:1,Long Gone"
}

# The reader's starting point: the module is imported, the accounts 'me' and 'label' are stored, and a session is open.
$ReaderBegins = @'
Set-Location $env:TEST_FOLDER
# The reader confirms everything, the machine has no keyring, and the sandbox has no TLS.
$ConfirmPreference = 'None'
$PSDefaultParameterValues = @{ 'Connect-SoundCloud:AllowPlainTextStore' = $true; 'Save-SCAccount:AllowPlainTextStore' = $true; 'Invoke-RestMethod:AllowUnencryptedAuthentication' = $true }
function Get-Credential { [pscredential]::new($env:SOUNDCLOUD_CLIENT_ID, (ConvertTo-SecureString $env:SOUNDCLOUD_CLIENT_SECRET -AsPlainText -Force)) }
function Read-Host([string] $Prompt, [switch] $AsSecureString) {
    if ($AsSecureString) {
        Connect-SoundCloud -Sandbox
        return Get-SCAccessToken
    }

    $web = [Net.Http.HttpClient]::new([Net.Http.SocketsHttpHandler]@{ AllowAutoRedirect = $false })
    "$($web.GetAsync([regex]::Match($Prompt, 'https?://\S+').Value).Result.Headers.Location)"
}

# Opening the store takes longer than most examples.
foreach ($name in $env:TEST_ACCOUNTS -split ' ' -ne '') {
    Connect-SoundCloud -Sandbox -Account $name -WarningAction Ignore
}

Connect-SoundCloud -Sandbox
'@

function Invoke-In([string] $Folder, [scriptblock] $Script, [object[]] $With) {
    Push-Location $Folder
    try {
        & $Script @With
    }
    finally {
        Pop-Location
    }
}

# Types blocks of commands one after the other, in a fresh runspace, folder and sandbox. Returns for each block the output, the errors, the
# screen, the requests, the requests that changed something, and the new files. -Begins is typed first. -Between runs in the
# reader's folder, with the number of the next block, the results so far, and the sandbox. Its output is typed too.
function Invoke-Reading([string[]] $Code, [scriptblock] $Between = {}, [string] $Begins, [int] $Width = 80) {
    $folder = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "soundcloud-help-$([guid]::NewGuid().ToString('N'))") -ItemType Directory).FullName
    foreach ($name in $ReaderFiles.Keys) {
        $path = Join-Path $folder $name
        $null = New-Item (Split-Path $path) -ItemType Directory -Force
        [IO.File]::WriteAllBytes($path, [Text.Encoding]::Latin1.GetBytes($ReaderFiles[$name]))
    }

    $sandbox = Start-SCSandbox
    $variables = @{
        SOUNDCLOUD_API_URL       = "$($sandbox.ApiUri)"
        SOUNDCLOUD_AUTH_URL      = "$($sandbox.AuthUri)"
        SOUNDCLOUD_CLIENT_ID     = $sandbox.Credential.UserName
        SOUNDCLOUD_CLIENT_SECRET = $sandbox.Credential.GetNetworkCredential().Password
        SOUNDCLOUD_REDIRECT_URI  = "$(Get-Redirect)"
        SOUNDCLOUD_ACCOUNTS_PATH = Join-Path $folder '.accounts'
    }
    $user = [SoundCloud.PowerShell.Tests.SignInHost]::new()
    $state = [initialsessionstate]::CreateDefault2()
    $state.ImportPSModule($ModulePath)
    $shell = [powershell]::Create([runspacefactory]::CreateRunspace($user, $state))
    $environment = $env:TEST_FOLDER, $env:TEST_ACCOUNTS, $env:BROWSER, $env:PSModulePath
    try {
        $env:TEST_FOLDER = $folder
        $env:TEST_ACCOUNTS = "$Code" -match 'Account' ? 'me label' : ''
        # The reader pastes: it opens nothing.
        $env:BROWSER = 'true'
        # As installed. Jobs and parallel runspaces have to work with a module that was only imported, as after a build.
        if ("$Code" -notmatch '-Parallel|Start-(Thread)?Job') {
            $env:PSModulePath = (Split-Path (Split-Path $ModulePath)) + [IO.Path]::PathSeparator + $env:PSModulePath
        }

        Invoke-WithEnvironment $variables {
            $shell.Runspace.Open()
            $null = $shell.AddScript("$ReaderBegins`n$Begins").Invoke()
            if ($shell.HadErrors) {
                throw "The reader could not begin: $($shell.Streams.Error)"
            }

            $runs = [Collections.Generic.List[object]]::new()
            foreach ($block in $Code) {
                $shell.Commands.Clear()
                $null = $shell.AddScript("$(Invoke-In $folder $Between $runs.Count, $runs, $sandbox)").Invoke()
                $shell.Commands.Clear()
                $sandbox.Requests.Clear()
                $shownBefore = $user.Shown.Count
                $before = (Get-ChildItem $folder -Recurse -File).FullName
                $output = [Management.Automation.PSDataCollection[psobject]]::new()
                $running = $shell.AddScript($block).BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
                if ($block -match '-Interactive') {
                    $shown = $user.WhenShownAsync('/authorize?')
                    if (-not $shown.Wait(30000)) {
                        throw "It showed no address: $block"
                    }

                    $user.Type("$($web.GetAsync($shown.Result.Trim()).Result.Headers.Location)")
                }

                $failure = $null
                try {
                    $null = $shell.EndInvoke($running)
                }
                catch {
                    $failure = $_.Exception.InnerException ?? $_.Exception
                }

                $runs.Add(@{
                    Code    = $block
                    Output  = @($output)
                    Text    = $output | Out-String -Width $Width
                    Errors  = @($failure) + @($shell.Streams.Error) | Where-Object { $_ } | Out-String
                    Shown   = @($user.Shown | Select-Object -Skip $shownBefore)
                    Warned  = @($shell.Streams.Warning.ForEach({ $_.Message }))
                    Changes = @($sandbox.Requests | Where-Object { $_.Method -notin 'GET', 'HEAD' -and $_.Status -lt 400 })
                    Sent    = @(Get-Sent $sandbox)
                    Files   = @((Get-ChildItem $folder -Recurse -File).FullName | Where-Object { $_ -notin $before })
                })
                $shell.Streams.ClearStreams()
            }

            $null = Invoke-In $folder $Between $runs.Count, $runs, $sandbox
            $runs
        }
    }
    finally {
        $env:TEST_FOLDER, $env:TEST_ACCOUNTS, $env:BROWSER, $env:PSModulePath = $environment
        $user.Type([NullString]::Value)
        $shell.Runspace.Dispose()
        $shell.Dispose()
        Stop-SCSandbox
        Remove-Item $folder -Recurse -Force
    }
}

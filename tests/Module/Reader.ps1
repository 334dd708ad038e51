# Dot-sourced after Common.ps1, Sandbox.ps1 and Interactive.ps1 by the tests that type what the help shows: a reader at a prompt.

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

# What a reader has done before: the module is there, its accounts 'me' and 'label' are stored, a session is open.
$ReaderBegins = @'
Set-Location $env:TEST_FOLDER
# Somebody who answers yes, on a machine without a keyring; the sandbox has no TLS.
$ConfirmPreference = 'None'
$PSDefaultParameterValues = @{ 'Connect-SoundCloud:AllowPlainTextStore' = $true; 'Invoke-RestMethod:AllowUnencryptedAuthentication' = $true }
function Get-Credential { [pscredential]::new($env:SOUNDCLOUD_CLIENT_ID, (ConvertTo-SecureString $env:SOUNDCLOUD_CLIENT_SECRET -AsPlainText -Force)) }
function Read-Host([string] $Prompt, [switch] $AsSecureString) {
    if ($AsSecureString) {
        Connect-SoundCloud -Sandbox
        return Get-SCAccessToken
    }

    $web = [Net.Http.HttpClient]::new([Net.Http.SocketsHttpHandler]@{ AllowAutoRedirect = $false })
    "$($web.GetAsync([regex]::Match($Prompt, 'https?://\S+').Value).Result.Headers.Location)"
}

# To open the store takes longer than most examples.
foreach ($name in $env:TEST_ACCOUNTS -split ' ' -ne '') {
    Connect-SoundCloud -Sandbox -Account $name -WarningAction Ignore
}

Connect-SoundCloud -Sandbox
'@

# Types blocks of commands one after the other, in a fresh runspace, folder and sandbox. What came of them: output, errors, what the
# screen showed, requests that changed something, files that are new, and whether a session is open.
function Invoke-Reading([string[]] $Code) {
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
        # As installed: jobs and parallel runspaces find the module by themselves.
        $env:PSModulePath = (Split-Path (Split-Path $ModulePath)) + [IO.Path]::PathSeparator + $env:PSModulePath
        Invoke-WithEnvironment $variables {
            $shell.Runspace.Open()
            $null = $shell.AddScript($ReaderBegins).Invoke()
            if ($shell.HadErrors) {
                throw "The reader could not begin: $($shell.Streams.Error)"
            }

            $sandbox.Requests.Clear()
            $before = (Get-ChildItem $folder -Recurse -File).FullName
            foreach ($block in $Code) {
                $shell.Commands.Clear()
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

                @{
                    Code    = $block
                    Output  = @($output)
                    Text    = $output | Out-String -Width 80
                    Errors  = @($failure) + @($shell.Streams.Error) | Where-Object { $_ } | Out-String
                    Shown   = $user.Shown
                    Changes = @($sandbox.Requests | Where-Object { $_.Method -notin 'GET', 'HEAD' -and $_.Status -lt 400 })
                    Sent    = @($sandbox.Requests).Count
                    Files   = @((Get-ChildItem $folder -Recurse -File).FullName | Where-Object { $_ -notin $before })
                }
                $shell.Streams.Error.Clear()
            }
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

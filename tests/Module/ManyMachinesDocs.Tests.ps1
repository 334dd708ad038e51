# Runs the blocks of docs/on-many-machines.md in the order of the page, each as another machine: a fresh process that has the store and nothing else.
BeforeDiscovery {
    $page = Get-Content -Raw (Join-Path $PSScriptRoot '..' '..' 'docs' 'on-many-machines.md')
    $heading = ''
    $blocks = foreach ($part in [regex]::Matches($page, '(?ms)^#+ (?<heading>[^\r\n]+)|^```(?<language>powershell|yaml)\r?\n(?<code>.*?)^```')) {
        if ($part.Groups['heading'].Success) {
            $heading = $part.Groups['heading'].Value
            continue
        }

        $code = $part.Groups['code'].Value
        if ($part.Groups['language'].Value -eq 'yaml') {
            # What the step of the job runs.
            $code = [regex]::Match($code, '(?ms)^ +run: \|\r?\n(.*)').Groups[1].Value -replace '(?m)^ {10}'
        }

        @{ Heading = $heading; Code = $code }
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    . $PSScriptRoot/Processes.ps1
    . $PSScriptRoot/Servers.ps1
    Push-Location $RepositoryRoot
    dotnet tool restore | Out-Null
    Pop-Location
    $sandbox = Start-SCSandbox
    $server = Start-Server (@(Get-ServerKind)[-1])
    $folder = (New-Item (Join-Path $TestDrive 'machine') -ItemType Directory).FullName
    Copy-Item (Split-Path $ModulePath) (Join-Path $folder 'SoundCloud') -Recurse
    $key = [Convert]::ToBase64String([Security.Cryptography.RandomNumberGenerator]::GetBytes(32))
    if (-not $IsWindows) {
        Set-Content (Join-Path $folder 'browser') "#!/bin/sh`nexec curl -sL -o /dev/null `"`$1`""
        chmod +x (Join-Path $folder 'browser')
    }

    $user = @'
$ErrorActionPreference = 'Stop'
Import-Module $env:TEST_MODULE
Set-Location $env:TEST_FOLDER
function Read-Host([string] $Prompt) {
    $web = [Net.Http.HttpClient]::new([Net.Http.SocketsHttpHandler]@{ AllowAutoRedirect = $false })
    "$($web.GetAsync([regex]::Match($Prompt, 'https?://\S+').Value).Result.Headers.Location)"
}
'@

    # The app is known where a user signs in, and where the app itself works; the machines of an account find it in the store.
    function Invoke-Block([string] $Code) {
        $script = Join-Path $folder 'block.ps1'
        $isFunction = $Code -match '^param\('
        Set-Content $script ($isFunction ? "$user`n& {`n$Code}" : "$user`n$Code")
        $variables = @{
            SOUNDCLOUD_STORE         = $server.Address
            SOUNDCLOUD_STORE_KEY     = $key
            SOUNDCLOUD_ACCOUNTS_PATH = Join-Path $folder 'nowhere'
            DBUS_SESSION_BUS_ADDRESS = $null
            XDG_RUNTIME_DIR          = $null
            TEST_MODULE              = $ModulePath
            TEST_FOLDER              = $folder
            BROWSER                  = Join-Path $folder 'browser'
            NO_COLOR                 = '1'
        }
        if ($Code -match '-Interactive|-Keep|-CacheTtl') {
            $variables += @{
                SOUNDCLOUD_API_URL       = "$($sandbox.ApiUri)"
                SOUNDCLOUD_AUTH_URL      = "$($sandbox.AuthUri)"
                SOUNDCLOUD_CLIENT_ID     = $sandbox.Credential.UserName
                SOUNDCLOUD_CLIENT_SECRET = $sandbox.Credential.GetNetworkCredential().Password
                SOUNDCLOUD_REDIRECT_URI  = "$(Get-ClosedUri)/callback"
            }
        }

        $program = Start-Program ($Shell + '-NoProfile', '-File', $script) $variables
        $output = $program.Process.StandardOutput.ReadToEndAsync()
        if (-not $program.Process.WaitForExit([int]$Patience.TotalMilliseconds)) {
            $program.Process.Kill($true)
            throw "It hangs: $Code"
        }

        @{ Output = $output.Result; Errors = $program.Errors.Result; ExitCode = $program.Process.ExitCode }
    }
}

AfterAll {
    Stop-Server $server
    Stop-SCSandbox
}

Describe 'docs/on-many-machines.md' {
    It 'has blocks' -ForEach @{ Count = @($blocks).Count } {
        $Count | Should -BeGreaterThan 6
    }

    It 'runs: <Heading>' -ForEach $blocks {
        if ($Code -match '-Interactive' -and ($IsWindows -or -not (Get-Command curl -ErrorAction Ignore))) {
            Set-ItResult -Skipped -Because 'the browser of this test is curl, started by sh'
        }

        $run = Invoke-Block $Code

        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0 -Because $run.Output
        $run.Output | Should -Not -BeNullOrEmpty
        $run.Output | Should -Not -Match 'sandbox-secret'
        # Nothing is kept on the machine itself.
        Join-Path $folder 'nowhere' | Should -Not -Exist
    }

    It 'shows the script that its container runs' -ForEach @{ Page = $page } {
        $Page | Should -Match '(?ms)^COPY likes\.ps1.*^# likes\.ps1'
    }

    It 'links to what is there' -ForEach @{ Page = $page } {
        foreach ($link in [regex]::Matches($Page, '\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)').ForEach({ $_.Groups[1].Value })) {
            Join-Path $RepositoryRoot 'docs' $link | Should -Exist
        }
    }
}

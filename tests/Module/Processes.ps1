# Dot-sourced after Sandbox.ps1 by the tests that need more than one process.

# How long another process may take before the test fails.
$Patience = [TimeSpan]::FromSeconds(120)

$WorkerLoop = {
    param($ModulePath)
    $ErrorActionPreference = 'Stop'
    Import-Module $ModulePath
    $lines = [IO.StreamReader]::new([Console]::OpenStandardInput())
    [Console]::Out.WriteLine('ready')
    while ($null -ne ($line = $lines.ReadLine())) {
        $written = [Collections.Generic.List[string]]::new()
        $problem = $null
        try {
            . ([scriptblock]::Create([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($line)))) 3>&1 4>&1 | ForEach-Object {
                $written.Add($_ -is [Management.Automation.InformationalRecord] ? "$($_.GetType().Name): $_" : "$_")
            }
        }
        catch {
            $problem = @($_.FullyQualifiedErrorId.Split(',')[0], "$_")
        }

        [Console]::Out.WriteLine((ConvertTo-Json -Compress ([ordered]@{ Written = $written; Id = $problem ? $problem[0] : $null; Message = $problem ? $problem[1] : $null })))
    }
}

# Starts a program with redirected streams and these environment variables changed. A null removes a variable.
function Start-Program([string[]] $Command, [hashtable] $Environment = @{}) {
    $start = [Diagnostics.ProcessStartInfo]::new($Command[0])
    $Command | Select-Object -Skip 1 | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    foreach ($name in @($start.Environment.Keys) -like 'SOUNDCLOUD_*') {
        $null = $start.Environment.Remove($name)
    }

    foreach ($name in $Environment.Keys) {
        $null = $start.Environment.Remove($name)
        if ($null -ne $Environment[$name]) {
            $start.Environment[$name] = $Environment[$name]
        }
    }

    $process = [Diagnostics.Process]::Start($start)
    [pscustomobject]@{ Process = $process; Errors = $process.StandardError.ReadToEndAsync(); IsReady = $false }
}

function Get-ShellCommand([string] $Text) {
    $Shell + '-NoProfile', '-NonInteractive', '-Command', $Text
}

# Starts a fresh PowerShell with the module, which runs the commands it is sent until its input ends. With an empty -First, it uses the language of its environment.
function Start-Worker([hashtable] $Environment, [int] $Count = 1, [string] $First = $ReadEnglish) {
    $command = Get-ShellCommand "$First; & { $WorkerLoop } '$ModulePath'"
    1..$Count | ForEach-Object { Start-Program $command $Environment }
}

# Those that Get-Worker has started.
$WorkerPool = [Collections.Generic.List[object]]::new()

# Workers without a session and with these environment variables. As a PowerShell takes seconds to start, those of earlier tests that live serve again.
function Get-Worker([hashtable] $Environment, [int] $Count = 1) {
    $null = $WorkerPool.RemoveAll({ param($one) $one.Process.HasExited })
    if ($WorkerPool.Count -lt $Count) {
        $WorkerPool.AddRange([object[]]@(Start-Worker $Environment ($Count - $WorkerPool.Count)))
    }

    $workers = $WorkerPool.GetRange(0, $Count)
    $variables = $Environment.Keys | Where-Object { $null -ne $Environment[$_] } | ForEach-Object { $_; $Environment[$_] }
    foreach ($worker in $workers) {
        Send-Worker $worker {
            Disconnect-SoundCloud -KeepToken
            Remove-Item Env:SOUNDCLOUD_*
            for ($i = 0; $i -lt $args.Count; $i += 2) {
                Set-Item "Env:$($args[$i])" $args[$i + 1]
            }
        } $variables
    }

    $workers | ForEach-Object { (Receive-Worker $_).Message | Should -BeNullOrEmpty }
    $workers
}

# The next line of a program.
function Read-Line([object] $Program) {
    $line = $Program.Process.StandardOutput.ReadLineAsync()
    if (-not $line.Wait($Patience)) {
        throw "Process $($Program.Process.Id) has said nothing for $Patience."
    }

    $line.Result
}

# Has a worker run a script; $args in it are the arguments.
function Send-Worker([object] $Worker, [scriptblock] $Script, [string[]] $Arguments) {
    if (-not $Worker.IsReady) {
        Read-Line $Worker | Should -BeExactly 'ready'
        $Worker.IsReady = $true
    }

    $quoted = $Arguments | ForEach-Object { "'$([Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($_))'" }
    $Worker.Process.StandardInput.WriteLine([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(". { $Script } $quoted")))
}

# The result: Written, and the Id and Message of the error that ended the script.
function Receive-Worker([object] $Worker) {
    $line = Read-Line $Worker
    if ($null -eq $line) {
        throw "The process has ended: $($Worker.Errors.Result)"
    }

    ConvertFrom-Json $line
}

function Invoke-Worker([object] $Worker, [scriptblock] $Script, [string[]] $Arguments) {
    Send-Worker $Worker $Script $Arguments
    Receive-Worker $Worker
}

# Closes the input of programs, so that they exit.
function Stop-Program([object[]] $Program) {
    foreach ($one in $Program | Where-Object { $_ -and -not $_.Process.HasExited }) {
        $one.Process.StandardInput.Close()
    }

    foreach ($one in $Program | Where-Object { $_ }) {
        if (-not $one.Process.WaitForExit([int]$Patience.TotalMilliseconds)) {
            $one.Process.Kill($true)
        }
    }
}

# Kills a process. It cannot clean up.
function Stop-Hard([object] $Program) {
    $Program.Process.Kill()
    $Program.Process.WaitForExit()
}

# Whether a request in the log matches: the end of its address, after a number. Compiled, because the sandbox's threads cannot run scripts.
function Get-Matcher([string] $End, [int] $After) {
    $request = [Linq.Expressions.Expression]::Parameter([SoundCloud.Sandbox.LoggedRequest])
    $isLater = [Linq.Expressions.Expression]::GreaterThan([Linq.Expressions.Expression]::Property($request, 'Number'), [Linq.Expressions.Expression]::Constant($After))
    $address = [Linq.Expressions.Expression]::Property($request, 'PathAndQuery')
    $ends = [Linq.Expressions.Expression]::Call($address, [string].GetMethod('EndsWith', [type[]]@([string])), [Linq.Expressions.Expression]::Constant($End))
    $body = [Linq.Expressions.Expression]::AndAlso($isLater, $ends)
    [Linq.Expressions.Expression]::Lambda([Func[SoundCloud.Sandbox.LoggedRequest, bool]], $body, [Linq.Expressions.ParameterExpression[]]@($request)).Compile()
}

# Waits for the first request after a number whose address ends this way. If a worker writes a line first, the test fails.
function Wait-Arrived([object] $Box, [string] $End, [int] $After = 0, [Threading.Tasks.Task[]] $Lines = @()) {
    $limit = [Threading.CancellationTokenSource]::new($Patience)
    try {
        $arrived = $Box.Requests.WaitForAsync((Get-Matcher $End $After), $limit.Token)
        $first = [Threading.Tasks.Task]::WaitAny([Threading.Tasks.Task[]](@($arrived) + $Lines))
        if ($first -ne 0) {
            throw "A process has ended meanwhile: $($Lines[$first - 1].Result)"
        }

        $arrived.GetAwaiter().GetResult()
    }
    finally {
        $limit.Dispose()
    }
}

# The same, but waits until the sandbox has processed the request and its answer is being sent, or held back by a fault.
function Wait-Done([object] $Box, [string] $End, [int] $After = 0, [Threading.Tasks.Task[]] $Lines = @()) {
    $request = Wait-Arrived $Box $End $After $Lines
    if (-not [Threading.SpinWait]::SpinUntil({ $request.Status -ne 0 -or $request.Completion.IsCompleted }, $Patience)) {
        throw "Not answered: $request"
    }

    $request
}

# The number of the latest request.
function Get-LastNumber([object] $Box) {
    [int]($Box.Requests | Select-Object -Last 1).Number
}

# The token requests with a refresh token.
function Get-Refresh([object] $Box) {
    $Box.Requests | Where-Object { $_.Path -eq '/oauth/token' -and $_.Form['grant_type'] -eq 'refresh_token' }
}

# Each refresh token was sent once, and none was refused.
function Assert-OneUseEach([object] $Box) {
    $sent = @(Get-Refresh $Box)
    $sent.Status | Sort-Object -Unique | Should -Be 200
    @($sent.RefreshTokenNumber | Sort-Object -Unique) | Should -HaveCount $sent.Count
}

# Dot-sourced after Sandbox.ps1 by the tests of a store that machines share: servers on loopback that speak the protocol of Redis.

# The servers that this machine can run: garnet-server, of the tool manifest, and redis-server where it is installed.
function Get-ServerKind {
    'garnet-server'
    if (Get-Command redis-server -CommandType Application -ErrorAction Ignore) {
        'redis-server'
    }
}

# Starts a server, and waits until it says that it is ready. It has no data, or what a redis-server has kept in a folder.
function Start-Server([string] $Kind, [int] $Port = ([uri](Get-ClosedUri)).Port, [string] $Password, [string] $Folder) {
    $command = if ($Kind -eq 'redis-server') {
        @('redis-server', '--bind', '127.0.0.1', '--port', $Port, '--save', '')
        if ($Folder) { '--dir', $Folder, '--appendonly', 'yes', '--appendfsync', 'always' } else { '--appendonly', 'no' }
        if ($Password) { '--requirepass', $Password }
    }
    else {
        @('dotnet', 'tool', 'run', 'garnet-server', '--', '--bind', '127.0.0.1', '--port', $Port, '--memory', '64m', '--index', '1m')
        if ($Password) { '--auth', 'Password', '--password', $Password }
    }

    $start = [Diagnostics.ProcessStartInfo]::new($command[0])
    $command | Select-Object -Skip 1 | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.WorkingDirectory = $RepositoryRoot
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $server = [pscustomobject]@{ Kind = $Kind; Port = $Port; Password = $Password; Address = "redis://127.0.0.1:$Port"; Process = [Diagnostics.Process]::Start($start) }
    $null = $server.Process.StandardError.ReadToEndAsync()
    # Both kinds say this; to knock at the door again and again would cost more than their start.
    do {
        $line = $server.Process.StandardOutput.ReadLine()
    } until ($line -match 'Ready to accept connections' -or $null -eq $line)
    if ($null -eq $line) {
        throw "$Kind has ended: is it restored? Run dotnet tool restore."
    }

    $null = $server.Process.StandardOutput.ReadToEndAsync()
    $server
}

# Kills a server. Its data is gone.
function Stop-Server([object] $Server) {
    $Server.Process.Kill($true)
    $Server.Process.WaitForExit()
}

# Sends a command and returns the text of the answer as the server sent it.
function Invoke-Server([object] $Server, [string[]] $Command) {
    $client = [Net.Sockets.TcpClient]::new()
    try {
        $client.Connect('127.0.0.1', $Server.Port)
        $stream = $client.GetStream()
        $encode = { param($words) "*$($words.Count)`r`n" + -join ($words | ForEach-Object { "`$$([Text.Encoding]::UTF8.GetByteCount($_))`r`n$_`r`n" }) }
        $text = ($Server.Password ? (& $encode @('AUTH', $Server.Password)) : '') + (& $encode $Command) + (& $encode @('ECHO', 'the end'))
        $stream.Write([Text.Encoding]::UTF8.GetBytes($text))
        $reader = [IO.StreamReader]::new($stream)
        $lines = while ($null -ne ($line = $reader.ReadLine()) -and $line -ne 'the end') { $line }
        $lines
    }
    finally {
        $client.Dispose()
    }
}

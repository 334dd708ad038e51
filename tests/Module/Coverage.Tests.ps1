# Runs every operation of the API through the cmdlet that Operations.json names. The sandbox's log shows the requests.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Cmdlets.ps1
    # The one that ends a session comes last.
    $operations = @(foreach ($operation in Get-SCOperation | Sort-Object { $_.Path -eq '/sign-out' } -Stable) {
            @{ Name = "$operation"; Operation = $operation; Cmdlet = $operation.Cmdlet; Drive = $Drives["$operation"] }
        })
    $drivenNames = @(@{ Names = @($Drives.Keys) })
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    Connect-SoundCloud -Sandbox

    $file = New-Item (Join-Path $TestDrive 'Tone.mp3') -Value ('x' * 20000)
    $user = Get-SCUser jowymusic
    $track = Search-SCTrack -Access playable -First 1
    $own, $doomed = Get-SCTrack -First 200 | Where-Object Commentable | Select-Object -First 2
    $playlist = Get-SCPlaylist 12345001
    $theirPlaylist = Search-SCPlaylist a -First 200 | Where-Object { $_.User.Urn -ne $playlist.User.Urn } | Select-Object -First 1
    $doomedPlaylist = New-SCPlaylist 'To be deleted'
    $followed, $unfollowed = Get-SCFollowing -First 2
    $follower = Get-SCFollower -First 1
    $theirs = Get-SCFollowing $user -First 1
    $unliked = Get-SCLike -First 1
    $unlikedPlaylist = Get-SCLike -Kind Playlist -First 1
    $unreposted = Get-SCRepost -First 1
    $unrepostedPlaylist = Get-SCRepost -Kind Playlist -First 1
    $leaving = Connect-SoundCloud -Sandbox -PassThru
    # A session that has not warned yet.
    Connect-SoundCloud -Sandbox

    $templates = foreach ($operation in Get-SCOperation) {
        [pscustomobject]@{
            Name     = "$operation"
            Method   = $operation.Method
            Pattern  = '^' + ($operation.Path -replace '\{[^}]+\}', '[^/]+') + '$'
            # If two templates match, the one with fewer placeholders counts: /me/followings/tracks is not a user.
            Places   = [regex]::Matches($operation.Path, '\{').Count
        }
    }

    # The operations of the requests in the sandbox's log.
    function Get-SentOperation {
        foreach ($request in $sandbox.Requests | Where-Object Host -EQ api) {
            $path = [uri]::UnescapeDataString($request.Path)
            $template = $templates | Where-Object { $_.Method -ceq $request.Method -and $path -cmatch $_.Pattern } | Sort-Object Places | Select-Object -First 1
            [pscustomobject]@{ Name = "$($template ? $template.Name : "unknown: $request")"; Status = $request.Status }
        }
    }

    $seen = [ordered]@{}
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'An operation' {
    It 'is sent by its cmdlet and succeeds: <Name> by <Cmdlet>' -ForEach $operations {
        $Drive | Should -Not -BeNullOrEmpty -Because 'every operation has a drive in this file'
        $called = @($Drive.Ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true).GetCommandName())
        $called | Should -Be $Cmdlet -Because 'Operations.json names it'
        $sandbox.Requests.Clear()

        # Each cmdlet with -Debug, which asks nothing and shows what -Verbose shows.
        $global:PSDefaultParameterValues['*:Debug'] = $true
        try {
            $everything = @(& $Drive 3>&1 5>&1)
        }
        finally {
            $global:PSDefaultParameterValues.Remove('*:Debug')
        }

        $shown, $written = $everything.Where({ $_ -is [Management.Automation.DebugRecord] }, 'Split')
        "$($shown -match '^[A-Z]+ /')" | Should -BeLike "$($Operation.Method) /* retries=*"
        $warnings = @($written | Where-Object { $_ -is [Management.Automation.WarningRecord] })

        $sent = @(Get-SentOperation)
        $sent.Name | Should -Contain $Name
        $status = @($sent | Where-Object Name -CEQ $Name)[0].Status
        $status | Should -BeIn $Operation.Success
        $seen[$Name] = "$Name -> $Cmdlet -> $status"
        $warns = $Operation.IsDeprecated -and $Cmdlet -ne 'Invoke-SCRaw'
        $warnings | Should -HaveCount ([int]$warns) -Because 'a deprecated operation says so, once in a session'
        if ($warns) {
            $warnings[0].Message | Should -BeLike "*$([wildcardpattern]::Escape($Name))*"
        }

        $said = (Get-Command $Cmdlet).OutputType.Type
        foreach ($item in $written | Where-Object { $_ -isnot [Management.Automation.WarningRecord] }) {
            $item.GetType() | Should -BeIn $said -Because 'the cmdlet''s OutputType says what it writes'
        }

        # No other requests are sent, except those that are needed before it or that read its result.
        $sent.Name | Should -Not -BeLike 'unknown: *'
    }
}

Describe 'The 64 operations' {
    It 'have all been sent, and no drive is left over' -ForEach $drivenNames {
        $all = @((Get-SCOperation).ForEach({ "$_" }))
        foreach ($name in $all) {
            Write-Host "      $($seen.Contains($name) ? $seen[$name] : "$name -> not sent")"
        }

        $all | Should -HaveCount 64
        @($seen.Keys) | Sort-Object | Should -Be ($all | Sort-Object)
        $Names | Sort-Object | Should -Be ($all | Sort-Object)
    }

    It 'name, but for the raw one, a cmdlet of their own kind' {
        @(Get-SCOperation | Where-Object Cmdlet -EQ 'Invoke-SCRaw').ForEach({ "$_" }) | Should -BeExactly 'GET /users/{user_urn}/favorites'
    }
}

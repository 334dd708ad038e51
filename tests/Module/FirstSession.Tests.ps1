# Types the commands of docs/first-session.md into a sandbox, completes its lines, and compares the output. Two steps are tested elsewhere:
# Package.Tests.ps1 installs the package; Streaming.Tests.ps1 and the hosted suite stop a list by Ctrl+C.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $page = (Get-Content -Raw (Join-Path $RepositoryRoot 'docs' 'first-session.md')).ReplaceLineEndings("`n")
    $elsewhere = 'Install-PSResource', '-Latency 1', '-PageSize 3', '$slow'
    $screens = @(
        foreach ($screen in [regex]::Matches($page, '(?ms)(?:`(?<typed>[^`\n]+)<Tab>`:\n\n)?^```text\nPS> (?<command>[^\n]*)\n(?<shows>.*?)^```')) {
            @{
                Command = $screen.Groups['command'].Value
                Typed   = $screen.Groups['typed'].Value
                Shows   = $screen.Groups['shows'].Value
            }
        }
    ).Where({ $screen = $_; -not $elsewhere.Where({ $screen.Command.Contains($_) }) })
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Interactive.ps1
    . $PSScriptRoot/Reader.ps1
    $web = [Net.Http.HttpClient]::new()
    # The page shows numbers as in English.
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = 'en-US'

    # A terminal breaks long lines wherever it ends.
    function Join-Text([string] $Text) {
        $Text -replace '\s'
    }
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    $web.Dispose()
}

Describe 'docs/first-session.md' -ForEach @{ Screens = $screens; Page = $page } {
    BeforeAll {
        # The test's host has no window, so a waveform needs -Width. A completion returns the text of the first match, its tooltip, and all list items.
        $code = $Screens.ForEach({
            $line = $_.Typed -replace "'", "''"
            $_.Typed ? "`$found = (TabExpansion2 '$line' $($_.Typed.Length)).CompletionMatches; `$found[0].CompletionText; `$found[0].ToolTip; `$found.ListItemText" : $_.Command -replace 'Show-SCWaveform$', '$0 -Width 91'
        })
        $runs = @(Invoke-Reading $code -Begins "Disconnect-SoundCloud -KeepToken`n`$PSStyle.OutputRendering = 'PlainText'" -Width 92)
    }

    It 'has what a first session is made of' {
        $Screens | Should -HaveCount 15
        $Screens.Where({ $_.Typed }) | Should -HaveCount 3
        $Page | Should -Not -Match '(?m)^WARNING: '
    }

    It 'shows what its commands show' {
        for ($i = 0; $i -lt $Screens.Count; $i++) {
            $screen, $run = $Screens[$i], $runs[$i]
            if ($screen.Typed) {
                continue
            }

            if ($run.Errors) {
                # PowerShell 7.4 does not show what is recommended.
                $shows = $PSVersionTable.PSVersion -lt '7.5' ? $screen.Shows -replace '(?s)\n  Recommendation:.*' : $screen.Shows
                Join-Text $shows | Should -BeExactly (Join-Text $run.Errors) -Because $screen.Command
                continue
            }

            Join-Text $screen.Shows | Should -BeExactly (Join-Text "$($run.Text)$($run.Shown)") -Because $screen.Command
        }
    }

    It 'completes as it shows' {
        for ($i = 0; $i -lt $Screens.Count; $i++) {
            $screen, $run = $Screens[$i], $runs[$i]
            if (-not $screen.Typed) {
                continue
            }

            $text, $toolTip, $listed = @($run.Output).ForEach({ "$_" })
            $screen.Command | Should -BeLikeExactly "* $text" -Because $screen.Typed
            Join-Text $screen.Shows | Should -BeLikeExactly "*$(Join-Text $toolTip)" -Because $screen.Typed
            # The menu lists by columns.
            $lines = ($screen.Shows.TrimEnd() -split "`n" | Select-Object -SkipLast 2) -join '  '
            ($lines -split '\s{2,}' -ne '' | Sort-Object) | Should -BeExactly @($listed | Sort-Object) -Because $screen.Typed
        }
    }
}

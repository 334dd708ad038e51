# Titles as links: only in a terminal, only to web addresses, and closed before the next cell even if the shell truncates them.

BeforeDiscovery {
    # Needs a pseudo-terminal, which is available on Linux only.
    $hasTerminal = [bool]($IsLinux -and (Get-Command script -CommandType Application -ErrorAction Ignore))
    $tables = 'Out-Host', 'Format-Table | Out-Host', 'Format-Table -AutoSize | Out-Host', 'Format-Wide | Out-Host', 'Format-List | Out-Host'
    $noLinks = 'javascript:alert(1)', 'file:///etc/passwd', '//evil.example', 'nonsense', ''
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $open = "`e]8;;"
    $end = "`e]8;;`e\"

    # What a fresh shell writes into a terminal of 80 columns, for each script by its name.
    function Get-Screen([Collections.IDictionary] $Scripts, [hashtable] $Environment = @{}) {
        $path = Join-Path $TestDrive 'screen.ps1'
        $tracks = @'
$user = [SoundCloud.User]@{ Username = 'Somebody'; Id = 1; PermalinkUrl = 'https://soundcloud.com/somebody' }
function New-Track([string] $Title, [string] $Link) { [SoundCloud.Track]@{ Id = 1; Title = $Title; User = $user; PermalinkUrl = $Link } }
'@
        $typed = $Scripts.Values | ForEach-Object { "& {`n$_`n} | Out-Default`n[Console]::WriteLine('-- next --')" }
        Set-Content $path "Import-Module '$ModulePath'`n$tracks`n$($typed -join "`n")"
        $settings = @{ TERM = 'xterm-256color'; COLORTERM = 'truecolor' }
        $Environment.Keys.ForEach({ $settings[$_] = $Environment[$_] })
        $names = $settings.Keys.ForEach({ "$_=$($settings[$_])" })
        $lines = & env -u NO_COLOR @names script -qec "stty cols 80; $($Shell.ForEach({ "'$_'" })) -NoLogo -NoProfile -NonInteractive -File '$path'" /dev/null
        $texts = $lines -join "`n" -split '-- next --\r?\n?'
        $texts | Should -HaveCount ($Scripts.Count + 1) -Because "$lines"
        $screens = @{}
        $number = 0
        $Scripts.Keys | ForEach-Object { $screens[$_] = $texts[$number++] }
        $screens
    }
}

Describe 'A title in a terminal' -Skip:(-not $hasTerminal) -ForEach @{ Tables = $tables; NoLinks = $noLinks } {
    BeforeAll {
        $file = Join-Path $TestDrive 'out.txt'
        $short = "New-Track 'Short' 'https://soundcloud.com/a/b'"
        $scripts = [ordered]@{
            short    = "$short; New-Track ('x' * 40) 'https://soundcloud.com/c/d'"
            escaped  = 'New-Track Short "https://soundcloud.com/a`e\`e[2J/b"'
            piped    = "`$t = $short; `$t > '$file'; (`$t | Out-String).Contains([char]27)"
            waveform = @"
[SoundCloud.PowerShell.TrackWaveform]@{
    Track = $short; Waveform = [SoundCloud.Waveform]@{ Samples = [int[]](1, 2); Height = 2 }; Comments = [SoundCloud.Comment[]]@(); Height = 2
}
"@
        }
        foreach ($table in $Tables) {
            $scripts[$table] = "`$($short; 40, 49, 51, 60, 69, 72, 200 | ForEach-Object { New-Track ('x' * `$_) 'https://soundcloud.com/c/d' }) | $table"
        }

        foreach ($address in $NoLinks) {
            $scripts["to $address"] = "New-Track 'Short' '$address'"
        }

        # The setting stays, so this script is the last.
        $scripts.plain = "`$PSStyle.OutputRendering = 'PlainText'; $short"
        $screens = Get-Screen $scripts
    }

    It 'is a link to its thing, and the cell after it ends the link' {
        $screens.short | Should -BeLike "*${open}https://soundcloud.com/a/b`e\Short$end*${end}Somebody*"
        # The shell truncates this title, including the end of the link.
        $screens.short | Should -Match "$([regex]::Escape("${open}https://soundcloud.com/c/d`e\"))x+…(`e\[0m)? $([regex]::Escape($end))Somebody"
    }

    It 'leaves no link open at the end of a line: <_>' -ForEach $tables {
        $screens[$_] | Should -Match 'x{15}'
        foreach ($line in $screens[$_] -split "`n") {
            $links = [regex]::Matches($line, "`e\]8;;(.*?)`e\\")
            if ($links.Count -gt 0) {
                $links[-1].Groups[1].Value | Should -Be ''
            }
        }
    }

    It 'is no link to <_>' -ForEach $noLinks {
        $screen = $screens["to $_"]

        $screen | Should -Match 'Short'
        $screen.Contains("${open}http") | Should -BeFalse
        if ($_) {
            $screen.Contains($_) | Should -BeFalse
        }
    }

    It 'lets nothing out of a link''s address' {
        $screens.escaped | Should -BeLike '*https://soundcloud.com/a%1B*'
        $screens.escaped.Contains("`e[2J") | Should -BeFalse
    }

    It 'is plain with OutputRendering PlainText' {
        $screens.plain | Should -Match 'Short'
        $screens.plain.Contains($open) | Should -BeFalse
    }

    It 'is plain with <Name>' -ForEach @(
        @{ Name = 'NO_COLOR'; Environment = @{ NO_COLOR = '1' } }
        @{ Name = 'TERM=dumb'; Environment = @{ TERM = 'dumb' } }
        @{ Name = 'TERM=linux, which knows no links'; Environment = @{ TERM = 'linux' } }
    ) {
        $screen = (Get-Screen @{ short = $short } $Environment).short

        $screen | Should -Match 'Short'
        $screen.Contains($open) | Should -BeFalse
    }

    It 'is plain where it is piped on or written into a file' {
        Get-Content -Raw $file | Should -Match 'Short'
        (Get-Content -Raw $file).Contains("`e") | Should -BeFalse
        $screens.piped | Should -Match 'False'
    }

    It 'is the waveform''s too' {
        $screens.waveform | Should -BeLike "*${open}https://soundcloud.com/a/b`e\Short · Somebody$end*"
        $screens.waveform | Should -Match "`e\[38;2;255;85;0m"
        ($screens.waveform -split "`n" -match '█')[0] -replace "`e\[[\d;]*m" | Should -Match '^.{79}\s*$'
    }
}

Describe 'A title' {
    It 'is no link where the process writes into a pipe' {
        $lines = Invoke-FreshShell {
            param($module)
            $PSStyle.OutputRendering = 'Host'
            Import-Module $module
            [SoundCloud.Track]@{ Id = 1; Title = 'Short'; PermalinkUrl = 'https://soundcloud.com/a/b' }
        } $ModulePath

        "$lines" | Should -Match 'Short'
        "$lines".Contains("`e]8") | Should -BeFalse
    }
}

# Titles as links: only in a terminal, only to web addresses, and closed before the next cell even if the shell truncates them.

BeforeDiscovery {
    # Needs a pseudo-terminal, which is available on Linux only.
    $hasTerminal = [bool]($IsLinux -and (Get-Command script -CommandType Application -ErrorAction Ignore))
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $open = "`e]8;;"
    $end = "`e]8;;`e\"

    # What a fresh shell writes into a terminal of 80 columns.
    function Get-Screen([string] $Script, [hashtable] $Environment = @{}) {
        $path = Join-Path $TestDrive 'screen.ps1'
        $tracks = @'
$user = [SoundCloud.User]@{ Username = 'Somebody'; Id = 1; PermalinkUrl = 'https://soundcloud.com/somebody' }
function New-Track([string] $Title, [string] $Link) { [SoundCloud.Track]@{ Id = 1; Title = $Title; User = $user; PermalinkUrl = $Link } }
'@
        Set-Content $path "Import-Module '$ModulePath'`n$tracks`n$Script"
        $settings = @{ TERM = 'xterm-256color' }
        $Environment.Keys.ForEach({ $settings[$_] = $Environment[$_] })
        $names = $settings.Keys.ForEach({ "$_=$($settings[$_])" })
        (& env -u NO_COLOR @names script -qec "stty cols 80; $($Shell.ForEach({ "'$_'" })) -NoLogo -NoProfile -NonInteractive -File '$path'" /dev/null) -join "`n"
    }
}

Describe 'A title in a terminal' -Skip:(-not $hasTerminal) {
    It 'is a link to its thing, and the cell after it ends the link' {
        $screen = Get-Screen "New-Track 'Short' 'https://soundcloud.com/a/b'; New-Track ('x' * 40) 'https://soundcloud.com/c/d'"

        $screen | Should -BeLike "*${open}https://soundcloud.com/a/b`e\Short$end*${end}Somebody*"
        # The shell truncates this title, including the end of the link.
        $screen | Should -Match "$([regex]::Escape("${open}https://soundcloud.com/c/d`e\"))x+…(`e\[0m)? $([regex]::Escape($end))Somebody"
    }

    It 'leaves no link open at the end of a line: <_>' -ForEach 'Out-Host', 'Format-Table | Out-Host', 'Format-Table -AutoSize | Out-Host', 'Format-Wide | Out-Host', 'Format-List | Out-Host' {
        $screen = Get-Screen "`$(New-Track 'Short' 'https://soundcloud.com/a/b'; 40, 49, 51, 60, 69, 72, 200 | ForEach-Object { New-Track ('x' * `$_) 'https://soundcloud.com/c/d' }) | $_"

        $screen | Should -Match 'x{15}'
        foreach ($line in $screen -split "`n") {
            $links = [regex]::Matches($line, "`e\]8;;(.*?)`e\\")
            if ($links.Count -gt 0) {
                $links[-1].Groups[1].Value | Should -Be ''
            }
        }
    }

    It 'is no link to <_>' -ForEach 'javascript:alert(1)', 'file:///etc/passwd', '//evil.example', 'nonsense', '' {
        $screen = Get-Screen "New-Track 'Short' '$_'"

        $screen | Should -Match 'Short'
        $screen.Contains("${open}http") | Should -BeFalse
        if ($_) {
            $screen.Contains($_) | Should -BeFalse
        }
    }

    It 'lets nothing out of a link''s address' {
        $screen = Get-Screen 'New-Track Short "https://soundcloud.com/a`e\`e[2J/b"'

        $screen | Should -BeLike '*https://soundcloud.com/a%1B*'
        $screen.Contains("`e[2J") | Should -BeFalse
    }

    It 'is plain with <Name>' -ForEach @(
        @{ Name = 'NO_COLOR'; Environment = @{ NO_COLOR = '1' }; Before = '' }
        @{ Name = 'TERM=dumb'; Environment = @{ TERM = 'dumb' }; Before = '' }
        @{ Name = 'OutputRendering PlainText'; Environment = @{}; Before = "`$PSStyle.OutputRendering = 'PlainText';" }
        @{ Name = 'TERM=linux, which knows no links'; Environment = @{ TERM = 'linux' }; Before = '' }
    ) {
        $screen = Get-Screen "$Before New-Track 'Short' 'https://soundcloud.com/a/b'" $Environment

        $screen | Should -Match 'Short'
        $screen.Contains($open) | Should -BeFalse
    }

    It 'is plain where it is piped on or written into a file' {
        $file = Join-Path $TestDrive 'out.txt'
        $screen = Get-Screen "`$t = New-Track 'Short' 'https://soundcloud.com/a/b'; `$t > '$file'; (`$t | Out-String).Contains([char]27)"

        Get-Content -Raw $file | Should -Match 'Short'
        (Get-Content -Raw $file).Contains("`e") | Should -BeFalse
        $screen | Should -Match 'False'
    }

    It 'is the waveform''s too' {
        $screen = Get-Screen @'
[SoundCloud.PowerShell.TrackWaveform]@{
    Track = New-Track 'Short' 'https://soundcloud.com/a/b'; Waveform = [SoundCloud.Waveform]@{ Samples = [int[]](1, 2); Height = 2 }; Comments = [SoundCloud.Comment[]]@(); Height = 2
}
'@ @{ COLORTERM = 'truecolor' }

        $screen | Should -BeLike "*${open}https://soundcloud.com/a/b`e\Short · Somebody$end*"
        $screen | Should -Match "`e\[38;2;255;85;0m"
        ($screen -split "`n" -match '█')[0] -replace "`e\[[\d;]*m" | Should -Match '^.{79}\s*$'
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

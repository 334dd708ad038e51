#requires -Version 7.4

<#
.SYNOPSIS
    Makes the pictures in docs/images: what a terminal shows of commands on the sandbox.
.DESCRIPTION
    Each scene runs in a PowerShell of its own in a terminal (that of util-linux' script, so on Linux only). What comes out of it, colours
    included, is written as SVG text: small, sharp in every size, and readable on light and dark pages. All names are the sandbox's.
.EXAMPLE
    eng/New-Screenshot.ps1
.EXAMPLE
    eng/New-Screenshot.ps1 -Name waveform -OutputPath out
#>
[CmdletBinding()]
param(
    # The scenes to make; all where not given.
    [ValidateSet('search', 'library', 'error', 'waveform')]
    [string[]] $Name = @('search', 'library', 'error', 'waveform'),

    # The folder for the pictures.
    [string] $OutputPath = (Join-Path $PSScriptRoot '..' 'docs' 'images'),

    # The built module.
    [string] $ModulePath = (Join-Path $PSScriptRoot '..' 'out' 'SoundCloud')
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$columns = 92
$scenes = @{
    search   = @(
        'Search-SCTrack -Genre Techno -First 6'
        'Get-SCTrack 178453808 | Format-List Title, User, Duration, Genre, Bpm, Url'
    )
    library  = @('Search-SCUser a -First 5', 'Get-SCPlaylist')
    error    = @('Get-SCTrack 2256221513, 99999 | Add-SCLike', '$Error[0].FullyQualifiedErrorId')
    waveform = @('Search-SCTrack "Hollow Meridian (Dub)" -First 1 | Show-SCWaveform')
}

# What runs in the terminal: the commands as a user types them, coloured as PSReadLine does it, and what they show.
$stage = {
    param($Module, $Commands)
    $ProgressPreference = 'SilentlyContinue'
    [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'en-US'
    Import-Module $Module
    $null = Start-SCSandbox
    Connect-SoundCloud -Sandbox
    foreach ($command in $Commands -split "`n") {
        $tokens = $null
        $null = [Management.Automation.Language.Parser]::ParseInput($command, [ref]$tokens, [ref]$null)
        $line = $command
        foreach ($token in $tokens | Sort-Object { $_.Extent.StartOffset } -Descending) {
            $colour = switch ($token) {
                { $_.TokenFlags.HasFlag([Management.Automation.Language.TokenFlags]::CommandName) } { $PSStyle.Foreground.BrightYellow; break }
                { $_.Kind -eq 'Parameter' } { $PSStyle.Foreground.BrightBlack; break }
                { $_.Kind -like 'String*' } { $PSStyle.Foreground.Cyan; break }
                { $_.Kind -eq 'Variable' } { $PSStyle.Foreground.BrightGreen; break }
            }
            if ($colour) {
                $line = $line.Insert($token.Extent.EndOffset, $PSStyle.Reset).Insert($token.Extent.StartOffset, $colour)
            }
        }

        [Console]::WriteLine("PS> $line")
        Invoke-Expression $command | Out-Default
    }

    Stop-SCSandbox
}

function Get-Screen([string[]] $Command) {
    $quoted = (Resolve-Path $ModulePath), ($Command -join "`n") | ForEach-Object { "'$([Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($_))'" }
    $script = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("& { $stage } $quoted"))
    # In a locale that every system has: a shell complains on the screen of one that it does not.
    $text = & env -u NO_COLOR LC_ALL=C.UTF-8 TERM=xterm-256color COLORTERM=truecolor script -qec "stty cols $columns rows 60; '$PSHOME/pwsh' -NoLogo -NoProfile -NonInteractive -EncodedCommand $script" /dev/null
    # Links, and what moves no text, such as the keypad's mode.
    $clean = ($text -join "`n") -replace "`e\]8;;.*?`e\\|`e\[\?[\d;]*[a-z]|`e[=>]|`r"
    $clean.Trim("`n") -replace '\n{3,}', "`n`n" -split "`n"
}

# The sixteen colours as they are well read on the pictures' background.
$basic = '#3b4252', '#e5686d', '#7fb069', '#e0b15e', '#6fa8dc', '#c58fd0', '#5fb8b8', '#d0d4dc', '#7d8799', '#ff7b80', '#98d07f', '#f2d06b', '#8cc0f0', '#dba6e6', '#7fd6d6', '#ffffff'
$cellWidth, $lineHeight, $margin = 8.4, 18, 14
$blocks = ' ▁▂▃▄▅▆▇█'
$wide = '[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uD83C-\uD83E\uDC00-\uDFFF]'

# The colour and the weight after a sequence of SGR parameters.
function Set-Style([hashtable] $Style, [string] $Parameters) {
    $codes = @($Parameters -split ';' | ForEach-Object { [int]('0' + $_) })
    for ($i = 0; $i -lt $codes.Count; $i++) {
        switch ($codes[$i]) {
            0 { $Style.Fill = $null; $Style.Bold = $Style.Italic = $false }
            1 { $Style.Bold = $true }
            3 { $Style.Italic = $true }
            { $_ -in 30..37 } { $Style.Fill = $basic[$_ - 30] }
            { $_ -in 90..97 } { $Style.Fill = $basic[$_ - 82] }
            39 { $Style.Fill = $null }
            38 {
                $Style.Fill = '#{0:x2}{1:x2}{2:x2}' -f $codes[($i + 2)..($i + 4)]
                $i += 4
            }
        }
    }
}

# Text by itself, and wide letters apart from narrow ones: no font has both in the right widths. Blocks as shapes: fonts leave gaps between them.
function ConvertTo-Svg([string[]] $Line, [string] $Title) {
    $style = @{ Fill = $null; Bold = $false; Italic = $false }
    $parts = for ($row = 0; $row -lt $Line.Count; $row++) {
        $column = 0
        $top = $margin + $row * $lineHeight
        foreach ($piece in [regex]::Matches($Line[$row], "`e\[(?<style>[\d;]*)m|(?<block>[▀-█])|(?<wide>$wide+)|(?<text>(?:(?!$wide|[▀-█])[^`e ])+(?: (?!$wide|[▀-█])[^`e ]+)*)| +")) {
            $left = [Math]::Round($margin + $column * $cellWidth, 1)
            $paint = ($style.Fill ? " fill=`"$($style.Fill)`"" : '') + ($style.Bold ? ' font-weight="bold"' : '') + ($style.Italic ? ' font-style="italic"' : '')
            if ($piece.Groups['style'].Success) {
                Set-Style $style $piece.Groups['style'].Value
                continue
            }

            $cells = $Host.UI.RawUI.LengthInBufferCells($piece.Value)
            if ($piece.Groups['block'].Success) {
                $isUpper = $piece.Value -eq '▀'
                $height = [Math]::Round(($isUpper ? 4 : $blocks.IndexOf($piece.Value)) / 8 * $lineHeight, 2)
                @{ Paint = $paint; Shape = "M$left $($top + ($isUpper ? 0 : $lineHeight - $height))h$($cellWidth)v$($height)h-$($cellWidth)z" }
            }
            elseif ($piece.Value.Trim()) {
                $text = [Security.SecurityElement]::Escape($piece.Value)
                @{ Text = "<text x=`"$left`" y=`"$($top + 13)`" textLength=`"$([Math]::Round($cells * $cellWidth, 1))`"$paint>$text</text>" }
            }

            $column += $cells
        }
    }

    # One path for each colour.
    $shapes = $parts | Where-Object { $_.ContainsKey('Shape') } | Group-Object { $_.Paint } | ForEach-Object { "<path$($_.Name) d=`"$(-join $_.Group.ForEach({ $_.Shape }))`"/>" }
    $width, $height = [Math]::Ceiling($columns * $cellWidth + 2 * $margin), ($Line.Count * $lineHeight + 2 * $margin)
    @"
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 $width $height" width="$width" height="$height" role="img">
<title>$([Security.SecurityElement]::Escape($Title))</title>
<rect width="$width" height="$height" rx="8" fill="#1b1f27"/>
<g font-family="ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#d0d4dc" shape-rendering="crispEdges">
$(@($shapes) + $parts.ForEach({ $_['Text'] }) | Where-Object { $_ } | Join-String -Separator "`n")
</g>
</svg>
"@
}

$null = New-Item $OutputPath -ItemType Directory -Force
foreach ($scene in $Name) {
    $path = Join-Path $OutputPath "$scene.svg"
    Set-Content $path (ConvertTo-Svg (Get-Screen $scenes[$scene]) ($scenes[$scene] -join '; '))
    Get-Item $path
}

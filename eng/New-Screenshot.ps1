#requires -Version 7.4

<#
.SYNOPSIS
    Makes the pictures in docs/images: commands on the sandbox and their output in a terminal.
.DESCRIPTION
    Each scene runs in a new PowerShell process in a terminal (util-linux's script, so on Linux only). The output, with its colours, is written as
    SVG text, which is small, sharp at every size, and readable on light and dark pages. All names come from the sandbox.
.EXAMPLE
    eng/New-Screenshot.ps1
.EXAMPLE
    eng/New-Screenshot.ps1 -Name waveform -OutputPath out
#>
[CmdletBinding()]
param(
    # The scenes to make. By default, all of them.
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

# Runs in the terminal: writes each command as a user types it, with PSReadLine's colours, and then its output.
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
    # Every system has C.UTF-8. With a missing locale, the shell would print a warning.
    $text = & env -u NO_COLOR LC_ALL=C.UTF-8 TERM=xterm-256color COLORTERM=truecolor script -qec "stty cols $columns rows 60; '$PSHOME/pwsh' -NoLogo -NoProfile -NonInteractive -EncodedCommand $script" /dev/null
    # Removes links, and sequences that do not move text, such as the keypad mode.
    $clean = ($text -join "`n") -replace "`e\]8;;.*?`e\\|`e\[\?[\d;]*[a-z]|`e[=>]|`r"
    $clean.Trim("`n") -replace '\n{3,}', "`n`n" -split "`n"
}

# The sixteen colours, chosen to be readable on the pictures' background.
$basic = '#3b4252', '#e5686d', '#7fb069', '#e0b15e', '#6fa8dc', '#c58fd0', '#5fb8b8', '#d0d4dc', '#7d8799', '#ff7b80', '#98d07f', '#f2d06b', '#8cc0f0', '#dba6e6', '#7fd6d6', '#ffffff'
$cellWidth, $lineHeight, $margin = 8.4, 18, 14
$blocks = ' ▁▂▃▄▅▆▇█'
$wide = '[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uD83C-\uD83E\uDC00-\uDFFF]'

# Applies SGR parameters to the colour and the weight of the text.
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

# Wide and narrow characters are separate text elements, because no font has the right widths for both. Blocks are drawn as shapes, because fonts
# leave gaps between them.
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

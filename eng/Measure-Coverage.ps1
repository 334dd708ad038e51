#requires -Version 7.4

<#
.SYNOPSIS
    Runs tests over assemblies that count what runs of them, and reports the lines and branches that ran in any process of these tests.
.DESCRIPTION
    Every copy of the client, the cmdlets and the storage that was built is replaced by one that counts, and put back after the tests. At its
    end a process adds its counts to those of the others; one that is killed adds none. The report goes to <folder>/coverage.cobertura.xml,
    and a table of the folders of the source is shown.
#>
[CmdletBinding()]
param(
    # Runs the tests, and ends with their exit code.
    [Parameter(Mandatory)]
    [scriptblock] $Test,

    # Where the report goes.
    [Parameter(Mandatory)]
    [string] $Folder,

    [string] $Configuration = 'Release'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$root = Split-Path $PSScriptRoot
$names = 'SoundCloud.Client.dll', 'SoundCloud.PowerShell.dll', 'SoundCloud.Storage.dll'

function Invoke-Coverlet([string] $Target) {
    # Where it keeps the counts is the folder for temporary files.
    $temporary = $IsWindows ? 'TMP' : 'TMPDIR'
    $before = [Environment]::GetEnvironmentVariable($temporary)
    try {
        [Environment]::SetEnvironmentVariable($temporary, $Folder)
        $output = dotnet build (Join-Path $PSScriptRoot 'Coverage') "-t:$Target" "-p:Folder=$Folder" --nologo --verbosity quiet
        if ($LASTEXITCODE -ne 0) {
            throw ($output -join "`n")
        }
    }
    finally {
        [Environment]::SetEnvironmentVariable($temporary, $before)
    }
}

# The lines and branches of a cobertura report, by project and folder.
function Get-FolderCoverage([xml] $Report) {
    $lines = foreach ($class in $Report.SelectNodes('//class')) {
        $folder = (Split-Path $class.filename) -replace '\\', '/' -replace '^src/SoundCloud\.([^/]+(/[^/]+)?).*', '$1'
        foreach ($line in $class.SelectNodes('lines/line')) {
            $branches = $line.GetAttribute('condition-coverage') -match '\((\d+)/(\d+)\)' ? [int[]]$Matches[1, 2] : (0, 0)
            [pscustomobject]@{ Folder = $folder; Line = 1; LineRan = [int]($line.hits -ne '0'); Branch = $branches[1]; BranchRan = $branches[0] }
        }
    }

    $all = $lines | Group-Object { $_.Folder -replace '/.*' } | ForEach-Object { @{ Name = $_.Name; Lines = $_.Group } }
    $all = @($all) + @($lines | Group-Object Folder | Where-Object Name -Like '*/*' | ForEach-Object { @{ Name = $_.Name; Lines = $_.Group } })
    foreach ($part in @($all | Sort-Object { $_.Name }) + @{ Name = 'all'; Lines = $lines }) {
        $sum = @{}
        foreach ($column in 'Line', 'LineRan', 'Branch', 'BranchRan') {
            $sum[$column] = [int]($part.Lines | Measure-Object $column -Sum).Sum
        }

        [pscustomobject]@{
            Folder        = $part.Name
            Lines        = $sum.Line
            'Lines %'    = [Math]::Round(100 * $sum.LineRan / $sum.Line, 1)
            Branches     = $sum.Branch
            'Branches %' = $sum.Branch ? [Math]::Round(100 * $sum.BranchRan / $sum.Branch, 1) : $null
        }
    }
}

Remove-Item $Folder -Recurse -Force -ErrorAction Ignore
$null = New-Item $Folder -ItemType Directory
# All copies of an assembly are the same, so one is made to count and replaces the others.
$built = Get-ChildItem (Join-Path $root 'out' 'SoundCloud') -Include $names -Recurse
$copies = @($built) + @(Get-ChildItem (Join-Path $root 'tests' '*' 'bin' $Configuration) -Include $names -Recurse)
$kept = New-Item (Join-Path $Folder 'built') -ItemType Directory
$built | Copy-Item -Destination $kept
$built | Copy-Item -Destination $Folder
Invoke-Coverlet 'Instrument'
try {
    $copies | ForEach-Object { Copy-Item (Join-Path $Folder $_.Name) $_ }
    & $Test
    $exitCode = $LASTEXITCODE
}
finally {
    $copies | ForEach-Object { Copy-Item (Join-Path $kept $_.Name) $_ }
}

Invoke-Coverlet 'Report'
$report = Join-Path $Folder 'coverage.cobertura.xml'
# Their names are those of the deterministic build; a reader of the report wants them relative to the repository.
(Get-Content -Raw $report).Replace('filename="/_/', 'filename="') | Set-Content $report
Get-FolderCoverage (Get-Content -Raw $report) | Format-Table -AutoSize | Out-Host
Write-Host 'Left out: the tests with the tag AsBuilt. They look at assemblies as the build makes them, and these count what runs.'
Write-Host "Coverage report: $([IO.Path]::GetRelativePath($PWD, $report))"
exit $exitCode

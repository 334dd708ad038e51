# Compares the operations that the module knows with an OpenAPI document. Run by `./build.ps1 Operations -Spec <file or URL>`.
#Requires -Version 7.4
[CmdletBinding()]
param(
    # The document: a file or a URL, YAML or JSON.
    [Parameter(Mandatory)]
    [string] $Spec
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# The part of YAML that OpenAPI documents are written in: nested maps and lists, quoted and plain scalars, folded text.
function Read-YamlBlock([string[]] $lines, [ref] $at, [int] $indent) {
    $map = [ordered]@{}
    $list = [Collections.Generic.List[object]]::new()
    while ($at.Value -lt $lines.Count) {
        $line = $lines[$at.Value]
        if ($line -match '^\s*(#.*)?$') { $at.Value++; continue }
        $depth = $line.Length - $line.TrimStart(' ').Length
        if ($depth -lt $indent) { break }
        $text = $line.Trim()
        if ($text -match '^- ?(.*)$') {
            # What stands behind the dash is the first line of the item.
            $lines[$at.Value] = (' ' * ($depth + 2)) + $Matches[1]
            if ($Matches[1] -match "^('[^']*'|[^:'`"]+):( .*)?$") { $list.Add((Read-YamlBlock $lines $at ($depth + 2))) }
            else { $list.Add($Matches[1].Trim("'", '"')); $at.Value++ }
            continue
        }
        if ($text -notmatch "^(?<key>'[^']*'|`"[^`"]*`"|[^:]+?):(?:\s+(?<value>.*))?$") { $at.Value++; continue }
        $key = $Matches.key.Trim("'", '"')
        $value = $Matches.ContainsKey('value') ? $Matches.value : ''
        $at.Value++
        if ($value -match '^[>|]') {
            while ($at.Value -lt $lines.Count -and ($lines[$at.Value] -match '^\s*$' -or $lines[$at.Value] -match "^ {$($depth + 1)}")) { $at.Value++ }
            $map[$key] = ''
        }
        elseif ($value) { $map[$key] = $value.Trim("'", '"') }
        else {
            $next = $at.Value
            while ($next -lt $lines.Count -and $lines[$next] -match '^\s*(#.*)?$') { $next++ }
            $inner = $next -lt $lines.Count ? $lines[$next].Length - $lines[$next].TrimStart(' ').Length : -1
            # A list may stand at its key's own depth.
            $isList = $next -lt $lines.Count -and $lines[$next].TrimStart().StartsWith('- ')
            $map[$key] = if ($inner -gt $depth -or ($isList -and $inner -eq $depth)) { , (Read-YamlBlock $lines $at $inner) } else { '' }
            if ($map[$key] -is [array] -and $map[$key].Count -eq 1 -and $map[$key][0] -is [Collections.IDictionary]) { $map[$key] = $map[$key][0] }
        }
    }
    if ($list.Count -gt 0) { , $list.ToArray() } else { $map }
}

function Read-Document([string] $text) {
    if ($text.TrimStart().StartsWith('{')) { return $text | ConvertFrom-Json -AsHashtable }
    Read-YamlBlock ($text -split "`r?`n") ([ref] 0) 0
}

function Get-Value($map, [string] $key) { if ($map -is [Collections.IDictionary] -and $map.Contains($key)) { $map[$key] } }

# What the list of operations says of each: METHOD and path, query, success, deprecated.
function Get-SpecOperation($document) {
    foreach ($path in $document['paths'].Keys) {
        $item = $document['paths'][$path]
        foreach ($method in @($item.Keys) -match '^(get|put|post|delete|patch|head)$') {
            $operation = $item[$method]
            $parameters = @(Get-Value $item 'parameters') + @(Get-Value $operation 'parameters') | Where-Object { $_ }
            $query = foreach ($parameter in $parameters) {
                if ($reference = Get-Value $parameter '$ref') { $parameter = $document['components']['parameters'][($reference -split '/')[-1]] }
                if ($parameter['in'] -eq 'query') { $parameter['name'] }
            }
            [pscustomobject]@{
                Key        = "$($method.ToUpperInvariant()) $path"
                Query      = @($query | Sort-Object) -join ','
                Success    = @(@($operation['responses'].Keys) -match '^[23]' | Sort-Object) -join ','
                Deprecated = "$(Get-Value $operation 'deprecated')" -eq 'true'
            }
        }
    }
}

$text = if ($Spec -match '^https?://') { (Invoke-WebRequest $Spec).Content } else { Get-Content -Raw $Spec }
$theirs = @{}
Get-SpecOperation (Read-Document $text) | ForEach-Object { $theirs[$_.Key] = $_ }
$ours = @{}
Get-Content -Raw "$PSScriptRoot/../src/SoundCloud.Client/Api/Operations.json" | ConvertFrom-Json | ForEach-Object {
    $ours["$($_.method) $($_.path)"] = [pscustomobject]@{
        Key        = "$($_.method) $($_.path)"
        Query      = @($_.query | Sort-Object) -join ','
        Success    = @($_.success | Sort-Object) -join ','
        Deprecated = $_.deprecated
    }
}
if ($theirs.Count -eq 0) { throw "The document $Spec has no operations." }

$differences = @(
    foreach ($key in $theirs.Keys | Sort-Object) {
        if (-not $ours.ContainsKey($key)) { "new      $key"; continue }
        foreach ($member in 'Query', 'Success', 'Deprecated') {
            if ($ours[$key].$member -ne $theirs[$key].$member) { "changed  $key  $($member): '$($ours[$key].$member)' → '$($theirs[$key].$member)'" }
        }
    }
    foreach ($key in $ours.Keys | Sort-Object) {
        if (-not $theirs.ContainsKey($key)) { "gone     $key" }
    }
)
$differences
"$($theirs.Count) operations in the document, $($ours.Count) known, $($differences.Count) differences"
exit [int]($differences.Count -gt 0)

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

function Get-Value($map, [string] $key) { if ($map -is [Collections.IDictionary]) { $map[$key] } }

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
Get-SpecOperation (& (Join-Path $PSScriptRoot 'ConvertFrom-Yaml.ps1') $text) | ForEach-Object { $theirs[$_.Key] = $_ }
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

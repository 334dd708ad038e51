# Compares the operations that the module knows, and the fields that each can write, with an OpenAPI document. Run by `./build.ps1 Operations -Spec <file or URL>`.
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

# A schema's properties by name, with those of the schemas that it refers to.
function Get-Property($document, $schema) {
    while ($reference = Get-Value $schema '$ref') { $schema = $document['components']['schemas'][($reference -split '/')[-1]] }
    $properties = [ordered]@{}
    foreach ($part in @(Get-Value $schema 'allOf') -ne $null) {
        $more = Get-Property $document $part
        foreach ($name in $more.Keys) { $properties[$name] = $more[$name] }
    }
    $own = Get-Value $schema 'properties'
    if ($own) { foreach ($name in $own.Keys) { $properties[$name] = $own[$name] } }
    $properties
}

# The fields of a request's body, whichever of its forms has them: title for {"track":{"title":…}} and for track[title].
function Get-BodyField($document, $operation) {
    $content = Get-Value (Get-Value $operation 'requestBody') 'content'
    $fields = foreach ($form in @($content)) {
        if (-not $form) { continue }
        foreach ($type in $form.Keys) {
            $properties = Get-Property $document (Get-Value $form[$type] 'schema')
            if ($properties.Count -eq 1) {
                $inner = Get-Property $document @($properties.Values)[0]
                if ($inner.Count) { $properties = $inner }
            }
            $properties.Keys -replace '^\w+\[(\w+)\].*$', '$1'
        }
    }
    @($fields | Sort-Object -Unique) -join ','
}

# What the list of operations says of each: METHOD and path, query, fields of the body, success, deprecated.
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
                Fields     = Get-BodyField $document $operation
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
        Fields     = @(if ($_.PSObject.Properties['fields']) { $_.fields.PSObject.Properties.Name | Sort-Object }) -join ','
        Success    = @($_.success | Sort-Object) -join ','
        Deprecated = $_.deprecated
    }
}
if ($theirs.Count -eq 0) { throw "The document $Spec has no operations." }

$differences = @(
    foreach ($key in $theirs.Keys | Sort-Object) {
        if (-not $ours.ContainsKey($key)) { "new      $key"; continue }
        foreach ($member in 'Query', 'Fields', 'Success', 'Deprecated') {
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

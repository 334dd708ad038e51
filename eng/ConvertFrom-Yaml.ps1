#requires -Version 7.4

<#
.SYNOPSIS
    A YAML or JSON document as maps and lists; every scalar is a text.
.DESCRIPTION
    YamlDotNet reads it. A build of tests/Module lays the package out in out/tests; it does not ship.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Text
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

Add-Type -Path (Join-Path $PSScriptRoot '..' 'out' 'tests' 'YamlDotNet.dll')
, [YamlDotNet.Serialization.DeserializerBuilder]::new().Build().Deserialize[object]($Text)

#requires -Version 7.4

<#
.SYNOPSIS
    Generates the help of the built module.
.DESCRIPTION
    The texts come from the cmdlets' doc comments, which the compiler writes as XML beside the assemblies. Everything else comes from the
    cmdlets' metadata, so it always matches the cmdlets. The result is MAML in the module's folder en-US. build.ps1 runs this script after
    each build, in a separate process, because the script imports the module.

    In a cmdlet's comment, <summary> is the synopsis, <remarks> the description, and <seealso> a related link. In an <example>, the text before
    <code> is the title and the text after it explains the example. The help of a parameter is the <summary> of its property, also of an
    inherited one; <inheritdoc cref="…"/> takes the text of another property.
.EXAMPLE
    eng/New-Help.ps1 -ModulePath out/SoundCloud -DocumentationPath src/SoundCloud.PowerShell/bin/Release/net8.0
#>
[CmdletBinding()]
param(
    # The folder of the built module.
    [Parameter(Mandatory)]
    [string] $ModulePath,

    # The folder with the XML files that the compiler writes.
    [Parameter(Mandatory)]
    [string] $DocumentationPath
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# Parameters that the engine adds, in the order of the help.
$engineParameters = [ordered]@{
    First             = 'Gets only this many items from each list, and requests no more than it needs. If you give ids, it gets only the first of them.'
    Skip              = 'Omits this many items at the start of each list. SoundCloud cannot start in the middle of a list, so the skipped items are read too. If you give ids, the skipped ones are not read.'
    IncludeTotalCount = 'Writes the total count before the items. SoundCloud does not return totals, so it says that the total is unknown.'
    WhatIf            = 'Shows what would be changed, and changes nothing. No request is sent.'
    Confirm           = 'Asks before each change.'
}

function Format-Text([string] $Text) {
    [Security.SecurityElement]::Escape($Text)
}

function Format-Paragraph([string[]] $Text) {
    -join $(foreach ($one in $Text) { if ($one) { "<maml:para>$(Format-Text $one)</maml:para>" } })
}

# Converts a part of a comment to one line of text.
function ConvertTo-Text([object[]] $Node) {
    $text = foreach ($one in $Node) {
        if ($one -is [Xml.Linq.XText]) {
            $one.Value
        }
        elseif ($one.Name.LocalName -eq 'see' -and $one.Attribute('cref')) {
            $type = $one.Attribute('cref').Value -replace '^\w:'
            $cmdletNames[$type] ?? $type.Split('.')[-1]
        }
        elseif ($one.Name.LocalName -eq 'c') {
            "'$($one.Value)'"
        }
        else {
            ConvertTo-Text @($one.Nodes())
        }
    }

    (-join $text) -replace '\s+', ' '
}

# Splits a comment into paragraphs. Text outside of <para> is a paragraph too.
function Get-Paragraph([object[]] $Node) {
    $loose = [Collections.Generic.List[object]]::new()
    $texts = @(
        foreach ($one in $Node) {
            if ($one -is [Xml.Linq.XElement] -and $one.Name.LocalName -eq 'para') {
                ConvertTo-Text $loose
                $loose.Clear()
                ConvertTo-Text @($one.Nodes())
            }
            else {
                $loose.Add($one)
            }
        }

        ConvertTo-Text $loose
    )
    $texts.ForEach('Trim') | Where-Object { $_ }
}

# The first sentence of a type's comment, without the operation that returns it.
function Get-TypeSummary([type] $Type) {
    $text = Get-Summary "T:$($Type.FullName)" | Select-Object -First 1
    $text -replace ": '[A-Z]+ /[^']*'" -replace '(?<=\.) .*'
}

# Removes common indentation and surrounding empty lines from an example's code.
function Get-Code([Xml.Linq.XElement] $Code) {
    $lines = $Code.Value.ReplaceLineEndings("`n").Trim("`n").TrimEnd() -split "`n"
    $indent = ($lines | Where-Object { $_.Trim() } | ForEach-Object { $_.Length - $_.TrimStart().Length } | Measure-Object -Minimum).Minimum
    $lines.ForEach({ $_.Length -gt $indent ? $_.Substring($indent).TrimEnd() : '' }) -join "`n"
}

# Several cmdlets inherit the same parameter, so summaries are cached. A shared text is named by <inheritdoc cref>.
function Get-Summary([string] $Id) {
    if (-not $summaries.ContainsKey($Id)) {
        $summaries[$Id] = @(if ($comments.ContainsKey($Id)) {
                $same = $comments[$Id].Element('inheritdoc')
                $same ? (Get-Summary $same.Attribute('cref').Value) : (Get-Paragraph @($comments[$Id].Element('summary').Nodes()))
            })
    }

    $summaries[$Id]
}

# The name that PowerShell has for a type, as in Get-Command -Syntax.
function Get-TypeName([type] $Type) {
    $rank = ''
    while ($Type.IsArray) {
        $rank += '[]'
        $Type = $Type.GetElementType()
    }

    $Type = [Nullable]::GetUnderlyingType($Type) ?? $Type
    [Microsoft.PowerShell.ToStringCodeMethods]::Type($Type).Split('.')[-1] + $rank
}

# The properties of a parameter that are the same in every parameter set.
function Get-Parameter([Management.Automation.CommandInfo] $Command, [object] $Fresh, [string] $Name) {
    $metadata = $Command.Parameters[$Name]
    $sets = @($metadata.ParameterSets.Values)
    $type = $metadata.ParameterType
    $inner = $type.IsArray ? $type.GetElementType() : ([Nullable]::GetUnderlyingType($type) ?? $type)
    $words = @(if ($inner.IsEnum) { [enum]::GetNames($inner) })
    $globbing = $false
    $range = $null
    $meanings = $null
    foreach ($attribute in $metadata.Attributes) {
        switch ($attribute.GetType().Name) {
            'ValidateSetAttribute' { $words = @($attribute.ValidValues) }
            'ValidateWordAttribute' { $meanings = $attribute.Meanings; $words = @($meanings.Key) }
            'ValidateRangeAttribute' { $range = "From $($attribute.MinRange) to $($attribute.MaxRange)." }
            'ValidateLengthAttribute' { $range = "At most $($attribute.MaxLength) characters." }
            'SupportsWildcardsAttribute' { $globbing = $true }
        }
    }

    # Those of the engine are no properties of the cmdlet.
    $property = $Command.ImplementingType.GetProperty($Name)
    $text = @($property ? (Get-Summary "P:$($property.DeclaringType.FullName).$Name") : $engineParameters[$Name])
    if ($words) {
        $said = $meanings ? $meanings.ForEach({ $_.Value ? "$($_.Key) ($($_.Value))" : $_.Key }) : $words
        $text += "Accepted values: $($said -join ', ')."
    }

    if ($range) {
        $text += $range
    }

    $default = $property ? $property.GetValue($Fresh) : $null
    $pipeline = @(
        if ($sets.ValueFromPipeline -contains $true) { 'ByValue' }
        if ($sets.ValueFromPipelineByPropertyName -contains $true) { 'ByPropertyName' }
    )
    @{
        Name       = $Name
        Type       = $type
        TypeName   = $type -eq [switch] ? 'SwitchParameter' : (Get-TypeName $type)
        IsEngine   = -not $property
        IsRequired = $sets.IsMandatory -notcontains $false
        Position   = [Linq.Enumerable]::Max([int[]]$sets.Position)
        Words      = $words
        Text       = $text
        Default    = $type -eq [switch] ? 'False' : "$default" -eq '' ? 'None' : [Convert]::ToString($default, [cultureinfo]::InvariantCulture)
        Pipeline   = $pipeline
        Attributes = 'variableLength="{0}" globbing="{1}" pipelineInput="{2}" aliases="{3}"' -f @(
            "$($type.IsArray)".ToLowerInvariant()
            "$globbing".ToLowerInvariant()
            ($pipeline ? "True ($($pipeline -join ', '))" : 'False')
            ($metadata.Aliases.Count ? $metadata.Aliases -join ', ' : 'none')
        )
    }
}

function Format-Place([bool] $IsRequired, [int] $Position) {
    'required="{0}" position="{1}"' -f "$IsRequired".ToLowerInvariant(), ($Position -ge 0 ? $Position : 'named')
}

# A parameter in one parameter set.
function Format-SyntaxParameter([hashtable] $Parameter, [object] $InSet) {
    $value = if ($Parameter.Words) {
        $words = -join $Parameter.Words.ForEach({ "<command:parameterValue required=`"false`" variableLength=`"false`">$(Format-Text $_)</command:parameterValue>" })
        "<command:parameterValueGroup>$words</command:parameterValueGroup>"
    }
    elseif ($Parameter.TypeName -ne 'SwitchParameter') {
        "<command:parameterValue required=`"true`" variableLength=`"false`">$($Parameter.TypeName)</command:parameterValue>"
    }

    "<command:parameter $(Format-Place $InSet.IsMandatory $InSet.Position) $($Parameter.Attributes)><maml:name>$($Parameter.Name)</maml:name>$value</command:parameter>"
}

function Format-Parameter([hashtable] $Parameter) {
    @"
<command:parameter $(Format-Place $Parameter.IsRequired $Parameter.Position) $($Parameter.Attributes)>
<maml:name>$($Parameter.Name)</maml:name>
<maml:description>$(Format-Paragraph $Parameter.Text)</maml:description>
<command:parameterValue required="$("$($Parameter.TypeName -ne 'SwitchParameter')".ToLowerInvariant())" variableLength="false">$($Parameter.TypeName)</command:parameterValue>
<dev:type><maml:name>$($Parameter.TypeName)</maml:name></dev:type>
<dev:defaultValue>$(Format-Text $Parameter.Default)</dev:defaultValue>
</command:parameter>
"@
}

# A type as input or output.
function Format-Type([string] $Element, [string] $Type, [string[]] $Text) {
    "<command:$Element><dev:type><maml:name>$Type</maml:name></dev:type><maml:description>$(Format-Paragraph ($Text -join ' '))</maml:description></command:$Element>"
}

function Get-Input([hashtable[]] $Parameters) {
    $byValue = @($Parameters | Where-Object { $_.Pipeline -contains 'ByValue' })
    foreach ($parameter in $byValue) {
        $type = $parameter.Type.IsArray ? $parameter.Type.GetElementType() : $parameter.Type
        Format-Type 'inputType' $type.FullName "For -$($parameter.Name).", (Get-TypeSummary $type)
    }

    $byName = @($Parameters | Where-Object { $_.Pipeline -contains 'ByPropertyName' })
    if ($byName) {
        Format-Type 'inputType' 'System.Management.Automation.PSObject' "Objects that have properties of these names: $($byName.Name -join ', ')."
    }

    if (-not $byValue -and -not $byName) {
        Format-Type 'inputType' 'None' 'Nothing is taken from the pipeline.'
    }
}

# The mandatory parameter that identifies a parameter set.
function Get-SetSwitch([Management.Automation.CommandInfo] $Command, [string[]] $Sets) {
    foreach ($set in $Command.ParameterSets | Where-Object Name -In $Sets) {
        $set.Parameters | Where-Object { $_.IsMandatory -and "$($Command.Parameters[$_.Name].ParameterSets.Keys)" -eq $set.Name } | Select-Object -First 1 | ForEach-Object { "-$($_.Name)" }
    }
}

function Get-Output([Management.Automation.CommandInfo] $Command) {
    $attributes = $Command.ImplementingType.GetCustomAttributes([Management.Automation.OutputTypeAttribute], $false)
    $types = @($attributes.Type.Type)
    foreach ($attribute in $attributes) {
        # Some parameter sets write nothing unless -PassThru is given.
        $isQuiet = @($attributes | Where-Object {
                $_.Type.Type -contains [void] -and ($_.ParameterSetName -contains '__AllParameterSets' -or $_.ParameterSetName -eq $attribute.ParameterSetName)
            }).Count -gt 0
        $switches = @(if ($attribute.ParameterSetName -notcontains '__AllParameterSets') { Get-SetSwitch $Command $attribute.ParameterSetName })
        foreach ($type in $attribute.Type.Type) {
            if ($type -eq [void]) {
                Format-Type 'returnValue' 'None' (@(if ($switches) { "With $($switches -join ' or ')." }) + ($types.Count -gt 1 ? 'Nothing, unless -PassThru is given.' : 'Nothing.'))
            }
            else {
                $with = @(if ($isQuiet) { '-PassThru' }) + $switches
                $when = $with ? "With $($with -join ($isQuiet ? ' and ' : ' or '))." : ''
                Format-Type 'returnValue' $type.FullName (@($when, (Get-TypeSummary $type)) -ne '')
            }
        }
    }
}

function Get-Example([Xml.Linq.XElement] $Comment) {
    $number = 0
    foreach ($example in $Comment.Elements('example')) {
        $number++
        $code = $example.Element('code')
        $title = Get-Paragraph @($code.NodesBeforeSelf())
        @"
<command:example>
<maml:title>$(Format-Text "--------- Example $number`: $title ---------")</maml:title>
<dev:code>$(Format-Text (Get-Code $code))</dev:code>
<dev:remarks>$(Format-Paragraph (Get-Paragraph @($code.NodesAfterSelf())))<maml:para /></dev:remarks>
</command:example>
"@
    }
}

function Get-Link([Xml.Linq.XElement] $Comment) {
    foreach ($link in $Comment.Elements('seealso')) {
        $target = $link.Attribute('cref') ? $cmdletNames[($link.Attribute('cref').Value -replace '^\w:')] : $link.Attribute('href').Value
        "<maml:navigationLink><maml:linkText>$(Format-Text $target)</maml:linkText><maml:uri>$($target -like 'https:*' ? (Format-Text $target) : '')</maml:uri></maml:navigationLink>"
    }
}

function Format-Command([Management.Automation.CommandInfo] $Command) {
    $type = $Command.ImplementingType
    $comment = $comments["T:$($type.FullName)"]
    $fresh = [Activator]::CreateInstance($type)
    $own = @($Command.Parameters.Keys | Where-Object { $_ -notin $common })
    $parameters = @{}
    foreach ($name in $own) {
        $parameters[$name] = Get-Parameter $Command $fresh $name
    }

    $engineOrder = @($engineParameters.Keys)
    $sorted = $own | Sort-Object { $engineOrder.IndexOf($_) }, { $_ } | ForEach-Object { $parameters[$_] }
    $sets = foreach ($set in $Command.ParameterSets | Sort-Object { -not $_.IsDefault } -Stable) {
        $inOrder = $set.Parameters | Where-Object Name -NotIn $common | Sort-Object -Stable @(
            { $_.Position -ge 0 ? $_.Position : [int]::MaxValue }, { -not $_.IsMandatory }, { $engineOrder.IndexOf($_.Name) })
        "<command:syntaxItem><maml:name>$($Command.Name)</maml:name>$(-join $inOrder.ForEach({ Format-SyntaxParameter $parameters[$_.Name] $_ }))</command:syntaxItem>"
    }

    $remarks = $comment.Element('remarks')
    @"
<command:command>
<command:details>
<command:name>$($Command.Name)</command:name>
<maml:description>$(Format-Paragraph (Get-Summary "T:$($type.FullName)"))</maml:description>
<command:verb>$($Command.Verb)</command:verb>
<command:noun>$($Command.Noun)</command:noun>
</command:details>
<maml:description>$(if ($remarks) { Format-Paragraph (Get-Paragraph @($remarks.Nodes())) })</maml:description>
<command:syntax>
$($sets -join "`n")
</command:syntax>
<command:parameters>
$($sorted.ForEach({ Format-Parameter $_ }) -join "`n")
</command:parameters>
<command:inputTypes>
$((Get-Input @($sorted | Where-Object { $_.Pipeline })) -join "`n")
</command:inputTypes>
<command:returnValues>
$((Get-Output $Command) -join "`n")
</command:returnValues>
<command:examples>
$((Get-Example $comment) -join "`n")
</command:examples>
<command:relatedLinks>
$((Get-Link $comment) -join "`n")
</command:relatedLinks>
</command:command>
"@
}

Import-Module (Join-Path (Resolve-Path $ModulePath) 'SoundCloud.psd1')
$commands = Get-Command -Module SoundCloud -CommandType Cmdlet | Sort-Object Name
$cmdletNames = @{}
$commands.ForEach({ $cmdletNames[$_.ImplementingType.FullName] = $_.Name })

$summaries = @{}
$comments = @{}
foreach ($file in Get-ChildItem $DocumentationPath -Filter SoundCloud.*.xml) {
    foreach ($member in [Xml.Linq.XDocument]::Load($file.FullName, 'PreserveWhitespace').Root.Element('members').Elements('member')) {
        $comments[$member.Attribute('name').Value] = $member
    }
}

$common = [Management.Automation.PSCmdlet]::CommonParameters
$help = @"
<?xml version="1.0" encoding="utf-8"?>
<helpItems schema="maml" xmlns="http://msh" xmlns:maml="http://schemas.microsoft.com/maml/2004/10" xmlns:command="http://schemas.microsoft.com/maml/dev/command/2004/10" xmlns:dev="http://schemas.microsoft.com/maml/dev/2004/10">
$($commands.ForEach({ Format-Command $_ }) -join "`n")
</helpItems>
"@
$folder = New-Item (Join-Path $ModulePath 'en-US') -ItemType Directory -Force
Set-Content (Join-Path $folder 'SoundCloud.PowerShell.dll-Help.xml') $help.ReplaceLineEndings("`n")

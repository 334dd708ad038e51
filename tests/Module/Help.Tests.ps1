# The help that ships: whether it is all there, in step with the cmdlets, and true. Each example runs as it stands.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $folder = Join-Path (Split-Path $ModulePath) 'en-US'
    if (-not (Test-Path (Join-Path $folder 'SoundCloud.PowerShell.dll-Help.xml'))) {
        throw 'The help is not built: run ./build.ps1 first.'
    }

    $cmdlets = @((Import-PowerShellDataFile $ModulePath).CmdletsToExport | ForEach-Object { @{ Name = $_; Help = Get-Help $_ -Full } })
    $examples = @(
        foreach ($cmdlet in $cmdlets) {
            # A cmdlet without examples has no such property.
            foreach ($example in $cmdlet.Help.examples.PSObject.Properties['example'].Value) {
                @{ Name = $cmdlet.Name; Title = $example.title.Trim('- '); Code = $example.code }
            }
        }
    )
    # Text is indented by four columns or six, commands by eight.
    $topics = @(
        foreach ($file in Get-ChildItem $folder -Filter about_*.help.txt) {
            $blocks = [regex]::Matches((Get-Content -Raw $file), '(?m)(?:^ {8}\S.*\n(?:^(?: {8}.*)?\n)*)').ForEach({ $_.Value.TrimEnd() -replace '(?m)^ {8}' })
            @{ Topic = $file.Name -replace '\.help\.txt$'; Path = $file.FullName; Blocks = @($blocks) }
        }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Interactive.ps1
    . $PSScriptRoot/Reader.ps1
    $web = [Net.Http.HttpClient]::new([Net.Http.SocketsHttpHandler]@{ AllowAutoRedirect = $false })
    $common = [Management.Automation.PSCmdlet]::CommonParameters
    $names = (Import-PowerShellDataFile $ModulePath).CmdletsToExport
    $parameterNames = @($names | ForEach-Object { (Get-Command $_).Parameters.Values } | ForEach-Object { $_.Name; $_.Aliases }) | Sort-Object -Unique
    $topicNames = @(Get-ChildItem (Join-Path (Split-Path $ModulePath) 'en-US') -Filter about_*.help.txt | ForEach-Object { $_.Name -replace '\.help\.txt$' })

    # These must write something, to the screen or to a file.
    $readingVerbs = 'Get', 'Search', 'Resolve', 'Test', 'Start', 'Find', 'Show'

    # The paragraphs of a part of the help.
    function Get-Line([object] $Part) {
        @($Part | ForEach-Object { ($_.PSObject.Properties['Text'] ? $_.Text : "$_").Trim() } | Where-Object { $_ })
    }

    # The parameters of a help; a cmdlet without any has no such property.
    function Get-Described([object] $Help) {
        $Help.parameters.PSObject.Properties['parameter'] ? $Help.parameters.parameter : @()
    }

    # What a text names that does not exist.
    function Get-Unknown([string] $Text) {
        foreach ($name in [regex]::Matches($Text, '\b[A-Z][a-z]+-(?:SC[A-Z]\w+|SoundCloud)\b|\babout_SoundCloud\w*')) {
            if ($name.Value -notin $names -and $name.Value -notin $topicNames) {
                $name.Value
            }
        }
    }

    # What a piece of code takes from objects that none of ours has: a wrong name there is no error, and gives nothing.
    $members = @([SoundCloud.Track].Assembly, [SoundCloud.PowerShell.Display].Assembly).ForEach({ $_.GetExportedTypes().GetProperties().Name }) +
        [IO.FileInfo].GetProperties().Name + [Management.Automation.ErrorRecord].GetProperties().Name + 'Count', 'Name', 'Method', 'PathAndQuery', 'Group', 'Sum' | Sort-Object -Unique
    function Get-UnknownMember([string] $Code) {
        $tree = [Management.Automation.Language.Parser]::ParseInput($Code, [ref]$null, [ref]$null)
        # What a piece makes itself, and what the API calls it in Data, is known to it.
        if ($Code -match '\.Data\b') {
            return
        }

        $own = @($tree.FindAll({ $args[0] -is [Management.Automation.Language.HashtableAst] }, $true) | ForEach-Object { $_.KeyValuePairs.ForEach({ $_.Item1.Extent.Text; $_.Item2.Extent.Text.Trim('''"') }) })
        foreach ($command in $tree.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true) | Where-Object { $_.GetCommandName() -in 'Select-Object', 'Sort-Object', 'Group-Object', 'Where-Object' }) {
            # The first argument, or what -Property has.
            $first = $command.CommandElements | Select-Object -Skip 1 | Where-Object { $_ -isnot [Management.Automation.Language.CommandParameterAst] } | Select-Object -First 1
            $named = $first -is [Management.Automation.Language.ArrayLiteralAst] ? $first.Elements : $first
            $named | Where-Object { $_ -is [Management.Automation.Language.StringConstantExpressionAst] } | ForEach-Object Value | Where-Object { $_ -notin $members -and $_ -notin $own }
        }
    }

    function Get-OwnParameter([string] $Name) {
        (Get-Command $Name).Parameters.Values | Where-Object Name -NotIn $common
    }
}

AfterAll {
    $web.Dispose()
}

Describe 'The file' {
    BeforeAll {
        $path = Join-Path (Split-Path $ModulePath) 'en-US' 'SoundCloud.PowerShell.dll-Help.xml'
        $help = [xml](Get-Content -Raw $path)
    }

    It 'is well-formed, and about each cmdlet once' {
        $help.SelectNodes("//*[local-name()='details']/*[local-name()='name']").InnerText | Should -Be @($names | Sort-Object)
    }

    It 'has no other place holder or rest of the sources' {
        Get-Content -Raw $path | Should -Not -Match '\{\{|\bTODO\b|SoundCloud\.PowerShell\.Commands|cref='
    }
}

Describe '<Name>' -ForEach $cmdlets {
    It 'says in a sentence what it does' {
        $Help.Synopsis | Should -Not -Match ([regex]::Escape($Name)) -Because 'that is its syntax'
        $Help.Synopsis.Trim() | Should -Match '^[A-Z].*\.$'
        $Help.Synopsis.Length | Should -BeLessThan 140
    }

    It 'describes it' {
        (Get-Line $Help.description) -join ' ' | Should -Match '\w{2,} .*\.'
    }

    It 'describes its parameters, no more and no less' {
        $described = Get-Described $Help
        @($described | ForEach-Object name | Sort-Object) | Should -Be @(Get-OwnParameter $Name | ForEach-Object Name | Sort-Object)
        foreach ($parameter in $described) {
            (Get-Line $parameter.description) -join ' ' | Should -Match '(?s)^[A-Z].{10,}\.$' -Because "-$($parameter.name) has a text"
        }
    }

    It 'tells of each parameter what is true of it' {
        foreach ($parameter in Get-OwnParameter $Name) {
            $told = Get-Described $Help | Where-Object name -EQ $parameter.Name
            $sets = @($parameter.ParameterSets.Values)
            $told.required | Should -Be "$($sets.IsMandatory -notcontains $false)" -Because "-$($parameter.Name)"
            $told.pipelineInput -match 'ByValue' | Should -Be ($sets.ValueFromPipeline -contains $true) -Because "-$($parameter.Name)"
            $told.pipelineInput -match 'ByPropertyName' | Should -Be ($sets.ValueFromPipelineByPropertyName -contains $true) -Because "-$($parameter.Name)"
            $told.aliases | Should -Be ($parameter.Aliases.Count ? $parameter.Aliases -join ', ' : 'none')
            $told.globbing -eq 'true' | Should -Be ([bool]($parameter.Attributes | Where-Object { $_ -is [Management.Automation.SupportsWildcardsAttribute] }))
            foreach ($set in $parameter.Attributes | Where-Object { $_ -is [Management.Automation.ValidateSetAttribute] }) {
                (Get-Line $told.description) -join ' ' | Should -Match ($set.ValidValues -join ', ')
            }
        }
    }

    It 'shows each way to call it' {
        $sets = (Get-Command $Name).ParameterSets
        @($Help.syntax.syntaxItem) | Should -HaveCount $sets.Count
        foreach ($item in $Help.syntax.syntaxItem) {
            $shown = @($item.PSObject.Properties['parameter'] ? $item.parameter.name : @()) | Sort-Object
            $same = $sets | Where-Object { -not (Compare-Object @($_.Parameters.Name | Where-Object { $_ -notin $common }) @($shown)) }
            $same | Should -Not -BeNullOrEmpty
        }
    }

    It 'says what goes in and what comes out' {
        $Help.inputTypes.inputType.type.name | Should -Not -BeNullOrEmpty
        $shown = $Help.returnValues.returnValue.type.name
        foreach ($type in (Get-Command $Name).OutputType.Type) {
            $shown | Should -Contain ($type -eq [void] ? 'None' : $type.FullName)
        }
    }

    It 'has two examples or more, which fit on a screen of 80 columns' {
        @($Help.examples.example).Count | Should -BeGreaterOrEqual 2
        foreach ($example in $Help.examples.example) {
            $example.title | Should -Match '^-+ Example \d+: [A-Z].+[^.] -+$'
            (Get-Line $example.remarks) -join ' ' | Should -Match '\.$'
            $example.code -split "`n" | Where-Object Length -GT 76 | Should -BeNullOrEmpty
        }
    }

    It 'links to what there is' {
        $links = @($Help.relatedLinks.navigationLink.linkText)
        $links | Should -Not -BeNullOrEmpty
        $links | Where-Object { $_ -notin $names -and $_ -notin $topicNames -and $_ -notmatch '^https://' } | Should -BeNullOrEmpty
        $links | Should -Not -Contain $Name
    }

    It 'names no cmdlet, topic or parameter that does not exist' {
        Get-Unknown ($Help | Out-String -Width 500) | Should -BeNullOrEmpty
        $prose = (Get-Line $Help.description) + (Get-Described $Help | ForEach-Object { Get-Line $_.description }) -join ' '
        [regex]::Matches($prose, '(?<=\s)-([A-Z]\w+)').ForEach({ $_.Groups[1].Value }) |
            Where-Object { $_ -notin $parameterNames } | Should -BeNullOrEmpty
    }
}

Describe 'What comes out' {
    It 'is told for each way to call a cmdlet' {
        $told = @{}
        foreach ($value in (Get-Help Show-SCWaveform -Full).returnValues.returnValue) {
            $told[$value.type.name] = (Get-Line $value.description) -join ' '
        }

        $told['SoundCloud.PowerShell.TrackWaveform'] | Should -Match '^A track''s waveform'
        $told['None'] | Should -BeExactly 'With -Path. Nothing, unless -PassThru is given.'
        $told['System.IO.FileInfo'] | Should -BeExactly 'With -PassThru and -Path.'
    }
}

Describe '<Name>' -ForEach $examples {
    It 'runs <Title>' {
        if ($Code -match '-Interactive' -and $IsWindows) {
            Set-ItResult -Skipped -Because 'it would open the browser of who runs the tests'
        }

        $run = Invoke-Reading $Code

        $Code | Should -Match "\b$Name\b"
        $run.Errors | Should -BeNullOrEmpty
        Get-UnknownMember $Code | Should -BeNullOrEmpty -Because 'Select-Object would write a column of nothing'
        if ($Code -match '-WhatIf') {
            $run.Changes | Should -BeNullOrEmpty -Because '-WhatIf changes nothing'
            $run.Shown -match '^What if: ' | Should -Not -BeNullOrEmpty
        }
        elseif ($Name.Split('-')[0] -in $readingVerbs) {
            "$($run.Text.Trim())$($run.Files)" | Should -Not -BeNullOrEmpty -Because 'it reads'
        }
        else {
            "$($run.Text.Trim())$($run.Files)$($run.Changes)" | Should -Not -BeNullOrEmpty -Because 'something comes of it'
        }
    }
}

Describe 'Get-Help' -ForEach @{ Topics = $topics.Topic } {
    BeforeAll {
        # As a user has it: found on the module path, nothing imported.
        $inCultures = Invoke-FreshShell {
            param($Folder)
            $env:PSModulePath = $Folder + [IO.Path]::PathSeparator + $env:PSModulePath
            # The last one has no language at all, as a container without LANG.
            $found = foreach ($culture in 'en-US', 'es-ES', 'de-DE', 'tr-TR', '') {
                [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $culture
                @{
                    Culture   = $culture
                    Synopsis  = (Get-Help Get-SCTrack).Synopsis
                    Topics    = @((Get-Help about_SoundCloud*).Name)
                    Topic     = (Get-Help about_SoundCloud_Paging | Out-String)
                    Full      = Get-Help Add-SCLike -Full | Out-String -Width 80
                    Examples  = Get-Help Add-SCLike -Examples | Out-String -Width 80
                    Parameter = Get-Help Add-SCLike -Parameter Track | Out-String -Width 80
                }
            }

            ConvertTo-Json $found
        } (Split-Path (Split-Path $ModulePath)) | Out-String | ConvertFrom-Json
    }

    It 'finds the cmdlets and the topics in <_>' -ForEach 'en-US', 'es-ES', 'de-DE', 'tr-TR', '' {
        $found = $inCultures | Where-Object Culture -EQ $_
        $found.Synopsis | Should -Be (Get-Help Get-SCTrack).Synopsis
        $found.Topics | Sort-Object | Should -Be @($Topics | Sort-Object)
        $found.Topic | Should -Match 'about_SoundCloud_Paging'
    }

    It 'shows the parts in <_>' -ForEach 'en-US', 'es-ES', 'de-DE', 'tr-TR', '' {
        $found = $inCultures | Where-Object Culture -EQ $_
        foreach ($part in 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'Example 1', 'RELATED LINKS') {
            $found.Full | Should -Match $part
        }

        $found.Examples | Should -Match 'Example 4'
        $found.Parameter | Should -Match 'Accept pipeline input\?\s+True \(ByValue, ByPropertyName\)'
    }
}

Describe 'about_SoundCloud' {
    It 'names each cmdlet' {
        $text = Get-Content -Raw (Join-Path (Split-Path $ModulePath) 'en-US' 'about_SoundCloud.help.txt')

        $names | Where-Object { $text -cnotmatch "\b$_\b" } | Should -BeNullOrEmpty
    }
}

Describe 'about_SoundCloud_Errors' {
    It 'has each error that the code has, with its category, and no other' {
        $code = Get-ChildItem (Join-Path $RepositoryRoot 'src' 'SoundCloud.PowerShell') -Recurse -Filter *.cs | Get-Content -Raw
        $written = [regex]::Matches($code, '"(SoundCloud\.[A-Z]\w+)",\s*ErrorCategory\.(\w+)').ForEach({ "$($_.Groups[1]) $($_.Groups[2])" }) | Sort-Object -Unique
        $text = Get-Content -Raw (Join-Path (Split-Path $ModulePath) 'en-US' 'about_SoundCloud_Errors.help.txt')
        $told = [regex]::Matches($text, '(?m)^ {4}(SoundCloud\.\w+) {2,}(\w+)\n {6}\S').ForEach({ "$($_.Groups[1]) $($_.Groups[2])" })

        $written.Count | Should -BeGreaterThan 15
        @($told | Sort-Object) | Should -Be $written
    }
}

Describe '<Topic>' -ForEach $topics {
    BeforeAll {
        $text = Get-Content -Raw $Path
    }

    It 'fits on a screen of 80 columns' {
        $text -split "`n" | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        $text | Should -Not -Match "`t|`r"
    }

    It 'has the parts of a topic' {
        $text | Should -Match "^TOPIC\n    $Topic\n\nSHORT DESCRIPTION\n    [A-Z].+\.\n\nLONG DESCRIPTION\n"
        $text | Should -Match '\nSEE ALSO\n    \w'
    }

    It 'names no cmdlet or topic that does not exist' {
        Get-Unknown $text | Should -BeNullOrEmpty
    }

    It 'runs as it stands' {
        $Blocks | Should -Not -BeNullOrEmpty
        $runs = @(Invoke-Reading $Blocks)

        $runs | Should -HaveCount $Blocks.Count
        foreach ($run in $runs) {
            $run.Errors | Should -BeNullOrEmpty -Because $run.Code
            Get-UnknownMember $run.Code | Should -BeNullOrEmpty -Because $run.Code
        }
    }
}

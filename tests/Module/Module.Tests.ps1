# Rules for every cmdlet, including future ones, and for the module as a whole.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $cmdlets = @((Import-PowerShellDataFile $ModulePath).CmdletsToExport | ForEach-Object { @{ Name = $_ } })
    # Third-party packages may have any references.
    $assemblies = @(Get-ChildItem (Split-Path $ModulePath) -Recurse -Filter SoundCloud.*.dll | ForEach-Object { @{ Name = $_.Name; Path = $_.FullName } })
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $moduleFolder = Split-Path $ModulePath
    $data = Import-PowerShellDataFile $ModulePath
    $commandFolder = Join-Path $RepositoryRoot 'src' 'SoundCloud.PowerShell' 'Commands'

    # These cmdlets change something, here or at SoundCloud. Other cmdlets with these verbs only create an object.
    $changingVerbs = 'Add', 'Disconnect', 'New', 'Publish', 'Remove', 'Save', 'Set', 'Update'
    $changingAlso = 'Invoke-SCRaw'
    $onlyMakesAnObject = 'New-SCAuthorizationRequest'

    # These work without a session.
    $unconnected = 'Connect-SoundCloud', 'Set-SCSession', 'New-SCAuthorizationRequest', 'Get-SCSession', 'Get-SCAccount', 'Remove-SCAccount',
        'Get-SCOperation', 'Get-SCStatistic', 'Show-SCStatistic', 'Start-SCSandbox', 'Stop-SCSandbox'

    function Get-OwnParameter([string] $Name) {
        $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
        (Get-Command $Name).Parameters.Values | Where-Object Name -NotIn $common
    }

    function Get-AssemblyReference([string] $Path) {
        $stream = [IO.File]::OpenRead($Path)
        try {
            $file = [Reflection.PortableExecutable.PEReader]::new($stream)
            $metadata = [Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($file)
            foreach ($handle in $metadata.AssemblyReferences) {
                $metadata.GetString($metadata.GetAssemblyReference($handle).Name)
            }
        }
        finally {
            $stream.Dispose()
        }
    }
}

Describe 'The manifest' {
    It 'is valid' {
        $problem = $null
        Test-ModuleManifest $ModulePath -WarningVariable problem -ErrorAction Stop | Should -Not -BeNullOrEmpty
        $problem | Should -BeNullOrEmpty
    }

    It 'names every export' {
        $data.CmdletsToExport | Should -Not -BeNullOrEmpty
        $data.CmdletsToExport -match '\*' | Should -BeNullOrEmpty
        foreach ($list in 'FunctionsToExport', 'VariablesToExport') {
            , $data[$list] | Should -BeOfType [array]
            $data[$list] | Should -HaveCount 0 -Because "a binary module has no $list"
        }

        $data.AliasesToExport -match '\*' | Should -BeNullOrEmpty
    }

    It 'lists the exports in order, each once' {
        $data.CmdletsToExport | Should -Be @($data.CmdletsToExport | Sort-Object -Unique)
    }

    It 'exports what the assembly has, no more and no less' {
        $types = (Get-Command -Module SoundCloud -CommandType Cmdlet | Select-Object -First 1).ImplementingType.Assembly.GetExportedTypes()
        $written = foreach ($type in $types) {
            foreach ($attribute in $type.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)) {
                "$($attribute.VerbName)-$($attribute.NounName)"
            }
        }

        Compare-Object @($data.CmdletsToExport) @($written) | Should -BeNullOrEmpty
        Compare-Object @($data.CmdletsToExport) @((Get-Command -Module SoundCloud -CommandType Cmdlet).Name) | Should -BeNullOrEmpty
    }

    It 'asks for PowerShell 7.4 and the Core edition' {
        $data.PowerShellVersion | Should -Be '7.4'
        $data.CompatiblePSEditions | Should -Be 'Core'
    }

    It 'has the version of the assemblies' {
        foreach ($file in Get-ChildItem $moduleFolder -Recurse -Filter SoundCloud.*.dll) {
            [Reflection.AssemblyName]::GetAssemblyName($file.FullName).Version.ToString(3) | Should -Be $data.ModuleVersion
        }
    }
}

Describe '<Name>' -ForEach $cmdlets {
    BeforeAll {
        $command = Get-Command $Name -Module SoundCloud
        $parameters = Get-OwnParameter $Name
    }

    It 'has an approved verb and a singular noun with the prefix' {
        $command.Verb | Should -BeIn (Get-Verb).Verb
        $command.Noun | Should -Not -Match 's$'
        if ($Name -notin 'Connect-SoundCloud', 'Disconnect-SoundCloud') {
            $command.Noun | Should -MatchExactly '^SC[A-Z]'
        }
    }

    It 'is a class of its name, in a file of that name' {
        $command.ImplementingType.Name | Should -BeExactly "$($command.Verb)$($command.Noun)Command"
        Join-Path $commandFolder "$($command.ImplementingType.Name).cs" | Should -Exist
    }

    It 'says what it writes' {
        $command.OutputType | Should -Not -BeNullOrEmpty
    }

    It 'takes no secret as a string' {
        # The last part of a private share link, and an address.
        foreach ($parameter in $parameters | Where-Object Name -NotIn 'SecretToken', 'TokenUri') {
            if ($parameter.Name -match 'Secret|Token|Password|Passphrase|Key|Cookie|AuthorizationCode|AuthorizationHeader|Credential') {
                $parameter.ParameterType | Should -BeIn @([securestring], [pscredential], [switch]) -Because "-$($parameter.Name) is a secret"
            }
        }
    }

    It 'asks before it changes something' {
        $changes = ($command.Verb -in $changingVerbs -and $Name -notin $onlyMakesAnObject) -or $Name -in $changingAlso
        $attribute = $command.ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)[0]
        if ($changes) {
            $attribute.SupportsShouldProcess | Should -BeTrue
            $command.Parameters.Keys | Should -Contain 'WhatIf'
        }

        if ($Name -in 'Remove-SCTrack', 'Remove-SCPlaylist') {
            $attribute.ConfirmImpact | Should -Be 'High'
        }
    }

    It 'takes a session, or needs none' {
        if ($Name -notin $unconnected) {
            $command.Parameters.Keys | Should -Contain 'Session'
            $command.Parameters['Session'].ParameterType.FullName | Should -BeExactly 'SoundCloud.PowerShell.SoundCloudSession'
        }
    }

    It 'has tests of its own' {
        Join-Path $PSScriptRoot "$Name.Tests.ps1" | Should -Exist
    }
}

Describe '<Name>' -ForEach $assemblies {
    It 'refers to the shared framework, the engine and its own kind only' {
        foreach ($reference in Get-AssemblyReference $Path) {
            $allowed = $Name -eq 'SoundCloud.Storage.dll' ? '^(System|SoundCloud\.Client$|Microsoft\.Identity\.Client|StackExchange\.Redis$)' : '^(System|Microsoft\.Win32|SoundCloud)\.'
            $reference | Should -Match $allowed
            if ($Name -ne 'SoundCloud.PowerShell.dll') {
                $reference | Should -Not -BeExactly 'System.Management.Automation' -Because 'only the cmdlets know PowerShell'
            }
        }
    }

    It 'refers to nothing that References.psd1 does not allow' -Tag AsBuilt {
        $allowed = (Import-PowerShellDataFile (Join-Path $PSScriptRoot 'References.psd1'))[$Name]
        @(Get-AssemblyReference $Path | Where-Object { $_ -cnotin $allowed }) | Should -BeNullOrEmpty
    }
}

Describe 'The module folder' {
    It 'holds every file that ships verbatim' {
        $source = Join-Path $RepositoryRoot 'module'
        foreach ($file in Get-ChildItem $source -Recurse -File) {
            $shipped = Join-Path $moduleFolder ([IO.Path]::GetRelativePath($source, $file.FullName))
            (Get-FileHash $shipped).Hash | Should -Be (Get-FileHash $file.FullName).Hash
        }
    }
}

Describe 'Import-Module' {
    BeforeAll {
        # In a process of its own: this one has the module loaded already.
        $facts = Invoke-FreshShell {
            param($Path)
            $loaded = { [AppDomain]::CurrentDomain.GetAssemblies().ForEach({ $_.GetName().Name }) }
            $names = (Import-PowerShellDataFile $Path).CmdletsToExport
            $taken = @(Get-Command $names -All -ErrorAction Ignore).Name
            $before = & $loaded
            $written = @(Import-Module $Path *>&1)
            $new = @(& $loaded | Where-Object { $_ -notin $before })
            $counts = @((Get-Command -Module SoundCloud).Count)
            foreach ($i in 1, 2) {
                $written += @(Import-Module $Path -Force *>&1)
                $counts += (Get-Command -Module SoundCloud).Count
            }

            @{ Taken = $taken; Written = "$written"; New = $new; Counts = $counts } | ConvertTo-Json
        } $ModulePath | Out-String | ConvertFrom-Json
    }

    It 'writes nothing' {
        $facts.Written | Should -Be ''
    }

    It 'loads nothing that could reach the network' {
        $facts.New | Should -Contain 'SoundCloud.PowerShell'
        $facts.New | Should -Not -Contain 'System.Net.Http'
        $facts.New | Should -Not -Contain 'SoundCloud.Sandbox'
        $facts.New | Should -Not -Contain 'SoundCloud.Storage'
        $facts.New -like 'Microsoft.Identity*' | Should -BeNullOrEmpty
    }

    It 'keeps every command with -Force, again and again' {
        $facts.Counts | Should -Be (@(@($data.CmdletsToExport).Count + @($data.AliasesToExport).Count) * 3)
    }

    It 'takes no name of a command that was there before' {
        $facts.Taken | Should -BeNullOrEmpty
    }
}

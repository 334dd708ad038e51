# The package: its files, its metadata for the Gallery, and that it can be installed and used in a clean profile.

BeforeDiscovery {
    $hasPowerShellGet = $null -ne (Get-Module PowerShellGet -ListAvailable | Where-Object Version -LT '3.0')
    $signsHere = $null -ne (Get-Command Set-AuthenticodeSignature -ErrorAction Ignore)
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Processes.ps1
    $moduleFolder = Split-Path $ModulePath
    $data = Import-PowerShellDataFile $ModulePath
    $version = "$($data.ModuleVersion)-$($data.PrivateData.PSData.Prerelease)".TrimEnd('-')
    $newPackage = Join-Path $RepositoryRoot 'eng' 'New-Package.ps1'
    $changelog = Join-Path $RepositoryRoot 'CHANGELOG.md'
    $files = Get-Content (Join-Path $PSScriptRoot 'Package.files.txt')

    function Get-RelativeFile([string] $Folder) {
        (Get-ChildItem $Folder -Recurse -File -Force).ForEach({ [IO.Path]::GetRelativePath($Folder, $_.FullName).Replace('\', '/') })
    }

    function Expand-Package([string] $Path, [string] $Name) {
        $folder = Join-Path $TestDrive $Name
        [IO.Compression.ZipFile]::ExtractToDirectory($Path, $folder)
        $folder
    }

    # A module of one line, with a changelog.
    function New-Module([string] $Name, [string] $Changelog, [hashtable] $Manifest = @{}) {
        $source = New-Item (Join-Path $TestDrive $Name) -ItemType Directory
        Set-Content (Join-Path $source 'CHANGELOG.md') $Changelog
        New-ModuleManifest (Join-Path $source 'Tiny.psd1') -ModuleVersion 1.2.3 -Author 'Nobody' -Description 'Tiny' -ReleaseNotes 'none yet' @Manifest
        $source
    }

    # The output of a build.
    function Copy-Built([string] $Source) {
        $built = New-Item (Join-Path $Source 'out' 'Tiny') -ItemType Directory -Force
        Copy-Item (Join-Path $Source 'Tiny.psd1') $built
        Set-Content (Join-Path $built 'SoundCloud.Tiny.dll') 'ours'
        Set-Content (Join-Path $built 'Other.dll') 'theirs'
        $built.FullName
    }

    $builtManifest = Get-Content -Raw $ModulePath
    $package = & $newPackage -ModuleFolder $moduleFolder -Destination (Join-Path $TestDrive 'packages') -Changelog $changelog
    $unpacked = Expand-Package $package 'unpacked'
    $metadata = ([xml](Get-Content -Raw (Join-Path $unpacked 'SoundCloud.nuspec'))).package.metadata
}

Describe 'The module folder' {
    It 'holds the files of Package.files.txt and no other' {
        # The list has one line for each file that ships. Nothing of the build, the engine or the machine may be in it.
        Get-RelativeFile $moduleFolder | Sort-Object -Culture '' | Should -Be ($files | Sort-Object -Culture '')
    }

    It 'names no folder of the machine that built it' -Tag AsBuilt {
        foreach ($file in Get-ChildItem $moduleFolder -Recurse -Filter SoundCloud.*) {
            $bytes = [IO.File]::ReadAllBytes($file.FullName)
            foreach ($encoding in [Text.Encoding]::UTF8, [Text.Encoding]::Unicode) {
                $encoding.GetString($bytes).Contains($RepositoryRoot, [StringComparison]::OrdinalIgnoreCase) | Should -BeFalse -Because $file.Name
            }
        }
    }

    It 'carries the symbols of its own assemblies, with paths that begin at the repository' {
        foreach ($file in Get-ChildItem $moduleFolder -Recurse -Filter SoundCloud.*.dll -Exclude *.resources.dll) {
            $assembly = [Reflection.PortableExecutable.PEReader]::new([IO.File]::OpenRead($file.FullName))
            try {
                $embedded = $assembly.ReadDebugDirectory().Where({ $_.Type -eq 'EmbeddedPortablePdb' })[0]
                $symbols = $assembly.ReadEmbeddedPortablePdbDebugDirectoryData($embedded)
                $reader = $symbols.GetMetadataReader()
                $paths = foreach ($document in $reader.Documents) { $reader.GetString($reader.GetDocument($document).Name) }
                $symbols.Dispose()
            }
            finally {
                $assembly.Dispose()
            }

            $paths | Should -Not -BeNullOrEmpty -Because $file.Name
            $paths -notlike '/_/src/*' | Should -BeNullOrEmpty -Because $file.Name
        }
    }

    # A given package was built elsewhere, maybe by another SDK.
    It 'is the same again when its sources are built in another folder' -Tag AsBuilt -Skip:([bool]$env:SOUNDCLOUD_TEST_PACKAGE) {
        $copy = Join-Path $TestDrive 'copy'
        foreach ($path in git -C $RepositoryRoot ls-files --cached --others --exclude-standard -- src module eng LICENSE '*.props' '*.psd1' global.json .editorconfig) {
            if (Test-Path (Join-Path $RepositoryRoot $path)) {
                $null = New-Item (Split-Path (Join-Path $copy $path)) -ItemType Directory -Force
                Copy-Item (Join-Path $RepositoryRoot $path) (Join-Path $copy $path)
            }
        }

        $assembly = [Reflection.Assembly]::LoadFrom((Join-Path $moduleFolder 'SoundCloud.PowerShell.dll'))
        $configuration = $assembly.GetCustomAttributes([Reflection.AssemblyConfigurationAttribute], $false)[0].Configuration
        $revision = $assembly.GetCustomAttributes([Reflection.AssemblyInformationalVersionAttribute], $false)[0].InformationalVersion.Split('+')[1]
        $output = dotnet build (Join-Path $copy 'src' 'SoundCloud.PowerShell') --configuration $configuration --nologo --verbosity quiet `
            -p:RunAnalyzers=false "-p:SourceRevisionId=$revision" -nodeReuse:false
        $LASTEXITCODE | Should -Be 0 -Because "$output"
        $output = & $Shell[0] ($Shell | Select-Object -Skip 1) -NoProfile -NonInteractive -File (Join-Path $copy 'eng' 'New-Help.ps1') -ModulePath (Join-Path $copy 'out' 'SoundCloud') `
            -DocumentationPath (Join-Path $copy 'src' 'SoundCloud.PowerShell' 'bin' $configuration 'net8.0')
        $LASTEXITCODE | Should -Be 0 -Because "$output"

        foreach ($file in $files) {
            (Get-FileHash (Join-Path $copy 'out' 'SoundCloud' $file)).Hash | Should -Be (Get-FileHash (Join-Path $moduleFolder $file)).Hash -Because $file
        }
    }
}

Describe 'The package' {
    It 'is named after the module and its version' {
        $package.Name | Should -BeExactly "SoundCloud.$version.nupkg"
    }

    It 'holds the module and no other file' {
        # These files belong to the package format and are not installed.
        $container = 'SoundCloud.nuspec', '[Content_Types].xml', '_rels/.rels'
        $held = @(Get-RelativeFile $unpacked | Where-Object { $_ -notin $container -and $_ -notlike 'package/services/metadata/*' })
        $held | Sort-Object -Culture '' | Should -Be ($files | Sort-Object -Culture '')
        foreach ($file in $held | Where-Object { $_ -ne 'SoundCloud.psd1' }) {
            (Get-FileHash (Join-Path $unpacked $file)).Hash | Should -Be (Get-FileHash (Join-Path $moduleFolder $file)).Hash
        }
    }

    It 'tells the Gallery what it lists' {
        $metadata.id | Should -BeExactly 'SoundCloud'
        $metadata.version | Should -BeExactly $version
        $metadata.authors | Should -Not -BeNullOrEmpty
        $metadata.description.Length | Should -BeIn (40..4000)
        $metadata.copyright | Should -Not -BeNullOrEmpty
        $tags = $metadata.tags.Split(' ')
        foreach ($tag in 'PSModule', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS', 'SoundCloud') {
            $tags | Should -Contain $tag
        }
    }

    It 'names the address of its licence, and none that is not there' {
        $metadata.licenseUrl | Should -BeExactly 'https://opensource.org/license/mit'
        # Once the project has a home: ProjectUri and IconUri in SoundCloud.psd1, and this test asks that they are there.
        foreach ($name in 'projectUrl', 'iconUrl') {
            $metadata.SelectSingleNode("*[local-name()='$name']") | Should -BeNullOrEmpty
        }
    }

    It 'has the release notes of the changelog, in its manifest as well' {
        $notes = foreach ($heading in $version, 'Unreleased') {
            & (Join-Path $RepositoryRoot 'eng' 'Get-ReleaseNotes.ps1') -Path $changelog -Version $heading
        }
        $expected = @($notes)[0]

        $expected | Should -Match '^### '
        $metadata.releaseNotes.Trim() -replace "`r" | Should -BeExactly $expected
        $manifest = Import-PowerShellDataFile (Join-Path $unpacked 'SoundCloud.psd1')
        $manifest.PrivateData.PSData.ReleaseNotes -replace "`r" | Should -BeExactly $expected
        $manifest.CmdletsToExport | Should -Be $data.CmdletsToExport
        Get-Content -Raw $ModulePath | Should -BeExactly $builtManifest -Because 'the built module stays as it is'
    }

    It 'takes the section of its version, and what is unreleased only without one' {
        $source = New-Module 'notes' "# Changelog`n`n## [Unreleased]`n`n- later`n`n## [1.2.3] - 2026-01-01`n`n- it's here`n`n## [1.2.2]`n`n- before`n"
        $built = Copy-Built $source

        $first = & $newPackage -ModuleFolder $built -Destination (Join-Path $source 'first') -Changelog (Join-Path $source 'CHANGELOG.md')
        (Import-PowerShellDataFile (Join-Path (Expand-Package $first 'notes-first') 'Tiny.psd1')).PrivateData.PSData.ReleaseNotes | Should -BeExactly "- it's here"

        Set-Content (Join-Path $source 'CHANGELOG.md') "## [Unreleased]`n`n- later`n`n## [11213]`n`n- another`n"
        # Notes that are there already are replaced.
        Copy-Item (Join-Path $TestDrive 'notes-first' 'Tiny.psd1') $built
        $second = & $newPackage -ModuleFolder $built -Destination (Join-Path $source 'second') -Changelog (Join-Path $source 'CHANGELOG.md')
        (Import-PowerShellDataFile (Join-Path (Expand-Package $second 'notes-second') 'Tiny.psd1')).PrivateData.PSData.ReleaseNotes | Should -BeExactly '- later'
    }
}

Describe 'In a clean profile' {
    BeforeAll {
        # On Unix, HOME is the profile. On Windows, no variable sets the profile folder, so the module is saved to a folder of PSModulePath.
        $profileFolder = (New-Item (Join-Path $TestDrive 'profile') -ItemType Directory).FullName
        $modules = (New-Item (Join-Path $profileFolder 'Modules') -ItemType Directory).FullName
        $clean = @{ HOME = $profileFolder; PSModulePath = $IsWindows ? $modules : $null; SOUNDCLOUD_ACCOUNTS_PATH = Join-Path $profileFolder 'accounts'; NO_COLOR = '1' }
        foreach ($name in @($env:XDG_DATA_HOME, $env:XDG_CONFIG_HOME, $env:XDG_CACHE_HOME).Where({ $_ })) {
            $clean[$name] = $null
        }

        function Invoke-Clean([string] $Script, [string[]] $Arguments) {
            $program = Start-Program @(@(Get-ShellCommand "& { $Script } $($Arguments | ForEach-Object { "'$_'" })")) $clean
            $program.Process.StandardInput.Close()
            $output = $program.Process.StandardOutput.ReadToEndAsync()
            if (-not $program.Process.WaitForExit([int]$Patience.TotalMilliseconds)) {
                $program.Process.Kill($true)
                throw "No end after $Patience."
            }

            [pscustomobject]@{ Code = $program.Process.ExitCode; Text = $output.Result; Errors = $program.Errors.Result }
        }
    }

    It 'is not there at first' {
        (Invoke-Clean 'Get-Command Connect-SoundCloud -ErrorAction Ignore | Out-String').Text.Trim() | Should -Be ''
    }

    It 'is installed by Install-PSResource, loaded by its first cmdlet, and does the demo' {
        $installed = Invoke-Clean {
            param($Packages, $Modules)
            $ErrorActionPreference = 'Stop'
            Register-PSResourceRepository local -Uri $Packages -Trusted
            $target = $IsWindows ? @{ Path = $Modules } : @{}
            $install = Get-Command ($IsWindows ? 'Save-PSResource' : 'Install-PSResource')
            & $install SoundCloud -Repository local -Prerelease @target
            Get-Module SoundCloud -ListAvailable | ForEach-Object { "$($_.Version) $($_.ModuleBase)" }
        } $package.DirectoryName, $modules

        $installed.Code | Should -Be 0 -Because $installed.Errors
        $found = $installed.Text.Trim()
        $found | Should -BeLike "$($data.ModuleVersion) $profileFolder*"
        $base = $found.Substring($found.IndexOf(' ') + 1)
        @(Get-RelativeFile $base | Where-Object { $_ -ne 'PSGetModuleInfo.xml' }) | Sort-Object -Culture '' | Should -Be ($files | Sort-Object -Culture '')

        $demo = Invoke-Clean {
            param($Demo)
            "loaded before: $(@(Get-Module SoundCloud).Count)"
            & $Demo -Installed
            "loaded from: $((Get-Module SoundCloud).ModuleBase)"
        } (Join-Path $RepositoryRoot 'samples' 'Demo.ps1')

        $demo.Code | Should -Be 0 -Because "$($demo.Errors)$($demo.Text)"
        $demo.Errors | Should -BeNullOrEmpty
        $demo.Text | Should -Match 'loaded before: 0'
        $demo.Text | Should -Match ([regex]::Escape("loaded from: $base"))
        $demo.Text | Should -Match 'requests sent by -WhatIf: 0\.'
    }

    It 'is installed by Install-Module of PowerShellGet 2' -Skip:(-not $hasPowerShellGet) {
        $saved = Invoke-Clean {
            param($Packages, $Modules)
            $ErrorActionPreference = 'Stop'
            Register-PSRepository local -SourceLocation $Packages -InstallationPolicy Trusted
            Save-Module SoundCloud -Repository local -AllowPrerelease -Path $Modules
            Get-ChildItem $Modules -Recurse -Filter SoundCloud.psd1 | ForEach-Object FullName
        } $package.DirectoryName, (New-Item (Join-Path $profileFolder 'old') -ItemType Directory)

        $saved.Code | Should -Be 0 -Because $saved.Errors
        $saved.Text.Trim() | Should -Exist
    }
}

Describe 'Signing' {
    BeforeAll {
        # Replaces the Windows signing cmdlets by fakes that record their calls.
        function Install-StandIn([Collections.Generic.List[string]] $Log, [string] $Status = 'Valid') {
            Set-Item function:global:Set-AuthenticodeSignature {
                param($FilePath, $Certificate, $HashAlgorithm, $TimestampServer)
                $Log.Add("sign $(Split-Path $FilePath -Leaf) $HashAlgorithm $TimestampServer".Trim())
                [pscustomobject]@{ Status = $Status; StatusMessage = 'the stand-in says so' }
            }.GetNewClosure()
            Set-Item function:global:New-FileCatalog {
                param($Path, $CatalogFilePath, $CatalogVersion)
                $Log.Add("catalog $CatalogVersion $((Get-ChildItem $Path -File).Name -join ',')")
                New-Item $CatalogFilePath -ItemType File
            }.GetNewClosure()
        }

        $key = [Security.Cryptography.RSA]::Create(2048)
        $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=nobody', $key, 'SHA256', [Security.Cryptography.RSASignaturePadding]::Pkcs1)
        $certificate = $request.CreateSelfSigned([DateTimeOffset]'2026-01-01', [DateTimeOffset]'2036-01-01')
    }

    AfterEach {
        Remove-Item function:Set-AuthenticodeSignature, function:New-FileCatalog -ErrorAction Ignore
        Remove-Item function:global:Set-AuthenticodeSignature, function:global:New-FileCatalog -ErrorAction Ignore
    }

    It 'asks for a signature of each own file, then for one of the catalog that lists them' {
        $source = New-Module 'signed' "## [1.2.3]`n`n- here`n"
        $log = [Collections.Generic.List[string]]::new()
        Install-StandIn $log

        $result = & $newPackage -ModuleFolder (Copy-Built $source) -Destination (Join-Path $source 'packages') -Changelog (Join-Path $source 'CHANGELOG.md') `
            -Certificate $certificate -TimestampServer 'http://stamp.example'

        $log | Select-Object -First 2 | Sort-Object -Culture '' | Should -Be 'sign SoundCloud.Tiny.dll SHA256 http://stamp.example', 'sign Tiny.psd1 SHA256 http://stamp.example'
        $log[2] | Should -BeExactly 'catalog 2 Other.dll,SoundCloud.Tiny.dll,Tiny.psd1'
        $log[3] | Should -BeExactly 'sign Tiny.cat SHA256 http://stamp.example'
        $log | Should -HaveCount 4
        Get-RelativeFile (Expand-Package $result 'signed-package') | Should -Contain 'Tiny.cat'
    }

    It 'makes no package with a signature that is not valid' {
        $source = New-Module 'unsigned' "## [1.2.3]`n`n- here`n"
        Install-StandIn ([Collections.Generic.List[string]]::new()) 'NotTrusted'

        { & $newPackage -ModuleFolder (Copy-Built $source) -Destination (Join-Path $source 'packages') -Changelog (Join-Path $source 'CHANGELOG.md') -Certificate $certificate } |
            Should -Throw '*Not signed*the stand-in says so*'
        Join-Path $source 'packages' | Should -Not -Exist
    }

    It 'says that it needs Windows where it does' -Skip:$signsHere {
        $source = New-Module 'elsewhere' "## [1.2.3]`n`n- here`n"

        { & $newPackage -ModuleFolder (Copy-Built $source) -Destination (Join-Path $source 'packages') -Changelog (Join-Path $source 'CHANGELOG.md') -Certificate $certificate } |
            Should -Throw '*needs Windows*'
    }
}

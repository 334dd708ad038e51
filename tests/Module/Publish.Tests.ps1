# Publishes a small module, in its own git repository, to a folder repository.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $publish = Join-Path $RepositoryRoot 'eng' 'Publish-Package.ps1'
    $repository = "soundcloud-tests-$([guid]::NewGuid().ToString('N'))"
    $shelf = New-Item (Join-Path $TestDrive 'shelf') -ItemType Directory
    Register-PSResourceRepository $repository -Uri $shelf.FullName -Trusted

    # A committed tree whose version has its section; the next call has the next version.
    $script:made = 0
    function New-Tree {
        $script:made++
        $tree = New-Item (Join-Path $TestDrive "tree$made") -ItemType Directory
        Set-Content (Join-Path $tree '.gitignore') 'out/'
        Set-Content (Join-Path $tree 'CHANGELOG.md') "# Changelog`n`n## [1.0.$made]`n`n- the first`n"
        New-ModuleManifest (Join-Path $tree 'Tiny.psd1') -ModuleVersion "1.0.$made" -Author 'Nobody' -Description 'Tiny' -ReleaseNotes 'none yet'
        Save-Tree $tree 'first'
        $tree.FullName
    }

    function Save-Tree([string] $Tree, [string] $Message) {
        # Ignores the settings and hooks of the user who runs the tests.
        $own = '-C', $Tree, '-c', 'user.name=nobody', '-c', 'user.email=nobody@example.com', '-c', 'commit.gpgsign=false', '-c', "core.hooksPath=$TestDrive/none"
        git @own init --quiet
        git @own add --all
        git @own commit --quiet --message $Message
        $LASTEXITCODE | Should -Be 0
    }

    # The tree's package, as a build would have left it.
    function New-TreePackage([string] $Tree) {
        $built = New-Item (Join-Path $Tree 'out' 'Tiny') -ItemType Directory -Force
        Copy-Item (Join-Path $Tree 'Tiny.psd1') $built
        (& (Join-Path $RepositoryRoot 'eng' 'New-Package.ps1') -ModuleFolder $built -Destination (Join-Path $Tree 'out') -Changelog (Join-Path $Tree 'CHANGELOG.md')).FullName
    }

    function Publish-Tree([string] $Tree, [string] $Package, [hashtable] $With = @{}) {
        & $publish -PackagePath $Package -Repository $repository -Source $Tree @With
    }
}

AfterAll {
    Unregister-PSResourceRepository $repository
}

Describe 'Publish' {
    BeforeEach {
        Get-ChildItem $shelf | Remove-Item
    }

    It 'publishes the very file that it is given' {
        $tree = New-Tree
        $package = New-TreePackage $tree

        Publish-Tree $tree $package

        (Get-ChildItem $shelf).Name | Should -BeExactly "Tiny.1.0.$made.nupkg"
        (Get-ChildItem $shelf | Get-FileHash).Hash | Should -BeExactly (Get-FileHash $package).Hash
        (Find-PSResource Tiny -Repository $repository).ReleaseNotes | Should -BeExactly '- the first'
    }

    It 'does everything but the last with -WhatIf, given or preferred' {
        $tree = New-Tree

        Invoke-Quietly {
            param($Publish, $Repository, $Tree, $Package)
            $with = @{ PackagePath = $Package; Repository = $Repository; Source = $Tree }
            & $Publish @with -WhatIf
            $WhatIfPreference = $true
            & $Publish @with
        } $publish, $repository, $tree, (New-TreePackage $tree)

        Get-ChildItem $shelf | Should -BeNullOrEmpty
    }

    It 'refuses a tree with a change that is not committed: <_>' -ForEach 'Tiny.psd1', 'new.txt' {
        $tree = New-Tree
        $package = New-TreePackage $tree
        Add-Content (Join-Path $tree $_) '# changed'

        { Publish-Tree $tree $package } | Should -Throw '*not committed*'

        Get-ChildItem $shelf | Should -BeNullOrEmpty
    }

    It 'refuses a version without a section, or with an empty one: <Name>' -ForEach @(
        @{ Name = 'none'; Text = "## [Unreleased]`n`n- later`n" }
        @{ Name = 'empty'; Text = "## [1.0.VERSION]`n`n## [0.9.0]`n`n- before`n" }
    ) {
        $tree = New-Tree
        Set-Content (Join-Path $tree 'CHANGELOG.md') $Text.Replace('VERSION', "$made")
        Save-Tree $tree 'second'

        { Publish-Tree $tree (New-TreePackage $tree) } | Should -Throw "*no section ``[1.0.$made``]*"

        Get-ChildItem $shelf | Should -BeNullOrEmpty
    }

    It 'refuses a commit that is tagged as another version' {
        $tree = New-Tree
        $package = New-TreePackage $tree
        git -C $tree tag v9.9.9

        { Publish-Tree $tree $package } | Should -Throw "*tagged v9.9.9*1.0.$made*"

        git -C $tree tag "v1.0.$made"
        Publish-Tree $tree $package
        Get-ChildItem $shelf | Should -HaveCount 1
    }

    It 'refuses a package of another version' {
        $older = New-TreePackage (New-Tree)
        $tree = New-Tree

        { Publish-Tree $tree $older } | Should -Throw "*says 1.0.$made*Tiny.1.0.$($made - 1).nupkg*"

        Get-ChildItem $shelf | Should -BeNullOrEmpty
    }

    It 'refuses what is no git tree' {
        $tree = New-Tree
        $package = New-TreePackage $tree
        Remove-Item (Join-Path $tree '.git') -Recurse -Force

        { Publish-Tree $tree $package } | Should -Throw '*git work tree*'
    }

    It 'writes its key nowhere: <Name>' -ForEach @(
        @{ Name = 'given'; Given = $true }
        @{ Name = 'in the environment'; Given = $false }
    ) {
        $canary = "key-$([guid]::NewGuid().ToString('N'))"
        $tree = New-Tree
        $package = New-TreePackage $tree
        $with = $Given ? @{ ApiKey = ConvertTo-Secret $canary } : @{}
        $env:SOUNDCLOUD_PUBLISH_KEY = $Given ? $null : $canary
        try {
            $transcript = Join-Path $tree 'out' 'transcript.txt'
            $null = Start-Transcript $transcript
            $said = Publish-Tree $tree $package ($with + @{ Verbose = $true; Debug = $true }) *>&1 | Out-String
            # The second time it is there already: an error.
            $said += Get-Everything { Publish-Tree $tree $package ($with + @{ Verbose = $true; Debug = $true }) } | Format-List * -Force | Out-String
            $null = Stop-Transcript
        }
        finally {
            $env:SOUNDCLOUD_PUBLISH_KEY = $null
        }

        Get-ChildItem $shelf | Should -HaveCount 1
        $said | Should -Match 'Tiny'
        $said | Should -Not -Match $canary
        Get-Content -Raw $transcript | Should -Not -Match $canary
    }

    It 'takes its key as a secret, and has no place for a password' {
        $parameters = (Get-Command $publish).Parameters
        $parameters['ApiKey'].ParameterType | Should -Be ([securestring])
        (Get-Command (Join-Path $RepositoryRoot 'build.ps1')).Parameters['ApiKey'].ParameterType | Should -Be ([securestring])
    }
}

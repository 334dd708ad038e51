# The CI definitions have not run here; what can be told without running them is.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $folder = Join-Path $RepositoryRoot '.github' 'workflows'
    $build = Get-Command (Join-Path $RepositoryRoot 'build.ps1')
    $tasks = ($build.Parameters['Task'].Attributes | Where-Object { $_ -is [ValidateSet] }).ValidValues
    $text = (Get-ChildItem $folder -Filter *.yml).ForEach({ Get-Content -Raw $_ }) -join "`n"
}

Describe 'A workflow' {
    It 'calls the build with tasks and parameters that it has' {
        $calls = [regex]::Matches($text, 'build\.(ps1|sh) (?<task>\w+)(?<rest>[^\n]*)')
        $calls | Should -Not -BeNullOrEmpty
        foreach ($call in $calls) {
            $call.Groups['task'].Value | Should -BeIn $tasks
            foreach ($parameter in [regex]::Matches($call.Groups['rest'].Value, '(?<=\s-)[A-Z]\w+')) {
                $build.Parameters.Keys | Should -Contain $parameter.Value
            }
        }
    }

    It 'is indented by spaces, and has no secret but the one that its environment gives' {
        $text | Should -Not -Match "`t"
        [regex]::Matches($text, 'secrets\.\w+').Value | Sort-Object -Unique | Should -BeExactly 'secrets.PUBLISH_KEY'
    }

    It 'pins each action by its commit, with the version beside it' {
        $uses = [regex]::Matches($text, '(?m)uses: (.+)$').ForEach({ $_.Groups[1].Value }) -notlike './*'
        $uses | Should -Not -BeNullOrEmpty
        $uses -notmatch '^[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$' | Should -BeNullOrEmpty
    }

    It 'gives the key to the step that publishes, which neither builds nor tests' {
        $release = Get-Content -Raw (Join-Path $folder 'release.yml')
        [regex]::Matches($release, 'secrets\.').Count | Should -Be 1
        $steps = $release -split '(?m)^      - '
        $step = @($steps -match 'secrets\.')
        $step | Should -HaveCount 1
        $step | Should -Match 'build\.(ps1|sh) publish .*-PackagePath'
        $release | Should -Not -Match 'build\.(ps1|sh) (package|build)'
    }

    It 'tests the PowerShells that the manifest supports, the oldest included, on the three systems' {
        $oldest = (Import-PowerShellDataFile $ModulePath).PowerShellVersion
        $versions = [regex]::Match($text, "powershell: \[(.+)\]").Groups[1].Value
        $versions | Should -Match "^'$([regex]::Escape($oldest))\."
        $text | Should -Match 'os: \[ubuntu-latest, windows-latest, macos-latest\]'
    }
}

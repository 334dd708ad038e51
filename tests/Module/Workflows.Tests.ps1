# Checks of the CI workflows that do not need to run them.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $folder = Join-Path $RepositoryRoot '.github' 'workflows'
    $build = Get-Command (Join-Path $RepositoryRoot 'build.ps1')
    $tasks = ($build.Parameters['Task'].Attributes | Where-Object { $_ -is [ValidateSet] }).ValidValues
    $text = (Get-ChildItem $folder -Filter *.yml).ForEach({ Get-Content -Raw $_ }) -join "`n"
    $jobs = @{}
    foreach ($file in Get-ChildItem $folder -Filter *.yml) {
        $workflow = & (Join-Path $RepositoryRoot 'eng' 'ConvertFrom-Yaml.ps1') (Get-Content -Raw $file)
        foreach ($name in $workflow['jobs'].Keys) {
            $jobs["$($file.BaseName) $name"] = $workflow['jobs'][$name]
        }
    }

    $steps = @($jobs.Values | ForEach-Object { $_['steps'] } | Where-Object { $_ })
}

Describe 'A workflow' {
    It 'calls the build with tasks and parameters that it has' {
        $calls = @($steps.ForEach({ $_['run'] }) -match 'build\.(ps1|sh) ')
        $calls | Should -Not -BeNullOrEmpty
        foreach ($call in $calls) {
            $task, $rest = ($call -replace '(?s)^.*build\.(ps1|sh) ') -split ' ', 2
            $task.Trim() | Should -BeIn $tasks
            foreach ($parameter in [regex]::Matches("$rest", '(?<=^|\s)-([A-Z]\w+)')) {
                $build.Parameters.Keys | Should -Contain $parameter.Groups[1].Value
            }
        }
    }

    It 'has no secret but the key, and gives that to the step that publishes what was tested' {
        [regex]::Matches($text, 'secrets\.\w+').Value | Should -BeExactly 'secrets.PUBLISH_KEY'
        $publish = $jobs['release publish']
        $publish['environment'] | Should -BeExactly 'gallery'
        $publish['needs'] | Should -BeExactly 'test'
        $jobs['release test']['uses'] | Should -BeExactly './.github/workflows/ci.yml'

        $withKey = @($steps | Where-Object { (ConvertTo-Json $_['env']) -match 'secrets' })
        $withKey | Should -HaveCount 1
        $withKey[0]['run'] | Should -Match '^\S*build\.(ps1|sh) publish .*-PackagePath \S.*$'
        @($publish['steps'] | Where-Object { $_['run'] }) | Should -HaveCount 1 -Because 'nothing is built here again'
    }

    It 'pins each action by its commit, with the version beside it' {
        $uses = [regex]::Matches($text, '(?m)uses: (.+)$').ForEach({ $_.Groups[1].Value }) -notlike './*'
        $uses | Should -HaveCount @($steps | Where-Object { $_['uses'] }).Count
        $uses -notmatch '^[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$' | Should -BeNullOrEmpty
    }

    It 'tests the PowerShells that the manifest supports, the oldest included, on the three systems' {
        $matrix = $jobs['ci test']['strategy']['matrix']
        $matrix['powershell'][0] | Should -BeLike "$((Import-PowerShellDataFile $ModulePath).PowerShellVersion).*"
        $matrix['include'] | ForEach-Object { $_['powershell'] } | Should -Be $matrix['powershell']
        $matrix['os'] | Should -Be 'ubuntu-latest', 'windows-latest', 'macos-latest'
    }
}

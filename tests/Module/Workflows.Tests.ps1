# Checks of the CI workflows that do not need to run them.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $folder = Join-Path $RepositoryRoot '.github' 'workflows'
    $build = Get-Command (Join-Path $RepositoryRoot 'build.ps1')
    $tasks = ($build.Parameters['Task'].Attributes | Where-Object { $_ -is [ValidateSet] }).ValidValues
    $text = (Get-ChildItem $folder -Filter *.yml).ForEach({ Get-Content -Raw $_ }) -join "`n"
}

Describe 'A workflow' {
    It 'calls build.ps1 with tasks and parameters that it has' {
        $calls = [regex]::Matches($text, 'build\.ps1 (?<task>\w+)(?<rest>[^\n]*)')
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

    It 'tests the PowerShells that the manifest supports, the oldest included, on the three systems' {
        $oldest = (Import-PowerShellDataFile $ModulePath).PowerShellVersion
        $versions = [regex]::Match($text, "powershell: \[(.+)\]").Groups[1].Value
        $versions | Should -Match "^'$([regex]::Escape($oldest))\."
        $text | Should -Match 'os: \[ubuntu-latest, windows-latest, macos-latest\]'
    }
}

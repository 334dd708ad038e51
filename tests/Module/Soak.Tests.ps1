# The short form of tests/Benchmarks/Soak.ps1: the same work and the same checks, counted in lists.

BeforeAll {
    . $PSScriptRoot/Common.ps1
}

Describe 'Four runspaces on one session, while faults come and go' {
    It 'get every list whole, spend no refresh token twice and let no token out' {
        $lines = @(Invoke-FreshShell {
                param($script)
                & $script -Lists 3 -Runspaces 4 -Seed 3
                exit $LASTEXITCODE
            } (Join-Path $RepositoryRoot 'tests' 'Benchmarks' 'Soak.ps1'))

        $lines[-1] | Should -BeExactly 'Nothing was lost, doubled or left behind.' -Because ($lines -join "`n")
        $LASTEXITCODE | Should -Be 0
        $lines | Where-Object { $_ -like '| lists completed*' } | Should -Match '\| 12;'
    }
}

# The pictures in docs must match the module's output. After a change of the views, run eng/New-Screenshot.ps1 and look at the pictures.

BeforeDiscovery {
    # The script needs util-linux's script, so it runs on Linux only.
    $hasTerminal = [bool]($IsLinux -and (Get-Command script -CommandType Application -ErrorAction Ignore))
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $images = Join-Path $RepositoryRoot 'docs' 'images'
}

Describe 'The pictures of the docs' {
    It 'are what the module shows today' -Skip:(-not $hasTerminal) {
        # The error picture is left out, because the engine formats errors and changes between versions.
        $made = & (Join-Path $RepositoryRoot 'eng' 'New-Screenshot.ps1') -Name search, library, waveform -OutputPath $TestDrive

        $made | Should -HaveCount 3
        foreach ($file in $made) {
            Get-Content -Raw $file | Should -BeExactly (Get-Content -Raw (Join-Path $images $file.Name)) -Because "docs/images/$($file.Name) is stale: run eng/New-Screenshot.ps1 and look at it"
        }
    }

    It 'are small, and used: <_>' -ForEach 'search', 'library', 'error', 'waveform' {
        $file = Get-Item (Join-Path $images "$_.svg")

        $file.Length | Should -BeLessThan 20kb
        ([xml](Get-Content -Raw $file)).svg.title | Should -Not -BeNullOrEmpty
        Get-ChildItem (Join-Path $RepositoryRoot 'docs'), (Join-Path $RepositoryRoot 'README.md') -Filter *.md | Select-String "images/$_.svg" -SimpleMatch | Should -Not -BeNullOrEmpty
    }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    Disconnect-SoundCloud -KeepToken
    $exported = @((Get-Command -Module SoundCloud).Name)
}

Describe 'Get-SCOperation' {
    It 'writes all 64 operations, without a session' {
        $all = @(Get-SCOperation)

        $all | Should -HaveCount 64
        $all | Should -BeOfType ([SoundCloud.Operation])
        $all | ForEach-Object { "$($_.Method) $($_.Path)" } | Sort-Object -Unique | Should -HaveCount 64
    }

    It 'says method, path, token and cmdlet of each, and the cmdlet exists' {
        foreach ($operation in Get-SCOperation) {
            $operation.Method | Should -BeIn 'GET', 'POST', 'PUT', 'DELETE'
            $operation.Path | Should -MatchExactly '^/[a-z]'
            "$($operation.Token)" | Should -BeIn 'Any', 'User'
            $operation.Cmdlet | Should -BeIn $exported -Because "$($operation.Method) $($operation.Path) names it"
        }
    }

    It 'filters by a wildcard' {
        $found = @(Get-SCOperation '/me/likes/*')

        $found | Should -HaveCount 2
        $found.Path | Should -BeLike '/me/likes/*'
        $found.Cmdlet | Should -Be 'Get-SCLike', 'Get-SCLike'
    }

    It 'takes a whole path for itself, and any case' {
        (Get-SCOperation /ME).Path | Should -Be '/me'
    }

    It 'takes several paths, and from the pipeline' {
        $given = @(Get-SCOperation /me, '/likes/*')
        $piped = @('/me', '/likes/*' | Get-SCOperation)

        $given | Should -HaveCount 5
        $piped.Path | Should -Be $given.Path
    }

    It 'knows which operations act for a user' {
        (Get-SCOperation '/likes/*').Token | Should -Be 'User', 'User', 'User', 'User'
        "$((Get-SCOperation '/resolve').Token)" | Should -Be 'Any'
    }

    It 'writes nothing for what does not exist, $null or an empty pipeline' {
        Get-Everything {
            Get-SCOperation /nothing
            Get-SCOperation -Path $null
            Get-SCOperation -Path @()
            @() | Get-SCOperation
        } | Should -BeNullOrEmpty
    }
}

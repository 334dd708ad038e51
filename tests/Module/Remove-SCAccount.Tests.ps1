BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    $outer = $env:SOUNDCLOUD_ACCOUNTS_PATH
    $box = Start-Box
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
    $env:SOUNDCLOUD_ACCOUNTS_PATH = $outer
}

Describe 'Remove-SCAccount' {
    BeforeEach {
        Use-FreshAccounts
        Save-User $box Ada
        Save-User $box Adam
        Save-User $box bob
    }

    It 'forgets an account here, in whatever case, and sends and writes nothing' {
        Get-Everything { Remove-SCAccount ADA } | Should -BeNullOrEmpty

        (Get-SCAccount).Name | Should -BeExactly 'Adam', 'bob'
        (Get-Failure { Open-Account ada }).FullyQualifiedErrorId | Should -BeLike 'SoundCloud.SignInRequired,*'
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'forgets all that wildcards find, and is quiet where they find nothing' {
        Remove-SCAccount ad*

        (Get-SCAccount).Name | Should -BeExactly 'bob'
        Get-Everything { Remove-SCAccount x* } | Should -BeNullOrEmpty
    }

    It 'takes accounts from the pipeline' {
        Get-SCAccount ada, bob | Remove-SCAccount

        (Get-SCAccount).Name | Should -BeExactly 'Adam'
    }

    It 'reads a name that an account has literally, and any name of an object' {
        Save-User $box 'label[1]'
        Save-User $box label1

        Get-SCAccount | Where-Object Name -EQ 'label[1]' | Remove-SCAccount

        (Get-SCAccount l*).Name | Should -BeExactly 'label1'
        [pscustomobject]@{ Name = 'LABEL[1]' } | Remove-SCAccount -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.NotFound,*'
        (Get-SCAccount l*).Name | Should -BeExactly 'label1'

        Save-User $box 'label[1]'
        Remove-SCAccount 'label[1]'
        (Get-SCAccount l*).Name | Should -BeExactly 'label1'
        Remove-SCAccount 'label[1]'
        Get-SCAccount l* | Should -BeNullOrEmpty -Because 'it is a wildcard where nothing has that name'
    }

    It 'reports the one that is missing and forgets the others' {
        Remove-SCAccount ada, nobody, bob -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.RemoveSCAccountCommand'
        $failed[0].TargetObject | Should -BeExactly 'nobody'
        (Get-SCAccount).Name | Should -BeExactly 'Adam'
    }

    It 'changes nothing with -WhatIf' {
        Invoke-Quietly { Get-SCAccount | Remove-SCAccount -WhatIf; Remove-SCAccount * -WhatIf }

        (Get-SCAccount).Name | Should -BeExactly 'Ada', 'Adam', 'bob'
    }

    It 'leaves nothing of the token on the disk' -Skip:(-not $IsLinux) {
        Remove-SCAccount *

        Get-ChildItem $env:SOUNDCLOUD_ACCOUNTS_PATH -Force -File | Where-Object Length -GT 0 | Should -BeNullOrEmpty
    }

    It 'forgets what cannot be read too' -Skip:(-not $IsLinux) {
        Set-Content (Get-StoredPath ada) 'damaged' -NoNewline

        Remove-SCAccount ada

        (Get-SCAccount).Name | Should -BeExactly 'Adam', 'bob'
    }

    It 'leaves the token alive, and a session that has it' {
        $session = Open-Account ada
        Remove-SCAccount ada

        $session.IsClosed | Should -BeFalse
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
    }

    It 'is not undone by a session that renews its token' {
        $null = Open-Account ada
        Remove-SCAccount ada

        Update-SCSession

        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
        (Get-SCAccount).Name | Should -BeExactly 'Adam', 'bob'
    }
}

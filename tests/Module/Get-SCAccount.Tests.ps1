BeforeDiscovery {
    $completed = @(
        @{ Line = 'Connect-SoundCloud -Account ' }
        @{ Line = 'Disconnect-SoundCloud -Account ' }
        @{ Line = 'Get-SCAccount ' }
        @{ Line = 'Get-SCAccount -Name ' }
        @{ Line = 'Remove-SCAccount ' }
        @{ Line = 'Remove-SCAccount -Name ' }
    )
    $words = @(
        @{ Word = 'ad'; Names = "'ada lovelace'" }
        @{ Word = "'ad"; Names = "'ada lovelace'" }
        @{ Word = 'O'; Names = "'o''hara'" }
        @{ Word = 'B'; Names = 'bob-2' }
        @{ Word = 'x'; Names = '' }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    $outer = $env:SOUNDCLOUD_ACCOUNTS_PATH
    $box = Start-Box
    $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
    $asApp = @{ Credential = $app; ApiUri = $box.ApiUri; AuthUri = $box.AuthUri }

    function Complete([string] $Line) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    $box.Stop()
    $env:SOUNDCLOUD_ACCOUNTS_PATH = $outer
}

Describe 'Get-SCAccount and names that look like wildcards' {
    It 'gets the account that has that very name, alone' {
        Use-FreshAccounts
        'label[1]', 'label1', 'what?', 'whats' | ForEach-Object { Save-User $box $_ }

        (Get-SCAccount 'label[1]').Name | Should -BeExactly 'label[1]'
        (Get-SCAccount 'WHAT?').Name | Should -BeExactly 'what?'
        (Get-SCAccount 'label[1-3]').Name | Should -BeExactly 'label1'
        (Open-Account 'label[1]').Account | Should -BeExactly 'label[1]'
        Disconnect-SoundCloud -Account 'label[1]'
        (Get-SCAccount).Name | Should -BeExactly 'label1', 'what?', 'whats'
    }
}

Describe 'Get-SCAccount without any' {
    BeforeEach {
        Use-FreshAccounts
    }

    It 'writes nothing and makes no folder' {
        Get-Everything { Get-SCAccount } | Should -BeNullOrEmpty
        Get-Everything { Get-SCAccount a* } | Should -BeNullOrEmpty
        Test-Path $env:SOUNDCLOUD_ACCOUNTS_PATH | Should -BeFalse
    }

    It 'completes nothing' {
        Complete 'Get-SCAccount -Name ' | Where-Object ResultType -EQ 'ParameterValue' | Should -BeNullOrEmpty
    }

    It 'reports one that is asked for by its name' {
        Get-SCAccount nobody -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCAccountCommand'
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -BeExactly 'nobody'
    }
}

Describe 'Get-SCAccount' {
    BeforeAll {
        Use-FreshAccounts
        Save-User $box "O'Hara"
        Save-User $box 'Ada Lovelace'
        $null = Open-Account 'bob-2' $asApp
        # The app without a name is no account.
        $null = Connect-SoundCloud @asApp -AllowPlainTextStore -WarningAction Ignore
        $box.Requests.Clear()
    }

    It 'lists all, in order, under the names that they were stored by, and sends nothing' {
        (Get-SCAccount).Name | Should -BeExactly 'Ada Lovelace', 'bob-2', "O'Hara"
        $box.Requests | Should -BeNullOrEmpty
    }

    It 'needs no session' {
        Disconnect-SoundCloud -KeepToken

        Get-SCAccount | Should -HaveCount 3
    }

    It 'says what each is' {
        $ada, $bob = Get-SCAccount 'ada lovelace', BOB-2

        $ada.Grant | Should -Be 'AuthorizationCode'
        $bob.Grant | Should -Be 'ClientCredentials'
        foreach ($account in $ada, $bob) {
            $account.ClientId | Should -BeExactly $box.ClientId
            $account.ApiUri | Should -Be $box.ApiUri
            $account.ExpiresAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
            $account.CanRenew | Should -BeTrue
            $account.IsReadable | Should -BeTrue
        }
    }

    It 'says where each is kept' -Skip:(-not $IsLinux) {
        (Get-SCAccount).Store | Should -BeExactly 'PlainTextFile', 'PlainTextFile', 'PlainTextFile'
    }

    It 'finds by wildcards, in whatever case' {
        (Get-SCAccount A*, *B-?).Name | Should -BeExactly 'Ada Lovelace', 'bob-2'
        (Get-SCAccount '[ao]*').Name | Should -BeExactly 'Ada Lovelace', "O'Hara"
        Get-Everything { Get-SCAccount x* } | Should -BeNullOrEmpty
    }

    It 'reports the one that is missing and writes the others' {
        $found = Get-SCAccount bob-2, nobody, ada* -ErrorAction SilentlyContinue -ErrorVariable failed

        $found.Name | Should -BeExactly 'bob-2', 'Ada Lovelace'
        $failed.TargetObject | Should -BeExactly 'nobody'
    }

    It 'shows no secret' {
        $accounts = Get-SCAccount
        $text = ($accounts | Format-List * -Force | Out-String -Width 8000) + ($accounts | ConvertTo-Json -Depth 5) +
            [Management.Automation.PSSerializer]::Serialize($accounts, 5) + "$accounts"

        $text | Should -Not -Match $box.ClientSecret
        $text | Should -Not -Match '[\w-]{64}\.[\w-]{400,}'
    }

    It 'is what -Account takes' {
        $session = (Get-SCAccount ada*).Name | ForEach-Object { Open-Account $_ }

        $session.Account | Should -BeExactly 'Ada Lovelace'
    }

    It 'completes all names, those in quotes that need them, after: <Line>' -ForEach $completed {
        $found = Complete $Line | Where-Object ResultType -EQ 'ParameterValue'

        $found.CompletionText | Should -BeExactly "'ada lovelace'", 'bob-2', "'o''hara'"
    }

    It 'completes what begins with <Word>' -ForEach $words {
        $found = @(Complete "Connect-SoundCloud -Account $Word" | Where-Object ResultType -EQ 'ParameterValue' | ForEach-Object CompletionText)

        $found -join ' ' | Should -BeExactly $Names
    }

    It 'completes to what runs' {
        $name = (Complete 'Get-SCAccount O')[0].CompletionText

        (& ([scriptblock]::Create("Get-SCAccount $name"))).Name | Should -BeExactly "O'Hara"
    }
}

Describe 'Get-SCAccount of what cannot be used' -Skip:(-not $IsLinux) {
    BeforeAll {
        Use-FreshAccounts
        Save-User $box Ada
        Save-User $box bob
        Save-User $box cleo
        Set-Content (Get-StoredPath ada) 'damaged' -NoNewline
        Edit-Stored bob @{ version = 99 }
    }

    It 'lists it as not readable, by the name that its file has' {
        $accounts = Get-SCAccount

        $accounts.Name | Should -BeExactly 'ada', 'bob', 'cleo'
        $accounts.IsReadable | Should -Be $false, $false, $true
        $accounts[0].Grant | Should -BeNullOrEmpty
        $accounts[0].CanRenew | Should -BeFalse
    }

    It 'shows it in the table' {
        Get-SCAccount ada | Out-String | Should -Match 'ada +damaged'
    }

    It 'finds and completes it all the same, so that it can be removed' {
        (Get-SCAccount ADA).Name | Should -BeExactly 'ada'
        (Complete 'Remove-SCAccount a')[0].CompletionText | Should -BeExactly 'ada'
    }

    It 'says where the folder cannot be used, as <_> does' -ForEach 'Get-SCAccount', 'Remove-SCAccount', 'Disconnect-SoundCloud' {
        $arguments = @{ 'Get-SCAccount' = @{}; 'Remove-SCAccount' = @{ Name = 'a*' }; 'Disconnect-SoundCloud' = @{ Account = 'ada' } }[$_]
        # Nobody writes there, root neither.
        $env:SOUNDCLOUD_ACCOUNTS_PATH = '/proc'

        & $_ @arguments -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'SoundCloud.StoreUnavailable,*'
    }
}

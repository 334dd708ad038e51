BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Accounts.ps1
    $outer = $env:SOUNDCLOUD_ACCOUNTS_PATH
    $box = Start-Box
    $other = Start-Box
    $id = 'SoundCloud.NotConnected,SoundCloud.PowerShell.Commands.SetSCSessionCommand'

    # A session of the app at one of the two sandboxes.
    function Connect-AppOf([object] $Of) {
        Connect-App ([pscustomobject]@{ Credential = [pscredential]::new($Of.ClientId, (ConvertTo-Secret $Of.ClientSecret)); ApiUri = $Of.ApiUri; AuthUri = $Of.AuthUri })
    }

    # A stored account of a user.
    function Connect-Stored([string] $Name, [object] $Of = $box) {
        Connect-User $Of -Renewable -With @{ Account = $Name; AllowPlainTextStore = $true; WarningAction = 'Ignore' }
    }
}

AfterAll {
    Get-SCSession -All | Disconnect-SoundCloud -KeepToken
    $box.Stop()
    $other.Stop()
    $env:SOUNDCLOUD_ACCOUNTS_PATH = $outer
}

Describe 'Set-SCSession' {
    BeforeEach {
        Use-FreshAccounts
        Get-SCSession -All | Disconnect-SoundCloud -KeepToken
        $me = Connect-User $box demo-dj
        $label = Connect-Stored label
        $box.Requests.Clear()
    }

    It 'makes an open session the default, which the cmdlets then use' {
        $me | Set-SCSession

        [object]::ReferenceEquals((Get-SCSession), $me) | Should -BeTrue
        $me.IsDefault, $label.IsDefault | Should -Be $true, $false
        (Get-SCUser).Permalink | Should -BeExactly 'demo-dj'
    }

    It 'finds one by its account, whatever the case' {
        $app = Connect-AppOf $box
        Set-SCSession LABEL

        $label.IsDefault, $app.IsDefault | Should -Be $true, $false
        Set-SCSession $box.ClientId
        $label.IsDefault, $app.IsDefault | Should -Be $false, $true
    }

    It 'takes the account as it is typed where two differ in case' {
        $upper = Connect-Stored LABEL $other

        Set-SCSession label
        $label.IsDefault | Should -BeTrue
        Set-SCSession LABEL
        $upper.IsDefault | Should -BeTrue
    }

    It 'takes wildcards of a name as they are' {
        { Set-SCSession 'lab*' -ErrorAction Stop } | Should -Throw -ErrorId $id
    }

    It 'takes the newest of the same account' {
        $again = Connect-Stored label
        $me | Set-SCSession

        Set-SCSession label

        $again.IsDefault | Should -BeTrue
    }

    It 'asks which one where several sign-ins have one account' {
        Connect-Stored label $other | Out-Null
        $me | Set-SCSession

        Set-SCSession label -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.SetSCSessionCommand'
        $failed.ErrorDetails.RecommendedAction | Should -BeLike '*Get-SCSession -All*'
        $me.IsDefault | Should -BeTrue
        Get-SCSession -All | Where-Object { $_.Account -eq 'label' -and $_.ApiUri -eq $box.ApiUri } | Set-SCSession
        $label.IsDefault | Should -BeTrue
    }

    It 'is an error of an account that no open session has, and changes nothing' {
        Set-SCSession nobody -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed.FullyQualifiedErrorId | Should -BeExactly $id
        $failed.ErrorDetails.Message | Should -BeLike "*'nobody'*"
        $failed.ErrorDetails.RecommendedAction | Should -BeLike '*Get-SCSession -All*Connect-SoundCloud*'
        $failed.TargetObject | Should -BeExactly 'nobody'
        $label.IsDefault | Should -BeTrue
    }

    It 'is an error of a session that was disconnected, by either way' {
        $me | Disconnect-SoundCloud -KeepToken

        $me | Set-SCSession -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed.FullyQualifiedErrorId | Should -BeExactly $id
        $label.IsDefault | Should -BeTrue
        Disconnect-SoundCloud -KeepToken
        { Set-SCSession label -ErrorAction Stop } | Should -Throw -ErrorId $id
    }

    It 'does nothing with nothing' {
        $null | Set-SCSession
        @() | Set-SCSession

        $label.IsDefault | Should -BeTrue
    }

    It 'writes nothing, and the session with -PassThru' {
        Get-Everything { $me | Set-SCSession } | Should -BeNullOrEmpty
        [object]::ReferenceEquals((Set-SCSession label -PassThru), $label) | Should -BeTrue
    }

    It 'changes nothing with -WhatIf' {
        $me | Set-SCSession -WhatIf -PassThru | Should -BeNullOrEmpty

        $label.IsDefault | Should -BeTrue
    }

    It 'sends nothing' {
        $me | Set-SCSession
        Set-SCSession label

        $box.Requests | Should -BeNullOrEmpty
    }

    It 'is for its own runspace only, where a session of another one can be used too' {
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        try {
            $there = $shell.AddScript({
                    param($module, $session)
                    Import-Module $module
                    @(Get-SCSession -All).Count
                    $session | Set-SCSession
                    @(Get-SCSession -All).Count
                    $session.IsDefault
                    (Get-SCUser).Permalink
                }).AddArgument($ModulePath).AddArgument($me).Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
        }

        $there | Should -Be 0, 1, $true, 'demo-dj'
        $label.IsDefault | Should -BeTrue
    }

    It 'completes the accounts of open sessions, and no stored ones' {
        Connect-Stored gone | Disconnect-SoundCloud -KeepToken

        (TabExpansion2 'Set-SCSession ' 14).CompletionMatches.CompletionText | Should -Be 'label'
    }
}

Describe 'Get-SCSession -All' {
    BeforeEach {
        Use-FreshAccounts
        Get-SCSession -All | Disconnect-SoundCloud -KeepToken
    }

    It 'lists the open sessions as they were opened, the default one marked' {
        $first, $second, $third = (Connect-User $box), (Connect-Stored label), (Connect-AppOf $box)
        $second | Set-SCSession

        $all = @(Get-SCSession -All)

        $all | Should -HaveCount 3
        0..2 | ForEach-Object { [object]::ReferenceEquals($all[$_], @($first, $second, $third)[$_]) | Should -BeTrue }
        $all.IsDefault | Should -Be $false, $true, $false
        $shown = $all | Out-String -Width 200
        $shown | Should -Match '(?m)^\* label '
    }

    It 'leaves out what was disconnected, also in another runspace' {
        $first, $second, $third = (Connect-User $box), (Connect-Stored label), (Connect-AppOf $box)
        Disconnect-SoundCloud -KeepToken
        $null = [powershell]::Create([initialsessionstate]::CreateDefault2()).AddCommand('Import-Module').AddParameter('Name', $ModulePath).AddStatement().
            AddCommand('Disconnect-SoundCloud').AddParameter('Session', $first).AddParameter('KeepToken').Invoke()

        @(Get-SCSession -All) | Should -HaveCount 1
        [object]::ReferenceEquals((Get-SCSession -All), $second) | Should -BeTrue
        Get-SCSession | Should -BeNullOrEmpty -Because 'no other session takes the place of a default that was disconnected'
    }

    It 'marks none where only one is open' {
        $null = Connect-Stored label

        Get-SCSession | Out-String -Width 200 | Should -Match '(?m)^label '
    }

    It 'writes nothing where none is open' {
        Get-Everything { Get-SCSession -All } | Should -BeNullOrEmpty
    }

    It 'lists both sessions of an account while both are in use' {
        $first, $second = (Connect-Stored label), (Connect-Stored label)

        @(Get-SCSession -All) | Should -HaveCount 2
        $first.IsDefault, $second.IsDefault | Should -Be $false, $true
    }
}

# What every cmdlet does with input of a kind: a null, a script block, a number that is a name, the word me. From the metadata.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $isText = { $type = $_.ParameterType.IsArray ? $_.ParameterType.GetElementType() : $_.ParameterType; $type.Name -in 'String', 'Object', 'Uri', 'Duration', 'TrackTime' -or $type.Name -match 'Reference$|^TrackSource$' }
    $all = @(foreach ($cmdlet in Get-Command -Module SoundCloud -CommandType Cmdlet | Sort-Object Name) {
            foreach ($parameter in $cmdlet.Parameters.Values | Where-Object { $_.Name -notin [Management.Automation.PSCmdlet]::CommonParameters -and $_.Name -notin [Management.Automation.PSCmdlet]::OptionalCommonParameters }) {
                # The mandatory parameters of the first set that has it.
                $set = $cmdlet.ParameterSets | Where-Object { $_.Parameters.Name -contains $parameter.Name } | Select-Object -First 1
                @{
                    Cmdlet    = $cmdlet.Name
                    Parameter = $parameter.Name
                    Type      = $parameter.ParameterType.Name -replace '\[\]$'
                    IsList    = $parameter.ParameterType.IsArray
                    IsText    = [bool]($parameter | Where-Object $isText)
                    Beside    = @($set.Parameters | Where-Object { $_.IsMandatory -and $_.Name -ne $parameter.Name } | ForEach-Object Name)
                }
            }
        })
    $texts = @($all | Where-Object { $_.IsText })
    $references = @($all | Where-Object { $_.Type -match 'Reference$|^TrackSource$' })
    $lists = @($references | Where-Object { $_.IsList })
    $users = @($references | Where-Object { $_.Type -in 'UserReference', 'UploaderReference' })
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox -MaximumRetryCount 0
    $values = @{
        Track = 5; Playlist = 5; User = 5; Id = 5; From = 5; To = 6; InputObject = @(); Body = 'x'; Title = 'x'; Type = 'cd'; Link = 'https://example.com/'; Path = "$TestDrive"
        Name = 'x'; Query = 'x'; Url = 'https://soundcloud.com/x'; RedirectUri = 'https://example.com/'; Index = 1; RelatedTo = 5
        Sandbox = $true; Interactive = $true; AuthorizationCode = ConvertTo-Secret 'x'; AccessToken = ConvertTo-Secret 'x'; Request = New-SCAuthorizationRequest -Credential $sandbox.Credential -RedirectUri https://example.com/callback
        Credential = [pscredential]::new('x', (ConvertTo-Secret 'x')); Tracks = $true; State = 'x'; Own = $true; TracksOnly = $true; Account = 'x'
    }

    # The other arguments that a cmdlet needs.
    function Get-With([string] $Cmdlet, [string[]] $Beside) {
        $with = @{}
        $Beside | ForEach-Object { $with[$_] = $values[$_] ?? "a value for -$_" }
        if ((Get-Command $Cmdlet).Parameters.ContainsKey('Confirm')) {
            $with.Confirm = $false
        }

        $with
    }
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'A null that was typed' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    AfterEach {
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'is an error: <Cmdlet> -<Parameter>' -ForEach $references {
        $with = (Get-With $Cmdlet $Beside) + @{ $Parameter = $null }

        $failure = Get-Failure { & $Cmdlet @with }

        $failure.FullyQualifiedErrorId | Should -Match '^(SoundCloud\.InvalidRequest|ParameterArgumentValidationErrorNullNotAllowed),'
        "$failure" | Should -Match $Parameter
    }

    It 'is an error in a list: <Cmdlet> -<Parameter>' -ForEach $lists {
        $with = (Get-With $Cmdlet $Beside) + @{ $Parameter = 5, $null }

        $failure = Get-Failure { & $Cmdlet @with }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}

Describe 'A script block without a pipeline' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'is refused, not taken for its text: <Cmdlet> -<Parameter>' -ForEach $texts {
        $with = (Get-With $Cmdlet $Beside) + @{ $Parameter = { 'code' } }

        $failure = Get-Failure { & $Cmdlet @with }

        $failure.Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        "$failure" | Should -BeLike "*'$Parameter'*"
        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

Describe 'A word that PowerShell reads as a number' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'is the word that was typed: <Cmdlet> -<Parameter>' -ForEach $references {
        $with = Get-With $Cmdlet $Beside

        $null = Get-Everything { & ([scriptblock]::Create("param(`$with) $Cmdlet @with -$Parameter 2mb -ErrorAction SilentlyContinue -WarningAction SilentlyContinue")) $with }

        @($sandbox.Requests | Where-Object { $_.PathAndQuery -like '*2097152*' }) | Should -BeNullOrEmpty
        if ($Type -like 'U*Reference') {
            @(Get-Sent $sandbox)[0] | Should -BeExactly 'GET /resolve?url=https:%2F%2Fsoundcloud.com%2F2mb'
        }
        elseif ($Cmdlet -ne 'New-SCPlaylist') {
            @($sandbox.Requests | Where-Object Method -NE 'GET') | Should -BeNullOrEmpty
        }
    }

    It 'is refused in a list, where only the number is left: <Cmdlet> -<Parameter>' -ForEach $lists {
        $with = Get-With $Cmdlet $Beside

        $failure = Get-Failure { & ([scriptblock]::Create("param(`$with) $Cmdlet @with -$Parameter 2mb, 5kb")) $with }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        "$failure" | Should -BeLike '*2mb*2097152*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike "*'2mb'*"
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'is a permalink: <Word>' -ForEach @('2mb', '0x10', '1e3', '5d', '1l', '1_000', '3gb' | ForEach-Object { @{ Word = $_ } }) {
        Invoke-Expression "Get-SCUser $Word -ErrorAction SilentlyContinue"
        Invoke-Expression "Get-SCUser -Id:$Word -ErrorAction SilentlyContinue"

        Get-Sent $sandbox | Should -Be (, "GET /resolve?url=https:%2F%2Fsoundcloud.com%2F$Word" * 2)
    }

    It 'is a number where it is one: <Text>' -ForEach @(
        @{ Text = '07'; Number = 7 }
        @{ Text = '07, 08'; Number = 7 }
        @{ Text = '$held'; Number = 2097152 }
        @{ Text = '$held, 08'; Number = 2097152 }
        @{ Text = '([double]5)'; Number = 5 }
    ) {
        $held = 2mb
        $null = $held

        Invoke-Expression "Get-SCComment $Text -ErrorAction SilentlyContinue"

        @(Get-Sent $sandbox)[0] | Should -BeLike "GET /tracks/soundcloud:tracks:$Number/comments*"
    }

    It 'does not stop a number of another parameter' {
        $made = New-SCPlaylist 'Places' -Track (Search-SCTrack a -First 3)

        { Remove-SCPlaylistTrack $made -Index 0x0, 1 } | Should -Not -Throw
    }
}

Describe 'The word me' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'is the signed-in user: <Cmdlet> -<Parameter>' -ForEach $users {
        $with = (Get-With $Cmdlet $Beside) + @{ $Parameter = 'me' }

        $written = @(Get-Everything { & $Cmdlet @with 3>$null })

        @($written | Where-Object { $_ -is [Management.Automation.ErrorRecord] -and $_.FullyQualifiedErrorId -like 'SoundCloud.InvalidId*' }) | Should -BeNullOrEmpty
        @(Get-Sent $sandbox) -match '/me\b|users:1001' | Should -Not -BeNullOrEmpty
    }

    It 'is looked up once for several of one call' {
        $null = 'me', 'me' | Get-SCWebProfile

        @(Get-Sent $sandbox 'GET /me') | Should -HaveCount 1
    }

    It 'needs a signed-in user' {
        Get-SCWebProfile me -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.UserTokenRequired,*'
    }
}

Describe 'A value that is converted' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'is converted by its type, which mocks and proxy functions have too: <Cmdlet> -<Parameter>' -ForEach $all {
        # NoScriptBlock converts nothing. Of Booleans, a mock takes $true, $false, 1 and 0 alike, and refuses words.
        $same = 'NoScriptBlockAttribute', 'BooleanTransformationAttribute', 'CredentialAttribute'

        (Get-Command $Cmdlet).Parameters[$Parameter].Attributes | Where-Object { $_ -is [Management.Automation.ArgumentTransformationAttribute] -and $_.GetType().Name -notin $same } |
            Should -BeNullOrEmpty
    }

    It 'means the same in a mock: <Text>' -ForEach @(
        @{ Text = '5:55'; Time = '00:05:55' }
        @{ Text = '355'; Time = '00:05:55' }
        @{ Text = '1:23:48'; Time = '01:23:48' }
    ) {
        Mock Add-SCComment { $Timestamp }

        $given = Invoke-Expression "Add-SCComment 5 x -Timestamp $Text"

        [timespan]$given | Should -Be ([timespan]$Time)
        $given | Should -Be ([timespan]$Time)
        Should -Invoke Add-SCComment -ParameterFilter { $Timestamp -eq [timespan]$Time }
    }

    It 'means the same in a proxy function' {
        $proxy = [Management.Automation.ProxyCommand]::Create([Management.Automation.CommandMetadata]::new((Get-Command Add-SCComment)))
        Set-Item function:global:Add-Proxied $proxy
        $track = Get-SCTrack -First 200 | Where-Object { $_.Commentable -and $_.Duration.TotalMinutes -gt 2 } | Select-Object -First 1

        (Add-Proxied $track x -Timestamp 1:05 -PassThru).Timestamp | Should -Be ([timespan]'00:01:05')
        Remove-Item function:global:Add-Proxied
    }

    It 'means the same in a mock: a track for its user' {
        Mock Get-SCUser { "$Id" }

        Get-SCUser (Get-SCTrack -First 1) | Should -BeExactly 'soundcloud:users:1001'
    }

    It 'means the same in a mock: seconds' {
        Mock Connect-SoundCloud { $CacheTtl }

        [timespan](Connect-SoundCloud -Sandbox -CacheTtl 90) | Should -Be ([timespan]'00:01:30')
    }

    It 'is yes or no in a mock, or an error' {
        Mock Set-SCTrack { $Streamable }

        Set-SCTrack 5 -Streamable $false | Should -BeFalse
        Set-SCTrack 5 -Streamable 1 | Should -BeTrue
        { Set-SCTrack 5 -Streamable 'no' } | Should -Throw
    }
}

Describe 'A player' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'names its <Kind> wherever a link does: <Form>' -ForEach @(
        foreach ($kind in 'Track', 'Playlist') {
            @{ Kind = $kind; Form = 'its address'; Read = { $args[0].Url } }
            @{ Kind = $kind; Form = 'its address as text'; Read = { "$($args[0].Url)" } }
            @{ Kind = $kind; Form = 'its HTML'; Read = { $args[0].Html } }
        }
    ) {
        $thing = $Kind -eq 'Track' ? (Get-SCTrack -First 1) : (Get-SCPlaylist -First 1)
        $with = @{ $Kind = $thing }
        $player = & $Read (Get-SCEmbed @with)
        $sandbox.Requests.Clear()

        (& "Get-SC$Kind" $player).Urn | Should -Be $thing.Urn
        ($player | & "Get-SC$Kind").Urn | Should -Be $thing.Urn
        (Resolve-SCUrl $player).Urn | Should -Be $thing.Urn
        Get-Sent $sandbox '*/resolve*' | Should -BeNullOrEmpty
    }
}

BeforeDiscovery {
    $wrong = @(
        @{ Kind = 'a title that is too long'; Parameters = @{ Title = 'x' * 101 } }
        @{ Kind = 'an empty title'; Parameters = @{ Title = '' } }
        @{ Kind = 'an unknown type'; Parameters = @{ Type = 'minidisc' } }
        @{ Kind = 'a link that is too long'; Parameters = @{ Link = 'https://' + 'x' * 250 } }
        @{ Kind = 'a link title that is too long'; Parameters = @{ LinkTitle = 'x' * 51 } }
        @{ Kind = 'a description that is too long'; Parameters = @{ Description = 'x' * 501 } }
        @{ Kind = 'a price that is too long'; Parameters = @{ Price = 'x' * 21 } }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $tracks = @(Get-SCTrack | Where-Object Sharing -EQ 'public')
    $foreign = Search-SCTrack -First 200 | Where-Object { $_.User.Permalink -ne 'demo-dj' } | Select-Object -First 1
    $shirt = @{ Title = 'Shirt'; Type = 'apparel'; Link = 'https://shop.example.com/shirt' }
    $missing = 99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Set-SCStorefront' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'sets what a track sells and returns nothing' {
        Get-Everything { Set-SCStorefront $tracks[0].Id @shirt } | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -Be "PUT /tracks/$($tracks[0].Urn)/storefront"
        $sandbox.Requests[0].Status | Should -Be 200
    }

    It 'returns the storefront with -PassThru' {
        $set = Set-SCStorefront $tracks[0] @shirt -LinkTitle 'Buy it' -Description 'Cotton' -Price '20 EUR' -PassThru

        $set | Should -BeOfType ([SoundCloud.Storefront])
        $set.Title | Should -Be 'Shirt'
        $set.Type | Should -Be 'apparel'
        $set.Link | Should -Be 'https://shop.example.com/shirt'
        $set.LinkTitle | Should -Be 'Buy it'
        $set.Description | Should -Be 'Cotton'
        $set.Price | Should -Be '20 EUR'
        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'takes the type in any case' {
        (Set-SCStorefront $tracks[0] -Title 'Record' -Type Vinyl -Link 'https://shop.example.com' -PassThru).Type | Should -BeExactly 'vinyl'
    }

    It 'replaces the whole: what is not given is cleared' {
        $set = Set-SCStorefront $tracks[0] @shirt -PassThru

        $set.Price | Should -BeNullOrEmpty
        $sandbox.Requests[0].BodyLength | Should -Be '{"title":"Shirt","type":"apparel","link":"https://shop.example.com/shirt"}'.Length
    }

    It 'sets it on piped tracks' {
        $tracks[1], $tracks[2] | Set-SCStorefront @shirt -ThrottleLimit 1

        Get-Sent $sandbox | Should -Be "PUT /tracks/$($tracks[1].Urn)/storefront", "PUT /tracks/$($tracks[2].Urn)/storefront"
    }

    It 'refuses <Kind> and sends nothing' -ForEach $wrong {
        $given = $shirt.Clone()
        $Parameters.Keys | ForEach-Object { $given[$_] = $Parameters[$_] }

        (Get-Failure { Set-SCStorefront $tracks[0] @given }).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'repeats the service''s reason where it refuses' {
        Set-SCStorefront $tracks[0] -Title 'Shirt' -Type apparel -Link 'no address' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.SetSCStorefrontCommand'
        $failed.ErrorDetails.Message | Should -BeLike '*link is not an http(s) address*'
    }

    It 'reports another''s track and a missing one, and goes on' {
        $foreign.Id, $missing, $tracks[3].Id | Set-SCStorefront @shirt -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -Be @('Forbidden', 'NotFound' | ForEach-Object { "SoundCloud.$_,SoundCloud.PowerShell.Commands.SetSCStorefrontCommand" })
        $failed.TargetObject | Should -Be $foreign.Id, $missing
    }

    It 'refuses a playlist as SoundCloud.InvalidId and sends nothing' {
        Set-SCStorefront 'soundcloud:playlists:1' @shirt -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.SetSCStorefrontCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses an app''s token and sends nothing' {
        Set-SCStorefront $tracks[0].PermalinkUrl @shirt -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.SetSCStorefrontCommand'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        Invoke-Quietly -Arguments (Get-SCSession), $tracks, $shirt {
            param($session, $tracks, $shirt)
            $tracks[0], $tracks[0].PermalinkUrl | Set-SCStorefront @shirt -WhatIf -PassThru -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }
}

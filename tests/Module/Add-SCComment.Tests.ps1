BeforeDiscovery {
    $times = @(
        @{ Form = 'seconds'; Timestamp = 12; Is = '00:00:12' }
        @{ Form = 'parts of a second'; Timestamp = 1.25; Is = '00:00:01.25' }
        @{ Form = 'seconds as text'; Timestamp = '12'; Is = '00:00:12' }
        @{ Form = 'a TimeSpan'; Timestamp = [timespan]::FromSeconds(9); Is = '00:00:09' }
        @{ Form = 'a TimeSpan as text'; Timestamp = '00:00:10'; Is = '00:00:10' }
        @{ Form = 'minutes and seconds, as the views show it'; Timestamp = '0:23'; Is = '00:00:23' }
        @{ Form = 'minutes and parts of a second'; Timestamp = '0:07.5'; Is = '00:00:07.5' }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $tracks = @(Search-SCTrack | Where-Object { $_.Commentable -and $_.Access -eq 'playable' })
    $closed = Search-SCTrack -First 200 | Where-Object { -not $_.Commentable } | Select-Object -First 1
    $missing = 99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Add-SCComment' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'comments a track, returns nothing, and the comment is read back' {
        Get-Everything { Add-SCComment $tracks[0].Id 'that bassline, "über" 🔥' } | Should -BeNullOrEmpty

        Get-Sent $sandbox | Should -Be "POST /tracks/$($tracks[0].Urn)/comments"
        $read = Get-SCComment $tracks[0] -First 1
        $read.Body | Should -BeExactly 'that bassline, "über" 🔥'
        $read.User.Permalink | Should -Be 'demo-dj'
        $read.Timestamp | Should -BeNullOrEmpty
    }

    It 'returns the comment with -PassThru and asks for nothing more' {
        $comment = Add-SCComment $tracks[1] 'hello' -PassThru

        $comment | Should -BeOfType ([SoundCloud.Comment])
        $comment.TrackUrn | Should -Be $tracks[1].Urn
        Get-Sent $sandbox | Should -HaveCount 1
    }

    It 'takes -Timestamp as <Form>' -ForEach $times {
        (Add-SCComment $tracks[2] 'here' -Timestamp $Timestamp -PassThru).Timestamp | Should -Be ([timespan]$Is)
    }

    It 'puts the same words on piped tracks' {
        ($tracks[3], $tracks[4] | Add-SCComment -Body 'both' -PassThru).TrackUrn | Should -Be $tracks[3].Urn, $tracks[4].Urn
    }

    It 'takes track, words and time of a spreadsheet''s rows' {
        $rows = "Track,Body,Timestamp`n$($tracks[5].Id),one,1`n$($tracks[6].Urn),two,2" | ConvertFrom-Csv

        $comments = @($rows | Add-SCComment -PassThru)

        $comments.TrackUrn | Should -Be $tracks[5].Urn, $tracks[6].Urn
        $comments.Body | Should -Be 'one', 'two'
        $comments.Timestamp.TotalSeconds | Should -Be 1, 2
    }

    It 'repeats the service''s reason where the time is not in the track' {
        Add-SCComment $tracks[7] 'late' -Timestamp '10:00:00' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidRequest,SoundCloud.PowerShell.Commands.AddSCCommentCommand'
        $failed.ErrorDetails.Message | Should -BeLike '*timestamp is not within the track*'
    }

    It 'repeats the service''s reason where a track takes none' {
        Add-SCComment $closed 'hello' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.InvalidRequest,*'
        $failed.ErrorDetails.Message | Should -BeLike '*takes no comments*'
    }

    It 'refuses <Kind> and sends nothing' -ForEach @(
        @{ Kind = 'an empty text'; Do = { Add-SCComment 1 '' } }
        @{ Kind = '$null as text'; Do = { Add-SCComment 1 $null } }
        @{ Kind = 'a negative time'; Do = { Add-SCComment 1 'x' -Timestamp -1 } }
    ) {
        (Get-Failure $Do).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'goes on after a track that is missing' {
        $missing, $tracks[8] | Add-SCComment -Body 'hello' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.AddSCCommentCommand'
        $failed.TargetObject | Should -Be $missing
        Get-Sent $sandbox 'POST *' | Should -HaveCount 2
    }

    It 'refuses a user as SoundCloud.InvalidId and sends nothing' {
        Add-SCComment 'soundcloud:users:1001' 'hello' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.AddSCCommentCommand'
        $failed.TargetObject | Should -Be 'soundcloud:users:1001'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'refuses an app''s token and sends nothing, not even to resolve a link' {
        $tracks[9], $tracks[9].PermalinkUrl | Add-SCComment -Body 'hello' -Session $app -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -Be (, 'SoundCloud.UserTokenRequired,SoundCloud.PowerShell.Commands.AddSCCommentCommand' * 2)
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        Invoke-Quietly -Arguments (Get-SCSession), $tracks {
            param($session, $tracks)
            $tracks[9], $tracks[9].PermalinkUrl | Add-SCComment -Body 'hello' -WhatIf -PassThru -Session $session
        } | Should -BeNullOrEmpty

        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'is not sent again when the service fails: it might stand there twice' {
        $session = Connect-SoundCloud -Sandbox -MaximumRetryDelay 0 -PassThru
        $sandbox.EnableFault('status-503@POST /comments')

        Add-SCComment $tracks[9] 'hello' -Session $session -ErrorAction SilentlyContinue -ErrorVariable failed

        $sandbox.DisableFault('status-503')
        $failed.FullyQualifiedErrorId | Should -BeLike 'SoundCloud.ServiceUnavailable,*'
        Get-Sent $sandbox | Should -HaveCount 1
    }
}

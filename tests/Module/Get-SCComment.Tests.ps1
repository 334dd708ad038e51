BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    $sandbox = Start-SCSandbox
    $app = Connect-App $sandbox
    Connect-SoundCloud -Sandbox
    $track, $other = Search-SCTrack -First 200 | Where-Object { $_.CommentCount -gt 2 -and $_.Sharing -eq 'public' } | Select-Object -First 2
    $missing = 99999
}

AfterAll {
    Disconnect-SoundCloud -KeepToken
    Stop-SCSandbox
}

Describe 'Get-SCComment' {
    BeforeEach {
        $sandbox.Requests.Clear()
    }

    It 'gets the comments on a track' {
        $found = @(Get-SCComment $track.Id)

        $found | Should -HaveCount $track.CommentCount
        $found | Should -BeOfType ([SoundCloud.Comment])
        $found.TrackUrn | Sort-Object -Unique | Should -Be $track.Urn
        $found[0].User | Should -BeOfType ([SoundCloud.User])
        Get-Sent $sandbox | Should -Be "GET /tracks/$($track.Urn)/comments?limit=200&linked_partitioning=true"
    }

    It 'gets those on piped tracks, one track after the other' {
        ($track, $other | Get-SCComment -First 1).TrackUrn | Should -Be $track.Urn, $other.Urn

        Get-Sent $sandbox | Should -Be @($track, $other | ForEach-Object { "GET /tracks/$($_.Urn)/comments?limit=1&linked_partitioning=true" })
    }

    It 'gets those on the track of a piped comment''s property' {
        $null = [pscustomobject]@{ Track = $track.Urn } | Get-SCComment -First 1

        Get-Sent $sandbox | Should -BeLike "GET /tracks/$($track.Urn)/comments?*"
    }

    It 'works with an app''s token' {
        Get-SCComment $track -First 1 -Session $app | Should -HaveCount 1

        $sandbox.Requests[0].TokenKind | Should -Be 'app'
    }

    It 'feeds its users to what takes users' {
        $comment = Get-SCComment $track -First 1

        ($comment.User | Get-SCUser).Urn | Should -Be $comment.UserUrn
    }

    It 'reads those on a private track by its secret token, or as it was piped' {
        $private = Get-SCTrack -First 200 | Where-Object Sharing -EQ private | Select-Object -First 1
        $sandbox.Requests.Clear()

        ($private | Get-SCComment -Session $app | Measure-Object).Count | Should -Be $private.CommentCount
        $sandbox.Requests[0].PathAndQuery | Should -BeLike '*[?]secret_token=*'
        (Get-SCComment $private.Id -SecretToken ($private.SecretUri -replace '.*secret_token=') -Session $app | Measure-Object).Count | Should -Be $private.CommentCount
    }

    It 'refuses a user as SoundCloud.InvalidId and sends nothing' {
        Get-SCComment 'soundcloud:users:1001' -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.GetSCCommentCommand'
        $failed.TargetObject | Should -Be 'soundcloud:users:1001'
        $sandbox.Requests | Should -BeNullOrEmpty
    }

    It 'goes on after a track that is missing' {
        $found = $missing, $track | Get-SCComment -First 1 -ErrorAction SilentlyContinue -ErrorVariable failed

        $found.TrackUrn | Should -Be $track.Urn
        $failed.FullyQualifiedErrorId | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCCommentCommand'
        $failed.TargetObject | Should -Be $missing
    }
}

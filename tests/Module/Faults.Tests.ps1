# The fault table: for every fault of the sandbox, a cmdlet that meets it, its requests, and what the user sees. It is written to
# out/faults.md; docs/faults.md is the copy in the repository.

BeforeDiscovery {
    $track = { Get-SCTrack 2168800381 }
    $list = { param($more) Get-SCTrack -User 4280711 @more }
    $search = { param($more) Search-SCTrack night -PageSize 200 @more }
    $stream = { Get-SCStream 2168800381 -Resolve }
    $save = { Save-SCTrack 2168800381 $folder -Force -PassThru }
    $like = { Add-SCLike 2168800381 }
    $follow = { Add-SCFollowing 4280711 }
    $fill = { $new = New-SCPlaylist x -Track 2168800381; Add-SCPlaylistTrack $new 1541037558 }
    $upload = { Publish-SCTrack $folder/upload.mp3 -Title x }
    $resolve = { Resolve-SCUrl https://soundcloud.com/demo-dj/neon-monsoon }
    $connect = { Connect-SoundCloud -Credential $app @at; Get-SCTrack 2168800381 }
    $renew = { $box.ExpireTokens(); Get-SCTrack 2168800381 }
    $renewApp = { Connect-SoundCloud -Credential $app @at; Get-SCTrack 2168800381; $box.ExpireTokens(); Get-SCTrack 2168800381 }
    $renewTwice = { $box.ExpireTokens(); Get-SCTrack 2168800381; $box.ExpireTokens(); Get-SCTrack 2168800381 }

    # Fault: the faults to switch on, separated by ' + '. Do: the command. Sent: the statuses of the answers, with the host
    # if it is not the API. Id: the error's id; none if the command succeeds. Page: where a list failed. With: parameters of the session.
    $rows = @(
        # Refusals and server errors.
        @{ Fault = 'status-400'; Do = $search; Sent = '400'; Id = 'InvalidRequest'; Status = 400; Page = 1; Request = 'sandbox-fault' }
        @{ Fault = 'status-401'; Do = $track; Sent = '401'; Id = 'Unauthorized'; Status = 401; Request = 'sandbox-fault' }
        @{ Fault = 'status-401:1'; Do = $track; As = 'Renewable'; Sent = '401 auth:200 200' }
        @{ Fault = 'status-403'; Do = $stream; Sent = '403'; Id = 'Forbidden'; Status = 403; Request = 'sandbox-fault' }
        @{ Fault = 'html-403'; Do = $track; Sent = '403'; Id = 'Forbidden'; Status = 403; Body = '*CloudFront*' }
        @{ Fault = 'gateway-403'; Do = $stream; Sent = '403'; Id = 'Forbidden'; Status = 403; Body = '*Access denied*' }
        @{ Fault = 'status-404'; Do = $track; Sent = '404'; Id = 'NotFound'; Status = 404; Request = 'sandbox-fault' }
        @{ Fault = 'text-405'; Do = $track; Sent = '405'; Id = 'UnsupportedOperation'; Status = 405; Body = 'unknown route' }
        @{ Fault = 'status-422@POST'; Do = $upload; Sent = '422'; Id = 'InvalidRequest'; Status = 422; Request = 'sandbox-fault' }
        @{ Fault = 'strings-422@POST'; Do = $upload; Sent = '422'; Id = 'InvalidRequest'; Status = 422; Request = 'sandbox-fault'; Body = '*Could not parse*' }
        @{ Fault = 'status-500'; Do = $track; Sent = '500 500 500 500'; Id = 'ServiceUnavailable'; Status = 500; Request = 'sandbox-fault' }
        @{ Fault = 'status-500:3'; Do = $track; Sent = '500 500 500 200' }
        @{ Fault = 'status-500@DELETE'; Do = { Remove-SCLike 2168800381 }; Sent = '500'; Id = 'ServiceUnavailable'; Status = 500; Request = 'sandbox-fault' }
        @{ Fault = 'status-502:2@cursor='; Do = $list; Sent = '200 502 502 200 200' }
        @{ Fault = 'status-503@cursor='; Do = $list; Sent = '200 503 503 503 503'; Id = 'ServiceUnavailable'; Status = 503; Request = 'sandbox-fault'; Page = 2 }
        @{ Fault = 'status-503@POST'; Do = $like; Sent = '503'; Id = 'ServiceUnavailable'; Status = 503; Request = 'sandbox-fault' }
        @{ Fault = 'status-504:1'; Do = $track; Sent = '504 200' }
        @{ Fault = 'status-504@POST'; Do = $like; Sent = '504'; Id = 'ServiceUnavailable'; Status = 504; Body = 'upstream request timeout' }
        @{ Fault = 'html-503'; Do = $track; Sent = '503 503 503 503'; Id = 'ServiceUnavailable'; Status = 503; Body = '*Maintenance*' }
        @{ Fault = 'empty-500'; Do = $track; Sent = '500 500 500 500'; Id = 'ServiceUnavailable'; Status = 500; Body = '' }
        @{ Fault = 'broken-error'; Do = $track; Sent = '400'; Id = 'InvalidRequest'; Status = 400; Request = 'sandbox-fault'; Body = '*The filter c' }
        # Limits.
        @{ Fault = 'rate-limited'; Do = $track; Sent = '429 429 429 429'; Id = 'RateLimited'; Status = 429 }
        @{ Fault = 'rate-limited:2@POST'; Do = $like; Sent = '429 429 200' }
        @{ Fault = 'rate-limited:1@cursor='; Do = $list; Sent = '200 429 200 200' }
        @{ Fault = 'rate-limited-meta'; Do = $stream; Sent = '429'; Id = 'RateLimited'; Status = 429; Limit = 'plays'; Hours = 12 }
        @{ Fault = 'rate-limited-meta:0:1'; Do = $stream; Sent = '429 200 302' }
        @{ Fault = 'rate-limited-group'; Do = $stream; Sent = '429'; Id = 'RateLimited'; Status = 429; Limit = 'plays'; Hours = 12 }
        @{ Fault = 'rate-limited-several'; Do = $search; Sent = '429'; Id = 'RateLimited'; Status = 429; Page = 1; Limit = 'search'; Hours = 13 }
        @{ Fault = 'rate-limited-gateway'; Do = $track; Sent = '429 429 429 429'; Id = 'RateLimited'; Status = 429; Body = '*Rate Limit Exceeded*' }
        @{ Fault = 'rate-limited-text'; Do = $track; Sent = '429 429 429 429'; Id = 'RateLimited'; Status = 429; Body = 'Please slow down.' }
        @{ Fault = 'retry-after:0'; Do = $track; Sent = '429 200' }
        @{ Fault = 'retry-after:90000'; Do = $track; Sent = '429'; Id = 'RateLimited'; Status = 429; Hours = 25 }
        @{ Fault = 'retry-after-date:0'; Do = $track; Sent = '429 200' }
        @{ Fault = 'retry-after-date:90000'; Do = $track; Sent = '429'; Id = 'RateLimited'; Status = 429; Hours = 25 }
        @{ Fault = 'retry-after-fraction:20:2'; Do = $track; Sent = '429 429 200' }
        @{ Fault = 'retry-after-nonsense:1'; Do = $track; Sent = '429 200' }
        # Connections.
        @{ Fault = 'hang-headers'; Do = $track; With = @{ OperationTimeoutSeconds = 1; MaximumRetryCount = 1 }; Sent = '- -'; Id = 'Timeout' }
        @{ Fault = 'hang-headers@POST'; Do = $like; With = @{ OperationTimeoutSeconds = 1 }; Sent = '-'; Id = 'Timeout' }
        @{ Fault = 'reset'; Do = $track; Sent = '- - - -'; Id = 'Unreachable' }
        @{ Fault = 'reset:2@cursor='; Do = $list; Sent = '200 - - 200 200' }
        @{ Fault = 'reset@POST'; Do = $like; Sent = '-'; Id = 'Unreachable' }
        # The runtime itself retries three times if a connection closes without sending a byte.
        @{ Fault = 'close-early'; Do = $track; With = @{ MaximumRetryCount = 1 }; Sent = '- - - - - - - -'; Id = 'ProtocolError' }
        @{ Fault = 'close-early@POST'; Do = $like; Sent = '-'; Id = 'ProtocolError' }
        @{ Fault = 'close-early:1'; Do = $track; Sent = '- 200' }
        @{ Fault = 'garbage'; Do = $track; Sent = '-'; Id = 'ProtocolError' }
        @{ Fault = 'header-flood'; Do = $track; Sent = '200'; Id = 'ProtocolError' }
        @{ Fault = 'drip-headers'; Do = $track; Sent = '200' }
        @{ Fault = 'drip-headers:500'; Do = $track; With = @{ OperationTimeoutSeconds = 1; MaximumRetryCount = 0 }; Sent = '200'; Id = 'Timeout' }
        @{ Fault = 'informational'; Do = $track; Sent = '200' }
        @{ Fault = 'informational-endless'; Do = $track; With = @{ OperationTimeoutSeconds = 1; MaximumRetryCount = 0 }; Sent = '200'; Id = 'Timeout' }
        @{ Fault = 'hang-body@cursor='; Do = $list; With = @{ OperationTimeoutSeconds = 1; MaximumRetryCount = 0 }; Sent = '200 200'; Id = 'Timeout'; Page = 2 }
        @{ Fault = 'truncated-body:2@cursor='; Do = $list; Sent = '200 200 200 200 200' }
        @{ Fault = 'truncated-body'; Do = $track; Sent = '200 200 200 200'; Id = 'ProtocolError' }
        @{ Fault = 'truncated-body@cdn'; Do = $save; Sent = '200 302 cdn:200'; Id = 'ProtocolError' }
        @{ Fault = 'reset-body'; Do = $track; Sent = '200 200 200 200'; Id = 'ProtocolError' }
        @{ Fault = 'reset-body@cdn'; Do = $save; Sent = '200 302 cdn:200'; Id = 'ProtocolError' }
        @{ Fault = 'truncated-chunk'; Do = $track; Sent = '200 200 200 200'; Id = 'ProtocolError' }
        @{ Fault = 'bad-chunk'; Do = $track; Sent = '200 200 200 200'; Id = 'ProtocolError' }
        @{ Fault = 'length-too-long'; Do = $track; Sent = '200 200 200 200'; Id = 'ProtocolError' }
        @{ Fault = 'length-too-short'; Do = $track; Sent = '200'; Id = 'ProtocolError' }
        @{ Fault = 'huge-body'; Do = $track; Sent = '200'; Id = 'ProtocolError'; Says = '*longer than 32 MB*' }
        @{ Fault = 'endless-body'; Do = $track; Sent = '200'; Id = 'ProtocolError'; Says = '*longer than 32 MB*' }
        @{ Fault = 'endless-body@cursor='; Do = $list; Sent = '200 200'; Id = 'ProtocolError'; Page = 2; Says = '*longer than 32 MB*' }
        @{ Fault = 'trickle'; Do = $track; With = @{ OperationTimeoutSeconds = 1; MaximumRetryCount = 0 }; Sent = '200'; Id = 'Timeout'; Says = '*too slowly*' }
        @{ Fault = 'trickle@cursor='; Do = $list; With = @{ OperationTimeoutSeconds = 1; MaximumRetryCount = 0 }; Sent = '200 200'; Id = 'Timeout'; Page = 2 }
        @{ Fault = 'drip:10@cursor='; Do = $list; Sent = '200 200 200' }
        # Bodies.
        @{ Fault = 'html-200'; Do = $track; Sent = '200'; Id = 'ProtocolError' }
        @{ Fault = 'html-200@cursor='; Do = $list; Sent = '200 200'; Id = 'ProtocolError'; Page = 2 }
        @{ Fault = 'empty-200'; Do = $list; Sent = '200'; Id = 'ProtocolError'; Page = 1 }
        @{ Fault = 'null-200'; Do = $track; Sent = '200'; Id = 'ProtocolError' }
        @{ Fault = 'blank-200'; Do = $track; Sent = '200'; Id = 'ProtocolError' }
        @{ Fault = 'no-members-200'; Do = $track; Sent = '200'; Id = 'ProtocolError'; Says = '*not what was requested*' }
        @{ Fault = 'no-members-200'; Do = { Get-SCUser }; Sent = '200'; Id = 'ProtocolError'; Says = '*not what was requested*' }
        @{ Fault = 'no-members-200'; Do = { Get-SCPlaylist 1234 }; Sent = '200'; Id = 'ProtocolError'; Says = '*not what was requested*' }
        @{ Fault = 'no-members-200'; Do = { Get-SCStream 2168800381 }; Sent = '200'; Id = 'ProtocolError' }
        @{ Fault = 'no-members-200@POST'; Do = { Add-SCComment 2168800381 x }; Sent = '200'; Id = 'ProtocolError'; Says = '*not what was requested*' }
        @{ Fault = 'no-members-200@auth POST'; Do = $connect; As = 'Nobody'; Sent = 'auth:200'; Id = 'ProtocolError' }
        @{ Fault = 'error-200'; Do = $track; Sent = '200'; Id = 'ProtocolError'; Says = '*answered with an error*forbidden*' }
        @{ Fault = 'error-200'; Do = { Get-SCStream 2168800381 }; Sent = '200'; Id = 'ProtocolError'; Says = '*forbidden*' }
        @{ Fault = 'error-200@cursor='; Do = $list; Sent = '200 200'; Id = 'ProtocolError'; Page = 2; Says = '*forbidden*' }
        @{ Fault = 'error-200@auth POST'; Do = $connect; As = 'Nobody'; Sent = 'auth:200'; Id = 'ProtocolError'; Says = '*forbidden*' }
        @{ Fault = 'errors-200'; Do = $track; Sent = '200'; Id = 'ProtocolError'; Says = '*this is not for you*' }
        @{ Fault = 'other-kind'; Do = $track; Sent = '200'; Id = 'ProtocolError'; Says = '*not what was requested*' }
        @{ Fault = 'other-id'; Do = $track; Sent = '200'; Id = 'ProtocolError'; Says = '*asked for soundcloud:tracks:2168800381 and answered with soundcloud:tracks:666*' }
        @{ Fault = 'nameless-items'; Do = $list; Sent = '200 200 200'; EverySecond = 'no id' }
        @{ Fault = 'foreign-items'; Do = $list; Sent = '200 200 200'; EverySecond = 'another kind' }
        @{ Fault = 'bad-gzip'; Do = $track; Sent = '200 200 200 200'; Id = 'ProtocolError' }
        @{ Fault = 'gzip-bomb'; Do = $track; Sent = '200'; Id = 'ProtocolError'; Says = '*one part in 100*' }
        @{ Fault = 'byte-order-mark'; Do = $list; Sent = '200 200 200' }
        @{ Fault = 'trailing-garbage'; Do = $track; Sent = '200'; Id = 'ProtocolError' }
        @{ Fault = 'invalid-utf8'; Do = $list; Sent = '200 200 200' }
        @{ Fault = 'lone-surrogates'; Do = $list; Sent = '200 200 200' }
        @{ Fault = 'nul-characters'; Do = $list; Sent = '200 200 200' }
        @{ Fault = 'hostile-text'; Do = $list; Sent = '200 200 200'; View = $true }
        @{ Fault = 'hostile-text'; Do = $save; Sent = '200 302 cdn:200' }
        @{ Fault = 'hostile-file-name'; Do = $save; Sent = '200 302 cdn:200' }
        @{ Fault = 'more-streams'; Do = { Get-SCStream 2168800381 }; Sent = '200' }
        @{ Fault = 'refused-halfway'; Do = $upload; Sent = '413'; Id = 'InvalidRequest'; Status = 413 }
        @{ Fault = 'refused-halfway:422'; Do = $upload; Sent = '422'; Id = 'InvalidRequest'; Status = 422 }
        @{ Fault = 'replaced-file'; Do = $save; Sent = '200 302 cdn:200' }
        @{ Fault = 'deep-nesting'; Do = $list; Sent = '200 200 200' }
        @{ Fault = 'duplicate-members'; Do = $list; Sent = '200 200 200' }
        @{ Fault = 'wrong-types'; Do = $list; Sent = '200 200 200' }
        @{ Fault = 'huge-numbers'; Do = $list; Sent = '200 200 200' }
        @{ Fault = 'unknown-fields'; Do = $list; Sent = '200 200 200' }
        @{ Fault = 'null-fields'; Do = $list; Sent = '200 200 200' }
        # Redirects.
        @{ Fault = 'redirect-foreign'; Do = $track; Sent = '302'; Id = 'ProtocolError'; Says = '*which is not the API*' }
        @{ Fault = 'redirect-userinfo'; Do = $track; Sent = '302'; Id = 'ProtocolError'; Says = '*which is not the API*' }
        @{ Fault = 'redirect-merged'; Do = $track; Sent = '301 200' }
        @{ Fault = 'redirect-loop'; Do = $track; Sent = '302 302 302 302 302 302'; Id = 'ProtocolError' }
        @{ Fault = 'redirect-loop:5'; Do = $track; Sent = '302 302 302 302 302 200' }
        @{ Fault = 'redirect-http'; Do = $track; Sent = '302'; Id = 'ProtocolError' }
        @{ Fault = 'redirect-file'; Do = $track; Sent = '302'; Id = 'ProtocolError' }
        @{ Fault = 'redirect-nowhere'; Do = $track; Sent = '302'; Id = 'ProtocolError' }
        @{ Fault = 'redirect-foreign@cursor='; Do = $list; Sent = '200 302'; Id = 'ProtocolError'; Page = 2 }
        @{ Fault = 'resolve-numeric'; Do = $resolve; Sent = '302 200' }
        @{ Fault = 'resolve-foreign'; Do = $resolve; Sent = '302'; Id = 'ProtocolError' }
        # Pages.
        @{ Fault = 'page-repeats'; Do = $list; Sent = '200 200'; Id = 'ProtocolError'; Page = 3; Lost = $true }
        @{ Fault = 'page-loop-of-two'; Do = { param($more) Get-SCTrack -User 4280711 -PageSize 100 @more }; Sent = '200 200 200'; Id = 'ProtocolError'; Page = 4; Lost = $true }
        @{ Fault = 'page-foreign-host'; Do = $list; Sent = '200'; Id = 'ProtocolError'; Page = 2; Says = '*leads away from the API*' }
        @{ Fault = 'page-other-port'; Do = $list; Sent = '200'; Id = 'ProtocolError'; Page = 2; Says = '*leads away from the API*' }
        @{ Fault = 'page-other-scheme'; Do = $list; Sent = '200'; Id = 'ProtocolError'; Page = 2; Says = '*leads away from the API*' }
        @{ Fault = 'page-userinfo'; Do = $list; Sent = '200'; Id = 'ProtocolError'; Page = 2; Says = '*leads away from the API*' }
        @{ Fault = 'page-no-address'; Do = $list; Sent = '200'; Id = 'ProtocolError'; Page = 2; Lost = $true }
        @{ Fault = 'page-relative'; Do = $list; Sent = '200 200 200' }
        @{ Fault = 'page-lost-access'; Do = { param($more) Get-SCTrack -User 4280711 -Access playable -PageSize 150 @more }; Sent = '200 200 200' }
        @{ Fault = 'page-cursor-changes'; Do = $list; Sent = '200 200 200' }
        @{ Fault = 'page-end-null'; Do = $list; Sent = '200 200 200' }
        @{ Fault = 'page-end-empty'; Do = $list; Sent = '200 200 200' }
        @{ Fault = 'page-end-absent'; Do = $list; Sent = '200 200 200' }
        @{ Fault = 'page-short'; Do = $list; Sent = '200 200 200 200 200' }
        @{ Fault = 'page-filtered'; Do = $search; Sent = '200 200 200' }
        @{ Fault = 'page-empty-first'; Do = $list; Sent = '200 200 200 200' }
        @{ Fault = 'page-never-ends'; Do = $list; Sent = (@('200') * 20 -join ' '); Id = 'ProtocolError'; Page = 21; Says = '*brought nothing new*' }
        @{ Fault = 'page-never-ends:5'; Do = $list; Sent = (@('200') * 8 -join ' ') }
        @{ Fault = 'page-no-list'; Do = $list; Sent = '200'; Id = 'ProtocolError'; Page = 1 }
        @{ Fault = 'bare-lists'; Do = $list; Sent = '200 200 200' }
        # Tokens.
        @{ Fault = 'token-limit:0'; Do = $connect; As = 'Nobody'; Sent = 'auth:429'; Id = 'RateLimited'; Status = 429; Limit = 'client-credentials-exchange' }
        @{ Fault = 'token-rate-limited:2'; Do = $connect; As = 'Nobody'; Sent = 'auth:429 auth:429 auth:200 200' }
        @{ Fault = 'token-rate-limited'; Do = $connect; As = 'Nobody'; Sent = 'auth:429 auth:429 auth:429 auth:429'; Id = 'RateLimited'; Status = 429 }
        @{ Fault = 'token-invalid-client'; Do = $connect; As = 'Nobody'; Sent = 'auth:401'; Id = 'Unauthorized'; Status = 401 }
        @{ Fault = 'token-invalid-grant'; Do = $renew; As = 'Renewable'; Sent = '401 auth:400'; Id = 'SignInRequired' }
        @{ Fault = 'token-500'; Do = $renew; As = 'Renewable'; Sent = '401 auth:500'; Id = 'ServiceUnavailable'; Status = 500; Body = '' }
        @{ Fault = 'token-html-503'; Do = $renew; As = 'Renewable'; Sent = '401 auth:503'; Id = 'ServiceUnavailable'; Status = 503 }
        @{ Fault = 'token-html-200'; Do = $connect; As = 'Nobody'; Sent = 'auth:200'; Id = 'ProtocolError' }
        @{ Fault = 'token-missing'; Do = $renew; As = 'Renewable'; Sent = '401 auth:200'; Id = 'ProtocolError' }
        @{ Fault = 'token-hang'; Do = $renew; As = 'Renewable'; With = @{ OperationTimeoutSeconds = 1; MaximumRetryCount = 1 }; Sent = '401 auth:- 401 auth:-'; Id = 'Timeout' }
        @{ Fault = 'token-echo'; Do = $connect; As = 'Nobody'; Sent = 'auth:400'; Id = 'InvalidRequest'; Status = 400; Body = '*Refused:*' }
        @{ Fault = 'token-echo'; Do = $renew; As = 'Renewable'; Sent = '401 auth:400'; Id = 'InvalidRequest'; Status = 400; Body = '*Refused:*' }
        @{ Fault = 'token-dead'; Do = $renew; As = 'Renewable'; Sent = '401 auth:200 401'; Id = 'Unauthorized'; Status = 401 }
        @{ Fault = 'token-short'; Do = $renewTwice; As = 'Renewable'; Sent = '401 auth:200 200 auth:200 200' }
        @{ Fault = 'token-no-refresh'; Do = $renewTwice; As = 'Renewable'; Sent = '401 auth:200 200 401 auth:400'; Id = 'SignInRequired'; Count = 1 }
        @{ Fault = 'token-app-refresh'; Do = $renewApp; As = 'Nobody'; Sent = 'auth:200 200 401 auth:200 200' }
        @{ Fault = 'token-empty-refresh'; Do = $renewTwice; As = 'Renewable'; Sent = '401 auth:200 200 401 auth:400'; Id = 'SignInRequired'; Count = 1 }
        @{ Fault = 'echo-token'; Do = $track; Sent = '400'; Id = 'InvalidRequest'; Status = 400; Body = '*not welcome*' }
        @{ Fault = 'newline-401'; Do = $upload; Sent = '401'; Id = 'Unauthorized' }
        # Proxies: the sandbox is its own.
        @{ Fault = 'proxy-login'; Do = { Connect-SoundCloud -AccessToken (ConvertTo-Secret $token.AccessToken) @at -Proxy $box.ApiUri.Authority; Get-SCTrack 2168800381 }; As = 'Nobody'; Sent = '407'; Id = 'Unreachable'; Says = '*The proxy requires*' }
        @{ Fault = 'proxy-login'; Do = { Connect-SoundCloud -AccessToken (ConvertTo-Secret $token.AccessToken) @at -Proxy "http://ana:pw@$($box.ApiUri.Authority)"; Get-SCTrack 2168800381 }; As = 'Nobody'; Sent = '407 200' }
        @{ Fault = 'proxy-login'; Do = { Connect-SoundCloud -AccessToken (ConvertTo-Secret $token.AccessToken) @at -Proxy $box.ApiUri -ProxyCredential ([pscredential]::new('ana', (ConvertTo-Secret pw))); Get-SCTrack 2168800381 }; As = 'Nobody'; Sent = '407 200' }
        @{ Fault = 'proxy-login'; Do = { Connect-SoundCloud -AccessToken (ConvertTo-Secret $token.AccessToken) @at -Proxy "http://ana:wrong@$($box.ApiUri.Authority)"; Get-SCTrack 2168800381 }; As = 'Nobody'; Sent = '407 407'; Id = 'Unreachable'; Says = '*The proxy requires*' }
        # Single routes.
        @{ Fault = 'batch-incomplete'; Do = { Get-SCTrack 2168800381, 1541037558 }; Sent = '200 200' }
        @{ Fault = 'playlist-empty'; Do = $fill; Sent = '201 200 200 200' }
        @{ Fault = 'playlist-write-lost'; Do = $fill; Sent = '201 200 200 200'; Id = 'Conflict'; Says = '*does not hold 1 of the 2 tracks*' }
        @{ Fault = 'follow-limit'; Do = $follow; Sent = '422'; Id = 'InvalidRequest'; Status = 422 }
    )
    $table = @{ Rows = $rows }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1

    $categories = @{
        Conflict             = 'ResourceExists'
        Forbidden            = 'PermissionDenied'
        InvalidRequest       = 'InvalidArgument'
        NotFound             = 'ObjectNotFound'
        ProtocolError        = 'ProtocolError'
        RateLimited          = 'LimitsExceeded'
        ServiceUnavailable   = 'ResourceUnavailable'
        SignInRequired       = 'AuthenticationError'
        Timeout              = 'OperationTimeout'
        Unauthorized         = 'AuthenticationError'
        Unreachable          = 'ConnectionError'
        UnsupportedOperation = 'NotImplemented'
    }
    # A row that takes longer is hanging.
    $hardLimit = [timespan]::FromSeconds(90)
    $folder = (New-Item (Join-Path $TestDrive 'inner' 'folder') -ItemType Directory -Force).FullName
    [IO.File]::WriteAllBytes((Join-Path $folder 'upload.mp3'), [byte[]](1..100))
    $box = Start-Box
    $faults = [SoundCloud.Sandbox.SoundCloudSandbox]::Faults
    $lines = [Collections.Generic.List[string]]::new()
    $wholes = @{}
    $state = @{ Worker = $null }

    # The runspace of the rows. If a row hangs, the runspace is abandoned.
    function Open-Worker {
        $runspace = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault2())
        $runspace.Open()
        $shell = [powershell]::Create($runspace)
        $null = $shell.AddScript('param($Root, $Box, $Folder) . $Root/Common.ps1; . $Root/Sandbox.ps1; $global:box = $Box; $global:folder = $Folder').AddParameters(@($PSScriptRoot, $box, $folder)).Invoke()
        $shell.Dispose()
        $runspace
    }

    # Runs the action with its own session and tokens, and returns everything it writes.
    $run = {
        param($Fault, $As, $With, $Act, $More)
        $ErrorActionPreference = 'Continue'
        $token = $box.IssueUserToken('demo-dj')
        $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
        $at = @{ ApiUri = $box.ApiUri; AuthUri = $box.AuthUri; MaximumRetryDelay = 0.03; MaximumRetryCount = 3; OperationTimeoutSeconds = 30 }
        foreach ($name in $With.Keys) {
            $at[$name] = $With[$name]
        }

        $null = if (Get-SCSession) { Disconnect-SoundCloud -KeepToken }
        if ($As -ne 'Nobody') {
            $tokens = @{ AccessToken = ConvertTo-Secret $token.AccessToken }
            if ($As -eq 'Renewable') {
                $tokens += @{ RefreshToken = ConvertTo-Secret $token.RefreshToken; Credential = $app }
            }

            Connect-SoundCloud @tokens @at
        }

        Get-ChildItem $folder -Force | Where-Object Name -NE 'upload.mp3' | Remove-Item -Force
        $box.Requests.Clear()
        $Fault | ForEach-Object { $box.EnableFault($_) }
        $act = [scriptblock]::Create($Act)
        $VerbosePreference = $DebugPreference = 'Continue'
        $written = @(try { & $act $More *>&1 } catch { $_ })
        $VerbosePreference = $DebugPreference = 'SilentlyContinue'
        $Fault | ForEach-Object { $box.DisableFault($_) }
        @{
            Written  = $written
            Text     = $written | Format-List * -Force | Out-String -Width 8000
            View     = $written | Where-Object { $_ -is [SoundCloud.Track] } | Format-Table | Out-String -Width 200
            Requests = @($box.Requests)
            Secrets  = $token.AccessToken, $token.RefreshToken, $box.ClientSecret, [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("$($box.ClientId):$($box.ClientSecret)"))
        }
    }

    function Invoke-Row([string[]] $Fault, [hashtable] $Row, [hashtable] $More = @{}) {
        if (-not $state.Worker) {
            $state.Worker = Open-Worker
        }

        $shell = [powershell]::Create($state.Worker)
        $null = $shell.AddScript("$run").AddParameters(@($Fault, $Row['As'], ($Row['With'] ?? @{}), "$($Row.Do)", $More))
        $running = $shell.BeginInvoke()
        if (-not $running.AsyncWaitHandle.WaitOne($hardLimit)) {
            $state.Worker = $null
            $Fault | ForEach-Object { $box.DisableFault($_) }
            throw "It has not ended after $hardLimit."
        }

        $output = $shell.EndInvoke($running)
        if ($output.Count -ne 1) {
            throw "The row itself failed: $($shell.Streams.Error)"
        }

        $result = $output[0]
        $result.Errors = @($result.Written | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
        $result.Items = @($result.Written | Where-Object { $_ -is [SoundCloud.Resource] -or $_ -is [SoundCloud.TrackStream] -or $_ -is [IO.FileInfo] })
        $result.Names = @($result.Items | ForEach-Object { $_ -is [SoundCloud.Resource] ? $_.Urn : "$_" })
        $result.Waits = @($result.Written | Where-Object { $_ -is [Management.Automation.VerboseRecord] -and $_.Message -match '^retry \d' }).Count
        $shell.Dispose()
        $result
    }

    # How the table shows a request.
    function Format-Request([object] $Request) {
        $hostName = $Request.Host -eq 'api' ? '' : "$($Request.Host):"
        $status = $Request.Status -eq 0 ? '-' : $Request.Status
        "$hostName$status", "$($Request.Method) $hostName$($Request.Path) $status"
    }

    # How the table shows all requests: in order, with equal ones grouped.
    function Format-Wire([object[]] $Requests) {
        $groups = [Collections.Generic.List[object]]::new()
        foreach ($line in $Requests | ForEach-Object { (Format-Request $_)[1] }) {
            if ($groups.Count -gt 0 -and $groups[-1].Line -eq $line) {
                $groups[-1].Count++
            }
            else {
                $groups.Add([pscustomobject]@{ Line = $line; Count = 1 })
            }
        }

        ($groups | ForEach-Object { ($_.Count -gt 1 ? "$($_.Count) × " : '') + "``$($_.Line)``" }) -join '<br>'
    }

    # Replaces values that differ between runs.
    function Hide-Chance([string] $Text) {
        $roots = @{ 'the-api' = $box.ApiUri; 'the-auth' = $box.AuthUri; 'the-cdn' = $box.CdnUri }
        foreach ($name in $roots.Keys) {
            $Text = $Text.Replace($roots[$name].Authority, $name)
        }

        $Text -replace '(signature|expires)=\w+', '$1=…'
    }
}

AfterAll {
    $box.Stop()
    if ($state.Worker) {
        $state.Worker.Dispose()
    }
}

Describe 'The fault table' -ForEach $table {
    It '<Fault> of {<Do>}' -ForEach $Rows {
        $spec = @($Fault -split ' \+ ')
        $name = $spec[0] -replace '[:@].*'
        $key = "$Do $($_['As'])"
        if (-not $wholes.ContainsKey($key)) {
            $wholes[$key] = Invoke-Row @() $_
        }

        $whole = $wholes[$key]
        $result = Invoke-Row $spec $_
        $told = ''

        # The wire.
        (@($result.Requests | ForEach-Object { (Format-Request $_)[0] }) -join ' ') | Should -BeExactly $Sent
        $result.Requests | Where-Object { $_.Fault -match "\b$name\b" } | Should -Not -BeNullOrEmpty -Because 'the row has to meet its fault'

        # Tokens are sent to the API only. The sign-in host receives only the app's own header.
        $result.Requests | Where-Object { $_.Host -eq 'cdn' -and $_.HasAuthorization } | Should -BeNullOrEmpty
        $result.Requests | Where-Object { $_.Host -eq 'auth' -and $_.AuthorizationScheme -notin $null, 'Basic' } | Should -BeNullOrEmpty
        foreach ($secret in $result.Secrets) {
            $result.Text.Contains($secret) | Should -BeFalse -Because 'no stream may hold a secret'
        }

        # No duplicates, and no items that do not exist.
        @($result.Names | Group-Object | Where-Object Count -GT ($name -like 'token-*' ? 2 : 1)) | Should -BeNullOrEmpty
        $isList = "$Do" -match '\$more'
        if ($name -notin 'hostile-text', 'hostile-file-name', 'more-streams', 'redirect-merged' -and "$Do" -notmatch 'Resolve') {
            $result.Names | Where-Object { $_ -notin $whole.Names } | Should -BeNullOrEmpty
        }

        if (-not $_['Id']) {
            $result.Errors | Should -BeNullOrEmpty
            if ($_['EverySecond']) {
                $result.Names | Should -Be @(for ($i = 0; $i -lt $whole.Names.Count; $i += 2) { $whole.Names[$i] })
                # Each page says how many it left out, and why.
                @($result.Written | Where-Object { $_ -is [Management.Automation.VerboseRecord] -and $_.Message -match "\d+ fields could not be read: collection\[1\] \($EverySecond\)" }) | Should -HaveCount $result.Requests.Count
            }
            elseif ($isList) {
                $result.Names | Should -Be $whole.Names
            }
            else {
                $result.Items.Count | Should -Be $whole.Items.Count
            }

            $told = $result.Items.Count -gt 0 ? "$($result.Items.Count -eq 1 ? '1 item' : "$($_['EverySecond'] ? 'every second of' : 'all') $($whole.Items.Count) items")" : 'done'
        }
        else {
            $result.Errors | Should -HaveCount 1
            $record = $result.Errors[0]
            [object]::ReferenceEquals(@($result.Written | Where-Object { $_ -is [SoundCloud.Resource] -or $_ -is [Management.Automation.ErrorRecord] })[-1], $record) | Should -BeTrue -Because 'the error comes after all items before it'
            $record.FullyQualifiedErrorId | Should -BeLike "SoundCloud.$Id,SoundCloud.PowerShell.Commands.*"
            "$($record.CategoryInfo.Category)" | Should -BeExactly $categories[$Id]
            # The message is one readable line, without type names and stack traces.
            $record.ErrorDetails.Message | Should -Match '^\S[^\r\n<>]{8,400}$'
            $record.ErrorDetails.Message | Should -Not -MatchExactly 'Exception\b|HttpRequest|System\.|\bat SoundCloud\.'
            $record.ErrorDetails.RecommendedAction | Should -Match '^[A-Z].{8,}\.$'
            $record.Exception | Should -BeOfType ([SoundCloud.SoundCloudException])
            if ($_['Status']) {
                [int]$record.Exception.Status | Should -Be $Status
                "$($record.Exception.RequestId)" | Should -Match ($_['Request'] ? "^$Request$" : '^(sandbox-\d+)?$')
            }

            if ($_.ContainsKey('Body')) {
                $record.Exception.ResponseBody | Should -BeLike $Body
            }

            if ($_['Says']) {
                $record.ErrorDetails.Message | Should -BeLike $Says
            }

            if ($_['Limit']) {
                $record.Exception.LimitName | Should -Be $Limit
            }

            if ($_['Hours']) {
                $now = [DateTimeOffset]::UtcNow
                $record.Exception.ResetsAt | Should -BeGreaterThan $now.AddHours($Hours - 1)
                $record.Exception.ResetsAt | Should -BeLessThan $now.AddHours($Hours).AddMinutes(1)
            }

            $told = "**$Id**: $($record.ErrorDetails.Message)"
            $result.Items.Count | Should -Be ($_['Count'] ?? $result.Items.Count)
            if ($_['Page']) {
                $record.Exception.Page | Should -Be $Page
                if ($isList -and $_['Lost']) {
                    # There is no way to resume, and the error does not offer one.
                    $record.Exception.Cursor | Should -BeNullOrEmpty
                    $record.ErrorDetails.Message | Should -Not -Match 'Cursor'
                    $whole.Names[0..($result.Names.Count - 1)] | Should -Be $result.Names
                }
                elseif ($isList) {
                    # The items before the failure and those from -Cursor are the whole list, each item once.
                    $rest = Invoke-Row @() $_ @{ Cursor = $record.Exception.Cursor }
                    @($result.Names) + @($rest.Names) | Should -Be $whole.Names
                }

                $told = ($result.Items.Count -gt 0 ? "$($result.Items.Count) items, then " : '') + $told + ($isList -and -not $_['Lost'] ? '<br>`-Cursor` brings the rest.' : '')
            }
            else {
                $record.Exception.Page | Should -BeNullOrEmpty
            }
        }

        # Text from outside stays within its row and colour, and files stay in their folder.
        if ($_['View']) {
            $result.View | Should -Not -Match '[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]'
            @($result.View -split '\r?\n' | Where-Object { $_ }).Count | Should -Be ($result.Items.Count + 2)
        }

        Get-ChildItem (Split-Path $folder) -Force | Should -HaveCount 1
        Get-ChildItem $TestDrive -Recurse -Force -Filter '*evil*' | Should -BeNullOrEmpty

        $act = "$Do".Trim() -replace '^param\(\$more\) ' -replace ' @(more|at)\b'
        $lines.Add((Hide-Chance "| ``$Fault`` | ``$act`` | $(Format-Wire $result.Requests)$($result.Waits -gt 0 ? "<br>$($result.Waits) wait$($result.Waits -eq 1 ? '' : 's')" : '') | $($told -replace '\|', '\|') |"))
    }

    It 'has a row for every fault' {
        $tried = @($Rows.Fault -split ' \+ ' -replace '[:@].*')

        $faults.Name | Where-Object { $_ -notin $tried } | Should -BeNullOrEmpty
    }

    It 'is that of docs/faults.md; after a change copy out/faults.md there' {
        $descriptions = $faults | ForEach-Object { "| ``$($_.Name)`` | $($_.Description -replace '\|', '\|') |" }
        $text = @(
            '# The fault table'
            ''
            'For each fault of the service: a cmdlet that meets it, the requests that were sent, and what the user saw. `tests/Module/Faults.Tests.ps1`'
            'generates this file: do not edit it. Each row is a test, which also asserts that no item is lost or written twice, that no token reaches'
            'another host or any stream, and that the cmdlet ends.'
            ''
            'The status `-` means that no answer came. `auth:` is the sign-in host, `cdn:` the CDN; other requests went to the API.'
            ''
            '| Fault | Cmdlet | Wire | User |'
            '|--|--|--|--|'
            $lines
            ''
            '## The faults'
            ''
            'Try them on your own scripts: `Start-SCSandbox -Fault status-503:2`. After the name come its numbers. After an @ comes where it applies: the'
            'host (`api`, `auth`, `cdn`), the method (`*` for any) and a part of the address, as in `status-503:1@POST /likes`. Without an @, the fault'
            'applies where its description says, or else to every GET and HEAD of the API.'
            ''
            '| Fault | What it does |'
            '|--|--|'
            $descriptions
        ) -join "`n"
        $made = Join-Path $RepositoryRoot 'out' 'faults.md'
        [IO.File]::WriteAllText($made, $text + "`n")

        $kept = Join-Path $RepositoryRoot 'docs' 'faults.md'
        (Get-Content -Raw $kept -ErrorAction Ignore) -replace '\r' | Should -BeExactly (Get-Content -Raw $made)
    }
}

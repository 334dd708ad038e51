# Dot-sourced after Sandbox.ps1 by the tests of sign-ins and stored accounts.

# Sets an accounts folder for one test. The test file restores the variable at its end.
function Use-FreshAccounts {
    $env:SOUNDCLOUD_ACCOUNTS_PATH = Join-Path $TestDrive "soundcloud-tests-$([guid]::NewGuid().ToString('N'))"
}

# The user's answer to a sign-in: the address that the service redirects the browser to.
function Get-Answer([uri] $Uri, [string] $Also = '') {
    $response = Invoke-WebRequest "$($Uri.AbsoluteUri)$Also" -MaximumRedirection 0 -SkipHttpErrorCheck -ErrorAction Ignore
    $query = [Web.HttpUtility]::ParseQueryString(([uri]$response.Headers['Location'][0]).Query)
    @{ Address = $response.Headers['Location'][0]; Code = $query['code']; State = $query['state']; Error = $query['error'] }
}

# A web back end's first half: a request of that sandbox's app, and the answer to it.
function New-Answered([object] $Box, [hashtable] $With = @{}, [string] $As = 'demo-dj') {
    $app = [pscredential]::new($Box.ClientId, (ConvertTo-Secret $Box.ClientSecret))
    $arguments = @{ Credential = $app; ApiUri = $Box.ApiUri; AuthUri = $Box.AuthUri; RedirectUri = 'https://example.com/callback' } + $With
    $request = New-SCAuthorizationRequest @arguments
    $answer = Get-Answer $request.Uri "&sandbox_user=$As"
    @{ Request = $request; AuthorizationCode = ConvertTo-Secret $answer.Code; State = $answer.State }
}

# Signs a user in and stores the account under a name.
function Save-User([object] $Box, [string] $Name) {
    $answered = New-Answered $Box
    Connect-SoundCloud @answered -Account $Name -AllowPlainTextStore -WarningAction Ignore
    Disconnect-SoundCloud -KeepToken
    $Box.Requests.Clear()
}

# A session of a stored account.
function Open-Account([string] $Name, [hashtable] $With = @{}) {
    Connect-SoundCloud -Account $Name -AllowPlainTextStore -WarningAction Ignore -PassThru @With
}

# The file of a plain-text account. Its name must consist of lower case letters and digits.
function Get-StoredPath([string] $Name) {
    Join-Path $env:SOUNDCLOUD_ACCOUNTS_PATH "plain-$Name"
}

# The stored entry of an account.
function Get-Stored([string] $Name) {
    Get-Content -Raw (Get-StoredPath $Name) | ConvertFrom-Json -AsHashtable
}

# Changes the stored entry of an account, as time and other processes do.
function Edit-Stored([string] $Name, [hashtable] $Changes) {
    $entry = Get-Stored $Name
    foreach ($key in $Changes.Keys) {
        $entry[$key] = $Changes[$key]
    }

    $entry | ConvertTo-Json | Set-Content (Get-StoredPath $Name) -NoNewline
}

# A time that many seconds from now, in the format of stored entries.
function Get-Expiry([int] $Seconds) {
    [DateTimeOffset]::UtcNow.AddSeconds($Seconds).ToString('o')
}

# The text of a SecureString.
function Show-Secret([securestring] $Secret) {
    [Net.NetworkCredential]::new('', $Secret).Password
}

# A new key for -StoreKey.
function New-StoreKey {
    ConvertTo-SecureString ([Convert]::ToBase64String([Security.Cryptography.RandomNumberGenerator]::GetBytes(32))) -AsPlainText -Force
}

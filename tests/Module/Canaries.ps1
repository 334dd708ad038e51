# Dot-sourced by the tests that search for secrets.

# A secret in the forms that it takes on its way.
function Get-Form([string] $Secret) {
    $Secret
    foreach ($text in $Secret, "sandbox-client:$Secret") {
        [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($text)).TrimEnd('=')
    }

    # What a SecureString is serialised as where the system has nothing to encrypt it with.
    [Convert]::ToHexString([Text.Encoding]::Unicode.GetBytes($Secret)).ToLowerInvariant()
}

# The kinds of the secrets that a text holds; also anything of the shape of the sandbox's tokens.
function Find-Secret([string] $Text, [hashtable] $Secrets) {
    foreach ($kind in $Secrets.Keys) {
        if (Get-Form $Secrets[$kind] | Where-Object { $Text.Contains($_, 'OrdinalIgnoreCase') }) {
            $kind
        }
    }

    if ($Text -match '[\w-]{64}\.[\w-]{400,}\.[\w-]{100,}') {
        'something of the shape of a token'
    }
}

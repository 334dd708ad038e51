# Dot-sourced by the tests that search for secrets.

# The forms in which a secret may appear.
function Get-Form([string] $Secret) {
    $Secret
    foreach ($text in $Secret, "sandbox-client:$Secret") {
        [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($text)).TrimEnd('=')
    }

    # The serialised form of a SecureString on systems that cannot encrypt it.
    [Convert]::ToHexString([Text.Encoding]::Unicode.GetBytes($Secret)).ToLowerInvariant()
}

# The kinds of secrets that a text contains, including anything in the form of the sandbox's tokens.
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
